// Written by `isagen` from Tools/isagen. Do not edit: change the table and run `swift run isagen`.

/// What a decoded record does.
enum X86Record: UInt16 {
    case add8RR
    case add8RI
    case add8RM
    case add8MR
    case add8MI
    case add32RR
    case add32RI
    case add32RM
    case add32MR
    case add32MI
    case add64RR
    case add64RI
    case add64RM
    case add64MR
    case add64MI
    case or8RR
    case or8RI
    case or8RM
    case or8MR
    case or8MI
    case or32RR
    case or32RI
    case or32RM
    case or32MR
    case or32MI
    case or64RR
    case or64RI
    case or64RM
    case or64MR
    case or64MI
    case adc8RR
    case adc8RI
    case adc8RM
    case adc8MR
    case adc8MI
    case adc32RR
    case adc32RI
    case adc32RM
    case adc32MR
    case adc32MI
    case adc64RR
    case adc64RI
    case adc64RM
    case adc64MR
    case adc64MI
    case sbb8RR
    case sbb8RI
    case sbb8RM
    case sbb8MR
    case sbb8MI
    case sbb32RR
    case sbb32RI
    case sbb32RM
    case sbb32MR
    case sbb32MI
    case sbb64RR
    case sbb64RI
    case sbb64RM
    case sbb64MR
    case sbb64MI
    case and8RR
    case and8RI
    case and8RM
    case and8MR
    case and8MI
    case and32RR
    case and32RI
    case and32RM
    case and32MR
    case and32MI
    case and64RR
    case and64RI
    case and64RM
    case and64MR
    case and64MI
    case sub8RR
    case sub8RI
    case sub8RM
    case sub8MR
    case sub8MI
    case sub32RR
    case sub32RI
    case sub32RM
    case sub32MR
    case sub32MI
    case sub64RR
    case sub64RI
    case sub64RM
    case sub64MR
    case sub64MI
    case xor8RR
    case xor8RI
    case xor8RM
    case xor8MR
    case xor8MI
    case xor32RR
    case xor32RI
    case xor32RM
    case xor32MR
    case xor32MI
    case xor64RR
    case xor64RI
    case xor64RM
    case xor64MR
    case xor64MI
    case cmp8RR
    case cmp8RI
    case cmp8RM
    case cmp8MR
    case cmp8MI
    case cmp32RR
    case cmp32RI
    case cmp32RM
    case cmp32MR
    case cmp32MI
    case cmp64RR
    case cmp64RI
    case cmp64RM
    case cmp64MR
    case cmp64MI
    case test8RR
    case test8RI
    case test8RM
    case test8MR
    case test8MI
    case test32RR
    case test32RI
    case test32RM
    case test32MR
    case test32MI
    case test64RR
    case test64RI
    case test64RM
    case test64MR
    case test64MI
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
    case inc32R
    case inc32M
    case inc64R
    case inc64M
    case dec8R
    case dec8M
    case dec32R
    case dec32M
    case dec64R
    case dec64M
    case neg8R
    case neg8M
    case neg32R
    case neg32M
    case neg64R
    case neg64M
    case not8R
    case not8M
    case not32R
    case not32M
    case not64R
    case not64M
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
    case imul32RRI
    case imul32RMI
    case imul64RR
    case imul64RM
    case imul64RRI
    case imul64RMI
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
    case compareB8MI
    case compareB32RR
    case compareB32RI
    case compareB32MI
    case compareB64RR
    case compareB64RI
    case compareB64MI
    case compareAE8RR
    case compareAE8RI
    case compareAE8MI
    case compareAE32RR
    case compareAE32RI
    case compareAE32MI
    case compareAE64RR
    case compareAE64RI
    case compareAE64MI
    case compareE8RR
    case compareE8RI
    case compareE8MI
    case compareE32RR
    case compareE32RI
    case compareE32MI
    case compareE64RR
    case compareE64RI
    case compareE64MI
    case compareNE8RR
    case compareNE8RI
    case compareNE8MI
    case compareNE32RR
    case compareNE32RI
    case compareNE32MI
    case compareNE64RR
    case compareNE64RI
    case compareNE64MI
    case compareBE8RR
    case compareBE8RI
    case compareBE8MI
    case compareBE32RR
    case compareBE32RI
    case compareBE32MI
    case compareBE64RR
    case compareBE64RI
    case compareBE64MI
    case compareA8RR
    case compareA8RI
    case compareA8MI
    case compareA32RR
    case compareA32RI
    case compareA32MI
    case compareA64RR
    case compareA64RI
    case compareA64MI
    case compareS8RR
    case compareS8RI
    case compareS8MI
    case compareS32RR
    case compareS32RI
    case compareS32MI
    case compareS64RR
    case compareS64RI
    case compareS64MI
    case compareNS8RR
    case compareNS8RI
    case compareNS8MI
    case compareNS32RR
    case compareNS32RI
    case compareNS32MI
    case compareNS64RR
    case compareNS64RI
    case compareNS64MI
    case compareL8RR
    case compareL8RI
    case compareL8MI
    case compareL32RR
    case compareL32RI
    case compareL32MI
    case compareL64RR
    case compareL64RI
    case compareL64MI
    case compareGE8RR
    case compareGE8RI
    case compareGE8MI
    case compareGE32RR
    case compareGE32RI
    case compareGE32MI
    case compareGE64RR
    case compareGE64RI
    case compareGE64MI
    case compareLE8RR
    case compareLE8RI
    case compareLE8MI
    case compareLE32RR
    case compareLE32RI
    case compareLE32MI
    case compareLE64RR
    case compareLE64RI
    case compareLE64MI
    case compareG8RR
    case compareG8RI
    case compareG8MI
    case compareG32RR
    case compareG32RI
    case compareG32MI
    case compareG64RR
    case compareG64RI
    case compareG64MI
    case testE8RR
    case testE8RI
    case testE8MI
    case testE32RR
    case testE32RI
    case testE32MI
    case testE64RR
    case testE64RI
    case testE64MI
    case testNE8RR
    case testNE8RI
    case testNE8MI
    case testNE32RR
    case testNE32RI
    case testNE32MI
    case testNE64RR
    case testNE64RI
    case testNE64MI
    case testS8RR
    case testS8RI
    case testS8MI
    case testS32RR
    case testS32RI
    case testS32MI
    case testS64RR
    case testS64RI
    case testS64MI
    case testNS8RR
    case testNS8RI
    case testNS8MI
    case testNS32RR
    case testNS32RI
    case testNS32MI
    case testNS64RR
    case testNS64RI
    case testNS64MI
    case testLE8RR
    case testLE8RI
    case testLE8MI
    case testLE32RR
    case testLE32RI
    case testLE32MI
    case testLE64RR
    case testLE64RI
    case testLE64MI
    case testG8RR
    case testG8RI
    case testG8MI
    case testG32RR
    case testG32RI
    case testG32MI
    case testG64RR
    case testG64RI
    case testG64MI
    case pushR
    case pushI
    case pushM
    case popR
    case leave
    case callRelative
    case callR
    case callM
    case `return`
    case jumpRelative
    case jumpR
    case jumpM
    case blockEnd
    case lea32
    case lea64
    case lea32X
    case lea64X
    case bswap32
    case bswap64
    case xchg32
    case cmovM32
    case xchg64
    case cmovM64
    case signA64
    case signD32
    case signD64
    case cold
    case inMemory

    /// (operation · 3 + width) · 5 + form; 8, 32, 64; RR RI RM MR MI, memory indexed.
    static let arithmeticStart: UInt16 = 0

    /// width · 8 + form; RR RI, load, load X, store, store X, store immediate, the same X.
    static let moveStart: UInt16 = 135

    /// kind · 3 + form; zero 8, 16, sign 8, 16 to 32, sign 8, 16, 32 to 64; R M MX.
    static let extendStart: UInt16 = 167

    /// (operation · 3 + width) · 2 + form; inc dec neg not; 8, 32, 64; R M.
    static let unaryStart: UInt16 = 188

    /// (operation · 2 + width) · 2 + form; shl shr sar rol ror; 32, 64; by immediate, by CL.
    static let shiftStart: UInt16 = 212

    /// width · 4 + form; 32, 64; RR RM RRI RMI.
    static let multiplyStart: UInt16 = 232

    /// condition · 4 + form; jump, set, move 32, move 64.
    static let conditionalStart: UInt16 = 240

    /// (condition · 3 + width) · 3 + form; B AE E NE BE A S NS L GE LE G; 8, 32, 64; RR RI MI.
    static let compareStart: UInt16 = 304

    /// (condition · 3 + width) · 3 + form; E NE S NS LE G; 8, 32, 64; RR RI MI.
    static let testStart: UInt16 = 412

    /// no order.
    static let singleStart: UInt16 = 466
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
                    let other = source(state, record)
                    write8(result, add(state, read8(result), read8(other), 8))
                    record += recordSizeBytes
                    continue run
                case .add8RI:
                    let result = destination(state, record)
                    write8(result, add(state, read8(result), immediate(record) & 0xff, 8))
                    record += recordSizeBytes
                    continue run
                case .add8RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(result, add(state, read8(result), read8(memory), 8))
                        record += recordSizeBytes
                        continue run
                    }
                case .add8MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(memory, add(state, read8(memory), read8(other), 8))
                        record += recordSizeBytes
                        continue run
                    }
                case .add8MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(memory, add(state, read8(memory), immediate(record) & 0xff, 8))
                        record += recordSizeBytes
                        continue run
                    }
                case .add32RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, add(state, read32(result), read32(other), 32))
                    record += recordSizeBytes
                    continue run
                case .add32RI:
                    let result = destination(state, record)
                    put32(result, add(state, read32(result), immediate(record) & 0xffff_ffff, 32))
                    record += recordSizeBytes
                    continue run
                case .add32RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        put32(result, add(state, read32(result), read32(memory), 32))
                        record += recordSizeBytes
                        continue run
                    }
                case .add32MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 4) {
                        let memory = host(entry, address)
                        write32(memory, add(state, read32(memory), read32(other), 32))
                        record += recordSizeBytes
                        continue run
                    }
                case .add32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 4) {
                        let memory = host(entry, address)
                        write32(memory, add(state, read32(memory), immediate(record) & 0xffff_ffff, 32))
                        record += recordSizeBytes
                        continue run
                    }
                case .add64RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, add(state, read64(result), read64(other), 64))
                    record += recordSizeBytes
                    continue run
                case .add64RI:
                    let result = destination(state, record)
                    write64(result, add(state, read64(result), immediate(record), 64))
                    record += recordSizeBytes
                    continue run
                case .add64RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(result, add(state, read64(result), read64(memory), 64))
                        record += recordSizeBytes
                        continue run
                    }
                case .add64MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(memory, add(state, read64(memory), read64(other), 64))
                        record += recordSizeBytes
                        continue run
                    }
                case .add64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(memory, add(state, read64(memory), immediate(record), 64))
                        record += recordSizeBytes
                        continue run
                    }
                case .or8RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write8(result, or(state, read8(result), read8(other), 8))
                    record += recordSizeBytes
                    continue run
                case .or8RI:
                    let result = destination(state, record)
                    write8(result, or(state, read8(result), immediate(record) & 0xff, 8))
                    record += recordSizeBytes
                    continue run
                case .or8RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(result, or(state, read8(result), read8(memory), 8))
                        record += recordSizeBytes
                        continue run
                    }
                case .or8MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(memory, or(state, read8(memory), read8(other), 8))
                        record += recordSizeBytes
                        continue run
                    }
                case .or8MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(memory, or(state, read8(memory), immediate(record) & 0xff, 8))
                        record += recordSizeBytes
                        continue run
                    }
                case .or32RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, or(state, read32(result), read32(other), 32))
                    record += recordSizeBytes
                    continue run
                case .or32RI:
                    let result = destination(state, record)
                    put32(result, or(state, read32(result), immediate(record) & 0xffff_ffff, 32))
                    record += recordSizeBytes
                    continue run
                case .or32RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        put32(result, or(state, read32(result), read32(memory), 32))
                        record += recordSizeBytes
                        continue run
                    }
                case .or32MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 4) {
                        let memory = host(entry, address)
                        write32(memory, or(state, read32(memory), read32(other), 32))
                        record += recordSizeBytes
                        continue run
                    }
                case .or32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 4) {
                        let memory = host(entry, address)
                        write32(memory, or(state, read32(memory), immediate(record) & 0xffff_ffff, 32))
                        record += recordSizeBytes
                        continue run
                    }
                case .or64RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, or(state, read64(result), read64(other), 64))
                    record += recordSizeBytes
                    continue run
                case .or64RI:
                    let result = destination(state, record)
                    write64(result, or(state, read64(result), immediate(record), 64))
                    record += recordSizeBytes
                    continue run
                case .or64RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(result, or(state, read64(result), read64(memory), 64))
                        record += recordSizeBytes
                        continue run
                    }
                case .or64MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(memory, or(state, read64(memory), read64(other), 64))
                        record += recordSizeBytes
                        continue run
                    }
                case .or64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(memory, or(state, read64(memory), immediate(record), 64))
                        record += recordSizeBytes
                        continue run
                    }
                case .adc8RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write8(result, adc(state, read8(result), read8(other), 8))
                    record += recordSizeBytes
                    continue run
                case .adc8RI:
                    let result = destination(state, record)
                    write8(result, adc(state, read8(result), immediate(record) & 0xff, 8))
                    record += recordSizeBytes
                    continue run
                case .adc8RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(result, adc(state, read8(result), read8(memory), 8))
                        record += recordSizeBytes
                        continue run
                    }
                case .adc8MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(memory, adc(state, read8(memory), read8(other), 8))
                        record += recordSizeBytes
                        continue run
                    }
                case .adc8MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(memory, adc(state, read8(memory), immediate(record) & 0xff, 8))
                        record += recordSizeBytes
                        continue run
                    }
                case .adc32RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, adc(state, read32(result), read32(other), 32))
                    record += recordSizeBytes
                    continue run
                case .adc32RI:
                    let result = destination(state, record)
                    put32(result, adc(state, read32(result), immediate(record) & 0xffff_ffff, 32))
                    record += recordSizeBytes
                    continue run
                case .adc32RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        put32(result, adc(state, read32(result), read32(memory), 32))
                        record += recordSizeBytes
                        continue run
                    }
                case .adc32MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 4) {
                        let memory = host(entry, address)
                        write32(memory, adc(state, read32(memory), read32(other), 32))
                        record += recordSizeBytes
                        continue run
                    }
                case .adc32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 4) {
                        let memory = host(entry, address)
                        write32(memory, adc(state, read32(memory), immediate(record) & 0xffff_ffff, 32))
                        record += recordSizeBytes
                        continue run
                    }
                case .adc64RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, adc(state, read64(result), read64(other), 64))
                    record += recordSizeBytes
                    continue run
                case .adc64RI:
                    let result = destination(state, record)
                    write64(result, adc(state, read64(result), immediate(record), 64))
                    record += recordSizeBytes
                    continue run
                case .adc64RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(result, adc(state, read64(result), read64(memory), 64))
                        record += recordSizeBytes
                        continue run
                    }
                case .adc64MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(memory, adc(state, read64(memory), read64(other), 64))
                        record += recordSizeBytes
                        continue run
                    }
                case .adc64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(memory, adc(state, read64(memory), immediate(record), 64))
                        record += recordSizeBytes
                        continue run
                    }
                case .sbb8RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write8(result, sbb(state, read8(result), read8(other), 8))
                    record += recordSizeBytes
                    continue run
                case .sbb8RI:
                    let result = destination(state, record)
                    write8(result, sbb(state, read8(result), immediate(record) & 0xff, 8))
                    record += recordSizeBytes
                    continue run
                case .sbb8RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(result, sbb(state, read8(result), read8(memory), 8))
                        record += recordSizeBytes
                        continue run
                    }
                case .sbb8MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(memory, sbb(state, read8(memory), read8(other), 8))
                        record += recordSizeBytes
                        continue run
                    }
                case .sbb8MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(memory, sbb(state, read8(memory), immediate(record) & 0xff, 8))
                        record += recordSizeBytes
                        continue run
                    }
                case .sbb32RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, sbb(state, read32(result), read32(other), 32))
                    record += recordSizeBytes
                    continue run
                case .sbb32RI:
                    let result = destination(state, record)
                    put32(result, sbb(state, read32(result), immediate(record) & 0xffff_ffff, 32))
                    record += recordSizeBytes
                    continue run
                case .sbb32RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        put32(result, sbb(state, read32(result), read32(memory), 32))
                        record += recordSizeBytes
                        continue run
                    }
                case .sbb32MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 4) {
                        let memory = host(entry, address)
                        write32(memory, sbb(state, read32(memory), read32(other), 32))
                        record += recordSizeBytes
                        continue run
                    }
                case .sbb32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 4) {
                        let memory = host(entry, address)
                        write32(memory, sbb(state, read32(memory), immediate(record) & 0xffff_ffff, 32))
                        record += recordSizeBytes
                        continue run
                    }
                case .sbb64RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, sbb(state, read64(result), read64(other), 64))
                    record += recordSizeBytes
                    continue run
                case .sbb64RI:
                    let result = destination(state, record)
                    write64(result, sbb(state, read64(result), immediate(record), 64))
                    record += recordSizeBytes
                    continue run
                case .sbb64RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(result, sbb(state, read64(result), read64(memory), 64))
                        record += recordSizeBytes
                        continue run
                    }
                case .sbb64MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(memory, sbb(state, read64(memory), read64(other), 64))
                        record += recordSizeBytes
                        continue run
                    }
                case .sbb64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(memory, sbb(state, read64(memory), immediate(record), 64))
                        record += recordSizeBytes
                        continue run
                    }
                case .and8RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write8(result, and(state, read8(result), read8(other), 8))
                    record += recordSizeBytes
                    continue run
                case .and8RI:
                    let result = destination(state, record)
                    write8(result, and(state, read8(result), immediate(record) & 0xff, 8))
                    record += recordSizeBytes
                    continue run
                case .and8RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(result, and(state, read8(result), read8(memory), 8))
                        record += recordSizeBytes
                        continue run
                    }
                case .and8MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(memory, and(state, read8(memory), read8(other), 8))
                        record += recordSizeBytes
                        continue run
                    }
                case .and8MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(memory, and(state, read8(memory), immediate(record) & 0xff, 8))
                        record += recordSizeBytes
                        continue run
                    }
                case .and32RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, and(state, read32(result), read32(other), 32))
                    record += recordSizeBytes
                    continue run
                case .and32RI:
                    let result = destination(state, record)
                    put32(result, and(state, read32(result), immediate(record) & 0xffff_ffff, 32))
                    record += recordSizeBytes
                    continue run
                case .and32RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        put32(result, and(state, read32(result), read32(memory), 32))
                        record += recordSizeBytes
                        continue run
                    }
                case .and32MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 4) {
                        let memory = host(entry, address)
                        write32(memory, and(state, read32(memory), read32(other), 32))
                        record += recordSizeBytes
                        continue run
                    }
                case .and32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 4) {
                        let memory = host(entry, address)
                        write32(memory, and(state, read32(memory), immediate(record) & 0xffff_ffff, 32))
                        record += recordSizeBytes
                        continue run
                    }
                case .and64RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, and(state, read64(result), read64(other), 64))
                    record += recordSizeBytes
                    continue run
                case .and64RI:
                    let result = destination(state, record)
                    write64(result, and(state, read64(result), immediate(record), 64))
                    record += recordSizeBytes
                    continue run
                case .and64RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(result, and(state, read64(result), read64(memory), 64))
                        record += recordSizeBytes
                        continue run
                    }
                case .and64MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(memory, and(state, read64(memory), read64(other), 64))
                        record += recordSizeBytes
                        continue run
                    }
                case .and64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(memory, and(state, read64(memory), immediate(record), 64))
                        record += recordSizeBytes
                        continue run
                    }
                case .sub8RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write8(result, sub(state, read8(result), read8(other), 8))
                    record += recordSizeBytes
                    continue run
                case .sub8RI:
                    let result = destination(state, record)
                    write8(result, sub(state, read8(result), immediate(record) & 0xff, 8))
                    record += recordSizeBytes
                    continue run
                case .sub8RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(result, sub(state, read8(result), read8(memory), 8))
                        record += recordSizeBytes
                        continue run
                    }
                case .sub8MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(memory, sub(state, read8(memory), read8(other), 8))
                        record += recordSizeBytes
                        continue run
                    }
                case .sub8MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(memory, sub(state, read8(memory), immediate(record) & 0xff, 8))
                        record += recordSizeBytes
                        continue run
                    }
                case .sub32RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, sub(state, read32(result), read32(other), 32))
                    record += recordSizeBytes
                    continue run
                case .sub32RI:
                    let result = destination(state, record)
                    put32(result, sub(state, read32(result), immediate(record) & 0xffff_ffff, 32))
                    record += recordSizeBytes
                    continue run
                case .sub32RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        put32(result, sub(state, read32(result), read32(memory), 32))
                        record += recordSizeBytes
                        continue run
                    }
                case .sub32MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 4) {
                        let memory = host(entry, address)
                        write32(memory, sub(state, read32(memory), read32(other), 32))
                        record += recordSizeBytes
                        continue run
                    }
                case .sub32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 4) {
                        let memory = host(entry, address)
                        write32(memory, sub(state, read32(memory), immediate(record) & 0xffff_ffff, 32))
                        record += recordSizeBytes
                        continue run
                    }
                case .sub64RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, sub(state, read64(result), read64(other), 64))
                    record += recordSizeBytes
                    continue run
                case .sub64RI:
                    let result = destination(state, record)
                    write64(result, sub(state, read64(result), immediate(record), 64))
                    record += recordSizeBytes
                    continue run
                case .sub64RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(result, sub(state, read64(result), read64(memory), 64))
                        record += recordSizeBytes
                        continue run
                    }
                case .sub64MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(memory, sub(state, read64(memory), read64(other), 64))
                        record += recordSizeBytes
                        continue run
                    }
                case .sub64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(memory, sub(state, read64(memory), immediate(record), 64))
                        record += recordSizeBytes
                        continue run
                    }
                case .xor8RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write8(result, xor(state, read8(result), read8(other), 8))
                    record += recordSizeBytes
                    continue run
                case .xor8RI:
                    let result = destination(state, record)
                    write8(result, xor(state, read8(result), immediate(record) & 0xff, 8))
                    record += recordSizeBytes
                    continue run
                case .xor8RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(result, xor(state, read8(result), read8(memory), 8))
                        record += recordSizeBytes
                        continue run
                    }
                case .xor8MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(memory, xor(state, read8(memory), read8(other), 8))
                        record += recordSizeBytes
                        continue run
                    }
                case .xor8MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(memory, xor(state, read8(memory), immediate(record) & 0xff, 8))
                        record += recordSizeBytes
                        continue run
                    }
                case .xor32RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, xor(state, read32(result), read32(other), 32))
                    record += recordSizeBytes
                    continue run
                case .xor32RI:
                    let result = destination(state, record)
                    put32(result, xor(state, read32(result), immediate(record) & 0xffff_ffff, 32))
                    record += recordSizeBytes
                    continue run
                case .xor32RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        put32(result, xor(state, read32(result), read32(memory), 32))
                        record += recordSizeBytes
                        continue run
                    }
                case .xor32MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 4) {
                        let memory = host(entry, address)
                        write32(memory, xor(state, read32(memory), read32(other), 32))
                        record += recordSizeBytes
                        continue run
                    }
                case .xor32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 4) {
                        let memory = host(entry, address)
                        write32(memory, xor(state, read32(memory), immediate(record) & 0xffff_ffff, 32))
                        record += recordSizeBytes
                        continue run
                    }
                case .xor64RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, xor(state, read64(result), read64(other), 64))
                    record += recordSizeBytes
                    continue run
                case .xor64RI:
                    let result = destination(state, record)
                    write64(result, xor(state, read64(result), immediate(record), 64))
                    record += recordSizeBytes
                    continue run
                case .xor64RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(result, xor(state, read64(result), read64(memory), 64))
                        record += recordSizeBytes
                        continue run
                    }
                case .xor64MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(memory, xor(state, read64(memory), read64(other), 64))
                        record += recordSizeBytes
                        continue run
                    }
                case .xor64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(memory, xor(state, read64(memory), immediate(record), 64))
                        record += recordSizeBytes
                        continue run
                    }
                case .cmp8RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    _ = sub(state, read8(result), read8(other), 8)
                    record += recordSizeBytes
                    continue run
                case .cmp8RI:
                    let result = destination(state, record)
                    _ = sub(state, read8(result), immediate(record) & 0xff, 8)
                    record += recordSizeBytes
                    continue run
                case .cmp8RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        _ = sub(state, read8(result), read8(memory), 8)
                        record += recordSizeBytes
                        continue run
                    }
                case .cmp8MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        _ = sub(state, read8(memory), read8(other), 8)
                        record += recordSizeBytes
                        continue run
                    }
                case .cmp8MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        _ = sub(state, read8(memory), immediate(record) & 0xff, 8)
                        record += recordSizeBytes
                        continue run
                    }
                case .cmp32RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    _ = sub(state, read32(result), read32(other), 32)
                    record += recordSizeBytes
                    continue run
                case .cmp32RI:
                    let result = destination(state, record)
                    _ = sub(state, read32(result), immediate(record) & 0xffff_ffff, 32)
                    record += recordSizeBytes
                    continue run
                case .cmp32RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        _ = sub(state, read32(result), read32(memory), 32)
                        record += recordSizeBytes
                        continue run
                    }
                case .cmp32MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        _ = sub(state, read32(memory), read32(other), 32)
                        record += recordSizeBytes
                        continue run
                    }
                case .cmp32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        _ = sub(state, read32(memory), immediate(record) & 0xffff_ffff, 32)
                        record += recordSizeBytes
                        continue run
                    }
                case .cmp64RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    _ = sub(state, read64(result), read64(other), 64)
                    record += recordSizeBytes
                    continue run
                case .cmp64RI:
                    let result = destination(state, record)
                    _ = sub(state, read64(result), immediate(record), 64)
                    record += recordSizeBytes
                    continue run
                case .cmp64RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        _ = sub(state, read64(result), read64(memory), 64)
                        record += recordSizeBytes
                        continue run
                    }
                case .cmp64MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        _ = sub(state, read64(memory), read64(other), 64)
                        record += recordSizeBytes
                        continue run
                    }
                case .cmp64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        _ = sub(state, read64(memory), immediate(record), 64)
                        record += recordSizeBytes
                        continue run
                    }
                case .test8RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    _ = and(state, read8(result), read8(other), 8)
                    record += recordSizeBytes
                    continue run
                case .test8RI:
                    let result = destination(state, record)
                    _ = and(state, read8(result), immediate(record) & 0xff, 8)
                    record += recordSizeBytes
                    continue run
                case .test8RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        _ = and(state, read8(result), read8(memory), 8)
                        record += recordSizeBytes
                        continue run
                    }
                case .test8MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        _ = and(state, read8(memory), read8(other), 8)
                        record += recordSizeBytes
                        continue run
                    }
                case .test8MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        _ = and(state, read8(memory), immediate(record) & 0xff, 8)
                        record += recordSizeBytes
                        continue run
                    }
                case .test32RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    _ = and(state, read32(result), read32(other), 32)
                    record += recordSizeBytes
                    continue run
                case .test32RI:
                    let result = destination(state, record)
                    _ = and(state, read32(result), immediate(record) & 0xffff_ffff, 32)
                    record += recordSizeBytes
                    continue run
                case .test32RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        _ = and(state, read32(result), read32(memory), 32)
                        record += recordSizeBytes
                        continue run
                    }
                case .test32MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        _ = and(state, read32(memory), read32(other), 32)
                        record += recordSizeBytes
                        continue run
                    }
                case .test32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        _ = and(state, read32(memory), immediate(record) & 0xffff_ffff, 32)
                        record += recordSizeBytes
                        continue run
                    }
                case .test64RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    _ = and(state, read64(result), read64(other), 64)
                    record += recordSizeBytes
                    continue run
                case .test64RI:
                    let result = destination(state, record)
                    _ = and(state, read64(result), immediate(record), 64)
                    record += recordSizeBytes
                    continue run
                case .test64RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        _ = and(state, read64(result), read64(memory), 64)
                        record += recordSizeBytes
                        continue run
                    }
                case .test64MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        _ = and(state, read64(memory), read64(other), 64)
                        record += recordSizeBytes
                        continue run
                    }
                case .test64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        _ = and(state, read64(memory), immediate(record), 64)
                        record += recordSizeBytes
                        continue run
                    }
                case .move8RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write8(result, read8(other))
                    record += recordSizeBytes
                    continue run
                case .move8RI:
                    let result = destination(state, record)
                    write8(result, immediate(record))
                    record += recordSizeBytes
                    continue run
                case .load8:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(result, read8(memory))
                        record += recordSizeBytes
                        continue run
                    }
                case .load8X:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(result, read8(memory))
                        record += recordSizeBytes
                        continue run
                    }
                case .store8:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(memory, read8(source(state, record)))
                        record += recordSizeBytes
                        continue run
                    }
                case .store8X:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(memory, read8(source(state, record)))
                        record += recordSizeBytes
                        continue run
                    }
                case .storeImmediate8:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(memory, immediate(record))
                        record += recordSizeBytes
                        continue run
                    }
                case .storeImmediate8X:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(memory, immediate(record))
                        record += recordSizeBytes
                        continue run
                    }
                case .move16RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write16(result, read16(other))
                    record += recordSizeBytes
                    continue run
                case .move16RI:
                    let result = destination(state, record)
                    write16(result, immediate(record))
                    record += recordSizeBytes
                    continue run
                case .load16:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 2) {
                        let memory = host(entry, address)
                        write16(result, read16(memory))
                        record += recordSizeBytes
                        continue run
                    }
                case .load16X:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 2) {
                        let memory = host(entry, address)
                        write16(result, read16(memory))
                        record += recordSizeBytes
                        continue run
                    }
                case .store16:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 2) {
                        let memory = host(entry, address)
                        write16(memory, read16(source(state, record)))
                        record += recordSizeBytes
                        continue run
                    }
                case .store16X:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 2) {
                        let memory = host(entry, address)
                        write16(memory, read16(source(state, record)))
                        record += recordSizeBytes
                        continue run
                    }
                case .storeImmediate16:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 2) {
                        let memory = host(entry, address)
                        write16(memory, immediate(record))
                        record += recordSizeBytes
                        continue run
                    }
                case .storeImmediate16X:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 2) {
                        let memory = host(entry, address)
                        write16(memory, immediate(record))
                        record += recordSizeBytes
                        continue run
                    }
                case .move32RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, read32(other))
                    record += recordSizeBytes
                    continue run
                case .move32RI:
                    let result = destination(state, record)
                    put32(result, immediate(record))
                    record += recordSizeBytes
                    continue run
                case .load32:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        put32(result, read32(memory))
                        record += recordSizeBytes
                        continue run
                    }
                case .load32X:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        put32(result, read32(memory))
                        record += recordSizeBytes
                        continue run
                    }
                case .store32:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 4) {
                        let memory = host(entry, address)
                        write32(memory, read32(source(state, record)))
                        record += recordSizeBytes
                        continue run
                    }
                case .store32X:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 4) {
                        let memory = host(entry, address)
                        write32(memory, read32(source(state, record)))
                        record += recordSizeBytes
                        continue run
                    }
                case .storeImmediate32:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 4) {
                        let memory = host(entry, address)
                        write32(memory, immediate(record))
                        record += recordSizeBytes
                        continue run
                    }
                case .storeImmediate32X:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 4) {
                        let memory = host(entry, address)
                        write32(memory, immediate(record))
                        record += recordSizeBytes
                        continue run
                    }
                case .move64RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, read64(other))
                    record += recordSizeBytes
                    continue run
                case .move64RI:
                    let result = destination(state, record)
                    write64(result, immediate(record))
                    record += recordSizeBytes
                    continue run
                case .load64:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(result, read64(memory))
                        record += recordSizeBytes
                        continue run
                    }
                case .load64X:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(result, read64(memory))
                        record += recordSizeBytes
                        continue run
                    }
                case .store64:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(memory, read64(source(state, record)))
                        record += recordSizeBytes
                        continue run
                    }
                case .store64X:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(memory, read64(source(state, record)))
                        record += recordSizeBytes
                        continue run
                    }
                case .storeImmediate64:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(memory, immediate(record))
                        record += recordSizeBytes
                        continue run
                    }
                case .storeImmediate64X:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(memory, immediate(record))
                        record += recordSizeBytes
                        continue run
                    }
                case .zero8R:
                    let result = destination(state, record)
                    write64(result, read8(source(state, record)))
                    record += recordSizeBytes
                    continue run
                case .zero8M:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        write64(result, read8(memory))
                        record += recordSizeBytes
                        continue run
                    }
                case .zero8MX:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        write64(result, read8(memory))
                        record += recordSizeBytes
                        continue run
                    }
                case .zero16R:
                    let result = destination(state, record)
                    write64(result, read16(source(state, record)))
                    record += recordSizeBytes
                    continue run
                case .zero16M:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 2) {
                        let memory = host(entry, address)
                        write64(result, read16(memory))
                        record += recordSizeBytes
                        continue run
                    }
                case .zero16MX:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 2) {
                        let memory = host(entry, address)
                        write64(result, read16(memory))
                        record += recordSizeBytes
                        continue run
                    }
                case .sign8To32R:
                    let result = destination(state, record)
                    put32(result, signed(read8(source(state, record)), 8))
                    record += recordSizeBytes
                    continue run
                case .sign8To32M:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        put32(result, signed(read8(memory), 8))
                        record += recordSizeBytes
                        continue run
                    }
                case .sign8To32MX:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        put32(result, signed(read8(memory), 8))
                        record += recordSizeBytes
                        continue run
                    }
                case .sign16To32R:
                    let result = destination(state, record)
                    put32(result, signed(read16(source(state, record)), 16))
                    record += recordSizeBytes
                    continue run
                case .sign16To32M:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 2) {
                        let memory = host(entry, address)
                        put32(result, signed(read16(memory), 16))
                        record += recordSizeBytes
                        continue run
                    }
                case .sign16To32MX:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 2) {
                        let memory = host(entry, address)
                        put32(result, signed(read16(memory), 16))
                        record += recordSizeBytes
                        continue run
                    }
                case .sign8To64R:
                    let result = destination(state, record)
                    write64(result, signed(read8(source(state, record)), 8))
                    record += recordSizeBytes
                    continue run
                case .sign8To64M:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        write64(result, signed(read8(memory), 8))
                        record += recordSizeBytes
                        continue run
                    }
                case .sign8To64MX:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        write64(result, signed(read8(memory), 8))
                        record += recordSizeBytes
                        continue run
                    }
                case .sign16To64R:
                    let result = destination(state, record)
                    write64(result, signed(read16(source(state, record)), 16))
                    record += recordSizeBytes
                    continue run
                case .sign16To64M:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 2) {
                        let memory = host(entry, address)
                        write64(result, signed(read16(memory), 16))
                        record += recordSizeBytes
                        continue run
                    }
                case .sign16To64MX:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 2) {
                        let memory = host(entry, address)
                        write64(result, signed(read16(memory), 16))
                        record += recordSizeBytes
                        continue run
                    }
                case .sign32To64R:
                    let result = destination(state, record)
                    write64(result, signed(read32(source(state, record)), 32))
                    record += recordSizeBytes
                    continue run
                case .sign32To64M:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        write64(result, signed(read32(memory), 32))
                        record += recordSizeBytes
                        continue run
                    }
                case .sign32To64MX:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        write64(result, signed(read32(memory), 32))
                        record += recordSizeBytes
                        continue run
                    }
                case .inc8R:
                    let result = destination(state, record)
                    write8(result, inc(state, read8(result), 8))
                    record += recordSizeBytes
                    continue run
                case .inc8M:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(memory, inc(state, read8(memory), 8))
                        record += recordSizeBytes
                        continue run
                    }
                case .inc32R:
                    let result = destination(state, record)
                    put32(result, inc(state, read32(result), 32))
                    record += recordSizeBytes
                    continue run
                case .inc32M:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 4) {
                        let memory = host(entry, address)
                        write32(memory, inc(state, read32(memory), 32))
                        record += recordSizeBytes
                        continue run
                    }
                case .inc64R:
                    let result = destination(state, record)
                    write64(result, inc(state, read64(result), 64))
                    record += recordSizeBytes
                    continue run
                case .inc64M:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(memory, inc(state, read64(memory), 64))
                        record += recordSizeBytes
                        continue run
                    }
                case .dec8R:
                    let result = destination(state, record)
                    write8(result, dec(state, read8(result), 8))
                    record += recordSizeBytes
                    continue run
                case .dec8M:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(memory, dec(state, read8(memory), 8))
                        record += recordSizeBytes
                        continue run
                    }
                case .dec32R:
                    let result = destination(state, record)
                    put32(result, dec(state, read32(result), 32))
                    record += recordSizeBytes
                    continue run
                case .dec32M:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 4) {
                        let memory = host(entry, address)
                        write32(memory, dec(state, read32(memory), 32))
                        record += recordSizeBytes
                        continue run
                    }
                case .dec64R:
                    let result = destination(state, record)
                    write64(result, dec(state, read64(result), 64))
                    record += recordSizeBytes
                    continue run
                case .dec64M:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(memory, dec(state, read64(memory), 64))
                        record += recordSizeBytes
                        continue run
                    }
                case .neg8R:
                    let result = destination(state, record)
                    write8(result, neg(state, read8(result), 8))
                    record += recordSizeBytes
                    continue run
                case .neg8M:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(memory, neg(state, read8(memory), 8))
                        record += recordSizeBytes
                        continue run
                    }
                case .neg32R:
                    let result = destination(state, record)
                    put32(result, neg(state, read32(result), 32))
                    record += recordSizeBytes
                    continue run
                case .neg32M:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 4) {
                        let memory = host(entry, address)
                        write32(memory, neg(state, read32(memory), 32))
                        record += recordSizeBytes
                        continue run
                    }
                case .neg64R:
                    let result = destination(state, record)
                    write64(result, neg(state, read64(result), 64))
                    record += recordSizeBytes
                    continue run
                case .neg64M:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(memory, neg(state, read64(memory), 64))
                        record += recordSizeBytes
                        continue run
                    }
                case .not8R:
                    let result = destination(state, record)
                    write8(result, ~read8(result))
                    record += recordSizeBytes
                    continue run
                case .not8M:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(memory, ~read8(memory))
                        record += recordSizeBytes
                        continue run
                    }
                case .not32R:
                    let result = destination(state, record)
                    put32(result, ~read32(result))
                    record += recordSizeBytes
                    continue run
                case .not32M:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 4) {
                        let memory = host(entry, address)
                        write32(memory, ~read32(memory))
                        record += recordSizeBytes
                        continue run
                    }
                case .not64R:
                    let result = destination(state, record)
                    write64(result, ~read64(result))
                    record += recordSizeBytes
                    continue run
                case .not64M:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(memory, ~read64(memory))
                        record += recordSizeBytes
                        continue run
                    }
                case .shl32I:
                    let result = destination(state, record)
                    put32(result, shl(state, read32(result), immediate(record), 32))
                    record += recordSizeBytes
                    continue run
                case .shl32CL:
                    let result = destination(state, record)
                    let count = read64(state.base + 8) & 31
                    let a = read32(result)
                    put32(result, count == 0 ? a : shl(state, a, count, 32))
                    record += recordSizeBytes
                    continue run
                case .shl64I:
                    let result = destination(state, record)
                    write64(result, shl(state, read64(result), immediate(record), 64))
                    record += recordSizeBytes
                    continue run
                case .shl64CL:
                    let result = destination(state, record)
                    let count = read64(state.base + 8) & 63
                    let a = read64(result)
                    write64(result, count == 0 ? a : shl(state, a, count, 64))
                    record += recordSizeBytes
                    continue run
                case .shr32I:
                    let result = destination(state, record)
                    put32(result, shr(state, read32(result), immediate(record), 32))
                    record += recordSizeBytes
                    continue run
                case .shr32CL:
                    let result = destination(state, record)
                    let count = read64(state.base + 8) & 31
                    let a = read32(result)
                    put32(result, count == 0 ? a : shr(state, a, count, 32))
                    record += recordSizeBytes
                    continue run
                case .shr64I:
                    let result = destination(state, record)
                    write64(result, shr(state, read64(result), immediate(record), 64))
                    record += recordSizeBytes
                    continue run
                case .shr64CL:
                    let result = destination(state, record)
                    let count = read64(state.base + 8) & 63
                    let a = read64(result)
                    write64(result, count == 0 ? a : shr(state, a, count, 64))
                    record += recordSizeBytes
                    continue run
                case .sar32I:
                    let result = destination(state, record)
                    put32(result, sar(state, read32(result), immediate(record), 32))
                    record += recordSizeBytes
                    continue run
                case .sar32CL:
                    let result = destination(state, record)
                    let count = read64(state.base + 8) & 31
                    let a = read32(result)
                    put32(result, count == 0 ? a : sar(state, a, count, 32))
                    record += recordSizeBytes
                    continue run
                case .sar64I:
                    let result = destination(state, record)
                    write64(result, sar(state, read64(result), immediate(record), 64))
                    record += recordSizeBytes
                    continue run
                case .sar64CL:
                    let result = destination(state, record)
                    let count = read64(state.base + 8) & 63
                    let a = read64(result)
                    write64(result, count == 0 ? a : sar(state, a, count, 64))
                    record += recordSizeBytes
                    continue run
                case .rol32I:
                    let result = destination(state, record)
                    put32(result, rol(state, read32(result), immediate(record), 32))
                    record += recordSizeBytes
                    continue run
                case .rol32CL:
                    let result = destination(state, record)
                    let count = read64(state.base + 8) & 31
                    let a = read32(result)
                    put32(result, count == 0 ? a : rol(state, a, count, 32))
                    record += recordSizeBytes
                    continue run
                case .rol64I:
                    let result = destination(state, record)
                    write64(result, rol(state, read64(result), immediate(record), 64))
                    record += recordSizeBytes
                    continue run
                case .rol64CL:
                    let result = destination(state, record)
                    let count = read64(state.base + 8) & 63
                    let a = read64(result)
                    write64(result, count == 0 ? a : rol(state, a, count, 64))
                    record += recordSizeBytes
                    continue run
                case .ror32I:
                    let result = destination(state, record)
                    put32(result, ror(state, read32(result), immediate(record), 32))
                    record += recordSizeBytes
                    continue run
                case .ror32CL:
                    let result = destination(state, record)
                    let count = read64(state.base + 8) & 31
                    let a = read32(result)
                    put32(result, count == 0 ? a : ror(state, a, count, 32))
                    record += recordSizeBytes
                    continue run
                case .ror64I:
                    let result = destination(state, record)
                    write64(result, ror(state, read64(result), immediate(record), 64))
                    record += recordSizeBytes
                    continue run
                case .ror64CL:
                    let result = destination(state, record)
                    let count = read64(state.base + 8) & 63
                    let a = read64(result)
                    write64(result, count == 0 ? a : ror(state, a, count, 64))
                    record += recordSizeBytes
                    continue run
                case .imul32RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, imul(state, read32(other), read32(result), 32))
                    record += recordSizeBytes
                    continue run
                case .imul32RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        put32(result, imul(state, read32(memory), read32(result), 32))
                        record += recordSizeBytes
                        continue run
                    }
                case .imul32RRI:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, imul(state, read32(other), immediate(record), 32))
                    record += recordSizeBytes
                    continue run
                case .imul32RMI:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        put32(result, imul(state, read32(memory), immediate(record), 32))
                        record += recordSizeBytes
                        continue run
                    }
                case .imul64RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, imul(state, read64(other), read64(result), 64))
                    record += recordSizeBytes
                    continue run
                case .imul64RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(result, imul(state, read64(memory), read64(result), 64))
                        record += recordSizeBytes
                        continue run
                    }
                case .imul64RRI:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, imul(state, read64(other), immediate(record), 64))
                    record += recordSizeBytes
                    continue run
                case .imul64RMI:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(result, imul(state, read64(memory), immediate(record), 64))
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
                    write8(result, state.overflowFlag ? 1 : 0)
                    record += recordSizeBytes
                    continue run
                case .cmovO32:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, state.overflowFlag ? read32(other) : read32(result))
                    record += recordSizeBytes
                    continue run
                case .cmovO64:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, state.overflowFlag ? read64(other) : read64(result))
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
                    write8(result, !state.overflowFlag ? 1 : 0)
                    record += recordSizeBytes
                    continue run
                case .cmovNO32:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, !state.overflowFlag ? read32(other) : read32(result))
                    record += recordSizeBytes
                    continue run
                case .cmovNO64:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, !state.overflowFlag ? read64(other) : read64(result))
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
                    write8(result, state.carryFlag ? 1 : 0)
                    record += recordSizeBytes
                    continue run
                case .cmovB32:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, state.carryFlag ? read32(other) : read32(result))
                    record += recordSizeBytes
                    continue run
                case .cmovB64:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, state.carryFlag ? read64(other) : read64(result))
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
                    write8(result, !state.carryFlag ? 1 : 0)
                    record += recordSizeBytes
                    continue run
                case .cmovAE32:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, !state.carryFlag ? read32(other) : read32(result))
                    record += recordSizeBytes
                    continue run
                case .cmovAE64:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, !state.carryFlag ? read64(other) : read64(result))
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
                    write8(result, state.zeroFlag ? 1 : 0)
                    record += recordSizeBytes
                    continue run
                case .cmovE32:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, state.zeroFlag ? read32(other) : read32(result))
                    record += recordSizeBytes
                    continue run
                case .cmovE64:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, state.zeroFlag ? read64(other) : read64(result))
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
                    write8(result, !state.zeroFlag ? 1 : 0)
                    record += recordSizeBytes
                    continue run
                case .cmovNE32:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, !state.zeroFlag ? read32(other) : read32(result))
                    record += recordSizeBytes
                    continue run
                case .cmovNE64:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, !state.zeroFlag ? read64(other) : read64(result))
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
                    write8(result, state.carryFlag || state.zeroFlag ? 1 : 0)
                    record += recordSizeBytes
                    continue run
                case .cmovBE32:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, state.carryFlag || state.zeroFlag ? read32(other) : read32(result))
                    record += recordSizeBytes
                    continue run
                case .cmovBE64:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, state.carryFlag || state.zeroFlag ? read64(other) : read64(result))
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
                    write8(result, !(state.carryFlag || state.zeroFlag) ? 1 : 0)
                    record += recordSizeBytes
                    continue run
                case .cmovA32:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, !(state.carryFlag || state.zeroFlag) ? read32(other) : read32(result))
                    record += recordSizeBytes
                    continue run
                case .cmovA64:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, !(state.carryFlag || state.zeroFlag) ? read64(other) : read64(result))
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
                    write8(result, state.signFlag ? 1 : 0)
                    record += recordSizeBytes
                    continue run
                case .cmovS32:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, state.signFlag ? read32(other) : read32(result))
                    record += recordSizeBytes
                    continue run
                case .cmovS64:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, state.signFlag ? read64(other) : read64(result))
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
                    write8(result, !state.signFlag ? 1 : 0)
                    record += recordSizeBytes
                    continue run
                case .cmovNS32:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, !state.signFlag ? read32(other) : read32(result))
                    record += recordSizeBytes
                    continue run
                case .cmovNS64:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, !state.signFlag ? read64(other) : read64(result))
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
                    write8(result, state.parityFlag ? 1 : 0)
                    record += recordSizeBytes
                    continue run
                case .cmovP32:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, state.parityFlag ? read32(other) : read32(result))
                    record += recordSizeBytes
                    continue run
                case .cmovP64:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, state.parityFlag ? read64(other) : read64(result))
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
                    write8(result, !state.parityFlag ? 1 : 0)
                    record += recordSizeBytes
                    continue run
                case .cmovNP32:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, !state.parityFlag ? read32(other) : read32(result))
                    record += recordSizeBytes
                    continue run
                case .cmovNP64:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, !state.parityFlag ? read64(other) : read64(result))
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
                    write8(result, state.isLess ? 1 : 0)
                    record += recordSizeBytes
                    continue run
                case .cmovL32:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, state.isLess ? read32(other) : read32(result))
                    record += recordSizeBytes
                    continue run
                case .cmovL64:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, state.isLess ? read64(other) : read64(result))
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
                    write8(result, !state.isLess ? 1 : 0)
                    record += recordSizeBytes
                    continue run
                case .cmovGE32:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, !state.isLess ? read32(other) : read32(result))
                    record += recordSizeBytes
                    continue run
                case .cmovGE64:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, !state.isLess ? read64(other) : read64(result))
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
                    write8(result, state.isLess || state.zeroFlag ? 1 : 0)
                    record += recordSizeBytes
                    continue run
                case .cmovLE32:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, state.isLess || state.zeroFlag ? read32(other) : read32(result))
                    record += recordSizeBytes
                    continue run
                case .cmovLE64:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, state.isLess || state.zeroFlag ? read64(other) : read64(result))
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
                    write8(result, !(state.isLess || state.zeroFlag) ? 1 : 0)
                    record += recordSizeBytes
                    continue run
                case .cmovG32:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, !(state.isLess || state.zeroFlag) ? read32(other) : read32(result))
                    record += recordSizeBytes
                    continue run
                case .cmovG64:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, !(state.isLess || state.zeroFlag) ? read64(other) : read64(result))
                    record += recordSizeBytes
                    continue run
                case .compareB8RR:
                    let a = read8(destination(state, record))
                    let b = read8(source(state, record))
                    _ = sub(state, a, b, 8)
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
                    let a = read8(destination(state, record))
                    let b = immediate(record) & 0xff
                    _ = sub(state, a, b, 8)
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
                case .compareB8MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        let a = read8(memory)
                        let b = immediate(record) & 0xff
                        _ = sub(state, a, b, 8)
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
                    let a = read32(destination(state, record))
                    let b = read32(source(state, record))
                    _ = sub(state, a, b, 32)
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
                    let a = read32(destination(state, record))
                    let b = immediate(record) & 0xffff_ffff
                    _ = sub(state, a, b, 32)
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
                case .compareB32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        let a = read32(memory)
                        let b = immediate(record) & 0xffff_ffff
                        _ = sub(state, a, b, 32)
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
                    let a = read64(destination(state, record))
                    let b = read64(source(state, record))
                    _ = sub(state, a, b, 64)
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
                    let a = read64(destination(state, record))
                    let b = immediate(record)
                    _ = sub(state, a, b, 64)
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
                case .compareB64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        let a = read64(memory)
                        let b = immediate(record)
                        _ = sub(state, a, b, 64)
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
                    let a = read8(destination(state, record))
                    let b = read8(source(state, record))
                    _ = sub(state, a, b, 8)
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
                    let a = read8(destination(state, record))
                    let b = immediate(record) & 0xff
                    _ = sub(state, a, b, 8)
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
                case .compareAE8MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        let a = read8(memory)
                        let b = immediate(record) & 0xff
                        _ = sub(state, a, b, 8)
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
                    let a = read32(destination(state, record))
                    let b = read32(source(state, record))
                    _ = sub(state, a, b, 32)
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
                    let a = read32(destination(state, record))
                    let b = immediate(record) & 0xffff_ffff
                    _ = sub(state, a, b, 32)
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
                case .compareAE32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        let a = read32(memory)
                        let b = immediate(record) & 0xffff_ffff
                        _ = sub(state, a, b, 32)
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
                    let a = read64(destination(state, record))
                    let b = read64(source(state, record))
                    _ = sub(state, a, b, 64)
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
                    let a = read64(destination(state, record))
                    let b = immediate(record)
                    _ = sub(state, a, b, 64)
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
                case .compareAE64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        let a = read64(memory)
                        let b = immediate(record)
                        _ = sub(state, a, b, 64)
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
                    let a = read8(destination(state, record))
                    let b = read8(source(state, record))
                    _ = sub(state, a, b, 8)
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
                    let a = read8(destination(state, record))
                    let b = immediate(record) & 0xff
                    _ = sub(state, a, b, 8)
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
                case .compareE8MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        let a = read8(memory)
                        let b = immediate(record) & 0xff
                        _ = sub(state, a, b, 8)
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
                    let a = read32(destination(state, record))
                    let b = read32(source(state, record))
                    _ = sub(state, a, b, 32)
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
                    let a = read32(destination(state, record))
                    let b = immediate(record) & 0xffff_ffff
                    _ = sub(state, a, b, 32)
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
                case .compareE32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        let a = read32(memory)
                        let b = immediate(record) & 0xffff_ffff
                        _ = sub(state, a, b, 32)
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
                    let a = read64(destination(state, record))
                    let b = read64(source(state, record))
                    _ = sub(state, a, b, 64)
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
                    let a = read64(destination(state, record))
                    let b = immediate(record)
                    _ = sub(state, a, b, 64)
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
                case .compareE64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        let a = read64(memory)
                        let b = immediate(record)
                        _ = sub(state, a, b, 64)
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
                    let a = read8(destination(state, record))
                    let b = read8(source(state, record))
                    _ = sub(state, a, b, 8)
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
                    let a = read8(destination(state, record))
                    let b = immediate(record) & 0xff
                    _ = sub(state, a, b, 8)
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
                case .compareNE8MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        let a = read8(memory)
                        let b = immediate(record) & 0xff
                        _ = sub(state, a, b, 8)
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
                    let a = read32(destination(state, record))
                    let b = read32(source(state, record))
                    _ = sub(state, a, b, 32)
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
                    let a = read32(destination(state, record))
                    let b = immediate(record) & 0xffff_ffff
                    _ = sub(state, a, b, 32)
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
                case .compareNE32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        let a = read32(memory)
                        let b = immediate(record) & 0xffff_ffff
                        _ = sub(state, a, b, 32)
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
                    let a = read64(destination(state, record))
                    let b = read64(source(state, record))
                    _ = sub(state, a, b, 64)
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
                    let a = read64(destination(state, record))
                    let b = immediate(record)
                    _ = sub(state, a, b, 64)
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
                case .compareNE64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        let a = read64(memory)
                        let b = immediate(record)
                        _ = sub(state, a, b, 64)
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
                    let a = read8(destination(state, record))
                    let b = read8(source(state, record))
                    _ = sub(state, a, b, 8)
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
                    let a = read8(destination(state, record))
                    let b = immediate(record) & 0xff
                    _ = sub(state, a, b, 8)
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
                case .compareBE8MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        let a = read8(memory)
                        let b = immediate(record) & 0xff
                        _ = sub(state, a, b, 8)
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
                    let a = read32(destination(state, record))
                    let b = read32(source(state, record))
                    _ = sub(state, a, b, 32)
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
                    let a = read32(destination(state, record))
                    let b = immediate(record) & 0xffff_ffff
                    _ = sub(state, a, b, 32)
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
                case .compareBE32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        let a = read32(memory)
                        let b = immediate(record) & 0xffff_ffff
                        _ = sub(state, a, b, 32)
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
                    let a = read64(destination(state, record))
                    let b = read64(source(state, record))
                    _ = sub(state, a, b, 64)
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
                    let a = read64(destination(state, record))
                    let b = immediate(record)
                    _ = sub(state, a, b, 64)
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
                case .compareBE64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        let a = read64(memory)
                        let b = immediate(record)
                        _ = sub(state, a, b, 64)
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
                    let a = read8(destination(state, record))
                    let b = read8(source(state, record))
                    _ = sub(state, a, b, 8)
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
                    let a = read8(destination(state, record))
                    let b = immediate(record) & 0xff
                    _ = sub(state, a, b, 8)
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
                case .compareA8MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        let a = read8(memory)
                        let b = immediate(record) & 0xff
                        _ = sub(state, a, b, 8)
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
                    let a = read32(destination(state, record))
                    let b = read32(source(state, record))
                    _ = sub(state, a, b, 32)
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
                    let a = read32(destination(state, record))
                    let b = immediate(record) & 0xffff_ffff
                    _ = sub(state, a, b, 32)
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
                case .compareA32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        let a = read32(memory)
                        let b = immediate(record) & 0xffff_ffff
                        _ = sub(state, a, b, 32)
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
                    let a = read64(destination(state, record))
                    let b = read64(source(state, record))
                    _ = sub(state, a, b, 64)
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
                    let a = read64(destination(state, record))
                    let b = immediate(record)
                    _ = sub(state, a, b, 64)
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
                case .compareA64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        let a = read64(memory)
                        let b = immediate(record)
                        _ = sub(state, a, b, 64)
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
                    let a = read8(destination(state, record))
                    let b = read8(source(state, record))
                    _ = sub(state, a, b, 8)
                    countdown &-= retired(record)
                    if isNegative(a &- b, 8) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
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
                    let a = read8(destination(state, record))
                    let b = immediate(record) & 0xff
                    _ = sub(state, a, b, 8)
                    countdown &-= retired(record)
                    if isNegative(a &- b, 8) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareS8MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        let a = read8(memory)
                        let b = immediate(record) & 0xff
                        _ = sub(state, a, b, 8)
                        countdown &-= retired(record)
                        if isNegative(a &- b, 8) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
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
                    let a = read32(destination(state, record))
                    let b = read32(source(state, record))
                    _ = sub(state, a, b, 32)
                    countdown &-= retired(record)
                    if isNegative(a &- b, 32) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
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
                    let a = read32(destination(state, record))
                    let b = immediate(record) & 0xffff_ffff
                    _ = sub(state, a, b, 32)
                    countdown &-= retired(record)
                    if isNegative(a &- b, 32) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareS32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        let a = read32(memory)
                        let b = immediate(record) & 0xffff_ffff
                        _ = sub(state, a, b, 32)
                        countdown &-= retired(record)
                        if isNegative(a &- b, 32) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
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
                    let a = read64(destination(state, record))
                    let b = read64(source(state, record))
                    _ = sub(state, a, b, 64)
                    countdown &-= retired(record)
                    if isNegative(a &- b, 64) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
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
                    let a = read64(destination(state, record))
                    let b = immediate(record)
                    _ = sub(state, a, b, 64)
                    countdown &-= retired(record)
                    if isNegative(a &- b, 64) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareS64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        let a = read64(memory)
                        let b = immediate(record)
                        _ = sub(state, a, b, 64)
                        countdown &-= retired(record)
                        if isNegative(a &- b, 64) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
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
                    let a = read8(destination(state, record))
                    let b = read8(source(state, record))
                    _ = sub(state, a, b, 8)
                    countdown &-= retired(record)
                    if !isNegative(a &- b, 8) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
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
                    let a = read8(destination(state, record))
                    let b = immediate(record) & 0xff
                    _ = sub(state, a, b, 8)
                    countdown &-= retired(record)
                    if !isNegative(a &- b, 8) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareNS8MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        let a = read8(memory)
                        let b = immediate(record) & 0xff
                        _ = sub(state, a, b, 8)
                        countdown &-= retired(record)
                        if !isNegative(a &- b, 8) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
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
                    let a = read32(destination(state, record))
                    let b = read32(source(state, record))
                    _ = sub(state, a, b, 32)
                    countdown &-= retired(record)
                    if !isNegative(a &- b, 32) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
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
                    let a = read32(destination(state, record))
                    let b = immediate(record) & 0xffff_ffff
                    _ = sub(state, a, b, 32)
                    countdown &-= retired(record)
                    if !isNegative(a &- b, 32) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareNS32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        let a = read32(memory)
                        let b = immediate(record) & 0xffff_ffff
                        _ = sub(state, a, b, 32)
                        countdown &-= retired(record)
                        if !isNegative(a &- b, 32) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
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
                    let a = read64(destination(state, record))
                    let b = read64(source(state, record))
                    _ = sub(state, a, b, 64)
                    countdown &-= retired(record)
                    if !isNegative(a &- b, 64) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
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
                    let a = read64(destination(state, record))
                    let b = immediate(record)
                    _ = sub(state, a, b, 64)
                    countdown &-= retired(record)
                    if !isNegative(a &- b, 64) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareNS64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        let a = read64(memory)
                        let b = immediate(record)
                        _ = sub(state, a, b, 64)
                        countdown &-= retired(record)
                        if !isNegative(a &- b, 64) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
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
                    let a = read8(destination(state, record))
                    let b = read8(source(state, record))
                    _ = sub(state, a, b, 8)
                    countdown &-= retired(record)
                    if isLess(a, b, 8) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
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
                    let a = read8(destination(state, record))
                    let b = immediate(record) & 0xff
                    _ = sub(state, a, b, 8)
                    countdown &-= retired(record)
                    if isLess(a, b, 8) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareL8MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        let a = read8(memory)
                        let b = immediate(record) & 0xff
                        _ = sub(state, a, b, 8)
                        countdown &-= retired(record)
                        if isLess(a, b, 8) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
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
                    let a = read32(destination(state, record))
                    let b = read32(source(state, record))
                    _ = sub(state, a, b, 32)
                    countdown &-= retired(record)
                    if isLess(a, b, 32) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
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
                    let a = read32(destination(state, record))
                    let b = immediate(record) & 0xffff_ffff
                    _ = sub(state, a, b, 32)
                    countdown &-= retired(record)
                    if isLess(a, b, 32) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareL32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        let a = read32(memory)
                        let b = immediate(record) & 0xffff_ffff
                        _ = sub(state, a, b, 32)
                        countdown &-= retired(record)
                        if isLess(a, b, 32) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
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
                    let a = read64(destination(state, record))
                    let b = read64(source(state, record))
                    _ = sub(state, a, b, 64)
                    countdown &-= retired(record)
                    if isLess(a, b, 64) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
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
                    let a = read64(destination(state, record))
                    let b = immediate(record)
                    _ = sub(state, a, b, 64)
                    countdown &-= retired(record)
                    if isLess(a, b, 64) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareL64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        let a = read64(memory)
                        let b = immediate(record)
                        _ = sub(state, a, b, 64)
                        countdown &-= retired(record)
                        if isLess(a, b, 64) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
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
                    let a = read8(destination(state, record))
                    let b = read8(source(state, record))
                    _ = sub(state, a, b, 8)
                    countdown &-= retired(record)
                    if !isLess(a, b, 8) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
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
                    let a = read8(destination(state, record))
                    let b = immediate(record) & 0xff
                    _ = sub(state, a, b, 8)
                    countdown &-= retired(record)
                    if !isLess(a, b, 8) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareGE8MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        let a = read8(memory)
                        let b = immediate(record) & 0xff
                        _ = sub(state, a, b, 8)
                        countdown &-= retired(record)
                        if !isLess(a, b, 8) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
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
                    let a = read32(destination(state, record))
                    let b = read32(source(state, record))
                    _ = sub(state, a, b, 32)
                    countdown &-= retired(record)
                    if !isLess(a, b, 32) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
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
                    let a = read32(destination(state, record))
                    let b = immediate(record) & 0xffff_ffff
                    _ = sub(state, a, b, 32)
                    countdown &-= retired(record)
                    if !isLess(a, b, 32) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareGE32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        let a = read32(memory)
                        let b = immediate(record) & 0xffff_ffff
                        _ = sub(state, a, b, 32)
                        countdown &-= retired(record)
                        if !isLess(a, b, 32) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
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
                    let a = read64(destination(state, record))
                    let b = read64(source(state, record))
                    _ = sub(state, a, b, 64)
                    countdown &-= retired(record)
                    if !isLess(a, b, 64) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
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
                    let a = read64(destination(state, record))
                    let b = immediate(record)
                    _ = sub(state, a, b, 64)
                    countdown &-= retired(record)
                    if !isLess(a, b, 64) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareGE64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        let a = read64(memory)
                        let b = immediate(record)
                        _ = sub(state, a, b, 64)
                        countdown &-= retired(record)
                        if !isLess(a, b, 64) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
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
                    let a = read8(destination(state, record))
                    let b = read8(source(state, record))
                    _ = sub(state, a, b, 8)
                    countdown &-= retired(record)
                    if !isLess(b, a, 8) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
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
                    let a = read8(destination(state, record))
                    let b = immediate(record) & 0xff
                    _ = sub(state, a, b, 8)
                    countdown &-= retired(record)
                    if !isLess(b, a, 8) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareLE8MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        let a = read8(memory)
                        let b = immediate(record) & 0xff
                        _ = sub(state, a, b, 8)
                        countdown &-= retired(record)
                        if !isLess(b, a, 8) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
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
                    let a = read32(destination(state, record))
                    let b = read32(source(state, record))
                    _ = sub(state, a, b, 32)
                    countdown &-= retired(record)
                    if !isLess(b, a, 32) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
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
                    let a = read32(destination(state, record))
                    let b = immediate(record) & 0xffff_ffff
                    _ = sub(state, a, b, 32)
                    countdown &-= retired(record)
                    if !isLess(b, a, 32) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareLE32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        let a = read32(memory)
                        let b = immediate(record) & 0xffff_ffff
                        _ = sub(state, a, b, 32)
                        countdown &-= retired(record)
                        if !isLess(b, a, 32) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
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
                    let a = read64(destination(state, record))
                    let b = read64(source(state, record))
                    _ = sub(state, a, b, 64)
                    countdown &-= retired(record)
                    if !isLess(b, a, 64) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
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
                    let a = read64(destination(state, record))
                    let b = immediate(record)
                    _ = sub(state, a, b, 64)
                    countdown &-= retired(record)
                    if !isLess(b, a, 64) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareLE64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        let a = read64(memory)
                        let b = immediate(record)
                        _ = sub(state, a, b, 64)
                        countdown &-= retired(record)
                        if !isLess(b, a, 64) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
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
                    let a = read8(destination(state, record))
                    let b = read8(source(state, record))
                    _ = sub(state, a, b, 8)
                    countdown &-= retired(record)
                    if isLess(b, a, 8) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
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
                    let a = read8(destination(state, record))
                    let b = immediate(record) & 0xff
                    _ = sub(state, a, b, 8)
                    countdown &-= retired(record)
                    if isLess(b, a, 8) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareG8MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        let a = read8(memory)
                        let b = immediate(record) & 0xff
                        _ = sub(state, a, b, 8)
                        countdown &-= retired(record)
                        if isLess(b, a, 8) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
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
                    let a = read32(destination(state, record))
                    let b = read32(source(state, record))
                    _ = sub(state, a, b, 32)
                    countdown &-= retired(record)
                    if isLess(b, a, 32) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
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
                    let a = read32(destination(state, record))
                    let b = immediate(record) & 0xffff_ffff
                    _ = sub(state, a, b, 32)
                    countdown &-= retired(record)
                    if isLess(b, a, 32) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareG32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        let a = read32(memory)
                        let b = immediate(record) & 0xffff_ffff
                        _ = sub(state, a, b, 32)
                        countdown &-= retired(record)
                        if isLess(b, a, 32) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
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
                    let a = read64(destination(state, record))
                    let b = read64(source(state, record))
                    _ = sub(state, a, b, 64)
                    countdown &-= retired(record)
                    if isLess(b, a, 64) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
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
                    let a = read64(destination(state, record))
                    let b = immediate(record)
                    _ = sub(state, a, b, 64)
                    countdown &-= retired(record)
                    if isLess(b, a, 64) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareG64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        let a = read64(memory)
                        let b = immediate(record)
                        _ = sub(state, a, b, 64)
                        countdown &-= retired(record)
                        if isLess(b, a, 64) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
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
                    let a = read8(destination(state, record))
                    let b = read8(source(state, record))
                    let r = and(state, a, b, 8)
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
                    let a = read8(destination(state, record))
                    let b = immediate(record) & 0xff
                    let r = and(state, a, b, 8)
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
                case .testE8MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        let a = read8(memory)
                        let b = immediate(record) & 0xff
                        let r = and(state, a, b, 8)
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
                    let a = read32(destination(state, record))
                    let b = read32(source(state, record))
                    let r = and(state, a, b, 32)
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
                    let a = read32(destination(state, record))
                    let b = immediate(record) & 0xffff_ffff
                    let r = and(state, a, b, 32)
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
                case .testE32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        let a = read32(memory)
                        let b = immediate(record) & 0xffff_ffff
                        let r = and(state, a, b, 32)
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
                    let a = read64(destination(state, record))
                    let b = read64(source(state, record))
                    let r = and(state, a, b, 64)
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
                    let a = read64(destination(state, record))
                    let b = immediate(record)
                    let r = and(state, a, b, 64)
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
                case .testE64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        let a = read64(memory)
                        let b = immediate(record)
                        let r = and(state, a, b, 64)
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
                    let a = read8(destination(state, record))
                    let b = read8(source(state, record))
                    let r = and(state, a, b, 8)
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
                    let a = read8(destination(state, record))
                    let b = immediate(record) & 0xff
                    let r = and(state, a, b, 8)
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
                case .testNE8MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        let a = read8(memory)
                        let b = immediate(record) & 0xff
                        let r = and(state, a, b, 8)
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
                    let a = read32(destination(state, record))
                    let b = read32(source(state, record))
                    let r = and(state, a, b, 32)
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
                    let a = read32(destination(state, record))
                    let b = immediate(record) & 0xffff_ffff
                    let r = and(state, a, b, 32)
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
                case .testNE32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        let a = read32(memory)
                        let b = immediate(record) & 0xffff_ffff
                        let r = and(state, a, b, 32)
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
                    let a = read64(destination(state, record))
                    let b = read64(source(state, record))
                    let r = and(state, a, b, 64)
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
                    let a = read64(destination(state, record))
                    let b = immediate(record)
                    let r = and(state, a, b, 64)
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
                case .testNE64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        let a = read64(memory)
                        let b = immediate(record)
                        let r = and(state, a, b, 64)
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
                    let a = read8(destination(state, record))
                    let b = read8(source(state, record))
                    let r = and(state, a, b, 8)
                    countdown &-= retired(record)
                    if isNegative(r, 8) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
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
                    let a = read8(destination(state, record))
                    let b = immediate(record) & 0xff
                    let r = and(state, a, b, 8)
                    countdown &-= retired(record)
                    if isNegative(r, 8) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testS8MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        let a = read8(memory)
                        let b = immediate(record) & 0xff
                        let r = and(state, a, b, 8)
                        countdown &-= retired(record)
                        if isNegative(r, 8) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
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
                    let a = read32(destination(state, record))
                    let b = read32(source(state, record))
                    let r = and(state, a, b, 32)
                    countdown &-= retired(record)
                    if isNegative(r, 32) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
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
                    let a = read32(destination(state, record))
                    let b = immediate(record) & 0xffff_ffff
                    let r = and(state, a, b, 32)
                    countdown &-= retired(record)
                    if isNegative(r, 32) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testS32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        let a = read32(memory)
                        let b = immediate(record) & 0xffff_ffff
                        let r = and(state, a, b, 32)
                        countdown &-= retired(record)
                        if isNegative(r, 32) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
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
                    let a = read64(destination(state, record))
                    let b = read64(source(state, record))
                    let r = and(state, a, b, 64)
                    countdown &-= retired(record)
                    if isNegative(r, 64) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
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
                    let a = read64(destination(state, record))
                    let b = immediate(record)
                    let r = and(state, a, b, 64)
                    countdown &-= retired(record)
                    if isNegative(r, 64) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testS64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        let a = read64(memory)
                        let b = immediate(record)
                        let r = and(state, a, b, 64)
                        countdown &-= retired(record)
                        if isNegative(r, 64) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
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
                    let a = read8(destination(state, record))
                    let b = read8(source(state, record))
                    let r = and(state, a, b, 8)
                    countdown &-= retired(record)
                    if !isNegative(r, 8) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
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
                    let a = read8(destination(state, record))
                    let b = immediate(record) & 0xff
                    let r = and(state, a, b, 8)
                    countdown &-= retired(record)
                    if !isNegative(r, 8) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testNS8MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        let a = read8(memory)
                        let b = immediate(record) & 0xff
                        let r = and(state, a, b, 8)
                        countdown &-= retired(record)
                        if !isNegative(r, 8) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
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
                    let a = read32(destination(state, record))
                    let b = read32(source(state, record))
                    let r = and(state, a, b, 32)
                    countdown &-= retired(record)
                    if !isNegative(r, 32) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
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
                    let a = read32(destination(state, record))
                    let b = immediate(record) & 0xffff_ffff
                    let r = and(state, a, b, 32)
                    countdown &-= retired(record)
                    if !isNegative(r, 32) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testNS32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        let a = read32(memory)
                        let b = immediate(record) & 0xffff_ffff
                        let r = and(state, a, b, 32)
                        countdown &-= retired(record)
                        if !isNegative(r, 32) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
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
                    let a = read64(destination(state, record))
                    let b = read64(source(state, record))
                    let r = and(state, a, b, 64)
                    countdown &-= retired(record)
                    if !isNegative(r, 64) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
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
                    let a = read64(destination(state, record))
                    let b = immediate(record)
                    let r = and(state, a, b, 64)
                    countdown &-= retired(record)
                    if !isNegative(r, 64) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testNS64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        let a = read64(memory)
                        let b = immediate(record)
                        let r = and(state, a, b, 64)
                        countdown &-= retired(record)
                        if !isNegative(r, 64) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
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
                    let a = read8(destination(state, record))
                    let b = read8(source(state, record))
                    let r = and(state, a, b, 8)
                    countdown &-= retired(record)
                    if !isLess(0, r, 8) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
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
                    let a = read8(destination(state, record))
                    let b = immediate(record) & 0xff
                    let r = and(state, a, b, 8)
                    countdown &-= retired(record)
                    if !isLess(0, r, 8) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testLE8MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        let a = read8(memory)
                        let b = immediate(record) & 0xff
                        let r = and(state, a, b, 8)
                        countdown &-= retired(record)
                        if !isLess(0, r, 8) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
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
                    let a = read32(destination(state, record))
                    let b = read32(source(state, record))
                    let r = and(state, a, b, 32)
                    countdown &-= retired(record)
                    if !isLess(0, r, 32) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
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
                    let a = read32(destination(state, record))
                    let b = immediate(record) & 0xffff_ffff
                    let r = and(state, a, b, 32)
                    countdown &-= retired(record)
                    if !isLess(0, r, 32) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testLE32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        let a = read32(memory)
                        let b = immediate(record) & 0xffff_ffff
                        let r = and(state, a, b, 32)
                        countdown &-= retired(record)
                        if !isLess(0, r, 32) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
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
                    let a = read64(destination(state, record))
                    let b = read64(source(state, record))
                    let r = and(state, a, b, 64)
                    countdown &-= retired(record)
                    if !isLess(0, r, 64) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
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
                    let a = read64(destination(state, record))
                    let b = immediate(record)
                    let r = and(state, a, b, 64)
                    countdown &-= retired(record)
                    if !isLess(0, r, 64) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testLE64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        let a = read64(memory)
                        let b = immediate(record)
                        let r = and(state, a, b, 64)
                        countdown &-= retired(record)
                        if !isLess(0, r, 64) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
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
                    let a = read8(destination(state, record))
                    let b = read8(source(state, record))
                    let r = and(state, a, b, 8)
                    countdown &-= retired(record)
                    if isLess(0, r, 8) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
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
                    let a = read8(destination(state, record))
                    let b = immediate(record) & 0xff
                    let r = and(state, a, b, 8)
                    countdown &-= retired(record)
                    if isLess(0, r, 8) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testG8MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        let a = read8(memory)
                        let b = immediate(record) & 0xff
                        let r = and(state, a, b, 8)
                        countdown &-= retired(record)
                        if isLess(0, r, 8) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
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
                    let a = read32(destination(state, record))
                    let b = read32(source(state, record))
                    let r = and(state, a, b, 32)
                    countdown &-= retired(record)
                    if isLess(0, r, 32) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
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
                    let a = read32(destination(state, record))
                    let b = immediate(record) & 0xffff_ffff
                    let r = and(state, a, b, 32)
                    countdown &-= retired(record)
                    if isLess(0, r, 32) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testG32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        let a = read32(memory)
                        let b = immediate(record) & 0xffff_ffff
                        let r = and(state, a, b, 32)
                        countdown &-= retired(record)
                        if isLess(0, r, 32) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
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
                    let a = read64(destination(state, record))
                    let b = read64(source(state, record))
                    let r = and(state, a, b, 64)
                    countdown &-= retired(record)
                    if isLess(0, r, 64) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
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
                    let a = read64(destination(state, record))
                    let b = immediate(record)
                    let r = and(state, a, b, 64)
                    countdown &-= retired(record)
                    if isLess(0, r, 64) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testG64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        let a = read64(memory)
                        let b = immediate(record)
                        let r = and(state, a, b, 64)
                        countdown &-= retired(record)
                        if isLess(0, r, 64) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
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
                    let address = read64(state.base + 32) &- 8
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        write64(host(entry, address), read64(source(state, record)))
                        write64(state.base + 32, address)
                        record += recordSizeBytes
                        continue run
                    }
                case .pushI:
                    let address = read64(state.base + 32) &- 8
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        write64(host(entry, address), immediate(record))
                        write64(state.base + 32, address)
                        record += recordSizeBytes
                        continue run
                    }
                case .pushM:
                    let place = farAddress(state, record)
                    let placeEntry = dataEntry(state, place)
                    if canLoad(placeEntry, place, 8) {
                        let value = read64(host(placeEntry, place))
                        let address = read64(state.base + 32) &- 8
                        let entry = dataEntry(state, address)
                        if canStore(entry, address, 8) {
                            write64(host(entry, address), value)
                            write64(state.base + 32, address)
                            record += recordSizeBytes
                            continue run
                        }
                    }
                case .popR:
                    let result = destination(state, record)
                    let address = read64(state.base + 32)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        write64(state.base + 32, address &+ 8)
                        write64(result, read64(host(entry, address)))
                        record += recordSizeBytes
                        continue run
                    }
                case .leave:
                    let address = read64(state.base + 40)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        write64(state.base + 32, address &+ 8)
                        write64(state.base + 40, read64(host(entry, address)))
                        record += recordSizeBytes
                        continue run
                    }
                case .callRelative:
                    let address = read64(state.base + 32) &- 8
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        write64(host(entry, address), pc &+ nextDisplacement(record))
                        write64(state.base + 32, address)
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
                    let value = read64(source(state, record))
                    if isCanonical(value) {
                        let address = read64(state.base + 32) &- 8
                        let entry = dataEntry(state, address)
                        if canStore(entry, address, 8) {
                            write64(host(entry, address), pc &+ nextDisplacement(record))
                            write64(state.base + 32, address)
                            countdown &-= retired(record)
                            pc = value
                            continue enter
                        }
                    }
                case .callM:
                    let place = farAddress(state, record)
                    let placeEntry = dataEntry(state, place)
                    if canLoad(placeEntry, place, 8) {
                        let value = read64(host(placeEntry, place))
                        if isCanonical(value) {
                            let address = read64(state.base + 32) &- 8
                            let entry = dataEntry(state, address)
                            if canStore(entry, address, 8) {
                                write64(host(entry, address), pc &+ nextDisplacement(record))
                                write64(state.base + 32, address)
                                countdown &-= retired(record)
                                pc = value
                                continue enter
                            }
                        }
                    }
                case .return:
                    let address = read64(state.base + 32)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let value = read64(host(entry, address))
                        if isCanonical(value) {
                            write64(state.base + 32, address &+ 8 &+ immediate(record))
                            countdown &-= retired(record)
                            pc = value
                            continue enter
                        }
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
                    let value = read64(source(state, record))
                    if isCanonical(value) {
                        countdown &-= retired(record)
                        pc = value
                        continue enter
                    }
                case .jumpM:
                    let place = farAddress(state, record)
                    let placeEntry = dataEntry(state, place)
                    if canLoad(placeEntry, place, 8) {
                        let value = read64(host(placeEntry, place))
                        if isCanonical(value) {
                            countdown &-= retired(record)
                            pc = value
                            continue enter
                        }
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
                    put32(result, nearAddress(state, record))
                    record += recordSizeBytes
                    continue run
                case .lea64:
                    let result = destination(state, record)
                    write64(result, nearAddress(state, record))
                    record += recordSizeBytes
                    continue run
                case .lea32X:
                    let result = destination(state, record)
                    put32(result, indexedOffset(state, record))
                    record += recordSizeBytes
                    continue run
                case .lea64X:
                    let result = destination(state, record)
                    write64(result, indexedOffset(state, record))
                    record += recordSizeBytes
                    continue run
                case .bswap32:
                    let result = destination(state, record)
                    put32(result, read32(result).byteSwapped &>> 32)
                    record += recordSizeBytes
                    continue run
                case .bswap64:
                    let result = destination(state, record)
                    write64(result, read64(result).byteSwapped)
                    record += recordSizeBytes
                    continue run
                case .xchg32:
                    let result = destination(state, record)
                    let other = source(state, record)
                    let a = read32(result)
                    put32(result, read32(other))
                    put32(other, a)
                    record += recordSizeBytes
                    continue run
                case .cmovM32:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        let value = read32(memory)
                        put32(result, state.holds(condition(record)) ? value : read32(result))
                        record += recordSizeBytes
                        continue run
                    }
                case .xchg64:
                    let result = destination(state, record)
                    let other = source(state, record)
                    let a = read64(result)
                    write64(result, read64(other))
                    write64(other, a)
                    record += recordSizeBytes
                    continue run
                case .cmovM64:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        let value = read64(memory)
                        write64(result, state.holds(condition(record)) ? value : read64(result))
                        record += recordSizeBytes
                        continue run
                    }
                case .signA64:
                    write64(state.base, signed(read32(state.base), 32))
                    record += recordSizeBytes
                    continue run
                case .signD32:
                    put32(state.base + 16, signed(read32(state.base), 32) &>> 32)
                    record += recordSizeBytes
                    continue run
                case .signD64:
                    write64(state.base + 16, isNegative(read64(state.base), 64) ? .max : 0)
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
