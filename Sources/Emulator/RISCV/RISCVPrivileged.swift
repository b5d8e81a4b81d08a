// Constants of the privileged architecture, https://docs.riscv.org/reference/isa/priv/supervisor.html

/// `scause` values; interrupts have the top bit set.
enum RISCVCause {
    static let instructionAccessFault: UInt64 = 1
    static let illegalInstruction: UInt64 = 2
    static let breakpoint: UInt64 = 3
    static let loadMisaligned: UInt64 = 4
    static let loadAccessFault: UInt64 = 5
    static let storeMisaligned: UInt64 = 6
    static let storeAccessFault: UInt64 = 7
    static let userEnvironmentCall: UInt64 = 8
    static let instructionPageFault: UInt64 = 12
    static let loadPageFault: UInt64 = 13
    static let storePageFault: UInt64 = 15
    static let interrupt: UInt64 = 1 << 63
}

/// Bits of `sip` and `sie`, also the interrupts' numbers.
enum SupervisorInterrupt {
    static let software: UInt64 = 1
    static let timer: UInt64 = 5
    static let external: UInt64 = 9
    static let mask: UInt64 = 1 << software | 1 << timer | 1 << external
}

/// Fields of `sstatus`.
enum SupervisorStatus {
    static let interruptEnable: UInt64 = 1 << 1
    static let previousInterruptEnable: UInt64 = 1 << 5
    static let previousPrivilege: UInt64 = 1 << 8
    static let floatMask: UInt64 = 3 << 13
    static let userMemory: UInt64 = 1 << 18
    static let executableReadable: UInt64 = 1 << 19
    static let userLength64: UInt64 = 2 << 32
    static let dirty: UInt64 = 1 << 63
    static let writable =
        interruptEnable | previousInterruptEnable | previousPrivilege | floatMask | userMemory | executableReadable
}

enum RISCVMode {
    static let user: UInt64 = 0
    static let supervisor: UInt64 = 1
}

/// Bits of a page table entry of Sv39 (priv §12.4).
enum PageTableEntry {
    static let valid: UInt64 = 1 << 0
    static let read: UInt64 = 1 << 1
    static let write: UInt64 = 1 << 2
    static let execute: UInt64 = 1 << 3
    static let user: UInt64 = 1 << 4
    static let accessed: UInt64 = 1 << 6
    static let dirty: UInt64 = 1 << 7
    /// N, PBMT and the reserved bits: must be zero without Svnapot and Svpbmt.
    static let reserved: UInt64 = 0x3ff << 54
}
