import Glibc
import HostPlatform
import Testing

/// `tar` and `cp … -` read by GNU tar and by Python's tarfile.
@Suite struct TarTests {
    let c2wRun: Installation
    let image: SmallImage
    let name: String

    init() throws {
        c2wRun = try Installation()
        image = try TestImages.small.get()
        name = "oci:\(image.layout):latest"
    }

    @Test(.enabled(if: geteuid() == 0, "makes devices"))
    func whatGNUTarUnpacksIsWhatUmociUnpacks() throws {
        let archive = c2wRun.scratch["image.tar"]
        let written = try c2wRun("tar", name, "-o", archive)
        #expect(written.status == 0 && written.stderr.isEmpty && written.stdout.isEmpty, "\(written.errors)")
        let folder = c2wRun.scratch["unpacked"]
        try tool("mkdir", folder)
        let unpacked = try run([
            "env", "TZ=UTC", "tar", "-C", folder, "--xattrs", "--xattrs-include=*", "--numeric-owner", "-xpf", archive,
        ])
        // GNU tar finds a time before 1970 implausible, and keeps it.
        #expect(unpacked.status == 0, "\(unpacked.errors)")
        #expect(unpacked.errors == "tar: empty: implausibly old time stamp 1969-12-31 23:59:00\n")
        let listing = [
            "find", ".", "-mindepth", "1", "(", "-type", "d", "-printf", "%P|d|%m|%U|%G|%T@\\n", ")", "-o", "-printf",
            "%P|%y|%m|%U|%G|%s|%T@|%n|%l\\n",
        ]
        let ours = try run(listing, folder: folder).output.split(separator: "\n").sorted()
        #expect(ours == (try run(listing, folder: image.truth).output.split(separator: "\n").sorted()))
        try tool("diff", "-r", "--no-dereference", "-x", "dev", "-x", "fifo", folder, image.truth)
        let attributes = ["getfattr", "-d", "-m", "-", "big"]
        #expect(try run(attributes, folder: folder).output == run(attributes, folder: image.truth).output)
        for file in ["/dev/null", "/dev/disk"] {
            #expect(try tool("stat", "-c", "%t:%T", folder + file) == tool("stat", "-c", "%t:%T", image.truth + file))
        }
    }

    @Test func theOrderIsThatOfTheNamesAndTheBytesAreTheSameEachTime() throws {
        let first = try c2wRun("tar", name).stdout
        #expect(try c2wRun("tar", name).stdout == first)
        let names = try tool("tar", "-tf", "-", input: first)
            .split(separator: "\n").map { String($0) }
        #expect(names.first == "./" && names.contains("etc/") && names.contains("etc/motd"))
        let top = names.filter { !$0.dropLast().contains("/") && $0.first != "." && !$0.contains("\\") }
        let plain = top.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
        #expect(plain == plain.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) })
    }

    @Test func pathsAreUnderTheirNamesAndAMissingOneIsCode1() throws {
        let finished = try c2wRun("tar", name, "/etc/", "added/file", "/nowhere")
        #expect(finished.status == 1)
        #expect(finished.errors == "c2w-run: tar: /nowhere: No such file or directory\n")
        let names = try tool("tar", "-tf", "-", input: finished.stdout).split(separator: "\n")
        #expect(names == ["etc/", "etc/motd", "etc/motd2", "etc/replaced", "added/file"])
        // The second name of a file is a link to the first, and nothing else of it is there twice.
        let long = try tool("tar", "-tvf", "-", input: finished.stdout)
        #expect(long.contains("etc/motd2 link to etc/motd\n"), "\(long)")
    }

    @Test func cpWritesAnArchiveUnderTheLastName() throws {
        func names(_ source: String) throws -> [Substring] {
            let finished = try c2wRun("cp", name, source, "-")
            #expect(finished.status == 0 && finished.stderr.isEmpty, "\(finished.errors)")
            return try tool("tar", "-tf", "-", input: finished.stdout).split(separator: "\n")
        }
        #expect(try names("/added") == ["added/", "added/file"])
        #expect(try names("/added/.") == ["./", "file"])
        #expect(try names("/usr/bin/tool") == ["tool"])
        #expect(try c2wRun("cp", name, "/nowhere", "-").status == 1)
    }

    @Test func aFileThatCannotBeWrittenWholeDoesNotStay() throws {
        #expect(try c2wRun("tar", name, "-o", "/no/such/folder/x.tar").status == 125)
        let full = try c2wRun("tar", name, "-o", "/dev/full")
        #expect(full.status == 125 && full.errors.contains("/dev/full"), "\(full.errors)")
        #expect(PosixFile.exists("/dev/full"))
        let shown = try c2wRun.inTerminal(rows: 24, columns: 80, until: "not for a terminal", "tar", name)
        #expect(shown.contains("an archive is not for a terminal"))
    }

    @Test func whatHasNoRoomInAHeaderIsInPaxRecords() throws {
        let scratch = c2wRun.scratch
        // Each entry has something that the header of 1988 has no room for. Python reads what Python wrote.
        try scratch.write(
            "edge.py",
            #"""
            import io, sys, tarfile
            def entries():
                long = "d" * 90 + "/" + "n" * 200
                yield "d" * 90, dict(type=tarfile.DIRTYPE, mode=0o700), b"", {}
                yield long, dict(uid=3_000_000_000, gid=4_000_000_000, mtime=1_700_000_000.123456789), b"x", {}
                yield "long-link", dict(type=tarfile.SYMTYPE, mode=0o777, linkname="t" * 300), b"", {}
                yield "before", dict(), b"", {"mtime": "-1.5"}
                yield "far", dict(), b"", {"mtime": "99999999999.000000001"}
                yield "n" * 100, dict(), b"hundred", {}
                yield "n" * 101, dict(), b"hundred and one", {}
                yield "attributes", dict(), b"", {"SCHILY.xattr.user.a": "v\n1=2", "SCHILY.xattr.user.b": ""}
                yield "\udcff\udcfe", dict(), b"not utf-8", {}
            def write(path):
                with tarfile.open(path, "w", format=tarfile.PAX_FORMAT, encoding="utf-8", errors="surrogateescape") as out:
                    for name, fields, content, pax in entries():
                        info = tarfile.TarInfo(name); info.size = len(content); info.pax_headers = pax
                        for key, value in fields.items(): setattr(info, key, value)
                        out.addfile(info, io.BytesIO(content))
            def read(path):
                with tarfile.open(path, encoding="utf-8", errors="surrogateescape") as archive:
                    for info in sorted(archive, key=lambda i: i.name):
                        if info.name in (".", ""): continue
                        pax = {k: v for k, v in info.pax_headers.items() if "xattr" in k or k == "mtime"}
                        body = archive.extractfile(info).read() if info.isfile() else b""
                        print(ascii((info.name, info.type, info.mode, info.uid, info.gid, info.size, info.linkname,
                                     pax.get("mtime", str(int(info.mtime))), {k: v for k, v in pax.items() if k != "mtime"}, body)))
            write(sys.argv[2]) if sys.argv[1] == "write" else read(sys.argv[2])
            """#)
        try tool("python3", scratch["edge.py"], "write", scratch["in.tar"])
        try tool("umoci", "init", "--layout", scratch["oci"])
        try tool("umoci", "new", "--image", scratch["oci"] + ":latest")
        try tool("umoci", "raw", "add-layer", "--image", scratch["oci"] + ":latest", scratch["in.tar"])
        let written = try c2wRun("tar", "oci:" + scratch["oci"], "-o", scratch["out.tar"])
        #expect(written.status == 0 && written.stderr.isEmpty, "\(written.errors)")
        let ours = try tool("python3", scratch["edge.py"], "read", scratch["out.tar"])
        let theirs = try tool("python3", scratch["edge.py"], "read", scratch["in.tar"])
        #expect(ours == theirs)
        let listed = try run(["tar", "-tvf", scratch["out.tar"]])
        #expect(listed.status == 0)
    }
}
