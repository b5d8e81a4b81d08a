// CPUID: exactly what is there, as a GenuineIntel so that Linux takes the TSC's frequency from leaf 15h.
extension X86Processor {
    /// TSC ticks a second: those of `X86Bus.timestamp`.
    public static let timestampHz: UInt64 = 1_000_000_000
    private static let crystalHz: UInt64 = 25_000_000
    private static let brand: StaticString = "c2w-run virtual x86-64 processor"

    func identify() {
        let leaf = UInt32(truncatingIfNeeded: general(0))
        let (a, b, c, d) = identity(leaf, UInt32(truncatingIfNeeded: general(1)))
        setGeneral(0, UInt64(a))
        setGeneral(3, UInt64(b))
        setGeneral(1, UInt64(c))
        setGeneral(2, UInt64(d))
    }

    private func has(_ feature: X86Features, _ bit: UInt32) -> UInt32 {
        X86Features(rawValue: state.features).contains(feature) ? 1 << bit : 0
    }

    private typealias Leaf = (a: UInt32, b: UInt32, c: UInt32, d: UInt32)

    private func identity(_ leaf: UInt32, _ subleaf: UInt32) -> Leaf {
        switch leaf {
        case 0: return (0x16, 0x756e_6547, 0x6c65_746e, 0x4965_6e69)
        case 1: return featureLeaf()
        case 2: return (0x00ff_ff01, 0, 0, 0)
        case 4: return cacheLeaf(subleaf)
        case 6: return (1 << 2, 0, 0, 0)  // ARAT
        case 7: return subleaf == 0 ? structuredLeaf() : (0, 0, 0, 0)
        case 0xb: return subleaf == 0 ? (0, 1, 0x100, 0) : subleaf == 1 ? (0, 1, 0x201, 0) : (0, 0, subleaf, 0)
        case 0xd: return stateLeaf(subleaf)
        case 0x15: return (1, UInt32(Self.timestampHz / Self.crystalHz), UInt32(Self.crystalHz), 0)
        case 0x16: return (UInt32(Self.timestampHz / 1_000_000), UInt32(Self.timestampHz / 1_000_000), 100, 0)
        case 0x4000_0000: return (0x4000_0000, 0x5732_4363, 0x6e75_722d, 0x2020_2020)  // "cC2W" "-run"
        case 0x8000_0000: return (0x8000_0008, 0, 0, 0)
        case 0x8000_0001:
            return (
                0, 0, 1 | has(.lzcnt, 5) | 1 << 8,
                1 << 11 | 1 << 20 | 1 << 26 | has(.rdtscp, 27) | 1 << 29
            )
        case 0x8000_0002...0x8000_0004: return brandLeaf(leaf - 0x8000_0002)
        case 0x8000_0006: return (0, 0, 0x0100_6040, 0)
        case 0x8000_0007: return (0, 0, 0, 1 << 8)  // invariant TSC
        case 0x8000_0008: return (UInt32(X86PageEntry.physicalBits) | 48 << 8, 0, 0, 0)
        default: return (0, 0, 0, 0)
        }
    }

    private func featureLeaf() -> Leaf {
        var c = has(.sse3, 0) | has(.pclmul, 1) | has(.ssse3, 9) | has(.fma, 12) | has(.cx16, 13) | 1 << 17
        c |= has(.sse41, 19) | has(.sse42, 20) | has(.movbe, 22) | has(.popcnt, 23) | 1 << 24 | has(.aes, 25)
        c |= has(.xsave, 26) | has(.avx, 28) | has(.f16c, 29) | has(.rdrand, 30) | 1 << 31
        if state.cr4 & X86CR4.xsave != 0 { c |= 1 << 27 }
        // FPU DE PSE TSC MSR PAE MCE CX8 APIC SEP MTRR PGE MCA CMOV PAT CLFSH MMX FXSR SSE SSE2
        let d: UInt32 =
            1 | 1 << 2 | 1 << 3 | 1 << 4 | 1 << 5 | 1 << 6 | 1 << 8 | 1 << 9 | 1 << 11 | 1 << 13 | 1 << 15 | 1 << 16
            | 1 << 19 | 1 << 23 | 1 << 24 | 1 << 25 | 1 << 26
        // Family 6, model 85; CLFLUSH of 64 bytes, one processor.
        return (0x0005_0654, 0x0001_0800, c, d)
    }

    private func structuredLeaf() -> Leaf {
        // FSGSBASE, TSC_ADJUST, SMEP, ERMS, INVPCID, SMAP.
        var b: UInt32 = 1 << 0 | 1 << 1 | 1 << 7 | 1 << 9 | 1 << 10 | 1 << 20
        b |= has(.bmi1, 3) | has(.avx2, 5) | has(.bmi2, 8) | has(.adx, 19) | has(.sha, 29)
        b |= has(.clflushopt, 23) | has(.clwb, 24) | has(.rdseed, 18)
        // UMIP. ARCH_CAPABILITIES comes with an MSR that is not there: mitigations are the kernel's to turn off.
        return (0, b, 1 << 2 | has(.rdpid, 22), 0)
    }

    /// 32 KiB L1, 1 MiB L2.
    private func cacheLeaf(_ subleaf: UInt32) -> Leaf {
        switch subleaf {
        case 0: return (0x21, 7 << 22 | 63, 63, 0)
        case 1: return (0x22, 7 << 22 | 63, 63, 0)
        case 2: return (0x43, 15 << 22 | 63, 1023, 0)
        default: return (0, 0, 0, 0)
        }
    }

    private func stateLeaf(_ subleaf: UInt32) -> Leaf {
        guard level != .v1 else { return (0, 0, 0, 0) }
        let hasAVX = level == .v3
        switch subleaf {
        case 0: return (hasAVX ? 7 : 3, state.xcr0 & 4 != 0 ? 832 : 576, hasAVX ? 832 : 576, 0)
        case 1: return (has(.xsaveopt, 0) | has(.xsavec, 1) | 1 << 2, state.xcr0 & 4 != 0 ? 832 : 576, 0, 0)
        case 2: return hasAVX ? (256, 576, 0, 0) : (0, 0, 0, 0)
        default: return (0, 0, 0, 0)
        }
    }

    private func brandLeaf(_ part: UInt32) -> Leaf {
        func word(_ index: Int) -> UInt32 {
            var word: UInt32 = 0
            for byte in 0..<4 {
                let at = Int(part) * 16 + index * 4 + byte
                if at < Self.brand.utf8CodeUnitCount { word |= UInt32(Self.brand.utf8Start[at]) << UInt32(8 * byte) }
            }
            return word
        }
        return (word(0), word(1), word(2), word(3))
    }
}
