import ImageModel

/// A CPU that can be made to come back from running.
public protocol AttentionTarget: AnyObject {
    /// Any thread.
    func requestAttention()
}

extension RISCVHart: AttentionTarget {}

/// Wakes the host's thread of a machine that sleeps between two calls of `Machine.run`.
public protocol MachineWaker: AnyObject {
    /// Any thread; must not call back into the machine. A wake before the sleep must end that sleep at once.
    func wake()
}

/// A piece of device work: run once, to its end, without waiting.
public protocol DeviceJob: AnyObject {
    func run()
}

/// Where device work is done beside the CPU: a thread of the host, or the CPU's thread itself.
public protocol DeviceWorker: AnyObject {
    /// Runs jobs one after another in the order they were posted, never inside this call. Any thread.
    func post(_ job: any DeviceJob)
}

/// The one door by which everything that does not follow from the guest's own doing enters a machine:
/// completions, input, stop requests. (Time enters by `MachineClock`, entropy by the rng device.)
///
/// Threads: producers on any thread; `take` on the CPU's thread, between blocks.
public final class MachineInbox: DeviceWorker, @unchecked Sendable {
    package struct Delivery {
        package var completions: [DeviceCompletion] = []
        package var jobs: [any DeviceJob] = []
        /// A bit for each device that asked for a look.
        package var wokenDevices: UInt32 = 0
        package var isStopRequested = false

        fileprivate var isEmpty: Bool {
            completions.isEmpty && jobs.isEmpty && wokenDevices == 0 && !isStopRequested
        }
    }

    private let lock: Lock  // guards all below
    private var delivery = Delivery()
    private var target: (any AttentionTarget)?
    private var waker: (any MachineWaker)?

    public init(lock: Lock) { self.lock = lock }

    /// A prepared answer for a device.
    public func complete(_ completion: DeviceCompletion) {
        put { $0.completions.append(completion) }
    }

    /// A device's state on the host's side has changed: have it look.
    public func wake(device: Int) {
        put { $0.wokenDevices |= 1 << UInt32(device) }
    }

    /// Inline mode: the CPU's thread itself does the device's work, at its next block end.
    public func post(_ job: any DeviceJob) {
        put { $0.jobs.append(job) }
    }

    /// Ends the run at the next block end.
    public func requestStop() {
        put { $0.isStopRequested = true }
    }

    func attach(target: (any AttentionTarget)?, waker: (any MachineWaker)?) {
        lock.lock()
        self.target = target
        self.waker = waker
        lock.unlock()
    }

    /// All that has come in since the last call; nil if nothing has.
    package func take() -> Delivery? {
        lock.lock()
        defer { lock.unlock() }
        if delivery.isEmpty { return nil }
        let taken = delivery
        delivery = Delivery()
        return taken
    }

    var hasDelivery: Bool {
        lock.lock()
        defer { lock.unlock() }
        return !delivery.isEmpty
    }

    private func put(_ change: (inout Delivery) -> Void) {
        lock.lock()
        change(&delivery)
        let target = target
        let waker = waker
        lock.unlock()
        target?.requestAttention()
        waker?.wake()
    }
}
