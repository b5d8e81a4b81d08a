import ImageModel

/// Times as TOCs spell them: `2024-02-29T23:59:59.123456789Z`, or with `+hh:mm` in place of `Z` (RFC 3339 section 5.6).
enum RFC3339 {
    /// nil: not such a time.
    static func parse(_ text: [UInt8]) -> FileTime? {
        var position = 0
        func digits(_ count: Int) -> Int64? {
            guard text.count - position >= count else { return nil }
            var value: Int64 = 0
            for _ in 0..<count {
                let byte = text[position]
                guard (0x30...0x39).contains(byte) else { return nil }
                value = value * 10 + Int64(byte - 0x30)
                position += 1
            }
            return value
        }
        func take(_ byte: UInt8) -> Bool {
            guard position < text.count, text[position] == byte else { return false }
            position += 1
            return true
        }
        guard let year = digits(4), take(0x2d), let month = digits(2), take(0x2d), let day = digits(2),
            take(0x54) || take(0x74), let hour = digits(2), take(0x3a), let minute = digits(2), take(0x3a),
            let second = digits(2), (1...12).contains(month), day >= 1, day <= daysIn(month, of: year), hour < 24,
            minute < 60, second <= 60
        else { return nil }
        var nanoseconds: UInt32 = 0
        if take(0x2e) {
            var scale: UInt32 = 100_000_000
            let start = position
            while let digit = digits(1) {
                nanoseconds += UInt32(digit) * scale
                scale /= 10
            }
            guard position > start else { return nil }
        }
        var offsetSeconds: Int64 = 0
        if !(take(0x5a) || take(0x7a)) {
            let isEast = take(0x2b)
            guard isEast || take(0x2d), let hours = digits(2), take(0x3a), let minutes = digits(2), hours < 24,
                minutes < 60
            else { return nil }
            offsetSeconds = (hours * 3600 + minutes * 60) * (isEast ? 1 : -1)
        }
        guard position == text.count else { return nil }
        let seconds = daysSince1970(year, month, day) * 86400 + hour * 3600 + minute * 60 + second - offsetSeconds
        return FileTime(seconds: seconds, nanoseconds: nanoseconds)
    }

    /// In UTC; nil outside the years 0 to 9999.
    static func text(_ time: FileTime) -> [UInt8]? {
        // A tar may have any 64-bit number.
        guard (-62_167_219_200...253_402_300_799).contains(time.seconds) else { return nil }
        let days = time.seconds >= 0 ? time.seconds / 86400 : (time.seconds - 86399) / 86400
        let second = time.seconds - days * 86400
        let (year, month, day) = date(daysSince1970: days)
        var out: [UInt8] = []
        func put(_ value: Int64, _ count: Int) {
            var scale: Int64 = 1
            for _ in 1..<count { scale *= 10 }
            while scale > 0 {
                out.append(0x30 + UInt8(value / scale % 10))
                scale /= 10
            }
        }
        put(year, 4)
        out.append(0x2d)
        put(month, 2)
        out.append(0x2d)
        put(day, 2)
        out.append(0x54)
        put(second / 3600, 2)
        out.append(0x3a)
        put(second / 60 % 60, 2)
        out.append(0x3a)
        put(second % 60, 2)
        if time.nanoseconds > 0 {
            out.append(0x2e)
            put(Int64(time.nanoseconds), 9)
            while out.last == 0x30 { out.removeLast() }
        }
        out.append(0x5a)
        return out
    }

    private static func daysIn(_ month: Int64, of year: Int64) -> Int64 {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Of the proleptic Gregorian calendar. Years begin in March here, so that the leap day is the last.
    private static func daysSince1970(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    private static func date(daysSince1970 days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let part = (5 * dayOfYear + 2) / 153
        let month = part < 10 ? part + 3 : part - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * part + 2) / 5 + 1)
    }
}
