import HostPlatform
import Testing

/// The guest image: where it is looked for, and what is said of one that does not fit.
@Suite(.enabled(if: Installation.hasGuest && TestImages.debian != nil, "needs `make guest image`"))
struct GuestImageTests {
    let c2wRun: Installation
    let image: String

    init() throws {
        c2wRun = try Installation(["C2W_GUEST": nil])
        image = "oci:" + (try #require(TestImages.debian))
    }

    /// A copy of the real guest in the scratch folder, one file of it changed by a shell command.
    private func guest(_ change: String) throws -> String {
        let copy = c2wRun.scratch["guest"]
        try tool("cp", "-rL", Installation.guest, copy)
        try tool("bash", "-c", "cd \"$1\" && " + change, "bash", copy)
        return copy
    }

    @Test func withoutOneAllPlacesAreNamed() throws {
        let finished = try c2wRun(image, "true")
        #expect(finished.status == 125 && finished.stdout.isEmpty)
        for word in [c2wRun.scratch["cache"] + "/c2w-run/guest/riscv64", "make guest", "--guest"] {
            #expect(finished.errors.contains(word), "\(finished.errors)")
        }
    }

    @Test func itIsFoundByOptionVariableAndInTheCache() throws {
        #expect(try c2wRun("--guest", Installation.guest, image, "echo", "hello").output == "hello\n")
        let byVariable = try Installation(["C2W_GUEST": Installation.guest])
        #expect(try byVariable(image, "echo", "hello").output == "hello\n")
        try tool("mkdir", "-p", c2wRun.scratch["cache/c2w-run/guest"])
        try tool("ln", "-s", Installation.guest, c2wRun.scratch["cache/c2w-run/guest/riscv64"])
        #expect(try c2wRun(image, "echo", "hello").output == "hello\n")
        // The nearer one is not passed over because it is wrong.
        #expect(try c2wRun("--guest", "/nowhere", image, "true").errors.contains("--guest: "))
    }

    @Test(arguments: [
        (#"sed -i 's/"protocolVersion": [0-9]*/"protocolVersion": 99/' guest.json"#, "version 99"),
        (#"sed -i 's/riscv64/x86_64/' guest.json"#, "x86_64"), ("echo '{' >guest.json", "guest"),
        ("echo garbage >kernel", "kernel"), ("rm initramfs.cpio", "initramfs.cpio"),
        ("gzip -c kernel >k; mv k kernel", "kernel"),
    ]) func oneThatDoesNotFitIsRefused(change: String, word: String) throws {
        let finished = try c2wRun("--guest", try guest(change), image, "true")
        #expect(finished.status == 125 && finished.stdout.isEmpty)
        #expect(finished.errors.hasPrefix("c2w-run: ") && finished.errors.contains(word), "\(finished.errors)")
        #expect(finished.errors.split(separator: "\n").count == 1, "\(finished.errors)")
    }

    @Test func aKernelThatPanicsEndsTheRunWithItsLastWords() throws {
        let finished = try c2wRun(
            "--guest", try guest("sed -i 's#rdinit=/init#rdinit=/none#' guest.json"), image, "true")
        #expect(finished.status == 125)
        #expect(finished.errors.contains("Kernel panic"), "\(finished.errors)")
        #expect(finished.errors.split(separator: "\n").last == "c2w-run: the guest ended by itself (reboot)")
    }

    @Test func tooLittleMemoryForTheKernelIsSaidSo() throws {
        let big = try guest("truncate -s 80M initramfs.cpio")
        let finished = try c2wRun("--guest", big, "-m", "64m", image, "true")
        #expect(finished.status == 125 && finished.errors.contains("too small"), "\(finished.errors)")
    }
}
