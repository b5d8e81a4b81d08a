import Emulator
import HostPlatform

/// What the guest's kernel says on its own console: the last of it is kept for the case that the guest dies, and
/// all of it goes to stderr if asked for.
///
/// Threads: any.
final class KernelLog: ConsolePortSink, @unchecked Sendable {
    private static let keptBytes = 16 << 10

    private let isShown: Bool
    private let condition = HostCondition()  // guards the next
    private var kept: [UInt8] = []

    init(isShown: Bool) { self.isShown = isShown }

    func guestWrote(_ bytes: UnsafeRawBufferPointer) -> Int {
        if isShown { try? StandardStream.error.write(bytes) }
        condition.withLock {
            kept.append(contentsOf: bytes)
            if kept.count > 2 * KernelLog.keptBytes { kept.removeFirst(kept.count - KernelLog.keptBytes) }
        }
        return bytes.count
    }

    /// The last lines, safe to print.
    func lastLines(_ count: Int) -> [String] {
        condition.withLock {
            kept.split(separator: UInt8(ascii: "\n")).suffix(count).map {
                Terminal.printable($0.filter { $0 != UInt8(ascii: "\r") })
            }
        }
    }
}
