import Glibc
import HostPlatform
import ImageCodecs
import ImageModel
import ImageMounter
import TestSupport
import Testing

/// Indexes in the registry that are not true, as ours and as SOCI's: at a mount, and by commands.
@Suite(.enabled(if: Fuse.canMount, "needs root, /dev/fuse and fusermount3"), .serialized) struct LyingIndexTests {
    enum Kind: String, CaseIterable, CustomTestStringConvertible {
        case own = "c2w-run"
        case soci1 = "SOCI v1"
        case soci2 = "SOCI v2"
        var testDescription: String { rawValue }
    }

    /// A registry behind a proxy, with an image of one layer that GNU tar has made: two files of one size that do not
    /// compress, a hard link between them, and a small file behind.
    final class Server {
        static let repository = "lies"
        let registry: RegistryServer
        let proxy: RegistryProxy
        let scratch: Scratch
        let truth: LayerTruth
        let manifest: Descriptor
        private let manifestBytes: [UInt8]

        init() throws {
            scratch = try Scratch()
            try scratch.write(
                "make.sh",
                """
                set -euo pipefail
                cd "$1"
                mkdir root
                head -c 2000000 /dev/urandom >root/one; head -c 2000000 /dev/urandom >root/two; echo last >root/zz-last
                ln root/one root/link
                umoci init --layout oci; umoci new --image oci:latest
                umoci config --image oci:latest --architecture riscv64
                tar -C root --numeric-owner --no-recursion -cf root.tar one link two zz-last
                umoci raw add-layer --image oci:latest root.tar
                """)
            try tool("bash", scratch["make.sh"], scratch.path)
            registry = try RegistryServer()
            let name = try registry.push("oci:\(scratch["oci"]):latest", as: Server.repository + ":1")
            manifestBytes = try run(["skopeo", "inspect", "--raw", "--tls-verify=false", "docker://" + name]).stdout
            manifest = Descriptor(
                mediaType: MediaType.ociManifest, digest: sha256(manifestBytes),
                sizeBytes: UInt64(manifestBytes.count))
            guard case .image(let image) = try ManifestDocument.parse(manifestBytes) else {
                throw TestFailure("no image")
            }
            let layer = image.layers[0]
            truth = try LayerTruth(
                PosixFile.readAll(registry.file(ofBlob: layer.digest.hex), maxBytes: 1 << 24),
                mediaType: layer.mediaType)
            proxy = try RegistryProxy(registry)
        }

        /// Publishes the index; the name of the image that is read by it, nil where that kind cannot lie so.
        func publish(_ kind: Kind, _ lie: IndexLie) throws -> String? {
            let made: ReferrerManifest
            switch kind {
            case .own:
                guard let index = try truth.own(lie) else { return nil }
                made = .own(subject: manifest, indexes: [(truth.layer, index)], codecs: HostCodecs())
            case .soci1, .soci2:
                guard let index = try truth.soci(lie) else { return nil }
                made = .soci(subject: manifest, zTOCs: [(truth.layer, index)], codecs: HostCodecs())
            }
            for blob in made.blobs {
                try registry.put(blob: blob.bytes, blob.descriptor.digest.text, in: Server.repository)
            }
            let digest = made.descriptor.digest
            try registry.put(
                manifest: made.bytes, MediaType.ociManifest, as: digest.text, in: Server.repository)
            let image = "localhost:\(proxy.port)/" + Server.repository
            if kind == .soci2 {
                let named = try run(
                    ["jq", "-c", #".annotations = {"com.amazon.soci.index-digest": "\#(digest.text)"}"#],
                    input: manifestBytes
                ).stdout
                try registry.put(manifest: named, MediaType.ociManifest, as: "2", in: Server.repository)
                return image + ":2"
            }
            // As registries without a listing of referrers keep one.
            let listing = """
                {"schemaVersion":2,"mediaType":"\(MediaType.ociIndex)","manifests":[{"mediaType":\
                "\(MediaType.ociManifest)","digest":"\(digest.text)","size":\(made.bytes.count),"artifactType":\
                "\(made.artifactType)"}]}
                """
            try registry.put(
                manifest: Array(listing.utf8), MediaType.ociIndex, as: "sha256-" + manifest.digest.hex,
                in: Server.repository)
            return image + ":1"
        }

        var byDigest: String { "localhost:\(proxy.port)/\(Server.repository)@\(manifest.digest.text)" }

        func content(_ name: String) -> [UInt8] { truth.content(name == "link" ? "one" : name) }
    }

    static let files = ["one", "link", "two", "zz-last"]

    private func eventually(_ condition: () throws -> Bool) rethrows -> Bool {
        for _ in 0..<1200 {
            if try condition() { return true }
            usleep(50_000)
        }
        return false
    }

    /// What jq makes of the status.
    private func status(_ c2wRun: Installation, _ folder: String, _ filter: String) throws -> String {
        try tool("jq", "-r", filter, input: c2wRun("status", "--json", folder).stdout).trimmed
    }

    /// Mounts, and has the index used: nothing comes of the layer itself before that, and then it comes slowly.
    private func mountedByIndex(
        _ server: Server, _ image: String, _ kind: Kind, _ c2wRun: Installation
    ) throws -> (folder: String, log: String) {
        let layer = "/blobs/" + server.truth.layer.digest.text
        try server.proxy.set(#"{"match": "\#(layer)", "stall_after": 0}"#)
        let mount = try mounted(server, image, c2wRun)
        #expect(try eventually { try status(c2wRun, mount.folder, ".layers[0].index") == kind.rawValue })
        try server.proxy.set(#"{"stall_after": -1}"#)
        return mount
    }

    private func mounted(
        _ server: Server, _ image: String, _ c2wRun: Installation, _ options: [String] = ["--fill", "all"]
    ) throws -> (folder: String, log: String) {
        let folder = c2wRun.scratch["dir"]
        let log = c2wRun.scratch["log"]
        try tool("mkdir", "-p", folder)
        try server.proxy.set(#"{"link_bytes_per_s": 1500000}"#)
        let finished = try c2wRun(["mount", "--log", log] + options + [image, folder])
        guard finished.status == 0 else { throw TestFailure("mount: \(finished.errors)") }
        return (folder, log)
    }

    @Test(arguments: Kind.allCases, [IndexLie.filesExchanged, .hole, .spanElsewhere, .spansShifted])
    func aMountFindsTheLieAndSaysSoLoudly(kind: Kind, lie: IndexLie) throws {
        let server = try Server()
        guard let image = try server.publish(kind, lie) else { return }
        let c2wRun = try Installation()
        let (folder, log) = try mountedByIndex(server, image, kind, c2wRun)
        defer { _ = try? c2wRun("unmount", "--force", folder) }
        // The kernel keeps what it is shown, which may be wrong while nobody knows.
        let shown = try LyingIndexTests.files.map { try run(["cat", folder + "/" + $0]).status }
        #expect(shown.contains(0))
        #expect(try eventually { try status(c2wRun, folder, ".failure") != "null" })
        #expect(try status(c2wRun, folder, ".failure").contains("the \(kind.rawValue) index"))
        #expect(try status(c2wRun, folder, ".failure").contains("does not tell the truth"))
        #expect(try status(c2wRun, folder, ".layers[0] | [.serving, .isVerified] | @csv") == #""failed",false"#)
        let table = try c2wRun("status", folder).output
        #expect(table.contains("FAILED") && table.contains("does not tell the truth"), "\(table)")
        #expect(try c2wRun("status").output.contains("failed"))
        // The same files again: none of what was shown comes from the kernel's memory.
        for name in LyingIndexTests.files {
            var again = try run(["cat", folder + "/" + name])
            _ = try eventually {
                if again.status != 0 { return true }
                again = try run(["cat", folder + "/" + name])
                return false
            }
            let (status, errors) = (again.status, again.errors)
            #expect(status == 1 && errors.contains("Input/output error"), "\(name): \(errors)")
        }
        #expect(try run(["ls", folder]).errors.contains("Input/output error"))
        let said = try tool("cat", log).split(separator: "\n").filter { $0.contains("does not tell the truth") }
        #expect(said.count { $0.hasPrefix("c2w-run: mount: layer 1 of 1") } == 1, "\(said)")
        #expect(try c2wRun("unmount", folder).status == 0)
        // And nothing of it is believed by the next one, who reads the layer itself.
        try server.proxy.set(#"{"link_bytes_per_s": 0}"#)
        let next = try c2wRun("cat", "--verify", "before-use", image, "/one", "/link", "/two", "/zz-last")
        let isRight = next.stdout == LyingIndexTests.files.flatMap { server.content($0) }
        #expect(isRight, "\(next.errors)")
    }

    @Test(arguments: Kind.allCases) func anIndexThatIsRightServesAMountAndIsFoundRight(kind: Kind) throws {
        let server = try Server()
        let image = try #require(try server.publish(kind, .none))
        let c2wRun = try Installation()
        let (folder, log) = try mountedByIndex(server, image, kind, c2wRun)
        defer { _ = try? c2wRun("unmount", "--force", folder) }
        for _ in 0..<2 {
            for name in LyingIndexTests.files {
                let isRight = try run(["cat", folder + "/" + name]).stdout == server.content(name)
                #expect(isRight, "\(name)")
            }
            #expect(try eventually { try status(c2wRun, folder, ".layers[0].isVerified") == "true" })
        }
        #expect(try status(c2wRun, folder, ".failure") == "null")
        #expect(try tool("cat", log) == "")
    }

    /// Whoever can push an index can push the tag as well, but not another image with the digest that was asked for.
    @Test(arguments: [Kind.own, .soci1], [IndexLie.filesExchanged, .spansShifted, .none])
    func byADigestWhatAnIndexHasShownIsCheckedAtTheEnd(kind: Kind, lie: IndexLie) throws {
        let server = try Server()
        let byTag = try #require(try server.publish(kind, lie))
        let c2wRun = try Installation()
        let finished = try c2wRun("cat", server.byDigest, "/one", "/two")
        if lie == .none {
            let isRight = finished.stdout == server.content("one") + server.content("two")
            #expect(finished.status == 0 && isRight)
            #expect(finished.stderr.isEmpty, "\(finished.errors)")
        } else {
            #expect(finished.status == 125, "\(finished.errors)")
            #expect(finished.errors.contains("the \(kind.rawValue) index that it was read by does not tell the truth"))
            #expect(finished.errors.contains("what was read of it may be wrong"), "\(finished.errors)")
            #expect(finished.errors.split(separator: "\n").count == 1, "\(finished.errors)")
        }
        let layer = "/blobs/" + server.truth.layer.digest.text
        func sent() throws -> Int {
            Int(try server.proxy.log("[.[] | select(.path | contains(\"\(layer)\")) | .bytes] | add // 0")) ?? -1
        }
        let all = Int(server.truth.layer.sizeBytes)
        #expect(try sent() >= all, "all of the layer was read to know that")
        // By the tag it is believed, and no more is fetched than is read.
        if lie == .none {
            try server.proxy.reset()
            #expect(try Installation()("cat", byTag, "/zz-last").output == "last\n")
            #expect(try sent() < all / 2)
            // A mount fetches no more either, and says that nobody has checked.
            let other = try Installation()
            let (folder, _) = try mounted(server, server.byDigest, other, ["--fill", "none"])
            defer { _ = try? other("unmount", "--force", folder) }
            #expect(try tool("cat", folder + "/zz-last") == "last\n")
            #expect(
                try status(other, folder, ".layers[0] | [.index, .isVerified] | @csv") == "\"\(kind.rawValue)\",false")
        }
    }

    @Test(arguments: Kind.allCases, [IndexLie.otherLayer, .cut])
    func anIndexOfSomethingElseIsNotUsed(kind: Kind, lie: IndexLie) throws {
        let server = try Server()
        let image = try #require(try server.publish(kind, lie))
        let c2wRun = try Installation()
        let (folder, _) = try mounted(server, image, c2wRun, ["--fill", "none"])
        defer { _ = try? c2wRun("unmount", "--force", folder) }
        try server.proxy.set(#"{"link_bytes_per_s": 0}"#)
        for name in LyingIndexTests.files {
            let isRight = try run(["cat", folder + "/" + name]).stdout == server.content(name)
            #expect(isRight, "\(name)")
        }
        #expect(try status(c2wRun, folder, ".failure") == "null")
        #expect(try eventually { try status(c2wRun, folder, ".layers[0].isVerified") == "true" })
    }

    @Test(arguments: Kind.allCases) func spansThatAreNotWhatTheirDigestsSayAreNotShown(kind: Kind) throws {
        let server = try Server()
        let image = try #require(try server.publish(kind, .spanDigests))
        let c2wRun = try Installation()
        let (folder, log) = try mounted(server, image, c2wRun, ["--fill", "none"])
        defer { _ = try? c2wRun("unmount", "--force", folder) }
        try server.proxy.set(#"{"link_bytes_per_s": 0}"#)
        for name in LyingIndexTests.files {
            let read = try run(["cat", folder + "/" + name])
            let (status, count, errors) = (read.status, read.stdout.count, read.errors)
            #expect(status == 1 && count == 0, "\(name)")
            #expect(errors.contains("Input/output error"), "\(errors)")
        }
        #expect(try tool("cat", log).contains("digest of span"))
        #expect(try status(c2wRun, folder, ".layers[0].reason").contains("a read has failed"))
        #expect(try c2wRun("status", folder).output.contains("a read has failed"))
    }
}
