/// Two records in a row that become one: fewer dispatches, and the value between them stays in a host register.
///
/// What is here is what a profile of a kernel's boot, python, sha256sum, gzip and a shell found often. The ones
/// that touch memory are followed by the records they stand for: if the TLB has no answer, those run instead, so
/// a fused record never faults and its slow path is theirs.
enum Fusion {
    /// Two that only compute.
    case values(String, String)
    /// A value that is the base of the load behind it.
    case valueLoad(String, String)
    /// A load and a branch.
    case loadBranch(String, String)
    /// A computation with a 12-bit immediate and a branch.
    case valueBranch(String, String)
    /// The same and a jump through a register.
    case valueJump(String)
    /// Two doublewords side by side, off one base.
    case loadPair, storePair

    var records: (first: String, second: String) {
        switch self {
        case .values(let first, let second), .valueLoad(let first, let second), .loadBranch(let first, let second),
            .valueBranch(let first, let second):
            (first, second)
        case .valueJump(let first): (first, "jumpRegister")
        case .loadPair: ("ld", "ld")
        case .storePair: ("sd", "sd")
        }
    }

    /// Name of the fused record.
    var name: String {
        let second = caseName(records.second)
        return caseName(records.first) + "Then" + second.prefix(1).uppercased() + second.dropFirst()
    }

    /// Name of the case of `RISCVFusion.Kind`.
    var kind: String {
        switch self {
        case .values: "values"
        case .valueLoad: "valueLoad"
        case .loadBranch: "loadBranch"
        case .valueBranch: "valueBranch"
        case .valueJump: "valueJump"
        case .loadPair: "loadPair"
        case .storePair: "storePair"
        }
    }
}

let fusions: [Fusion] =
    [
        .loadPair, .storePair, .valueJump("addi"),
        .valueLoad("add", "ld"), .valueLoad("add", "lw"), .valueLoad("add", "lhu"), .valueLoad("add", "lbu"),
        .valueLoad("pcRelative", "ld"), .valueLoad("pcRelative", "lw"),
        .loadBranch("ld", "beq"), .loadBranch("ld", "bne"), .loadBranch("lw", "beq"), .loadBranch("lw", "bne"),
        .loadBranch("lbu", "bne"), .loadBranch("lbu", "beq"), .loadBranch("lhu", "bgeu"),
        .valueBranch("addi", "bne"), .valueBranch("addi", "beq"), .valueBranch("addi", "bltu"),
        .valueBranch("addiw", "beq"), .valueBranch("addiw", "bne"), .valueBranch("andi", "beq"),
        .valueBranch("andi", "bne"),
    ]
    + [
        ("slli", "srli"), ("slli", "add"), ("srli", "add"), ("andi", "slli"), ("andi", "srli"), ("and", "slli"),
        ("add", "add"), ("constant", "add"), ("move", "move"), ("addi", "addi"), ("xor", "andi"), ("addi", "xor"),
        ("srliw", "slliw"), ("slliw", "srliw"), ("slliw", "or"), ("srliw", "or"), ("or", "xor"), ("or", "or"),
        ("xor", "addw"), ("addw", "srliw"), ("addw", "slliw"), ("addw", "addw"), ("addw", "xor"), ("xor", "xor"),
        ("xor", "srliw"), ("xor", "slliw"), ("and", "xor"), ("xor", "and"), ("or", "addw"), ("srliw", "xor"),
    ].map { .values($0, $1) }
