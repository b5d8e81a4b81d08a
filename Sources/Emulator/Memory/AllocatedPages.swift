import ImageModel

/// Page memory from the allocator: for wasm and for tests. All of it is touched at once.
public final class AllocatedPages: GuestPages {
    public let base: UnsafeMutableRawPointer
    public let lengthBytes: UInt64

    /// `sizeBytes` must be a multiple of 4096 that the host can allocate.
    public init(sizeBytes: UInt64) {
        precondition(sizeBytes % 4096 == 0 && sizeBytes <= UInt64(Int.max))
        lengthBytes = sizeBytes
        base = UnsafeMutableRawPointer.allocate(byteCount: Int(sizeBytes), alignment: 4096)
        base.initializeMemory(as: UInt8.self, repeating: 0, count: Int(sizeBytes))
    }

    deinit { base.deallocate() }

    public func discard(offset: UInt64, count: UInt64) {}
}
