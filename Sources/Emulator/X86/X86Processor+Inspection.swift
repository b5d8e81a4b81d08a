import Synchronization

// What tests, tools and a debugger see and set, past the privilege checks.
extension X86Processor {
    /// RFLAGS.
    package var flags: UInt64 {
        get { state.flags }
        set {
            state.setFlags(newValue)
            afterFlags()
        }
    }

    package var currentPrivilege: UInt64 { state.cpl }

    /// Goes on at `pc` with flat segments, named as Linux does in user mode, in 64-bit mode or in 32-bit compatibility mode.
    package func resume(at pc: UInt64, privilege: UInt64, is64Bit: Bool = true) {
        let level = UInt16(privilege)
        let data: UInt16 = privilege == 0 ? 0x18 : 0x28 | level
        for index in [X86SegmentIndex.es, X86SegmentIndex.ss, X86SegmentIndex.ds] {
            segment(index).set(
                selector: data, base: 0, limit: .max, access: X86SegmentAccess.data | level << 5)
        }
        segment(X86SegmentIndex.cs).set(
            selector: privilege == 0 ? 0x10 : (is64Bit ? 0x30 : 0x20) | level, base: 0, limit: .max,
            access: (is64Bit ? X86SegmentAccess.code64 : X86SegmentAccess.code32) | level << 5)
        state.cpl = privilege
        state.codeMode = is64Bit ? X86CodeMode.long : X86CodeMode.compatibility32
        state.pc = pc
        state.halted = 0
        updateAddressBases()
        updateMode()
    }

    /// An MSR, past what RDMSR and WRMSR check; nil or false: there is no such one.
    package func modelSpecificRegister(_ number: UInt32) -> UInt64? { try? readMSR(number) }

    package func setModelSpecificRegister(_ number: UInt32, _ value: UInt64) -> Bool {
        (try? writeMSR(number, value)) != nil
    }

    /// CR0, CR2, CR3, CR4, CR8.
    package func controlRegister(_ number: UInt8) -> UInt64 { readControl(number) }

    package func setControlRegister(_ number: UInt8, _ value: UInt64) -> Bool {
        (try? writeControl(number, value)) != nil
    }

    package func setDescriptorTables(gdt: (base: UInt64, limit: UInt16)?, idt: (base: UInt64, limit: UInt16)?) {
        if let gdt { (state.gdtBase, state.gdtLimit) = (gdt.base, UInt64(gdt.limit)) }
        if let idt { (state.idtBase, state.idtLimit) = (idt.base, UInt64(idt.limit)) }
    }

    package func setTask(base: UInt64, limit: UInt64) {
        segment(X86SegmentIndex.tr).set(selector: 0x40, base: base, limit: limit, access: 0x8b)
    }

    /// Sets RIP alone.
    package func goOn(at pc: UInt64) {
        state.pc = pc
        state.halted = 0
    }

    /// XCR0, past what XSETBV checks.
    package func setExtendedControlRegister(_ value: UInt64) {
        state.xcr0 = value
        updateMode()
    }

    /// DR0...DR7 as they are.
    package func debugRegister(_ number: UInt8) -> UInt64 {
        switch number {
        case 0: state.dr0
        case 1: state.dr1
        case 2: state.dr2
        case 3: state.dr3
        case 6: state.dr6
        default: state.dr7
        }
    }

    package func setDebugRegister(_ number: UInt8, _ value: UInt64) { try? writeDebug(number, value) }

    /// A segment register's selector: ES, CS, SS, DS, FS, GS, LDTR, TR.
    package func selector(_ index: Int) -> UInt16 { segment(index & 7).selector }

    /// All of XCR0 and what of CR4 a system with these components sets.
    package func enableVectors() {
        state.cr4 |= X86CR4.fxsr | X86CR4.simdExceptions | X86CR4.fsgsbase
        if level != .v1 {
            state.cr4 |= X86CR4.xsave
            state.xcr0 = level == .v3 ? 7 : 3
        }
        updateMode()
    }

    /// Registers of x87, SSE and AVX as XSAVE lays them out: 832 bytes (`X86Processor+StateSaving`).
    package func loadVectors(_ image: UnsafeRawPointer) {
        x87.loadFXSave(image, is64Bit: true)
        state.mxcsr = UInt64(image.load(fromByteOffset: 24, as: UInt32.self))
        for index in 0..<16 {
            let register = vectorRegister(UInt8(index))
            register.copyMemory(from: image + 160 + index * 16, byteCount: 16)
            (register + 16).copyMemory(from: image + 576 + index * 16, byteCount: 16)
        }
    }

    package func storeVectors(_ image: UnsafeMutableRawPointer) {
        x87.storeFXSave(image, is64Bit: true)
        image.storeBytes(of: UInt32(truncatingIfNeeded: state.mxcsr), toByteOffset: 24, as: UInt32.self)
        for index in 0..<16 {
            let register = vectorRegister(UInt8(index))
            (image + 160 + index * 16).copyMemory(from: register, byteCount: 16)
            (image + 576 + index * 16).copyMemory(from: register + 16, byteCount: 16)
        }
    }

    /// What became of one instruction.
    package struct Step {
        /// nil: it retired.
        package var vector: UInt8?
        package var errorCode: UInt32
        /// Of a page fault.
        package var address: UInt64

        init(_ fault: X86Fault? = nil) {
            (vector, errorCode, address) = (fault?.vector, fault?.errorCode ?? 0, fault?.address ?? 0)
        }
    }

    /// Runs the instruction at pc as the slow paths do, without delivering a fault: pc stays at it then.
    package func step() -> Step {
        state.leavesBlock = 0
        do throws(X86Fault) {
            var instruction = X86Instruction()
            try decodeInstruction(into: &instruction)
            try execute(instruction)
            state.pc = state.nextPC
            return Step()
        } catch {
            return Step(error)
        }
    }

    /// True once after a shutdown.
    package func takeShutdown() -> Bool {
        defer { state.shutdown = 0 }
        return state.shutdown != 0
    }

    /// Pages that blocks are remembered of, and of how many at most.
    package var codePages: (count: Int, limit: Int) { (blocks.tableCount, blocks.tableLimit) }

    /// Runs one block of records.
    package func runBlock() {
        state.attentionCell.pointee.store(0, ordering: .relaxed)
        state.countdown = 0
        makeRoomForBlocks()
        X86Interpreter.run(state, self)
    }
}

// Single accesses, as an instruction at the current privilege makes them.
extension X86Processor {
    /// Loads `size` bytes or, if `value` is given, stores them. `loaded` is 0 for stores and faults.
    package func access(_ address: UInt64, size: Int, storing value: UInt64?) -> (step: Step, loaded: UInt64) {
        do throws(X86Fault) {
            if let value {
                try store(address, value, size: size)
                return (Step(), 0)
            }
            return (Step(), try load(address, size: size))
        } catch {
            return (Step(error), 0)
        }
    }

    /// Looks for code at an address, by the TLB if it is there; `page` is how far from the start of RAM it lies.
    package func fetch(_ address: UInt64) -> (step: Step, page: UInt64) {
        makeRoomForBlocks()
        do throws(X86Fault) {
            let host = try fetchedPage(address)
            return (Step(), UInt64(host - memory.host))
        } catch {
            return (Step(error), 0)
        }
    }

    /// As INVPCID; false: #GP.
    package func invalidate(type: UInt64, context: UInt64, address: UInt64) -> Bool {
        (try? invalidate(type, context, address)) != nil
    }
}
