import Glibc
import HostPlatform
import Testing

/// Registries, networks, disks and images that are not as they should be: each time code 125 and one clear line.
@Suite struct BadInputTests {
    let c2wRun: Installation

    init() throws { c2wRun = try Installation() }

    /// A registry that fails as the repository's name says.
    static let badRegistry = Result { () throws -> (port: Int, server: ChildProcess, scratch: Scratch) in
        let scratch = try Scratch()
        let big = #"""
            mkdir -p "$1/root"; head -c 100000 /dev/urandom >"$1/root/file"
            umoci init --layout "$1/oci"; umoci new --image "$1/oci:latest"
            tar -C "$1/root" -cf "$1/layer.tar" .; umoci raw add-layer --image "$1/oci:latest" "$1/layer.tar"
            umoci config --image "$1/oci:latest" --architecture riscv64 --os linux
            """#
        try tool("bash", "-c", big, "bash", scratch.path)
        let port = try freePort()
        let server = try startServer(["python3", support("bad_registry.py"), "\(port)", scratch["oci"]])
        try waitForPort(port)
        return (port, server, scratch)
    }

    private static func support(_ name: String) -> String {
        Installation.sourceFolder + "/Tests/SystemTests/Support/" + name
    }

    private func expectFailure(_ finished: Finished, _ words: String..., location: SourceLocation = #_sourceLocation) {
        #expect(finished.status == 125, sourceLocation: location)
        #expect(finished.stdout.isEmpty, sourceLocation: location)
        #expect(finished.errors.hasPrefix("c2w-run: "), "\(finished.errors)", sourceLocation: location)
        #expect(finished.errors.split(separator: "\n").count == 1, "\(finished.errors)", sourceLocation: location)
        for word in words { #expect(finished.errors.contains(word), "\(finished.errors)", sourceLocation: location) }
    }

    @Test func theBadRegistryServesWhatIsAskedForProperly() throws {
        let port = try BadInputTests.badRegistry.get().port
        #expect(try c2wRun("ls", "localhost:\(port)/good").output == "file\n")
    }

    @Test func nobodyAnswers() throws {
        let port = try freePort()
        expectFailure(try c2wRun("ls", "localhost:\(port)/image"), "localhost:\(port)", "reach")
        expectFailure(try c2wRun("ls", "http://localhost:\(port)/layout"), "localhost:\(port)")
        expectFailure(try c2wRun("ls", "no-such-host.invalid/image"), "no-such-host.invalid")
    }

    @Test(arguments: [
        ("unauthorized", "401"), ("forbidden", "403"), ("throttled", "429"), ("failing", "500"),
        ("truncated", "sha256:"), ("flipped", "sha256:"), ("forged", "sha256:"), ("noblob", "404"),
    ]) func aRegistryFails(how: String, word: String) throws {
        let port = try BadInputTests.badRegistry.get().port
        expectFailure(try c2wRun("cat", "localhost:\(port)/\(how)", "/file"), "localhost:\(port)/", word)
    }

    @Test func nothingOfAFailedDownloadStaysInTheCache() throws {
        let port = try BadInputTests.badRegistry.get().port
        _ = try c2wRun("ls", "localhost:\(port)/flipped")
        #expect(try c2wRun("cat", "localhost:\(port)/good", "/file").stdout.count == 100_000)
    }

    @Test func bytesThatWereEvictedAreFetchedAgainOrNamedAsTheReason() throws {
        let registry = try RegistryServer()
        let name = try registry.push("oci:\(try TestImages.small.get().layout):latest", as: "small:latest")
        #expect(try c2wRun("cat", name, "/etc/motd").output == "hello\n")
        let evict = ["bash", "-c", "rm -rf \"$1\"/c2w-run/store/{layers,areas}/*", "bash", c2wRun.scratch["cache"]]
        #expect(try run(evict).status == 0)
        #expect(try c2wRun("cat", name, "/etc/motd").output == "hello\n")
        #expect(try run(evict).status == 0)
        registry.stop()
        // The index has survived: names are there, bytes are not.
        #expect(try c2wRun("ls", name, "/etc").output.contains("motd"))
        expectFailure(try c2wRun("cat", name, "/etc/motd"), "reach", "localhost:\(registry.port)")
        expectFailure(try c2wRun("cp", name, "/etc/motd", c2wRun.scratch["copy"]), "reach")
    }

    @Test func aLogInOpensWhatIsClosedWithoutIt() throws {
        let port = try BadInputTests.badRegistry.get().port
        let name = "localhost:\(port)/login"
        expectFailure(try c2wRun("ls", name), "401")
        expectFailure(try c2wRun("ls", "--creds", "user:wrong", name), "401")
        #expect(try c2wRun("ls", "--creds", "user:secret", name).output == "file\n")
        #expect(try Installation(["C2W_CREDS": "user:secret"])("ls", name).output == "file\n")
        // printf user:secret | base64
        let stored = try Installation()
        try tool("mkdir", "-p", stored.scratch["home/.docker"])
        try stored.scratch.write(
            "home/.docker/config.json", #"{"auths": {"localhost:\#(port)": {"auth": "dXNlcjpzZWNyZXQ="}}}"#)
        #expect(try stored("ls", name).output == "file\n")
    }

    @Test(arguments: [
        ("truncated-gzip", "layer 1 of 1"), ("not-gzip", "layer 1 of 1"), ("not-tar", "layer 1 of 1"),
        ("wrong-diff-id", "sha256:"), ("flipped", "sha256:"), ("huge-manifest", "100000"), ("deep-json", "deep"),
        ("negative-size", "layer 1 of 1"), ("long-name", "layer 1 of 1"),
    ]) func anImageIsNotWhatItSays(kind: String, word: String) throws {
        let layout = c2wRun.scratch["layout"]
        try tool("python3", BadInputTests.support("layouts.py"), layout, kind)
        let finished = try c2wRun("cat", "oci:" + layout, "/file")
        if kind == "long-name" && finished.status == 1 { return }  // the name may also be left out
        expectFailure(finished, word)
    }

    /// What was printed before the layer's digest was known is not left standing.
    @Test(arguments: ["late-flip", "late-digest", "late-diff-id"], ["cat", "cp", "tar", "ls"])
    func wrongBytesNeverGetOutUnnoticed(kind: String, command: String) throws {
        let layout = c2wRun.scratch["layout"]
        try tool("python3", BadInputTests.support("layouts.py"), layout, kind)
        let archive = c2wRun.scratch["a.tar"]
        let arguments: [String]
        switch command {
        case "cat": arguments = ["cat", "oci:" + layout, "/file"]
        case "cp": arguments = ["cp", "oci:" + layout, "/file", c2wRun.scratch["copy"]]
        case "tar": arguments = ["tar", "-o", archive, "oci:" + layout, "/file"]
        default: arguments = ["ls", "oci:" + layout, "/file"]
        }
        let finished = try c2wRun(arguments)
        #expect(finished.status == 125, "\(finished.output) \(finished.errors)")
        #expect(finished.errors.contains("sha256:"), "\(finished.errors)")
        #expect(finished.errors.split(separator: "\n").count == 1, "\(finished.errors)")
        #expect(!PosixFile.exists(archive))
    }

    @Test func aCommandEndsWhenWhatItHasUsedIsCheckedUnlessToldNotToWait() throws {
        let layout = c2wRun.scratch["layout"]
        try tool("python3", BadInputTests.support("layouts.py"), layout, "late-good")
        let finished = try c2wRun("cat", "oci:" + layout, "/file")
        #expect(finished.status == 0 && finished.output == "early\n" && finished.stderr.isEmpty, "\(finished.errors)")
        #expect(try tool("sh", "-c", "ls '\(c2wRun.scratch["cache"])/c2w-run/store/layers' | wc -l") == "1\n")
        let other = try Installation()
        let unchecked = try other("cat", "--verify", "no-wait", "oci:" + layout, "/file")
        #expect(unchecked.status == 0 && unchecked.output == "early\n", "\(unchecked.errors)")
    }

    @Test func namesOfAnArchiveCannotLeaveTheDestination() throws {
        let outside = c2wRun.scratch["outside"]
        try tool("mkdir", outside)
        try c2wRun.scratch.write("outside/victim", "secret\n")
        let layout = c2wRun.scratch["layout"]
        try tool("python3", BadInputTests.support("layouts.py"), layout, "hostile-names", outside)
        _ = try c2wRun("cp", "oci:" + layout, "/", c2wRun.scratch["copy"])
        #expect(try tool("ls", outside) == "victim\n")
        #expect(try run(["grep", "-rs", "secret", c2wRun.scratch["copy"]]).status != 0)
    }

    @Test func aMissingPlatformIsNamedWithThoseThereAre() throws {
        let layout = c2wRun.scratch["layout"]
        let other = c2wRun.scratch["other"]
        try tool("python3", BadInputTests.support("layouts.py"), other, "good")
        try tool("python3", BadInputTests.support("layouts.py"), layout, "three-platforms", other)
        expectFailure(
            try c2wRun("ls", "--platform", "linux/s390x", "oci:" + layout), "linux/s390x", "linux/amd64",
            "linux/arm64", "linux/riscv64")
        #expect(try c2wRun("ls", "oci:" + layout).output == "file\n")
        #expect(try c2wRun("ls", "--platform", "linux/amd64", "oci:" + layout).output == "wrong\n")
    }

    @Test(arguments: [
        "oci:/nowhere", "oci:/etc", "oci-archive:/nowhere", "oci-archive:/etc/passwd", "docker-archive:/etc/passwd",
    ])
    func aPlaceThatIsNoLayoutIsNamed(name: String) throws {
        expectFailure(try c2wRun("ls", name), String(name.split(separator: ":")[1]))
    }

    @Test(.enabled(if: geteuid() == 0, "mounts a tmpfs")) func aFullDiskIsSaidSo() throws {
        let disk = c2wRun.scratch["disk"]
        try tool("mkdir", disk)
        try tool("mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", disk)
        defer { _ = try? run(["umount", "-l", disk]) }
        let small = try Installation(cache: disk)
        let image = try TestImages.small.get()
        expectFailure(try small("ls", "oci:\(image.layout):latest"), "No space left on device")
        // What did fit is of use once there is room.
        try tool("mount", "-o", "remount,size=20m", disk)
        #expect(try small("cat", "oci:\(image.layout):latest", "/etc/motd").output == "hello\n")
    }

    @Test func aCacheThatCannotBeWrittenIsNamed() throws {
        let blocked = try Installation(cache: "/proc/nowhere")
        expectFailure(try blocked("ls", "oci:\(try TestImages.small.get().layout):latest"), "/proc/nowhere")
    }
}
