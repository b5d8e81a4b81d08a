/// What the local APIC does about interrupts of its own (SDM vol. 3 §11.5.1).
///
///     31            18 17 16   15       14       13        12      11 10  8 7    0
///     │ 0            │mode│mask│trigger│(remote)│polarity│(status)│ 0 │mode │vector│
struct LocalVectorTable {
    /// In the order of their registers, from 0x320 on.
    enum Source: Int {
        case timer, thermal, performance, line0, line1, error
    }

    enum TimerMode: UInt32 {
        case oneShot, periodic, deadline, reserved
    }

    private static let mask: UInt32 = 1 << 16
    /// The bits of each that can be written.
    private static let writable: [UInt32] = [0x700ff, 0x107ff, 0x107ff, 0x1a7ff, 0x1a7ff, 0x100ff]

    private var entries = [UInt32](repeating: mask, count: writable.count)

    /// `index` in 0...5.
    subscript(index: Int) -> UInt32 { entries[index] }

    /// - Parameter isEnabled: a switched off APIC's entries stay masked.
    mutating func store(_ index: Int, _ value: UInt32, isEnabled: Bool) {
        entries[index] = value & Self.writable[index] | (isEnabled ? 0 : Self.mask)
    }

    mutating func maskAll() {
        for index in entries.indices { entries[index] |= Self.mask }
    }

    /// nil: masked.
    func vector(_ source: Source) -> UInt8? {
        let entry = entries[source.rawValue]
        return entry & Self.mask == 0 ? UInt8(truncatingIfNeeded: entry) : nil
    }

    var timerMode: TimerMode { TimerMode(rawValue: entries[Source.timer.rawValue] >> 17 & 3) ?? .reserved }
}
