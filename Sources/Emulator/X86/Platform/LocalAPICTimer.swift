/// The local APIC's timer (SDM vol. 3 §11.5.4). Times are the machine's nanoseconds, which are also the time-stamp
/// counter: 1 GHz. It counts down at CPUID leaf 15h's crystal frequency, divided.
struct LocalAPICTimer {
    /// Of the crystal.
    static let hz: UInt64 = 25_000_000
    private static let nsPerCycle = 1_000_000_000 / hz

    private(set) var initialCount: UInt32 = 0
    private(set) var divideConfiguration: UInt32 = 0
    /// IA32_TSC_DEADLINE; 0: disarmed.
    private(set) var deadline: UInt64 = 0
    /// When it fires next; `UInt64.max`: not armed.
    private(set) var dueNs: UInt64 = .max

    /// Bits 0, 1 and 3 select 2, 4, 8 … 128, 1.
    private var nsPerCount: UInt64 {
        let selected = UInt64(divideConfiguration & 3 | divideConfiguration >> 1 & 4)
        return Self.nsPerCycle << ((selected + 1) & 7)
    }

    mutating func disarm() {
        deadline = 0
        dueNs = .max
    }

    /// A write to the initial count: starts anew; 0 stops. Without effect while deadlines are used.
    mutating func start(_ count: UInt32, _ mode: LocalVectorTable.TimerMode, nowNs: UInt64) {
        guard mode != .deadline else { return }
        initialCount = count
        dueNs = count == 0 ? .max : nowNs &+ UInt64(count) &* nsPerCount
    }

    /// What is left goes on at the new pace.
    mutating func setDivide(_ value: UInt32, _ mode: LocalVectorTable.TimerMode, nowNs: UInt64) {
        let left = currentCount(mode, nowNs: nowNs)
        divideConfiguration = value & 0xb
        if mode != .deadline, dueNs != .max { dueNs = nowNs &+ UInt64(left) &* nsPerCount }
    }

    func currentCount(_ mode: LocalVectorTable.TimerMode, nowNs: UInt64) -> UInt32 {
        guard mode != .deadline, dueNs != .max else { return 0 }
        guard dueNs > nowNs else { return mode == .periodic ? initialCount : 0 }
        return UInt32(truncatingIfNeeded: (dueNs - nowNs + nsPerCount - 1) / nsPerCount)
    }

    /// A write to IA32_TSC_DEADLINE; without effect in the other modes.
    mutating func setDeadline(_ value: UInt64, _ mode: LocalVectorTable.TimerMode) {
        guard mode == .deadline else { return }
        deadline = value
        dueNs = value == 0 ? .max : value
    }

    /// Whether it has fired since the last look; what is due next then is set.
    mutating func takeExpiry(_ mode: LocalVectorTable.TimerMode, nowNs: UInt64) -> Bool {
        guard dueNs <= nowNs, dueNs != .max else { return false }
        if mode == .periodic, initialCount != 0 {
            let period = UInt64(initialCount) &* nsPerCount
            dueNs = dueNs &+ ((nowNs - dueNs) / period &+ 1) &* period
        } else {
            disarm()
        }
        return true
    }
}

extension LocalAPIC {
    /// Looks whether the timer has fired.
    package func pollTimer() {
        guard timer.dueNs != .max else { return }
        if timer.takeExpiry(localVectors.timerMode, nowNs: clock.nanoseconds()) { raise(.timer) }
    }

    /// When the timer will interrupt next, in the machine's nanoseconds; `UInt64.max`: never.
    package var timerDueNs: UInt64 { localVectors.vector(.timer) == nil ? .max : timer.dueNs }

    /// IA32_TSC_DEADLINE.
    package var deadline: UInt64 { timer.deadline }

    package func setDeadline(_ value: UInt64) {
        timer.setDeadline(value, localVectors.timerMode)
        pollTimer()
    }
}
