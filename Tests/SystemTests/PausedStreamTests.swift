import Glibc
import HostPlatform
import Testing

/// A layer without an index, of which only the beginning is wanted: its stream stands still, and what then befalls it.
@Suite(.enabled(if: Fuse.canMount, "needs root, /dev/fuse and fusermount3"), .serialized) struct PausedStreamTests {
    let server: FillTests.Server
    let c2wRun: Installation
    let folder: String

    init() throws {
        server = try FillTests.Server(isIndexed: false, megabytes: 64)
        c2wRun = try Installation()
        folder = c2wRun.scratch["dir"]
        try tool("mkdir", folder)
    }

    private func eventually(_ condition: () throws -> Bool) rethrows -> Bool {
        for _ in 0..<600 {
            if try condition() { return true }
            usleep(50_000)
        }
        return false
    }

    /// Mounts, reads the first file, and waits until no more comes; how much had come then.
    private func pause() throws -> Int {
        // So slow that a machine that is busy elsewhere still stops it in time.
        try server.proxy.set(#"{"link_bytes_per_s": 4000000}"#)
        let mounted = try c2wRun("mount", server.image, folder)
        try #require(mounted.status == 0, "\(mounted.errors)")
        #expect(try tool("cat", folder + "/a-first") == "first\n")
        var last = -1
        var now = try server.sent().bytes
        while now != last {
            usleep(1_000_000)
            (last, now) = (now, try server.sent().bytes)
        }
        #expect(now > 0 && now < server.layerBytes * 3 / 4, "\(now) of \(server.layerBytes)")
        try server.proxy.set(#"{"link_bytes_per_s": 0}"#)
        return now
    }

    private func process() throws -> pid_t {
        pid_t(try tool("jq", ".process", input: c2wRun("status", "--json", folder).stdout).trimmed) ?? 0
    }

    @Test func aPausedStreamIsLeftAtOnce() throws {
        _ = try pause()
        let process = try process()
        #expect(process > 1 && kill(process, 0) == 0)
        #expect(try c2wRun("unmount", folder, seconds: 20).status == 0)
        #expect(eventually { kill(process, 0) != 0 })
        // What had come is of use to the next one.
        let before = try server.sent().bytes
        let next = try c2wRun("cat", server.image, "/zz-last")
        #expect(next.output == "last\n", "\(next.errors)")
        let all = try server.sent().bytes
        // What had come, but was in memory still, comes again.
        #expect(all < server.layerBytes + 24 << 20, "\(before), then \(all) of \(server.layerBytes)")
    }

    @Test func aPausedStreamGoesOnThoughTheConnectionIsGone() throws {
        let paused = try pause()
        // Whoever keeps a connection open for nothing is hung up on some time, or is restarted.
        server.proxy.stop()
        let away = try run(["cat", folder + "/zz-last"], seconds: 100)
        #expect(away.status == 1 && away.errors.contains("Input/output error"), "\(away.errors)")
        #expect(try tool("cat", folder + "/a-first") == "first\n", "what is here stays")
        let proxy = try RegistryProxy(server.registry, port: server.proxy.port)
        var last = try run(["cat", folder + "/zz-last"])
        _ = try eventually {
            if last.status == 0 { return true }
            last = try run(["cat", folder + "/zz-last"])
            return false
        }
        #expect(last.output == "last\n", "\(last.errors)")
        let truth = try run(["cat", server.scratch["one/big"]]).stdout
        let isRight = try run(["cat", folder + "/big"]).stdout == truth
        #expect(isRight)
        // What had come is not asked for again, but for what was in flight.
        let more = try server.sent(by: proxy).bytes
        #expect(more < server.layerBytes - paused + 24 << 20, "\(paused), then \(more) of \(server.layerBytes)")
        let unmounted = try c2wRun("unmount", folder)
        #expect(unmounted.status == 0, "\(unmounted.errors)")
    }
}
