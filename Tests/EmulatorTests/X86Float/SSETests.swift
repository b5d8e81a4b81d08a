import Emulator
import Testing

/// SSE, AVX, FMA and F16C against this machine's own unit: results, MXCSR, and which exceptions trap.
@Suite(.enabled(if: NativeOracle.sse != nil, "the host is no x86-64 machine")) struct SSETests {
    /// All rounding modes, DAZ, FTZ, masks, sticky flags; random and edge operands.
    @Test(arguments: SSECheck.all)
    func agreesWithHost(_ check: SSECheck) throws {
        let oracle = try #require(NativeOracle.sse)
        guard let outcome = check.compare(with: oracle, count: NativeOracle.countPerMode, seed: 1) else {
            print("skipped: the host has no instruction for \(check.name)")
            return
        }
        for example in outcome.examples { Issue.record("\(example)") }
        #expect(outcome.differences == 0, "\(check.name)")
        #expect(outcome.total == 16 * NativeOracle.countPerMode)
        if check.name != "i32tod", check.name != "dq2pd" {
            #expect(outcome.traps > outcome.total / 100, "unmasked exceptions were tried")
        }
    }

    /// RCPPS and RSQRTPS: within 1.5 × 2^-12 of the true value, special values as the host has them, no flags.
    @Test(arguments: ["rcps", "rsqrts"])
    func approximatesWithinTheArchitecturalBound(_ name: String) throws {
        let oracle = try #require(NativeOracle.sse)
        var differences = 0
        var finite = 0
        let total = oracle.run("\(name) \(NativeOracle.countPerMode) 1", recordSizeBytes: SSECheck.recordSizeBytes) {
            for lane in 0..<8 {
                let a = $0.load(fromByteOffset: lane * 4, as: UInt32.self)
                let host = Float(bitPattern: $0.load(fromByteOffset: 96 + lane * 4, as: UInt32.self))
                let bits = name == "rcps" ? SSEFloat.reciprocalF32(a) : SSEFloat.reciprocalSquareRootF32(a)
                let ours = Float(bitPattern: bits)
                let x = Double(Float(bitPattern: a))
                let exact = name == "rcps" ? 1 / x : 1 / x.squareRoot()
                if host.isNormal, ours.isNormal {
                    finite += 1
                    if abs(Double(ours) - exact) > 1.5 * 0x1p-12 * abs(exact) { differences += 1 }
                } else if abs(exact) < 0x1.01p-126, abs(exact) > 0x0.ffp-126 {
                    // Either side of the smallest normal number may be flushed.
                } else if host.bitPattern != bits {
                    differences += 1
                    if differences < 4 {
                        Issue.record("\(name) of \(String(a, radix: 16)) = \(ours), the host has \(host)")
                    }
                }
            }
        }
        #expect(differences == 0)
        #expect(finite > 0)
        #expect(total == 16 * NativeOracle.countPerMode)
    }
}
