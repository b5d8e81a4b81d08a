import Emulator
import Glibc
import HostPlatform
import ImageModel

/// Runs an x86-64 program in user mode, its system calls made by this process: the program sees this machine's files, and the emulated
/// processor. One thread, no signal handlers. fork and exec work: each process is one of ours.
///
/// Guest addresses are offsets into one mapping, without translation: files are mapped straight into it.
///
///     0x1000        HLT, where SYSCALL comes to
///     0x1000_0000   a position-independent program, then its heap; others lie where they say
///     0x3f00_0000   its interpreter
///     0x4000_0000   mmap, upwards
///     end           stack, downwards
final class Program {
    private static let memoryBytes: UInt64 = 32 << 30
    private static let systemCallEntry: UInt64 = 0x1000
    private static let programBase: UInt64 = 0x1000_0000
    private static let interpreterBase: UInt64 = 0x3f00_0000
    static let mappingBase: UInt64 = 0x4000_0000
    static let stackBytes: UInt64 = 64 << 20
    static let pageMask: UInt64 = 4095

    let processor: X86Processor
    let memory: GuestMemory
    let level: X86Level
    let path: String
    private let pages: MappedPages
    private let bus = BareBus()
    var heapStart: UInt64 = 0
    var heapEnd: UInt64 = 0
    var mappingEnd = Program.mappingBase

    /// - Parameters:
    ///   - arguments: from argv[0] on.
    ///   - environment: `NAME=value` each.
    init(path: String, arguments: [String], environment: [String], level: X86Level) throws {
        // As /proc/self/exe names it.
        self.path =
            realpath(path, nil).map { resolved in
                defer { free(resolved) }
                return String(cString: resolved)
            } ?? path
        self.level = level
        pages = try MappedPages(sizeBytes: Self.memoryBytes)
        memory = GuestMemory(guestBase: 0, sizeBytes: Self.memoryBytes, host: pages.base)
        processor = X86Processor(memory: memory, bus: bus, level: level)
        memory.codeInvalidator = processor
        processor.enableVectors()
        let image = try load(path, Self.programBase)
        heapStart = image.end
        heapEnd = heapStart
        var start = image.entry
        var interpreterBase: UInt64 = 0
        if let interpreter = image.interpreter {
            let loaded = try load(interpreter, Self.interpreterBase)
            start = loaded.entry
            interpreterBase = Self.interpreterBase
        }
        // HLT: comes back to us.
        _ = [UInt8](arrayLiteral: 0xf4).withUnsafeBytes { memory.write(Self.systemCallEntry, from: $0) }
        _ = processor.setModelSpecificRegister(0xc000_0082, Self.systemCallEntry)
        _ = processor.setModelSpecificRegister(0xc000_0081, 0x10 << 32)
        processor.setRegister(4, makeStack(image, interpreterBase, arguments, environment))
        processor.resume(at: start, privilege: 3)
    }

    deinit { memory.codeInvalidator = nil }

    // MARK: Loading

    private struct Image {
        var entry: UInt64 = 0
        var end: UInt64 = 0
        var headers: UInt64 = 0
        var headerCount: UInt64 = 0
        var interpreter: String?
    }

    private func load(_ path: String, _ base: UInt64) throws -> Image {
        let file = try ELFFile(path)
        let base = file.isPlaceable ? base : 0
        var image = Image(entry: base + file.entry, headerCount: file.headerCount)
        for segment in file.segments {
            let content = file.bytes[segment.place]
            switch segment.kind {
            case 1:
                let address = base + segment.address
                guard content.withUnsafeBytes({ memory.write(address, from: $0) }) else {
                    throw UsageError(message: "\(path) lies too high")
                }
                image.end = max(image.end, (address + segment.sizeInMemory + Self.pageMask) & ~Self.pageMask)
                if segment.place.contains(file.headers) {
                    image.headers = address + UInt64(file.headers - segment.place.lowerBound)
                }
            case 3: image.interpreter = String(decoding: content.dropLast(), as: UTF8.self)
            default: break
            }
        }
        return image
    }

    /// argc, argv, environment, the auxiliary vector.
    private func makeStack(
        _ image: Image, _ interpreterBase: UInt64, _ arguments: [String], _ environment: [String]
    ) -> UInt64 {
        var at = Self.memoryBytes - 4096
        func push(_ text: String) -> UInt64 {
            let bytes = Array(text.utf8) + [0]
            at -= UInt64(bytes.count)
            _ = bytes.withUnsafeBytes { memory.write(at, from: $0) }
            return at
        }
        let name = push(path)
        let variables = environment.reversed().map(push).reversed()
        let pointers = arguments.reversed().map(push).reversed()
        at = (at - 64) & ~63
        let random = at
        put(random, 0x0123_4567_89ab_cdef)
        put(random + 8, 0xfedc_ba98_7654_3210)
        // AT_PHDR 3, AT_PHENT 4, AT_PHNUM 5, AT_PAGESZ 6, AT_BASE 7, AT_ENTRY 9, AT_UID 11, AT_EUID, AT_GID, AT_EGID 14, AT_SECURE 23,
        // AT_RANDOM 25, AT_EXECFN 31
        let auxiliary: [UInt64] = [
            3, image.headers, 4, 56, 5, image.headerCount, 6, 4096, 7, interpreterBase, 9, image.entry,
            11, UInt64(getuid()), 12, UInt64(geteuid()), 13, UInt64(getgid()), 14, UInt64(getegid()), 23, 0,
            25, random, 31, name, 0, 0,
        ]
        let words = [UInt64(arguments.count)] + pointers + [0] + variables + [0] + auxiliary
        at = (at - UInt64(words.count * 8)) & ~15
        for (index, word) in words.enumerated() { put(at + UInt64(index * 8), word) }
        return at
    }

    // MARK: Memory

    func put(_ address: UInt64, _ value: UInt64) {
        _ = withUnsafeBytes(of: value) { memory.write(address, from: $0) }
    }

    func word(_ address: UInt64) -> UInt64 {
        var value: UInt64 = 0
        _ = withUnsafeMutableBytes(of: &value) { memory.read(address, into: $0) }
        return value
    }

    func text(_ address: UInt64) -> String {
        guard memory.contains(address, count: 1) else { return "" }
        return String(cString: (memory.host + Int(address)).assumingMemoryBound(to: CChar.self))
    }

    // MARK: Running

    /// The exit code, or nil with the reason told.
    func run(maxInstructions: UInt64) -> Int32? {
        while true {
            let used = processor.retiredInstructions
            guard used < maxInstructions else { return fail("budget used up at \(hex(processor.pc))") }
            switch processor.run(maxInstructions: maxInstructions - used) {
            case .budget, .attention: continue
            case .shutdown:
                return fail("fault at or before \(hex(processor.pc)), address \(hex(processor.controlRegister(2)))")
            case .halted: break
            }
            guard processor.pc == Self.systemCallEntry + 1 else { return fail("HLT at \(hex(processor.pc))") }
            if let code = systemCall() { return code }
            processor.resume(at: processor.register(1), privilege: 3)
            processor.flags = processor.register(11)
        }
    }

    private func fail(_ message: String) -> Int32? {
        tell("x86step: \(path): \(message)")
        for index in 0..<16 { tell("r\(index) \(hex(processor.register(index)))") }
        var code = [UInt8](repeating: 0, count: 16)
        _ = code.withUnsafeMutableBytes { memory.read(processor.pc, into: $0) }
        tell("code " + code.map { hex(UInt64($0)) }.joined(separator: " "))
        return nil
    }

    private func hex(_ value: UInt64) -> String { "0x" + String(value, radix: 16) }
}
