import Glibc
import HostPlatform
import Testing

/// A layer whose bytes are not those of its digest, which nobody can know before its end: whatever the container has
/// written by then is not left standing.
@Suite(.serialized, .enabled(if: Guest.areThere, "needs `make guest image`"))
struct WrongLayerTests {
    /// A registry behind a slow proxy, with an image of one layer: a shell and its libraries, and behind them 12 MB that
    /// do not compress.
    final class Server {
        let registry: RegistryServer
        let proxy: RegistryProxy
        let scratch: Scratch
        var image: String { "localhost:\(proxy.port)/wrong:1" }

        /// - Parameter isWrong: the registry sends other bytes than it was given.
        init(_ guest: Guest, isWrong: Bool) throws {
            scratch = try Scratch()
            let debian = "oci:\(try #require(guest.debian)):latest"
            let c2wRun = try Installation()
            // As it stands in the programs themselves.
            let loader = guest == .riscv64 ? "lib/ld-linux-riscv64-lp64d.so.1" : "lib64/ld-linux-x86-64.so.2"
            try tool("mkdir", "-p", scratch["root/bin"], scratch["root/lib"], scratch["root/lib64"])
            for (path, place) in [
                ("/usr/bin/dash", "bin/sh"), ("/" + loader, loader),
                ("/usr/lib/\(guest)-linux-gnu/libc.so.6", "lib/libc.so.6"),
            ] {
                let copied = try run(
                    [
                        "sh", "-c", "exec \"$@\" >'\(scratch["root/" + place])'", "sh", Installation.program, "cat",
                        debian, path,
                    ],
                    environment: c2wRun.environment)
                try #require(copied.status == 0, "\(copied.errors)")
            }
            try scratch.write(
                "make.sh",
                """
                set -euo pipefail
                cd "$1"
                chmod 755 root/bin/sh root/lib*/*; head -c 12000000 /dev/urandom >root/zz-noise
                umoci init --layout oci; umoci new --image oci:latest
                umoci config --image oci:latest --architecture \(guest.architecture)
                tar -C root --sort=name -cf root.tar .
                umoci raw add-layer --image oci:latest root.tar
                """)
            try tool("bash", scratch["make.sh"], scratch.path)
            registry = try RegistryServer()
            _ = try registry.push("oci:\(scratch["oci"]):latest", as: "wrong:1")
            proxy = try RegistryProxy(registry)
            try proxy.set(#"{"link_bytes_per_s": 6000000}"#)
            guard isWrong else { return }
            let digest = try tool(
                "sh", "-c", "skopeo inspect --raw oci:'\(scratch["oci"])':latest | jq -r '.layers[0].digest'"
            ).trimmed
            // The time stamp in the gzip header, which no checksum covers: the content is the same.
            let file = open(registry.file(ofBlob: String(digest.dropFirst("sha256:".count))), O_WRONLY)
            try #require(file >= 0)
            var byte: UInt8 = 0x5a
            try #require(pwrite(file, &byte, 1, 5) == 1)
            close(file)
        }
    }

    private func finished(_ server: Server, _ c2wRun: Installation, _ options: String...) throws -> Finished {
        try c2wRun(["run", "--progress", "none"] + options + [server.image, "/bin/sh", "-c", "echo hello; exit 3"])
    }

    @Test(arguments: Guest.available) func aRunWhoseLayerIsNotItsDigestsHasCode125(guest: Guest) throws {
        let server = try Server(guest, isWrong: true)
        let c2wRun = try Installation()
        let finished = try finished(server, c2wRun)
        // Whether the container came to write anything depends on which names it misses: those need the whole layer.
        #expect(finished.status == 125 && (finished.output == "hello\n" || finished.stdout.isEmpty))
        #expect(finished.errors.split(separator: "\n").count == 1, "\(finished.errors)")
        #expect(finished.errors.contains("layer 1 of 1") && finished.errors.contains("sha256:"), "\(finished.errors)")
        #expect(finished.errors.contains(server.image), "\(finished.errors)")
        // Nothing of it is kept.
        let store = c2wRun.scratch["cache"] + "/c2w-run/store"
        #expect(
            try tool("sh", "-c", "ls '\(store)/layers' '\(store)/index' 2>/dev/null | grep -c '^[0-9a-f]' || true")
                == "0\n")
        // Who asks to be told before has nothing shown.
        let before = try self.finished(server, Installation(), "--verify", "before-use")
        #expect(before.status == 125 && before.stdout.isEmpty, "\(before.errors)")
    }

    @Test(arguments: Guest.available) func aRunWhoseLayerIsRightEndsAsItsProcessDid(guest: Guest) throws {
        let server = try Server(guest, isWrong: false)
        let finished = try finished(server, Installation())
        #expect(finished.status == 3 && finished.output == "hello\n" && finished.stderr.isEmpty, "\(finished.errors)")
    }
}
