import Emulator
import Testing

@Suite struct X86FaultTests {
    static let pageFlags: UInt64 = 1 << 63

    /// MOV AL,[30000h]; MOV [30000h],AL; a call there.
    private static let read: [UInt8] = [0x8a, 0x04, 0x25, 0, 0, 3, 0]
    private static let write: [UInt8] = [0x88, 0x04, 0x25, 0, 0, 3, 0]
    private static let fetch: [UInt8] = [0xb8, 0, 0, 3, 0, 0xff, 0xe0]

    struct PageCase: Sendable {
        var code: [UInt8]
        var privilege: UInt64
        var flags: UInt64
        var error: UInt64
        var control: UInt64 = 0
    }

    /// Present 1, write 2, user 4, reserved 8, fetch 16 (SDM Vol. 3, 5.7).
    @Test(arguments: [
        PageCase(code: read, privilege: 3, flags: 0, error: 4),
        PageCase(code: write, privilege: 3, flags: 0, error: 6),
        PageCase(code: write, privilege: 3, flags: 5, error: 7),
        PageCase(code: read, privilege: 3, flags: 3, error: 5),
        PageCase(code: read, privilege: 0, flags: 0, error: 0),
        PageCase(code: write, privilege: 0, flags: 1, error: 3),
        PageCase(code: fetch, privilege: 3, flags: 7 | 1 << 63, error: 0x15),
        PageCase(code: fetch, privilege: 3, flags: 0, error: 0x14),
        PageCase(code: read, privilege: 3, flags: 7 | 1 << 45, error: 0xd),
        PageCase(code: fetch, privilege: 0, flags: 7, error: 0x11, control: 1 << 20),
        PageCase(code: read, privilege: 0, flags: 7, error: 1, control: 1 << 21),
        PageCase(code: write, privilege: 0, flags: 7, error: 3, control: 1 << 21),
    ])
    func pageFaultsTellWhatWasWrong(_ test: PageCase) {
        let machine = X86TestMachine(privilege: test.privilege)
        // A supervisor's own pages must not be a user's once SMEP or SMAP is on.
        if test.control != 0 {
            for page in UInt64(0)..<512 { machine.setPage(page << 12, 3) }
            #expect(machine.processor.setControlRegister(4, machine.processor.controlRegister(4) | test.control))
        }
        machine.setPage(X86TestMachine.data, test.flags)
        #expect(machine.runToHandler(test.code) == 14)
        #expect(machine.frame(0) == test.error)
        #expect(machine.processor.controlRegister(2) == X86TestMachine.data)
        let isFetch = test.error & 16 != 0
        #expect(machine.frame(1) == (isFetch ? X86TestMachine.data : X86TestMachine.code))
        #expect(machine.frame(2) == (test.privilege == 3 ? 0x33 : 0x10))
        #expect(machine.frame(3) & 1 << 16 != 0)
        #expect(machine.frame(4) == X86TestMachine.stack)
    }

    struct FaultCase: Sendable {
        var code: [UInt8]
        var vector: UInt64
        var offset: UInt64
        /// nil: the exception has none.
        var error: UInt64?
    }

    @Test(
        arguments: [
            FaultCase(code: [0x31, 0xc9, 0xf7, 0xf1], vector: 0, offset: 2, error: nil),  // DIV ECX
            FaultCase(code: [0x0f, 0x0b], vector: 6, offset: 0, error: nil),  // UD2
            FaultCase(code: [0xf4], vector: 13, offset: 0, error: 0),  // HLT
            FaultCase(code: [0xcd, 0x81], vector: 13, offset: 0, error: 0x81 * 8 + 2),  // INT, not for users
            FaultCase(code: [0xcc], vector: 3, offset: 1, error: nil),  // INT3
            FaultCase(code: [0xcd, 0x80], vector: 0x80, offset: 2, error: nil),
            // MOV RAX,8000000000000000h; MOV AL,[RAX]; the same as RSP; as RBP
            FaultCase(code: [0x48, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0x80, 0x8a, 0], vector: 13, offset: 10, error: 0),
            FaultCase(code: [0x48, 0xbc, 0, 0, 0, 0, 0, 0, 0, 0x80, 0x50], vector: 12, offset: 10, error: 0),
            FaultCase(code: [0x48, 0xbd, 0, 0, 0, 0, 0, 0, 0, 0x80, 0x8a, 0x45, 0], vector: 12, offset: 10, error: 0),
            // MOVAPS [30008h]
            FaultCase(code: [0x0f, 0x28, 0x04, 0x25, 8, 0, 3, 0], vector: 13, offset: 0, error: 0),
        ])
    func faultsAreExact(_ test: FaultCase) {
        let machine = X86TestMachine()
        #expect(machine.runToHandler(test.code) == test.vector)
        let first = test.error == nil ? 0 : 1
        if let error = test.error { #expect(machine.frame(0) == error) }
        #expect(machine.frame(first) == X86TestMachine.code + test.offset)
    }

    /// PUSHF; OR [RSP],40000h; POPF; MOV EAX,[30001h]
    @Test func misalignedAccessesFaultWhereTheProgramAsksForIt() {
        let code: [UInt8] = [0x9c, 0x81, 0x0c, 0x24, 0, 0, 4, 0, 0x9d, 0x8b, 0x04, 0x25, 1, 0, 3, 0]
        let machine = X86TestMachine()
        #expect(machine.processor.setControlRegister(0, machine.processor.controlRegister(0) | 1 << 18))
        #expect(machine.runToHandler(code) == 17)
        #expect(machine.frame(0) == 0)
        #expect(machine.frame(1) == X86TestMachine.code + 9)
    }

    /// PUSHF; OR [RSP],100h; POPF; NOP; NOP
    @Test func aTracedInstructionTrapsBehindItself() {
        let machine = X86TestMachine()
        #expect(machine.runToHandler([0x9c, 0x81, 0x0c, 0x24, 0, 1, 0, 0, 0x9d, 0x90, 0x90]) == 1)
        #expect(machine.frame(0) == X86TestMachine.code + 10)
        #expect(machine.frame(2) & 0x100 != 0)
    }

    /// REP MOVSB into a page that is not there: what was moved is moved, and counted.
    @Test func aRepeatedMoveStopsWhereItFaults() {
        let machine = X86TestMachine()
        machine.setPage(0x31000, 0)
        for byte in 0..<16 { machine.write(0x32000 + UInt64(byte), [UInt8(byte + 1)]) }
        machine.processor.setRegister(1, 10)
        machine.processor.setRegister(6, 0x32000)
        machine.processor.setRegister(7, 0x30ffa)
        #expect(machine.runToHandler([0xf3, 0xa4]) == 14)
        #expect(machine.frame(1) == X86TestMachine.code)
        #expect(machine.processor.register(1) == 4)
        #expect(machine.processor.register(6) == 0x32006)
        #expect(machine.processor.register(7) == 0x31000)
        #expect(machine.processor.controlRegister(2) == 0x31000)
        #expect(machine.get(0x30ff8) >> 16 == 0x0605_0403_0201)
    }

    /// MOV [30ffeh],EAX over two pages, the second one missing: nothing is written.
    @Test func aStoreOverTwoPagesIsAllOrNothing() {
        let machine = X86TestMachine()
        machine.setPage(0x31000, 0)
        machine.processor.setRegister(0, .max)
        #expect(machine.runToHandler([0x89, 0x04, 0x25, 0xfe, 0x0f, 3, 0]) == 14)
        #expect(machine.processor.controlRegister(2) == 0x31000)
        #expect(machine.get(0x30ff8) == 0)
    }

    /// MOV BYTE [RIP+0],40h turns the INC ECX behind it into INC EAX (REX.RAX), in the same block.
    @Test func aStoreIntoTheNextInstructionIsSeen() {
        let machine = X86TestMachine()
        // MOV BYTE [RIP+1],0C0h; INC ECX; INT 80h
        let code: [UInt8] = [0xc6, 0x05, 1, 0, 0, 0, 0xc0, 0xff, 0xc1, 0xcd, 0x80]
        #expect(machine.runToHandler(code) == 0x80)
        #expect(machine.processor.register(0) == 1)
        #expect(machine.processor.register(1) == 0)
    }

    @Test func aFaultThatCannotBeDeliveredIsADoubleFault() {
        let machine = X86TestMachine()
        // The kernel's stack is not there: neither for #UD nor for the #PF that tells of it; #DF has one of its own.
        machine.setPage(0x9000, 0)
        #expect(machine.runToHandler([0x0f, 0x0b]) == 8)
        #expect(machine.processor.register(4) == 0xc000 - 6 * 8)
        #expect(machine.frame(0) == 0)
        #expect(machine.frame(1) == X86TestMachine.code)
    }

    @Test func withoutHandlersAFaultShutsDown() {
        let machine = X86TestMachine()
        machine.processor.setDescriptorTables(gdt: nil, idt: (0x6000, 0))
        machine.write(X86TestMachine.code, [0x0f, 0x0b])
        #expect(machine.processor.run(maxInstructions: 100) == .shutdown)
    }

    /// STI; NOP; the interrupt comes behind the NOP.
    @Test func anInterruptWaitsForTheInstructionBehindSTI() {
        let machine = X86TestMachine(privilege: 0)
        machine.bus.vector = 0x40
        machine.processor.setInterruptRequest(true)
        #expect(machine.runToHandler([0xfb, 0xf4, 0x90]) == 0x40)
        #expect(machine.frame(0) == X86TestMachine.code + 2)
    }

    /// SYSCALL to HLT.
    @Test func systemCallsEnterTheKernel() {
        let machine = X86TestMachine()
        _ = machine.processor.setModelSpecificRegister(0xc000_0081, 0x10 << 32 | 0x20 << 48)
        _ = machine.processor.setModelSpecificRegister(0xc000_0082, X86TestMachine.handlers + 0x90)
        _ = machine.processor.setModelSpecificRegister(0xc000_0084, 0x4)
        #expect(machine.runToHandler([0x0f, 0x05]) == 0x90)
        #expect(machine.processor.register(1) == X86TestMachine.code + 2)
        #expect(machine.processor.currentPrivilege == 0)
        #expect(machine.processor.selector(1) == 0x10)
        #expect(machine.processor.selector(2) == 0x18)
    }
}
