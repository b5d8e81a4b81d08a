import ImageModel

/// An image that may be in several places: mirrors and their registry, or the registries that a short name is looked
/// for in. Each place has its own requests and log-ins; what one cannot give is asked of the next.
///
/// Threads: any.
final class FallbackSource: ImageSource {
    private let places: [RemoteSource]
    private let host: HostServices
    private let lock: Lock  // guards the two below
    /// The place that is asked first: the one that had the image.
    private var current = 0
    private var messages: [String] = []

    /// - Parameter places: at least one.
    init(_ places: [RemoteSource], _ host: HostServices) {
        self.places = places
        self.host = host
        lock = host.makeLock()
    }

    func resolve(_ platform: Platform) throws(BlobError) -> ResolvedImage {
        try first { (place) throws(BlobError) in try place.resolve(platform) }
    }

    func document(_ descriptor: Descriptor) throws(BlobError) -> [UInt8] {
        try first { (place) throws(BlobError) in try place.document(descriptor) }
    }

    func referrers(of subject: Digest, artifactType: String) throws(BlobError) -> [Descriptor] {
        try first { (place) throws(BlobError) in try place.referrers(of: subject, artifactType: artifactType) }
    }

    func blob(_ descriptor: Descriptor) -> any BlobReader {
        let start = lock.withLock { current }
        let ordered = Array(places[start...] + places[..<start])
        return FallbackReader(ordered, descriptor, host.makeLock())
    }

    /// Asks the place that served last, then those after it.
    private func first<T>(_ call: (RemoteSource) throws(BlobError) -> T) throws(BlobError) -> T {
        while true {
            let index = lock.withLock { current }
            do throws(BlobError) {
                let found = try call(places[index])
                lock.withLock { messages = [] }
                return found
            } catch {
                guard case .failed(let failure) = error, FallbackSource.mayBeElsewhere(failure) else { throw error }
                lock.lock()
                if !messages.contains(failure.message) { messages.append(failure.message) }
                // Another thread may have gone on already.
                if current == index { current = index + 1 }
                let isOver = current >= places.count
                var text = failure.message
                if isOver {
                    // The next call begins with the first again: an outage may be over.
                    current = 0
                    text = messages.joined(separator: "; ")
                    messages = []
                }
                lock.unlock()
                if isOver { throw .failed(BlobFailure(failure.reason, text)) }
            }
        }
    }

    static func mayBeElsewhere(_ failure: BlobFailure) -> Bool {
        failure.reason != .noPlatform && failure.reason != .cancelled
    }
}

/// Reads from the first place that has the blob. A place that fails in the middle is left for the next, whose bytes
/// are the same by the blob's digest.
final class FallbackReader: BlobReader {
    let digest: Digest
    let sizeBytes: UInt64
    private let places: [RemoteSource]
    private let descriptor: Descriptor
    private let lock: Lock  // guards the four below
    private var reader: any BlobReader
    private var index = 0
    private var isClosed = false
    /// What the readers before cost.
    private var spent = BlobTraffic()

    init(_ places: [RemoteSource], _ descriptor: Descriptor, _ lock: Lock) {
        self.places = places
        self.descriptor = descriptor
        self.lock = lock
        digest = descriptor.digest
        sizeBytes = descriptor.sizeBytes
        reader = places[0].blob(descriptor)
    }

    func read(at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer) throws(BlobError) -> Int {
        while true {
            let current = lock.withLock { reader }
            do throws(BlobError) {
                return try current.read(at: offset, into: buffer)
            } catch {
                guard case .failed(let failure) = error, FallbackSource.mayBeElsewhere(failure), goOn(from: current)
                else { throw error }
            }
        }
    }

    /// False where no place is left; the next read begins with the first again.
    private func goOn(from failed: any BlobReader) -> Bool {
        lock.lock()
        defer { lock.unlock() }
        if isClosed { return false }
        if reader !== failed { return true }
        let traffic = failed.traffic
        spent.requests += traffic.requests
        spent.receivedBytes += traffic.receivedBytes
        failed.close()
        index = (index + 1) % places.count
        reader = places[index].blob(descriptor)
        return index != 0
    }

    func takeAhead() -> [BlobPiece] { lock.withLock { reader }.takeAhead() }
    func hold(_ isHeld: Bool) { lock.withLock { reader }.hold(isHeld) }
    func prefetch(at offset: UInt64, count: UInt64) { lock.withLock { reader }.prefetch(at: offset, count: count) }

    var traffic: BlobTraffic {
        let (current, before) = lock.withLock { (reader, spent) }
        var out = current.traffic
        out.requests += before.requests
        out.receivedBytes += before.receivedBytes
        return out
    }

    func close() {
        let current = lock.withLock { () -> any BlobReader in
            isClosed = true
            return reader
        }
        current.close()
    }
}
