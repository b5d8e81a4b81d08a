// Loads and stores at linear addresses, for all that runs outside the hot loop.
extension X86Processor {
    // MARK: Any width up to 8 bytes

    /// Zero-extended.
    @inline(__always)
    func load(_ address: UInt64, size: Int) throws(X86Fault) -> UInt64 {
        let entry = X86Interpreter.dataEntry(state, address)
        guard X86Interpreter.canLoad(entry, address, UInt64(size)) else { return try loadSlowly(address, size: size) }
        let host = X86Interpreter.host(entry, address)
        switch size {
        case 1: return X86Interpreter.read8(host)
        case 2: return X86Interpreter.read16(host)
        case 4: return X86Interpreter.read32(host)
        default: return X86Interpreter.read64(host)
        }
    }

    @inline(__always)
    func store(_ address: UInt64, _ value: UInt64, size: Int) throws(X86Fault) {
        let entry = X86Interpreter.dataEntry(state, address)
        guard X86Interpreter.canStore(entry, address, UInt64(size)) else {
            return try storeSlowly(address, value, size: size)
        }
        let host = X86Interpreter.host(entry, address)
        switch size {
        case 1: X86Interpreter.write8(host, value)
        case 2: X86Interpreter.write16(host, value)
        case 4: X86Interpreter.write32(host, value)
        default: X86Interpreter.write64(host, value)
        }
    }

    /// Eight bytes.
    func store(_ address: UInt64, _ value: UInt64) throws(X86Fault) { try store(address, value, size: 8) }

    /// The value to be changed and stored back: faults as the store would.
    func loadForUpdate(_ address: UInt64, size: Int) throws(X86Fault) -> UInt64 {
        try probeWrite(address, count: size)
        return try load(address, size: size)
    }

    // MARK: Any number of bytes

    /// Copies `count` bytes, at most 4096, out of memory.
    func loadBytes(_ address: UInt64, to target: UnsafeMutableRawPointer, count: Int) throws(X86Fault) {
        let entry = X86Interpreter.dataEntry(state, address)
        if X86Interpreter.canLoad(entry, address, UInt64(count)) {
            target.copyMemory(from: X86Interpreter.host(entry, address).pointer, byteCount: count)
            return
        }
        var done = 0
        while done < count {
            let step = count &- done >= 8 ? 8 : 1
            let value = try loadSlowly(address &+ UInt64(done), size: step)
            for index in 0..<step {
                (target + done + index).storeBytes(
                    of: UInt8(truncatingIfNeeded: value >> UInt64(8 * index)), as: UInt8.self)
            }
            done &+= step
        }
    }

    /// All of it or, if it faults, nothing.
    func storeBytes(_ address: UInt64, from source: UnsafeRawPointer, count: Int) throws(X86Fault) {
        let entry = X86Interpreter.dataEntry(state, address)
        if X86Interpreter.canStore(entry, address, UInt64(count)) {
            X86Interpreter.host(entry, address).pointer.copyMemory(from: source, byteCount: count)
            return
        }
        try probeWrite(address, count: count)
        var done = 0
        while done < count {
            let step = count &- done >= 8 ? 8 : 1
            var value: UInt64 = 0
            for index in 0..<step {
                value |= UInt64((source + done + index).load(as: UInt8.self)) << UInt64(8 * index)
            }
            try storeSlowly(address &+ UInt64(done), value, size: step)
            done &+= step
        }
    }

    /// Faults if a store to any of these bytes would.
    func probeWrite(_ address: UInt64, count: Int) throws(X86Fault) {
        let entry = X86Interpreter.dataEntry(state, address)
        if X86Interpreter.canStore(entry, address, UInt64(count)) { return }
        try checkAlignment(address, size: count)
        let room = 4096 &- Int(truncatingIfNeeded: address & 4095)
        if room < count { try checkEnd(address, size: count) }
        _ = try mapping(linear(address), .write)
        if room < count { _ = try mapping(linear(address &+ UInt64(room)), .write) }
    }

    /// Faults if a load of any of these bytes would.
    func probeRead(_ address: UInt64, count: Int) throws(X86Fault) {
        let room = 4096 &- Int(truncatingIfNeeded: address & 4095)
        if room < count { try checkEnd(address, size: count) }
        _ = try mapping(linear(address), .read)
        if room < count { _ = try mapping(linear(address &+ UInt64(room)), .read) }
    }

    // MARK: Slow paths

    @inline(never)
    func loadSlowly(_ address: UInt64, size: Int) throws(X86Fault) -> UInt64 {
        try checkAlignment(address, size: size)
        let room = 4096 &- Int(truncatingIfNeeded: address & 4095)
        if state.breakpoints != 0 { noteAccess(linear(address), size: size, writes: false) }
        if room < size { try checkEnd(address, size: size) }
        let low = try mapping(linear(address), .read)
        if room >= size { return loadPhysical(low.page | address & 4095, size: size) }
        let high = try mapping(linear(address &+ UInt64(room)), .read)
        var value: UInt64 = 0
        for index in 0..<size {
            let page = index < room ? low.page : high.page
            let byte = loadPhysical(page | (address &+ UInt64(index)) & 4095, size: 1)
            value |= byte << UInt64(8 * index)
        }
        return value
    }

    @inline(never)
    func storeSlowly(_ address: UInt64, _ value: UInt64, size: Int) throws(X86Fault) {
        try checkAlignment(address, size: size)
        let room = 4096 &- Int(truncatingIfNeeded: address & 4095)
        if state.breakpoints != 0 { noteAccess(linear(address), size: size, writes: true) }
        if room < size { try checkEnd(address, size: size) }
        let low = try mapping(linear(address), .write)
        if room >= size { return storePhysical(low.page | address & 4095, value, size: size) }
        // Both pages are probed before anything is written.
        let high = try mapping(linear(address &+ UInt64(room)), .write)
        for index in 0..<size {
            let page = index < room ? low.page : high.page
            storePhysical(page | (address &+ UInt64(index)) & 4095, value >> UInt64(8 * index), size: 1)
        }
    }

    /// In compatibility mode addresses wrap at 4 GiB.
    @inline(__always)
    private func linear(_ address: UInt64) -> UInt64 {
        state.codeMode == X86CodeMode.long ? address : address & 0xffff_ffff
    }

    /// An operand that ends where addresses are none is #GP before either of its pages is looked at.
    private func checkEnd(_ address: UInt64, size: Int) throws(X86Fault) {
        guard Self.isCanonical(linear(address &+ UInt64(size - 1))) else { throw .badAddress }
    }

    private func checkAlignment(_ address: UInt64, size: Int) throws(X86Fault) {
        guard checksAlignment, size <= 8, address & UInt64(size - 1) != 0 else { return }
        // An address that is none comes first.
        throw Self.isCanonical(address) ? .alignment : .badAddress
    }

    /// All in one page.
    func loadPhysical(_ physical: UInt64, size: Int) -> UInt64 {
        guard let host = ram(physical) else { return bus.load(physical, size: size) & (.max >> UInt64(64 - 8 * size)) }
        switch size {
        case 1: return UInt64(host.load(as: UInt8.self))
        case 2: return UInt64(host.loadUnaligned(as: UInt16.self))
        case 4: return UInt64(host.loadUnaligned(as: UInt32.self))
        default: return host.loadUnaligned(as: UInt64.self)
        }
    }

    func storePhysical(_ physical: UInt64, _ value: UInt64, size: Int) {
        guard let host = ram(physical) else {
            bus.store(physical, value & (.max >> UInt64(64 - 8 * size)), size: size)
            return
        }
        switch size {
        case 1: host.storeBytes(of: UInt8(truncatingIfNeeded: value), as: UInt8.self)
        case 2: host.storeBytes(of: UInt16(truncatingIfNeeded: value), as: UInt16.self)
        case 4: host.storeBytes(of: UInt32(truncatingIfNeeded: value), as: UInt32.self)
        default: host.storeBytes(of: value, as: UInt64.self)
        }
        noteWrite(host)
    }

    /// Translates, and enters the page into the TLB if it is RAM.
    func mapping(_ address: UInt64, _ access: X86Access) throws(X86Fault) -> X86Mapping {
        let mapping = try walk(address, access, isUser: state.cpl == 3)
        let set = dataSet
        guard set != X86TLB.checkedSet, let host = ram(mapping.page) else { return mapping }
        let page = (host - memory.host) >> 12
        let isWritable = mapping.isWritable && memory.codePageFlags[page] == 0
        if isWritable { blocks.noteWritable(page) }
        tlb.insert(address, intoData: set, host: host, writable: isWritable, isGlobal: mapping.isGlobal)
        return mapping
    }

    // MARK: The processor's own accesses

    /// Reads a descriptor table or a TSS: as a supervisor, whatever the mode.
    func loadSystem(_ address: UInt64, size: Int) throws(X86Fault) -> UInt64 {
        var value: UInt64 = 0
        var done = 0
        while done < size {
            let at = address &+ UInt64(done)
            let step = min(size - done, 4096 - Int(truncatingIfNeeded: at & 4095))
            let mapping = try walk(at, .read, isUser: false, isImplicit: true)
            for index in 0..<step {
                value |=
                    loadPhysical(mapping.page | (at &+ UInt64(index)) & 4095, size: 1) << UInt64(8 * (done + index))
            }
            done += step
        }
        return value
    }

    func storeSystem(_ address: UInt64, _ value: UInt64, size: Int) throws(X86Fault) {
        _ = try walk(address, .write, isUser: false, isImplicit: true)
        _ = try walk(address &+ UInt64(size - 1), .write, isUser: false, isImplicit: true)
        for index in 0..<size {
            let at = address &+ UInt64(index)
            let mapping = try walk(at, .write, isUser: false, isImplicit: true)
            storePhysical(mapping.page | at & 4095, value >> UInt64(8 * index), size: 1)
        }
    }
}
