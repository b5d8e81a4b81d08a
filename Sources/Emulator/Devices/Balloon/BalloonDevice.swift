import ImageModel

/// virtio-balloon (VIRTIO 1.2 §5.5) of size 0, for its free page reporting: pages the guest has freed go back
/// to the host.
///
///     configuration
///     0  u32  num_pages: what the host wants back (0)
///     4  u32  actual: what the guest has given (its writes are not needed)
///
/// Queues: 0 inflate, 1 deflate, and reporting. The spec numbers that one 4; Linux leaves out the queues of
/// features that were not negotiated and makes it 2. As neither statistics nor hints are offered, each queue from
/// 2 on is taken for it.
public final class BalloonDevice: VirtioDevice {
    /// VIRTIO_BALLOON_F_DEFLATE_ON_OOM, VIRTIO_BALLOON_F_REPORTING
    private static let features: UInt64 = 1 << 2 | 1 << 5
    private static let firstReportingQueue = 2
    /// A report is at most 32 ranges of Linux's largest buddy block, 4 MiB each; this leaves room.
    private static let maximumChainBytes: UInt64 = 1 << 30

    public let identity = VirtioIdentity(
        deviceType: VirtioDeviceType.balloon, features: features, queueSizes: [128, 128, 32, 32, 32],
        maximumChainBytes: maximumChainBytes)
    private let pages: any GuestPages

    public init(pages: any GuestPages) { self.pages = pages }

    public func queueNotified(_ queue: Int, _ transport: MMIOTransport) {
        while let chain = transport.queues[queue].pop() {
            if queue >= Self.firstReportingQueue {
                for segment in chain.segments[chain.firstWritable...] {
                    discard(segment, transport.memory)
                }
            }
            transport.finish(queue, head: chain.head, written: 0)
        }
    }

    /// Whole pages inside the segment only.
    private func discard(_ segment: DescriptorChain.Segment, _ memory: GuestMemory) {
        let first = memory.offset(of: segment.address)
        let start = (first &+ 4095) & ~4095
        let end = (first &+ UInt64(segment.count)) & ~4095
        guard start < end else { return }
        for page in Int(start >> 12)..<Int(end >> 12) where memory.codePageFlags[page] != 0 {
            memory.codeInvalidator?.codePageWritten(page)
        }
        pages.discard(offset: start, count: end - start)
    }
}
