import Glibc
import HostPlatform
import Testing

/// One image from every kind of place: the run is the same.
@Suite(.serialized, .enabled(if: Installation.hasGuest && TestImages.debian != nil, "needs `make guest image`"))
struct SourceTests {
    let c2wRun: Installation
    let layout: String

    init() throws {
        c2wRun = try Installation()
        layout = try #require(TestImages.debian)
    }

    private func expectSameRun(_ name: String, location: SourceLocation = #_sourceLocation) throws {
        let finished = try c2wRun(name, "python3", "-c", "print(6*7)")
        #expect(finished.stdout == Array("42\n".utf8), sourceLocation: location)
        #expect(finished.stderr.isEmpty, "\(finished.errors)", sourceLocation: location)
        #expect(finished.status == 0, sourceLocation: location)
        let failed = try c2wRun(name, "sh", "-c", "echo e >&2; exit 7")
        #expect(failed.errors == "e\n" && failed.status == 7 && failed.stdout.isEmpty, sourceLocation: location)
    }

    @Test func aLayoutInAFolder() throws {
        try expectSameRun("oci:\(layout)")
        try expectSameRun("oci:\(layout):latest")
    }

    @Test func aLayoutInAnArchive() throws {
        let archive = c2wRun.scratch["image.tar"]
        try tool("skopeo", "--insecure-policy", "copy", "--quiet", "oci:\(layout):latest", "oci-archive:\(archive):tag")
        try expectSameRun("oci-archive:\(archive)")
    }

    @Test func anArchiveAsDockerSavesIt() throws {
        let archive = c2wRun.scratch["image.tar"]
        try tool(
            "skopeo", "--insecure-policy", "--override-arch", "riscv64", "copy", "--quiet", "oci:\(layout):latest",
            "docker-archive:\(archive):debian:trixie")
        try expectSameRun("docker-archive:\(archive)")
    }

    @Test func aLayoutOnAStaticFileServer() throws {
        let port = try freePort()
        let server = try startServer(["python3", "-m", "http.server", "--bind", "127.0.0.1", "-d", layout, "\(port)"])
        defer { server.send(SIGKILL) }
        try waitForPort(port)
        try expectSameRun("http://127.0.0.1:\(port)")
        try expectSameRun("http://localhost:\(port)/#latest")
    }

    @Test func aRegistryByTagAndByDigest() throws {
        let name = try TestImages.debianInRegistry.get()
        try expectSameRun(name)
        let digest = try tool("jq", "-r", ".manifests[0].digest", layout + "/index.json").trimmingNewline
        let repository = name.split(separator: ":").dropLast().joined(separator: ":")
        try expectSameRun(repository + "@" + digest)
        try expectSameRun(name + "@" + digest)
    }

    @Test func oneOfThreePlatformsInAnIndex() throws {
        let index = c2wRun.scratch["index"]
        try tool(
            "python3", Installation.sourceFolder + "/Tests/SystemTests/Support/layouts.py", index, "three-platforms",
            layout)
        try expectSameRun("oci:" + index)
        let name = try RegistryServer.shared.get().push("oci:" + index, as: "three:platforms")
        try expectSameRun(name)
        let arm = try c2wRun("--platform", "linux/arm64", name, "true")
        #expect(arm.status == 125 && arm.errors == "c2w-run: --platform linux/arm64: the machine runs linux/riscv64\n")
    }

    @Test(arguments: ["gzip", "zstd"]) func layersAsSkopeoCompressesThem(format: String) throws {
        let copy = c2wRun.scratch["copy"]
        try tool(
            "skopeo", "--insecure-policy", "copy", "--quiet", "--dest-compress-format", format, "--dest-compress",
            "oci:\(layout):latest", "oci:\(copy):latest")
        try expectSameRun("oci:" + copy)
    }
}
