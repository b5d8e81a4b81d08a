/// Constants of the transcendental functions, truncated to 128 bits. Tables are functions: they need no memory of their own.
enum X87Tables {
    @inline(__always)
    private static func word(_ high: UInt64, _ low: UInt64) -> UInt128 { UInt128(high) &<< 64 | UInt128(low) }

    /// π ÷ 2 × 2^127.
    static var halfPi: UInt128 { word(0xc90f_daa2_2168_c234, 0xc4c6_628b_80dc_1cd1) }
    /// ln 2 × 2^128.
    static var ln2: UInt128 { word(0xb172_17f7_d1cf_79ab, 0xc9e3_b398_03f2_f6af) }
    /// 2 ÷ ln 2 × 2^126.
    static var twoOverLn2: UInt128 { word(0xb8aa_3b29_5c17_f0bb, 0xbe87_fed0_691d_3e88) }

    /// 2^127 ÷ n!, for n of 0...35.
    static func inverseFactorial(_ n: Int) -> UInt128 {
        switch n {
        case 0: return word(0x8000_0000_0000_0000, 0x0000_0000_0000_0000)
        case 1: return word(0x8000_0000_0000_0000, 0x0000_0000_0000_0000)
        case 2: return word(0x4000_0000_0000_0000, 0x0000_0000_0000_0000)
        case 3: return word(0x1555_5555_5555_5555, 0x5555_5555_5555_5555)
        case 4: return word(0x0555_5555_5555_5555, 0x5555_5555_5555_5555)
        case 5: return word(0x0111_1111_1111_1111, 0x1111_1111_1111_1111)
        case 6: return word(0x002d_82d8_2d82_d82d, 0x82d8_2d82_d82d_82d8)
        case 7: return word(0x0006_8068_0680_6806, 0x8068_0680_6806_8068)
        case 8: return word(0x0000_d00d_00d0_0d00, 0xd00d_00d0_0d00_d00d)
        case 9: return word(0x0000_171d_e3a5_56c7, 0x338f_aac1_c88e_5001)
        case 10: return word(0x0000_024f_c9f6_ef13, 0xeb8e_5de0_2da7_d4cc)
        case 11: return word(0x0000_0035_cc8a_cfea, 0x89c7_1fce_8fc9_706f)
        case 12: return word(0x0000_0004_7bb6_3bfe, 0x3625_ed51_36a6_1eb3)
        case 13: return word(0x0000_0000_5849_184e, 0xa1b4_25f2_8e0c_c748)
        case 14: return word(0x0000_0000_064e_5d2a, 0x301f_2748_2eb7_c517)
        case 15: return word(0x0000_0000_006b_9fcf, 0x9cce_e07c_4761_95ac)
        case 16: return word(0x0000_0000_0006_b9fc, 0xf9cc_ee07_c476_195a)
        case 17: return word(0x0000_0000_0000_654b, 0x1dc0_c2b5_29ac_9814)
        case 18: return word(0x0000_0000_0000_05a0, 0x9e18_ee5f_65de_ec01)
        case 19: return word(0x0000_0000_0000_004b, 0xd26d_1a05_055c_9328)
        case 20: return word(0x0000_0000_0000_0003, 0xca85_7480_4044_a0f5)
        case 21: return word(0x0000_0000_0000_0000, 0x2e37_1ded_b9ea_e317)
        case 22: return word(0x0000_0000_0000_0000, 0x0219_c72d_b6ff_0a52)
        case 23: return word(0x0000_0000_0000_0000, 0x0017_61b4_1316_3819)
        case 24: return word(0x0000_0000_0000_0000, 0x0000_f967_80cb_97ab)
        case 25: return word(0x0000_0000_0000_0000, 0x0000_09f9_e66e_8b2f)
        case 26: return word(0x0000_0000_0000_0000, 0x0000_0062_3a17_f1a9)
        case 27: return word(0x0000_0000_0000_0000, 0x0000_0003_a356_385b)
        case 28: return word(0x0000_0000_0000_0000, 0x0000_0000_2143_144c)
        case 29: return word(0x0000_0000_0000_0000, 0x0000_0000_0125_9f98)
        case 30: return word(0x0000_0000_0000_0000, 0x0000_0000_0009_c996)
        case 31: return word(0x0000_0000_0000_0000, 0x0000_0000_0000_50d3)
        case 32: return word(0x0000_0000_0000_0000, 0x0000_0000_0000_0286)
        case 33: return word(0x0000_0000_0000_0000, 0x0000_0000_0000_0013)
        case 34: return word(0x0000_0000_0000_0000, 0x0000_0000_0000_0000)
        default: return word(0x0000_0000_0000_0000, 0x0000_0000_0000_0000)
        }
    }

    /// 2^127 ÷ n, for odd n of 1...53.
    static func inverseOdd(_ n: Int) -> UInt128 {
        switch n {
        case 1: return word(0x8000_0000_0000_0000, 0x0000_0000_0000_0000)
        case 3: return word(0x2aaa_aaaa_aaaa_aaaa, 0xaaaa_aaaa_aaaa_aaaa)
        case 5: return word(0x1999_9999_9999_9999, 0x9999_9999_9999_9999)
        case 7: return word(0x1249_2492_4924_9249, 0x2492_4924_9249_2492)
        case 9: return word(0x0e38_e38e_38e3_8e38, 0xe38e_38e3_8e38_e38e)
        case 11: return word(0x0ba2_e8ba_2e8b_a2e8, 0xba2e_8ba2_e8ba_2e8b)
        case 13: return word(0x09d8_9d89_d89d_89d8, 0x9d89_d89d_89d8_9d89)
        case 15: return word(0x0888_8888_8888_8888, 0x8888_8888_8888_8888)
        case 17: return word(0x0787_8787_8787_8787, 0x8787_8787_8787_8787)
        case 19: return word(0x06bc_a1af_286b_ca1a, 0xf286_bca1_af28_6bca)
        case 21: return word(0x0618_6186_1861_8618, 0x6186_1861_8618_6186)
        case 23: return word(0x0590_b216_42c8_590b, 0x2164_2c85_90b2_1642)
        case 25: return word(0x051e_b851_eb85_1eb8, 0x51eb_851e_b851_eb85)
        case 27: return word(0x04bd_a12f_684b_da12, 0xf684_bda1_2f68_4bda)
        case 29: return word(0x0469_ee58_469e_e584, 0x69ee_5846_9ee5_8469)
        case 31: return word(0x0421_0842_1084_2108, 0x4210_8421_0842_1084)
        case 33: return word(0x03e0_f83e_0f83_e0f8, 0x3e0f_83e0_f83e_0f83)
        case 35: return word(0x03a8_3a83_a83a_83a8, 0x3a83_a83a_83a8_3a83)
        case 37: return word(0x0375_9f22_9837_59f2, 0x2983_759f_2298_3759)
        case 39: return word(0x0348_3483_4834_8348, 0x3483_4834_8348_3483)
        case 41: return word(0x031f_3831_f383_1f38, 0x31f3_831f_3831_f383)
        case 43: return word(0x02fa_0be8_2fa0_be82, 0xfa0b_e82f_a0be_82fa)
        case 45: return word(0x02d8_2d82_d82d_82d8, 0x2d82_d82d_82d8_2d82)
        case 47: return word(0x02b9_3105_7262_0ae4, 0xc415_c988_2b93_1057)
        case 49: return word(0x029c_bc14_e5e0_a72f, 0x0539_7829_cbc1_4e5e)
        case 51: return word(0x0282_8282_8282_8282, 0x8282_8282_8282_8282)
        default: return word(0x026a_439f_656f_1826, 0xa439_f656_f182_6a43)
        }
    }

    /// atan(i ÷ 8) × 2^128, for i of 0...8.
    static func arcTangent(_ i: Int) -> UInt128 {
        switch i {
        case 0: return word(0x0000_0000_0000_0000, 0x0000_0000_0000_0000)
        case 1: return word(0x1fd5_ba9a_ac2f_6dc6, 0x5912_f313_e7d1_11de)
        case 2: return word(0x3eb6_ebf2_5901_bac5, 0x5b71_e7bd_7de8_85f9)
        case 3: return word(0x5bd8_6507_937b_c239, 0xc551_9091_6e7f_2241)
        case 4: return word(0x76b1_9c15_86ed_3da2, 0xb7f2_22f6_5e1d_4681)
        case 5: return word(0x8f00_5d5e_f7f5_9f9b, 0x5c83_5e16_65c4_3747)
        case 6: return word(0xa4bc_7d19_34f7_0924, 0x19a8_7f2a_457d_ac9e)
        case 7: return word(0xb805_3e2b_c231_9e73, 0xcb2d_a552_10a4_443d)
        default: return word(0xc90f_daa2_2168_c234, 0xc4c6_628b_80dc_1cd1)
        }
    }

    /// 2^(i ÷ 8) × 2^127, for i of 0...7.
    static func powerOfTwo(_ i: Int) -> UInt128 {
        switch i {
        case 0: return word(0x8000_0000_0000_0000, 0x0000_0000_0000_0000)
        case 1: return word(0x8b95_c1e3_ea8b_d6e6, 0xfbe4_6287_58a5_3c90)
        case 2: return word(0x9837_f051_8db8_a96f, 0x46ad_2318_2e42_f6f6)
        case 3: return word(0xa5fe_d6a9_b151_38ea, 0x1cbd_7f62_1710_701b)
        case 4: return word(0xb504_f333_f9de_6484, 0x597d_89b3_754a_be9f)
        case 5: return word(0xc567_2a11_5506_dadd, 0x3e2a_d0c9_64dd_9f37)
        case 6: return word(0xd744_fcca_d69d_6af4, 0x39a6_8bb9_902d_3fde)
        default: return word(0xeac0_c6e7_dd24_392e, 0xd02d_75b3_706e_54fa)
        }
    }

    /// 2 ÷ π, 64 bits behind the point in each word, the highest first.
    static func twoOverPi(_ index: Int) -> UInt64 {
        switch index {
        case 0: return 0xa2f9_836e_4e44_1529
        case 1: return 0xfc27_57d1_f534_ddc0
        case 2: return 0xdb62_9599_3c43_9041
        case 3: return 0xfe51_63ab_debb_c561
        default: return 0xb724_6e3a_424d_d2e0
        }
    }
}
