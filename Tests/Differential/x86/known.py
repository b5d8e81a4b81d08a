"""Differences between our decoder and others that are meant: each has a name and a reason."""

import decoders

# Features that no guest of ours is shown, as iced-x86 names them: their encodings are #UD, or what they were before.
ABSENT = {
    name: name
    for name in (
        "MPX VMX SVM SGX1 SMX SSE4A XOP FMA4 TBM LWP D3NOW D3NOWEXT CET_SS CET_IBT RTM HLE_OR_RTM GFNI VAES VPCLMULQDQ "
        "SERIALIZE WAITPKG ENQCMD UINTR MOVDIRI MOVDIR64B AMX_TILE AMX_INT8 AMX_BF16 AMX_FP16 AMX_COMPLEX AVX_VNNI "
        "AVX_VNNI_INT8 AVX_VNNI_INT16 AVX_IFMA AVX_NE_CONVERT CMPCCXADD RAO_INT SHA512 SM3 SM4 KL AESKLE WIDE_KL HRESET "
        "MCOMMIT RDPRU MONITORX CLZERO INVLPGB SEV_ES SEV_SNP PKU PTWRITE PCONFIG TSXLDTRK FRED LKGS MSRLIST WRMSRNS "
        "PBNDKB TDX INVEPT INVVPID SKINIT SKINIT_OR_SVM OSS RMPQUERY CL1INVMB WBNOINVD KNC PREFETCHITI CLDEMOTE TSE SMM "
        "AVX512F AVX512BW AVX512DQ AVX512CD AVX512VL AVX512ER AVX512PF AVX512_BF16 AVX512_FP16 AVX512_BITALG "
        "AVX512_IFMA AVX512_VBMI AVX512_VBMI2 AVX512_VNNI AVX512_VPOPCNTDQ AVX512_VP2INTERSECT AVX512_4FMAPS "
        "AVX512_4VNNIW PADLOCK_ACE PADLOCK_PHE PADLOCK_PMM PADLOCK_RNG PADLOCK_GMI PADLOCK_UNDOC PCOMMIT"
    ).split()
}

REASONS = {name: "not offered" for name in ABSENT} | {
    "prefetch": "0F 0D but /1 and /2 is a hint whose name the manual leaves open",
    "pause": "F3 90 with REX.B: XCHG with R8, as AMD's family 19h does; iced-x86 has PAUSE",
}


# The same instruction under two names.
SAME_NAME = {
    "callf": "call", "jmpf": "jmp", "xlatb": "xlat", "wait": "fwait", "pushaw": "pusha", "popaw": "popa",
    "iretw": "iret", "pushfw": "pushf", "popfw": "popf", "sysretq": "sysret", "sysexitq": "sysexit", "sal": "shl",
    "reservednop": "nop", "retfw": "retf", "retfd": "retf", "retfq": "retf", "salc": "salc",
}
# iced-x86 has a name for each with REX.W.
WITH_64 = {name + "64" for name in (
    "fxsave fxrstor xsave xrstor xsaveopt xsavec xsaves xrstors vpcmpestrm vpcmpestri pcmpestrm pcmpestri").split()}
# iced-x86 names a 16-bit source register by the operand size.
SOURCE_16 = {"lldt", "ltr", "lmsw", "arpl", "verr", "verw"}
# iced-x86 names the general register by REX.W; the upper half is not read, or zero either way.
ANY_WIDTH = {prefix + name for prefix in ("", "v") for name in ("pinsrb", "pinsrw", "pextrb", "pextrw", "extractps")}
# XMM0 is an operand in the table, as in the manual; iced-x86 leaves it out.
IMPLIED_XMM0 = {"pblendvb", "blendvps", "blendvpd", "sha256rnds2"}
GENERAL = {}
for number, names in enumerate(zip("ax cx dx bx sp bp si di".split(), "al cl dl bl spl bpl sil dil".split())):
    for name in (names[0], "e" + names[0], "r" + names[0], names[1]):
        GENERAL[name] = number
for number in range(8, 16):
    for suffix in ("", "d", "w", "b"):
        GENERAL[f"r{number}{suffix}"] = number


def normal(answer, bits):
    """What two answers that mean the same have in common."""
    length, name, prefixes, operands = answer
    name = SAME_NAME.get(name, name)
    if name in WITH_64:
        name = name[:-2]
    if name in IMPLIED_XMM0:
        operands = operands[:2]
    if name == "nop" or name.startswith("reservednop"):
        name, operands = "nop", operands[:1]
    if name in SOURCE_16 or name in ANY_WIDTH:
        operands = [GENERAL.get(operand, operand) for operand in operands]
    if bits == 64:
        # ES, CS, SS and DS have no base in 64-bit mode: their prefixes are ignored.
        operands = [
            ":".join([parts[0], parts[1] if parts[1] in ("fs", "gs") else "flat", *parts[2:]])
            if isinstance(operand, str) and operand[0] == "m" and len(parts := operand.split(":")) > 2 else operand
            for operand in operands
        ]
    return length, name, prefixes, operands


def validity(bits, data, ours, theirs, instruction, row):
    """One side sees an instruction, the other does not."""
    if theirs is not None and ours is None:
        for feature in instruction.cpuid_features():
            name = decoders.FEATURES[feature]
            if name in ABSENT:
                return name
    return None


def detail(bits, data, ours, theirs, instruction, row):
    """Both see one, but not the same."""
    if row["mnemonic"] == "PREFETCH" and theirs[1].startswith("prefetch") and ours[0] == theirs[0]:
        return "prefetch"
    if row["mnemonic"] == "XCHG" and theirs[1] == "pause" and ours[0] == theirs[0]:
        return "pause"
    for feature in instruction.cpuid_features():
        name = decoders.FEATURES[feature]
        if name in ABSENT:
            return name
    return None


OTHER_NAMES = {
    # GNU.
    "movabs": "mov", "sgdtd": "sgdt", "sgdtw": "sgdt", "sidtd": "sidt", "sidtw": "sidt",
    "lgdtd": "lgdt", "lgdtw": "lgdt", "lidtd": "lidt", "lidtw": "lidt", "icebp": "int1", "fneni(8087": "fneni",
    "fndisi(8087": "fndisi", "fnsetpm(287": "fnsetpm", "pushaw": "pusha", "ljmp": "jmp", "lcall": "call",
    "lret": "ret", "fisttp": "fisttp", "loopw": "loop",
    # Capstone.
    "pushal": "pusha", "popal": "popa", "pushaw": "pusha", "popaw": "popa", "feni8087_nop": "fneni",
    "fdisi8087_nop": "fndisi", "fsetpm": "fnsetpm", "fstpnce": "fstpnce", "fcompi": "fcomip", "fucompi": "fucomip",
    "salc": "salc", "wait": "fwait", "iretd": "iret", "retf": "ret", "retfq": "ret", "ffreep": "ffreep",
}
COMPARISONS = "eq lt le unord neq nlt nle ord eq_uq nge ngt false neq_oq ge gt true".split()


def plain(name):
    """A mnemonic without what the decoders differ in: sizes, comparisons and carry-less multiplies by name, aliases."""
    name = OTHER_NAMES.get(name, name)
    name = SAME_NAME.get(name, name)
    for family in ("movs", "cmps", "stos", "lods", "scas", "ins", "outs"):
        if name in (family, family + "b", family + "w", family + "d", family + "q"):
            return family
    for family in ("pushf", "popf", "iret", "pusha", "popa", "push", "pop", "call", "jmp", "ret", "enter", "leave",
                   "fldenv", "fnstenv", "frstor", "fnsave", "sysret", "sysexit", "pcmpestri", "pcmpestrm", "vpcmpestri",
                   "vpcmpestrm"):
        if name in (family, family + "w", family + "d", family + "q"):
            return family
    if name[-2:] == "64":
        return name[:-2]
    for packed in ("ps", "pd", "ss", "sd"):
        for prefix in ("cmp", "vcmp"):
            if name.startswith(prefix) and name.endswith(packed):
                return prefix + packed
    if "pclmul" in name:
        return name[: name.index("pclmul")] + "pclmulqdq"
    return name


def other(oracle, sample, ours, theirs, agrees):
    """None: agreed. Else what it is to be counted as, "differs" for what must not be.

    `agrees`: iced-x86 sees every part as we do, or sees on purpose something else.
    """
    if ours == "short":
        return "cut short"
    if ours is None and theirs is None:
        return None
    if ours is not None and theirs is not None and ours[0] == theirs[0] and plain(ours[1]) == plain(theirs[1]):
        return None
    return "outvoted" if agrees else "differs"
