import Glibc

/// Standard output, standard error or another descriptor, written without a buffer of our own in between.
public struct StandardStream: Sendable {
    public let descriptor: Int32

    public init(descriptor: Int32) { self.descriptor = descriptor }

    public static let input = StandardStream(descriptor: 0)
    public static let output = StandardStream(descriptor: 1)
    public static let error = StandardStream(descriptor: 2)

    public var isTerminal: Bool { isatty(descriptor) == 1 }

    /// Writes all bytes; waits where the other end is slow, a non-blocking one included.
    public func write(_ bytes: UnsafeRawBufferPointer) throws(HostError) {
        var done = 0
        while done < bytes.count {
            let rest = UnsafeRawBufferPointer(rebasing: bytes[done...])
            do throws(HostError) {
                done += try systemCall("write " + name) { Glibc.write(descriptor, rest.baseAddress, rest.count) }
            } catch {
                guard error.code == EAGAIN else { throw error }
                var want = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                _ = try systemCall("poll " + name) { poll(&want, 1, -1) }
            }
        }
    }

    public func write(_ text: String) throws(HostError) {
        var failure: HostError?
        var text = text
        text.withUTF8 { bytes in
            do throws(HostError) { try write(UnsafeRawBufferPointer(bytes)) } catch { failure = error }
        }
        if let failure { throw failure }
    }

    /// One whole line in one write, so that lines of several threads do not mix. Failures are ignored: this is
    /// for messages to a person.
    public func writeLine(_ line: String) { try? write(line + "\n") }

    private var name: String {
        switch descriptor {
        case 0: "standard input"
        case 1: "standard output"
        case 2: "standard error"
        default: "descriptor \(descriptor)"
        }
    }
}
