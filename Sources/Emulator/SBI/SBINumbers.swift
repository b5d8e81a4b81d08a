/// Extension numbers (SBI 2.0, chapters 4 and 6...12).
package enum SBIExtension {
    package static let base: UInt64 = 0x10
    package static let time: UInt64 = 0x5449_4d45
    package static let ipi: UInt64 = 0x0073_5049
    package static let remoteFence: UInt64 = 0x5246_4e43
    package static let hartState: UInt64 = 0x0048_534d
    package static let systemReset: UInt64 = 0x5352_5354
    package static let debugConsole: UInt64 = 0x4442_434e

    static func isPresent(_ number: UInt64) -> Bool {
        switch number {
        case base, time, ipi, remoteFence, hartState, systemReset, debugConsole: return true
        default: return false
        }
    }
}

/// Standard error codes (SBI 2.0, table 1).
package enum SBIError: Int64 {
    case success = 0
    case failed = -1
    case notSupported = -2
    case invalidParameter = -3
    case alreadyAvailable = -6
}
