import HostPlatform

/// An x86-64 ELF file, as far as it has to be read to be started.
///
/// ELF header: 16 e_type (3: to be placed), 24 e_entry, 32 e_phoff, 56 e_phnum; program header: 0 p_type, 8 p_offset, 16 p_vaddr,
/// 24 p_paddr, 32 p_filesz, 40 p_memsz.
struct ELFFile {
    struct Segment {
        /// 1: to be loaded; 3: the interpreter's name.
        var kind: UInt64
        /// In the file.
        var place: Range<Int>
        var address: UInt64
        var physicalAddress: UInt64
        var sizeInMemory: UInt64
    }

    let bytes: [UInt8]
    private(set) var segments: [Segment] = []

    init(_ path: String) throws {
        bytes = try Self.contents(path)
        guard number(0, 4) == 0x464c_457f, number(4, 1) == 2, number(18, 2) == 62 else {
            throw UsageError(message: "\(path): not an x86-64 ELF file")
        }
        for index in 0..<Int(headerCount) {
            let header = headers + index * 56
            let (offset, count) = (Int(number(header + 8, 8)), Int(number(header + 32, 8)))
            guard offset + count <= bytes.count else { throw UsageError(message: "\(path) is cut short") }
            segments.append(
                Segment(
                    kind: number(header, 4), place: offset..<offset + count, address: number(header + 16, 8),
                    physicalAddress: number(header + 24, 8), sizeInMemory: number(header + 40, 8)))
        }
    }

    var isPlaceable: Bool { number(16, 2) == 3 }
    var entry: UInt64 { number(24, 8) }
    /// Where in the file its program headers are.
    var headers: Int { Int(number(32, 8)) }
    var headerCount: UInt64 { number(56, 2) }

    private func number(_ offset: Int, _ count: Int) -> UInt64 {
        guard offset >= 0, offset + count <= bytes.count else { return 0 }
        return (0..<count).reduce(0) { $0 | UInt64(bytes[offset + $1]) << UInt64(8 * $1) }
    }

    static func contents(_ path: String) throws -> [UInt8] {
        do { return try PosixFile.readAll(path, maxBytes: 1 << 30) } catch {
            throw UsageError(message: "can't open \(path)")
        }
    }
}
