import HostPlatform
import ImageCodecs
import ImageModel
import ImageMounter
import TestSupport

/// A host whose work runs when the test says so, and whose clock the test moves.
final class EngineHost: HostServices, TicketWaiter {
    let board = TicketBoard(lock: Lock())
    private(set) var warnings: [String] = []
    private(set) var nowNs: UInt64 = 1_000_000_000
    private var ready: [any Work] = []
    private var waiting: [Ticket: [any Work]] = [:]
    private var timers: [(atNs: UInt64, ticket: Ticket)] = []

    override func start(_ work: any Work) { ready.append(work) }
    override func warn(_ message: String) { warnings.append(message) }
    override func monotonicNs() -> UInt64 { nowNs }

    override func fire(_ ticket: Ticket, on board: TicketBoard, afterMs milliseconds: UInt64) {
        timers.append((nowNs + milliseconds * 1_000_000, ticket))
    }

    func ticketFired(_ ticket: Ticket) { ready.append(contentsOf: waiting.removeValue(forKey: ticket) ?? []) }

    func stepOnce() -> Bool {
        guard !ready.isEmpty else { return false }
        let work = ready.removeFirst()
        switch work.step() {
        case .again: ready.append(work)
        case .wait(let ticket):
            waiting[ticket, default: []].append(work)
            board.notify(self, of: ticket)
        case .done: break
        }
        return true
    }

    func runUntilIdle() { while stepOnce() {} }

    /// Moves the clock, and runs all work that can go on then.
    func advance(ms milliseconds: UInt64) {
        nowNs += milliseconds * 1_000_000
        let due = timers.filter { $0.atNs <= nowNs }
        timers.removeAll { $0.atNs <= nowNs }
        for timer in due { board.fire(timer.ticket) }
        runUntilIdle()
    }
}

/// The registry's side of one blob: what it gives out, and what it was asked for.
final class BlobGate {
    let bytes: [UInt8]
    private let board: TicketBoard
    /// So much of the blob has come.
    private(set) var releasedBytes: UInt64 = 0
    private var outage: BlobFailure?
    private var arrival: Ticket?
    /// Every byte range that was handed over, in order.
    private(set) var served: [Range<UInt64>] = []
    /// Reads that had to wait.
    private(set) var waitCount = 0
    /// The byte there is wrong when it is first given out.
    var liesOnceAt: UInt64?

    init(_ bytes: [UInt8], _ board: TicketBoard) {
        self.bytes = bytes
        self.board = board
    }

    var servedBytes: UInt64 { served.reduce(0) { $0 + UInt64($1.count) } }

    func release(upTo count: Int = .max) {
        releasedBytes = UInt64(min(count, bytes.count))
        tell()
    }

    func fail(_ failure: BlobFailure) {
        outage = failure
        tell()
    }

    func recover() { outage = nil }

    private func tell() {
        if let arrival { board.fire(arrival) }
        arrival = nil
    }

    func read(at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer) throws(BlobError) -> Int {
        if let outage { throw .failed(outage) }
        guard offset < UInt64(bytes.count) else { return 0 }
        guard offset < releasedBytes else {
            waitCount += 1
            let ticket = arrival ?? board.issue()
            arrival = ticket
            throw .pending(ticket)
        }
        // As a network does: never much at once.
        let count = min(buffer.count, 64 << 10, Int(releasedBytes - offset))
        buffer.copyBytes(from: bytes[Int(offset)..<Int(offset) + count])
        if let place = liesOnceAt, offset..<offset + UInt64(count) ~= place, !served.contains(where: { $0 ~= place }) {
            buffer[Int(place - offset)] ^= 1
        }
        served.append(offset..<offset + UInt64(count))
        return count
    }
}

/// An image whose layers come as the test releases them.
final class GatedImage: ImageSource {
    let image: ResolvedImage
    let gates: [BlobGate]
    private let layers: [MemoryLayer]
    private(set) var openCount = 0

    init(_ layers: [MemoryLayer], host: EngineHost, gates: [BlobGate]? = nil) {
        self.layers = layers
        image = MemoryImage(layers, host: ManualHost()).image
        self.gates = gates ?? layers.map { BlobGate($0.stored, host.board) }
    }

    func resolve(_ platform: Platform) throws(BlobError) -> ResolvedImage { image }

    func blob(_ descriptor: Descriptor) -> any BlobReader {
        openCount += 1
        let number = layers.firstIndex { $0.digest == descriptor.digest } ?? 0
        return GatedReader(descriptor, gates[number])
    }
}

private final class GatedReader: BlobReader {
    let digest: Digest
    let sizeBytes: UInt64
    private let gate: BlobGate
    init(_ descriptor: Descriptor, _ gate: BlobGate) {
        digest = descriptor.digest
        sizeBytes = descriptor.sizeBytes
        self.gate = gate
    }
    func read(at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer) throws(BlobError) -> Int {
        try gate.read(at: offset, into: buffer)
    }
    func prefetch(at offset: UInt64, count: UInt64) {}
    func close() {}
}

/// One process that has mounted a gated image.
final class Engine {
    let host: EngineHost
    let source: GatedImage
    let cache: MemoryCache
    let mount: ImageMount

    init(
        _ layers: [MemoryLayer], cache: MemoryCache? = nil, settings: MountSettings = MountSettings(),
        host: EngineHost = EngineHost(), gates: [BlobGate]? = nil
    ) {
        self.host = host
        source = GatedImage(layers, host: host, gates: gates)
        self.cache = cache ?? MemoryCache(host: host)
        mount = ImageMount(
            image: source.image, source: source, cache: self.cache, codecs: HostCodecs(), host: host,
            board: host.board, settings: settings)
        mount.start()
        host.runUntilIdle()
    }

    /// Gate of the layer, bottom first.
    func gate(_ layer: Int) -> BlobGate { source.gates[layer] }

    enum Answer<Value: Equatable>: Equatable {
        case value(Value)
        case pending
        case errno(Errno)
    }

    /// What the tree says when all work that can run has run.
    func answer<Value: Equatable>(_ call: (any FileTree) throws(TreeError) -> Value) -> Answer<Value> {
        // Each turn may start work whose result the next one sees.
        for _ in 0..<1000 {
            do throws(TreeError) {
                let value = try call(mount.tree)
                host.runUntilIdle()
                return .value(value)
            } catch {
                switch error {
                case .errno(let errno):
                    host.runUntilIdle()
                    return .errno(errno)
                case .pending(let ticket):
                    host.runUntilIdle()
                    if !host.board.isFired(ticket) { return .pending }
                }
            }
        }
        return .pending
    }

    func node(_ path: String) throws(TreeError) -> NodeID {
        try PathWalker(mount.tree).node(at: ByteString(path), followsLast: false)
    }

    func size(_ path: String) -> Answer<UInt64> {
        answer { (tree) throws(TreeError) in try tree.attributes(of: self.node(path)).sizeBytes }
    }

    func content(_ path: String, at offset: UInt64 = 0, count: Int = 1 << 20) -> Answer<[UInt8]> {
        answer { (tree) throws(TreeError) in
            let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 1)
            defer { buffer.deallocate() }
            let count = try tree.read(self.node(path), at: offset, into: buffer)
            return [UInt8](buffer[..<count])
        }
    }

    func text(_ path: String) -> Answer<String> {
        switch content(path) {
        case .value(let bytes): .value(String(decoding: bytes, as: UTF8.self))
        case .pending: .pending
        case .errno(let errno): .errno(errno)
        }
    }

    func names(_ path: String) -> Answer<[String]> {
        answer { (tree) throws(TreeError) in
            try tree.list(self.node(path), after: 0, limit: 1000).map { $0.name.string }.sorted()
        }
    }

    var status: [LayerStatus] { mount.status() }
}

/// Layers to stream.
enum Sample {
    static let d = gzip("d")
    static let low = gzip("low", seed: 2)
    static let middle = gzip("middle", seed: 3)
    static let top = gzip("top", seed: 4)

    /// Bytes that no two places share.
    static func bytes(_ count: Int, seed: UInt64 = 1) -> [UInt8] {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        return (0..<count).map { _ in
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return UInt8(truncatingIfNeeded: state >> 32)
        }
    }

    /// A small file, a big one, a small one.
    static func tar(_ name: String, bigBytes: Int = 3 << 20, seed: UInt64 = 1) -> [UInt8] {
        TarWriter.tar { tar in
            tar.folder(name)
            tar.file("\(name)/first", "first of \(name)")
            tar.file("\(name)/big", bytes: bytes(bigBytes, seed: seed))
            tar.file("\(name)/last", "last of \(name)")
        }
    }

    static func gzip(_ name: String, bigBytes: Int = 3 << 20, seed: UInt64 = 1) -> MemoryLayer {
        let tar = tar(name, bigBytes: bigBytes, seed: seed)
        return MemoryLayer(
            mediaType: "application/vnd.oci.image.layer.v1.tar+gzip", stored: Stored.gzip(tar), tar: tar)
    }

    /// Digests as the manifest says, but other bytes from `offset` on.
    static func lying(_ layer: MemoryLayer, at offset: Int) -> [UInt8] {
        var stored = layer.stored
        stored[offset] ^= 1
        return stored
    }
}
