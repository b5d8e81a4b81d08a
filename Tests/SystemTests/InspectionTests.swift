import Glibc
import HostPlatform
import Testing

/// `ls`, `cat`, `cp` and `inspect` against what umoci, find and tar say of the same image.
@Suite struct InspectionTests {
    let c2wRun: Installation
    let image: SmallImage
    let name: String

    init() throws {
        c2wRun = try Installation()
        image = try TestImages.small.get()
        name = "oci:\(image.layout):latest"
    }

    @Test func lsListsWhatLsLists() throws {
        let finished = try c2wRun("ls", "-a", name)
        #expect(finished.status == 0 && finished.stderr.isEmpty)
        #expect(finished.output == (try tool("env", "LC_ALL=C", "ls", "-A", image.truth)))
    }

    @Test func lsGoesDownIntoFoldersAsLsDoes() throws {
        let ours = try c2wRun("ls", "-a", "-R", name, "/deep", "/etc")
        let theirs = try run(["env", "LC_ALL=C", "ls", "-AR", "deep", "etc"], folder: image.truth)
        #expect(ours.output == theirs.output.replacing("etc:\n", with: "/etc:\n").replacing("deep", with: "/deep"))
    }

    @Test(arguments: [
        "/etc/motd", "/folder-link/bin/tool", "/absolute", "/relative", "/deep/er/up", "/../big", "/sparse",
    ])
    func catWritesTheExactBytes(path: String) throws {
        // Links are followed inside the image, as chroot would.
        let inside = [
            "/folder-link/bin/tool": "usr/bin/tool", "/absolute": "etc/motd", "/relative": "etc/motd",
            "/deep/er/up": "etc/motd", "/../big": "big",
        ]
        let finished = try c2wRun("cat", name, path)
        #expect(finished.status == 0 && finished.stderr.isEmpty)
        let truth = try run(["cat", image.truth + "/" + (inside[path] ?? String(path.dropFirst()))])
        #expect(finished.stdout == truth.stdout)
    }

    @Test(arguments: [
        ("/nowhere", "No such file or directory"), ("/etc", "Is a directory"), ("/etc/motd/x", "Not a directory"),
        ("/loop", "Too many levels of symbolic links"), ("/dangling", "No such file or directory"),
        ("/fifo", "Invalid argument"), ("/etc/motd/", "Not a directory"),
    ]) func aPathThatIsNoFileGivesCode1AndOneLine(path: String, reason: String) throws {
        let finished = try c2wRun("cat", name, path, "/etc/replaced")
        #expect(finished.status == 1)
        #expect(finished.errors == "c2w-run: cat: \(path): \(reason)\n")
        #expect(finished.output == "second\n")
    }

    @Test func aLongListingShowsModeLinksOwnerSizeTimeAndTarget() throws {
        let finished = try c2wRun("ls", "-l", "-a", name, "/etc")
        #expect(
            finished.output.contains("-rw-r--r-- 3 1000 1001 6 2001-02-03 04:05 motd\n"), "\(finished.output)")
        let root = try c2wRun("ls", "-l", name).output
        #expect(root.contains("lrwxrwxrwx 1 "), "\(root)")
        #expect(root.contains(" relative -> etc/motd\n"))
        #expect(root.contains("---------- 1 "))
        #expect(root.contains("1969-12-31 23:59 empty\n"))
        #expect(try c2wRun("ls", "-l", name, "/dev").output.contains(" 8, 1 "))
        #expect(try c2wRun("ls", "-l", name, "/usr/bin").output.hasPrefix("-rwsr-xr-x "))
    }

    @Test func cpMakesTheTreeThatUmociUnpacks() throws {
        let finished = try c2wRun("cp", name, "/", c2wRun.scratch["copy"])
        #expect(finished.status == 0 && finished.stderr.isEmpty, "\(finished.errors)")
        let ours = try listing(c2wRun.scratch["copy"])
        let theirs = try listing(image.truth)
        #expect(ours == theirs)
        try tool("diff", "-r", "--no-dereference", "-x", "dev", "-x", "fifo", c2wRun.scratch["copy"], image.truth)
    }

    @Test func cpFollowsTheRulesOfCpForItsDestination() throws {
        try tool("mkdir", c2wRun.scratch["there"])
        #expect(try c2wRun("cp", name, "/etc/motd", c2wRun.scratch["there"]).status == 0)
        #expect(try c2wRun("cp", name, "/etc/motd", c2wRun.scratch["new-name"]).status == 0)
        #expect(try c2wRun("cp", name, "/added", c2wRun.scratch["there"]).status == 0)
        #expect(try c2wRun("cp", name, "/added/.", c2wRun.scratch["there"]).status == 0)
        let files = try tool("env", "-C", c2wRun.scratch.path, "find", "there", "new-name", "-type", "f")
        #expect(Set(files.split(separator: "\n")) == ["there/motd", "there/added/file", "there/file", "new-name"])
        #expect(try c2wRun("cp", name, "/nowhere", c2wRun.scratch["x"]).status == 1)
        #expect(try c2wRun("cp", name, "/added", "/nowhere/at/all").status == 125)
    }

    @Test func cpDoesNotWriteThroughLinksOfTheDestination() throws {
        let scratch = c2wRun.scratch
        try tool("mkdir", "-p", scratch["dest/etc2"], scratch["outside"])
        try tool("ln", "-s", scratch["outside"], scratch["dest/added"])
        let folder = try c2wRun("cp", name, "/added", scratch["dest"])
        #expect(folder.status == 125)
        try tool("ln", "-s", scratch["outside/target"], scratch["dest/motd"])
        let file = try c2wRun("cp", name, "/etc/motd", scratch["dest"])
        #expect(file.status == 0)
        #expect(try tool("ls", scratch["outside"]) == "")
    }

    @Test(.enabled(if: geteuid() == 0, "becomes another user"))
    func withoutRootOwnersAndSetIDBitsAreDroppedAndDevicesLeftOut() throws {
        try tool("cp", "-r", image.layout, c2wRun.scratch["layout"])
        try tool("chmod", "-R", "a+rwX", c2wRun.scratch.path)
        let nobody = ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups", "--"]
        let finished = try run(
            nobody + [Installation.program, "cp", "oci:" + c2wRun.scratch["layout"], "/", c2wRun.scratch["copy"]],
            environment: c2wRun.environment)
        #expect(finished.status == 1)
        #expect(finished.errors == "c2w-run: cp: devices and sockets were left out: only root can make them\n")
        let copy = c2wRun.scratch["copy"]
        #expect(try tool("stat", "-c", "%a %u", copy + "/usr/bin/tool") == "755 65534\n")
        #expect(try tool("ls", copy + "/dev") == "")
        #expect(try tool("cat", copy + "/etc/motd") == "hello\n")
    }

    @Test func inspectIsJSONWithWhatTheConfigSays() throws {
        let finished = try c2wRun("inspect", name)
        #expect(finished.status == 0 && finished.stderr.isEmpty)
        func field(_ query: String) throws -> String {
            try tool("jq", "-cr", query, input: finished.stdout).trimmingNewline
        }
        let manifest = try tool("jq", "-r", ".manifests[0].digest", image.layout + "/index.json").trimmingNewline
        #expect(try field(".digest") == manifest)
        #expect(try field(".platform") == "linux/riscv64")
        #expect(try field(".layers | length") == "2")
        #expect(try field(".config.entrypoint") == #"["/usr/bin/tool"]"#)
        #expect(try field(".config.command") == #"["one","two"]"#)
        #expect(try field(".config.environment") == #"["A=from-image","B=kept"]"#)
        #expect(try field(".config.workingFolder") == "/etc")
        #expect(try field(".config.user") == "1000:1001")
        #expect(try field(".config.labels.key") == "value")
    }

    @Test func aClosedPipeEndsCatQuietly() throws {
        let child = try c2wRun.start("cat", name, "/big", "/big")
        child.closeOutput()
        let finished = try child.finish()
        #expect(finished.status == 141 && finished.stderr.isEmpty)
    }

    @Test func namesAreEscapedOnATerminalAndRawInAPipe() throws {
        let raw = try c2wRun("ls", name, "/with space")
        #expect(raw.stdout == Array("\u{1b}[31mred\nnew\nline\n".utf8))
        let shown = try tool(
            "env", "XDG_CACHE_HOME=" + c2wRun.scratch["cache"], "script", "-qec",
            "\(Installation.program) ls \(name) '/with space'", "/dev/null")
        #expect(shown.contains("\\x1b[31mred\r\nnew\\x0aline\r\n"), "\(shown)")
    }

    /// Path, type, mode, owner, size, time, device and link group of each file, sorted.
    private func listing(_ folder: String) throws -> [String] {
        let out = try run(
            [
                "find", ".", "-mindepth", "1", "(", "-type", "d", "-printf", "%P|d|%m|%U|%G|%T@\\n", ")", "-o",
                "-printf", "%P|%y|%m|%U|%G|%s|%T@|%n|%l\\n",
            ],
            folder: folder)
        return out.output.split(separator: "\n").map { String($0) }.sorted()
    }
}

extension String {
    var trimmingNewline: String { hasSuffix("\n") ? String(dropLast()) : self }
}
