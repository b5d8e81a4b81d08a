import Glibc
import HostPlatform
import Testing

/// Whether images can be mounted here; else why these tests are left out.
enum Fuse {
    static let canMount: Bool = {
        let reason: String? =
            geteuid() != 0
            ? "not root"
            : !PosixFile.exists("/dev/fuse")
                ? "no /dev/fuse" : (try? tool("sh", "-c", "command -v fusermount3")) == nil ? "no fusermount3" : nil
        if let reason { print("tests of mount are left out: \(reason)") }
        return reason == nil
    }()
}

/// `mount`, `unmount` and `status` as a person uses them, against what umoci unpacks.
@Suite(.enabled(if: Fuse.canMount, "needs root, /dev/fuse and fusermount3"), .serialized)
final class MountTests {
    let c2wRun: Installation
    let image: SmallImage
    let name: String
    let folder: String

    init() throws {
        c2wRun = try Installation()
        image = try TestImages.small.get()
        name = "oci:\(image.layout):latest"
        folder = c2wRun.scratch["mnt"]
        try tool("mkdir", folder)
    }

    deinit {
        // A failed test may leave one behind.
        while isMounted, (try? run(["umount", "-l", folder]).status) == 0 {}
    }

    private var isMounted: Bool {
        let table = (try? PosixFile.readAll("/proc/self/mountinfo", maxBytes: 1 << 24)) ?? []
        return String(decoding: table, as: UTF8.self).contains(" \(folder) ")
    }

    /// The process that serves the mount, as its status says.
    private func process() throws -> pid_t {
        let text = try c2wRun("status", "--json", folder).stdout
        return pid_t(try tool("jq", ".process", input: text).trimmingNewline) ?? 0
    }

    private func isGone(_ process: pid_t) -> Bool {
        let state = (try? PosixFile.readAll("/proc/\(process)/stat", maxBytes: 4096)).map {
            String(decoding: $0, as: UTF8.self)
        }
        return state.map { $0.contains(") Z ") || $0.contains(") X ") } ?? true
    }

    private func eventually(_ condition: () -> Bool) -> Bool {
        for _ in 0..<3000 {
            if condition() { return true }
            usleep(10_000)
        }
        return false
    }

    private func mount() throws {
        let finished = try c2wRun("mount", name, folder)
        guard finished.status == 0, finished.stderr.isEmpty, finished.stdout.isEmpty else {
            throw TestFailure("mount: \(finished.status) \(finished.errors)")
        }
    }

    private func unmount() throws {
        let finished = try c2wRun("unmount", folder)
        #expect(finished.status == 0 && finished.stderr.isEmpty, "\(finished.errors)")
        #expect(!isMounted)
    }

    @Test func theMountedTreeIsTheTreeThatUmociUnpacks() throws {
        try mount()
        let listing = [
            "find", ".", "-mindepth", "1", "(", "-type", "d", "-printf", "%P|d|%m|%U|%G|%T@\\n", ")", "-o", "-printf",
            "%P|%y|%m|%U|%G|%s|%T@|%n|%l\\n",
        ]
        let ours = try run(listing, folder: folder).output.split(separator: "\n").sorted()
        let theirs = try run(listing, folder: image.truth).output.split(separator: "\n").sorted()
        #expect(ours == theirs)
        try tool("diff", "-r", "--no-dereference", "-x", "dev", "-x", "fifo", folder, image.truth)
        for file in ["/dev/null", "/dev/disk"] {
            #expect(try tool("stat", "-c", "%t:%T", folder + file) == tool("stat", "-c", "%t:%T", image.truth + file))
        }
        let attributes = ["getfattr", "-d", "-m", "-", "big"]
        #expect(try run(attributes, folder: folder).output == run(attributes, folder: image.truth).output)
        let process = try process()
        #expect(process > 1 && !isGone(process))
        try unmount()
        #expect(isGone(process))
    }

    @Test func whatCannotBeMountedIsOneLineAndCode125() throws {
        func expectFailure(_ arguments: [String], _ words: String) throws {
            let finished = try c2wRun(["mount"] + arguments)
            #expect(finished.status == 125, "\(finished.errors)")
            #expect(finished.errors.contains(words), "\(finished.errors)")
            #expect(finished.errors.split(separator: "\n").count == 1, "\(finished.errors)")
            #expect(!isMounted)
        }
        try expectFailure(["oci:/no/such/layout", folder], "/no/such/layout")
        try expectFailure([name, c2wRun.scratch["nowhere"]], "No such file or directory")
        try expectFailure([name, "/etc/passwd"], "Not a directory")
        try expectFailure([name, c2wRun.scratch.path], "the folder is not empty")
        try expectFailure(["--log", "/no/such/folder/log", name, folder], "/no/such/folder/log")
        #expect(try c2wRun("mount", name).status == 64)
        #expect(try c2wRun("mount", "--nonsense", name, folder).status == 64)
        #expect(try c2wRun("unmount", folder).status == 125)
        #expect(try c2wRun("status", folder).status == 125)
    }

    @Test func aFolderTakesOneImageAndAFullOneOnlyIfAsked() throws {
        try mount()
        let second = try c2wRun("mount", name, folder)
        #expect(second.status == 125 && second.errors.contains("is mounted there already"), "\(second.errors)")
        try unmount()
        try tool("touch", folder + "/in-the-way")
        #expect(try c2wRun("mount", "--nonempty", name, folder).status == 0)
        #expect(!PosixFile.exists(folder + "/in-the-way") && PosixFile.exists(folder + "/etc/motd"))
        try unmount()
        #expect(PosixFile.exists(folder + "/in-the-way"))
    }

    @Test(arguments: [SIGKILL, SIGTERM, SIGHUP, SIGINT, SIGSEGV])
    func theEndOfTheProcessIsTheEndOfTheMount(signal: Int32) throws {
        try mount()
        let process = try process()
        // Somebody is in it, so that a plain unmount would fail.
        let user = try ChildProcess(["sh", "-c", "cd '\(folder)' && echo in && read line"])
        try user.waitForOutput("in")
        kill(process, signal)
        #expect(eventually { isGone(process) && !isMounted })
        _ = try user.finish(seconds: 10)
        #expect(try tool("ls", folder) == "")
    }

    @Test func aDeadMountIsSeenTakenAwayAndMountedOver() throws {
        func leaveDeadMount() throws {
            try mount()
            let process = try process()
            // Its guard dies first, as when a whole group of processes is killed.
            try tool("pkill", "-KILL", "-P", "\(process)")
            kill(process, SIGKILL)
            #expect(eventually { (try? run(["stat", "-f", folder]).status) == 1 })
            #expect(isMounted)
        }
        try leaveDeadMount()
        #expect(try c2wRun("status").output.contains("dead"))
        #expect(try c2wRun("status", folder).output.contains("dead"))
        try mount()
        #expect(try tool("cat", folder + "/etc/motd") == "hello\n")
        try unmount()
        try leaveDeadMount()
        try unmount()
    }

    @Test func aMountInUseStaysUnlessLazyOrForced() throws {
        try mount()
        let process = try process()
        let user = try ChildProcess(["sh", "-c", "exec <'\(folder)/etc/motd' && echo open && sleep 1000"])
        try user.waitForOutput("open")
        let refused = try c2wRun("unmount", folder)
        #expect(refused.status == 125 && refused.errors.contains("is in use"), "\(refused.errors)")
        #expect(isMounted)
        #expect(try c2wRun("unmount", "--lazy", folder).status == 0)
        #expect(!isMounted && !isGone(process))
        // Still open, so still served; with the last user it ends.
        kill(-user.pid, SIGKILL)
        _ = try user.finish(seconds: 10)
        #expect(eventually { isGone(process) })
        try mount()
        let other = try ChildProcess(["sh", "-c", "exec <'\(folder)/etc/motd' && echo open && sleep 1000"])
        try other.waitForOutput("open")
        #expect(try c2wRun("unmount", "--force", folder).status == 0)
        #expect(!isMounted)
        kill(-other.pid, SIGKILL)
        _ = try other.finish(seconds: 10)
    }

    /// The registry takes requests, sends the beginning of a layer, and then nothing more.
    @Test func aMountOverARegistryThatStallsCanBeLeft() throws {
        let layout = c2wRun.scratch["layout"]
        let script = Installation.sourceFolder + "/Tests/SystemTests/Support/layouts.py"
        try tool("python3", script, layout, "late-good")
        let registry = try RegistryServer()
        _ = try registry.push("oci:" + layout, as: "stalls:1")
        let proxy = try RegistryProxy(registry, "--stall-after", "1000000")
        defer { withExtendedLifetime((registry, proxy)) {} }
        let finished = try c2wRun("mount", "localhost:\(proxy.port)/stalls:1", folder, seconds: 30)
        #expect(finished.status == 0, "\(finished.errors)")
        let process = try process()
        #expect(try tool("cat", folder + "/file") == "early\n", "what has come is there")
        // Both hang: one in a read, one in a lookup that only the rest of the layer could answer.
        for hanging in [["cat", folder + "/noise"], ["cat", folder + "/last"]] {
            let reader = try ChildProcess(["sh", "-c", "echo begins; exec \"$@\" >/dev/null", "sh"] + hanging)
            try reader.waitForOutput("begins")
            usleep(300_000)
            reader.send(SIGINT)
            #expect(try reader.finish(seconds: 20).status != 0, "it can be interrupted")
        }
        let reader = try ChildProcess(["sh", "-c", "echo begins; exec cat '\(folder)/noise' >/dev/null"])
        try reader.waitForOutput("begins")
        usleep(300_000)
        #expect(try c2wRun("status", folder, seconds: 20).output.contains("streaming"))
        let unmounted = try c2wRun("unmount", "--force", folder, seconds: 30)
        #expect(unmounted.status == 0 && !isMounted, "\(unmounted.errors)")
        #expect(try reader.finish(seconds: 20).status != 0)
        #expect(eventually { isGone(process) })
    }

    @Test func inTheForegroundCtrlCUnmounts() throws {
        let child = try c2wRun.start("mount", "--foreground", name, folder)
        #expect(eventually { PosixFile.exists(folder + "/etc/motd") })
        child.send(SIGINT)
        let finished = try child.finish(seconds: 20)
        #expect(finished.status == 0 && finished.stderr.isEmpty, "\(finished.errors)")
        #expect(!isMounted)
    }

    @Test func statusTellsOfEachLayerToPeopleAndPrograms() throws {
        try mount()
        let json = try c2wRun("status", "--json", folder + "/etc").stdout
        #expect(try tool("jq", ".layers | length", input: json) == "2\n")
        #expect(try tool("jq", "-r", ".image", input: json).trimmingNewline == name)
        #expect(try tool("jq", ".waitingRequests", input: json) == "0\n")
        #expect(try tool("jq", "[.layers[].totalBytes] | all(. > 0)", input: json) == "true\n")
        #expect(try tool("jq", "-r", ".platform", folder + "/.c2w-run-status.json") == "linux/riscv64\n")
        #expect(try !tool("ls", "-a", folder).contains("status"))
        let table = try c2wRun("status", folder).output
        #expect(table.contains("LAYER") && table.contains("linux/riscv64"), "\(table)")
        let all = try c2wRun("status").output
        #expect(all.contains(folder) && all.contains(name), "\(all)")
        try unmount()
        #expect(try !c2wRun("status").output.contains(folder))
    }

    @Test func anOrdinaryUserMountsThroughFusermount3() throws {
        let scratch = c2wRun.scratch
        try tool("cp", "-r", image.layout, scratch["layout"])
        try tool("chmod", "-R", "a+rwX", scratch.path)
        try tool("chown", "65534", folder)
        // A namespace of our own, in which /dev/fuse is open to all, as udev makes it.
        try scratch.write(
            "user.sh",
            #"""
            set -e
            mknod -m 666 "$1/fuse" c 10 229; mount --bind "$1/fuse" /dev/fuse
            user() { setpriv --reuid 65534 --regid 65534 --clear-groups -- "$@"; }
            user "$2" mount "oci:$1/layout" "$1/mnt"
            user cat "$1/mnt/etc/motd"
            grep -c "$1/mnt ro,nosuid,nodev" /proc/self/mountinfo
            ls "$1/mnt" 2>&1 | grep -o "Permission denied"
            process=$(user "$2" status --json "$1/mnt" | jq .process)
            kill -KILL "$process"
            for try in $(seq 500); do grep -q "$1/mnt" /proc/self/mountinfo || break; sleep 0.02; done
            grep -c "$1/mnt" /proc/self/mountinfo || true
            user "$2" mount "oci:$1/layout" "$1/mnt"
            user "$2" unmount "$1/mnt"
            grep -c "$1/mnt" /proc/self/mountinfo || true
            """#)
        let finished = try run(
            ["unshare", "-m", "bash", scratch["user.sh"], scratch.path, Installation.program],
            environment: c2wRun.environment)
        #expect(finished.status == 0 && finished.stderr.isEmpty, "\(finished.errors)")
        #expect(finished.output == "hello\n1\nPermission denied\n0\n0\n")
    }
}
