import ImageModel

/// All checks, a line each.
public enum CoreChecks {
    public static func run() -> CheckReport {
        var report = CheckReport()
        checkDigests(&report)
        return report
    }
}

func checkDigests(_ report: inout CheckReport) {
    report.begin("digest")
    let text = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
    report.expect(Digest(text)?.text == text, "a digest is written as it was read")
    report.expect(Digest("sha256:0123") == nil, "a short digest is refused")
    report.expect(Digest(text.uppercased()) == nil, "an upper-case digest is refused")
}
