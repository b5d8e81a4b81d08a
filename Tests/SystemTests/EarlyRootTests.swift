import Glibc
import HostPlatform
import Testing

/// Images as Docker and BuildKit make them: no layer has an entry for the root folder, so what the root is would be known
/// only when all layers are. Nobody may have to wait for that: the base stands still while the top is used.
@Suite(.serialized) struct EarlyRootTests {
    /// How the base names the root.
    enum Naming: String { case never, first, last }

    /// A registry behind a proxy that counts, with an image of two layers: a base of noise, and a top that holds all
    /// that a container's start looks for.
    final class Server {
        /// What can be compiled for, and run.
        static let guests = Guest.allCases.filter {
            $0.isBuilt && (try? tool("sh", "-c", "command -v \($0)-linux-gnu-gcc")) != nil
        }
        static let baseBytes = 24_000_000
        let registry: RegistryServer
        let proxy: RegistryProxy
        let scratch: Scratch
        /// Hexadecimal digits of its digest.
        let base: String
        var image: String { "localhost:\(proxy.port)/rootless:1" }

        init(_ naming: Naming = .never, programFor guest: Guest? = nil) throws {
            scratch = try Scratch()
            try scratch.write(
                "show.c",
                """
                #include <stdio.h>
                #include <sys/stat.h>
                int main(void) { struct stat s; stat("/", &s); printf("%o %d\\n", s.st_mode & 07777, s.st_uid); return 0; }
                """)
            try scratch.write(
                "make.sh",
                """
                set -euo pipefail
                cd "$1"
                mkdir -p base/lib top/dev top/etc top/proc top/sys
                chmod 751 base; chown 7 base
                echo base >base/lib/base; head -c \(Server.baseBytes) /dev/urandom >base/noise
                echo first >top/etc/first; : >top/etc/hostname; : >top/etc/hosts
                echo root:x:0:0::/:/bin/sh >top/etc/passwd; echo root:x:0: >top/etc/group
                \(guest.map { "\($0)-linux-gnu-gcc -O1 -static -o top/show show.c" } ?? "")
                head -c 2000000 /dev/urandom >top/z-noise
                case \(naming.rawValue) in
                never) tar -C base -cf base.tar lib noise ;;
                first) tar -C base --no-recursion -cf base.tar . lib lib/base noise ;;
                last) tar -C base --no-recursion -cf base.tar lib lib/base noise . ;;
                esac
                tar -C top --sort=name -cf top.tar $(ls top)
                umoci init --layout oci; umoci new --image oci:latest
                umoci config --image oci:latest --architecture \((guest ?? .riscv64).architecture) --config.cmd /show
                umoci raw add-layer --image oci:latest base.tar
                umoci raw add-layer --image oci:latest top.tar
                """)
            try tool("bash", scratch["make.sh"], scratch.path)
            let layers = "skopeo inspect --raw oci:'\(scratch["oci"])':latest | jq -r '.layers[0].digest'"
            base = String(try tool("sh", "-c", layers).trimmed.dropFirst("sha256:".count))
            registry = try RegistryServer()
            _ = try registry.push("oci:\(scratch["oci"]):latest", as: "rootless:1")
            proxy = try RegistryProxy(registry)
        }

        /// Of an answer from the base nothing comes after so many bytes; -1: it goes on.
        func stallBase(after bytes: Int) throws {
            try proxy.set(#"{"match": "\#(base)", "stall_after": \#(bytes)}"#)
        }

        func baseBytesSent() throws -> Int {
            Int(try proxy.log("[.[] | select(.path | contains(\"\(base)\")) | .bytes] | add // 0")) ?? -1
        }
    }

    @Test func aFileOfTheTopIsShown() throws {
        let server = try Server()
        try server.stallBase(after: 100_000)
        let shown = try Installation()("cat", server.image, "/etc/first", seconds: 60)
        #expect(shown.output == "first\n" && shown.stderr.isEmpty, "\(shown.errors)")
        #expect(try server.baseBytesSent() < 1_000_000)
    }

    @Test(
        .enabled(if: !Server.guests.isEmpty, "needs the guest, and gcc for it"),
        arguments: Server.guests, [Naming.never, .first])
    func aProgramOfTheTopRuns(_ guest: Guest, _ naming: Naming) throws {
        let server = try Server(naming, programFor: guest)
        try server.stallBase(after: 1_000_000)
        // What the root is was the base's word where that has named it: it would be checked, by reading all of it.
        let finished = try Installation()("--verify", naming == .never ? "streaming" : "no-wait", server.image)
        #expect(finished.status == 0, "\(finished.errors)")
        #expect(finished.output == (naming == .never ? "755 0\n" : "751 7\n"))
        #expect(try server.baseBytesSent() < Server.baseBytes / 2)
    }

    @Test(.enabled(if: Fuse.canMount, "needs root, /dev/fuse and fusermount3"))
    func aMountAnswersAndCorrectsItself() throws {
        let server = try Server(.last)
        try server.stallBase(after: 100_000)
        let c2wRun = try Installation()
        let folder = c2wRun.scratch["dir"]
        try tool("mkdir", folder)
        let mounted = try c2wRun("mount", server.image, folder)
        try #require(mounted.status == 0, "\(mounted.errors)")
        defer { _ = try? c2wRun("unmount", folder) }
        let root = ["stat", "-c", "%a %u", folder]
        #expect(try run(root, seconds: 60).output == "755 0\n")
        #expect(try run(["cat", folder + "/etc/first"], seconds: 60).output == "first\n")
        #expect(try run(root, seconds: 60).output == "755 0\n")
        // As `ls -l` of the folder above, and as whoever looks whether a mount lives.
        for words in [["ls", "-ld"], ["getfattr", "-d", "-m", "-"], ["stat", "-f"]] {
            #expect(try run(words + [folder], seconds: 60).status == 0)
        }
        #expect(try server.baseBytesSent() < 1_000_000, "nothing of the base is needed for any of this")
        try server.stallBase(after: -1)
        #expect(try tool("ls", folder) == "dev\netc\nlib\nnoise\nproc\nsys\nz-noise\n")
        #expect(try tool("stat", "-c", "%a %u", folder) == "751 7\n")
        #expect(try tool("cat", folder + "/lib/base") == "base\n")
    }
}
