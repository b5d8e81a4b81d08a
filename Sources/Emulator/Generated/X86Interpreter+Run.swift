// Written by `isagen` from Tools/isagen. Do not edit: change the table and run `swift run isagen`.

/// What a decoded record does.
enum X86Record: UInt16 {
    case add8RR
    case add8RI
    case add8RM
    case add8MR
    case add8MI
    case add16RR
    case add16RI
    case add16RM
    case add16MR
    case add16MI
    case add32RR
    case add32RI
    case add32RM
    case add32MR
    case add32MI
    case add64RR
    case add64RI
    case add64RM
    case add64MR
    case add64MI
    case or8RR
    case or8RI
    case or8RM
    case or8MR
    case or8MI
    case or16RR
    case or16RI
    case or16RM
    case or16MR
    case or16MI
    case or32RR
    case or32RI
    case or32RM
    case or32MR
    case or32MI
    case or64RR
    case or64RI
    case or64RM
    case or64MR
    case or64MI
    case adc8RR
    case adc8RI
    case adc8RM
    case adc8MR
    case adc8MI
    case adc16RR
    case adc16RI
    case adc16RM
    case adc16MR
    case adc16MI
    case adc32RR
    case adc32RI
    case adc32RM
    case adc32MR
    case adc32MI
    case adc64RR
    case adc64RI
    case adc64RM
    case adc64MR
    case adc64MI
    case sbb8RR
    case sbb8RI
    case sbb8RM
    case sbb8MR
    case sbb8MI
    case sbb16RR
    case sbb16RI
    case sbb16RM
    case sbb16MR
    case sbb16MI
    case sbb32RR
    case sbb32RI
    case sbb32RM
    case sbb32MR
    case sbb32MI
    case sbb64RR
    case sbb64RI
    case sbb64RM
    case sbb64MR
    case sbb64MI
    case and8RR
    case and8RI
    case and8RM
    case and8MR
    case and8MI
    case and16RR
    case and16RI
    case and16RM
    case and16MR
    case and16MI
    case and32RR
    case and32RI
    case and32RM
    case and32MR
    case and32MI
    case and64RR
    case and64RI
    case and64RM
    case and64MR
    case and64MI
    case sub8RR
    case sub8RI
    case sub8RM
    case sub8MR
    case sub8MI
    case sub16RR
    case sub16RI
    case sub16RM
    case sub16MR
    case sub16MI
    case sub32RR
    case sub32RI
    case sub32RM
    case sub32MR
    case sub32MI
    case sub64RR
    case sub64RI
    case sub64RM
    case sub64MR
    case sub64MI
    case xor8RR
    case xor8RI
    case xor8RM
    case xor8MR
    case xor8MI
    case xor16RR
    case xor16RI
    case xor16RM
    case xor16MR
    case xor16MI
    case xor32RR
    case xor32RI
    case xor32RM
    case xor32MR
    case xor32MI
    case xor64RR
    case xor64RI
    case xor64RM
    case xor64MR
    case xor64MI
    case cmp8RR
    case cmp8RI
    case cmp8RM
    case cmp8MR
    case cmp8MI
    case cmp16RR
    case cmp16RI
    case cmp16RM
    case cmp16MR
    case cmp16MI
    case cmp32RR
    case cmp32RI
    case cmp32RM
    case cmp32MR
    case cmp32MI
    case cmp64RR
    case cmp64RI
    case cmp64RM
    case cmp64MR
    case cmp64MI
    case test8RR
    case test8RI
    case test8RM
    case test8MR
    case test8MI
    case test16RR
    case test16RI
    case test16RM
    case test16MR
    case test16MI
    case test32RR
    case test32RI
    case test32RM
    case test32MR
    case test32MI
    case test64RR
    case test64RI
    case test64RM
    case test64MR
    case test64MI
    case move8RR
    case move8RI
    case load8
    case load8X
    case store8
    case store8X
    case storeImmediate8
    case storeImmediate8X
    case move16RR
    case move16RI
    case load16
    case load16X
    case store16
    case store16X
    case storeImmediate16
    case storeImmediate16X
    case move32RR
    case move32RI
    case load32
    case load32X
    case store32
    case store32X
    case storeImmediate32
    case storeImmediate32X
    case move64RR
    case move64RI
    case load64
    case load64X
    case store64
    case store64X
    case storeImmediate64
    case storeImmediate64X
    case zero8R
    case zero8M
    case zero8MX
    case zero16R
    case zero16M
    case zero16MX
    case sign8To32R
    case sign8To32M
    case sign8To32MX
    case sign16To32R
    case sign16To32M
    case sign16To32MX
    case sign8To64R
    case sign8To64M
    case sign8To64MX
    case sign16To64R
    case sign16To64M
    case sign16To64MX
    case sign32To64R
    case sign32To64M
    case sign32To64MX
    case inc8R
    case inc8M
    case inc16R
    case inc16M
    case inc32R
    case inc32M
    case inc64R
    case inc64M
    case dec8R
    case dec8M
    case dec16R
    case dec16M
    case dec32R
    case dec32M
    case dec64R
    case dec64M
    case neg8R
    case neg8M
    case neg16R
    case neg16M
    case neg32R
    case neg32M
    case neg64R
    case neg64M
    case not8R
    case not8M
    case not16R
    case not16M
    case not32R
    case not32M
    case not64R
    case not64M
    case shl8I
    case shl8MI
    case shl16I
    case shl16MI
    case shl32I
    case shl32MI
    case shl64I
    case shl64MI
    case shr8I
    case shr8MI
    case shr16I
    case shr16MI
    case shr32I
    case shr32MI
    case shr64I
    case shr64MI
    case sar8I
    case sar8MI
    case sar16I
    case sar16MI
    case sar32I
    case sar32MI
    case sar64I
    case sar64MI
    case rol8I
    case rol8MI
    case rol16I
    case rol16MI
    case rol32I
    case rol32MI
    case rol64I
    case rol64MI
    case ror8I
    case ror8MI
    case ror16I
    case ror16MI
    case ror32I
    case ror32MI
    case ror64I
    case ror64MI
    case imul32RR
    case imul32RM
    case imul32RRI
    case imul32RMI
    case imul64RR
    case imul64RM
    case imul64RRI
    case imul64RMI
    case jumpO
    case setO
    case cmovO32
    case cmovO64
    case jumpNO
    case setNO
    case cmovNO32
    case cmovNO64
    case jumpB
    case setB
    case cmovB32
    case cmovB64
    case jumpAE
    case setAE
    case cmovAE32
    case cmovAE64
    case jumpE
    case setE
    case cmovE32
    case cmovE64
    case jumpNE
    case setNE
    case cmovNE32
    case cmovNE64
    case jumpBE
    case setBE
    case cmovBE32
    case cmovBE64
    case jumpA
    case setA
    case cmovA32
    case cmovA64
    case jumpS
    case setS
    case cmovS32
    case cmovS64
    case jumpNS
    case setNS
    case cmovNS32
    case cmovNS64
    case jumpP
    case setP
    case cmovP32
    case cmovP64
    case jumpNP
    case setNP
    case cmovNP32
    case cmovNP64
    case jumpL
    case setL
    case cmovL32
    case cmovL64
    case jumpGE
    case setGE
    case cmovGE32
    case cmovGE64
    case jumpLE
    case setLE
    case cmovLE32
    case cmovLE64
    case jumpG
    case setG
    case cmovG32
    case cmovG64
    case compareB8RR
    case compareB8RI
    case compareB8MI
    case compareB16RR
    case compareB16RI
    case compareB16MI
    case compareB32RR
    case compareB32RI
    case compareB32MI
    case compareB64RR
    case compareB64RI
    case compareB64MI
    case compareAE8RR
    case compareAE8RI
    case compareAE8MI
    case compareAE16RR
    case compareAE16RI
    case compareAE16MI
    case compareAE32RR
    case compareAE32RI
    case compareAE32MI
    case compareAE64RR
    case compareAE64RI
    case compareAE64MI
    case compareE8RR
    case compareE8RI
    case compareE8MI
    case compareE16RR
    case compareE16RI
    case compareE16MI
    case compareE32RR
    case compareE32RI
    case compareE32MI
    case compareE64RR
    case compareE64RI
    case compareE64MI
    case compareNE8RR
    case compareNE8RI
    case compareNE8MI
    case compareNE16RR
    case compareNE16RI
    case compareNE16MI
    case compareNE32RR
    case compareNE32RI
    case compareNE32MI
    case compareNE64RR
    case compareNE64RI
    case compareNE64MI
    case compareBE8RR
    case compareBE8RI
    case compareBE8MI
    case compareBE16RR
    case compareBE16RI
    case compareBE16MI
    case compareBE32RR
    case compareBE32RI
    case compareBE32MI
    case compareBE64RR
    case compareBE64RI
    case compareBE64MI
    case compareA8RR
    case compareA8RI
    case compareA8MI
    case compareA16RR
    case compareA16RI
    case compareA16MI
    case compareA32RR
    case compareA32RI
    case compareA32MI
    case compareA64RR
    case compareA64RI
    case compareA64MI
    case compareS8RR
    case compareS8RI
    case compareS8MI
    case compareS16RR
    case compareS16RI
    case compareS16MI
    case compareS32RR
    case compareS32RI
    case compareS32MI
    case compareS64RR
    case compareS64RI
    case compareS64MI
    case compareNS8RR
    case compareNS8RI
    case compareNS8MI
    case compareNS16RR
    case compareNS16RI
    case compareNS16MI
    case compareNS32RR
    case compareNS32RI
    case compareNS32MI
    case compareNS64RR
    case compareNS64RI
    case compareNS64MI
    case compareL8RR
    case compareL8RI
    case compareL8MI
    case compareL16RR
    case compareL16RI
    case compareL16MI
    case compareL32RR
    case compareL32RI
    case compareL32MI
    case compareL64RR
    case compareL64RI
    case compareL64MI
    case compareGE8RR
    case compareGE8RI
    case compareGE8MI
    case compareGE16RR
    case compareGE16RI
    case compareGE16MI
    case compareGE32RR
    case compareGE32RI
    case compareGE32MI
    case compareGE64RR
    case compareGE64RI
    case compareGE64MI
    case compareLE8RR
    case compareLE8RI
    case compareLE8MI
    case compareLE16RR
    case compareLE16RI
    case compareLE16MI
    case compareLE32RR
    case compareLE32RI
    case compareLE32MI
    case compareLE64RR
    case compareLE64RI
    case compareLE64MI
    case compareG8RR
    case compareG8RI
    case compareG8MI
    case compareG16RR
    case compareG16RI
    case compareG16MI
    case compareG32RR
    case compareG32RI
    case compareG32MI
    case compareG64RR
    case compareG64RI
    case compareG64MI
    case testE8RR
    case testE8RI
    case testE8MI
    case testE16RR
    case testE16RI
    case testE16MI
    case testE32RR
    case testE32RI
    case testE32MI
    case testE64RR
    case testE64RI
    case testE64MI
    case testNE8RR
    case testNE8RI
    case testNE8MI
    case testNE16RR
    case testNE16RI
    case testNE16MI
    case testNE32RR
    case testNE32RI
    case testNE32MI
    case testNE64RR
    case testNE64RI
    case testNE64MI
    case testS8RR
    case testS8RI
    case testS8MI
    case testS16RR
    case testS16RI
    case testS16MI
    case testS32RR
    case testS32RI
    case testS32MI
    case testS64RR
    case testS64RI
    case testS64MI
    case testNS8RR
    case testNS8RI
    case testNS8MI
    case testNS16RR
    case testNS16RI
    case testNS16MI
    case testNS32RR
    case testNS32RI
    case testNS32MI
    case testNS64RR
    case testNS64RI
    case testNS64MI
    case testLE8RR
    case testLE8RI
    case testLE8MI
    case testLE16RR
    case testLE16RI
    case testLE16MI
    case testLE32RR
    case testLE32RI
    case testLE32MI
    case testLE64RR
    case testLE64RI
    case testLE64MI
    case testG8RR
    case testG8RI
    case testG8MI
    case testG16RR
    case testG16RI
    case testG16MI
    case testG32RR
    case testG32RI
    case testG32MI
    case testG64RR
    case testG64RI
    case testG64MI
    case pushR
    case pushI
    case pushM
    case popR
    case leave
    case callRelative
    case callR
    case callM
    case `return`
    case jumpRelative
    case jumpR
    case jumpM
    case blockEnd
    case lea32
    case lea64
    case lea32X
    case lea64X
    case bswap32
    case bswap64
    case xchg32
    case cmovM32
    case xchg64
    case cmovM64
    case signA64
    case signA32
    case signD32
    case signD64
    case cold
    case inMemory
    case shl32CL
    case shl64CL
    case shr32CL
    case shr64CL
    case sar32CL
    case sar64CL
    case rol32CL
    case rol64CL
    case ror32CL
    case ror64CL
    case bt32RR
    case bt32RI
    case bt32MI
    case bt64RR
    case bt64RI
    case bt64MI
    case bts32RR
    case bts32RI
    case bts32MI
    case bts64RR
    case bts64RI
    case bts64MI
    case btr32RR
    case btr32RI
    case btr32MI
    case btr64RR
    case btr64RI
    case btr64MI
    case btc32RR
    case btc32RI
    case btc32MI
    case btc64RR
    case btc64RI
    case btc64MI
    case bsf32R
    case bsf32M
    case bsf64R
    case bsf64M
    case bsr32R
    case bsr32M
    case bsr64R
    case bsr64M
    case tzcnt32R
    case tzcnt32M
    case tzcnt64R
    case tzcnt64M
    case lzcnt32R
    case lzcnt32M
    case lzcnt64R
    case lzcnt64M
    case popcnt32R
    case popcnt32M
    case popcnt64R
    case popcnt64M
    case andn32R
    case andn32M
    case andn64R
    case andn64M
    case bzhi32R
    case bzhi32M
    case bzhi64R
    case bzhi64M
    case shlx32R
    case shlx32M
    case shlx64R
    case shlx64M
    case shrx32R
    case shrx32M
    case shrx64R
    case shrx64M
    case sarx32R
    case sarx32M
    case sarx64R
    case sarx64M
    case blsr32R
    case blsr32M
    case blsr64R
    case blsr64M
    case blsmsk32R
    case blsmsk32M
    case blsmsk64R
    case blsmsk64M
    case blsi32R
    case blsi32M
    case blsi64R
    case blsi64M
    case rorx32R
    case rorx32M
    case rorx64R
    case rorx64M
    case mulx32R
    case mulx32M
    case mulx64R
    case mulx64M
    case mulWide32R
    case mulWide32M
    case mulWide64R
    case mulWide64M
    case imulWide32R
    case imulWide32M
    case imulWide64R
    case imulWide64M
    case divWide32R
    case divWide32M
    case divWide64R
    case divWide64M
    case idivWide32R
    case idivWide32M
    case idivWide64R
    case idivWide64M
    case xadd32
    case xadd64
    case cmpxchg32
    case cmpxchg64
    case xchg32M
    case xchg64M
    case movbe32
    case movbe64
    case setccM
    case shld32I
    case shld64I
    case shrd32I
    case shrd64I
    case clearDirection
    case clearInterrupt
    case setInterrupt
    case pushFlags
    case popFlags
    case add32QuietRR
    case add32QuietRI
    case add64QuietRR
    case add64QuietRI
    case or32QuietRR
    case or32QuietRI
    case or64QuietRR
    case or64QuietRI
    case and32QuietRR
    case and32QuietRI
    case and64QuietRR
    case and64QuietRI
    case sub32QuietRR
    case sub32QuietRI
    case sub64QuietRR
    case sub64QuietRI
    case xor32QuietRR
    case xor32QuietRI
    case xor64QuietRR
    case xor64QuietRI
    case shl32Quiet
    case shl64Quiet
    case shr32Quiet
    case shr64Quiet
    case sar32Quiet
    case sar64Quiet
    case rol32Quiet
    case rol64Quiet
    case ror32Quiet
    case ror64Quiet
    case inc32Quiet
    case inc64Quiet
    case dec32Quiet
    case dec64Quiet
    case neg32Quiet
    case neg64Quiet
    case pandR128
    case pandM128
    case pandR256
    case pandM256
    case pandnR128
    case pandnM128
    case pandnR256
    case pandnM256
    case porR128
    case porM128
    case porR256
    case porM256
    case pxorR128
    case pxorM128
    case pxorR256
    case pxorM256
    case paddbR128
    case paddbM128
    case paddbR256
    case paddbM256
    case paddwR128
    case paddwM128
    case paddwR256
    case paddwM256
    case padddR128
    case padddM128
    case padddR256
    case padddM256
    case paddqR128
    case paddqM128
    case paddqR256
    case paddqM256
    case psubbR128
    case psubbM128
    case psubbR256
    case psubbM256
    case psubwR128
    case psubwM128
    case psubwR256
    case psubwM256
    case psubdR128
    case psubdM128
    case psubdR256
    case psubdM256
    case psubqR128
    case psubqM128
    case psubqR256
    case psubqM256
    case pcmpeqbR128
    case pcmpeqbM128
    case pcmpeqbR256
    case pcmpeqbM256
    case pcmpeqwR128
    case pcmpeqwM128
    case pcmpeqwR256
    case pcmpeqwM256
    case pcmpeqdR128
    case pcmpeqdM128
    case pcmpeqdR256
    case pcmpeqdM256
    case pcmpgtbR128
    case pcmpgtbM128
    case pcmpgtbR256
    case pcmpgtbM256
    case pcmpgtwR128
    case pcmpgtwM128
    case pcmpgtwR256
    case pcmpgtwM256
    case pcmpgtdR128
    case pcmpgtdM128
    case pcmpgtdR256
    case pcmpgtdM256
    case pminubR128
    case pminubM128
    case pminubR256
    case pminubM256
    case pmaxubR128
    case pmaxubM128
    case pmaxubR256
    case pmaxubM256
    case pminswR128
    case pminswM128
    case pminswR256
    case pminswM256
    case pmaxswR128
    case pmaxswM128
    case pmaxswR256
    case pmaxswM256
    case pminudR128
    case pminudM128
    case pminudR256
    case pminudM256
    case pmaxudR128
    case pmaxudM128
    case pmaxudR256
    case pmaxudM256
    case pminsdR128
    case pminsdM128
    case pminsdR256
    case pminsdM256
    case pmaxsdR128
    case pmaxsdM128
    case pmaxsdR256
    case pmaxsdM256
    case paddusbR128
    case paddusbM128
    case paddusbR256
    case paddusbM256
    case psubusbR128
    case psubusbM128
    case psubusbR256
    case psubusbM256
    case padduswR128
    case padduswM128
    case padduswR256
    case padduswM256
    case psubuswR128
    case psubuswM128
    case psubuswR256
    case psubuswM256
    case pmullwR128
    case pmullwM128
    case pmullwR256
    case pmullwM256
    case pmulldR128
    case pmulldM128
    case pmulldR256
    case pmulldM256
    case pmuludqR128
    case pmuludqM128
    case pmuludqR256
    case pmuludqM256
    case pmaddwdR128
    case pmaddwdM128
    case pmaddwdR256
    case pmaddwdM256
    case punpcklbwR128
    case punpcklbwM128
    case punpcklbwR256
    case punpcklbwM256
    case punpcklwdR128
    case punpcklwdM128
    case punpcklwdR256
    case punpcklwdM256
    case punpckldqR128
    case punpckldqM128
    case punpckldqR256
    case punpckldqM256
    case punpcklqdqR128
    case punpcklqdqM128
    case punpcklqdqR256
    case punpcklqdqM256
    case punpckhbwR128
    case punpckhbwM128
    case punpckhbwR256
    case punpckhbwM256
    case punpckhwdR128
    case punpckhwdM128
    case punpckhwdR256
    case punpckhwdM256
    case punpckhdqR128
    case punpckhdqM128
    case punpckhdqR256
    case punpckhdqM256
    case punpckhqdqR128
    case punpckhqdqM128
    case punpckhqdqR256
    case punpckhqdqM256
    case pshufbR128
    case pshufbM128
    case pshufbR256
    case pshufbM256
    case packuswbR128
    case packuswbM128
    case packuswbR256
    case packuswbM256
    case packssdwR128
    case packssdwM128
    case packssdwR256
    case packssdwM256
    case psllwR128
    case psllwR256
    case pslldR128
    case pslldR256
    case psllqR128
    case psllqR256
    case psrlwR128
    case psrlwR256
    case psrldR128
    case psrldR256
    case psrlqR128
    case psrlqR256
    case psrawR128
    case psrawR256
    case psradR128
    case psradR256
    case pslldqR128
    case pslldqR256
    case psrldqR128
    case psrldqR256
    case pshufdR128
    case pshufdM128
    case pshufdR256
    case pshufdM256
    case pshuflwR128
    case pshuflwM128
    case pshuflwR256
    case pshuflwM256
    case pshufhwR128
    case pshufhwM128
    case pshufhwR256
    case pshufhwM256
    case palignrR128
    case palignrM128
    case palignrR256
    case palignrM256
    case shufpsR128
    case shufpsM128
    case shufpsR256
    case shufpsM256
    case shufpdR128
    case shufpdM128
    case shufpdR256
    case shufpdM256
    case pblendwR128
    case pblendwM128
    case pblendwR256
    case pblendwM256
    case addScalar32R
    case addScalar32M
    case addScalar64R
    case addScalar64M
    case subScalar32R
    case subScalar32M
    case subScalar64R
    case subScalar64M
    case mulScalar32R
    case mulScalar32M
    case mulScalar64R
    case mulScalar64M
    case divScalar32R
    case divScalar32M
    case divScalar64R
    case divScalar64M
    case minScalar32R
    case minScalar32M
    case minScalar64R
    case minScalar64M
    case maxScalar32R
    case maxScalar32M
    case maxScalar64R
    case maxScalar64M
    case sqrtScalar32R
    case sqrtScalar32M
    case sqrtScalar64R
    case sqrtScalar64M
    case addPacked32R128
    case addPacked32M128
    case addPacked32R256
    case addPacked32M256
    case addPacked64R128
    case addPacked64M128
    case addPacked64R256
    case addPacked64M256
    case subPacked32R128
    case subPacked32M128
    case subPacked32R256
    case subPacked32M256
    case subPacked64R128
    case subPacked64M128
    case subPacked64R256
    case subPacked64M256
    case mulPacked32R128
    case mulPacked32M128
    case mulPacked32R256
    case mulPacked32M256
    case mulPacked64R128
    case mulPacked64M128
    case mulPacked64R256
    case mulPacked64M256
    case divPacked32R128
    case divPacked32M128
    case divPacked32R256
    case divPacked32M256
    case divPacked64R128
    case divPacked64M128
    case divPacked64R256
    case divPacked64M256
    case minPacked32R128
    case minPacked32M128
    case minPacked32R256
    case minPacked32M256
    case minPacked64R128
    case minPacked64M128
    case minPacked64R256
    case minPacked64M256
    case maxPacked32R128
    case maxPacked32M128
    case maxPacked32R256
    case maxPacked32M256
    case maxPacked64R128
    case maxPacked64M128
    case maxPacked64R256
    case maxPacked64M256
    case vectorLoad128
    case vectorLoad256
    case vectorStore128
    case vectorStore256
    case vectorMove128
    case vectorMove256
    case vectorLoad32
    case vectorStore32
    case vectorFrom32
    case vectorTo32
    case vectorMerge32
    case vectorExtract32
    case vectorLoad64
    case vectorStore64
    case vectorFrom64
    case vectorTo64
    case vectorMerge64
    case vectorExtract64
    case vectorMoveLow
    case vectorLoadLow
    case vectorLoadHigh
    case vectorStoreHigh
    case vectorHighToLow
    case vectorLowToHigh
    case maskBytes128
    case maskBytes256
    case maskSingles
    case maskDoubles
    case broadcast8R
    case broadcast8M
    case broadcast16R
    case broadcast16M
    case broadcast32R
    case broadcast32M
    case broadcast64R
    case broadcast64M
    case extractHalf
    case insertHalf
    case zeroUpper
    case testVector128R
    case testVector256R
    case compareFlags32R
    case compareFlags32M
    case toInteger32To32R
    case toInteger32To32M
    case fromInteger32To32R
    case fromInteger32To32M
    case toInteger32To64R
    case toInteger32To64M
    case fromInteger64To32R
    case fromInteger64To32M
    case compareFlags64R
    case compareFlags64M
    case toInteger64To32R
    case toInteger64To32M
    case fromInteger32To64R
    case fromInteger32To64M
    case toInteger64To64R
    case toInteger64To64M
    case fromInteger64To64R
    case fromInteger64To64M
    case convert32To64R
    case convert32To64M
    case convert64To32R
    case convert64To32M

    /// (operation · 4 + width) · 5 + form; 8, 16, 32, 64; RR RI RM MR MI, memory indexed.
    static let arithmeticStart: UInt16 = 0

    /// width · 8 + form; RR RI, load, load X, store, store X, store immediate, the same X.
    static let moveStart: UInt16 = 180

    /// kind · 3 + form; zero 8, 16, sign 8, 16 to 32, sign 8, 16, 32 to 64; R M MX.
    static let extendStart: UInt16 = 212

    /// (operation · 4 + width) · 2 + form; inc dec neg not; 8, 16, 32, 64; R M.
    static let unaryStart: UInt16 = 233

    /// (operation · 4 + width) · 2 + form; shl shr sar rol ror; 8, 16, 32, 64; by immediate; R M.
    static let shiftStart: UInt16 = 265

    /// width · 4 + form; 32, 64; RR RM RRI RMI.
    static let multiplyStart: UInt16 = 305

    /// condition · 4 + form; jump, set, move 32, move 64.
    static let conditionalStart: UInt16 = 313

    /// (condition · 4 + width) · 3 + form; B AE E NE BE A S NS L GE LE G; 8, 16, 32, 64; RR RI MI.
    static let compareStart: UInt16 = 377

    /// (condition · 4 + width) · 3 + form; E NE S NS LE G; 8, 16, 32, 64; RR RI MI.
    static let testStart: UInt16 = 521

    /// no order.
    static let singleStart: UInt16 = 593

    /// operation · 2 + width; shl shr sar rol ror; 32, 64.
    static let shiftByCLStart: UInt16 = 622

    /// (operation · 2 + width) · 3 + form; bt bts btr btc; 32, 64; RR RI MI.
    static let bitTestStart: UInt16 = 632

    /// (operation · 2 + width) · 2 + form; bsf bsr tzcnt lzcnt popcnt; 32, 64; R M.
    static let countStart: UInt16 = 656

    /// (operation · 2 + width) · 2 + form; andn bzhi shlx shrx sarx blsr blsmsk blsi rorx mulx; 32, 64; R M; the register that is not in ModRM is byte 13.
    static let manipulationStart: UInt16 = 676

    /// (operation · 2 + width) · 2 + form; mul imul div idiv; 32, 64; R M.
    static let wideStart: UInt16 = 716

    /// operation · 2 + width, in memory; xadd cmpxchg xchg movbe; 32, 64.
    static let exchangeStart: UInt16 = 732

    /// no order.
    static let otherStart: UInt16 = 740

    /// (operation · 2 + width) · 2 + form; add or and sub xor; 32, 64; RR RI; no flags.
    static let quietStart: UInt16 = 750

    /// operation · 2 + width; shl shr sar rol ror; 32, 64; by immediate; no flags.
    static let quietShiftStart: UInt16 = 770

    /// operation · 2 + width; inc dec neg; 32, 64; no flags.
    static let quietUnaryStart: UInt16 = 780

    /// operation · 4 + form; R128 M128 R256 M256.
    static let packedStart: UInt16 = 786

    /// operation · 2 + form; by an immediate; R128 R256.
    static let packedShiftStart: UInt16 = 966

    /// operation · 4 + form; with an immediate; R128 M128 R256 M256.
    static let shuffleStart: UInt16 = 986

    /// operation · 4 + form; with an immediate; R128 M128 R256 M256.
    static let selectionStart: UInt16 = 998

    /// (operation · 2 + format) · 2 + form; single, double; R M.
    static let scalarFloatStart: UInt16 = 1014

    /// (operation · 2 + format) · 4 + form; single, double; R128 M128 R256 M256.
    static let packedFloatStart: UInt16 = 1042

    /// no order.
    static let vectorMoveStart: UInt16 = 1090

    /// no order but that M follows R.
    static let conversionStart: UInt16 = 1131

    static func packed(_ opcode: X86Opcode) -> UInt16? {
        switch opcode {
        case .pand, .vpand, .andps, .vandps, .andpd, .vandpd: 0
        case .pandn, .vpandn, .andnps, .vandnps, .andnpd, .vandnpd: 1
        case .por, .vpor, .orps, .vorps, .orpd, .vorpd: 2
        case .pxor, .vpxor, .xorps, .vxorps, .xorpd, .vxorpd: 3
        case .paddb, .vpaddb: 4
        case .paddw, .vpaddw: 5
        case .paddd, .vpaddd: 6
        case .paddq, .vpaddq: 7
        case .psubb, .vpsubb: 8
        case .psubw, .vpsubw: 9
        case .psubd, .vpsubd: 10
        case .psubq, .vpsubq: 11
        case .pcmpeqb, .vpcmpeqb: 12
        case .pcmpeqw, .vpcmpeqw: 13
        case .pcmpeqd, .vpcmpeqd: 14
        case .pcmpgtb, .vpcmpgtb: 15
        case .pcmpgtw, .vpcmpgtw: 16
        case .pcmpgtd, .vpcmpgtd: 17
        case .pminub, .vpminub: 18
        case .pmaxub, .vpmaxub: 19
        case .pminsw, .vpminsw: 20
        case .pmaxsw, .vpmaxsw: 21
        case .pminud, .vpminud: 22
        case .pmaxud, .vpmaxud: 23
        case .pminsd, .vpminsd: 24
        case .pmaxsd, .vpmaxsd: 25
        case .paddusb, .vpaddusb: 26
        case .psubusb, .vpsubusb: 27
        case .paddusw, .vpaddusw: 28
        case .psubusw, .vpsubusw: 29
        case .pmullw, .vpmullw: 30
        case .pmulld, .vpmulld: 31
        case .pmuludq, .vpmuludq: 32
        case .pmaddwd, .vpmaddwd: 33
        case .punpcklbw, .vpunpcklbw: 34
        case .punpcklwd, .vpunpcklwd: 35
        case .punpckldq, .vpunpckldq, .unpcklps, .vunpcklps: 36
        case .punpcklqdq, .vpunpcklqdq, .unpcklpd, .vunpcklpd: 37
        case .punpckhbw, .vpunpckhbw: 38
        case .punpckhwd, .vpunpckhwd: 39
        case .punpckhdq, .vpunpckhdq, .unpckhps, .vunpckhps: 40
        case .punpckhqdq, .vpunpckhqdq, .unpckhpd, .vunpckhpd: 41
        case .pshufb, .vpshufb: 42
        case .packuswb, .vpackuswb: 43
        case .packssdw, .vpackssdw: 44
        default: nil
        }
    }
    static func packedShift(_ opcode: X86Opcode) -> UInt16? {
        switch opcode {
        case .psllw, .vpsllw: 0
        case .pslld, .vpslld: 1
        case .psllq, .vpsllq: 2
        case .psrlw, .vpsrlw: 3
        case .psrld, .vpsrld: 4
        case .psrlq, .vpsrlq: 5
        case .psraw, .vpsraw: 6
        case .psrad, .vpsrad: 7
        case .pslldq, .vpslldq: 8
        case .psrldq, .vpsrldq: 9
        default: nil
        }
    }
    static func shuffle(_ opcode: X86Opcode) -> UInt16? {
        switch opcode {
        case .pshufd, .vpshufd: 0
        case .pshuflw, .vpshuflw: 1
        case .pshufhw, .vpshufhw: 2
        default: nil
        }
    }
    static func selection(_ opcode: X86Opcode) -> UInt16? {
        switch opcode {
        case .palignr, .vpalignr: 0
        case .shufps, .vshufps: 1
        case .shufpd, .vshufpd: 2
        case .pblendw, .vpblendw: 3
        default: nil
        }
    }
}

extension X86Interpreter {
    /// Runs decoded blocks until `countdown` or `attention` says to leave.
    ///
    /// Locals live in host registers: `record` (next record), `pc` (address of the current block), `countdown`.
    /// A case that is done says `continue run`; one whose fast path does not hold falls out of the switch.
    @inline(never)
    static func run(_ state: X86State, _ hart: X86Processor) {
        var pc = state.pc
        var countdown = state.countdown
        var link: X86Place?

        enter: while true {
            if mustLeave(state, countdown) { break }
            var record: X86Place
            do {
                var first = lookUpBlock(state, pc)
                if first == 0 {
                    state.pc = pc
                    state.countdown = countdown
                    first = hart.findBlock()
                    if first == 0 {
                        pc = state.pc
                        countdown = state.countdown
                        link = nil
                        continue enter
                    }
                }
                record = recordAddress(state, first)
            }
            state.blockPC = pc
            if let slot = link {
                slot.storeBytes(of: UInt64(UInt(bitPattern: record.pointer)), as: UInt64.self)
                link = nil
            }

            run: while true {
                switch opcode(record) {
                case .add8RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write8(result, add(state, read8(result), read8(other), 8))
                    record += recordSizeBytes
                    continue run
                case .add8RI:
                    let result = destination(state, record)
                    write8(result, add(state, read8(result), immediate(record) & 0xff, 8))
                    record += recordSizeBytes
                    continue run
                case .add8RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(result, add(state, read8(result), read8(memory), 8))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 1, stores: false) {
                        continue run
                    }
                case .add8MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(memory, add(state, read8(memory), read8(other), 8))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 1, stores: true) {
                        continue run
                    }
                case .add8MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(memory, add(state, read8(memory), immediate(record) & 0xff, 8))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 1, stores: true) {
                        continue run
                    }
                case .add16RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write16(result, add(state, read16(result), read16(other), 16))
                    record += recordSizeBytes
                    continue run
                case .add16RI:
                    let result = destination(state, record)
                    write16(result, add(state, read16(result), immediate(record) & 0xffff, 16))
                    record += recordSizeBytes
                    continue run
                case .add16RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 2) {
                        let memory = host(entry, address)
                        write16(result, add(state, read16(result), read16(memory), 16))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 2, stores: false) {
                        continue run
                    }
                case .add16MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 2) {
                        let memory = host(entry, address)
                        write16(memory, add(state, read16(memory), read16(other), 16))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 2, stores: true) {
                        continue run
                    }
                case .add16MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 2) {
                        let memory = host(entry, address)
                        write16(memory, add(state, read16(memory), immediate(record) & 0xffff, 16))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 2, stores: true) {
                        continue run
                    }
                case .add32RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, add(state, read32(result), read32(other), 32))
                    record += recordSizeBytes
                    continue run
                case .add32RI:
                    let result = destination(state, record)
                    put32(result, add(state, read32(result), immediate(record) & 0xffff_ffff, 32))
                    record += recordSizeBytes
                    continue run
                case .add32RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        put32(result, add(state, read32(result), read32(memory), 32))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .add32MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 4) {
                        let memory = host(entry, address)
                        write32(memory, add(state, read32(memory), read32(other), 32))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: true) {
                        continue run
                    }
                case .add32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 4) {
                        let memory = host(entry, address)
                        write32(memory, add(state, read32(memory), immediate(record) & 0xffff_ffff, 32))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: true) {
                        continue run
                    }
                case .add64RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, add(state, read64(result), read64(other), 64))
                    record += recordSizeBytes
                    continue run
                case .add64RI:
                    let result = destination(state, record)
                    write64(result, add(state, read64(result), immediate(record), 64))
                    record += recordSizeBytes
                    continue run
                case .add64RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(result, add(state, read64(result), read64(memory), 64))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .add64MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(memory, add(state, read64(memory), read64(other), 64))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: true) {
                        continue run
                    }
                case .add64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(memory, add(state, read64(memory), immediate(record), 64))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: true) {
                        continue run
                    }
                case .or8RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write8(result, or(state, read8(result), read8(other), 8))
                    record += recordSizeBytes
                    continue run
                case .or8RI:
                    let result = destination(state, record)
                    write8(result, or(state, read8(result), immediate(record) & 0xff, 8))
                    record += recordSizeBytes
                    continue run
                case .or8RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(result, or(state, read8(result), read8(memory), 8))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 1, stores: false) {
                        continue run
                    }
                case .or8MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(memory, or(state, read8(memory), read8(other), 8))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 1, stores: true) {
                        continue run
                    }
                case .or8MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(memory, or(state, read8(memory), immediate(record) & 0xff, 8))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 1, stores: true) {
                        continue run
                    }
                case .or16RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write16(result, or(state, read16(result), read16(other), 16))
                    record += recordSizeBytes
                    continue run
                case .or16RI:
                    let result = destination(state, record)
                    write16(result, or(state, read16(result), immediate(record) & 0xffff, 16))
                    record += recordSizeBytes
                    continue run
                case .or16RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 2) {
                        let memory = host(entry, address)
                        write16(result, or(state, read16(result), read16(memory), 16))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 2, stores: false) {
                        continue run
                    }
                case .or16MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 2) {
                        let memory = host(entry, address)
                        write16(memory, or(state, read16(memory), read16(other), 16))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 2, stores: true) {
                        continue run
                    }
                case .or16MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 2) {
                        let memory = host(entry, address)
                        write16(memory, or(state, read16(memory), immediate(record) & 0xffff, 16))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 2, stores: true) {
                        continue run
                    }
                case .or32RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, or(state, read32(result), read32(other), 32))
                    record += recordSizeBytes
                    continue run
                case .or32RI:
                    let result = destination(state, record)
                    put32(result, or(state, read32(result), immediate(record) & 0xffff_ffff, 32))
                    record += recordSizeBytes
                    continue run
                case .or32RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        put32(result, or(state, read32(result), read32(memory), 32))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .or32MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 4) {
                        let memory = host(entry, address)
                        write32(memory, or(state, read32(memory), read32(other), 32))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: true) {
                        continue run
                    }
                case .or32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 4) {
                        let memory = host(entry, address)
                        write32(memory, or(state, read32(memory), immediate(record) & 0xffff_ffff, 32))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: true) {
                        continue run
                    }
                case .or64RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, or(state, read64(result), read64(other), 64))
                    record += recordSizeBytes
                    continue run
                case .or64RI:
                    let result = destination(state, record)
                    write64(result, or(state, read64(result), immediate(record), 64))
                    record += recordSizeBytes
                    continue run
                case .or64RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(result, or(state, read64(result), read64(memory), 64))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .or64MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(memory, or(state, read64(memory), read64(other), 64))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: true) {
                        continue run
                    }
                case .or64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(memory, or(state, read64(memory), immediate(record), 64))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: true) {
                        continue run
                    }
                case .adc8RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write8(result, adc(state, read8(result), read8(other), 8))
                    record += recordSizeBytes
                    continue run
                case .adc8RI:
                    let result = destination(state, record)
                    write8(result, adc(state, read8(result), immediate(record) & 0xff, 8))
                    record += recordSizeBytes
                    continue run
                case .adc8RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(result, adc(state, read8(result), read8(memory), 8))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 1, stores: false) {
                        continue run
                    }
                case .adc8MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(memory, adc(state, read8(memory), read8(other), 8))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 1, stores: true) {
                        continue run
                    }
                case .adc8MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(memory, adc(state, read8(memory), immediate(record) & 0xff, 8))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 1, stores: true) {
                        continue run
                    }
                case .adc16RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write16(result, adc(state, read16(result), read16(other), 16))
                    record += recordSizeBytes
                    continue run
                case .adc16RI:
                    let result = destination(state, record)
                    write16(result, adc(state, read16(result), immediate(record) & 0xffff, 16))
                    record += recordSizeBytes
                    continue run
                case .adc16RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 2) {
                        let memory = host(entry, address)
                        write16(result, adc(state, read16(result), read16(memory), 16))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 2, stores: false) {
                        continue run
                    }
                case .adc16MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 2) {
                        let memory = host(entry, address)
                        write16(memory, adc(state, read16(memory), read16(other), 16))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 2, stores: true) {
                        continue run
                    }
                case .adc16MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 2) {
                        let memory = host(entry, address)
                        write16(memory, adc(state, read16(memory), immediate(record) & 0xffff, 16))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 2, stores: true) {
                        continue run
                    }
                case .adc32RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, adc(state, read32(result), read32(other), 32))
                    record += recordSizeBytes
                    continue run
                case .adc32RI:
                    let result = destination(state, record)
                    put32(result, adc(state, read32(result), immediate(record) & 0xffff_ffff, 32))
                    record += recordSizeBytes
                    continue run
                case .adc32RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        put32(result, adc(state, read32(result), read32(memory), 32))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .adc32MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 4) {
                        let memory = host(entry, address)
                        write32(memory, adc(state, read32(memory), read32(other), 32))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: true) {
                        continue run
                    }
                case .adc32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 4) {
                        let memory = host(entry, address)
                        write32(memory, adc(state, read32(memory), immediate(record) & 0xffff_ffff, 32))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: true) {
                        continue run
                    }
                case .adc64RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, adc(state, read64(result), read64(other), 64))
                    record += recordSizeBytes
                    continue run
                case .adc64RI:
                    let result = destination(state, record)
                    write64(result, adc(state, read64(result), immediate(record), 64))
                    record += recordSizeBytes
                    continue run
                case .adc64RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(result, adc(state, read64(result), read64(memory), 64))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .adc64MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(memory, adc(state, read64(memory), read64(other), 64))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: true) {
                        continue run
                    }
                case .adc64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(memory, adc(state, read64(memory), immediate(record), 64))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: true) {
                        continue run
                    }
                case .sbb8RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write8(result, sbb(state, read8(result), read8(other), 8))
                    record += recordSizeBytes
                    continue run
                case .sbb8RI:
                    let result = destination(state, record)
                    write8(result, sbb(state, read8(result), immediate(record) & 0xff, 8))
                    record += recordSizeBytes
                    continue run
                case .sbb8RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(result, sbb(state, read8(result), read8(memory), 8))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 1, stores: false) {
                        continue run
                    }
                case .sbb8MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(memory, sbb(state, read8(memory), read8(other), 8))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 1, stores: true) {
                        continue run
                    }
                case .sbb8MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(memory, sbb(state, read8(memory), immediate(record) & 0xff, 8))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 1, stores: true) {
                        continue run
                    }
                case .sbb16RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write16(result, sbb(state, read16(result), read16(other), 16))
                    record += recordSizeBytes
                    continue run
                case .sbb16RI:
                    let result = destination(state, record)
                    write16(result, sbb(state, read16(result), immediate(record) & 0xffff, 16))
                    record += recordSizeBytes
                    continue run
                case .sbb16RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 2) {
                        let memory = host(entry, address)
                        write16(result, sbb(state, read16(result), read16(memory), 16))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 2, stores: false) {
                        continue run
                    }
                case .sbb16MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 2) {
                        let memory = host(entry, address)
                        write16(memory, sbb(state, read16(memory), read16(other), 16))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 2, stores: true) {
                        continue run
                    }
                case .sbb16MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 2) {
                        let memory = host(entry, address)
                        write16(memory, sbb(state, read16(memory), immediate(record) & 0xffff, 16))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 2, stores: true) {
                        continue run
                    }
                case .sbb32RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, sbb(state, read32(result), read32(other), 32))
                    record += recordSizeBytes
                    continue run
                case .sbb32RI:
                    let result = destination(state, record)
                    put32(result, sbb(state, read32(result), immediate(record) & 0xffff_ffff, 32))
                    record += recordSizeBytes
                    continue run
                case .sbb32RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        put32(result, sbb(state, read32(result), read32(memory), 32))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .sbb32MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 4) {
                        let memory = host(entry, address)
                        write32(memory, sbb(state, read32(memory), read32(other), 32))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: true) {
                        continue run
                    }
                case .sbb32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 4) {
                        let memory = host(entry, address)
                        write32(memory, sbb(state, read32(memory), immediate(record) & 0xffff_ffff, 32))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: true) {
                        continue run
                    }
                case .sbb64RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, sbb(state, read64(result), read64(other), 64))
                    record += recordSizeBytes
                    continue run
                case .sbb64RI:
                    let result = destination(state, record)
                    write64(result, sbb(state, read64(result), immediate(record), 64))
                    record += recordSizeBytes
                    continue run
                case .sbb64RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(result, sbb(state, read64(result), read64(memory), 64))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .sbb64MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(memory, sbb(state, read64(memory), read64(other), 64))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: true) {
                        continue run
                    }
                case .sbb64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(memory, sbb(state, read64(memory), immediate(record), 64))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: true) {
                        continue run
                    }
                case .and8RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write8(result, and(state, read8(result), read8(other), 8))
                    record += recordSizeBytes
                    continue run
                case .and8RI:
                    let result = destination(state, record)
                    write8(result, and(state, read8(result), immediate(record) & 0xff, 8))
                    record += recordSizeBytes
                    continue run
                case .and8RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(result, and(state, read8(result), read8(memory), 8))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 1, stores: false) {
                        continue run
                    }
                case .and8MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(memory, and(state, read8(memory), read8(other), 8))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 1, stores: true) {
                        continue run
                    }
                case .and8MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(memory, and(state, read8(memory), immediate(record) & 0xff, 8))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 1, stores: true) {
                        continue run
                    }
                case .and16RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write16(result, and(state, read16(result), read16(other), 16))
                    record += recordSizeBytes
                    continue run
                case .and16RI:
                    let result = destination(state, record)
                    write16(result, and(state, read16(result), immediate(record) & 0xffff, 16))
                    record += recordSizeBytes
                    continue run
                case .and16RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 2) {
                        let memory = host(entry, address)
                        write16(result, and(state, read16(result), read16(memory), 16))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 2, stores: false) {
                        continue run
                    }
                case .and16MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 2) {
                        let memory = host(entry, address)
                        write16(memory, and(state, read16(memory), read16(other), 16))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 2, stores: true) {
                        continue run
                    }
                case .and16MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 2) {
                        let memory = host(entry, address)
                        write16(memory, and(state, read16(memory), immediate(record) & 0xffff, 16))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 2, stores: true) {
                        continue run
                    }
                case .and32RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, and(state, read32(result), read32(other), 32))
                    record += recordSizeBytes
                    continue run
                case .and32RI:
                    let result = destination(state, record)
                    put32(result, and(state, read32(result), immediate(record) & 0xffff_ffff, 32))
                    record += recordSizeBytes
                    continue run
                case .and32RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        put32(result, and(state, read32(result), read32(memory), 32))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .and32MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 4) {
                        let memory = host(entry, address)
                        write32(memory, and(state, read32(memory), read32(other), 32))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: true) {
                        continue run
                    }
                case .and32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 4) {
                        let memory = host(entry, address)
                        write32(memory, and(state, read32(memory), immediate(record) & 0xffff_ffff, 32))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: true) {
                        continue run
                    }
                case .and64RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, and(state, read64(result), read64(other), 64))
                    record += recordSizeBytes
                    continue run
                case .and64RI:
                    let result = destination(state, record)
                    write64(result, and(state, read64(result), immediate(record), 64))
                    record += recordSizeBytes
                    continue run
                case .and64RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(result, and(state, read64(result), read64(memory), 64))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .and64MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(memory, and(state, read64(memory), read64(other), 64))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: true) {
                        continue run
                    }
                case .and64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(memory, and(state, read64(memory), immediate(record), 64))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: true) {
                        continue run
                    }
                case .sub8RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write8(result, sub(state, read8(result), read8(other), 8))
                    record += recordSizeBytes
                    continue run
                case .sub8RI:
                    let result = destination(state, record)
                    write8(result, sub(state, read8(result), immediate(record) & 0xff, 8))
                    record += recordSizeBytes
                    continue run
                case .sub8RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(result, sub(state, read8(result), read8(memory), 8))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 1, stores: false) {
                        continue run
                    }
                case .sub8MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(memory, sub(state, read8(memory), read8(other), 8))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 1, stores: true) {
                        continue run
                    }
                case .sub8MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(memory, sub(state, read8(memory), immediate(record) & 0xff, 8))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 1, stores: true) {
                        continue run
                    }
                case .sub16RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write16(result, sub(state, read16(result), read16(other), 16))
                    record += recordSizeBytes
                    continue run
                case .sub16RI:
                    let result = destination(state, record)
                    write16(result, sub(state, read16(result), immediate(record) & 0xffff, 16))
                    record += recordSizeBytes
                    continue run
                case .sub16RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 2) {
                        let memory = host(entry, address)
                        write16(result, sub(state, read16(result), read16(memory), 16))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 2, stores: false) {
                        continue run
                    }
                case .sub16MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 2) {
                        let memory = host(entry, address)
                        write16(memory, sub(state, read16(memory), read16(other), 16))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 2, stores: true) {
                        continue run
                    }
                case .sub16MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 2) {
                        let memory = host(entry, address)
                        write16(memory, sub(state, read16(memory), immediate(record) & 0xffff, 16))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 2, stores: true) {
                        continue run
                    }
                case .sub32RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, sub(state, read32(result), read32(other), 32))
                    record += recordSizeBytes
                    continue run
                case .sub32RI:
                    let result = destination(state, record)
                    put32(result, sub(state, read32(result), immediate(record) & 0xffff_ffff, 32))
                    record += recordSizeBytes
                    continue run
                case .sub32RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        put32(result, sub(state, read32(result), read32(memory), 32))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .sub32MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 4) {
                        let memory = host(entry, address)
                        write32(memory, sub(state, read32(memory), read32(other), 32))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: true) {
                        continue run
                    }
                case .sub32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 4) {
                        let memory = host(entry, address)
                        write32(memory, sub(state, read32(memory), immediate(record) & 0xffff_ffff, 32))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: true) {
                        continue run
                    }
                case .sub64RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, sub(state, read64(result), read64(other), 64))
                    record += recordSizeBytes
                    continue run
                case .sub64RI:
                    let result = destination(state, record)
                    write64(result, sub(state, read64(result), immediate(record), 64))
                    record += recordSizeBytes
                    continue run
                case .sub64RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(result, sub(state, read64(result), read64(memory), 64))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .sub64MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(memory, sub(state, read64(memory), read64(other), 64))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: true) {
                        continue run
                    }
                case .sub64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(memory, sub(state, read64(memory), immediate(record), 64))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: true) {
                        continue run
                    }
                case .xor8RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write8(result, xor(state, read8(result), read8(other), 8))
                    record += recordSizeBytes
                    continue run
                case .xor8RI:
                    let result = destination(state, record)
                    write8(result, xor(state, read8(result), immediate(record) & 0xff, 8))
                    record += recordSizeBytes
                    continue run
                case .xor8RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(result, xor(state, read8(result), read8(memory), 8))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 1, stores: false) {
                        continue run
                    }
                case .xor8MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(memory, xor(state, read8(memory), read8(other), 8))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 1, stores: true) {
                        continue run
                    }
                case .xor8MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(memory, xor(state, read8(memory), immediate(record) & 0xff, 8))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 1, stores: true) {
                        continue run
                    }
                case .xor16RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write16(result, xor(state, read16(result), read16(other), 16))
                    record += recordSizeBytes
                    continue run
                case .xor16RI:
                    let result = destination(state, record)
                    write16(result, xor(state, read16(result), immediate(record) & 0xffff, 16))
                    record += recordSizeBytes
                    continue run
                case .xor16RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 2) {
                        let memory = host(entry, address)
                        write16(result, xor(state, read16(result), read16(memory), 16))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 2, stores: false) {
                        continue run
                    }
                case .xor16MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 2) {
                        let memory = host(entry, address)
                        write16(memory, xor(state, read16(memory), read16(other), 16))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 2, stores: true) {
                        continue run
                    }
                case .xor16MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 2) {
                        let memory = host(entry, address)
                        write16(memory, xor(state, read16(memory), immediate(record) & 0xffff, 16))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 2, stores: true) {
                        continue run
                    }
                case .xor32RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, xor(state, read32(result), read32(other), 32))
                    record += recordSizeBytes
                    continue run
                case .xor32RI:
                    let result = destination(state, record)
                    put32(result, xor(state, read32(result), immediate(record) & 0xffff_ffff, 32))
                    record += recordSizeBytes
                    continue run
                case .xor32RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        put32(result, xor(state, read32(result), read32(memory), 32))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .xor32MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 4) {
                        let memory = host(entry, address)
                        write32(memory, xor(state, read32(memory), read32(other), 32))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: true) {
                        continue run
                    }
                case .xor32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 4) {
                        let memory = host(entry, address)
                        write32(memory, xor(state, read32(memory), immediate(record) & 0xffff_ffff, 32))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: true) {
                        continue run
                    }
                case .xor64RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, xor(state, read64(result), read64(other), 64))
                    record += recordSizeBytes
                    continue run
                case .xor64RI:
                    let result = destination(state, record)
                    write64(result, xor(state, read64(result), immediate(record), 64))
                    record += recordSizeBytes
                    continue run
                case .xor64RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(result, xor(state, read64(result), read64(memory), 64))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .xor64MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(memory, xor(state, read64(memory), read64(other), 64))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: true) {
                        continue run
                    }
                case .xor64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(memory, xor(state, read64(memory), immediate(record), 64))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: true) {
                        continue run
                    }
                case .cmp8RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    _ = sub(state, read8(result), read8(other), 8)
                    record += recordSizeBytes
                    continue run
                case .cmp8RI:
                    let result = destination(state, record)
                    _ = sub(state, read8(result), immediate(record) & 0xff, 8)
                    record += recordSizeBytes
                    continue run
                case .cmp8RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        _ = sub(state, read8(result), read8(memory), 8)
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 1, stores: false) {
                        continue run
                    }
                case .cmp8MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        _ = sub(state, read8(memory), read8(other), 8)
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 1, stores: false) {
                        continue run
                    }
                case .cmp8MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        _ = sub(state, read8(memory), immediate(record) & 0xff, 8)
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 1, stores: false) {
                        continue run
                    }
                case .cmp16RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    _ = sub(state, read16(result), read16(other), 16)
                    record += recordSizeBytes
                    continue run
                case .cmp16RI:
                    let result = destination(state, record)
                    _ = sub(state, read16(result), immediate(record) & 0xffff, 16)
                    record += recordSizeBytes
                    continue run
                case .cmp16RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 2) {
                        let memory = host(entry, address)
                        _ = sub(state, read16(result), read16(memory), 16)
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 2, stores: false) {
                        continue run
                    }
                case .cmp16MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 2) {
                        let memory = host(entry, address)
                        _ = sub(state, read16(memory), read16(other), 16)
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 2, stores: false) {
                        continue run
                    }
                case .cmp16MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 2) {
                        let memory = host(entry, address)
                        _ = sub(state, read16(memory), immediate(record) & 0xffff, 16)
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 2, stores: false) {
                        continue run
                    }
                case .cmp32RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    _ = sub(state, read32(result), read32(other), 32)
                    record += recordSizeBytes
                    continue run
                case .cmp32RI:
                    let result = destination(state, record)
                    _ = sub(state, read32(result), immediate(record) & 0xffff_ffff, 32)
                    record += recordSizeBytes
                    continue run
                case .cmp32RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        _ = sub(state, read32(result), read32(memory), 32)
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .cmp32MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        _ = sub(state, read32(memory), read32(other), 32)
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .cmp32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        _ = sub(state, read32(memory), immediate(record) & 0xffff_ffff, 32)
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .cmp64RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    _ = sub(state, read64(result), read64(other), 64)
                    record += recordSizeBytes
                    continue run
                case .cmp64RI:
                    let result = destination(state, record)
                    _ = sub(state, read64(result), immediate(record), 64)
                    record += recordSizeBytes
                    continue run
                case .cmp64RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        _ = sub(state, read64(result), read64(memory), 64)
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .cmp64MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        _ = sub(state, read64(memory), read64(other), 64)
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .cmp64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        _ = sub(state, read64(memory), immediate(record), 64)
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .test8RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    _ = and(state, read8(result), read8(other), 8)
                    record += recordSizeBytes
                    continue run
                case .test8RI:
                    let result = destination(state, record)
                    _ = and(state, read8(result), immediate(record) & 0xff, 8)
                    record += recordSizeBytes
                    continue run
                case .test8RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        _ = and(state, read8(result), read8(memory), 8)
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 1, stores: false) {
                        continue run
                    }
                case .test8MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        _ = and(state, read8(memory), read8(other), 8)
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 1, stores: false) {
                        continue run
                    }
                case .test8MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        _ = and(state, read8(memory), immediate(record) & 0xff, 8)
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 1, stores: false) {
                        continue run
                    }
                case .test16RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    _ = and(state, read16(result), read16(other), 16)
                    record += recordSizeBytes
                    continue run
                case .test16RI:
                    let result = destination(state, record)
                    _ = and(state, read16(result), immediate(record) & 0xffff, 16)
                    record += recordSizeBytes
                    continue run
                case .test16RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 2) {
                        let memory = host(entry, address)
                        _ = and(state, read16(result), read16(memory), 16)
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 2, stores: false) {
                        continue run
                    }
                case .test16MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 2) {
                        let memory = host(entry, address)
                        _ = and(state, read16(memory), read16(other), 16)
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 2, stores: false) {
                        continue run
                    }
                case .test16MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 2) {
                        let memory = host(entry, address)
                        _ = and(state, read16(memory), immediate(record) & 0xffff, 16)
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 2, stores: false) {
                        continue run
                    }
                case .test32RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    _ = and(state, read32(result), read32(other), 32)
                    record += recordSizeBytes
                    continue run
                case .test32RI:
                    let result = destination(state, record)
                    _ = and(state, read32(result), immediate(record) & 0xffff_ffff, 32)
                    record += recordSizeBytes
                    continue run
                case .test32RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        _ = and(state, read32(result), read32(memory), 32)
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .test32MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        _ = and(state, read32(memory), read32(other), 32)
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .test32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        _ = and(state, read32(memory), immediate(record) & 0xffff_ffff, 32)
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .test64RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    _ = and(state, read64(result), read64(other), 64)
                    record += recordSizeBytes
                    continue run
                case .test64RI:
                    let result = destination(state, record)
                    _ = and(state, read64(result), immediate(record), 64)
                    record += recordSizeBytes
                    continue run
                case .test64RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        _ = and(state, read64(result), read64(memory), 64)
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .test64MR:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        _ = and(state, read64(memory), read64(other), 64)
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .test64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        _ = and(state, read64(memory), immediate(record), 64)
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .move8RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write8(result, read8(other))
                    record += recordSizeBytes
                    continue run
                case .move8RI:
                    let result = destination(state, record)
                    write8(result, immediate(record))
                    record += recordSizeBytes
                    continue run
                case .load8:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(result, read8(memory))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 1, stores: false) {
                        continue run
                    }
                case .load8X:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(result, read8(memory))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 1, stores: false) {
                        continue run
                    }
                case .store8:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(memory, read8(source(state, record)))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 1, stores: true) {
                        continue run
                    }
                case .store8X:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(memory, read8(source(state, record)))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 1, stores: true) {
                        continue run
                    }
                case .storeImmediate8:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(memory, immediate(record))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 1, stores: true) {
                        continue run
                    }
                case .storeImmediate8X:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(memory, immediate(record))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 1, stores: true) {
                        continue run
                    }
                case .move16RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write16(result, read16(other))
                    record += recordSizeBytes
                    continue run
                case .move16RI:
                    let result = destination(state, record)
                    write16(result, immediate(record))
                    record += recordSizeBytes
                    continue run
                case .load16:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 2) {
                        let memory = host(entry, address)
                        write16(result, read16(memory))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 2, stores: false) {
                        continue run
                    }
                case .load16X:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 2) {
                        let memory = host(entry, address)
                        write16(result, read16(memory))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 2, stores: false) {
                        continue run
                    }
                case .store16:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 2) {
                        let memory = host(entry, address)
                        write16(memory, read16(source(state, record)))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 2, stores: true) {
                        continue run
                    }
                case .store16X:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 2) {
                        let memory = host(entry, address)
                        write16(memory, read16(source(state, record)))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 2, stores: true) {
                        continue run
                    }
                case .storeImmediate16:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 2) {
                        let memory = host(entry, address)
                        write16(memory, immediate(record))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 2, stores: true) {
                        continue run
                    }
                case .storeImmediate16X:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 2) {
                        let memory = host(entry, address)
                        write16(memory, immediate(record))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 2, stores: true) {
                        continue run
                    }
                case .move32RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, read32(other))
                    record += recordSizeBytes
                    continue run
                case .move32RI:
                    let result = destination(state, record)
                    put32(result, immediate(record))
                    record += recordSizeBytes
                    continue run
                case .load32:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        put32(result, read32(memory))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .load32X:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        put32(result, read32(memory))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .store32:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 4) {
                        let memory = host(entry, address)
                        write32(memory, read32(source(state, record)))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: true) {
                        continue run
                    }
                case .store32X:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 4) {
                        let memory = host(entry, address)
                        write32(memory, read32(source(state, record)))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: true) {
                        continue run
                    }
                case .storeImmediate32:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 4) {
                        let memory = host(entry, address)
                        write32(memory, immediate(record))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: true) {
                        continue run
                    }
                case .storeImmediate32X:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 4) {
                        let memory = host(entry, address)
                        write32(memory, immediate(record))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: true) {
                        continue run
                    }
                case .move64RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, read64(other))
                    record += recordSizeBytes
                    continue run
                case .move64RI:
                    let result = destination(state, record)
                    write64(result, immediate(record))
                    record += recordSizeBytes
                    continue run
                case .load64:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(result, read64(memory))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .load64X:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(result, read64(memory))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .store64:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(memory, read64(source(state, record)))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: true) {
                        continue run
                    }
                case .store64X:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(memory, read64(source(state, record)))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: true) {
                        continue run
                    }
                case .storeImmediate64:
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(memory, immediate(record))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: true) {
                        continue run
                    }
                case .storeImmediate64X:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(memory, immediate(record))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: true) {
                        continue run
                    }
                case .zero8R:
                    let result = destination(state, record)
                    write64(result, read8(source(state, record)))
                    record += recordSizeBytes
                    continue run
                case .zero8M:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        write64(result, read8(memory))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 1, stores: false) {
                        continue run
                    }
                case .zero8MX:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        write64(result, read8(memory))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 1, stores: false) {
                        continue run
                    }
                case .zero16R:
                    let result = destination(state, record)
                    write64(result, read16(source(state, record)))
                    record += recordSizeBytes
                    continue run
                case .zero16M:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 2) {
                        let memory = host(entry, address)
                        write64(result, read16(memory))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 2, stores: false) {
                        continue run
                    }
                case .zero16MX:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 2) {
                        let memory = host(entry, address)
                        write64(result, read16(memory))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 2, stores: false) {
                        continue run
                    }
                case .sign8To32R:
                    let result = destination(state, record)
                    put32(result, signed(read8(source(state, record)), 8))
                    record += recordSizeBytes
                    continue run
                case .sign8To32M:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        put32(result, signed(read8(memory), 8))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 1, stores: false) {
                        continue run
                    }
                case .sign8To32MX:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        put32(result, signed(read8(memory), 8))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 1, stores: false) {
                        continue run
                    }
                case .sign16To32R:
                    let result = destination(state, record)
                    put32(result, signed(read16(source(state, record)), 16))
                    record += recordSizeBytes
                    continue run
                case .sign16To32M:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 2) {
                        let memory = host(entry, address)
                        put32(result, signed(read16(memory), 16))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 2, stores: false) {
                        continue run
                    }
                case .sign16To32MX:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 2) {
                        let memory = host(entry, address)
                        put32(result, signed(read16(memory), 16))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 2, stores: false) {
                        continue run
                    }
                case .sign8To64R:
                    let result = destination(state, record)
                    write64(result, signed(read8(source(state, record)), 8))
                    record += recordSizeBytes
                    continue run
                case .sign8To64M:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        write64(result, signed(read8(memory), 8))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 1, stores: false) {
                        continue run
                    }
                case .sign8To64MX:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        write64(result, signed(read8(memory), 8))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 1, stores: false) {
                        continue run
                    }
                case .sign16To64R:
                    let result = destination(state, record)
                    write64(result, signed(read16(source(state, record)), 16))
                    record += recordSizeBytes
                    continue run
                case .sign16To64M:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 2) {
                        let memory = host(entry, address)
                        write64(result, signed(read16(memory), 16))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 2, stores: false) {
                        continue run
                    }
                case .sign16To64MX:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 2) {
                        let memory = host(entry, address)
                        write64(result, signed(read16(memory), 16))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 2, stores: false) {
                        continue run
                    }
                case .sign32To64R:
                    let result = destination(state, record)
                    write64(result, signed(read32(source(state, record)), 32))
                    record += recordSizeBytes
                    continue run
                case .sign32To64M:
                    let result = destination(state, record)
                    let address = nearAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        write64(result, signed(read32(memory), 32))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .sign32To64MX:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        write64(result, signed(read32(memory), 32))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .inc8R:
                    let result = destination(state, record)
                    write8(result, inc(state, read8(result), 8))
                    record += recordSizeBytes
                    continue run
                case .inc8M:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(memory, inc(state, read8(memory), 8))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 1, stores: true) {
                        continue run
                    }
                case .inc16R:
                    let result = destination(state, record)
                    write16(result, inc(state, read16(result), 16))
                    record += recordSizeBytes
                    continue run
                case .inc16M:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 2) {
                        let memory = host(entry, address)
                        write16(memory, inc(state, read16(memory), 16))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 2, stores: true) {
                        continue run
                    }
                case .inc32R:
                    let result = destination(state, record)
                    put32(result, inc(state, read32(result), 32))
                    record += recordSizeBytes
                    continue run
                case .inc32M:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 4) {
                        let memory = host(entry, address)
                        write32(memory, inc(state, read32(memory), 32))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: true) {
                        continue run
                    }
                case .inc64R:
                    let result = destination(state, record)
                    write64(result, inc(state, read64(result), 64))
                    record += recordSizeBytes
                    continue run
                case .inc64M:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(memory, inc(state, read64(memory), 64))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: true) {
                        continue run
                    }
                case .dec8R:
                    let result = destination(state, record)
                    write8(result, dec(state, read8(result), 8))
                    record += recordSizeBytes
                    continue run
                case .dec8M:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(memory, dec(state, read8(memory), 8))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 1, stores: true) {
                        continue run
                    }
                case .dec16R:
                    let result = destination(state, record)
                    write16(result, dec(state, read16(result), 16))
                    record += recordSizeBytes
                    continue run
                case .dec16M:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 2) {
                        let memory = host(entry, address)
                        write16(memory, dec(state, read16(memory), 16))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 2, stores: true) {
                        continue run
                    }
                case .dec32R:
                    let result = destination(state, record)
                    put32(result, dec(state, read32(result), 32))
                    record += recordSizeBytes
                    continue run
                case .dec32M:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 4) {
                        let memory = host(entry, address)
                        write32(memory, dec(state, read32(memory), 32))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: true) {
                        continue run
                    }
                case .dec64R:
                    let result = destination(state, record)
                    write64(result, dec(state, read64(result), 64))
                    record += recordSizeBytes
                    continue run
                case .dec64M:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(memory, dec(state, read64(memory), 64))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: true) {
                        continue run
                    }
                case .neg8R:
                    let result = destination(state, record)
                    write8(result, neg(state, read8(result), 8))
                    record += recordSizeBytes
                    continue run
                case .neg8M:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(memory, neg(state, read8(memory), 8))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 1, stores: true) {
                        continue run
                    }
                case .neg16R:
                    let result = destination(state, record)
                    write16(result, neg(state, read16(result), 16))
                    record += recordSizeBytes
                    continue run
                case .neg16M:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 2) {
                        let memory = host(entry, address)
                        write16(memory, neg(state, read16(memory), 16))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 2, stores: true) {
                        continue run
                    }
                case .neg32R:
                    let result = destination(state, record)
                    put32(result, neg(state, read32(result), 32))
                    record += recordSizeBytes
                    continue run
                case .neg32M:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 4) {
                        let memory = host(entry, address)
                        write32(memory, neg(state, read32(memory), 32))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: true) {
                        continue run
                    }
                case .neg64R:
                    let result = destination(state, record)
                    write64(result, neg(state, read64(result), 64))
                    record += recordSizeBytes
                    continue run
                case .neg64M:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(memory, neg(state, read64(memory), 64))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: true) {
                        continue run
                    }
                case .not8R:
                    let result = destination(state, record)
                    write8(result, ~read8(result))
                    record += recordSizeBytes
                    continue run
                case .not8M:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(memory, ~read8(memory))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 1, stores: true) {
                        continue run
                    }
                case .not16R:
                    let result = destination(state, record)
                    write16(result, ~read16(result))
                    record += recordSizeBytes
                    continue run
                case .not16M:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 2) {
                        let memory = host(entry, address)
                        write16(memory, ~read16(memory))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 2, stores: true) {
                        continue run
                    }
                case .not32R:
                    let result = destination(state, record)
                    put32(result, ~read32(result))
                    record += recordSizeBytes
                    continue run
                case .not32M:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 4) {
                        let memory = host(entry, address)
                        write32(memory, ~read32(memory))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: true) {
                        continue run
                    }
                case .not64R:
                    let result = destination(state, record)
                    write64(result, ~read64(result))
                    record += recordSizeBytes
                    continue run
                case .not64M:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(memory, ~read64(memory))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: true) {
                        continue run
                    }
                case .shl8I:
                    let result = destination(state, record)
                    write8(result, shl(state, read8(result), immediate(record), 8))
                    record += recordSizeBytes
                    continue run
                case .shl8MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(memory, shl(state, read8(memory), immediate(record), 8))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 1, stores: true) {
                        continue run
                    }
                case .shl16I:
                    let result = destination(state, record)
                    write16(result, shl(state, read16(result), immediate(record), 16))
                    record += recordSizeBytes
                    continue run
                case .shl16MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 2) {
                        let memory = host(entry, address)
                        write16(memory, shl(state, read16(memory), immediate(record), 16))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 2, stores: true) {
                        continue run
                    }
                case .shl32I:
                    let result = destination(state, record)
                    put32(result, shl(state, read32(result), immediate(record), 32))
                    record += recordSizeBytes
                    continue run
                case .shl32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 4) {
                        let memory = host(entry, address)
                        write32(memory, shl(state, read32(memory), immediate(record), 32))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: true) {
                        continue run
                    }
                case .shl64I:
                    let result = destination(state, record)
                    write64(result, shl(state, read64(result), immediate(record), 64))
                    record += recordSizeBytes
                    continue run
                case .shl64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(memory, shl(state, read64(memory), immediate(record), 64))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: true) {
                        continue run
                    }
                case .shr8I:
                    let result = destination(state, record)
                    write8(result, shr(state, read8(result), immediate(record), 8))
                    record += recordSizeBytes
                    continue run
                case .shr8MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(memory, shr(state, read8(memory), immediate(record), 8))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 1, stores: true) {
                        continue run
                    }
                case .shr16I:
                    let result = destination(state, record)
                    write16(result, shr(state, read16(result), immediate(record), 16))
                    record += recordSizeBytes
                    continue run
                case .shr16MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 2) {
                        let memory = host(entry, address)
                        write16(memory, shr(state, read16(memory), immediate(record), 16))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 2, stores: true) {
                        continue run
                    }
                case .shr32I:
                    let result = destination(state, record)
                    put32(result, shr(state, read32(result), immediate(record), 32))
                    record += recordSizeBytes
                    continue run
                case .shr32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 4) {
                        let memory = host(entry, address)
                        write32(memory, shr(state, read32(memory), immediate(record), 32))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: true) {
                        continue run
                    }
                case .shr64I:
                    let result = destination(state, record)
                    write64(result, shr(state, read64(result), immediate(record), 64))
                    record += recordSizeBytes
                    continue run
                case .shr64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(memory, shr(state, read64(memory), immediate(record), 64))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: true) {
                        continue run
                    }
                case .sar8I:
                    let result = destination(state, record)
                    write8(result, sar(state, read8(result), immediate(record), 8))
                    record += recordSizeBytes
                    continue run
                case .sar8MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(memory, sar(state, read8(memory), immediate(record), 8))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 1, stores: true) {
                        continue run
                    }
                case .sar16I:
                    let result = destination(state, record)
                    write16(result, sar(state, read16(result), immediate(record), 16))
                    record += recordSizeBytes
                    continue run
                case .sar16MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 2) {
                        let memory = host(entry, address)
                        write16(memory, sar(state, read16(memory), immediate(record), 16))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 2, stores: true) {
                        continue run
                    }
                case .sar32I:
                    let result = destination(state, record)
                    put32(result, sar(state, read32(result), immediate(record), 32))
                    record += recordSizeBytes
                    continue run
                case .sar32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 4) {
                        let memory = host(entry, address)
                        write32(memory, sar(state, read32(memory), immediate(record), 32))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: true) {
                        continue run
                    }
                case .sar64I:
                    let result = destination(state, record)
                    write64(result, sar(state, read64(result), immediate(record), 64))
                    record += recordSizeBytes
                    continue run
                case .sar64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(memory, sar(state, read64(memory), immediate(record), 64))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: true) {
                        continue run
                    }
                case .rol8I:
                    let result = destination(state, record)
                    write8(result, rol(state, read8(result), immediate(record), 8))
                    record += recordSizeBytes
                    continue run
                case .rol8MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(memory, rol(state, read8(memory), immediate(record), 8))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 1, stores: true) {
                        continue run
                    }
                case .rol16I:
                    let result = destination(state, record)
                    write16(result, rol(state, read16(result), immediate(record), 16))
                    record += recordSizeBytes
                    continue run
                case .rol16MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 2) {
                        let memory = host(entry, address)
                        write16(memory, rol(state, read16(memory), immediate(record), 16))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 2, stores: true) {
                        continue run
                    }
                case .rol32I:
                    let result = destination(state, record)
                    put32(result, rol(state, read32(result), immediate(record), 32))
                    record += recordSizeBytes
                    continue run
                case .rol32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 4) {
                        let memory = host(entry, address)
                        write32(memory, rol(state, read32(memory), immediate(record), 32))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: true) {
                        continue run
                    }
                case .rol64I:
                    let result = destination(state, record)
                    write64(result, rol(state, read64(result), immediate(record), 64))
                    record += recordSizeBytes
                    continue run
                case .rol64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(memory, rol(state, read64(memory), immediate(record), 64))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: true) {
                        continue run
                    }
                case .ror8I:
                    let result = destination(state, record)
                    write8(result, ror(state, read8(result), immediate(record), 8))
                    record += recordSizeBytes
                    continue run
                case .ror8MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(memory, ror(state, read8(memory), immediate(record), 8))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 1, stores: true) {
                        continue run
                    }
                case .ror16I:
                    let result = destination(state, record)
                    write16(result, ror(state, read16(result), immediate(record), 16))
                    record += recordSizeBytes
                    continue run
                case .ror16MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 2) {
                        let memory = host(entry, address)
                        write16(memory, ror(state, read16(memory), immediate(record), 16))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 2, stores: true) {
                        continue run
                    }
                case .ror32I:
                    let result = destination(state, record)
                    put32(result, ror(state, read32(result), immediate(record), 32))
                    record += recordSizeBytes
                    continue run
                case .ror32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 4) {
                        let memory = host(entry, address)
                        write32(memory, ror(state, read32(memory), immediate(record), 32))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: true) {
                        continue run
                    }
                case .ror64I:
                    let result = destination(state, record)
                    write64(result, ror(state, read64(result), immediate(record), 64))
                    record += recordSizeBytes
                    continue run
                case .ror64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(memory, ror(state, read64(memory), immediate(record), 64))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: true) {
                        continue run
                    }
                case .imul32RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, imul(state, read32(other), read32(result), 32))
                    record += recordSizeBytes
                    continue run
                case .imul32RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        put32(result, imul(state, read32(memory), read32(result), 32))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .imul32RRI:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, imul(state, read32(other), immediate(record), 32))
                    record += recordSizeBytes
                    continue run
                case .imul32RMI:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        put32(result, imul(state, read32(memory), immediate(record), 32))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .imul64RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, imul(state, read64(other), read64(result), 64))
                    record += recordSizeBytes
                    continue run
                case .imul64RM:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(result, imul(state, read64(memory), read64(result), 64))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .imul64RRI:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, imul(state, read64(other), immediate(record), 64))
                    record += recordSizeBytes
                    continue run
                case .imul64RMI:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(result, imul(state, read64(memory), immediate(record), 64))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .jumpO:
                    countdown &-= retired(record)
                    if state.overflowFlag {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .setO:
                    let result = destination(state, record)
                    write8(result, state.overflowFlag ? 1 : 0)
                    record += recordSizeBytes
                    continue run
                case .cmovO32:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, state.overflowFlag ? read32(other) : read32(result))
                    record += recordSizeBytes
                    continue run
                case .cmovO64:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, state.overflowFlag ? read64(other) : read64(result))
                    record += recordSizeBytes
                    continue run
                case .jumpNO:
                    countdown &-= retired(record)
                    if !state.overflowFlag {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .setNO:
                    let result = destination(state, record)
                    write8(result, !state.overflowFlag ? 1 : 0)
                    record += recordSizeBytes
                    continue run
                case .cmovNO32:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, !state.overflowFlag ? read32(other) : read32(result))
                    record += recordSizeBytes
                    continue run
                case .cmovNO64:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, !state.overflowFlag ? read64(other) : read64(result))
                    record += recordSizeBytes
                    continue run
                case .jumpB:
                    countdown &-= retired(record)
                    if state.carryFlag {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .setB:
                    let result = destination(state, record)
                    write8(result, state.carryFlag ? 1 : 0)
                    record += recordSizeBytes
                    continue run
                case .cmovB32:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, state.carryFlag ? read32(other) : read32(result))
                    record += recordSizeBytes
                    continue run
                case .cmovB64:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, state.carryFlag ? read64(other) : read64(result))
                    record += recordSizeBytes
                    continue run
                case .jumpAE:
                    countdown &-= retired(record)
                    if !state.carryFlag {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .setAE:
                    let result = destination(state, record)
                    write8(result, !state.carryFlag ? 1 : 0)
                    record += recordSizeBytes
                    continue run
                case .cmovAE32:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, !state.carryFlag ? read32(other) : read32(result))
                    record += recordSizeBytes
                    continue run
                case .cmovAE64:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, !state.carryFlag ? read64(other) : read64(result))
                    record += recordSizeBytes
                    continue run
                case .jumpE:
                    countdown &-= retired(record)
                    if state.zeroFlag {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .setE:
                    let result = destination(state, record)
                    write8(result, state.zeroFlag ? 1 : 0)
                    record += recordSizeBytes
                    continue run
                case .cmovE32:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, state.zeroFlag ? read32(other) : read32(result))
                    record += recordSizeBytes
                    continue run
                case .cmovE64:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, state.zeroFlag ? read64(other) : read64(result))
                    record += recordSizeBytes
                    continue run
                case .jumpNE:
                    countdown &-= retired(record)
                    if !state.zeroFlag {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .setNE:
                    let result = destination(state, record)
                    write8(result, !state.zeroFlag ? 1 : 0)
                    record += recordSizeBytes
                    continue run
                case .cmovNE32:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, !state.zeroFlag ? read32(other) : read32(result))
                    record += recordSizeBytes
                    continue run
                case .cmovNE64:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, !state.zeroFlag ? read64(other) : read64(result))
                    record += recordSizeBytes
                    continue run
                case .jumpBE:
                    countdown &-= retired(record)
                    if state.carryFlag || state.zeroFlag {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .setBE:
                    let result = destination(state, record)
                    write8(result, state.carryFlag || state.zeroFlag ? 1 : 0)
                    record += recordSizeBytes
                    continue run
                case .cmovBE32:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, state.carryFlag || state.zeroFlag ? read32(other) : read32(result))
                    record += recordSizeBytes
                    continue run
                case .cmovBE64:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, state.carryFlag || state.zeroFlag ? read64(other) : read64(result))
                    record += recordSizeBytes
                    continue run
                case .jumpA:
                    countdown &-= retired(record)
                    if !(state.carryFlag || state.zeroFlag) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .setA:
                    let result = destination(state, record)
                    write8(result, !(state.carryFlag || state.zeroFlag) ? 1 : 0)
                    record += recordSizeBytes
                    continue run
                case .cmovA32:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, !(state.carryFlag || state.zeroFlag) ? read32(other) : read32(result))
                    record += recordSizeBytes
                    continue run
                case .cmovA64:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, !(state.carryFlag || state.zeroFlag) ? read64(other) : read64(result))
                    record += recordSizeBytes
                    continue run
                case .jumpS:
                    countdown &-= retired(record)
                    if state.signFlag {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .setS:
                    let result = destination(state, record)
                    write8(result, state.signFlag ? 1 : 0)
                    record += recordSizeBytes
                    continue run
                case .cmovS32:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, state.signFlag ? read32(other) : read32(result))
                    record += recordSizeBytes
                    continue run
                case .cmovS64:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, state.signFlag ? read64(other) : read64(result))
                    record += recordSizeBytes
                    continue run
                case .jumpNS:
                    countdown &-= retired(record)
                    if !state.signFlag {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .setNS:
                    let result = destination(state, record)
                    write8(result, !state.signFlag ? 1 : 0)
                    record += recordSizeBytes
                    continue run
                case .cmovNS32:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, !state.signFlag ? read32(other) : read32(result))
                    record += recordSizeBytes
                    continue run
                case .cmovNS64:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, !state.signFlag ? read64(other) : read64(result))
                    record += recordSizeBytes
                    continue run
                case .jumpP:
                    countdown &-= retired(record)
                    if state.parityFlag {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .setP:
                    let result = destination(state, record)
                    write8(result, state.parityFlag ? 1 : 0)
                    record += recordSizeBytes
                    continue run
                case .cmovP32:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, state.parityFlag ? read32(other) : read32(result))
                    record += recordSizeBytes
                    continue run
                case .cmovP64:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, state.parityFlag ? read64(other) : read64(result))
                    record += recordSizeBytes
                    continue run
                case .jumpNP:
                    countdown &-= retired(record)
                    if !state.parityFlag {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .setNP:
                    let result = destination(state, record)
                    write8(result, !state.parityFlag ? 1 : 0)
                    record += recordSizeBytes
                    continue run
                case .cmovNP32:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, !state.parityFlag ? read32(other) : read32(result))
                    record += recordSizeBytes
                    continue run
                case .cmovNP64:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, !state.parityFlag ? read64(other) : read64(result))
                    record += recordSizeBytes
                    continue run
                case .jumpL:
                    countdown &-= retired(record)
                    if state.isLess {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .setL:
                    let result = destination(state, record)
                    write8(result, state.isLess ? 1 : 0)
                    record += recordSizeBytes
                    continue run
                case .cmovL32:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, state.isLess ? read32(other) : read32(result))
                    record += recordSizeBytes
                    continue run
                case .cmovL64:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, state.isLess ? read64(other) : read64(result))
                    record += recordSizeBytes
                    continue run
                case .jumpGE:
                    countdown &-= retired(record)
                    if !state.isLess {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .setGE:
                    let result = destination(state, record)
                    write8(result, !state.isLess ? 1 : 0)
                    record += recordSizeBytes
                    continue run
                case .cmovGE32:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, !state.isLess ? read32(other) : read32(result))
                    record += recordSizeBytes
                    continue run
                case .cmovGE64:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, !state.isLess ? read64(other) : read64(result))
                    record += recordSizeBytes
                    continue run
                case .jumpLE:
                    countdown &-= retired(record)
                    if state.isLess || state.zeroFlag {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .setLE:
                    let result = destination(state, record)
                    write8(result, state.isLess || state.zeroFlag ? 1 : 0)
                    record += recordSizeBytes
                    continue run
                case .cmovLE32:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, state.isLess || state.zeroFlag ? read32(other) : read32(result))
                    record += recordSizeBytes
                    continue run
                case .cmovLE64:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, state.isLess || state.zeroFlag ? read64(other) : read64(result))
                    record += recordSizeBytes
                    continue run
                case .jumpG:
                    countdown &-= retired(record)
                    if !(state.isLess || state.zeroFlag) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .setG:
                    let result = destination(state, record)
                    write8(result, !(state.isLess || state.zeroFlag) ? 1 : 0)
                    record += recordSizeBytes
                    continue run
                case .cmovG32:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, !(state.isLess || state.zeroFlag) ? read32(other) : read32(result))
                    record += recordSizeBytes
                    continue run
                case .cmovG64:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, !(state.isLess || state.zeroFlag) ? read64(other) : read64(result))
                    record += recordSizeBytes
                    continue run
                case .compareB8RR:
                    let a = read8(destination(state, record))
                    let b = read8(source(state, record))
                    _ = sub(state, a, b, 8)
                    countdown &-= retired(record)
                    if a < b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareB8RI:
                    let a = read8(destination(state, record))
                    let b = immediate(record) & 0xff
                    _ = sub(state, a, b, 8)
                    countdown &-= retired(record)
                    if a < b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareB8MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        let a = read8(memory)
                        let b = immediate(record) & 0xff
                        _ = sub(state, a, b, 8)
                        countdown &-= retired(record)
                        if a < b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 1, stores: false) {
                        continue run
                    }
                case .compareB16RR:
                    let a = read16(destination(state, record))
                    let b = read16(source(state, record))
                    _ = sub(state, a, b, 16)
                    countdown &-= retired(record)
                    if a < b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareB16RI:
                    let a = read16(destination(state, record))
                    let b = immediate(record) & 0xffff
                    _ = sub(state, a, b, 16)
                    countdown &-= retired(record)
                    if a < b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareB16MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 2) {
                        let memory = host(entry, address)
                        let a = read16(memory)
                        let b = immediate(record) & 0xffff
                        _ = sub(state, a, b, 16)
                        countdown &-= retired(record)
                        if a < b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 2, stores: false) {
                        continue run
                    }
                case .compareB32RR:
                    let a = read32(destination(state, record))
                    let b = read32(source(state, record))
                    _ = sub(state, a, b, 32)
                    countdown &-= retired(record)
                    if a < b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareB32RI:
                    let a = read32(destination(state, record))
                    let b = immediate(record) & 0xffff_ffff
                    _ = sub(state, a, b, 32)
                    countdown &-= retired(record)
                    if a < b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareB32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        let a = read32(memory)
                        let b = immediate(record) & 0xffff_ffff
                        _ = sub(state, a, b, 32)
                        countdown &-= retired(record)
                        if a < b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .compareB64RR:
                    let a = read64(destination(state, record))
                    let b = read64(source(state, record))
                    _ = sub(state, a, b, 64)
                    countdown &-= retired(record)
                    if a < b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareB64RI:
                    let a = read64(destination(state, record))
                    let b = immediate(record)
                    _ = sub(state, a, b, 64)
                    countdown &-= retired(record)
                    if a < b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareB64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        let a = read64(memory)
                        let b = immediate(record)
                        _ = sub(state, a, b, 64)
                        countdown &-= retired(record)
                        if a < b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .compareAE8RR:
                    let a = read8(destination(state, record))
                    let b = read8(source(state, record))
                    _ = sub(state, a, b, 8)
                    countdown &-= retired(record)
                    if a >= b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareAE8RI:
                    let a = read8(destination(state, record))
                    let b = immediate(record) & 0xff
                    _ = sub(state, a, b, 8)
                    countdown &-= retired(record)
                    if a >= b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareAE8MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        let a = read8(memory)
                        let b = immediate(record) & 0xff
                        _ = sub(state, a, b, 8)
                        countdown &-= retired(record)
                        if a >= b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 1, stores: false) {
                        continue run
                    }
                case .compareAE16RR:
                    let a = read16(destination(state, record))
                    let b = read16(source(state, record))
                    _ = sub(state, a, b, 16)
                    countdown &-= retired(record)
                    if a >= b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareAE16RI:
                    let a = read16(destination(state, record))
                    let b = immediate(record) & 0xffff
                    _ = sub(state, a, b, 16)
                    countdown &-= retired(record)
                    if a >= b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareAE16MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 2) {
                        let memory = host(entry, address)
                        let a = read16(memory)
                        let b = immediate(record) & 0xffff
                        _ = sub(state, a, b, 16)
                        countdown &-= retired(record)
                        if a >= b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 2, stores: false) {
                        continue run
                    }
                case .compareAE32RR:
                    let a = read32(destination(state, record))
                    let b = read32(source(state, record))
                    _ = sub(state, a, b, 32)
                    countdown &-= retired(record)
                    if a >= b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareAE32RI:
                    let a = read32(destination(state, record))
                    let b = immediate(record) & 0xffff_ffff
                    _ = sub(state, a, b, 32)
                    countdown &-= retired(record)
                    if a >= b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareAE32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        let a = read32(memory)
                        let b = immediate(record) & 0xffff_ffff
                        _ = sub(state, a, b, 32)
                        countdown &-= retired(record)
                        if a >= b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .compareAE64RR:
                    let a = read64(destination(state, record))
                    let b = read64(source(state, record))
                    _ = sub(state, a, b, 64)
                    countdown &-= retired(record)
                    if a >= b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareAE64RI:
                    let a = read64(destination(state, record))
                    let b = immediate(record)
                    _ = sub(state, a, b, 64)
                    countdown &-= retired(record)
                    if a >= b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareAE64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        let a = read64(memory)
                        let b = immediate(record)
                        _ = sub(state, a, b, 64)
                        countdown &-= retired(record)
                        if a >= b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .compareE8RR:
                    let a = read8(destination(state, record))
                    let b = read8(source(state, record))
                    _ = sub(state, a, b, 8)
                    countdown &-= retired(record)
                    if a == b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareE8RI:
                    let a = read8(destination(state, record))
                    let b = immediate(record) & 0xff
                    _ = sub(state, a, b, 8)
                    countdown &-= retired(record)
                    if a == b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareE8MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        let a = read8(memory)
                        let b = immediate(record) & 0xff
                        _ = sub(state, a, b, 8)
                        countdown &-= retired(record)
                        if a == b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 1, stores: false) {
                        continue run
                    }
                case .compareE16RR:
                    let a = read16(destination(state, record))
                    let b = read16(source(state, record))
                    _ = sub(state, a, b, 16)
                    countdown &-= retired(record)
                    if a == b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareE16RI:
                    let a = read16(destination(state, record))
                    let b = immediate(record) & 0xffff
                    _ = sub(state, a, b, 16)
                    countdown &-= retired(record)
                    if a == b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareE16MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 2) {
                        let memory = host(entry, address)
                        let a = read16(memory)
                        let b = immediate(record) & 0xffff
                        _ = sub(state, a, b, 16)
                        countdown &-= retired(record)
                        if a == b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 2, stores: false) {
                        continue run
                    }
                case .compareE32RR:
                    let a = read32(destination(state, record))
                    let b = read32(source(state, record))
                    _ = sub(state, a, b, 32)
                    countdown &-= retired(record)
                    if a == b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareE32RI:
                    let a = read32(destination(state, record))
                    let b = immediate(record) & 0xffff_ffff
                    _ = sub(state, a, b, 32)
                    countdown &-= retired(record)
                    if a == b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareE32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        let a = read32(memory)
                        let b = immediate(record) & 0xffff_ffff
                        _ = sub(state, a, b, 32)
                        countdown &-= retired(record)
                        if a == b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .compareE64RR:
                    let a = read64(destination(state, record))
                    let b = read64(source(state, record))
                    _ = sub(state, a, b, 64)
                    countdown &-= retired(record)
                    if a == b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareE64RI:
                    let a = read64(destination(state, record))
                    let b = immediate(record)
                    _ = sub(state, a, b, 64)
                    countdown &-= retired(record)
                    if a == b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareE64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        let a = read64(memory)
                        let b = immediate(record)
                        _ = sub(state, a, b, 64)
                        countdown &-= retired(record)
                        if a == b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .compareNE8RR:
                    let a = read8(destination(state, record))
                    let b = read8(source(state, record))
                    _ = sub(state, a, b, 8)
                    countdown &-= retired(record)
                    if a != b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareNE8RI:
                    let a = read8(destination(state, record))
                    let b = immediate(record) & 0xff
                    _ = sub(state, a, b, 8)
                    countdown &-= retired(record)
                    if a != b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareNE8MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        let a = read8(memory)
                        let b = immediate(record) & 0xff
                        _ = sub(state, a, b, 8)
                        countdown &-= retired(record)
                        if a != b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 1, stores: false) {
                        continue run
                    }
                case .compareNE16RR:
                    let a = read16(destination(state, record))
                    let b = read16(source(state, record))
                    _ = sub(state, a, b, 16)
                    countdown &-= retired(record)
                    if a != b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareNE16RI:
                    let a = read16(destination(state, record))
                    let b = immediate(record) & 0xffff
                    _ = sub(state, a, b, 16)
                    countdown &-= retired(record)
                    if a != b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareNE16MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 2) {
                        let memory = host(entry, address)
                        let a = read16(memory)
                        let b = immediate(record) & 0xffff
                        _ = sub(state, a, b, 16)
                        countdown &-= retired(record)
                        if a != b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 2, stores: false) {
                        continue run
                    }
                case .compareNE32RR:
                    let a = read32(destination(state, record))
                    let b = read32(source(state, record))
                    _ = sub(state, a, b, 32)
                    countdown &-= retired(record)
                    if a != b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareNE32RI:
                    let a = read32(destination(state, record))
                    let b = immediate(record) & 0xffff_ffff
                    _ = sub(state, a, b, 32)
                    countdown &-= retired(record)
                    if a != b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareNE32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        let a = read32(memory)
                        let b = immediate(record) & 0xffff_ffff
                        _ = sub(state, a, b, 32)
                        countdown &-= retired(record)
                        if a != b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .compareNE64RR:
                    let a = read64(destination(state, record))
                    let b = read64(source(state, record))
                    _ = sub(state, a, b, 64)
                    countdown &-= retired(record)
                    if a != b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareNE64RI:
                    let a = read64(destination(state, record))
                    let b = immediate(record)
                    _ = sub(state, a, b, 64)
                    countdown &-= retired(record)
                    if a != b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareNE64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        let a = read64(memory)
                        let b = immediate(record)
                        _ = sub(state, a, b, 64)
                        countdown &-= retired(record)
                        if a != b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .compareBE8RR:
                    let a = read8(destination(state, record))
                    let b = read8(source(state, record))
                    _ = sub(state, a, b, 8)
                    countdown &-= retired(record)
                    if a <= b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareBE8RI:
                    let a = read8(destination(state, record))
                    let b = immediate(record) & 0xff
                    _ = sub(state, a, b, 8)
                    countdown &-= retired(record)
                    if a <= b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareBE8MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        let a = read8(memory)
                        let b = immediate(record) & 0xff
                        _ = sub(state, a, b, 8)
                        countdown &-= retired(record)
                        if a <= b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 1, stores: false) {
                        continue run
                    }
                case .compareBE16RR:
                    let a = read16(destination(state, record))
                    let b = read16(source(state, record))
                    _ = sub(state, a, b, 16)
                    countdown &-= retired(record)
                    if a <= b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareBE16RI:
                    let a = read16(destination(state, record))
                    let b = immediate(record) & 0xffff
                    _ = sub(state, a, b, 16)
                    countdown &-= retired(record)
                    if a <= b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareBE16MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 2) {
                        let memory = host(entry, address)
                        let a = read16(memory)
                        let b = immediate(record) & 0xffff
                        _ = sub(state, a, b, 16)
                        countdown &-= retired(record)
                        if a <= b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 2, stores: false) {
                        continue run
                    }
                case .compareBE32RR:
                    let a = read32(destination(state, record))
                    let b = read32(source(state, record))
                    _ = sub(state, a, b, 32)
                    countdown &-= retired(record)
                    if a <= b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareBE32RI:
                    let a = read32(destination(state, record))
                    let b = immediate(record) & 0xffff_ffff
                    _ = sub(state, a, b, 32)
                    countdown &-= retired(record)
                    if a <= b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareBE32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        let a = read32(memory)
                        let b = immediate(record) & 0xffff_ffff
                        _ = sub(state, a, b, 32)
                        countdown &-= retired(record)
                        if a <= b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .compareBE64RR:
                    let a = read64(destination(state, record))
                    let b = read64(source(state, record))
                    _ = sub(state, a, b, 64)
                    countdown &-= retired(record)
                    if a <= b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareBE64RI:
                    let a = read64(destination(state, record))
                    let b = immediate(record)
                    _ = sub(state, a, b, 64)
                    countdown &-= retired(record)
                    if a <= b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareBE64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        let a = read64(memory)
                        let b = immediate(record)
                        _ = sub(state, a, b, 64)
                        countdown &-= retired(record)
                        if a <= b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .compareA8RR:
                    let a = read8(destination(state, record))
                    let b = read8(source(state, record))
                    _ = sub(state, a, b, 8)
                    countdown &-= retired(record)
                    if a > b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareA8RI:
                    let a = read8(destination(state, record))
                    let b = immediate(record) & 0xff
                    _ = sub(state, a, b, 8)
                    countdown &-= retired(record)
                    if a > b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareA8MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        let a = read8(memory)
                        let b = immediate(record) & 0xff
                        _ = sub(state, a, b, 8)
                        countdown &-= retired(record)
                        if a > b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 1, stores: false) {
                        continue run
                    }
                case .compareA16RR:
                    let a = read16(destination(state, record))
                    let b = read16(source(state, record))
                    _ = sub(state, a, b, 16)
                    countdown &-= retired(record)
                    if a > b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareA16RI:
                    let a = read16(destination(state, record))
                    let b = immediate(record) & 0xffff
                    _ = sub(state, a, b, 16)
                    countdown &-= retired(record)
                    if a > b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareA16MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 2) {
                        let memory = host(entry, address)
                        let a = read16(memory)
                        let b = immediate(record) & 0xffff
                        _ = sub(state, a, b, 16)
                        countdown &-= retired(record)
                        if a > b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 2, stores: false) {
                        continue run
                    }
                case .compareA32RR:
                    let a = read32(destination(state, record))
                    let b = read32(source(state, record))
                    _ = sub(state, a, b, 32)
                    countdown &-= retired(record)
                    if a > b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareA32RI:
                    let a = read32(destination(state, record))
                    let b = immediate(record) & 0xffff_ffff
                    _ = sub(state, a, b, 32)
                    countdown &-= retired(record)
                    if a > b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareA32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        let a = read32(memory)
                        let b = immediate(record) & 0xffff_ffff
                        _ = sub(state, a, b, 32)
                        countdown &-= retired(record)
                        if a > b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .compareA64RR:
                    let a = read64(destination(state, record))
                    let b = read64(source(state, record))
                    _ = sub(state, a, b, 64)
                    countdown &-= retired(record)
                    if a > b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareA64RI:
                    let a = read64(destination(state, record))
                    let b = immediate(record)
                    _ = sub(state, a, b, 64)
                    countdown &-= retired(record)
                    if a > b {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareA64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        let a = read64(memory)
                        let b = immediate(record)
                        _ = sub(state, a, b, 64)
                        countdown &-= retired(record)
                        if a > b {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .compareS8RR:
                    let a = read8(destination(state, record))
                    let b = read8(source(state, record))
                    _ = sub(state, a, b, 8)
                    countdown &-= retired(record)
                    if isNegative(a &- b, 8) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareS8RI:
                    let a = read8(destination(state, record))
                    let b = immediate(record) & 0xff
                    _ = sub(state, a, b, 8)
                    countdown &-= retired(record)
                    if isNegative(a &- b, 8) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareS8MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        let a = read8(memory)
                        let b = immediate(record) & 0xff
                        _ = sub(state, a, b, 8)
                        countdown &-= retired(record)
                        if isNegative(a &- b, 8) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 1, stores: false) {
                        continue run
                    }
                case .compareS16RR:
                    let a = read16(destination(state, record))
                    let b = read16(source(state, record))
                    _ = sub(state, a, b, 16)
                    countdown &-= retired(record)
                    if isNegative(a &- b, 16) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareS16RI:
                    let a = read16(destination(state, record))
                    let b = immediate(record) & 0xffff
                    _ = sub(state, a, b, 16)
                    countdown &-= retired(record)
                    if isNegative(a &- b, 16) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareS16MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 2) {
                        let memory = host(entry, address)
                        let a = read16(memory)
                        let b = immediate(record) & 0xffff
                        _ = sub(state, a, b, 16)
                        countdown &-= retired(record)
                        if isNegative(a &- b, 16) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 2, stores: false) {
                        continue run
                    }
                case .compareS32RR:
                    let a = read32(destination(state, record))
                    let b = read32(source(state, record))
                    _ = sub(state, a, b, 32)
                    countdown &-= retired(record)
                    if isNegative(a &- b, 32) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareS32RI:
                    let a = read32(destination(state, record))
                    let b = immediate(record) & 0xffff_ffff
                    _ = sub(state, a, b, 32)
                    countdown &-= retired(record)
                    if isNegative(a &- b, 32) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareS32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        let a = read32(memory)
                        let b = immediate(record) & 0xffff_ffff
                        _ = sub(state, a, b, 32)
                        countdown &-= retired(record)
                        if isNegative(a &- b, 32) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .compareS64RR:
                    let a = read64(destination(state, record))
                    let b = read64(source(state, record))
                    _ = sub(state, a, b, 64)
                    countdown &-= retired(record)
                    if isNegative(a &- b, 64) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareS64RI:
                    let a = read64(destination(state, record))
                    let b = immediate(record)
                    _ = sub(state, a, b, 64)
                    countdown &-= retired(record)
                    if isNegative(a &- b, 64) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareS64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        let a = read64(memory)
                        let b = immediate(record)
                        _ = sub(state, a, b, 64)
                        countdown &-= retired(record)
                        if isNegative(a &- b, 64) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .compareNS8RR:
                    let a = read8(destination(state, record))
                    let b = read8(source(state, record))
                    _ = sub(state, a, b, 8)
                    countdown &-= retired(record)
                    if !isNegative(a &- b, 8) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareNS8RI:
                    let a = read8(destination(state, record))
                    let b = immediate(record) & 0xff
                    _ = sub(state, a, b, 8)
                    countdown &-= retired(record)
                    if !isNegative(a &- b, 8) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareNS8MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        let a = read8(memory)
                        let b = immediate(record) & 0xff
                        _ = sub(state, a, b, 8)
                        countdown &-= retired(record)
                        if !isNegative(a &- b, 8) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 1, stores: false) {
                        continue run
                    }
                case .compareNS16RR:
                    let a = read16(destination(state, record))
                    let b = read16(source(state, record))
                    _ = sub(state, a, b, 16)
                    countdown &-= retired(record)
                    if !isNegative(a &- b, 16) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareNS16RI:
                    let a = read16(destination(state, record))
                    let b = immediate(record) & 0xffff
                    _ = sub(state, a, b, 16)
                    countdown &-= retired(record)
                    if !isNegative(a &- b, 16) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareNS16MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 2) {
                        let memory = host(entry, address)
                        let a = read16(memory)
                        let b = immediate(record) & 0xffff
                        _ = sub(state, a, b, 16)
                        countdown &-= retired(record)
                        if !isNegative(a &- b, 16) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 2, stores: false) {
                        continue run
                    }
                case .compareNS32RR:
                    let a = read32(destination(state, record))
                    let b = read32(source(state, record))
                    _ = sub(state, a, b, 32)
                    countdown &-= retired(record)
                    if !isNegative(a &- b, 32) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareNS32RI:
                    let a = read32(destination(state, record))
                    let b = immediate(record) & 0xffff_ffff
                    _ = sub(state, a, b, 32)
                    countdown &-= retired(record)
                    if !isNegative(a &- b, 32) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareNS32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        let a = read32(memory)
                        let b = immediate(record) & 0xffff_ffff
                        _ = sub(state, a, b, 32)
                        countdown &-= retired(record)
                        if !isNegative(a &- b, 32) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .compareNS64RR:
                    let a = read64(destination(state, record))
                    let b = read64(source(state, record))
                    _ = sub(state, a, b, 64)
                    countdown &-= retired(record)
                    if !isNegative(a &- b, 64) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareNS64RI:
                    let a = read64(destination(state, record))
                    let b = immediate(record)
                    _ = sub(state, a, b, 64)
                    countdown &-= retired(record)
                    if !isNegative(a &- b, 64) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareNS64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        let a = read64(memory)
                        let b = immediate(record)
                        _ = sub(state, a, b, 64)
                        countdown &-= retired(record)
                        if !isNegative(a &- b, 64) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .compareL8RR:
                    let a = read8(destination(state, record))
                    let b = read8(source(state, record))
                    _ = sub(state, a, b, 8)
                    countdown &-= retired(record)
                    if isLess(a, b, 8) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareL8RI:
                    let a = read8(destination(state, record))
                    let b = immediate(record) & 0xff
                    _ = sub(state, a, b, 8)
                    countdown &-= retired(record)
                    if isLess(a, b, 8) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareL8MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        let a = read8(memory)
                        let b = immediate(record) & 0xff
                        _ = sub(state, a, b, 8)
                        countdown &-= retired(record)
                        if isLess(a, b, 8) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 1, stores: false) {
                        continue run
                    }
                case .compareL16RR:
                    let a = read16(destination(state, record))
                    let b = read16(source(state, record))
                    _ = sub(state, a, b, 16)
                    countdown &-= retired(record)
                    if isLess(a, b, 16) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareL16RI:
                    let a = read16(destination(state, record))
                    let b = immediate(record) & 0xffff
                    _ = sub(state, a, b, 16)
                    countdown &-= retired(record)
                    if isLess(a, b, 16) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareL16MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 2) {
                        let memory = host(entry, address)
                        let a = read16(memory)
                        let b = immediate(record) & 0xffff
                        _ = sub(state, a, b, 16)
                        countdown &-= retired(record)
                        if isLess(a, b, 16) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 2, stores: false) {
                        continue run
                    }
                case .compareL32RR:
                    let a = read32(destination(state, record))
                    let b = read32(source(state, record))
                    _ = sub(state, a, b, 32)
                    countdown &-= retired(record)
                    if isLess(a, b, 32) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareL32RI:
                    let a = read32(destination(state, record))
                    let b = immediate(record) & 0xffff_ffff
                    _ = sub(state, a, b, 32)
                    countdown &-= retired(record)
                    if isLess(a, b, 32) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareL32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        let a = read32(memory)
                        let b = immediate(record) & 0xffff_ffff
                        _ = sub(state, a, b, 32)
                        countdown &-= retired(record)
                        if isLess(a, b, 32) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .compareL64RR:
                    let a = read64(destination(state, record))
                    let b = read64(source(state, record))
                    _ = sub(state, a, b, 64)
                    countdown &-= retired(record)
                    if isLess(a, b, 64) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareL64RI:
                    let a = read64(destination(state, record))
                    let b = immediate(record)
                    _ = sub(state, a, b, 64)
                    countdown &-= retired(record)
                    if isLess(a, b, 64) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareL64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        let a = read64(memory)
                        let b = immediate(record)
                        _ = sub(state, a, b, 64)
                        countdown &-= retired(record)
                        if isLess(a, b, 64) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .compareGE8RR:
                    let a = read8(destination(state, record))
                    let b = read8(source(state, record))
                    _ = sub(state, a, b, 8)
                    countdown &-= retired(record)
                    if !isLess(a, b, 8) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareGE8RI:
                    let a = read8(destination(state, record))
                    let b = immediate(record) & 0xff
                    _ = sub(state, a, b, 8)
                    countdown &-= retired(record)
                    if !isLess(a, b, 8) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareGE8MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        let a = read8(memory)
                        let b = immediate(record) & 0xff
                        _ = sub(state, a, b, 8)
                        countdown &-= retired(record)
                        if !isLess(a, b, 8) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 1, stores: false) {
                        continue run
                    }
                case .compareGE16RR:
                    let a = read16(destination(state, record))
                    let b = read16(source(state, record))
                    _ = sub(state, a, b, 16)
                    countdown &-= retired(record)
                    if !isLess(a, b, 16) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareGE16RI:
                    let a = read16(destination(state, record))
                    let b = immediate(record) & 0xffff
                    _ = sub(state, a, b, 16)
                    countdown &-= retired(record)
                    if !isLess(a, b, 16) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareGE16MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 2) {
                        let memory = host(entry, address)
                        let a = read16(memory)
                        let b = immediate(record) & 0xffff
                        _ = sub(state, a, b, 16)
                        countdown &-= retired(record)
                        if !isLess(a, b, 16) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 2, stores: false) {
                        continue run
                    }
                case .compareGE32RR:
                    let a = read32(destination(state, record))
                    let b = read32(source(state, record))
                    _ = sub(state, a, b, 32)
                    countdown &-= retired(record)
                    if !isLess(a, b, 32) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareGE32RI:
                    let a = read32(destination(state, record))
                    let b = immediate(record) & 0xffff_ffff
                    _ = sub(state, a, b, 32)
                    countdown &-= retired(record)
                    if !isLess(a, b, 32) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareGE32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        let a = read32(memory)
                        let b = immediate(record) & 0xffff_ffff
                        _ = sub(state, a, b, 32)
                        countdown &-= retired(record)
                        if !isLess(a, b, 32) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .compareGE64RR:
                    let a = read64(destination(state, record))
                    let b = read64(source(state, record))
                    _ = sub(state, a, b, 64)
                    countdown &-= retired(record)
                    if !isLess(a, b, 64) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareGE64RI:
                    let a = read64(destination(state, record))
                    let b = immediate(record)
                    _ = sub(state, a, b, 64)
                    countdown &-= retired(record)
                    if !isLess(a, b, 64) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareGE64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        let a = read64(memory)
                        let b = immediate(record)
                        _ = sub(state, a, b, 64)
                        countdown &-= retired(record)
                        if !isLess(a, b, 64) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .compareLE8RR:
                    let a = read8(destination(state, record))
                    let b = read8(source(state, record))
                    _ = sub(state, a, b, 8)
                    countdown &-= retired(record)
                    if !isLess(b, a, 8) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareLE8RI:
                    let a = read8(destination(state, record))
                    let b = immediate(record) & 0xff
                    _ = sub(state, a, b, 8)
                    countdown &-= retired(record)
                    if !isLess(b, a, 8) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareLE8MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        let a = read8(memory)
                        let b = immediate(record) & 0xff
                        _ = sub(state, a, b, 8)
                        countdown &-= retired(record)
                        if !isLess(b, a, 8) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 1, stores: false) {
                        continue run
                    }
                case .compareLE16RR:
                    let a = read16(destination(state, record))
                    let b = read16(source(state, record))
                    _ = sub(state, a, b, 16)
                    countdown &-= retired(record)
                    if !isLess(b, a, 16) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareLE16RI:
                    let a = read16(destination(state, record))
                    let b = immediate(record) & 0xffff
                    _ = sub(state, a, b, 16)
                    countdown &-= retired(record)
                    if !isLess(b, a, 16) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareLE16MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 2) {
                        let memory = host(entry, address)
                        let a = read16(memory)
                        let b = immediate(record) & 0xffff
                        _ = sub(state, a, b, 16)
                        countdown &-= retired(record)
                        if !isLess(b, a, 16) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 2, stores: false) {
                        continue run
                    }
                case .compareLE32RR:
                    let a = read32(destination(state, record))
                    let b = read32(source(state, record))
                    _ = sub(state, a, b, 32)
                    countdown &-= retired(record)
                    if !isLess(b, a, 32) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareLE32RI:
                    let a = read32(destination(state, record))
                    let b = immediate(record) & 0xffff_ffff
                    _ = sub(state, a, b, 32)
                    countdown &-= retired(record)
                    if !isLess(b, a, 32) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareLE32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        let a = read32(memory)
                        let b = immediate(record) & 0xffff_ffff
                        _ = sub(state, a, b, 32)
                        countdown &-= retired(record)
                        if !isLess(b, a, 32) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .compareLE64RR:
                    let a = read64(destination(state, record))
                    let b = read64(source(state, record))
                    _ = sub(state, a, b, 64)
                    countdown &-= retired(record)
                    if !isLess(b, a, 64) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareLE64RI:
                    let a = read64(destination(state, record))
                    let b = immediate(record)
                    _ = sub(state, a, b, 64)
                    countdown &-= retired(record)
                    if !isLess(b, a, 64) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareLE64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        let a = read64(memory)
                        let b = immediate(record)
                        _ = sub(state, a, b, 64)
                        countdown &-= retired(record)
                        if !isLess(b, a, 64) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .compareG8RR:
                    let a = read8(destination(state, record))
                    let b = read8(source(state, record))
                    _ = sub(state, a, b, 8)
                    countdown &-= retired(record)
                    if isLess(b, a, 8) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareG8RI:
                    let a = read8(destination(state, record))
                    let b = immediate(record) & 0xff
                    _ = sub(state, a, b, 8)
                    countdown &-= retired(record)
                    if isLess(b, a, 8) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareG8MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        let a = read8(memory)
                        let b = immediate(record) & 0xff
                        _ = sub(state, a, b, 8)
                        countdown &-= retired(record)
                        if isLess(b, a, 8) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 1, stores: false) {
                        continue run
                    }
                case .compareG16RR:
                    let a = read16(destination(state, record))
                    let b = read16(source(state, record))
                    _ = sub(state, a, b, 16)
                    countdown &-= retired(record)
                    if isLess(b, a, 16) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareG16RI:
                    let a = read16(destination(state, record))
                    let b = immediate(record) & 0xffff
                    _ = sub(state, a, b, 16)
                    countdown &-= retired(record)
                    if isLess(b, a, 16) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareG16MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 2) {
                        let memory = host(entry, address)
                        let a = read16(memory)
                        let b = immediate(record) & 0xffff
                        _ = sub(state, a, b, 16)
                        countdown &-= retired(record)
                        if isLess(b, a, 16) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 2, stores: false) {
                        continue run
                    }
                case .compareG32RR:
                    let a = read32(destination(state, record))
                    let b = read32(source(state, record))
                    _ = sub(state, a, b, 32)
                    countdown &-= retired(record)
                    if isLess(b, a, 32) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareG32RI:
                    let a = read32(destination(state, record))
                    let b = immediate(record) & 0xffff_ffff
                    _ = sub(state, a, b, 32)
                    countdown &-= retired(record)
                    if isLess(b, a, 32) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareG32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        let a = read32(memory)
                        let b = immediate(record) & 0xffff_ffff
                        _ = sub(state, a, b, 32)
                        countdown &-= retired(record)
                        if isLess(b, a, 32) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .compareG64RR:
                    let a = read64(destination(state, record))
                    let b = read64(source(state, record))
                    _ = sub(state, a, b, 64)
                    countdown &-= retired(record)
                    if isLess(b, a, 64) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareG64RI:
                    let a = read64(destination(state, record))
                    let b = immediate(record)
                    _ = sub(state, a, b, 64)
                    countdown &-= retired(record)
                    if isLess(b, a, 64) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .compareG64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        let a = read64(memory)
                        let b = immediate(record)
                        _ = sub(state, a, b, 64)
                        countdown &-= retired(record)
                        if isLess(b, a, 64) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .testE8RR:
                    let a = read8(destination(state, record))
                    let b = read8(source(state, record))
                    let r = and(state, a, b, 8)
                    countdown &-= retired(record)
                    if r == 0 {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testE8RI:
                    let a = read8(destination(state, record))
                    let b = immediate(record) & 0xff
                    let r = and(state, a, b, 8)
                    countdown &-= retired(record)
                    if r == 0 {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testE8MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        let a = read8(memory)
                        let b = immediate(record) & 0xff
                        let r = and(state, a, b, 8)
                        countdown &-= retired(record)
                        if r == 0 {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 1, stores: false) {
                        continue run
                    }
                case .testE16RR:
                    let a = read16(destination(state, record))
                    let b = read16(source(state, record))
                    let r = and(state, a, b, 16)
                    countdown &-= retired(record)
                    if r == 0 {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testE16RI:
                    let a = read16(destination(state, record))
                    let b = immediate(record) & 0xffff
                    let r = and(state, a, b, 16)
                    countdown &-= retired(record)
                    if r == 0 {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testE16MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 2) {
                        let memory = host(entry, address)
                        let a = read16(memory)
                        let b = immediate(record) & 0xffff
                        let r = and(state, a, b, 16)
                        countdown &-= retired(record)
                        if r == 0 {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 2, stores: false) {
                        continue run
                    }
                case .testE32RR:
                    let a = read32(destination(state, record))
                    let b = read32(source(state, record))
                    let r = and(state, a, b, 32)
                    countdown &-= retired(record)
                    if r == 0 {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testE32RI:
                    let a = read32(destination(state, record))
                    let b = immediate(record) & 0xffff_ffff
                    let r = and(state, a, b, 32)
                    countdown &-= retired(record)
                    if r == 0 {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testE32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        let a = read32(memory)
                        let b = immediate(record) & 0xffff_ffff
                        let r = and(state, a, b, 32)
                        countdown &-= retired(record)
                        if r == 0 {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .testE64RR:
                    let a = read64(destination(state, record))
                    let b = read64(source(state, record))
                    let r = and(state, a, b, 64)
                    countdown &-= retired(record)
                    if r == 0 {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testE64RI:
                    let a = read64(destination(state, record))
                    let b = immediate(record)
                    let r = and(state, a, b, 64)
                    countdown &-= retired(record)
                    if r == 0 {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testE64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        let a = read64(memory)
                        let b = immediate(record)
                        let r = and(state, a, b, 64)
                        countdown &-= retired(record)
                        if r == 0 {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .testNE8RR:
                    let a = read8(destination(state, record))
                    let b = read8(source(state, record))
                    let r = and(state, a, b, 8)
                    countdown &-= retired(record)
                    if r != 0 {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testNE8RI:
                    let a = read8(destination(state, record))
                    let b = immediate(record) & 0xff
                    let r = and(state, a, b, 8)
                    countdown &-= retired(record)
                    if r != 0 {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testNE8MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        let a = read8(memory)
                        let b = immediate(record) & 0xff
                        let r = and(state, a, b, 8)
                        countdown &-= retired(record)
                        if r != 0 {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 1, stores: false) {
                        continue run
                    }
                case .testNE16RR:
                    let a = read16(destination(state, record))
                    let b = read16(source(state, record))
                    let r = and(state, a, b, 16)
                    countdown &-= retired(record)
                    if r != 0 {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testNE16RI:
                    let a = read16(destination(state, record))
                    let b = immediate(record) & 0xffff
                    let r = and(state, a, b, 16)
                    countdown &-= retired(record)
                    if r != 0 {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testNE16MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 2) {
                        let memory = host(entry, address)
                        let a = read16(memory)
                        let b = immediate(record) & 0xffff
                        let r = and(state, a, b, 16)
                        countdown &-= retired(record)
                        if r != 0 {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 2, stores: false) {
                        continue run
                    }
                case .testNE32RR:
                    let a = read32(destination(state, record))
                    let b = read32(source(state, record))
                    let r = and(state, a, b, 32)
                    countdown &-= retired(record)
                    if r != 0 {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testNE32RI:
                    let a = read32(destination(state, record))
                    let b = immediate(record) & 0xffff_ffff
                    let r = and(state, a, b, 32)
                    countdown &-= retired(record)
                    if r != 0 {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testNE32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        let a = read32(memory)
                        let b = immediate(record) & 0xffff_ffff
                        let r = and(state, a, b, 32)
                        countdown &-= retired(record)
                        if r != 0 {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .testNE64RR:
                    let a = read64(destination(state, record))
                    let b = read64(source(state, record))
                    let r = and(state, a, b, 64)
                    countdown &-= retired(record)
                    if r != 0 {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testNE64RI:
                    let a = read64(destination(state, record))
                    let b = immediate(record)
                    let r = and(state, a, b, 64)
                    countdown &-= retired(record)
                    if r != 0 {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testNE64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        let a = read64(memory)
                        let b = immediate(record)
                        let r = and(state, a, b, 64)
                        countdown &-= retired(record)
                        if r != 0 {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .testS8RR:
                    let a = read8(destination(state, record))
                    let b = read8(source(state, record))
                    let r = and(state, a, b, 8)
                    countdown &-= retired(record)
                    if isNegative(r, 8) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testS8RI:
                    let a = read8(destination(state, record))
                    let b = immediate(record) & 0xff
                    let r = and(state, a, b, 8)
                    countdown &-= retired(record)
                    if isNegative(r, 8) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testS8MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        let a = read8(memory)
                        let b = immediate(record) & 0xff
                        let r = and(state, a, b, 8)
                        countdown &-= retired(record)
                        if isNegative(r, 8) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 1, stores: false) {
                        continue run
                    }
                case .testS16RR:
                    let a = read16(destination(state, record))
                    let b = read16(source(state, record))
                    let r = and(state, a, b, 16)
                    countdown &-= retired(record)
                    if isNegative(r, 16) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testS16RI:
                    let a = read16(destination(state, record))
                    let b = immediate(record) & 0xffff
                    let r = and(state, a, b, 16)
                    countdown &-= retired(record)
                    if isNegative(r, 16) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testS16MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 2) {
                        let memory = host(entry, address)
                        let a = read16(memory)
                        let b = immediate(record) & 0xffff
                        let r = and(state, a, b, 16)
                        countdown &-= retired(record)
                        if isNegative(r, 16) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 2, stores: false) {
                        continue run
                    }
                case .testS32RR:
                    let a = read32(destination(state, record))
                    let b = read32(source(state, record))
                    let r = and(state, a, b, 32)
                    countdown &-= retired(record)
                    if isNegative(r, 32) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testS32RI:
                    let a = read32(destination(state, record))
                    let b = immediate(record) & 0xffff_ffff
                    let r = and(state, a, b, 32)
                    countdown &-= retired(record)
                    if isNegative(r, 32) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testS32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        let a = read32(memory)
                        let b = immediate(record) & 0xffff_ffff
                        let r = and(state, a, b, 32)
                        countdown &-= retired(record)
                        if isNegative(r, 32) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .testS64RR:
                    let a = read64(destination(state, record))
                    let b = read64(source(state, record))
                    let r = and(state, a, b, 64)
                    countdown &-= retired(record)
                    if isNegative(r, 64) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testS64RI:
                    let a = read64(destination(state, record))
                    let b = immediate(record)
                    let r = and(state, a, b, 64)
                    countdown &-= retired(record)
                    if isNegative(r, 64) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testS64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        let a = read64(memory)
                        let b = immediate(record)
                        let r = and(state, a, b, 64)
                        countdown &-= retired(record)
                        if isNegative(r, 64) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .testNS8RR:
                    let a = read8(destination(state, record))
                    let b = read8(source(state, record))
                    let r = and(state, a, b, 8)
                    countdown &-= retired(record)
                    if !isNegative(r, 8) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testNS8RI:
                    let a = read8(destination(state, record))
                    let b = immediate(record) & 0xff
                    let r = and(state, a, b, 8)
                    countdown &-= retired(record)
                    if !isNegative(r, 8) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testNS8MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        let a = read8(memory)
                        let b = immediate(record) & 0xff
                        let r = and(state, a, b, 8)
                        countdown &-= retired(record)
                        if !isNegative(r, 8) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 1, stores: false) {
                        continue run
                    }
                case .testNS16RR:
                    let a = read16(destination(state, record))
                    let b = read16(source(state, record))
                    let r = and(state, a, b, 16)
                    countdown &-= retired(record)
                    if !isNegative(r, 16) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testNS16RI:
                    let a = read16(destination(state, record))
                    let b = immediate(record) & 0xffff
                    let r = and(state, a, b, 16)
                    countdown &-= retired(record)
                    if !isNegative(r, 16) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testNS16MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 2) {
                        let memory = host(entry, address)
                        let a = read16(memory)
                        let b = immediate(record) & 0xffff
                        let r = and(state, a, b, 16)
                        countdown &-= retired(record)
                        if !isNegative(r, 16) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 2, stores: false) {
                        continue run
                    }
                case .testNS32RR:
                    let a = read32(destination(state, record))
                    let b = read32(source(state, record))
                    let r = and(state, a, b, 32)
                    countdown &-= retired(record)
                    if !isNegative(r, 32) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testNS32RI:
                    let a = read32(destination(state, record))
                    let b = immediate(record) & 0xffff_ffff
                    let r = and(state, a, b, 32)
                    countdown &-= retired(record)
                    if !isNegative(r, 32) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testNS32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        let a = read32(memory)
                        let b = immediate(record) & 0xffff_ffff
                        let r = and(state, a, b, 32)
                        countdown &-= retired(record)
                        if !isNegative(r, 32) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .testNS64RR:
                    let a = read64(destination(state, record))
                    let b = read64(source(state, record))
                    let r = and(state, a, b, 64)
                    countdown &-= retired(record)
                    if !isNegative(r, 64) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testNS64RI:
                    let a = read64(destination(state, record))
                    let b = immediate(record)
                    let r = and(state, a, b, 64)
                    countdown &-= retired(record)
                    if !isNegative(r, 64) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testNS64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        let a = read64(memory)
                        let b = immediate(record)
                        let r = and(state, a, b, 64)
                        countdown &-= retired(record)
                        if !isNegative(r, 64) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .testLE8RR:
                    let a = read8(destination(state, record))
                    let b = read8(source(state, record))
                    let r = and(state, a, b, 8)
                    countdown &-= retired(record)
                    if !isLess(0, r, 8) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testLE8RI:
                    let a = read8(destination(state, record))
                    let b = immediate(record) & 0xff
                    let r = and(state, a, b, 8)
                    countdown &-= retired(record)
                    if !isLess(0, r, 8) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testLE8MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        let a = read8(memory)
                        let b = immediate(record) & 0xff
                        let r = and(state, a, b, 8)
                        countdown &-= retired(record)
                        if !isLess(0, r, 8) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 1, stores: false) {
                        continue run
                    }
                case .testLE16RR:
                    let a = read16(destination(state, record))
                    let b = read16(source(state, record))
                    let r = and(state, a, b, 16)
                    countdown &-= retired(record)
                    if !isLess(0, r, 16) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testLE16RI:
                    let a = read16(destination(state, record))
                    let b = immediate(record) & 0xffff
                    let r = and(state, a, b, 16)
                    countdown &-= retired(record)
                    if !isLess(0, r, 16) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testLE16MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 2) {
                        let memory = host(entry, address)
                        let a = read16(memory)
                        let b = immediate(record) & 0xffff
                        let r = and(state, a, b, 16)
                        countdown &-= retired(record)
                        if !isLess(0, r, 16) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 2, stores: false) {
                        continue run
                    }
                case .testLE32RR:
                    let a = read32(destination(state, record))
                    let b = read32(source(state, record))
                    let r = and(state, a, b, 32)
                    countdown &-= retired(record)
                    if !isLess(0, r, 32) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testLE32RI:
                    let a = read32(destination(state, record))
                    let b = immediate(record) & 0xffff_ffff
                    let r = and(state, a, b, 32)
                    countdown &-= retired(record)
                    if !isLess(0, r, 32) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testLE32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        let a = read32(memory)
                        let b = immediate(record) & 0xffff_ffff
                        let r = and(state, a, b, 32)
                        countdown &-= retired(record)
                        if !isLess(0, r, 32) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .testLE64RR:
                    let a = read64(destination(state, record))
                    let b = read64(source(state, record))
                    let r = and(state, a, b, 64)
                    countdown &-= retired(record)
                    if !isLess(0, r, 64) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testLE64RI:
                    let a = read64(destination(state, record))
                    let b = immediate(record)
                    let r = and(state, a, b, 64)
                    countdown &-= retired(record)
                    if !isLess(0, r, 64) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testLE64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        let a = read64(memory)
                        let b = immediate(record)
                        let r = and(state, a, b, 64)
                        countdown &-= retired(record)
                        if !isLess(0, r, 64) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .testG8RR:
                    let a = read8(destination(state, record))
                    let b = read8(source(state, record))
                    let r = and(state, a, b, 8)
                    countdown &-= retired(record)
                    if isLess(0, r, 8) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testG8RI:
                    let a = read8(destination(state, record))
                    let b = immediate(record) & 0xff
                    let r = and(state, a, b, 8)
                    countdown &-= retired(record)
                    if isLess(0, r, 8) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testG8MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let memory = host(entry, address)
                        let a = read8(memory)
                        let b = immediate(record) & 0xff
                        let r = and(state, a, b, 8)
                        countdown &-= retired(record)
                        if isLess(0, r, 8) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 1, stores: false) {
                        continue run
                    }
                case .testG16RR:
                    let a = read16(destination(state, record))
                    let b = read16(source(state, record))
                    let r = and(state, a, b, 16)
                    countdown &-= retired(record)
                    if isLess(0, r, 16) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testG16RI:
                    let a = read16(destination(state, record))
                    let b = immediate(record) & 0xffff
                    let r = and(state, a, b, 16)
                    countdown &-= retired(record)
                    if isLess(0, r, 16) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testG16MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 2) {
                        let memory = host(entry, address)
                        let a = read16(memory)
                        let b = immediate(record) & 0xffff
                        let r = and(state, a, b, 16)
                        countdown &-= retired(record)
                        if isLess(0, r, 16) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 2, stores: false) {
                        continue run
                    }
                case .testG32RR:
                    let a = read32(destination(state, record))
                    let b = read32(source(state, record))
                    let r = and(state, a, b, 32)
                    countdown &-= retired(record)
                    if isLess(0, r, 32) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testG32RI:
                    let a = read32(destination(state, record))
                    let b = immediate(record) & 0xffff_ffff
                    let r = and(state, a, b, 32)
                    countdown &-= retired(record)
                    if isLess(0, r, 32) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testG32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        let a = read32(memory)
                        let b = immediate(record) & 0xffff_ffff
                        let r = and(state, a, b, 32)
                        countdown &-= retired(record)
                        if isLess(0, r, 32) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .testG64RR:
                    let a = read64(destination(state, record))
                    let b = read64(source(state, record))
                    let r = and(state, a, b, 64)
                    countdown &-= retired(record)
                    if isLess(0, r, 64) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testG64RI:
                    let a = read64(destination(state, record))
                    let b = immediate(record)
                    let r = and(state, a, b, 64)
                    countdown &-= retired(record)
                    if isLess(0, r, 64) {
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    }
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .testG64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        let a = read64(memory)
                        let b = immediate(record)
                        let r = and(state, a, b, 64)
                        countdown &-= retired(record)
                        if isLess(0, r, 64) {
                            pc = pc &+ takenDisplacement(record)
                            let next = linkedRecord(record, 32)
                            if next > 1, !mustLeave(state, countdown) {
                                state.blockPC = pc
                                record = hostPointer(next)
                                continue run
                            }
                            link = next == 0 ? record + 32 : nil
                            continue enter
                        }
                        pc = pc &+ nextDisplacement(record)
                        let next = linkedRecord(record, 40)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 40 : nil
                        continue enter
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .pushR:
                    let address = read64(state.place(32)) &- 8
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        write64(host(entry, address), read64(source(state, record)))
                        write64(state.place(32), address)
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: true) {
                        continue run
                    }
                case .pushI:
                    let address = read64(state.place(32)) &- 8
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        write64(host(entry, address), immediate(record))
                        write64(state.place(32), address)
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: true) {
                        continue run
                    }
                case .pushM:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let value = read64(host(entry, address))
                        let top = read64(state.place(32)) &- 8
                        let topEntry = dataEntry(state, top)
                        if canStore(topEntry, top, 8) {
                            write64(host(topEntry, top), value)
                            write64(state.place(32), top)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .popR:
                    let result = destination(state, record)
                    let address = read64(state.place(32))
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        write64(state.place(32), address &+ 8)
                        write64(result, read64(host(entry, address)))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .leave:
                    let address = read64(state.place(40))
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        write64(state.place(32), address &+ 8)
                        write64(state.place(40), read64(host(entry, address)))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .callRelative:
                    let address = read64(state.place(32)) &- 8
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        write64(host(entry, address), pc &+ nextDisplacement(record))
                        write64(state.place(32), address)
                        countdown &-= retired(record)
                        pc = pc &+ takenDisplacement(record)
                        let next = linkedRecord(record, 32)
                        if next > 1, !mustLeave(state, countdown) {
                            state.blockPC = pc
                            record = hostPointer(next)
                            continue run
                        }
                        link = next == 0 ? record + 32 : nil
                        continue enter
                    } else if hart.fill(address, 8, stores: true) {
                        continue run
                    }
                case .callR:
                    let value = read64(source(state, record))
                    if isCanonical(value) {
                        let address = read64(state.place(32)) &- 8
                        let entry = dataEntry(state, address)
                        if canStore(entry, address, 8) {
                            write64(host(entry, address), pc &+ nextDisplacement(record))
                            write64(state.place(32), address)
                            countdown &-= retired(record)
                            pc = value
                            continue enter
                        } else if hart.fill(address, 8, stores: true) {
                            continue run
                        }
                    }
                case .callM:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let value = read64(host(entry, address))
                        if isCanonical(value) {
                            let top = read64(state.place(32)) &- 8
                            let topEntry = dataEntry(state, top)
                            if canStore(topEntry, top, 8) {
                                write64(host(topEntry, top), pc &+ nextDisplacement(record))
                                write64(state.place(32), top)
                                countdown &-= retired(record)
                                pc = value
                                continue enter
                            }
                        }
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .return:
                    let address = read64(state.place(32))
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let value = read64(host(entry, address))
                        if isCanonical(value) {
                            write64(state.place(32), address &+ 8 &+ immediate(record))
                            countdown &-= retired(record)
                            pc = value
                            continue enter
                        }
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .jumpRelative:
                    countdown &-= retired(record)
                    pc = pc &+ takenDisplacement(record)
                    let next = linkedRecord(record, 32)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 32 : nil
                    continue enter
                case .jumpR:
                    let value = read64(source(state, record))
                    if isCanonical(value) {
                        countdown &-= retired(record)
                        pc = value
                        continue enter
                    }
                case .jumpM:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let value = read64(host(entry, address))
                        if isCanonical(value) {
                            countdown &-= retired(record)
                            pc = value
                            continue enter
                        }
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .blockEnd:
                    countdown &-= retired(record)
                    pc = pc &+ nextDisplacement(record)
                    let next = linkedRecord(record, 40)
                    if next > 1, !mustLeave(state, countdown) {
                        state.blockPC = pc
                        record = hostPointer(next)
                        continue run
                    }
                    link = next == 0 ? record + 40 : nil
                    continue enter
                case .lea32:
                    let result = destination(state, record)
                    put32(result, nearAddress(state, record))
                    record += recordSizeBytes
                    continue run
                case .lea64:
                    let result = destination(state, record)
                    write64(result, nearAddress(state, record))
                    record += recordSizeBytes
                    continue run
                case .lea32X:
                    let result = destination(state, record)
                    put32(result, indexedOffset(state, record))
                    record += recordSizeBytes
                    continue run
                case .lea64X:
                    let result = destination(state, record)
                    write64(result, indexedOffset(state, record))
                    record += recordSizeBytes
                    continue run
                case .bswap32:
                    let result = destination(state, record)
                    put32(result, read32(result).byteSwapped &>> 32)
                    record += recordSizeBytes
                    continue run
                case .bswap64:
                    let result = destination(state, record)
                    write64(result, read64(result).byteSwapped)
                    record += recordSizeBytes
                    continue run
                case .xchg32:
                    let result = destination(state, record)
                    let other = source(state, record)
                    let a = read32(result)
                    put32(result, read32(other))
                    put32(other, a)
                    record += recordSizeBytes
                    continue run
                case .cmovM32:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        let value = read32(memory)
                        put32(result, state.holds(condition(record)) ? value : read32(result))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .xchg64:
                    let result = destination(state, record)
                    let other = source(state, record)
                    let a = read64(result)
                    write64(result, read64(other))
                    write64(other, a)
                    record += recordSizeBytes
                    continue run
                case .cmovM64:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        let value = read64(memory)
                        write64(result, state.holds(condition(record)) ? value : read64(result))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .signA64:
                    write64(state.place(0), signed(read32(state.place(0)), 32))
                    record += recordSizeBytes
                    continue run
                case .signA32:
                    put32(state.place(0), signed(read16(state.place(0)), 16))
                    record += recordSizeBytes
                    continue run
                case .signD32:
                    put32(state.place(16), signed(read32(state.place(0)), 32) &>> 32)
                    record += recordSizeBytes
                    continue run
                case .signD64:
                    write64(state.place(16), isNegative(read64(state.place(0)), 64) ? .max : 0)
                    record += recordSizeBytes
                    continue run
                case .cold:
                    state.pc = pc &+ offset(record)
                    state.countdown = countdown &- index(record)
                    if hart.executeCold(record) {
                        record += 2 &* recordSizeBytes
                        continue run
                    }
                    pc = state.pc
                    countdown = state.countdown
                    continue enter
                case .inMemory:
                    break
                case .shl32CL:
                    let result = destination(state, record)
                    let count = read64(state.place(8)) & 31
                    let a = read32(result)
                    put32(result, count == 0 ? a : shl(state, a, count, 32))
                    record += recordSizeBytes
                    continue run
                case .shl64CL:
                    let result = destination(state, record)
                    let count = read64(state.place(8)) & 63
                    let a = read64(result)
                    write64(result, count == 0 ? a : shl(state, a, count, 64))
                    record += recordSizeBytes
                    continue run
                case .shr32CL:
                    let result = destination(state, record)
                    let count = read64(state.place(8)) & 31
                    let a = read32(result)
                    put32(result, count == 0 ? a : shr(state, a, count, 32))
                    record += recordSizeBytes
                    continue run
                case .shr64CL:
                    let result = destination(state, record)
                    let count = read64(state.place(8)) & 63
                    let a = read64(result)
                    write64(result, count == 0 ? a : shr(state, a, count, 64))
                    record += recordSizeBytes
                    continue run
                case .sar32CL:
                    let result = destination(state, record)
                    let count = read64(state.place(8)) & 31
                    let a = read32(result)
                    put32(result, count == 0 ? a : sar(state, a, count, 32))
                    record += recordSizeBytes
                    continue run
                case .sar64CL:
                    let result = destination(state, record)
                    let count = read64(state.place(8)) & 63
                    let a = read64(result)
                    write64(result, count == 0 ? a : sar(state, a, count, 64))
                    record += recordSizeBytes
                    continue run
                case .rol32CL:
                    let result = destination(state, record)
                    let count = read64(state.place(8)) & 31
                    let a = read32(result)
                    put32(result, count == 0 ? a : rol(state, a, count, 32))
                    record += recordSizeBytes
                    continue run
                case .rol64CL:
                    let result = destination(state, record)
                    let count = read64(state.place(8)) & 63
                    let a = read64(result)
                    write64(result, count == 0 ? a : rol(state, a, count, 64))
                    record += recordSizeBytes
                    continue run
                case .ror32CL:
                    let result = destination(state, record)
                    let count = read64(state.place(8)) & 31
                    let a = read32(result)
                    put32(result, count == 0 ? a : ror(state, a, count, 32))
                    record += recordSizeBytes
                    continue run
                case .ror64CL:
                    let result = destination(state, record)
                    let count = read64(state.place(8)) & 63
                    let a = read64(result)
                    write64(result, count == 0 ? a : ror(state, a, count, 64))
                    record += recordSizeBytes
                    continue run
                case .bt32RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    let index = read64(other) & 31
                    let value = read32(result)
                    state.setCarry(value &>> index & 1)
                    record += recordSizeBytes
                    continue run
                case .bt32RI:
                    let result = destination(state, record)
                    let index = immediate(record) & 31
                    let value = read32(result)
                    state.setCarry(value &>> index & 1)
                    record += recordSizeBytes
                    continue run
                case .bt32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        let index = immediate(record) & 31
                        let value = read32(memory)
                        state.setCarry(value &>> index & 1)
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .bt64RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    let index = read64(other) & 63
                    let value = read64(result)
                    state.setCarry(value &>> index & 1)
                    record += recordSizeBytes
                    continue run
                case .bt64RI:
                    let result = destination(state, record)
                    let index = immediate(record) & 63
                    let value = read64(result)
                    state.setCarry(value &>> index & 1)
                    record += recordSizeBytes
                    continue run
                case .bt64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        let index = immediate(record) & 63
                        let value = read64(memory)
                        state.setCarry(value &>> index & 1)
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .bts32RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    let index = read64(other) & 31
                    let value = read32(result)
                    let bit: UInt64 = 1 &<< index
                    put32(result, value | bit)
                    state.setCarry(value &>> index & 1)
                    record += recordSizeBytes
                    continue run
                case .bts32RI:
                    let result = destination(state, record)
                    let index = immediate(record) & 31
                    let value = read32(result)
                    let bit: UInt64 = 1 &<< index
                    put32(result, value | bit)
                    state.setCarry(value &>> index & 1)
                    record += recordSizeBytes
                    continue run
                case .bts32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 4) {
                        let memory = host(entry, address)
                        let index = immediate(record) & 31
                        let value = read32(memory)
                        let bit: UInt64 = 1 &<< index
                        write32(memory, value | bit)
                        state.setCarry(value &>> index & 1)
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: true) {
                        continue run
                    }
                case .bts64RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    let index = read64(other) & 63
                    let value = read64(result)
                    let bit: UInt64 = 1 &<< index
                    write64(result, value | bit)
                    state.setCarry(value &>> index & 1)
                    record += recordSizeBytes
                    continue run
                case .bts64RI:
                    let result = destination(state, record)
                    let index = immediate(record) & 63
                    let value = read64(result)
                    let bit: UInt64 = 1 &<< index
                    write64(result, value | bit)
                    state.setCarry(value &>> index & 1)
                    record += recordSizeBytes
                    continue run
                case .bts64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        let memory = host(entry, address)
                        let index = immediate(record) & 63
                        let value = read64(memory)
                        let bit: UInt64 = 1 &<< index
                        write64(memory, value | bit)
                        state.setCarry(value &>> index & 1)
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: true) {
                        continue run
                    }
                case .btr32RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    let index = read64(other) & 31
                    let value = read32(result)
                    let bit: UInt64 = 1 &<< index
                    put32(result, value & ~bit)
                    state.setCarry(value &>> index & 1)
                    record += recordSizeBytes
                    continue run
                case .btr32RI:
                    let result = destination(state, record)
                    let index = immediate(record) & 31
                    let value = read32(result)
                    let bit: UInt64 = 1 &<< index
                    put32(result, value & ~bit)
                    state.setCarry(value &>> index & 1)
                    record += recordSizeBytes
                    continue run
                case .btr32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 4) {
                        let memory = host(entry, address)
                        let index = immediate(record) & 31
                        let value = read32(memory)
                        let bit: UInt64 = 1 &<< index
                        write32(memory, value & ~bit)
                        state.setCarry(value &>> index & 1)
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: true) {
                        continue run
                    }
                case .btr64RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    let index = read64(other) & 63
                    let value = read64(result)
                    let bit: UInt64 = 1 &<< index
                    write64(result, value & ~bit)
                    state.setCarry(value &>> index & 1)
                    record += recordSizeBytes
                    continue run
                case .btr64RI:
                    let result = destination(state, record)
                    let index = immediate(record) & 63
                    let value = read64(result)
                    let bit: UInt64 = 1 &<< index
                    write64(result, value & ~bit)
                    state.setCarry(value &>> index & 1)
                    record += recordSizeBytes
                    continue run
                case .btr64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        let memory = host(entry, address)
                        let index = immediate(record) & 63
                        let value = read64(memory)
                        let bit: UInt64 = 1 &<< index
                        write64(memory, value & ~bit)
                        state.setCarry(value &>> index & 1)
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: true) {
                        continue run
                    }
                case .btc32RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    let index = read64(other) & 31
                    let value = read32(result)
                    let bit: UInt64 = 1 &<< index
                    put32(result, value ^ bit)
                    state.setCarry(value &>> index & 1)
                    record += recordSizeBytes
                    continue run
                case .btc32RI:
                    let result = destination(state, record)
                    let index = immediate(record) & 31
                    let value = read32(result)
                    let bit: UInt64 = 1 &<< index
                    put32(result, value ^ bit)
                    state.setCarry(value &>> index & 1)
                    record += recordSizeBytes
                    continue run
                case .btc32MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 4) {
                        let memory = host(entry, address)
                        let index = immediate(record) & 31
                        let value = read32(memory)
                        let bit: UInt64 = 1 &<< index
                        write32(memory, value ^ bit)
                        state.setCarry(value &>> index & 1)
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: true) {
                        continue run
                    }
                case .btc64RR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    let index = read64(other) & 63
                    let value = read64(result)
                    let bit: UInt64 = 1 &<< index
                    write64(result, value ^ bit)
                    state.setCarry(value &>> index & 1)
                    record += recordSizeBytes
                    continue run
                case .btc64RI:
                    let result = destination(state, record)
                    let index = immediate(record) & 63
                    let value = read64(result)
                    let bit: UInt64 = 1 &<< index
                    write64(result, value ^ bit)
                    state.setCarry(value &>> index & 1)
                    record += recordSizeBytes
                    continue run
                case .btc64MI:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        let memory = host(entry, address)
                        let index = immediate(record) & 63
                        let value = read64(memory)
                        let bit: UInt64 = 1 &<< index
                        write64(memory, value ^ bit)
                        state.setCarry(value &>> index & 1)
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: true) {
                        continue run
                    }
                case .bsf32R:
                    let result = destination(state, record)
                    let other = source(state, record)
                    let value = read32(other)
                    if value != 0 { put32(result, bsf(value)) }
                    state.setLogic(value, bits: 32)
                    record += recordSizeBytes
                    continue run
                case .bsf32M:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        let value = read32(memory)
                        if value != 0 { put32(result, bsf(value)) }
                        state.setLogic(value, bits: 32)
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .bsf64R:
                    let result = destination(state, record)
                    let other = source(state, record)
                    let value = read64(other)
                    if value != 0 { write64(result, bsf(value)) }
                    state.setLogic(value, bits: 64)
                    record += recordSizeBytes
                    continue run
                case .bsf64M:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        let value = read64(memory)
                        if value != 0 { write64(result, bsf(value)) }
                        state.setLogic(value, bits: 64)
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .bsr32R:
                    let result = destination(state, record)
                    let other = source(state, record)
                    let value = read32(other)
                    if value != 0 { put32(result, bsr(value)) }
                    state.setLogic(value, bits: 32)
                    record += recordSizeBytes
                    continue run
                case .bsr32M:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        let value = read32(memory)
                        if value != 0 { put32(result, bsr(value)) }
                        state.setLogic(value, bits: 32)
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .bsr64R:
                    let result = destination(state, record)
                    let other = source(state, record)
                    let value = read64(other)
                    if value != 0 { write64(result, bsr(value)) }
                    state.setLogic(value, bits: 64)
                    record += recordSizeBytes
                    continue run
                case .bsr64M:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        let value = read64(memory)
                        if value != 0 { write64(result, bsr(value)) }
                        state.setLogic(value, bits: 64)
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .tzcnt32R:
                    let result = destination(state, record)
                    let other = source(state, record)
                    let value = read32(other)
                    put32(result, tzcnt(state, value, 32))
                    record += recordSizeBytes
                    continue run
                case .tzcnt32M:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        let value = read32(memory)
                        put32(result, tzcnt(state, value, 32))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .tzcnt64R:
                    let result = destination(state, record)
                    let other = source(state, record)
                    let value = read64(other)
                    write64(result, tzcnt(state, value, 64))
                    record += recordSizeBytes
                    continue run
                case .tzcnt64M:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        let value = read64(memory)
                        write64(result, tzcnt(state, value, 64))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .lzcnt32R:
                    let result = destination(state, record)
                    let other = source(state, record)
                    let value = read32(other)
                    put32(result, lzcnt(state, value, 32))
                    record += recordSizeBytes
                    continue run
                case .lzcnt32M:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        let value = read32(memory)
                        put32(result, lzcnt(state, value, 32))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .lzcnt64R:
                    let result = destination(state, record)
                    let other = source(state, record)
                    let value = read64(other)
                    write64(result, lzcnt(state, value, 64))
                    record += recordSizeBytes
                    continue run
                case .lzcnt64M:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        let value = read64(memory)
                        write64(result, lzcnt(state, value, 64))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .popcnt32R:
                    let result = destination(state, record)
                    let other = source(state, record)
                    let value = read32(other)
                    put32(result, popcnt(state, value, 32))
                    record += recordSizeBytes
                    continue run
                case .popcnt32M:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        let value = read32(memory)
                        put32(result, popcnt(state, value, 32))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .popcnt64R:
                    let result = destination(state, record)
                    let other = source(state, record)
                    let value = read64(other)
                    write64(result, popcnt(state, value, 64))
                    record += recordSizeBytes
                    continue run
                case .popcnt64M:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        let value = read64(memory)
                        write64(result, popcnt(state, value, 64))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .andn32R:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, andn(state, read32(other), read32(third(state, record)), 32))
                    record += recordSizeBytes
                    continue run
                case .andn32M:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        put32(result, andn(state, read32(memory), read32(third(state, record)), 32))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .andn64R:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, andn(state, read64(other), read64(third(state, record)), 64))
                    record += recordSizeBytes
                    continue run
                case .andn64M:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(result, andn(state, read64(memory), read64(third(state, record)), 64))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .bzhi32R:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, bzhi(state, read32(other), read32(third(state, record)), 32))
                    record += recordSizeBytes
                    continue run
                case .bzhi32M:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        put32(result, bzhi(state, read32(memory), read32(third(state, record)), 32))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .bzhi64R:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, bzhi(state, read64(other), read64(third(state, record)), 64))
                    record += recordSizeBytes
                    continue run
                case .bzhi64M:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(result, bzhi(state, read64(memory), read64(third(state, record)), 64))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .shlx32R:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, shlx(state, read32(other), read32(third(state, record)), 32))
                    record += recordSizeBytes
                    continue run
                case .shlx32M:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        put32(result, shlx(state, read32(memory), read32(third(state, record)), 32))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .shlx64R:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, shlx(state, read64(other), read64(third(state, record)), 64))
                    record += recordSizeBytes
                    continue run
                case .shlx64M:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(result, shlx(state, read64(memory), read64(third(state, record)), 64))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .shrx32R:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, shrx(state, read32(other), read32(third(state, record)), 32))
                    record += recordSizeBytes
                    continue run
                case .shrx32M:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        put32(result, shrx(state, read32(memory), read32(third(state, record)), 32))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .shrx64R:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, shrx(state, read64(other), read64(third(state, record)), 64))
                    record += recordSizeBytes
                    continue run
                case .shrx64M:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(result, shrx(state, read64(memory), read64(third(state, record)), 64))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .sarx32R:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, sarx(state, read32(other), read32(third(state, record)), 32))
                    record += recordSizeBytes
                    continue run
                case .sarx32M:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        put32(result, sarx(state, read32(memory), read32(third(state, record)), 32))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .sarx64R:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, sarx(state, read64(other), read64(third(state, record)), 64))
                    record += recordSizeBytes
                    continue run
                case .sarx64M:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(result, sarx(state, read64(memory), read64(third(state, record)), 64))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .blsr32R:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, blsr(state, read32(other), 32))
                    record += recordSizeBytes
                    continue run
                case .blsr32M:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        put32(result, blsr(state, read32(memory), 32))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .blsr64R:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, blsr(state, read64(other), 64))
                    record += recordSizeBytes
                    continue run
                case .blsr64M:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(result, blsr(state, read64(memory), 64))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .blsmsk32R:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, blsmsk(state, read32(other), 32))
                    record += recordSizeBytes
                    continue run
                case .blsmsk32M:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        put32(result, blsmsk(state, read32(memory), 32))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .blsmsk64R:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, blsmsk(state, read64(other), 64))
                    record += recordSizeBytes
                    continue run
                case .blsmsk64M:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(result, blsmsk(state, read64(memory), 64))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .blsi32R:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, blsi(state, read32(other), 32))
                    record += recordSizeBytes
                    continue run
                case .blsi32M:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        put32(result, blsi(state, read32(memory), 32))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .blsi64R:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, blsi(state, read64(other), 64))
                    record += recordSizeBytes
                    continue run
                case .blsi64M:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(result, blsi(state, read64(memory), 64))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .rorx32R:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, rorx(read32(other), immediate(record), 32))
                    record += recordSizeBytes
                    continue run
                case .rorx32M:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        put32(result, rorx(read32(memory), immediate(record), 32))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .rorx64R:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, rorx(read64(other), immediate(record), 64))
                    record += recordSizeBytes
                    continue run
                case .rorx64M:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(result, rorx(read64(memory), immediate(record), 64))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .mulx32R:
                    let result = destination(state, record)
                    let other = source(state, record)
                    mulx32(state, result, third(state, record), read32(other))
                    record += recordSizeBytes
                    continue run
                case .mulx32M:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        mulx32(state, result, third(state, record), read32(memory))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .mulx64R:
                    let result = destination(state, record)
                    let other = source(state, record)
                    mulx64(state, result, third(state, record), read64(other))
                    record += recordSizeBytes
                    continue run
                case .mulx64M:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        mulx64(state, result, third(state, record), read64(memory))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .mulWide32R:
                    let other = source(state, record)
                    mulWide32(state, read32(other))
                    record += recordSizeBytes
                    continue run
                case .mulWide32M:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        mulWide32(state, read32(memory))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .mulWide64R:
                    let other = source(state, record)
                    mulWide64(state, read64(other))
                    record += recordSizeBytes
                    continue run
                case .mulWide64M:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        mulWide64(state, read64(memory))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .imulWide32R:
                    let other = source(state, record)
                    imulWide32(state, read32(other))
                    record += recordSizeBytes
                    continue run
                case .imulWide32M:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        imulWide32(state, read32(memory))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .imulWide64R:
                    let other = source(state, record)
                    imulWide64(state, read64(other))
                    record += recordSizeBytes
                    continue run
                case .imulWide64M:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        imulWide64(state, read64(memory))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .divWide32R:
                    let other = source(state, record)
                    if divWide32(state, read32(other)) {
                        record += recordSizeBytes
                        continue run
                    }
                case .divWide32M:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        if divWide32(state, read32(memory)) {
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .divWide64R:
                    let other = source(state, record)
                    if divWide64(state, read64(other)) {
                        record += recordSizeBytes
                        continue run
                    }
                case .divWide64M:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        if divWide64(state, read64(memory)) {
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .idivWide32R:
                    let other = source(state, record)
                    if idivWide32(state, read32(other)) {
                        record += recordSizeBytes
                        continue run
                    }
                case .idivWide32M:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        if idivWide32(state, read32(memory)) {
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .idivWide64R:
                    let other = source(state, record)
                    if idivWide64(state, read64(other)) {
                        record += recordSizeBytes
                        continue run
                    }
                case .idivWide64M:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        if idivWide64(state, read64(memory)) {
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .xadd32:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 4) {
                        let memory = host(entry, address)
                        let a = read32(memory)
                        write32(memory, add(state, a, read32(other), 32))
                        put32(other, a)
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: true) {
                        continue run
                    }
                case .xadd64:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        let memory = host(entry, address)
                        let a = read64(memory)
                        write64(memory, add(state, a, read64(other), 64))
                        write64(other, a)
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: true) {
                        continue run
                    }
                case .cmpxchg32:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 4) {
                        let memory = host(entry, address)
                        let a = read32(memory)
                        let accumulator = read32(state.place(0))
                        _ = sub(state, accumulator, a, 32)
                        if accumulator == a {
                            write32(memory, read32(other))
                        } else {
                            put32(state.place(0), a)
                        }
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: true) {
                        continue run
                    }
                case .cmpxchg64:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        let memory = host(entry, address)
                        let a = read64(memory)
                        let accumulator = read64(state.place(0))
                        _ = sub(state, accumulator, a, 64)
                        if accumulator == a {
                            write64(memory, read64(other))
                        } else {
                            write64(state.place(0), a)
                        }
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: true) {
                        continue run
                    }
                case .xchg32M:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 4) {
                        let memory = host(entry, address)
                        let a = read32(memory)
                        write32(memory, read32(other))
                        put32(other, a)
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: true) {
                        continue run
                    }
                case .xchg64M:
                    let other = source(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        let memory = host(entry, address)
                        let a = read64(memory)
                        write64(memory, read64(other))
                        write64(other, a)
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: true) {
                        continue run
                    }
                case .movbe32:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let memory = host(entry, address)
                        put32(result, read32(memory).byteSwapped &>> 32)
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .movbe64:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let memory = host(entry, address)
                        write64(result, read64(memory).byteSwapped)
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .setccM:
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 1) {
                        let memory = host(entry, address)
                        write8(memory, state.holds(condition(record)) ? 1 : 0)
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 1, stores: true) {
                        continue run
                    }
                case .shld32I:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, shld(state, read32(result), read32(other), immediate(record), 32))
                    record += recordSizeBytes
                    continue run
                case .shld64I:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, shld(state, read64(result), read64(other), immediate(record), 64))
                    record += recordSizeBytes
                    continue run
                case .shrd32I:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, shrd(state, read32(result), read32(other), immediate(record), 32))
                    record += recordSizeBytes
                    continue run
                case .shrd64I:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, shrd(state, read64(result), read64(other), immediate(record), 64))
                    record += recordSizeBytes
                    continue run
                case .clearDirection:
                    state.flagBits &= ~X86Flags.direction
                    record += recordSizeBytes
                    continue run
                case .clearInterrupt:
                    if state.cpl == 0 {
                        state.flagBits &= ~X86Flags.interrupt
                        record += recordSizeBytes
                        continue run
                    }
                case .setInterrupt:
                    if state.cpl == 0, state.interruptRequest == 0 {
                        setInterrupt(state)
                        record += recordSizeBytes
                        continue run
                    }
                case .pushFlags:
                    let address = read64(state.place(32)) &- 8
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        write64(host(entry, address), pushedFlags(state))
                        write64(state.place(32), address)
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: true) {
                        continue run
                    }
                case .popFlags:
                    let address = read64(state.place(32))
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        if popFlags(state, read64(host(entry, address))) {
                            write64(state.place(32), address &+ 8)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .add32QuietRR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, read32(result) &+ read32(other))
                    record += recordSizeBytes
                    continue run
                case .add32QuietRI:
                    let result = destination(state, record)
                    put32(result, read32(result) &+ immediate(record))
                    record += recordSizeBytes
                    continue run
                case .add64QuietRR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, read64(result) &+ read64(other))
                    record += recordSizeBytes
                    continue run
                case .add64QuietRI:
                    let result = destination(state, record)
                    write64(result, read64(result) &+ immediate(record))
                    record += recordSizeBytes
                    continue run
                case .or32QuietRR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, read32(result) | read32(other))
                    record += recordSizeBytes
                    continue run
                case .or32QuietRI:
                    let result = destination(state, record)
                    put32(result, read32(result) | immediate(record))
                    record += recordSizeBytes
                    continue run
                case .or64QuietRR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, read64(result) | read64(other))
                    record += recordSizeBytes
                    continue run
                case .or64QuietRI:
                    let result = destination(state, record)
                    write64(result, read64(result) | immediate(record))
                    record += recordSizeBytes
                    continue run
                case .and32QuietRR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, read32(result) & read32(other))
                    record += recordSizeBytes
                    continue run
                case .and32QuietRI:
                    let result = destination(state, record)
                    put32(result, read32(result) & immediate(record))
                    record += recordSizeBytes
                    continue run
                case .and64QuietRR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, read64(result) & read64(other))
                    record += recordSizeBytes
                    continue run
                case .and64QuietRI:
                    let result = destination(state, record)
                    write64(result, read64(result) & immediate(record))
                    record += recordSizeBytes
                    continue run
                case .sub32QuietRR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, read32(result) &- read32(other))
                    record += recordSizeBytes
                    continue run
                case .sub32QuietRI:
                    let result = destination(state, record)
                    put32(result, read32(result) &- immediate(record))
                    record += recordSizeBytes
                    continue run
                case .sub64QuietRR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, read64(result) &- read64(other))
                    record += recordSizeBytes
                    continue run
                case .sub64QuietRI:
                    let result = destination(state, record)
                    write64(result, read64(result) &- immediate(record))
                    record += recordSizeBytes
                    continue run
                case .xor32QuietRR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    put32(result, read32(result) ^ read32(other))
                    record += recordSizeBytes
                    continue run
                case .xor32QuietRI:
                    let result = destination(state, record)
                    put32(result, read32(result) ^ immediate(record))
                    record += recordSizeBytes
                    continue run
                case .xor64QuietRR:
                    let result = destination(state, record)
                    let other = source(state, record)
                    write64(result, read64(result) ^ read64(other))
                    record += recordSizeBytes
                    continue run
                case .xor64QuietRI:
                    let result = destination(state, record)
                    write64(result, read64(result) ^ immediate(record))
                    record += recordSizeBytes
                    continue run
                case .shl32Quiet:
                    let result = destination(state, record)
                    put32(result, shlQuiet(read32(result), immediate(record), 32))
                    record += recordSizeBytes
                    continue run
                case .shl64Quiet:
                    let result = destination(state, record)
                    write64(result, shlQuiet(read64(result), immediate(record), 64))
                    record += recordSizeBytes
                    continue run
                case .shr32Quiet:
                    let result = destination(state, record)
                    put32(result, shrQuiet(read32(result), immediate(record), 32))
                    record += recordSizeBytes
                    continue run
                case .shr64Quiet:
                    let result = destination(state, record)
                    write64(result, shrQuiet(read64(result), immediate(record), 64))
                    record += recordSizeBytes
                    continue run
                case .sar32Quiet:
                    let result = destination(state, record)
                    put32(result, sarQuiet(read32(result), immediate(record), 32))
                    record += recordSizeBytes
                    continue run
                case .sar64Quiet:
                    let result = destination(state, record)
                    write64(result, sarQuiet(read64(result), immediate(record), 64))
                    record += recordSizeBytes
                    continue run
                case .rol32Quiet:
                    let result = destination(state, record)
                    put32(result, rolQuiet(read32(result), immediate(record), 32))
                    record += recordSizeBytes
                    continue run
                case .rol64Quiet:
                    let result = destination(state, record)
                    write64(result, rolQuiet(read64(result), immediate(record), 64))
                    record += recordSizeBytes
                    continue run
                case .ror32Quiet:
                    let result = destination(state, record)
                    put32(result, rorQuiet(read32(result), immediate(record), 32))
                    record += recordSizeBytes
                    continue run
                case .ror64Quiet:
                    let result = destination(state, record)
                    write64(result, rorQuiet(read64(result), immediate(record), 64))
                    record += recordSizeBytes
                    continue run
                case .inc32Quiet:
                    let result = destination(state, record)
                    put32(result, read32(result) &+ 1)
                    record += recordSizeBytes
                    continue run
                case .inc64Quiet:
                    let result = destination(state, record)
                    write64(result, read64(result) &+ 1)
                    record += recordSizeBytes
                    continue run
                case .dec32Quiet:
                    let result = destination(state, record)
                    put32(result, read32(result) &- 1)
                    record += recordSizeBytes
                    continue run
                case .dec64Quiet:
                    let result = destination(state, record)
                    write64(result, read64(result) &- 1)
                    record += recordSizeBytes
                    continue run
                case .neg32Quiet:
                    let result = destination(state, record)
                    put32(result, 0 &- read32(result))
                    record += recordSizeBytes
                    continue run
                case .neg64Quiet:
                    let result = destination(state, record)
                    write64(result, 0 &- read64(result))
                    record += recordSizeBytes
                    continue run
                case .pandR128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    pand(d, a, b)
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .pandM128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            pand(d, a, b)
                            clearUpper(d, record)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .pandR256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    pand(d, a, b)
                    pand(d + 16, a + 16, b + 16)
                    record += recordSizeBytes
                    continue run
                case .pandM256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            pand(d, a, b)
                            pand(d + 16, a + 16, b + 16)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .pandnR128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    pandn(d, a, b)
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .pandnM128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            pandn(d, a, b)
                            clearUpper(d, record)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .pandnR256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    pandn(d, a, b)
                    pandn(d + 16, a + 16, b + 16)
                    record += recordSizeBytes
                    continue run
                case .pandnM256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            pandn(d, a, b)
                            pandn(d + 16, a + 16, b + 16)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .porR128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    por(d, a, b)
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .porM128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            por(d, a, b)
                            clearUpper(d, record)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .porR256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    por(d, a, b)
                    por(d + 16, a + 16, b + 16)
                    record += recordSizeBytes
                    continue run
                case .porM256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            por(d, a, b)
                            por(d + 16, a + 16, b + 16)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .pxorR128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    pxor(d, a, b)
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .pxorM128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            pxor(d, a, b)
                            clearUpper(d, record)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .pxorR256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    pxor(d, a, b)
                    pxor(d + 16, a + 16, b + 16)
                    record += recordSizeBytes
                    continue run
                case .pxorM256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            pxor(d, a, b)
                            pxor(d + 16, a + 16, b + 16)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .paddbR128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    paddb(d, a, b)
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .paddbM128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            paddb(d, a, b)
                            clearUpper(d, record)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .paddbR256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    paddb(d, a, b)
                    paddb(d + 16, a + 16, b + 16)
                    record += recordSizeBytes
                    continue run
                case .paddbM256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            paddb(d, a, b)
                            paddb(d + 16, a + 16, b + 16)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .paddwR128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    paddw(d, a, b)
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .paddwM128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            paddw(d, a, b)
                            clearUpper(d, record)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .paddwR256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    paddw(d, a, b)
                    paddw(d + 16, a + 16, b + 16)
                    record += recordSizeBytes
                    continue run
                case .paddwM256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            paddw(d, a, b)
                            paddw(d + 16, a + 16, b + 16)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .padddR128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    paddd(d, a, b)
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .padddM128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            paddd(d, a, b)
                            clearUpper(d, record)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .padddR256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    paddd(d, a, b)
                    paddd(d + 16, a + 16, b + 16)
                    record += recordSizeBytes
                    continue run
                case .padddM256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            paddd(d, a, b)
                            paddd(d + 16, a + 16, b + 16)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .paddqR128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    paddq(d, a, b)
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .paddqM128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            paddq(d, a, b)
                            clearUpper(d, record)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .paddqR256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    paddq(d, a, b)
                    paddq(d + 16, a + 16, b + 16)
                    record += recordSizeBytes
                    continue run
                case .paddqM256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            paddq(d, a, b)
                            paddq(d + 16, a + 16, b + 16)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .psubbR128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    psubb(d, a, b)
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .psubbM128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            psubb(d, a, b)
                            clearUpper(d, record)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .psubbR256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    psubb(d, a, b)
                    psubb(d + 16, a + 16, b + 16)
                    record += recordSizeBytes
                    continue run
                case .psubbM256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            psubb(d, a, b)
                            psubb(d + 16, a + 16, b + 16)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .psubwR128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    psubw(d, a, b)
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .psubwM128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            psubw(d, a, b)
                            clearUpper(d, record)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .psubwR256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    psubw(d, a, b)
                    psubw(d + 16, a + 16, b + 16)
                    record += recordSizeBytes
                    continue run
                case .psubwM256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            psubw(d, a, b)
                            psubw(d + 16, a + 16, b + 16)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .psubdR128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    psubd(d, a, b)
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .psubdM128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            psubd(d, a, b)
                            clearUpper(d, record)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .psubdR256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    psubd(d, a, b)
                    psubd(d + 16, a + 16, b + 16)
                    record += recordSizeBytes
                    continue run
                case .psubdM256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            psubd(d, a, b)
                            psubd(d + 16, a + 16, b + 16)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .psubqR128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    psubq(d, a, b)
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .psubqM128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            psubq(d, a, b)
                            clearUpper(d, record)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .psubqR256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    psubq(d, a, b)
                    psubq(d + 16, a + 16, b + 16)
                    record += recordSizeBytes
                    continue run
                case .psubqM256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            psubq(d, a, b)
                            psubq(d + 16, a + 16, b + 16)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .pcmpeqbR128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    pcmpeqb(d, a, b)
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .pcmpeqbM128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            pcmpeqb(d, a, b)
                            clearUpper(d, record)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .pcmpeqbR256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    pcmpeqb(d, a, b)
                    pcmpeqb(d + 16, a + 16, b + 16)
                    record += recordSizeBytes
                    continue run
                case .pcmpeqbM256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            pcmpeqb(d, a, b)
                            pcmpeqb(d + 16, a + 16, b + 16)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .pcmpeqwR128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    pcmpeqw(d, a, b)
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .pcmpeqwM128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            pcmpeqw(d, a, b)
                            clearUpper(d, record)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .pcmpeqwR256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    pcmpeqw(d, a, b)
                    pcmpeqw(d + 16, a + 16, b + 16)
                    record += recordSizeBytes
                    continue run
                case .pcmpeqwM256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            pcmpeqw(d, a, b)
                            pcmpeqw(d + 16, a + 16, b + 16)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .pcmpeqdR128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    pcmpeqd(d, a, b)
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .pcmpeqdM128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            pcmpeqd(d, a, b)
                            clearUpper(d, record)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .pcmpeqdR256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    pcmpeqd(d, a, b)
                    pcmpeqd(d + 16, a + 16, b + 16)
                    record += recordSizeBytes
                    continue run
                case .pcmpeqdM256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            pcmpeqd(d, a, b)
                            pcmpeqd(d + 16, a + 16, b + 16)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .pcmpgtbR128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    pcmpgtb(d, a, b)
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .pcmpgtbM128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            pcmpgtb(d, a, b)
                            clearUpper(d, record)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .pcmpgtbR256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    pcmpgtb(d, a, b)
                    pcmpgtb(d + 16, a + 16, b + 16)
                    record += recordSizeBytes
                    continue run
                case .pcmpgtbM256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            pcmpgtb(d, a, b)
                            pcmpgtb(d + 16, a + 16, b + 16)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .pcmpgtwR128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    pcmpgtw(d, a, b)
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .pcmpgtwM128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            pcmpgtw(d, a, b)
                            clearUpper(d, record)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .pcmpgtwR256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    pcmpgtw(d, a, b)
                    pcmpgtw(d + 16, a + 16, b + 16)
                    record += recordSizeBytes
                    continue run
                case .pcmpgtwM256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            pcmpgtw(d, a, b)
                            pcmpgtw(d + 16, a + 16, b + 16)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .pcmpgtdR128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    pcmpgtd(d, a, b)
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .pcmpgtdM128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            pcmpgtd(d, a, b)
                            clearUpper(d, record)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .pcmpgtdR256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    pcmpgtd(d, a, b)
                    pcmpgtd(d + 16, a + 16, b + 16)
                    record += recordSizeBytes
                    continue run
                case .pcmpgtdM256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            pcmpgtd(d, a, b)
                            pcmpgtd(d + 16, a + 16, b + 16)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .pminubR128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    pminub(d, a, b)
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .pminubM128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            pminub(d, a, b)
                            clearUpper(d, record)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .pminubR256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    pminub(d, a, b)
                    pminub(d + 16, a + 16, b + 16)
                    record += recordSizeBytes
                    continue run
                case .pminubM256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            pminub(d, a, b)
                            pminub(d + 16, a + 16, b + 16)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .pmaxubR128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    pmaxub(d, a, b)
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .pmaxubM128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            pmaxub(d, a, b)
                            clearUpper(d, record)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .pmaxubR256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    pmaxub(d, a, b)
                    pmaxub(d + 16, a + 16, b + 16)
                    record += recordSizeBytes
                    continue run
                case .pmaxubM256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            pmaxub(d, a, b)
                            pmaxub(d + 16, a + 16, b + 16)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .pminswR128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    pminsw(d, a, b)
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .pminswM128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            pminsw(d, a, b)
                            clearUpper(d, record)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .pminswR256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    pminsw(d, a, b)
                    pminsw(d + 16, a + 16, b + 16)
                    record += recordSizeBytes
                    continue run
                case .pminswM256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            pminsw(d, a, b)
                            pminsw(d + 16, a + 16, b + 16)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .pmaxswR128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    pmaxsw(d, a, b)
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .pmaxswM128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            pmaxsw(d, a, b)
                            clearUpper(d, record)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .pmaxswR256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    pmaxsw(d, a, b)
                    pmaxsw(d + 16, a + 16, b + 16)
                    record += recordSizeBytes
                    continue run
                case .pmaxswM256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            pmaxsw(d, a, b)
                            pmaxsw(d + 16, a + 16, b + 16)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .pminudR128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    pminud(d, a, b)
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .pminudM128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            pminud(d, a, b)
                            clearUpper(d, record)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .pminudR256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    pminud(d, a, b)
                    pminud(d + 16, a + 16, b + 16)
                    record += recordSizeBytes
                    continue run
                case .pminudM256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            pminud(d, a, b)
                            pminud(d + 16, a + 16, b + 16)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .pmaxudR128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    pmaxud(d, a, b)
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .pmaxudM128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            pmaxud(d, a, b)
                            clearUpper(d, record)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .pmaxudR256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    pmaxud(d, a, b)
                    pmaxud(d + 16, a + 16, b + 16)
                    record += recordSizeBytes
                    continue run
                case .pmaxudM256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            pmaxud(d, a, b)
                            pmaxud(d + 16, a + 16, b + 16)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .pminsdR128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    pminsd(d, a, b)
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .pminsdM128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            pminsd(d, a, b)
                            clearUpper(d, record)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .pminsdR256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    pminsd(d, a, b)
                    pminsd(d + 16, a + 16, b + 16)
                    record += recordSizeBytes
                    continue run
                case .pminsdM256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            pminsd(d, a, b)
                            pminsd(d + 16, a + 16, b + 16)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .pmaxsdR128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    pmaxsd(d, a, b)
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .pmaxsdM128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            pmaxsd(d, a, b)
                            clearUpper(d, record)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .pmaxsdR256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    pmaxsd(d, a, b)
                    pmaxsd(d + 16, a + 16, b + 16)
                    record += recordSizeBytes
                    continue run
                case .pmaxsdM256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            pmaxsd(d, a, b)
                            pmaxsd(d + 16, a + 16, b + 16)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .paddusbR128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    paddusb(d, a, b)
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .paddusbM128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            paddusb(d, a, b)
                            clearUpper(d, record)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .paddusbR256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    paddusb(d, a, b)
                    paddusb(d + 16, a + 16, b + 16)
                    record += recordSizeBytes
                    continue run
                case .paddusbM256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            paddusb(d, a, b)
                            paddusb(d + 16, a + 16, b + 16)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .psubusbR128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    psubusb(d, a, b)
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .psubusbM128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            psubusb(d, a, b)
                            clearUpper(d, record)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .psubusbR256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    psubusb(d, a, b)
                    psubusb(d + 16, a + 16, b + 16)
                    record += recordSizeBytes
                    continue run
                case .psubusbM256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            psubusb(d, a, b)
                            psubusb(d + 16, a + 16, b + 16)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .padduswR128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    paddusw(d, a, b)
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .padduswM128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            paddusw(d, a, b)
                            clearUpper(d, record)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .padduswR256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    paddusw(d, a, b)
                    paddusw(d + 16, a + 16, b + 16)
                    record += recordSizeBytes
                    continue run
                case .padduswM256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            paddusw(d, a, b)
                            paddusw(d + 16, a + 16, b + 16)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .psubuswR128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    psubusw(d, a, b)
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .psubuswM128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            psubusw(d, a, b)
                            clearUpper(d, record)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .psubuswR256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    psubusw(d, a, b)
                    psubusw(d + 16, a + 16, b + 16)
                    record += recordSizeBytes
                    continue run
                case .psubuswM256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            psubusw(d, a, b)
                            psubusw(d + 16, a + 16, b + 16)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .pmullwR128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    pmullw(d, a, b)
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .pmullwM128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            pmullw(d, a, b)
                            clearUpper(d, record)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .pmullwR256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    pmullw(d, a, b)
                    pmullw(d + 16, a + 16, b + 16)
                    record += recordSizeBytes
                    continue run
                case .pmullwM256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            pmullw(d, a, b)
                            pmullw(d + 16, a + 16, b + 16)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .pmulldR128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    pmulld(d, a, b)
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .pmulldM128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            pmulld(d, a, b)
                            clearUpper(d, record)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .pmulldR256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    pmulld(d, a, b)
                    pmulld(d + 16, a + 16, b + 16)
                    record += recordSizeBytes
                    continue run
                case .pmulldM256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            pmulld(d, a, b)
                            pmulld(d + 16, a + 16, b + 16)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .pmuludqR128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    pmuludq(d, a, b)
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .pmuludqM128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            pmuludq(d, a, b)
                            clearUpper(d, record)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .pmuludqR256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    pmuludq(d, a, b)
                    pmuludq(d + 16, a + 16, b + 16)
                    record += recordSizeBytes
                    continue run
                case .pmuludqM256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            pmuludq(d, a, b)
                            pmuludq(d + 16, a + 16, b + 16)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .pmaddwdR128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    pmaddwd(d, a, b)
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .pmaddwdM128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            pmaddwd(d, a, b)
                            clearUpper(d, record)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .pmaddwdR256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    pmaddwd(d, a, b)
                    pmaddwd(d + 16, a + 16, b + 16)
                    record += recordSizeBytes
                    continue run
                case .pmaddwdM256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            pmaddwd(d, a, b)
                            pmaddwd(d + 16, a + 16, b + 16)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .punpcklbwR128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    punpcklbw(d, a, b)
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .punpcklbwM128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            punpcklbw(d, a, b)
                            clearUpper(d, record)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .punpcklbwR256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    punpcklbw(d, a, b)
                    punpcklbw(d + 16, a + 16, b + 16)
                    record += recordSizeBytes
                    continue run
                case .punpcklbwM256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            punpcklbw(d, a, b)
                            punpcklbw(d + 16, a + 16, b + 16)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .punpcklwdR128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    punpcklwd(d, a, b)
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .punpcklwdM128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            punpcklwd(d, a, b)
                            clearUpper(d, record)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .punpcklwdR256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    punpcklwd(d, a, b)
                    punpcklwd(d + 16, a + 16, b + 16)
                    record += recordSizeBytes
                    continue run
                case .punpcklwdM256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            punpcklwd(d, a, b)
                            punpcklwd(d + 16, a + 16, b + 16)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .punpckldqR128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    punpckldq(d, a, b)
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .punpckldqM128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            punpckldq(d, a, b)
                            clearUpper(d, record)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .punpckldqR256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    punpckldq(d, a, b)
                    punpckldq(d + 16, a + 16, b + 16)
                    record += recordSizeBytes
                    continue run
                case .punpckldqM256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            punpckldq(d, a, b)
                            punpckldq(d + 16, a + 16, b + 16)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .punpcklqdqR128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    punpcklqdq(d, a, b)
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .punpcklqdqM128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            punpcklqdq(d, a, b)
                            clearUpper(d, record)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .punpcklqdqR256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    punpcklqdq(d, a, b)
                    punpcklqdq(d + 16, a + 16, b + 16)
                    record += recordSizeBytes
                    continue run
                case .punpcklqdqM256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            punpcklqdq(d, a, b)
                            punpcklqdq(d + 16, a + 16, b + 16)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .punpckhbwR128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    punpckhbw(d, a, b)
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .punpckhbwM128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            punpckhbw(d, a, b)
                            clearUpper(d, record)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .punpckhbwR256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    punpckhbw(d, a, b)
                    punpckhbw(d + 16, a + 16, b + 16)
                    record += recordSizeBytes
                    continue run
                case .punpckhbwM256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            punpckhbw(d, a, b)
                            punpckhbw(d + 16, a + 16, b + 16)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .punpckhwdR128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    punpckhwd(d, a, b)
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .punpckhwdM128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            punpckhwd(d, a, b)
                            clearUpper(d, record)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .punpckhwdR256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    punpckhwd(d, a, b)
                    punpckhwd(d + 16, a + 16, b + 16)
                    record += recordSizeBytes
                    continue run
                case .punpckhwdM256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            punpckhwd(d, a, b)
                            punpckhwd(d + 16, a + 16, b + 16)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .punpckhdqR128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    punpckhdq(d, a, b)
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .punpckhdqM128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            punpckhdq(d, a, b)
                            clearUpper(d, record)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .punpckhdqR256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    punpckhdq(d, a, b)
                    punpckhdq(d + 16, a + 16, b + 16)
                    record += recordSizeBytes
                    continue run
                case .punpckhdqM256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            punpckhdq(d, a, b)
                            punpckhdq(d + 16, a + 16, b + 16)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .punpckhqdqR128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    punpckhqdq(d, a, b)
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .punpckhqdqM128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            punpckhqdq(d, a, b)
                            clearUpper(d, record)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .punpckhqdqR256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    punpckhqdq(d, a, b)
                    punpckhqdq(d + 16, a + 16, b + 16)
                    record += recordSizeBytes
                    continue run
                case .punpckhqdqM256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            punpckhqdq(d, a, b)
                            punpckhqdq(d + 16, a + 16, b + 16)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .pshufbR128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    pshufb(d, a, b)
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .pshufbM128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            pshufb(d, a, b)
                            clearUpper(d, record)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .pshufbR256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    pshufb(d, a, b)
                    pshufb(d + 16, a + 16, b + 16)
                    record += recordSizeBytes
                    continue run
                case .pshufbM256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            pshufb(d, a, b)
                            pshufb(d + 16, a + 16, b + 16)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .packuswbR128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    packuswb(d, a, b)
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .packuswbM128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            packuswb(d, a, b)
                            clearUpper(d, record)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .packuswbR256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    packuswb(d, a, b)
                    packuswb(d + 16, a + 16, b + 16)
                    record += recordSizeBytes
                    continue run
                case .packuswbM256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            packuswb(d, a, b)
                            packuswb(d + 16, a + 16, b + 16)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .packssdwR128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    packssdw(d, a, b)
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .packssdwM128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            packssdw(d, a, b)
                            clearUpper(d, record)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .packssdwR256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    packssdw(d, a, b)
                    packssdw(d + 16, a + 16, b + 16)
                    record += recordSizeBytes
                    continue run
                case .packssdwM256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            packssdw(d, a, b)
                            packssdw(d + 16, a + 16, b + 16)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .psllwR128:
                    let d = vector(state, record, 2)
                    let b = vector(state, record, 3)
                    psllw(d, b, byte(record))
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .psllwR256:
                    let d = vector(state, record, 2)
                    let b = vector(state, record, 3)
                    psllw(d, b, byte(record))
                    psllw(d + 16, b + 16, byte(record))
                    record += recordSizeBytes
                    continue run
                case .pslldR128:
                    let d = vector(state, record, 2)
                    let b = vector(state, record, 3)
                    pslld(d, b, byte(record))
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .pslldR256:
                    let d = vector(state, record, 2)
                    let b = vector(state, record, 3)
                    pslld(d, b, byte(record))
                    pslld(d + 16, b + 16, byte(record))
                    record += recordSizeBytes
                    continue run
                case .psllqR128:
                    let d = vector(state, record, 2)
                    let b = vector(state, record, 3)
                    psllq(d, b, byte(record))
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .psllqR256:
                    let d = vector(state, record, 2)
                    let b = vector(state, record, 3)
                    psllq(d, b, byte(record))
                    psllq(d + 16, b + 16, byte(record))
                    record += recordSizeBytes
                    continue run
                case .psrlwR128:
                    let d = vector(state, record, 2)
                    let b = vector(state, record, 3)
                    psrlw(d, b, byte(record))
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .psrlwR256:
                    let d = vector(state, record, 2)
                    let b = vector(state, record, 3)
                    psrlw(d, b, byte(record))
                    psrlw(d + 16, b + 16, byte(record))
                    record += recordSizeBytes
                    continue run
                case .psrldR128:
                    let d = vector(state, record, 2)
                    let b = vector(state, record, 3)
                    psrld(d, b, byte(record))
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .psrldR256:
                    let d = vector(state, record, 2)
                    let b = vector(state, record, 3)
                    psrld(d, b, byte(record))
                    psrld(d + 16, b + 16, byte(record))
                    record += recordSizeBytes
                    continue run
                case .psrlqR128:
                    let d = vector(state, record, 2)
                    let b = vector(state, record, 3)
                    psrlq(d, b, byte(record))
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .psrlqR256:
                    let d = vector(state, record, 2)
                    let b = vector(state, record, 3)
                    psrlq(d, b, byte(record))
                    psrlq(d + 16, b + 16, byte(record))
                    record += recordSizeBytes
                    continue run
                case .psrawR128:
                    let d = vector(state, record, 2)
                    let b = vector(state, record, 3)
                    psraw(d, b, byte(record))
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .psrawR256:
                    let d = vector(state, record, 2)
                    let b = vector(state, record, 3)
                    psraw(d, b, byte(record))
                    psraw(d + 16, b + 16, byte(record))
                    record += recordSizeBytes
                    continue run
                case .psradR128:
                    let d = vector(state, record, 2)
                    let b = vector(state, record, 3)
                    psrad(d, b, byte(record))
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .psradR256:
                    let d = vector(state, record, 2)
                    let b = vector(state, record, 3)
                    psrad(d, b, byte(record))
                    psrad(d + 16, b + 16, byte(record))
                    record += recordSizeBytes
                    continue run
                case .pslldqR128:
                    let d = vector(state, record, 2)
                    let b = vector(state, record, 3)
                    pslldq(d, b, byte(record))
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .pslldqR256:
                    let d = vector(state, record, 2)
                    let b = vector(state, record, 3)
                    pslldq(d, b, byte(record))
                    pslldq(d + 16, b + 16, byte(record))
                    record += recordSizeBytes
                    continue run
                case .psrldqR128:
                    let d = vector(state, record, 2)
                    let b = vector(state, record, 3)
                    psrldq(d, b, byte(record))
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .psrldqR256:
                    let d = vector(state, record, 2)
                    let b = vector(state, record, 3)
                    psrldq(d, b, byte(record))
                    psrldq(d + 16, b + 16, byte(record))
                    record += recordSizeBytes
                    continue run
                case .pshufdR128:
                    let d = vector(state, record, 2)
                    let b = vector(state, record, 3)
                    pshufd(d, b, byte(record))
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .pshufdM128:
                    let d = vector(state, record, 2)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            pshufd(d, b, byte(record))
                            clearUpper(d, record)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .pshufdR256:
                    let d = vector(state, record, 2)
                    let b = vector(state, record, 3)
                    pshufd(d, b, byte(record))
                    pshufd(d + 16, b + 16, byte(record))
                    record += recordSizeBytes
                    continue run
                case .pshufdM256:
                    let d = vector(state, record, 2)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            pshufd(d, b, byte(record))
                            pshufd(d + 16, b + 16, byte(record))
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .pshuflwR128:
                    let d = vector(state, record, 2)
                    let b = vector(state, record, 3)
                    pshuflw(d, b, byte(record))
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .pshuflwM128:
                    let d = vector(state, record, 2)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            pshuflw(d, b, byte(record))
                            clearUpper(d, record)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .pshuflwR256:
                    let d = vector(state, record, 2)
                    let b = vector(state, record, 3)
                    pshuflw(d, b, byte(record))
                    pshuflw(d + 16, b + 16, byte(record))
                    record += recordSizeBytes
                    continue run
                case .pshuflwM256:
                    let d = vector(state, record, 2)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            pshuflw(d, b, byte(record))
                            pshuflw(d + 16, b + 16, byte(record))
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .pshufhwR128:
                    let d = vector(state, record, 2)
                    let b = vector(state, record, 3)
                    pshufhw(d, b, byte(record))
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .pshufhwM128:
                    let d = vector(state, record, 2)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            pshufhw(d, b, byte(record))
                            clearUpper(d, record)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .pshufhwR256:
                    let d = vector(state, record, 2)
                    let b = vector(state, record, 3)
                    pshufhw(d, b, byte(record))
                    pshufhw(d + 16, b + 16, byte(record))
                    record += recordSizeBytes
                    continue run
                case .pshufhwM256:
                    let d = vector(state, record, 2)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            pshufhw(d, b, byte(record))
                            pshufhw(d + 16, b + 16, byte(record))
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .palignrR128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    palignr(d, a, b, byte(record))
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .palignrM128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            palignr(d, a, b, byte(record))
                            clearUpper(d, record)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .palignrR256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    palignr(d, a, b, byte(record))
                    palignr(d + 16, a + 16, b + 16, byte(record))
                    record += recordSizeBytes
                    continue run
                case .palignrM256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            palignr(d, a, b, byte(record))
                            palignr(d + 16, a + 16, b + 16, byte(record))
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .shufpsR128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    shufps(d, a, b, byte(record))
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .shufpsM128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            shufps(d, a, b, byte(record))
                            clearUpper(d, record)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .shufpsR256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    shufps(d, a, b, byte(record))
                    shufps(d + 16, a + 16, b + 16, byte(record))
                    record += recordSizeBytes
                    continue run
                case .shufpsM256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            shufps(d, a, b, byte(record))
                            shufps(d + 16, a + 16, b + 16, byte(record))
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .shufpdR128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    shufpd(d, a, b, byte(record))
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .shufpdM128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            shufpd(d, a, b, byte(record))
                            clearUpper(d, record)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .shufpdR256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    shufpd(d, a, b, byte(record))
                    shufpd(d + 16, a + 16, b + 16, byte(record) &>> 2)
                    record += recordSizeBytes
                    continue run
                case .shufpdM256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            shufpd(d, a, b, byte(record))
                            shufpd(d + 16, a + 16, b + 16, byte(record) &>> 2)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .pblendwR128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    pblendw(d, a, b, byte(record))
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .pblendwM128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            pblendw(d, a, b, byte(record))
                            clearUpper(d, record)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .pblendwR256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    pblendw(d, a, b, byte(record))
                    pblendw(d + 16, a + 16, b + 16, byte(record))
                    record += recordSizeBytes
                    continue run
                case .pblendwM256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            pblendw(d, a, b, byte(record))
                            pblendw(d + 16, a + 16, b + 16, byte(record))
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .addScalar32R:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    if let value = add32(state, read32(a), read32(b)) {
                        beginScalar(d, a, record)
                        write32(d, value)
                        record += recordSizeBytes
                        continue run
                    }
                case .addScalar32M:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let b = host(entry, address)
                        if let value = add32(state, read32(a), read32(b)) {
                            beginScalar(d, a, record)
                            write32(d, value)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .addScalar64R:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    if let value = add64(state, read64(a), read64(b)) {
                        beginScalar(d, a, record)
                        write64(d, value)
                        record += recordSizeBytes
                        continue run
                    }
                case .addScalar64M:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let b = host(entry, address)
                        if let value = add64(state, read64(a), read64(b)) {
                            beginScalar(d, a, record)
                            write64(d, value)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .subScalar32R:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    if let value = sub32(state, read32(a), read32(b)) {
                        beginScalar(d, a, record)
                        write32(d, value)
                        record += recordSizeBytes
                        continue run
                    }
                case .subScalar32M:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let b = host(entry, address)
                        if let value = sub32(state, read32(a), read32(b)) {
                            beginScalar(d, a, record)
                            write32(d, value)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .subScalar64R:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    if let value = sub64(state, read64(a), read64(b)) {
                        beginScalar(d, a, record)
                        write64(d, value)
                        record += recordSizeBytes
                        continue run
                    }
                case .subScalar64M:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let b = host(entry, address)
                        if let value = sub64(state, read64(a), read64(b)) {
                            beginScalar(d, a, record)
                            write64(d, value)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .mulScalar32R:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    if let value = mul32(state, read32(a), read32(b)) {
                        beginScalar(d, a, record)
                        write32(d, value)
                        record += recordSizeBytes
                        continue run
                    }
                case .mulScalar32M:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let b = host(entry, address)
                        if let value = mul32(state, read32(a), read32(b)) {
                            beginScalar(d, a, record)
                            write32(d, value)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .mulScalar64R:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    if let value = mul64(state, read64(a), read64(b)) {
                        beginScalar(d, a, record)
                        write64(d, value)
                        record += recordSizeBytes
                        continue run
                    }
                case .mulScalar64M:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let b = host(entry, address)
                        if let value = mul64(state, read64(a), read64(b)) {
                            beginScalar(d, a, record)
                            write64(d, value)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .divScalar32R:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    if let value = div32(state, read32(a), read32(b)) {
                        beginScalar(d, a, record)
                        write32(d, value)
                        record += recordSizeBytes
                        continue run
                    }
                case .divScalar32M:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let b = host(entry, address)
                        if let value = div32(state, read32(a), read32(b)) {
                            beginScalar(d, a, record)
                            write32(d, value)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .divScalar64R:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    if let value = div64(state, read64(a), read64(b)) {
                        beginScalar(d, a, record)
                        write64(d, value)
                        record += recordSizeBytes
                        continue run
                    }
                case .divScalar64M:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let b = host(entry, address)
                        if let value = div64(state, read64(a), read64(b)) {
                            beginScalar(d, a, record)
                            write64(d, value)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .minScalar32R:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    if let value = min32(state, read32(a), read32(b)) {
                        beginScalar(d, a, record)
                        write32(d, value)
                        record += recordSizeBytes
                        continue run
                    }
                case .minScalar32M:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let b = host(entry, address)
                        if let value = min32(state, read32(a), read32(b)) {
                            beginScalar(d, a, record)
                            write32(d, value)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .minScalar64R:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    if let value = min64(state, read64(a), read64(b)) {
                        beginScalar(d, a, record)
                        write64(d, value)
                        record += recordSizeBytes
                        continue run
                    }
                case .minScalar64M:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let b = host(entry, address)
                        if let value = min64(state, read64(a), read64(b)) {
                            beginScalar(d, a, record)
                            write64(d, value)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .maxScalar32R:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    if let value = max32(state, read32(a), read32(b)) {
                        beginScalar(d, a, record)
                        write32(d, value)
                        record += recordSizeBytes
                        continue run
                    }
                case .maxScalar32M:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let b = host(entry, address)
                        if let value = max32(state, read32(a), read32(b)) {
                            beginScalar(d, a, record)
                            write32(d, value)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .maxScalar64R:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    if let value = max64(state, read64(a), read64(b)) {
                        beginScalar(d, a, record)
                        write64(d, value)
                        record += recordSizeBytes
                        continue run
                    }
                case .maxScalar64M:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let b = host(entry, address)
                        if let value = max64(state, read64(a), read64(b)) {
                            beginScalar(d, a, record)
                            write64(d, value)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .sqrtScalar32R:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    if let value = sqrt32(state, read32(b)) {
                        beginScalar(d, a, record)
                        write32(d, value)
                        record += recordSizeBytes
                        continue run
                    }
                case .sqrtScalar32M:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let b = host(entry, address)
                        if let value = sqrt32(state, read32(b)) {
                            beginScalar(d, a, record)
                            write32(d, value)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .sqrtScalar64R:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    if let value = sqrt64(state, read64(b)) {
                        beginScalar(d, a, record)
                        write64(d, value)
                        record += recordSizeBytes
                        continue run
                    }
                case .sqrtScalar64M:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let b = host(entry, address)
                        if let value = sqrt64(state, read64(b)) {
                            beginScalar(d, a, record)
                            write64(d, value)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .addPacked32R128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    if packed32(state, .add, d, a, b, 4) {
                        clearUpper(d, record)
                        record += recordSizeBytes
                        continue run
                    }
                case .addPacked32M128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            if packed32(state, .add, d, a, b, 4) {
                                clearUpper(d, record)
                                record += recordSizeBytes
                                continue run
                            }
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .addPacked32R256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    if packed32(state, .add, d, a, b, 8) {
                        record += recordSizeBytes
                        continue run
                    }
                case .addPacked32M256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            if packed32(state, .add, d, a, b, 8) {
                                record += recordSizeBytes
                                continue run
                            }
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .addPacked64R128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    if packed64(state, .add, d, a, b, 2) {
                        clearUpper(d, record)
                        record += recordSizeBytes
                        continue run
                    }
                case .addPacked64M128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            if packed64(state, .add, d, a, b, 2) {
                                clearUpper(d, record)
                                record += recordSizeBytes
                                continue run
                            }
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .addPacked64R256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    if packed64(state, .add, d, a, b, 4) {
                        record += recordSizeBytes
                        continue run
                    }
                case .addPacked64M256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            if packed64(state, .add, d, a, b, 4) {
                                record += recordSizeBytes
                                continue run
                            }
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .subPacked32R128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    if packed32(state, .sub, d, a, b, 4) {
                        clearUpper(d, record)
                        record += recordSizeBytes
                        continue run
                    }
                case .subPacked32M128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            if packed32(state, .sub, d, a, b, 4) {
                                clearUpper(d, record)
                                record += recordSizeBytes
                                continue run
                            }
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .subPacked32R256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    if packed32(state, .sub, d, a, b, 8) {
                        record += recordSizeBytes
                        continue run
                    }
                case .subPacked32M256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            if packed32(state, .sub, d, a, b, 8) {
                                record += recordSizeBytes
                                continue run
                            }
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .subPacked64R128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    if packed64(state, .sub, d, a, b, 2) {
                        clearUpper(d, record)
                        record += recordSizeBytes
                        continue run
                    }
                case .subPacked64M128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            if packed64(state, .sub, d, a, b, 2) {
                                clearUpper(d, record)
                                record += recordSizeBytes
                                continue run
                            }
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .subPacked64R256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    if packed64(state, .sub, d, a, b, 4) {
                        record += recordSizeBytes
                        continue run
                    }
                case .subPacked64M256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            if packed64(state, .sub, d, a, b, 4) {
                                record += recordSizeBytes
                                continue run
                            }
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .mulPacked32R128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    if packed32(state, .mul, d, a, b, 4) {
                        clearUpper(d, record)
                        record += recordSizeBytes
                        continue run
                    }
                case .mulPacked32M128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            if packed32(state, .mul, d, a, b, 4) {
                                clearUpper(d, record)
                                record += recordSizeBytes
                                continue run
                            }
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .mulPacked32R256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    if packed32(state, .mul, d, a, b, 8) {
                        record += recordSizeBytes
                        continue run
                    }
                case .mulPacked32M256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            if packed32(state, .mul, d, a, b, 8) {
                                record += recordSizeBytes
                                continue run
                            }
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .mulPacked64R128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    if packed64(state, .mul, d, a, b, 2) {
                        clearUpper(d, record)
                        record += recordSizeBytes
                        continue run
                    }
                case .mulPacked64M128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            if packed64(state, .mul, d, a, b, 2) {
                                clearUpper(d, record)
                                record += recordSizeBytes
                                continue run
                            }
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .mulPacked64R256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    if packed64(state, .mul, d, a, b, 4) {
                        record += recordSizeBytes
                        continue run
                    }
                case .mulPacked64M256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            if packed64(state, .mul, d, a, b, 4) {
                                record += recordSizeBytes
                                continue run
                            }
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .divPacked32R128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    if packed32(state, .div, d, a, b, 4) {
                        clearUpper(d, record)
                        record += recordSizeBytes
                        continue run
                    }
                case .divPacked32M128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            if packed32(state, .div, d, a, b, 4) {
                                clearUpper(d, record)
                                record += recordSizeBytes
                                continue run
                            }
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .divPacked32R256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    if packed32(state, .div, d, a, b, 8) {
                        record += recordSizeBytes
                        continue run
                    }
                case .divPacked32M256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            if packed32(state, .div, d, a, b, 8) {
                                record += recordSizeBytes
                                continue run
                            }
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .divPacked64R128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    if packed64(state, .div, d, a, b, 2) {
                        clearUpper(d, record)
                        record += recordSizeBytes
                        continue run
                    }
                case .divPacked64M128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            if packed64(state, .div, d, a, b, 2) {
                                clearUpper(d, record)
                                record += recordSizeBytes
                                continue run
                            }
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .divPacked64R256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    if packed64(state, .div, d, a, b, 4) {
                        record += recordSizeBytes
                        continue run
                    }
                case .divPacked64M256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            if packed64(state, .div, d, a, b, 4) {
                                record += recordSizeBytes
                                continue run
                            }
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .minPacked32R128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    if packed32(state, .min, d, a, b, 4) {
                        clearUpper(d, record)
                        record += recordSizeBytes
                        continue run
                    }
                case .minPacked32M128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            if packed32(state, .min, d, a, b, 4) {
                                clearUpper(d, record)
                                record += recordSizeBytes
                                continue run
                            }
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .minPacked32R256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    if packed32(state, .min, d, a, b, 8) {
                        record += recordSizeBytes
                        continue run
                    }
                case .minPacked32M256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            if packed32(state, .min, d, a, b, 8) {
                                record += recordSizeBytes
                                continue run
                            }
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .minPacked64R128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    if packed64(state, .min, d, a, b, 2) {
                        clearUpper(d, record)
                        record += recordSizeBytes
                        continue run
                    }
                case .minPacked64M128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            if packed64(state, .min, d, a, b, 2) {
                                clearUpper(d, record)
                                record += recordSizeBytes
                                continue run
                            }
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .minPacked64R256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    if packed64(state, .min, d, a, b, 4) {
                        record += recordSizeBytes
                        continue run
                    }
                case .minPacked64M256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            if packed64(state, .min, d, a, b, 4) {
                                record += recordSizeBytes
                                continue run
                            }
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .maxPacked32R128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    if packed32(state, .max, d, a, b, 4) {
                        clearUpper(d, record)
                        record += recordSizeBytes
                        continue run
                    }
                case .maxPacked32M128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            if packed32(state, .max, d, a, b, 4) {
                                clearUpper(d, record)
                                record += recordSizeBytes
                                continue run
                            }
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .maxPacked32R256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    if packed32(state, .max, d, a, b, 8) {
                        record += recordSizeBytes
                        continue run
                    }
                case .maxPacked32M256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            if packed32(state, .max, d, a, b, 8) {
                                record += recordSizeBytes
                                continue run
                            }
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .maxPacked64R128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    if packed64(state, .max, d, a, b, 2) {
                        clearUpper(d, record)
                        record += recordSizeBytes
                        continue run
                    }
                case .maxPacked64M128:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            if packed64(state, .max, d, a, b, 2) {
                                clearUpper(d, record)
                                record += recordSizeBytes
                                continue run
                            }
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .maxPacked64R256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    if packed64(state, .max, d, a, b, 4) {
                        record += recordSizeBytes
                        continue run
                    }
                case .maxPacked64M256:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            if packed64(state, .max, d, a, b, 4) {
                                record += recordSizeBytes
                                continue run
                            }
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .vectorLoad128:
                    let d = vector(state, record, 2)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            copy16(d, b)
                            clearUpper(d, record)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 16, stores: false) {
                        continue run
                    }
                case .vectorLoad256:
                    let d = vector(state, record, 2)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            copy32(d, b)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 32, stores: false) {
                        continue run
                    }
                case .vectorStore128:
                    let d = vector(state, record, 2)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 16) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            copy16(b, d)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 16, stores: true) {
                        continue run
                    }
                case .vectorStore256:
                    let d = vector(state, record, 2)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 32) {
                        if isAligned(address, record) {
                            let b = host(entry, address)
                            copy32(b, d)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 32, stores: true) {
                        continue run
                    }
                case .vectorMove128:
                    let d = vector(state, record, 2)
                    let b = vector(state, record, 3)
                    copy16(d, b)
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .vectorMove256:
                    let d = vector(state, record, 2)
                    let b = vector(state, record, 3)
                    copy32(d, b)
                    record += recordSizeBytes
                    continue run
                case .vectorLoad32:
                    let d = vector(state, record, 2)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let b = host(entry, address)
                        setLow(d, read32(b))
                        clearUpper(d, record)
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .vectorStore32:
                    let d = vector(state, record, 2)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 4) {
                        let b = host(entry, address)
                        write32(b, read32(d))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: true) {
                        continue run
                    }
                case .vectorFrom32:
                    let d = vector(state, record, 2)
                    setLow(d, read32(source(state, record)))
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .vectorTo32:
                    let b = vector(state, record, 3)
                    write64(destination(state, record), read32(b))
                    record += recordSizeBytes
                    continue run
                case .vectorMerge32:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    let value = read32(b)
                    beginScalar(d, a, record)
                    write32(d, value)
                    record += recordSizeBytes
                    continue run
                case .vectorExtract32:
                    let b = vector(state, record, 3)
                    write64(destination(state, record), element32(b, byte(record)))
                    record += recordSizeBytes
                    continue run
                case .vectorLoad64:
                    let d = vector(state, record, 2)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let b = host(entry, address)
                        setLow(d, read64(b))
                        clearUpper(d, record)
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .vectorStore64:
                    let d = vector(state, record, 2)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        let b = host(entry, address)
                        write64(b, read64(d))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: true) {
                        continue run
                    }
                case .vectorFrom64:
                    let d = vector(state, record, 2)
                    setLow(d, read64(source(state, record)))
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .vectorTo64:
                    let b = vector(state, record, 3)
                    write64(destination(state, record), read64(b))
                    record += recordSizeBytes
                    continue run
                case .vectorMerge64:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    let value = read64(b)
                    beginScalar(d, a, record)
                    write64(d, value)
                    record += recordSizeBytes
                    continue run
                case .vectorExtract64:
                    let b = vector(state, record, 3)
                    write64(destination(state, record), element64(b, byte(record)))
                    record += recordSizeBytes
                    continue run
                case .vectorMoveLow:
                    let d = vector(state, record, 2)
                    let b = vector(state, record, 3)
                    setLow(d, read64(b))
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .vectorLoadLow:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let b = host(entry, address)
                        setHalves(d, read64(b), read64(a + 8))
                        clearUpper(d, record)
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .vectorLoadHigh:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let b = host(entry, address)
                        setHalves(d, read64(a), read64(b))
                        clearUpper(d, record)
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .vectorStoreHigh:
                    let d = vector(state, record, 2)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canStore(entry, address, 8) {
                        let b = host(entry, address)
                        write64(b, read64(d + 8))
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: true) {
                        continue run
                    }
                case .vectorHighToLow:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    setHalves(d, read64(b + 8), read64(a + 8))
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .vectorLowToHigh:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    setHalves(d, read64(a), read64(b))
                    clearUpper(d, record)
                    record += recordSizeBytes
                    continue run
                case .maskBytes128:
                    let b = vector(state, record, 3)
                    write64(destination(state, record), maskBytes(b))
                    record += recordSizeBytes
                    continue run
                case .maskBytes256:
                    let b = vector(state, record, 3)
                    write64(destination(state, record), maskBytes(b) | maskBytes(b + 16) &<< 16)
                    record += recordSizeBytes
                    continue run
                case .maskSingles:
                    let b = vector(state, record, 3)
                    write64(destination(state, record), maskSingles(b))
                    record += recordSizeBytes
                    continue run
                case .maskDoubles:
                    let b = vector(state, record, 3)
                    write64(destination(state, record), maskDoubles(b))
                    record += recordSizeBytes
                    continue run
                case .broadcast8R:
                    let d = vector(state, record, 2)
                    let b = vector(state, record, 3)
                    broadcast(d, read8(b), 8, record)
                    record += recordSizeBytes
                    continue run
                case .broadcast8M:
                    let d = vector(state, record, 2)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 1) {
                        let b = host(entry, address)
                        broadcast(d, read8(b), 8, record)
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 1, stores: false) {
                        continue run
                    }
                case .broadcast16R:
                    let d = vector(state, record, 2)
                    let b = vector(state, record, 3)
                    broadcast(d, read16(b), 16, record)
                    record += recordSizeBytes
                    continue run
                case .broadcast16M:
                    let d = vector(state, record, 2)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 2) {
                        let b = host(entry, address)
                        broadcast(d, read16(b), 16, record)
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 2, stores: false) {
                        continue run
                    }
                case .broadcast32R:
                    let d = vector(state, record, 2)
                    let b = vector(state, record, 3)
                    broadcast(d, read32(b), 32, record)
                    record += recordSizeBytes
                    continue run
                case .broadcast32M:
                    let d = vector(state, record, 2)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let b = host(entry, address)
                        broadcast(d, read32(b), 32, record)
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .broadcast64R:
                    let d = vector(state, record, 2)
                    let b = vector(state, record, 3)
                    broadcast(d, read64(b), 64, record)
                    record += recordSizeBytes
                    continue run
                case .broadcast64M:
                    let d = vector(state, record, 2)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let b = host(entry, address)
                        broadcast(d, read64(b), 64, record)
                        record += recordSizeBytes
                        continue run
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .extractHalf:
                    let d = vector(state, record, 2)
                    let b = vector(state, record, 3)
                    copy16(d, b + Int(byte(record) & 1) &* 16)
                    clearHigh(d)
                    record += recordSizeBytes
                    continue run
                case .insertHalf:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    insertHalf(d, a, b, byte(record))
                    record += recordSizeBytes
                    continue run
                case .zeroUpper:
                    zeroUpper(state)
                    record += recordSizeBytes
                    continue run
                case .testVector128R:
                    let a = vector(state, record, 2)
                    let b = vector(state, record, 3)
                    testVector(state, a, b, wide: false)
                    record += recordSizeBytes
                    continue run
                case .testVector256R:
                    let a = vector(state, record, 2)
                    let b = vector(state, record, 3)
                    testVector(state, a, b, wide: true)
                    record += recordSizeBytes
                    continue run
                case .compareFlags32R:
                    let a = vector(state, record, 2)
                    let b = vector(state, record, 3)
                    if compareFlags32(state, read32(a), read32(b), byte(record)) {
                        record += recordSizeBytes
                        continue run
                    }
                case .compareFlags32M:
                    let a = vector(state, record, 2)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let b = host(entry, address)
                        if compareFlags32(state, read32(a), read32(b), byte(record)) {
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .toInteger32To32R:
                    let result = destination(state, record)
                    let b = vector(state, record, 3)
                    if let value = toInteger32(state, read32(b), 32, byte(record)) {
                        put32(result, value)
                        record += recordSizeBytes
                        continue run
                    }
                case .toInteger32To32M:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let b = host(entry, address)
                        if let value = toInteger32(state, read32(b), 32, byte(record)) {
                            put32(result, value)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .fromInteger32To32R:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let integer = source(state, record)
                    if let value = fromInteger32To32(state,read32(integer)) {
                        beginScalar(d, a, record)
                        write32(d, value)
                        record += recordSizeBytes
                        continue run
                    }
                case .fromInteger32To32M:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let b = host(entry, address)
                        if let value = fromInteger32To32(state,read32(b)) {
                            beginScalar(d, a, record)
                            write32(d, value)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .toInteger32To64R:
                    let result = destination(state, record)
                    let b = vector(state, record, 3)
                    if let value = toInteger32(state, read32(b), 64, byte(record)) {
                        write64(result, value)
                        record += recordSizeBytes
                        continue run
                    }
                case .toInteger32To64M:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let b = host(entry, address)
                        if let value = toInteger32(state, read32(b), 64, byte(record)) {
                            write64(result, value)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .fromInteger64To32R:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let integer = source(state, record)
                    if let value = fromInteger64To32(state,read64(integer)) {
                        beginScalar(d, a, record)
                        write32(d, value)
                        record += recordSizeBytes
                        continue run
                    }
                case .fromInteger64To32M:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let b = host(entry, address)
                        if let value = fromInteger64To32(state,read64(b)) {
                            beginScalar(d, a, record)
                            write32(d, value)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .compareFlags64R:
                    let a = vector(state, record, 2)
                    let b = vector(state, record, 3)
                    if compareFlags64(state, read64(a), read64(b), byte(record)) {
                        record += recordSizeBytes
                        continue run
                    }
                case .compareFlags64M:
                    let a = vector(state, record, 2)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let b = host(entry, address)
                        if compareFlags64(state, read64(a), read64(b), byte(record)) {
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .toInteger64To32R:
                    let result = destination(state, record)
                    let b = vector(state, record, 3)
                    if let value = toInteger64(state, read64(b), 32, byte(record)) {
                        put32(result, value)
                        record += recordSizeBytes
                        continue run
                    }
                case .toInteger64To32M:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let b = host(entry, address)
                        if let value = toInteger64(state, read64(b), 32, byte(record)) {
                            put32(result, value)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .fromInteger32To64R:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let integer = source(state, record)
                    if let value = fromInteger32To64(state,read32(integer)) {
                        beginScalar(d, a, record)
                        write64(d, value)
                        record += recordSizeBytes
                        continue run
                    }
                case .fromInteger32To64M:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let b = host(entry, address)
                        if let value = fromInteger32To64(state,read32(b)) {
                            beginScalar(d, a, record)
                            write64(d, value)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .toInteger64To64R:
                    let result = destination(state, record)
                    let b = vector(state, record, 3)
                    if let value = toInteger64(state, read64(b), 64, byte(record)) {
                        write64(result, value)
                        record += recordSizeBytes
                        continue run
                    }
                case .toInteger64To64M:
                    let result = destination(state, record)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let b = host(entry, address)
                        if let value = toInteger64(state, read64(b), 64, byte(record)) {
                            write64(result, value)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .fromInteger64To64R:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let integer = source(state, record)
                    if let value = fromInteger64To64(state,read64(integer)) {
                        beginScalar(d, a, record)
                        write64(d, value)
                        record += recordSizeBytes
                        continue run
                    }
                case .fromInteger64To64M:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let b = host(entry, address)
                        if let value = fromInteger64To64(state,read64(b)) {
                            beginScalar(d, a, record)
                            write64(d, value)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                case .convert32To64R:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    if let value = convert32To64(state, read32(b)) {
                        beginScalar(d, a, record)
                        write64(d, value)
                        record += recordSizeBytes
                        continue run
                    }
                case .convert32To64M:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 4) {
                        let b = host(entry, address)
                        if let value = convert32To64(state, read32(b)) {
                            beginScalar(d, a, record)
                            write64(d, value)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 4, stores: false) {
                        continue run
                    }
                case .convert64To32R:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let b = vector(state, record, 3)
                    if let value = convert64To32(state, read64(b)) {
                        beginScalar(d, a, record)
                        write32(d, value)
                        record += recordSizeBytes
                        continue run
                    }
                case .convert64To32M:
                    let d = vector(state, record, 2)
                    let a = vector(state, record, 13)
                    let address = farAddress(state, record)
                    let entry = dataEntry(state, address)
                    if canLoad(entry, address, 8) {
                        let b = host(entry, address)
                        if let value = convert64To32(state, read64(b)) {
                            beginScalar(d, a, record)
                            write32(d, value)
                            record += recordSizeBytes
                            continue run
                        }
                    } else if hart.fill(address, 8, stores: false) {
                        continue run
                    }
                }
                state.pc = pc &+ offset(record)
                state.countdown = countdown &- index(record)
                if hart.executeSlowly(record) {
                    record += recordSizeBytes
                    continue run
                }
                pc = state.pc
                countdown = state.countdown
                continue enter
            }
        }
        state.pc = pc
        state.countdown = countdown
    }
}
