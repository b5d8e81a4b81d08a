import ImageModel

/// An image behind HTTP: in a registry (OCI distribution-spec 1.1), or in a layout that a file server offers.
final class RemoteSource: ImageSource, DocumentStore {
    enum Kind {
        case registry(ImageReference)
        /// `folder`: path in front of `/index.json`.
        case layout(folder: String, ref: String?)
    }

    let name: String
    private let kind: Kind
    private let session: FetchSession
    private let resolvedOnce: ResolvedOnce
    // Guarded by the session's lock:
    private var documents: [Digest: [UInt8]] = [:]
    private var rootDescriptors: [Descriptor]?
    private var running: [String: DocumentFetch] = [:]
    private var listings: [String: ReferrerListing] = [:]
    /// False when it has turned out that this registry keeps referrers under tags.
    private var hasReferrerListing = true
    private var indexBytes: [UInt8]?

    init(_ kind: Kind, name: String, session: FetchSession) {
        self.kind = kind
        self.name = name
        self.session = session
        resolvedOnce = ResolvedOnce(session.host)
    }

    func resolve(_ platform: Platform) throws(BlobError) -> ResolvedImage {
        try resolvedOnce.resolve(platform, in: self)
    }

    func blob(_ descriptor: Descriptor) -> any BlobReader {
        let target = FetchTarget(
            .path(blobPath(descriptor.digest)), label: "blob " + descriptor.digest.text,
            sizeBytes: descriptor.sizeBytes, otherPlaces: otherPlaces(descriptor))
        return RemoteBlobReader(session, target, descriptor)
    }

    /// The `urls` of a layer that registries may not hand out (OCI image-spec 1.1, layer.md, "Non-Distributable
    /// Layers"): asked where the registry does not have it, with no log-in of ours.
    private func otherPlaces(_ descriptor: Descriptor) -> [HTTPURL] {
        descriptor.urls.compactMap { HTTPURL($0) }.filter { url in
            let isSafe = url.origin.isSecure || url.origin.isLoopback || session.settings.allowsPlainHTTP
            return isSafe && (!url.origin.mayBeLoopback || session.origin.isLoopback)
        }
    }

    func document(_ descriptor: Descriptor) throws(BlobError) -> [UInt8] {
        try document(descriptor, DocumentKind(of: descriptor))
    }

    func referrers(of subject: Digest, artifactType: String) throws(BlobError) -> [Descriptor] {
        switch kind {
        case .registry(let reference):
            session.lock.lock()
            defer { session.lock.unlock() }
            let key = subject.hex + " " + artifactType
            // The fallback tag has those of all types.
            if listings[key] == nil, !hasReferrerListing {
                for other in listings.values where other.subject == subject {
                    if let found = other.otherResult(artifactType) { return found }
                }
            }
            let listing =
                listings[key]
                ?? ReferrerListing(
                    subject, artifactType, repository: reference.path, name: name, hasListing: hasReferrerListing)
            listings[key] = listing
            do throws(BlobError) {
                let found = try listing.poll(session)
                if listing.usedFallback { hasReferrerListing = false }
                return found
            } catch {
                if case .failed = error { listings[key] = nil }
                throw error
            }
        case .layout(let folder, _):
            let bytes = try layoutIndex(folder)
            return try layoutReferrers(bytes, of: subject, artifactType: artifactType)
        }
    }

    func sibling(tagSuffix: String) throws(BlobError) -> [UInt8]? {
        guard case .registry(let reference) = kind, let tag = reference.tag else { return nil }
        session.lock.lock()
        defer { session.lock.unlock() }
        let path = manifestPath(reference, tag + tagSuffix)
        let target = FetchTarget(
            .path(path), label: "manifest " + tag + tagSuffix + " of " + name, accept: MediaType.acceptedManifests)
        do throws(BlobError) { return try fetch(target, key: path).bytes } catch {
            guard case .failed(let failure) = error, failure.reason == .notFound else { throw error }
            return nil
        }
    }

    private func layoutIndex(_ folder: String) throws(BlobError) -> [UInt8] {
        session.lock.lock()
        defer { session.lock.unlock() }
        return try lockedLayoutIndex(folder)
    }

    // MARK: DocumentStore

    func roots() throws(BlobError) -> [Descriptor] {
        session.lock.lock()
        defer { session.lock.unlock() }
        if let rootDescriptors { return rootDescriptors }
        let found: [Descriptor]
        switch kind {
        case .registry(let reference): found = [try registryRoot(reference)]
        case .layout(let folder, let ref): found = try layoutRoots(folder, ref)
        }
        rootDescriptors = found
        return found
    }

    func document(_ descriptor: Descriptor, _ kind: DocumentKind) throws(BlobError) -> [UInt8] {
        session.lock.lock()
        defer { session.lock.unlock() }
        let sizeBytes = descriptor.sizeBytes == 0 ? nil : descriptor.sizeBytes
        if let known = documents[descriptor.digest], UInt64(known.count) == sizeBytes ?? UInt64(known.count) {
            return known
        }
        let label = kind.label + " " + descriptor.digest.text + " of " + name
        guard descriptor.sizeBytes <= UInt64(session.settings.maxDocumentBytes) else {
            throw .failed(
                DocumentFetch.tooLarge(label, session.settings.maxDocumentBytes, has: "\(descriptor.sizeBytes)"))
        }
        let path: String
        var accept = "*/*"
        switch (self.kind, kind) {
        case (.registry(let reference), .manifest):
            path = manifestPath(reference, descriptor.digest.text)
            accept = MediaType.acceptedManifests
        default: path = blobPath(descriptor.digest)
        }
        let done = try fetch(
            FetchTarget(.path(path), label: label, accept: accept, sizeBytes: sizeBytes), key: path)
        if let failure = verify(done.bytes, session.sha256(done.bytes), descriptor, label: label) {
            throw .failed(failure)
        }
        documents[descriptor.digest] = done.bytes
        return done.bytes
    }

    // MARK: Roots; with the lock held

    private func registryRoot(_ reference: ImageReference) throws(BlobError) -> Descriptor {
        let path = manifestPath(reference, reference.manifestName)
        let label = "manifest of " + name
        let done = try fetch(
            FetchTarget(.path(path), label: label, accept: MediaType.acceptedManifests), key: path)
        guard let digest = session.sha256(done.bytes) else {
            throw .failed(BlobFailure(.unsupported, "this host has no SHA-256"))
        }
        if let wanted = reference.digest, wanted != digest {
            throw .failed(
                BlobFailure(
                    .digestMismatch, "\(label): its bytes hash to \(digest.text), but \(wanted.text) was asked for"))
        }
        // The registry's own claim: a proxy or a broken disk in between shows here.
        if let text = done.head.header("Docker-Content-Digest"), let claimed = Digest(text), claimed != digest {
            throw .failed(
                BlobFailure(
                    .digestMismatch, "\(label): its bytes hash to \(digest.text), but the registry says \(claimed.text)"
                ))
        }
        documents[digest] = done.bytes
        let type = MediaType.essence(done.head.header("Content-Type") ?? "")
        if MediaType.isSchema1(type) {
            throw .failed(
                BlobFailure(
                    .unsupported,
                    "\(label): is of Docker's old schema 1: push the image again with a current tool"))
        }
        return Descriptor(mediaType: type, digest: digest, sizeBytes: UInt64(done.bytes.count))
    }

    private func layoutRoots(_ folder: String, _ ref: String?) throws(BlobError) -> [Descriptor] {
        let bytes = try lockedLayoutIndex(folder)
        do throws(BlobFailure) {
            return try LayoutIndex.select(bytes, ref: ref, place: name)
        } catch {
            throw .failed(error)
        }
    }

    private func lockedLayoutIndex(_ folder: String) throws(BlobError) -> [UInt8] {
        if let indexBytes { return indexBytes }
        let path = folder + "/index.json"
        let bytes = try fetch(FetchTarget(.path(path), label: "index.json of " + name), key: path).bytes
        indexBytes = bytes
        return bytes
    }

    /// Starts the request, or looks how it is getting on. A failed one is forgotten, so that a later call tries again.
    private func fetch(_ target: FetchTarget, key: String) throws(BlobError) -> DocumentFetch {
        let fetch = running[key] ?? DocumentFetch(session, target)
        running[key] = fetch
        do throws(BlobError) {
            try fetch.poll(session)
        } catch {
            if case .failed = error { running[key] = nil }
            throw error
        }
        running[key] = nil
        return fetch
    }

    private func manifestPath(_ reference: ImageReference, _ manifestName: String) -> String {
        "/v2/" + reference.path + "/manifests/" + manifestName
    }

    private func blobPath(_ digest: Digest) -> String {
        switch kind {
        case .registry(let reference): "/v2/" + reference.path + "/blobs/" + digest.text
        case .layout(let folder, _): folder + "/blobs/sha256/" + digest.hex
        }
    }
}
