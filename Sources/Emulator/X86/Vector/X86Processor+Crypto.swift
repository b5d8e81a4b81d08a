// AES, PCLMULQDQ and SHA (SDM Vol. 2; FIPS 197, FIPS 180-4).
extension X86Processor {
    func executeCrypto(_ instruction: X86Instruction, _ opcode: X86Opcode) throws(X86Fault) {
        switch opcode {
        case .aesenc, .vaesenc, .aesenclast, .vaesenclast, .aesdec, .vaesdec, .aesdeclast, .vaesdeclast:
            let (a, b) = try vectorPair(instruction)
            aesRound(a, key: b, opcode)
        case .aesimc, .vaesimc:
            let b = try vectorOperand(instruction, 1)
            result.copyMemory(from: b, byteCount: 16)
            X86AES.inverseMixColumns(result)
        case .aeskeygenassist, .vaeskeygenassist:
            let b = try vectorOperand(instruction, 1)
            let constant = UInt32(immediate8(instruction))
            for half in 0..<2 {
                let word = X86AES.substituted(X86Lanes.u32(b, half * 2 + 1))
                X86Lanes.put(result, half * 2, word)
                X86Lanes.put(result, half * 2 + 1, (word >> 8 | word << 24) ^ constant)
            }
        case .pclmulqdq, .vpclmulqdq:
            let (a, b) = try vectorPair(instruction)
            let control = Int(immediate8(instruction))
            multiplyCarryless(X86Lanes.u64(a, control & 1), X86Lanes.u64(b, control >> 4 & 1))
        case .sha1nexte, .sha1msg1, .sha1msg2, .sha1rnds4, .sha256rnds2, .sha256msg1, .sha256msg2:
            let a = try vectorOperand(instruction, 0)
            let b = try vectorOperand(instruction, 1)
            executeSHA(instruction, opcode, a, b)
        default: throw .undefined
        }
        setVector(instruction, count: 16)
    }

    private func aesRound(_ a: UnsafeRawPointer, key: UnsafeRawPointer, _ opcode: X86Opcode) {
        let (low, high) = (X86Lanes.u64(key, 0), X86Lanes.u64(key, 1))
        switch opcode {
        case .aesenc, .vaesenc, .aesenclast, .vaesenclast:
            X86AES.substitute(result, a, inverse: false)
            if opcode == .aesenc || opcode == .vaesenc { X86AES.mixColumns(result) }
        default:
            X86AES.substitute(result, a, inverse: true)
            if opcode == .aesdec || opcode == .vaesdec { X86AES.inverseMixColumns(result) }
        }
        X86Lanes.put(result, 0, X86Lanes.u64(result, 0) ^ low)
        X86Lanes.put(result, 1, X86Lanes.u64(result, 1) ^ high)
    }

    private func multiplyCarryless(_ a: UInt64, _ b: UInt64) {
        var (low, high): (UInt64, UInt64) = (0, 0)
        for bit in UInt64(0)..<64 where b &>> bit & 1 != 0 {
            low ^= a &<< bit
            if bit > 0 { high ^= a &>> (64 &- bit) }
        }
        X86Lanes.put(result, 0, low)
        X86Lanes.put(result, 1, high)
    }

    // MARK: SHA

    private func rotated(_ value: UInt32, _ count: UInt32) -> UInt32 { value << count | value >> (32 - count) }

    private func executeSHA(
        _ instruction: X86Instruction, _ opcode: X86Opcode, _ a: UnsafeRawPointer, _ b: UnsafeRawPointer
    ) {
        let x = a.loadUnaligned(as: SIMD4<UInt32>.self)
        let y = b.loadUnaligned(as: SIMD4<UInt32>.self)
        let r: SIMD4<UInt32>
        switch opcode {
        case .sha1nexte: r = SIMD4(y[0], y[1], y[2], y[3] &+ rotated(x[3], 30))
        case .sha1msg1: r = SIMD4(y[2] ^ x[0], y[3] ^ x[1], x[0] ^ x[2], x[1] ^ x[3])
        case .sha1msg2:
            let w16 = rotated(x[3] ^ y[2], 1)
            r = SIMD4(rotated(x[0] ^ w16, 1), rotated(x[1] ^ y[0], 1), rotated(x[2] ^ y[1], 1), w16)
        case .sha1rnds4: r = sha1Rounds(x, y, Int(immediate8(instruction)) & 3)
        case .sha256msg1:
            func s(_ w: UInt32) -> UInt32 { rotated(w, 25) ^ rotated(w, 14) ^ w >> 3 }
            r = SIMD4(x[0] &+ s(x[1]), x[1] &+ s(x[2]), x[2] &+ s(x[3]), x[3] &+ s(y[0]))
        case .sha256msg2:
            func s(_ w: UInt32) -> UInt32 { rotated(w, 15) ^ rotated(w, 13) ^ w >> 10 }
            let w16 = x[0] &+ s(y[2])
            let w17 = x[1] &+ s(y[3])
            r = SIMD4(w16, w17, x[2] &+ s(w16), x[3] &+ s(w17))
        default: r = sha256Rounds(x, y)
        }
        result.storeBytes(of: r, as: SIMD4<UInt32>.self)
    }

    /// Word 3 is the first in the algorithm's order.
    private func sha1Rounds(_ x: SIMD4<UInt32>, _ y: SIMD4<UInt32>, _ kind: Int) -> SIMD4<UInt32> {
        let constants = SIMD4<UInt32>(0x5a82_7999, 0x6ed9_eba1, 0x8f1b_bcdc, 0xca62_c1d6)
        var (a, b, c, d, e) = (x[3], x[2], x[1], x[0], UInt32(0))
        for round in 0..<4 {
            let f: UInt32
            switch kind {
            case 0: f = b & c ^ ~b & d
            case 2: f = b & c ^ b & d ^ c & d
            default: f = b ^ c ^ d
            }
            // The first word has E added already.
            let next = f &+ rotated(a, 5) &+ y[3 - round] &+ e &+ constants[kind]
            (a, b, c, d, e) = (next, a, rotated(b, 30), c, d)
        }
        return SIMD4(d, c, b, a)
    }

    private func sha256Rounds(_ x: SIMD4<UInt32>, _ y: SIMD4<UInt32>) -> SIMD4<UInt32> {
        let words = vectorRegister(0)
        var (a, b, c, d) = (y[3], y[2], x[3], x[2])
        var (e, f, g, h) = (y[1], y[0], x[1], x[0])
        for round in 0..<2 {
            let choice = e & f ^ ~e & g
            let sumE = rotated(e, 26) ^ rotated(e, 21) ^ rotated(e, 7)
            let majority = a & b ^ a & c ^ b & c
            let sumA = rotated(a, 30) ^ rotated(a, 19) ^ rotated(a, 10)
            let t = choice &+ sumE &+ X86Lanes.u32(words, round) &+ h
            let next = t &+ majority &+ sumA
            (h, g, f, e, d, c, b, a) = (g, f, e, t &+ d, c, b, a, next)
        }
        return SIMD4(f, e, b, a)
    }
}

/// AES on 16 bytes, column by column as in memory.
enum X86AES {
    /// Multiplication by x in GF(2^8).
    @inline(__always) private static func doubled(_ a: UInt8) -> UInt8 { a &<< 1 ^ (a & 0x80 != 0 ? 0x1b : 0) }

    /// The S-box: the inverse in GF(2^8), then an affine map (FIPS 197, figure 7).
    private static let box: [UInt8] = [
        0x63, 0x7c, 0x77, 0x7b, 0xf2, 0x6b, 0x6f, 0xc5, 0x30, 0x01, 0x67, 0x2b, 0xfe, 0xd7, 0xab, 0x76,
        0xca, 0x82, 0xc9, 0x7d, 0xfa, 0x59, 0x47, 0xf0, 0xad, 0xd4, 0xa2, 0xaf, 0x9c, 0xa4, 0x72, 0xc0,
        0xb7, 0xfd, 0x93, 0x26, 0x36, 0x3f, 0xf7, 0xcc, 0x34, 0xa5, 0xe5, 0xf1, 0x71, 0xd8, 0x31, 0x15,
        0x04, 0xc7, 0x23, 0xc3, 0x18, 0x96, 0x05, 0x9a, 0x07, 0x12, 0x80, 0xe2, 0xeb, 0x27, 0xb2, 0x75,
        0x09, 0x83, 0x2c, 0x1a, 0x1b, 0x6e, 0x5a, 0xa0, 0x52, 0x3b, 0xd6, 0xb3, 0x29, 0xe3, 0x2f, 0x84,
        0x53, 0xd1, 0x00, 0xed, 0x20, 0xfc, 0xb1, 0x5b, 0x6a, 0xcb, 0xbe, 0x39, 0x4a, 0x4c, 0x58, 0xcf,
        0xd0, 0xef, 0xaa, 0xfb, 0x43, 0x4d, 0x33, 0x85, 0x45, 0xf9, 0x02, 0x7f, 0x50, 0x3c, 0x9f, 0xa8,
        0x51, 0xa3, 0x40, 0x8f, 0x92, 0x9d, 0x38, 0xf5, 0xbc, 0xb6, 0xda, 0x21, 0x10, 0xff, 0xf3, 0xd2,
        0xcd, 0x0c, 0x13, 0xec, 0x5f, 0x97, 0x44, 0x17, 0xc4, 0xa7, 0x7e, 0x3d, 0x64, 0x5d, 0x19, 0x73,
        0x60, 0x81, 0x4f, 0xdc, 0x22, 0x2a, 0x90, 0x88, 0x46, 0xee, 0xb8, 0x14, 0xde, 0x5e, 0x0b, 0xdb,
        0xe0, 0x32, 0x3a, 0x0a, 0x49, 0x06, 0x24, 0x5c, 0xc2, 0xd3, 0xac, 0x62, 0x91, 0x95, 0xe4, 0x79,
        0xe7, 0xc8, 0x37, 0x6d, 0x8d, 0xd5, 0x4e, 0xa9, 0x6c, 0x56, 0xf4, 0xea, 0x65, 0x7a, 0xae, 0x08,
        0xba, 0x78, 0x25, 0x2e, 0x1c, 0xa6, 0xb4, 0xc6, 0xe8, 0xdd, 0x74, 0x1f, 0x4b, 0xbd, 0x8b, 0x8a,
        0x70, 0x3e, 0xb5, 0x66, 0x48, 0x03, 0xf6, 0x0e, 0x61, 0x35, 0x57, 0xb9, 0x86, 0xc1, 0x1d, 0x9e,
        0xe1, 0xf8, 0x98, 0x11, 0x69, 0xd9, 0x8e, 0x94, 0x9b, 0x1e, 0x87, 0xe9, 0xce, 0x55, 0x28, 0xdf,
        0x8c, 0xa1, 0x89, 0x0d, 0xbf, 0xe6, 0x42, 0x68, 0x41, 0x99, 0x2d, 0x0f, 0xb0, 0x54, 0xbb, 0x16,
    ]

    private static let inverseBox: [UInt8] = [
        0x52, 0x09, 0x6a, 0xd5, 0x30, 0x36, 0xa5, 0x38, 0xbf, 0x40, 0xa3, 0x9e, 0x81, 0xf3, 0xd7, 0xfb,
        0x7c, 0xe3, 0x39, 0x82, 0x9b, 0x2f, 0xff, 0x87, 0x34, 0x8e, 0x43, 0x44, 0xc4, 0xde, 0xe9, 0xcb,
        0x54, 0x7b, 0x94, 0x32, 0xa6, 0xc2, 0x23, 0x3d, 0xee, 0x4c, 0x95, 0x0b, 0x42, 0xfa, 0xc3, 0x4e,
        0x08, 0x2e, 0xa1, 0x66, 0x28, 0xd9, 0x24, 0xb2, 0x76, 0x5b, 0xa2, 0x49, 0x6d, 0x8b, 0xd1, 0x25,
        0x72, 0xf8, 0xf6, 0x64, 0x86, 0x68, 0x98, 0x16, 0xd4, 0xa4, 0x5c, 0xcc, 0x5d, 0x65, 0xb6, 0x92,
        0x6c, 0x70, 0x48, 0x50, 0xfd, 0xed, 0xb9, 0xda, 0x5e, 0x15, 0x46, 0x57, 0xa7, 0x8d, 0x9d, 0x84,
        0x90, 0xd8, 0xab, 0x00, 0x8c, 0xbc, 0xd3, 0x0a, 0xf7, 0xe4, 0x58, 0x05, 0xb8, 0xb3, 0x45, 0x06,
        0xd0, 0x2c, 0x1e, 0x8f, 0xca, 0x3f, 0x0f, 0x02, 0xc1, 0xaf, 0xbd, 0x03, 0x01, 0x13, 0x8a, 0x6b,
        0x3a, 0x91, 0x11, 0x41, 0x4f, 0x67, 0xdc, 0xea, 0x97, 0xf2, 0xcf, 0xce, 0xf0, 0xb4, 0xe6, 0x73,
        0x96, 0xac, 0x74, 0x22, 0xe7, 0xad, 0x35, 0x85, 0xe2, 0xf9, 0x37, 0xe8, 0x1c, 0x75, 0xdf, 0x6e,
        0x47, 0xf1, 0x1a, 0x71, 0x1d, 0x29, 0xc5, 0x89, 0x6f, 0xb7, 0x62, 0x0e, 0xaa, 0x18, 0xbe, 0x1b,
        0xfc, 0x56, 0x3e, 0x4b, 0xc6, 0xd2, 0x79, 0x20, 0x9a, 0xdb, 0xc0, 0xfe, 0x78, 0xcd, 0x5a, 0xf4,
        0x1f, 0xdd, 0xa8, 0x33, 0x88, 0x07, 0xc7, 0x31, 0xb1, 0x12, 0x10, 0x59, 0x27, 0x80, 0xec, 0x5f,
        0x60, 0x51, 0x7f, 0xa9, 0x19, 0xb5, 0x4a, 0x0d, 0x2d, 0xe5, 0x7a, 0x9f, 0x93, 0xc9, 0x9c, 0xef,
        0xa0, 0xe0, 0x3b, 0x4d, 0xae, 0x2a, 0xf5, 0xb0, 0xc8, 0xeb, 0xbb, 0x3c, 0x83, 0x53, 0x99, 0x61,
        0x17, 0x2b, 0x04, 0x7e, 0xba, 0x77, 0xd6, 0x26, 0xe1, 0x69, 0x14, 0x63, 0x55, 0x21, 0x0c, 0x7d,
    ]

    static func substituted(_ word: UInt32) -> UInt32 {
        var result: UInt32 = 0
        for shift in stride(from: UInt32(0), to: 32, by: 8) {
            result |= UInt32(box[Int(word >> shift & 0xff)]) << shift
        }
        return result
    }

    /// ShiftRows and SubBytes, or their inverses.
    static func substitute(_ d: UnsafeMutableRawPointer, _ a: UnsafeRawPointer, inverse: Bool) {
        let table = inverse ? inverseBox : box
        for i in 0..<16 {
            let row = i & 3
            let column = inverse ? (i >> 2) - row : (i >> 2) + row
            X86Lanes.put(d, i, table[Int(X86Lanes.u8(a, (column & 3) * 4 + row))])
        }
    }

    static func mixColumns(_ d: UnsafeMutableRawPointer) {
        for column in 0..<4 {
            let a = d + column &* 4
            let (x, y, z, w) = (X86Lanes.u8(a, 0), X86Lanes.u8(a, 1), X86Lanes.u8(a, 2), X86Lanes.u8(a, 3))
            let all = x ^ y ^ z ^ w
            X86Lanes.put(a, 0, x ^ all ^ doubled(x ^ y))
            X86Lanes.put(a, 1, y ^ all ^ doubled(y ^ z))
            X86Lanes.put(a, 2, z ^ all ^ doubled(z ^ w))
            X86Lanes.put(a, 3, w ^ all ^ doubled(w ^ x))
        }
    }

    /// The inverse matrix is the matrix times that of 5, 0, 4, 0.
    static func inverseMixColumns(_ d: UnsafeMutableRawPointer) {
        for column in 0..<4 {
            let a = d + column &* 4
            let even = doubled(doubled(X86Lanes.u8(a, 0) ^ X86Lanes.u8(a, 2)))
            let odd = doubled(doubled(X86Lanes.u8(a, 1) ^ X86Lanes.u8(a, 3)))
            for row in 0..<4 { X86Lanes.put(a, row, X86Lanes.u8(a, row) ^ (row & 1 == 0 ? even : odd)) }
        }
        mixColumns(d)
    }
}
