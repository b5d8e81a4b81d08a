import Emulator
import Testing

/// #DB: RFLAGS.TF, DR0...DR3, DR7.GD (SDM Vol. 3, 18.2, 18.3).
@Suite struct X86DebugTests {
    private static let trap: UInt64 = 1 << 8
    private static let resume: UInt64 = 1 << 16
    private static let step: UInt64 = 1 << 14

    struct Step: Sendable, CustomTestStringConvertible {
        var text: String
        var code: [UInt8]
        /// Where the trap is, from the start of the code.
        var offset: UInt64
        var mode = X86TestMachine.Mode.user
        var vector: UInt64 = 1

        init(
            _ text: String, _ code: [UInt8], at offset: UInt64, _ mode: X86TestMachine.Mode = .user, vector: UInt64 = 1
        ) {
            (self.text, self.code, self.offset, self.mode, self.vector) = (text, code, offset, mode, vector)
        }

        var testDescription: String { text }
    }

    /// TF is on before the first instruction. SDM Vol. 3, 18.3.1.4; 7.8.3 for loads of SS.
    @Test(arguments: [
        Step("nop; nop", [0x90, 0x90], at: 1), Step("jmp 1f; nop; 1: nop", [0xeb, 1, 0x90, 0x90], at: 3),
        Step("call 1f; nop; 1: nop", [0xe8, 1, 0, 0, 0, 0x90, 0x90], at: 6),
        Step("mov eax, [0x30000]; nop", [0x8b, 4, 0x25, 0, 0, 3, 0, 0x90], at: 7),
        Step("cpuid; nop", [0x0f, 0xa2, 0x90], at: 2),
        Step("xor eax, eax; jz 1f; 1: nop", [0x31, 0xc0, 0x74, 0, 0x90], at: 2),
        // The load of SS takes the instruction behind it along.
        Step("mov ss, r15d; nop; nop", [0x41, 0x8e, 0xd7, 0x90, 0x90], at: 4),
        // What changes TF is still stepped by what it was.
        Step("push 0x202; popfq; nop", [0x68, 2, 2, 0, 0, 0x9d, 0x90], at: 6),
        Step("hlt; nop", [0xf4, 0x90], at: 1, .kernel), Step("sti; nop; nop", [0xfb, 0x90, 0x90], at: 1, .kernel),
        // A fault is no step; nor is the entry into a handler, which clears TF.
        Step("ud2", [0x0f, 0x0b], at: 0, vector: 6), Step("int 0x80; nop", [0xcd, 0x80, 0x90], at: 2, vector: 0x80),
        Step("int3; nop", [0xcc, 0x90], at: 1, vector: 3),
        Step("prefetchnta [rax]; nop", [0x0f, 0x18, 0, 0x90], at: 3),
    ])
    func oneInstructionIsStepped(_ test: Step) throws {
        let machine = X86TestMachine(test.mode)
        machine.processor.setRegister(15, test.mode == .user ? 0x2b : 0x18)
        machine.processor.flags = Self.trap
        var taken = try #require(machine.run(test.code))
        // PUSH before POPF is a step of its own.
        if test.text.hasPrefix("push") {
            machine.resume(taken)
            taken = try #require(machine.run())
        }
        #expect(taken.vector == test.vector)
        #expect(taken.rip == X86TestMachine.code + test.offset)
        #expect(taken.flags & Self.trap == (test.text.hasPrefix("push") ? 0 : Self.trap))
        #expect(taken.flags & Self.resume == (test.vector == 6 ? Self.resume : 0))
        #expect(machine.processor.flags & Self.trap == 0)
        #expect((machine.processor.debugRegister(6) & Self.step != 0) == (test.vector == 1))
        #expect(machine.processor.debugRegister(6) & 0xf == 0)
    }

    /// LSS, which loads the pointer too, puts nothing off (SDM Vol. 3, 7.8.3).
    @Test func loadsOfTheWholeStackPointerAreStepped() throws {
        let machine = X86TestMachine(.user)
        machine.put(X86TestMachine.data, 0x2b << 32)
        machine.processor.setRegister(3, X86TestMachine.data)
        machine.processor.flags = Self.trap
        let taken = try #require(machine.run([0x0f, 0xb2, 3, 0x90, 0x90]))
        #expect(taken.vector == 1)
        #expect(taken.rip == X86TestMachine.code + 3)
    }

    /// POPF and IRET that turn TF on let one more instruction run.
    @Test(arguments: [
        Step(
            "pushfq; or dword ptr [rsp], 0x100; popfq; nop; nop",
            [0x9c, 0x81, 0x0c, 0x24, 0, 1, 0, 0, 0x9d, 0x90, 0x90], at: 10),
        Step(
            "mov rax, rsp; push 0x2b; push rax; push 0x102; push 0x33; push 0x10014; iretq; nop; nop",
            [
                0x48, 0x89, 0xe0, 0x6a, 0x2b, 0x50, 0x68, 2, 1, 0, 0, 0x6a, 0x33, 0x68, 0x14, 0, 1, 0, 0x48, 0xcf, 0x90,
                0x90,
            ], at: 0x19),
    ])
    func theTrapFlagTakesEffectAnInstructionLater(_ test: Step) throws {
        let machine = X86TestMachine(.user)
        var code = test.code
        // The IRET goes on right behind itself.
        if let at = code.firstIndex(of: 0xcf) { code = code[...at] + [0x90, 0x90] }
        let taken = try #require(machine.run(code))
        #expect(taken.vector == 1)
        let start = UInt64((code.lastIndex(of: 0x90) ?? 0))
        #expect(taken.rip == X86TestMachine.code + start)
    }

    /// SDM Vol. 2, SYSCALL and SYSRET: it is TF after them that counts.
    @Test func systemCallsAreSteppedByWhatTheyLoad() throws {
        for mask: UInt64 in [Self.trap, 0] {
            let machine = X86TestMachine(.user)
            machine.setUpSystemCalls(mask: mask)
            machine.processor.flags = Self.trap
            let taken = try #require(machine.run([0x0f, 5]))
            #expect(machine.processor.register(11) & Self.trap != 0)
            #expect(taken.vector == (mask == 0 ? 1 : 0x90))
            if mask == 0 {
                #expect(taken.rip == X86TestMachine.handlers + 0x90)
                #expect(taken.cs == 0x10)
            }
        }
        let machine = X86TestMachine(.kernel)
        machine.setUpSystemCalls(mask: 0)
        machine.processor.setRegister(1, X86TestMachine.code + 0x100)
        machine.processor.setRegister(11, Self.trap)
        let taken = try #require(machine.run([0x48, 0x0f, 7]))
        #expect(taken.vector == 1)
        #expect(taken.rip == X86TestMachine.code + 0x100)
        #expect(taken.cs == 0x33)
    }

    /// A repeated instruction is stepped by elements, RF set between them (SDM Vol. 3, 18.3.1.1).
    @Test func repeatedInstructionsAreSteppedByElement() throws {
        let machine = X86TestMachine(.user)
        machine.processor.setRegister(1, 3)
        machine.processor.setRegister(7, X86TestMachine.data)
        machine.processor.flags = Self.trap
        machine.write(X86TestMachine.code, [0xf3, 0xaa, 0x90])
        for left in (0..<3 as Range<UInt64>).reversed() {
            let taken = try #require(machine.run())
            #expect(taken.vector == 1)
            #expect(taken.rip == X86TestMachine.code + (left == 0 ? 2 : 0))
            #expect(taken.flags & Self.resume == (left == 0 ? 0 : Self.resume))
            #expect(machine.processor.register(1) == left)
            #expect(machine.processor.register(7) == X86TestMachine.data + 3 - left)
            machine.resume(taken)
        }
    }

    // MARK: Breakpoints

    /// `kind`: 0 execution, 1 stores, 2 ports, 3 data; `length` in bytes.
    private static func control(_ index: UInt64, kind: UInt64, length: UInt64 = 1) -> UInt64 {
        let code: UInt64 = length == 8 ? 2 : length - 1
        return 1 << (2 * index) | (kind | code << 2) << (16 + 4 * index)
    }

    private func machine(_ index: UInt64, at address: UInt64, kind: UInt64, length: UInt64 = 1) -> X86TestMachine {
        let machine = X86TestMachine(.user)
        machine.processor.setDebugRegister(UInt8(index), address)
        machine.processor.setDebugRegister(7, Self.control(index, kind: kind, length: length))
        machine.processor.setRegister(3, X86TestMachine.data)
        return machine
    }

    /// Before the instruction, RF as it was; with RF set it runs once.
    @Test(arguments: 0..<4 as Range<UInt64>)
    func instructionBreakpointsAreFaults(_ index: UInt64) throws {
        let machine = machine(index, at: X86TestMachine.code + 2, kind: 0)
        let taken = try #require(machine.run([0xff, 0xc1, 0xff, 0xc2, 0xff, 0xc1, 0xeb, 0xfa]))
        #expect(taken.vector == 1)
        #expect(taken.rip == X86TestMachine.code + 2)
        #expect(taken.flags & Self.resume == 0)
        #expect(machine.processor.debugRegister(6) == 0xffff_0ff0 | 1 << index)
        #expect(machine.processor.register(2) == 0)
        machine.resume(taken, flags: taken.flags | Self.resume)
        let again = try #require(machine.run())
        #expect(again.rip == X86TestMachine.code + 2)
        #expect(machine.processor.register(2) == 1)
        #expect(again.flags & Self.resume == 0)
    }

    /// A handler that returns with RF by IRETQ, as a kernel does.
    @Test func handlersReturnWithRF() throws {
        let machine = machine(0, at: X86TestMachine.code + 5, kind: 0)
        machine.setGate(1, target: 0x48000)
        machine.write(0x48000, [0x81, 0x4c, 0x24, 0x10, 0, 0, 1, 0, 0x49, 0xff, 0xc7, 0x48, 0xcf])
        // Ten rounds of a loop with the breakpoint in it.
        let taken = try #require(machine.run([0xb9, 0x0a, 0, 0, 0, 0x90, 0xff, 0xc9, 0x75, 0xfb, 0xcd, 0x80]))
        #expect(taken.vector == 0x80)
        #expect(machine.processor.register(15) == 10)
        #expect(taken.flags & Self.resume == 0)
    }

    struct Watch: Sendable, CustomTestStringConvertible {
        var text: String
        var code: [UInt8]
        var kind: UInt64
        var length: UInt64
        var address: UInt64
        var isHit: Bool

        init(
            _ text: String, _ code: [UInt8], _ isHit: Bool, kind: UInt64, _ address: UInt64 = X86TestMachine.data,
            length: UInt64 = 1
        ) {
            (self.text, self.code, self.isHit) = (text, code, isHit)
            (self.kind, self.address, self.length) = (kind, address, length)
        }

        var testDescription: String { "\(text), kind \(kind), length \(length), at \(String(address, radix: 16))" }
    }

    /// Behind the instruction, if any byte of both is the same (SDM Vol. 3, 18.2.5).
    @Test(arguments: [
        Watch("mov [rbx], al", [0x88, 3], true, kind: 1), Watch("mov al, [rbx]", [0x8a, 3], false, kind: 1),
        Watch("mov al, [rbx]", [0x8a, 3], true, kind: 3), Watch("mov [rbx], al", [0x88, 3], true, kind: 3),
        Watch("add [rbx], al", [0, 3], true, kind: 1), Watch("cmp [rbx], al", [0x38, 3], false, kind: 1),
        Watch("mov [rbx+1], al", [0x88, 0x43, 1], false, kind: 1),
        Watch("mov [rbx-1], al", [0x88, 0x43, 0xff], false, kind: 1),
        Watch("mov [rbx-3], eax", [0x89, 0x43, 0xfd], true, kind: 1),
        Watch("mov [rbx-4], eax", [0x89, 0x43, 0xfc], false, kind: 1),
        Watch("mov [rbx+3], al", [0x88, 0x43, 3], true, kind: 1, length: 4),
        Watch("mov [rbx+4], al", [0x88, 0x43, 4], false, kind: 1, length: 4),
        Watch("mov [rbx+7], al", [0x88, 0x43, 7], true, kind: 1, length: 8),
        Watch("mov [rbx+8], al", [0x88, 0x43, 8], false, kind: 1, length: 8),
        Watch("mov [rbx+1], al", [0x88, 0x43, 1], true, kind: 1, length: 2),
        // An address that is not a multiple of the length is taken as one.
        Watch("mov [rbx], al", [0x88, 3], true, kind: 1, X86TestMachine.data + 3, length: 4),
        Watch("push rax", [0x50], true, kind: 1, 0x1fff8, length: 8),
        Watch("call .+5", [0xe8, 0, 0, 0, 0], true, kind: 1, 0x1fff8, length: 8),
        Watch("pop rax", [0x58], true, kind: 3, 0x20000), Watch("pop rax", [0x58], false, kind: 1, 0x20000),
        Watch("movups [rbx-8], xmm0", [0x0f, 0x11, 0x43, 0xf8], true, kind: 1),
        Watch("vmovdqu ymm0, [rbx-31]", [0xc5, 0xfe, 0x6f, 0x43, 0xe1], true, kind: 3),
        Watch("vmovdqu ymm0, [rbx-32]", [0xc5, 0xfe, 0x6f, 0x43, 0xe0], false, kind: 3),
        Watch("mov [rbx+0xffe], eax", [0x89, 0x83, 0xfe, 0x0f, 0, 0], true, kind: 1, 0x31001),
        Watch("mov [rbx+0xffe], eax", [0x89, 0x83, 0xfe, 0x0f, 0, 0], true, kind: 1, 0x30fff),
        Watch("lea rax, [rbx]", [0x48, 0x8d, 3], false, kind: 3),
        Watch("nop", [0x90], false, kind: 3, X86TestMachine.code), Watch("stosb", [0xaa], true, kind: 1),
        Watch("fstp tbyte ptr [rbx-9]", [0xdb, 0x7b, 0xf7], true, kind: 1),
        Watch("xchg [rbx], al", [0x86, 3], true, kind: 1),
        Watch("mov [rbx], al", [0x88, 3], false, kind: 2),
    ])
    func dataBreakpointsAreTraps(_ test: Watch) throws {
        let machine = machine(2, at: test.address, kind: test.kind, length: test.length)
        machine.processor.setRegister(7, X86TestMachine.data)
        // Others before and behind it, in one block.
        let taken = try #require(machine.run([0xff, 0xc1] + test.code + [0xff, 0xc1, 0xcd, 0x80]))
        #expect(taken.vector == (test.isHit ? 1 : 0x80))
        if test.isHit {
            #expect(taken.rip == X86TestMachine.code + 2 + UInt64(test.code.count))
            #expect(taken.flags & Self.resume == 0)
            #expect(machine.processor.debugRegister(6) == 0xffff_0ff4)
            #expect(machine.processor.register(1) == 1)
        } else {
            #expect(machine.processor.debugRegister(6) == 0xffff_0ff0)
            #expect(machine.processor.register(1) == 2)
        }
    }

    /// A fault in the same instruction leaves no trap behind.
    @Test func whatFaultsIsNotTrapped() throws {
        let machine = machine(0, at: 0x30ffe, kind: 1, length: 2)
        machine.setPage(0x31000, 0)
        let taken = try #require(machine.run([0x89, 4, 0x25, 0xfe, 0x0f, 3, 0]))
        #expect(taken.vector == 14)
        machine.resume(taken)
        #expect(machine.runToHandler([0x90, 0xcd, 0x80]) == 0x80)
        #expect(machine.processor.debugRegister(6) & 0xf == 0)
    }

    @Test func repeatedMovesStopBehindTheElementThatHits() throws {
        let machine = machine(0, at: X86TestMachine.data + 5, kind: 1)
        machine.processor.setRegister(1, 10)
        machine.processor.setRegister(7, X86TestMachine.data)
        let taken = try #require(machine.run([0xf3, 0xaa, 0xcd, 0x80]))
        #expect(taken.vector == 1)
        #expect(taken.rip == X86TestMachine.code)
        #expect(taken.flags & Self.resume != 0)
        #expect(machine.processor.register(1) == 4)
        #expect(machine.processor.register(7) == X86TestMachine.data + 6)
        machine.resume(taken)
        #expect(machine.run()?.vector == 0x80)
        #expect(machine.processor.register(7) == X86TestMachine.data + 10)
    }

    /// Both causes at once; and a load of SS puts the trap off.
    @Test func causesAreToldTogether() throws {
        let machine = machine(1, at: X86TestMachine.data, kind: 1)
        machine.processor.flags = Self.trap
        _ = try #require(machine.run([0x88, 3, 0x90]))
        #expect(machine.processor.debugRegister(6) == 0xffff_0ff0 | Self.step | 2)

        let other = self.machine(1, at: X86TestMachine.data, kind: 3)
        other.put(X86TestMachine.data, 0x2b)
        let taken = try #require(other.run([0x8e, 0x13, 0xff, 0xc1, 0xff, 0xc1]))
        #expect(taken.vector == 1)
        #expect(taken.rip == X86TestMachine.code + 4)
        #expect(other.processor.debugRegister(6) == 0xffff_0ff2)
    }

    /// CR4.DE gives ports breakpoints of their own.
    @Test func portsAreWatched() throws {
        for hasExtensions in [true, false] {
            let machine = X86TestMachine(.kernel)
            if hasExtensions { machine.change(4, set: 8) }
            machine.processor.setDebugRegister(3, 0x61)
            machine.processor.setDebugRegister(7, Self.control(3, kind: 2))
            let taken = try #require(machine.run([0xe6, 0x60, 0x66, 0xe7, 0x60, 0x90, 0xcd, 0x80]))
            #expect(taken.vector == (hasExtensions ? 1 : 0x80))
            if hasExtensions {
                #expect(taken.rip == X86TestMachine.code + 5)
                #expect(machine.processor.debugRegister(6) == 0xffff_0ff8)
            }
        }
    }

    /// DR7.GD: a fault before any access to a debug register; the handler may touch them.
    @Test func debugRegistersCanBeGuarded() throws {
        for code in [[0x0f, 0x21, 0xc0], [0x0f, 0x23, 0xd8], [0x0f, 0x21, 0xf8]] as [[UInt8]] {
            let machine = X86TestMachine(.kernel)
            machine.processor.setDebugRegister(7, 1 << 13)
            let taken = try #require(machine.run(code))
            #expect(taken.vector == 1)
            #expect(taken.rip == X86TestMachine.code)
            #expect(machine.processor.debugRegister(6) == 0xffff_0ff0 | 1 << 13)
            #expect(machine.processor.debugRegister(7) == 0x400)
        }
    }

    /// What is set can be read, reserved bits as SDM Vol. 3, figure 18-1 has them; DR4 and DR5 stand for DR6 and DR7.
    @Test func debugRegistersKeepWhatTheyAreTold() throws {
        let machine = X86TestMachine(.kernel)
        machine.processor.setRegister(0, 0x8000_0000_0000_1234)
        machine.processor.setRegister(1, 0xffff_ffff)
        let code: [UInt8] =
            [0x0f, 0x23, 0xc0, 0x0f, 0x21, 0xc2, 0x0f, 0x23, 0xf1, 0x0f, 0x21, 0xf6, 0x0f, 0x21, 0xff]
            + [0x0f, 0x21, 0xe5, 0x41, 0x0f, 0x21, 0xe8] + [0xcd, 0x80]
        _ = try #require(machine.run(code))
        #expect(machine.processor.register(2) == 0x8000_0000_0000_1234)
        #expect(machine.processor.register(6) == 0xffff_efff)
        #expect(machine.processor.register(5) == 0xffff_efff)
        #expect(machine.processor.register(7) == 0x400)
        #expect(machine.processor.register(8) == 0x400)
    }

    /// Breakpoints that the program itself turns on and off.
    @Test func breakpointsComeAndGo() throws {
        let machine = X86TestMachine(.kernel)
        machine.processor.setRegister(3, X86TestMachine.data)
        machine.processor.setRegister(0, Self.control(0, kind: 1))
        let code: [UInt8] = [0x88, 3, 0x0f, 0x23, 0xc3, 0x0f, 0x23, 0xf8, 0x88, 3, 0x90]
        let taken = try #require(machine.run(code))
        #expect(taken.vector == 1)
        #expect(taken.rip == X86TestMachine.code + UInt64(code.count) - 1)
        machine.processor.setRegister(0, 0)
        machine.write(0x48000, [0x0f, 0x23, 0xf8, 0x88, 3, 0xcd, 0x80])
        machine.processor.goOn(at: 0x48000)
        #expect(machine.run()?.vector == 0x80)
    }
}

extension X86TestMachine {
    /// SYSCALL goes to the handler of vector 90h, by selectors 10h and 18h; SYSRET by 20h, 28h and 30h.
    func setUpSystemCalls(mask: UInt64) {
        allowSystemCalls(true)
        _ = processor.setModelSpecificRegister(0xc000_0081, 0x10 << 32 | 0x20 << 48)
        _ = processor.setModelSpecificRegister(0xc000_0082, Self.handlers + 0x90)
        _ = processor.setModelSpecificRegister(0xc000_0084, mask)
    }
}
