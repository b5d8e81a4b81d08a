// Written by `isagen` from Tools/isagen. Do not edit: change the table and run `swift run isagen`.

/// Which records fuse with the one behind them.
enum RISCVFusion {
    enum Kind: UInt8 {
        case loadPair
        case storePair
        case valueJump
        case valueLoad
        case loadBranch
        case valueBranch
        case values
    }

    /// Where the rows of a first record start in `rows`.
    static let starts: [UInt8] = [
        0, 0, 0, 1, 3, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 6, 9, 11,
        12, 12, 12, 12, 12, 13, 19, 19, 19, 19, 19, 23, 25, 26, 26, 31, 31, 31, 31, 31, 37, 37, 37, 40,
        42, 44, 46, 49, 49, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53,
        53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53,
        53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53,
        53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53,
        53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53,
        53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53,
        53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53,
        53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53,
        53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53,
    ]

    /// Second record, fused record, kind.
    static let rows: [UInt8] = [
        38, 231, RISCVFusion.Kind.values.rawValue,
        20, 209, RISCVFusion.Kind.valueLoad.rawValue,
        21, 208, RISCVFusion.Kind.valueLoad.rawValue,
        4, 232, RISCVFusion.Kind.values.rawValue,
        12, 212, RISCVFusion.Kind.loadBranch.rawValue,
        13, 213, RISCVFusion.Kind.loadBranch.rawValue,
        12, 210, RISCVFusion.Kind.loadBranch.rawValue,
        13, 211, RISCVFusion.Kind.loadBranch.rawValue,
        21, 201, RISCVFusion.Kind.loadPair.rawValue,
        12, 215, RISCVFusion.Kind.loadBranch.rawValue,
        13, 214, RISCVFusion.Kind.loadBranch.rawValue,
        17, 216, RISCVFusion.Kind.loadBranch.rawValue,
        28, 202, RISCVFusion.Kind.storePair.rawValue,
        8, 203, RISCVFusion.Kind.valueJump.rawValue,
        12, 218, RISCVFusion.Kind.valueBranch.rawValue,
        13, 217, RISCVFusion.Kind.valueBranch.rawValue,
        16, 219, RISCVFusion.Kind.valueBranch.rawValue,
        29, 233, RISCVFusion.Kind.values.rawValue,
        43, 235, RISCVFusion.Kind.values.rawValue,
        12, 222, RISCVFusion.Kind.valueBranch.rawValue,
        13, 223, RISCVFusion.Kind.valueBranch.rawValue,
        35, 227, RISCVFusion.Kind.values.rawValue,
        36, 228, RISCVFusion.Kind.values.rawValue,
        36, 224, RISCVFusion.Kind.values.rawValue,
        38, 225, RISCVFusion.Kind.values.rawValue,
        38, 226, RISCVFusion.Kind.values.rawValue,
        20, 205, RISCVFusion.Kind.valueLoad.rawValue,
        21, 204, RISCVFusion.Kind.valueLoad.rawValue,
        22, 207, RISCVFusion.Kind.valueLoad.rawValue,
        23, 206, RISCVFusion.Kind.valueLoad.rawValue,
        38, 230, RISCVFusion.Kind.values.rawValue,
        34, 234, RISCVFusion.Kind.values.rawValue,
        43, 247, RISCVFusion.Kind.values.rawValue,
        47, 251, RISCVFusion.Kind.values.rawValue,
        49, 249, RISCVFusion.Kind.values.rawValue,
        50, 248, RISCVFusion.Kind.values.rawValue,
        52, 242, RISCVFusion.Kind.values.rawValue,
        43, 240, RISCVFusion.Kind.values.rawValue,
        46, 241, RISCVFusion.Kind.values.rawValue,
        52, 252, RISCVFusion.Kind.values.rawValue,
        35, 229, RISCVFusion.Kind.values.rawValue,
        43, 250, RISCVFusion.Kind.values.rawValue,
        12, 220, RISCVFusion.Kind.valueBranch.rawValue,
        13, 221, RISCVFusion.Kind.valueBranch.rawValue,
        46, 238, RISCVFusion.Kind.values.rawValue,
        50, 237, RISCVFusion.Kind.values.rawValue,
        43, 253, RISCVFusion.Kind.values.rawValue,
        46, 239, RISCVFusion.Kind.values.rawValue,
        49, 236, RISCVFusion.Kind.values.rawValue,
        43, 246, RISCVFusion.Kind.values.rawValue,
        49, 244, RISCVFusion.Kind.values.rawValue,
        50, 243, RISCVFusion.Kind.values.rawValue,
        52, 245, RISCVFusion.Kind.values.rawValue,
    ]
}
