import Glibc
import HostPlatform
import Testing

/// What a person sees while bytes stream in: a registry takes three seconds over a layer of 100 kB.
@Suite struct ProgressTests {
    let c2wRun: Installation
    let image: String

    init() throws {
        c2wRun = try Installation()
        image = "localhost:\(try BadInputTests.badRegistry.get().port)/slow"
    }

    @Test func nothingIsShownInAPipe() throws {
        let finished = try c2wRun("ls", image)
        #expect(finished.output == "file\n" && finished.stderr.isEmpty, "\(finished.errors)")
    }

    @Test func plainProgressIsLines() throws {
        let finished = try c2wRun("ls", "--progress", "plain", image)
        #expect(finished.output == "file\n")
        let lines = finished.errors.split(separator: "\n")
        #expect(lines.count >= 2 && lines.allSatisfy { $0.hasPrefix("c2w-run: layer 1 of 1: ") }, "\(finished.errors)")
        #expect(!finished.errors.contains("\u{1b}"))
    }

    @Test func aTerminalShowsOneLineThatIsClearedAgain() throws {
        let shown = try c2wRun.inTerminal(rows: 24, columns: 80, until: "file", "ls", image)
        #expect(shown.contains(" kB of 102."), "\(shown)")
        #expect(shown.hasSuffix("\r\u{1b}[Kfile\r\n"), "\(shown)")
        #expect(shown.filter { $0 == "\n" || $0 == "\r\n" }.count == 1)
    }

    @Test func noneIsNone() throws {
        let shown = try c2wRun.inTerminal(rows: 24, columns: 80, until: "file", "ls", "--progress", "none", image)
        #expect(shown == "file\r\n")
    }

    @Test func aKillInTheMiddleLeavesTheCacheSound() throws {
        let child = try c2wRun.start("ls", image)
        usleep(1_500_000)
        child.send(SIGKILL)
        #expect(try child.finish().status == 137)
        #expect(try c2wRun("cat", image.replacing("/slow", with: "/good"), "/file").stdout.count == 100_000)
        let files = try tool("find", c2wRun.scratch["cache"], "-type", "f", "-path", "*/store/tmp/*")
        #expect(files == "")
    }
}
