import Glibc
import HostPlatform
import Testing

/// `c2w-run index`: what it publishes leads the next one to the bytes he wants, and to no others.
@Suite(.serialized) struct IndexTests {
    let c2wRun: Installation
    /// 9 MB that do not compress, and a small file behind them.
    let small: String

    init() throws {
        c2wRun = try Installation()
        try c2wRun.scratch.write(
            "make.sh",
            #"""
            set -euo pipefail
            cd "$1"
            umoci init --layout oci; umoci new --image oci:latest
            umoci unpack --rootless --image oci:latest bundle
            head -c 9000000 /dev/urandom >bundle/rootfs/a-large
            echo hello >bundle/rootfs/small
            umoci repack --image oci:latest bundle
            """#)
        try tool("bash", c2wRun.scratch["make.sh"], c2wRun.scratch["."])
        small = c2wRun.scratch["oci"]
    }

    @Test func aPushedIndexServesTheNextOne() throws {
        let registry = try RegistryServer()
        let name = try registry.push("oci:\(small):latest", as: "index/small:latest")
        let pushed = try c2wRun("index", "--push", name)
        #expect(pushed.status == 0, "\(pushed.errors)")
        let lines = pushed.output.split(separator: "\n")
        #expect(lines.filter { $0.contains("spans") && $0.contains("index") }.count == 1, "\(pushed.output)")
        #expect(lines.filter { $0.hasPrefix("pushed sha256:") }.count == 2, "\(pushed.output)")
        // Debian's registry has no listing of referrers.
        #expect(lines.filter { $0.contains("under the tag sha256-") }.count == 2)

        // The second push finds all there.
        let again = try c2wRun("index", "--push", name)
        #expect(again.status == 0 && again.output.contains("were there"), "\(again.errors)")

        let other = try Installation()
        let read = try other("cat", name, "/small")
        #expect(read.stdout == Array("hello\n".utf8), "\(read.errors)")
    }

    @Test func onlyARegistryCanBePushedTo() throws {
        let finished = try c2wRun("index", "--push", "oci:\(small)")
        #expect(finished.status == 64)
        #expect(finished.errors.contains("registry"))
    }

    @Test func withoutPushNothingIsSent() throws {
        let finished = try c2wRun("index", "oci:\(small)")
        #expect(finished.status == 0, "\(finished.errors)")
        #expect(finished.output.contains("spans"))
    }
}
