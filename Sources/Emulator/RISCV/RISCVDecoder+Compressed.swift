// Operand layouts of compressed instructions (unpriv §28.8, the tables of quadrants 0 to 2).
extension RISCVDecoder {
    static func extract(_ form: RISCVCompressedForm, _ bits: UInt16, _ decoded: inout RISCVDecoded) {
        /// Bits low... of `count` bits, put at `position`.
        func field(_ low: UInt16, _ count: UInt16, at position: Int64) -> Int64 {
            Int64(bits >> low & (1 << count - 1)) << position
        }
        func register(_ low: UInt16) -> UInt8 { UInt8(truncatingIfNeeded: bits >> low & 31) }
        func shortRegister(_ low: UInt16) -> UInt8 { UInt8(truncatingIfNeeded: bits >> low & 7) + 8 }
        func signed(_ value: Int64, _ signBit: Int64) -> Int64 { (value << (63 - signBit)) >> (63 - signBit) }
        let immediate6 = signed(field(12, 1, at: 5) | field(2, 5, at: 0), 5)
        let full = register(7)

        switch form {
        case .none: break
        case .stackAddress:
            decoded.destination = shortRegister(2)
            decoded.source1 = 2
            decoded.immediate = field(7, 4, at: 6) | field(11, 2, at: 4) | field(5, 1, at: 3) | field(6, 1, at: 2)
        case .loadWord, .storeWord:
            decoded.destination = shortRegister(2)
            decoded.source1 = shortRegister(7)
            decoded.source2 = shortRegister(2)
            decoded.immediate = field(5, 1, at: 6) | field(10, 3, at: 3) | field(6, 1, at: 2)
        case .loadDouble, .storeDouble:
            decoded.destination = shortRegister(2)
            decoded.source1 = shortRegister(7)
            decoded.source2 = shortRegister(2)
            decoded.immediate = field(5, 2, at: 6) | field(10, 3, at: 3)
        case .immediate:
            decoded.destination = full
            decoded.source1 = full
            decoded.immediate = immediate6
        case .immediateFromZero:
            decoded.destination = full
            decoded.immediate = immediate6
        case .stackAdjust:
            decoded.destination = 2
            decoded.source1 = 2
            decoded.immediate = signed(
                field(12, 1, at: 9) | field(3, 2, at: 7) | field(5, 1, at: 6) | field(2, 1, at: 5) | field(6, 1, at: 4),
                9)
        case .upper:
            decoded.destination = full
            decoded.immediate = immediate6 << 12
        case .shift:
            decoded.destination = full
            decoded.source1 = full
            decoded.immediate = immediate6 & 63
        case .shiftShort:
            decoded.destination = shortRegister(7)
            decoded.source1 = shortRegister(7)
            decoded.immediate = immediate6 & 63
        case .immediateShort:
            decoded.destination = shortRegister(7)
            decoded.source1 = shortRegister(7)
            decoded.immediate = immediate6
        case .registersShort:
            decoded.destination = shortRegister(7)
            decoded.source1 = shortRegister(7)
            decoded.source2 = shortRegister(2)
        case .jump:
            let low = field(2, 1, at: 5) | field(3, 3, at: 1) | field(6, 1, at: 7) | field(7, 1, at: 6)
            let high = field(8, 1, at: 10) | field(9, 2, at: 8) | field(11, 1, at: 4) | field(12, 1, at: 11)
            decoded.immediate = signed(low | high, 11)
        case .branch:
            decoded.source1 = shortRegister(7)
            decoded.immediate = signed(
                field(12, 1, at: 8) | field(5, 2, at: 6) | field(2, 1, at: 5) | field(10, 2, at: 3)
                    | field(3, 2, at: 1),
                8)
        case .loadWordStack:
            decoded.destination = full
            decoded.source1 = 2
            decoded.immediate = field(2, 2, at: 6) | field(12, 1, at: 5) | field(4, 3, at: 2)
        case .loadDoubleStack:
            decoded.destination = full
            decoded.source1 = 2
            decoded.immediate = field(2, 3, at: 6) | field(12, 1, at: 5) | field(5, 2, at: 3)
        case .storeWordStack:
            decoded.source1 = 2
            decoded.source2 = register(2)
            decoded.immediate = field(7, 2, at: 6) | field(9, 4, at: 2)
        case .storeDoubleStack:
            decoded.source1 = 2
            decoded.source2 = register(2)
            decoded.immediate = field(7, 3, at: 6) | field(10, 3, at: 3)
        case .jumpRegister:
            decoded.source1 = full
        case .jumpRegisterLink:
            decoded.destination = 1
            decoded.source1 = full
        case .move:
            decoded.destination = full
            decoded.source2 = register(2)
        case .registers:
            decoded.destination = full
            decoded.source1 = full
            decoded.source2 = register(2)
        }
    }
}
