import ImageModel

/// One line of `ls -l`, apart from the name.
enum LongFormat {
    /// `-rwsr-xr-x`, as ls and POSIX have it.
    static func mode(_ attributes: FileAttributes) -> String {
        let kind: Character =
            switch attributes.kind {
            case .fifo: "p"
            case .characterDevice: "c"
            case .directory: "d"
            case .blockDevice: "b"
            case .regular: "-"
            case .symbolicLink: "l"
            case .socket: "s"
            }
        let bits = attributes.permissions
        func triple(_ shift: UInt16, special: UInt16, letter: String) -> String {
            let three = bits >> shift
            let execute = three & 1 != 0
            let last = bits & special != 0 ? (execute ? letter : letter.uppercased()) : (execute ? "x" : "-")
            return (three & 4 != 0 ? "r" : "-") + (three & 2 != 0 ? "w" : "-") + last
        }
        return String(kind) + triple(6, special: 0o4000, letter: "s") + triple(3, special: 0o2000, letter: "s")
            + triple(0, special: 0o1000, letter: "t")
    }

    /// Bytes, or `major, minor` of a device.
    static func size(_ attributes: FileAttributes) -> String {
        switch attributes.kind {
        case .characterDevice, .blockDevice: "\(attributes.deviceMajor), \(attributes.deviceMinor)"
        default: "\(attributes.sizeBytes)"
        }
    }

    /// `2026-11-21 07:34`, in UTC: an image has no time zone.
    static func date(_ time: FileTime) -> String {
        let day = Int64(86400)
        let seconds = min(max(time.seconds, -62_135_596_800), 253_402_300_799)  // years 1 to 9999
        let days = seconds >= 0 ? seconds / day : (seconds - (day - 1)) / day
        let minutes = (seconds - days * day) / 60
        let (year, month, dayOfMonth) = civil(daysSince1970: days)
        func pad(_ value: Int64, _ width: Int = 2) -> String {
            let text = "\(value)"
            return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
        }
        return "\(pad(year, 4))-\(pad(month))-\(pad(dayOfMonth)) \(pad(minutes / 60)):\(pad(minutes % 60))"
    }

    /// The Gregorian date of a day number. A year is taken to begin in March, so that the leap day is its last.
    private static func civil(daysSince1970: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let daysPer400Years: Int64 = 146_097
        let shifted = daysSince1970 + 719_468  // days from 0000-03-01 to 1970-01-01
        let era = (shifted >= 0 ? shifted : shifted - (daysPer400Years - 1)) / daysPer400Years
        let dayOfEra = shifted - era * daysPer400Years
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / (daysPer400Years - 1)) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }
}
