/// The device's side of one split virtqueue (VIRTIO 1.2 §2.7), on guest RAM.
///
///     descriptor table            available ring (driver area)    used ring (device area)
///     16 bytes × size, align 16   align 2                         align 4
///     ┌ u64 address               ┌ u16 flags                     ┌ u16 flags
///     │ u32 length                │ u16 index                     │ u16 index
///     │ u16 flags                 │ u16 ring[size]                │ { u32 id, u32 length }[size]
///     └ u16 next                  └ u16 used_event                └ u16 avail_event
///
/// The driver is hostile: whatever it breaks puts a `fault` on the queue, which then stands still until reset.
/// Threads: the CPU's. So the rings need no fences: driver and device take turns.
public final class Virtqueue {
    public let maximumSize: UInt16
    /// The most bytes one chain may hold.
    public let maximumChainBytes: UInt64
    public private(set) var fault: VirtqueueFault?
    public private(set) var isReady = false

    // Written by the driver through the transport while the queue is not ready.
    package var size: UInt16
    package var descriptorArea: UInt64 = 0
    package var driverArea: UInt64 = 0
    package var deviceArea: UInt64 = 0

    let memory: GuestMemory
    private var usesIndirect = false
    private var usesEventIndex = false
    // SAFETY: these two point at whole rings inside RAM, as `start` has checked; set while ready.
    private var descriptors: UnsafeRawPointer
    private var available: UnsafeRawPointer
    /// Position of the next chain to take, as the driver counts them.
    public private(set) var nextAvailable: UInt16 = 0
    private var nextUsed: UInt16 = 0

    public init(memory: GuestMemory, maximumSize: UInt16, maximumChainBytes: UInt64 = 16 << 20) {
        precondition(maximumSize > 0 && maximumSize <= 1 << 15 && maximumSize & (maximumSize - 1) == 0)
        self.memory = memory
        self.maximumSize = maximumSize
        self.maximumChainBytes = maximumChainBytes
        size = maximumSize
        descriptors = UnsafeRawPointer(memory.host)
        available = UnsafeRawPointer(memory.host)
    }

    package func reset() {
        fault = nil
        isReady = false
        size = maximumSize
        descriptorArea = 0
        driverArea = 0
        deviceArea = 0
        nextAvailable = 0
        nextUsed = 0
    }

    /// The driver declares the queue ready: from here its rings are in use.
    package func start(features: UInt64) {
        guard size > 0, size <= maximumSize, size & (size - 1) == 0 else { return stop(.sizeInvalid(size)) }
        usesIndirect = features & VirtioFeature.indirectDescriptors != 0
        usesEventIndex = features & VirtioFeature.eventIndex != 0
        let count = UInt64(size)
        guard descriptorArea % 16 == 0, memory.contains(descriptorArea, count: 16 * count) else {
            return stop(.ringOutsideMemory(address: descriptorArea))
        }
        guard driverArea % 2 == 0, memory.contains(driverArea, count: 6 + 2 * count) else {
            return stop(.ringOutsideMemory(address: driverArea))
        }
        guard deviceArea % 4 == 0, memory.contains(deviceArea, count: 6 + 8 * count) else {
            return stop(.ringOutsideMemory(address: deviceArea))
        }
        descriptors = UnsafeRawPointer(memory.pointer(to: descriptorArea))
        available = UnsafeRawPointer(memory.pointer(to: driverArea))
        nextAvailable = 0
        nextUsed = 0
        isReady = true
    }

    /// Puts a fault on the queue; the first one stays.
    public func stop(_ reason: VirtqueueFault) {
        if fault == nil { fault = reason }
        isReady = false
    }

    /// The driver's index: one past the last chain it made available.
    public var availableIndex: UInt16 {
        isReady ? load16(available, 2) : nextAvailable
    }

    /// Takes the next chain; nil when there is none or the queue is broken.
    public func pop() -> DescriptorChain? {
        guard isReady else { return nil }
        let ahead = load16(available, 2) &- nextAvailable
        if ahead == 0 {
            askForNotification()
            return nil
        }
        if ahead > size {
            stop(.availableIndexJumped(by: ahead))
            return nil
        }
        let slot = Int(nextAvailable & (size - 1))
        let head = load16(available, 4 + 2 * slot)
        do throws(VirtqueueFault) {
            let chain = try walk(head)
            nextAvailable &+= 1
            return chain
        } catch {
            stop(error)
            return nil
        }
    }

    /// Returns a chain with `written` bytes put into its device-writable part; true: the driver wants an interrupt.
    public func push(head: UInt16, written: Int) -> Bool {
        guard isReady else { return false }
        let slot = UInt64(nextUsed & (size - 1))
        store32(deviceArea + 4 + 8 * slot, UInt32(head))
        store32(deviceArea + 8 + 8 * slot, UInt32(truncatingIfNeeded: written))
        let previous = nextUsed
        nextUsed &+= 1
        store16(deviceArea + 2, nextUsed)
        if usesEventIndex {
            // §2.7.7.2: an interrupt when the index passes used_event, the trailer of the available ring.
            let event = load16(available, 4 + 2 * Int(size))
            return nextUsed &- event &- 1 < nextUsed &- previous
        }
        return load16(available, 0) & 1 == 0
    }

    /// §2.7.10: with event index the driver notifies when its index passes avail_event.
    private func askForNotification() {
        guard usesEventIndex else { return }
        store16(deviceArea + 4 + 8 * UInt64(size), nextAvailable)
    }

    private func walk(_ head: UInt16) throws(VirtqueueFault) -> DescriptorChain {
        var table = descriptors
        var tableCount = size
        var index = head
        var isIndirect = false
        var segments: [DescriptorChain.Segment] = []
        var firstWritable: Int?
        var readableBytes: UInt64 = 0
        var totalBytes: UInt64 = 0

        // Each turn but the one that enters the indirect table adds a segment; segments are at most maximumSize.
        while true {
            guard index < tableCount else { throw .descriptorOutOfRange(index: index) }
            let entry = table + 16 * Int(index)
            let address = UInt64(littleEndian: entry.loadUnaligned(as: UInt64.self))
            let length = UInt32(littleEndian: entry.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
            let flags = load16(entry, 12)
            if flags & DescriptorFlag.indirect != 0 {
                let count = length / 16
                guard usesIndirect, !isIndirect, flags & DescriptorFlag.next == 0, length % 16 == 0,
                    count > 0, count <= UInt32(maximumSize)
                else { throw .indirectInvalid(head: head) }
                guard memory.contains(address, count: UInt64(length)) else {
                    throw .bufferOutsideMemory(address: address, length: length)
                }
                table = UnsafeRawPointer(memory.pointer(to: address))
                tableCount = UInt16(count)
                index = 0
                isIndirect = true
                continue
            }
            guard segments.count < Int(maximumSize) else { throw .chainTooLong(head: head) }
            guard memory.contains(address, count: UInt64(length)) else {
                throw .bufferOutsideMemory(address: address, length: length)
            }
            totalBytes += UInt64(length)
            guard totalBytes <= maximumChainBytes else { throw .chainTooLarge(head: head, bytes: totalBytes) }
            if flags & DescriptorFlag.write != 0 {
                if firstWritable == nil { firstWritable = segments.count }
            } else {
                guard firstWritable == nil else { throw .readableAfterWritable(head: head) }
                readableBytes += UInt64(length)
            }
            segments.append(DescriptorChain.Segment(address: address, count: Int(length)))
            if flags & DescriptorFlag.next == 0 { break }
            index = load16(entry, 14)
        }
        return DescriptorChain(
            head: head, segments: segments, firstWritable: firstWritable ?? segments.count,
            readableBytes: Int(readableBytes), writableBytes: Int(totalBytes - readableBytes))
    }

    private func load16(_ pointer: UnsafeRawPointer, _ offset: Int) -> UInt16 {
        UInt16(littleEndian: pointer.loadUnaligned(fromByteOffset: offset, as: UInt16.self))
    }

    // Stores go through `GuestMemory.write`, since a hostile guest may lay its used ring over code.
    private func store16(_ address: UInt64, _ value: UInt16) {
        withUnsafeBytes(of: value.littleEndian) { _ = memory.write(address, from: $0) }
    }

    private func store32(_ address: UInt64, _ value: UInt32) {
        withUnsafeBytes(of: value.littleEndian) { _ = memory.write(address, from: $0) }
    }
}
