import ImageModel

/// virtio-rng (VIRTIO 1.2 §5.4): fills the driver's buffers with the host's entropy.
public final class EntropyDevice: VirtioDevice {
    /// No driver needs more at a time; a longer buffer is filled in part, as the spec allows.
    private static let maxRequestBytes = 4096

    public let identity = VirtioIdentity(deviceType: VirtioDeviceType.entropy, features: 0, queueSizes: [8])
    private let host: HostServices

    public init(host: HostServices) { self.host = host }

    public func queueNotified(_ queue: Int, _ transport: MMIOTransport) {
        while let chain = transport.queues[0].pop() {
            guard chain.writableBytes > 0 else {
                return transport.fail(0, .requestMalformed(head: chain.head))
            }
            var bytes = [UInt8](repeating: 0, count: min(chain.writableBytes, Self.maxRequestBytes))
            bytes.withUnsafeMutableBytes { host.fillEntropy($0) }
            var writer = chain.writer(transport.memory)
            let written = writer.write(bytes)
            transport.finish(0, head: chain.head, written: written)
        }
    }
}
