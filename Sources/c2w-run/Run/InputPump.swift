import Emulator
import Glibc
import HostPlatform

/// Our standard input on its way into a stream port of the guest, no faster than the guest reads.
///
/// Threads: any.
final class InputPump: @unchecked Sendable {
    private let port: ConsolePort
    private let condition = HostCondition()  // guards the next
    private var mayHaveRoom = false

    init(_ port: ConsolePort) { self.port = port }

    /// Reads until our input ends, then calls `onEnd` with the number of bytes offered to the guest, all told.
    func start(onEnd: @escaping @Sendable (_ bytes: UInt64) -> Void) throws(HostError) {
        let thread = try HostThread.start(name: "c2w-in") { [self] in pump(onEnd) }
        thread.detach()
    }

    /// The port has refused bytes and takes some again.
    func hasRoom() {
        condition.withLock { mayHaveRoom = true }
        condition.signal()
    }

    private func pump(_ onEnd: @Sendable (UInt64) -> Void) {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
        defer { buffer.deallocate() }
        var total: UInt64 = 0
        while true {
            let count: Int
            do throws(HostError) {
                count = try systemCall("read standard input") { read(0, buffer.baseAddress, buffer.count) }
            } catch {
                if error.code == EAGAIN {
                    var want = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
                    _ = try? systemCall("poll standard input") { poll(&want, 1, -1) }
                    continue
                }
                // A closed input, or a terminal that has gone, has no more to say.
                count = 0
            }
            if count == 0 { break }
            offer(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            total += UInt64(count)
        }
        onEnd(total)
    }

    private func offer(_ bytes: UnsafeRawBufferPointer) {
        var done = 0
        while done < bytes.count {
            condition.withLock { mayHaveRoom = false }
            done += port.offer(UnsafeRawBufferPointer(rebasing: bytes[done...]))
            if done == bytes.count { return }
            condition.lock()
            while !mayHaveRoom { condition.wait() }
            condition.unlock()
        }
    }
}
