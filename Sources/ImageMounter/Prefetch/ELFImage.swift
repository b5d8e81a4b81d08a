import ImageModel

/// What a dynamic loader needs to know of an ELF file before it runs: who interprets it, which libraries it wants, and
/// which parts of it are read at once.
///
/// Only 64-bit little-endian files are understood, which is what our machines run. Everything is bounded, as the
/// file may be anything: at most 64 program headers, 4096 entries of the dynamic section, 256 libraries.
///
/// Source: System V ABI, "Object Files" and "Dynamic Linking" (gabi 4.1).
struct ELFImage {
    /// A part of the file.
    struct Part: Equatable {
        var offset: UInt64
        var count: UInt64
    }

    /// `e_machine`.
    var machine: UInt16
    var interpreter: [UInt8]?
    var needed: [[UInt8]] = []
    /// Colon-separated, as they stand.
    var rpath: [UInt8]?
    var runpath: [UInt8]?
    /// What the loader touches: the first segment, which holds symbols and relocations, and those that it relocates.
    var hotParts: [Part] = []

    static let headerBytes = 4096
    private static let maximumHeaders: UInt64 = 64
    private static let maximumDynamicBytes: UInt64 = 64 << 10
    private static let maximumTextBytes = 4096
    private static let maximumNeeded = 256
    private static let maximumHotBytes: UInt64 = 1 << 20

    /// As a program header has it.
    struct Segment {
        var kind: UInt64
        var flags: UInt64
        var offset: UInt64
        var address: UInt64
        var fileBytes: UInt64
    }

    /// Nil where it is no such file, or a damaged one.
    ///
    /// - Parameters:
    ///   - head: its first `headerBytes`, or all there are.
    ///   - read: so many bytes from an offset, fewer where the file ends.
    static func parse(
        head: [UInt8], read: (UInt64, Int) throws(TreeError) -> [UInt8]
    ) throws(TreeError) -> ELFImage? {
        guard let (machine, segments) = try segments(head: head, read: read) else { return nil }
        var image = ELFImage(machine: machine)
        image.findHotParts(segments)
        image.interpreter = try interpreter(of: segments, read)
        if let dynamic = segments.first(where: { $0.kind == 2 }) { try image.readDynamic(dynamic, segments, read) }
        return image
    }

    /// `e_machine` and the program headers; nil as for `parse`.
    static func segments(
        head: [UInt8], read: (UInt64, Int) throws(TreeError) -> [UInt8]
    ) throws(TreeError) -> (machine: UInt16, [Segment])? {
        // e_ident[16]: 0x7f E L F, class (2: 64-bit), data (1: little-endian)
        //  16 e_type  18 e_machine  32 e_phoff  54 e_phentsize  56 e_phnum
        guard head.count >= 64, head.starts(with: [0x7f, 0x45, 0x4c, 0x46, 2, 1]) else { return nil }
        let header = LittleEndianBytes(head)
        guard let machine = header.number(at: 18, bytes: 2), let offset = header.number(at: 32, bytes: 8),
            let entryBytes = header.number(at: 54, bytes: 2), let count = header.number(at: 56, bytes: 2),
            entryBytes == 56, count > 0, count <= maximumHeaders, offset <= UInt64(Int64.max)
        else { return nil }
        let inHead = offset + count * entryBytes <= UInt64(head.count)
        let headers = inHead ? header : LittleEndianBytes(try read(offset, Int(count * entryBytes)))
        var segments: [Segment] = []
        for index in 0..<count {
            // p_type 4, p_flags 4, p_offset 8, p_vaddr 8, p_paddr 8, p_filesz 8, p_memsz 8, p_align 8
            let at = (inHead ? offset : 0) + index * entryBytes
            guard let kind = headers.number(at: at, bytes: 4), let flags = headers.number(at: at + 4, bytes: 4),
                let place = headers.number(at: at + 8, bytes: 8), let address = headers.number(at: at + 16, bytes: 8),
                let bytes = headers.number(at: at + 32, bytes: 8), place <= UInt64(Int64.max),
                bytes <= UInt64(Int64.max)
            else { return nil }
            segments.append(Segment(kind: kind, flags: flags, offset: place, address: address, fileBytes: bytes))
        }
        return (UInt16(machine), segments)
    }

    /// The path in PT_INTERP, which is 3.
    static func interpreter(
        of segments: [Segment], _ read: (UInt64, Int) throws(TreeError) -> [UInt8]
    ) throws(TreeError) -> [UInt8]? {
        guard let found = segments.first(where: { $0.kind == 3 }), found.fileBytes <= UInt64(maximumTextBytes) else {
            return nil
        }
        return LittleEndianBytes(try read(found.offset, Int(found.fileBytes))).text(at: 0, limit: maximumTextBytes)
    }

    /// PT_LOAD is 1; PF_W is bit 1 of the flags.
    private mutating func findHotParts(_ segments: [Segment]) {
        for (index, segment) in segments.filter({ $0.kind == 1 && $0.fileBytes > 0 }).enumerated()
        where index == 0 || segment.flags & 2 != 0 {
            hotParts.append(Part(offset: segment.offset, count: min(segment.fileBytes, ELFImage.maximumHotBytes)))
        }
    }

    private mutating func readDynamic(
        _ dynamic: Segment, _ segments: [Segment], _ read: (UInt64, Int) throws(TreeError) -> [UInt8]
    ) throws(TreeError) {
        let table = LittleEndianBytes(
            try read(dynamic.offset, Int(min(dynamic.fileBytes, ELFImage.maximumDynamicBytes))))
        var wanted: [UInt64] = []
        var textAddress: UInt64?
        var rpathAt: UInt64?
        var runpathAt: UInt64?
        var at: UInt64 = 0
        while let tag = table.number(at: at, bytes: 8), let value = table.number(at: at + 8, bytes: 8), tag != 0 {
            switch tag {
            case 1: if wanted.count < ELFImage.maximumNeeded { wanted.append(value) }
            case 5: textAddress = value
            case 15: rpathAt = value
            case 29: runpathAt = value
            default: break
            }
            at += 16
        }
        guard let textAddress,
            let home = segments.first(where: {
                $0.kind == 1 && textAddress >= $0.address && textAddress - $0.address < $0.fileBytes
            })
        else { return }
        let texts = home.offset + (textAddress - home.address)
        func text(_ offset: UInt64) throws(TreeError) -> [UInt8]? {
            let (place, hasOverflowed) = texts.addingReportingOverflow(offset)
            guard !hasOverflowed, place <= UInt64(Int64.max) else { return nil }
            return LittleEndianBytes(try read(place, ELFImage.maximumTextBytes))
                .text(at: 0, limit: ELFImage.maximumTextBytes)
        }
        for offset in wanted {
            if let name = try text(offset), !name.isEmpty { needed.append(name) }
        }
        if let rpathAt { rpath = try text(rpathAt) }
        if let runpathAt { runpath = try text(runpathAt) }
    }
}
