import ImageModel

/// The host's end of the control protocol (docs/guest-protocol.md), without input or output of its own: what came
/// from the control port goes into `receive`, what `takeOutgoing` gives goes out on it.
///
/// Requests may be made at any time; nothing is sent before the guest has said hello in the right version.
/// Threads: one at a time; the caller sees to that.
public final class GuestControl {
    private enum ProcessState { case requested, running, ended }

    private struct Process {
        var id: UInt16
        var state: ProcessState
        var streams: StreamAssignment
        var inputClosed: Bool
    }

    private var splitter = GuestFrameSplitter()
    private var isGreeted = false
    private var isConfigured = false
    private var nextProcess: UInt16 = 1
    private var processes: [Process] = []
    private var events: [GuestEvent] = []
    private var outgoing: [UInt8] = []
    private var failure: GuestControlError?

    public init() {}

    /// Takes bytes of the control port. An error is final: it is thrown again by each later call.
    public func receive(_ bytes: UnsafeRawBufferPointer) throws(GuestControlError) {
        if let failure { throw failure }
        do throws(GuestControlError) {
            // In pieces, so that the largest burst holds no more than a frame and a piece.
            var offset = 0
            while offset < bytes.count {
                let count = min(GuestProtocol.maxReplyBytes, bytes.count - offset)
                splitter.append(UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count]))
                offset += count
                while let frame = try splitter.next() { try handle(frame) }
            }
        } catch {
            failure = error
            throw error
        }
    }

    /// What the guest has told, oldest first.
    public func takeEvent() -> GuestEvent? { events.isEmpty ? nil : events.removeFirst() }

    /// What has to go to the control port now; empty before the guest's hello.
    public func takeOutgoing() -> [UInt8] {
        guard isGreeted else { return [] }
        let bytes = outgoing
        outgoing = []
        return bytes
    }

    public var hasOutgoing: Bool { isGreeted && !outgoing.isEmpty }

    // MARK: Requests

    /// Once, before the first `start`.
    public func configure(_ configuration: GuestConfiguration) throws(GuestControlError) {
        guard !isConfigured else { throw .requestInvalid("the guest is already configured") }
        outgoing += try configuration.encoded()
        isConfigured = true
    }

    /// Asks for a process, on free stream ports. Its input may be sent once it has `started`. Give the ports back with
    /// `release` when its output has been read.
    public func start(
        _ request: ProcessRequest
    ) throws(GuestControlError) -> (process: UInt16, streams: StreamAssignment) {
        guard isConfigured else { throw .requestInvalid("the guest is not configured yet") }
        guard processes.count < GuestProtocol.maxProcesses else {
            throw .requestInvalid("more than \(GuestProtocol.maxProcesses) processes at one time")
        }
        let id = freeProcessNumber()
        let streams = try freeStreams(count: request.terminal == nil ? 2 : 1)
        outgoing += try request.encoded(process: id, streams: streams)
        processes.append(
            Process(id: id, state: .requested, streams: streams, inputClosed: !request.hasStdin))
        return (id, streams)
    }

    /// Sends a signal to the process. `enforced`: one that PID 1 has left at its default, and which the kernel would
    /// therefore not deliver to it, ends it all the same. Nothing happens if the process has ended.
    public func signal(process: UInt16, number: UInt8, enforced: Bool) throws(GuestControlError) {
        guard let index = index(of: process), processes[index].state != .ended else { return }
        var frame = GuestFrameWriter(type: GuestProtocol.Message.signal, process: process)
        frame.put(GuestProtocol.Tag.signal, UInt32(number))
        frame.put(GuestProtocol.Tag.enforce, enforced)
        outgoing += try frame.finished()
    }

    public func resize(process: UInt16, to size: TerminalSize) throws(GuestControlError) {
        guard let index = index(of: process), processes[index].state != .ended else { return }
        var frame = GuestFrameWriter(type: GuestProtocol.Message.resize, process: process)
        frame.put(GuestProtocol.Tag.terminal, size.encoded)
        outgoing += try frame.finished()
    }

    /// stdin: so many bytes were sent in all, the process sees the end after them. stdout, stderr: the host's reader
    /// is gone, the process gets EPIPE.
    public func closeStream(
        process: UInt16, _ stream: ProcessStream, bytesSent: UInt64 = 0
    ) throws(GuestControlError) {
        guard let index = index(of: process) else { return }
        if stream == .input {
            guard !processes[index].inputClosed else { return }
            processes[index].inputClosed = true
        }
        var frame = GuestFrameWriter(type: GuestProtocol.Message.closeStream, process: process)
        frame.put(GuestProtocol.Tag.standardStream, stream.rawValue)
        frame.put(GuestProtocol.Tag.bytes, bytesSent)
        outgoing += try frame.finished()
    }

    /// The guest powers itself off.
    public func shutdown() throws(GuestControlError) {
        outgoing += try GuestFrameWriter(type: GuestProtocol.Message.shutdown).finished()
    }

    /// Forgets an ended process; its stream ports can be used again. Its stdin must have been closed.
    public func release(process: UInt16) throws(GuestControlError) {
        guard let index = index(of: process) else { return }
        guard processes[index].state == .ended, processes[index].inputClosed else {
            throw .requestInvalid("process \(process) has not ended, or its stdin is still open")
        }
        processes.remove(at: index)
    }

    // MARK: Messages

    private func handle(_ frame: GuestFrameSplitter.Frame) throws(GuestControlError) {
        let fields = try GuestFields(frame.body)
        switch frame.type {
        case GuestProtocol.Message.hello: try greet(fields)
        case GuestProtocol.Message.fatal: throw .guestFailed(fields.message ?? "no reason given")
        case _ where !isGreeted: throw .violation("a message before hello")
        case GuestProtocol.Message.started: try started(frame.process, fields)
        case GuestProtocol.Message.failed: try failed(frame.process, fields)
        case GuestProtocol.Message.exited: try exited(frame.process, fields)
        default: throw .violation("an unknown message type \(frame.type)")
        }
    }

    private func greet(_ fields: GuestFields) throws(GuestControlError) {
        guard let version = fields.version else { throw .violation("hello without a version") }
        guard version == GuestProtocol.version else {
            throw .versionMismatch(guest: version, host: GuestProtocol.version)
        }
        guard !isGreeted else { throw .violation("hello twice") }
        isGreeted = true
        events.append(
            .hello(GuestHello(version: version, features: fields.features ?? 0, kernel: fields.kernel ?? "")))
    }

    private func started(_ process: UInt16, _ fields: GuestFields) throws(GuestControlError) {
        guard let index = index(of: process), processes[index].state == .requested else {
            throw .violation("started, for process \(process), which was not asked for")
        }
        processes[index].state = .running
        events.append(.started(process: process, pid: fields.pid ?? 0))
    }

    private func failed(_ process: UInt16, _ fields: GuestFields) throws(GuestControlError) {
        guard let index = index(of: process), processes[index].state == .requested else {
            throw .violation("failed, for process \(process), which was not asked for or already runs")
        }
        guard let code = fields.exitCode, code <= 255 else { throw .violation("failed without an exit code") }
        processes[index].state = .ended
        processes[index].inputClosed = true
        events.append(
            .failed(process: process, exitCode: UInt8(code), message: fields.message ?? "no reason given"))
    }

    private func exited(_ process: UInt16, _ fields: GuestFields) throws(GuestControlError) {
        guard let index = index(of: process), processes[index].state == .running else {
            throw .violation("exited, for process \(process), which does not run")
        }
        guard let outputBytes = fields.outputBytes, let errorBytes = fields.errorBytes else {
            throw .violation("exited without byte counts")
        }
        let end: ProcessEnd
        switch (fields.exitCode, fields.signal) {
        case (let code?, nil) where code <= 255: end = .exited(code: UInt8(code))
        case (nil, let signal?) where signal >= 1 && signal <= 64: end = .signaled(UInt8(signal))
        default: throw .violation("exited without an exit code or a signal")
        }
        processes[index].state = .ended
        events.append(.exited(process: process, end: end, outputBytes: outputBytes, errorBytes: errorBytes))
    }

    private func index(of process: UInt16) -> Int? {
        for index in processes.indices where processes[index].id == process { return index }
        return nil
    }

    private func freeProcessNumber() -> UInt16 {
        while nextProcess == 0 || index(of: nextProcess) != nil { nextProcess &+= 1 }
        defer { nextProcess &+= 1 }
        return nextProcess
    }

    private func freeStreams(count: Int) throws(GuestControlError) -> StreamAssignment {
        var free: [Int] = []
        for port in 0..<GuestProtocol.streamPortCount where free.count < count {
            var isTaken = false
            for process in processes where process.streams.standard == port || process.streams.error == port {
                isTaken = true
            }
            if !isTaken { free.append(port) }
        }
        guard free.count == count else { throw .requestInvalid("no free stream port for another process") }
        return StreamAssignment(standard: free[0], error: count > 1 ? free[1] : nil)
    }
}
