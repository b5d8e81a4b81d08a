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
    private let process: ProcessStream
    private let events: Mailbox<RunEvent>
    private let condition = HostCondition()  // guards all below
    private var waiting: [UInt8] = []
    private var isFull = false
    private var port: ConsolePort?
    private var writtenBytes: UInt64 = 0
    private var failure: HostError?
    private var announcedBytes: UInt64?
    private var input: InputPump?

    /// If our stream takes no more, `outputFailed` is posted once, and what the guest writes afterwards is dropped.
    init(_ stream: StandardStream, of process: ProcessStream, events: Mailbox<RunEvent>) {
        self.stream = stream
        self.process = process
        self.events = events
    }

    /// - Parameter input: who sends on the same port, and wants to know of room.
    func start(_ port: ConsolePort, input: InputPump?) throws(HostError) {
        condition.withLock {
            self.port = port
            self.input = input
        }
        let thread = try HostThread.start(name: "c2w-out-\(stream.descriptor)") { [self] in pump() }
        thread.detach()
    }

    func guestWrote(_ bytes: UnsafeRawBufferPointer) -> Int {
        condition.lock()
        defer { condition.unlock() }
        if failure != nil { return bytes.count }
        let taken = min(bytes.count, OutputPump.capacityBytes - waiting.count)
        waiting.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[..<taken]))
        if taken < bytes.count { isFull = true }
        condition.signal()
        return taken
    }

    /// The process has ended having written so many bytes: `outputDrained` is posted when they have gone out, or
    /// cannot go out.
    func announceEnd(bytes: UInt64) {
        condition.lock()
        announcedBytes = bytes
        let isDrained = takeDrained()
        condition.unlock()
        if isDrained { events.post(.outputDrained(process)) }
    }

    func inputHasRoom() { condition.withLock { input }?.hasRoom() }

    /// With the lock held; true only once.
    private func takeDrained() -> Bool {
        guard let announcedBytes, failure != nil || writtenBytes >= announcedBytes else { return false }
        self.announcedBytes = nil
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
            let isRoomWanted = isFull
            isFull = false
            let isDrained = takeDrained()
            condition.unlock()
            if let failure {
                port?.sinkHasRoom()  // from now on bytes are dropped as they come
                events.post(.outputFailed(process, failure))
            } else if isRoomWanted {
                port?.sinkHasRoom()
            }
            if isDrained { events.post(.outputDrained(process)) }
            if failure != nil { return }
        }
    }
}
