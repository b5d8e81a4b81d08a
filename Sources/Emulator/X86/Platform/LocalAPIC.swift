/// What a write to the local APIC asks of those around it.
package enum LocalAPICEffect: Equatable, Sendable {
    case nothing
    /// A level-triggered interrupt of that vector is over: IOAPICs want to know.
    case endOfInterrupt(vector: UInt8)
    /// An INIT was sent to the processor itself.
    case reset
}

/// The local APIC of a machine's only processor, in xAPIC mode, with a timer that also knows TSC deadlines.
///
/// Intel SDM vol. 3, chapter "Advanced Programmable Interrupt Controller (APIC)" (11 since 2022, 10 before):
/// https://www.intel.com/sdm. Registers are 32 bits each at multiples of 16 (table 11-1):
///
///     020 ID    080 TPR   0A0 PPR   0D0 LDR   0F0 SVR           180…1F0 TMR   280 ESR      320…370 LVT   3E0 divide
///     030 ver.  090 APR   0B0 EOI   0E0 DFR   100…170 ISR       200…270 IRR   300,310 ICR  380,390 initial, current
///
/// Not there: SMI, NMI, ExtINT (there is no 8259), a second processor. Threads: the CPU's.
package final class LocalAPIC {
    package static let sizeBytes: UInt64 = 0x1000
    package static let defaultBase: UInt64 = 0xfee0_0000
    /// Integrated, six LVT entries, no suppression of EOI broadcasts.
    private static let version: UInt32 = 0x0005_0014

    let clock: any MachineClock
    private var id: UInt32 = 0
    private var taskPriorityRegister: UInt8 = 0
    private var logicalDestination: UInt32 = 0
    private var destinationFormat: UInt32 = .max
    private var spuriousVector: UInt32 = 0xff
    private var requested = VectorSet()
    private var inService = VectorSet()
    private var levelTriggered = VectorSet()
    /// Seen since the last write to ESR, and what ESR shows.
    private var newErrors: UInt32 = 0
    private var errors: UInt32 = 0
    private var commandLow: UInt32 = 0
    private var commandHigh: UInt32 = 0
    var localVectors = LocalVectorTable()
    var timer = LocalAPICTimer()
    private var baseRegister = LocalAPIC.resetBase

    /// - Parameter clock: its nanoseconds are the time-stamp counter.
    package init(clock: any MachineClock) { self.clock = clock }

    // MARK: The processor's side

    /// Whether an interrupt wants to be delivered.
    package var isAsserted: Bool {
        isEnabled && requested.highest >> 4 > processorPriority >> 4
    }

    /// Delivers the most urgent interrupt: it is in service from now on. nil: there is none.
    package func acknowledge() -> UInt8? {
        guard isAsserted else { return nil }
        let vector = requested.highest
        requested.set(vector, false)
        inService.set(vector)
        return vector
    }

    /// CR8: the upper half of TPR.
    package var taskPriority: UInt8 {
        get { taskPriorityRegister >> 4 }
        set { taskPriorityRegister = newValue << 4 }
    }

    // MARK: Interrupts that come in

    /// Takes an interrupt that came for this processor. False: it is switched off, or the vector is none.
    @discardableResult
    package func accept(vector: UInt8, isLevel: Bool) -> Bool {
        guard isEnabled else { return false }
        guard vector >= 16 else {
            note(LocalAPICError.illegalVectorReceived)
            return false
        }
        requested.set(vector)
        levelTriggered.set(vector, isLevel)
        return true
    }

    /// Whether a message's destination is this APIC (SDM §11.6.2).
    package func isDestination(_ destination: UInt8, isLogical: Bool) -> Bool {
        let own = UInt8(truncatingIfNeeded: id >> 24)
        if !isLogical { return destination == 0xff || destination == own }
        let logical = UInt8(truncatingIfNeeded: logicalDestination >> 24)
        switch destinationFormat >> 28 {
        case 0xf: return destination & logical != 0
        case 0: return (destination >> 4 == 0xf || destination >> 4 == logical >> 4) && destination & logical & 0xf != 0
        default: return false
        }
    }

    func note(_ error: UInt32) {
        // Once until software looks, so that an error interrupt of an illegal vector ends here.
        guard newErrors & error == 0 else { return }
        newErrors |= error
        raise(.error)
    }

    /// Raises what a local source's entry says; nothing where it is masked.
    func raise(_ source: LocalVectorTable.Source) {
        if let vector = localVectors.vector(source) { accept(vector: vector, isLevel: false) }
    }

    // MARK: Registers

    /// Only aligned accesses of 32 bits are defined; others read 0 and write nothing.
    package func load(_ offset: UInt64, size: Int) -> UInt32 {
        guard size == 4, offset & 15 == 0, offset < Self.sizeBytes else { return 0 }
        let index = UInt8(truncatingIfNeeded: offset >> 4 & 7)
        switch offset {
        case 0x020: return id
        case 0x030: return Self.version
        case 0x080: return UInt32(taskPriorityRegister)
        case 0x090: return UInt32(arbitrationPriority)
        case 0x0a0: return UInt32(processorPriority)
        case 0x0b0: return 0
        case 0x0d0: return logicalDestination
        case 0x0e0: return destinationFormat
        case 0x0f0: return spuriousVector
        case 0x100...0x170: return inService.register(index)
        case 0x180...0x1f0: return levelTriggered.register(index)
        case 0x200...0x270: return requested.register(index)
        case 0x280: return errors
        case 0x300: return commandLow
        case 0x310: return commandHigh
        case 0x320...0x370: return localVectors[Int(offset - 0x320) >> 4]
        case 0x380: return timer.initialCount
        case 0x390: return timer.currentCount(localVectors.timerMode, nowNs: clock.nanoseconds())
        case 0x3e0: return timer.divideConfiguration
        default:
            note(LocalAPICError.illegalRegister)
            return 0
        }
    }

    package func store(_ offset: UInt64, _ value: UInt32, size: Int) -> LocalAPICEffect {
        guard size == 4, offset & 15 == 0, offset < Self.sizeBytes else { return .nothing }
        switch offset {
        case 0x020: id = value & 0xff00_0000
        case 0x080: taskPriorityRegister = UInt8(truncatingIfNeeded: value)
        case 0x0b0: return endInterrupt()
        case 0x0d0: logicalDestination = value & 0xff00_0000
        case 0x0e0: destinationFormat = value | 0x0fff_ffff
        case 0x0f0:
            spuriousVector = value & 0x3ff
            if !isSoftwareEnabled { localVectors.maskAll() }
        case 0x280:
            errors = newErrors
            newErrors = 0
        case 0x300:
            commandLow = value & 0x000c_cfff
            return sendCommand()
        case 0x310: commandHigh = value & 0xff00_0000
        case 0x320...0x370: storeLocalVector(Int(offset - 0x320) >> 4, value)
        case 0x380:
            timer.start(value, localVectors.timerMode, nowNs: clock.nanoseconds())
            pollTimer()
        case 0x3e0: timer.setDivide(value, localVectors.timerMode, nowNs: clock.nanoseconds())
        case 0x030, 0x090, 0x0a0, 0x100...0x270, 0x390: break
        default: note(LocalAPICError.illegalRegister)
        }
        return .nothing
    }

    private func endInterrupt() -> LocalAPICEffect {
        let vector = inService.highest
        guard vector != 0 else { return .nothing }
        inService.set(vector, false)
        return levelTriggered.contains(vector) ? .endOfInterrupt(vector: vector) : .nothing
    }

    private func storeLocalVector(_ index: Int, _ value: UInt32) {
        let mode = localVectors.timerMode
        localVectors.store(index, value, isEnabled: isSoftwareEnabled)
        // SDM §11.5.4: to go to or from deadlines disarms.
        if (mode == .deadline) != (localVectors.timerMode == .deadline) { timer.disarm() }
    }

    /// The interrupt command register (SDM §11.6.1). All sources but this processor's own do not exist.
    private func sendCommand() -> LocalAPICEffect {
        let vector = UInt8(truncatingIfNeeded: commandLow)
        let shorthand = commandLow >> 18 & 3
        let isSelf: Bool
        switch shorthand {
        case 0:
            isSelf = isDestination(
                UInt8(truncatingIfNeeded: commandHigh >> 24), isLogical: commandLow >> 11 & 1 != 0)
        case 3: isSelf = false
        default: isSelf = true
        }
        switch commandLow >> 8 & 7 {
        case 0, 1:  // fixed, lowest priority
            if vector < 16 {
                note(LocalAPICError.illegalVectorSent)
            } else if isSelf {
                accept(vector: vector, isLevel: false)
            }
            return .nothing
        case 5:  // INIT; with level 0 it is a message of old that means nothing here
            return isSelf && shorthand == 0 && commandLow >> 14 & 1 != 0 ? .reset : .nothing
        default: return .nothing
        }
    }

    // MARK: Priorities (SDM §11.8.3)

    private var isSoftwareEnabled: Bool { spuriousVector >> 8 & 1 != 0 }
    private var isEnabled: Bool { isSoftwareEnabled && isGloballyEnabled }

    private var processorPriority: UInt8 {
        let served = inService.highest & 0xf0
        return taskPriorityRegister >> 4 >= served >> 4 ? taskPriorityRegister : served
    }

    private var arbitrationPriority: UInt8 {
        let best = max(inService.highest, requested.highest)
        return taskPriorityRegister >> 4 >= best >> 4 ? taskPriorityRegister : best & 0xf0
    }

    // MARK: IA32_APIC_BASE (SDM §11.4.4)

    private static let resetBase: UInt64 = defaultBase | 1 << 11 | 1 << 8

    private var isGloballyEnabled: Bool { baseRegister >> 11 & 1 != 0 }

    /// Where its page lies; nil: it is switched off altogether.
    package var address: UInt64? { isGloballyEnabled ? baseRegister & ~0xfff : nil }

    package var base: UInt64 { baseRegister }

    /// False: the value has bits set that there are not, x2APIC mode's among them.
    package func setBase(_ value: UInt64) -> Bool {
        let page: UInt64 = (1 << X86PageEntry.physicalBits) - 4096
        guard value & ~(page | 1 << 11 | 1 << 8) == 0 else { return false }
        let wasEnabled = isGloballyEnabled
        baseRegister = value | 1 << 8
        if wasEnabled != isGloballyEnabled { reset() }
        return true
    }

    /// As after power-up (SDM §11.4.7.1).
    private func reset() {
        (id, taskPriorityRegister, logicalDestination, destinationFormat) = (0, 0, 0, .max)
        spuriousVector = 0xff
        (requested, inService, levelTriggered) = (VectorSet(), VectorSet(), VectorSet())
        (newErrors, errors, commandLow, commandHigh) = (0, 0, 0, 0)
        localVectors = LocalVectorTable()
        timer = LocalAPICTimer()
    }
}

/// Bits of ESR (SDM §11.5.3).
enum LocalAPICError {
    static let illegalVectorSent: UInt32 = 1 << 5
    static let illegalVectorReceived: UInt32 = 1 << 6
    static let illegalRegister: UInt32 = 1 << 7
}
