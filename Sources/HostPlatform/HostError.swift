import CHostShims
import Glibc
import ImageModel

/// A call to the host's kernel failed.
public struct HostError: Error, Sendable, CustomStringConvertible {
    /// What was tried, with its object: `open /etc/passwd`.
    public let operation: String
    /// The host's errno.
    public let code: Int32

    public init(operation: String, code: Int32) {
        self.operation = operation
        self.code = code
    }

    public var description: String { operation + ": " + HostError.text(of: code) }

    /// Whoever read what we write has gone.
    public var isBrokenPipe: Bool { code == EPIPE }

    /// The error as a port's storage failure.
    public var asBlobFailure: BlobFailure { BlobFailure(.storage, description) }

    /// The C library's words for an errno.
    public static func text(of code: Int32) -> String {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
            guard let base = buffer.baseAddress else { return "error \(code)" }
            // SAFETY: at most the given count is written, ending in a zero byte.
            c2w_error_text(code, base, buffer.count)
            return String(cString: base)
        }
    }
}

/// The one way into the host's kernel: repeats the call while a signal interrupts it, and reads errno before
/// anything else can change it. The call fails by returning -1.
///
/// Never inlined, so that no release of an object comes between the call and errno.
@inline(never)
public func systemCall<Result: FixedWidthInteger>(
    _ operation: @autoclosure () -> String, _ call: () -> Result
) throws(HostError) -> Result {
    while true {
        let result = call()
        if result != -1 { return result }
        let code = errno
        if code != EINTR { throw HostError(operation: operation(), code: code) }
    }
}
