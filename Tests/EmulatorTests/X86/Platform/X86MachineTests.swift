import Emulator
import HostPlatform
import ImageModel
import Testing

/// The x86-64 machine from its 64-bit entry to its end, with kernels of a few lines by GNU as.
@Suite struct X86MachineTests {
    private final class Fixture {
        let host = TestHost()
        let console = RecordingSink()
        let pages = AllocatedPages(sizeBytes: 8 << 20)
        let machine: Machine

        init(_ source: String) throws {
            let kernel = HostTool.judge(
                Array((".code64\n.globl _start\n_start:\n" + source + "\n").utf8),
                by: """
                    as --64 -o $BLOB.o $BLOB && ld -static -nostdlib -z max-page-size=4096 -Ttext=0x200000 -o $BLOB.elf $BLOB.o \
                    && od -An -v -tx1 $BLOB.elf && rm $BLOB.o $BLOB.elf
                    """)
            let bytes = kernel.split { $0 == " " || $0 == "\n" }.compactMap { UInt8($0, radix: 16) }
            machine = try Machine(
                MachineConfiguration(
                    memory: pages, host: host, clock: .counted(instructionsPerTick: 20),
                    boot: GuestBoot(architecture: .x86_64(.v2), kernel: bytes, commandLine: "quiet"),
                    consoles: ConsoleSinks(kernel: console), tickets: TicketBoard(lock: HostLock())))
        }

        /// To its end, with sleeps that take no time.
        func run() -> MachineExit? {
            for _ in 0..<1000 {
                switch machine.run(maxInstructions: 1_000_000) {
                case .exited(let exit): return exit
                case .idle, .budget: continue
                }
            }
            return nil
        }

        var text: String { String(decoding: console.bytes, as: UTF8.self) }
    }

    private static let restart = "mov $0xfe, %al; out %al, $0x64; 1: jmp 1b\n"
    /// A handler for vector 0x41 that prints "!" and ends its interrupt, and the local APIC switched on.
    private static let interrupts = """
        lea handler(%rip), %rax
        mov $0x80000 + 0x41 * 16, %rdi
        mov %eax, %ecx
        and $0xffff, %ecx
        or $0x100000, %ecx
        mov %ecx, (%rdi)
        and $0xffff0000, %eax
        or $0x8e00, %eax
        mov %eax, 4(%rdi)
        movq $0, 8(%rdi)
        lidt idt(%rip)
        mov $0x90000, %esp
        mov $0xfee00000, %ebx
        movl $0x1ff, 0xf0(%rbx)
        jmp main
        idt: .word 0x7ff; .quad 0x80000
        handler:
        push %rax; push %rdx
        mov $0x3f8, %edx
        mov $'!', %al
        out %al, %dx
        movl $0, 0xb0(%rbx)
        pop %rdx; pop %rax
        iretq
        main:

        """

    @Test("boot_params are where RSI says; the serial port is the console; a pulse at port 0x64 ends the machine")
    func start() throws {
        let fixture = try Fixture(
            """
            mov $0x3f8, %edx
            lea 0x202(%rsi), %rsi
            mov $4, %ecx
            rep outsb
            """ + "\n" + Self.restart)
        #expect(fixture.run() == .reboot)
        #expect(fixture.text == "HdrS")
    }

    @Test("A TSC deadline ends HLT, and the machine's time goes there while the guest sleeps")
    func deadline() throws {
        let fixture = try Fixture(
            Self.interrupts + """
                movl $0x40041, 0x320(%rbx)
                rdtsc
                shl $32, %rdx
                or %rdx, %rax
                add $50000000, %rax
                mov %rax, %rdx
                shr $32, %rdx
                mov $0x6e0, %ecx
                wrmsr
                sti
                hlt
                cli
                """ + "\n" + Self.restart)
        #expect(fixture.run() == .reboot)
        #expect(fixture.text == "!")
        #expect(fixture.machine.ticks >= 500_000)
    }

    @Test("An interrupt that the processor sends itself is taken at STI, not before")
    func selfInterrupt() throws {
        let fixture = try Fixture(
            Self.interrupts + """
                movl $0x40041, 0x300(%rbx)
                mov $0x3f8, %edx
                mov $'a', %al
                out %al, %dx
                sti
                nop
                cli
                mov $'b', %al
                out %al, %dx
                """ + "\n" + Self.restart)
        #expect(fixture.run() == .reboot)
        #expect(fixture.text == "a!b")
    }

    @Test("A triple fault, and a halt that nothing can end, are ends with names of their own")
    func ends() throws {
        #expect(try Fixture("lidt none(%rip); ud2; none: .word 0; .quad 0").run() == .tripleFault)
        #expect(try Fixture("cli; hlt").run() == .deadlocked)
        #expect(try Fixture("sti; hlt").run() == .deadlocked)
        // Page tables overwritten with zeros, with ones, with themselves; and none at all.
        for entry in ["$0", "$-1", "%rax"] {
            let exit = try Fixture(
                "mov %cr3, %rax; mov $512, %ecx; mov \(entry), %rdx; 1: mov %rdx, -8(%rax, %rcx, 8); loop 1b; mov %rax, %cr3; ud2"
            )
            .run()
            #expect(exit == .tripleFault)
        }
        #expect(try Fixture("mov $0x7ffffff000, %rax; mov %rax, %cr3; nop").run() == .tripleFault)
    }

    @Test("A guest whose every instruction faults gives the thread back when its budget is used up")
    func endlessFaults() throws {
        // #UD's handler is UD2 itself; its stack is a page that has room for all frames.
        let fixture = try Fixture(
            Self.interrupts + """
                mov 0x80000 + 0x41 * 16, %rax
                mov %rax, 0x80000 + 6 * 16
                movq $0, 0x80000 + 6 * 16 + 8
                movb $0x0f, handler(%rip)
                movb $0x0b, handler + 1(%rip)
                mov $0x700000, %esp
                ud2
                """)
        for _ in 0..<3 { #expect(fixture.machine.run(maxInstructions: 10_000) == .budget) }
        #expect(fixture.machine.retiredInstructions < 100)
    }

    @Test("RAM that has no room below the devices lies behind them; no range may reach across")
    func memory() {
        let hole = X86MemoryMap.hole
        let holeBytes = hole.upperBound - hole.lowerBound
        let pages = ClaimedPages(sizeBytes: hole.lowerBound + 0x20_0000)
        let memory = GuestMemory(guestBase: 0, sizeBytes: pages.lengthBytes, host: pages.base, hole: hole)
        #expect(memory.contains(hole.lowerBound - 8, count: 8) && !memory.contains(hole.lowerBound - 8, count: 9))
        for address in [hole.lowerBound, hole.lowerBound + 0x20_0000, hole.upperBound - 1, UInt64.max] {
            #expect(!memory.contains(address, count: 1), "\(address)")
        }
        let end = hole.upperBound + 0x20_0000
        #expect(
            memory.contains(hole.upperBound, count: 0x20_0000) && !memory.contains(hole.upperBound, count: 0x20_0001))
        #expect(memory.contains(end - 1, count: 1) && !memory.contains(end, count: 1))
        #expect(memory.offset(of: hole.lowerBound - 1) == hole.lowerBound - 1)
        #expect(memory.offset(of: hole.upperBound) == hole.lowerBound)
        #expect(memory.offset(of: end - 1) == end - 1 - holeBytes)
    }

    @Test("RAM that fits below the devices has no second piece")
    func littleMemory() {
        let pages = ClaimedPages(sizeBytes: X86MemoryMap.hole.lowerBound)
        let memory = GuestMemory(
            guestBase: 0, sizeBytes: pages.lengthBytes, host: pages.base, hole: X86MemoryMap.hole)
        #expect(memory.contains(pages.lengthBytes - 1, count: 1) && !memory.contains(pages.lengthBytes, count: 1))
        #expect(!memory.contains(X86MemoryMap.hole.upperBound, count: 1))
    }
}

/// Pages that are never touched.
private final class ClaimedPages {
    let base = UnsafeMutableRawPointer.allocate(byteCount: 16, alignment: 16)
    let lengthBytes: UInt64
    init(sizeBytes: UInt64) { lengthBytes = sizeBytes }
    deinit { base.deallocate() }
}
