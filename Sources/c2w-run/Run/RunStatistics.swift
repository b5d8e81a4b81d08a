import Glibc
import HostPlatform

/// What `--stats` writes: for benchmarks, not for people.
struct RunStatistics {
    var machineStartNs: UInt64 = 0
    var helloNs: UInt64 = 0
    var startSentNs: UInt64 = 0
    var startedNs: UInt64 = 0
    var exitedNs: UInt64 = 0
    var retiredInstructions: UInt64 = 0
    var guestTouchedBytes: UInt64 = 0
    var exitCode: Int32 = 0

    static func now() -> UInt64 { PosixHost.monotonicNs() }

    /// The most memory this process has had resident.
    private static func peakRSSBytes() -> UInt64 {
        var usage = rusage()
        getrusage(RUSAGE_SELF.rawValue, &usage)
        return UInt64(clamping: usage.ru_maxrss) * 1024
    }

    private static func between(_ start: UInt64, _ end: UInt64) -> JSONText {
        start > 0 && end >= start ? .number(end - start) : .null
    }

    func write(to path: String) throws(CommandError) {
        let text = JSONText.object([
            ("retiredInstructions", .number(retiredInstructions)),
            ("bootToInitNs", RunStatistics.between(machineStartNs, helloNs)),
            ("startToStartedNs", RunStatistics.between(startSentNs, startedNs)),
            ("startToExitNs", RunStatistics.between(startSentNs, exitedNs)),
            ("bootToExitNs", RunStatistics.between(machineStartNs, exitedNs)),
            ("peakRSSBytes", .number(RunStatistics.peakRSSBytes())),
            ("guestTouchedBytes", .number(guestTouchedBytes)),
            ("exitCode", .number(UInt64(clamping: exitCode))),
        ]).document
        do throws(HostError) {
            let descriptor = try systemCall("open " + path) {
                open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
            }
            defer { close(descriptor) }
            try StandardStream(descriptor: descriptor).write(text)
        } catch {
            throw .failure("--stats: \(error)")
        }
    }
}
