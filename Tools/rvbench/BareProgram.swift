import HostPlatform

/// A static riscv64 ELF file, read whole.
struct BareProgram {
    struct Segment {
        var address: UInt64
        var bytes: [UInt8]
        var sizeInMemory: UInt64
    }

    var entry: UInt64
    var segments: [Segment] = []

    init(path: String) throws {
        let file = try Self.contents(path)
        func number(_ offset: UInt64, _ count: Int) throws -> UInt64 {
            guard offset <= UInt64(file.count), UInt64(file.count) - offset >= UInt64(count) else {
                throw UsageError(message: "\(path): the ELF file is cut short")
            }
            return (0..<count).reduce(0) { $0 | UInt64(file[Int(offset) + $1]) << UInt64(8 * $1) }
        }
        guard try number(0, 4) == 0x464c_457f, try number(4, 1) == 2, try number(18, 2) == 243 else {
            throw UsageError(message: "\(path) is not a riscv64 ELF file")
        }
        entry = try number(24, 8)
        let headers = try number(32, 8)
        for index in 0..<(try number(56, 2)) {
            let header = headers &+ index * 56
            guard try number(header, 4) == 1 else { continue }
            let offset = try number(header &+ 8, 8)
            let sizeInFile = try number(header &+ 32, 8)
            guard offset <= UInt64(file.count), UInt64(file.count) - offset >= sizeInFile else {
                throw UsageError(message: "\(path): the ELF file is cut short")
            }
            segments.append(
                Segment(
                    address: try number(header &+ 16, 8), bytes: Array(file[Int(offset)..<Int(offset + sizeInFile)]),
                    sizeInMemory: try number(header &+ 40, 8)))
        }
        guard !segments.isEmpty, segments.allSatisfy({ $0.address < 1 << 31 && $0.sizeInMemory < 1 << 30 }) else {
            throw UsageError(message: "\(path): link it in the low 2 GiB")
        }
    }

    static func contents(_ path: String) throws -> [UInt8] {
        do { return try PosixFile.readAll(path, maxBytes: 1 << 30) } catch {
            throw UsageError(message: "can't open \(path)")
        }
    }
}
