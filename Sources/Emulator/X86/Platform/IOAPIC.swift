/// The I/O APIC: 24 pins, each with an entry that says which interrupt its line is.
///
/// Intel 82093AA data sheet (290566), with the EOI register of version 0x20 (Intel 631xESB/632xESB data sheet):
///
///     MMIO  00 register select   10 window   40 EOI
///     registers  00 ID   01 version, pins   02 arbitration   10 + 2·pin, 11 + 2·pin  redirection entry
///
///     63        56 55   17  16     15     14         13       12       11        10   8 7     0
///     │destination│  0   │mask│trigger│remote IRR│polarity│(status)│logical│  mode  │ vector │
///
/// Threads: the CPU's.
package final class IOAPIC {
    package static let sizeBytes: UInt64 = 0x1000
    package static let pinCount = 24
    private static let version: UInt32 = 0x20

    private static let masked: UInt64 = 1 << 16
    private static let level: UInt64 = 1 << 15
    private static let remoteIRR: UInt64 = 1 << 14
    private static let activeLow: UInt64 = 1 << 13
    private static let readOnly: UInt64 = remoteIRR | 1 << 12
    private static let writable: UInt64 = 0xff00_0000_0001_ffff

    private let localAPIC: LocalAPIC
    private var selected: UInt8 = 0
    private var id: UInt32
    private var entries = [UInt64](repeating: masked, count: pinCount)
    // A bit a pin.
    private var lines: UInt32 = 0
    /// Edges that have not been passed on: the local APIC was switched off.
    private var edges: UInt32 = 0

    package init(id: UInt8, localAPIC: LocalAPIC) {
        self.id = UInt32(id) << 24
        self.localAPIC = localAPIC
    }

    /// Whether any pin could ever interrupt.
    package var hasEnabledPin: Bool { entries.contains { $0 & Self.masked == 0 } }

    /// The electrical level; `pin` in 0..<24.
    package func setLine(_ pin: Int, _ isHigh: Bool) {
        let bit: UInt32 = 1 << UInt32(pin)
        let wasActive = isActive(pin)
        if isHigh { lines |= bit } else { lines &= ~bit }
        // An edge that comes while its pin is masked is not kept.
        if !wasActive, isActive(pin), entries[pin] & (Self.level | Self.masked) == 0 { edges |= bit }
        serve(pin)
    }

    /// The local APIC's broadcast that a level-triggered interrupt is over.
    package func endOfInterrupt(vector: UInt8) {
        for pin in entries.indices
        where entries[pin] & Self.level != 0 && UInt8(truncatingIfNeeded: entries[pin]) == vector {
            entries[pin] &= ~Self.remoteIRR
            serve(pin)
        }
    }

    package func load(_ offset: UInt64, size: Int) -> UInt32 {
        switch offset {
        case 0x00: return UInt32(selected)
        case 0x10 where size == 4: return register
        default: return 0
        }
    }

    package func store(_ offset: UInt64, _ value: UInt32, size: Int) {
        switch offset {
        case 0x00: selected = UInt8(truncatingIfNeeded: value)
        case 0x10 where size == 4: setRegister(value)
        case 0x40: endOfInterrupt(vector: UInt8(truncatingIfNeeded: value))
        default: break
        }
    }

    private var register: UInt32 {
        switch selected {
        case 0x00, 0x02: return id
        case 0x01: return Self.version | UInt32(Self.pinCount - 1) << 16
        case 0x10..<0x10 + UInt8(Self.pinCount) * 2:
            return UInt32(truncatingIfNeeded: entries[Int(selected - 0x10) / 2] >> (UInt64(selected & 1) * 32))
        default: return 0
        }
    }

    private func setRegister(_ value: UInt32) {
        switch selected {
        case 0x00: id = value & 0x0f00_0000
        case 0x10..<0x10 + UInt8(Self.pinCount) * 2:
            let pin = Int(selected - 0x10) / 2
            let shift = UInt64(selected & 1) * 32
            let old = entries[pin]
            var entry = old & ~(0xffff_ffff << shift) | UInt64(value) << shift
            entry = entry & Self.writable & ~Self.readOnly | old & Self.remoteIRR
            // Nothing is under way on a pin that takes edges: Linux clears it by a change to edge and back.
            if entry & Self.level == 0 { entry &= ~Self.remoteIRR } else { edges &= ~(1 << UInt32(pin)) }
            entries[pin] = entry
            serve(pin)
        default: break
        }
    }

    private func isActive(_ pin: Int) -> Bool {
        (lines >> UInt32(pin) & 1 != 0) != (entries[pin] & Self.activeLow != 0)
    }

    /// Passes on what a pin asks for.
    private func serve(_ pin: Int) {
        let entry = entries[pin]
        let bit: UInt32 = 1 << UInt32(pin)
        let isLevel = entry & Self.level != 0
        let isAsked = isLevel ? isActive(pin) && entry & Self.remoteIRR == 0 : edges & bit != 0
        // Modes 0 and 1: fixed and lowest priority. The others are for what this machine does not have.
        guard isAsked, entry & Self.masked == 0, entry >> 8 & 7 <= 1,
            localAPIC.isDestination(UInt8(truncatingIfNeeded: entry >> 56), isLogical: entry >> 11 & 1 != 0),
            localAPIC.accept(vector: UInt8(truncatingIfNeeded: entry), isLevel: isLevel)
        else { return }
        if isLevel { entries[pin] |= Self.remoteIRR } else { edges &= ~bit }
    }
}
