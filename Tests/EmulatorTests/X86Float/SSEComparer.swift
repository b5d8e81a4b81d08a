import Emulator
import Glibc

extension SSECheck {
    /// a, b, c, result of 32 bytes each; MXCSR before, after, at the trap; immediate.
    static let recordSizeBytes = 144

    struct Outcome {
        var total = 0
        var differences = 0
        var traps = 0
        var examples: [String] = []
    }

    /// Compares `count` executions in each of the 16 modes; nil if this machine has no such instruction.
    func compare(with oracle: NativeOracle, count: Int, seed: UInt64) -> Outcome? {
        var outcome = Outcome()
        var ours = [UInt64](repeating: 0, count: 4)
        let total = oracle.run("\(name) \(count) \(seed)", recordSizeBytes: Self.recordSizeBytes) { record in
            func word(_ at: Int) -> UInt32 { record.load(fromByteOffset: at, as: UInt32.self) }
            let (before, after, trap) = (word(128), word(132), word(136))
            let operands = Operands(
                a: record, b: record + 32, c: record + 64, immediate: UInt8(truncatingIfNeeded: word(140)))
            var mxcsr = before
            let isRight: Bool = ours.withUnsafeMutableBytes { result in
                guard let base = result.baseAddress else { return false }
                base.initializeMemory(as: UInt8.self, repeating: 0xa5, count: 32)
                let isUnmasked = run(operands, base, &mxcsr)
                if trap != .max {
                    outcome.traps += 1
                    let isUntouched = result.allSatisfy { $0 == 0xa5 }
                    return isUnmasked && mxcsr == trap && isUntouched
                }
                return !isUnmasked && mxcsr == after && memcmp(base, record + 96, resultSizeBytes) == 0
            }
            if isRight { return }
            outcome.differences += 1
            if outcome.examples.count >= 3 { return }
            func hex(_ from: UnsafeRawPointer) -> String {
                (0..<4).map { String(from.load(fromByteOffset: $0 * 8, as: UInt64.self), radix: 16) }
                    .joined(separator: " ")
            }
            let result = ours.map { String($0, radix: 16) }.joined(separator: " ")
            outcome.examples.append(
                """
                \(name) immediate \(operands.immediate) MXCSR \(String(before, radix: 16))
                  a \(hex(record))
                  b \(hex(record + 32))
                  c \(hex(record + 64))
                  host \(hex(record + 96)) MXCSR \(String(after, radix: 16)) trap \(String(trap, radix: 16))
                  ours \(result) MXCSR \(String(mxcsr, radix: 16))
                """)
        }
        guard let total else { return nil }
        outcome.total = total
        return outcome
    }
}
