/// Bits of CR0 (SDM Vol. 3, 2.5).
enum X86CR0 {
    static let protection: UInt64 = 1 << 0
    static let monitor: UInt64 = 1 << 1
    static let emulation: UInt64 = 1 << 2
    static let taskSwitched: UInt64 = 1 << 3
    static let extensionType: UInt64 = 1 << 4
    static let numericError: UInt64 = 1 << 5
    static let writeProtect: UInt64 = 1 << 16
    static let alignmentMask: UInt64 = 1 << 18
    static let notWriteThrough: UInt64 = 1 << 29
    static let cacheDisable: UInt64 = 1 << 30
    static let paging: UInt64 = 1 << 31

    static let known: UInt64 =
        protection | monitor | emulation | taskSwitched | extensionType | numericError | writeProtect | alignmentMask
        | notWriteThrough | cacheDisable | paging
}

/// Bits of CR4.
enum X86CR4 {
    static let timestampDisable: UInt64 = 1 << 2
    static let debugExtensions: UInt64 = 1 << 3
    static let pageSize: UInt64 = 1 << 4
    static let physicalExtension: UInt64 = 1 << 5
    static let machineCheck: UInt64 = 1 << 6
    static let globalPages: UInt64 = 1 << 7
    static let performanceCounters: UInt64 = 1 << 8
    static let fxsr: UInt64 = 1 << 9
    static let simdExceptions: UInt64 = 1 << 10
    static let userModePrevention: UInt64 = 1 << 11
    static let fsgsbase: UInt64 = 1 << 16
    static let pcid: UInt64 = 1 << 17
    static let xsave: UInt64 = 1 << 18
    static let smep: UInt64 = 1 << 20
    static let smap: UInt64 = 1 << 21

    /// VME, PVI and what else a 64-bit system never uses is not there.
    static let known: UInt64 =
        timestampDisable | debugExtensions | pageSize | physicalExtension | machineCheck | globalPages
        | performanceCounters | fxsr | simdExceptions | userModePrevention | fsgsbase | pcid | xsave | smep | smap
}

/// Bits of IA32_EFER.
enum X86EFER {
    static let systemCall: UInt64 = 1 << 0
    static let longModeEnable: UInt64 = 1 << 8
    static let longModeActive: UInt64 = 1 << 10
    static let noExecute: UInt64 = 1 << 11

    static let known = systemCall | longModeEnable | longModeActive | noExecute
}

/// `X86State.codeMode`.
enum X86CodeMode {
    static let long: UInt64 = 0
    static let compatibility32: UInt64 = 1
    static let compatibility16: UInt64 = 2
}
