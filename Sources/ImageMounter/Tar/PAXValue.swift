import ImageModel

/// Readers of the values of pax records.
enum PAXValue {
    static func name(_ bytes: ArraySlice<UInt8>) throws(PAXProblem) -> [UInt8] {
        guard bytes.count <= TarLimits.pathBytes, !bytes.contains(0) else { throw .name }
        return [UInt8](bytes)
    }

    static func size(_ bytes: ArraySlice<UInt8>) throws(PAXProblem) -> UInt64 {
        let value = try decimal(bytes)
        guard value <= UInt64(Int64.max) else { throw .number }
        return value
    }

    /// A user or group number. Some writers give -2 (nobody) a sign; it is the same 32 bits.
    static func id(_ bytes: ArraySlice<UInt8>) throws(PAXProblem) -> UInt32 {
        if bytes.first == 0x2d {
            let value = try decimal(bytes.dropFirst())
            guard value <= 1 << 31 else { throw .number }
            return 0 &- UInt32(truncatingIfNeeded: value)
        }
        guard let id = UInt32(exactly: try decimal(bytes)) else { throw .number }
        return id
    }

    /// Decimal seconds with an optional sign and fraction; digits beyond nanoseconds are cut off
    /// towards earlier times.
    static func time(_ bytes: ArraySlice<UInt8>) throws(PAXProblem) -> FileTime {
        let isNegative = bytes.first == 0x2d
        let digits = isNegative ? bytes.dropFirst() : bytes
        let point = digits.firstIndex(of: 0x2e) ?? digits.endIndex
        guard let whole = try? decimal(digits[..<point]), let seconds = Int64(exactly: whole),
            seconds < Int64.max
        else { throw .time }
        var nanoseconds: UInt32 = 0
        var isCut = false
        if point < digits.endIndex {
            var scale: UInt32 = 100_000_000
            for digit in digits[(point + 1)...] {
                guard (0x30...0x39).contains(digit) else { throw .time }
                if scale == 0 {
                    isCut = isCut || digit != 0x30
                } else {
                    nanoseconds += UInt32(digit - 0x30) * scale
                    scale /= 10
                }
            }
        }
        guard isNegative else { return FileTime(seconds: seconds, nanoseconds: nanoseconds) }
        if isCut { nanoseconds += 1 }
        guard nanoseconds > 0 else { return FileTime(seconds: -seconds) }
        return FileTime(seconds: -seconds - 1, nanoseconds: 1_000_000_000 - nanoseconds)
    }

    static func decimal(_ bytes: ArraySlice<UInt8>) throws(PAXProblem) -> UInt64 {
        guard !bytes.isEmpty else { throw .number }
        var value: UInt64 = 0
        for digit in bytes {
            guard (0x30...0x39).contains(digit) else { throw .number }
            let (scaled, hasOverflowed) = value.multipliedReportingOverflow(by: 10)
            let (sum, hasCarried) = scaled.addingReportingOverflow(UInt64(digit - 0x30))
            guard !hasOverflowed, !hasCarried else { throw .number }
            value = sum
        }
        return value
    }

    /// `%NN` to bytes; a `%` that begins no such sequence stands for itself.
    static func percentDecoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        var index = bytes.startIndex
        while index < bytes.endIndex {
            if bytes[index] == 0x25, bytes.endIndex - index >= 3,
                let high = nibble(bytes[index + 1]), let low = nibble(bytes[index + 2])
            {
                out.append(high << 4 | low)
                index += 3
            } else {
                out.append(bytes[index])
                index += 1
            }
        }
        return out
    }

    /// RFC 4648 §4, padding optional.
    static func base64(_ bytes: ArraySlice<UInt8>) throws(PAXProblem) -> [UInt8] {
        var out: [UInt8] = []
        var bits: UInt32 = 0
        var bitCount = 0
        for byte in bytes {
            if byte == 0x3d { break }
            let digit: UInt32
            switch byte {
            case 0x41...0x5a: digit = UInt32(byte - 0x41)
            case 0x61...0x7a: digit = UInt32(byte - 0x61) + 26
            case 0x30...0x39: digit = UInt32(byte - 0x30) + 52
            case 0x2b: digit = 62
            case 0x2f: digit = 63
            default: throw .malformed
            }
            bits = (bits << 6 | digit) & 0xffff
            bitCount += 6
            if bitCount >= 8 {
                bitCount -= 8
                out.append(UInt8(truncatingIfNeeded: bits >> UInt32(bitCount)))
            }
        }
        return out
    }

    private static func nibble(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 0x30...0x39: digit - 0x30
        case 0x41...0x46: digit - 0x41 + 10
        case 0x61...0x66: digit - 0x61 + 10
        default: nil
        }
    }
}
