// MMX, SSE to SSE4.2, AES, PCLMULQDQ and SHA. Intel SDM Vol. 2, Appendix A.3 and A.4.

/// Operations on packed integers that have the same shape in MMX, SSE2 and AVX: opcode, name, and which feature the
/// MMX form needs ("-": there is none). A type after a `:` is that of the second operand in MMX.
let packedIntegers = """
    60 PUNPCKLBW MMX:d
    61 PUNPCKLWD MMX:d
    62 PUNPCKLDQ MMX:d
    63 PACKSSWB MMX
    64 PCMPGTB MMX
    65 PCMPGTW MMX
    66 PCMPGTD MMX
    67 PACKUSWB MMX
    68 PUNPCKHBW MMX
    69 PUNPCKHWD MMX
    6A PUNPCKHDQ MMX
    6B PACKSSDW MMX
    6C PUNPCKLQDQ -
    6D PUNPCKHQDQ -
    74 PCMPEQB MMX
    75 PCMPEQW MMX
    76 PCMPEQD MMX
    D4 PADDQ SSE2
    D5 PMULLW MMX
    D8 PSUBUSB MMX
    D9 PSUBUSW MMX
    DA PMINUB SSE
    DB PAND MMX
    DC PADDUSB MMX
    DD PADDUSW MMX
    DE PMAXUB SSE
    DF PANDN MMX
    E0 PAVGB SSE
    E3 PAVGW SSE
    E4 PMULHUW SSE
    E5 PMULHW MMX
    E8 PSUBSB MMX
    E9 PSUBSW MMX
    EA PMINSW SSE
    EB POR MMX
    EC PADDSB MMX
    ED PADDSW MMX
    EE PMAXSW SSE
    EF PXOR MMX
    F4 PMULUDQ SSE2
    F5 PMADDWD MMX
    F6 PSADBW SSE
    F8 PSUBB MMX
    F9 PSUBW MMX
    FA PSUBD MMX
    FB PSUBQ SSE2
    FC PADDB MMX
    FD PADDW MMX
    FE PADDD MMX
    """

/// Shifts by a count in a register or memory, which is 128 bits wide whatever the vector's length; by a byte: opcode
/// and digit.
let packedShifts = """
    D1 PSRLW 71 2
    D2 PSRLD 72 2
    D3 PSRLQ 73 2
    E1 PSRAW 71 4
    E2 PSRAD 72 4
    F1 PSLLW 71 6
    F2 PSLLD 72 6
    F3 PSLLQ 73 6
    """

/// The same in map 0F38; what has an MMX form is SSSE3.
let packedIntegers38 = """
    00 PSHUFB SSSE3
    01 PHADDW SSSE3
    02 PHADDD SSSE3
    03 PHADDSW SSSE3
    04 PMADDUBSW SSSE3
    05 PHSUBW SSSE3
    06 PHSUBD SSSE3
    07 PHSUBSW SSSE3
    08 PSIGNB SSSE3
    09 PSIGNW SSSE3
    0A PSIGND SSSE3
    0B PMULHRSW SSSE3
    28 PMULDQ -SSE41
    29 PCMPEQQ -SSE41
    2B PACKUSDW -SSE41
    37 PCMPGTQ -SSE42
    38 PMINSB -SSE41
    39 PMINSD -SSE41
    3A PMINUW -SSE41
    3B PMINUD -SSE41
    3C PMAXSB -SSE41
    3D PMAXSD -SSE41
    3E PMAXUW -SSE41
    3F PMAXUD -SSE41
    40 PMULLD -SSE41
    """

/// Sign and zero extension: opcode of the signed form, name's end, size of the source.
let packedExtensions = """
    0 BW h
    1 BD f
    2 BQ e
    3 WD h
    4 WQ f
    5 DQ h
    """

/// Floating-point operations of two vectors, in the four formats: opcode, name, formats, and "!" if it can raise #XM.
let packedFloats = """
    51 SQRT ps,pd,ss,sd !1
    52 RSQRT ps,ss 1
    53 RCP ps,ss 1
    54 AND ps,pd
    55 ANDN ps,pd
    56 OR ps,pd
    57 XOR ps,pd
    58 ADD ps,pd,ss,sd !
    59 MUL ps,pd,ss,sd !
    5C SUB ps,pd,ss,sd !
    5D MIN ps,pd,ss,sd !
    5E DIV ps,pd,ss,sd !
    5F MAX ps,pd,ss,sd !
    """

let floatFormats = [
    (type: "ps", prefix: "NP", feature: "SSE"), (type: "pd", prefix: "66", feature: "SSE2"),
    (type: "ss", prefix: "F3", feature: "SSE"), (type: "sd", prefix: "F2", feature: "SSE2"),
]

func tableLines(_ text: String) -> [[String]] {
    text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
}

private let generatedRows: String = {
    var text = "@mmx MMX\n"
    for line in tableLines(packedIntegers) where line[2] != "-" {
        let parts = line[2].split(separator: ":")
        text += "\(line[1]) | Pq,Q\(parts.count > 1 ? parts[1] : "q") | NP 0F \(line[0]) /r | mmx feature=\(parts[0])\n"
    }
    for line in tableLines(packedShifts) {
        text += "\(line[1]) | Pq,Qq | NP 0F \(line[0]) /r | mmx\n"
        text += "\(line[1]) | Nq,Ib | NP 0F \(line[2]) /\(line[3]) | mmx\n"
    }
    for line in tableLines(packedIntegers38) where !line[2].hasPrefix("-") {
        text += "\(line[1]) | Pq,Qq | NP 0F38 \(line[0]) /r | mmx feature=\(line[2])\n"
    }
    text += "@sse SSE2\n"
    for line in tableLines(packedIntegers) { text += "\(line[1]) | Vx,Wx | 66 0F \(line[0]) /r | sse\n" }
    for line in tableLines(packedShifts) {
        text += "\(line[1]) | Vx,Wx | 66 0F \(line[0]) /r | sse\n"
        text += "\(line[1]) | Ux,Ib | 66 0F \(line[2]) /\(line[3]) | sse\n"
    }
    for line in tableLines(packedIntegers38) {
        let feature = line[2].hasPrefix("-") ? line[2].dropFirst() : line[2][...]
        text += "\(line[1]) | Vx,Wx | 66 0F38 \(line[0]) /r | sse feature=\(feature)\n"
    }
    for line in tableLines(packedExtensions) {
        text += "PMOVSX\(line[1]) | Vx,W\(line[2]) | 66 0F38 2\(line[0]) /r | sse feature=SSE41\n"
        text += "PMOVZX\(line[1]) | Vx,W\(line[2]) | 66 0F38 3\(line[0]) /r | sse feature=SSE41\n"
    }
    for line in tableLines(packedFloats) {
        for format in floatFormats where line[2].split(separator: ",").contains(Substring(format.type)) {
            let raises = line.count > 3 && line[3].hasPrefix("!") ? "XM" : ""
            text += "\(line[1])\(format.type.uppercased()) | V\(format.type),W\(format.type) | "
            text += "\(format.prefix) 0F \(line[0]) /r | sse \(raises) feature=\(format.feature)\n"
        }
    }
    return text
}()

private let mmxRows = """
    @mmx MMX
    MOVD | Pq,Ed | NP W0 0F 6E /r | mmx
    MOVQ | Pq,Eq | NP W1 0F 6E /r | mmx
    MOVQ | Pq,Qq | NP 0F 6F /r | mmx
    EMMS | | NP 0F 77 | mmx
    MOVD | Ed,Pq | NP W0 0F 7E /r | mmx
    MOVQ | Eq,Pq | NP W1 0F 7E /r | mmx
    MOVQ | Qq,Pq | NP 0F 7F /r | mmx
    PSHUFW | Pq,Qq,Ib | NP 0F 70 /r | mmx feature=SSE
    PINSRW | Pq,Edw,Ib | NP 0F C4 /r | mmx feature=SSE
    PEXTRW | Gy,Nq,Ib | NP 0F C5 /r | mmx feature=SSE
    PMOVMSKB | Gy,Nq | NP 0F D7 /r | mmx feature=SSE
    MOVNTQ | Mq,Pq | NP 0F E7 /r | mmx feature=SSE
    MASKMOVQ | Pq,Nq | NP 0F F7 /r | mmx feature=SSE
    PABSB | Pq,Qq | NP 0F38 1C /r | mmx feature=SSSE3
    PABSW | Pq,Qq | NP 0F38 1D /r | mmx feature=SSSE3
    PABSD | Pq,Qq | NP 0F38 1E /r | mmx feature=SSSE3
    PALIGNR | Pq,Qq,Ib | NP 0F3A 0F /r | mmx feature=SSSE3
    CVTPI2PS | Vps,Qq | NP 0F 2A /r | mmx sse XM feature=SSE
    CVTPI2PD | Vpd,Qq | 66 0F 2A /r | mmx sse XM feature=SSE2
    CVTTPS2PI | Pq,Wh | NP 0F 2C /r | mmx sse XM feature=SSE
    CVTTPD2PI | Pq,Wpd | 66 0F 2C /r | mmx sse XM feature=SSE2
    CVTPS2PI | Pq,Wh | NP 0F 2D /r | mmx sse XM feature=SSE
    CVTPD2PI | Pq,Wpd | 66 0F 2D /r | mmx sse XM feature=SSE2
    MOVQ2DQ | Vdq,Nq | F3 0F D6 /r | mmx sse feature=SSE2
    MOVDQ2Q | Pq,Uq | F2 0F D6 /r | mmx sse feature=SSE2

    """

private let sseRows = """
    @sse SSE
    MOVUPS | Vps,Wps | NP 0F 10 /r | sse unaligned
    MOVSS | Vss,Wss | F3 0F 10 /r | sse
    MOVUPS | Wps,Vps | NP 0F 11 /r | sse unaligned
    MOVSS | Wss,Vss | F3 0F 11 /r | sse
    MOVHLPS | Vq,Uq | NP 0F 12 /r | sse
    MOVLPS | Vq,Mq | NP 0F 12 /r | sse
    MOVLPS | Mq,Vq | NP 0F 13 /r | sse
    UNPCKLPS | Vps,Wps | NP 0F 14 /r | sse
    UNPCKHPS | Vps,Wps | NP 0F 15 /r | sse
    MOVLHPS | Vq,Uq | NP 0F 16 /r | sse
    MOVHPS | Vq,Mq | NP 0F 16 /r | sse
    MOVHPS | Mq,Vq | NP 0F 17 /r | sse
    MOVAPS | Vps,Wps | NP 0F 28 /r | sse
    MOVAPS | Wps,Vps | NP 0F 29 /r | sse
    CVTSI2SS | Vss,Ey | F3 0F 2A /r | sse XM
    MOVNTPS | Mps,Vps | NP 0F 2B /r | sse
    CVTTSS2SI | Gy,Wss | F3 0F 2C /r | sse XM
    CVTSS2SI | Gy,Wss | F3 0F 2D /r | sse XM
    UCOMISS | Vss,Wss | NP 0F 2E /r | sse XM
    COMISS | Vss,Wss | NP 0F 2F /r | sse XM
    MOVMSKPS | Gy,Ups | NP 0F 50 /r | sse
    CMPPS | Vps,Wps,Ib | NP 0F C2 /r | sse XM
    CMPSS | Vss,Wss,Ib | F3 0F C2 /r | sse XM
    SHUFPS | Vps,Wps,Ib | NP 0F C6 /r | sse
    @sse SSE2
    MOVUPD | Vpd,Wpd | 66 0F 10 /r | sse unaligned
    MOVSD | Vsd,Wsd | F2 0F 10 /r | sse
    MOVUPD | Wpd,Vpd | 66 0F 11 /r | sse unaligned
    MOVSD | Wsd,Vsd | F2 0F 11 /r | sse
    MOVLPD | Vq,Mq | 66 0F 12 /r | sse
    MOVLPD | Mq,Vq | 66 0F 13 /r | sse
    UNPCKLPD | Vpd,Wpd | 66 0F 14 /r | sse
    UNPCKHPD | Vpd,Wpd | 66 0F 15 /r | sse
    MOVHPD | Vq,Mq | 66 0F 16 /r | sse
    MOVHPD | Mq,Vq | 66 0F 17 /r | sse
    MOVAPD | Vpd,Wpd | 66 0F 28 /r | sse
    MOVAPD | Wpd,Vpd | 66 0F 29 /r | sse
    CVTSI2SD | Vsd,Ey | F2 0F 2A /r | sse XM
    MOVNTPD | Mpd,Vpd | 66 0F 2B /r | sse
    CVTTSD2SI | Gy,Wsd | F2 0F 2C /r | sse XM
    CVTSD2SI | Gy,Wsd | F2 0F 2D /r | sse XM
    UCOMISD | Vsd,Wsd | 66 0F 2E /r | sse XM
    COMISD | Vsd,Wsd | 66 0F 2F /r | sse XM
    MOVMSKPD | Gy,Upd | 66 0F 50 /r | sse
    CVTPS2PD | Vpd,Wh | NP 0F 5A /r | sse XM
    CVTPD2PS | Vps,Wpd | 66 0F 5A /r | sse XM
    CVTSS2SD | Vsd,Wss | F3 0F 5A /r | sse XM
    CVTSD2SS | Vss,Wsd | F2 0F 5A /r | sse XM
    CVTDQ2PS | Vps,Wx | NP 0F 5B /r | sse XM
    CVTPS2DQ | Vx,Wps | 66 0F 5B /r | sse XM
    CVTTPS2DQ | Vx,Wps | F3 0F 5B /r | sse XM
    MOVD | Vdq,Ed | 66 W0 0F 6E /r | sse
    MOVQ | Vdq,Eq | 66 W1 0F 6E /r | sse
    MOVDQA | Vx,Wx | 66 0F 6F /r | sse
    MOVDQU | Vx,Wx | F3 0F 6F /r | sse unaligned
    PSHUFD | Vx,Wx,Ib | 66 0F 70 /r | sse
    PSHUFHW | Vx,Wx,Ib | F3 0F 70 /r | sse
    PSHUFLW | Vx,Wx,Ib | F2 0F 70 /r | sse
    PSRLDQ | Ux,Ib | 66 0F 73 /3 | sse
    PSLLDQ | Ux,Ib | 66 0F 73 /7 | sse
    MOVD | Ed,Vdq | 66 W0 0F 7E /r | sse
    MOVQ | Eq,Vdq | 66 W1 0F 7E /r | sse
    MOVQ | Vq,Wq | F3 0F 7E /r | sse
    MOVDQA | Wx,Vx | 66 0F 7F /r | sse
    MOVDQU | Wx,Vx | F3 0F 7F /r | sse unaligned
    CMPPD | Vpd,Wpd,Ib | 66 0F C2 /r | sse XM
    CMPSD | Vsd,Wsd,Ib | F2 0F C2 /r | sse XM
    PINSRW | Vdq,Edw,Ib | 66 0F C4 /r | sse
    PEXTRW | Gy,Udq,Ib | 66 0F C5 /r | sse
    SHUFPD | Vpd,Wpd,Ib | 66 0F C6 /r | sse
    MOVQ | Wq,Vq | 66 0F D6 /r | sse
    PMOVMSKB | Gy,Ux | 66 0F D7 /r | sse
    CVTTPD2DQ | Vx,Wpd | 66 0F E6 /r | sse XM
    CVTDQ2PD | Vpd,Wh | F3 0F E6 /r | sse
    CVTPD2DQ | Vx,Wpd | F2 0F E6 /r | sse XM
    MOVNTDQ | Mx,Vx | 66 0F E7 /r | sse
    MASKMOVDQU | Vdq,Udq | 66 0F F7 /r | sse
    @sse SSE3
    MOVSLDUP | Vps,Wps | F3 0F 12 /r | sse
    MOVDDUP | Vpd,Wq | F2 0F 12 /r | sse
    MOVSHDUP | Vps,Wps | F3 0F 16 /r | sse
    HADDPD | Vpd,Wpd | 66 0F 7C /r | sse XM
    HADDPS | Vps,Wps | F2 0F 7C /r | sse XM
    HSUBPD | Vpd,Wpd | 66 0F 7D /r | sse XM
    HSUBPS | Vps,Wps | F2 0F 7D /r | sse XM
    ADDSUBPD | Vpd,Wpd | 66 0F D0 /r | sse XM
    ADDSUBPS | Vps,Wps | F2 0F D0 /r | sse XM
    LDDQU | Vx,Mx | F2 0F F0 /r | sse unaligned
    @sse SSSE3
    PABSB | Vx,Wx | 66 0F38 1C /r | sse
    PABSW | Vx,Wx | 66 0F38 1D /r | sse
    PABSD | Vx,Wx | 66 0F38 1E /r | sse
    PALIGNR | Vx,Wx,Ib | 66 0F3A 0F /r | sse
    @sse SSE41
    PBLENDVB | Vdq,Wdq,XMM0 | 66 0F38 10 /r | sse
    BLENDVPS | Vdq,Wdq,XMM0 | 66 0F38 14 /r | sse
    BLENDVPD | Vdq,Wdq,XMM0 | 66 0F38 15 /r | sse
    PTEST | Vx,Wx | 66 0F38 17 /r | sse
    MOVNTDQA | Vx,Mx | 66 0F38 2A /r | sse
    PHMINPOSUW | Vdq,Wdq | 66 0F38 41 /r | sse
    ROUNDPS | Vps,Wps,Ib | 66 0F3A 08 /r | sse XM
    ROUNDPD | Vpd,Wpd,Ib | 66 0F3A 09 /r | sse XM
    ROUNDSS | Vss,Wss,Ib | 66 0F3A 0A /r | sse XM
    ROUNDSD | Vsd,Wsd,Ib | 66 0F3A 0B /r | sse XM
    BLENDPS | Vps,Wps,Ib | 66 0F3A 0C /r | sse
    BLENDPD | Vpd,Wpd,Ib | 66 0F3A 0D /r | sse
    PBLENDW | Vx,Wx,Ib | 66 0F3A 0E /r | sse
    PEXTRB | Edb,Vdq,Ib | 66 0F3A 14 /r | sse
    PEXTRW | Edw,Vdq,Ib | 66 0F3A 15 /r | sse
    PEXTRD | Ed,Vdq,Ib | 66 W0 0F3A 16 /r | sse
    PEXTRQ | Eq,Vdq,Ib | 66 W1 0F3A 16 /r | sse
    EXTRACTPS | Ed,Vdq,Ib | 66 0F3A 17 /r | sse
    PINSRB | Vdq,Edb,Ib | 66 0F3A 20 /r | sse
    INSERTPS | Vdq,Wss,Ib | 66 0F3A 21 /r | sse
    PINSRD | Vdq,Ed,Ib | 66 W0 0F3A 22 /r | sse
    PINSRQ | Vdq,Eq,Ib | 66 W1 0F3A 22 /r | sse
    DPPS | Vps,Wps,Ib | 66 0F3A 40 /r | sse XM
    DPPD | Vpd,Wpd,Ib | 66 0F3A 41 /r | sse XM
    MPSADBW | Vx,Wx,Ib | 66 0F3A 42 /r | sse
    @sse SSE42
    PCMPESTRM | Vdq,Wdq,Ib | 66 0F3A 60 /r | sse unaligned
    PCMPESTRI | Vdq,Wdq,Ib | 66 0F3A 61 /r | sse unaligned
    PCMPISTRM | Vdq,Wdq,Ib | 66 0F3A 62 /r | sse unaligned
    PCMPISTRI | Vdq,Wdq,Ib | 66 0F3A 63 /r | sse unaligned
    @crypto AES
    AESIMC | Vdq,Wdq | 66 0F38 DB /r | sse
    AESENC | Vdq,Wdq | 66 0F38 DC /r | sse
    AESENCLAST | Vdq,Wdq | 66 0F38 DD /r | sse
    AESDEC | Vdq,Wdq | 66 0F38 DE /r | sse
    AESDECLAST | Vdq,Wdq | 66 0F38 DF /r | sse
    AESKEYGENASSIST | Vdq,Wdq,Ib | 66 0F3A DF /r | sse
    PCLMULQDQ | Vdq,Wdq,Ib | 66 0F3A 44 /r | sse feature=PCLMUL
    @crypto SHA
    SHA1NEXTE | Vdq,Wdq | NP 0F38 C8 /r | sse
    SHA1MSG1 | Vdq,Wdq | NP 0F38 C9 /r | sse
    SHA1MSG2 | Vdq,Wdq | NP 0F38 CA /r | sse
    SHA256RNDS2 | Vdq,Wdq,XMM0 | NP 0F38 CB /r | sse
    SHA256MSG1 | Vdq,Wdq | NP 0F38 CC /r | sse
    SHA256MSG2 | Vdq,Wdq | NP 0F38 CD /r | sse
    SHA1RNDS4 | Vdq,Wdq,Ib | NP 0F3A CC /r | sse

    """

let x86SSETable = mmxRows + sseRows + generatedRows
