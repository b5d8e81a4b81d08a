// The x87 unit. Intel SDM Vol. 2, Appendix A.5. Aliases without a name in the manual decode as what they do.

private let stackArithmetic = ["FADD", "FMUL", "FCOM", "FCOMP", "FSUB", "FSUBR", "FDIV", "FDIVR"]
private let integerArithmetic = ["FIADD", "FIMUL", "FICOM", "FICOMP", "FISUB", "FISUBR", "FIDIV", "FIDIVR"]

private let arithmeticRows: String = {
    var text = ""
    for (digit, name) in stackArithmetic.enumerated() {
        let second = String(0xc0 + digit * 8, radix: 16, uppercase: true)
        text += "\(name) | Mss | D8 /\(digit) | x87\n\(name) | ST0,STi | D8 \(second)+i | x87\n"
        text += "\(name) | Msd | DC /\(digit) | x87\n"
    }
    for (digit, name) in integerArithmetic.enumerated() {
        text += "\(name) | Md | DA /\(digit) | x87\n\(name) | Mw | DE /\(digit) | x87\n"
    }
    return text
}()

/// `D9 E0` on: no operands.
private let operandless = [
    "D0 FNOP", "E0 FCHS", "E1 FABS", "E4 FTST", "E5 FXAM", "E8 FLD1", "E9 FLDL2T", "EA FLDL2E", "EB FLDPI",
    "EC FLDLG2", "ED FLDLN2", "EE FLDZ", "F0 F2XM1", "F1 FYL2X", "F2 FPTAN", "F3 FPATAN", "F4 FXTRACT", "F5 FPREM1",
    "F6 FDECSTP", "F7 FINCSTP", "F8 FPREM", "F9 FYL2XP1", "FA FSQRT", "FB FSINCOS", "FC FRNDINT", "FD FSCALE",
    "FE FSIN", "FF FCOS",
].map { line in
    let parts = line.split(separator: " ")
    return "\(parts[1]) | | D9 \(parts[0]) | x87\n"
}.joined()

let x86X87Table =
    "@x87 FPU\n" + arithmeticRows + operandless + """
        FLD | Mss | D9 /0 | x87
        FST | Mss | D9 /2 | x87
        FSTP | Mss | D9 /3 | x87
        FLDENV | Menv | D9 /4 | x87
        FLDCW | Mw | D9 /5 | x87
        FNSTENV | Menv | D9 /6 | x87 noWait
        FNSTCW | Mw | D9 /7 | x87 noWait
        FLD | STi | D9 C0+i | x87
        FXCH | ST0,STi | D9 C8+i | x87
        FSTPNCE | STi | D9 D8+i | x87
        FCMOVB | ST0,STi | DA C0+i | x87 feature=CMOV
        FCMOVE | ST0,STi | DA C8+i | x87 feature=CMOV
        FCMOVBE | ST0,STi | DA D0+i | x87 feature=CMOV
        FCMOVU | ST0,STi | DA D8+i | x87 feature=CMOV
        FUCOMPP | | DA E9 | x87
        FILD | Md | DB /0 | x87
        FISTTP | Md | DB /1 | x87 feature=SSE3
        FIST | Md | DB /2 | x87
        FISTP | Md | DB /3 | x87
        FLD | Mt | DB /5 | x87
        FSTP | Mt | DB /7 | x87
        FCMOVNB | ST0,STi | DB C0+i | x87 feature=CMOV
        FCMOVNE | ST0,STi | DB C8+i | x87 feature=CMOV
        FCMOVNBE | ST0,STi | DB D0+i | x87 feature=CMOV
        FCMOVNU | ST0,STi | DB D8+i | x87 feature=CMOV
        FNENI | | DB E0 | x87 noWait
        FNDISI | | DB E1 | x87 noWait
        FNCLEX | | DB E2 | x87 noWait
        FNINIT | | DB E3 | x87 noWait
        FNSETPM | | DB E4 | x87 noWait
        FUCOMI | ST0,STi | DB E8+i | x87 feature=CMOV
        FCOMI | ST0,STi | DB F0+i | x87 feature=CMOV
        FADD | STi,ST0 | DC C0+i | x87
        FMUL | STi,ST0 | DC C8+i | x87
        FCOM | ST0,STi | DC D0+i | x87
        FCOMP | ST0,STi | DC D8+i | x87
        FSUBR | STi,ST0 | DC E0+i | x87
        FSUB | STi,ST0 | DC E8+i | x87
        FDIVR | STi,ST0 | DC F0+i | x87
        FDIV | STi,ST0 | DC F8+i | x87
        FLD | Msd | DD /0 | x87
        FISTTP | Mq | DD /1 | x87 feature=SSE3
        FST | Msd | DD /2 | x87
        FSTP | Msd | DD /3 | x87
        FRSTOR | Mstate | DD /4 | x87
        FNSAVE | Mstate | DD /6 | x87 noWait
        FNSTSW | Mw | DD /7 | x87 noWait
        FFREE | STi | DD C0+i | x87
        FXCH | ST0,STi | DD C8+i | x87
        FST | STi | DD D0+i | x87
        FSTP | STi | DD D8+i | x87
        FUCOM | ST0,STi | DD E0+i | x87
        FUCOMP | ST0,STi | DD E8+i | x87
        FADDP | STi,ST0 | DE C0+i | x87
        FMULP | STi,ST0 | DE C8+i | x87
        FCOMP | ST0,STi | DE D0+i | x87
        FCOMPP | | DE D9 | x87
        FSUBRP | STi,ST0 | DE E0+i | x87
        FSUBP | STi,ST0 | DE E8+i | x87
        FDIVRP | STi,ST0 | DE F0+i | x87
        FDIVP | STi,ST0 | DE F8+i | x87
        FILD | Mw | DF /0 | x87
        FISTTP | Mw | DF /1 | x87 feature=SSE3
        FIST | Mw | DF /2 | x87
        FISTP | Mw | DF /3 | x87
        FBLD | Mt | DF /4 | x87
        FILD | Mq | DF /5 | x87
        FBSTP | Mt | DF /6 | x87
        FISTP | Mq | DF /7 | x87
        FFREEP | STi | DF C0+i | x87
        FXCH | ST0,STi | DF C8+i | x87
        FSTP | STi | DF D0+i | x87
        FSTP | STi | DF D8+i | x87
        FNSTSW | AX | DF E0 | x87 noWait
        FUCOMIP | ST0,STi | DF E8+i | x87 feature=CMOV
        FCOMIP | ST0,STi | DF F0+i | x87 feature=CMOV
        FWAIT | | 9B | x87

        """
