import ArgumentParser
import Emulator
import HostPlatform
import ImageModel
import ImageMounter

/// The microarchitecture level of an x86-64 processor, as `--cpu` takes it.
enum ProcessorLevel: String, CaseIterable, Comparable, ExpressibleByArgument {
    case v1, v2, v3

    /// What runs everything that asks for nothing: emulated, wider vectors gain nothing.
    static let standard = ProcessorLevel.v2

    var level: X86Level {
        switch self {
        case .v1: .v1
        case .v2: .v2
        case .v3: .v3
        }
    }

    static func < (left: ProcessorLevel, right: ProcessorLevel) -> Bool { left.rawValue < right.rawValue }
}

/// That an image needs more than a processor of the standard level may have.
struct LevelNeed {
    /// As the x86-64 psABI counts them: 1 for the baseline to 4.
    var number: UInt8
    /// What says so.
    private var reason: String

    /// By the platform that the image is for; nil where that says nothing.
    init?(of image: String, for platform: Platform) {
        guard platform.architecture == "amd64", let variant = platform.variant, variant.first == "v",
            let number = UInt8(variant.dropFirst())
        else { return nil }
        self.number = number
        reason = "\(image) is for \(platform.text)"
    }

    init(of image: String, _ demand: LevelDemand) {
        number = demand.level
        reason = "\(image): \(Terminal.printable(demand.path.bytes)) needs x86-64-v\(demand.level)"
    }

    /// nil: we have none.
    var level: ProcessorLevel? { ProcessorLevel(rawValue: "v\(number)") }

    func isMet(by level: ProcessorLevel) -> Bool {
        guard let needed = self.level else { return number == 0 }
        return needed <= level
    }

    /// Why it does not run.
    func refusal(on level: ProcessorLevel) -> CommandError {
        let advice = self.level.map { ": use --cpu \($0.rawValue)" } ?? ", and none is higher than v3"
        return .failure("\(reason), the CPU is \(level.rawValue)\(advice)")
    }
}
