import Emulator
import Testing

/// What the fast records leave to others must still be seen.
@Suite struct X86RecordTests {
    /// CF, PF, AF, ZF, SF, OF.
    private static let arithmetic: UInt64 = 0x8d5

    /// XOR EAX,EAX; MOV ECX,80000000h; ADD ECX,ECX (CF, ZF, OF); then something that faults; XOR ECX,ECX would hide the flags.
    private static let start: [UInt8] = [0x31, 0xc0, 0xb9, 0, 0, 0, 0x80, 0x01, 0xc9]

    /// MOV EDX,[30000h]; LEA RDX,[RCX+1]; DIV EAX; PUSH [30000h]
    @Test(
        arguments: [
            ([0x8b, 0x14, 0x25, 0, 0, 3, 0], 14, 1), ([0x48, 0x8d, 0x51, 1, 0xf7, 0xf0], 0, 0),
            ([0xff, 0x34, 0x25, 0, 0, 3, 0], 14, 1),
        ] as [([UInt8], UInt64, Int)])
    func flagsThatAreSetAnewLaterAreThereAtAFaultInBetween(_ code: [UInt8], _ vector: UInt64, _ errors: Int) {
        let machine = X86TestMachine()
        machine.setPage(X86TestMachine.data, 0)
        #expect(machine.runToHandler(Self.start + code + [0x31, 0xc9]) == vector)
        #expect(machine.frame(errors + 2) & Self.arithmetic == 0x845)
    }

    /// CMC and LAHF read, INC keeps CF: XOR EAX,EAX; SUB EAX,1; INC ECX; ADC EDX,0; XOR EAX,EAX; HLT faults
    @Test func flagsThatAreReadAreKept() {
        let machine = X86TestMachine()
        machine.processor.setRegister(2, 0)
        let code: [UInt8] = [0x31, 0xc0, 0x83, 0xe8, 1, 0xff, 0xc1, 0x83, 0xd2, 0, 0x31, 0xc0, 0xf4]
        #expect(machine.runToHandler(code) == 13)
        #expect(machine.processor.register(2) == 1)
    }

    /// PXOR XMM0,XMM0 runs; with CR0.TS, set behind the processor's back between two runs of the same code, it is #NM;
    /// with CR0.EM or without CR4.OSFXSR, #UD. VPXOR without XCR0's bits is #UD, too.
    @Test(arguments: [(0, 1 << 3, 7), (0, 1 << 2, 6), (4, 1 << 9, 6)] as [(UInt8, UInt64, UInt64)])
    func vectorsStopWhereTheyAreSwitchedOff(_ register: UInt8, _ bit: UInt64, _ vector: UInt64) {
        let machine = X86TestMachine(privilege: 0)
        let code: [UInt8] = [0x66, 0x0f, 0xef, 0xc0, 0x0f, 0x0b]
        #expect(machine.runToHandler(code) == 6)
        #expect(machine.frame(0) == X86TestMachine.code + 4)
        #expect(
            machine.processor.setControlRegister(register, machine.processor.controlRegister(register) ^ bit))
        machine.processor.resume(at: X86TestMachine.code, privilege: 0)
        #expect(machine.processor.run(maxInstructions: 1000) == .halted)
        #expect(machine.processor.pc &- X86TestMachine.handlers &- 1 == vector)
        #expect(machine.frame(0) == X86TestMachine.code)
    }

    /// PUSH [30000h] with the stack's page at the same place of the TLB, 4 MiB away, would look each up for ever.
    @Test func twoPagesOfOneTLBEntryGetOn() {
        let machine = X86TestMachine()
        // The stack 4 MiB above the data: the second table of pages maps it to 0x1f000.
        machine.put(0x3010, 0x9000 | 7)
        machine.put(0x9000 + 0x30 * 8, 0x1f000 | 7)
        machine.put(0x9000 + 0x2f * 8, 0x1f000 | 7)
        machine.processor.setRegister(4, 0x430010)
        machine.write(X86TestMachine.data, [1, 2, 3, 4, 5, 6, 7, 8])
        #expect(machine.runToHandler([0xff, 0x34, 0x25, 0, 0, 3, 0, 0xf4]) == 13)
        #expect(machine.get(0x1f008) == 0x0807_0605_0403_0201)
    }

    /// STI, then POPF with nothing changed but IF: an interrupt that waits comes behind the instruction after STI.
    @Test func anInterruptWaitsForOneInstructionAfterSTI() {
        let machine = X86TestMachine(privilege: 0)
        machine.bus.vector = 0x40
        machine.processor.setInterruptRequest(true)
        // STI; NOP; NOP; HLT
        #expect(machine.runToHandler([0xfb, 0x90, 0x90, 0xf4]) == 0x40)
        #expect(machine.frame(0) == X86TestMachine.code + 2)
    }
}
