import ImageModel

/// The x86-64 microarchitecture level that code was built for and says it needs: 1 for x86-64-baseline to 4.
extension ELFImage {
    private static let maximumNoteBytes: UInt64 = 4096
    private static let x86_64: UInt16 = 62
    /// PT_GNU_PROPERTY.
    private static let propertySegment: UInt64 = 0x6474_e553

    /// Nil where the file says nothing, or is for no x86-64 processor in 64-bit mode.
    static func neededLevel(
        machine: UInt16, segments: [Segment], read: (UInt64, Int) throws(TreeError) -> [UInt8]
    ) throws(TreeError) -> UInt8? {
        guard machine == x86_64, let note = segments.first(where: { $0.kind == propertySegment }) else { return nil }
        return neededLevel(inNotes: try read(note.offset, Int(min(note.fileBytes, maximumNoteBytes))))
    }

    /// ```
    ///  0  4 bytes of the name: 4    4  4 bytes of the properties    8  4 type: 5, NT_GNU_PROPERTY_TYPE_0
    /// 12  4 "GNU", NUL             16  … properties, each from a multiple of 8 on:
    ///       0  4 kind    4  4 bytes of the value    8  … value
    /// ```
    ///
    /// Kind C000_8002h is GNU_PROPERTY_X86_ISA_1_NEEDED: bit 0 for the baseline, bit n for level n + 1.
    ///
    /// Source: Linux gABI extensions, "Program Property"; x86-64 psABI, "Program Property".
    static func neededLevel(inNotes bytes: [UInt8]) -> UInt8? {
        let notes = LittleEndianBytes(bytes)
        var level: UInt8?
        var at: UInt64 = 0
        // Each step goes on by 12 bytes or more: 4096 bytes end the loops.
        while let nameBytes = notes.number(at: at, bytes: 4), let count = notes.number(at: at + 4, bytes: 4),
            let type = notes.number(at: at + 8, bytes: 4)
        {
            let start = at + 12 + (nameBytes + 3) & ~3
            if type == 5, nameBytes == 4, notes.number(at: at + 12, bytes: 4) == 0x55_4e47 {
                var property = start
                while property < start + count, let kind = notes.number(at: property, bytes: 4),
                    let valueBytes = notes.number(at: property + 4, bytes: 4)
                {
                    if kind == 0xc000_8002, valueBytes == 4, let bits = notes.number(at: property + 8, bytes: 4) {
                        for bit in UInt8(0)..<4 where bits >> UInt64(bit) & 1 != 0 { level = max(level ?? 0, bit + 1) }
                    }
                    property += 8 + (valueBytes + 7) & ~7
                }
            }
            at = start + (count + 7) & ~7
        }
        return level
    }
}
