import Emulator
import HostPlatform
import ImageModel
import NinePServer

/// A hostile driver before each of the machine's devices: the input is a list of its doings. Besides traps it
/// finds a device that does not work after a reset.
@Sendable func fuzzVirtqueue(_ bytes: UnsafeRawBufferPointer) {
    let driver = HostileDriver(bytes)
    while driver.step() {}
    driver.finish()
}

/// For each device: bring it up, offer a chain in every queue, deliver what comes of it.
@Sendable func virtqueueSeeds() -> [[UInt8]] {
    (0..<6 as Range<UInt8>).map { device in
        var seed: [UInt8] = [device, 1, 0]
        for queue in 0..<6 as Range<UInt8> {
            // A readable buffer of 24 bytes at page 16, a writable one of 64 at page 17, head 0, notify.
            seed += [2, queue, 0, 16, 24, 1, 1, 2, queue, 1, 17, 64, 2, 0, 3, queue, 0, 4, queue, 7]
        }
        return seed
    }
}

private final class HostileDriver {
    private static let ramBytes: UInt64 = 256 << 10
    private static let ringBytes: UInt64 = 4096

    private let input: UnsafeRawBufferPointer
    private var offset = 0
    private let pages = AllocatedPages(sizeBytes: HostileDriver.ramBytes)
    private let memory: GuestMemory
    private let inbox = MachineInbox(lock: Lock())
    private let transport: MMIOTransport
    private let service: NinePService
    private let console: ConsoleDevice

    init(_ input: UnsafeRawBufferPointer) {
        self.input = input
        memory = GuestMemory(guestBase: MemoryMap.ram, sizeBytes: Self.ramBytes, host: pages.base)
        let tickets = TicketBoard(lock: Lock())
        let inbox = inbox
        service = NinePService(
            device: 0, tree: EmptyFileTree(), tickets: tickets, limits: NinePSession.Limits(), inbox: inbox,
            worker: inbox)
        console = ConsoleDevice(
            ports: (0..<3).map {
                ConsolePort(
                    number: $0, name: "port", sink: FickleSink(), device: 0, inbox: inbox, lock: Lock())
            })
        let devices: [any VirtioDevice] = [
            NinePDevice(mountTag: "rootfs", service: service, maxMessageBytes: 1 << 16), console,
            EntropyDevice(host: HostServices()), NetworkDevice(mac: [2, 0, 0, 0, 0, 1]), BlockDevice(),
            BalloonDevice(pages: pages),
        ]
        let choice = Int(input.first ?? 0) % devices.count
        offset = 1
        transport = MMIOTransport(device: devices[choice], memory: memory)
    }

    /// One doing; false at the end of the input.
    func step() -> Bool {
        guard offset < input.count else { return false }
        switch byte() % 9 {
        case 0: transport.store(UInt64(byte()) * 4, number(), size: 4)
        case 1: bringUp(without: UInt64(byte() & 3) << 28)
        case 2: pokeDescriptor()
        case 3: makeAvailable()
        case 4: transport.store(MMIORegister.queueNotify, UInt64(byte()), size: 4)
        case 5: poke(MemoryMap.ram &+ number(), [byte(), byte(), byte(), byte()])
        case 6: _ = transport.load(UInt64(byte()) << UInt64(byte() & 7), size: [1, 2, 4, 8][Int(byte() & 3)])
        case 7: deliver()
        default: touchPort()
        }
        return true
    }

    func finish() {
        deliver()
        bringUp(without: 0)
        precondition(
            transport.load(MMIORegister.status, size: 4) == 15, "the device is not usable after a reset")
        transport.store(MMIORegister.status, 0, size: 4)
        service.close()
        deliver()
    }

    private func ring(_ queue: Int) -> UInt64 { MemoryMap.ram + UInt64(queue) * Self.ringBytes }

    /// The proper handshake; the descriptor table at the ring's page, available at +2048, used at +2560.
    private func bringUp(without: UInt64) {
        write(MMIORegister.status, 0)
        write(MMIORegister.status, 3)
        let features = transport.offeredFeatures & ~without
        for half in 0..<2 as Range<UInt64> {
            write(MMIORegister.driverFeaturesSelect, half)
            write(MMIORegister.driverFeatures, features >> (32 * half) & 0xffff_ffff)
        }
        write(MMIORegister.status, 11)
        for queue in transport.queues.indices {
            write(MMIORegister.queueSelect, UInt64(queue))
            write(MMIORegister.queueSize, 8)
            poke(ring(queue) + 2048, [0, 0, 0, 0])
            write(MMIORegister.queueDescriptorLow, ring(queue))
            write(MMIORegister.queueDriverLow, ring(queue) + 2048)
            write(MMIORegister.queueDeviceLow, ring(queue) + 2560)
            write(MMIORegister.queueReady, 1)
        }
        write(MMIORegister.status, 15)
    }

    private func pokeDescriptor() {
        let entry = ring(Int(byte()) % transport.queues.count) + 16 * UInt64(byte() & 7)
        poke(entry, littleEndian(MemoryMap.ram &+ number() &* 4096, 8))
        poke(entry + 8, littleEndian(number(), 4))
        poke(entry + 12, [byte() & 7, 0, byte(), 0])
    }

    private func makeAvailable() {
        let ring = ring(Int(byte()) % transport.queues.count) + 2048
        var index = [UInt8](repeating: 0, count: 2)
        _ = index.withUnsafeMutableBytes { memory.read(ring + 2, into: $0) }
        poke(ring + 4 + 2 * UInt64(index[0] & 7), [byte(), 0])
        index[0] &+= 1
        if index[0] == 0 { index[1] &+= 1 }
        poke(ring + 2, index)
    }

    private func touchPort() {
        let port = console.ports[Int(byte() % 3)]
        switch byte() % 5 {
        case 0: port.open()
        case 1: port.close()
        case 2: port.sinkHasRoom()
        case 3: port.discardInput()
        default: _ = port.offer(input)
        }
    }

    private func deliver() {
        while let delivery = inbox.take() {
            for job in delivery.jobs { job.run() }
            for completion in delivery.completions { transport.complete(completion) }
            if delivery.wokenDevices != 0 { transport.attend() }
        }
    }

    private func write(_ register: UInt64, _ value: UInt64) { transport.store(register, value, size: 4) }

    private func poke(_ address: UInt64, _ bytes: [UInt8]) {
        _ = bytes.withUnsafeBytes { memory.write(address, from: $0) }
    }

    private func littleEndian(_ value: UInt64, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> UInt64(8 * $0)) }
    }

    private func byte() -> UInt8 {
        guard offset < input.count else { return 0 }
        defer { offset += 1 }
        return input[offset]
    }

    /// Mostly small, sometimes near the limits.
    private func number() -> UInt64 {
        let choice = byte()
        switch choice {
        case 0..<240: return UInt64(choice)
        case 240..<250: return UInt64(byte()) << 8 | UInt64(choice)
        case 250: return 0xffff_ffff
        case 251: return 0x8000_0000
        case 252: return .max
        case 253: return .max - UInt64(byte())
        default: return UInt64(byte()) << UInt64(byte() & 63)
        }
    }
}

/// Takes some bytes, and sometimes none.
private final class FickleSink: ConsolePortSink {
    private var turn = 0

    func guestWrote(_ bytes: UnsafeRawBufferPointer) -> Int {
        turn += 1
        return turn % 3 == 0 ? 0 : min(bytes.count, turn % 100)
    }
}
