import ImageModel

/// Told when bytes under decoded code have been changed from outside the CPU (a device, the boot loader).
public protocol CodeInvalidator: AnyObject {
    /// `pageIndex` counts 4 KiB pages from the start of guest RAM.
    func codePageWritten(_ pageIndex: Int)
}

/// Guest RAM: one mapping of the host, touched lazily.
///
/// Only the CPU's thread touches it. Devices go through `read` and `write`, which check every address and
/// tell the CPU of writes into pages it holds decoded code of.
public final class GuestMemory: @unchecked Sendable {
    /// Guest physical address of the first byte.
    public let guestBase: UInt64
    public let sizeBytes: UInt64
    /// Host address of the first byte. Zero-filled, page-aligned, valid as long as this object.
    public let host: UnsafeMutableRawPointer
    /// A byte a 4 KiB page: not zero while a CPU holds decoded code of it.
    public let codePageFlags: UnsafeMutablePointer<UInt8>
    public var codeInvalidator: (any CodeInvalidator)?

    /// RAM from `guestBase` on in one piece: all of it, or what lies below the hole.
    public let lowBytes: UInt64
    /// Between the two pieces: addresses of devices.
    public let holeBytes: UInt64

    /// `host` must be `sizeBytes` long (a multiple of 4096), zero-filled and outlive this object.
    ///
    /// `hole`: guest physical addresses that are no RAM; what does not fit below lies behind them.
    public init(guestBase: UInt64, sizeBytes: UInt64, host: UnsafeMutableRawPointer, hole: Range<UInt64>? = nil) {
        precondition(sizeBytes % 4096 == 0 && guestBase % 4096 == 0)
        if let hole, hole.lowerBound - guestBase < sizeBytes {
            precondition(hole.lowerBound % 4096 == 0 && hole.upperBound % 4096 == 0)
            lowBytes = hole.lowerBound - guestBase
            holeBytes = hole.upperBound - hole.lowerBound
        } else {
            lowBytes = sizeBytes
            holeBytes = 0
        }
        self.guestBase = guestBase
        self.sizeBytes = sizeBytes
        self.host = host
        let pages = Int(sizeBytes / 4096)
        codePageFlags = UnsafeMutablePointer<UInt8>.allocate(capacity: pages)
        codePageFlags.initialize(repeating: 0, count: pages)
    }

    deinit { codePageFlags.deallocate() }

    /// Whether all of the range is RAM, in one piece. Never overflows.
    @inlinable public func contains(_ address: UInt64, count: UInt64) -> Bool {
        guard address >= guestBase else { return false }
        let distance = address &- guestBase
        if distance <= lowBytes { return count <= lowBytes &- distance }
        let offset = distance &- holeBytes
        return distance >= lowBytes &+ holeBytes && offset <= sizeBytes && count <= sizeBytes &- offset
    }

    /// How far from `host` an address lies that is RAM.
    @inlinable public func offset(of address: UInt64) -> UInt64 {
        let distance = address &- guestBase
        return distance <= lowBytes ? distance : distance &- holeBytes
    }

    /// Where an address lies that is RAM.
    @inlinable public func pointer(to address: UInt64) -> UnsafeMutableRawPointer {
        host + Int(truncatingIfNeeded: offset(of: address))
    }

    /// Copies out of the guest; false (and nothing done) if the range is not all RAM.
    public func read(_ address: UInt64, into buffer: UnsafeMutableRawBufferPointer) -> Bool {
        guard contains(address, count: UInt64(buffer.count)) else { return false }
        guard let destination = buffer.baseAddress else { return true }
        destination.copyMemory(from: pointer(to: address), byteCount: buffer.count)
        return true
    }

    /// Copies into the guest; false (and nothing done) if the range is not all RAM.
    public func write(_ address: UInt64, from buffer: UnsafeRawBufferPointer) -> Bool {
        guard contains(address, count: UInt64(buffer.count)) else { return false }
        guard let source = buffer.baseAddress, buffer.count > 0 else { return true }
        let offset = Int(offset(of: address))
        (host + offset).copyMemory(from: source, byteCount: buffer.count)
        for page in offset >> 12...(offset + buffer.count - 1) >> 12 where codePageFlags[page] != 0 {
            codeInvalidator?.codePageWritten(page)
        }
        return true
    }
}
