/// Collects what failed. Checks in this folder know neither a test library nor an operating system, so that the very
/// same ones run natively (`CoreCheckTests`) and as Embedded Swift in wasmtime (`make embedded`).
public struct CheckReport {
    public private(set) var checkCount = 0
    public private(set) var failures: [String] = []
    private var group = ""

    public init() {}

    /// What the following checks belong to; it begins their messages.
    public mutating func begin(_ group: String) { self.group = group }

    public mutating func expect(_ holds: Bool, _ message: @autoclosure () -> String) {
        checkCount += 1
        if !holds { failures.append(group + ": " + message()) }
    }

    public mutating func expectEqual(_ found: UInt64, _ expected: UInt64, _ message: @autoclosure () -> String) {
        expect(found == expected, message() + ": found \(found), expected \(expected)")
    }

    public mutating func expectEqual(_ found: [UInt8], _ expected: [UInt8], _ message: @autoclosure () -> String) {
        expect(found == expected, message() + ": \(found.count) bytes differ from the expected \(expected.count)")
    }
}
