// Fusing a record with the one before it; `Tools/isagen/FusionTable.swift` says which and why.
extension RISCVBlockBuilder {
    /// The operands of a plain record.
    private struct Fields {
        var destination: UInt8
        var source1: UInt8
        var source2: UInt8
        var index: UInt8
        var immediate: Int64

        init(_ record: UnsafeMutableRawPointer) {
            destination = record.load(fromByteOffset: 2, as: UInt8.self)
            source1 = record.load(fromByteOffset: 3, as: UInt8.self)
            source2 = record.load(fromByteOffset: 4, as: UInt8.self)
            index = record.load(fromByteOffset: 6, as: UInt8.self)
            immediate = record.load(fromByteOffset: 8, as: Int64.self)
        }

        var fitsHalf: Bool { Int64(Int32(truncatingIfNeeded: immediate)) == immediate }
        var fits12Bits: Bool { (-2048..<2048).contains(immediate) }
    }

    /// After `start`, the first record of an instruction, has been written.
    mutating func fuse(_ start: UnsafeMutableRawPointer) {
        let size = RISCVInterpreter.recordSizeBytes
        let candidate = previous
        // What the next instruction may fuse with: a lone record.
        previous = record == start + size ? start : nil
        guard let first = candidate, first + size == start else { return }
        let opcode = Int(first.load(as: UInt8.self))
        let second = start.load(as: UInt8.self)
        let rows = RISCVFusion.rows
        for row in Int(RISCVFusion.starts[opcode])..<Int(RISCVFusion.starts[opcode + 1]) where rows[row * 3] == second {
            guard let kind = RISCVFusion.Kind(rawValue: rows[row * 3 + 2]) else { return }
            if fuse(first, start, kind, into: rows[row * 3 + 1]) { previous = nil }
            return
        }
    }

    private mutating func fuse(
        _ first: UnsafeMutableRawPointer, _ second: UnsafeMutableRawPointer, _ kind: RISCVFusion.Kind,
        into opcode: UInt8
    ) -> Bool {
        let a = Fields(first)
        let b = Fields(second)
        var low = a.immediate
        var high = b.immediate
        // Bytes 1 to 5 and 7 of the fused record.
        var byte1 = b.destination
        var byte2 = a.destination
        var byte4 = a.source2
        var byte5 = b.source1
        var byte7: UInt8 = 0
        /// Records that the fused one goes before.
        var kept = 0
        let size = RISCVInterpreter.recordSizeBytes

        switch kind {
        case .values:
            // A shift has an immediate, an addition rs2: one of them is in the high half.
            guard a.fitsHalf, b.fitsHalf else { return false }
            if Self.hasSource2(second) { high = Int64(b.source2) }
        case .valueLoad:
            guard b.source1 == a.destination, a.fitsHalf else { return false }
            kept = 2
        case .loadPair:
            guard b.source1 == a.source1, a.destination != a.source1, a.destination != b.destination,
                b.immediate == a.immediate + 8 || b.immediate == a.immediate - 8
            else { return false }
            if b.immediate < a.immediate {
                low = b.immediate
                byte1 = a.destination
                byte2 = b.destination
            }
            kept = 2
        case .storePair:
            guard b.source1 == a.source1, b.immediate == a.immediate + 8 || b.immediate == a.immediate - 8 else {
                return false
            }
            byte5 = b.source2
            if b.immediate < a.immediate {
                low = b.immediate
                byte4 = b.source2
                byte5 = a.source2
            }
            kept = 2
        case .loadBranch, .valueBranch:
            guard a.fits12Bits else { return false }
            byte1 = b.source1
            byte4 = b.source2
            byte5 = UInt8(truncatingIfNeeded: a.immediate)
            byte7 = UInt8(truncatingIfNeeded: a.immediate >> 8)
            low = b.immediate
            high = b.immediate >> 32
            kept = kind == .loadBranch ? 3 : 0
        case .valueJump:
            guard a.fitsHalf else { return false }
            low = b.immediate
            high = a.immediate
        }

        let hasLinks = kind == .loadBranch || kind == .valueBranch
        let links = hasLinks ? (second + size).load(as: SIMD2<UInt64>.self) : .zero
        let fusedRecords = hasLinks ? 2 : 1
        if kept > 0 { (first + fusedRecords * size).copyMemory(from: first, byteCount: kept * size) }
        if hasLinks { (first + size).storeBytes(of: links, as: SIMD2<UInt64>.self) }
        func put(_ byte: UInt8, _ offset: Int) { first.storeBytes(of: byte, toByteOffset: offset, as: UInt8.self) }
        put(opcode, 0)
        put(byte1, 1)
        put(byte2, 2)
        put(byte4, 4)
        put(byte5, 5)
        put(b.index, 6)
        put(byte7, 7)
        first.storeBytes(of: low & 0xffff_ffff | high << 32, toByteOffset: 8, as: Int64.self)
        record = first + (fusedRecords + kept) * size
        return true
    }

    /// Whether a record that only computes reads rs2 and not its immediate.
    private static func hasSource2(_ record: UnsafeMutableRawPointer) -> Bool {
        switch RISCVInterpreter.opcode(record) {
        case .add, .and, .or, .xor, .addw: true
        default: false
        }
    }
}
