import Emulator
import Testing

/// Code that changes: an x86 processor runs what memory holds, without being told (SDM Vol. 3, 9.1.3).
@Suite struct X86CodeModificationTests {
    /// MOV CL,n; RET.
    private static func returns(_ value: UInt8) -> [UInt8] { [0xb1, value, 0xc3] }

    /// The instruction behind the store, in the same block: INC ECX (FF C1) becomes INC EDX (FF C2).
    @Test(
        arguments: [
            [0xc6, 5, 1, 0, 0, 0, 0xc2], [0xfe, 5, 1, 0, 0, 0], [0x80, 0x35, 1, 0, 0, 0, 3],
            [0xb0, 0xc2, 0x86, 5, 1, 0, 0, 0], [0x48, 0x8d, 0x3d, 4, 0, 0, 0, 0xb0, 0xc2, 0xaa],
            [0xb0, 0xc2, 0x66, 0x0f, 0x6e, 0xc0, 0x66, 0x0f, 0x3a, 0x14, 5, 1, 0, 0, 0, 0],
            [0x48, 0x8b, 5, 9, 0, 0, 0, 0xb4, 0xc2, 0x48, 0x89, 5, 0, 0, 0, 0], [0xf0, 0x80, 5, 1, 0, 0, 0, 1],
        ] as [[UInt8]])
    func theNextInstructionIsTheNewOne(_ store: [UInt8]) {
        let machine = X86TestMachine(.user)
        #expect(machine.runToHandler(store + [0xff, 0xc1, 0xcd, 0x80]) == 0x80)
        #expect(machine.processor.register(1) == 0)
        #expect(machine.processor.register(2) == 1)
    }

    /// REP MOVSB over itself: each element is followed by what stands there then, here INT A4h.
    @Test func repeatedMovesOverThemselvesAreSeen() {
        let machine = X86TestMachine(.user)
        machine.write(X86TestMachine.data, [0xcd, 0x81])
        machine.setGate(0xa4, privilege: 3)
        machine.processor.setRegister(6, X86TestMachine.data)
        machine.processor.setRegister(7, X86TestMachine.code)
        machine.processor.setRegister(1, 2)
        #expect(machine.runToHandler([0xf3, 0xa4, 0xcd, 0x80]) == 0xa4)
        #expect(machine.processor.register(1) == 1)
    }

    /// A loop that changes an immediate of its own, a thousand times.
    @Test func aLoopThatChangesItself() {
        let machine = X86TestMachine(.user)
        // 1: ADD EAX,imm (imm at 10001h); INC [imm]; CMP [imm],1000; JB 1b
        let code: [UInt8] = [
            0x05, 0, 0, 0, 0, 0xff, 0x04, 0x25, 1, 0, 1, 0, 0x81, 0x3c, 0x25, 1, 0, 1, 0, 0xe8, 3, 0, 0, 0x72, 0xe7,
            0xcd, 0x80,
        ]
        #expect(machine.runToHandler(code) == 0x80)
        #expect(machine.processor.register(0) == 999 * 1000 / 2)
    }

    /// Code in another page that is called, changed, and called again; by its own address or by another of the same page.
    @Test(arguments: [UInt64(0x30000), 0x40000])
    func changedCodeIsRunAnew(_ alias: UInt64) {
        let machine = X86TestMachine(.user)
        machine.put(X86TestMachine.entry(0x40000), 0x30000 | 7)
        machine.write(0x30000, Self.returns(1))
        machine.processor.setRegister(3, 0x30000)
        machine.processor.setRegister(5, alias)
        // Stores before the page is code, so that the TLB holds it as writable; between; and after.
        let code: [UInt8] =
            [0xc6, 0x45, 8, 1, 0xff, 0xd3, 0x88, 0xca, 0xc6, 0x45, 1, 2, 0xff, 0xd3, 0x88, 0xce]
            + [0xc6, 0x45, 1, 3, 0xc6, 0x45, 1, 4, 0xff, 0xd3, 0xcd, 0x80]
        #expect(machine.runToHandler(code) == 0x80)
        #expect(machine.processor.register(2) & 0xffff == 0x0201)
        #expect(machine.processor.register(1) & 0xff == 4)
    }

    /// An instruction over two pages, its end changed by a store into the second page.
    @Test func instructionsOverTwoPagesAreReadAnew() {
        let machine = X86TestMachine(.user)
        machine.write(0x30ffe, [0xb9, 1, 0, 0, 0, 0xc3])
        machine.processor.setRegister(3, 0x30ffe)
        let code: [UInt8] = [0xff, 0xd3, 0x89, 0xca, 0xc6, 4, 0x25, 0, 0x10, 3, 0, 2, 0xff, 0xd3, 0xcd, 0x80]
        #expect(machine.runToHandler(code) == 0x80)
        #expect(machine.processor.register(2) == 1)
        #expect(machine.processor.register(1) == 0x201)
    }

    /// A store over the end of a page into code of the next.
    @Test func storesOverTwoPagesChangeCodeToo() {
        let machine = X86TestMachine(.user)
        machine.write(0x31000, [0xb1, 1, 0xc3])
        machine.processor.setRegister(3, 0x31000)
        let code: [UInt8] = [
            0xff, 0xd3, 0x88, 0xca, 0xc7, 4, 0x25, 0xfe, 0x0f, 3, 0, 0, 0, 0xb1, 2, 0xff, 0xd3, 0xcd, 0x80,
        ]
        #expect(machine.runToHandler(code) == 0x80)
        #expect(machine.processor.register(2) & 0xff == 1)
        #expect(machine.processor.register(1) & 0xff == 2)
    }

    /// A device changes the code that is talking to it, by OUT and by a store to its registers.
    @Test(arguments: [[0xe6, 0x60], [0x88, 4, 0x25, 0, 0, 4, 0], [0x88, 3]] as [[UInt8]])
    func devicesChangeRunningCode(_ access: [UInt8]) {
        let machine = X86TestMachine(.kernel)
        machine.put(X86TestMachine.entry(0x40000), 0xd000_0000 | 3)
        machine.processor.setRegister(3, 0x40000)
        let next = X86TestMachine.code + UInt64(access.count)
        machine.bus.onWrite = { machine.write(next, [0xff, 0xc2]) }
        defer { machine.bus.onWrite = nil }
        #expect(machine.runToHandler(access + [0xff, 0xc1, 0xcd, 0x80]) == 0x80)
        #expect(machine.processor.register(1) == 0)
        #expect(machine.processor.register(2) == 1)
    }

    /// Code that comes from a device between two runs, as a page read from a disk.
    @Test func whatDevicesWriteBetweenRunsIsRun() {
        let machine = X86TestMachine(.user)
        machine.write(0x30000, Self.returns(1))
        machine.processor.setRegister(3, 0x30000)
        machine.write(X86TestMachine.code, [0xff, 0xd3, 0xff, 0xc2, 0xeb, 0xfa])
        #expect(machine.processor.run(maxInstructions: 1000) == .budget)
        #expect(machine.processor.register(1) & 0xff == 1)
        machine.write(0x30000, Self.returns(7))
        #expect(machine.processor.run(maxInstructions: 1000) == .budget)
        #expect(machine.processor.register(1) & 0xff == 7)
    }

    /// One place, another page: what the new page holds runs, after INVLPG.
    @Test func remappedCodeIsTheNewPages() {
        let machine = X86TestMachine(.kernel)
        machine.write(0x30000, Self.returns(1))
        machine.write(0x31000, Self.returns(2))
        machine.processor.setRegister(3, 0x30000)
        let code: [UInt8] =
            [
                0xbe, 3, 0, 0, 0, 0xff, 0xd3, 0, 0xca, 0x48, 0x81, 0x34, 0x25, 0x80, 0x41, 0, 0, 0, 0x10, 0, 0, 0x0f, 1,
                0x3b, 0xff, 0xce, 0x75, 0xe9, 0xcd, 0x80,
            ]
        #expect(machine.runToHandler(code) == 0x80)
        #expect(machine.processor.register(2) == 4)
    }

    /// The same bytes as 64-bit and as 32-bit code, one after the other.
    @Test func onePageMayBeCodeOfBothModes() {
        let machine = X86TestMachine(.kernel)
        // 40 FF C0: REX and INC EAX; or INC EAX twice.
        machine.write(X86TestMachine.data, [0x40, 0xff, 0xc0, 0xcd, 0x80])
        for (selector, sum) in [(UInt64(0x33), UInt64(1)), (0x23, 2), (0x33, 1), (0x23, 2)] {
            machine.processor.resume(at: X86TestMachine.code, privilege: 0)
            machine.processor.setRegister(4, X86TestMachine.stack)
            machine.processor.setRegister(0, 0)
            for (index, value) in [X86TestMachine.data, selector, 2, 0x1f000, 0x2b].enumerated() {
                machine.put(X86TestMachine.stack + UInt64(index) * 8, value)
            }
            #expect(machine.runToHandler([0x48, 0xcf]) == 0x80)
            #expect(machine.processor.register(0) == sum)
        }
    }

    /// The same bytes as 32-bit and as 16-bit code.
    @Test func onePageMayBeCodeOfBothCompatibilityModes() {
        let machine = X86TestMachine(.kernel)
        // A8: 16-bit code for programs.
        machine.put(0x50a8, 0x000f_fb00_0000_ffff)
        // MOV EAX,2EB0001h; NOP; NOP or MOV AX,1; JMP past them. In 16-bit code a jump stays below 64 KiB.
        let code: UInt64 = 0xf000
        machine.write(code, [0xb8, 1, 0, 0xeb, 2, 0x90, 0x90, 0xcd, 0x80])
        for (selector, value) in [(UInt64(0x23), UInt64(0x02eb_0001)), (0xab, 1), (0x23, 0x02eb_0001), (0xab, 1)] {
            machine.processor.resume(at: X86TestMachine.code, privilege: 0)
            machine.processor.setRegister(4, X86TestMachine.stack)
            machine.processor.setRegister(0, 0)
            for (index, value) in [code, selector, 2, 0x1f000, 0x2b].enumerated() {
                machine.put(X86TestMachine.stack + UInt64(index) * 8, value)
            }
            #expect(machine.runToHandler([0x48, 0xcf]) == 0x80)
            #expect(machine.processor.register(0) == value)
        }
    }

    /// An instruction in each of more pages than tables of blocks are kept of, three times over.
    @Test func codeInManyPagesTakesNoMoreMemory() {
        let machine = X86TestMachine(.user)
        let pages: UInt64 = 300
        for page in 0..<pages {
            // INC ECX; JMP to the next page.
            machine.write(0x30000 + page * 4096, [0xff, 0xc1, 0xe9, 0xf9, 0x0f, 0, 0])
        }
        let back = UInt32(bitPattern: Int32(-8 - 4096 * Int(pages)))
        machine.write(
            0x30000 + pages * 4096,
            [0xff, 0xca, 0x0f, 0x85] + (0..<4).map { UInt8(truncatingIfNeeded: back >> (8 * $0)) } + [0xcd, 0x80])
        machine.processor.setRegister(2, 3)
        machine.processor.setRegister(3, 0x30000)
        #expect(machine.runToHandler([0xff, 0xe3]) == 0x80)
        #expect(machine.processor.register(1) == 3 * pages)
        let known = machine.processor.codePages
        #expect(known.limit < pages && (1...known.limit + 1).contains(known.count))
    }

    /// The processor itself writes: a frame into a page of code.
    @Test func framesOverCodeAreSeen() {
        let machine = X86TestMachine(.kernel)
        machine.write(0x30ff8, Self.returns(1))
        machine.processor.setRegister(3, 0x30ff8)
        machine.setGate(0x50, target: 0x48000)
        machine.write(0x48000, [0x48, 0x89, 0xf4, 0xcd, 0x80])
        #expect(machine.runToHandler([0xff, 0xd3, 0x48, 0x89, 0xe6, 0xbc, 0, 0x10, 3, 0, 0xcd, 0x50]) == 0x80)
        // SS lies there now: SBB [RAX],AL.
        #expect(machine.get(0x30ff8) == 0x18)
        machine.write(0x31000, [0xcd, 0x80])
        machine.processor.goOn(at: 0x30ff8)
        machine.processor.setRegister(0, 0x50000)
        machine.processor.setRegister(1, 0)
        #expect(machine.run()?.vector == 0x80)
        #expect(machine.processor.register(1) == 0)
    }
}
