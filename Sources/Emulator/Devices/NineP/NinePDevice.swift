import ImageModel

/// virtio-9p: nothing but the way between a virtqueue and a `NinePService`.
///
/// One queue. A chain holds a T-message in its readable part and room for the R-message in its writable part;
/// with Linux's zero-copy reads that room is an 11-byte header and the reader's own pages. A reply that Tflush
/// suppressed returns its chain with used length 0.
///
///     configuration (VIRTIO 1.2 §5.14 names the device type; the layout is Linux's virtio_9p.h)
///     0  u16  tag length
///     2  …    mount tag, without a terminator
public final class NinePDevice: VirtioDevice {
    /// VIRTIO_9P_MOUNT_TAG
    private static let mountTagFeature: UInt64 = 1 << 0
    /// size[4] type[1] tag[2]
    private static let headerBytes = 7

    public let identity: VirtioIdentity
    private let service: NinePService
    private let configuration: [UInt8]
    private let maxMessageBytes: Int
    private var inFlight: [UInt16: DescriptorChain] = [:]
    /// Counts lives of the device, so that an answer to an earlier one finds nothing.
    private var life: UInt64 = 0

    /// `mountTag`: at most 36 bytes, what Linux shows in sysfs.
    public init(mountTag: String, service: NinePService, maxMessageBytes: Int) {
        let tag = [UInt8](mountTag.utf8)
        precondition(tag.count <= 36)
        configuration = [UInt8(tag.count), 0] + tag
        self.service = service
        self.maxMessageBytes = maxMessageBytes
        identity = VirtioIdentity(
            deviceType: VirtioDeviceType.nineP, features: Self.mountTagFeature, queueSizes: [128])
    }

    public var requestsInFlight: Int { inFlight.count }

    public func configurationByte(_ offset: Int) -> UInt8 {
        offset < configuration.count ? configuration[offset] : 0
    }

    public func reset() {
        life += 1
        inFlight.removeAll()
    }

    public func queueNotified(_ queue: Int, _ transport: MMIOTransport) {
        while let chain = transport.queues[0].pop() {
            guard inFlight[chain.head] == nil else { return transport.fail(0, .headInFlight(head: chain.head)) }
            var reader = chain.reader(transport.memory)
            let header = reader.readArray(Self.headerBytes)
            guard header.count == Self.headerBytes else {
                return transport.fail(0, .requestMalformed(head: chain.head))
            }
            let size = UInt32(header[0]) | UInt32(header[1]) << 8 | UInt32(header[2]) << 16 | UInt32(header[3]) << 24
            guard size >= UInt32(Self.headerBytes), size <= UInt32(maxMessageBytes),
                Int(size) <= chain.readableBytes
            else { return transport.fail(0, .requestMalformed(head: chain.head)) }
            inFlight[chain.head] = chain
            service.submit(
                header + reader.readArray(Int(size) - Self.headerBytes), token: life << 16 | UInt64(chain.head))
        }
    }

    public func complete(_ completion: DeviceCompletion, _ transport: MMIOTransport) {
        let head = UInt16(truncatingIfNeeded: completion.token)
        guard completion.token >> 16 == life, let chain = inFlight.removeValue(forKey: head) else { return }
        var writer = chain.writer(transport.memory)
        if completion.bytes.count <= chain.writableBytes {
            _ = writer.write(completion.bytes)
        } else if chain.writableBytes >= 11, completion.bytes.count >= Self.headerBytes {
            // Rlerror EMSGSIZE: the driver gave too little room for this reply.
            _ = writer.write([11, 0, 0, 0, 7, completion.bytes[5], completion.bytes[6], 90, 0, 0, 0])
        }
        transport.finish(0, head: head, written: writer.position)
    }
}
