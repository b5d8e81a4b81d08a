import Emulator
import Testing

/// SYSCALL, SYSENTER and their returns, IRET between modes, loads of segments (SDM Vol. 2; Vol. 3, 6.8.7, 6.8.8, 7.14).
@Suite struct X86SystemCallTests {
    @Test func systemCallSavesAndMasks() {
        let machine = X86TestMachine(.user)
        machine.setUpSystemCalls(mask: 0x4_7700)
        machine.processor.flags = 0x4_0ed7
        #expect(machine.runToHandler([0x0f, 5]) == 0x90)
        #expect(machine.processor.register(1) == X86TestMachine.code + 2)
        #expect(machine.processor.register(11) == 0x4_0ed7)
        #expect(machine.processor.flags == 0x8d7)
        #expect(machine.processor.currentPrivilege == 0)
        #expect(machine.processor.selector(1) == 0x10)
        #expect(machine.processor.selector(2) == 0x18)
        #expect(machine.processor.register(4) == X86TestMachine.stack)
    }

    /// To 64-bit mode: selectors 16 and 8 behind STAR's; to compatibility mode STAR's own.
    @Test func systemReturnsLoadAndClear() throws {
        for isLong in [true, false] {
            let machine = X86TestMachine(.kernel)
            machine.setUpSystemCalls(mask: 0)
            machine.processor.setRegister(1, 0xf_0001_0100)
            machine.processor.setRegister(11, .max & ~0x100)
            if isLong { machine.processor.setRegister(1, X86TestMachine.code + 0x100) }
            // In 64-bit mode 40 INT is REX; in compatibility mode it is INC EAX.
            machine.write(X86TestMachine.code + 0x100, [0x40, 0xcd, 0x80])
            machine.processor.setRegister(0, 7)
            let taken = try #require(machine.run(isLong ? [0x48, 0x0f, 0x07] : [0x0f, 0x07]))
            #expect(taken.vector == 0x80)
            #expect(taken.cs == (isLong ? 0x33 : 0x23))
            #expect(taken.ss == 0x2b)
            #expect(taken.rip == X86TestMachine.code + 0x103)
            #expect(machine.processor.register(0) == (isLong ? 7 : 8))
            // Not TF, RF and VM, nor what does not exist.
            #expect(taken.flags & ~0x8d5 == 0x3c_7602)
        }
    }

    /// #GP(0) in the kernel, on the stack it has set: SDM Vol. 2, SYSRET.
    @Test func systemReturnsToNoAddressFaultInTheKernel() throws {
        let machine = X86TestMachine(.kernel)
        machine.setUpSystemCalls(mask: 0)
        machine.processor.setRegister(1, 1 << 47)
        let taken = try #require(machine.run([0x48, 0x0f, 0x07]))
        #expect(taken.says(13, 0))
        #expect(taken.isFrom(cs: 0x10, ss: 0x18, rsp: X86TestMachine.stack))
    }

    @Test(arguments: [X86TestMachine.Mode.user, .compatibility])
    func sysenterTakesAllFromItsRegisters(_ mode: X86TestMachine.Mode) {
        let machine = X86TestMachine(mode)
        _ = machine.processor.setModelSpecificRegister(0x174, 0x10)
        _ = machine.processor.setModelSpecificRegister(0x175, 0x9000)
        _ = machine.processor.setModelSpecificRegister(0x176, X86TestMachine.handlers + 0x91)
        machine.processor.flags = 0x202
        #expect(machine.runToHandler([0x0f, 0x34]) == 0x91)
        #expect(machine.processor.register(4) == 0x9000)
        #expect(machine.processor.flags & 0x200 == 0)
        #expect(machine.processor.selector(1) == 0x10)
        #expect(machine.processor.selector(2) == 0x18)
        #expect(machine.processor.currentPrivilege == 0)
    }

    @Test func sysenterWithoutACodeSegmentFaults() throws {
        let machine = X86TestMachine(.user)
        _ = machine.processor.setModelSpecificRegister(0x174, 3)
        let taken = try #require(machine.run([0x0f, 0x34]))
        #expect(taken.says(13, 0))
    }

    @Test func sysexitGoesToEitherMode() throws {
        for isLong in [true, false] {
            let machine = X86TestMachine(.kernel)
            _ = machine.processor.setModelSpecificRegister(0x174, 0x10)
            machine.processor.setRegister(1, 0x1f000)
            machine.processor.setRegister(2, X86TestMachine.code + 0x100)
            machine.write(X86TestMachine.code + 0x100, [0x40, 0xcd, 0x80])
            let taken = try #require(machine.run(isLong ? [0x48, 0x0f, 0x35] : [0x0f, 0x35]))
            #expect(taken.isFrom(cs: isLong ? 0x33 : 0x23, ss: isLong ? 0x3b : 0x2b, rsp: 0x1f000))
        }
    }

    // MARK: IRET

    private func returning(
        _ machine: X86TestMachine, rip: UInt64 = X86TestMachine.code + 0x100, cs: UInt64, flags: UInt64 = 2,
        rsp: UInt64 = 0x1f000, ss: UInt64
    ) throws -> X86Taken {
        for (index, value) in [rip, cs, flags, rsp, ss].enumerated() {
            machine.put(X86TestMachine.stack + UInt64(index) * 8, value)
        }
        machine.write(X86TestMachine.code + 0x100, [0x40, 0xcd, 0x80])
        return try #require(machine.run([0x48, 0xcf]))
    }

    /// To a program of 64 or 32 bits: a 32-bit one gets ESP alone.
    @Test func returnsLeadToBothModes() throws {
        let long = X86TestMachine(.kernel)
        let fromLong = try returning(long, cs: 0x33, flags: 0x4_0ed7, rsp: 0x7fff_0001_f000, ss: 0x2b)
        #expect(fromLong.isFrom(cs: 0x33, ss: 0x2b, rsp: 0x7fff_0001_f000))
        #expect(fromLong.flags == 0x4_0ed7)

        let short = X86TestMachine(.kernel)
        let fromShort = try returning(short, cs: 0x23, rsp: 0x7fff_0001_f000, ss: 0x2b)
        #expect(fromShort.isFrom(cs: 0x23, ss: 0x2b, rsp: 0x1f000))
        #expect(short.processor.register(0) == 1)
    }

    /// Data segments of the kernel do not come along to a program; those for programs do.
    @Test func privilegedSegmentsAreDropped() throws {
        let machine = X86TestMachine(.kernel)
        machine.processor.setRegister(0, 0x18)
        machine.processor.setRegister(1, 0x2b)
        for (index, value) in [X86TestMachine.code + 0x100, 0x33, 2, 0x1f000, 0x2b].enumerated() {
            machine.put(X86TestMachine.stack + UInt64(index) * 8, value)
        }
        machine.write(X86TestMachine.code + 0x100, [0xcd, 0x80])
        #expect(machine.runToHandler([0x8e, 0xd8, 0x8e, 0xe0, 0x8e, 0xc1, 0x8e, 0xe9, 0x48, 0xcf]) == 0x80)
        #expect([0, 3, 4, 5].map { machine.processor.selector($0) } == [0x2b, 0, 0, 0x2b])
    }

    struct Frame: Sendable {
        var cs: UInt64
        var ss: UInt64
        var vector: UInt64
        var error: UInt64
        var flags: UInt64 = 2
    }

    /// SDM Vol. 2, IRET: each leaves the kernel where it was.
    @Test(arguments: [
        Frame(cs: 0, ss: 0x2b, vector: 13, error: 0), Frame(cs: 3, ss: 0x2b, vector: 13, error: 0),
        Frame(cs: 0xb3, ss: 0x2b, vector: 13, error: 0xb0), Frame(cs: 0x2b, ss: 0x2b, vector: 13, error: 0x28),
        Frame(cs: 0x7b, ss: 0x2b, vector: 11, error: 0x78), Frame(cs: 0x30, ss: 0x2b, vector: 13, error: 0x30),
        Frame(cs: 0x13, ss: 0x2b, vector: 13, error: 0x10), Frame(cs: 0x33, ss: 0, vector: 13, error: 0),
        Frame(cs: 0x33, ss: 0x28, vector: 13, error: 0x28), Frame(cs: 0x33, ss: 0x1b, vector: 13, error: 0x18),
        Frame(cs: 0x33, ss: 0x5b, vector: 13, error: 0x58), Frame(cs: 0x33, ss: 0x63, vector: 12, error: 0x60),
        Frame(cs: 0x33, ss: 0x33, vector: 13, error: 0x30), Frame(cs: 0x33, ss: 0xb3, vector: 13, error: 0xb0),
        Frame(cs: 0x37, ss: 0x2b, vector: 13, error: 0x34),
    ])
    func wrongFramesFault(_ frame: Frame) throws {
        let machine = X86TestMachine(.kernel)
        let taken = try returning(machine, cs: frame.cs, flags: frame.flags, ss: frame.ss)
        #expect(taken.says(frame.vector, frame.error))
        #expect(taken.isFrom(cs: 0x10, ss: 0x18, rsp: X86TestMachine.stack))
        #expect(taken.rip == X86TestMachine.code)
    }

    /// SDM Vol. 2: a task return does not exist in 64-bit mode.
    @Test func nestedTasksDoNotReturn() throws {
        let machine = X86TestMachine(.kernel)
        machine.processor.flags = 1 << 14
        #expect(try returning(machine, cs: 0x33, ss: 0x2b).says(13, 0))
    }

    /// To the kernel itself a null SS may come back.
    @Test func aKernelMayHaveNoStackSegment() throws {
        let machine = X86TestMachine(.kernel)
        let taken = try returning(machine, cs: 0x10, ss: 0)
        #expect(taken.isFrom(cs: 0x10, ss: 0, rsp: 0x1f000))
    }

    /// IF and IOPL are the kernel's.
    @Test func programsDoNotChangeInterruptFlags() throws {
        let machine = X86TestMachine(.user)
        let taken = try returning(machine, cs: 0x33, flags: 0x3202 | 0x24_0000, ss: 0x2b)
        #expect(taken.flags == 0x24_0002)
        let other = X86TestMachine(.user)
        let popped = try #require(other.run([0x68, 2, 0x32, 0x24, 0, 0x9d, 0xcd, 0x80]))
        #expect(popped.flags == 0x24_0002)
    }

    // MARK: Segments

    struct Load: Sendable, CustomTestStringConvertible {
        var text: String
        var code: [UInt8]
        var selector: UInt64
        var vector: UInt64
        var error: UInt64?
        var mode = X86TestMachine.Mode.user
        init(
            _ text: String, _ code: [UInt8], _ selector: UInt64, _ vector: UInt64, _ error: UInt64?,
            _ mode: X86TestMachine.Mode = .user
        ) {
            (self.text, self.code, self.selector) = (text, code, selector)
            (self.vector, self.error, self.mode) = (vector, error, mode)
        }
        var testDescription: String { "\(text), \(String(selector, radix: 16))" }
    }

    /// PUSH RAX; PUSH 10008h; RETFQ: goes on right behind itself.
    private static let farReturn: [UInt8] = [0x50, 0x68, 8, 0, 1, 0, 0x48, 0xcb]
    /// MOV DWORD [30000h], 1001Ah; MOV [30004h], AX.
    private static let farPointer: [UInt8] = [
        0xc7, 4, 0x25, 0, 0, 3, 0, 0x1a, 0, 1, 0, 0x66, 0x89, 4, 0x25, 4, 0, 3, 0,
    ]
    /// To [30000h], right behind itself.
    private static let farJump = farPointer + [0xff, 0x2c, 0x25, 0, 0, 3, 0]
    private static let farCall = farPointer + [0xff, 0x1c, 0x25, 0, 0, 3, 0]

    /// SDM Vol. 2, MOV, POP, LTR, LLDT, far JMP, CALL and RET; INT 80h follows each.
    @Test(arguments: [
        Load("mov ds, eax", [0x8e, 0xd8], 0, 0x80, nil), Load("mov ds, eax", [0x8e, 0xd8], 3, 0x80, nil),
        Load("mov ds, eax", [0x8e, 0xd8], 0x2b, 0x80, nil),
        Load("mov ds, eax", [0x8e, 0xd8], 0x28, 0x80, nil), Load("mov es, eax", [0x8e, 0xc0], 0x33, 0x80, nil),
        Load("mov ds, eax", [0x8e, 0xd8], 0x18, 13, 0x18), Load("mov es, eax", [0x8e, 0xc0], 0x6b, 13, 0x68),
        Load("mov fs, eax", [0x8e, 0xe0], 0x43, 13, 0x40),
        Load("mov gs, eax", [0x8e, 0xe8], 0xb3, 13, 0xb0), Load("mov ds, eax", [0x8e, 0xd8], 0x63, 11, 0x60),
        Load("mov ds, eax", [0x8e, 0xd8], 7, 13, 4),
        Load("mov ds, eax", [0x8e, 0xd8], 0x8b, 0x80, nil), Load("mov fs, eax", [0x8e, 0xe0], 0xfffb, 13, 0xfff8),
        Load("mov ss, eax", [0x8e, 0xd0], 0x2b, 0x80, nil), Load("mov ss, eax", [0x8e, 0xd0], 0, 13, 0),
        Load("mov ss, eax", [0x8e, 0xd0], 3, 13, 0),
        Load("mov ss, eax", [0x8e, 0xd0], 0x28, 13, 0x28), Load("mov ss, eax", [0x8e, 0xd0], 0x1b, 13, 0x18),
        Load("mov ss, eax", [0x8e, 0xd0], 0x5b, 13, 0x58),
        Load("mov ss, eax", [0x8e, 0xd0], 0x63, 12, 0x60), Load("mov ss, eax", [0x8e, 0xd0], 0x33, 13, 0x30),
        Load("mov ss, eax", [0x8e, 0xd0], 0, 0x80, nil, .kernel), Load("mov ss, eax", [0x8e, 0xd0], 3, 13, 0, .kernel),
        Load("push rax; pop fs", [0x50, 0x0f, 0xa1], 0x18, 13, 0x18),
        Load("push rax; pop gs", [0x50, 0x0f, 0xa9], 0x63, 11, 0x60),
        Load("ltr ax", [0x0f, 0, 0xd8], 0, 13, 0, .kernel), Load("ltr ax", [0x0f, 0, 0xd8], 0x10, 13, 0x10, .kernel),
        Load("ltr ax", [0x0f, 0, 0xd8], 0x44, 13, 0x44, .kernel),
        Load("ltr ax; ltr ax", [0x0f, 0, 0xd8, 0x0f, 0, 0xd8], 0x40, 13, 0x40, .kernel),
        Load("lldt ax", [0x0f, 0, 0xd0], 0, 0x80, nil, .kernel),
        Load("lldt ax", [0x0f, 0, 0xd0], 0xa0, 11, 0xa0, .kernel),
        Load("lldt ax", [0x0f, 0, 0xd0], 0x40, 13, 0x40, .kernel),
        Load("lldt ax", [0x0f, 0, 0xd0], 0xa4, 13, 0xa4, .kernel),
        Load("retfq", farReturn, 0x33, 0x80, nil),
        Load("retfq", farReturn, 0x23, 0x80, nil),
        Load("retfq", farReturn, 0x10, 13, 0x10),
        Load("retfq", farReturn, 0, 13, 0),
        Load("retfq", farReturn, 0x7b, 11, 0x78),
        Load("retfq", farReturn, 0x8b, 0x80, nil),
        Load("retfq", farReturn, 0x40, 13, 0x40),
        Load("jmp fword ptr", farJump, 0x33, 0x80, nil),
        Load("jmp fword ptr", farJump, 0x23, 0x80, nil),
        Load("call fword ptr", farCall, 0x33, 0x80, nil),
        Load("jmp fword ptr", farJump, 0x10, 13, 0x10),
        Load("jmp fword ptr", farJump, 0x2b, 13, 0x28),
        Load("jmp fword ptr", farJump, 0x7b, 11, 0x78),
        Load("jmp fword ptr", farJump, 0, 13, 0),
        Load("jmp fword ptr", farJump, 0x8b, 0x80, nil),
    ])
    func loadsOfSegmentsAreChecked(_ load: Load) throws {
        let machine = X86TestMachine(load.mode)
        machine.processor.setRegister(0, load.selector)
        let taken = try #require(machine.run(load.code + [0xcd, 0x80]))
        #expect(taken.vector == load.vector)
        #expect(taken.error == load.error)
        #expect(taken.cs & 3 == (load.mode == .user ? 3 : 0))
    }

    /// Loading marks a descriptor as accessed, and a TSS as busy; a descriptor that is refused stays as it was.
    @Test func descriptorsAreMarked() {
        let machine = X86TestMachine(.user)
        machine.put(0x5028, 0x00cf_f200_0000_ffff)
        machine.put(0x5018, 0x00cf_9200_0000_ffff)
        machine.processor.setRegister(0, 0x2b)
        machine.processor.setRegister(1, 0x18)
        #expect(machine.runToHandler([0x8e, 0xd8, 0x8e, 0xc1]) == 13)
        #expect(machine.get(0x5028) == 0x00cf_f300_0000_ffff)
        #expect(machine.get(0x5018) == 0x00cf_9200_0000_ffff)
        let kernel = X86TestMachine(.kernel)
        kernel.processor.setRegister(0, 0x40)
        #expect(kernel.runToHandler([0x0f, 0, 0xd8, 0xcd, 0x80]) == 0x80)
        #expect(kernel.get(0x5040) == 0x0000_8b00_8000_0067)
    }
}
