/// How wide a load or store is, and how a load extends.
enum RISCVWidth {
    case int8, int16, int32, uInt8, uInt16, uInt32, uInt64, boxed

    var sizeBytes: Int {
        switch self {
        case .int8, .uInt8: 1
        case .int16, .uInt16: 2
        case .int32, .uInt32, .boxed: 4
        case .uInt64: 8
        }
    }

    func extend(_ value: UInt64) -> UInt64 {
        switch self {
        case .int8: RISCVInterpreter.signExtendedByte(value)
        case .int16: RISCVInterpreter.signExtendedHalf(value)
        case .int32: RISCVInterpreter.word(value)
        case .boxed: value | 0xffff_ffff_0000_0000
        case .uInt8, .uInt16, .uInt32, .uInt64: value
        }
    }
}

// Loads and stores that missed the TLB, touch a device, cross a page or hit code.
extension RISCVHart {
    /// False: it faulted.
    @inline(never)
    func loadSlowly(_ record: UnsafeMutableRawPointer, _ address: UInt64, _ width: RISCVWidth) -> Bool {
        let size = width.sizeBytes
        let value: UInt64?
        if address & 4095 > UInt64(4096 - size) {
            value = loadAcrossPages(address, size: size)
        } else {
            value = loadInPage(address, size: size)
        }
        guard let value else { return false }
        RISCVInterpreter.set(state, record, width.extend(value))
        return true
    }

    /// False: it faulted, and nothing was written.
    @inline(never)
    func storeSlowly(_ record: UnsafeMutableRawPointer, _ address: UInt64, _ width: RISCVWidth) -> Bool {
        let size = width.sizeBytes
        let value = RISCVInterpreter.source2(state, record)
        if address & 4095 <= UInt64(4096 - size) {
            guard let mapping = mapping(address, .store) else { return false }
            return storeByMapping(mapping.page | address & 4095, value, size: size, at: address)
        }
        // Both pages are probed before anything is written.
        let count = 4096 - Int(truncatingIfNeeded: address & 4095)
        guard let low = mapping(address, .store), let high = mapping(address &+ UInt64(count), .store) else {
            return false
        }
        guard ram(low.page) != nil else { return accessFault(.store, address) }
        guard ram(high.page) != nil else { return accessFault(.store, address &+ UInt64(count)) }
        return storeByMapping(low.page | address & 4095, value, size: count, at: address)
            && storeByMapping(high.page, value >> UInt64(8 * count), size: size - count, at: address)
    }

    private func accessFault(_ access: RISCVAccess, _ address: UInt64) -> Bool {
        state.faultCause = access.accessFault
        state.faultValue = address
        return false
    }

    private func loadInPage(_ address: UInt64, size: Int) -> UInt64? {
        guard let mapping = mapping(address, .load) else { return nil }
        let physical = mapping.page | address & 4095
        if let host = ram(physical) { return loadBytes(host, size) }
        if physical & UInt64(size - 1) == 0, let value = bus.load(physical, size: size) {
            return value & mask(size)
        }
        _ = accessFault(.load, address)
        return nil
    }

    private func loadAcrossPages(_ address: UInt64, size: Int) -> UInt64? {
        let count = 4096 - Int(truncatingIfNeeded: address & 4095)
        guard let low = mapping(address, .load), let high = mapping(address &+ UInt64(count), .load) else { return nil }
        guard let lowHost = ram(low.page | address & 4095) else {
            _ = accessFault(.load, address)
            return nil
        }
        guard let highHost = ram(high.page) else {
            _ = accessFault(.load, address &+ UInt64(count))
            return nil
        }
        return loadBytes(lowHost, count) | loadBytes(highHost, size - count) << UInt64(8 * count)
    }

    private func mask(_ size: Int) -> UInt64 { .max >> UInt64(64 - 8 * size) }

    private func loadBytes(_ host: UnsafeMutableRawPointer, _ count: Int) -> UInt64 {
        var value: UInt64 = 0
        for index in 0..<count {
            value |= UInt64(host.load(fromByteOffset: index, as: UInt8.self)) << UInt64(8 * index)
        }
        return value
    }

    private func storeByMapping(_ physical: UInt64, _ value: UInt64, size: Int, at address: UInt64) -> Bool {
        if let host = ram(physical) {
            for index in 0..<size {
                host.storeBytes(
                    of: UInt8(truncatingIfNeeded: value >> UInt64(8 * index)), toByteOffset: index, as: UInt8.self)
            }
            noteWrite(host)
            return true
        }
        if physical & UInt64(size - 1) == 0, bus.store(physical, value & mask(size), size: size) { return true }
        return accessFault(.store, address)
    }

    /// Translates, and enters the page into the TLB if it is RAM.
    func mapping(_ address: UInt64, _ access: RISCVAccess) -> RISCVMapping? {
        guard let mapping = walk(address, access) else { return nil }
        guard let host = ram(mapping.page) else { return mapping }
        let page = (host - memory.host) >> 12
        let isWritable = mapping.isWritable && memory.codePageFlags[page] == 0
        if isWritable { blocks.noteWritable(page) }
        superpages.note(address, mapping)
        tlb.insert(
            address, intoData: dataSet, host: host, readable: mapping.isReadable, writable: isWritable)
        return mapping
    }

    /// Host address of an aligned 4- or 8-byte cell of RAM that is to be written, or nil with the fault noted.
    func writableCell(_ address: UInt64) -> UnsafeMutableRawPointer? {
        guard let mapping = mapping(address, .store) else { return nil }
        guard let host = ram(mapping.page | address & 4095) else {
            _ = accessFault(.store, address)
            return nil
        }
        return host
    }

    func readableCell(_ address: UInt64) -> UnsafeMutableRawPointer? {
        guard let mapping = mapping(address, .load) else { return nil }
        guard let host = ram(mapping.page | address & 4095) else {
            _ = accessFault(.load, address)
            return nil
        }
        return host
    }
}
