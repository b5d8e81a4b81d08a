import Emulator
import Testing

/// Where interrupts come, and what is saved (SDM Vol. 3, 7.8.1, 7.8.3; 18.3.1.1 for RF).
@Suite struct X86InterruptionTests {
    private static let interrupt: UInt64 = 1 << 9
    private static let resume: UInt64 = 1 << 16

    /// STI or a load of SS, and the instruction behind it, go together.
    @Test(
        arguments: [
            ([0xfb, 0x90, 0x90, 0x90], 2), ([0xfb, 0xf4, 0x90], 2), ([0x90, 0xfb, 0xeb, 1, 0x90, 0x90], 5),
            ([0x68, 2, 2, 0, 0, 0x9d, 0x90], 6),
        ] as [([UInt8], UInt64)])
    func interruptsWaitForTheInstructionBehindSTI(_ test: ([UInt8], UInt64)) throws {
        let machine = X86TestMachine(.kernel)
        machine.bus.request(0x40)
        let taken = try #require(machine.run(test.0))
        #expect(taken.vector == 0x40)
        // At the end of a block, never before.
        #expect(taken.rip >= X86TestMachine.code + test.1)
        #expect(taken.flags & Self.interrupt != 0)
        #expect(taken.flags & Self.resume == 0)
    }

    /// STI and then CLI: none gets in between.
    @Test func nothingComesBetweenSTIAndCLI() {
        let machine = X86TestMachine(.kernel)
        machine.bus.request(0x40)
        #expect(machine.runToHandler([0xfb, 0xfa, 0x90, 0xcd, 0x80]) == 0x80)
    }

    /// A program that does nothing but load SS does not keep interrupts away.
    @Test func loadsOfSSInARowDoNotHoldInterruptsBack() throws {
        let machine = X86TestMachine(.user)
        machine.processor.setRegister(15, 0x2b)
        machine.processor.flags = Self.interrupt
        machine.write(X86TestMachine.code, [0x41, 0x8e, 0xd7, 0x41, 0x8e, 0xd7, 0x41, 0x8e, 0xd7, 0xeb, 0xf5])
        #expect(machine.processor.run(maxInstructions: 100) == .budget)
        machine.bus.request(0x40)
        #expect(machine.run(maxInstructions: 100)?.vector == 0x40)
    }

    struct Repeat: Sendable, CustomTestStringConvertible {
        var text: String
        var code: [UInt8]
        var bytes: UInt64
        var movesSource = false
        var movesTarget = true
        init(_ text: String, _ code: [UInt8], bytes: UInt64, source: Bool = false, target: Bool = true) {
            (self.text, self.code, self.bytes, movesSource, movesTarget) = (text, code, bytes, source, target)
        }
        var testDescription: String { text }
    }

    /// In the middle of a repeated instruction: RIP at it, RF set, RCX, RSI and RDI as far as it has come; and it goes on.
    @Test(arguments: [
        Repeat("rep stosb", [0xf3, 0xaa, 0xcd, 0x80], bytes: 1),
        Repeat("rep stosq", [0xf3, 0x48, 0xab, 0xcd, 0x80], bytes: 8),
        Repeat("rep movsb", [0xf3, 0xa4, 0xcd, 0x80], bytes: 1, source: true),
        Repeat("rep movsd", [0xf3, 0xa5, 0xcd, 0x80], bytes: 4, source: true),
        Repeat("rep lodsb", [0xf3, 0xac, 0xcd, 0x80], bytes: 1, source: true, target: false),
        Repeat("repe cmpsb", [0xf3, 0xa6, 0xcd, 0x80], bytes: 1, source: true),
        Repeat("repne scasw", [0x66, 0xf2, 0xaf, 0xcd, 0x80], bytes: 2),
    ])
    func interruptsComeBetweenElements(_ test: Repeat) throws {
        let count: UInt64 = 16_000
        let machine = X86TestMachine(.user)
        machine.processor.flags = Self.interrupt
        machine.processor.setRegister(0, 0x5a)
        machine.processor.setRegister(1, count)
        machine.processor.setRegister(6, 0x40000)
        machine.processor.setRegister(7, 0x60000)
        machine.write(X86TestMachine.code, test.code)
        #expect(machine.processor.run(maxInstructions: 2) == .budget)
        machine.bus.request(0x40)
        let taken = try #require(machine.run())
        #expect(taken.vector == 0x40)
        #expect(taken.rip == X86TestMachine.code)
        #expect(taken.flags & Self.resume != 0)
        let left = machine.processor.register(1)
        #expect(left > 0 && left < count)
        #expect(machine.processor.register(6) == 0x40000 + (test.movesSource ? (count - left) * test.bytes : 0))
        #expect(machine.processor.register(7) == 0x60000 + (test.movesTarget ? (count - left) * test.bytes : 0))
        machine.resume(taken, flags: taken.flags & ~Self.resume)
        let end = try #require(machine.run())
        #expect(end.vector == 0x80)
        #expect(machine.processor.register(1) == 0)
        #expect(machine.processor.register(6) == 0x40000 + (test.movesSource ? count * test.bytes : 0))
        #expect(machine.processor.register(7) == 0x60000 + (test.movesTarget ? count * test.bytes : 0))
        // Behind the last element RF is clear.
        #expect(end.flags & Self.resume == 0)
    }

    /// An interrupt right behind a repeated instruction that is done.
    @Test func betweenInstructionsRFIsClear() throws {
        let machine = X86TestMachine(.kernel)
        machine.processor.setRegister(1, 8192 + 5)
        machine.processor.setRegister(7, 0x60000)
        machine.bus.request(0x40)
        let taken = try #require(machine.run([0xf3, 0xaa, 0xfb, 0x90, 0x90]))
        #expect(taken.vector == 0x40)
        #expect(taken.flags & Self.resume == 0)
    }

    struct Fault: Sendable, CustomTestStringConvertible {
        var text: String
        var code: [UInt8]
        var isDown = false
        var registers: [Int: UInt64]
        var after: [Int: UInt64]
        var cr2: UInt64
        var error: UInt64
        init(
            _ text: String, _ code: [UInt8], _ registers: [Int: UInt64], _ after: [Int: UInt64], cr2: UInt64,
            error: UInt64, isDown: Bool = false
        ) {
            (self.text, self.code, self.registers, self.after) = (text, code, registers, after)
            (self.cr2, self.error, self.isDown) = (cr2, error, isDown)
        }
        var testDescription: String { text }
    }

    /// Into the page at 31000h, which is missing: what was moved is moved, and counted.
    @Test(arguments: [
        Fault(
            "rep movsb", [0xf3, 0xa4], [1: 10, 6: 0x32000, 7: 0x30ffa], [1: 4, 6: 0x32006, 7: 0x31000], cr2: 0x31000,
            error: 6),
        Fault(
            "rep movsb", [0xf3, 0xa4], [1: 10, 6: 0x30ffa, 7: 0x32000], [1: 4, 6: 0x31000, 7: 0x32006], cr2: 0x31000,
            error: 4),
        Fault(
            "rep movsq", [0xf3, 0x48, 0xa5], [1: 4, 6: 0x32000, 7: 0x30fec], [1: 2, 6: 0x32010, 7: 0x30ffc],
            cr2: 0x31000, error: 6),
        Fault("rep stosd", [0xf3, 0xab], [1: 9, 7: 0x30ff2], [1: 6, 7: 0x30ffe], cr2: 0x31000, error: 6),
        Fault("rep stosb", [0xf3, 0xaa], [1: 0x1001, 7: 0x30000], [1: 1, 7: 0x31000], cr2: 0x31000, error: 6),
        Fault("rep lodsw", [0x66, 0xf3, 0xad], [1: 3, 6: 0x30ffc], [1: 1, 6: 0x31000], cr2: 0x31000, error: 4),
        Fault(
            "repe cmpsb", [0xf3, 0xa6], [1: 9, 6: 0x32000, 7: 0x30ffe], [1: 7, 6: 0x32002, 7: 0x31000], cr2: 0x31000,
            error: 4),
        Fault("repne scasb", [0xf2, 0xae], [0: 1, 1: 9, 7: 0x30ffd], [1: 6, 7: 0x31000], cr2: 0x31000, error: 4),
        Fault(
            "rep movsb", [0xf3, 0xa4], [1: 9, 6: 0x33010, 7: 0x32002], [1: 6, 6: 0x3300d, 7: 0x31fff], cr2: 0x31fff,
            error: 6,
            isDown: true),
        // Address size 32: the registers' upper halves go.
        Fault(
            "addr32 rep stosb", [0x67, 0xf3, 0xaa], [1: 0xf_0000_0004, 7: 0xf_0003_0ffe], [1: 2, 7: 0x31000],
            cr2: 0x31000, error: 6),
    ])
    func repeatedInstructionsStopWhereTheyFault(_ test: Fault) throws {
        let machine = X86TestMachine(.user)
        machine.setPage(0x31000, 0)
        for (index, value) in test.registers { machine.processor.setRegister(index, value) }
        if test.isDown { machine.processor.flags = 1 << 10 }
        let taken = try #require(machine.run(test.code))
        #expect(taken.says(14, test.error))
        #expect(taken.rip == X86TestMachine.code)
        #expect(taken.flags & Self.resume != 0)
        #expect(machine.cr2 == test.cr2)
        for (index, value) in test.after { #expect(machine.processor.register(index) == value) }
        // The page comes, and it goes on to the end.
        machine.setPage(0x31000, 7)
        machine.resume(taken, flags: taken.flags & ~Self.resume)
        machine.write(X86TestMachine.code + UInt64(test.code.count), [0xcd, 0x80])
        #expect(machine.run()?.vector == 0x80)
        #expect(machine.processor.register(1) == 0)
    }

    /// A fault in a repeated comparison gives back the flags of before it (SDM Vol. 2, REP).
    @Test func faultsInComparisonsKeepTheFlags() throws {
        let machine = X86TestMachine(.user)
        machine.setPage(0x31000, 0)
        machine.processor.setRegister(0, 1)
        machine.processor.setRegister(1, 9)
        machine.processor.setRegister(7, 0x30fff)
        machine.processor.flags = 0x40
        let taken = try #require(machine.run([0xf2, 0xae]))
        #expect(taken.flags & 0x8d5 == 0x40)
    }

    /// A faulting instruction changes no flag.
    @Test func faultsKeepTheFlags() throws {
        for flags: UInt64 in [0, 0x8d5] {
            let machine = X86TestMachine(.user)
            machine.setPage(0x30000, 0)
            machine.processor.flags = flags
            let taken = try #require(machine.run([0x48, 1, 4, 0x25, 0, 0, 3, 0]))
            #expect(taken.flags & 0x8d5 == flags)
        }
    }
}
