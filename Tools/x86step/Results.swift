import CoreChecks
import Glibc

/// `native`'s records from stdin to stdout, with what this processor makes of them in place of what the host's did.
struct Results {
    static func run() -> Int32 {
        let runner = X86RecordRunner()
        defer { runner.close() }
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
        defer { buffer.deallocate() }
        guard let base = buffer.baseAddress, let output = fdopen(1, "wb") else { return 125 }
        let input = Input()
        var counts = (records: 0, differences: 0)
        while input.read(base, 4) {
            let size = Int(base.load(as: UInt32.self))
            guard size >= 72, size <= buffer.count, input.read(base + 4, size - 4),
                let found = runner.run(UnsafeMutableRawBufferPointer(rebasing: buffer[..<size]))
            else {
                tell("x86step: not a record")
                return 125
            }
            counts.records += found.records
            counts.differences += found.differences
            fwrite(base, 1, size, output)
        }
        fflush(output)
        guard counts.records > 0 else {
            tell("x86step: no records")
            return 125
        }
        tell("\(counts.records) records, \(counts.differences) of them not the same in the loop as in the executor")
        return counts.differences == 0 ? 0 : 1
    }
}
