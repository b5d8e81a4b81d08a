import HostPlatform
import Testing

/// Kernels that do what no kernel should: the run ends, at once, and says why.
@Suite(.enabled(if: Guest.x86_64.isBuilt && BrokenGuest.hasCompiler, "needs `make guest`, and gcc for x86-64"))
struct BrokenGuestTests {
    let c2wRun: Installation

    init() throws { c2wRun = try Installation() }

    /// A guest image whose kernel is this code, entered in 64-bit mode with nothing but the boot loader's page tables.
    private func guest(_ code: String) throws -> String {
        let copy = c2wRun.scratch["guest"]
        try tool("cp", "-rL", Guest.x86_64.folder, copy)
        try c2wRun.scratch.write("kernel.s", ".globl _start\n.text\n_start:\n\(code)\n")
        try tool(
            "x86_64-linux-gnu-gcc", "-nostdlib", "-static", "-Wl,-Ttext=0x200000,--build-id=none,-z,max-page-size=4096",
            "-o", copy + "/kernel", c2wRun.scratch["kernel.s"])
        return copy
    }

    @Test(arguments: [
        ("A fault without an interrupt table", "ud2", "triple fault"),
        (
            "An interrupt table in no memory", "lidt table(%rip)\n int3\n table: .word 0xfff\n .quad 0x7fffffffff00",
            "triple fault"
        ),
        ("A stack that is no address", "movabs $0x8000000000000000, %rsp\n push %rax", "triple fault"),
        (
            "Page tables overwritten under the code that runs",
            "mov %cr3, %rdi\n mov $-1, %rax\n mov $512, %ecx\n rep stosq\n mov %cr3, %rax\n mov %rax, %cr3\n nop",
            "triple fault"
        ),
        ("Page tables that are no memory", "movabs $0x7ffffff000, %rax\n mov %rax, %cr3\n nop", "triple fault"),
        ("A halt that nothing can end", "cli\n 1: hlt\n jmp 1b", "nothing can wake it"),
        ("A halt with interrupts on, but none that could come", "sti\n 1: hlt\n jmp 1b", "nothing can wake it"),
        ("A restart through the keyboard controller", "mov $0xfe, %al\n out %al, $0x64\n 1: jmp 1b", "reboot"),
    ])
    func aGuestThatCannotGoOnEndsTheRun(_ name: String, _ code: String, _ words: String) throws {
        let finished = try c2wRun(
            "--platform", "linux/amd64", "--guest", try guest(code), "oci:" + (try #require(Guest.x86_64.debian)),
            "true", seconds: 60)
        #expect(finished.status == 125 && finished.stdout.isEmpty, "\(name)")
        #expect(finished.errors.hasPrefix("c2w-run: the guest ended by itself ("), "\(name): \(finished.errors)")
        #expect(finished.errors.contains(words), "\(name): \(finished.errors)")
    }
}

private enum BrokenGuest {
    static let hasCompiler = (try? tool("sh", "-c", "command -v x86_64-linux-gnu-gcc")) != nil
}
