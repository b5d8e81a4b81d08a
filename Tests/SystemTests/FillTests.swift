import Glibc
import HostPlatform
import Testing

/// What is fetched of a layer besides what is read, by the bytes that a proxy counts.
@Suite(.enabled(if: Fuse.canMount, "needs root, /dev/fuse and fusermount3"), .serialized) struct FillTests {
    /// A registry behind a proxy that counts, with an image whose one layer holds a small file, a large one that
    /// does not compress, and another small one.
    final class Server {
        let registry: RegistryServer
        let proxy: RegistryProxy
        let scratch: Scratch
        let layerBytes: Int
        let layer: String
        var image: String { "localhost:\(proxy.port)/fill:1" }

        init(isIndexed: Bool = true, megabytes: Int = 24) throws {
            scratch = try Scratch()
            try scratch.write(
                "make.sh",
                """
                set -euo pipefail
                cd "$1"
                mkdir one
                echo first >one/a-first; head -c \(megabytes * 1_000_000) /dev/urandom >one/big; echo last >one/zz-last
                umoci init --layout oci; umoci new --image oci:latest
                umoci config --image oci:latest --architecture riscv64
                tar -C one --sort=name -cf one.tar .
                umoci raw add-layer --image oci:latest one.tar
                """)
            try tool("bash", scratch["make.sh"], scratch.path)
            registry = try RegistryServer()
            let direct = try registry.push("oci:\(scratch["oci"]):latest", as: "fill:1")
            if isIndexed {
                let pushed = try Installation()("index", "--push", direct)
                try #require(pushed.status == 0, "\(pushed.errors)")
            }
            proxy = try RegistryProxy(registry)
            let layers = "skopeo inspect --raw oci:'\(scratch["oci"])':latest | jq -r '.layers[0]"
            layerBytes = Int(try tool("sh", "-c", layers + ".size'").trimmed) ?? 0
            layer = try tool("sh", "-c", layers + ".digest'").trimmed
        }

        /// Leaves of the image's referrers only those whose type has that in it.
        func keepReferrers(_ type: String) throws {
            try tool(
                "sh", "-c",
                """
                set -e
                base=http://127.0.0.1:\(registry.port)/v2/fill/manifests
                kind=application/vnd.oci.image.index.v1+json
                image=$(skopeo inspect --raw --tls-verify=false docker://localhost:\(registry.port)/fill:1 | sha256sum | cut -c1-64)
                curl -fsS --noproxy '*' -H "Accept: $kind" $base/sha256-$image |
                    jq -c '.manifests |= map(select(.artifactType | contains("\(type)")))' >"\(scratch["index"])"
                curl -fsS --noproxy '*' -X PUT -H "Content-Type: $kind" --data-binary @"\(scratch["index"])" $base/sha256-$image
                """)
        }

        /// Bytes of the layer that were sent, and requests for them.
        func sent(by other: RegistryProxy? = nil) throws -> (bytes: Int, requests: Int) {
            let text = try (other ?? proxy).log(
                "[.[] | select(.path | contains(\"/blobs/\(layer)\")) | .bytes] | \"\\(add // 0) \\(length)\"")
            let words = text.split(separator: " ").map { Int($0) ?? -1 }
            return (words[0], words[1])
        }
    }

    @Test(arguments: ["vnd.c2w-run", "vnd.amazon.soci"])
    func withAnIndexOnItsWayTheStreamDoesNotRun(_ type: String) throws {
        let server = try Server()
        try server.keepReferrers(type)
        let c2wRun = try Installation()
        let read = try c2wRun("cat", server.image, "/zz-last")
        #expect(read.output == "last\n", "\(read.errors)")
        let (bytes, requests) = try server.sent()
        // One span: ours are 1 MiB apart.
        #expect(requests == 1 && bytes < 1_200_000, "\(bytes) bytes in \(requests) requests")
    }

    @Test func whatWasReadSpanBySpanIsNotFetchedAgainByTheFill() throws {
        let server = try Server()
        let c2wRun = try Installation()
        #expect(try c2wRun("cat", server.image, "/zz-last").output == "last\n")
        let before = try server.sent().bytes
        #expect(before > 0 && before < 1_200_000)
        let folder = c2wRun.scratch["dir"]
        try tool("mkdir", folder)
        let mounted = try c2wRun("mount", "--fill", "all", server.image, folder)
        try #require(mounted.status == 0, "\(mounted.errors)")
        defer { _ = try? c2wRun("unmount", folder) }
        var turns = 0
        while try !isVerified(c2wRun, folder), turns < 600 {
            usleep(50_000)
            turns += 1
        }
        #expect(try tool("cat", folder + "/a-first", folder + "/zz-last") == "first\nlast\n")
        // Stored bytes are kept in units of 64 KiB; the two at the span's ends were there in part only.
        let all = try server.sent().bytes
        #expect(all >= server.layerBytes && all <= server.layerBytes + 2 * 65536, "\(all) of \(server.layerBytes)")
    }

    private func isVerified(_ c2wRun: Installation, _ folder: String) throws -> Bool {
        let status = try c2wRun("status", "--json", folder).output
        let layers = try tool("jq", "[.. | .isVerified? // empty]", input: Array(status.utf8))
        return layers.contains("true")
    }

    /// The look for an index at the layer's end is sent the whole too.
    @Test(arguments: ["ignore", "416"]) func withoutRangesALayerComesOnce(_ ranges: String) throws {
        let server = try Server(isIndexed: false)
        let c2wRun = try Installation()
        try server.proxy.set(#"{"link_bytes_per_s": 20000000, "ranges": "\#(ranges)"}"#)
        let read = try c2wRun("cat", server.image, "/zz-last")
        #expect(read.output == "last\n", "\(read.errors)")
        let (bytes, requests) = try server.sent()
        #expect(bytes < server.layerBytes * 3 / 2, "\(bytes) of \(server.layerBytes) bytes in \(requests) requests")
    }

    @Test func aMountWithoutAnIndexBringsNoMoreThanIsRead() throws {
        let server = try Server(isIndexed: false, megabytes: 48)
        let c2wRun = try Installation()
        let folder = c2wRun.scratch["dir"]
        try tool("mkdir", folder)
        // Slow enough to see that it does not go on.
        try server.proxy.set(#"{"link_bytes_per_s": 4000000}"#)
        let mounted = try c2wRun("mount", server.image, folder)
        try #require(mounted.status == 0, "\(mounted.errors)")
        defer { _ = try? c2wRun("unmount", folder) }
        #expect(try tool("cat", folder + "/a-first") == "first\n")
        usleep(8_000_000)
        let (bytes, _) = try server.sent()
        #expect(bytes < server.layerBytes / 2, "\(bytes) of \(server.layerBytes)")
        #expect(try c2wRun("status", folder).output.contains("as far as it is read"))
        #expect(try tool("cat", folder + "/zz-last") == "last\n")
    }
}
