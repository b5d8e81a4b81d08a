import Emulator
import Testing

/// The way into a handler: gates, stacks, faults on the way (SDM Vol. 3, 7.8 to 7.15), and what ends a machine.
@Suite struct X86DeliveryTests {
    private static let interrupt: UInt64 = 1 << 9
    private static let resume: UInt64 = 1 << 16

    // MARK: Stacks

    /// From a program: RSP0, SS null with the handler's privilege. From the kernel: its own stack, aligned to 16.
    @Test func handlersRunOnTheirStacks() throws {
        let program = X86TestMachine(.user)
        let outer = try #require(program.run([0xcd, 0x80]))
        #expect(program.processor.register(4) == X86TestMachine.kernelStack - 40)
        #expect(program.processor.selector(2) == 0)
        #expect(program.processor.currentPrivilege == 0)
        #expect(outer.isFrom(cs: 0x33, ss: 0x2b, rsp: X86TestMachine.stack))

        let kernel = X86TestMachine(.kernel)
        kernel.processor.setRegister(4, X86TestMachine.stack - 5)
        let inner = try #require(kernel.run([0xcd, 0x80]))
        #expect(kernel.processor.register(4) == X86TestMachine.stack - 16 - 40)
        #expect(kernel.processor.selector(2) == 0x18)
        #expect(inner.isFrom(cs: 0x10, ss: 0x18, rsp: X86TestMachine.stack - 5))
    }

    @Test func theInterruptStackTableIsUsed() throws {
        for mode in [X86TestMachine.Mode.user, .kernel] {
            let machine = X86TestMachine(mode)
            machine.setGate(6, stack: 2)
            let taken = try #require(machine.run([0x0f, 0x0b]))
            #expect(taken.vector == 6)
            #expect(machine.processor.register(4) == 0xe000 - 40)
            #expect(taken.rsp == X86TestMachine.stack)
            #expect(machine.processor.selector(2) == (mode == .user ? 0 : 0x18))
        }
    }

    /// IF by the gate's type; TF, NT and RF are cleared, AC stays.
    @Test func gatesDecideAboutInterrupts() throws {
        for type: UInt64 in [14, 15] {
            let machine = X86TestMachine(.kernel)
            machine.setGate(0x80, type: type)
            machine.processor.flags = Self.interrupt | 1 << 14 | 1 << 18 | 1
            let taken = try #require(machine.run([0xcd, 0x80]))
            #expect(taken.flags == Self.interrupt | 1 << 14 | 1 << 18 | 3)
            #expect(machine.processor.flags == (type == 15 ? Self.interrupt : 0) | 1 << 18 | 3)
        }
    }

    // MARK: Gates and segments that are wrong

    struct Gate: Sendable, CustomTestStringConvertible {
        var name: String
        /// By UD2, INT 50h and an interrupt: the error codes of what comes instead, or of the last, its vector.
        var vector: UInt64
        var error: UInt64
        var setUp: @Sendable (X86TestMachine, UInt64) -> Void
        var testDescription: String { name }
    }

    /// 100h stands for the vector's own entry in the IDT.
    @Test(arguments: [
        Gate(name: "not present", vector: 11, error: 0x100) { $0.setGate($1, privilege: 3, isPresent: false) },
        Gate(name: "call gate", vector: 13, error: 0x100) { $0.setGate($1, privilege: 3, type: 12) },
        Gate(name: "null selector", vector: 13, error: 0) { $0.setGate($1, selector: 0, privilege: 3) },
        Gate(name: "data selector", vector: 13, error: 0x18) { $0.setGate($1, selector: 0x18, privilege: 3) },
        Gate(name: "past the table", vector: 13, error: 0xb0) { $0.setGate($1, selector: 0xb0, privilege: 3) },
        Gate(name: "no LDT", vector: 13, error: 0x14) { $0.setGate($1, selector: 0x14, privilege: 3) },
        Gate(name: "32-bit code", vector: 13, error: 0x90) { $0.setGate($1, selector: 0x90, privilege: 3) },
        Gate(name: "code not present", vector: 11, error: 0x80) { $0.setGate($1, selector: 0x80, privilege: 3) },
        Gate(name: "no address", vector: 13, error: 0) { $0.setGate($1, privilege: 3, target: 1 << 63) },
        Gate(name: "no stack address", vector: 12, error: 0) { machine, _ in
            machine.setGate(12, stack: 2)
            machine.put(0x8004, 1 << 63)
        },
        Gate(name: "no room in the TSS", vector: 10, error: 0x40) { machine, vector in
            machine.setGate(vector, stack: 3, privilege: 3)
            machine.processor.setTask(base: 0x8000, limit: 50)
        },
    ])
    func whatIsWrongOnTheWayFaults(_ gate: Gate) throws {
        for way in 0..<3 {
            let machine = X86TestMachine(.user)
            let vector: UInt64 = way == 0 ? 6 : 0x50
            machine.setGate(0x50, privilege: 3)
            gate.setUp(machine, vector)
            let taken: X86Taken
            switch way {
            case 0: taken = try #require(machine.run([0x0f, 0x0b]))
            case 1: taken = try #require(machine.run([0xcd, 0x50]))
            default:
                machine.processor.flags = Self.interrupt
                machine.bus.request(0x50)
                taken = try #require(machine.run([0x90, 0x90]))
            }
            #expect(taken.vector == gate.vector)
            let own = gate.error == 0x100 ? vector * 8 + 2 : gate.error
            // EXT unless the program itself asked.
            #expect(taken.error == own | (way == 1 ? 0 : 1))
            #expect(taken.rip == X86TestMachine.code)
        }
    }

    /// INT n of a program needs a gate for programs; the processor's own exceptions do not.
    @Test func gatesHavePrivileges() throws {
        let machine = X86TestMachine(.user)
        let taken = try #require(machine.run([0xcd, 0x81]))
        #expect(taken.says(13, 0x81 * 8 + 2))
        #expect(X86TestMachine(.kernel).runToHandler([0xcd, 0x81]) == 0x81)
        // An IDT that ends before the gate.
        let short = X86TestMachine(.user)
        short.processor.setDescriptorTables(gdt: nil, idt: (0x6000, 0x80 * 16 + 14))
        let missing = try #require(short.run([0xcd, 0x80]))
        #expect(missing.says(13, 0x80 * 8 + 2))
    }

    /// The frame is pushed downwards by the kernel: the error code says so, whoever faulted.
    @Test func aMissingStackPageIsTheKernels() throws {
        let machine = X86TestMachine(.user)
        machine.setPage(0x9000, 0)
        machine.setGate(14, stack: 2)
        let taken = try #require(machine.run([0x0f, 0x0b]))
        #expect(taken.says(14, 2))
        #expect(machine.cr2 == 0x9ff8)
        #expect(taken.rip == X86TestMachine.code)
        #expect(taken.cs == 0x33)
        // SMAP holds for these stores, whatever the program's AC.
        let open = X86TestMachine(.user)
        open.protectKernel(except: [0x9000, X86TestMachine.code, 0x1f000])
        open.change(4, set: 1 << 21)
        open.setGate(14, stack: 2)
        open.processor.flags = 1 << 18
        let smap = try #require(open.run([0x0f, 0x0b]))
        #expect(smap.says(14, 3))
    }

    // MARK: Two faults

    struct Pair: Sendable, CustomTestStringConvertible {
        var name: String
        var code: [UInt8]
        var vector: UInt64
        var error: UInt64
        var setUp: @Sendable (X86TestMachine) -> Void
        var testDescription: String { name }
    }

    /// SDM Vol. 3, table 7-5.
    @Test(arguments: [
        Pair(name: "#GP, #NP", code: [0xf4], vector: 8, error: 0) { $0.setGate(13, isPresent: false) },
        Pair(name: "#DE, #GP", code: [0x31, 0xc9, 0xf7, 0xf1], vector: 8, error: 0) { $0.setGate(0, type: 12) },
        Pair(name: "#PF, #NP", code: [0x8a, 4, 0x25, 0, 0, 3, 0], vector: 8, error: 0) {
            $0.setGate(14, isPresent: false)
        },
        Pair(name: "#PF, #PF", code: [0x8a, 4, 0x25, 0, 0, 3, 0], vector: 8, error: 0) {
            $0.setGate(14, stack: 2)
            $0.setPage(0xd000, 0)
        },
        Pair(name: "#GP, #PF", code: [0xf4], vector: 14, error: 2) {
            $0.setGate(13, stack: 2)
            $0.setPage(0xd000, 0)
        },
        Pair(name: "#UD, #NP", code: [0x0f, 0x0b], vector: 11, error: 6 * 8 + 3) { $0.setGate(6, isPresent: false) },
        Pair(name: "#NP, #NP", code: [0xcd, 0x50], vector: 8, error: 0) {
            $0.setGate(0x50, privilege: 3, isPresent: false)
            $0.setGate(11, isPresent: false)
        },
        Pair(name: "#UD, #PF, #PF", code: [0x0f, 0x0b], vector: 8, error: 0) { $0.setPage(0x9000, 0) },
        Pair(name: "#DB, #NP", code: [0xf1], vector: 11, error: 1 * 8 + 3) { $0.setGate(1, isPresent: false) },
    ])
    func twoFaultsMakeOne(_ pair: Pair) throws {
        let machine = X86TestMachine(.user)
        machine.setPage(0x30000, 0)
        pair.setUp(machine)
        let taken = try #require(machine.run(pair.code))
        #expect(taken.says(pair.vector, pair.error))
        #expect(taken.rip == X86TestMachine.code + (pair.code.count == 4 ? 2 : 0))
        #expect(taken.flags & Self.resume != 0)
        #expect(taken.cs == 0x33)
    }

    /// The second fault's address is the one that stays.
    @Test func theLastAddressStays() throws {
        let machine = X86TestMachine(.user)
        machine.setPage(0x30000, 0)
        machine.setGate(14, stack: 2)
        machine.setPage(0xd000, 0)
        #expect(machine.runToHandler([0x8a, 4, 0x25, 0, 0, 3, 0]) == 8)
        #expect(machine.cr2 == 0xdff8)
    }

    // MARK: Ends

    struct End: Sendable, CustomTestStringConvertible {
        var name: String
        var code: [UInt8]
        var setUp: @Sendable (X86TestMachine) -> Void
        var testDescription: String { name }
    }

    /// A fault in the delivery of #DF stops the processor, for good: the machine says so and ends.
    @Test(arguments: [
        End(name: "no IDT", code: [0x0f, 0x0b]) { $0.processor.setDescriptorTables(gdt: nil, idt: (0x6000, 0)) },
        End(name: "an IDT of zeros", code: [0x0f, 0x0b]) { $0.write(0x6000, [UInt8](repeating: 0, count: 4096)) },
        End(name: "no address of the IDT", code: [0xcc]) {
            $0.processor.setDescriptorTables(gdt: nil, idt: (1 << 63, 0xfff))
        },
        End(name: "no GDT", code: [0x0f, 0x0b]) { $0.processor.setDescriptorTables(gdt: (0x5000, 0), idt: nil) },
        End(name: "#DF without a stack", code: [0x0f, 0x0b]) {
            $0.setPage(0x9000, 0)
            $0.setPage(0xb000, 0)
        },
        End(name: "no TSS", code: [0x0f, 0x0b]) { $0.processor.setTask(base: 0x8000, limit: 0) },
        End(
            name: "a reserved bit under the IDT",
            code: [0x48, 0xc7, 4, 0x25, 0x30, 0x40, 0, 0, 0xff, 0xff, 0xff, 0xff, 0x0f, 0x22, 0xd8, 0x0f, 0x0b]
        ) {
            $0.processor.setRegister(0, 0x1000)
        },
        End(
            name: "the top page table gone",
            code: [0x48, 0xc7, 4, 0x25, 0, 0x10, 0, 0, 0, 0, 0, 0, 0x0f, 0x22, 0xd8, 0x90]
        ) {
            $0.processor.setRegister(0, 0x1000)
        },
        End(name: "CR3 outside RAM", code: [0x0f, 0x22, 0xd8, 0x90]) { $0.processor.setRegister(0, 0x80_0000_0000) },
        End(name: "CR3 at zeros", code: [0x0f, 0x22, 0xd8, 0x90]) { $0.processor.setRegister(0, 0x1f0000) },
        End(name: "page tables that are one page", code: [0x0f, 0x22, 0xd8, 0x90]) {
            $0.put(0x60000, 0x60067)
            $0.processor.setRegister(0, 0x60000)
        },
    ])
    func aTripleFaultShutsDown(_ end: End) {
        let machine = X86TestMachine(end.name.hasPrefix("no") || end.name.hasPrefix("#") ? .user : .kernel)
        end.setUp(machine)
        machine.write(X86TestMachine.code, end.code)
        #expect(machine.processor.run(maxInstructions: 1_000_000) == .shutdown)
        // It stays so, with interrupts too.
        machine.bus.request(0x40)
        #expect(machine.processor.run(maxInstructions: 100) == .shutdown)
    }

    /// HLT without interrupts: nothing will ever wake it, and who runs the processor can see that.
    @Test func haltedWithoutInterruptsIsSeen() {
        for enabled in [true, false] {
            let machine = X86TestMachine(.kernel)
            machine.processor.flags = enabled ? Self.interrupt : 0
            machine.write(X86TestMachine.code, [0xf4])
            #expect(machine.processor.run(maxInstructions: 100) == .halted)
            #expect(machine.processor.isInterruptEnabled == enabled)
            #expect(machine.processor.run(maxInstructions: 100) == .halted)
            machine.bus.request(0x40)
            #expect(machine.processor.run(maxInstructions: 100) == .halted)
            #expect(machine.processor.pc == (enabled ? X86TestMachine.handlers + 0x41 : X86TestMachine.code + 1))
        }
    }

    /// Whatever a guest loops in, `run` comes back when the budget is used up.
    @Test(
        arguments: [
            [0xeb, 0xfe], [0x41, 0x8e, 0xd7, 0xeb, 0xfb], [0x41, 0x8e, 0xd7, 0xfb, 0xeb, 0xfa], [0xcd, 0x80],
            [0xf3, 0xaa], [0x0f, 0x0b],
            [0xfb, 0xfa, 0xeb, 0xfc], [0x0f, 0x22, 0xd8, 0xeb, 0xfb], [0x68, 0, 1, 0, 0, 0x9d, 0xeb, 0xf8],
        ] as [[UInt8]])
    func endlessLoopsUseUpTheBudget(_ code: [UInt8]) {
        let machine = X86TestMachine(.kernel)
        // Handlers that come back to the code.
        for vector in UInt64(0)..<256 { machine.setGate(vector, stack: 2, target: X86TestMachine.code) }
        machine.processor.setRegister(0, 0x1000)
        machine.processor.setRegister(1, .max)
        machine.processor.setRegister(7, X86TestMachine.data)
        machine.processor.setRegister(15, 0x18)
        machine.write(X86TestMachine.code, code)
        machine.setPage(0x50000, 0)
        for _ in 0..<10 {
            #expect(machine.processor.run(maxInstructions: 2_000) == .budget)
        }
    }
}
