// Images of the unit in memory: FSTENV and FSAVE in the formats of protected mode, FXSAVE's part (SDM Vol. 1, §8.1.10, §10.5.1).
// The caller has checked that the bytes can be read or written.
extension X87State {
    /// The tag word: two bits a physical register. 0 valid, 1 zero, 2 special, 3 empty; told by the contents.
    public var fullTags: UInt16 {
        var word: UInt16 = 0
        for register in 0..<8 {
            let tag: UInt16
            if tags &>> UInt8(truncatingIfNeeded: register) & 1 == 0 {
                tag = 3
            } else {
                switch self[(register &- Int(top)) & 7].kind {
                case .normal: tag = 0
                case .zero: tag = 1
                default: tag = 2
                }
            }
            word |= tag &<< UInt16(truncatingIfNeeded: register &* 2)
        }
        return word
    }

    /// Takes from a full tag word which registers are empty; what else it says is not believed.
    public func setFullTags(_ word: UInt16) {
        var abridged: UInt8 = 0
        for register in 0..<8 where word &>> UInt16(truncatingIfNeeded: register &* 2) & 3 != 3 {
            abridged |= 1 &<< UInt8(truncatingIfNeeded: register)
        }
        tags = abridged
    }

    public static let environment32SizeBytes = 28
    public static let environment16SizeBytes = 14

    /// FNSTENV with 32-bit operands. (The instruction also masks all exceptions: `maskExceptions`.)
    ///
    /// ```
    ///  0 control   4 status   8 tags   12 address   16 code segment, opcode in 26:16   20 operand   24 its segment
    /// ```
    public func storeEnvironment32(_ image: UnsafeMutableRawPointer) {
        func put(_ value: UInt32, _ at: Int) {
            image.storeBytes(of: value, toByteOffset: at, as: UInt32.self)
        }
        put(0xffff_0000 | UInt32(control), 0)
        put(0xffff_0000 | UInt32(status), 4)
        put(0xffff_0000 | UInt32(fullTags), 8)
        put(UInt32(truncatingIfNeeded: word64(Self.instructionPointerOffset)), 12)
        put(UInt32(word16(Self.codeSegmentOffset)) | UInt32(word16(Self.opcodeOffset) & 0x7ff) &<< 16, 16)
        put(UInt32(truncatingIfNeeded: word64(Self.dataPointerOffset)), 20)
        put(0xffff_0000 | UInt32(word16(Self.dataSegmentOffset)), 24)
    }

    /// FNSTENV with 16-bit operands: control, status, tags, address, code segment, operand, its segment.
    public func storeEnvironment16(_ image: UnsafeMutableRawPointer) {
        func put(_ value: UInt16, _ at: Int) {
            image.storeBytes(of: value, toByteOffset: at, as: UInt16.self)
        }
        put(control, 0)
        put(status, 2)
        put(fullTags, 4)
        put(UInt16(truncatingIfNeeded: word64(Self.instructionPointerOffset)), 6)
        put(word16(Self.codeSegmentOffset), 8)
        put(UInt16(truncatingIfNeeded: word64(Self.dataPointerOffset)), 10)
        put(word16(Self.dataSegmentOffset), 12)
    }

    /// FLDENV with 32-bit operands.
    public func loadEnvironment32(_ image: UnsafeRawPointer) {
        func get(_ at: Int) -> UInt32 { image.loadUnaligned(fromByteOffset: at, as: UInt32.self) }
        loadWords(
            control: UInt16(truncatingIfNeeded: get(0)), status: UInt16(truncatingIfNeeded: get(4)),
            tags: UInt16(truncatingIfNeeded: get(8)))
        set(UInt64(get(12)), Self.instructionPointerOffset)
        set(UInt16(truncatingIfNeeded: get(16)), Self.codeSegmentOffset)
        set(UInt16(truncatingIfNeeded: get(16) &>> 16) & 0x7ff, Self.opcodeOffset)
        set(UInt64(get(20)), Self.dataPointerOffset)
        set(UInt16(truncatingIfNeeded: get(24)), Self.dataSegmentOffset)
    }

    /// FLDENV with 16-bit operands.
    public func loadEnvironment16(_ image: UnsafeRawPointer) {
        func get(_ at: Int) -> UInt16 { image.loadUnaligned(fromByteOffset: at, as: UInt16.self) }
        loadWords(control: get(0), status: get(2), tags: get(4))
        set(UInt64(get(6)), Self.instructionPointerOffset)
        set(get(8), Self.codeSegmentOffset)
        set(UInt16(0), Self.opcodeOffset)
        set(UInt64(get(10)), Self.dataPointerOffset)
        set(get(12), Self.dataSegmentOffset)
    }

    private func loadWords(control: UInt16, status: UInt16, tags: UInt16) {
        self.control = control & 0x1f3f | 0x40
        self.status = status
        setFullTags(tags)
        updateSummary()
    }

    /// What FNSTENV does after storing.
    public func maskExceptions() { loadControl(control | 0x3f) }

    /// The registers in stack order: 10 bytes each (FSAVE), or 16 (FXSAVE).
    public func storeRegisters(_ image: UnsafeMutableRawPointer, strideBytes: Int) {
        for index in 0..<8 {
            let value = self[index]
            image.storeBytes(of: value.significand, toByteOffset: index &* strideBytes, as: UInt64.self)
            image.storeBytes(of: value.signExponent, toByteOffset: index &* strideBytes &+ 8, as: UInt16.self)
        }
    }

    /// The tags stay as they are.
    public func loadRegisters(_ image: UnsafeRawPointer, strideBytes: Int) {
        let saved = tags
        for index in 0..<8 {
            self[index] = X87Extended(
                significand: image.loadUnaligned(fromByteOffset: index &* strideBytes, as: UInt64.self),
                signExponent: image.loadUnaligned(fromByteOffset: index &* strideBytes &+ 8, as: UInt16.self))
        }
        tags = saved
    }

    /// The first 24 bytes of FXSAVE's area and its registers at 32, in the 64-bit format; in the other one the segments stand in
    /// the upper halves of the addresses.
    ///
    /// ```
    ///  0 control  2 status  4 tags (1)  6 opcode  8 address (8)  16 operand (8)  24 MXCSR, the caller's  32 ST(0) … ST(7), 16 each
    /// ```
    public func storeFXSave(_ image: UnsafeMutableRawPointer, is64Bit: Bool) {
        image.storeBytes(of: control, as: UInt16.self)
        image.storeBytes(of: status, toByteOffset: 2, as: UInt16.self)
        image.storeBytes(of: UInt16(tags), toByteOffset: 4, as: UInt16.self)
        image.storeBytes(of: word16(Self.opcodeOffset) & 0x7ff, toByteOffset: 6, as: UInt16.self)
        var address = word64(Self.instructionPointerOffset)
        var operand = word64(Self.dataPointerOffset)
        if !is64Bit {
            address = address & 0xffff_ffff | UInt64(word16(Self.codeSegmentOffset)) &<< 32
            operand = operand & 0xffff_ffff | UInt64(word16(Self.dataSegmentOffset)) &<< 32
        }
        image.storeBytes(of: address, toByteOffset: 8, as: UInt64.self)
        image.storeBytes(of: operand, toByteOffset: 16, as: UInt64.self)
        storeRegisters(image + 32, strideBytes: 16)
    }

    public func loadFXSave(_ image: UnsafeRawPointer, is64Bit: Bool) {
        func get(_ at: Int) -> UInt16 { image.loadUnaligned(fromByteOffset: at, as: UInt16.self) }
        control = get(0) & 0x1f3f | 0x40
        status = get(2)
        tags = UInt8(truncatingIfNeeded: get(4))
        set(get(6) & 0x7ff, Self.opcodeOffset)
        let address = image.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
        let operand = image.loadUnaligned(fromByteOffset: 16, as: UInt64.self)
        set(is64Bit ? address : address & 0xffff_ffff, Self.instructionPointerOffset)
        set(is64Bit ? operand : operand & 0xffff_ffff, Self.dataPointerOffset)
        set(is64Bit ? 0 : get(12), Self.codeSegmentOffset)
        set(is64Bit ? 0 : get(20), Self.dataSegmentOffset)
        updateSummary()
        loadRegisters(image + 32, strideBytes: 16)
    }

    private func word16(_ offset: Int) -> UInt16 { base.load(fromByteOffset: offset, as: UInt16.self) }
    private func word64(_ offset: Int) -> UInt64 { base.load(fromByteOffset: offset, as: UInt64.self) }
    private func set(_ value: UInt16, _ offset: Int) {
        base.storeBytes(of: value, toByteOffset: offset, as: UInt16.self)
    }
    private func set(_ value: UInt64, _ offset: Int) {
        base.storeBytes(of: value, toByteOffset: offset, as: UInt64.self)
    }
}
