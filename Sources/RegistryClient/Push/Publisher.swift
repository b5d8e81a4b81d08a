import ImageModel

/// Puts a manifest with its blobs into a repository, and sees to it that the manifest of its `subject` leads to it.
///
/// ```
/// each blob     HEAD blobs/DIGEST ── 200 ─▶ there
///                 └── 404 ─▶ POST blobs/uploads/ ── 202, Location ─▶ PUT Location?digest=DIGEST ── 201
/// manifest      PUT manifests/DIGEST ── 201 with OCI-Subject ─▶ done
///                 └── without ─▶ GET manifests/sha256-HEX, add the entry, PUT it, GET it again to see that it is in
/// ```
///
/// Source: OCI distribution-spec 1.1, "Pushing Blobs", "Pushing Manifests with Subject", "Referrers Tag Schema".
/// Threads: one at a time.
public final class Publisher {
    private enum Stage {
        case askBlob(Int)
        case beginBlob(Int)
        case putBlob(Int, place: String)
        case putManifest
        case readTag
        case putTag(ImageIndexText)
        case checkTag
        case done
    }

    private let session: FetchSession
    private let repository: String
    private let name: String
    private let publication: Publication
    private var stage = Stage.askBlob(0)
    private var request: DocumentFetch?
    private var tagRounds = 0
    /// Bytes that were sent, and those that the registry had already.
    public private(set) var sentBytes: UInt64 = 0
    public private(set) var knownBytes: UInt64 = 0
    /// The registry has no listing of referrers: they are under a tag.
    public private(set) var usedFallbackTag = false

    /// Somebody else may change the tag at the same time.
    private static let maxTagRounds = 4

    init(_ publication: Publication, session: FetchSession, repository: String, name: String) {
        self.publication = publication
        self.session = session
        self.repository = repository
        self.name = name
    }

    /// Goes on until all is there. Repeat after `.pending`.
    public func publish() throws(BlobError) {
        session.lock.lock()
        defer { session.lock.unlock() }
        while true {
            if case .done = stage { return }
            try step()
        }
    }

    private func step() throws(BlobError) {
        switch stage {
        case .askBlob(let number):
            guard number < publication.blobs.count else {
                stage = .putManifest
                return
            }
            let blob = publication.blobs[number]
            if try ask("HEAD", blobs + blob.digest.text, "blob " + blob.digest.text) != nil {
                knownBytes += UInt64(blob.bytes.count)
                stage = .askBlob(number + 1)
            } else {
                stage = .beginBlob(number)
            }
        case .beginBlob(let number):
            let label = "upload of blob " + publication.blobs[number].digest.text
            let answer = try send("POST", blobs + "uploads/", label, type: nil, [])
            guard let place = answer.header("Location").flatMap({ session.url("/").resolve($0) }) else {
                throw .failed(BlobFailure(.malformed, "\(label) to \(name): the registry says not where to"))
            }
            guard place.origin == session.origin else {
                throw .failed(
                    BlobFailure(.unsupported, "\(label) to \(name): the registry wants it at \(place.withoutQuery)"))
            }
            stage = .putBlob(number, place: place.target)
        case .putBlob(let number, let place):
            let blob = publication.blobs[number]
            let joiner = place.utf8.contains(UInt8(ascii: "?")) ? "&" : "?"
            _ = try send(
                "PUT", place + joiner + "digest=" + blob.digest.text, "blob " + blob.digest.text,
                type: "application/octet-stream", blob.bytes)
            sentBytes += UInt64(blob.bytes.count)
            stage = .askBlob(number + 1)
        case .putManifest:
            let answer = try send(
                "PUT", manifests + publication.manifest.digest.text, "manifest " + publication.manifest.digest.text,
                type: publication.manifest.mediaType, publication.manifestBytes)
            sentBytes += UInt64(publication.manifestBytes.count)
            usedFallbackTag = answer.header("OCI-Subject") == nil
            stage = usedFallbackTag ? .readTag : .done
        case .readTag: stage = .putTag(try tag())
        case .putTag(let text):
            guard let changed = text.adding(publication.manifest) else {
                stage = .done
                return
            }
            _ = try send("PUT", manifests + tagName, "index " + tagName, type: MediaType.ociIndex, changed)
            stage = .checkTag
        case .checkTag:
            let text = try tag()
            tagRounds += 1
            if text.adding(publication.manifest) == nil {
                stage = .done
            } else if tagRounds < Publisher.maxTagRounds {
                stage = .putTag(text)
            } else {
                throw .failed(
                    BlobFailure(.serverError, "\(name): the tag \(tagName) does not keep what is added to it"))
            }
        case .done: return
        }
    }

    private var blobs: String { "/v2/" + repository + "/blobs/" }
    private var manifests: String { "/v2/" + repository + "/manifests/" }
    private var tagName: String { Referrers.fallbackTag(publication.subject) }

    private func tag() throws(BlobError) -> ImageIndexText {
        guard let answer = try ask("GET", manifests + tagName, "index " + tagName) else { return ImageIndexText() }
        do throws(DocumentError) { return try ImageIndexText(answer.bytes) } catch {
            throw .failed(BlobFailure(.malformed, "\(name): index \(tagName): \(error.message)"))
        }
    }

    // MARK: Requests

    /// nil: 404.
    private func ask(_ method: String, _ path: String, _ label: String) throws(BlobError) -> DocumentFetch? {
        do throws(BlobError) { return try poll(method, path, label, type: nil, []) } catch {
            guard case .failed(let failure) = error, failure.reason == .notFound else { throw error }
            return nil
        }
    }

    private func send(_ method: String, _ path: String, _ label: String, type: String?, _ body: [UInt8])
        throws(BlobError) -> HTTPResponseHead
    {
        try poll(method, path, label, type: type, body).head
    }

    /// One request at a time: the running one is that of the stage.
    private func poll(_ method: String, _ path: String, _ label: String, type: String?, _ body: [UInt8])
        throws(BlobError) -> DocumentFetch
    {
        let running: DocumentFetch
        if let request {
            running = request
        } else {
            let target = FetchTarget(.path(path), label: label + " of " + name, accept: MediaType.ociIndex)
            if method != "GET" { target.upload = FetchTarget.Upload(method: method, contentType: type, body: body) }
            running = DocumentFetch(session, target)
            request = running
        }
        do throws(BlobError) {
            try running.poll(session)
        } catch {
            if case .failed = error { request = nil }
            throw error
        }
        request = nil
        return running
    }
}

/// What is to be published.
public struct Publication: Sendable {
    public struct Blob: Sendable {
        public var digest: Digest
        public var bytes: [UInt8]
        public init(digest: Digest, bytes: [UInt8]) {
            self.digest = digest
            self.bytes = bytes
        }
    }
    public var blobs: [Blob]
    /// Its `artifactType` is told in the fallback tag's index.
    public var manifest: Descriptor
    public var manifestBytes: [UInt8]
    /// The manifest that it belongs to, which its bytes say too.
    public var subject: Digest
    public init(blobs: [Blob], manifest: Descriptor, manifestBytes: [UInt8], subject: Digest) {
        self.blobs = blobs
        self.manifest = manifest
        self.manifestBytes = manifestBytes
        self.subject = subject
    }
}

extension ImageClient {
    /// Publishes into the repository of that image, where the registry itself is by registries.conf: mirrors are copies,
    /// which nobody pushes to. Throws where registries.conf blocks it. Makes no request by itself.
    public func publisher(_ publication: Publication, to reference: ImageReference) throws(BlobFailure) -> Publisher {
        guard let place = try registries.endpoints(for: reference).last(where: { !$0.isMirror }) else {
            throw BlobFailure(.unsupported, "\(reference.text): registries.conf names no place to push to")
        }
        return Publisher(
            publication, session: try session(place), repository: place.reference.path, name: reference.text)
    }
}
