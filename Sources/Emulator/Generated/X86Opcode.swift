// Written by `isagen` from Tools/isagen. Do not edit: change the table and run `swift run isagen`.

/// What an instruction does: one case a mnemonic, its operands told by the row.
package enum X86Opcode: UInt16, Sendable {
    case add
    case or
    case adc
    case sbb
    case and
    case sub
    case xor
    case cmp
    case rol
    case ror
    case rcl
    case rcr
    case shl
    case shr
    case sar
    case pushSegment
    case popSegment
    case daa
    case das
    case aaa
    case aas
    case inc
    case dec
    case push
    case pop
    case pusha
    case popa
    case bound
    case arpl
    case movsxd
    case imul
    case ins
    case outs
    case jcc
    case test
    case xchg
    case mov
    case movFromSegment
    case lea
    case movToSegment
    case pause
    case nop
    case cbw
    case cdqe
    case cwde
    case cwd
    case cqo
    case cdq
    case callf
    case pushf
    case popf
    case sahf
    case lahf
    case movs
    case cmps
    case stos
    case lods
    case scas
    case ret
    case les
    case lds
    case enter
    case leave
    case retf
    case int3
    case int
    case into
    case iret
    case aam
    case aad
    case salc
    case xlat
    case loopne
    case loope
    case loop
    case jcxz
    case jecxz
    case jrcxz
    case `in`
    case out
    case call
    case jmp
    case jmpf
    case int1
    case cmc
    case not
    case neg
    case mul
    case div
    case idiv
    case clc
    case stc
    case cli
    case sti
    case cld
    case std
    case ud2
    case prefetchw
    case prefetchwt1
    case prefetch
    case prefetchnta
    case prefetcht0
    case prefetcht1
    case prefetcht2
    case endbr64
    case endbr32
    case cmovcc
    case setcc
    case bt
    case shld
    case bts
    case shrd
    case cmpxchg
    case lss
    case btr
    case lfs
    case lgs
    case movzx
    case popcnt
    case ud1
    case btc
    case tzcnt
    case bsf
    case lzcnt
    case bsr
    case movsx
    case xadd
    case movnti
    case cmpxchg16b
    case cmpxchg8b
    case rdrand
    case rdseed
    case rdpid
    case bswap
    case ud0
    case movbe
    case crc32
    case adcx
    case adox
    case andn
    case blsr
    case blsmsk
    case blsi
    case bextr
    case bzhi
    case pext
    case pdep
    case mulx
    case shlx
    case sarx
    case shrx
    case rorx
    case hlt
    case sldt
    case str
    case lldt
    case ltr
    case verr
    case verw
    case monitor
    case mwait
    case clac
    case stac
    case xgetbv
    case xsetbv
    case swapgs
    case rdtscp
    case sgdt
    case sidt
    case lgdt
    case lidt
    case smsw
    case lmsw
    case invlpg
    case lar
    case lsl
    case syscall
    case clts
    case sysret
    case invd
    case wbinvd
    case movFromControl
    case movFromDebug
    case movToControl
    case movToDebug
    case wrmsr
    case rdtsc
    case rdmsr
    case rdpmc
    case sysenter
    case sysexit
    case cpuid
    case fxsave
    case fxrstor
    case ldmxcsr
    case stmxcsr
    case xsave
    case xrstor
    case xsaveopt
    case clflush
    case clflushopt
    case clwb
    case lfence
    case mfence
    case sfence
    case rdfsbase
    case rdgsbase
    case wrfsbase
    case wrgsbase
    case xrstors
    case xsavec
    case xsaves
    case invpcid
    case fadd
    case fmul
    case fcom
    case fcomp
    case fsub
    case fsubr
    case fdiv
    case fdivr
    case fiadd
    case fimul
    case ficom
    case ficomp
    case fisub
    case fisubr
    case fidiv
    case fidivr
    case fnop
    case fchs
    case fabs
    case ftst
    case fxam
    case fld1
    case fldl2t
    case fldl2e
    case fldpi
    case fldlg2
    case fldln2
    case fldz
    case f2xm1
    case fyl2x
    case fptan
    case fpatan
    case fxtract
    case fprem1
    case fdecstp
    case fincstp
    case fprem
    case fyl2xp1
    case fsqrt
    case fsincos
    case frndint
    case fscale
    case fsin
    case fcos
    case fld
    case fst
    case fstp
    case fldenv
    case fldcw
    case fnstenv
    case fnstcw
    case fxch
    case fstpnce
    case fcmovb
    case fcmove
    case fcmovbe
    case fcmovu
    case fucompp
    case fild
    case fisttp
    case fist
    case fistp
    case fcmovnb
    case fcmovne
    case fcmovnbe
    case fcmovnu
    case fneni
    case fndisi
    case fnclex
    case fninit
    case fnsetpm
    case fucomi
    case fcomi
    case frstor
    case fnsave
    case fnstsw
    case ffree
    case fucom
    case fucomp
    case faddp
    case fmulp
    case fcompp
    case fsubrp
    case fsubp
    case fdivrp
    case fdivp
    case fbld
    case fbstp
    case ffreep
    case fucomip
    case fcomip
    case fwait
    case movd
    case movq
    case emms
    case pshufw
    case pinsrw
    case pextrw
    case pmovmskb
    case movntq
    case maskmovq
    case pabsb
    case pabsw
    case pabsd
    case palignr
    case cvtpi2ps
    case cvtpi2pd
    case cvttps2pi
    case cvttpd2pi
    case cvtps2pi
    case cvtpd2pi
    case movq2dq
    case movdq2q
    case movups
    case movss
    case movhlps
    case movlps
    case unpcklps
    case unpckhps
    case movlhps
    case movhps
    case movaps
    case cvtsi2ss
    case movntps
    case cvttss2si
    case cvtss2si
    case ucomiss
    case comiss
    case movmskps
    case cmpps
    case cmpss
    case shufps
    case movupd
    case movsd
    case movlpd
    case unpcklpd
    case unpckhpd
    case movhpd
    case movapd
    case cvtsi2sd
    case movntpd
    case cvttsd2si
    case cvtsd2si
    case ucomisd
    case comisd
    case movmskpd
    case cvtps2pd
    case cvtpd2ps
    case cvtss2sd
    case cvtsd2ss
    case cvtdq2ps
    case cvtps2dq
    case cvttps2dq
    case movdqa
    case movdqu
    case pshufd
    case pshufhw
    case pshuflw
    case psrldq
    case pslldq
    case cmppd
    case cmpsd
    case shufpd
    case cvttpd2dq
    case cvtdq2pd
    case cvtpd2dq
    case movntdq
    case maskmovdqu
    case movsldup
    case movddup
    case movshdup
    case haddpd
    case haddps
    case hsubpd
    case hsubps
    case addsubpd
    case addsubps
    case lddqu
    case pblendvb
    case blendvps
    case blendvpd
    case ptest
    case movntdqa
    case phminposuw
    case roundps
    case roundpd
    case roundss
    case roundsd
    case blendps
    case blendpd
    case pblendw
    case pextrb
    case pextrd
    case pextrq
    case extractps
    case pinsrb
    case insertps
    case pinsrd
    case pinsrq
    case dpps
    case dppd
    case mpsadbw
    case pcmpestrm
    case pcmpestri
    case pcmpistrm
    case pcmpistri
    case aesimc
    case aesenc
    case aesenclast
    case aesdec
    case aesdeclast
    case aeskeygenassist
    case pclmulqdq
    case sha1nexte
    case sha1msg1
    case sha1msg2
    case sha256rnds2
    case sha256msg1
    case sha256msg2
    case sha1rnds4
    case punpcklbw
    case punpcklwd
    case punpckldq
    case packsswb
    case pcmpgtb
    case pcmpgtw
    case pcmpgtd
    case packuswb
    case punpckhbw
    case punpckhwd
    case punpckhdq
    case packssdw
    case pcmpeqb
    case pcmpeqw
    case pcmpeqd
    case paddq
    case pmullw
    case psubusb
    case psubusw
    case pminub
    case pand
    case paddusb
    case paddusw
    case pmaxub
    case pandn
    case pavgb
    case pavgw
    case pmulhuw
    case pmulhw
    case psubsb
    case psubsw
    case pminsw
    case por
    case paddsb
    case paddsw
    case pmaxsw
    case pxor
    case pmuludq
    case pmaddwd
    case psadbw
    case psubb
    case psubw
    case psubd
    case psubq
    case paddb
    case paddw
    case paddd
    case psrlw
    case psrld
    case psrlq
    case psraw
    case psrad
    case psllw
    case pslld
    case psllq
    case pshufb
    case phaddw
    case phaddd
    case phaddsw
    case pmaddubsw
    case phsubw
    case phsubd
    case phsubsw
    case psignb
    case psignw
    case psignd
    case pmulhrsw
    case punpcklqdq
    case punpckhqdq
    case pmuldq
    case pcmpeqq
    case packusdw
    case pcmpgtq
    case pminsb
    case pminsd
    case pminuw
    case pminud
    case pmaxsb
    case pmaxsd
    case pmaxuw
    case pmaxud
    case pmulld
    case pmovsxbw
    case pmovzxbw
    case pmovsxbd
    case pmovzxbd
    case pmovsxbq
    case pmovzxbq
    case pmovsxwd
    case pmovzxwd
    case pmovsxwq
    case pmovzxwq
    case pmovsxdq
    case pmovzxdq
    case sqrtps
    case sqrtpd
    case sqrtss
    case sqrtsd
    case rsqrtps
    case rsqrtss
    case rcpps
    case rcpss
    case andps
    case andpd
    case andnps
    case andnpd
    case orps
    case orpd
    case xorps
    case xorpd
    case addps
    case addpd
    case addss
    case addsd
    case mulps
    case mulpd
    case mulss
    case mulsd
    case subps
    case subpd
    case subss
    case subsd
    case minps
    case minpd
    case minss
    case minsd
    case divps
    case divpd
    case divss
    case divsd
    case maxps
    case maxpd
    case maxss
    case maxsd
    case vmovups
    case vmovupd
    case vmovss
    case vmovsd
    case vmovhlps
    case vmovlps
    case vmovlpd
    case vmovsldup
    case vmovddup
    case vunpcklps
    case vunpcklpd
    case vunpckhps
    case vunpckhpd
    case vmovlhps
    case vmovhps
    case vmovhpd
    case vmovshdup
    case vmovaps
    case vmovapd
    case vcvtsi2ss
    case vcvtsi2sd
    case vmovntps
    case vmovntpd
    case vcvttss2si
    case vcvttsd2si
    case vcvtss2si
    case vcvtsd2si
    case vucomiss
    case vucomisd
    case vcomiss
    case vcomisd
    case vmovmskps
    case vmovmskpd
    case vcvtps2pd
    case vcvtpd2ps
    case vcvtss2sd
    case vcvtsd2ss
    case vcvtdq2ps
    case vcvtps2dq
    case vcvttps2dq
    case vmovq
    case vmovd
    case vmovdqa
    case vmovdqu
    case vpshufd
    case vpshufhw
    case vpshuflw
    case vpsrldq
    case vpslldq
    case vzeroupper
    case vzeroall
    case vhaddpd
    case vhaddps
    case vhsubpd
    case vhsubps
    case vldmxcsr
    case vstmxcsr
    case vcmpps
    case vcmppd
    case vcmpss
    case vcmpsd
    case vpinsrw
    case vpextrw
    case vshufps
    case vshufpd
    case vaddsubpd
    case vaddsubps
    case vpmovmskb
    case vcvttpd2dq
    case vcvtdq2pd
    case vcvtpd2dq
    case vmovntdq
    case vlddqu
    case vmaskmovdqu
    case vpermilps
    case vpermilpd
    case vtestps
    case vtestpd
    case vptest
    case vbroadcastss
    case vbroadcastsd
    case vbroadcastf128
    case vpabsb
    case vpabsw
    case vpabsd
    case vmovntdqa
    case vmaskmovps
    case vmaskmovpd
    case vphminposuw
    case vperm2f128
    case vroundps
    case vroundpd
    case vroundss
    case vroundsd
    case vblendps
    case vblendpd
    case vpblendw
    case vpalignr
    case vpextrb
    case vpextrq
    case vpextrd
    case vextractps
    case vinsertf128
    case vextractf128
    case vpinsrb
    case vinsertps
    case vpinsrq
    case vpinsrd
    case vdpps
    case vdppd
    case vmpsadbw
    case vblendvps
    case vblendvpd
    case vpblendvb
    case vpcmpestrm
    case vpcmpestri
    case vpcmpistrm
    case vpcmpistri
    case vaesimc
    case vaesenc
    case vaesenclast
    case vaesdec
    case vaesdeclast
    case vaeskeygenassist
    case vpclmulqdq
    case vcvtph2ps
    case vcvtps2ph
    case vpermps
    case vpermd
    case vpsrlvd
    case vpsrlvq
    case vpsravd
    case vpsllvd
    case vpsllvq
    case vpbroadcastd
    case vpbroadcastq
    case vbroadcasti128
    case vpbroadcastb
    case vpbroadcastw
    case vpmaskmovd
    case vpmaskmovq
    case vpgatherdd
    case vpgatherdq
    case vpgatherqd
    case vpgatherqq
    case vgatherdps
    case vgatherdpd
    case vgatherqps
    case vgatherqpd
    case vpermq
    case vpermpd
    case vpblendd
    case vinserti128
    case vextracti128
    case vperm2i128
    case vpunpcklbw
    case vpunpcklwd
    case vpunpckldq
    case vpacksswb
    case vpcmpgtb
    case vpcmpgtw
    case vpcmpgtd
    case vpackuswb
    case vpunpckhbw
    case vpunpckhwd
    case vpunpckhdq
    case vpackssdw
    case vpunpcklqdq
    case vpunpckhqdq
    case vpcmpeqb
    case vpcmpeqw
    case vpcmpeqd
    case vpaddq
    case vpmullw
    case vpsubusb
    case vpsubusw
    case vpminub
    case vpand
    case vpaddusb
    case vpaddusw
    case vpmaxub
    case vpandn
    case vpavgb
    case vpavgw
    case vpmulhuw
    case vpmulhw
    case vpsubsb
    case vpsubsw
    case vpminsw
    case vpor
    case vpaddsb
    case vpaddsw
    case vpmaxsw
    case vpxor
    case vpmuludq
    case vpmaddwd
    case vpsadbw
    case vpsubb
    case vpsubw
    case vpsubd
    case vpsubq
    case vpaddb
    case vpaddw
    case vpaddd
    case vpsrlw
    case vpsrld
    case vpsrlq
    case vpsraw
    case vpsrad
    case vpsllw
    case vpslld
    case vpsllq
    case vpshufb
    case vphaddw
    case vphaddd
    case vphaddsw
    case vpmaddubsw
    case vphsubw
    case vphsubd
    case vphsubsw
    case vpsignb
    case vpsignw
    case vpsignd
    case vpmulhrsw
    case vpmuldq
    case vpcmpeqq
    case vpackusdw
    case vpcmpgtq
    case vpminsb
    case vpminsd
    case vpminuw
    case vpminud
    case vpmaxsb
    case vpmaxsd
    case vpmaxuw
    case vpmaxud
    case vpmulld
    case vpmovsxbw
    case vpmovzxbw
    case vpmovsxbd
    case vpmovzxbd
    case vpmovsxbq
    case vpmovzxbq
    case vpmovsxwd
    case vpmovzxwd
    case vpmovsxwq
    case vpmovzxwq
    case vpmovsxdq
    case vpmovzxdq
    case vsqrtps
    case vsqrtpd
    case vsqrtss
    case vsqrtsd
    case vrsqrtps
    case vrsqrtss
    case vrcpps
    case vrcpss
    case vandps
    case vandpd
    case vandnps
    case vandnpd
    case vorps
    case vorpd
    case vxorps
    case vxorpd
    case vaddps
    case vaddpd
    case vaddss
    case vaddsd
    case vmulps
    case vmulpd
    case vmulss
    case vmulsd
    case vsubps
    case vsubpd
    case vsubss
    case vsubsd
    case vminps
    case vminpd
    case vminss
    case vminsd
    case vdivps
    case vdivpd
    case vdivss
    case vdivsd
    case vmaxps
    case vmaxpd
    case vmaxss
    case vmaxsd
    case vfmaddsub132ps
    case vfmaddsub132pd
    case vfmsubadd132ps
    case vfmsubadd132pd
    case vfmadd132ps
    case vfmadd132pd
    case vfmadd132ss
    case vfmadd132sd
    case vfmsub132ps
    case vfmsub132pd
    case vfmsub132ss
    case vfmsub132sd
    case vfnmadd132ps
    case vfnmadd132pd
    case vfnmadd132ss
    case vfnmadd132sd
    case vfnmsub132ps
    case vfnmsub132pd
    case vfnmsub132ss
    case vfnmsub132sd
    case vfmaddsub213ps
    case vfmaddsub213pd
    case vfmsubadd213ps
    case vfmsubadd213pd
    case vfmadd213ps
    case vfmadd213pd
    case vfmadd213ss
    case vfmadd213sd
    case vfmsub213ps
    case vfmsub213pd
    case vfmsub213ss
    case vfmsub213sd
    case vfnmadd213ps
    case vfnmadd213pd
    case vfnmadd213ss
    case vfnmadd213sd
    case vfnmsub213ps
    case vfnmsub213pd
    case vfnmsub213ss
    case vfnmsub213sd
    case vfmaddsub231ps
    case vfmaddsub231pd
    case vfmsubadd231ps
    case vfmsubadd231pd
    case vfmadd231ps
    case vfmadd231pd
    case vfmadd231ss
    case vfmadd231sd
    case vfmsub231ps
    case vfmsub231pd
    case vfmsub231ss
    case vfmsub231sd
    case vfnmadd231ps
    case vfnmadd231pd
    case vfnmadd231ss
    case vfnmadd231sd
    case vfnmsub231ps
    case vfnmsub231pd
    case vfnmsub231ss
    case vfnmsub231sd

    package static let count = 916
}

/// Features that rows need. A decoder knows no row of a feature that its mode does not name.
package struct X86Features: OptionSet, Sendable {
    package let rawValue: UInt64
    package init(rawValue: UInt64) { self.rawValue = rawValue }

    package static let base = Self(rawValue: 1 << 0)
    package static let lahf64 = Self(rawValue: 1 << 1)
    package static let popcnt = Self(rawValue: 1 << 2)
    package static let bmi1 = Self(rawValue: 1 << 3)
    package static let lzcnt = Self(rawValue: 1 << 4)
    package static let sse2 = Self(rawValue: 1 << 5)
    package static let cx16 = Self(rawValue: 1 << 6)
    package static let rdrand = Self(rawValue: 1 << 7)
    package static let rdseed = Self(rawValue: 1 << 8)
    package static let rdpid = Self(rawValue: 1 << 9)
    package static let movbe = Self(rawValue: 1 << 10)
    package static let sse42 = Self(rawValue: 1 << 11)
    package static let adx = Self(rawValue: 1 << 12)
    package static let bmi2 = Self(rawValue: 1 << 13)
    package static let monitor = Self(rawValue: 1 << 14)
    package static let smap = Self(rawValue: 1 << 15)
    package static let xsave = Self(rawValue: 1 << 16)
    package static let rdtscp = Self(rawValue: 1 << 17)
    package static let syscall = Self(rawValue: 1 << 18)
    package static let fxsr = Self(rawValue: 1 << 19)
    package static let sse = Self(rawValue: 1 << 20)
    package static let xsaveopt = Self(rawValue: 1 << 21)
    package static let clflush = Self(rawValue: 1 << 22)
    package static let clflushopt = Self(rawValue: 1 << 23)
    package static let clwb = Self(rawValue: 1 << 24)
    package static let fsgsbase = Self(rawValue: 1 << 25)
    package static let xsaves = Self(rawValue: 1 << 26)
    package static let xsavec = Self(rawValue: 1 << 27)
    package static let invpcid = Self(rawValue: 1 << 28)
    package static let fpu = Self(rawValue: 1 << 29)
    package static let cmov = Self(rawValue: 1 << 30)
    package static let sse3 = Self(rawValue: 1 << 31)
    package static let mmx = Self(rawValue: 1 << 32)
    package static let ssse3 = Self(rawValue: 1 << 33)
    package static let sse41 = Self(rawValue: 1 << 34)
    package static let aes = Self(rawValue: 1 << 35)
    package static let pclmul = Self(rawValue: 1 << 36)
    package static let sha = Self(rawValue: 1 << 37)
    package static let avx = Self(rawValue: 1 << 38)
    package static let avx2 = Self(rawValue: 1 << 39)
    package static let avxaes = Self(rawValue: 1 << 40)
    package static let avxpclmul = Self(rawValue: 1 << 41)
    package static let f16c = Self(rawValue: 1 << 42)
    package static let fma = Self(rawValue: 1 << 43)

    package static let all = Self(rawValue: 0xfffffffffff)
}

/// Properties of a row.
package struct X86Attributes: OptionSet, Sendable {
    package let rawValue: UInt32
    package init(rawValue: UInt32) { self.rawValue = rawValue }

    /// Has a ModRM byte.
    package static let modRM = Self(rawValue: 1 << 0)
    /// ModRM's mod is ignored: rm is a register (MOV to and from control and debug registers).
    package static let modIgnored = Self(rawValue: 1 << 1)
    /// VEX.vvvv is an operand; in other VEX rows it must be 1111.
    package static let vvvv = Self(rawValue: 1 << 2)
    /// LOCK is allowed where the destination is memory.
    package static let lock = Self(rawValue: 1 << 3)
    /// 64-bit operands in 64-bit mode, 16-bit ones with 66.
    package static let d64 = Self(rawValue: 1 << 4)
    /// 64-bit operands in 64-bit mode whatever the prefixes.
    package static let f64 = Self(rawValue: 1 << 5)
    /// REP (or REPNE) repeats it.
    package static let rep = Self(rawValue: 1 << 6)
    /// REPE and REPNE repeat it, looking at ZF.
    package static let repcc = Self(rawValue: 1 << 7)
    /// #GP unless CPL is 0.
    package static let cpl0 = Self(rawValue: 1 << 8)
    /// #GP where IOPL, or the I/O bitmap, forbids it.
    package static let iopl = Self(rawValue: 1 << 9)
    /// Goes somewhere else, or may.
    package static let branch = Self(rawValue: 1 << 10)
    /// May change the mode, translation or what interrupts see: a block ends with it.
    package static let endsBlock = Self(rawValue: 1 << 11)
    /// The memory operand is an address or a hint: nothing is read or written.
    package static let addressOnly = Self(rawValue: 1 << 12)
    /// The disassembler appends b, w, d or q.
    package static let suffixString = Self(rawValue: 1 << 13)
    /// The disassembler appends nothing, d or q.
    package static let suffixSize = Self(rawValue: 1 << 14)
    /// Uses the x87 stack.
    package static let x87 = Self(rawValue: 1 << 15)
    /// Uses MMX registers.
    package static let mmx = Self(rawValue: 1 << 16)
    /// Uses XMM registers or MXCSR, leaves the upper halves.
    package static let sse = Self(rawValue: 1 << 17)
    /// A VEX instruction on vectors: clears the upper halves.
    package static let avx = Self(rawValue: 1 << 18)
    /// #GP where the memory operand is not aligned to its size (FXSAVE, FXRSTOR: to 16).
    package static let aligned = Self(rawValue: 1 << 19)
    /// #UD for CS as the destination.
    package static let notCS = Self(rawValue: 1 << 20)
    /// Does not look for pending x87 exceptions.
    package static let noWait = Self(rawValue: 1 << 21)
    /// The memory operand's index is a vector register; operands 0, index, and 2 must differ.
    package static let vsib = Self(rawValue: 1 << 22)
    /// The index vector is as long as VEX.L says (else 128 bits).
    package static let vsibX = Self(rawValue: 1 << 23)
    /// VEX.L is ignored: the operation is scalar.
    package static let lig = Self(rawValue: 1 << 24)
}

/// Addressing methods of operands (SDM Vol. 2, A.2.1).
package enum X86OperandMethod: UInt8, Sendable {
    case none
    case a
    case b
    case c
    case d
    case e
    case g
    case h
    case i
    case j
    case l
    case m
    case n
    case o
    case p
    case q
    case r
    case s
    case u
    case v
    case w
    case x
    case y
    case z
    case fixedGeneral
    case fixedSegment
    case fixedVector
    case fixedStack
    case stack
    case one
}

/// Operand types (SDM Vol. 2, A.2.2, and those of Tools/isagen/X86/X86Row.swift).
package enum X86OperandType: UInt8, Sendable {
    case unsized
    case b
    case w
    case d
    case q
    case v
    case z
    case y
    case s
    case p
    case a
    case dq
    case qq
    case x
    case ps
    case pd
    case ss
    case sd
    case h
    case f
    case e
    case vw
    case dw
    case db
    case t
    case env
    case state
    case fx
    case xs
}

/// Where a row comes from.
package enum X86Group: UInt8, Sendable, CaseIterable {
    case integer
    case system
    case x87
    case mmx
    case sse
    case crypto
    case avx
    case fma
}

/// Faults that a row may raise beside those of decoding and fetching.
package struct X86Faults: OptionSet, Sendable {
    package let rawValue: UInt16
    package init(rawValue: UInt16) { self.rawValue = rawValue }

    package static let de = Self(rawValue: 1 << 0)
    package static let br = Self(rawValue: 1 << 1)
    package static let ud = Self(rawValue: 1 << 2)
    package static let nm = Self(rawValue: 1 << 3)
    package static let gp = Self(rawValue: 1 << 4)
    package static let ss = Self(rawValue: 1 << 5)
    package static let pf = Self(rawValue: 1 << 6)
    package static let ac = Self(rawValue: 1 << 7)
    package static let mf = Self(rawValue: 1 << 8)
    package static let xm = Self(rawValue: 1 << 9)
    package static let bp = Self(rawValue: 1 << 10)
    package static let of = Self(rawValue: 1 << 11)
}
