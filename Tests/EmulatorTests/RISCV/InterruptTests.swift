import Emulator
import Testing

struct InterruptTests {
    private static let spin = """
        la t0, handler
        csrw stvec, t0
        li t0, 0x222
        csrw sie, t0
        csrsi sstatus, 2
        spin: addi a0, a0, 1
        j spin
        .balign 256
        handler: ecall
        """

    @Test("interrupts come by priority: external, software, timer")
    func priority() {
        let guest = Guest(Self.spin)
        guest.clock.now = 100
        guest.hart.setTimerDeadline(ticks: 100)
        guest.hart.setSoftwareInterrupt(true)
        guest.hart.setExternalInterrupt(true)
        for cause: UInt64 in [9, 1, 5] {
            guest.hart.resume(at: Guest.base, userMode: false)
            guest.run()
            #expect(guest[CSR.scause] == 1 << 63 | cause)
            #expect(guest[CSR.stval] == 0)
            #expect(guest[CSR.sstatus] & 2 == 0)
            switch cause {
            case 9: guest.hart.setExternalInterrupt(false)
            case 1: guest.hart.setSoftwareInterrupt(false)
            default: guest.hart.setTimerDeadline(ticks: .max)
            }
        }
        #expect(guest[CSR.sip] == 0)
    }

    @Test("with stvec vectored, interrupts go to base + 4 · cause and faults to base")
    func vectored() {
        let guest = Guest(
            """
            la t0, table
            ori t0, t0, 1
            csrw stvec, t0
            li t0, 2
            csrw sie, t0
            csrw sip, t0
            csrs sstatus, t0
            nop
            .balign 256
            table: j fault
            ecall
            fault: li a0, 99
            ecall
            """)
        guest.run()
        #expect(guest.hart.pc == Guest.base + 0x108, "the entry for cause 1")
        guest.hart.resume(at: 0, userMode: false)
        guest.run()
        #expect(guest["a0"] == 99 && guest[CSR.scause] == 1)
    }

    @Test("SIE masks in S-mode, never in U-mode")
    func masking() {
        let guest = Guest(Self.spin)
        guest.hart.setControlRegister(CSR.stvec, Guest.base + 256)
        guest.hart.setControlRegister(CSR.sie, 2)
        guest.hart.setSoftwareInterrupt(true)
        guest.hart.resume(at: Guest.base + 24, userMode: false)
        #expect(guest.hart.run(maxInstructions: 1000) == .budget)
        guest.hart.resume(at: Guest.base + 24, userMode: true)
        guest.run()
        #expect(guest[CSR.scause] == 1 << 63 | 1 && guest[CSR.sstatus] >> 8 & 1 == 0)
    }

    @Test("stimecmp: pending while time is at or past it, and a later one takes it back")
    func timer() {
        let guest = Guest("csrw 0x14d, a0\ncsrr a1, sip\ncsrw 0x14d, a2\ncsrr a3, sip\ncsrr a4, time\necall")
        guest.clock.now = 50
        guest["a0"] = 50
        guest["a2"] = 51
        guest.run()
        #expect(guest["a1"] == 0x20 && guest["a3"] == 0 && guest["a4"] == 50)
        #expect(guest.hart.timerDeadlineTicks == 51)
    }

    @Test("the timer interrupts a running guest soon after its time has come")
    func timerWhileRunning() {
        final class CountingClock: MachineClock {
            var reads: UInt64 = 0
            func ticks() -> UInt64 {
                reads += 1
                return reads
            }
        }
        let pages = AllocatedPages(sizeBytes: 1 << 16)
        let memory = GuestMemory(guestBase: Guest.base, sizeBytes: 1 << 16, host: pages.base)
        let clock = CountingClock()
        let hart = RISCVHart(id: 0, memory: memory, bus: RecordingBus(), clock: clock)
        _ = Binutils.assemble(Self.spin).withUnsafeBytes { memory.write(Guest.base, from: $0) }
        hart.reset(pc: Guest.base, a0: 0, a1: 0)
        hart.setTimerDeadline(ticks: 5)
        #expect(hart.run(maxInstructions: 1_000_000) == .supervisorCall)
        #expect(hart.controlRegister(CSR.scause) == UInt64(1) << 63 | 5)
        #expect(hart.retiredInstructions < 100_000)
    }

    @Test("WFI waits, unless something is pending, even if masked by SIE")
    func waiting() {
        let guest = Guest("wfi\nli a0, 7\necall")
        #expect(guest.hart.run(maxInstructions: 100) == .waitForInterrupt)
        #expect(guest.hart.pc == Guest.base + 4 && guest["a0"] == 0)
        guest.run()
        #expect(guest["a0"] == 7)

        let pending = Guest("wfi\nli a0, 7\necall")
        pending.hart.setControlRegister(CSR.sie, 2)
        pending.hart.setSoftwareInterrupt(true)
        pending.run()
        #expect(pending["a0"] == 7)
    }

    @Test("attention ends a run once, budget or not")
    func attention() {
        let guest = Guest("spin: j spin")
        guest.hart.requestAttention()
        #expect(guest.hart.run(maxInstructions: 1000) == .attention)
        #expect(guest.hart.run(maxInstructions: 1000) == .budget)
    }

    @Test("attention asked for by a device's store ends the run at the block's end")
    func attentionFromDevice() {
        let guest = Guest("li a1, 0x10000000\nsw a0, (a1)\nli a2, 1\nj next\nnext: li a3, 1\necall")
        guest.bus.onStore = { [hart = guest.hart] in hart.requestAttention() }
        #expect(guest.hart.run(maxInstructions: 1000) == .attention)
        #expect(guest["a2"] == 1 && guest["a3"] == 0)
        guest.run()
        #expect(guest["a3"] == 1)
    }

    @Test("an interrupt a device raises while it is written to comes at the block's end")
    func interruptFromDevice() {
        let guest = Guest(Self.spin)
        guest.load(
            Binutils.assemble(
                "la t0, handler\ncsrw stvec, t0\nli t0, 0x222\ncsrw sie, t0\ncsrsi sstatus, 2\nli a1, 0x10000000\n"
                    + "sw a0, (a1)\nli a2, 1\nj next\nnext: li a3, 1\nj next\n.balign 256\nhandler: ecall"),
            at: Guest.base)
        guest.bus.onStore = { [hart = guest.hart] in hart.setExternalInterrupt(true) }
        guest.run()
        #expect(guest["a2"] == 1 && guest["a3"] == 0)
    }

    @Test(
        "a budget ends a run at most one block late, and everything is counted once",
        arguments: [1, 7, 100, 12_345] as [UInt64])
    func budget(_ instructions: UInt64) {
        let guest = Guest("spin: addi a0, a0, 1\naddi a0, a0, 1\naddi a0, a0, 1\nj spin")
        #expect(guest.hart.run(maxInstructions: instructions) == .budget)
        #expect((instructions..<instructions + 4).contains(guest.hart.retiredInstructions))
        #expect(guest["a0"] == guest.hart.retiredInstructions / 4 * 3)
    }

    @Test("a handler that faults itself can't hold the host")
    func faultLoop() {
        let guest = Guest("li a0, 0x40000000\ncsrw stvec, a0\n.4byte 0xffffffff")
        #expect(guest.hart.run(maxInstructions: 1000) == .budget)
        #expect(guest.hart.retiredInstructions == 2)
    }

    @Test("instret counts each instruction once, over loops, faults and calls")
    func instret() {
        let guest = Guest(
            """
            csrr s0, instret
            li a0, 10
            loop: addi a0, a0, -1
            bnez a0, loop
            call function
            csrr s1, instret
            ecall
            function: ret
            """)
        guest.run()
        // csrr, li, 10 × 2, auipc + jalr, ret.
        #expect(guest["s1"] - guest["s0"] == 1 + 1 + 20 + 2 + 1)
    }
}
