/// One decoded instruction: what a record needs, and what the block builder asks.
package struct RISCVDecoded: Sendable {
    /// Row of `RISCVInstructionTable`, or -1: illegal.
    package var row: Int
    var opcode: RISCVOpcode
    package var flags: RISCVInstructionFlags
    /// Register numbers 0...31; which file is in `flags`.
    package var destination: UInt8 = 0
    package var source1: UInt8 = 0
    package var source2: UInt8 = 0
    package var source3: UInt8 = 0
    package var immediate: Int64 = 0
    /// The instruction's bits, 16 if compressed.
    package var bits: UInt32
    package var lengthBytes: Int
}

/// Instruction words to `RISCVDecoded`.
package enum RISCVDecoder {
    /// Whether an instruction that starts with this half is 2 bytes long.
    @inline(__always)
    package static func isCompressed(_ half: UInt16) -> Bool { half & 3 != 3 }

    package static func decode(_ word: UInt32) -> RISCVDecoded {
        let bucket = Int(word >> 2 & 31) << 3 | Int(word >> 12 & 7)
        let rows = RISCVDecoderTables.rows
        let starts = RISCVDecoderTables.bucketStarts
        let bucketRows = RISCVDecoderTables.bucketRows
        for position in Int(starts[bucket])..<Int(starts[bucket + 1]) {
            let row = Int(bucketRows[position])
            guard word & rows[row * 4 + 1] == rows[row * 4] else { continue }
            var decoded = instruction(row, bits: word, lengthBytes: 4)
            decoded.destination = UInt8(truncatingIfNeeded: word >> 7 & 31)
            decoded.source1 = UInt8(truncatingIfNeeded: word >> 15 & 31)
            decoded.source2 = UInt8(truncatingIfNeeded: word >> 20 & 31)
            decoded.source3 = UInt8(truncatingIfNeeded: word >> 27)
            decoded.immediate = immediate(decoded.flags.immediate, word)
            // Rounding modes 5 and 6 are reserved (unpriv §20.2).
            if decoded.flags.contains(.roundingMode), word >> 12 & 7 == 5 || word >> 12 & 7 == 6 { break }
            return decoded
        }
        return illegal(word, lengthBytes: 4)
    }

    /// Expands a 16-bit instruction into the same form.
    package static func decode(compressed bits: UInt16) -> RISCVDecoded {
        let table = RISCVDecoderTables.compressed
        for index in 0..<table.count / 4 {
            guard UInt32(bits) & table[index * 4 + 1] == table[index * 4] else { continue }
            if RISCVDecoderTables.isReserved(index, bits) { break }
            guard let form = RISCVCompressedForm(rawValue: table[index * 4 + 3]) else { break }
            var decoded = instruction(Int(table[index * 4 + 2]), bits: UInt32(bits), lengthBytes: 2)
            extract(form, bits, &decoded)
            return decoded
        }
        return illegal(UInt32(bits), lengthBytes: 2)
    }

    private static func instruction(_ row: Int, bits: UInt32, lengthBytes: Int) -> RISCVDecoded {
        let rows = RISCVDecoderTables.rows
        return RISCVDecoded(
            row: row, opcode: RISCVOpcode(rawValue: UInt8(truncatingIfNeeded: rows[row * 4 + 3])) ?? .illegal,
            flags: RISCVInstructionFlags(rawValue: rows[row * 4 + 2]), bits: bits, lengthBytes: lengthBytes)
    }

    private static func illegal(_ bits: UInt32, lengthBytes: Int) -> RISCVDecoded {
        RISCVDecoded(
            row: -1, opcode: .illegal, flags: [.endsBlock, .mayFault], bits: bits, lengthBytes: lengthBytes)
    }

    private static func immediate(_ layout: RISCVImmediate, _ word: UInt32) -> Int64 {
        let signed = Int32(bitPattern: word)
        let value: Int32 =
            switch layout {
            case .none: 0
            case .i: signed >> 20
            case .s: (signed >> 25) << 5 | Int32(word >> 7 & 31)
            case .b:
                (signed >> 31) << 12 | Int32(word >> 7 & 1) << 11 | Int32(word >> 25 & 63) << 5
                    | Int32(word >> 8 & 15) << 1
            case .j:
                (signed >> 31) << 20 | Int32(word >> 12 & 255) << 12 | Int32(word >> 20 & 1) << 11
                    | Int32(word >> 21 & 1023) << 1
            case .u: Int32(bitPattern: word & 0xffff_f000)
            case .shift6: Int32(word >> 20 & 63)
            case .shift5: Int32(word >> 20 & 31)
            case .controlRegister: Int32(word >> 20)
            }
        return Int64(value)
    }
}
