import CEmbeddedRuntime
import CoreChecks

/// Writes text where the embedder shows it.
func say(_ text: String) {
    let bytes = [UInt8](text.utf8)
    bytes.withUnsafeBytes { c2w_host_write($0.baseAddress, UInt32($0.count)) }
}

/// Runs every check of the portable core; the count of failures is the exit code.
@_cdecl("c2w_embedded_check")
public func embeddedCheck() -> Int32 {
    let report = CoreChecks.run()
    for failure in report.failures { say(failure + "\n") }
    say("\(report.checkCount) checks, \(report.failures.count) failed\n")
    return Int32(report.failures.count)
}
