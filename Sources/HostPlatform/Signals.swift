import CHostShims
import Glibc

/// Signals of this process as a stream of numbers. One object a process.
///
/// The handler only writes a byte into a pipe; a thread of our own reads it and calls back.
public final class Signals: @unchecked Sendable {
    private let readEnd: Int32

    /// Takes over these signals, and ignores SIGPIPE: a closed pipe is seen where it is written to.
    public init(_ numbers: [Int32]) throws(HostError) {
        var ends: [Int32] = [-1, -1]
        _ = try systemCall("make a pipe") { c2w_pipe(&ends) }
        let (readEnd, writeEnd) = (ends[0], ends[1])
        self.readEnd = readEnd
        _ = try systemCall("make a pipe") { fcntl(writeEnd, F_SETFL, O_NONBLOCK) }
        c2w_signal_ignore(SIGPIPE)
        _ = try systemCall("catch signals") {
            numbers.withUnsafeBufferPointer { c2w_signals_route(writeEnd, $0.baseAddress, Int32($0.count)) }
        }
    }

    /// Calls `handler` for each signal from now on, on a thread of its own.
    public func deliver(to handler: @escaping @Sendable (Int32) -> Void) throws(HostError) {
        let thread = try HostThread.start(name: "c2w-signals") { [readEnd] in
            var byte: UInt8 = 0
            while (try? systemCall("read signals", { read(readEnd, &byte, 1) })) == 1 { handler(Int32(byte)) }
        }
        thread.detach()
    }

    /// A write to a closed pipe or socket returns an error instead of ending the process.
    public static func ignoreBrokenPipes() { c2w_signal_ignore(SIGPIPE) }
}
