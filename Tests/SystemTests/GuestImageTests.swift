import HostPlatform
import Testing

/// The guest image: where it is looked for, and what is said of one that does not fit.
@Suite(.enabled(if: Guest.areThere, "needs `make guest image`"))
struct GuestImageTests {
    let c2wRun: Installation

    init() throws { c2wRun = try Installation(["C2W_GUEST": nil]) }

    private func image(_ guest: Guest) throws -> String { "oci:" + (try #require(guest.debian)) }

    /// A copy of the real guest in the scratch folder, one file of it changed by a shell command.
    private func folder(_ guest: Guest, _ change: String) throws -> String {
        let copy = c2wRun.scratch["guest"]
        try tool("cp", "-rL", guest.folder, copy)
        try tool("bash", "-c", "cd \"$1\" && " + change, "bash", copy)
        return copy
    }

    @Test(arguments: Guest.available) func withoutOneAllPlacesAreNamed(guest: Guest) throws {
        let image = try image(guest)
        let finished = try c2wRun(image, "true")
        #expect(finished.status == 125 && finished.stdout.isEmpty)
        for word in [c2wRun.scratch["cache"] + "/c2w-run/guest/\(guest)", "make guest", "--guest"] {
            #expect(finished.errors.contains(word), "\(finished.errors)")
        }
    }

    @Test(arguments: Guest.available) func itIsFoundByOptionVariableAndInTheCache(guest: Guest) throws {
        let image = try image(guest)
        #expect(try c2wRun("--guest", guest.folder, image, "echo", "hello").output == "hello\n")
        let byVariable = try Installation(["C2W_GUEST": guest.folder])
        #expect(try byVariable(image, "echo", "hello").output == "hello\n")
        try tool("mkdir", "-p", c2wRun.scratch["cache/c2w-run/guest"])
        try tool("ln", "-s", guest.folder, c2wRun.scratch["cache/c2w-run/guest/\(guest)"])
        #expect(try c2wRun(image, "echo", "hello").output == "hello\n")
        // The nearer one is not passed over because it is wrong.
        #expect(try c2wRun("--guest", "/nowhere", image, "true").errors.contains("--guest: "))
    }

    @Test(
        arguments: Guest.available,
        [
            (#"sed -i 's/"protocolVersion": [0-9]*/"protocolVersion": 99/' guest.json"#, "version 99"),
            (#"sed -i 's/"arch": "[a-z0-9_]*"/"arch": "sparc64"/' guest.json"#, "sparc64"),
            ("echo '{' >guest.json", "guest"), ("echo garbage >kernel", "kernel"),
            ("rm initramfs.cpio", "initramfs.cpio"), ("gzip -c kernel >k; mv k kernel", "kernel"),
        ])
    func oneThatDoesNotFitIsRefused(guest: Guest, wrong: (change: String, word: String)) throws {
        let image = try image(guest)
        let finished = try c2wRun("--guest", try folder(guest, wrong.change), image, "true")
        #expect(finished.status == 125 && finished.stdout.isEmpty)
        #expect(finished.errors.hasPrefix("c2w-run: ") && finished.errors.contains(wrong.word), "\(finished.errors)")
        #expect(finished.errors.split(separator: "\n").count == 1, "\(finished.errors)")
    }

    @Test(arguments: Guest.available) func aKernelThatPanicsEndsTheRunWithItsLastWords(guest: Guest) throws {
        let image = try image(guest)
        let finished = try c2wRun(
            "--guest", try folder(guest, "sed -i 's#rdinit=/init#rdinit=/none#' guest.json"), image, "true")
        #expect(finished.status == 125)
        #expect(finished.errors.contains("Kernel panic"), "\(finished.errors)")
        #expect(finished.errors.split(separator: "\n").last == "c2w-run: the guest ended by itself (reboot)")
    }

    @Test(arguments: Guest.available) func tooLittleMemoryForTheKernelIsSaidSo(guest: Guest) throws {
        let image = try image(guest)
        let big = try folder(guest, "truncate -s 80M initramfs.cpio")
        let finished = try c2wRun("--guest", big, "-m", "64m", image, "true")
        #expect(finished.status == 125 && finished.errors.contains("too small"), "\(finished.errors)")
    }
}
