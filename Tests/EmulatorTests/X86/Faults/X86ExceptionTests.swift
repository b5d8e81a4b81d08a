import Emulator
import Testing

/// Faults leave the instruction undone: RIP at it, RF set, registers as before. Each cause of each exception (SDM Vol. 3, 7.15,
/// and the lists of exceptions in Vol. 2).
@Suite struct X86ExceptionTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var text: String
        var code: [UInt8]
        var vector: UInt64
        var error: UInt64?
        /// Registers before.
        var registers: [Int: UInt64]
        var mode: X86TestMachine.Mode
        /// Bytes of the code that run before the instruction at fault; its length if it is a trap.
        var offset: UInt64
        var setUp: @Sendable (X86TestMachine) -> Void

        init(
            _ text: String, _ code: [UInt8], _ vector: UInt64, _ error: UInt64? = nil, _ registers: [Int: UInt64] = [:],
            _ mode: X86TestMachine.Mode = .user, at offset: UInt64 = 0,
            setUp: @escaping @Sendable (X86TestMachine) -> Void = { _ in }
        ) {
            (self.text, self.code, self.vector, self.error) = (text, code, vector, error)
            (self.registers, self.mode, self.offset, self.setUp) = (registers, mode, offset, setUp)
        }

        var testDescription: String { "\(text) (\(mode))" }
    }

    private static let bad: UInt64 = 0x8000_0000_0000_0000
    private static let top: UInt64 = 0x0000_7fff_ffff_fffe

    /// Runs the case and compares everything that a fault must keep.
    private func check(_ test: Case) throws {
        let machine = X86TestMachine(test.mode)
        for index in 0..<16 where index != 4 {
            machine.processor.setRegister(index, 0x0101_0101_0101_0101 &* UInt64(index))
        }
        // Low enough to be an address below 2 MiB where an instruction only needs one.
        machine.processor.setRegister(3, X86TestMachine.data)
        for (index, value) in test.registers { machine.processor.setRegister(index, value) }
        test.setUp(machine)
        let selectors = (cs: UInt64(machine.processor.selector(1)), ss: UInt64(machine.processor.selector(2)))
        var before = (0..<16).map { machine.processor.register($0) }
        let taken = try #require(machine.run(test.code))
        #expect(taken.vector == test.vector)
        #expect(taken.error == test.error)
        #expect(taken.rip == X86TestMachine.code + test.offset)
        // Traps, which go on behind themselves, have no RF.
        let isTrap = [3, 4].contains(test.vector) || test.vector > 31
        #expect(taken.flags >> 16 & 1 == (isTrap ? 0 : 1))
        #expect(taken.cs == selectors.cs)
        #expect(taken.ss == selectors.ss)
        if test.offset == 0 || isTrap {
            #expect(taken.rsp == before[4])
            var after = (0..<16).map { machine.processor.register($0) }
            (before[4], after[4]) = (0, 0)
            #expect(after == before)
        }
    }

    // MARK: #GP and #SS by address

    /// SDM Vol. 3, 3.3.7.1: #SS(0) if the address is on the stack, otherwise #GP(0).
    @Test(arguments: [
        Case("mov al, [rax]", [0x8a, 0], 13, 0, [0: bad]), Case("mov [rax], al", [0x88, 0], 13, 0, [0: bad]),
        Case("add [rax], al", [0, 0], 13, 0, [0: bad]),
        Case("mov al, [rax+rcx*8]", [0x8a, 4, 0xc8], 13, 0, [0: 0, 1: 1 << 44]),
        Case("movups xmm0, [rax]", [0x0f, 0x10, 0], 13, 0, [0: bad]),
        Case("fld qword ptr [rax]", [0xdd, 0], 13, 0, [0: bad]),
        Case("mov eax, [rcx]", [0x8b, 1], 13, 0, [1: top]), Case("mov [rcx], eax", [0x89, 1], 13, 0, [1: top]),
        Case("add [rcx], eax", [1, 1], 13, 0, [1: top]),
        Case("mov eax, [rcx]", [0x8b, 1], 13, 0, [1: 0xffff_7fff_ffff_ffff]),
        Case("push rax", [0x50], 12, 0, [4: bad]), Case("pop rax", [0x58], 12, 0, [4: bad]),
        Case("push qword ptr [rax]", [0xff, 0x30], 13, 0, [0: bad]),
        Case("pop qword ptr [rax]", [0x8f, 0], 13, 0, [0: bad]),
        Case("call .", [0xe8, 0xfb, 0xff, 0xff, 0xff], 12, 0, [4: bad]), Case("ret", [0xc3], 12, 0, [4: bad]),
        Case("leave", [0xc9], 12, 0, [5: bad]),
        Case("enter 8, 0", [0xc8, 8, 0, 0], 12, 0, [4: bad]), Case("pushfq", [0x9c], 12, 0, [4: bad]),
        Case("popfq", [0x9d], 12, 0, [4: bad]),
        Case("mov al, [rsp]", [0x8a, 4, 0x24], 12, 0, [4: bad]),
        Case("mov al, [rbp]", [0x8a, 0x45, 0], 12, 0, [5: bad]),
        Case("mov [rbp+8], eax", [0x89, 0x45, 8], 12, 0, [5: bad]),
        Case("mov al, [rbp+rax]", [0x8a, 0x44, 5, 0], 12, 0, [0: 0, 5: bad]),
        Case("mov al, [rax+rbp]", [0x8a, 4, 0x28], 13, 0, [0: 0, 5: bad]),
        Case("mov al, fs:[rbp]", [0x64, 0x8a, 0x45, 0], 13, 0, [5: bad]),
        Case("lodsb", [0xac], 13, 0, [6: bad]), Case("stosb", [0xaa], 13, 0, [7: bad]),
        Case("xlatb", [0xd7], 13, 0, [3: bad]),
        Case("movaps xmm0, [rax]", [0x0f, 0x28, 0], 13, 0, [0: 0x30008]),
        Case("movaps [rax], xmm0", [0x0f, 0x29, 0], 13, 0, [0: 0x30001]),
        Case("movdqa xmm0, [rsp]", [0x66, 0x0f, 0x6f, 4, 0x24], 13, 0, [4: 0x1fff8]),
        Case("paddb xmm0, [rax]", [0x66, 0x0f, 0xfc, 0], 13, 0, [0: 0x30008]),
        Case("vmovaps ymm0, [rax]", [0xc5, 0xfc, 0x28, 0], 13, 0, [0: 0x30010]),
        Case("cmpxchg16b [rax]", [0x48, 0x0f, 0xc7, 8], 13, 0, [0: 0x30008]),
        Case("fxsave [rax]", [0x0f, 0xae, 0], 13, 0, [0: 0x30008]),
        Case("xsave [rax]", [0x0f, 0xae, 0x20], 13, 0, [0: 0x30010]),
    ])
    func badAddressesFault(_ test: Case) throws { try check(test) }

    /// The branch is at fault, not its target; nothing has been pushed or popped.
    @Test(arguments: [
        Case("jmp rax", [0xff, 0xe0], 13, 0, [0: bad]), Case("call rax", [0xff, 0xd0], 13, 0, [0: bad]),
        Case("jmp [rbx]", [0xff, 0x23], 13, 0) { $0.put(0x30000, bad) },
        Case("call [rbx]", [0xff, 0x13], 13, 0) { $0.put(0x30000, bad) },
        Case("ret", [0xc3], 13, 0) { $0.put(0x20000, bad) },
        Case("ret 16", [0xc2, 0x10, 0], 13, 0) { $0.put(0x20000, bad) },
        Case("iretq", [0x48, 0xcf], 13, 0) {
            $0.put(0x20000, bad)
            $0.put(0x20008, 0x33)
            $0.put(0x20018, 0x20000)
            $0.put(0x20020, 0x2b)
        },
    ])
    func branchesToNoAddressFault(_ test: Case) throws {
        try check(test)
        // Once more where the executor, not a record, runs it: the stack or pointer not in the TLB does that the first time,
        // so here everything is touched first.
        var warm = test
        warm.code = [0x4c, 0x8b, 3, 0x4c, 0x8b, 4, 0x24, 0x4c, 0x89, 0x44, 0x24, 0xf8] + test.code
        warm.offset = UInt64(warm.code.count - test.code.count)
        try check(warm)
    }

    /// Compatibility mode: SDM Vol. 3, 6.3, 6.4.
    @Test(arguments: [
        Case("mov al, [0x1000]", [0xa0, 0, 0x10, 0, 0], 13, 0, [:], .compatibility) { try? $0.load(.ds, 0x50) },
        Case("mov eax, [0xffd]", [0xa1, 0xfd, 0x0f, 0, 0], 13, 0, [:], .compatibility) { try? $0.load(.ds, 0x50) },
        Case("mov [0xffd], eax", [0xa3, 0xfd, 0x0f, 0, 0], 13, 0, [:], .compatibility) { try? $0.load(.ds, 0x50) },
        Case("mov eax, [ebp]", [0x8b, 0x45, 0], 12, 0, [5: 0xffd], .compatibility) { try? $0.load(.ss, 0x50) },
        Case("push eax", [0x50], 12, 0, [4: 0x1004], .compatibility) { try? $0.load(.ss, 0x50) },
        Case("pop eax", [0x58], 12, 0, [4: 0xffe], .compatibility) { try? $0.load(.ss, 0x50) },
        Case("mov [ebx], al", [0x88, 3], 13, 0, [:], .compatibility) { try? $0.load(.ds, 0x58) },
        Case("add [ebx], al", [0, 3], 13, 0, [:], .compatibility) { try? $0.load(.ds, 0x58) },
        Case("mov al, cs:[ebx]", [0x2e, 0x8a, 3], 13, 0, [:], .compatibility) { try? $0.load(.cs, 0x68) },
        Case("mov cs:[ebx], al", [0x2e, 0x88, 3], 13, 0, [:], .compatibility),
        Case("mov al, [ebx]", [0x8a, 3], 13, 0, [3: 0x30fff], .compatibility) { try? $0.load(.ds, 0x70) },
        Case("mov al, [ebx]", [0x8a, 3], 13, 0, [:], .compatibility) { try? $0.load(.ds, 0) },
        Case("mov al, es:[ebx]", [0x26, 0x8a, 3], 13, 0, [:], .compatibility) { try? $0.load(.es, 0) },
        Case("jmp eax", [0xff, 0xe0], 13, 0, [0: 0x11000], .compatibility) { try? $0.load(.cs, 0x98) },
        Case("stosb", [0xaa], 13, 0, [7: 0x1000], .compatibility) { try? $0.load(.es, 0x50) },
    ])
    func segmentsAreCheckedInCompatibilityMode(_ test: Case) throws { try check(test) }

    /// Within its limits a segment with a base works.
    @Test func segmentsHaveBasesInCompatibilityMode() throws {
        let machine = X86TestMachine(.compatibility)
        try machine.load(.ds, 0x50)
        try machine.load(.es, 0x70)
        machine.put(0x30ffc, 0x4433_2211)
        machine.put(0x31000, 0x88)
        #expect(machine.runToHandler([0xa1, 0xfc, 0x0f, 0, 0, 0x26, 0x8a, 0x0d, 0, 0x10, 3, 0, 0xcd, 0x80]) == 0x80)
        #expect(machine.processor.register(0) == 0x4433_2211)
        #expect(machine.processor.register(1) & 0xff == 0x88)
    }

    // MARK: #GP by privilege

    @Test(arguments: [
        Case("hlt", [0xf4], 13, 0), Case("cli", [0xfa], 13, 0), Case("sti", [0xfb], 13, 0),
        Case("in al, 0x60", [0xe4, 0x60], 13, 0),
        Case("out dx, al", [0xee], 13, 0), Case("insb", [0x6c], 13, 0), Case("outsb", [0x6e], 13, 0),
        Case("lgdt [rbx]", [0x0f, 1, 0x13], 13, 0),
        Case("lidt [rbx]", [0x0f, 1, 0x1b], 13, 0), Case("lldt ax", [0x0f, 0, 0xd0], 13, 0),
        Case("ltr ax", [0x0f, 0, 0xd8], 13, 0),
        Case("invlpg [rbx]", [0x0f, 1, 0x3b], 13, 0), Case("wbinvd", [0x0f, 9], 13, 0), Case("invd", [0x0f, 8], 13, 0),
        Case("clts", [0x0f, 6], 13, 0),
        Case("lmsw ax", [0x0f, 1, 0xf0], 13, 0), Case("mov rax, cr0", [0x0f, 0x20, 0xc0], 13, 0),
        Case("mov cr3, rax", [0x0f, 0x22, 0xd8], 13, 0),
        Case("mov cr8, rax", [0x44, 0x0f, 0x22, 0xc0], 13, 0), Case("mov rax, dr7", [0x0f, 0x21, 0xf8], 13, 0),
        Case("mov dr0, rax", [0x0f, 0x23, 0xc0], 13, 0),
        Case("rdmsr", [0x0f, 0x32], 13, 0), Case("wrmsr", [0x0f, 0x30], 13, 0), Case("rdpmc", [0x0f, 0x33], 13, 0),
        Case("swapgs", [0x0f, 1, 0xf8], 13, 0),
        Case("sysretq", [0x48, 0x0f, 7], 13, 0), Case("sysexit", [0x0f, 0x35], 13, 0),
        Case("invpcid rax, [rbx]", [0x66, 0x0f, 0x38, 0x82, 3], 13, 0),
        Case("xsetbv", [0x0f, 1, 0xd1], 13, 0),
        Case("rdtsc", [0x0f, 0x31], 13, 0) { $0.change(4, set: 4) },
        Case("rdtscp", [0x0f, 1, 0xf9], 13, 0) { $0.change(4, set: 4) },
        Case("sgdt [rbx]", [0x0f, 1, 3], 13, 0) { $0.change(4, set: 1 << 11) },
        Case("sldt ax", [0x66, 0x0f, 0, 0xc0], 13, 0) { $0.change(4, set: 1 << 11) },
        Case("smsw ax", [0x66, 0x0f, 1, 0xe0], 13, 0) { $0.change(4, set: 1 << 11) },
        Case("str ax", [0x66, 0x0f, 0, 0xc8], 13, 0) { $0.change(4, set: 1 << 11) },
        // These are none for programs.
        Case("clac", [0x0f, 1, 0xca], 6), Case("stac", [0x0f, 1, 0xcb], 6),
        Case("sysretq", [0x48, 0x0f, 7], 6) { $0.allowSystemCalls(false) },
        Case("xsetbv", [0x0f, 1, 0xd1], 6) { $0.change(4, clear: 1 << 18) },
        Case("sysret", [0x0f, 0x07], 6, nil, [:], .compatibility),
    ])
    func programsMayNotDoWhatKernelsDo(_ test: Case) throws { try check(test) }

    /// Ports that the TSS's bitmap opens, and the one behind them (SDM Vol. 1, 19.5.2).
    @Test func theBitmapOpensPorts() throws {
        let machine = X86TestMachine(.user)
        machine.processor.setTask(base: 0x8000, limit: 0x68 + 0x20)
        // Ports 0x60 and 0x61.
        machine.write(0x8068, [UInt8](repeating: 0xff, count: 0x21))
        machine.write(0x8068 + 12, [0xfc])
        let taken = try #require(machine.run([0xe4, 0x60, 0x66, 0xe5, 0x60, 0x66, 0xe5, 0x61]))
        #expect(taken.vector == 13)
        #expect(taken.rip == X86TestMachine.code + 5)
    }

    /// Values that control registers and MSRs do not take: SDM Vol. 3, 2.5; Vol. 2, MOV to control registers, WRMSR.
    @Test(arguments: [
        Case("mov cr0, rax", [0x0f, 0x22, 0xc0], 13, 0, [0: 1 << 32 | 0x8005_0033], .kernel),
        Case("mov cr0, rax", [0x0f, 0x22, 0xc0], 13, 0, [0: 0xa005_0033], .kernel),  // NW without CD
        Case("mov cr0, rax", [0x0f, 0x22, 0xc0], 13, 0, [0: 0x8005_0032], .kernel),  // PG without PE
        Case("mov cr0, rax", [0x0f, 0x22, 0xc0], 13, 0, [0: 0x0005_0033], .kernel),
        Case("mov cr3, rax", [0x0f, 0x22, 0xd8], 13, 0, [0: 1 << 40 | 0x1000], .kernel),
        Case("mov cr3, rax", [0x0f, 0x22, 0xd8], 13, 0, [0: 1 << 63 | 0x1000], .kernel),  // no PCIDs
        Case("mov cr4, rax", [0x0f, 0x22, 0xe0], 13, 0, [0: 1 << 12 | 0x620], .kernel),  // five levels
        Case("mov cr4, rax", [0x0f, 0x22, 0xe0], 13, 0, [0: 0x600], .kernel),  // without PAE
        // VME and PVI, which CPUID does not show.
        Case("mov cr4, rax", [0x0f, 0x22, 0xe0], 13, 0, [0: 0x621], .kernel),
        Case("mov cr4, rax", [0x0f, 0x22, 0xe0], 13, 0, [0: 0x622], .kernel),
        Case("mov cr4, rax", [0x0f, 0x22, 0xe0], 13, 0, [0: 1 << 63 | 0x620], .kernel),
        Case("mov cr8, rax", [0x44, 0x0f, 0x22, 0xc0], 13, 0, [0: 16], .kernel),
        Case("mov dr6, rax", [0x0f, 0x23, 0xf0], 13, 0, [0: 1 << 32], .kernel),
        Case("mov dr7, rax", [0x0f, 0x23, 0xf8], 13, 0, [0: 1 << 63], .kernel),
        Case("mov cr1, rax", [0x0f, 0x22, 0xc8], 6, nil, [:], .kernel),
        Case("mov rax, cr5", [0x0f, 0x20, 0xe8], 6, nil, [:], .kernel),
        Case("mov dr4, rax", [0x0f, 0x23, 0xe0], 6, nil, [:], .kernel) { $0.change(4, set: 8) },
        Case("mov dr8, rax", [0x44, 0x0f, 0x23, 0xc0], 6, nil, [:], .kernel),
        Case("wrmsr", [0x0f, 0x30], 13, 0, [0: 1, 1: 0xc000_0080, 2: 1], .kernel),  // EFER
        Case("wrmsr", [0x0f, 0x30], 13, 0, [0: 0, 1: 0xc000_0080, 2: 0], .kernel),  // without LME
        Case("wrmsr", [0x0f, 0x30], 13, 0, [0: 0, 1: 0xc000_0082, 2: 0x8000_0000], .kernel),  // LSTAR
        Case("wrmsr", [0x0f, 0x30], 13, 0, [0: 0, 1: 0xc000_0100, 2: 0x8000], .kernel),  // FS.base
        Case("wrmsr", [0x0f, 0x30], 13, 0, [0: 0, 1: 0xc000_0102, 2: 0x8000], .kernel),  // KERNEL_GS_BASE
        Case("wrmsr", [0x0f, 0x30], 13, 0, [0: 0, 1: 0x175, 2: 0x8000], .kernel),
        Case("wrmsr", [0x0f, 0x30], 13, 0, [0: 2, 1: 0x277, 2: 0], .kernel),  // PAT
        Case("wrmsr", [0x0f, 0x30], 13, 0, [0: 0, 1: 0x4000, 2: 0], .kernel),
        Case("rdmsr", [0x0f, 0x32], 13, 0, [1: 0x4000], .kernel),
        Case("rdpmc", [0x0f, 0x33], 13, 0, [1: 99], .kernel),
        Case("wrfsbase rax", [0xf3, 0x48, 0x0f, 0xae, 0xd0], 13, 0, [0: bad]),
        Case("xsetbv", [0x0f, 1, 0xd1], 13, 0, [0: 4, 1: 0, 2: 0], .kernel),
        Case("xsetbv", [0x0f, 1, 0xd1], 13, 0, [0: 5, 1: 0, 2: 0], .kernel),
        Case("xsetbv", [0x0f, 1, 0xd1], 13, 0, [0: 7, 1: 1, 2: 0], .kernel),
        Case("xgetbv", [0x0f, 1, 0xd0], 13, 0, [1: 2]),
        Case("ldmxcsr [rbx]", [0x0f, 0xae, 0x13], 13, 0) { $0.put(0x30000, 0x1_0000) },
        Case("fxrstor [rbx]", [0x0f, 0xae, 0x0b], 13, 0) { $0.put(0x30018, 0x1_0000) },
        Case("xrstor [rbx]", [0x0f, 0xae, 0x2b], 13, 0, [0: 7, 2: 0]) { $0.put(0x30200, 8) },
        Case("xrstor [rbx]", [0x0f, 0xae, 0x2b], 13, 0, [0: 7, 2: 0]) { $0.put(0x30208, 1) },
        // Of the compacted form all of the header's rest must be 0 (SDM Vol. 1, 13.8.2).
        Case("xrstor [rbx]", [0x0f, 0xae, 0x2b], 13, 0, [0: 0, 2: 0]) {
            $0.put(0x30208, 1 << 63)
            $0.put(0x30210, 1)
        },
        Case("xrstor [rbx]", [0x0f, 0xae, 0x2b], 13, 0, [0: 0, 2: 0]) {
            $0.put(0x30208, 1 << 63)
            $0.put(0x30238, 1 << 63)
        },
        Case("lgdt [rbx]", [0x0f, 1, 0x13], 13, 0, [:], .kernel) { $0.put(0x30008, 0x8000) },
        Case("invpcid rax, [rbx]", [0x66, 0x0f, 0x38, 0x82, 3], 13, 0, [0: 4], .kernel),
        Case("invpcid rax, [rbx]", [0x66, 0x0f, 0x38, 0x82, 3], 13, 0, [0: 2], .kernel) { $0.put(0x30000, 0x1000) },
        Case("invpcid rax, [rbx]", [0x66, 0x0f, 0x38, 0x82, 3], 13, 0, [0: 1], .kernel) { $0.put(0x30000, 1) },
        Case("invpcid rax, [rbx]", [0x66, 0x0f, 0x38, 0x82, 3], 13, 0, [0: 0], .kernel) { $0.put(0x30008, bad) },
        Case("16 bytes", [UInt8](repeating: 0x66, count: 15) + [0x90], 13, 0),
        Case("16 bytes of prefixes", [UInt8](repeating: 0x2e, count: 16) + [0x90], 13, 0),
    ])
    func wrongValuesAreRefused(_ test: Case) throws { try check(test) }

    /// PCIDs need a CR3 whose own is 0 (SDM Vol. 3, 5.10.1).
    @Test func contextsAreTurnedOnFromTheFirst() throws {
        let machine = X86TestMachine(.kernel)
        #expect(machine.processor.setControlRegister(3, 0x1008))
        machine.processor.setRegister(0, machine.processor.controlRegister(4) | 1 << 17)
        let taken = try #require(machine.run([0x0f, 0x22, 0xe0]))
        #expect(taken.vector == 13)
        #expect(taken.error == 0)
    }

    // MARK: #UD

    @Test(arguments: [
        Case("ud2", [0x0f, 0x0b], 6), Case("ud1", [0x0f, 0xb9, 0xc0], 6), Case("push es", [0x06], 6),
        Case("daa", [0x27], 6),
        Case("lock mov [rbx], al", [0xf0, 0x88, 0x03], 6), Case("lock add al, al", [0xf0, 0x00, 0xc0], 6),
        Case("lock cmp [rbx], al", [0xf0, 0x38, 0x03], 6), Case("lock nop", [0xf0, 0x90], 6),
        Case("lock add al, [rbx]", [0xf0, 0x02, 0x03], 6), Case("lock bt [rbx], eax", [0xf0, 0x0f, 0xa3, 0x03], 6),
        Case("mov cs, ax", [0x8e, 0xc8], 6), Case("mov 6, ax", [0x8e, 0xf0], 6), Case("lea eax, eax", [0x8d, 0xc0], 6),
        Case("lfs eax, eax", [0x0f, 0xb4, 0xc0], 6), Case("far jmp eax", [0xff, 0xe8], 6),
        Case("FF /7", [0xff, 0xf8], 6), Case("66 VEX", [0x66, 0xc5, 0xf8, 0x58, 0xc0], 6),
        Case("REX VEX", [0x40, 0xc5, 0xf8, 0x58, 0xc0], 6), Case("lock VEX", [0xf0, 0xc5, 0xf8, 0x58, 0xc0], 6),
        Case("vmovaps vvvv", [0xc5, 0xf0, 0x28, 0xc0], 6),
        Case("vpgatherdd xmm0, [rbx+xmm1], xmm2", [0xc4, 0xe2, 0x69, 0x90, 4, 0x0b], 14, 4) {
            $0.setPage(0x30000, 0)
            $0.setVectors(UInt32.max)
        },
        Case("gather, destination is index", [0xc4, 0xe2, 0x69, 0x90, 0x04, 0x03], 6),
        Case("addps xmm0, xmm0", [0x0f, 0x58, 0xc0], 6) { $0.change(4, clear: 1 << 9) },
        Case("addps xmm0, xmm0", [0x0f, 0x58, 0xc0], 6) { $0.change(0, set: 4) },
        Case("paddb mm0, mm0", [0x0f, 0xfc, 0xc0], 6) { $0.change(0, set: 4) },
        Case("vaddps ymm0, ymm0, ymm0", [0xc5, 0xfc, 0x58, 0xc0], 6) { $0.change(4, clear: 1 << 18) },
        Case("vaddps ymm0, ymm0, ymm0", [0xc5, 0xfc, 0x58, 0xc0], 6) { $0.setXCR0(3) },
        Case("xsave [rbx]", [0x0f, 0xae, 0x23], 6) { $0.change(4, clear: 1 << 18) },
        Case("xgetbv", [0x0f, 1, 0xd0], 6) { $0.change(4, clear: 1 << 18) },
        Case("rdfsbase rax", [0xf3, 0x48, 0x0f, 0xae, 0xc0], 6) { $0.change(4, clear: 1 << 16) },
        Case("wrgsbase rax", [0xf3, 0x48, 0x0f, 0xae, 0xd8], 6) { $0.change(4, clear: 1 << 16) },
        Case("syscall", [0x0f, 5], 6) { $0.allowSystemCalls(false) },
        Case("syscall", [0x0f, 5], 6, nil, [:], .compatibility),
        Case("rdfsbase eax", [0xf3, 0x0f, 0xae, 0xc0], 6, nil, [:], .compatibility),
        Case("swapgs", [0x0f, 0x01, 0xf8], 6, nil, [:], .compatibility),
    ])
    func whatIsNoInstructionIsUndefined(_ test: Case) throws {
        // The assembler knows no names for instructions that a mode does not have.
        if test.code.isEmpty { return }
        try check(test)
    }

    // MARK: #DE, #BR, #OF, #BP

    @Test(arguments: [
        Case("div cl", [0xf6, 0xf1], 0, nil, [1: 0]), Case("div cx", [0x66, 0xf7, 0xf1], 0, nil, [1: 0]),
        Case("div ecx", [0xf7, 0xf1], 0, nil, [1: 0]),
        Case("div rcx", [0x48, 0xf7, 0xf1], 0, nil, [1: 0]), Case("idiv rcx", [0x48, 0xf7, 0xf9], 0, nil, [1: 0]),
        Case("idiv byte ptr [rbx]", [0xf6, 0x3b], 0),
        Case("div cl", [0xf6, 0xf1], 0, nil, [0: 0x100, 1: 1]),
        Case("div ecx", [0xf7, 0xf1], 0, nil, [0: 0, 1: 5, 2: 5]),
        Case("div rcx", [0x48, 0xf7, 0xf1], 0, nil, [0: 0, 1: 7, 2: 7]),
        Case("idiv cl", [0xf6, 0xf9], 0, nil, [0: 0x80, 1: 1]),
        // The most negative number by -1; one more than fits.
        Case("idiv ecx", [0xf7, 0xf9], 0, nil, [0: 0x8000_0000, 1: 0xffff_ffff, 2: 0xffff_ffff]),
        Case("idiv rcx", [0x48, 0xf7, 0xf9], 0, nil, [0: bad, 1: .max, 2: .max]),
        Case("idiv cx", [0x66, 0xf7, 0xf9], 0, nil, [0: 0x8000, 1: 0xffff, 2: 0xffff]),
        Case("idiv ecx", [0xf7, 0xf9], 0, nil, [0: 0, 1: 1, 2: 0x8000_0000]),
        Case("idiv cl", [0xf6, 0xf9], 0, nil, [0: 0xff7f, 1: 1]),
        Case("aam 0", [0xd4, 0], 0, nil, [:], .compatibility),
        Case("bound eax, [ebx]", [0x62, 3], 5, nil, [0: 3], .compatibility) { $0.put(0x30000, 2 << 32) },
        Case("bound eax, [ebx]", [0x62, 3], 5, nil, [0: 0xffff_ffff], .compatibility) { $0.put(0x30000, 2 << 32) },
        Case("int3", [0xcc], 3, nil, [:], .user, at: 1), Case("int 0x80", [0xcd, 0x80], 0x80, nil, [:], .user, at: 2),
        Case("int 3", [0xcd, 3], 3, nil, [:], .user, at: 2),
        Case("into", [0xce], 4, nil, [:], .compatibility, at: 1) {
            $0.setGate(4, privilege: 3)
            $0.processor.flags = 1 << 11
        },
    ])
    func arithmeticFaults(_ test: Case) throws { try check(test) }

    /// The most negative quotients there are do not fault.
    @Test func theMostNegativeQuotientIsOne() {
        let machine = X86TestMachine(.user)
        let code: [UInt8] = [
            0x66, 0xb8, 0, 0xff, 0xb1, 2, 0xf6, 0xf9, 0x88, 0xc3, 0x48, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0x80, 0x48, 0x99,
            0xb9, 1, 0, 0, 0, 0x48, 0xf7, 0xf9, 0xcd, 0x80,
        ]
        #expect(machine.runToHandler(code) == 0x80)
        #expect(machine.processor.register(3) & 0xff == 0x80)
        #expect(machine.processor.register(0) == Self.bad)
    }

    // MARK: #NM, #MF, #XM, #AC

    private static let taskSwitched: UInt64 = 8
    private static let emulation: UInt64 = 4

    /// SDM Vol. 3, table 2-2 and 14.1; Vol. 2 lists.
    @Test(arguments: [
        Case("fld1", [0xd9, 0xe8], 7) { $0.change(0, set: taskSwitched) },
        Case("fninit", [0xdb, 0xe3], 7) { $0.change(0, set: taskSwitched) },
        Case("fld1", [0xd9, 0xe8], 7) { $0.change(0, set: emulation) },
        Case("fnstsw ax", [0xdf, 0xe0], 7) { $0.change(0, set: emulation) },
        Case("fwait", [0x9b], 7) { $0.change(0, set: taskSwitched | 2) },
        Case("paddb mm0, mm0", [0x0f, 0xfc, 0xc0], 7) { $0.change(0, set: taskSwitched) },
        Case("emms", [0x0f, 0x77], 7) { $0.change(0, set: taskSwitched) },
        Case("addps xmm0, xmm0", [0x0f, 0x58, 0xc0], 7) { $0.change(0, set: taskSwitched) },
        Case("vaddps ymm0, ymm0, ymm0", [0xc5, 0xfc, 0x58, 0xc0], 7) { $0.change(0, set: taskSwitched) },
        Case("ldmxcsr [rbx]", [0x0f, 0xae, 0x13], 7) { $0.change(0, set: taskSwitched) },
        Case("fxsave [rbx]", [0x0f, 0xae, 3], 7) { $0.change(0, set: taskSwitched) },
        Case("fxrstor [rbx]", [0x0f, 0xae, 0x0b], 7) { $0.change(0, set: emulation) },
        Case("xsave [rbx]", [0x0f, 0xae, 0x23], 7) { $0.change(0, set: taskSwitched) },
        // Nothing of the vector unit in these.
        Case("fwait; int 0x80", [0x9b, 0xcd, 0x80], 0x80, nil, [:], .user, at: 3) {
            $0.change(0, set: taskSwitched, clear: 2)
        },
        Case("fwait; int 0x80", [0x9b, 0xcd, 0x80], 0x80, nil, [:], .user, at: 3) { $0.change(0, set: emulation) },
        Case("movnti [rbx], eax; int 0x80", [0x0f, 0xc3, 3, 0xcd, 0x80], 0x80, nil, [:], .user, at: 5) {
            $0.change(0, set: taskSwitched)
        },
        Case("mfence; int 0x80", [0x0f, 0xae, 0xf0, 0xcd, 0x80], 0x80, nil, [:], .user, at: 5) {
            $0.change(0, set: taskSwitched | emulation)
        },
        Case("popcnt eax, eax; int 0x80", [0xf3, 0x0f, 0xb8, 0xc0, 0xcd, 0x80], 0x80, nil, [0: 0], .user, at: 6) {
            $0.change(0, set: taskSwitched | emulation)
        },
        Case(
            "andn eax, eax, eax; int 0x80", [0xc4, 0xe2, 0x78, 0xf2, 0xc0, 0xcd, 0x80], 0x80, nil, [0: 0], .user, at: 7
        ) { $0.change(0, set: taskSwitched) },
        // An x87 exception that is not masked comes with the next instruction that waits.
        Case(
            "fninit; fldcw [rbx]; fld1; fldz; fdivp; fnop",
            [0xdb, 0xe3, 0xd9, 0x2b, 0xd9, 0xe8, 0xd9, 0xee, 0xde, 0xf9, 0xd9, 0xd0], 16, nil, [:], .user, at: 10
        ) { $0.put(0x30000, 0x37b) },
        Case(
            "fninit; fldcw [rbx]; fld1; fldz; fdivp; fnstsw ax; fwait",
            [0xdb, 0xe3, 0xd9, 0x2b, 0xd9, 0xe8, 0xd9, 0xee, 0xde, 0xf9, 0xdf, 0xe0, 0x9b], 16, nil, [:], .user, at: 12
        ) { $0.put(0x30000, 0x37b) },
        Case(
            "fninit; fldcw [rbx]; fld1; fldz; fdivp; paddb mm0, mm0",
            [0xdb, 0xe3, 0xd9, 0x2b, 0xd9, 0xe8, 0xd9, 0xee, 0xde, 0xf9, 0x0f, 0xfc, 0xc0], 16, nil, [:], .user, at: 10
        ) { $0.put(0x30000, 0x37b) },
        Case(
            "fninit; fldcw [rbx]; fld1; fldz; fdivp; nop; fnclex; fwait; int 0x80",
            [0xdb, 0xe3, 0xd9, 0x2b, 0xd9, 0xe8, 0xd9, 0xee, 0xde, 0xf9, 0x90, 0xdb, 0xe2, 0x9b, 0xcd, 0x80], 0x80, nil,
            [:], .user, at: 16
        ) {
            $0.put(0x30000, 0x37b)
        },
        Case("ldmxcsr [rbx]; divss xmm0, xmm1", [0x0f, 0xae, 0x13, 0xf3, 0x0f, 0x5e, 0xc1], 19, nil, [:], .user, at: 3)
        { $0.put(0x30000, 0x1f00) },
        Case(
            "ldmxcsr [rbx]; vsqrtps ymm0, ymm1", [0x0f, 0xae, 0x13, 0xc5, 0xfc, 0x51, 0xc1], 19, nil, [:], .user, at: 3
        ) {
            $0.put(0x30000, 0x1f00)
            $0.setVectors(0xbf80_0000)
        },
        Case("ldmxcsr [rbx]; divss xmm0, xmm1", [0x0f, 0xae, 0x13, 0xf3, 0x0f, 0x5e, 0xc1], 6, nil, [:], .user, at: 3) {
            $0.put(0x30000, 0x1f00)
            $0.change(4, clear: 1 << 10)
        },
    ])
    func floatingPointFaults(_ test: Case) throws { try check(test) }

    private static let alignmentCheck: @Sendable (X86TestMachine) -> Void = {
        $0.change(0, set: 1 << 18)
        $0.processor.flags = 1 << 18
    }

    /// SDM Vol. 3, 7.15, interrupt 17.
    @Test(arguments: [
        Case("mov ax, [rbx+1]", [0x66, 0x8b, 0x43, 1], 17, 0, setUp: alignmentCheck),
        Case("mov eax, [rbx+2]", [0x8b, 0x43, 2], 17, 0, setUp: alignmentCheck),
        Case("mov rax, [rbx+4]", [0x48, 0x8b, 0x43, 4], 17, 0, setUp: alignmentCheck),
        Case("mov [rbx+7], rax", [0x48, 0x89, 0x43, 7], 17, 0, setUp: alignmentCheck),
        Case("add [rbx+3], ecx", [1, 0x4b, 3], 17, 0, setUp: alignmentCheck),
        Case("push rax", [0x50], 17, 0, [4: 0x1fff4], setUp: alignmentCheck),
        Case("xadd [rbx+1], cx", [0x66, 0x0f, 0xc1, 0x4b, 1], 17, 0, setUp: alignmentCheck),
        Case("fld dword ptr [rbx+2]", [0xd9, 0x43, 2], 17, 0, setUp: alignmentCheck),
        Case("movsd xmm0, [rbx+4]", [0xf2, 0x0f, 0x10, 0x43, 4], 17, 0, setUp: alignmentCheck),
        Case("call [rbx+1]", [0xff, 0x53, 1], 17, 0, setUp: alignmentCheck),
        Case("mov rax, [rcx]", [0x48, 0x8b, 1], 13, 0, [1: bad | 1], setUp: alignmentCheck),
        Case(
            "mov al, [rbx+1]; mov ax, [rbx+2]; mov eax, [rbx+4]; mov rdx, [rbx+8]; int 0x80",
            [0x8a, 0x43, 1, 0x66, 0x8b, 0x43, 2, 0x8b, 0x43, 4, 0x48, 0x8b, 0x53, 8, 0xcd, 0x80], 0x80, nil, [:], .user,
            at: 16,
            setUp: alignmentCheck),
        Case(
            "mov ax, [rbx+1]; int 0x80", [0x66, 0x8b, 0x43, 1, 0xcd, 0x80], 0x80, nil, [:], .kernel, at: 6,
            setUp: alignmentCheck),
        Case("mov ax, [rbx+1]; int 0x80", [0x66, 0x8b, 0x43, 1, 0xcd, 0x80], 0x80, nil, [:], .user, at: 6) {
            $0.processor.flags = 1 << 18
        },
    ])
    func misalignedAccessesFaultWhereTheProgramAsksForIt(_ test: Case) throws {
        var test = test
        // What loads change is not what is compared here.
        if test.vector == 0x80 { test.registers[0] = 0 }
        let machine = X86TestMachine(test.mode)
        machine.processor.setRegister(3, X86TestMachine.data)
        for (index, value) in test.registers { machine.processor.setRegister(index, value) }
        test.setUp(machine)
        let taken = try #require(machine.run(test.code))
        #expect(taken.vector == test.vector)
        #expect(taken.error == test.error)
        #expect(taken.rip == X86TestMachine.code + test.offset)
    }
}

extension X86TestMachine {
    enum Segment: Int {
        case es, cs, ss, ds, fs, gs
    }

    /// Loads a segment register as a program in compatibility mode would; CS by a far jump.
    func load(_ segment: Segment, _ selector: UInt64) throws {
        let stack = processor.register(4)
        let registers = (0..<16).map { processor.register($0) }
        processor.setRegister(4, Self.stack)
        processor.setRegister(0, selector | 3)
        let code: [UInt8]
        switch segment {
        case .es: code = [0x8e, 0xc0]
        case .ss: code = [0x8e, 0xd0]
        case .ds: code = [0x8e, 0xd8]
        // JMP 18000h in the new segment; it may be one whose limit is just behind.
        default: code = [0xea, 0x00, 0x00, 0x01, 0x00, UInt8(truncatingIfNeeded: selector | 3), 0]
        }
        write(Self.code, code)
        _ = processor.step()
        for index in 0..<16 { processor.setRegister(index, registers[index]) }
        processor.setRegister(4, stack)
        processor.goOn(at: Self.code)
    }

    /// IA32_EFER.SCE.
    func allowSystemCalls(_ isAllowed: Bool) {
        _ = processor.setModelSpecificRegister(0xc000_0080, isAllowed ? 0xd01 : 0xd00)
    }

    func setXCR0(_ value: UInt64) { processor.setExtendedControlRegister(value) }

    /// All 32-bit elements of XMM0...XMM15.
    func setVectors(_ value: UInt32) {
        var image = [UInt32](repeating: 0, count: 208)
        image[0] = 0x37f
        image[6] = 0x1f80
        for index in 40..<104 { image[index] = value }
        for index in 144..<208 { image[index] = value }
        image.withUnsafeBytes { processor.loadVectors($0.baseAddress!) }
    }
}
