import ImageModel

/// A place on this machine where documents and blobs lie as parts of files.
protocol LocalStore: DocumentStore {
    /// Where the bytes of that digest are.
    func locate(_ descriptor: Descriptor) throws(BlobFailure) -> FilePart
    func makeLock() -> Lock
    /// Those manifests here whose `subject` it is, of that type.
    func referrers(of subject: Digest, artifactType: String) throws(BlobError) -> [Descriptor]
}

/// Consecutive bytes of a file.
struct FilePart {
    let file: any RandomAccessFile
    let start: UInt64
    let sizeBytes: UInt64

    /// Precondition: inside the part.
    func slice(_ offset: UInt64, _ count: UInt64) -> FilePart {
        FilePart(file: file, start: start + offset, sizeBytes: count)
    }

    /// All of it, up to a limit.
    func bytes(limit: Int, label: String) throws(BlobFailure) -> [UInt8] {
        guard sizeBytes <= UInt64(limit) else { throw DocumentFetch.tooLarge(label, limit, has: "\(sizeBytes)") }
        var failure: BlobFailure?
        let out = [UInt8](unsafeUninitializedCapacity: Int(sizeBytes)) { buffer, count in
            do throws(BlobFailure) {
                count = try file.read(at: start, into: UnsafeMutableRawBufferPointer(buffer))
            } catch {
                failure = error
                count = 0
            }
        }
        if let failure { throw failure }
        guard UInt64(out.count) == sizeBytes else {
            throw BlobFailure(.truncated, "\(label): the file ends after \(out.count) of \(sizeBytes) bytes")
        }
        return out
    }
}

/// An image in files. Nothing here waits for the network, so nothing is ever pending.
final class LocalSource: ImageSource {
    private let store: any LocalStore
    private let resolvedOnce: ResolvedOnce

    init(_ store: any LocalStore, _ services: ClientServices) {
        self.store = store
        resolvedOnce = ResolvedOnce(services.host)
    }

    func resolve(_ platform: Platform) throws(BlobError) -> ResolvedImage {
        try resolvedOnce.resolve(platform, in: store)
    }

    func blob(_ descriptor: Descriptor) -> any BlobReader { LocalBlobReader(store, descriptor) }

    func document(_ descriptor: Descriptor) throws(BlobError) -> [UInt8] {
        try store.document(descriptor, DocumentKind(of: descriptor))
    }

    func referrers(of subject: Digest, artifactType: String) throws(BlobError) -> [Descriptor] {
        try store.referrers(of: subject, artifactType: artifactType)
    }
}

/// Opens its file with the first read, so that an image of a thousand layers needs no thousand descriptors.
final class LocalBlobReader: BlobReader {
    let digest: Digest
    let sizeBytes: UInt64
    private let descriptor: Descriptor
    private let store: any LocalStore
    private let lock: Lock  // guards the three below
    private var part: FilePart?
    private var isClosed = false
    private var readBytes: UInt64 = 0

    init(_ store: any LocalStore, _ descriptor: Descriptor) {
        self.store = store
        self.descriptor = descriptor
        digest = descriptor.digest
        sizeBytes = descriptor.sizeBytes
        lock = store.makeLock()
    }

    func read(at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer) throws(BlobError) -> Int {
        if buffer.isEmpty || offset >= sizeBytes { return 0 }
        let wanted = Int(min(UInt64(buffer.count), sizeBytes - offset))
        do throws(BlobFailure) {
            let part = try opened()
            let into = UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted])
            let count = try part.file.read(at: part.start + offset, into: into)
            guard count > 0 else {
                throw BlobFailure(.truncated, "blob \(digest.text) of \(store.name) ends before byte \(offset)")
            }
            lock.withLock { readBytes &+= UInt64(count) }
            return count
        } catch {
            throw .failed(error)
        }
    }

    func prefetch(at offset: UInt64, count: UInt64) {}

    /// Reads from a disk are no requests.
    var traffic: BlobTraffic {
        var out = BlobTraffic()
        out.receivedBytes = lock.withLock { readBytes }
        return out
    }

    func close() {
        lock.lock()
        defer { lock.unlock() }
        part = nil
        isClosed = true
    }

    private func opened() throws(BlobFailure) -> FilePart {
        lock.lock()
        defer { lock.unlock() }
        if isClosed { throw BlobFailure(.cancelled, "blob \(digest.text) of \(store.name): the reader was closed") }
        if let part { return part }
        let found = try store.locate(descriptor)
        guard found.sizeBytes == sizeBytes else {
            throw BlobFailure(
                .sizeMismatch,
                "blob \(digest.text) of \(store.name): has \(found.sizeBytes) bytes, but its descriptor says \(sizeBytes)"
            )
        }
        part = found
        return found
    }
}
