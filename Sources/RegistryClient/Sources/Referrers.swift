import ImageModel

/// Manifests that say of another one that they belong to it.
///
/// Source: OCI distribution-spec 1.1, "Listing Referrers" and "Referrers Tag Schema"; image-spec 1.1, manifest.md
/// (`subject`).
enum Referrers {
    /// Pages that one listing may have, and referrers of one type that are taken.
    static let maxPages = 16
    static let maxReferrers = 256
    /// Entries of a layout whose manifests are read to see their subject.
    static let maxLayoutManifests = 64

    /// The tag under which registries without a listing keep one: `sha256-<hex>`.
    static func fallbackTag(_ subject: Digest) -> String { "sha256-" + subject.hex }

    /// Entries of that type in an index; nil where the bytes are no index.
    static func entries(_ bytes: [UInt8], artifactType: String, isFiltered: Bool) -> [Descriptor]? {
        guard let parsed = try? ManifestDocument.parse(bytes), case .index(let index) = parsed else { return nil }
        return index.manifests.filter {
            // A server that says it has filtered need not repeat the type in each entry.
            $0.artifactType == artifactType || (isFiltered && $0.artifactType == nil)
        }
    }

    /// Each once, and not too many.
    static func chosen(_ entries: [Descriptor], of subject: Digest) -> [Descriptor] {
        var seen: Set<Digest> = []
        return Array(
            entries.filter { $0.digest != subject && seen.insert($0.digest).inserted }.prefix(maxReferrers))
    }

    /// `<URL>; rel="next"` in a `Link` header (RFC 8288): the URL.
    static func nextLink(_ header: String) -> String? {
        for part in header.utf8.split(separator: UInt8(ascii: ",")) {
            guard let open = part.firstIndex(of: UInt8(ascii: "<")), let close = part.firstIndex(of: UInt8(ascii: ">")),
                open < close
            else { continue }
            let rest = part[close...].filter { $0 != 0x20 && $0 != UInt8(ascii: "\"") }
            let isNext = rest.split(separator: UInt8(ascii: ";")).contains { parameter in
                let text = String(decoding: Array(parameter), as: UTF8.self)
                return asciiEqualIgnoringCase(text, "rel=next")
            }
            if isNext { return String(decoding: Array(part[part.index(after: open)..<close]), as: UTF8.self) }
        }
        return nil
    }

    /// What a manifest in a layout says about itself; nil where it has no subject, or another one.
    static func entry(_ bytes: [UInt8], _ descriptor: Descriptor, subject: Digest) -> Descriptor? {
        do throws(DocumentError) {
            let document = JSONField(document: try JSONValue.parse(bytes))
            guard let field = try document.optional("subject"), try Descriptor(field).digest == subject else {
                return nil
            }
            var out = descriptor
            // The type of a manifest without one is that of its config.
            out.artifactType = try document.optional("artifactType")?.string()
            if out.artifactType == nil {
                out.artifactType = try document.optional("config")?.optional("mediaType")?.string()
            }
            if out.mediaType.isEmpty, let type = try document.optional("mediaType")?.string() { out.mediaType = type }
            if let own = try document.optional("annotations")?.stringMap() {
                // Those of the entry are the layout's words about it.
                for (key, value) in own where out.annotations[key] == nil { out.annotations[key] = value }
            }
            return out
        } catch {
            return nil
        }
    }

    /// Entries of a layout's `index.json` that may be referrers.
    static func candidates(
        _ index: ImageIndex, of subject: Digest, artifactType: String
    ) -> [Descriptor] {
        let some = index.manifests.filter { entry in
            entry.digest != subject && !MediaType.isIndex(entry.mediaType)
                && (entry.artifactType == nil || entry.artifactType == artifactType)
        }
        return Array(some.prefix(maxLayoutManifests))
    }
}

extension DocumentStore {
    /// The referrers in a layout: manifests of its `index.json`, and those of an index with the fallback tag.
    func layoutReferrers(
        _ indexBytes: [UInt8], of subject: Digest, artifactType: String
    ) throws(BlobError) -> [Descriptor] {
        guard let parsed = try? ManifestDocument.parse(indexBytes), case .index(let index) = parsed else { return [] }
        var found: [Descriptor] = []
        var pending: BlobError?
        let tag = Referrers.fallbackTag(subject)
        for entry in Referrers.candidates(index, of: subject, artifactType: artifactType) {
            do throws(BlobError) {
                let bytes = try document(entry, .manifest)
                if let referrer = Referrers.entry(bytes, entry, subject: subject),
                    referrer.artifactType == artifactType
                {
                    found.append(referrer)
                }
            } catch {
                // Requests for all run at once. A manifest that cannot be had refers to nothing.
                if case .pending = error { pending = error }
            }
        }
        for entry in index.manifests where entry.refName == tag && MediaType.isIndex(entry.mediaType) {
            do throws(BlobError) {
                let bytes = try document(entry, .manifest)
                found += Referrers.entries(bytes, artifactType: artifactType, isFiltered: false) ?? []
            } catch {
                if case .pending = error { pending = error }
            }
        }
        if let pending { throw pending }
        var seen: Set<Digest> = []
        return Array(found.filter { seen.insert($0.digest).inserted }.prefix(Referrers.maxReferrers))
    }
}

/// A listing of referrers that a registry is being asked for, page by page. Guarded by the session's lock.
final class ReferrerListing {
    let subject: Digest
    let artifactType: String
    private let repository: String
    private let label: String
    private var fetch: DocumentFetch?
    /// Where the page that is fetched is; for links relative to it.
    private var url: HTTPURL?
    private var pages = 0
    private var isFallback = false
    private var found: [Descriptor] = []
    /// The answer, once there is one.
    private(set) var result: [Descriptor]?
    /// What was under the fallback tag, whatever its type; empty if nothing was.
    private(set) var fallbackIndex: [UInt8] = []

    init(_ subject: Digest, _ artifactType: String, repository: String, name: String, hasListing: Bool) {
        self.subject = subject
        self.artifactType = artifactType
        self.repository = repository
        label = "referrers of " + subject.text + " in " + name
        isFallback = !hasListing
    }

    /// Whether the registry turned out to have no listing.
    var usedFallback: Bool { isFallback }

    /// Throws the ticket to wait for, or why the registry cannot be asked.
    func poll(_ session: FetchSession) throws(BlobError) -> [Descriptor] {
        while true {
            if let result { return result }
            let running = fetch ?? start(session)
            fetch = running
            do throws(BlobError) {
                try running.poll(session)
            } catch {
                guard case .failed(let failure) = error else { throw error }
                fetch = nil
                guard ReferrerListing.meansNone(failure) else { throw error }
                endPage(nil)
                continue
            }
            fetch = nil
            take(running, session)
        }
    }

    /// Registries without the listing say so in many ways; an outage is another matter.
    private static func meansNone(_ failure: BlobFailure) -> Bool {
        switch failure.reason {
        case .unreachable, .throttled, .serverError, .truncated, .cancelled, .storage: false
        default: true
        }
    }

    private func start(_ session: FetchSession) -> DocumentFetch {
        pages += 1
        let path: String
        if isFallback {
            path = "/v2/" + repository + "/manifests/" + Referrers.fallbackTag(subject)
        } else if let url {
            path = url.target
        } else {
            let query = Authorizer.formEncoded([HTTPHeader("artifactType", artifactType)])
            path = "/v2/" + repository + "/referrers/" + subject.text + "?" + query
        }
        let target = FetchTarget(.path(path), label: label, accept: MediaType.ociIndex)
        // Some registries send whom they do not know to a page for people.
        target.staysHome = true
        url = session.url(path)
        return DocumentFetch(session, target)
    }

    private func take(_ page: DocumentFetch, _ session: FetchSession) {
        let filters = page.head.header("OCI-Filters-Applied") ?? ""
        let isFiltered =
            !isFallback
            && filters.utf8.split(separator: UInt8(ascii: ",")).contains { part in
                String(decoding: part.filter { $0 != 0x20 }, as: UTF8.self) == "artifactType"
            }
        guard let entries = Referrers.entries(page.bytes, artifactType: artifactType, isFiltered: isFiltered) else {
            return endPage(nil)
        }
        if isFallback { fallbackIndex = page.bytes }
        var next: HTTPURL?
        if !isFallback, let link = page.head.header("Link").flatMap(Referrers.nextLink) {
            next = url?.resolve(link)
            // Another host's page is none of this registry's.
            if next?.origin != session.origin { next = nil }
        }
        found += entries
        guard let next, pages < Referrers.maxPages, found.count < Referrers.maxReferrers else { return endPage([]) }
        url = next
    }

    /// nil: the answer was no page of a listing.
    private func endPage(_ page: [Descriptor]?) {
        if page == nil && !isFallback && found.isEmpty {
            isFallback = true
            return
        }
        result = Referrers.chosen(found, of: subject)
    }

    /// The answer from what was found under the fallback tag for another type.
    func otherResult(_ artifactType: String) -> [Descriptor]? {
        guard isFallback, result != nil else { return nil }
        let entries = Referrers.entries(fallbackIndex, artifactType: artifactType, isFiltered: false)
        return Referrers.chosen(entries ?? [], of: subject)
    }
}
