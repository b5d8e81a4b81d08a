import Glibc
import HostPlatform
import Testing

/// `serve` with diod's own client tools.
@Suite struct ServeTests {
    let c2wRun: Installation
    let image: SmallImage

    init() throws {
        c2wRun = try Installation()
        image = try TestImages.small.get()
    }

    @Test func theAddressIsPrintedWhenClientsMayConnect() throws {
        let server = try c2wRun.start("serve", "oci:\(image.layout)", "--listen", "tcp:127.0.0.1:0")
        try server.waitForOutput("\n")
        let address = String(decoding: server.output, as: UTF8.self).trimmingNewline
        #expect(address.hasPrefix("tcp:127.0.0.1:") && address != "tcp:127.0.0.1:0")
        let place = String(address.dropFirst("tcp:".count))
        #expect(try tool("diodcat", "-s", place, "-a", "/", "etc/motd") == "hello\n")
        server.send(SIGTERM)
        let finished = try server.finish(seconds: 10)
        #expect(finished.status == 0 && finished.stderr.isEmpty, "\(finished.errors)")
    }

    @Test func aUnixSocketIsServedAndGoesAway() throws {
        let path = c2wRun.scratch["socket"]
        let server = try c2wRun.start("serve", "oci:\(image.layout)", "--listen", "unix:" + path)
        try server.waitForOutput("unix:" + path + "\n")
        let ours = try tool("diodls", "-s", path, "-a", "/", "/etc")
        #expect(Set(ours.split(separator: "\n")).isSuperset(of: ["motd", "motd2", "replaced"]), "\(ours)")
        server.send(SIGINT)
        #expect(try server.finish(seconds: 10).status == 0)
        #expect(!PosixFile.exists(path))
    }

    @Test func anAddressInUseIsAFailure() throws {
        let port = try freePort()
        let server = try c2wRun.start("serve", "oci:\(image.layout)", "--listen", "tcp:127.0.0.1:\(port)")
        try server.waitForOutput("\n")
        let second = try c2wRun("serve", "oci:\(image.layout)", "--listen", "tcp:127.0.0.1:\(port)")
        #expect(second.status == 125 && second.errors.contains("\(port)"), "\(second.errors)")
        server.send(SIGTERM)
        _ = try server.finish(seconds: 10)
    }
}
