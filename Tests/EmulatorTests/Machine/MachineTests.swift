import Emulator
import HostPlatform
import ImageModel
import Testing

@Suite struct MachineTests {
    private static let sie: UInt32 = 0x104
    private static let stimecmp: UInt32 = 0x14d
    private static let timerEnable: UInt64 = 1 << 5
    private static let externalEnable: UInt64 = 1 << 9

    @Test("A kernel starts at its image in S-mode with a0 its hart, a1 the device tree, and prints by SBI")
    func bootsAndPrints() throws {
        var program = BareMetal()
        program.move(.s0, .a0)
        program.loadWord(.s1, from: .a1)
        program.move(.a0, .s1)  // first byte of the device tree's magic
        program.load(.a6, 2)
        program.load(.a7, SBIExtension.debugConsole)
        program.ecall()
        program.print("hello")
        program.shutDown()
        let fixture = try MachineFixture(program)
        #expect(fixture.machine.run() == .exited(.shutdown))
        #expect(fixture.console.bytes == [0xd0] + Array("hello".utf8))
        #expect(fixture.machine.run() == .exited(.shutdown))
    }

    @Test(
        "System reset ends the machine as asked",
        arguments: [(0, 0, .shutdown), (1, 0, .reboot), (2, 0, .reboot), (0, 1, .failure)]
            as [(UInt64, UInt64, MachineExit)])
    func systemReset(kind: UInt64, reason: UInt64, expected: MachineExit) throws {
        var program = BareMetal()
        program.shutDown(kind: kind, reason: reason)
        #expect(try MachineFixture(program).machine.run() == .exited(expected))
    }

    @Test("The budget ends a run that does not end by itself, and the next run goes on")
    func budget() throws {
        var program = BareMetal()
        program.loopForever()
        let machine = try MachineFixture(program).machine
        #expect(machine.run(maxInstructions: 5000) == .budget)
        let retired = machine.retiredInstructions
        #expect(retired >= 5000 && retired < 6000)
        #expect(machine.run(maxInstructions: 5000) == .budget)
        #expect(machine.retiredInstructions >= retired + 5000)
    }

    @Test("A stop asked for from another thread ends an endless run")
    func stop() throws {
        var program = BareMetal()
        program.loopForever()
        let machine = try MachineFixture(program, clock: .host).machine
        let inbox = machine.inbox
        let thread = try HostThread.start(name: "stopper") { inbox.requestStop() }
        #expect(machine.run() == .exited(.stopped))
        thread.join()
    }

    @Test("A sleeping guest names its timer; when the clock is there it goes on")
    func sleepsUntilTimer() throws {
        var program = BareMetal()
        program.load(.t0, Self.timerEnable)
        program.writeCSR(Self.sie, .t0)
        program.load(.t0, 1234)
        program.writeCSR(Self.stimecmp, .t0)
        program.wfi()
        program.shutDown()
        let fixture = try MachineFixture(program, clock: .host)
        #expect(fixture.machine.run() == .idle(untilTicks: 1234))
        fixture.host.nowNs = 123_399
        #expect(fixture.machine.run() == .idle(untilTicks: 1234))
        fixture.host.nowNs = 123_400
        #expect(fixture.machine.run() == .exited(.shutdown))
    }

    @Test("SBI's timer call sets the same timer, and a counted clock jumps to it when run again")
    func countedClockJumps() throws {
        var program = BareMetal()
        program.load(.t0, Self.timerEnable)
        program.writeCSR(Self.sie, .t0)
        program.sbi(SBIExtension.time, 0, [5_000_000])
        program.wfi()
        program.shutDown()
        let machine = try MachineFixture(program).machine
        #expect(machine.run() == .idle(untilTicks: 5_000_000))
        #expect(machine.run() == .exited(.shutdown))
        #expect(machine.ticks >= 5_000_000 && machine.ticks < 5_000_100)
    }

    @Test(
        "Sleep that nothing can end is a deadlock, sleep that a device could end is not",
        arguments: [
            (0, false, .exited(.deadlocked)), (timerEnable, false, .exited(.deadlocked)),
            (externalEnable, false, .exited(.deadlocked)), (0, true, .exited(.deadlocked)),
            (externalEnable, true, .idle(untilTicks: .max)),
        ] as [(UInt64, Bool, MachineStop)])
    func deadlock(enabled: UInt64, sourceEnabled: Bool, expected: MachineStop) throws {
        var program = BareMetal()
        program.load(.t0, enabled)
        program.writeCSR(Self.sie, .t0)
        if sourceEnabled {
            program.load(.t0, 0xfe)
            program.load(.t1, MemoryMap.interruptController + 0x2000)
            program.storeWord(.t0, at: .t1)
        }
        program.wfi()
        program.loopForever()
        let machine = try MachineFixture(program).machine
        #expect(machine.run(maxInstructions: 100_000) == expected)
    }

    @Test("Each device answers at its place in the memory map")
    func memoryMap() throws {
        var program = BareMetal()
        for slot in DeviceSlot.allCases {
            program.load(.t1, slot.address + MMIORegister.deviceID)
            program.loadWord(.a0, from: .t1)
            program.load(.a6, 2)
            program.load(.a7, SBIExtension.debugConsole)
            program.ecall()
        }
        program.shutDown()
        let fixture = try MachineFixture(program)
        #expect(fixture.machine.run() == .exited(.shutdown))
        #expect(fixture.console.bytes == [9, 9, 3, 4, 1, 2, 5])
    }

    @Test("A machine and all it holds go when its last reference goes")
    func noCycles() throws {
        weak var pages: AllocatedPages?
        weak var console: RecordingSink?
        weak var inbox: MachineInbox?
        do {
            var program = BareMetal()
            program.wfi()
            let fixture = try MachineFixture(program)
            _ = fixture.machine.run()
            pages = fixture.pages
            console = fixture.console
            inbox = fixture.machine.inbox
            #expect(pages != nil)
        }
        #expect(pages == nil)
        #expect(console == nil)
        #expect(inbox == nil)
    }

    @Test("Machines share nothing, and with a counted clock each run is the same")
    func machinesAreIndependent() throws {
        var program = BareMetal()
        program.print("a")
        program.readCSR(.a0, 0xc01)
        program.load(.a6, 2)
        program.load(.a7, SBIExtension.debugConsole)
        program.ecall()
        program.shutDown()
        let first = try MachineFixture(program)
        let second = try MachineFixture(program)
        while first.machine.run(maxInstructions: 7) == .budget { _ = second.machine.run(maxInstructions: 11) }
        while second.machine.run() == .budget {}
        #expect(first.console.bytes == second.console.bytes)
        #expect(first.machine.retiredInstructions == second.machine.retiredInstructions)
    }

    @Test("RAM of an odd size is refused", arguments: [0x1000, 0x20_1000] as [UInt64])
    func memorySize(size: UInt64) {
        let configuration = MachineConfiguration(
            memory: AllocatedPages(sizeBytes: size), host: TestHost(), clock: .host,
            boot: GuestBoot(kernel: [], commandLine: ""), consoles: ConsoleSinks(kernel: RecordingSink()),
            tickets: TicketBoard(lock: HostLock()))
        #expect(throws: MachineError.memorySizeInvalid(sizeBytes: size, maximumBytes: 64 << 30)) {
            try Machine(configuration)
        }
    }
}
