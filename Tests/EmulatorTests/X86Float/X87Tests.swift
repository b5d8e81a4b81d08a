import Emulator
import Testing

/// The x87 unit against this machine's own: all registers, control, status and tag words, memory, RFLAGS.
@Suite(.enabled(if: NativeOracle.x87 != nil, "the host is no x86-64 machine")) struct X87Tests {
    /// Every instruction but the transcendental ones, in all rounding and precision modes, with masked and unmasked exceptions and
    /// stack faults; random and edge operands, unsupported encodings among them.
    @Test(arguments: X87Tests.exactOperations)
    func agreesWithHost(_ operation: String) throws {
        let oracle = try #require(NativeOracle.x87)
        var comparer = X87Comparer()
        let isThere = comparer.run(operation, oracle, count: NativeOracle.countPerMode, seed: 1)
        #expect(isThere)
        for example in comparer.examples { Issue.record("\(example)") }
        #expect(comparer.differences == 0, "\(operation)")
        #expect(comparer.total == 12 * NativeOracle.countPerMode)
    }

    /// Special operands, flags, stack faults of the transcendental instructions; their accuracy is checked by itself.
    @Test(arguments: ["fsin", "fcos", "fsincos", "fptan", "fpatan", "f2xm1", "fyl2x", "fyl2xp1"])
    func agreesWithHostNearly(_ operation: String) throws {
        let oracle = try #require(NativeOracle.x87)
        var comparer = X87Comparer(isApproximate: true)
        let isThere = comparer.run(operation, oracle, count: NativeOracle.countPerMode, seed: 1)
        #expect(isThere)
        for example in comparer.examples { Issue.record("\(example)") }
        #expect(comparer.differences == 0, "\(operation)")
    }

    static let exactOperations: [String] = {
        let arithmetic = ["add", "mul", "sub", "subr", "div", "divr"]
        let compare = [
            "fcom", "fcomp", "fucom", "fucomp", "fcompp", "fucompp", "fcomi", "fcomip", "fucomi", "fucomip", "ftst",
        ]
        return arithmetic.flatMap {
            ["f\($0)", "f\($0)_sti", "f\($0)p", "f\($0)_m32", "f\($0)_m64", "fi\($0)_m16", "fi\($0)_m32"]
        }
            + compare
            + ["fcom_m32", "fcomp_m32", "fcom_m64", "fcomp_m64", "ficom_m16", "ficomp_m16", "ficom_m32", "ficomp_m32"]
            + ["fld", "fld_m32", "fld_m64", "fld_m80", "fild_m16", "fild_m32", "fild_m64", "fbld"]
            + ["fld1", "fldl2t", "fldl2e", "fldpi", "fldlg2", "fldln2", "fldz"]
            + ["fst", "fstp", "fst_m32", "fstp_m32", "fst_m64", "fstp_m64", "fstp_m80", "fbstp"]
            + ["fist_m16", "fistp_m16", "fisttp_m16", "fist_m32", "fistp_m32", "fisttp_m32", "fistp_m64", "fisttp_m64"]
            + ["fxch", "fnop", "fchs", "fabs", "fxam", "ffree", "fdecstp", "fincstp", "fnclex", "fninit"]
            + ["fcmovb", "fcmove", "fcmovbe", "fcmovu", "fcmovnb", "fcmovne", "fcmovnbe", "fcmovnu"]
            + ["fsqrt", "frndint", "fscale", "fxtract", "fprem", "fprem1"]
    }()
}
