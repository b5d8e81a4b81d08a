import ImageModel

/// All checks, a line each. The CPU's come beside them, as programs: see `UserProgram`.
public enum CoreChecks {
    public static func run() -> CheckReport {
        var report = CheckReport()
        checkDigests(&report)
        checkNineP(&report)
        checkTar(&report)
        checkMerge(&report)
        return report
    }
}

func checkDigests(_ report: inout CheckReport) {
    report.begin("digest")
    let text = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
    report.expect(Digest(text)?.text == text, "a digest is written as it was read")
    report.expect(Digest("sha256:0123") == nil, "a short digest is refused")
    report.expect(Digest("sha256:" + String(repeating: "A", count: 64)) == nil, "an upper-case digest is refused")
    // FIPS 180-4's own example.
    report.expect(
        sha256([UInt8]("abc".utf8)).hex == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "the sha256 of abc")
}
