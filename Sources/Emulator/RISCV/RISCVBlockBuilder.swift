/// Decodes the instructions at one place of a page into the records of a block.
///
/// A block ends with an instruction that may go elsewhere, before a page's end, or at its longest. An instruction
/// that crosses the page's end is a block by itself, led by a record that compares its second half.
struct RISCVBlockBuilder {
    static let longestBlock = 64

    /// Host address of the page the block is in.
    let pageBytes: UnsafeMutableRawPointer
    let startOffset: Int
    /// The second half of an instruction that crosses the page's end, if one starts the block.
    let straddlingHalf: UInt16?

    var record: UnsafeMutableRawPointer
    private let first: UnsafeMutableRawPointer
    /// The block's `floatCheck`, once it has one.
    private var floatCheck: UnsafeMutableRawPointer?
    /// The record written last, if it may fuse with the next one.
    var previous: UnsafeMutableRawPointer?
    private var index = 0
    private var offset = 0

    init(
        pageBytes: UnsafeMutableRawPointer, startOffset: Int, straddlingHalf: UInt16?,
        into records: UnsafeMutableRawPointer
    ) {
        self.pageBytes = pageBytes
        self.startOffset = startOffset
        self.straddlingHalf = straddlingHalf
        record = records
        first = records
    }

    /// Writes the records and says how many.
    mutating func build() -> Int {
        while true {
            let at = startOffset + offset
            if at >= 4096 || index == Self.longestBlock {
                endBlock()
                break
            }
            let half = pageBytes.loadUnaligned(fromByteOffset: at, as: UInt16.self)
            let decoded: RISCVDecoded
            if RISCVDecoder.isCompressed(half) {
                decoded = RISCVDecoder.decode(compressed: half)
            } else if at < 4094 {
                decoded = RISCVDecoder.decode(pageBytes.loadUnaligned(fromByteOffset: at, as: UInt32.self))
            } else if let straddlingHalf, index == 0 {
                put(.straddle, immediate: Int64(straddlingHalf))
                decoded = RISCVDecoder.decode(UInt32(half) | UInt32(straddlingHalf) << 16)
            } else {
                endBlock()
                break
            }
            let start = record
            append(decoded)
            if record != start { fuse(start) }
            if decoded.flags.contains(.endsBlock) { break }
            index += 1
            offset += decoded.lengthBytes
        }
        return (record - first) / RISCVInterpreter.recordSizeBytes
    }

    // MARK: Records

    private mutating func put(
        _ opcode: RISCVOpcode, destination: UInt8 = 0, source1: UInt8 = 0, source2: UInt8 = 0, source3: UInt8 = 0,
        immediate: Int64 = 0
    ) {
        record.storeBytes(of: opcode.rawValue, as: UInt8.self)
        record.storeBytes(of: source3, toByteOffset: 1, as: UInt8.self)
        record.storeBytes(of: destination, toByteOffset: 2, as: UInt8.self)
        record.storeBytes(of: source1, toByteOffset: 3, as: UInt8.self)
        record.storeBytes(of: source2, toByteOffset: 4, as: UInt8.self)
        record.storeBytes(of: 0, toByteOffset: 5, as: UInt8.self)
        record.storeBytes(of: UInt8(truncatingIfNeeded: index), toByteOffset: 6, as: UInt8.self)
        record.storeBytes(of: UInt8(truncatingIfNeeded: offset), toByteOffset: 7, as: UInt8.self)
        record.storeBytes(of: immediate, toByteOffset: 8, as: Int64.self)
        record += RISCVInterpreter.recordSizeBytes
    }

    /// The second record of a jump: its links, not looked up yet, or never if they leave the page.
    private mutating func putLinks(taken: Int64, next: Int64) {
        func link(_ displacement: Int64) -> UInt64 {
            (0..<4096).contains(Int64(startOffset) &+ displacement) ? 0 : 1
        }
        record.storeBytes(of: link(taken), as: UInt64.self)
        record.storeBytes(of: link(next), toByteOffset: 8, as: UInt64.self)
        record += RISCVInterpreter.recordSizeBytes
    }

    private func pair(low: Int64, high: Int64) -> Int64 { low & 0xffff_ffff | high << 32 }

    private mutating func endBlock() {
        let here = Int64(offset)
        put(.blockEnd, immediate: pair(low: 0, high: here))
        putLinks(taken: here, next: here)
    }

    private mutating func append(_ decoded: RISCVDecoded) {
        let flags = decoded.flags
        if flags.contains(.float) { checkFloat(decoded) }
        let discard = RISCVState.discardSlot
        let float = RISCVState.firstFloatSlot
        let destination =
            flags.contains(.floatDestination)
            ? decoded.destination + float : decoded.destination == 0 ? discard : decoded.destination
        let source1 = flags.contains(.floatSource1) ? decoded.source1 + float : decoded.source1
        let source2 = flags.contains(.floatSource2) ? decoded.source2 + float : decoded.source2
        let here = Int64(offset)
        let next = here + Int64(decoded.lengthBytes)

        switch decoded.opcode {
        case .nothing: break
        case .jumpAndLink:
            put(
                destination == discard ? .jump : .jumpAndLink, destination: destination,
                immediate: pair(low: here + decoded.immediate, high: next))
            putLinks(taken: here + decoded.immediate, next: next)
        case .jumpAndLinkRegister:
            put(
                destination == discard ? .jumpRegister : .jumpAndLinkRegister, destination: destination,
                source1: source1, immediate: pair(low: decoded.immediate, high: next))
        case .beq, .bne, .blt, .bge, .bltu, .bgeu:
            put(
                decoded.opcode, source1: source1, source2: source2,
                immediate: pair(low: here + decoded.immediate, high: next))
            putLinks(taken: here + decoded.immediate, next: next)
        case .pcRelative:
            if destination == discard { break }
            put(.pcRelative, destination: destination, immediate: here + decoded.immediate)
        default:
            if flags.isDisjoint(with: [.mayFault, .endsBlock]) {
                if destination == discard { break }
                appendValue(decoded, destination, source1, source2)
            } else if flags.contains(.endsBlock)
                || (flags.contains(.float) && flags.isDisjoint(with: [.readsMemory, .writesMemory]))
            {
                put(
                    decoded.opcode, destination: destination, source1: source1, source2: source2,
                    source3: decoded.source3 + float, immediate: pair(low: Int64(decoded.bits), high: next))
            } else {
                put(
                    decoded.opcode, destination: destination, source1: source1, source2: source2,
                    immediate: decoded.immediate)
            }
        }
    }

    /// An instruction that only computes a value, in its simplest form.
    private mutating func appendValue(_ decoded: RISCVDecoded, _ destination: UInt8, _ source1: UInt8, _ source2: UInt8)
    {
        switch decoded.opcode {
        case .addi where source1 == 0:
            put(.constant, destination: destination, immediate: decoded.immediate)
        case .addi where decoded.immediate == 0:
            put(.move, destination: destination, source1: source1)
        case .add where source1 == 0:
            put(.move, destination: destination, source1: source2)
        default:
            put(
                decoded.opcode, destination: destination, source1: source1, source2: source2,
                immediate: decoded.immediate)
        }
    }

    /// Once a block: FS can't change inside it.
    private mutating func checkFloat(_ decoded: RISCVDecoded) {
        if floatCheck == nil {
            floatCheck = record
            put(.floatCheck, immediate: Int64(decoded.bits))
        }
        // Anything but a store may change FP state; saying so for the block as a whole is allowed (priv §3.1.6.6).
        if !decoded.flags.contains(.writesMemory) {
            floatCheck?.storeBytes(of: 1, toByteOffset: 12, as: UInt32.self)
        }
    }
}
