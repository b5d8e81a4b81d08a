/// The few I/O ports that Linux looks for on a PC; guest/README.md says why each. Nothing else answers.
final class X86Ports {
    /// The first serial port transmits, for a kernel's messages before its console is there. It has no interrupt and
    /// receives nothing, and its interrupt register reads 0, so that no driver takes it for whole.
    private static let serial: UInt16 = 0x3f8
    private static let keyboardController: UInt16 = 0x64
    private static let resetControl: UInt16 = 0xcf9

    private let console: any ConsolePortSink
    private var serialLineControl: UInt8 = 0
    private(set) var isResetRequested = false

    init(console: any ConsolePortSink) { self.console = console }

    func read(_ port: UInt16, size: Int) -> UInt32 {
        let all: UInt32 = size >= 4 ? .max : 1 << (UInt32(size) * 8) - 1
        guard let byte = byte(port) else { return all }
        return all & ~0xff | UInt32(byte)
    }

    private func byte(_ port: UInt16) -> UInt8? {
        switch port {
        case Self.keyboardController, 0x71: return 0  // ready for a command; the clock is not being updated
        case Self.serial + 3: return serialLineControl
        case Self.serial + 5: return 0x60  // all sent
        case Self.serial...Self.serial + 7: return 0
        default: return nil
        }
    }

    func write(_ port: UInt16, _ value: UInt32, size: Int) {
        let byte = UInt8(truncatingIfNeeded: value)
        switch port {
        case Self.keyboardController: if byte == 0xfe { isResetRequested = true }
        case Self.resetControl: if byte & 4 != 0 { isResetRequested = true }
        case Self.serial: transmit(byte)
        case Self.serial + 3: serialLineControl = byte
        default: break
        }
    }

    private func transmit(_ byte: UInt8) {
        // Bit 7 of the line control: this is the divisor.
        guard serialLineControl & 0x80 == 0 else { return }
        withUnsafeBytes(of: byte) { _ = console.guestWrote($0) }
    }
}
