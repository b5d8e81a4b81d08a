import Testing

/// The command line by itself, without an image.
@Suite struct UsageTests {
    @Test(arguments: [
        ([], "USAGE"),
        (["--nonsense"], "Unknown option '--nonsense'"),
        (["run"], "Missing expected argument"),
        (["ls"], "Missing expected argument"),
        (["ls", "--nonsense", "alpine"], "Unknown option"),
        (["cp", "alpine", "/etc"], "Missing expected argument"),
        (["mount", "alpine"], "Missing expected argument"),
        (["unmount"], "Missing expected argument"),
        (["tar"], "Missing expected argument"),
        (["-m", "1k", "alpine"], "64m to 64g"),
        (["-m", "much", "alpine"], "much"),
        (["-w", "relative", "alpine"], "absolute path"),
        (["-e", "=x", "alpine"], "NAME=VALUE"),
        (["--platform", "", "alpine"], "--platform"),
        (["--progress", "loud", "alpine"], "loud"),
        (["--creds", "nobody", "alpine"], "USER:PASSWORD"),
        (["serve", "alpine"], "--listen"),
        (["serve", "alpine", "--listen", "udp:1"], "tcp:HOST:PORT"),
    ]) func wrongUsageGivesCode64AndSaysWhatIsWrong(arguments: [String], message: String) throws {
        let finished = try run([Installation.program] + arguments)
        #expect(finished.status == 64)
        #expect(finished.stdout.isEmpty)
        #expect(finished.errors.contains(message), "\(finished.errors)")
    }

    @Test(arguments: [
        "exec", "ps", "start", "logs", "commit", "diff", "rm", "checkpoint", "restore", "net", "doctor", "guest",
    ]) func namesOfLaterCommandsAreTaken(name: String) throws {
        for arguments in [[name], [name, "--help", "x"]] {
            let finished = try run([Installation.program] + arguments)
            #expect(finished.status == 64)
            #expect(finished.errors.hasPrefix("c2w-run: \(name) is not in this version"), "\(finished.errors)")
        }
    }

    @Test(arguments: [
        ["--help"], ["-h"], ["help"], ["run", "--help"], ["ls", "--help"], ["serve", "-h"], ["mount", "--help"],
        ["unmount", "--help"], ["status", "--help"], ["tar", "--help"], ["--version"],
    ])
    func helpGoesToStandardOutput(arguments: [String]) throws {
        let finished = try run([Installation.program] + arguments)
        #expect(finished.status == 0)
        #expect(finished.stderr.isEmpty)
        #expect(!finished.stdout.isEmpty)
    }

    @Test(arguments: ["name/UPPER", "name:tag:tag", "a@sha256:12", "oci:", "https://", "-"])
    func aNameThatIsNoImageIsRefusedWithoutARequest(name: String) throws {
        let c2wRun = try Installation()
        let finished = try c2wRun("ls", "--", name)
        #expect(finished.status == 64)
        #expect(finished.errors.hasPrefix("c2w-run: ") && finished.errors.split(separator: "\n").count == 1)
    }

    @Test func everythingAfterTheImageBelongsToTheContainer() throws {
        // Were --help or -e ours, the code would be 0 or 64.
        let c2wRun = try Installation()
        for tail in [["--help"], ["ls", "--help"], ["-e"], ["--", "-x"], ["run", "--version"]] {
            let finished = try c2wRun(["--name", "ls", "localhost:1/none"] + tail)
            #expect(finished.status == 125)
            #expect(finished.errors.contains("localhost:1"), "\(finished.errors)")
        }
    }
}
