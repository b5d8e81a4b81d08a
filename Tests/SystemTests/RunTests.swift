import Glibc
import HostPlatform
import Testing

/// Runs of a Debian image in each emulated machine, from a real registry.
@Suite(.serialized, .enabled(if: Guest.areThere, "needs `make guest image`"))
struct RunTests {
    let c2wRun: Installation

    /// One cache for the suite: only its first run fetches.
    private static let cache = Result { try Scratch() }

    init() throws {
        c2wRun = try Installation(cache: RunTests.cache.get().path)
    }

    @Test(arguments: Guest.available) func pythonPrintsExactly42(guest: Guest) throws {
        let image = try guest.debianInRegistry()
        let finished = try c2wRun(image, "python3", "-c", "print(6*7)")
        #expect(finished.stdout == Array("42\n".utf8))
        #expect(finished.stderr.isEmpty, "\(finished.errors)")
        #expect(finished.status == 0)
    }

    @Test(arguments: Guest.available) func stdoutAndStderrStayApartAndTheExitCodeIsTheContainers(guest: Guest) throws {
        let image = try guest.debianInRegistry()
        let finished = try c2wRun(image, "sh", "-c", "echo o; echo e >&2; exit 7")
        #expect(finished.output == "o\n" && finished.errors == "e\n" && finished.status == 7)
    }

    @Test(arguments: Guest.available) func tenMegabytesOfRandomBytesComeBackUnaltered(guest: Guest) throws {
        let image = try guest.debianInRegistry()
        let random = try PosixFile.readRandom(10 << 20)
        let finished = try c2wRun("-i", image, "cat", input: random)
        #expect(finished.status == 0 && finished.stderr.isEmpty)
        #expect(finished.stdout == random)
    }

    @Test(arguments: Guest.available) func withoutIStandardInputIsEmpty(guest: Guest) throws {
        let image = try guest.debianInRegistry()
        let finished = try c2wRun(image, "cat", input: Array("unread".utf8))
        #expect(finished.status == 0 && finished.stdout.isEmpty)
    }

    @Test(
        arguments: Guest.available,
        [("nosuch", 127), ("/nosuch", 127), ("/etc", 126), ("/etc/passwd", 126)] as [(String, Int32)])
    func aCommandThatCannotRunGivesDockersCodes(guest: Guest, expected: (command: String, status: Int32)) throws {
        let image = try guest.debianInRegistry()
        let finished = try c2wRun(image, expected.command)
        #expect(finished.status == expected.status)
        #expect(finished.errors.hasPrefix("c2w-run: ") && finished.errors.contains(expected.command))
        #expect(finished.errors.split(separator: "\n").count == 1, "\(finished.errors)")
    }

    @Test(arguments: Guest.available) func aProcessThatASignalEndsGives128PlusItsNumber(guest: Guest) throws {
        let image = try guest.debianInRegistry()
        // PID 1 of a namespace cannot signal itself; its child can.
        let finished = try c2wRun(image, "sh", "-c", "sh -c 'kill -9 $$'; exit $?")
        #expect(finished.status == 137)
    }

    @Test(arguments: Guest.available, [SIGTERM, SIGINT, SIGHUP])
    func signalsToUsGoToTheProcess(guest: Guest, signal: Int32) throws {
        let image = try guest.debianInRegistry()
        // Not through a shell: dash -c catches SIGINT until it has become the command.
        let child = try c2wRun.start(image, "tail", "-n", "1", "-f", "/etc/debian_version")
        try child.waitForOutput(guest.debianVersion)
        child.send(signal)
        #expect(try child.finish(seconds: 20).status == 128 + signal)
    }

    @Test(arguments: Guest.available) func aProcessMayHandleASignal(guest: Guest) throws {
        let image = try guest.debianInRegistry()
        let child = try c2wRun.start(
            image, "sh", "-c", "trap 'echo caught; exit 3' TERM; echo ready; while :; do sleep 0.1; done")
        try child.waitForOutput("ready")
        child.send(SIGTERM)
        let finished = try child.finish(seconds: 20)
        #expect(finished.status == 3 && finished.output == "ready\ncaught\n")
    }

    @Test(arguments: Guest.available) func theThirdSignalEndsAProcessThatIgnoresThem(guest: Guest) throws {
        let image = try guest.debianInRegistry()
        let child = try c2wRun.start(image, "sh", "-c", "trap '' INT; echo ready; while :; do sleep 0.1; done")
        try child.waitForOutput("ready")
        for _ in 0..<3 {
            child.send(SIGINT)
            usleep(200_000)
        }
        #expect(try child.finish(seconds: 10).status == 130)
    }

    @Test(arguments: Guest.available) func aSignalDuringTheBootEndsTheRun(guest: Guest) throws {
        let image = try guest.debianInRegistry()
        let child = try c2wRun.start(image, "sleep", "100")
        usleep(100_000)
        child.send(SIGTERM)
        #expect(try child.finish(seconds: 10).status == 143)
    }

    @Test(arguments: Guest.available) func aClosedPipeEndsAWriterLikeSIGPIPE(guest: Guest) throws {
        let image = try guest.debianInRegistry()
        let child = try c2wRun.start(image, "sh", "-c", "echo first; exec yes")
        try child.waitForOutput("first")
        child.closeOutput()
        let finished = try child.finish(seconds: 30)
        #expect(finished.status == 141 && finished.stderr.isEmpty, "\(finished.errors)")
    }

    @Test(arguments: Guest.available) func environmentWorkingFolderUserAndEntrypointAreHonoured(guest: Guest) throws {
        let image = try guest.debianInRegistry()
        try c2wRun.scratch.write("env", "# a comment\nFROM_FILE=f\n\nPATH_LIKE=a=b\n")
        let finished = try c2wRun(
            "-e", "A=1", "-eB=two words", "--env-file", c2wRun.scratch["env"], "-w", "/usr/share", "-u", "daemon",
            "--hostname", "box", "--entrypoint", "sh", image, "-c",
            "echo $A-$B-$FROM_FILE-$PATH_LIKE; pwd; id -un; id -gn; cat /proc/sys/kernel/hostname; echo $HOME")
        #expect(
            finished.output == "1-two words-f-a=b\n/usr/share\ndaemon\ndaemon\nbox\n/usr/sbin\n", "\(finished.errors)")
    }

    @Test(arguments: Guest.available) func usersGoByNumberToo(guest: Guest) throws {
        let image = try guest.debianInRegistry()
        #expect(try c2wRun("-u", "1234:5678", image, "sh", "-c", "id -u; id -g").output == "1234\n5678\n")
        let unknown = try c2wRun("-u", "nobody-here", image, "true")
        #expect(unknown.status == 125 || unknown.status == 126)
        #expect(unknown.errors.contains("nobody-here"))
    }

    @Test(arguments: Guest.available) func theRootCanBeWrittenUnlessItIsReadOnly(guest: Guest) throws {
        let image = try guest.debianInRegistry()
        #expect(try c2wRun(image, "sh", "-c", "echo x >/new && cat /new").output == "x\n")
        let readOnly = try c2wRun("--read-only", image, "sh", "-c", "echo x >/new")
        #expect(readOnly.status != 0 && readOnly.errors.contains("Read-only file system"))
    }

    @Test(arguments: Guest.available, [256, 5120])
    func memoryIsWhatMSays(guest: Guest, mebibytes: Int) throws {
        let image = try guest.debianInRegistry()
        let finished = try c2wRun("-m", "\(mebibytes)m", image, "grep", "MemTotal", "/proc/meminfo")
        let kilobytes = Int(finished.output.split(separator: " ").dropFirst().first ?? "") ?? 0
        #expect((mebibytes * 800...mebibytes * 1024).contains(kilobytes), "\(finished.output)")
    }

    @Test(arguments: Guest.available) func aTerminalIsOneWithItsSize(guest: Guest) throws {
        let image = try guest.debianInRegistry()
        let out = try c2wRun.inTerminal(
            rows: 33, columns: 99, until: "end\r\n", "--progress", "none", "-i", "-t", image, "sh", "-c",
            "tty; stty size; echo e >&2; echo end")
        #expect(out == "/dev/pts/0\r\n33 99\r\ne\r\nend\r\n", "\(out)")
    }

    @Test(arguments: Guest.available) func aPersonAtATerminalSeesAShell(guest: Guest) throws {
        let image = try guest.debianInRegistry()
        let finished = try run(
            [
                "python3", Installation.sourceFolder + "/Tests/SystemTests/Support/terminal.py", Installation.program,
                image,
            ], environment: c2wRun.environment)
        #expect(finished.output == "all as with a shell of this host\n", "\(finished.errors)")
    }

    @Test func aSignalEndsTheWaitForARegistryThatDoesNotAnswer() throws {
        // A socket that takes connections and says nothing.
        let port = try freePort()
        let silent = try startServer([
            "python3", "-c", "import socket,time\ns=socket.create_server(('127.0.0.1',\(port)))\ntime.sleep(60)",
        ])
        defer { silent.send(SIGKILL) }
        try waitForPort(port)
        let child = try c2wRun.start("localhost:\(port)/image")
        usleep(500_000)
        child.send(SIGINT)
        #expect(try child.finish(seconds: 5).status == 130)
    }

    @Test(arguments: Guest.available) func aRunFromTheCacheAsksNobody(guest: Guest) throws {
        // The registry answers the first run and is gone for the second.
        let registry = try RegistryServer()
        let name = try registry.push("oci:\(guest.debian ?? ""):latest", as: "gone:tag")
        let local = try Installation()
        #expect(try local(name, "echo", "one").output == "one\n")
        registry.stop()
        #expect(try local(name, "echo", "two").output == "two\n")
        let never = try local("--pull", "never", name, "echo", "three")
        #expect(never.output == "three\n" && never.stderr.isEmpty)
        #expect(try local("--pull", "always", name, "true").status == 125)
    }

    @Test(arguments: Guest.available) func statisticsAreWritten(guest: Guest) throws {
        let image = try guest.debianInRegistry()
        let path = c2wRun.scratch["stats"]
        #expect(try c2wRun("--stats", path, image, "sh", "-c", "exit 5").status == 5)
        let query = ".retiredInstructions > 1000000 and .bootToInitNs > 0 and .peakRSSBytes > 0 and .exitCode == 5"
        #expect(try tool("jq", query, path) == "true\n")
    }

    @Test(arguments: Guest.available) func theHostsMemoryFollowsWhatTheGuestTouches(guest: Guest) throws {
        let image = try guest.debianInRegistry()
        let path = c2wRun.scratch["memory"]
        #expect(try c2wRun("--stats", path, image, "python3", "-c", "x = b'x' * 100_000_000").status == 0)
        // The amd64 image has twice as many files, whose names and places are in memory; and x86-64 code takes more
        // room once it is decoded.
        let ownBytes = guest == .riscv64 ? "60e6" : "80e6"
        let query = ".guestTouchedBytes > 100e6 and .peakRSSBytes <= .guestTouchedBytes + \(ownBytes)"
        #expect(try tool("jq", query, path) == "true\n")
    }
}
