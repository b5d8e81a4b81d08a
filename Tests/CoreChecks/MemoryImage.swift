import ImageModel

/// A blob in memory that can misbehave like one on a network.
public final class MemoryBlob: BlobReader {
    public struct Behaviour: Sendable {
        /// At most so many bytes a read.
        public var chunkBytes = Int.max
        /// Every second read throws `.pending`, its ticket given here.
        public var pends = false
        /// Reads at or after this offset fail.
        public var failsAt: (offset: UInt64, failure: BlobFailure)?
        /// The blob ends here, whatever its descriptor says.
        public var endsAt: UInt64?
        public init() {}
    }

    public let digest: Digest
    public let sizeBytes: UInt64
    private let bytes: [UInt8]
    private let behaviour: Behaviour
    private let host: ManualHost
    private var hasPended = false
    public private(set) var isClosed = false

    init(_ descriptor: Descriptor, _ bytes: [UInt8], _ behaviour: Behaviour, _ host: ManualHost) {
        digest = descriptor.digest
        sizeBytes = descriptor.sizeBytes
        self.bytes = bytes
        self.behaviour = behaviour
        self.host = host
    }

    public func read(at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer) throws(BlobError) -> Int {
        if behaviour.pends {
            hasPended.toggle()
            if hasPended {
                let ticket = host.board.issue()
                host.start(Firing(ticket, host.board))
                throw .pending(ticket)
            }
        }
        if let fails = behaviour.failsAt, offset >= fails.offset { throw .failed(fails.failure) }
        let end = min(UInt64(bytes.count), behaviour.endsAt ?? .max)
        guard offset < end else { return 0 }
        let count = Int(min(UInt64(min(buffer.count, behaviour.chunkBytes)), end - offset))
        buffer.copyBytes(from: bytes[Int(offset)..<Int(offset) + count])
        return count
    }

    public func prefetch(at offset: UInt64, count: UInt64) {}
    public func close() { isClosed = true }

    private final class Firing: Work {
        let ticket: Ticket
        let board: TicketBoard
        init(_ ticket: Ticket, _ board: TicketBoard) {
            self.ticket = ticket
            self.board = board
        }
        func step() -> WorkStep {
            board.fire(ticket)
            return .done
        }
    }
}

/// One layer as stored, and its tar.
public struct MemoryLayer: Sendable {
    public var mediaType: String
    public var stored: [UInt8]
    public var diffID: Digest
    /// What the descriptor claims; by default the truth.
    public var digest: Digest

    /// A plain tar.
    public init(tar: [UInt8]) {
        self.init(mediaType: "application/vnd.oci.image.layer.v1.tar", stored: tar, tar: tar)
    }

    public init(mediaType: String, stored: [UInt8], tar: [UInt8]) {
        self.mediaType = mediaType
        self.stored = stored
        diffID = sha256(tar)
        digest = sha256(stored)
    }
}

/// An image whose layers are in memory.
public final class MemoryImage: ImageSource {
    public let image: ResolvedImage
    public var behaviour = MemoryBlob.Behaviour()
    private let layers: [MemoryLayer]
    private let host: ManualHost
    /// Every reader handed out, with the digest it is for.
    public private(set) var readers: [MemoryBlob] = []

    public init(_ layers: [MemoryLayer], host: ManualHost) {
        self.layers = layers
        self.host = host
        let empty = Descriptor(mediaType: "", digest: sha256([]), sizeBytes: 0)
        var config = ImageConfig(platform: Platform(os: "linux", architecture: "riscv64"))
        config.diffIDs = layers.map { $0.diffID }
        image = ResolvedImage(
            name: "memory", manifest: empty, configDescriptor: empty, config: config,
            layers: layers.map {
                Descriptor(mediaType: $0.mediaType, digest: $0.digest, sizeBytes: UInt64($0.stored.count))
            },
            manifestBytes: [], configBytes: [])
    }

    public func resolve(_ platform: Platform) throws(BlobError) -> ResolvedImage { image }

    public func blob(_ descriptor: Descriptor) -> any BlobReader {
        let layer = layers.first { $0.digest == descriptor.digest }
        let reader = MemoryBlob(descriptor, layer?.stored ?? [], behaviour, host)
        readers.append(reader)
        return reader
    }
}
