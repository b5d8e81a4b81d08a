import HostPlatform
import ImageMounter

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
    var cost = MountCost()
    var layers: [LayerStatus] = []
    /// Of the image's files: what reads returned, and the blocks of 64 KiB they touched, each once.
    var readBytes: UInt64 = 0
    var readBlockBytes: UInt64 = 0

    static func now() -> UInt64 { PosixHost.monotonicNs() }

    /// The most memory this process has had resident; 0 if the host does not say.
    ///
    /// From /proc: getrusage counts what the process was before it became this program too.
    private static func peakRSSBytes() -> UInt64 {
        guard let text = try? PosixFile.readAll("/proc/self/status", maxBytes: 1 << 16) else { return 0 }
        for line in text.split(separator: UInt8(ascii: "\n")) where line.starts(with: "VmHWM:".utf8) {
            let digits = line.filter { (0x30...0x39).contains($0) }
            return (UInt64(String(decoding: digits, as: UTF8.self)) ?? 0) * 1024
        }
        return 0
    }

    private static func between(_ start: UInt64, _ end: UInt64) -> JSONText {
        start > 0 && end >= start ? .number(end - start) : .null
    }

    func write(to path: String) throws(CommandError) {
        let members: [(String, JSONText)] = [
            ("retiredInstructions", .number(retiredInstructions)),
            ("bootToInitNs", RunStatistics.between(machineStartNs, helloNs)),
            ("startToStartedNs", RunStatistics.between(startSentNs, startedNs)),
            ("startToExitNs", RunStatistics.between(startSentNs, exitedNs)),
            ("bootToExitNs", RunStatistics.between(machineStartNs, exitedNs)),
            ("peakRSSBytes", .number(RunStatistics.peakRSSBytes())),
            ("guestTouchedBytes", .number(guestTouchedBytes)),
            ("readBytes", .number(readBytes)),
            ("readBlockBytes", .number(readBlockBytes)),
            ("exitCode", .number(UInt64(clamping: exitCode))),
        ]
        try ImageStatistics.write(members + ImageStatistics.members(cost, layers), to: path)
    }
}
