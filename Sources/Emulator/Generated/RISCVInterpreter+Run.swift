// Written by `isagen` from Tools/isagen. Do not edit: change the table and run `swift run isagen`.

extension RISCVInterpreter {
    /// Runs decoded blocks until `countdown` or `attention` says to leave.
    ///
    /// Locals live in host registers: `record` (next record), `pc` (address of the current block), `countdown`.
    /// A case that is done says `continue run`; a fault falls out of the switch.
    @inline(never)
    static func run(_ state: RISCVState, _ hart: RISCVHart) {
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
            if let slot = link {
                slot.storeBytes(of: UInt64(UInt(bitPattern: record)), as: UInt64.self)
                link = nil
            }

            run: while true {
                switch opcode(record) {
                case .beq:
                    let a = source1(state, record)
                    let b = source2(state, record)
                    countdown &-= retired(record)
                    if a == b {
                        pc = pc &+ lowDisplacement(record)
                        let next = linkedRecord(record, 16)
                        if next > 1, !mustLeave(state, countdown) {
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 16 : nil
                        continue enter
                    }
                    pc = pc &+ highDisplacement(record)
                    let next = linkedRecord(record, 24)
                    if next > 1, !mustLeave(state, countdown) {
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 24 : nil
                    continue enter
                case .bne:
                    let a = source1(state, record)
                    let b = source2(state, record)
                    countdown &-= retired(record)
                    if a != b {
                        pc = pc &+ lowDisplacement(record)
                        let next = linkedRecord(record, 16)
                        if next > 1, !mustLeave(state, countdown) {
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 16 : nil
                        continue enter
                    }
                    pc = pc &+ highDisplacement(record)
                    let next = linkedRecord(record, 24)
                    if next > 1, !mustLeave(state, countdown) {
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 24 : nil
                    continue enter
                case .blt:
                    let a = source1(state, record)
                    let b = source2(state, record)
                    countdown &-= retired(record)
                    if isLess(a, b) {
                        pc = pc &+ lowDisplacement(record)
                        let next = linkedRecord(record, 16)
                        if next > 1, !mustLeave(state, countdown) {
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 16 : nil
                        continue enter
                    }
                    pc = pc &+ highDisplacement(record)
                    let next = linkedRecord(record, 24)
                    if next > 1, !mustLeave(state, countdown) {
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 24 : nil
                    continue enter
                case .bge:
                    let a = source1(state, record)
                    let b = source2(state, record)
                    countdown &-= retired(record)
                    if !isLess(a, b) {
                        pc = pc &+ lowDisplacement(record)
                        let next = linkedRecord(record, 16)
                        if next > 1, !mustLeave(state, countdown) {
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 16 : nil
                        continue enter
                    }
                    pc = pc &+ highDisplacement(record)
                    let next = linkedRecord(record, 24)
                    if next > 1, !mustLeave(state, countdown) {
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 24 : nil
                    continue enter
                case .bltu:
                    let a = source1(state, record)
                    let b = source2(state, record)
                    countdown &-= retired(record)
                    if a < b {
                        pc = pc &+ lowDisplacement(record)
                        let next = linkedRecord(record, 16)
                        if next > 1, !mustLeave(state, countdown) {
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 16 : nil
                        continue enter
                    }
                    pc = pc &+ highDisplacement(record)
                    let next = linkedRecord(record, 24)
                    if next > 1, !mustLeave(state, countdown) {
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 24 : nil
                    continue enter
                case .bgeu:
                    let a = source1(state, record)
                    let b = source2(state, record)
                    countdown &-= retired(record)
                    if a >= b {
                        pc = pc &+ lowDisplacement(record)
                        let next = linkedRecord(record, 16)
                        if next > 1, !mustLeave(state, countdown) {
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 16 : nil
                        continue enter
                    }
                    pc = pc &+ highDisplacement(record)
                    let next = linkedRecord(record, 24)
                    if next > 1, !mustLeave(state, countdown) {
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 24 : nil
                    continue enter
                case .lb:
                    let target = destination(state, record)
                    let address = source1(state, record) &+ immediate(record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, Int8.self) {
                        put(target, load(entry, address, Int8.self))
                        record += recordSizeBytes
                        continue run
                    }
                    if hart.loadSlowly(record, address, .int8) {
                        record += recordSizeBytes
                        continue run
                    }
                case .lh:
                    let target = destination(state, record)
                    let address = source1(state, record) &+ immediate(record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, Int16.self) {
                        put(target, load(entry, address, Int16.self))
                        record += recordSizeBytes
                        continue run
                    }
                    if hart.loadSlowly(record, address, .int16) {
                        record += recordSizeBytes
                        continue run
                    }
                case .lw:
                    let target = destination(state, record)
                    let address = source1(state, record) &+ immediate(record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, Int32.self) {
                        put(target, load(entry, address, Int32.self))
                        record += recordSizeBytes
                        continue run
                    }
                    if hart.loadSlowly(record, address, .int32) {
                        record += recordSizeBytes
                        continue run
                    }
                case .ld:
                    let target = destination(state, record)
                    let address = source1(state, record) &+ immediate(record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        put(target, load(entry, address, UInt64.self))
                        record += recordSizeBytes
                        continue run
                    }
                    if hart.loadSlowly(record, address, .uInt64) {
                        record += recordSizeBytes
                        continue run
                    }
                case .lbu:
                    let target = destination(state, record)
                    let address = source1(state, record) &+ immediate(record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        put(target, load(entry, address, UInt8.self))
                        record += recordSizeBytes
                        continue run
                    }
                    if hart.loadSlowly(record, address, .uInt8) {
                        record += recordSizeBytes
                        continue run
                    }
                case .lhu:
                    let target = destination(state, record)
                    let address = source1(state, record) &+ immediate(record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt16.self) {
                        put(target, load(entry, address, UInt16.self))
                        record += recordSizeBytes
                        continue run
                    }
                    if hart.loadSlowly(record, address, .uInt16) {
                        record += recordSizeBytes
                        continue run
                    }
                case .lwu:
                    let target = destination(state, record)
                    let address = source1(state, record) &+ immediate(record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt32.self) {
                        put(target, load(entry, address, UInt32.self))
                        record += recordSizeBytes
                        continue run
                    }
                    if hart.loadSlowly(record, address, .uInt32) {
                        record += recordSizeBytes
                        continue run
                    }
                case .sb:
                    let address = source1(state, record) &+ immediate(record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt8.self) {
                        store(entry, address, UInt8(truncatingIfNeeded: source2(state, record)))
                        record += recordSizeBytes
                        continue run
                    }
                    if hart.storeSlowly(record, address, .uInt8) {
                        record += recordSizeBytes
                        continue run
                    }
                case .sh:
                    let address = source1(state, record) &+ immediate(record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt16.self) {
                        store(entry, address, UInt16(truncatingIfNeeded: source2(state, record)))
                        record += recordSizeBytes
                        continue run
                    }
                    if hart.storeSlowly(record, address, .uInt16) {
                        record += recordSizeBytes
                        continue run
                    }
                case .sw:
                    let address = source1(state, record) &+ immediate(record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt32.self) {
                        store(entry, address, UInt32(truncatingIfNeeded: source2(state, record)))
                        record += recordSizeBytes
                        continue run
                    }
                    if hart.storeSlowly(record, address, .uInt32) {
                        record += recordSizeBytes
                        continue run
                    }
                case .sd:
                    let address = source1(state, record) &+ immediate(record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, UInt64.self) {
                        store(entry, address, UInt64(truncatingIfNeeded: source2(state, record)))
                        record += recordSizeBytes
                        continue run
                    }
                    if hart.storeSlowly(record, address, .uInt64) {
                        record += recordSizeBytes
                        continue run
                    }
                case .addi:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let i = immediate(record)
                    put(target, a &+ i)
                    record += recordSizeBytes
                    continue run
                case .slti:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let i = immediate(record)
                    put(target, flag(isLess(a, i)))
                    record += recordSizeBytes
                    continue run
                case .sltiu:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let i = immediate(record)
                    put(target, flag(a < i))
                    record += recordSizeBytes
                    continue run
                case .xori:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let i = immediate(record)
                    put(target, a ^ i)
                    record += recordSizeBytes
                    continue run
                case .ori:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let i = immediate(record)
                    put(target, a | i)
                    record += recordSizeBytes
                    continue run
                case .andi:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let i = immediate(record)
                    put(target, a & i)
                    record += recordSizeBytes
                    continue run
                case .slli:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let i = immediate(record)
                    put(target, a &<< i)
                    record += recordSizeBytes
                    continue run
                case .srli:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let i = immediate(record)
                    put(target, a &>> i)
                    record += recordSizeBytes
                    continue run
                case .srai:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let i = immediate(record)
                    put(target, shiftRightSigned(a, i))
                    record += recordSizeBytes
                    continue run
                case .add:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let b = source2(state, record)
                    put(target, a &+ b)
                    record += recordSizeBytes
                    continue run
                case .sub:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let b = source2(state, record)
                    put(target, a &- b)
                    record += recordSizeBytes
                    continue run
                case .sll:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let b = source2(state, record)
                    put(target, a &<< b)
                    record += recordSizeBytes
                    continue run
                case .slt:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let b = source2(state, record)
                    put(target, flag(isLess(a, b)))
                    record += recordSizeBytes
                    continue run
                case .sltu:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let b = source2(state, record)
                    put(target, flag(a < b))
                    record += recordSizeBytes
                    continue run
                case .xor:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let b = source2(state, record)
                    put(target, a ^ b)
                    record += recordSizeBytes
                    continue run
                case .srl:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let b = source2(state, record)
                    put(target, a &>> b)
                    record += recordSizeBytes
                    continue run
                case .sra:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let b = source2(state, record)
                    put(target, shiftRightSigned(a, b))
                    record += recordSizeBytes
                    continue run
                case .or:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let b = source2(state, record)
                    put(target, a | b)
                    record += recordSizeBytes
                    continue run
                case .and:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let b = source2(state, record)
                    put(target, a & b)
                    record += recordSizeBytes
                    continue run
                case .addiw:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let i = immediate(record)
                    put(target, word(a &+ i))
                    record += recordSizeBytes
                    continue run
                case .slliw:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let i = immediate(record)
                    put(target, word(a &<< i))
                    record += recordSizeBytes
                    continue run
                case .srliw:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let i = immediate(record)
                    put(target, shiftRightWord(a, i))
                    record += recordSizeBytes
                    continue run
                case .sraiw:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let i = immediate(record)
                    put(target, shiftRightSignedWord(a, i))
                    record += recordSizeBytes
                    continue run
                case .addw:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let b = source2(state, record)
                    put(target, word(a &+ b))
                    record += recordSizeBytes
                    continue run
                case .subw:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let b = source2(state, record)
                    put(target, word(a &- b))
                    record += recordSizeBytes
                    continue run
                case .sllw:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let b = source2(state, record)
                    put(target, shiftLeftWord(a, b))
                    record += recordSizeBytes
                    continue run
                case .srlw:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let b = source2(state, record)
                    put(target, shiftRightWord(a, b))
                    record += recordSizeBytes
                    continue run
                case .sraw:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let b = source2(state, record)
                    put(target, shiftRightSignedWord(a, b))
                    record += recordSizeBytes
                    continue run
                case .mul:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let b = source2(state, record)
                    put(target, a &* b)
                    record += recordSizeBytes
                    continue run
                case .mulh:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let b = source2(state, record)
                    put(target, multiplyHigh(a, b))
                    record += recordSizeBytes
                    continue run
                case .mulhsu:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let b = source2(state, record)
                    put(target, multiplyHighSignedUnsigned(a, b))
                    record += recordSizeBytes
                    continue run
                case .mulhu:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let b = source2(state, record)
                    put(target, multiplyHighUnsigned(a, b))
                    record += recordSizeBytes
                    continue run
                case .div:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let b = source2(state, record)
                    put(target, divide(a, b))
                    record += recordSizeBytes
                    continue run
                case .divu:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let b = source2(state, record)
                    put(target, divideUnsigned(a, b))
                    record += recordSizeBytes
                    continue run
                case .rem:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let b = source2(state, record)
                    put(target, remainder(a, b))
                    record += recordSizeBytes
                    continue run
                case .remu:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let b = source2(state, record)
                    put(target, remainderUnsigned(a, b))
                    record += recordSizeBytes
                    continue run
                case .mulw:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let b = source2(state, record)
                    put(target, word(a &* b))
                    record += recordSizeBytes
                    continue run
                case .divw:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let b = source2(state, record)
                    put(target, divideWord(a, b))
                    record += recordSizeBytes
                    continue run
                case .divuw:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let b = source2(state, record)
                    put(target, divideUnsignedWord(a, b))
                    record += recordSizeBytes
                    continue run
                case .remw:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let b = source2(state, record)
                    put(target, remainderWord(a, b))
                    record += recordSizeBytes
                    continue run
                case .remuw:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let b = source2(state, record)
                    put(target, remainderUnsignedWord(a, b))
                    record += recordSizeBytes
                    continue run
                case .addUw:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let b = source2(state, record)
                    put(target, b &+ zeroExtendedWord(a))
                    record += recordSizeBytes
                    continue run
                case .sh1add:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let b = source2(state, record)
                    put(target, b &+ (a &<< 1))
                    record += recordSizeBytes
                    continue run
                case .sh2add:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let b = source2(state, record)
                    put(target, b &+ (a &<< 2))
                    record += recordSizeBytes
                    continue run
                case .sh3add:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let b = source2(state, record)
                    put(target, b &+ (a &<< 3))
                    record += recordSizeBytes
                    continue run
                case .sh1addUw:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let b = source2(state, record)
                    put(target, b &+ (zeroExtendedWord(a) &<< 1))
                    record += recordSizeBytes
                    continue run
                case .sh2addUw:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let b = source2(state, record)
                    put(target, b &+ (zeroExtendedWord(a) &<< 2))
                    record += recordSizeBytes
                    continue run
                case .sh3addUw:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let b = source2(state, record)
                    put(target, b &+ (zeroExtendedWord(a) &<< 3))
                    record += recordSizeBytes
                    continue run
                case .slliUw:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let i = immediate(record)
                    put(target, zeroExtendedWord(a) &<< i)
                    record += recordSizeBytes
                    continue run
                case .andn:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let b = source2(state, record)
                    put(target, a & ~b)
                    record += recordSizeBytes
                    continue run
                case .orn:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let b = source2(state, record)
                    put(target, a | ~b)
                    record += recordSizeBytes
                    continue run
                case .xnor:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let b = source2(state, record)
                    put(target, ~(a ^ b))
                    record += recordSizeBytes
                    continue run
                case .clz:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    put(target, leadingZeros(a))
                    record += recordSizeBytes
                    continue run
                case .ctz:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    put(target, trailingZeros(a))
                    record += recordSizeBytes
                    continue run
                case .cpop:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    put(target, populationCount(a))
                    record += recordSizeBytes
                    continue run
                case .clzw:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    put(target, leadingZerosWord(a))
                    record += recordSizeBytes
                    continue run
                case .ctzw:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    put(target, trailingZerosWord(a))
                    record += recordSizeBytes
                    continue run
                case .cpopw:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    put(target, populationCount(zeroExtendedWord(a)))
                    record += recordSizeBytes
                    continue run
                case .max:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let b = source2(state, record)
                    put(target, isLess(a, b) ? b : a)
                    record += recordSizeBytes
                    continue run
                case .maxu:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let b = source2(state, record)
                    put(target, a < b ? b : a)
                    record += recordSizeBytes
                    continue run
                case .min:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let b = source2(state, record)
                    put(target, isLess(a, b) ? a : b)
                    record += recordSizeBytes
                    continue run
                case .minu:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let b = source2(state, record)
                    put(target, a < b ? a : b)
                    record += recordSizeBytes
                    continue run
                case .sextB:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    put(target, signExtendedByte(a))
                    record += recordSizeBytes
                    continue run
                case .sextH:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    put(target, signExtendedHalf(a))
                    record += recordSizeBytes
                    continue run
                case .zextH:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    put(target, a & 0xffff)
                    record += recordSizeBytes
                    continue run
                case .rol:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let b = source2(state, record)
                    put(target, rotateLeft(a, b))
                    record += recordSizeBytes
                    continue run
                case .rolw:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let b = source2(state, record)
                    put(target, rotateLeftWord(a, b))
                    record += recordSizeBytes
                    continue run
                case .ror:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let b = source2(state, record)
                    put(target, rotateRight(a, b))
                    record += recordSizeBytes
                    continue run
                case .rorw:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let b = source2(state, record)
                    put(target, rotateRightWord(a, b))
                    record += recordSizeBytes
                    continue run
                case .rori:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let i = immediate(record)
                    put(target, rotateRight(a, i))
                    record += recordSizeBytes
                    continue run
                case .roriw:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let i = immediate(record)
                    put(target, rotateRightWord(a, i))
                    record += recordSizeBytes
                    continue run
                case .orcB:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    put(target, orCombineBytes(a))
                    record += recordSizeBytes
                    continue run
                case .rev8:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    put(target, a.byteSwapped)
                    record += recordSizeBytes
                    continue run
                case .bclr:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let b = source2(state, record)
                    put(target, a & ~(1 &<< b))
                    record += recordSizeBytes
                    continue run
                case .bclri:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let i = immediate(record)
                    put(target, a & ~(1 &<< i))
                    record += recordSizeBytes
                    continue run
                case .bext:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let b = source2(state, record)
                    put(target, (a &>> b) & 1)
                    record += recordSizeBytes
                    continue run
                case .bexti:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let i = immediate(record)
                    put(target, (a &>> i) & 1)
                    record += recordSizeBytes
                    continue run
                case .binv:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let b = source2(state, record)
                    put(target, a ^ (1 &<< b))
                    record += recordSizeBytes
                    continue run
                case .binvi:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let i = immediate(record)
                    put(target, a ^ (1 &<< i))
                    record += recordSizeBytes
                    continue run
                case .bset:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let b = source2(state, record)
                    put(target, a | (1 &<< b))
                    record += recordSizeBytes
                    continue run
                case .bseti:
                    let target = destination(state, record)
                    let a = source1(state, record)
                    let i = immediate(record)
                    put(target, a | (1 &<< i))
                    record += recordSizeBytes
                    continue run
                case .flw:
                    let target = destination(state, record)
                    let address = source1(state, record) &+ immediate(record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, Boxed.self) {
                        put(target, load(entry, address, Boxed.self))
                        record += recordSizeBytes
                        continue run
                    }
                    if hart.loadSlowly(record, address, .boxed) {
                        record += recordSizeBytes
                        continue run
                    }
                case .illegal:
                    raiseIllegal(state, record)
                case .nothing:
                    record += recordSizeBytes
                    continue run
                case .constant:
                    set(state, record, immediate(record))
                    record += recordSizeBytes
                    continue run
                case .pcRelative:
                    set(state, record, pc &+ immediate(record))
                    record += recordSizeBytes
                    continue run
                case .move:
                    set(state, record, source1(state, record))
                    record += recordSizeBytes
                    continue run
                case .jumpAndLink:
                    countdown &-= retired(record)
                    set(state, record, pc &+ highDisplacement(record))
                    pc = pc &+ lowDisplacement(record)
                    let next = linkedRecord(record, 16)
                    if next > 1, !mustLeave(state, countdown) {
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 16 : nil
                    continue enter
                case .jump:
                    countdown &-= retired(record)
                    pc = pc &+ lowDisplacement(record)
                    let next = linkedRecord(record, 16)
                    if next > 1, !mustLeave(state, countdown) {
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 16 : nil
                    continue enter
                case .jumpAndLinkRegister:
                    countdown &-= retired(record)
                    let target = source1(state, record) &+ lowDisplacement(record)
                    set(state, record, pc &+ highDisplacement(record))
                    pc = target & ~1
                    continue enter
                case .jumpRegister:
                    countdown &-= retired(record)
                    pc = (source1(state, record) &+ lowDisplacement(record)) & ~1
                    continue enter
                case .blockEnd:
                    countdown &-= index(record)
                    pc = pc &+ highDisplacement(record)
                    let next = linkedRecord(record, 24)
                    if next > 1, !mustLeave(state, countdown) {
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 24 : nil
                    continue enter
                case .floatCheck:
                    if checkFloat(state, record) {
                        record += recordSizeBytes
                        continue run
                    }
                case .straddle:
                    switch hart.checkStraddle(record, pc &+ offset(record)) {
                    case .same:
                        record += recordSizeBytes
                        continue run
                    case .changed:
                        continue enter
                    case .fault:
                        break
                    }
                    case .ldThenLd:
                    let address = source1(state, record) &+ lowDisplacement(record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, DoublewordPair.self) {
                        set(state, record, load(entry, address, UInt64.self))
                        setSecond(state, record, load(entry, address &+ 8, UInt64.self))
                        record += 2 &* recordSizeBytes
                    }
                    record += recordSizeBytes
                    continue run
                    case .sdThenSd:
                    let address = source1(state, record) &+ lowDisplacement(record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, DoublewordPair.self) {
                        store(entry, address, source2(state, record))
                        store(entry, address &+ 8, secondSource1(state, record))
                        record += 2 &* recordSizeBytes
                    }
                    record += recordSizeBytes
                    continue run
                    case .addiThenJumpRegister:
                    let first: UInt64
                    do {
                        let a = source1(state, record)
                        let i = highDisplacement(record)
                        first = a &+ i
                    }
                    countdown &-= retired(record)
                    set(state, record, first)
                    pc = (secondSource1(state, record) &+ lowDisplacement(record)) & ~1
                    continue enter
                    case .addThenLd:
                    let first: UInt64
                    do {
                        let a = source1(state, record)
                        let b = source2(state, record)
                        first = a &+ b
                    }
                    let address = first &+ highDisplacement(record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        set(state, record, first)
                        setSecond(state, record, load(entry, address, UInt64.self))
                        record += 2 &* recordSizeBytes
                    }
                    record += recordSizeBytes
                    continue run
                    case .addThenLw:
                    let first: UInt64
                    do {
                        let a = source1(state, record)
                        let b = source2(state, record)
                        first = a &+ b
                    }
                    let address = first &+ highDisplacement(record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, Int32.self) {
                        set(state, record, first)
                        setSecond(state, record, load(entry, address, Int32.self))
                        record += 2 &* recordSizeBytes
                    }
                    record += recordSizeBytes
                    continue run
                    case .addThenLhu:
                    let first: UInt64
                    do {
                        let a = source1(state, record)
                        let b = source2(state, record)
                        first = a &+ b
                    }
                    let address = first &+ highDisplacement(record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt16.self) {
                        set(state, record, first)
                        setSecond(state, record, load(entry, address, UInt16.self))
                        record += 2 &* recordSizeBytes
                    }
                    record += recordSizeBytes
                    continue run
                    case .addThenLbu:
                    let first: UInt64
                    do {
                        let a = source1(state, record)
                        let b = source2(state, record)
                        first = a &+ b
                    }
                    let address = first &+ highDisplacement(record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        set(state, record, first)
                        setSecond(state, record, load(entry, address, UInt8.self))
                        record += 2 &* recordSizeBytes
                    }
                    record += recordSizeBytes
                    continue run
                    case .pcRelativeThenLd:
                    let first: UInt64
                    do {
                        let i = lowDisplacement(record)
                        first = pc &+ i
                    }
                    let address = first &+ highDisplacement(record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        set(state, record, first)
                        setSecond(state, record, load(entry, address, UInt64.self))
                        record += 2 &* recordSizeBytes
                    }
                    record += recordSizeBytes
                    continue run
                    case .pcRelativeThenLw:
                    let first: UInt64
                    do {
                        let i = lowDisplacement(record)
                        first = pc &+ i
                    }
                    let address = first &+ highDisplacement(record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, Int32.self) {
                        set(state, record, first)
                        setSecond(state, record, load(entry, address, Int32.self))
                        record += 2 &* recordSizeBytes
                    }
                    record += recordSizeBytes
                    continue run
                    case .ldThenBeq:
                    let address = source1(state, record) &+ shortImmediate(record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        set(state, record, load(entry, address, UInt64.self))
                        let a = secondSource3(state, record)
                        let b = source2(state, record)
                        countdown &-= retired(record)
                        if a == b {
                            pc = pc &+ lowDisplacement(record)
                            let next = linkedRecord(record, 16)
                            if next > 1, !mustLeave(state, countdown) {
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 16 : nil
                            continue enter
                        }
                        pc = pc &+ highDisplacement(record)
                        let next = linkedRecord(record, 24)
                        if next > 1, !mustLeave(state, countdown) {
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 24 : nil
                        continue enter
                    }
                    record += 2 &* recordSizeBytes
                    continue run
                    case .ldThenBne:
                    let address = source1(state, record) &+ shortImmediate(record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt64.self) {
                        set(state, record, load(entry, address, UInt64.self))
                        let a = secondSource3(state, record)
                        let b = source2(state, record)
                        countdown &-= retired(record)
                        if a != b {
                            pc = pc &+ lowDisplacement(record)
                            let next = linkedRecord(record, 16)
                            if next > 1, !mustLeave(state, countdown) {
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 16 : nil
                            continue enter
                        }
                        pc = pc &+ highDisplacement(record)
                        let next = linkedRecord(record, 24)
                        if next > 1, !mustLeave(state, countdown) {
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 24 : nil
                        continue enter
                    }
                    record += 2 &* recordSizeBytes
                    continue run
                    case .lwThenBeq:
                    let address = source1(state, record) &+ shortImmediate(record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, Int32.self) {
                        set(state, record, load(entry, address, Int32.self))
                        let a = secondSource3(state, record)
                        let b = source2(state, record)
                        countdown &-= retired(record)
                        if a == b {
                            pc = pc &+ lowDisplacement(record)
                            let next = linkedRecord(record, 16)
                            if next > 1, !mustLeave(state, countdown) {
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 16 : nil
                            continue enter
                        }
                        pc = pc &+ highDisplacement(record)
                        let next = linkedRecord(record, 24)
                        if next > 1, !mustLeave(state, countdown) {
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 24 : nil
                        continue enter
                    }
                    record += 2 &* recordSizeBytes
                    continue run
                    case .lwThenBne:
                    let address = source1(state, record) &+ shortImmediate(record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, Int32.self) {
                        set(state, record, load(entry, address, Int32.self))
                        let a = secondSource3(state, record)
                        let b = source2(state, record)
                        countdown &-= retired(record)
                        if a != b {
                            pc = pc &+ lowDisplacement(record)
                            let next = linkedRecord(record, 16)
                            if next > 1, !mustLeave(state, countdown) {
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 16 : nil
                            continue enter
                        }
                        pc = pc &+ highDisplacement(record)
                        let next = linkedRecord(record, 24)
                        if next > 1, !mustLeave(state, countdown) {
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 24 : nil
                        continue enter
                    }
                    record += 2 &* recordSizeBytes
                    continue run
                    case .lbuThenBne:
                    let address = source1(state, record) &+ shortImmediate(record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        set(state, record, load(entry, address, UInt8.self))
                        let a = secondSource3(state, record)
                        let b = source2(state, record)
                        countdown &-= retired(record)
                        if a != b {
                            pc = pc &+ lowDisplacement(record)
                            let next = linkedRecord(record, 16)
                            if next > 1, !mustLeave(state, countdown) {
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 16 : nil
                            continue enter
                        }
                        pc = pc &+ highDisplacement(record)
                        let next = linkedRecord(record, 24)
                        if next > 1, !mustLeave(state, countdown) {
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 24 : nil
                        continue enter
                    }
                    record += 2 &* recordSizeBytes
                    continue run
                    case .lbuThenBeq:
                    let address = source1(state, record) &+ shortImmediate(record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt8.self) {
                        set(state, record, load(entry, address, UInt8.self))
                        let a = secondSource3(state, record)
                        let b = source2(state, record)
                        countdown &-= retired(record)
                        if a == b {
                            pc = pc &+ lowDisplacement(record)
                            let next = linkedRecord(record, 16)
                            if next > 1, !mustLeave(state, countdown) {
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 16 : nil
                            continue enter
                        }
                        pc = pc &+ highDisplacement(record)
                        let next = linkedRecord(record, 24)
                        if next > 1, !mustLeave(state, countdown) {
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 24 : nil
                        continue enter
                    }
                    record += 2 &* recordSizeBytes
                    continue run
                    case .lhuThenBgeu:
                    let address = source1(state, record) &+ shortImmediate(record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, UInt16.self) {
                        set(state, record, load(entry, address, UInt16.self))
                        let a = secondSource3(state, record)
                        let b = source2(state, record)
                        countdown &-= retired(record)
                        if a >= b {
                            pc = pc &+ lowDisplacement(record)
                            let next = linkedRecord(record, 16)
                            if next > 1, !mustLeave(state, countdown) {
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 16 : nil
                            continue enter
                        }
                        pc = pc &+ highDisplacement(record)
                        let next = linkedRecord(record, 24)
                        if next > 1, !mustLeave(state, countdown) {
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 24 : nil
                        continue enter
                    }
                    record += 2 &* recordSizeBytes
                    continue run
                    case .addiThenBne:
                    let first: UInt64
                    do {
                        let a = source1(state, record)
                        let i = shortImmediate(record)
                        first = a &+ i
                    }
                    set(state, record, first)
                    let a = secondSource3(state, record)
                    let b = source2(state, record)
                    countdown &-= retired(record)
                    if a != b {
                        pc = pc &+ lowDisplacement(record)
                        let next = linkedRecord(record, 16)
                        if next > 1, !mustLeave(state, countdown) {
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 16 : nil
                        continue enter
                    }
                    pc = pc &+ highDisplacement(record)
                    let next = linkedRecord(record, 24)
                    if next > 1, !mustLeave(state, countdown) {
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 24 : nil
                    continue enter
                    case .addiThenBeq:
                    let first: UInt64
                    do {
                        let a = source1(state, record)
                        let i = shortImmediate(record)
                        first = a &+ i
                    }
                    set(state, record, first)
                    let a = secondSource3(state, record)
                    let b = source2(state, record)
                    countdown &-= retired(record)
                    if a == b {
                        pc = pc &+ lowDisplacement(record)
                        let next = linkedRecord(record, 16)
                        if next > 1, !mustLeave(state, countdown) {
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 16 : nil
                        continue enter
                    }
                    pc = pc &+ highDisplacement(record)
                    let next = linkedRecord(record, 24)
                    if next > 1, !mustLeave(state, countdown) {
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 24 : nil
                    continue enter
                    case .addiThenBltu:
                    let first: UInt64
                    do {
                        let a = source1(state, record)
                        let i = shortImmediate(record)
                        first = a &+ i
                    }
                    set(state, record, first)
                    let a = secondSource3(state, record)
                    let b = source2(state, record)
                    countdown &-= retired(record)
                    if a < b {
                        pc = pc &+ lowDisplacement(record)
                        let next = linkedRecord(record, 16)
                        if next > 1, !mustLeave(state, countdown) {
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 16 : nil
                        continue enter
                    }
                    pc = pc &+ highDisplacement(record)
                    let next = linkedRecord(record, 24)
                    if next > 1, !mustLeave(state, countdown) {
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 24 : nil
                    continue enter
                    case .addiwThenBeq:
                    let first: UInt64
                    do {
                        let a = source1(state, record)
                        let i = shortImmediate(record)
                        first = word(a &+ i)
                    }
                    set(state, record, first)
                    let a = secondSource3(state, record)
                    let b = source2(state, record)
                    countdown &-= retired(record)
                    if a == b {
                        pc = pc &+ lowDisplacement(record)
                        let next = linkedRecord(record, 16)
                        if next > 1, !mustLeave(state, countdown) {
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 16 : nil
                        continue enter
                    }
                    pc = pc &+ highDisplacement(record)
                    let next = linkedRecord(record, 24)
                    if next > 1, !mustLeave(state, countdown) {
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 24 : nil
                    continue enter
                    case .addiwThenBne:
                    let first: UInt64
                    do {
                        let a = source1(state, record)
                        let i = shortImmediate(record)
                        first = word(a &+ i)
                    }
                    set(state, record, first)
                    let a = secondSource3(state, record)
                    let b = source2(state, record)
                    countdown &-= retired(record)
                    if a != b {
                        pc = pc &+ lowDisplacement(record)
                        let next = linkedRecord(record, 16)
                        if next > 1, !mustLeave(state, countdown) {
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 16 : nil
                        continue enter
                    }
                    pc = pc &+ highDisplacement(record)
                    let next = linkedRecord(record, 24)
                    if next > 1, !mustLeave(state, countdown) {
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 24 : nil
                    continue enter
                    case .andiThenBeq:
                    let first: UInt64
                    do {
                        let a = source1(state, record)
                        let i = shortImmediate(record)
                        first = a & i
                    }
                    set(state, record, first)
                    let a = secondSource3(state, record)
                    let b = source2(state, record)
                    countdown &-= retired(record)
                    if a == b {
                        pc = pc &+ lowDisplacement(record)
                        let next = linkedRecord(record, 16)
                        if next > 1, !mustLeave(state, countdown) {
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 16 : nil
                        continue enter
                    }
                    pc = pc &+ highDisplacement(record)
                    let next = linkedRecord(record, 24)
                    if next > 1, !mustLeave(state, countdown) {
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 24 : nil
                    continue enter
                    case .andiThenBne:
                    let first: UInt64
                    do {
                        let a = source1(state, record)
                        let i = shortImmediate(record)
                        first = a & i
                    }
                    set(state, record, first)
                    let a = secondSource3(state, record)
                    let b = source2(state, record)
                    countdown &-= retired(record)
                    if a != b {
                        pc = pc &+ lowDisplacement(record)
                        let next = linkedRecord(record, 16)
                        if next > 1, !mustLeave(state, countdown) {
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 16 : nil
                        continue enter
                    }
                    pc = pc &+ highDisplacement(record)
                    let next = linkedRecord(record, 24)
                    if next > 1, !mustLeave(state, countdown) {
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 24 : nil
                    continue enter
                    case .slliThenSrli:
                    let first: UInt64
                    do {
                        let a = source1(state, record)
                        let i = lowDisplacement(record)
                        first = a &<< i
                    }
                    set(state, record, first)
                    let second: UInt64
                    do {
                        let a = secondSource1(state, record)
                        let i = highDisplacement(record)
                        second = a &>> i
                    }
                    setSecond(state, record, second)
                    record += recordSizeBytes
                    continue run
                    case .slliThenAdd:
                    let first: UInt64
                    do {
                        let a = source1(state, record)
                        let i = lowDisplacement(record)
                        first = a &<< i
                    }
                    set(state, record, first)
                    let second: UInt64
                    do {
                        let a = secondSource1(state, record)
                        let b = secondSource2(state, record)
                        second = a &+ b
                    }
                    setSecond(state, record, second)
                    record += recordSizeBytes
                    continue run
                    case .srliThenAdd:
                    let first: UInt64
                    do {
                        let a = source1(state, record)
                        let i = lowDisplacement(record)
                        first = a &>> i
                    }
                    set(state, record, first)
                    let second: UInt64
                    do {
                        let a = secondSource1(state, record)
                        let b = secondSource2(state, record)
                        second = a &+ b
                    }
                    setSecond(state, record, second)
                    record += recordSizeBytes
                    continue run
                    case .andiThenSlli:
                    let first: UInt64
                    do {
                        let a = source1(state, record)
                        let i = lowDisplacement(record)
                        first = a & i
                    }
                    set(state, record, first)
                    let second: UInt64
                    do {
                        let a = secondSource1(state, record)
                        let i = highDisplacement(record)
                        second = a &<< i
                    }
                    setSecond(state, record, second)
                    record += recordSizeBytes
                    continue run
                    case .andiThenSrli:
                    let first: UInt64
                    do {
                        let a = source1(state, record)
                        let i = lowDisplacement(record)
                        first = a & i
                    }
                    set(state, record, first)
                    let second: UInt64
                    do {
                        let a = secondSource1(state, record)
                        let i = highDisplacement(record)
                        second = a &>> i
                    }
                    setSecond(state, record, second)
                    record += recordSizeBytes
                    continue run
                    case .andThenSlli:
                    let first: UInt64
                    do {
                        let a = source1(state, record)
                        let b = source2(state, record)
                        first = a & b
                    }
                    set(state, record, first)
                    let second: UInt64
                    do {
                        let a = secondSource1(state, record)
                        let i = highDisplacement(record)
                        second = a &<< i
                    }
                    setSecond(state, record, second)
                    record += recordSizeBytes
                    continue run
                    case .addThenAdd:
                    let first: UInt64
                    do {
                        let a = source1(state, record)
                        let b = source2(state, record)
                        first = a &+ b
                    }
                    set(state, record, first)
                    let second: UInt64
                    do {
                        let a = secondSource1(state, record)
                        let b = secondSource2(state, record)
                        second = a &+ b
                    }
                    setSecond(state, record, second)
                    record += recordSizeBytes
                    continue run
                    case .constantThenAdd:
                    let first: UInt64
                    do {
                        let i = lowDisplacement(record)
                        first = i
                    }
                    set(state, record, first)
                    let second: UInt64
                    do {
                        let a = secondSource1(state, record)
                        let b = secondSource2(state, record)
                        second = a &+ b
                    }
                    setSecond(state, record, second)
                    record += recordSizeBytes
                    continue run
                    case .moveThenMove:
                    let first: UInt64
                    do {
                        let a = source1(state, record)
                        first = a
                    }
                    set(state, record, first)
                    let second: UInt64
                    do {
                        let a = secondSource1(state, record)
                        second = a
                    }
                    setSecond(state, record, second)
                    record += recordSizeBytes
                    continue run
                    case .addiThenAddi:
                    let first: UInt64
                    do {
                        let a = source1(state, record)
                        let i = lowDisplacement(record)
                        first = a &+ i
                    }
                    set(state, record, first)
                    let second: UInt64
                    do {
                        let a = secondSource1(state, record)
                        let i = highDisplacement(record)
                        second = a &+ i
                    }
                    setSecond(state, record, second)
                    record += recordSizeBytes
                    continue run
                    case .xorThenAndi:
                    let first: UInt64
                    do {
                        let a = source1(state, record)
                        let b = source2(state, record)
                        first = a ^ b
                    }
                    set(state, record, first)
                    let second: UInt64
                    do {
                        let a = secondSource1(state, record)
                        let i = highDisplacement(record)
                        second = a & i
                    }
                    setSecond(state, record, second)
                    record += recordSizeBytes
                    continue run
                    case .addiThenXor:
                    let first: UInt64
                    do {
                        let a = source1(state, record)
                        let i = lowDisplacement(record)
                        first = a &+ i
                    }
                    set(state, record, first)
                    let second: UInt64
                    do {
                        let a = secondSource1(state, record)
                        let b = secondSource2(state, record)
                        second = a ^ b
                    }
                    setSecond(state, record, second)
                    record += recordSizeBytes
                    continue run
                    case .srliwThenSlliw:
                    let first: UInt64
                    do {
                        let a = source1(state, record)
                        let i = lowDisplacement(record)
                        first = shiftRightWord(a, i)
                    }
                    set(state, record, first)
                    let second: UInt64
                    do {
                        let a = secondSource1(state, record)
                        let i = highDisplacement(record)
                        second = word(a &<< i)
                    }
                    setSecond(state, record, second)
                    record += recordSizeBytes
                    continue run
                    case .slliwThenSrliw:
                    let first: UInt64
                    do {
                        let a = source1(state, record)
                        let i = lowDisplacement(record)
                        first = word(a &<< i)
                    }
                    set(state, record, first)
                    let second: UInt64
                    do {
                        let a = secondSource1(state, record)
                        let i = highDisplacement(record)
                        second = shiftRightWord(a, i)
                    }
                    setSecond(state, record, second)
                    record += recordSizeBytes
                    continue run
                    case .slliwThenOr:
                    let first: UInt64
                    do {
                        let a = source1(state, record)
                        let i = lowDisplacement(record)
                        first = word(a &<< i)
                    }
                    set(state, record, first)
                    let second: UInt64
                    do {
                        let a = secondSource1(state, record)
                        let b = secondSource2(state, record)
                        second = a | b
                    }
                    setSecond(state, record, second)
                    record += recordSizeBytes
                    continue run
                    case .srliwThenOr:
                    let first: UInt64
                    do {
                        let a = source1(state, record)
                        let i = lowDisplacement(record)
                        first = shiftRightWord(a, i)
                    }
                    set(state, record, first)
                    let second: UInt64
                    do {
                        let a = secondSource1(state, record)
                        let b = secondSource2(state, record)
                        second = a | b
                    }
                    setSecond(state, record, second)
                    record += recordSizeBytes
                    continue run
                    case .orThenXor:
                    let first: UInt64
                    do {
                        let a = source1(state, record)
                        let b = source2(state, record)
                        first = a | b
                    }
                    set(state, record, first)
                    let second: UInt64
                    do {
                        let a = secondSource1(state, record)
                        let b = secondSource2(state, record)
                        second = a ^ b
                    }
                    setSecond(state, record, second)
                    record += recordSizeBytes
                    continue run
                    case .orThenOr:
                    let first: UInt64
                    do {
                        let a = source1(state, record)
                        let b = source2(state, record)
                        first = a | b
                    }
                    set(state, record, first)
                    let second: UInt64
                    do {
                        let a = secondSource1(state, record)
                        let b = secondSource2(state, record)
                        second = a | b
                    }
                    setSecond(state, record, second)
                    record += recordSizeBytes
                    continue run
                    case .xorThenAddw:
                    let first: UInt64
                    do {
                        let a = source1(state, record)
                        let b = source2(state, record)
                        first = a ^ b
                    }
                    set(state, record, first)
                    let second: UInt64
                    do {
                        let a = secondSource1(state, record)
                        let b = secondSource2(state, record)
                        second = word(a &+ b)
                    }
                    setSecond(state, record, second)
                    record += recordSizeBytes
                    continue run
                    case .addwThenSrliw:
                    let first: UInt64
                    do {
                        let a = source1(state, record)
                        let b = source2(state, record)
                        first = word(a &+ b)
                    }
                    set(state, record, first)
                    let second: UInt64
                    do {
                        let a = secondSource1(state, record)
                        let i = highDisplacement(record)
                        second = shiftRightWord(a, i)
                    }
                    setSecond(state, record, second)
                    record += recordSizeBytes
                    continue run
                    case .addwThenSlliw:
                    let first: UInt64
                    do {
                        let a = source1(state, record)
                        let b = source2(state, record)
                        first = word(a &+ b)
                    }
                    set(state, record, first)
                    let second: UInt64
                    do {
                        let a = secondSource1(state, record)
                        let i = highDisplacement(record)
                        second = word(a &<< i)
                    }
                    setSecond(state, record, second)
                    record += recordSizeBytes
                    continue run
                    case .addwThenAddw:
                    let first: UInt64
                    do {
                        let a = source1(state, record)
                        let b = source2(state, record)
                        first = word(a &+ b)
                    }
                    set(state, record, first)
                    let second: UInt64
                    do {
                        let a = secondSource1(state, record)
                        let b = secondSource2(state, record)
                        second = word(a &+ b)
                    }
                    setSecond(state, record, second)
                    record += recordSizeBytes
                    continue run
                    case .addwThenXor:
                    let first: UInt64
                    do {
                        let a = source1(state, record)
                        let b = source2(state, record)
                        first = word(a &+ b)
                    }
                    set(state, record, first)
                    let second: UInt64
                    do {
                        let a = secondSource1(state, record)
                        let b = secondSource2(state, record)
                        second = a ^ b
                    }
                    setSecond(state, record, second)
                    record += recordSizeBytes
                    continue run
                    case .xorThenXor:
                    let first: UInt64
                    do {
                        let a = source1(state, record)
                        let b = source2(state, record)
                        first = a ^ b
                    }
                    set(state, record, first)
                    let second: UInt64
                    do {
                        let a = secondSource1(state, record)
                        let b = secondSource2(state, record)
                        second = a ^ b
                    }
                    setSecond(state, record, second)
                    record += recordSizeBytes
                    continue run
                    case .xorThenSrliw:
                    let first: UInt64
                    do {
                        let a = source1(state, record)
                        let b = source2(state, record)
                        first = a ^ b
                    }
                    set(state, record, first)
                    let second: UInt64
                    do {
                        let a = secondSource1(state, record)
                        let i = highDisplacement(record)
                        second = shiftRightWord(a, i)
                    }
                    setSecond(state, record, second)
                    record += recordSizeBytes
                    continue run
                    case .xorThenSlliw:
                    let first: UInt64
                    do {
                        let a = source1(state, record)
                        let b = source2(state, record)
                        first = a ^ b
                    }
                    set(state, record, first)
                    let second: UInt64
                    do {
                        let a = secondSource1(state, record)
                        let i = highDisplacement(record)
                        second = word(a &<< i)
                    }
                    setSecond(state, record, second)
                    record += recordSizeBytes
                    continue run
                    case .andThenXor:
                    let first: UInt64
                    do {
                        let a = source1(state, record)
                        let b = source2(state, record)
                        first = a & b
                    }
                    set(state, record, first)
                    let second: UInt64
                    do {
                        let a = secondSource1(state, record)
                        let b = secondSource2(state, record)
                        second = a ^ b
                    }
                    setSecond(state, record, second)
                    record += recordSizeBytes
                    continue run
                    case .xorThenAnd:
                    let first: UInt64
                    do {
                        let a = source1(state, record)
                        let b = source2(state, record)
                        first = a ^ b
                    }
                    set(state, record, first)
                    let second: UInt64
                    do {
                        let a = secondSource1(state, record)
                        let b = secondSource2(state, record)
                        second = a & b
                    }
                    setSecond(state, record, second)
                    record += recordSizeBytes
                    continue run
                    case .orThenAddw:
                    let first: UInt64
                    do {
                        let a = source1(state, record)
                        let b = source2(state, record)
                        first = a | b
                    }
                    set(state, record, first)
                    let second: UInt64
                    do {
                        let a = secondSource1(state, record)
                        let b = secondSource2(state, record)
                        second = word(a &+ b)
                    }
                    setSecond(state, record, second)
                    record += recordSizeBytes
                    continue run
                    case .srliwThenXor:
                    let first: UInt64
                    do {
                        let a = source1(state, record)
                        let i = lowDisplacement(record)
                        first = shiftRightWord(a, i)
                    }
                    set(state, record, first)
                    let second: UInt64
                    do {
                        let a = secondSource1(state, record)
                        let b = secondSource2(state, record)
                        second = a ^ b
                    }
                    setSecond(state, record, second)
                    record += recordSizeBytes
                    continue run
                case .fenceI, .ecall, .ebreak, .csrrw, .csrrs, .csrrc, .csrrwi, .csrrsi, .csrrci, .sret, .wfi, .sfenceVma:
                    state.pc = pc &+ offset(record)
                    state.countdown = countdown &- index(record)
                    executeSystem(state, hart, record)
                    pc = state.pc
                    countdown = state.countdown
                    continue enter
                case .lrW, .scW, .amoaddW, .amoswapW, .amoxorW, .amoorW, .amoandW, .amominW, .amomaxW, .amominuW, .amomaxuW, .lrD, .scD, .amoaddD, .amoswapD, .amoxorD, .amoorD, .amoandD, .amominD, .amomaxD, .amominuD, .amomaxuD:
                    if executeCold(state, hart, record) {
                        record += recordSizeBytes
                        continue run
                    }
                case .fmaddS, .fmsubS, .fnmsubS, .fnmaddS, .faddS, .fsubS, .fmulS, .fdivS, .fsqrtS, .fsgnjS, .fsgnjnS, .fsgnjxS, .fminS, .fmaxS, .fleS, .fltS, .feqS, .fclassS, .fcvtWS, .fcvtWuS, .fcvtLS, .fcvtLuS, .fcvtSW, .fcvtSWu, .fcvtSL, .fcvtSLu, .fmaddD, .fmsubD, .fnmsubD, .fnmaddD, .faddD, .fsubD, .fmulD, .fdivD, .fsqrtD, .fsgnjD, .fsgnjnD, .fsgnjxD, .fminD, .fmaxD, .fleD, .fltD, .feqD, .fclassD, .fcvtWD, .fcvtWuD, .fcvtLD, .fcvtLuD, .fcvtDW, .fcvtDWu, .fcvtDL, .fcvtDLu, .fcvtSD, .fcvtDS, .fmvXW, .fmvWX:
                    if executeFloat(state, record) {
                        record += recordSizeBytes
                        continue run
                    }
                }
                state.countdown = countdown &- index(record)
                pc = hart.takeFault(at: pc &+ offset(record))
                countdown = state.countdown
                continue enter
            }
        }
        state.pc = pc
        state.countdown = countdown
    }

    /// Instructions that may change anything: they set pc and end the block.
    @inline(never)
    static func executeSystem(_ state: RISCVState, _ hart: RISCVHart, _ record: UnsafeMutableRawPointer) {
        switch opcode(record) {
        case .fenceI: hart.fenceInstruction(record)
        case .ecall: hart.environmentCall(record)
        case .ebreak: hart.breakpoint(record)
        case .csrrw: hart.accessControlRegister(record)
        case .csrrs: hart.accessControlRegister(record)
        case .csrrc: hart.accessControlRegister(record)
        case .csrrwi: hart.accessControlRegister(record)
        case .csrrsi: hart.accessControlRegister(record)
        case .csrrci: hart.accessControlRegister(record)
        case .sret: hart.supervisorReturn(record)
        case .wfi: hart.waitForInterrupt(record)
        case .sfenceVma: hart.fenceTranslations(record)
        default: break
        }
    }

    /// Instructions too rare or too long for the hot loop. False: it faulted.
    @inline(never)
    static func executeCold(_ state: RISCVState, _ hart: RISCVHart, _ record: UnsafeMutableRawPointer) -> Bool {
        switch opcode(record) {
        case .lrW: hart.loadReserved32(record)
        case .scW: hart.storeConditional32(record)
        case .amoaddW: hart.atomic32(record, .add)
        case .amoswapW: hart.atomic32(record, .swap)
        case .amoxorW: hart.atomic32(record, .exclusiveOr)
        case .amoorW: hart.atomic32(record, .or)
        case .amoandW: hart.atomic32(record, .and)
        case .amominW: hart.atomic32(record, .minimum)
        case .amomaxW: hart.atomic32(record, .maximum)
        case .amominuW: hart.atomic32(record, .minimumUnsigned)
        case .amomaxuW: hart.atomic32(record, .maximumUnsigned)
        case .lrD: hart.loadReserved64(record)
        case .scD: hart.storeConditional64(record)
        case .amoaddD: hart.atomic64(record, .add)
        case .amoswapD: hart.atomic64(record, .swap)
        case .amoxorD: hart.atomic64(record, .exclusiveOr)
        case .amoorD: hart.atomic64(record, .or)
        case .amoandD: hart.atomic64(record, .and)
        case .amominD: hart.atomic64(record, .minimum)
        case .amomaxD: hart.atomic64(record, .maximum)
        case .amominuD: hart.atomic64(record, .minimumUnsigned)
        case .amomaxuD: hart.atomic64(record, .maximumUnsigned)
        default: false
        }
    }

    /// Floating point. False: the rounding mode is reserved.
    @inline(never)
    static func executeFloat(_ state: RISCVState, _ record: UnsafeMutableRawPointer) -> Bool {
        let unit = RISCVFloatUnit(state: state, record: record)
        var status = FloatStatus(flags: UInt8(truncatingIfNeeded: state.fflags))
        switch opcode(record) {
        case .fmaddS:
            guard unit.resolveRounding(&status) else { return false }
            unit.setF32(HardFloat.f32MulAdd(unit.f32(1), unit.f32(2), unit.f32(3), &status))
        case .fmsubS:
            guard unit.resolveRounding(&status) else { return false }
            unit.setF32(HardFloat.f32MulAdd(unit.f32(1), unit.f32(2), unit.f32(3) ^ 0x8000_0000, &status))
        case .fnmsubS:
            guard unit.resolveRounding(&status) else { return false }
            unit.setF32(HardFloat.f32MulAdd(unit.f32(1) ^ 0x8000_0000, unit.f32(2), unit.f32(3), &status))
        case .fnmaddS:
            guard unit.resolveRounding(&status) else { return false }
            unit.setF32(HardFloat.f32MulAdd(unit.f32(1) ^ 0x8000_0000, unit.f32(2), unit.f32(3) ^ 0x8000_0000, &status))
        case .faddS:
            guard unit.resolveRounding(&status) else { return false }
            unit.setF32(HardFloat.f32Add(unit.f32(1), unit.f32(2), &status))
        case .fsubS:
            guard unit.resolveRounding(&status) else { return false }
            unit.setF32(HardFloat.f32Sub(unit.f32(1), unit.f32(2), &status))
        case .fmulS:
            guard unit.resolveRounding(&status) else { return false }
            unit.setF32(HardFloat.f32Mul(unit.f32(1), unit.f32(2), &status))
        case .fdivS:
            guard unit.resolveRounding(&status) else { return false }
            unit.setF32(HardFloat.f32Div(unit.f32(1), unit.f32(2), &status))
        case .fsqrtS:
            guard unit.resolveRounding(&status) else { return false }
            unit.setF32(HardFloat.f32Sqrt(unit.f32(1), &status))
        case .fsgnjS:
            unit.setF32(unit.f32(1) & ~0x8000_0000 | unit.f32(2) & 0x8000_0000)
        case .fsgnjnS:
            unit.setF32(unit.f32(1) & ~0x8000_0000 | ~unit.f32(2) & 0x8000_0000)
        case .fsgnjxS:
            unit.setF32(unit.f32(1) ^ unit.f32(2) & 0x8000_0000)
        case .fminS:
            unit.setF32(SoftFloat.f32Min(unit.f32(1), unit.f32(2), &status))
        case .fmaxS:
            unit.setF32(SoftFloat.f32Max(unit.f32(1), unit.f32(2), &status))
        case .fleS:
            unit.setX(flag(SoftFloat.f32Le(unit.f32(1), unit.f32(2), &status)))
        case .fltS:
            unit.setX(flag(SoftFloat.f32Lt(unit.f32(1), unit.f32(2), &status)))
        case .feqS:
            unit.setX(flag(SoftFloat.f32Eq(unit.f32(1), unit.f32(2), &status)))
        case .fclassS:
            unit.setX(UInt64(SoftFloat.f32Classify(unit.f32(1))))
        case .fcvtWS:
            guard unit.resolveRounding(&status) else { return false }
            unit.setX(extended(HardFloat.f32ToI32(unit.f32(1), &status)))
        case .fcvtWuS:
            guard unit.resolveRounding(&status) else { return false }
            unit.setX(extended(HardFloat.f32ToU32(unit.f32(1), &status)))
        case .fcvtLS:
            guard unit.resolveRounding(&status) else { return false }
            unit.setX(extended(HardFloat.f32ToI64(unit.f32(1), &status)))
        case .fcvtLuS:
            guard unit.resolveRounding(&status) else { return false }
            unit.setX(extended(HardFloat.f32ToU64(unit.f32(1), &status)))
        case .fcvtSW:
            guard unit.resolveRounding(&status) else { return false }
            unit.setF32(HardFloat.i32ToF32(Int32(truncatingIfNeeded: unit.x(1)), &status))
        case .fcvtSWu:
            guard unit.resolveRounding(&status) else { return false }
            unit.setF32(HardFloat.u32ToF32(UInt32(truncatingIfNeeded: unit.x(1)), &status))
        case .fcvtSL:
            guard unit.resolveRounding(&status) else { return false }
            unit.setF32(HardFloat.i64ToF32(Int64(bitPattern: unit.x(1)), &status))
        case .fcvtSLu:
            guard unit.resolveRounding(&status) else { return false }
            unit.setF32(HardFloat.u64ToF32(unit.x(1), &status))
        case .fmaddD:
            guard unit.resolveRounding(&status) else { return false }
            unit.setF64(HardFloat.f64MulAdd(unit.f64(1), unit.f64(2), unit.f64(3), &status))
        case .fmsubD:
            guard unit.resolveRounding(&status) else { return false }
            unit.setF64(HardFloat.f64MulAdd(unit.f64(1), unit.f64(2), unit.f64(3) ^ 0x8000_0000_0000_0000, &status))
        case .fnmsubD:
            guard unit.resolveRounding(&status) else { return false }
            unit.setF64(HardFloat.f64MulAdd(unit.f64(1) ^ 0x8000_0000_0000_0000, unit.f64(2), unit.f64(3), &status))
        case .fnmaddD:
            guard unit.resolveRounding(&status) else { return false }
            unit.setF64(HardFloat.f64MulAdd(unit.f64(1) ^ 0x8000_0000_0000_0000, unit.f64(2), unit.f64(3) ^ 0x8000_0000_0000_0000, &status))
        case .faddD:
            guard unit.resolveRounding(&status) else { return false }
            unit.setF64(HardFloat.f64Add(unit.f64(1), unit.f64(2), &status))
        case .fsubD:
            guard unit.resolveRounding(&status) else { return false }
            unit.setF64(HardFloat.f64Sub(unit.f64(1), unit.f64(2), &status))
        case .fmulD:
            guard unit.resolveRounding(&status) else { return false }
            unit.setF64(HardFloat.f64Mul(unit.f64(1), unit.f64(2), &status))
        case .fdivD:
            guard unit.resolveRounding(&status) else { return false }
            unit.setF64(HardFloat.f64Div(unit.f64(1), unit.f64(2), &status))
        case .fsqrtD:
            guard unit.resolveRounding(&status) else { return false }
            unit.setF64(HardFloat.f64Sqrt(unit.f64(1), &status))
        case .fsgnjD:
            unit.setF64(unit.f64(1) & ~0x8000_0000_0000_0000 | unit.f64(2) & 0x8000_0000_0000_0000)
        case .fsgnjnD:
            unit.setF64(unit.f64(1) & ~0x8000_0000_0000_0000 | ~unit.f64(2) & 0x8000_0000_0000_0000)
        case .fsgnjxD:
            unit.setF64(unit.f64(1) ^ unit.f64(2) & 0x8000_0000_0000_0000)
        case .fminD:
            unit.setF64(SoftFloat.f64Min(unit.f64(1), unit.f64(2), &status))
        case .fmaxD:
            unit.setF64(SoftFloat.f64Max(unit.f64(1), unit.f64(2), &status))
        case .fleD:
            unit.setX(flag(SoftFloat.f64Le(unit.f64(1), unit.f64(2), &status)))
        case .fltD:
            unit.setX(flag(SoftFloat.f64Lt(unit.f64(1), unit.f64(2), &status)))
        case .feqD:
            unit.setX(flag(SoftFloat.f64Eq(unit.f64(1), unit.f64(2), &status)))
        case .fclassD:
            unit.setX(UInt64(SoftFloat.f64Classify(unit.f64(1))))
        case .fcvtWD:
            guard unit.resolveRounding(&status) else { return false }
            unit.setX(extended(HardFloat.f64ToI32(unit.f64(1), &status)))
        case .fcvtWuD:
            guard unit.resolveRounding(&status) else { return false }
            unit.setX(extended(HardFloat.f64ToU32(unit.f64(1), &status)))
        case .fcvtLD:
            guard unit.resolveRounding(&status) else { return false }
            unit.setX(extended(HardFloat.f64ToI64(unit.f64(1), &status)))
        case .fcvtLuD:
            guard unit.resolveRounding(&status) else { return false }
            unit.setX(extended(HardFloat.f64ToU64(unit.f64(1), &status)))
        case .fcvtDW:
            guard unit.resolveRounding(&status) else { return false }
            unit.setF64(HardFloat.i32ToF64(Int32(truncatingIfNeeded: unit.x(1)), &status))
        case .fcvtDWu:
            guard unit.resolveRounding(&status) else { return false }
            unit.setF64(HardFloat.u32ToF64(UInt32(truncatingIfNeeded: unit.x(1)), &status))
        case .fcvtDL:
            guard unit.resolveRounding(&status) else { return false }
            unit.setF64(HardFloat.i64ToF64(Int64(bitPattern: unit.x(1)), &status))
        case .fcvtDLu:
            guard unit.resolveRounding(&status) else { return false }
            unit.setF64(HardFloat.u64ToF64(unit.x(1), &status))
        case .fcvtSD:
            guard unit.resolveRounding(&status) else { return false }
            unit.setF32(HardFloat.f64ToF32(unit.f64(1), &status))
        case .fcvtDS:
            guard unit.resolveRounding(&status) else { return false }
            unit.setF64(HardFloat.f32ToF64(unit.f32(1), &status))
        case .fmvXW:
            unit.setX(word(unit.bits(1)))
        case .fmvWX:
            unit.setF32(UInt32(truncatingIfNeeded: unit.x(1)))
        default: return false
        }
        state.fflags = UInt64(status.flags)
        return true
    }
}
