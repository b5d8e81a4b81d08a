import CoreChecks
import Testing

@Test("The checks that also run as wasm hold natively")
func coreChecks() {
    let report = CoreChecks.run()
    for failure in report.failures { Issue.record(Comment(rawValue: failure)) }
    #expect(report.checkCount > 0)
}
