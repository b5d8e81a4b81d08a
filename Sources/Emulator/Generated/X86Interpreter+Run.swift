// Written by `isagen` from Tools/isagen. Do not edit: change the table and run `swift run isagen`.

/// What a decoded record does.
enum X86Record: UInt16 {
    case add8RR
    case add8RI
    case add8RM
    case add8RMX
    case add8MR
    case add8MRX
    case add8MI
    case add8MIX
    case add16RR
    case add16RI
    case add16RM
    case add16RMX
    case add16MR
    case add16MRX
    case add16MI
    case add16MIX
    case add32RR
    case add32RI
    case add32RM
    case add32RMX
    case add32MR
    case add32MRX
    case add32MI
    case add32MIX
    case add64RR
    case add64RI
    case add64RM
    case add64RMX
    case add64MR
    case add64MRX
    case add64MI
    case add64MIX
    case or8RR
    case or8RI
    case or8RM
    case or8RMX
    case or8MR
    case or8MRX
    case or8MI
    case or8MIX
    case or16RR
    case or16RI
    case or16RM
    case or16RMX
    case or16MR
    case or16MRX
    case or16MI
    case or16MIX
    case or32RR
    case or32RI
    case or32RM
    case or32RMX
    case or32MR
    case or32MRX
    case or32MI
    case or32MIX
    case or64RR
    case or64RI
    case or64RM
    case or64RMX
    case or64MR
    case or64MRX
    case or64MI
    case or64MIX
    case adc8RR
    case adc8RI
    case adc8RM
    case adc8RMX
    case adc8MR
    case adc8MRX
    case adc8MI
    case adc8MIX
    case adc16RR
    case adc16RI
    case adc16RM
    case adc16RMX
    case adc16MR
    case adc16MRX
    case adc16MI
    case adc16MIX
    case adc32RR
    case adc32RI
    case adc32RM
    case adc32RMX
    case adc32MR
    case adc32MRX
    case adc32MI
    case adc32MIX
    case adc64RR
    case adc64RI
    case adc64RM
    case adc64RMX
    case adc64MR
    case adc64MRX
    case adc64MI
    case adc64MIX
    case sbb8RR
    case sbb8RI
    case sbb8RM
    case sbb8RMX
    case sbb8MR
    case sbb8MRX
    case sbb8MI
    case sbb8MIX
    case sbb16RR
    case sbb16RI
    case sbb16RM
    case sbb16RMX
    case sbb16MR
    case sbb16MRX
    case sbb16MI
    case sbb16MIX
    case sbb32RR
    case sbb32RI
    case sbb32RM
    case sbb32RMX
    case sbb32MR
    case sbb32MRX
    case sbb32MI
    case sbb32MIX
    case sbb64RR
    case sbb64RI
    case sbb64RM
    case sbb64RMX
    case sbb64MR
    case sbb64MRX
    case sbb64MI
    case sbb64MIX
    case and8RR
    case and8RI
    case and8RM
    case and8RMX
    case and8MR
    case and8MRX
    case and8MI
    case and8MIX
    case and16RR
    case and16RI
    case and16RM
    case and16RMX
    case and16MR
    case and16MRX
    case and16MI
    case and16MIX
    case and32RR
    case and32RI
    case and32RM
    case and32RMX
    case and32MR
    case and32MRX
    case and32MI
    case and32MIX
    case and64RR
    case and64RI
    case and64RM
    case and64RMX
    case and64MR
    case and64MRX
    case and64MI
    case and64MIX
    case sub8RR
    case sub8RI
    case sub8RM
    case sub8RMX
    case sub8MR
    case sub8MRX
    case sub8MI
    case sub8MIX
    case sub16RR
    case sub16RI
    case sub16RM
    case sub16RMX
    case sub16MR
    case sub16MRX
    case sub16MI
    case sub16MIX
    case sub32RR
    case sub32RI
    case sub32RM
    case sub32RMX
    case sub32MR
    case sub32MRX
    case sub32MI
    case sub32MIX
    case sub64RR
    case sub64RI
    case sub64RM
    case sub64RMX
    case sub64MR
    case sub64MRX
    case sub64MI
    case sub64MIX
    case xor8RR
    case xor8RI
    case xor8RM
    case xor8RMX
    case xor8MR
    case xor8MRX
    case xor8MI
    case xor8MIX
    case xor16RR
    case xor16RI
    case xor16RM
    case xor16RMX
    case xor16MR
    case xor16MRX
    case xor16MI
    case xor16MIX
    case xor32RR
    case xor32RI
    case xor32RM
    case xor32RMX
    case xor32MR
    case xor32MRX
    case xor32MI
    case xor32MIX
    case xor64RR
    case xor64RI
    case xor64RM
    case xor64RMX
    case xor64MR
    case xor64MRX
    case xor64MI
    case xor64MIX
    case cmp8RR
    case cmp8RI
    case cmp8RM
    case cmp8RMX
    case cmp8MR
    case cmp8MRX
    case cmp8MI
    case cmp8MIX
    case cmp16RR
    case cmp16RI
    case cmp16RM
    case cmp16RMX
    case cmp16MR
    case cmp16MRX
    case cmp16MI
    case cmp16MIX
    case cmp32RR
    case cmp32RI
    case cmp32RM
    case cmp32RMX
    case cmp32MR
    case cmp32MRX
    case cmp32MI
    case cmp32MIX
    case cmp64RR
    case cmp64RI
    case cmp64RM
    case cmp64RMX
    case cmp64MR
    case cmp64MRX
    case cmp64MI
    case cmp64MIX
    case test8RR
    case test8RI
    case test8RM
    case test8RMX
    case test8MR
    case test8MRX
    case test8MI
    case test8MIX
    case test16RR
    case test16RI
    case test16RM
    case test16RMX
    case test16MR
    case test16MRX
    case test16MI
    case test16MIX
    case test32RR
    case test32RI
    case test32RM
    case test32RMX
    case test32MR
    case test32MRX
    case test32MI
    case test32MIX
    case test64RR
    case test64RI
    case test64RM
    case test64RMX
    case test64MR
    case test64MRX
    case test64MI
    case test64MIX
    case move8RR
    case move8RI
    case load8
    case load8X
    case store8
    case store8X
    case storeImmediate8
    case storeImmediate8X
    case move16RR
    case move16RI
    case load16
    case load16X
    case store16
    case store16X
    case storeImmediate16
    case storeImmediate16X
    case move32RR
    case move32RI
    case load32
    case load32X
    case store32
    case store32X
    case storeImmediate32
    case storeImmediate32X
    case move64RR
    case move64RI
    case load64
    case load64X
    case store64
    case store64X
    case storeImmediate64
    case storeImmediate64X
    case zero8R
    case zero8M
    case zero8MX
    case zero16R
    case zero16M
    case zero16MX
    case sign8To32R
    case sign8To32M
    case sign8To32MX
    case sign16To32R
    case sign16To32M
    case sign16To32MX
    case sign8To64R
    case sign8To64M
    case sign8To64MX
    case sign16To64R
    case sign16To64M
    case sign16To64MX
    case sign32To64R
    case sign32To64M
    case sign32To64MX
    case inc8R
    case inc8M
    case inc8MX
    case inc16R
    case inc16M
    case inc16MX
    case inc32R
    case inc32M
    case inc32MX
    case inc64R
    case inc64M
    case inc64MX
    case dec8R
    case dec8M
    case dec8MX
    case dec16R
    case dec16M
    case dec16MX
    case dec32R
    case dec32M
    case dec32MX
    case dec64R
    case dec64M
    case dec64MX
    case neg8R
    case neg8M
    case neg8MX
    case neg16R
    case neg16M
    case neg16MX
    case neg32R
    case neg32M
    case neg32MX
    case neg64R
    case neg64M
    case neg64MX
    case not8R
    case not8M
    case not8MX
    case not16R
    case not16M
    case not16MX
    case not32R
    case not32M
    case not32MX
    case not64R
    case not64M
    case not64MX
    case shl32I
    case shl32CL
    case shl64I
    case shl64CL
    case shr32I
    case shr32CL
    case shr64I
    case shr64CL
    case sar32I
    case sar32CL
    case sar64I
    case sar64CL
    case rol32I
    case rol32CL
    case rol64I
    case rol64CL
    case ror32I
    case ror32CL
    case ror64I
    case ror64CL
    case imul32RR
    case imul32RM
    case imul32RMX
    case imul32RRI
    case imul32RMI
    case imul32RMIX
    case imul64RR
    case imul64RM
    case imul64RMX
    case imul64RRI
    case imul64RMI
    case imul64RMIX
    case jumpO
    case setO
    case cmovO32
    case cmovO64
    case jumpNO
    case setNO
    case cmovNO32
    case cmovNO64
    case jumpB
    case setB
    case cmovB32
    case cmovB64
    case jumpAE
    case setAE
    case cmovAE32
    case cmovAE64
    case jumpE
    case setE
    case cmovE32
    case cmovE64
    case jumpNE
    case setNE
    case cmovNE32
    case cmovNE64
    case jumpBE
    case setBE
    case cmovBE32
    case cmovBE64
    case jumpA
    case setA
    case cmovA32
    case cmovA64
    case jumpS
    case setS
    case cmovS32
    case cmovS64
    case jumpNS
    case setNS
    case cmovNS32
    case cmovNS64
    case jumpP
    case setP
    case cmovP32
    case cmovP64
    case jumpNP
    case setNP
    case cmovNP32
    case cmovNP64
    case jumpL
    case setL
    case cmovL32
    case cmovL64
    case jumpGE
    case setGE
    case cmovGE32
    case cmovGE64
    case jumpLE
    case setLE
    case cmovLE32
    case cmovLE64
    case jumpG
    case setG
    case cmovG32
    case cmovG64
    case compareB8RR
    case compareB8RI
    case compareB8RM
    case compareB8RMX
    case compareB8MR
    case compareB8MRX
    case compareB8MI
    case compareB8MIX
    case compareB32RR
    case compareB32RI
    case compareB32RM
    case compareB32RMX
    case compareB32MR
    case compareB32MRX
    case compareB32MI
    case compareB32MIX
    case compareB64RR
    case compareB64RI
    case compareB64RM
    case compareB64RMX
    case compareB64MR
    case compareB64MRX
    case compareB64MI
    case compareB64MIX
    case compareAE8RR
    case compareAE8RI
    case compareAE8RM
    case compareAE8RMX
    case compareAE8MR
    case compareAE8MRX
    case compareAE8MI
    case compareAE8MIX
    case compareAE32RR
    case compareAE32RI
    case compareAE32RM
    case compareAE32RMX
    case compareAE32MR
    case compareAE32MRX
    case compareAE32MI
    case compareAE32MIX
    case compareAE64RR
    case compareAE64RI
    case compareAE64RM
    case compareAE64RMX
    case compareAE64MR
    case compareAE64MRX
    case compareAE64MI
    case compareAE64MIX
    case compareE8RR
    case compareE8RI
    case compareE8RM
    case compareE8RMX
    case compareE8MR
    case compareE8MRX
    case compareE8MI
    case compareE8MIX
    case compareE32RR
    case compareE32RI
    case compareE32RM
    case compareE32RMX
    case compareE32MR
    case compareE32MRX
    case compareE32MI
    case compareE32MIX
    case compareE64RR
    case compareE64RI
    case compareE64RM
    case compareE64RMX
    case compareE64MR
    case compareE64MRX
    case compareE64MI
    case compareE64MIX
    case compareNE8RR
    case compareNE8RI
    case compareNE8RM
    case compareNE8RMX
    case compareNE8MR
    case compareNE8MRX
    case compareNE8MI
    case compareNE8MIX
    case compareNE32RR
    case compareNE32RI
    case compareNE32RM
    case compareNE32RMX
    case compareNE32MR
    case compareNE32MRX
    case compareNE32MI
    case compareNE32MIX
    case compareNE64RR
    case compareNE64RI
    case compareNE64RM
    case compareNE64RMX
    case compareNE64MR
    case compareNE64MRX
    case compareNE64MI
    case compareNE64MIX
    case compareBE8RR
    case compareBE8RI
    case compareBE8RM
    case compareBE8RMX
    case compareBE8MR
    case compareBE8MRX
    case compareBE8MI
    case compareBE8MIX
    case compareBE32RR
    case compareBE32RI
    case compareBE32RM
    case compareBE32RMX
    case compareBE32MR
    case compareBE32MRX
    case compareBE32MI
    case compareBE32MIX
    case compareBE64RR
    case compareBE64RI
    case compareBE64RM
    case compareBE64RMX
    case compareBE64MR
    case compareBE64MRX
    case compareBE64MI
    case compareBE64MIX
    case compareA8RR
    case compareA8RI
    case compareA8RM
    case compareA8RMX
    case compareA8MR
    case compareA8MRX
    case compareA8MI
    case compareA8MIX
    case compareA32RR
    case compareA32RI
    case compareA32RM
    case compareA32RMX
    case compareA32MR
    case compareA32MRX
    case compareA32MI
    case compareA32MIX
    case compareA64RR
    case compareA64RI
    case compareA64RM
    case compareA64RMX
    case compareA64MR
    case compareA64MRX
    case compareA64MI
    case compareA64MIX
    case compareS8RR
    case compareS8RI
    case compareS8RM
    case compareS8RMX
    case compareS8MR
    case compareS8MRX
    case compareS8MI
    case compareS8MIX
    case compareS32RR
    case compareS32RI
    case compareS32RM
    case compareS32RMX
    case compareS32MR
    case compareS32MRX
    case compareS32MI
    case compareS32MIX
    case compareS64RR
    case compareS64RI
    case compareS64RM
    case compareS64RMX
    case compareS64MR
    case compareS64MRX
    case compareS64MI
    case compareS64MIX
    case compareNS8RR
    case compareNS8RI
    case compareNS8RM
    case compareNS8RMX
    case compareNS8MR
    case compareNS8MRX
    case compareNS8MI
    case compareNS8MIX
    case compareNS32RR
    case compareNS32RI
    case compareNS32RM
    case compareNS32RMX
    case compareNS32MR
    case compareNS32MRX
    case compareNS32MI
    case compareNS32MIX
    case compareNS64RR
    case compareNS64RI
    case compareNS64RM
    case compareNS64RMX
    case compareNS64MR
    case compareNS64MRX
    case compareNS64MI
    case compareNS64MIX
    case compareL8RR
    case compareL8RI
    case compareL8RM
    case compareL8RMX
    case compareL8MR
    case compareL8MRX
    case compareL8MI
    case compareL8MIX
    case compareL32RR
    case compareL32RI
    case compareL32RM
    case compareL32RMX
    case compareL32MR
    case compareL32MRX
    case compareL32MI
    case compareL32MIX
    case compareL64RR
    case compareL64RI
    case compareL64RM
    case compareL64RMX
    case compareL64MR
    case compareL64MRX
    case compareL64MI
    case compareL64MIX
    case compareGE8RR
    case compareGE8RI
    case compareGE8RM
    case compareGE8RMX
    case compareGE8MR
    case compareGE8MRX
    case compareGE8MI
    case compareGE8MIX
    case compareGE32RR
    case compareGE32RI
    case compareGE32RM
    case compareGE32RMX
    case compareGE32MR
    case compareGE32MRX
    case compareGE32MI
    case compareGE32MIX
    case compareGE64RR
    case compareGE64RI
    case compareGE64RM
    case compareGE64RMX
    case compareGE64MR
    case compareGE64MRX
    case compareGE64MI
    case compareGE64MIX
    case compareLE8RR
    case compareLE8RI
    case compareLE8RM
    case compareLE8RMX
    case compareLE8MR
    case compareLE8MRX
    case compareLE8MI
    case compareLE8MIX
    case compareLE32RR
    case compareLE32RI
    case compareLE32RM
    case compareLE32RMX
    case compareLE32MR
    case compareLE32MRX
    case compareLE32MI
    case compareLE32MIX
    case compareLE64RR
    case compareLE64RI
    case compareLE64RM
    case compareLE64RMX
    case compareLE64MR
    case compareLE64MRX
    case compareLE64MI
    case compareLE64MIX
    case compareG8RR
    case compareG8RI
    case compareG8RM
    case compareG8RMX
    case compareG8MR
    case compareG8MRX
    case compareG8MI
    case compareG8MIX
    case compareG32RR
    case compareG32RI
    case compareG32RM
    case compareG32RMX
    case compareG32MR
    case compareG32MRX
    case compareG32MI
    case compareG32MIX
    case compareG64RR
    case compareG64RI
    case compareG64RM
    case compareG64RMX
    case compareG64MR
    case compareG64MRX
    case compareG64MI
    case compareG64MIX
    case testE8RR
    case testE8RI
    case testE8RM
    case testE8RMX
    case testE8MR
    case testE8MRX
    case testE8MI
    case testE8MIX
    case testE32RR
    case testE32RI
    case testE32RM
    case testE32RMX
    case testE32MR
    case testE32MRX
    case testE32MI
    case testE32MIX
    case testE64RR
    case testE64RI
    case testE64RM
    case testE64RMX
    case testE64MR
    case testE64MRX
    case testE64MI
    case testE64MIX
    case testNE8RR
    case testNE8RI
    case testNE8RM
    case testNE8RMX
    case testNE8MR
    case testNE8MRX
    case testNE8MI
    case testNE8MIX
    case testNE32RR
    case testNE32RI
    case testNE32RM
    case testNE32RMX
    case testNE32MR
    case testNE32MRX
    case testNE32MI
    case testNE32MIX
    case testNE64RR
    case testNE64RI
    case testNE64RM
    case testNE64RMX
    case testNE64MR
    case testNE64MRX
    case testNE64MI
    case testNE64MIX
    case testS8RR
    case testS8RI
    case testS8RM
    case testS8RMX
    case testS8MR
    case testS8MRX
    case testS8MI
    case testS8MIX
    case testS32RR
    case testS32RI
    case testS32RM
    case testS32RMX
    case testS32MR
    case testS32MRX
    case testS32MI
    case testS32MIX
    case testS64RR
    case testS64RI
    case testS64RM
    case testS64RMX
    case testS64MR
    case testS64MRX
    case testS64MI
    case testS64MIX
    case testNS8RR
    case testNS8RI
    case testNS8RM
    case testNS8RMX
    case testNS8MR
    case testNS8MRX
    case testNS8MI
    case testNS8MIX
    case testNS32RR
    case testNS32RI
    case testNS32RM
    case testNS32RMX
    case testNS32MR
    case testNS32MRX
    case testNS32MI
    case testNS32MIX
    case testNS64RR
    case testNS64RI
    case testNS64RM
    case testNS64RMX
    case testNS64MR
    case testNS64MRX
    case testNS64MI
    case testNS64MIX
    case testLE8RR
    case testLE8RI
    case testLE8RM
    case testLE8RMX
    case testLE8MR
    case testLE8MRX
    case testLE8MI
    case testLE8MIX
    case testLE32RR
    case testLE32RI
    case testLE32RM
    case testLE32RMX
    case testLE32MR
    case testLE32MRX
    case testLE32MI
    case testLE32MIX
    case testLE64RR
    case testLE64RI
    case testLE64RM
    case testLE64RMX
    case testLE64MR
    case testLE64MRX
    case testLE64MI
    case testLE64MIX
    case testG8RR
    case testG8RI
    case testG8RM
    case testG8RMX
    case testG8MR
    case testG8MRX
    case testG8MI
    case testG8MIX
    case testG32RR
    case testG32RI
    case testG32RM
    case testG32RMX
    case testG32MR
    case testG32MRX
    case testG32MI
    case testG32MIX
    case testG64RR
    case testG64RI
    case testG64RM
    case testG64RMX
    case testG64MR
    case testG64MRX
    case testG64MI
    case testG64MIX
    case pushR
    case pushI
    case pushM
    case pushMX
    case popR
    case leave
    case callRelative
    case callR
    case callM
    case callMX
    case `return`
    case jumpRelative
    case jumpR
    case jumpM
    case jumpMX
    case blockEnd
    case lea32
    case lea64
    case lea32X
    case lea64X
    case bswap32
    case xchg32
    case cmovM32
    case cmovM32X
    case bswap64
    case xchg64
    case cmovM64
    case cmovM64X
    case signA64
    case signD32
    case signD64
    case cold
    case inMemory

    /// (operation · 4 + width) · 8 + form; RR RI RM RMX MR MRX MI MIX.
    static let arithmeticStart: UInt16 = 0

    /// width · 8 + form; RR RI, load, load X, store, store X, store immediate, the same X.
    static let moveStart: UInt16 = 288

    /// kind · 3 + form; zero 8, 16, sign 8, 16 to 32, sign 8, 16, 32 to 64; R M MX.
    static let extendStart: UInt16 = 320

    /// (operation · 4 + width) · 3 + form; inc dec neg not; R M MX.
    static let unaryStart: UInt16 = 341

    /// (operation · 2 + width) · 2 + form; shl shr sar rol ror; 32, 64; by immediate, by CL.
    static let shiftStart: UInt16 = 389

    /// width · 6 + form; 32, 64; RR RM RMX RRI RMI RMIX.
    static let multiplyStart: UInt16 = 409

    /// condition · 4 + form; jump, set, move 32, move 64.
    static let conditionalStart: UInt16 = 421

    /// (condition · 3 + width) · 8 + form; B AE E NE BE A S NS L GE LE G; 8, 32, 64; RR RI RM RMX MR MRX MI MIX.
    static let compareStart: UInt16 = 485

    /// (condition · 3 + width) · 8 + form; E NE S NS LE G; 8, 32, 64; RR RI RM RMX MR MRX MI MIX.
    static let testStart: UInt16 = 773

    /// no order.
    static let singleStart: UInt16 = 917
}

extension X86Interpreter {
    /// Runs decoded blocks until `countdown` or `attention` says to leave.
    ///
    /// Locals live in host registers: `record` (next record), `pc` (address of the current block), `countdown`.
    /// A case that is done says `continue run`; one whose fast path does not hold falls out of the switch.
    @inline(never)
    static func run(_ state: X86State, _ hart: X86Processor) {
        var pc = state.pc
        var countdown = state.countdown
        var link: UnsafeMutableRawPointer?

        enter: while true {
            if mustLeave(state, countdown) { break }
            var record: UnsafeMutableRawPointer
            do {
                var first = lookUpBlock(state, pc)
                if first == 0 {
                    state.pc = pc
                    state.countdown = countdown
                    first = hart.findBlock()
                    if first == 0 {
                        pc = state.pc
                        countdown = state.countdown
                        link = nil
                        continue enter
                    }
                }
                record = recordAddress(state, first)
            }
            state.blockPC = pc
            if let slot = link {
                slot.storeBytes(of: UInt64(UInt(bitPattern: record)), as: UInt64.self)
                link = nil
            }

            run: while true {
                switch opcode(record) {
                case .add8RR:
                    let result = destination(state, record)
                    put(result, add(state, target(state, record, UInt8.self), source(state, record, UInt8.self)))
                    record += recordSizeBytes
                    continue run
                case .add8RI:
                    let result = destination(state, record)
                    put(result, add(state, target(state, record, UInt8.self), immediate(record, UInt8.self)))
                    record += recordSizeBytes
                    continue run
                case .add8RM:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        put(result, add(state, target(state, record, UInt8.self), read(memory, UInt8.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .add8RMX:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        put(result, add(state, target(state, record, UInt8.self), read(memory, UInt8.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .add8MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        write(memory, add(state, read(memory, UInt8.self), source(state, record, UInt8.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .add8MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        write(memory, add(state, read(memory, UInt8.self), source(state, record, UInt8.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .add8MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        write(memory, add(state, read(memory, UInt8.self), immediate(record, UInt8.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .add8MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        write(memory, add(state, read(memory, UInt8.self), immediate(record, UInt8.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .add16RR:
                    let result = destination(state, record)
                    put(result, add(state, target(state, record, UInt16.self), source(state, record, UInt16.self)))
                    record += recordSizeBytes
                    continue run
                case .add16RI:
                    let result = destination(state, record)
                    put(result, add(state, target(state, record, UInt16.self), immediate(record, UInt16.self)))
                    record += recordSizeBytes
                    continue run
                case .add16RM:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        put(result, add(state, target(state, record, UInt16.self), read(memory, UInt16.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .add16RMX:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        put(result, add(state, target(state, record, UInt16.self), read(memory, UInt16.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .add16MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        write(memory, add(state, read(memory, UInt16.self), source(state, record, UInt16.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .add16MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        write(memory, add(state, read(memory, UInt16.self), source(state, record, UInt16.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .add16MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        write(memory, add(state, read(memory, UInt16.self), immediate(record, UInt16.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .add16MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        write(memory, add(state, read(memory, UInt16.self), immediate(record, UInt16.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .add32RR:
                    let result = destination(state, record)
                    put(result, add(state, target(state, record, UInt32.self), source(state, record, UInt32.self)))
                    record += recordSizeBytes
                    continue run
                case .add32RI:
                    let result = destination(state, record)
                    put(result, add(state, target(state, record, UInt32.self), immediate(record, UInt32.self)))
                    record += recordSizeBytes
                    continue run
                case .add32RM:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        put(result, add(state, target(state, record, UInt32.self), read(memory, UInt32.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .add32RMX:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        put(result, add(state, target(state, record, UInt32.self), read(memory, UInt32.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .add32MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        write(memory, add(state, read(memory, UInt32.self), source(state, record, UInt32.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .add32MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        write(memory, add(state, read(memory, UInt32.self), source(state, record, UInt32.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .add32MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        write(memory, add(state, read(memory, UInt32.self), immediate(record, UInt32.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .add32MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        write(memory, add(state, read(memory, UInt32.self), immediate(record, UInt32.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .add64RR:
                    let result = destination(state, record)
                    put(result, add(state, target(state, record, UInt64.self), source(state, record, UInt64.self)))
                    record += recordSizeBytes
                    continue run
                case .add64RI:
                    let result = destination(state, record)
                    put(result, add(state, target(state, record, UInt64.self), immediate(record, UInt64.self)))
                    record += recordSizeBytes
                    continue run
                case .add64RM:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        put(result, add(state, target(state, record, UInt64.self), read(memory, UInt64.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .add64RMX:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        put(result, add(state, target(state, record, UInt64.self), read(memory, UInt64.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .add64MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        write(memory, add(state, read(memory, UInt64.self), source(state, record, UInt64.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .add64MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        write(memory, add(state, read(memory, UInt64.self), source(state, record, UInt64.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .add64MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        write(memory, add(state, read(memory, UInt64.self), immediate(record, UInt64.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .add64MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        write(memory, add(state, read(memory, UInt64.self), immediate(record, UInt64.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .or8RR:
                    let result = destination(state, record)
                    put(result, or(state, target(state, record, UInt8.self), source(state, record, UInt8.self)))
                    record += recordSizeBytes
                    continue run
                case .or8RI:
                    let result = destination(state, record)
                    put(result, or(state, target(state, record, UInt8.self), immediate(record, UInt8.self)))
                    record += recordSizeBytes
                    continue run
                case .or8RM:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        put(result, or(state, target(state, record, UInt8.self), read(memory, UInt8.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .or8RMX:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        put(result, or(state, target(state, record, UInt8.self), read(memory, UInt8.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .or8MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        write(memory, or(state, read(memory, UInt8.self), source(state, record, UInt8.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .or8MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        write(memory, or(state, read(memory, UInt8.self), source(state, record, UInt8.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .or8MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        write(memory, or(state, read(memory, UInt8.self), immediate(record, UInt8.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .or8MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        write(memory, or(state, read(memory, UInt8.self), immediate(record, UInt8.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .or16RR:
                    let result = destination(state, record)
                    put(result, or(state, target(state, record, UInt16.self), source(state, record, UInt16.self)))
                    record += recordSizeBytes
                    continue run
                case .or16RI:
                    let result = destination(state, record)
                    put(result, or(state, target(state, record, UInt16.self), immediate(record, UInt16.self)))
                    record += recordSizeBytes
                    continue run
                case .or16RM:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        put(result, or(state, target(state, record, UInt16.self), read(memory, UInt16.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .or16RMX:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        put(result, or(state, target(state, record, UInt16.self), read(memory, UInt16.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .or16MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        write(memory, or(state, read(memory, UInt16.self), source(state, record, UInt16.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .or16MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        write(memory, or(state, read(memory, UInt16.self), source(state, record, UInt16.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .or16MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        write(memory, or(state, read(memory, UInt16.self), immediate(record, UInt16.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .or16MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        write(memory, or(state, read(memory, UInt16.self), immediate(record, UInt16.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .or32RR:
                    let result = destination(state, record)
                    put(result, or(state, target(state, record, UInt32.self), source(state, record, UInt32.self)))
                    record += recordSizeBytes
                    continue run
                case .or32RI:
                    let result = destination(state, record)
                    put(result, or(state, target(state, record, UInt32.self), immediate(record, UInt32.self)))
                    record += recordSizeBytes
                    continue run
                case .or32RM:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        put(result, or(state, target(state, record, UInt32.self), read(memory, UInt32.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .or32RMX:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        put(result, or(state, target(state, record, UInt32.self), read(memory, UInt32.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .or32MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        write(memory, or(state, read(memory, UInt32.self), source(state, record, UInt32.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .or32MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        write(memory, or(state, read(memory, UInt32.self), source(state, record, UInt32.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .or32MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        write(memory, or(state, read(memory, UInt32.self), immediate(record, UInt32.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .or32MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        write(memory, or(state, read(memory, UInt32.self), immediate(record, UInt32.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .or64RR:
                    let result = destination(state, record)
                    put(result, or(state, target(state, record, UInt64.self), source(state, record, UInt64.self)))
                    record += recordSizeBytes
                    continue run
                case .or64RI:
                    let result = destination(state, record)
                    put(result, or(state, target(state, record, UInt64.self), immediate(record, UInt64.self)))
                    record += recordSizeBytes
                    continue run
                case .or64RM:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        put(result, or(state, target(state, record, UInt64.self), read(memory, UInt64.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .or64RMX:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        put(result, or(state, target(state, record, UInt64.self), read(memory, UInt64.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .or64MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        write(memory, or(state, read(memory, UInt64.self), source(state, record, UInt64.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .or64MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        write(memory, or(state, read(memory, UInt64.self), source(state, record, UInt64.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .or64MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        write(memory, or(state, read(memory, UInt64.self), immediate(record, UInt64.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .or64MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        write(memory, or(state, read(memory, UInt64.self), immediate(record, UInt64.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .adc8RR:
                    let result = destination(state, record)
                    put(result, adc(state, target(state, record, UInt8.self), source(state, record, UInt8.self)))
                    record += recordSizeBytes
                    continue run
                case .adc8RI:
                    let result = destination(state, record)
                    put(result, adc(state, target(state, record, UInt8.self), immediate(record, UInt8.self)))
                    record += recordSizeBytes
                    continue run
                case .adc8RM:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        put(result, adc(state, target(state, record, UInt8.self), read(memory, UInt8.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .adc8RMX:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        put(result, adc(state, target(state, record, UInt8.self), read(memory, UInt8.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .adc8MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        write(memory, adc(state, read(memory, UInt8.self), source(state, record, UInt8.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .adc8MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        write(memory, adc(state, read(memory, UInt8.self), source(state, record, UInt8.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .adc8MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        write(memory, adc(state, read(memory, UInt8.self), immediate(record, UInt8.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .adc8MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        write(memory, adc(state, read(memory, UInt8.self), immediate(record, UInt8.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .adc16RR:
                    let result = destination(state, record)
                    put(result, adc(state, target(state, record, UInt16.self), source(state, record, UInt16.self)))
                    record += recordSizeBytes
                    continue run
                case .adc16RI:
                    let result = destination(state, record)
                    put(result, adc(state, target(state, record, UInt16.self), immediate(record, UInt16.self)))
                    record += recordSizeBytes
                    continue run
                case .adc16RM:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        put(result, adc(state, target(state, record, UInt16.self), read(memory, UInt16.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .adc16RMX:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        put(result, adc(state, target(state, record, UInt16.self), read(memory, UInt16.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .adc16MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        write(memory, adc(state, read(memory, UInt16.self), source(state, record, UInt16.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .adc16MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        write(memory, adc(state, read(memory, UInt16.self), source(state, record, UInt16.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .adc16MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        write(memory, adc(state, read(memory, UInt16.self), immediate(record, UInt16.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .adc16MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        write(memory, adc(state, read(memory, UInt16.self), immediate(record, UInt16.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .adc32RR:
                    let result = destination(state, record)
                    put(result, adc(state, target(state, record, UInt32.self), source(state, record, UInt32.self)))
                    record += recordSizeBytes
                    continue run
                case .adc32RI:
                    let result = destination(state, record)
                    put(result, adc(state, target(state, record, UInt32.self), immediate(record, UInt32.self)))
                    record += recordSizeBytes
                    continue run
                case .adc32RM:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        put(result, adc(state, target(state, record, UInt32.self), read(memory, UInt32.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .adc32RMX:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        put(result, adc(state, target(state, record, UInt32.self), read(memory, UInt32.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .adc32MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        write(memory, adc(state, read(memory, UInt32.self), source(state, record, UInt32.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .adc32MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        write(memory, adc(state, read(memory, UInt32.self), source(state, record, UInt32.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .adc32MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        write(memory, adc(state, read(memory, UInt32.self), immediate(record, UInt32.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .adc32MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        write(memory, adc(state, read(memory, UInt32.self), immediate(record, UInt32.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .adc64RR:
                    let result = destination(state, record)
                    put(result, adc(state, target(state, record, UInt64.self), source(state, record, UInt64.self)))
                    record += recordSizeBytes
                    continue run
                case .adc64RI:
                    let result = destination(state, record)
                    put(result, adc(state, target(state, record, UInt64.self), immediate(record, UInt64.self)))
                    record += recordSizeBytes
                    continue run
                case .adc64RM:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        put(result, adc(state, target(state, record, UInt64.self), read(memory, UInt64.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .adc64RMX:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        put(result, adc(state, target(state, record, UInt64.self), read(memory, UInt64.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .adc64MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        write(memory, adc(state, read(memory, UInt64.self), source(state, record, UInt64.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .adc64MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        write(memory, adc(state, read(memory, UInt64.self), source(state, record, UInt64.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .adc64MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        write(memory, adc(state, read(memory, UInt64.self), immediate(record, UInt64.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .adc64MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        write(memory, adc(state, read(memory, UInt64.self), immediate(record, UInt64.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .sbb8RR:
                    let result = destination(state, record)
                    put(result, sbb(state, target(state, record, UInt8.self), source(state, record, UInt8.self)))
                    record += recordSizeBytes
                    continue run
                case .sbb8RI:
                    let result = destination(state, record)
                    put(result, sbb(state, target(state, record, UInt8.self), immediate(record, UInt8.self)))
                    record += recordSizeBytes
                    continue run
                case .sbb8RM:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        put(result, sbb(state, target(state, record, UInt8.self), read(memory, UInt8.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .sbb8RMX:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        put(result, sbb(state, target(state, record, UInt8.self), read(memory, UInt8.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .sbb8MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        write(memory, sbb(state, read(memory, UInt8.self), source(state, record, UInt8.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .sbb8MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        write(memory, sbb(state, read(memory, UInt8.self), source(state, record, UInt8.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .sbb8MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        write(memory, sbb(state, read(memory, UInt8.self), immediate(record, UInt8.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .sbb8MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        write(memory, sbb(state, read(memory, UInt8.self), immediate(record, UInt8.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .sbb16RR:
                    let result = destination(state, record)
                    put(result, sbb(state, target(state, record, UInt16.self), source(state, record, UInt16.self)))
                    record += recordSizeBytes
                    continue run
                case .sbb16RI:
                    let result = destination(state, record)
                    put(result, sbb(state, target(state, record, UInt16.self), immediate(record, UInt16.self)))
                    record += recordSizeBytes
                    continue run
                case .sbb16RM:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        put(result, sbb(state, target(state, record, UInt16.self), read(memory, UInt16.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .sbb16RMX:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        put(result, sbb(state, target(state, record, UInt16.self), read(memory, UInt16.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .sbb16MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        write(memory, sbb(state, read(memory, UInt16.self), source(state, record, UInt16.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .sbb16MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        write(memory, sbb(state, read(memory, UInt16.self), source(state, record, UInt16.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .sbb16MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        write(memory, sbb(state, read(memory, UInt16.self), immediate(record, UInt16.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .sbb16MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        write(memory, sbb(state, read(memory, UInt16.self), immediate(record, UInt16.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .sbb32RR:
                    let result = destination(state, record)
                    put(result, sbb(state, target(state, record, UInt32.self), source(state, record, UInt32.self)))
                    record += recordSizeBytes
                    continue run
                case .sbb32RI:
                    let result = destination(state, record)
                    put(result, sbb(state, target(state, record, UInt32.self), immediate(record, UInt32.self)))
                    record += recordSizeBytes
                    continue run
                case .sbb32RM:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        put(result, sbb(state, target(state, record, UInt32.self), read(memory, UInt32.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .sbb32RMX:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        put(result, sbb(state, target(state, record, UInt32.self), read(memory, UInt32.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .sbb32MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        write(memory, sbb(state, read(memory, UInt32.self), source(state, record, UInt32.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .sbb32MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        write(memory, sbb(state, read(memory, UInt32.self), source(state, record, UInt32.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .sbb32MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        write(memory, sbb(state, read(memory, UInt32.self), immediate(record, UInt32.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .sbb32MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        write(memory, sbb(state, read(memory, UInt32.self), immediate(record, UInt32.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .sbb64RR:
                    let result = destination(state, record)
                    put(result, sbb(state, target(state, record, UInt64.self), source(state, record, UInt64.self)))
                    record += recordSizeBytes
                    continue run
                case .sbb64RI:
                    let result = destination(state, record)
                    put(result, sbb(state, target(state, record, UInt64.self), immediate(record, UInt64.self)))
                    record += recordSizeBytes
                    continue run
                case .sbb64RM:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        put(result, sbb(state, target(state, record, UInt64.self), read(memory, UInt64.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .sbb64RMX:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        put(result, sbb(state, target(state, record, UInt64.self), read(memory, UInt64.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .sbb64MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        write(memory, sbb(state, read(memory, UInt64.self), source(state, record, UInt64.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .sbb64MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        write(memory, sbb(state, read(memory, UInt64.self), source(state, record, UInt64.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .sbb64MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        write(memory, sbb(state, read(memory, UInt64.self), immediate(record, UInt64.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .sbb64MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        write(memory, sbb(state, read(memory, UInt64.self), immediate(record, UInt64.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .and8RR:
                    let result = destination(state, record)
                    put(result, and(state, target(state, record, UInt8.self), source(state, record, UInt8.self)))
                    record += recordSizeBytes
                    continue run
                case .and8RI:
                    let result = destination(state, record)
                    put(result, and(state, target(state, record, UInt8.self), immediate(record, UInt8.self)))
                    record += recordSizeBytes
                    continue run
                case .and8RM:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        put(result, and(state, target(state, record, UInt8.self), read(memory, UInt8.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .and8RMX:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        put(result, and(state, target(state, record, UInt8.self), read(memory, UInt8.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .and8MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        write(memory, and(state, read(memory, UInt8.self), source(state, record, UInt8.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .and8MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        write(memory, and(state, read(memory, UInt8.self), source(state, record, UInt8.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .and8MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        write(memory, and(state, read(memory, UInt8.self), immediate(record, UInt8.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .and8MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        write(memory, and(state, read(memory, UInt8.self), immediate(record, UInt8.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .and16RR:
                    let result = destination(state, record)
                    put(result, and(state, target(state, record, UInt16.self), source(state, record, UInt16.self)))
                    record += recordSizeBytes
                    continue run
                case .and16RI:
                    let result = destination(state, record)
                    put(result, and(state, target(state, record, UInt16.self), immediate(record, UInt16.self)))
                    record += recordSizeBytes
                    continue run
                case .and16RM:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        put(result, and(state, target(state, record, UInt16.self), read(memory, UInt16.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .and16RMX:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        put(result, and(state, target(state, record, UInt16.self), read(memory, UInt16.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .and16MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        write(memory, and(state, read(memory, UInt16.self), source(state, record, UInt16.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .and16MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        write(memory, and(state, read(memory, UInt16.self), source(state, record, UInt16.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .and16MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        write(memory, and(state, read(memory, UInt16.self), immediate(record, UInt16.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .and16MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        write(memory, and(state, read(memory, UInt16.self), immediate(record, UInt16.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .and32RR:
                    let result = destination(state, record)
                    put(result, and(state, target(state, record, UInt32.self), source(state, record, UInt32.self)))
                    record += recordSizeBytes
                    continue run
                case .and32RI:
                    let result = destination(state, record)
                    put(result, and(state, target(state, record, UInt32.self), immediate(record, UInt32.self)))
                    record += recordSizeBytes
                    continue run
                case .and32RM:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        put(result, and(state, target(state, record, UInt32.self), read(memory, UInt32.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .and32RMX:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        put(result, and(state, target(state, record, UInt32.self), read(memory, UInt32.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .and32MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        write(memory, and(state, read(memory, UInt32.self), source(state, record, UInt32.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .and32MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        write(memory, and(state, read(memory, UInt32.self), source(state, record, UInt32.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .and32MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        write(memory, and(state, read(memory, UInt32.self), immediate(record, UInt32.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .and32MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        write(memory, and(state, read(memory, UInt32.self), immediate(record, UInt32.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .and64RR:
                    let result = destination(state, record)
                    put(result, and(state, target(state, record, UInt64.self), source(state, record, UInt64.self)))
                    record += recordSizeBytes
                    continue run
                case .and64RI:
                    let result = destination(state, record)
                    put(result, and(state, target(state, record, UInt64.self), immediate(record, UInt64.self)))
                    record += recordSizeBytes
                    continue run
                case .and64RM:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        put(result, and(state, target(state, record, UInt64.self), read(memory, UInt64.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .and64RMX:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        put(result, and(state, target(state, record, UInt64.self), read(memory, UInt64.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .and64MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        write(memory, and(state, read(memory, UInt64.self), source(state, record, UInt64.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .and64MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        write(memory, and(state, read(memory, UInt64.self), source(state, record, UInt64.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .and64MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        write(memory, and(state, read(memory, UInt64.self), immediate(record, UInt64.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .and64MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        write(memory, and(state, read(memory, UInt64.self), immediate(record, UInt64.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .sub8RR:
                    let result = destination(state, record)
                    put(result, sub(state, target(state, record, UInt8.self), source(state, record, UInt8.self)))
                    record += recordSizeBytes
                    continue run
                case .sub8RI:
                    let result = destination(state, record)
                    put(result, sub(state, target(state, record, UInt8.self), immediate(record, UInt8.self)))
                    record += recordSizeBytes
                    continue run
                case .sub8RM:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        put(result, sub(state, target(state, record, UInt8.self), read(memory, UInt8.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .sub8RMX:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        put(result, sub(state, target(state, record, UInt8.self), read(memory, UInt8.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .sub8MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        write(memory, sub(state, read(memory, UInt8.self), source(state, record, UInt8.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .sub8MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        write(memory, sub(state, read(memory, UInt8.self), source(state, record, UInt8.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .sub8MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        write(memory, sub(state, read(memory, UInt8.self), immediate(record, UInt8.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .sub8MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        write(memory, sub(state, read(memory, UInt8.self), immediate(record, UInt8.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .sub16RR:
                    let result = destination(state, record)
                    put(result, sub(state, target(state, record, UInt16.self), source(state, record, UInt16.self)))
                    record += recordSizeBytes
                    continue run
                case .sub16RI:
                    let result = destination(state, record)
                    put(result, sub(state, target(state, record, UInt16.self), immediate(record, UInt16.self)))
                    record += recordSizeBytes
                    continue run
                case .sub16RM:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        put(result, sub(state, target(state, record, UInt16.self), read(memory, UInt16.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .sub16RMX:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        put(result, sub(state, target(state, record, UInt16.self), read(memory, UInt16.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .sub16MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        write(memory, sub(state, read(memory, UInt16.self), source(state, record, UInt16.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .sub16MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        write(memory, sub(state, read(memory, UInt16.self), source(state, record, UInt16.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .sub16MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        write(memory, sub(state, read(memory, UInt16.self), immediate(record, UInt16.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .sub16MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        write(memory, sub(state, read(memory, UInt16.self), immediate(record, UInt16.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .sub32RR:
                    let result = destination(state, record)
                    put(result, sub(state, target(state, record, UInt32.self), source(state, record, UInt32.self)))
                    record += recordSizeBytes
                    continue run
                case .sub32RI:
                    let result = destination(state, record)
                    put(result, sub(state, target(state, record, UInt32.self), immediate(record, UInt32.self)))
                    record += recordSizeBytes
                    continue run
                case .sub32RM:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        put(result, sub(state, target(state, record, UInt32.self), read(memory, UInt32.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .sub32RMX:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        put(result, sub(state, target(state, record, UInt32.self), read(memory, UInt32.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .sub32MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        write(memory, sub(state, read(memory, UInt32.self), source(state, record, UInt32.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .sub32MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        write(memory, sub(state, read(memory, UInt32.self), source(state, record, UInt32.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .sub32MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        write(memory, sub(state, read(memory, UInt32.self), immediate(record, UInt32.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .sub32MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        write(memory, sub(state, read(memory, UInt32.self), immediate(record, UInt32.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .sub64RR:
                    let result = destination(state, record)
                    put(result, sub(state, target(state, record, UInt64.self), source(state, record, UInt64.self)))
                    record += recordSizeBytes
                    continue run
                case .sub64RI:
                    let result = destination(state, record)
                    put(result, sub(state, target(state, record, UInt64.self), immediate(record, UInt64.self)))
                    record += recordSizeBytes
                    continue run
                case .sub64RM:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        put(result, sub(state, target(state, record, UInt64.self), read(memory, UInt64.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .sub64RMX:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        put(result, sub(state, target(state, record, UInt64.self), read(memory, UInt64.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .sub64MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        write(memory, sub(state, read(memory, UInt64.self), source(state, record, UInt64.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .sub64MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        write(memory, sub(state, read(memory, UInt64.self), source(state, record, UInt64.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .sub64MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        write(memory, sub(state, read(memory, UInt64.self), immediate(record, UInt64.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .sub64MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        write(memory, sub(state, read(memory, UInt64.self), immediate(record, UInt64.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .xor8RR:
                    let result = destination(state, record)
                    put(result, xor(state, target(state, record, UInt8.self), source(state, record, UInt8.self)))
                    record += recordSizeBytes
                    continue run
                case .xor8RI:
                    let result = destination(state, record)
                    put(result, xor(state, target(state, record, UInt8.self), immediate(record, UInt8.self)))
                    record += recordSizeBytes
                    continue run
                case .xor8RM:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        put(result, xor(state, target(state, record, UInt8.self), read(memory, UInt8.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .xor8RMX:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        put(result, xor(state, target(state, record, UInt8.self), read(memory, UInt8.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .xor8MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        write(memory, xor(state, read(memory, UInt8.self), source(state, record, UInt8.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .xor8MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        write(memory, xor(state, read(memory, UInt8.self), source(state, record, UInt8.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .xor8MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        write(memory, xor(state, read(memory, UInt8.self), immediate(record, UInt8.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .xor8MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        write(memory, xor(state, read(memory, UInt8.self), immediate(record, UInt8.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .xor16RR:
                    let result = destination(state, record)
                    put(result, xor(state, target(state, record, UInt16.self), source(state, record, UInt16.self)))
                    record += recordSizeBytes
                    continue run
                case .xor16RI:
                    let result = destination(state, record)
                    put(result, xor(state, target(state, record, UInt16.self), immediate(record, UInt16.self)))
                    record += recordSizeBytes
                    continue run
                case .xor16RM:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        put(result, xor(state, target(state, record, UInt16.self), read(memory, UInt16.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .xor16RMX:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        put(result, xor(state, target(state, record, UInt16.self), read(memory, UInt16.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .xor16MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        write(memory, xor(state, read(memory, UInt16.self), source(state, record, UInt16.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .xor16MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        write(memory, xor(state, read(memory, UInt16.self), source(state, record, UInt16.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .xor16MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        write(memory, xor(state, read(memory, UInt16.self), immediate(record, UInt16.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .xor16MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        write(memory, xor(state, read(memory, UInt16.self), immediate(record, UInt16.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .xor32RR:
                    let result = destination(state, record)
                    put(result, xor(state, target(state, record, UInt32.self), source(state, record, UInt32.self)))
                    record += recordSizeBytes
                    continue run
                case .xor32RI:
                    let result = destination(state, record)
                    put(result, xor(state, target(state, record, UInt32.self), immediate(record, UInt32.self)))
                    record += recordSizeBytes
                    continue run
                case .xor32RM:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        put(result, xor(state, target(state, record, UInt32.self), read(memory, UInt32.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .xor32RMX:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        put(result, xor(state, target(state, record, UInt32.self), read(memory, UInt32.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .xor32MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        write(memory, xor(state, read(memory, UInt32.self), source(state, record, UInt32.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .xor32MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        write(memory, xor(state, read(memory, UInt32.self), source(state, record, UInt32.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .xor32MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        write(memory, xor(state, read(memory, UInt32.self), immediate(record, UInt32.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .xor32MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        write(memory, xor(state, read(memory, UInt32.self), immediate(record, UInt32.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .xor64RR:
                    let result = destination(state, record)
                    put(result, xor(state, target(state, record, UInt64.self), source(state, record, UInt64.self)))
                    record += recordSizeBytes
                    continue run
                case .xor64RI:
                    let result = destination(state, record)
                    put(result, xor(state, target(state, record, UInt64.self), immediate(record, UInt64.self)))
                    record += recordSizeBytes
                    continue run
                case .xor64RM:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        put(result, xor(state, target(state, record, UInt64.self), read(memory, UInt64.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .xor64RMX:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        put(result, xor(state, target(state, record, UInt64.self), read(memory, UInt64.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .xor64MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        write(memory, xor(state, read(memory, UInt64.self), source(state, record, UInt64.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .xor64MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        write(memory, xor(state, read(memory, UInt64.self), source(state, record, UInt64.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .xor64MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        write(memory, xor(state, read(memory, UInt64.self), immediate(record, UInt64.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .xor64MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        write(memory, xor(state, read(memory, UInt64.self), immediate(record, UInt64.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .cmp8RR:
                    _ = sub(state, target(state, record, UInt8.self), source(state, record, UInt8.self))
                    record += recordSizeBytes
                    continue run
                case .cmp8RI:
                    _ = sub(state, target(state, record, UInt8.self), immediate(record, UInt8.self))
                    record += recordSizeBytes
                    continue run
                case .cmp8RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        _ = sub(state, target(state, record, UInt8.self), read(memory, UInt8.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .cmp8RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        _ = sub(state, target(state, record, UInt8.self), read(memory, UInt8.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .cmp8MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        _ = sub(state, read(memory, UInt8.self), source(state, record, UInt8.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .cmp8MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        _ = sub(state, read(memory, UInt8.self), source(state, record, UInt8.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .cmp8MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        _ = sub(state, read(memory, UInt8.self), immediate(record, UInt8.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .cmp8MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        _ = sub(state, read(memory, UInt8.self), immediate(record, UInt8.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .cmp16RR:
                    _ = sub(state, target(state, record, UInt16.self), source(state, record, UInt16.self))
                    record += recordSizeBytes
                    continue run
                case .cmp16RI:
                    _ = sub(state, target(state, record, UInt16.self), immediate(record, UInt16.self))
                    record += recordSizeBytes
                    continue run
                case .cmp16RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        _ = sub(state, target(state, record, UInt16.self), read(memory, UInt16.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .cmp16RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        _ = sub(state, target(state, record, UInt16.self), read(memory, UInt16.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .cmp16MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        _ = sub(state, read(memory, UInt16.self), source(state, record, UInt16.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .cmp16MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        _ = sub(state, read(memory, UInt16.self), source(state, record, UInt16.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .cmp16MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        _ = sub(state, read(memory, UInt16.self), immediate(record, UInt16.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .cmp16MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        _ = sub(state, read(memory, UInt16.self), immediate(record, UInt16.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .cmp32RR:
                    _ = sub(state, target(state, record, UInt32.self), source(state, record, UInt32.self))
                    record += recordSizeBytes
                    continue run
                case .cmp32RI:
                    _ = sub(state, target(state, record, UInt32.self), immediate(record, UInt32.self))
                    record += recordSizeBytes
                    continue run
                case .cmp32RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        _ = sub(state, target(state, record, UInt32.self), read(memory, UInt32.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .cmp32RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        _ = sub(state, target(state, record, UInt32.self), read(memory, UInt32.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .cmp32MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        _ = sub(state, read(memory, UInt32.self), source(state, record, UInt32.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .cmp32MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        _ = sub(state, read(memory, UInt32.self), source(state, record, UInt32.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .cmp32MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        _ = sub(state, read(memory, UInt32.self), immediate(record, UInt32.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .cmp32MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        _ = sub(state, read(memory, UInt32.self), immediate(record, UInt32.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .cmp64RR:
                    _ = sub(state, target(state, record, UInt64.self), source(state, record, UInt64.self))
                    record += recordSizeBytes
                    continue run
                case .cmp64RI:
                    _ = sub(state, target(state, record, UInt64.self), immediate(record, UInt64.self))
                    record += recordSizeBytes
                    continue run
                case .cmp64RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        _ = sub(state, target(state, record, UInt64.self), read(memory, UInt64.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .cmp64RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        _ = sub(state, target(state, record, UInt64.self), read(memory, UInt64.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .cmp64MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        _ = sub(state, read(memory, UInt64.self), source(state, record, UInt64.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .cmp64MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        _ = sub(state, read(memory, UInt64.self), source(state, record, UInt64.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .cmp64MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        _ = sub(state, read(memory, UInt64.self), immediate(record, UInt64.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .cmp64MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        _ = sub(state, read(memory, UInt64.self), immediate(record, UInt64.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .test8RR:
                    _ = and(state, target(state, record, UInt8.self), source(state, record, UInt8.self))
                    record += recordSizeBytes
                    continue run
                case .test8RI:
                    _ = and(state, target(state, record, UInt8.self), immediate(record, UInt8.self))
                    record += recordSizeBytes
                    continue run
                case .test8RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        _ = and(state, target(state, record, UInt8.self), read(memory, UInt8.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .test8RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        _ = and(state, target(state, record, UInt8.self), read(memory, UInt8.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .test8MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        _ = and(state, read(memory, UInt8.self), source(state, record, UInt8.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .test8MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        _ = and(state, read(memory, UInt8.self), source(state, record, UInt8.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .test8MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        _ = and(state, read(memory, UInt8.self), immediate(record, UInt8.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .test8MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        _ = and(state, read(memory, UInt8.self), immediate(record, UInt8.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .test16RR:
                    _ = and(state, target(state, record, UInt16.self), source(state, record, UInt16.self))
                    record += recordSizeBytes
                    continue run
                case .test16RI:
                    _ = and(state, target(state, record, UInt16.self), immediate(record, UInt16.self))
                    record += recordSizeBytes
                    continue run
                case .test16RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        _ = and(state, target(state, record, UInt16.self), read(memory, UInt16.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .test16RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        _ = and(state, target(state, record, UInt16.self), read(memory, UInt16.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .test16MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        _ = and(state, read(memory, UInt16.self), source(state, record, UInt16.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .test16MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        _ = and(state, read(memory, UInt16.self), source(state, record, UInt16.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .test16MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        _ = and(state, read(memory, UInt16.self), immediate(record, UInt16.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .test16MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        _ = and(state, read(memory, UInt16.self), immediate(record, UInt16.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .test32RR:
                    _ = and(state, target(state, record, UInt32.self), source(state, record, UInt32.self))
                    record += recordSizeBytes
                    continue run
                case .test32RI:
                    _ = and(state, target(state, record, UInt32.self), immediate(record, UInt32.self))
                    record += recordSizeBytes
                    continue run
                case .test32RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        _ = and(state, target(state, record, UInt32.self), read(memory, UInt32.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .test32RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        _ = and(state, target(state, record, UInt32.self), read(memory, UInt32.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .test32MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        _ = and(state, read(memory, UInt32.self), source(state, record, UInt32.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .test32MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        _ = and(state, read(memory, UInt32.self), source(state, record, UInt32.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .test32MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        _ = and(state, read(memory, UInt32.self), immediate(record, UInt32.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .test32MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        _ = and(state, read(memory, UInt32.self), immediate(record, UInt32.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .test64RR:
                    _ = and(state, target(state, record, UInt64.self), source(state, record, UInt64.self))
                    record += recordSizeBytes
                    continue run
                case .test64RI:
                    _ = and(state, target(state, record, UInt64.self), immediate(record, UInt64.self))
                    record += recordSizeBytes
                    continue run
                case .test64RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        _ = and(state, target(state, record, UInt64.self), read(memory, UInt64.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .test64RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        _ = and(state, target(state, record, UInt64.self), read(memory, UInt64.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .test64MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        _ = and(state, read(memory, UInt64.self), source(state, record, UInt64.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .test64MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        _ = and(state, read(memory, UInt64.self), source(state, record, UInt64.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .test64MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        _ = and(state, read(memory, UInt64.self), immediate(record, UInt64.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .test64MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        _ = and(state, read(memory, UInt64.self), immediate(record, UInt64.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .move8RR:
                    let result = destination(state, record)
                    put(result, source(state, record, UInt8.self))
                    record += recordSizeBytes
                    continue run
                case .move8RI:
                    let result = destination(state, record)
                    put(result, immediate(record, UInt8.self))
                    record += recordSizeBytes
                    continue run
                case .load8:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        put(result, read(memory, UInt8.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .load8X:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        put(result, read(memory, UInt8.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .store8:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        write(memory, source(state, record, UInt8.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .store8X:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        write(memory, source(state, record, UInt8.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .storeImmediate8:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        write(memory, immediate(record, UInt8.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .storeImmediate8X:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        write(memory, immediate(record, UInt8.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .move16RR:
                    let result = destination(state, record)
                    put(result, source(state, record, UInt16.self))
                    record += recordSizeBytes
                    continue run
                case .move16RI:
                    let result = destination(state, record)
                    put(result, immediate(record, UInt16.self))
                    record += recordSizeBytes
                    continue run
                case .load16:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        put(result, read(memory, UInt16.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .load16X:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        put(result, read(memory, UInt16.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .store16:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        write(memory, source(state, record, UInt16.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .store16X:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        write(memory, source(state, record, UInt16.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .storeImmediate16:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        write(memory, immediate(record, UInt16.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .storeImmediate16X:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        write(memory, immediate(record, UInt16.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .move32RR:
                    let result = destination(state, record)
                    put(result, source(state, record, UInt32.self))
                    record += recordSizeBytes
                    continue run
                case .move32RI:
                    let result = destination(state, record)
                    put(result, immediate(record, UInt32.self))
                    record += recordSizeBytes
                    continue run
                case .load32:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        put(result, read(memory, UInt32.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .load32X:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        put(result, read(memory, UInt32.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .store32:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        write(memory, source(state, record, UInt32.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .store32X:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        write(memory, source(state, record, UInt32.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .storeImmediate32:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        write(memory, immediate(record, UInt32.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .storeImmediate32X:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        write(memory, immediate(record, UInt32.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .move64RR:
                    let result = destination(state, record)
                    put(result, source(state, record, UInt64.self))
                    record += recordSizeBytes
                    continue run
                case .move64RI:
                    let result = destination(state, record)
                    put(result, immediate(record, UInt64.self))
                    record += recordSizeBytes
                    continue run
                case .load64:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        put(result, read(memory, UInt64.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .load64X:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        put(result, read(memory, UInt64.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .store64:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        write(memory, source(state, record, UInt64.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .store64X:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        write(memory, source(state, record, UInt64.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .storeImmediate64:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        write(memory, immediate(record, UInt64.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .storeImmediate64X:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        write(memory, immediate(record, UInt64.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .zero8R:
                    let result = destination(state, record)
                    put(result, UInt64(source(state, record, UInt8.self)))
                    record += recordSizeBytes
                    continue run
                case .zero8M:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        put(result, UInt64(read(memory, UInt8.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .zero8MX:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        put(result, UInt64(read(memory, UInt8.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .zero16R:
                    let result = destination(state, record)
                    put(result, UInt64(source(state, record, UInt16.self)))
                    record += recordSizeBytes
                    continue run
                case .zero16M:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        put(result, UInt64(read(memory, UInt16.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .zero16MX:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        put(result, UInt64(read(memory, UInt16.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .sign8To32R:
                    let result = destination(state, record)
                    put(result, UInt32(truncatingIfNeeded: source(state, record, Int8.self)))
                    record += recordSizeBytes
                    continue run
                case .sign8To32M:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, Int8.self) {
                        let memory = host(entry, address)
                        put(result, UInt32(truncatingIfNeeded: read(memory, Int8.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .sign8To32MX:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, Int8.self) {
                        let memory = host(entry, address)
                        put(result, UInt32(truncatingIfNeeded: read(memory, Int8.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .sign16To32R:
                    let result = destination(state, record)
                    put(result, UInt32(truncatingIfNeeded: source(state, record, Int16.self)))
                    record += recordSizeBytes
                    continue run
                case .sign16To32M:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, Int16.self) {
                        let memory = host(entry, address)
                        put(result, UInt32(truncatingIfNeeded: read(memory, Int16.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .sign16To32MX:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, Int16.self) {
                        let memory = host(entry, address)
                        put(result, UInt32(truncatingIfNeeded: read(memory, Int16.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .sign8To64R:
                    let result = destination(state, record)
                    put(result, UInt64(truncatingIfNeeded: source(state, record, Int8.self)))
                    record += recordSizeBytes
                    continue run
                case .sign8To64M:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, Int8.self) {
                        let memory = host(entry, address)
                        put(result, UInt64(truncatingIfNeeded: read(memory, Int8.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .sign8To64MX:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, Int8.self) {
                        let memory = host(entry, address)
                        put(result, UInt64(truncatingIfNeeded: read(memory, Int8.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .sign16To64R:
                    let result = destination(state, record)
                    put(result, UInt64(truncatingIfNeeded: source(state, record, Int16.self)))
                    record += recordSizeBytes
                    continue run
                case .sign16To64M:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, Int16.self) {
                        let memory = host(entry, address)
                        put(result, UInt64(truncatingIfNeeded: read(memory, Int16.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .sign16To64MX:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, Int16.self) {
                        let memory = host(entry, address)
                        put(result, UInt64(truncatingIfNeeded: read(memory, Int16.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .sign32To64R:
                    let result = destination(state, record)
                    put(result, UInt64(truncatingIfNeeded: source(state, record, Int32.self)))
                    record += recordSizeBytes
                    continue run
                case .sign32To64M:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, Int32.self) {
                        let memory = host(entry, address)
                        put(result, UInt64(truncatingIfNeeded: read(memory, Int32.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .sign32To64MX:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, Int32.self) {
                        let memory = host(entry, address)
                        put(result, UInt64(truncatingIfNeeded: read(memory, Int32.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .inc8R:
                    let result = destination(state, record)
                    put(result, inc(state, target(state, record, UInt8.self)))
                    record += recordSizeBytes
                    continue run
                case .inc8M:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        write(memory, inc(state, read(memory, UInt8.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .inc8MX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        write(memory, inc(state, read(memory, UInt8.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .inc16R:
                    let result = destination(state, record)
                    put(result, inc(state, target(state, record, UInt16.self)))
                    record += recordSizeBytes
                    continue run
                case .inc16M:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        write(memory, inc(state, read(memory, UInt16.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .inc16MX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        write(memory, inc(state, read(memory, UInt16.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .inc32R:
                    let result = destination(state, record)
                    put(result, inc(state, target(state, record, UInt32.self)))
                    record += recordSizeBytes
                    continue run
                case .inc32M:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        write(memory, inc(state, read(memory, UInt32.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .inc32MX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        write(memory, inc(state, read(memory, UInt32.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .inc64R:
                    let result = destination(state, record)
                    put(result, inc(state, target(state, record, UInt64.self)))
                    record += recordSizeBytes
                    continue run
                case .inc64M:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        write(memory, inc(state, read(memory, UInt64.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .inc64MX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        write(memory, inc(state, read(memory, UInt64.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .dec8R:
                    let result = destination(state, record)
                    put(result, dec(state, target(state, record, UInt8.self)))
                    record += recordSizeBytes
                    continue run
                case .dec8M:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        write(memory, dec(state, read(memory, UInt8.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .dec8MX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        write(memory, dec(state, read(memory, UInt8.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .dec16R:
                    let result = destination(state, record)
                    put(result, dec(state, target(state, record, UInt16.self)))
                    record += recordSizeBytes
                    continue run
                case .dec16M:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        write(memory, dec(state, read(memory, UInt16.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .dec16MX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        write(memory, dec(state, read(memory, UInt16.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .dec32R:
                    let result = destination(state, record)
                    put(result, dec(state, target(state, record, UInt32.self)))
                    record += recordSizeBytes
                    continue run
                case .dec32M:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        write(memory, dec(state, read(memory, UInt32.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .dec32MX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        write(memory, dec(state, read(memory, UInt32.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .dec64R:
                    let result = destination(state, record)
                    put(result, dec(state, target(state, record, UInt64.self)))
                    record += recordSizeBytes
                    continue run
                case .dec64M:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        write(memory, dec(state, read(memory, UInt64.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .dec64MX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        write(memory, dec(state, read(memory, UInt64.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .neg8R:
                    let result = destination(state, record)
                    put(result, neg(state, target(state, record, UInt8.self)))
                    record += recordSizeBytes
                    continue run
                case .neg8M:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        write(memory, neg(state, read(memory, UInt8.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .neg8MX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        write(memory, neg(state, read(memory, UInt8.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .neg16R:
                    let result = destination(state, record)
                    put(result, neg(state, target(state, record, UInt16.self)))
                    record += recordSizeBytes
                    continue run
                case .neg16M:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        write(memory, neg(state, read(memory, UInt16.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .neg16MX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        write(memory, neg(state, read(memory, UInt16.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .neg32R:
                    let result = destination(state, record)
                    put(result, neg(state, target(state, record, UInt32.self)))
                    record += recordSizeBytes
                    continue run
                case .neg32M:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        write(memory, neg(state, read(memory, UInt32.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .neg32MX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        write(memory, neg(state, read(memory, UInt32.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .neg64R:
                    let result = destination(state, record)
                    put(result, neg(state, target(state, record, UInt64.self)))
                    record += recordSizeBytes
                    continue run
                case .neg64M:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        write(memory, neg(state, read(memory, UInt64.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .neg64MX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        write(memory, neg(state, read(memory, UInt64.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .not8R:
                    let result = destination(state, record)
                    put(result, ~target(state, record, UInt8.self))
                    record += recordSizeBytes
                    continue run
                case .not8M:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        write(memory, ~read(memory, UInt8.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .not8MX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        write(memory, ~read(memory, UInt8.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .not16R:
                    let result = destination(state, record)
                    put(result, ~target(state, record, UInt16.self))
                    record += recordSizeBytes
                    continue run
                case .not16M:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        write(memory, ~read(memory, UInt16.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .not16MX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt16.self) {
                        let memory = host(entry, address)
                        write(memory, ~read(memory, UInt16.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .not32R:
                    let result = destination(state, record)
                    put(result, ~target(state, record, UInt32.self))
                    record += recordSizeBytes
                    continue run
                case .not32M:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        write(memory, ~read(memory, UInt32.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .not32MX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        write(memory, ~read(memory, UInt32.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .not64R:
                    let result = destination(state, record)
                    put(result, ~target(state, record, UInt64.self))
                    record += recordSizeBytes
                    continue run
                case .not64M:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        write(memory, ~read(memory, UInt64.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .not64MX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        write(memory, ~read(memory, UInt64.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .shl32I:
                    let result = destination(state, record)
                    put(result, shl(state, target(state, record, UInt32.self), immediate(record, UInt64.self)))
                    record += recordSizeBytes
                    continue run
                case .shl32CL:
                    let result = destination(state, record)
                    let count = state.base.load(fromByteOffset: 8, as: UInt64.self) & 31
                    let a = target(state, record, UInt32.self)
                    put(result, count == 0 ? a : shl(state, a, count))
                    record += recordSizeBytes
                    continue run
                case .shl64I:
                    let result = destination(state, record)
                    put(result, shl(state, target(state, record, UInt64.self), immediate(record, UInt64.self)))
                    record += recordSizeBytes
                    continue run
                case .shl64CL:
                    let result = destination(state, record)
                    let count = state.base.load(fromByteOffset: 8, as: UInt64.self) & 63
                    let a = target(state, record, UInt64.self)
                    put(result, count == 0 ? a : shl(state, a, count))
                    record += recordSizeBytes
                    continue run
                case .shr32I:
                    let result = destination(state, record)
                    put(result, shr(state, target(state, record, UInt32.self), immediate(record, UInt64.self)))
                    record += recordSizeBytes
                    continue run
                case .shr32CL:
                    let result = destination(state, record)
                    let count = state.base.load(fromByteOffset: 8, as: UInt64.self) & 31
                    let a = target(state, record, UInt32.self)
                    put(result, count == 0 ? a : shr(state, a, count))
                    record += recordSizeBytes
                    continue run
                case .shr64I:
                    let result = destination(state, record)
                    put(result, shr(state, target(state, record, UInt64.self), immediate(record, UInt64.self)))
                    record += recordSizeBytes
                    continue run
                case .shr64CL:
                    let result = destination(state, record)
                    let count = state.base.load(fromByteOffset: 8, as: UInt64.self) & 63
                    let a = target(state, record, UInt64.self)
                    put(result, count == 0 ? a : shr(state, a, count))
                    record += recordSizeBytes
                    continue run
                case .sar32I:
                    let result = destination(state, record)
                    put(result, sar(state, target(state, record, UInt32.self), immediate(record, UInt64.self)))
                    record += recordSizeBytes
                    continue run
                case .sar32CL:
                    let result = destination(state, record)
                    let count = state.base.load(fromByteOffset: 8, as: UInt64.self) & 31
                    let a = target(state, record, UInt32.self)
                    put(result, count == 0 ? a : sar(state, a, count))
                    record += recordSizeBytes
                    continue run
                case .sar64I:
                    let result = destination(state, record)
                    put(result, sar(state, target(state, record, UInt64.self), immediate(record, UInt64.self)))
                    record += recordSizeBytes
                    continue run
                case .sar64CL:
                    let result = destination(state, record)
                    let count = state.base.load(fromByteOffset: 8, as: UInt64.self) & 63
                    let a = target(state, record, UInt64.self)
                    put(result, count == 0 ? a : sar(state, a, count))
                    record += recordSizeBytes
                    continue run
                case .rol32I:
                    let result = destination(state, record)
                    put(result, rol(state, target(state, record, UInt32.self), immediate(record, UInt64.self)))
                    record += recordSizeBytes
                    continue run
                case .rol32CL:
                    let result = destination(state, record)
                    let count = state.base.load(fromByteOffset: 8, as: UInt64.self) & 31
                    let a = target(state, record, UInt32.self)
                    put(result, count == 0 ? a : rol(state, a, count))
                    record += recordSizeBytes
                    continue run
                case .rol64I:
                    let result = destination(state, record)
                    put(result, rol(state, target(state, record, UInt64.self), immediate(record, UInt64.self)))
                    record += recordSizeBytes
                    continue run
                case .rol64CL:
                    let result = destination(state, record)
                    let count = state.base.load(fromByteOffset: 8, as: UInt64.self) & 63
                    let a = target(state, record, UInt64.self)
                    put(result, count == 0 ? a : rol(state, a, count))
                    record += recordSizeBytes
                    continue run
                case .ror32I:
                    let result = destination(state, record)
                    put(result, ror(state, target(state, record, UInt32.self), immediate(record, UInt64.self)))
                    record += recordSizeBytes
                    continue run
                case .ror32CL:
                    let result = destination(state, record)
                    let count = state.base.load(fromByteOffset: 8, as: UInt64.self) & 31
                    let a = target(state, record, UInt32.self)
                    put(result, count == 0 ? a : ror(state, a, count))
                    record += recordSizeBytes
                    continue run
                case .ror64I:
                    let result = destination(state, record)
                    put(result, ror(state, target(state, record, UInt64.self), immediate(record, UInt64.self)))
                    record += recordSizeBytes
                    continue run
                case .ror64CL:
                    let result = destination(state, record)
                    let count = state.base.load(fromByteOffset: 8, as: UInt64.self) & 63
                    let a = target(state, record, UInt64.self)
                    put(result, count == 0 ? a : ror(state, a, count))
                    record += recordSizeBytes
                    continue run
                case .imul32RR:
                    let result = destination(state, record)
                    put(result, imul(state, source(state, record, UInt32.self), target(state, record, UInt32.self)))
                    record += recordSizeBytes
                    continue run
                case .imul32RM:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        put(result, imul(state, read(memory, UInt32.self), target(state, record, UInt32.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .imul32RMX:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        put(result, imul(state, read(memory, UInt32.self), target(state, record, UInt32.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .imul32RRI:
                    let result = destination(state, record)
                    put(result, imul(state, source(state, record, UInt32.self), immediate(record, UInt32.self)))
                    record += recordSizeBytes
                    continue run
                case .imul32RMI:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        put(result, imul(state, read(memory, UInt32.self), immediate(record, UInt32.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .imul32RMIX:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        put(result, imul(state, read(memory, UInt32.self), immediate(record, UInt32.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .imul64RR:
                    let result = destination(state, record)
                    put(result, imul(state, source(state, record, UInt64.self), target(state, record, UInt64.self)))
                    record += recordSizeBytes
                    continue run
                case .imul64RM:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        put(result, imul(state, read(memory, UInt64.self), target(state, record, UInt64.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .imul64RMX:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        put(result, imul(state, read(memory, UInt64.self), target(state, record, UInt64.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .imul64RRI:
                    let result = destination(state, record)
                    put(result, imul(state, source(state, record, UInt64.self), immediate(record, UInt64.self)))
                    record += recordSizeBytes
                    continue run
                case .imul64RMI:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        put(result, imul(state, read(memory, UInt64.self), immediate(record, UInt64.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .imul64RMIX:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        put(result, imul(state, read(memory, UInt64.self), immediate(record, UInt64.self)))
                        record += recordSizeBytes
                        continue run
                    }
                case .jumpO:
                    countdown &-= retired(record)
                    if state.overflowFlag {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .setO:
                    let result = destination(state, record)
                    put(result, state.overflowFlag ? 1 as UInt8 : 0)
                    record += recordSizeBytes
                    continue run
                case .cmovO32:
                    let result = destination(state, record)
                    put(result, state.overflowFlag ? source(state, record, UInt32.self) : target(state, record, UInt32.self))
                    record += recordSizeBytes
                    continue run
                case .cmovO64:
                    let result = destination(state, record)
                    put(result, state.overflowFlag ? source(state, record, UInt64.self) : target(state, record, UInt64.self))
                    record += recordSizeBytes
                    continue run
                case .jumpNO:
                    countdown &-= retired(record)
                    if !state.overflowFlag {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .setNO:
                    let result = destination(state, record)
                    put(result, !state.overflowFlag ? 1 as UInt8 : 0)
                    record += recordSizeBytes
                    continue run
                case .cmovNO32:
                    let result = destination(state, record)
                    put(result, !state.overflowFlag ? source(state, record, UInt32.self) : target(state, record, UInt32.self))
                    record += recordSizeBytes
                    continue run
                case .cmovNO64:
                    let result = destination(state, record)
                    put(result, !state.overflowFlag ? source(state, record, UInt64.self) : target(state, record, UInt64.self))
                    record += recordSizeBytes
                    continue run
                case .jumpB:
                    countdown &-= retired(record)
                    if state.carryFlag {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .setB:
                    let result = destination(state, record)
                    put(result, state.carryFlag ? 1 as UInt8 : 0)
                    record += recordSizeBytes
                    continue run
                case .cmovB32:
                    let result = destination(state, record)
                    put(result, state.carryFlag ? source(state, record, UInt32.self) : target(state, record, UInt32.self))
                    record += recordSizeBytes
                    continue run
                case .cmovB64:
                    let result = destination(state, record)
                    put(result, state.carryFlag ? source(state, record, UInt64.self) : target(state, record, UInt64.self))
                    record += recordSizeBytes
                    continue run
                case .jumpAE:
                    countdown &-= retired(record)
                    if !state.carryFlag {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .setAE:
                    let result = destination(state, record)
                    put(result, !state.carryFlag ? 1 as UInt8 : 0)
                    record += recordSizeBytes
                    continue run
                case .cmovAE32:
                    let result = destination(state, record)
                    put(result, !state.carryFlag ? source(state, record, UInt32.self) : target(state, record, UInt32.self))
                    record += recordSizeBytes
                    continue run
                case .cmovAE64:
                    let result = destination(state, record)
                    put(result, !state.carryFlag ? source(state, record, UInt64.self) : target(state, record, UInt64.self))
                    record += recordSizeBytes
                    continue run
                case .jumpE:
                    countdown &-= retired(record)
                    if state.zeroFlag {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .setE:
                    let result = destination(state, record)
                    put(result, state.zeroFlag ? 1 as UInt8 : 0)
                    record += recordSizeBytes
                    continue run
                case .cmovE32:
                    let result = destination(state, record)
                    put(result, state.zeroFlag ? source(state, record, UInt32.self) : target(state, record, UInt32.self))
                    record += recordSizeBytes
                    continue run
                case .cmovE64:
                    let result = destination(state, record)
                    put(result, state.zeroFlag ? source(state, record, UInt64.self) : target(state, record, UInt64.self))
                    record += recordSizeBytes
                    continue run
                case .jumpNE:
                    countdown &-= retired(record)
                    if !state.zeroFlag {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .setNE:
                    let result = destination(state, record)
                    put(result, !state.zeroFlag ? 1 as UInt8 : 0)
                    record += recordSizeBytes
                    continue run
                case .cmovNE32:
                    let result = destination(state, record)
                    put(result, !state.zeroFlag ? source(state, record, UInt32.self) : target(state, record, UInt32.self))
                    record += recordSizeBytes
                    continue run
                case .cmovNE64:
                    let result = destination(state, record)
                    put(result, !state.zeroFlag ? source(state, record, UInt64.self) : target(state, record, UInt64.self))
                    record += recordSizeBytes
                    continue run
                case .jumpBE:
                    countdown &-= retired(record)
                    if state.carryFlag || state.zeroFlag {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .setBE:
                    let result = destination(state, record)
                    put(result, state.carryFlag || state.zeroFlag ? 1 as UInt8 : 0)
                    record += recordSizeBytes
                    continue run
                case .cmovBE32:
                    let result = destination(state, record)
                    put(result, state.carryFlag || state.zeroFlag ? source(state, record, UInt32.self) : target(state, record, UInt32.self))
                    record += recordSizeBytes
                    continue run
                case .cmovBE64:
                    let result = destination(state, record)
                    put(result, state.carryFlag || state.zeroFlag ? source(state, record, UInt64.self) : target(state, record, UInt64.self))
                    record += recordSizeBytes
                    continue run
                case .jumpA:
                    countdown &-= retired(record)
                    if !(state.carryFlag || state.zeroFlag) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .setA:
                    let result = destination(state, record)
                    put(result, !(state.carryFlag || state.zeroFlag) ? 1 as UInt8 : 0)
                    record += recordSizeBytes
                    continue run
                case .cmovA32:
                    let result = destination(state, record)
                    put(result, !(state.carryFlag || state.zeroFlag) ? source(state, record, UInt32.self) : target(state, record, UInt32.self))
                    record += recordSizeBytes
                    continue run
                case .cmovA64:
                    let result = destination(state, record)
                    put(result, !(state.carryFlag || state.zeroFlag) ? source(state, record, UInt64.self) : target(state, record, UInt64.self))
                    record += recordSizeBytes
                    continue run
                case .jumpS:
                    countdown &-= retired(record)
                    if state.signFlag {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .setS:
                    let result = destination(state, record)
                    put(result, state.signFlag ? 1 as UInt8 : 0)
                    record += recordSizeBytes
                    continue run
                case .cmovS32:
                    let result = destination(state, record)
                    put(result, state.signFlag ? source(state, record, UInt32.self) : target(state, record, UInt32.self))
                    record += recordSizeBytes
                    continue run
                case .cmovS64:
                    let result = destination(state, record)
                    put(result, state.signFlag ? source(state, record, UInt64.self) : target(state, record, UInt64.self))
                    record += recordSizeBytes
                    continue run
                case .jumpNS:
                    countdown &-= retired(record)
                    if !state.signFlag {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .setNS:
                    let result = destination(state, record)
                    put(result, !state.signFlag ? 1 as UInt8 : 0)
                    record += recordSizeBytes
                    continue run
                case .cmovNS32:
                    let result = destination(state, record)
                    put(result, !state.signFlag ? source(state, record, UInt32.self) : target(state, record, UInt32.self))
                    record += recordSizeBytes
                    continue run
                case .cmovNS64:
                    let result = destination(state, record)
                    put(result, !state.signFlag ? source(state, record, UInt64.self) : target(state, record, UInt64.self))
                    record += recordSizeBytes
                    continue run
                case .jumpP:
                    countdown &-= retired(record)
                    if state.parityFlag {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .setP:
                    let result = destination(state, record)
                    put(result, state.parityFlag ? 1 as UInt8 : 0)
                    record += recordSizeBytes
                    continue run
                case .cmovP32:
                    let result = destination(state, record)
                    put(result, state.parityFlag ? source(state, record, UInt32.self) : target(state, record, UInt32.self))
                    record += recordSizeBytes
                    continue run
                case .cmovP64:
                    let result = destination(state, record)
                    put(result, state.parityFlag ? source(state, record, UInt64.self) : target(state, record, UInt64.self))
                    record += recordSizeBytes
                    continue run
                case .jumpNP:
                    countdown &-= retired(record)
                    if !state.parityFlag {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .setNP:
                    let result = destination(state, record)
                    put(result, !state.parityFlag ? 1 as UInt8 : 0)
                    record += recordSizeBytes
                    continue run
                case .cmovNP32:
                    let result = destination(state, record)
                    put(result, !state.parityFlag ? source(state, record, UInt32.self) : target(state, record, UInt32.self))
                    record += recordSizeBytes
                    continue run
                case .cmovNP64:
                    let result = destination(state, record)
                    put(result, !state.parityFlag ? source(state, record, UInt64.self) : target(state, record, UInt64.self))
                    record += recordSizeBytes
                    continue run
                case .jumpL:
                    countdown &-= retired(record)
                    if state.isLess {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .setL:
                    let result = destination(state, record)
                    put(result, state.isLess ? 1 as UInt8 : 0)
                    record += recordSizeBytes
                    continue run
                case .cmovL32:
                    let result = destination(state, record)
                    put(result, state.isLess ? source(state, record, UInt32.self) : target(state, record, UInt32.self))
                    record += recordSizeBytes
                    continue run
                case .cmovL64:
                    let result = destination(state, record)
                    put(result, state.isLess ? source(state, record, UInt64.self) : target(state, record, UInt64.self))
                    record += recordSizeBytes
                    continue run
                case .jumpGE:
                    countdown &-= retired(record)
                    if !state.isLess {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .setGE:
                    let result = destination(state, record)
                    put(result, !state.isLess ? 1 as UInt8 : 0)
                    record += recordSizeBytes
                    continue run
                case .cmovGE32:
                    let result = destination(state, record)
                    put(result, !state.isLess ? source(state, record, UInt32.self) : target(state, record, UInt32.self))
                    record += recordSizeBytes
                    continue run
                case .cmovGE64:
                    let result = destination(state, record)
                    put(result, !state.isLess ? source(state, record, UInt64.self) : target(state, record, UInt64.self))
                    record += recordSizeBytes
                    continue run
                case .jumpLE:
                    countdown &-= retired(record)
                    if state.isLess || state.zeroFlag {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .setLE:
                    let result = destination(state, record)
                    put(result, state.isLess || state.zeroFlag ? 1 as UInt8 : 0)
                    record += recordSizeBytes
                    continue run
                case .cmovLE32:
                    let result = destination(state, record)
                    put(result, state.isLess || state.zeroFlag ? source(state, record, UInt32.self) : target(state, record, UInt32.self))
                    record += recordSizeBytes
                    continue run
                case .cmovLE64:
                    let result = destination(state, record)
                    put(result, state.isLess || state.zeroFlag ? source(state, record, UInt64.self) : target(state, record, UInt64.self))
                    record += recordSizeBytes
                    continue run
                case .jumpG:
                    countdown &-= retired(record)
                    if !(state.isLess || state.zeroFlag) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .setG:
                    let result = destination(state, record)
                    put(result, !(state.isLess || state.zeroFlag) ? 1 as UInt8 : 0)
                    record += recordSizeBytes
                    continue run
                case .cmovG32:
                    let result = destination(state, record)
                    put(result, !(state.isLess || state.zeroFlag) ? source(state, record, UInt32.self) : target(state, record, UInt32.self))
                    record += recordSizeBytes
                    continue run
                case .cmovG64:
                    let result = destination(state, record)
                    put(result, !(state.isLess || state.zeroFlag) ? source(state, record, UInt64.self) : target(state, record, UInt64.self))
                    record += recordSizeBytes
                    continue run
                case .compareB8RR:
                    let a = target(state, record, UInt8.self)
                    let b = source(state, record, UInt8.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if a < b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareB8RI:
                    let a = target(state, record, UInt8.self)
                    let b = immediate(record, UInt8.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if a < b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareB8RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt8.self)
                        let b = read(memory, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a < b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareB8RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt8.self)
                        let b = read(memory, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a < b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareB8MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = source(state, record, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a < b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareB8MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = source(state, record, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a < b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareB8MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = immediate(record, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a < b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareB8MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = immediate(record, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a < b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareB32RR:
                    let a = target(state, record, UInt32.self)
                    let b = source(state, record, UInt32.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if a < b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareB32RI:
                    let a = target(state, record, UInt32.self)
                    let b = immediate(record, UInt32.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if a < b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareB32RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt32.self)
                        let b = read(memory, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a < b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareB32RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt32.self)
                        let b = read(memory, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a < b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareB32MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = source(state, record, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a < b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareB32MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = source(state, record, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a < b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareB32MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = immediate(record, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a < b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareB32MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = immediate(record, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a < b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareB64RR:
                    let a = target(state, record, UInt64.self)
                    let b = source(state, record, UInt64.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if a < b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareB64RI:
                    let a = target(state, record, UInt64.self)
                    let b = immediate(record, UInt64.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if a < b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareB64RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt64.self)
                        let b = read(memory, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a < b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareB64RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt64.self)
                        let b = read(memory, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a < b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareB64MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = source(state, record, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a < b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareB64MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = source(state, record, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a < b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareB64MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = immediate(record, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a < b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareB64MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = immediate(record, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a < b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareAE8RR:
                    let a = target(state, record, UInt8.self)
                    let b = source(state, record, UInt8.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if a >= b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareAE8RI:
                    let a = target(state, record, UInt8.self)
                    let b = immediate(record, UInt8.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if a >= b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareAE8RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt8.self)
                        let b = read(memory, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a >= b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareAE8RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt8.self)
                        let b = read(memory, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a >= b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareAE8MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = source(state, record, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a >= b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareAE8MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = source(state, record, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a >= b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareAE8MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = immediate(record, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a >= b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareAE8MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = immediate(record, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a >= b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareAE32RR:
                    let a = target(state, record, UInt32.self)
                    let b = source(state, record, UInt32.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if a >= b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareAE32RI:
                    let a = target(state, record, UInt32.self)
                    let b = immediate(record, UInt32.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if a >= b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareAE32RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt32.self)
                        let b = read(memory, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a >= b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareAE32RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt32.self)
                        let b = read(memory, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a >= b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareAE32MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = source(state, record, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a >= b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareAE32MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = source(state, record, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a >= b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareAE32MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = immediate(record, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a >= b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareAE32MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = immediate(record, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a >= b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareAE64RR:
                    let a = target(state, record, UInt64.self)
                    let b = source(state, record, UInt64.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if a >= b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareAE64RI:
                    let a = target(state, record, UInt64.self)
                    let b = immediate(record, UInt64.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if a >= b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareAE64RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt64.self)
                        let b = read(memory, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a >= b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareAE64RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt64.self)
                        let b = read(memory, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a >= b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareAE64MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = source(state, record, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a >= b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareAE64MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = source(state, record, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a >= b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareAE64MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = immediate(record, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a >= b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareAE64MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = immediate(record, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a >= b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareE8RR:
                    let a = target(state, record, UInt8.self)
                    let b = source(state, record, UInt8.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if a == b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareE8RI:
                    let a = target(state, record, UInt8.self)
                    let b = immediate(record, UInt8.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if a == b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareE8RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt8.self)
                        let b = read(memory, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a == b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareE8RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt8.self)
                        let b = read(memory, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a == b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareE8MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = source(state, record, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a == b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareE8MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = source(state, record, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a == b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareE8MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = immediate(record, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a == b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareE8MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = immediate(record, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a == b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareE32RR:
                    let a = target(state, record, UInt32.self)
                    let b = source(state, record, UInt32.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if a == b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareE32RI:
                    let a = target(state, record, UInt32.self)
                    let b = immediate(record, UInt32.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if a == b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareE32RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt32.self)
                        let b = read(memory, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a == b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareE32RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt32.self)
                        let b = read(memory, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a == b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareE32MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = source(state, record, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a == b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareE32MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = source(state, record, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a == b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareE32MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = immediate(record, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a == b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareE32MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = immediate(record, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a == b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareE64RR:
                    let a = target(state, record, UInt64.self)
                    let b = source(state, record, UInt64.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if a == b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareE64RI:
                    let a = target(state, record, UInt64.self)
                    let b = immediate(record, UInt64.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if a == b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareE64RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt64.self)
                        let b = read(memory, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a == b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareE64RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt64.self)
                        let b = read(memory, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a == b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareE64MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = source(state, record, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a == b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareE64MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = source(state, record, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a == b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareE64MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = immediate(record, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a == b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareE64MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = immediate(record, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a == b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareNE8RR:
                    let a = target(state, record, UInt8.self)
                    let b = source(state, record, UInt8.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if a != b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareNE8RI:
                    let a = target(state, record, UInt8.self)
                    let b = immediate(record, UInt8.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if a != b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareNE8RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt8.self)
                        let b = read(memory, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a != b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareNE8RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt8.self)
                        let b = read(memory, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a != b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareNE8MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = source(state, record, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a != b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareNE8MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = source(state, record, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a != b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareNE8MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = immediate(record, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a != b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareNE8MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = immediate(record, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a != b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareNE32RR:
                    let a = target(state, record, UInt32.self)
                    let b = source(state, record, UInt32.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if a != b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareNE32RI:
                    let a = target(state, record, UInt32.self)
                    let b = immediate(record, UInt32.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if a != b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareNE32RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt32.self)
                        let b = read(memory, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a != b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareNE32RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt32.self)
                        let b = read(memory, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a != b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareNE32MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = source(state, record, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a != b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareNE32MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = source(state, record, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a != b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareNE32MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = immediate(record, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a != b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareNE32MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = immediate(record, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a != b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareNE64RR:
                    let a = target(state, record, UInt64.self)
                    let b = source(state, record, UInt64.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if a != b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareNE64RI:
                    let a = target(state, record, UInt64.self)
                    let b = immediate(record, UInt64.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if a != b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareNE64RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt64.self)
                        let b = read(memory, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a != b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareNE64RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt64.self)
                        let b = read(memory, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a != b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareNE64MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = source(state, record, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a != b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareNE64MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = source(state, record, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a != b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareNE64MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = immediate(record, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a != b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareNE64MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = immediate(record, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a != b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareBE8RR:
                    let a = target(state, record, UInt8.self)
                    let b = source(state, record, UInt8.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if a <= b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareBE8RI:
                    let a = target(state, record, UInt8.self)
                    let b = immediate(record, UInt8.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if a <= b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareBE8RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt8.self)
                        let b = read(memory, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a <= b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareBE8RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt8.self)
                        let b = read(memory, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a <= b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareBE8MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = source(state, record, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a <= b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareBE8MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = source(state, record, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a <= b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareBE8MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = immediate(record, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a <= b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareBE8MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = immediate(record, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a <= b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareBE32RR:
                    let a = target(state, record, UInt32.self)
                    let b = source(state, record, UInt32.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if a <= b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareBE32RI:
                    let a = target(state, record, UInt32.self)
                    let b = immediate(record, UInt32.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if a <= b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareBE32RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt32.self)
                        let b = read(memory, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a <= b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareBE32RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt32.self)
                        let b = read(memory, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a <= b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareBE32MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = source(state, record, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a <= b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareBE32MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = source(state, record, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a <= b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareBE32MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = immediate(record, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a <= b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareBE32MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = immediate(record, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a <= b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareBE64RR:
                    let a = target(state, record, UInt64.self)
                    let b = source(state, record, UInt64.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if a <= b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareBE64RI:
                    let a = target(state, record, UInt64.self)
                    let b = immediate(record, UInt64.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if a <= b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareBE64RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt64.self)
                        let b = read(memory, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a <= b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareBE64RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt64.self)
                        let b = read(memory, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a <= b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareBE64MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = source(state, record, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a <= b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareBE64MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = source(state, record, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a <= b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareBE64MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = immediate(record, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a <= b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareBE64MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = immediate(record, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a <= b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareA8RR:
                    let a = target(state, record, UInt8.self)
                    let b = source(state, record, UInt8.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if a > b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareA8RI:
                    let a = target(state, record, UInt8.self)
                    let b = immediate(record, UInt8.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if a > b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareA8RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt8.self)
                        let b = read(memory, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a > b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareA8RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt8.self)
                        let b = read(memory, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a > b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareA8MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = source(state, record, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a > b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareA8MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = source(state, record, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a > b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareA8MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = immediate(record, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a > b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareA8MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = immediate(record, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a > b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareA32RR:
                    let a = target(state, record, UInt32.self)
                    let b = source(state, record, UInt32.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if a > b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareA32RI:
                    let a = target(state, record, UInt32.self)
                    let b = immediate(record, UInt32.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if a > b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareA32RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt32.self)
                        let b = read(memory, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a > b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareA32RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt32.self)
                        let b = read(memory, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a > b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareA32MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = source(state, record, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a > b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareA32MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = source(state, record, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a > b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareA32MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = immediate(record, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a > b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareA32MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = immediate(record, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a > b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareA64RR:
                    let a = target(state, record, UInt64.self)
                    let b = source(state, record, UInt64.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if a > b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareA64RI:
                    let a = target(state, record, UInt64.self)
                    let b = immediate(record, UInt64.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if a > b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareA64RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt64.self)
                        let b = read(memory, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a > b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareA64RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt64.self)
                        let b = read(memory, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a > b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareA64MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = source(state, record, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a > b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareA64MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = source(state, record, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a > b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareA64MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = immediate(record, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a > b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareA64MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = immediate(record, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if a > b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareS8RR:
                    let a = target(state, record, UInt8.self)
                    let b = source(state, record, UInt8.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if isNegative(a &- b) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareS8RI:
                    let a = target(state, record, UInt8.self)
                    let b = immediate(record, UInt8.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if isNegative(a &- b) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareS8RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt8.self)
                        let b = read(memory, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if isNegative(a &- b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareS8RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt8.self)
                        let b = read(memory, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if isNegative(a &- b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareS8MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = source(state, record, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if isNegative(a &- b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareS8MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = source(state, record, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if isNegative(a &- b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareS8MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = immediate(record, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if isNegative(a &- b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareS8MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = immediate(record, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if isNegative(a &- b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareS32RR:
                    let a = target(state, record, UInt32.self)
                    let b = source(state, record, UInt32.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if isNegative(a &- b) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareS32RI:
                    let a = target(state, record, UInt32.self)
                    let b = immediate(record, UInt32.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if isNegative(a &- b) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareS32RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt32.self)
                        let b = read(memory, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if isNegative(a &- b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareS32RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt32.self)
                        let b = read(memory, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if isNegative(a &- b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareS32MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = source(state, record, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if isNegative(a &- b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareS32MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = source(state, record, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if isNegative(a &- b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareS32MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = immediate(record, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if isNegative(a &- b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareS32MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = immediate(record, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if isNegative(a &- b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareS64RR:
                    let a = target(state, record, UInt64.self)
                    let b = source(state, record, UInt64.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if isNegative(a &- b) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareS64RI:
                    let a = target(state, record, UInt64.self)
                    let b = immediate(record, UInt64.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if isNegative(a &- b) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareS64RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt64.self)
                        let b = read(memory, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if isNegative(a &- b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareS64RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt64.self)
                        let b = read(memory, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if isNegative(a &- b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareS64MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = source(state, record, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if isNegative(a &- b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareS64MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = source(state, record, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if isNegative(a &- b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareS64MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = immediate(record, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if isNegative(a &- b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareS64MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = immediate(record, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if isNegative(a &- b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareNS8RR:
                    let a = target(state, record, UInt8.self)
                    let b = source(state, record, UInt8.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if !isNegative(a &- b) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareNS8RI:
                    let a = target(state, record, UInt8.self)
                    let b = immediate(record, UInt8.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if !isNegative(a &- b) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareNS8RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt8.self)
                        let b = read(memory, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if !isNegative(a &- b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareNS8RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt8.self)
                        let b = read(memory, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if !isNegative(a &- b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareNS8MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = source(state, record, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if !isNegative(a &- b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareNS8MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = source(state, record, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if !isNegative(a &- b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareNS8MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = immediate(record, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if !isNegative(a &- b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareNS8MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = immediate(record, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if !isNegative(a &- b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareNS32RR:
                    let a = target(state, record, UInt32.self)
                    let b = source(state, record, UInt32.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if !isNegative(a &- b) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareNS32RI:
                    let a = target(state, record, UInt32.self)
                    let b = immediate(record, UInt32.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if !isNegative(a &- b) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareNS32RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt32.self)
                        let b = read(memory, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if !isNegative(a &- b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareNS32RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt32.self)
                        let b = read(memory, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if !isNegative(a &- b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareNS32MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = source(state, record, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if !isNegative(a &- b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareNS32MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = source(state, record, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if !isNegative(a &- b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareNS32MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = immediate(record, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if !isNegative(a &- b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareNS32MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = immediate(record, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if !isNegative(a &- b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareNS64RR:
                    let a = target(state, record, UInt64.self)
                    let b = source(state, record, UInt64.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if !isNegative(a &- b) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareNS64RI:
                    let a = target(state, record, UInt64.self)
                    let b = immediate(record, UInt64.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if !isNegative(a &- b) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareNS64RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt64.self)
                        let b = read(memory, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if !isNegative(a &- b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareNS64RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt64.self)
                        let b = read(memory, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if !isNegative(a &- b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareNS64MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = source(state, record, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if !isNegative(a &- b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareNS64MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = source(state, record, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if !isNegative(a &- b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareNS64MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = immediate(record, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if !isNegative(a &- b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareNS64MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = immediate(record, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if !isNegative(a &- b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareL8RR:
                    let a = target(state, record, UInt8.self)
                    let b = source(state, record, UInt8.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if isLess(a, b) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareL8RI:
                    let a = target(state, record, UInt8.self)
                    let b = immediate(record, UInt8.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if isLess(a, b) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareL8RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt8.self)
                        let b = read(memory, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if isLess(a, b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareL8RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt8.self)
                        let b = read(memory, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if isLess(a, b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareL8MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = source(state, record, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if isLess(a, b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareL8MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = source(state, record, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if isLess(a, b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareL8MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = immediate(record, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if isLess(a, b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareL8MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = immediate(record, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if isLess(a, b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareL32RR:
                    let a = target(state, record, UInt32.self)
                    let b = source(state, record, UInt32.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if isLess(a, b) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareL32RI:
                    let a = target(state, record, UInt32.self)
                    let b = immediate(record, UInt32.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if isLess(a, b) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareL32RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt32.self)
                        let b = read(memory, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if isLess(a, b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareL32RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt32.self)
                        let b = read(memory, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if isLess(a, b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareL32MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = source(state, record, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if isLess(a, b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareL32MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = source(state, record, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if isLess(a, b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareL32MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = immediate(record, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if isLess(a, b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareL32MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = immediate(record, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if isLess(a, b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareL64RR:
                    let a = target(state, record, UInt64.self)
                    let b = source(state, record, UInt64.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if isLess(a, b) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareL64RI:
                    let a = target(state, record, UInt64.self)
                    let b = immediate(record, UInt64.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if isLess(a, b) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareL64RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt64.self)
                        let b = read(memory, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if isLess(a, b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareL64RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt64.self)
                        let b = read(memory, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if isLess(a, b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareL64MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = source(state, record, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if isLess(a, b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareL64MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = source(state, record, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if isLess(a, b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareL64MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = immediate(record, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if isLess(a, b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareL64MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = immediate(record, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if isLess(a, b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareGE8RR:
                    let a = target(state, record, UInt8.self)
                    let b = source(state, record, UInt8.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if !isLess(a, b) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareGE8RI:
                    let a = target(state, record, UInt8.self)
                    let b = immediate(record, UInt8.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if !isLess(a, b) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareGE8RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt8.self)
                        let b = read(memory, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if !isLess(a, b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareGE8RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt8.self)
                        let b = read(memory, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if !isLess(a, b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareGE8MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = source(state, record, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if !isLess(a, b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareGE8MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = source(state, record, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if !isLess(a, b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareGE8MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = immediate(record, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if !isLess(a, b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareGE8MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = immediate(record, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if !isLess(a, b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareGE32RR:
                    let a = target(state, record, UInt32.self)
                    let b = source(state, record, UInt32.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if !isLess(a, b) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareGE32RI:
                    let a = target(state, record, UInt32.self)
                    let b = immediate(record, UInt32.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if !isLess(a, b) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareGE32RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt32.self)
                        let b = read(memory, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if !isLess(a, b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareGE32RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt32.self)
                        let b = read(memory, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if !isLess(a, b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareGE32MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = source(state, record, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if !isLess(a, b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareGE32MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = source(state, record, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if !isLess(a, b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareGE32MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = immediate(record, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if !isLess(a, b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareGE32MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = immediate(record, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if !isLess(a, b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareGE64RR:
                    let a = target(state, record, UInt64.self)
                    let b = source(state, record, UInt64.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if !isLess(a, b) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareGE64RI:
                    let a = target(state, record, UInt64.self)
                    let b = immediate(record, UInt64.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if !isLess(a, b) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareGE64RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt64.self)
                        let b = read(memory, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if !isLess(a, b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareGE64RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt64.self)
                        let b = read(memory, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if !isLess(a, b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareGE64MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = source(state, record, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if !isLess(a, b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareGE64MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = source(state, record, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if !isLess(a, b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareGE64MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = immediate(record, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if !isLess(a, b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareGE64MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = immediate(record, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if !isLess(a, b) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareLE8RR:
                    let a = target(state, record, UInt8.self)
                    let b = source(state, record, UInt8.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if !isLess(b, a) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareLE8RI:
                    let a = target(state, record, UInt8.self)
                    let b = immediate(record, UInt8.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if !isLess(b, a) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareLE8RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt8.self)
                        let b = read(memory, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if !isLess(b, a) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareLE8RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt8.self)
                        let b = read(memory, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if !isLess(b, a) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareLE8MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = source(state, record, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if !isLess(b, a) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareLE8MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = source(state, record, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if !isLess(b, a) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareLE8MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = immediate(record, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if !isLess(b, a) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareLE8MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = immediate(record, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if !isLess(b, a) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareLE32RR:
                    let a = target(state, record, UInt32.self)
                    let b = source(state, record, UInt32.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if !isLess(b, a) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareLE32RI:
                    let a = target(state, record, UInt32.self)
                    let b = immediate(record, UInt32.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if !isLess(b, a) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareLE32RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt32.self)
                        let b = read(memory, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if !isLess(b, a) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareLE32RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt32.self)
                        let b = read(memory, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if !isLess(b, a) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareLE32MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = source(state, record, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if !isLess(b, a) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareLE32MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = source(state, record, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if !isLess(b, a) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareLE32MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = immediate(record, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if !isLess(b, a) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareLE32MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = immediate(record, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if !isLess(b, a) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareLE64RR:
                    let a = target(state, record, UInt64.self)
                    let b = source(state, record, UInt64.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if !isLess(b, a) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareLE64RI:
                    let a = target(state, record, UInt64.self)
                    let b = immediate(record, UInt64.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if !isLess(b, a) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareLE64RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt64.self)
                        let b = read(memory, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if !isLess(b, a) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareLE64RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt64.self)
                        let b = read(memory, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if !isLess(b, a) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareLE64MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = source(state, record, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if !isLess(b, a) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareLE64MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = source(state, record, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if !isLess(b, a) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareLE64MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = immediate(record, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if !isLess(b, a) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareLE64MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = immediate(record, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if !isLess(b, a) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareG8RR:
                    let a = target(state, record, UInt8.self)
                    let b = source(state, record, UInt8.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if isLess(b, a) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareG8RI:
                    let a = target(state, record, UInt8.self)
                    let b = immediate(record, UInt8.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if isLess(b, a) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareG8RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt8.self)
                        let b = read(memory, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if isLess(b, a) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareG8RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt8.self)
                        let b = read(memory, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if isLess(b, a) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareG8MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = source(state, record, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if isLess(b, a) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareG8MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = source(state, record, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if isLess(b, a) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareG8MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = immediate(record, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if isLess(b, a) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareG8MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = immediate(record, UInt8.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if isLess(b, a) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareG32RR:
                    let a = target(state, record, UInt32.self)
                    let b = source(state, record, UInt32.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if isLess(b, a) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareG32RI:
                    let a = target(state, record, UInt32.self)
                    let b = immediate(record, UInt32.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if isLess(b, a) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareG32RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt32.self)
                        let b = read(memory, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if isLess(b, a) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareG32RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt32.self)
                        let b = read(memory, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if isLess(b, a) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareG32MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = source(state, record, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if isLess(b, a) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareG32MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = source(state, record, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if isLess(b, a) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareG32MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = immediate(record, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if isLess(b, a) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareG32MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = immediate(record, UInt32.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if isLess(b, a) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareG64RR:
                    let a = target(state, record, UInt64.self)
                    let b = source(state, record, UInt64.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if isLess(b, a) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareG64RI:
                    let a = target(state, record, UInt64.self)
                    let b = immediate(record, UInt64.self)
                    _ = sub(state, a, b)
                    countdown &-= retired(record)
                    if isLess(b, a) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareG64RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt64.self)
                        let b = read(memory, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if isLess(b, a) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareG64RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt64.self)
                        let b = read(memory, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if isLess(b, a) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareG64MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = source(state, record, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if isLess(b, a) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareG64MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = source(state, record, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if isLess(b, a) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareG64MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = immediate(record, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if isLess(b, a) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .compareG64MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = immediate(record, UInt64.self)
                        _ = sub(state, a, b)
                        countdown &-= retired(record)
                        if isLess(b, a) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testE8RR:
                    let a = target(state, record, UInt8.self)
                    let b = source(state, record, UInt8.self)
                    let r = and(state, a, b)
                    countdown &-= retired(record)
                    if r == 0 {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testE8RI:
                    let a = target(state, record, UInt8.self)
                    let b = immediate(record, UInt8.self)
                    let r = and(state, a, b)
                    countdown &-= retired(record)
                    if r == 0 {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testE8RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt8.self)
                        let b = read(memory, UInt8.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if r == 0 {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testE8RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt8.self)
                        let b = read(memory, UInt8.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if r == 0 {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testE8MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = source(state, record, UInt8.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if r == 0 {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testE8MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = source(state, record, UInt8.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if r == 0 {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testE8MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = immediate(record, UInt8.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if r == 0 {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testE8MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = immediate(record, UInt8.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if r == 0 {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testE32RR:
                    let a = target(state, record, UInt32.self)
                    let b = source(state, record, UInt32.self)
                    let r = and(state, a, b)
                    countdown &-= retired(record)
                    if r == 0 {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testE32RI:
                    let a = target(state, record, UInt32.self)
                    let b = immediate(record, UInt32.self)
                    let r = and(state, a, b)
                    countdown &-= retired(record)
                    if r == 0 {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testE32RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt32.self)
                        let b = read(memory, UInt32.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if r == 0 {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testE32RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt32.self)
                        let b = read(memory, UInt32.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if r == 0 {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testE32MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = source(state, record, UInt32.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if r == 0 {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testE32MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = source(state, record, UInt32.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if r == 0 {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testE32MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = immediate(record, UInt32.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if r == 0 {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testE32MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = immediate(record, UInt32.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if r == 0 {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testE64RR:
                    let a = target(state, record, UInt64.self)
                    let b = source(state, record, UInt64.self)
                    let r = and(state, a, b)
                    countdown &-= retired(record)
                    if r == 0 {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testE64RI:
                    let a = target(state, record, UInt64.self)
                    let b = immediate(record, UInt64.self)
                    let r = and(state, a, b)
                    countdown &-= retired(record)
                    if r == 0 {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testE64RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt64.self)
                        let b = read(memory, UInt64.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if r == 0 {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testE64RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt64.self)
                        let b = read(memory, UInt64.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if r == 0 {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testE64MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = source(state, record, UInt64.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if r == 0 {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testE64MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = source(state, record, UInt64.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if r == 0 {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testE64MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = immediate(record, UInt64.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if r == 0 {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testE64MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = immediate(record, UInt64.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if r == 0 {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testNE8RR:
                    let a = target(state, record, UInt8.self)
                    let b = source(state, record, UInt8.self)
                    let r = and(state, a, b)
                    countdown &-= retired(record)
                    if r != 0 {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testNE8RI:
                    let a = target(state, record, UInt8.self)
                    let b = immediate(record, UInt8.self)
                    let r = and(state, a, b)
                    countdown &-= retired(record)
                    if r != 0 {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testNE8RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt8.self)
                        let b = read(memory, UInt8.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if r != 0 {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testNE8RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt8.self)
                        let b = read(memory, UInt8.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if r != 0 {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testNE8MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = source(state, record, UInt8.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if r != 0 {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testNE8MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = source(state, record, UInt8.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if r != 0 {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testNE8MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = immediate(record, UInt8.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if r != 0 {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testNE8MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = immediate(record, UInt8.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if r != 0 {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testNE32RR:
                    let a = target(state, record, UInt32.self)
                    let b = source(state, record, UInt32.self)
                    let r = and(state, a, b)
                    countdown &-= retired(record)
                    if r != 0 {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testNE32RI:
                    let a = target(state, record, UInt32.self)
                    let b = immediate(record, UInt32.self)
                    let r = and(state, a, b)
                    countdown &-= retired(record)
                    if r != 0 {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testNE32RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt32.self)
                        let b = read(memory, UInt32.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if r != 0 {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testNE32RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt32.self)
                        let b = read(memory, UInt32.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if r != 0 {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testNE32MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = source(state, record, UInt32.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if r != 0 {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testNE32MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = source(state, record, UInt32.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if r != 0 {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testNE32MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = immediate(record, UInt32.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if r != 0 {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testNE32MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = immediate(record, UInt32.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if r != 0 {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testNE64RR:
                    let a = target(state, record, UInt64.self)
                    let b = source(state, record, UInt64.self)
                    let r = and(state, a, b)
                    countdown &-= retired(record)
                    if r != 0 {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testNE64RI:
                    let a = target(state, record, UInt64.self)
                    let b = immediate(record, UInt64.self)
                    let r = and(state, a, b)
                    countdown &-= retired(record)
                    if r != 0 {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testNE64RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt64.self)
                        let b = read(memory, UInt64.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if r != 0 {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testNE64RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt64.self)
                        let b = read(memory, UInt64.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if r != 0 {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testNE64MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = source(state, record, UInt64.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if r != 0 {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testNE64MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = source(state, record, UInt64.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if r != 0 {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testNE64MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = immediate(record, UInt64.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if r != 0 {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testNE64MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = immediate(record, UInt64.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if r != 0 {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testS8RR:
                    let a = target(state, record, UInt8.self)
                    let b = source(state, record, UInt8.self)
                    let r = and(state, a, b)
                    countdown &-= retired(record)
                    if isNegative(r) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testS8RI:
                    let a = target(state, record, UInt8.self)
                    let b = immediate(record, UInt8.self)
                    let r = and(state, a, b)
                    countdown &-= retired(record)
                    if isNegative(r) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testS8RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt8.self)
                        let b = read(memory, UInt8.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if isNegative(r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testS8RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt8.self)
                        let b = read(memory, UInt8.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if isNegative(r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testS8MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = source(state, record, UInt8.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if isNegative(r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testS8MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = source(state, record, UInt8.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if isNegative(r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testS8MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = immediate(record, UInt8.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if isNegative(r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testS8MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = immediate(record, UInt8.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if isNegative(r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testS32RR:
                    let a = target(state, record, UInt32.self)
                    let b = source(state, record, UInt32.self)
                    let r = and(state, a, b)
                    countdown &-= retired(record)
                    if isNegative(r) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testS32RI:
                    let a = target(state, record, UInt32.self)
                    let b = immediate(record, UInt32.self)
                    let r = and(state, a, b)
                    countdown &-= retired(record)
                    if isNegative(r) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testS32RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt32.self)
                        let b = read(memory, UInt32.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if isNegative(r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testS32RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt32.self)
                        let b = read(memory, UInt32.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if isNegative(r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testS32MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = source(state, record, UInt32.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if isNegative(r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testS32MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = source(state, record, UInt32.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if isNegative(r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testS32MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = immediate(record, UInt32.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if isNegative(r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testS32MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = immediate(record, UInt32.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if isNegative(r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testS64RR:
                    let a = target(state, record, UInt64.self)
                    let b = source(state, record, UInt64.self)
                    let r = and(state, a, b)
                    countdown &-= retired(record)
                    if isNegative(r) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testS64RI:
                    let a = target(state, record, UInt64.self)
                    let b = immediate(record, UInt64.self)
                    let r = and(state, a, b)
                    countdown &-= retired(record)
                    if isNegative(r) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testS64RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt64.self)
                        let b = read(memory, UInt64.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if isNegative(r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testS64RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt64.self)
                        let b = read(memory, UInt64.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if isNegative(r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testS64MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = source(state, record, UInt64.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if isNegative(r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testS64MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = source(state, record, UInt64.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if isNegative(r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testS64MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = immediate(record, UInt64.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if isNegative(r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testS64MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = immediate(record, UInt64.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if isNegative(r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testNS8RR:
                    let a = target(state, record, UInt8.self)
                    let b = source(state, record, UInt8.self)
                    let r = and(state, a, b)
                    countdown &-= retired(record)
                    if !isNegative(r) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testNS8RI:
                    let a = target(state, record, UInt8.self)
                    let b = immediate(record, UInt8.self)
                    let r = and(state, a, b)
                    countdown &-= retired(record)
                    if !isNegative(r) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testNS8RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt8.self)
                        let b = read(memory, UInt8.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if !isNegative(r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testNS8RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt8.self)
                        let b = read(memory, UInt8.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if !isNegative(r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testNS8MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = source(state, record, UInt8.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if !isNegative(r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testNS8MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = source(state, record, UInt8.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if !isNegative(r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testNS8MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = immediate(record, UInt8.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if !isNegative(r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testNS8MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = immediate(record, UInt8.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if !isNegative(r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testNS32RR:
                    let a = target(state, record, UInt32.self)
                    let b = source(state, record, UInt32.self)
                    let r = and(state, a, b)
                    countdown &-= retired(record)
                    if !isNegative(r) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testNS32RI:
                    let a = target(state, record, UInt32.self)
                    let b = immediate(record, UInt32.self)
                    let r = and(state, a, b)
                    countdown &-= retired(record)
                    if !isNegative(r) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testNS32RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt32.self)
                        let b = read(memory, UInt32.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if !isNegative(r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testNS32RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt32.self)
                        let b = read(memory, UInt32.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if !isNegative(r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testNS32MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = source(state, record, UInt32.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if !isNegative(r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testNS32MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = source(state, record, UInt32.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if !isNegative(r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testNS32MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = immediate(record, UInt32.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if !isNegative(r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testNS32MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = immediate(record, UInt32.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if !isNegative(r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testNS64RR:
                    let a = target(state, record, UInt64.self)
                    let b = source(state, record, UInt64.self)
                    let r = and(state, a, b)
                    countdown &-= retired(record)
                    if !isNegative(r) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testNS64RI:
                    let a = target(state, record, UInt64.self)
                    let b = immediate(record, UInt64.self)
                    let r = and(state, a, b)
                    countdown &-= retired(record)
                    if !isNegative(r) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testNS64RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt64.self)
                        let b = read(memory, UInt64.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if !isNegative(r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testNS64RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt64.self)
                        let b = read(memory, UInt64.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if !isNegative(r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testNS64MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = source(state, record, UInt64.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if !isNegative(r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testNS64MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = source(state, record, UInt64.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if !isNegative(r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testNS64MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = immediate(record, UInt64.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if !isNegative(r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testNS64MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = immediate(record, UInt64.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if !isNegative(r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testLE8RR:
                    let a = target(state, record, UInt8.self)
                    let b = source(state, record, UInt8.self)
                    let r = and(state, a, b)
                    countdown &-= retired(record)
                    if !isLess(0, r) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testLE8RI:
                    let a = target(state, record, UInt8.self)
                    let b = immediate(record, UInt8.self)
                    let r = and(state, a, b)
                    countdown &-= retired(record)
                    if !isLess(0, r) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testLE8RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt8.self)
                        let b = read(memory, UInt8.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if !isLess(0, r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testLE8RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt8.self)
                        let b = read(memory, UInt8.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if !isLess(0, r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testLE8MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = source(state, record, UInt8.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if !isLess(0, r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testLE8MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = source(state, record, UInt8.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if !isLess(0, r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testLE8MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = immediate(record, UInt8.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if !isLess(0, r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testLE8MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = immediate(record, UInt8.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if !isLess(0, r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testLE32RR:
                    let a = target(state, record, UInt32.self)
                    let b = source(state, record, UInt32.self)
                    let r = and(state, a, b)
                    countdown &-= retired(record)
                    if !isLess(0, r) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testLE32RI:
                    let a = target(state, record, UInt32.self)
                    let b = immediate(record, UInt32.self)
                    let r = and(state, a, b)
                    countdown &-= retired(record)
                    if !isLess(0, r) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testLE32RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt32.self)
                        let b = read(memory, UInt32.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if !isLess(0, r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testLE32RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt32.self)
                        let b = read(memory, UInt32.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if !isLess(0, r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testLE32MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = source(state, record, UInt32.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if !isLess(0, r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testLE32MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = source(state, record, UInt32.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if !isLess(0, r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testLE32MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = immediate(record, UInt32.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if !isLess(0, r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testLE32MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = immediate(record, UInt32.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if !isLess(0, r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testLE64RR:
                    let a = target(state, record, UInt64.self)
                    let b = source(state, record, UInt64.self)
                    let r = and(state, a, b)
                    countdown &-= retired(record)
                    if !isLess(0, r) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testLE64RI:
                    let a = target(state, record, UInt64.self)
                    let b = immediate(record, UInt64.self)
                    let r = and(state, a, b)
                    countdown &-= retired(record)
                    if !isLess(0, r) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testLE64RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt64.self)
                        let b = read(memory, UInt64.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if !isLess(0, r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testLE64RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt64.self)
                        let b = read(memory, UInt64.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if !isLess(0, r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testLE64MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = source(state, record, UInt64.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if !isLess(0, r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testLE64MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = source(state, record, UInt64.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if !isLess(0, r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testLE64MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = immediate(record, UInt64.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if !isLess(0, r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testLE64MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = immediate(record, UInt64.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if !isLess(0, r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testG8RR:
                    let a = target(state, record, UInt8.self)
                    let b = source(state, record, UInt8.self)
                    let r = and(state, a, b)
                    countdown &-= retired(record)
                    if isLess(0, r) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testG8RI:
                    let a = target(state, record, UInt8.self)
                    let b = immediate(record, UInt8.self)
                    let r = and(state, a, b)
                    countdown &-= retired(record)
                    if isLess(0, r) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testG8RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt8.self)
                        let b = read(memory, UInt8.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if isLess(0, r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testG8RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt8.self)
                        let b = read(memory, UInt8.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if isLess(0, r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testG8MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = source(state, record, UInt8.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if isLess(0, r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testG8MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = source(state, record, UInt8.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if isLess(0, r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testG8MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = immediate(record, UInt8.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if isLess(0, r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testG8MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt8.self)
                        let b = immediate(record, UInt8.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if isLess(0, r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testG32RR:
                    let a = target(state, record, UInt32.self)
                    let b = source(state, record, UInt32.self)
                    let r = and(state, a, b)
                    countdown &-= retired(record)
                    if isLess(0, r) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testG32RI:
                    let a = target(state, record, UInt32.self)
                    let b = immediate(record, UInt32.self)
                    let r = and(state, a, b)
                    countdown &-= retired(record)
                    if isLess(0, r) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testG32RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt32.self)
                        let b = read(memory, UInt32.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if isLess(0, r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testG32RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt32.self)
                        let b = read(memory, UInt32.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if isLess(0, r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testG32MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = source(state, record, UInt32.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if isLess(0, r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testG32MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = source(state, record, UInt32.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if isLess(0, r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testG32MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = immediate(record, UInt32.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if isLess(0, r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testG32MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt32.self)
                        let b = immediate(record, UInt32.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if isLess(0, r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testG64RR:
                    let a = target(state, record, UInt64.self)
                    let b = source(state, record, UInt64.self)
                    let r = and(state, a, b)
                    countdown &-= retired(record)
                    if isLess(0, r) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testG64RI:
                    let a = target(state, record, UInt64.self)
                    let b = immediate(record, UInt64.self)
                    let r = and(state, a, b)
                    countdown &-= retired(record)
                    if isLess(0, r) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testG64RM:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt64.self)
                        let b = read(memory, UInt64.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if isLess(0, r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testG64RMX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = target(state, record, UInt64.self)
                        let b = read(memory, UInt64.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if isLess(0, r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testG64MR:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = source(state, record, UInt64.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if isLess(0, r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testG64MRX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = source(state, record, UInt64.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if isLess(0, r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testG64MI:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = immediate(record, UInt64.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if isLess(0, r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .testG64MIX:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let a = read(memory, UInt64.self)
                        let b = immediate(record, UInt64.self)
                        let r = and(state, a, b)
                        countdown &-= retired(record)
                        if isLess(0, r) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    }
                case .pushR:
                    let address = state.base.load(fromByteOffset: 32, as: UInt64.self) &- 8
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt64.self) {
                        write(host(entry, address), source(state, record, UInt64.self))
                        state.base.storeBytes(of: address, toByteOffset: 32, as: UInt64.self)
                        record += recordSizeBytes
                        continue run
                    }
                case .pushI:
                    let address = state.base.load(fromByteOffset: 32, as: UInt64.self) &- 8
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt64.self) {
                        write(host(entry, address), immediate(record, UInt64.self))
                        state.base.storeBytes(of: address, toByteOffset: 32, as: UInt64.self)
                        record += recordSizeBytes
                        continue run
                    }
                case .pushM:
                    let place = nearAddress(state, record)
                    let placeEntry = dataEntry(state, place)
                    if canLoad(placeEntry, place, UInt64.self) {
                        let value = read(host(placeEntry, place), UInt64.self)
                        let address = state.base.load(fromByteOffset: 32, as: UInt64.self) &- 8
                        let entry = dataEntry(state, address)
                        if canStore(entry, address, UInt64.self) {
                            write(host(entry, address), value)
                            state.base.storeBytes(of: address, toByteOffset: 32, as: UInt64.self)
                            record += recordSizeBytes
                            continue run
                        }
                    }
                case .pushMX:
                    let place = farAddress(state, record)
                    let placeEntry = dataEntry(state, place)
                    if canLoad(placeEntry, place, UInt64.self) {
                        let value = read(host(placeEntry, place), UInt64.self)
                        let address = state.base.load(fromByteOffset: 32, as: UInt64.self) &- 8
                        let entry = dataEntry(state, address)
                        if canStore(entry, address, UInt64.self) {
                            write(host(entry, address), value)
                            state.base.storeBytes(of: address, toByteOffset: 32, as: UInt64.self)
                            record += recordSizeBytes
                            continue run
                        }
                    }
                case .popR:
                    let result = destination(state, record)
                    let address = state.base.load(fromByteOffset: 32, as: UInt64.self)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        state.base.storeBytes(of: address &+ 8, toByteOffset: 32, as: UInt64.self)
                        put(result, read(host(entry, address), UInt64.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .leave:
                    let address = state.base.load(fromByteOffset: 40, as: UInt64.self)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        state.base.storeBytes(of: address &+ 8, toByteOffset: 32, as: UInt64.self)
                        state.base.storeBytes(of: read(host(entry, address), UInt64.self), toByteOffset: 40, as: UInt64.self)
                        record += recordSizeBytes
                        continue run
                    }
                case .callRelative:
                    let address = state.base.load(fromByteOffset: 32, as: UInt64.self) &- 8
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt64.self) {
                        write(host(entry, address), pc &+ nextDisplacement(record))
                        state.base.storeBytes(of: address, toByteOffset: 32, as: UInt64.self)
                        countdown &-= retired(record)
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                case .callR:
                    let value = source(state, record, UInt64.self)
                    let address = state.base.load(fromByteOffset: 32, as: UInt64.self) &- 8
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt64.self) {
                        write(host(entry, address), pc &+ nextDisplacement(record))
                        state.base.storeBytes(of: address, toByteOffset: 32, as: UInt64.self)
                        countdown &-= retired(record)
                        pc = value
                        continue enter
                    }
                case .callM:
                    let place = nearAddress(state, record)
                    let placeEntry = dataEntry(state, place)
                    if canLoad(placeEntry, place, UInt64.self) {
                        let value = read(host(placeEntry, place), UInt64.self)
                        let address = state.base.load(fromByteOffset: 32, as: UInt64.self) &- 8
                        let entry = dataEntry(state, address)
                        if canStore(entry, address, UInt64.self) {
                            write(host(entry, address), pc &+ nextDisplacement(record))
                            state.base.storeBytes(of: address, toByteOffset: 32, as: UInt64.self)
                            countdown &-= retired(record)
                            pc = value
                            continue enter
                        }
                    }
                case .callMX:
                    let place = farAddress(state, record)
                    let placeEntry = dataEntry(state, place)
                    if canLoad(placeEntry, place, UInt64.self) {
                        let value = read(host(placeEntry, place), UInt64.self)
                        let address = state.base.load(fromByteOffset: 32, as: UInt64.self) &- 8
                        let entry = dataEntry(state, address)
                        if canStore(entry, address, UInt64.self) {
                            write(host(entry, address), pc &+ nextDisplacement(record))
                            state.base.storeBytes(of: address, toByteOffset: 32, as: UInt64.self)
                            countdown &-= retired(record)
                            pc = value
                            continue enter
                        }
                    }
                case .return:
                    let address = state.base.load(fromByteOffset: 32, as: UInt64.self)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        countdown &-= retired(record)
                        state.base.storeBytes(of: address &+ 8 &+ immediate(record, UInt64.self), toByteOffset: 32, as: UInt64.self)
                        pc = read(host(entry, address), UInt64.self)
                        continue enter
                    }
                case .jumpRelative:
                    countdown &-= retired(record)
                    pc = pc &+ takenDisplacement(record)
                    let next = linkedRecord(record, 32)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 32 : nil
                    continue enter
                case .jumpR:
                    countdown &-= retired(record)
                    pc = source(state, record, UInt64.self)
                    continue enter
                case .jumpM:
                    let place = nearAddress(state, record)
                    let placeEntry = dataEntry(state, place)
                    if canLoad(placeEntry, place, UInt64.self) {
                        let value = read(host(placeEntry, place), UInt64.self)
                        countdown &-= retired(record)
                        pc = value
                        continue enter
                    }
                case .jumpMX:
                    let place = farAddress(state, record)
                    let placeEntry = dataEntry(state, place)
                    if canLoad(placeEntry, place, UInt64.self) {
                        let value = read(host(placeEntry, place), UInt64.self)
                        countdown &-= retired(record)
                        pc = value
                        continue enter
                    }
                case .blockEnd:
                    countdown &-= retired(record)
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .lea32:
                    let result = destination(state, record)
                    put(result, UInt32(truncatingIfNeeded: nearAddress(state, record)))
                    record += recordSizeBytes
                    continue run
                case .lea64:
                    let result = destination(state, record)
                    put(result, nearAddress(state, record))
                    record += recordSizeBytes
                    continue run
                case .lea32X:
                    let result = destination(state, record)
                    put(result, UInt32(truncatingIfNeeded: indexedOffset(state, record)))
                    record += recordSizeBytes
                    continue run
                case .lea64X:
                    let result = destination(state, record)
                    put(result, indexedOffset(state, record))
                    record += recordSizeBytes
                    continue run
                case .bswap32:
                    let result = destination(state, record)
                    put(result, target(state, record, UInt32.self).byteSwapped)
                    record += recordSizeBytes
                    continue run
                case .xchg32:
                    let result = destination(state, record)
                    let other = state.base + slot(record, 3)
                    let a = target(state, record, UInt32.self)
                    put(result, source(state, record, UInt32.self))
                    put(other, a)
                    record += recordSizeBytes
                    continue run
                case .cmovM32:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let value = read(memory, UInt32.self)
                        put(result, state.holds(condition(record)) ? value : target(state, record, UInt32.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .cmovM32X:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        let memory = host(entry, address)
                        let value = read(memory, UInt32.self)
                        put(result, state.holds(condition(record)) ? value : target(state, record, UInt32.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .bswap64:
                    let result = destination(state, record)
                    put(result, target(state, record, UInt64.self).byteSwapped)
                    record += recordSizeBytes
                    continue run
                case .xchg64:
                    let result = destination(state, record)
                    let other = state.base + slot(record, 3)
                    let a = target(state, record, UInt64.self)
                    put(result, source(state, record, UInt64.self))
                    put(other, a)
                    record += recordSizeBytes
                    continue run
                case .cmovM64:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let value = read(memory, UInt64.self)
                        put(result, state.holds(condition(record)) ? value : target(state, record, UInt64.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .cmovM64X:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        let memory = host(entry, address)
                        let value = read(memory, UInt64.self)
                        put(result, state.holds(condition(record)) ? value : target(state, record, UInt64.self))
                        record += recordSizeBytes
                        continue run
                    }
                case .signA64:
                    state.base.storeBytes(of: Int64(state.base.load(as: Int32.self)), as: Int64.self)
                    record += recordSizeBytes
                    continue run
                case .signD32:
                    put(state.base + 16, UInt32(bitPattern: state.base.load(as: Int32.self) &>> 31))
                    record += recordSizeBytes
                    continue run
                case .signD64:
                    put(state.base + 16, UInt64(bitPattern: state.base.load(as: Int64.self) &>> 63))
                    record += recordSizeBytes
                    continue run
                case .cold:
                    state.pc = pc &+ offset(record)
                    state.countdown = countdown &- index(record)
                    if hart.executeCold(record) {
                        record += 2 &* recordSizeBytes
                        continue run
                    }
                    pc = state.pc
                    countdown = state.countdown
                    continue enter
                case .inMemory:
                    break
                }
                state.pc = pc &+ offset(record)
                state.countdown = countdown &- index(record)
                if hart.executeSlowly(record) {
                    record += recordSizeBytes
                    continue run
                }
                pc = state.pc
                countdown = state.countdown
                continue enter
            }
        }
        state.pc = pc
        state.countdown = countdown
    }
}
