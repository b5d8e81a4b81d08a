/// What a guest did to a virtqueue that no driver may do. The queue stops; the device asks for a reset.
public enum VirtqueueFault: Error, Sendable, Equatable {
    /// Its size is not a power of two in 1...maximum.
    case sizeInvalid(UInt16)
    /// A ring is not aligned as §2.7 demands, or not in RAM.
    case ringOutsideMemory(address: UInt64)
    /// The available index ran further ahead than the queue has entries.
    case availableIndexJumped(by: UInt16)
    /// The available ring, or a `next` field, names a descriptor the table does not have.
    case descriptorOutOfRange(index: UInt16)
    /// A chain with more descriptors than the queue's maximum size: a loop, or a driver that breaks §2.7.5.3.1.
    case chainTooLong(head: UInt16)
    case chainTooLarge(head: UInt16, bytes: UInt64)
    case bufferOutsideMemory(address: UInt64, length: UInt32)
    /// A device-readable buffer after a device-writable one (§2.7.4.2).
    case readableAfterWritable(head: UInt16)
    /// An indirect table inside another, with `next` set, of a bad length, or not negotiated (§2.7.5.3).
    case indirectInvalid(head: UInt16)
    /// A head made available again before it was returned.
    case headInFlight(head: UInt16)
    /// A chain the device cannot work with at all (too short for its header, no room for its answer).
    case requestMalformed(head: UInt16)
}

extension VirtqueueFault {
    /// For a log.
    public var message: String {
        switch self {
        case .sizeInvalid(let size): return "queue size \(size)"
        case .ringOutsideMemory(let address): return "ring at \(address) is misaligned or outside RAM"
        case .availableIndexJumped(let by): return "available index jumped by \(by)"
        case .descriptorOutOfRange(let index): return "descriptor \(index) is not in the table"
        case .chainTooLong(let head): return "chain \(head) is longer than the queue"
        case .chainTooLarge(let head, let bytes): return "chain \(head) has \(bytes) bytes"
        case .bufferOutsideMemory(let address, let length): return "buffer of \(length) at \(address) is outside RAM"
        case .readableAfterWritable(let head): return "chain \(head) has a readable buffer after a writable one"
        case .indirectInvalid(let head): return "chain \(head) has an invalid indirect table"
        case .headInFlight(let head): return "chain \(head) was made available twice"
        case .requestMalformed(let head): return "request \(head) is malformed"
        }
    }
}
