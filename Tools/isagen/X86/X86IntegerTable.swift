// The base integer set in 64-bit and compatibility mode. Intel SDM Vol. 2A–2D, Appendix A.

private func byte(_ value: Int) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return digits.count == 1 ? "0" + digits : digits
}

private let arithmetic: String = {
    var text = "@integer BASE\n"
    for (index, name) in ["ADD", "OR", "ADC", "SBB", "AND", "SUB", "XOR", "CMP"].enumerated() {
        let lock = name == "CMP" ? "" : "lock"
        text += """
            \(name) | Eb,Gb | \(byte(index * 8)) /r | \(lock)
            \(name) | Ev,Gv | \(byte(index * 8 + 1)) /r | \(lock)
            \(name) | Gb,Eb | \(byte(index * 8 + 2)) /r |
            \(name) | Gv,Ev | \(byte(index * 8 + 3)) /r |
            \(name) | AL,Ib | \(byte(index * 8 + 4)) |
            \(name) | rAX,Iz | \(byte(index * 8 + 5)) |
            \(name) | Eb,Ib | 80 /\(index) | \(lock)
            \(name) | Ev,Iz | 81 /\(index) | \(lock)
            \(name) | Eb,Ib | 82 /\(index) | \(lock) i64
            \(name) | Ev,Is | 83 /\(index) | \(lock)

            """
    }
    // /6 is SHL again.
    for (index, name) in ["ROL", "ROR", "RCL", "RCR", "SHL", "SHR", "SHL", "SAR"].enumerated() {
        text += """
            \(name) | Eb,Ib | C0 /\(index) |
            \(name) | Ev,Ib | C1 /\(index) |
            \(name) | Eb,1 | D0 /\(index) |
            \(name) | Ev,1 | D1 /\(index) |
            \(name) | Eb,CL | D2 /\(index) |
            \(name) | Ev,CL | D3 /\(index) |

            """
    }
    return text
}()

private let oneByteMap = """
    PUSH=pushSegment | ES | 06 | i64
    POP=popSegment | ES | 07 | i64 endsBlock
    PUSH=pushSegment | CS | 0E | i64
    PUSH=pushSegment | SS | 16 | i64
    POP=popSegment | SS | 17 | i64 endsBlock
    PUSH=pushSegment | DS | 1E | i64
    POP=popSegment | DS | 1F | i64 endsBlock
    DAA | | 27 | i64
    DAS | | 2F | i64
    AAA | | 37 | i64
    AAS | | 3F | i64
    INC | Zv | 40+r | i64
    DEC | Zv | 48+r | i64
    PUSH | Zv | 50+r | d64
    POP | Zv | 58+r | d64
    PUSHA | | 60 | i64 suffixSize
    POPA | | 61 | i64 suffixSize
    BOUND | Gv,Ma | 62 /r | i64 BR
    ARPL | Ew,Gw | 63 /r | i64
    MOVSXD | Gv,Ew | 63 /r | only64 o16
    MOVSXD | Gv,Ed | 63 /r | only64
    PUSH | Iz | 68 | d64
    IMUL | Gv,Ev,Iz | 69 /r |
    PUSH | Is | 6A | d64
    IMUL | Gv,Ev,Is | 6B /r |
    INS | Yb,DX | 6C | rep iopl suffixString
    INS | Yz,DX | 6D | rep iopl suffixString
    OUTS | DX,Xb | 6E | rep iopl suffixString
    OUTS | DX,Xz | 6F | rep iopl suffixString
    Jcc | Jb | 70+cc | f64 branch
    TEST | Eb,Gb | 84 /r |
    TEST | Ev,Gv | 85 /r |
    XCHG | Eb,Gb | 86 /r | lock
    XCHG | Ev,Gv | 87 /r | lock
    MOV | Eb,Gb | 88 /r |
    MOV | Ev,Gv | 89 /r |
    MOV | Gb,Eb | 8A /r |
    MOV | Gv,Ev | 8B /r |
    MOV=movFromSegment | Evw,Sw | 8C /r |
    LEA | Gv,M0 | 8D /r | addressOnly
    MOV=movToSegment | Sw,Evw | 8E /r | notCS endsBlock
    POP | Ev | 8F /0 | d64
    PAUSE | | F3 90 | rexb0
    NOP | | 90 | rexb0
    XCHG | Zv,rAX | 90+r |
    CBW | | 98 | o16
    CDQE | | 98 | o64
    CWDE | | 98 |
    CWD | | 99 | o16
    CQO | | 99 | o64
    CDQ | | 99 |
    CALLF | Ap | 9A | i64 branch
    PUSHF | | 9C | d64 suffixSize
    POPF | | 9D | d64 suffixSize endsBlock
    SAHF | | 9E | i64
    SAHF | | 9E | only64 feature=LAHF64
    LAHF | | 9F | i64
    LAHF | | 9F | only64 feature=LAHF64
    MOV | AL,Ob | A0 |
    MOV | rAX,Ov | A1 |
    MOV | Ob,AL | A2 |
    MOV | Ov,rAX | A3 |
    MOVS | Yb,Xb | A4 | rep suffixString
    MOVS | Yv,Xv | A5 | rep suffixString
    CMPS | Xb,Yb | A6 | repcc suffixString
    CMPS | Xv,Yv | A7 | repcc suffixString
    TEST | AL,Ib | A8 |
    TEST | rAX,Iz | A9 |
    STOS | Yb,AL | AA | rep suffixString
    STOS | Yv,rAX | AB | rep suffixString
    LODS | AL,Xb | AC | rep suffixString
    LODS | rAX,Xv | AD | rep suffixString
    SCAS | AL,Yb | AE | repcc suffixString
    SCAS | rAX,Yv | AF | repcc suffixString
    MOV | Zb,Ib | B0+r |
    MOV | Zv,Iv | B8+r |
    RET | Iw | C2 | f64 branch
    RET | | C3 | f64 branch
    LES | Gv,Mp | C4 /r | i64 endsBlock
    LDS | Gv,Mp | C5 /r | i64 endsBlock
    MOV | Eb,Ib | C6 /0 |
    MOV | Ev,Iz | C7 /0 |
    ENTER | Iw,Ib | C8 | d64
    LEAVE | | C9 | d64
    RETF | Iw | CA | branch
    RETF | | CB | branch
    INT3 | | CC | branch
    INT | Ib | CD | branch
    INTO | | CE | i64 branch
    IRET | | CF | branch suffixSize
    AAM | Ib | D4 | i64 DE
    AAD | Ib | D5 | i64
    SALC | | D6 | i64
    XLAT | | D7 |
    LOOPNE | Jb | E0 | f64 branch
    LOOPE | Jb | E1 | f64 branch
    LOOP | Jb | E2 | f64 branch
    JCXZ | Jb | E3 | f64 branch a16
    JECXZ | Jb | E3 | f64 branch a32
    JRCXZ | Jb | E3 | f64 branch a64
    IN | AL,Ib | E4 | iopl
    IN | eAX,Ib | E5 | iopl
    OUT | Ib,AL | E6 | iopl
    OUT | Ib,eAX | E7 | iopl
    CALL | Jz | E8 | f64 branch
    JMP | Jz | E9 | f64 branch
    JMPF | Ap | EA | i64 branch
    JMP | Jb | EB | f64 branch
    IN | AL,DX | EC | iopl
    IN | eAX,DX | ED | iopl
    OUT | DX,AL | EE | iopl
    OUT | DX,eAX | EF | iopl
    INT1 | | F1 | branch
    CMC | | F5 |
    TEST | Eb,Ib | F6 /0 |
    TEST | Eb,Ib | F6 /1 |
    NOT | Eb | F6 /2 | lock
    NEG | Eb | F6 /3 | lock
    MUL | Eb | F6 /4 |
    IMUL | Eb | F6 /5 |
    DIV | Eb | F6 /6 | DE
    IDIV | Eb | F6 /7 | DE
    TEST | Ev,Iz | F7 /0 |
    TEST | Ev,Iz | F7 /1 |
    NOT | Ev | F7 /2 | lock
    NEG | Ev | F7 /3 | lock
    MUL | Ev | F7 /4 |
    IMUL | Ev | F7 /5 |
    DIV | Ev | F7 /6 | DE
    IDIV | Ev | F7 /7 | DE
    CLC | | F8 |
    STC | | F9 |
    CLI | | FA | iopl endsBlock
    STI | | FB | iopl endsBlock
    CLD | | FC |
    STD | | FD |
    INC | Eb | FE /0 | lock
    DEC | Eb | FE /1 | lock
    INC | Ev | FF /0 | lock
    DEC | Ev | FF /1 | lock
    CALL | Ev | FF /2 | f64 branch
    CALLF | Mp | FF /3 | branch
    JMP | Ev | FF /4 | f64 branch
    JMPF | Mp | FF /5 | branch
    PUSH | Ev | FF /6 | d64

    """

private let twoByteMap = """
    UD2 | | 0F 0B | branch UD
    PREFETCHW | Mb | 0F 0D /1 | addressOnly
    PREFETCHWT1 | Mb | 0F 0D /2 | addressOnly
    PREFETCH | Mb | 0F 0D /r | addressOnly
    NOP | Ev | 0F 0D /r | addressOnly
    PREFETCHNTA | Mb | 0F 18 /0 | addressOnly
    PREFETCHT0 | Mb | 0F 18 /1 | addressOnly
    PREFETCHT1 | Mb | 0F 18 /2 | addressOnly
    PREFETCHT2 | Mb | 0F 18 /3 | addressOnly
    NOP | Ev | 0F 18 /r | addressOnly
    NOP | Ev | 0F 19 /r | addressOnly
    NOP | Ev | 0F 1A /r | addressOnly
    NOP | Ev | 0F 1B /r | addressOnly
    NOP | Ev | 0F 1C /r | addressOnly
    NOP | Ev | 0F 1D /r | addressOnly
    ENDBR64 | | F3 0F 1E FA |
    ENDBR32 | | F3 0F 1E FB |
    NOP | Ev | 0F 1E /r | addressOnly
    NOP | Ev | 0F 1F /r | addressOnly
    CMOVcc | Gv,Ev | 0F 40+cc /r |
    Jcc | Jz | 0F 80+cc | f64 branch
    SETcc | Eb | 0F 90+cc /r |
    PUSH=pushSegment | FS | 0F A0 | d64
    POP=popSegment | FS | 0F A1 | d64 endsBlock
    BT | Ev,Gv | 0F A3 /r |
    SHLD | Ev,Gv,Ib | 0F A4 /r |
    SHLD | Ev,Gv,CL | 0F A5 /r |
    PUSH=pushSegment | GS | 0F A8 | d64
    POP=popSegment | GS | 0F A9 | d64 endsBlock
    BTS | Ev,Gv | 0F AB /r | lock
    SHRD | Ev,Gv,Ib | 0F AC /r |
    SHRD | Ev,Gv,CL | 0F AD /r |
    IMUL | Gv,Ev | 0F AF /r |
    CMPXCHG | Eb,Gb | 0F B0 /r | lock
    CMPXCHG | Ev,Gv | 0F B1 /r | lock
    LSS | Gv,Mp | 0F B2 /r | endsBlock
    BTR | Ev,Gv | 0F B3 /r | lock
    LFS | Gv,Mp | 0F B4 /r | endsBlock
    LGS | Gv,Mp | 0F B5 /r | endsBlock
    MOVZX | Gv,Eb | 0F B6 /r |
    MOVZX | Gv,Ew | 0F B7 /r |
    POPCNT | Gv,Ev | F3 0F B8 /r | feature=POPCNT
    UD1 | Gv,Ev | 0F B9 /r | branch UD addressOnly
    BT | Ev,Ib | 0F BA /4 |
    BTS | Ev,Ib | 0F BA /5 | lock
    BTR | Ev,Ib | 0F BA /6 | lock
    BTC | Ev,Ib | 0F BA /7 | lock
    BTC | Ev,Gv | 0F BB /r | lock
    TZCNT | Gv,Ev | F3 0F BC /r | feature=BMI1
    BSF | Gv,Ev | 0F BC /r |
    LZCNT | Gv,Ev | F3 0F BD /r | feature=LZCNT
    BSR | Gv,Ev | 0F BD /r |
    MOVSX | Gv,Eb | 0F BE /r |
    MOVSX | Gv,Ew | 0F BF /r |
    XADD | Eb,Gb | 0F C0 /r | lock
    XADD | Ev,Gv | 0F C1 /r | lock
    MOVNTI | My,Gy | NP 0F C3 /r | feature=SSE2
    CMPXCHG16B | Mdq | 0F C7 /1 | o64 lock aligned feature=CX16
    CMPXCHG8B | Mq | 0F C7 /1 | lock
    RDRAND | Rv | NP 0F C7 /6 | feature=RDRAND
    RDRAND | Rv | 66 0F C7 /6 | feature=RDRAND
    RDSEED | Rv | NP 0F C7 /7 | feature=RDSEED
    RDSEED | Rv | 66 0F C7 /7 | feature=RDSEED
    RDPID | Ry | F3 0F C7 /7 | f64 feature=RDPID
    BSWAP | Zv | 0F C8+r |
    UD0 | Gv,Ev | 0F FF /r | branch UD addressOnly
    MOVBE | Gv,Mv | NP 0F38 F0 /r | feature=MOVBE
    MOVBE | Gv,Mv | 66 0F38 F0 /r | feature=MOVBE
    MOVBE | Mv,Gv | NP 0F38 F1 /r | feature=MOVBE
    MOVBE | Mv,Gv | 66 0F38 F1 /r | feature=MOVBE
    CRC32 | Gy,Eb | F2 0F38 F0 /r | feature=SSE42
    CRC32 | Gy,Ev | F2 0F38 F1 /r | feature=SSE42
    ADCX | Gy,Ey | 66 0F38 F6 /r | feature=ADX
    ADOX | Gy,Ey | F3 0F38 F6 /r | feature=ADX
    ANDN | Gy,By,Ey | VEX.LZ.NP.0F38.WIG F2 /r | feature=BMI1
    BLSR | By,Ey | VEX.LZ.NP.0F38.WIG F3 /1 | feature=BMI1
    BLSMSK | By,Ey | VEX.LZ.NP.0F38.WIG F3 /2 | feature=BMI1
    BLSI | By,Ey | VEX.LZ.NP.0F38.WIG F3 /3 | feature=BMI1
    BEXTR | Gy,Ey,By | VEX.LZ.NP.0F38.WIG F7 /r | feature=BMI1
    BZHI | Gy,Ey,By | VEX.LZ.NP.0F38.WIG F5 /r | feature=BMI2
    PEXT | Gy,By,Ey | VEX.LZ.F3.0F38.WIG F5 /r | feature=BMI2
    PDEP | Gy,By,Ey | VEX.LZ.F2.0F38.WIG F5 /r | feature=BMI2
    MULX | Gy,By,Ey | VEX.LZ.F2.0F38.WIG F6 /r | feature=BMI2
    SHLX | Gy,Ey,By | VEX.LZ.66.0F38.WIG F7 /r | feature=BMI2
    SARX | Gy,Ey,By | VEX.LZ.F3.0F38.WIG F7 /r | feature=BMI2
    SHRX | Gy,Ey,By | VEX.LZ.F2.0F38.WIG F7 /r | feature=BMI2
    RORX | Gy,Ey,Ib | VEX.LZ.F2.0F3A.WIG F0 /r | feature=BMI2

    """

let x86IntegerTable = arithmetic + oneByteMap + twoByteMap
