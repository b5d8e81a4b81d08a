// AVX, AVX2, F16C and FMA, and the VEX forms of AES and PCLMULQDQ. Intel SDM Vol. 2.

private let generatedRows: String = {
    var text = "@avx AVX\n"
    for line in tableLines(packedIntegers) {
        text += "V\(line[1]) | Vx,Hx,Wx | VEX.x2.66.0F.WIG \(line[0]) /r | avx\n"
    }
    for line in tableLines(packedShifts) {
        text += "V\(line[1]) | Vx,Hx,Wdq | VEX.x2.66.0F.WIG \(line[0]) /r | avx\n"
        text += "V\(line[1]) | Hx,Ux,Ib | VEX.x2.66.0F.WIG \(line[2]) /\(line[3]) | avx\n"
    }
    for line in tableLines(packedIntegers38) {
        text += "V\(line[1]) | Vx,Hx,Wx | VEX.x2.66.0F38.WIG \(line[0]) /r | avx\n"
    }
    for line in tableLines(packedExtensions) {
        text += "VPMOVSX\(line[1]) | Vx,W\(line[2]) | VEX.x2.66.0F38.WIG 2\(line[0]) /r | avx\n"
        text += "VPMOVZX\(line[1]) | Vx,W\(line[2]) | VEX.x2.66.0F38.WIG 3\(line[0]) /r | avx\n"
    }
    for line in tableLines(packedFloats) {
        let raises = line.count > 3 && line[3].hasPrefix("!") ? "XM" : ""
        let isUnary = line.count > 3 && line[3].hasSuffix("1")
        for format in floatFormats where line[2].split(separator: ",").contains(Substring(format.type)) {
            let isScalar = format.type.hasPrefix("s")
            let operands =
                isUnary && !isScalar
                ? "V\(format.type),W\(format.type)" : "V\(format.type),H\(format.type),W\(format.type)"
            text += "V\(line[1])\(format.type.uppercased()) | \(operands) | "
            text += "VEX.\(isScalar ? "LIG" : "x").\(format.prefix).0F.WIG \(line[0]) /r | avx \(raises)\n"
        }
    }
    return text + multiplyAdds
}()

/// Fused multiply-add: operation by low digit of the opcode, order of operands by the high one; W chooses the format.
private let multiplyAdds: String = {
    let operations = [
        (6, "FMADDSUB", false), (7, "FMSUBADD", false), (8, "FMADD", false), (9, "FMADD", true), (10, "FMSUB", false),
        (11, "FMSUB", true), (12, "FNMADD", false), (13, "FNMADD", true), (14, "FNMSUB", false), (15, "FNMSUB", true),
    ]
    var text = "@fma FMA\n"
    for (high, order) in [(9, "132"), (10, "213"), (11, "231")] {
        for (low, name, isScalar) in operations {
            let opcode = String(high * 16 + low, radix: 16, uppercase: true)
            for (w, type) in [(0, isScalar ? "ss" : "ps"), (1, isScalar ? "sd" : "pd")] {
                text += "V\(name)\(order)\(type.uppercased()) | V\(type),H\(type),W\(type) | "
                text += "VEX.\(isScalar ? "LIG" : "x").66.0F38.W\(w) \(opcode) /r | avx XM\n"
            }
        }
    }
    return text
}()

private let rows = """
    @avx AVX
    VMOVUPS | Vps,Wps | VEX.x.NP.0F.WIG 10 /r | avx
    VMOVUPD | Vpd,Wpd | VEX.x.66.0F.WIG 10 /r | avx
    VMOVSS | Vss,Mss | VEX.LIG.F3.0F.WIG 10 /r | avx
    VMOVSS | Vss,Hss,Uss | VEX.LIG.F3.0F.WIG 10 /r | avx
    VMOVSD | Vsd,Msd | VEX.LIG.F2.0F.WIG 10 /r | avx
    VMOVSD | Vsd,Hsd,Usd | VEX.LIG.F2.0F.WIG 10 /r | avx
    VMOVUPS | Wps,Vps | VEX.x.NP.0F.WIG 11 /r | avx
    VMOVUPD | Wpd,Vpd | VEX.x.66.0F.WIG 11 /r | avx
    VMOVSS | Mss,Vss | VEX.LIG.F3.0F.WIG 11 /r | avx
    VMOVSS | Uss,Hss,Vss | VEX.LIG.F3.0F.WIG 11 /r | avx
    VMOVSD | Msd,Vsd | VEX.LIG.F2.0F.WIG 11 /r | avx
    VMOVSD | Usd,Hsd,Vsd | VEX.LIG.F2.0F.WIG 11 /r | avx
    VMOVHLPS | Vq,Hq,Uq | VEX.128.NP.0F.WIG 12 /r | avx
    VMOVLPS | Vq,Hq,Mq | VEX.128.NP.0F.WIG 12 /r | avx
    VMOVLPD | Vq,Hq,Mq | VEX.128.66.0F.WIG 12 /r | avx
    VMOVSLDUP | Vps,Wps | VEX.x.F3.0F.WIG 12 /r | avx
    VMOVDDUP | Vpd,Wq | VEX.128.F2.0F.WIG 12 /r | avx
    VMOVDDUP | Vpd,Wpd | VEX.256.F2.0F.WIG 12 /r | avx
    VMOVLPS | Mq,Vq | VEX.128.NP.0F.WIG 13 /r | avx
    VMOVLPD | Mq,Vq | VEX.128.66.0F.WIG 13 /r | avx
    VUNPCKLPS | Vps,Hps,Wps | VEX.x.NP.0F.WIG 14 /r | avx
    VUNPCKLPD | Vpd,Hpd,Wpd | VEX.x.66.0F.WIG 14 /r | avx
    VUNPCKHPS | Vps,Hps,Wps | VEX.x.NP.0F.WIG 15 /r | avx
    VUNPCKHPD | Vpd,Hpd,Wpd | VEX.x.66.0F.WIG 15 /r | avx
    VMOVLHPS | Vq,Hq,Uq | VEX.128.NP.0F.WIG 16 /r | avx
    VMOVHPS | Vq,Hq,Mq | VEX.128.NP.0F.WIG 16 /r | avx
    VMOVHPD | Vq,Hq,Mq | VEX.128.66.0F.WIG 16 /r | avx
    VMOVSHDUP | Vps,Wps | VEX.x.F3.0F.WIG 16 /r | avx
    VMOVHPS | Mq,Vq | VEX.128.NP.0F.WIG 17 /r | avx
    VMOVHPD | Mq,Vq | VEX.128.66.0F.WIG 17 /r | avx
    VMOVAPS | Vps,Wps | VEX.x.NP.0F.WIG 28 /r | avx aligned
    VMOVAPD | Vpd,Wpd | VEX.x.66.0F.WIG 28 /r | avx aligned
    VMOVAPS | Wps,Vps | VEX.x.NP.0F.WIG 29 /r | avx aligned
    VMOVAPD | Wpd,Vpd | VEX.x.66.0F.WIG 29 /r | avx aligned
    VCVTSI2SS | Vss,Hss,Ey | VEX.LIG.F3.0F.WIG 2A /r | avx XM
    VCVTSI2SD | Vsd,Hsd,Ey | VEX.LIG.F2.0F.WIG 2A /r | avx XM
    VMOVNTPS | Mps,Vps | VEX.x.NP.0F.WIG 2B /r | avx aligned
    VMOVNTPD | Mpd,Vpd | VEX.x.66.0F.WIG 2B /r | avx aligned
    VCVTTSS2SI | Gy,Wss | VEX.LIG.F3.0F.WIG 2C /r | avx XM
    VCVTTSD2SI | Gy,Wsd | VEX.LIG.F2.0F.WIG 2C /r | avx XM
    VCVTSS2SI | Gy,Wss | VEX.LIG.F3.0F.WIG 2D /r | avx XM
    VCVTSD2SI | Gy,Wsd | VEX.LIG.F2.0F.WIG 2D /r | avx XM
    VUCOMISS | Vss,Wss | VEX.LIG.NP.0F.WIG 2E /r | avx XM
    VUCOMISD | Vsd,Wsd | VEX.LIG.66.0F.WIG 2E /r | avx XM
    VCOMISS | Vss,Wss | VEX.LIG.NP.0F.WIG 2F /r | avx XM
    VCOMISD | Vsd,Wsd | VEX.LIG.66.0F.WIG 2F /r | avx XM
    VMOVMSKPS | Gy,Ups | VEX.x.NP.0F.WIG 50 /r | avx
    VMOVMSKPD | Gy,Upd | VEX.x.66.0F.WIG 50 /r | avx
    VCVTPS2PD | Vpd,Wh | VEX.x.NP.0F.WIG 5A /r | avx XM
    VCVTPD2PS | Vdq,Wpd | VEX.x.66.0F.WIG 5A /r | avx XM
    VCVTSS2SD | Vsd,Hsd,Wss | VEX.LIG.F3.0F.WIG 5A /r | avx XM
    VCVTSD2SS | Vss,Hss,Wsd | VEX.LIG.F2.0F.WIG 5A /r | avx XM
    VCVTDQ2PS | Vps,Wx | VEX.x.NP.0F.WIG 5B /r | avx XM
    VCVTPS2DQ | Vx,Wps | VEX.x.66.0F.WIG 5B /r | avx XM
    VCVTTPS2DQ | Vx,Wps | VEX.x.F3.0F.WIG 5B /r | avx XM
    VMOVQ | Vdq,Eq | VEX.128.66.0F.W1 6E /r | avx only64
    VMOVD | Vdq,Ed | VEX.128.66.0F.WIG 6E /r | avx
    VMOVDQA | Vx,Wx | VEX.x.66.0F.WIG 6F /r | avx aligned
    VMOVDQU | Vx,Wx | VEX.x.F3.0F.WIG 6F /r | avx
    VPSHUFD | Vx,Wx,Ib | VEX.x2.66.0F.WIG 70 /r | avx
    VPSHUFHW | Vx,Wx,Ib | VEX.x2.F3.0F.WIG 70 /r | avx
    VPSHUFLW | Vx,Wx,Ib | VEX.x2.F2.0F.WIG 70 /r | avx
    VPSRLDQ | Hx,Ux,Ib | VEX.x2.66.0F.WIG 73 /3 | avx
    VPSLLDQ | Hx,Ux,Ib | VEX.x2.66.0F.WIG 73 /7 | avx
    VZEROUPPER | | VEX.128.NP.0F.WIG 77 | avx
    VZEROALL | | VEX.256.NP.0F.WIG 77 | avx
    VHADDPD | Vpd,Hpd,Wpd | VEX.x.66.0F.WIG 7C /r | avx XM
    VHADDPS | Vps,Hps,Wps | VEX.x.F2.0F.WIG 7C /r | avx XM
    VHSUBPD | Vpd,Hpd,Wpd | VEX.x.66.0F.WIG 7D /r | avx XM
    VHSUBPS | Vps,Hps,Wps | VEX.x.F2.0F.WIG 7D /r | avx XM
    VMOVQ | Eq,Vdq | VEX.128.66.0F.W1 7E /r | avx only64
    VMOVD | Ed,Vdq | VEX.128.66.0F.WIG 7E /r | avx
    VMOVQ | Vq,Wq | VEX.128.F3.0F.WIG 7E /r | avx
    VMOVDQA | Wx,Vx | VEX.x.66.0F.WIG 7F /r | avx aligned
    VMOVDQU | Wx,Vx | VEX.x.F3.0F.WIG 7F /r | avx
    VLDMXCSR | Md | VEX.LZ.NP.0F.WIG AE /2 | avx
    VSTMXCSR | Md | VEX.LZ.NP.0F.WIG AE /3 | avx
    VCMPPS | Vps,Hps,Wps,Ib | VEX.x.NP.0F.WIG C2 /r | avx XM
    VCMPPD | Vpd,Hpd,Wpd,Ib | VEX.x.66.0F.WIG C2 /r | avx XM
    VCMPSS | Vss,Hss,Wss,Ib | VEX.LIG.F3.0F.WIG C2 /r | avx XM
    VCMPSD | Vsd,Hsd,Wsd,Ib | VEX.LIG.F2.0F.WIG C2 /r | avx XM
    VPINSRW | Vdq,Hdq,Edw,Ib | VEX.128.66.0F.WIG C4 /r | avx
    VPEXTRW | Gy,Udq,Ib | VEX.128.66.0F.WIG C5 /r | avx
    VSHUFPS | Vps,Hps,Wps,Ib | VEX.x.NP.0F.WIG C6 /r | avx
    VSHUFPD | Vpd,Hpd,Wpd,Ib | VEX.x.66.0F.WIG C6 /r | avx
    VADDSUBPD | Vpd,Hpd,Wpd | VEX.x.66.0F.WIG D0 /r | avx XM
    VADDSUBPS | Vps,Hps,Wps | VEX.x.F2.0F.WIG D0 /r | avx XM
    VMOVQ | Wq,Vq | VEX.128.66.0F.WIG D6 /r | avx
    VPMOVMSKB | Gy,Ux | VEX.x2.66.0F.WIG D7 /r | avx
    VCVTTPD2DQ | Vdq,Wpd | VEX.x.66.0F.WIG E6 /r | avx XM
    VCVTDQ2PD | Vpd,Wh | VEX.x.F3.0F.WIG E6 /r | avx
    VCVTPD2DQ | Vdq,Wpd | VEX.x.F2.0F.WIG E6 /r | avx XM
    VMOVNTDQ | Mx,Vx | VEX.x.66.0F.WIG E7 /r | avx aligned
    VLDDQU | Vx,Mx | VEX.x.F2.0F.WIG F0 /r | avx
    VMASKMOVDQU | Vdq,Udq | VEX.128.66.0F.WIG F7 /r | avx
    VPERMILPS | Vps,Hps,Wps | VEX.x.66.0F38.W0 0C /r | avx
    VPERMILPD | Vpd,Hpd,Wpd | VEX.x.66.0F38.W0 0D /r | avx
    VTESTPS | Vps,Wps | VEX.x.66.0F38.W0 0E /r | avx
    VTESTPD | Vpd,Wpd | VEX.x.66.0F38.W0 0F /r | avx
    VPTEST | Vx,Wx | VEX.x.66.0F38.WIG 17 /r | avx
    VBROADCASTSS | Vps,Mss | VEX.x.66.0F38.W0 18 /r | avx
    VBROADCASTSS | Vps,Uss | VEX.x.66.0F38.W0 18 /r | avx feature=AVX2
    VBROADCASTSD | Vpd,Msd | VEX.256.66.0F38.W0 19 /r | avx
    VBROADCASTSD | Vpd,Usd | VEX.256.66.0F38.W0 19 /r | avx feature=AVX2
    VBROADCASTF128 | Vqq,Mdq | VEX.256.66.0F38.W0 1A /r | avx
    VPABSB | Vx,Wx | VEX.x2.66.0F38.WIG 1C /r | avx
    VPABSW | Vx,Wx | VEX.x2.66.0F38.WIG 1D /r | avx
    VPABSD | Vx,Wx | VEX.x2.66.0F38.WIG 1E /r | avx
    VMOVNTDQA | Vx,Mx | VEX.x2.66.0F38.WIG 2A /r | avx aligned
    VMASKMOVPS | Vps,Hps,Mps | VEX.x.66.0F38.W0 2C /r | avx
    VMASKMOVPD | Vpd,Hpd,Mpd | VEX.x.66.0F38.W0 2D /r | avx
    VMASKMOVPS | Mps,Hps,Vps | VEX.x.66.0F38.W0 2E /r | avx
    VMASKMOVPD | Mpd,Hpd,Vpd | VEX.x.66.0F38.W0 2F /r | avx
    VPHMINPOSUW | Vdq,Wdq | VEX.128.66.0F38.WIG 41 /r | avx
    VPERM2F128 | Vqq,Hqq,Wqq,Ib | VEX.256.66.0F3A.W0 06 /r | avx
    VPERMILPS | Vps,Wps,Ib | VEX.x.66.0F3A.W0 04 /r | avx
    VPERMILPD | Vpd,Wpd,Ib | VEX.x.66.0F3A.W0 05 /r | avx
    VROUNDPS | Vps,Wps,Ib | VEX.x.66.0F3A.WIG 08 /r | avx XM
    VROUNDPD | Vpd,Wpd,Ib | VEX.x.66.0F3A.WIG 09 /r | avx XM
    VROUNDSS | Vss,Hss,Wss,Ib | VEX.LIG.66.0F3A.WIG 0A /r | avx XM
    VROUNDSD | Vsd,Hsd,Wsd,Ib | VEX.LIG.66.0F3A.WIG 0B /r | avx XM
    VBLENDPS | Vps,Hps,Wps,Ib | VEX.x.66.0F3A.WIG 0C /r | avx
    VBLENDPD | Vpd,Hpd,Wpd,Ib | VEX.x.66.0F3A.WIG 0D /r | avx
    VPBLENDW | Vx,Hx,Wx,Ib | VEX.x2.66.0F3A.WIG 0E /r | avx
    VPALIGNR | Vx,Hx,Wx,Ib | VEX.x2.66.0F3A.WIG 0F /r | avx
    VPEXTRB | Edb,Vdq,Ib | VEX.128.66.0F3A.WIG 14 /r | avx
    VPEXTRW | Edw,Vdq,Ib | VEX.128.66.0F3A.WIG 15 /r | avx
    VPEXTRQ | Eq,Vdq,Ib | VEX.128.66.0F3A.W1 16 /r | avx only64
    VPEXTRD | Ed,Vdq,Ib | VEX.128.66.0F3A.WIG 16 /r | avx
    VEXTRACTPS | Ed,Vdq,Ib | VEX.128.66.0F3A.WIG 17 /r | avx
    VINSERTF128 | Vqq,Hqq,Wdq,Ib | VEX.256.66.0F3A.W0 18 /r | avx
    VEXTRACTF128 | Wdq,Vqq,Ib | VEX.256.66.0F3A.W0 19 /r | avx
    VPINSRB | Vdq,Hdq,Edb,Ib | VEX.128.66.0F3A.WIG 20 /r | avx
    VINSERTPS | Vdq,Hdq,Wss,Ib | VEX.128.66.0F3A.WIG 21 /r | avx
    VPINSRQ | Vdq,Hdq,Eq,Ib | VEX.128.66.0F3A.W1 22 /r | avx only64
    VPINSRD | Vdq,Hdq,Ed,Ib | VEX.128.66.0F3A.WIG 22 /r | avx
    VDPPS | Vps,Hps,Wps,Ib | VEX.x.66.0F3A.WIG 40 /r | avx XM
    VDPPD | Vpd,Hpd,Wpd,Ib | VEX.128.66.0F3A.WIG 41 /r | avx XM
    VMPSADBW | Vx,Hx,Wx,Ib | VEX.x2.66.0F3A.WIG 42 /r | avx
    VBLENDVPS | Vps,Hps,Wps,Lps | VEX.x.66.0F3A.W0 4A /r | avx
    VBLENDVPD | Vpd,Hpd,Wpd,Lpd | VEX.x.66.0F3A.W0 4B /r | avx
    VPBLENDVB | Vx,Hx,Wx,Lx | VEX.x2.66.0F3A.W0 4C /r | avx
    VPCMPESTRM | Vdq,Wdq,Ib | VEX.128.66.0F3A.WIG 60 /r | avx
    VPCMPESTRI | Vdq,Wdq,Ib | VEX.128.66.0F3A.WIG 61 /r | avx
    VPCMPISTRM | Vdq,Wdq,Ib | VEX.128.66.0F3A.WIG 62 /r | avx
    VPCMPISTRI | Vdq,Wdq,Ib | VEX.128.66.0F3A.WIG 63 /r | avx
    VAESIMC | Vdq,Wdq | VEX.128.66.0F38.WIG DB /r | avx feature=AVXAES
    VAESENC | Vdq,Hdq,Wdq | VEX.128.66.0F38.WIG DC /r | avx feature=AVXAES
    VAESENCLAST | Vdq,Hdq,Wdq | VEX.128.66.0F38.WIG DD /r | avx feature=AVXAES
    VAESDEC | Vdq,Hdq,Wdq | VEX.128.66.0F38.WIG DE /r | avx feature=AVXAES
    VAESDECLAST | Vdq,Hdq,Wdq | VEX.128.66.0F38.WIG DF /r | avx feature=AVXAES
    VAESKEYGENASSIST | Vdq,Wdq,Ib | VEX.128.66.0F3A.WIG DF /r | avx feature=AVXAES
    VPCLMULQDQ | Vdq,Hdq,Wdq,Ib | VEX.128.66.0F3A.WIG 44 /r | avx feature=AVXPCLMUL
    VCVTPH2PS | Vps,Wh | VEX.x.66.0F38.W0 13 /r | avx XM feature=F16C
    VCVTPS2PH | Wh,Vps,Ib | VEX.x.66.0F3A.W0 1D /r | avx XM feature=F16C
    @avx AVX2
    VPERMPS | Vqq,Hqq,Wqq | VEX.256.66.0F38.W0 16 /r | avx
    VPERMD | Vqq,Hqq,Wqq | VEX.256.66.0F38.W0 36 /r | avx
    VPSRLVD | Vx,Hx,Wx | VEX.x.66.0F38.W0 45 /r | avx
    VPSRLVQ | Vx,Hx,Wx | VEX.x.66.0F38.W1 45 /r | avx
    VPSRAVD | Vx,Hx,Wx | VEX.x.66.0F38.W0 46 /r | avx
    VPSLLVD | Vx,Hx,Wx | VEX.x.66.0F38.W0 47 /r | avx
    VPSLLVQ | Vx,Hx,Wx | VEX.x.66.0F38.W1 47 /r | avx
    VPBROADCASTD | Vx,Wd | VEX.x.66.0F38.W0 58 /r | avx
    VPBROADCASTQ | Vx,Wq | VEX.x.66.0F38.W0 59 /r | avx
    VBROADCASTI128 | Vqq,Mdq | VEX.256.66.0F38.W0 5A /r | avx
    VPBROADCASTB | Vx,Wb | VEX.x.66.0F38.W0 78 /r | avx
    VPBROADCASTW | Vx,Ww | VEX.x.66.0F38.W0 79 /r | avx
    VPMASKMOVD | Vx,Hx,Mx | VEX.x.66.0F38.W0 8C /r | avx
    VPMASKMOVQ | Vx,Hx,Mx | VEX.x.66.0F38.W1 8C /r | avx
    VPMASKMOVD | Mx,Hx,Vx | VEX.x.66.0F38.W0 8E /r | avx
    VPMASKMOVQ | Mx,Hx,Vx | VEX.x.66.0F38.W1 8E /r | avx
    VPGATHERDD | Vx,Md,Hx | VEX.x.66.0F38.W0 90 /r | avx vsib vsibX
    VPGATHERDQ | Vx,Mq,Hx | VEX.x.66.0F38.W1 90 /r | avx vsib
    VPGATHERQD | Vdq,Md,Hdq | VEX.x.66.0F38.W0 91 /r | avx vsib vsibX
    VPGATHERQQ | Vx,Mq,Hx | VEX.x.66.0F38.W1 91 /r | avx vsib vsibX
    VGATHERDPS | Vx,Md,Hx | VEX.x.66.0F38.W0 92 /r | avx vsib vsibX
    VGATHERDPD | Vx,Mq,Hx | VEX.x.66.0F38.W1 92 /r | avx vsib
    VGATHERQPS | Vdq,Md,Hdq | VEX.x.66.0F38.W0 93 /r | avx vsib vsibX
    VGATHERQPD | Vx,Mq,Hx | VEX.x.66.0F38.W1 93 /r | avx vsib vsibX
    VPERMQ | Vqq,Wqq,Ib | VEX.256.66.0F3A.W1 00 /r | avx
    VPERMPD | Vqq,Wqq,Ib | VEX.256.66.0F3A.W1 01 /r | avx
    VPBLENDD | Vx,Hx,Wx,Ib | VEX.x.66.0F3A.W0 02 /r | avx
    VINSERTI128 | Vqq,Hqq,Wdq,Ib | VEX.256.66.0F3A.W0 38 /r | avx
    VEXTRACTI128 | Wdq,Vqq,Ib | VEX.256.66.0F3A.W0 39 /r | avx
    VPERM2I128 | Vqq,Hqq,Wqq,Ib | VEX.256.66.0F3A.W0 46 /r | avx

    """

let x86AVXTable = rows + generatedRows
