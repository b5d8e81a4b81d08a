import Emulator
import ImageModel

/// The driver's side of a virtio-mmio device, as Linux does it, for all device tests: it speaks to the device by
/// its registers and by rings in guest memory alone.
final class MockVirtioDriver {
    struct Used: Equatable {
        var head: UInt16
        var length: Int
        /// What the device-writable buffers hold now, all of them.
        var bytes: [UInt8]
        var written: [UInt8] { Array(bytes.prefix(length)) }
    }

    struct Ring {
        var size: UInt16 = 0
        var descriptors: UInt64 = 0
        var available: UInt64 = 0
        var used: UInt64 = 0
        var nextAvailable: UInt16 = 0
        var lastUsed: UInt16 = 0
        var free: [UInt16] = []
        /// By head: the descriptors of the chain, and its writable buffers.
        var chains: [UInt16: (descriptors: [UInt16], writable: [(UInt64, Int)])] = [:]
    }

    static let ramBase: UInt64 = 0x8000_0000

    let pages: AllocatedPages
    let memory: GuestMemory
    let transport: MMIOTransport
    var rings: [Ring] = []
    private var heap = MockVirtioDriver.ramBase + 0x1000

    init(_ device: any VirtioDevice, ramBytes: UInt64 = 4 << 20) {
        pages = AllocatedPages(sizeBytes: ramBytes)
        memory = GuestMemory(guestBase: Self.ramBase, sizeBytes: ramBytes, host: pages.base)
        transport = MMIOTransport(device: device, memory: memory)
        rings = transport.queues.map { _ in Ring() }
    }

    // MARK: Registers

    func read(_ register: UInt64) -> UInt32 { UInt32(transport.load(register, size: 4)) }
    func write(_ register: UInt64, _ value: UInt32) { transport.store(register, UInt64(value), size: 4) }
    var status: UInt32 { read(MMIORegister.status) }
    var needsReset: Bool { status & VirtioStatus.needsReset != 0 }

    func readFeatures() -> UInt64 {
        write(MMIORegister.deviceFeaturesSelect, 0)
        let low = read(MMIORegister.deviceFeatures)
        write(MMIORegister.deviceFeaturesSelect, 1)
        return UInt64(low) | UInt64(read(MMIORegister.deviceFeatures)) << 32
    }

    func writeFeatures(_ features: UInt64) {
        write(MMIORegister.driverFeaturesSelect, 0)
        write(MMIORegister.driverFeatures, UInt32(truncatingIfNeeded: features))
        write(MMIORegister.driverFeaturesSelect, 1)
        write(MMIORegister.driverFeatures, UInt32(features >> 32))
    }

    /// §3.1.1 up to and with DRIVER_OK, taking all features that are offered but `without`.
    func bringUp(without: UInt64 = 0, queueSize: UInt16? = nil) {
        write(MMIORegister.status, 0)
        write(MMIORegister.status, VirtioStatus.acknowledge)
        write(MMIORegister.status, VirtioStatus.acknowledge | VirtioStatus.driver)
        writeFeatures(readFeatures() & ~without)
        write(MMIORegister.status, 11)
        precondition(status == 11, "features not accepted")
        for index in rings.indices { setUpQueue(index, size: queueSize) }
        write(MMIORegister.status, 15)
    }

    func setUpQueue(_ index: Int, size wanted: UInt16? = nil) {
        write(MMIORegister.queueSelect, UInt32(index))
        let size = min(wanted ?? .max, UInt16(read(MMIORegister.queueSizeMax)))
        rings[index] = Ring(size: size)
        rings[index].descriptors = allocate(16 * Int(size), alignment: 16)
        rings[index].available = allocate(6 + 2 * Int(size), alignment: 2)
        rings[index].used = allocate(6 + 8 * Int(size), alignment: 4)
        rings[index].free = (0..<size).reversed()
        write(MMIORegister.queueSize, UInt32(size))
        writeArea(MMIORegister.queueDescriptorLow, rings[index].descriptors)
        writeArea(MMIORegister.queueDriverLow, rings[index].available)
        writeArea(MMIORegister.queueDeviceLow, rings[index].used)
        write(MMIORegister.queueReady, 1)
    }

    func writeArea(_ lowRegister: UInt64, _ address: UInt64) {
        write(lowRegister, UInt32(truncatingIfNeeded: address))
        write(lowRegister + 4, UInt32(address >> 32))
    }

    func notify(_ queue: Int) { write(MMIORegister.queueNotify, UInt32(queue)) }

    /// Reads and acknowledges what the device signals.
    func takeInterrupt() -> UInt32 {
        let status = read(MMIORegister.interruptStatus)
        write(MMIORegister.interruptAcknowledge, status)
        return status
    }

    // MARK: Chains

    /// Makes a chain available; with `indirect`, through a table of its own. Returns its head.
    @discardableResult
    func add(_ queue: Int, readable: [[UInt8]] = [], writable: [Int] = [], indirect: Bool = false) -> UInt16 {
        var entries: [(address: UInt64, length: Int, flags: UInt16)] = []
        for bytes in readable {
            let address = allocate(bytes.count)
            poke(address, bytes)
            entries.append((address, bytes.count, 0))
        }
        var buffers: [(UInt64, Int)] = []
        for count in writable {
            let address = allocate(count)
            poke(address, [UInt8](repeating: 0xee, count: count))
            entries.append((address, count, DescriptorFlag.write))
            buffers.append((address, count))
        }
        var used: [UInt16] = []
        if indirect {
            let table = allocate(16 * entries.count, alignment: 16)
            for (index, entry) in entries.enumerated() {
                let isLast = index == entries.count - 1
                pokeDescriptor(
                    table + 16 * UInt64(index), entry.address, UInt32(entry.length),
                    entry.flags | (isLast ? 0 : DescriptorFlag.next), UInt16(isLast ? 0 : index + 1))
            }
            used = [rings[queue].free.removeLast()]
            setDescriptor(queue, used[0], table, UInt32(16 * entries.count), DescriptorFlag.indirect, 0)
        } else {
            used = entries.map { _ in rings[queue].free.removeLast() }
            for (index, entry) in entries.enumerated() {
                let isLast = index == entries.count - 1
                setDescriptor(
                    queue, used[index], entry.address, UInt32(entry.length),
                    entry.flags | (isLast ? 0 : DescriptorFlag.next), isLast ? 0 : used[index + 1])
            }
        }
        rings[queue].chains[used[0]] = (used, buffers)
        makeAvailable(queue, used[0])
        return used[0]
    }

    func makeAvailable(_ queue: Int, _ head: UInt16) {
        let ring = rings[queue]
        poke16(ring.available + 4 + 2 * UInt64(ring.nextAvailable % ring.size), head)
        rings[queue].nextAvailable &+= 1
        poke16(ring.available + 2, rings[queue].nextAvailable)
    }

    func setDescriptor(
        _ queue: Int, _ index: UInt16, _ address: UInt64, _ length: UInt32, _ flags: UInt16, _ next: UInt16
    ) {
        pokeDescriptor(rings[queue].descriptors + 16 * UInt64(index), address, length, flags, next)
    }

    /// The next chain the device returned.
    func takeUsed(_ queue: Int) -> Used? {
        let ring = rings[queue]
        guard peek16(ring.used + 2) != ring.lastUsed else { return nil }
        let slot = ring.used + 4 + 8 * UInt64(ring.lastUsed % ring.size)
        let head = UInt16(peek32(slot))
        let length = Int(peek32(slot + 4))
        rings[queue].lastUsed &+= 1
        let chain = rings[queue].chains.removeValue(forKey: head)
        rings[queue].free += chain?.descriptors ?? []
        let bytes = (chain?.writable ?? []).flatMap { peek($0.0, $0.1) }
        return Used(head: head, length: length, bytes: bytes)
    }

    // MARK: Guest memory

    func allocate(_ count: Int, alignment: UInt64 = 8) -> UInt64 {
        let address = (heap + alignment - 1) / alignment * alignment
        heap = address + UInt64(count)
        precondition(heap <= Self.ramBase + memory.sizeBytes, "mock driver: out of guest memory")
        return address
    }

    /// Forgets buffers: the next ones start at `address`.
    func rewindHeap(to address: UInt64) { heap = address }

    func poke(_ address: UInt64, _ bytes: [UInt8]) {
        let isInside = bytes.withUnsafeBytes { memory.write(address, from: $0) }
        precondition(isInside)
    }

    func peek(_ address: UInt64, _ count: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        let isInside = bytes.withUnsafeMutableBytes { memory.read(address, into: $0) }
        precondition(isInside)
        return bytes
    }

    func poke16(_ address: UInt64, _ value: UInt16) { poke(address, littleEndianBytes(UInt64(value), 2)) }
    func poke32(_ address: UInt64, _ value: UInt32) { poke(address, littleEndianBytes(UInt64(value), 4)) }
    func poke64(_ address: UInt64, _ value: UInt64) { poke(address, littleEndianBytes(value, 8)) }
    func peek16(_ address: UInt64) -> UInt16 { peek(address, 2).reversed().reduce(0) { $0 << 8 | UInt16($1) } }
    func peek32(_ address: UInt64) -> UInt32 { peek(address, 4).reversed().reduce(0) { $0 << 8 | UInt32($1) } }

    private func pokeDescriptor(_ at: UInt64, _ address: UInt64, _ length: UInt32, _ flags: UInt16, _ next: UInt16) {
        poke64(at, address)
        poke32(at + 8, length)
        poke16(at + 12, flags)
        poke16(at + 14, next)
    }
}

/// A device that answers each chain with its readable bytes reversed; extra chains stay where they are.
final class ReversingDevice: VirtioDevice {
    let identity: VirtioIdentity
    var resets = 0
    var activations = 0

    init(queueSizes: [UInt16] = [8], maximumChainBytes: UInt64 = 1 << 16) {
        identity = VirtioIdentity(
            deviceType: 63, features: 1 << 3, queueSizes: queueSizes, maximumChainBytes: maximumChainBytes)
    }

    func activate(_ transport: MMIOTransport) { activations += 1 }
    func reset() { resets += 1 }
    func configurationByte(_ offset: Int) -> UInt8 { UInt8(truncatingIfNeeded: offset + 1) }

    func queueNotified(_ queue: Int, _ transport: MMIOTransport) {
        while let chain = transport.queues[queue].pop() {
            var reader = chain.reader(transport.memory)
            var writer = chain.writer(transport.memory)
            let written = writer.write(reader.readArray(chain.readableBytes).reversed() as [UInt8])
            transport.finish(queue, head: chain.head, written: written)
        }
    }
}

func littleEndianBytes(_ value: UInt64, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> UInt64(8 * $0)) }
}
