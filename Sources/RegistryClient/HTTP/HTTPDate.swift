/// The date format that servers must send (RFC 9110 section 5.6.7): `Sun, 06 Nov 1994 08:49:37 GMT`.
package enum HTTPDate {
    /// Seconds since 1970-01-01 UTC; nil for another format or a date that does not exist.
    package static func seconds(_ text: String) -> UInt64? {
        let bytes = [UInt8](text.utf8)
        guard bytes.count == 29, bytes[26...].elementsEqual("GMT".utf8), bytes[19] == UInt8(ascii: ":"),
            bytes[22] == UInt8(ascii: ":"), let day = number(bytes[5..<7]), let year = number(bytes[12..<16]),
            let hour = number(bytes[17..<19]), let minute = number(bytes[20..<22]), let second = number(bytes[23..<25]),
            let month = monthNames.firstIndex(where: { bytes[8..<11].elementsEqual($0.utf8) }),
            (1...31).contains(day), year >= 1970, hour < 24, minute < 60, second <= 60
        else { return nil }
        return seconds(year: year, month: month, day: day) + UInt64(hour * 3600 + minute * 60 + second)
    }

    /// Seconds from 1970-01-01 to the start of a day. `month` counts from 0; `year` is at least 1970.
    static func seconds(year: Int, month: Int, day: Int) -> UInt64 {
        let days = daysBeforeYear(year) + daysBeforeMonth(month, isLeap: isLeap(year)) + day - 1 - daysBeforeYear(1970)
        return UInt64(days) * 86400
    }

    private static let monthNames = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        var value = 0
        for digit in digits {
            guard (0x30...0x39).contains(digit) else { return nil }
            value = value * 10 + Int(digit - 0x30)
        }
        return value
    }

    private static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

    private static func daysBeforeYear(_ year: Int) -> Int {
        let past = year - 1
        return past * 365 + past / 4 - past / 100 + past / 400
    }

    private static func daysBeforeMonth(_ month: Int, isLeap: Bool) -> Int {
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return lengths[..<month].reduce(0, +)
    }
}

/// The date format of JSON documents (RFC 3339): `2020-01-02T03:04:05.678Z`, `…+01:00`.
package enum RFC3339 {
    /// Seconds since 1970-01-01 UTC; nil for another format.
    package static func seconds(_ text: String) -> UInt64? {
        let bytes = [UInt8](text.utf8)
        guard (20...40).contains(bytes.count), let year = HTTPDate.number(bytes[0..<4]),
            let month = HTTPDate.number(bytes[5..<7]), let day = HTTPDate.number(bytes[8..<10]),
            let hour = HTTPDate.number(bytes[11..<13]), let minute = HTTPDate.number(bytes[14..<16]),
            let second = HTTPDate.number(bytes[17..<19]), bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            bytes[10] | 0x20 == UInt8(ascii: "t"), bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            year >= 1971, (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60, second <= 60
        else { return nil }
        let time = HTTPDate.seconds(year: year, month: month - 1, day: day) + UInt64(hour * 3600 + minute * 60 + second)
        var zone = bytes[19...]
        if zone.first == UInt8(ascii: ".") { zone = zone.dropFirst().drop { (0x30...0x39).contains($0) } }
        if zone.count == 1, let only = zone.first, only | 0x20 == UInt8(ascii: "z") { return time }
        guard zone.count == 6, let sign = zone.first, zone[zone.startIndex + 3] == UInt8(ascii: ":"),
            let hours = HTTPDate.number(zone[(zone.startIndex + 1)..<(zone.startIndex + 3)]),
            let minutes = HTTPDate.number(zone[(zone.startIndex + 4)..<(zone.startIndex + 6)]), hours < 24, minutes < 60
        else { return nil }
        let shift = UInt64(hours * 3600 + minutes * 60)
        if sign == UInt8(ascii: "+") { return time - shift }
        return sign == UInt8(ascii: "-") ? time + shift : nil
    }
}
