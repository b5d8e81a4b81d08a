import CHostShims
import Glibc

/// Rows and columns of a terminal, in characters.
public struct TerminalSize: Sendable, Equatable {
    public var rows: UInt16
    public var columns: UInt16
    public init(rows: UInt16, columns: UInt16) {
        self.rows = rows
        self.columns = columns
    }
}

/// The terminal this process was started from.
public enum Terminal {
    /// Bytes go through as they are, in and out, until `restore`; a crash of this process restores too.
    public static func makeRaw(_ stream: StandardStream) throws(HostError) {
        _ = try systemCall("set up the terminal") { c2w_terminal_raw(stream.descriptor) }
    }

    /// Puts the terminal back as it was; harmless if it was never changed.
    public static func restore() { c2w_terminal_restore() }

    /// nil if the stream is no terminal, or one that has no size.
    public static func size(of stream: StandardStream) -> TerminalSize? {
        var rows: UInt16 = 0
        var columns: UInt16 = 0
        guard c2w_terminal_size(stream.descriptor, &rows, &columns) == 0, rows > 0, columns > 0 else { return nil }
        return TerminalSize(rows: rows, columns: columns)
    }

    /// Text from outside made harmless: control characters are shown as `\xNN`.
    public static func printable(_ bytes: [UInt8]) -> String {
        var out = ""
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            let value = scalar.value
            if value < 0x20 || (0x7f...0x9f).contains(value) || value == 0xfffd || isFormat(value) {
                for byte in String(Character(scalar)).utf8 { out += hexEscape(byte) }
            } else {
                out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    /// Characters that change the direction or order of what is printed after them.
    private static func isFormat(_ value: UInt32) -> Bool {
        (0x200b...0x200f).contains(value) || (0x2028...0x202e).contains(value) || (0x2066...0x2069).contains(value)
            || value == 0xfeff
    }

    private static func hexEscape(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16)
        return "\\x" + (digits.utf8.count == 1 ? "0" : "") + digits
    }
}
