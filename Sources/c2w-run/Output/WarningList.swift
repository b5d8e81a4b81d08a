import HostPlatform

/// Warnings of the core. They are held back until it is known whether one of them is the reason for a failure:
/// a person should read each thing once.
///
/// Threads: any.
final class WarningList: @unchecked Sendable {
    private let condition = HostCondition()  // guards the two below
    private var held: [String] = []
    private var isHolding = true

    /// A failing core can repeat itself: more than this is not kept.
    private static let maxHeld = 100

    func add(_ warning: String) {
        condition.withLock {
            if isHolding {
                if held.count < WarningList.maxHeld { held.append(warning) }
            } else {
                WarningList.write(warning)
            }
        }
    }

    /// The first warning, which then counts as said.
    func takeFirst() -> String? { condition.withLock { held.isEmpty ? nil : held.removeFirst() } }

    /// Writes what was held back, and from now on each as it comes.
    func show() {
        condition.withLock {
            for warning in held { WarningList.write(warning) }
            held = []
            isHolding = false
        }
    }

    private static func write(_ warning: String) {
        StandardStream.error.writeLine("c2w-run: warning: " + Terminal.printable([UInt8](warning.utf8)))
    }
}
