import Emulator

/// What of an instruction's result the architecture leaves free. All else is compared bit by bit.
struct ReplayRules {
    /// Of RFLAGS: CF PF AF ZF SF IF DF OF IOPL NT, AC and ID, less what is undefined.
    var flags: UInt64
    /// Of the x87 status word.
    var status: UInt16 = 0xffff
    /// Of the destination register, which is `register`.
    var register = -1
    var registerBits: UInt64 = .max
    /// Addresses of bytes that are not compared.
    var memory: [Range<UInt64>] = []
    /// CR2 may be any address of the page that is not there: the operand is moved piece by piece.
    var hasLooseAddress = false
    /// MASKMOVQ, MASKMOVDQU: a #PF of a page in which no byte is selected is up to the processor.
    var mayFaultUnselected = false
    /// POPA that faults may have popped some registers already.
    var mayHavePopped = false
    /// CMPS: which of two operands that both fault is found first.
    var hasTwoOperands = false
    /// Repeated CMPS and SCAS that fault: RFLAGS may be those from before, as Intel has it, or those of the last comparison.
    var mayRestoreFlags = false
    /// MOVSXD to 16 bits reads two bytes on Intel's processors, four on AMD's.
    var mayReadFour = false
    var value = Value.exact

    enum Value {
        case exact
        /// RCPPS and RSQRTPS: relative error up to 1.5 · 2^-12.
        case reciprocal(isRoot: Bool, lanes: Int)
        /// Registers of the x87 stack that hold a value which an oracle judges.
        case transcendental(results: Int)
        /// The x87 unit's state is undefined: the operand is outside of the function's domain.
        case undefined
    }

    private static let comparedFlags: UInt64 = 0x24_7ed5
    /// OF, SF, ZF, AF, PF, CF, DF as `X86FlagEffects` numbers them.
    private static let places: [UInt64] = [1 << 11, 1 << 7, 1 << 6, 1 << 4, 1 << 2, 1, 1 << 10]

    init(_ instruction: X86Instruction, _ record: NativeRecord) {
        let undefined = X86InstructionTable.flagEffects(ofRow: instruction.row).undefined
        flags = Self.comparedFlags
        for (bit, place) in Self.places.enumerated() where undefined >> UInt8(bit) & 1 != 0 { flags &= ~place }
        let opcode = X86InstructionTable.opcode(ofRow: instruction.row)
        switch opcode {
        case .shl, .shr, .sar, .rol, .ror, .rcl, .rcr: setShift(instruction, record, opcode, countOperand: 1)
        case .shld, .shrd: setShift(instruction, record, opcode, countOperand: 2)
        case .fxsave, .xsave, .xsaveopt, .xsavec:
            hasLooseAddress = true
            ignoreImage(record, pointers: 6..<24)
        case .fnstenv, .fnsave:
            hasLooseAddress = true
            // FOP, FIP, FDP.
            if instruction.operandSizeBytes == 2 {
                ignore(record.operand, 6..<14)
            } else {
                ignore(record.operand, 12..<28)
            }
        case .popa: mayHavePopped = true
        case .cmps:
            hasTwoOperands = true
            mayRestoreFlags = true
        case .scas: mayRestoreFlags = true
        case .movsxd: mayReadFour = instruction.operandSizeBytes == 2
        case .fldenv, .frstor: hasLooseAddress = true
        case .maskmovq, .maskmovdqu, .vmaskmovdqu:
            hasLooseAddress = true
            mayFaultUnselected = true
        case .rcpps, .vrcpps: value = .reciprocal(isRoot: false, lanes: instruction.vectorBytes / 4)
        case .rcpss, .vrcpss: value = .reciprocal(isRoot: false, lanes: 1)
        case .rsqrtps, .vrsqrtps: value = .reciprocal(isRoot: true, lanes: instruction.vectorBytes / 4)
        case .rsqrtss, .vrsqrtss: value = .reciprocal(isRoot: true, lanes: 1)
        case .f2xm1, .fyl2x, .fyl2xp1, .fpatan, .fptan, .fsin, .fcos, .fsincos: setTranscendental(opcode, record)
        default: break
        }
    }

    /// OF is defined for a count of 1, nothing changes for 0, CF of a logical shift and all of a double one end at the width.
    private mutating func setShift(
        _ instruction: X86Instruction, _ record: NativeRecord, _ opcode: X86Opcode, countOperand: Int
    ) {
        let size = X86InstructionTable.operand(0, ofRow: instruction.row).sizeBytes(in: instruction)
        let isByCL = instruction.register(countOperand) != X86Instruction.noRegister
        var count = isByCL ? record.before.general(1) : UInt64(bitPattern: instruction.immediate)
        count &= size == 8 ? 63 : 31
        if count == 0 { flags = Self.comparedFlags }
        if count == 1 { flags |= 1 << 11 }
        if opcode == .shl || opcode == .shr, count >= UInt64(size * 8) { flags &= ~1 }
        guard opcode == .shld || opcode == .shrd, count > UInt64(size * 8) else { return }
        flags &= ~0x8d5
        if instruction.hasMemoryOperand {
            ignore(record.operand, 0..<UInt64(size))
        } else {
            register = Int(instruction.register(0) / 8)
            registerBits = ~0xffff
        }
    }

    private mutating func ignore(_ base: UInt64, _ bytes: Range<UInt64>) {
        memory.append(base &+ bytes.lowerBound..<base &+ bytes.upperBound)
    }

    /// FOP, FIP, FDP and the mask of MXCSR.
    private mutating func ignoreImage(_ record: NativeRecord, pointers: Range<UInt64>) {
        guard record.operand <= .max - 512 else { return }
        ignore(record.operand, pointers)
        ignore(record.operand, 28..<32)
    }

    // MARK: x87 functions

    private mutating func setTranscendental(_ opcode: X86Opcode, _ record: NativeRecord) {
        guard record.outcome == .wentOn else { return }
        let state = record.before
        let (x, y) = (state.stack(0), state.stack(1))
        let takesTwo = opcode == .fyl2x || opcode == .fyl2xp1 || opcode == .fpatan
        let pushes = opcode == .fptan || opcode == .fsincos
        if Self.isFinite(x), !state.isEmpty(0), !Self.isInDomain(opcode, x) {
            value = .undefined
            return
        }
        guard Self.isFinite(x), !state.isEmpty(0), !takesTwo || Self.isFinite(y) && !state.isEmpty(1),
            !pushes || state.isEmpty(7)
        else { return }
        let exponent = Int(x.signExponent & 0x7fff) - 16383
        switch opcode {
        case .fptan, .fsin, .fcos, .fsincos: if exponent >= 63 { return }
        case .fyl2x: if x.signExponent & 0x8000 != 0 { return }
        default: break
        }
        if state.control & 2 == 0, x.signExponent & 0x7fff == 0 || takesTwo && y.signExponent & 0x7fff == 0 { return }
        // C1 says how the result was rounded, PE that it was, UE and OE where its border lies.
        status = ~0x0220
        if state.control & 0x20 == 0 { status &= ~0x8080 }
        value = .transcendental(results: opcode == .fsincos ? 2 : 1)
    }

    /// A normal or denormal number.
    private static func isFinite(_ x: (significand: UInt64, signExponent: UInt16)) -> Bool {
        let exponent = x.signExponent & 0x7fff
        return exponent == 0 ? x.significand != 0 : exponent != 0x7fff && x.significand >> 63 != 0
    }

    /// F2XM1 takes what is not above 1, FYL2XP1 what lies between √2 ÷ 2 - 1 and √2 - 1.
    private static func isInDomain(_ opcode: X86Opcode, _ x: (significand: UInt64, signExponent: UInt16)) -> Bool {
        let exponent = Int(x.signExponent & 0x7fff) - 16383
        if opcode == .f2xm1 { return exponent < 0 || exponent == 0 && x.significand == 1 << 63 }
        guard opcode == .fyl2xp1, exponent >= -2 else { return true }
        let magnitude = Double(x.significand) / Double(UInt64(1) << 63) * 0.25
        return exponent == -2 && magnitude < (x.signExponent & 0x8000 != 0 ? 0.2928 : 0.4142)
    }

    // MARK: Approximations

    /// Whether a lane of RCPPS or RSQRTPS is within the bound, or what `host` has where the result is exact.
    static func isApproximate(_ ours: UInt32, host: UInt32, of operand: UInt32, isRoot: Bool) -> Bool {
        if ours == host { return true }
        let x = Double(Float(bitPattern: operand))
        let exponent = operand >> 23 & 0xff
        guard exponent != 0, exponent != 0xff, !isRoot || operand >> 31 == 0 else { return false }
        let wanted = isRoot ? 1 / x.squareRoot() : 1 / x
        let value = Double(Float(bitPattern: ours))
        // A result below the normal numbers may become 0.
        if abs(wanted) < Double(Float.leastNormalMagnitude), ours & 0x7fff_ffff == 0 {
            return ours >> 31 == operand >> 31
        }
        return abs(value - wanted) <= 1.5 / 4096 * abs(wanted)
    }
}
