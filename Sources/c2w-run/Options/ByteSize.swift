import ArgumentParser

/// A size as docker writes it: `512m`, `1g`, `65536k`, `1073741824` or `1073741824b`; powers of 1024.
struct ByteSize: ExpressibleByArgument, CustomStringConvertible {
    var bytes: UInt64

    init(bytes: UInt64) { self.bytes = bytes }

    init?(argument: String) {
        var digits = Substring(argument.lowercased())
        if digits.hasSuffix("ib") {
            digits = digits.dropLast(2)
        } else if digits.hasSuffix("b") {
            digits = digits.dropLast()
        }
        var shift: UInt64 = 0
        if let unit = digits.last, let index = Array("kmgt").firstIndex(of: unit) {
            shift = UInt64(index + 1) * 10
            digits = digits.dropLast()
        }
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let count = UInt64(digits)
        else { return nil }
        let (bytes, overflow) = count.multipliedReportingOverflow(by: 1 << shift)
        if overflow { return nil }
        self.bytes = bytes
    }

    var description: String {
        for (shift, unit) in [(30, "g"), (20, "m"), (10, "k")] where bytes > 0 && bytes & (1 << UInt64(shift) - 1) == 0
        {
            return "\(bytes >> UInt64(shift))\(unit)"
        }
        return "\(bytes)"
    }
    var defaultValueDescription: String { description }
}
