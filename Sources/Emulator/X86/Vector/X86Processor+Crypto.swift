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
        let x = (0..<4).map { X86Lanes.u32(a, $0) }
        let y = (0..<4).map { X86Lanes.u32(b, $0) }
        let r: [UInt32]
        switch opcode {
        case .sha1nexte: r = [y[0], y[1], y[2], y[3] &+ rotated(x[3], 30)]
        case .sha1msg1: r = [y[2] ^ x[0], y[3] ^ x[1], x[0] ^ x[2], x[1] ^ x[3]]
        case .sha1msg2:
            let w16 = rotated(x[3] ^ y[2], 1)
            r = [rotated(x[0] ^ w16, 1), rotated(x[1] ^ y[0], 1), rotated(x[2] ^ y[1], 1), w16]
        case .sha1rnds4: r = sha1Rounds(x, y, Int(immediate8(instruction)) & 3)
        case .sha256msg1:
            func s(_ w: UInt32) -> UInt32 { rotated(w, 25) ^ rotated(w, 14) ^ w >> 3 }
            r = [x[0] &+ s(x[1]), x[1] &+ s(x[2]), x[2] &+ s(x[3]), x[3] &+ s(y[0])]
        case .sha256msg2:
            func s(_ w: UInt32) -> UInt32 { rotated(w, 15) ^ rotated(w, 13) ^ w >> 10 }
            let w16 = x[0] &+ s(y[2])
            let w17 = x[1] &+ s(y[3])
            r = [w16, w17, x[2] &+ s(w16), x[3] &+ s(w17)]
        default: r = sha256Rounds(x, y)
        }
        for i in 0..<4 { X86Lanes.put(result, i, r[i]) }
    }

    /// Word 3 is the first in the algorithm's order.
    private func sha1Rounds(_ x: [UInt32], _ y: [UInt32], _ kind: Int) -> [UInt32] {
        let constants: [UInt32] = [0x5a82_7999, 0x6ed9_eba1, 0x8f1b_bcdc, 0xca62_c1d6]
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
        return [d, c, b, a]
    }

    private func sha256Rounds(_ x: [UInt32], _ y: [UInt32]) -> [UInt32] {
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
        return [f, e, b, a]
    }
}

/// AES on 16 bytes, column by column as in memory.
enum X86AES {
    /// Multiplication by x in GF(2^8).
    @inline(__always) private static func doubled(_ a: UInt8) -> UInt8 { a &<< 1 ^ (a & 0x80 != 0 ? 0x1b : 0) }

    private static func product(_ a: UInt8, _ b: UInt8) -> UInt8 {
        var (a, b, sum): (UInt8, UInt8, UInt8) = (a, b, 0)
        while b != 0 {
            if b & 1 != 0 { sum ^= a }
            a = doubled(a)
            b >>= 1
        }
        return sum
    }

    /// The S-box, computed once: the inverse in GF(2^8), then an affine map.
    private static let box: [UInt8] = {
        var box = [UInt8](repeating: 0x63, count: 256)
        for value in 1..<256 {
            // a^254 is the inverse.
            let a = UInt8(value)
            var inverse: UInt8 = 1
            for _ in 0..<254 { inverse = product(inverse, a) }
            var result = inverse
            for shift in 1...4 {
                let count = UInt8(shift)
                result ^= inverse << count | inverse >> (8 - count)
            }
            box[value] = result ^ 0x63
        }
        return box
    }()

    private static let inverseBox: [UInt8] = {
        var inverse = [UInt8](repeating: 0, count: 256)
        for value in 0..<256 { inverse[Int(box[value])] = UInt8(value) }
        return inverse
    }()

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

    static func mixColumns(_ d: UnsafeMutableRawPointer) { mix(d, 2, 3, 1, 1) }
    static func inverseMixColumns(_ d: UnsafeMutableRawPointer) { mix(d, 14, 11, 13, 9) }

    private static func mix(_ d: UnsafeMutableRawPointer, _ p: UInt8, _ q: UInt8, _ r: UInt8, _ s: UInt8) {
        for column in 0..<4 {
            let a = d + column * 4
            let (x, y, z, w) = (X86Lanes.u8(a, 0), X86Lanes.u8(a, 1), X86Lanes.u8(a, 2), X86Lanes.u8(a, 3))
            X86Lanes.put(a, 0, product(x, p) ^ product(y, q) ^ product(z, r) ^ product(w, s))
            X86Lanes.put(a, 1, product(x, s) ^ product(y, p) ^ product(z, q) ^ product(w, r))
            X86Lanes.put(a, 2, product(x, r) ^ product(y, s) ^ product(z, p) ^ product(w, q))
            X86Lanes.put(a, 3, product(x, q) ^ product(y, r) ^ product(z, s) ^ product(w, p))
        }
    }
}
