/// Memory for a guest's RAM: page-aligned, zero-filled, and costing the host nothing until it is touched.
///
/// `HostPlatform` has one over mmap. Threads: `discard` on the CPU's thread; the object must outlive the machine.
public protocol GuestPages: AnyObject {
    /// Aligned to 4096 bytes.
    var base: UnsafeMutableRawPointer { get }
    /// A multiple of 4096.
    var lengthBytes: UInt64 { get }
    /// The content of this range (whole pages, inside the memory) is no longer needed and reads as zeros or
    /// as it was; the host may take the pages back.
    func discard(offset: UInt64, count: UInt64)
}
