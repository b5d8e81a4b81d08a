/// virtio-net (VIRTIO 1.2 §5.1) with its link down: frames the guest sends vanish, none arrive.
///
///     configuration
///     0  u8[6]  mac
///     6  u16    status: bit 0 link up
public final class NetworkDevice: VirtioDevice {
    /// VIRTIO_NET_F_MAC, VIRTIO_NET_F_STATUS
    private static let features: UInt64 = 1 << 5 | 1 << 16
    private static let transmitQueue = 1

    public let identity = VirtioIdentity(
        deviceType: VirtioDeviceType.network, features: features, queueSizes: [256, 256])
    private let configuration: [UInt8]

    /// `mac`: 6 bytes of a locally administered unicast address.
    public init(mac: [UInt8]) {
        precondition(mac.count == 6)
        configuration = mac + [0, 0]
    }

    public func configurationByte(_ offset: Int) -> UInt8 {
        offset < configuration.count ? configuration[offset] : 0
    }

    public func queueNotified(_ queue: Int, _ transport: MMIOTransport) {
        guard queue == Self.transmitQueue else { return }
        while let chain = transport.queues[queue].pop() {
            transport.finish(queue, head: chain.head, written: 0)
        }
    }
}
