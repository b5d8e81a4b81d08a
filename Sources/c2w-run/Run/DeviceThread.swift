import Emulator
import HostPlatform

/// A thread that does the jobs of devices beside the CPU, one after another.
///
/// Threads: any.
final class DeviceThread: DeviceWorker, @unchecked Sendable {
    private let condition = HostCondition()  // guards the next
    private var jobs: [any DeviceJob] = []

    init(name: String) throws(HostError) {
        let thread = try HostThread.start(name: name) { [self] in serve() }
        thread.detach()
    }

    func post(_ job: any DeviceJob) {
        condition.withLock { jobs.append(job) }
        condition.signal()
    }

    private func serve() {
        while true {
            condition.lock()
            while jobs.isEmpty { condition.wait() }
            var batch: [any DeviceJob] = []
            swap(&batch, &jobs)
            condition.unlock()
            for job in batch { job.run() }
        }
    }
}
