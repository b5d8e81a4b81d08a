/// virtio-blk (VIRTIO 1.2 §5.2) without a medium: capacity 0, so every read and write is an I/O error.
///
///     request: readable header                 writable
///     0  u32  type                             … data
///     4  u32  reserved                         last byte: status
///     8  u64  sector
///
///     configuration (the fields the offered features make valid)
///     0   u64  capacity in 512-byte sectors
///     12  u32  seg_max
///     20  u32  blk_size
public final class BlockDevice: VirtioDevice {
    /// VIRTIO_BLK_F_SEG_MAX, VIRTIO_BLK_F_BLK_SIZE, VIRTIO_BLK_F_FLUSH
    private static let features: UInt64 = 1 << 2 | 1 << 6 | 1 << 9
    private static let queueSize: UInt16 = 256
    private static let headerBytes = 16
    /// VIRTIO_BLK_T_FLUSH, VIRTIO_BLK_T_GET_ID
    private static let flush: UInt8 = 4
    private static let getID: UInt8 = 8
    private static let idBytes = 20
    /// VIRTIO_BLK_S_OK, VIRTIO_BLK_S_IOERR, VIRTIO_BLK_S_UNSUPP
    private static let statusOK: UInt8 = 0
    private static let statusIOError: UInt8 = 1
    private static let statusUnsupported: UInt8 = 2

    public let identity = VirtioIdentity(
        deviceType: VirtioDeviceType.block, features: features, queueSizes: [queueSize])
    private let configuration: [UInt8]

    public init() {
        var bytes = [UInt8](repeating: 0, count: 24)
        bytes[12] = UInt8(Self.queueSize - 2)  // a header and a status beside the data
        bytes[21] = 2  // 512
        configuration = bytes
    }

    public func configurationByte(_ offset: Int) -> UInt8 {
        offset < configuration.count ? configuration[offset] : 0
    }

    public func queueNotified(_ queue: Int, _ transport: MMIOTransport) {
        while let chain = transport.queues[0].pop() {
            var reader = chain.reader(transport.memory)
            let header = reader.readArray(Self.headerBytes)
            guard header.count == Self.headerBytes, chain.writableBytes >= 1 else {
                return transport.fail(0, .requestMalformed(head: chain.head))
            }
            var writer = chain.writer(transport.memory)
            let status = answer(type: header[0..<4], dataBytes: chain.writableBytes - 1, &writer)
            let written = writer.position + 1
            writer.advance(writer.remaining - 1)
            _ = writer.write([status])
            transport.finish(0, head: chain.head, written: written)
        }
    }

    private func answer(type: ArraySlice<UInt8>, dataBytes: Int, _ writer: inout ChainCursor) -> UInt8 {
        guard type[1] == 0, type[2] == 0, type[3] == 0 else { return Self.statusUnsupported }
        switch type[0] {
        case 0, 1: return Self.statusIOError  // VIRTIO_BLK_T_IN, VIRTIO_BLK_T_OUT: beyond the capacity
        case Self.flush: return Self.statusOK
        case Self.getID:
            guard dataBytes >= Self.idBytes else { return Self.statusIOError }
            var name = [UInt8]("c2w-writable".utf8)
            name += [UInt8](repeating: 0, count: Self.idBytes - name.count)
            _ = writer.write(name)
            return Self.statusOK
        default: return Self.statusUnsupported
        }
    }
}
