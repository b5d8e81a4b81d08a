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
        let days = daysBeforeYear(year) + daysBeforeMonth(month, isLeap: isLeap(year)) + day - 1 - daysBeforeYear(1970)
        return UInt64(days) * 86400 + UInt64(hour * 3600 + minute * 60 + second)
    }

    private static let monthNames = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
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
