import Emulator
import Testing

/// An operation on raw bits, 32-bit patterns in the low half.
typealias RawOperation = @Sendable (UInt64, UInt64, UInt64, inout FloatStatus) -> UInt64

struct CheckedOperation: Sendable, CustomTestStringConvertible {
    /// As the oracle calls it: format letter and operation.
    let name: String
    let soft: RawOperation
    /// Nil where there is no shortcut.
    let hard: RawOperation?
    /// Whether a NaN result of the oracle counts as any NaN (x86 has payloads, RISC-V one NaN).
    let resultBits: Int
    let isFloatResult: Bool
    var testDescription: String { name }
}

@Suite struct FloatingPointTests {
    /// Every operation, rounding mode and flag agrees with the host's floating-point unit and with QEMU's.
    /// The shortcut is asked twice: with no flag set, and with NX set, where it may skip the residual.
    @Test(arguments: CheckedOperation.all, Oracle.allCases)
    func agreesWithOracle(_ operation: CheckedOperation, _ oracle: Oracle) {
        for rounding in UInt8(0)...4 {
            var differences = 0
            let total = oracle.run(
                operation.name, rounding: rounding, count: Oracle.countPerMode, seed: 1 + UInt64(rounding)
            ) { record in
                for (start, function) in [(UInt8(0), operation.soft), (0, operation.hard), (1, operation.hard)] {
                    guard let function else { continue }
                    var status = FloatStatus(rounding: rounding, flags: start)
                    let result = function(record.a, record.b, record.c, &status)
                    let isRight =
                        status.flags == UInt8(record.flags) | start
                        && (record.isUnspecified != 0 || operation.accepts(result, record.result, oracle))
                    if isRight { continue }
                    differences += 1
                    if differences <= 3 {
                        let hex = [record.a, record.b, record.c, result, record.result].map { String($0, radix: 16) }
                        Issue.record(
                            "rm \(rounding) start \(start) (\(hex[0]), \(hex[1]), \(hex[2])) = \(hex[3]) flags \(status.flags), \(oracle) has \(hex[4]) flags \(record.flags)"
                        )
                    }
                }
            }
            #expect(differences == 0, "\(operation.name) rounding \(rounding)")
            if oracle == .qemu { #expect(total == Oracle.countPerMode, "QEMU has every operation and mode") }
        }
    }

    /// With `canonicalNaN` off, NaN payloads come out as the host's SSE unit makes them. (Its fused operations
    /// and its rule for ∞ × 0 + NaN are left to the x86 front end.)
    @Test(arguments: CheckedOperation.all.filter { $0.isFloatResult && !$0.name.hasSuffix("fma") })
    func propagatesNaNsAsTheHost(_ operation: CheckedOperation) {
        var differences = 0
        _ = Oracle.host.run(operation.name, rounding: 0, count: Oracle.countPerMode, seed: 9) { record in
            var status = FloatStatus(canonicalNaN: false)
            let result = operation.soft(record.a, record.b, record.c, &status)
            let mask = UInt64.max >> UInt64(64 - operation.resultBits)
            if result & mask != record.result & mask || status.flags != UInt8(record.flags) {
                differences += 1
                if differences <= 3 {
                    let hex = [record.a, record.b, result, record.result].map { String($0, radix: 16) }
                    Issue.record("(\(hex[0]), \(hex[1])) = \(hex[2]), the host has \(hex[3])")
                }
            }
        }
        #expect(differences == 0)
    }
}

extension CheckedOperation {
    func accepts(_ result: UInt64, _ expected: UInt64, _ oracle: Oracle) -> Bool {
        let mask = UInt64.max >> UInt64(64 - resultBits)
        if result & mask == expected & mask { return true }
        guard isFloatResult, oracle == .host else { return false }
        return resultBits == 32
            ? result & mask == 0x7fc0_0000 && Float(bitPattern: UInt32(truncatingIfNeeded: expected)).isNaN
            : result == 0x7ff8_0000_0000_0000 && Double(bitPattern: expected).isNaN
    }
}
