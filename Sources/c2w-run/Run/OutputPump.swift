import Emulator
import Glibc
import HostPlatform

/// What the guest writes to a stream port, on its way to a stream of ours: a bounded buffer that the CPU's thread
/// fills and a thread of its own empties, so that a slow reader slows the guest and nothing else.
///
/// Threads: `guestWrote` on the CPU's, the rest any.
final class OutputPump: ConsolePortSink, @unchecked Sendable {
    private static let capacityBytes = 1 << 20

    private let stream: StandardStream
    private let onClosed: @Sendable (HostError) -> Void
    private let condition = HostCondition()  // guards all below
    private var waiting: [UInt8] = []
    private var isFull = false
    private var port: ConsolePort?
    private var acceptedBytes: UInt64 = 0
    private var writtenBytes: UInt64 = 0
    private var failure: HostError?

    /// `onClosed` is told once if our stream takes no more; what the guest writes afterwards is dropped.
    init(_ stream: StandardStream, onClosed: @escaping @Sendable (HostError) -> Void) {
        self.stream = stream
        self.onClosed = onClosed
    }

    func start(_ port: ConsolePort) throws(HostError) {
        condition.withLock { self.port = port }
        let thread = try HostThread.start(name: "c2w-out-\(stream.descriptor)") { [self] in pump() }
        thread.detach()
    }

    func guestWrote(_ bytes: UnsafeRawBufferPointer) -> Int {
        condition.lock()
        defer { condition.unlock() }
        if failure != nil {
            acceptedBytes += UInt64(bytes.count)
            return bytes.count
        }
        let taken = min(bytes.count, OutputPump.capacityBytes - waiting.count)
        waiting.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[..<taken]))
        acceptedBytes += UInt64(taken)
        if taken < bytes.count { isFull = true }
        condition.broadcast()
        return taken
    }

    /// Waits until so many bytes have come from the guest and gone out, or cannot go out.
    ///
    /// - Parameter deadlineNs: gives up at this time on the monotonic clock; false if it did.
    func drain(bytes: UInt64, untilNs deadlineNs: UInt64) -> Bool {
        condition.lock()
        defer { condition.unlock() }
        while failure == nil && writtenBytes < bytes {
            if !condition.wait(untilNs: deadlineNs) { return failure != nil || writtenBytes >= bytes }
        }
        return true
    }

    private func pump() {
        var batch: [UInt8] = []
        while true {
            batch.removeAll(keepingCapacity: true)
            condition.lock()
            while waiting.isEmpty { condition.wait() }
            swap(&batch, &waiting)
            let wasFull = isFull
            isFull = false
            let port = port
            condition.unlock()
            if wasFull { port?.sinkHasRoom() }
            let failure = batch.withUnsafeBytes { bytes -> HostError? in
                do throws(HostError) {
                    try stream.write(bytes)
                    return nil
                } catch { return error }
            }
            condition.lock()
            writtenBytes += UInt64(batch.count)
            if let failure { self.failure = failure }
            let wasFullAgain = isFull
            isFull = false
            condition.broadcast()
            condition.unlock()
            guard let failure else {
                if wasFullAgain { port?.sinkHasRoom() }
                continue
            }
            port?.sinkHasRoom()  // from now on bytes are dropped as they come
            onClosed(failure)
            return
        }
    }
}
