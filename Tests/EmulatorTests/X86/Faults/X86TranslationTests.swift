import Emulator
import Testing

/// What is kept of translations, and when it goes (SDM Vol. 3, 5.10); addresses at the ends of what there is.
@Suite struct X86TranslationTests {
    private static let globalPages: UInt64 = 1 << 7
    private static let contexts: UInt64 = 1 << 17

    /// 30000h leads to a page of ones, and after `change` to one of twos.
    private func machine(_ flags: UInt64 = 3) -> X86TestMachine {
        let machine = X86TestMachine(.kernel)
        machine.put(0x50000, 0x1111_1111)
        machine.put(0x51000, 0x2222_2222)
        machine.put(X86TestMachine.entry(0x30000), 0x50000 | flags)
        machine.processor.setRegister(0, 0x1000)
        machine.processor.setRegister(3, X86TestMachine.data)
        return machine
    }

    struct Flush: Sendable, CustomTestStringConvertible {
        var text: String
        var code: [UInt8]
        /// RAX.
        var value: UInt64
        var isGlobal = false
        var cr4: UInt64 = 0
        init(_ text: String, _ code: [UInt8], _ value: UInt64 = 0, isGlobal: Bool = false, cr4: UInt64 = 0) {
            (self.text, self.code, self.value, self.isGlobal, self.cr4) = (text, code, value, isGlobal, cr4)
        }
        var testDescription: String { "\(text), RAX \(value), \(isGlobal ? "global" : "")" }
    }

    /// SDM Vol. 3, 5.10.4.1: after each of these the new entry is used, for loads, stores and code.
    @Test(arguments: [
        Flush("invlpg [rbx]", [0x0f, 1, 0x3b], 0),
        Flush("invlpg [rbx+0xfff]", [0x0f, 1, 0xbb, 0xff, 0x0f, 0, 0], 0, isGlobal: true),
        Flush("mov cr3, rax", [0x0f, 0x22, 0xd8], 0x1000),
        Flush("mov cr3, rax", [0x0f, 0x22, 0xd8], 0x1000, cr4: contexts),
        Flush("invpcid rax, [rbp]", [0x66, 0x0f, 0x38, 0x82, 0x45, 0], 0),
        Flush("invpcid rax, [rbp]", [0x66, 0x0f, 0x38, 0x82, 0x45, 0], 1),
        Flush("invpcid rax, [rbp]", [0x66, 0x0f, 0x38, 0x82, 0x45, 0], 2, isGlobal: true),
        Flush("invpcid rax, [rbp]", [0x66, 0x0f, 0x38, 0x82, 0x45, 0], 3),
        Flush("invpcid rax, [rbp]", [0x66, 0x0f, 0x38, 0x82, 0x45, 0], 1, cr4: contexts),
        Flush(
            "mov rax, cr4; xor al, 0x80; mov cr4, rax", [0x0f, 0x20, 0xe0, 0x34, 0x80, 0x0f, 0x22, 0xe0], 0,
            isGlobal: true),
    ])
    func oldTranslationsGo(_ flush: Flush) {
        let machine = machine(3 | (flush.isGlobal ? 1 << 8 : 0))
        machine.change(4, set: flush.cr4 | Self.globalPages)
        machine.processor.setRegister(0, flush.value)
        // INVPCID's descriptor: context 0, linear address 30000h.
        machine.put(0x60008, X86TestMachine.data)
        machine.processor.setRegister(5, 0x60000)
        // RET, for both pages to be called.
        machine.write(0x50100, [0xb1, 1, 0xc3])
        machine.write(0x51100, [0xb1, 2, 0xc3])
        machine.processor.setRegister(6, X86TestMachine.entry(0x30000))
        let code: [UInt8] =
            [
                0x4c, 0x8b, 3, 0x4c, 0x89, 0x43, 8, 0x4c, 0x8d, 0x8b, 0, 1, 0, 0, 0x41, 0xff, 0xd1, 0x48, 0xc7, 6, 3,
                0x10, 5, 0,
            ] + flush.code
            + [0x4c, 0x8b, 0x13, 0x4c, 0x89, 0x53, 0x10, 0x41, 0xff, 0xd1, 0xcd, 0x80]
        #expect(machine.runToHandler(code) == 0x80)
        #expect(machine.processor.register(8) == 0x1111_1111)
        #expect(machine.processor.register(10) == 0x2222_2222)
        #expect(machine.processor.register(1) & 0xff == 2)
        #expect(machine.get(0x50008) == 0x1111_1111)
        #expect(machine.get(0x50010) == 0)
        #expect(machine.get(0x51010) == 0x2222_2222)
    }

    /// A page within a large one: INVLPG of any of its addresses is for all of it.
    @Test func largePagesGoAsAWhole() {
        let machine = machine()
        // The second 2 MiB: first RAM from 0, then from 200000h, which is not there.
        machine.put(0x3008, 0x83)
        let code: [UInt8] = [
            0x48, 0x8b, 0x0c, 0x25, 0, 0, 0x25, 0, 0x48, 0xc7, 4, 0x25, 8, 0x30, 0, 0, 0, 0, 0, 0, 0x0f, 1, 0x3c, 0x25,
            0, 0, 0x20, 0, 0x48, 0x8b, 0x14, 0x25, 0, 0, 0x25, 0,
        ]
        #expect(machine.runToHandler(code) == 14)
        #expect(machine.processor.register(1) == 0x1111_1111)
        #expect(machine.cr2 == 0x250000)
    }

    /// Two address spaces with contexts of their own, with and without CR3's bit 63: each sees its own pages, whatever was
    /// loaded before.
    @Test func contextsAreToldApart() {
        for keep: UInt64 in [0, 1 << 63] {
            let machine = machine(7)
            machine.change(4, set: Self.contexts)
            // A second set of tables at 61000h, the same but for 30000h.
            for (index, table) in [UInt64(0x61000), 0x62000, 0x63000].enumerated() {
                machine.put(table, UInt64(0x62000 + index * 0x1000) | 7)
            }
            for page in UInt64(0)..<512 { machine.put(0x64000 + page * 8, page << 12 | 7) }
            machine.put(0x64000 + 0x30 * 8, 0x51000 | 7)
            machine.processor.setRegister(6, 0x1001 | keep)
            machine.processor.setRegister(7, 0x61002 | keep)
            let code: [UInt8] =
                [
                    0x0f, 0x22, 0xde, 0x4c, 0x8b, 3, 0x0f, 0x22, 0xdf, 0x4c, 0x8b, 0x0b, 0x0f, 0x22, 0xde, 0x4c, 0x8b,
                    0x13,
                ]
                + [
                    0x0f, 0x22, 0xdf, 0x4c, 0x8b, 0x1b, 0x48, 0xc7, 0x43, 8, 5, 0, 0, 0, 0x41, 0x0f, 0x20, 0xdc, 0x0f,
                    0x22, 0xde, 0x4c, 0x8b, 0x6b, 8, 0xcd, 0x80,
                ]
            #expect(machine.runToHandler(code) == 0x80)
            #expect(
                [8, 9, 10, 11].map { machine.processor.register($0) } == [
                    0x1111_1111, 0x2222_2222, 0x1111_1111, 0x2222_2222,
                ])
            #expect(machine.processor.register(12) == 0x61002)
            #expect(machine.processor.register(13) == 0)
            #expect(machine.get(0x51008) == 5)
        }
    }

    /// A change of another context's tables, and INVPCID for that context, before going back to it with bit 63.
    @Test func contextsThatAreNotCurrentAreInvalidated() {
        for type: UInt64 in [0, 1, 2, 3] {
            let machine = machine(3)
            machine.change(4, set: Self.contexts)
            machine.put(0x60000, 1)
            machine.put(0x60008, X86TestMachine.data)
            machine.processor.setRegister(0, type)
            machine.processor.setRegister(5, 0x60000)
            machine.processor.setRegister(6, 0x1001 | 1 << 63)
            machine.processor.setRegister(7, 0x1002 | 1 << 63)
            let code: [UInt8] =
                [
                    0x0f, 0x22, 0xde, 0x4c, 0x8b, 3, 0x0f, 0x22, 0xdf, 0x48, 0xc7, 4, 0x25, 0x80, 0x41, 0, 0, 3, 0x10,
                    5, 0, 0x66, 0x0f, 0x38, 0x82, 0x45, 0,
                ]
                + [0x0f, 0x22, 0xde, 0x4c, 0x8b, 0x0b, 0xcd, 0x80]
            #expect(machine.runToHandler(code) == 0x80)
            #expect(machine.processor.register(8) == 0x1111_1111)
            #expect(machine.processor.register(9) == 0x2222_2222)
        }
    }

    // MARK: Rights that change without the tables

    /// What the kernel may do in user pages with AC it may not do without, TLB or no TLB.
    @Test func accessToProgramsPagesEndsWithCLAC() throws {
        let machine = X86TestMachine(.kernel)
        machine.protectKernel(except: [X86TestMachine.data])
        machine.change(4, set: 1 << 21)
        let taken = try #require(
            machine.run([
                0x0f, 1, 0xcb, 0x8a, 4, 0x25, 0, 0, 3, 0, 0x88, 4, 0x25, 0, 0, 3, 0, 0x0f, 1, 0xca, 0x8a, 4, 0x25, 0, 0,
                3, 0,
            ]))
        #expect(taken.says(14, 1))
        #expect(taken.rip == X86TestMachine.code + 3 + 14 + 3)
    }

    @Test func writeProtectionComesBack() throws {
        let machine = X86TestMachine(.kernel)
        machine.setPage(0x30000, 1)
        let taken = try #require(
            machine.run([
                0x0f, 0x20, 0xc0, 0x0f, 0xba, 0xf0, 0x10, 0x0f, 0x22, 0xc0, 0x88, 4, 0x25, 0, 0, 3, 0, 0x0f, 0xba, 0xe8,
                0x10, 0x0f, 0x22, 0xc0, 0x88, 4, 0x25, 8, 0, 3, 0,
            ]))
        #expect(taken.says(14, 3))
        #expect(machine.cr2 == 0x30008)
        #expect(machine.get(0x30000) & 0xff == 0x33)
    }

    @Test func codeOfProgramsStopsWithSMEP() throws {
        let machine = X86TestMachine(.kernel)
        machine.protectKernel(except: [X86TestMachine.data])
        machine.write(X86TestMachine.data, [0xc3])
        machine.processor.setRegister(3, X86TestMachine.data)
        let taken = try #require(
            machine.run([0xff, 0xd3, 0x0f, 0x20, 0xe0, 0x0f, 0xba, 0xe8, 0x14, 0x0f, 0x22, 0xe0, 0xff, 0xd3]))
        #expect(taken.says(14, 0x11))
        #expect(taken.rip == X86TestMachine.data)
    }

    /// A program finds nothing in the TLB that the kernel put there.
    @Test func programsDoNotUseTheKernelsTranslations() throws {
        let machine = X86TestMachine(.kernel)
        machine.setPage(0x30000, 3)
        for (index, value) in [X86TestMachine.code + 0x100, 0x33, 2, 0x1f000, 0x2b].enumerated() {
            machine.put(X86TestMachine.stack + UInt64(index) * 8, value)
        }
        machine.write(X86TestMachine.code + 0x100, [0x8a, 4, 0x25, 0, 0, 3, 0])
        let taken = try #require(machine.run([0x8a, 4, 0x25, 0, 0, 3, 0, 0x88, 4, 0x25, 0, 0, 3, 0, 0x48, 0xcf]))
        #expect(taken.says(14, 5))
    }

    @Test func noExecuteComesAndGoes() throws {
        let machine = X86TestMachine(.kernel)
        machine.write(X86TestMachine.data, [0xc3])
        machine.processor.setRegister(3, X86TestMachine.data)
        let code: [UInt8] = [
            0xff, 0xd3, 0x48, 0xbe, 3, 0, 3, 0, 0, 0, 0, 0x80, 0x48, 0x89, 0x34, 0x25, 0x80, 0x41, 0, 0, 0x0f, 1, 0x3b,
            0xff, 0xd3,
        ]
        let taken = try #require(machine.run(code))
        #expect(taken.says(14, 0x11))
        #expect(taken.rip == X86TestMachine.data)
    }

    // MARK: The ends of addresses

    /// Maps the page at a 48-bit address.
    private func map(_ machine: X86TestMachine, _ address: UInt64, to physical: UInt64) {
        let tables: [UInt64] = [0x1000, 0x61000, 0x62000, 0x63000]
        for (level, table) in tables.enumerated() {
            let index = address >> UInt64(39 - 9 * level) & 511
            let next = level == 3 ? physical : tables[level + 1]
            machine.put(table + index * 8, next | 7)
        }
    }

    /// The last page of the lower half: to its end and not beyond.
    @Test func theLowerHalfEnds() throws {
        let machine = X86TestMachine(.user)
        map(machine, 0x7fff_ffff_f000, to: 0x30000)
        machine.put(0x30ff8, 0x8877_6655_4433_2211)
        machine.processor.setRegister(3, 0x7fff_ffff_fff8)
        let taken = try #require(machine.run([0x48, 0x8b, 3, 0x8a, 0x4b, 7, 0x48, 0x89, 0x43, 1]))
        #expect(taken.says(13, 0))
        #expect(taken.rip == X86TestMachine.code + 6)
        #expect(machine.processor.register(0) == 0x8877_6655_4433_2211)
        #expect(machine.processor.register(1) & 0xff == 0x88)
        #expect(machine.get(0x30ff8) == 0x8877_6655_4433_2211)
        // Code there runs to the end; the next instruction has no address.
        let code = X86TestMachine(.user)
        map(code, 0x7fff_ffff_f000, to: 0x30000)
        code.write(0x30ffe, [0xff, 0xc0])
        code.processor.setRegister(0, 0)
        code.processor.setRegister(3, 0x7fff_ffff_fffe)
        let end = try #require(code.run([0xff, 0xe3]))
        #expect(end.says(13, 0))
        #expect(end.rip == 0x8000_0000_0000)
        #expect(code.processor.register(0) == 1)
    }

    /// From the last byte to the first.
    @Test func addressesWrap() {
        let machine = X86TestMachine(.kernel)
        map(machine, 0xffff_f000 | 0xffff << 32, to: 0x30000)
        for offset in UInt64(0)..<8 { machine.write(0x30ff8 + offset, [UInt8(offset)]) }
        machine.write(0, [8, 9, 10, 11])
        machine.processor.setRegister(3, .max - 3)
        #expect(machine.runToHandler([0x48, 0x8b, 3, 0x8b, 0x4b, 6, 0xcd, 0x80]) == 0x80)
        #expect(machine.processor.register(0) == 0x0b0a_0908_0706_0504)
        #expect(machine.processor.register(1) & 0xffff == 0x0b0a)
    }

    /// 32-bit addresses wrap at 4 GiB, in compatibility mode whole instructions and jumps too (SDM Vol. 3, 3.3.7).
    @Test func shortAddressesWrapAtFourGiB() {
        let machine = X86TestMachine(.user)
        machine.put(0x30000, 0x55)
        machine.processor.setRegister(3, 0xffff_0000)
        #expect(machine.runToHandler([0x67, 0x8a, 0x83, 0, 0, 4, 0, 0xcd, 0x80]) == 0x80)
        #expect(machine.processor.register(0) & 0xff == 0x55)

        let short = X86TestMachine(.compatibility)
        map(short, 0xffff_f000, to: 0x33000)
        // Back to the code's place in the first 2 MiB, which `map` has just cut off but for page 0.
        short.put(0x62000, 0x4007)
        short.put(0x61000, 0x62007)
        // At 4 GiB - 16: a jump 10040h forward.
        short.write(0x33ff0, [0xe9, 0x3b, 0, 1, 0])
        short.write(0x10030, [0xcd, 0x80])
        short.put(0x30000, 0x66)
        short.processor.setRegister(0, 0xffff_fff0)
        short.processor.setRegister(3, 0xffff_0000)
        #expect(short.runToHandler([0x8a, 0x8b, 0, 0, 4, 0, 0xff, 0xe0]) == 0x80)
        #expect(short.processor.register(1) & 0xff == 0x66)
        #expect(short.frame(0) == 0x10032)
    }
}
