/// What the guest has told.
public enum GuestEvent: Sendable, Equatable {
    /// It is up and waits for `configure`: the snapshot point.
    case hello(GuestHello)
    /// The process runs; `pid` is its number in the guest.
    case started(process: UInt16, pid: UInt32)
    /// The process never ran. 125: the guest's fault, 126: it cannot be run, 127: it was not found.
    case failed(process: UInt16, exitCode: UInt8, message: String)
    /// The process has ended. So many bytes in all come, or have come, on its output streams.
    case exited(process: UInt16, end: ProcessEnd, outputBytes: UInt64, errorBytes: UInt64)
}

public struct GuestHello: Sendable, Equatable {
    public var version: UInt32
    /// Reserved; 0 in version 1.
    public var features: UInt64
    /// Release of the guest's kernel.
    public var kernel: String
    public init(version: UInt32, features: UInt64, kernel: String) {
        self.version = version
        self.features = features
        self.kernel = kernel
    }
}

/// Counts the bytes of a process's output against what its exit record announces.
public struct OutputTally: Sendable {
    public private(set) var outputBytes: UInt64 = 0
    public private(set) var errorBytes: UInt64 = 0
    private var announced: (output: UInt64, error: UInt64)?

    public init() {}

    /// Throws when more came than the exit record allows.
    public mutating func received(_ stream: ProcessStream, bytes: Int) throws(GuestControlError) {
        let count = UInt64(max(0, bytes))
        if stream == .error { errorBytes &+= count } else { outputBytes &+= count }
        try check()
    }

    public mutating func announce(outputBytes: UInt64, errorBytes: UInt64) throws(GuestControlError) {
        announced = (outputBytes, errorBytes)
        try check()
    }

    /// The process has ended and all it wrote is here.
    public var isComplete: Bool {
        guard let announced else { return false }
        return outputBytes == announced.output && errorBytes == announced.error
    }

    private func check() throws(GuestControlError) {
        guard let announced else { return }
        guard outputBytes <= announced.output, errorBytes <= announced.error else {
            throw .violation("more output than the exit record announces")
        }
    }
}
