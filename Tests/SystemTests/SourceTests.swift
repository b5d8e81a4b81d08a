import Glibc
import HostPlatform
import Testing

/// An image from every kind of place: the run is the same.
@Suite(.serialized, .enabled(if: Guest.areThere, "needs `make guest image`"))
struct SourceTests {
    let c2wRun: Installation

    init() throws { c2wRun = try Installation() }

    private func expectSameRun(_ name: String, location: SourceLocation = #_sourceLocation) throws {
        let finished = try c2wRun(name, "python3", "-c", "print(6*7)")
        #expect(finished.stdout == Array("42\n".utf8), sourceLocation: location)
        #expect(finished.stderr.isEmpty, "\(finished.errors)", sourceLocation: location)
        #expect(finished.status == 0, sourceLocation: location)
        let failed = try c2wRun(name, "sh", "-c", "echo e >&2; exit 7")
        #expect(failed.errors == "e\n" && failed.status == 7 && failed.stdout.isEmpty, sourceLocation: location)
    }

    @Test(arguments: Guest.available) func aLayoutInAFolder(guest: Guest) throws {
        let layout = try #require(guest.debian)
        try expectSameRun("oci:\(layout)")
        try expectSameRun("oci:\(layout):latest")
    }

    @Test(arguments: Guest.available) func aLayoutInAnArchive(guest: Guest) throws {
        let layout = try #require(guest.debian)
        let archive = c2wRun.scratch["image.tar"]
        try tool("skopeo", "--insecure-policy", "copy", "--quiet", "oci:\(layout):latest", "oci-archive:\(archive):tag")
        try expectSameRun("oci-archive:\(archive)")
    }

    @Test(arguments: Guest.available) func anArchiveAsDockerSavesIt(guest: Guest) throws {
        let layout = try #require(guest.debian)
        let archive = c2wRun.scratch["image.tar"]
        try tool(
            "skopeo", "--insecure-policy", "--override-arch", guest.architecture, "copy", "--quiet",
            "oci:\(layout):latest",
            "docker-archive:\(archive):debian:tag")
        try expectSameRun("docker-archive:\(archive)")
    }

    @Test(arguments: Guest.available) func aLayoutOnAStaticFileServer(guest: Guest) throws {
        let layout = try #require(guest.debian)
        let port = try freePort()
        let server = try startServer(["python3", "-m", "http.server", "--bind", "127.0.0.1", "-d", layout, "\(port)"])
        defer { server.send(SIGKILL) }
        try waitForPort(port)
        try expectSameRun("http://127.0.0.1:\(port)")
        try expectSameRun("http://localhost:\(port)/#latest")
    }

    @Test(arguments: Guest.available) func aRegistryByTagAndByDigest(guest: Guest) throws {
        let layout = try #require(guest.debian)
        let name = try guest.debianInRegistry()
        try expectSameRun(name)
        let digest = try tool("jq", "-r", ".manifests[0].digest", layout + "/index.json").trimmingNewline
        let repository = name.split(separator: ":").dropLast().joined(separator: ":")
        try expectSameRun(repository + "@" + digest)
        try expectSameRun(name + "@" + digest)
    }

    @Test(arguments: Guest.available) func oneOfThreePlatformsInAnIndex(guest: Guest) throws {
        let layout = try #require(guest.debian)
        let index = c2wRun.scratch["index"]
        try tool(
            "python3", Installation.sourceFolder + "/Tests/SystemTests/Support/layouts.py", index, "three-platforms",
            layout, guest.architecture)
        try expectSameRun("oci:" + index)
        let name = try RegistryServer.shared.get().push("oci:" + index, as: "three:\(guest.architecture)")
        try expectSameRun(name)
        let arm = try c2wRun("--platform", "linux/arm64", name, "true")
        #expect(
            arm.status == 125
                && arm.errors
                    == "c2w-run: --platform linux/arm64: the machine runs linux/riscv64, linux/amd64, linux/amd64/v2, linux/amd64/v3, linux/386\n"
        )
    }

    @Test(arguments: Guest.available, ["gzip", "zstd"])
    func layersAsSkopeoCompressesThem(guest: Guest, format: String) throws {
        let layout = try #require(guest.debian)
        let copy = c2wRun.scratch["copy"]
        try tool(
            "skopeo", "--insecure-policy", "copy", "--quiet", "--dest-compress-format", format, "--dest-compress",
            "oci:\(layout):latest", "oci:\(copy):latest")
        try expectSameRun("oci:" + copy)
    }
}
