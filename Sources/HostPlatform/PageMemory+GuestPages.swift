import Glibc
import ImageModel

extension PageMemory: GuestPages {
    public var lengthBytes: UInt64 { UInt64(sizeBytes) }

    public func discard(offset: UInt64, count: UInt64) {
        guard offset <= lengthBytes, count <= lengthBytes - offset else { return }
        // Advice: if the kernel does not take it the pages just stay.
        madvise(base + Int(offset), Int(count), MADV_DONTNEED)
    }
}
