import Glibc
import ImageModel

/// Zero-filled memory that takes real pages only where it is touched: guest RAM.
///
/// Huge pages are off: with them, one byte touched costs 2 MiB, and the host's memory would no longer follow what
/// the guest uses. A page without access lies on either side.
public final class MappedPages: GuestPages, @unchecked Sendable {
    /// First byte, page-aligned; valid as long as this object.
    public let base: UnsafeMutableRawPointer
    public let lengthBytes: UInt64
    private let byteCount: Int
    private let mapping: UnsafeMutableRawPointer
    private static let guardBytes = 1 << 16

    /// `sizeBytes` must be a multiple of 4096 and more than 0.
    public init(sizeBytes: UInt64) throws(HostError) {
        let guarded = MappedPages.guardBytes
        guard sizeBytes > 0, sizeBytes % 4096 == 0, sizeBytes < UInt64(Int.max) - 4 * UInt64(guarded) else {
            throw HostError(operation: "map \(sizeBytes) bytes of memory", code: EINVAL)
        }
        lengthBytes = sizeBytes
        byteCount = Int(sizeBytes)
        let total = byteCount + 2 * guarded
        guard
            let mapping = mmap(
                nil, total, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0),
            mapping != UnsafeMutableRawPointer(bitPattern: -1)  // MAP_FAILED
        else { throw HostError(operation: "map \(sizeBytes) bytes of memory", code: errno) }
        self.mapping = mapping
        base = mapping + guarded
        guard mprotect(base, byteCount, PROT_READ | PROT_WRITE) == 0 else {
            let code = errno
            munmap(mapping, total)
            throw HostError(operation: "map \(sizeBytes) bytes of memory", code: code)
        }
        madvise(base, byteCount, Int32(MADV_NOHUGEPAGE))
    }

    deinit { munmap(mapping, byteCount + 2 * MappedPages.guardBytes) }

    public func discard(offset: UInt64, count: UInt64) {
        guard offset % 4096 == 0, offset <= lengthBytes, count <= lengthBytes - offset else { return }
        madvise(base + Int(offset), Int(count & ~4095), Int32(MADV_DONTNEED))
    }

    /// Bytes of it that occupy real memory now: the pages that were written. 0 if the host does not say.
    public func residentBytes() -> UInt64 {
        // /proc/self/smaps: a line "start-end perms …" for each mapping, then lines "Key: n kB".
        guard let text = try? PosixFile.readAll("/proc/self/smaps", maxBytes: 16 << 20) else { return 0 }
        let start = String(UInt(bitPattern: base), radix: 16) + "-"
        var isOurs = false
        for line in text.split(separator: UInt8(ascii: "\n")) {
            if line.starts(with: start.utf8) { isOurs = true }
            guard isOurs, line.starts(with: "Rss:".utf8) else { continue }
            let digits = line.filter { (0x30...0x39).contains($0) }
            return (UInt64(String(decoding: digits, as: UTF8.self)) ?? 0) * 1024
        }
        return 0
    }
}
