import Glibc
import Testing

/// Calls of the cross binutils (Debian's gcc-riscv64-linux-gnu), the independent judge of encodings.
enum Binutils {
    /// Assembles text to a flat image linked at `base`.
    static func assemble(_ source: String, base: UInt64 = Guest.base) -> [UInt8] {
        let stem = temporaryPath()
        defer { for suffix in ["", ".s", ".o", ".bin"] { unlink(stem + suffix) } }
        write(Array((".option norvc\n" + source + "\n").utf8), to: stem + ".s")
        let hex = "0x" + String(base, radix: 16)
        let status = system(
            "riscv64-linux-gnu-as -march=rv64gc_zba_zbb_zbs -o \(stem).o \(stem).s"
                + " && riscv64-linux-gnu-ld -e 0 -Ttext=\(hex) --no-relax -o \(stem) \(stem).o"
                + " && riscv64-linux-gnu-objcopy -O binary -j .text \(stem) \(stem).bin")
        precondition(status == 0, "the assembler refused:\n\(source)")
        return read(stem + ".bin")
    }

    /// What objdump makes of instructions, one line each: offset and text, numeric and without aliases.
    static func disassemble(_ instructions: [UInt32], lengthBytes: Int) -> [(offset: UInt64, text: String)] {
        let stem = temporaryPath()
        defer { for suffix in ["", ".s", ".o"] { unlink(stem + suffix) } }
        let source = instructions.map { ".insn \(lengthBytes), 0x" + String($0, radix: 16) }
        write(Array((source.joined(separator: "\n") + "\n").utf8), to: stem + ".s")
        let output = run(
            "riscv64-linux-gnu-as -march=rv64gc_zba_zbb_zbs -o \(stem).o \(stem).s"
                + " && riscv64-linux-gnu-objdump -M no-aliases,numeric -d -z \(stem).o")
        var lines: [(UInt64, String)] = []
        for line in output.split(separator: "\n") {
            // "   4:\t00a50533          \tadd\tx10,x10,x10"
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard fields.count >= 3, let colon = fields[0].firstIndex(of: ":"),
                let offset = UInt64(fields[0][..<colon].drop { $0 == " " }, radix: 16)
            else { continue }
            var text = fields[2...].joined(separator: " ")
            for cut in [" #", " <"] {
                if let end = range(of: cut, in: text) { text = String(text[..<end]) }
            }
            while text.last == " " { text.removeLast() }
            lines.append((offset, text))
        }
        return lines
    }

    private static func range(of needle: String, in text: String) -> String.Index? {
        text.indices.first { text[$0...].hasPrefix(needle) }
    }

    private static func temporaryPath() -> String {
        var template = Array("/tmp/c2w-asm-XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        precondition(descriptor >= 0, "no temporary file")
        close(descriptor)
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private static func write(_ bytes: [UInt8], to path: String) {
        guard let file = fopen(path, "w") else { preconditionFailure("can't write \(path)") }
        fwrite(bytes, 1, bytes.count, file)
        fclose(file)
    }

    private static func read(_ path: String) -> [UInt8] {
        guard let file = fopen(path, "r") else { preconditionFailure("can't read \(path)") }
        defer { fclose(file) }
        return drain(file)
    }

    private static func run(_ command: String) -> String {
        guard let pipe = popen(command, "r") else { preconditionFailure("can't run \(command)") }
        let bytes = drain(pipe)
        precondition(pclose(pipe) == 0, "failed: \(command)")
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func drain(_ file: UnsafeMutablePointer<FILE>) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&buffer, 1, buffer.count, file)
            if count == 0 { return bytes }
            bytes += buffer[..<count]
        }
    }
}
