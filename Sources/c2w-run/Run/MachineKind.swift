import Emulator
import ImageModel

/// The machines that guest images are built for, in the order in which an image that is for several chooses among them.
///
/// riscv64 comes first wherever we run, so that the same name gives the same run on each host: both machines are
/// emulated, and it is the one whose instructions are the less work.
enum MachineKind: CaseIterable {
    case riscv64
    case x86_64

    /// As the folder of its guest image and `guest.json` spell it.
    var guestName: String {
        switch self {
        case .riscv64: "riscv64"
        case .x86_64: "x86_64"
        }
    }

    /// What it runs, best first. Code for a lower level of amd64 is preferred: emulated, wider vectors gain nothing.
    var platforms: [Platform] {
        switch self {
        case .riscv64: [Platform(os: "linux", architecture: "riscv64")]
        case .x86_64:
            [nil, "v2", "v3"].map { Platform(os: "linux", architecture: "amd64", variant: $0) }
                + [Platform(os: "linux", architecture: "386")]
        }
    }

    /// - Parameter level: of an x86-64 processor.
    func architecture(_ level: ProcessorLevel) -> GuestArchitecture {
        switch self {
        case .riscv64: .riscv64
        case .x86_64: .x86_64(level.level)
        }
    }

    /// What images may be for, in order of preference.
    static let allPlatforms = allCases.flatMap(\.platforms)

    /// The machine for code of that platform, or why there is none.
    ///
    /// - Parameter name: what is for that platform, in the message.
    init(for platform: Platform, of name: String) throws(CommandError) {
        let found = MachineKind.allCases.first { kind in kind.platforms.contains { $0.rank(of: platform) != nil } }
        guard let found else {
            let all = MachineKind.allPlatforms.map(\.text).joined(separator: ", ")
            throw .failure("\(name): the machine runs \(all)")
        }
        self = found
    }
}
