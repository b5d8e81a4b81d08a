/// What the SBI asks of the machine beyond a return value.
package enum SBIOutcome: Equatable {
    case running
    case exit(MachineExit)
}

/// The Supervisor Binary Interface, answered by the host: the guest has no firmware.
///
/// RISC-V Supervisor Binary Interface Specification 2.0,
/// https://github.com/riscv-non-isa/riscv-sbi-doc/releases/tag/v2.0. A call has its extension in a7, its function in
/// a6, arguments in a0...a5; the error comes back in a0, a value in a1 (§3). Extensions: base, TIME, IPI, RFENCE,
/// HSM, SRST, DBCN. The legacy ones are absent. One hart, number 0. Threads: the CPU's.
package final class SBI {
    /// Major version in bits 30...24.
    package static let specificationVersion: UInt64 = 2 << 24
    /// "c2wr"; not registered with the specification.
    package static let implementationID: UInt64 = 0x6332_7772

    private static let a0 = 10
    private static let a1 = 11
    private static let a2 = 12
    private static let a6 = 16
    private static let a7 = 17
    /// A write of the debug console may be cut: the guest calls again for the rest (§12.1).
    private static let maxConsoleWriteBytes: UInt64 = 4096

    private let memory: GuestMemory
    private let console: any ConsolePortSink

    /// `console` gets what the guest prints by DBCN.
    package init(memory: GuestMemory, console: any ConsolePortSink) {
        self.memory = memory
        self.console = console
    }

    /// Answers the ECALL that has just stopped the hart.
    package func call(_ hart: RISCVHart) -> SBIOutcome {
        let function = hart.register(Self.a6)
        var outcome = SBIOutcome.running
        let answer: Answer
        switch hart.register(Self.a7) {
        case SBIExtension.base: answer = base(function, hart)
        case SBIExtension.time: answer = time(function, hart)
        case SBIExtension.ipi: answer = interprocessorInterrupt(function, hart)
        case SBIExtension.remoteFence: answer = remoteFence(function, hart)
        case SBIExtension.hartState: answer = hartState(function, hart)
        case SBIExtension.debugConsole: answer = debugConsole(function, hart)
        case SBIExtension.systemReset: answer = systemReset(function, hart, &outcome)
        default: answer = Answer(.notSupported)
        }
        hart.setRegister(Self.a0, UInt64(bitPattern: answer.error.rawValue))
        hart.setRegister(Self.a1, answer.value)
        return outcome
    }

    private struct Answer {
        var error: SBIError
        var value: UInt64
        init(_ error: SBIError = .success, value: UInt64 = 0) {
            self.error = error
            self.value = value
        }
    }

    private func base(_ function: UInt64, _ hart: RISCVHart) -> Answer {
        switch function {
        case 0: return Answer(value: Self.specificationVersion)
        case 1: return Answer(value: Self.implementationID)
        case 2: return Answer(value: 1)
        case 3: return Answer(value: SBIExtension.isPresent(hart.register(Self.a0)) ? 1 : 0)
        case 4, 5, 6: return Answer()  // mvendorid, marchid, mimpid: 0, of no vendor
        default: return Answer(.notSupported)
        }
    }

    private func time(_ function: UInt64, _ hart: RISCVHart) -> Answer {
        guard function == 0 else { return Answer(.notSupported) }
        hart.setTimerDeadline(ticks: hart.register(Self.a0))
        return Answer()
    }

    private func interprocessorInterrupt(_ function: UInt64, _ hart: RISCVHart) -> Answer {
        guard function == 0 else { return Answer(.notSupported) }
        guard let isHere = selectsHart(mask: hart.register(Self.a0), base: hart.register(Self.a1)) else {
            return Answer(.invalidParameter)
        }
        if isHere { hart.setSoftwareInterrupt(true) }
        return Answer()
    }

    /// With one hart each fence is a local one, and the hart keeps nothing across `flushTranslations`.
    private func remoteFence(_ function: UInt64, _ hart: RISCVHart) -> Answer {
        guard function <= 2 else { return Answer(.notSupported) }  // 3...6 are for hypervisors
        guard let isHere = selectsHart(mask: hart.register(Self.a0), base: hart.register(Self.a1)) else {
            return Answer(.invalidParameter)
        }
        if isHere { hart.flushTranslations() }
        return Answer()
    }

    private func hartState(_ function: UInt64, _ hart: RISCVHart) -> Answer {
        switch function {
        case 0: return Answer(hart.register(Self.a0) == 0 ? .alreadyAvailable : .invalidParameter)
        case 1: return Answer(.failed)  // the only hart stops by SRST
        case 2: return hart.register(Self.a0) == 0 ? Answer() : Answer(.invalidParameter)  // 0: started
        case 3: return Answer(.notSupported)
        default: return Answer(.notSupported)
        }
    }

    private func debugConsole(_ function: UInt64, _ hart: RISCVHart) -> Answer {
        switch function {
        case 0:
            let count = min(hart.register(Self.a0), Self.maxConsoleWriteBytes)
            guard hart.register(Self.a2) == 0 else { return Answer(.invalidParameter) }
            let address = hart.register(Self.a1)
            guard memory.contains(address, count: count) else { return Answer(.invalidParameter) }
            let text = [UInt8](unsafeUninitializedCapacity: Int(count)) { buffer, initialized in
                _ = memory.read(address, into: UnsafeMutableRawBufferPointer(buffer))
                initialized = Int(count)
            }
            _ = text.withUnsafeBytes { console.guestWrote($0) }
            return Answer(value: count)
        case 1: return Answer()  // nothing to read, ever
        case 2:
            let byte = UInt8(truncatingIfNeeded: hart.register(Self.a0))
            _ = withUnsafeBytes(of: byte) { console.guestWrote($0) }
            return Answer()
        default: return Answer(.notSupported)
        }
    }

    private func systemReset(_ function: UInt64, _ hart: RISCVHart, _ outcome: inout SBIOutcome) -> Answer {
        guard function == 0 else { return Answer(.notSupported) }
        let kind = hart.register(Self.a0)
        let reason = hart.register(Self.a1)
        guard kind <= 2, reason <= 1 else { return Answer(.invalidParameter) }
        if reason == 1 {
            outcome = .exit(.failure)
        } else {
            outcome = .exit(kind == 0 ? .shutdown : .reboot)
        }
        return Answer()
    }

    /// §3.1: a base of all ones means every hart. nil: the mask names a hart that does not exist.
    private func selectsHart(mask: UInt64, base: UInt64) -> Bool? {
        if base == .max { return true }
        if mask == 0 { return false }
        guard base == 0, mask & ~1 == 0 else { return nil }
        return true
    }
}
