import ImageModel

/// Rows and columns of a terminal.
public struct TerminalSize: Sendable, Equatable {
    public var rows: UInt16
    public var columns: UInt16
    public init(rows: UInt16, columns: UInt16) {
        self.rows = rows
        self.columns = columns
    }

    var encoded: UInt32 { UInt32(rows) | UInt32(columns) << 16 }
}

/// A process to be started in the guest.
public struct ProcessRequest: Sendable {
    /// Entrypoint and command joined. The first is looked up in the container's PATH, in the container's root.
    public var arguments: [ByteString]
    /// `NAME=value` each; of two with one name the last holds. The guest adds PATH, HOME, HOSTNAME and, with a
    /// terminal, TERM where they are missing.
    public var environment: [ByteString] = []
    /// Made if it is missing; empty: `/`.
    public var workingFolder: ByteString = ""
    /// `user[:group]`, names or numbers, resolved in the image's /etc/passwd and /etc/group; empty: root.
    public var user: ByteString = ""
    /// With a terminal stdout and stderr are one stream.
    public var terminal: TerminalSize?
    /// False: stdin is /dev/null.
    public var hasStdin = false
    /// A small reaper is PID 1 and the process its child (`docker run --init`).
    public var hasReaper = false
    /// A mask of Linux capabilities; nil: those Docker gives.
    public var capabilities: UInt64?
    /// Enters the namespaces of this running process (exec); nil: new ones.
    public var joining: UInt16?

    public init(arguments: [ByteString]) { self.arguments = arguments }

    func encoded(process: UInt16, streams: StreamAssignment) throws(GuestControlError) -> [UInt8] {
        guard !arguments.isEmpty else { throw .requestInvalid("no command given, and the image has none") }
        guard arguments.count < GuestProtocol.maxListItems, environment.count < GuestProtocol.maxListItems else {
            throw .requestInvalid("more than \(GuestProtocol.maxListItems) arguments or variables")
        }
        var frame = GuestFrameWriter(type: GuestProtocol.Message.start, process: process)
        for argument in arguments { try frame.put(GuestProtocol.Tag.argument, text: argument) }
        for variable in environment { try frame.put(GuestProtocol.Tag.environment, text: variable) }
        try frame.put(GuestProtocol.Tag.workingFolder, text: workingFolder)
        try frame.put(GuestProtocol.Tag.user, text: user)
        if let terminal { frame.put(GuestProtocol.Tag.terminal, terminal.encoded) }
        frame.put(GuestProtocol.Tag.openStdin, hasStdin)
        frame.put(GuestProtocol.Tag.stream, UInt32(streams.standard))
        if let error = streams.error { frame.put(GuestProtocol.Tag.errorStream, UInt32(error)) }
        if let capabilities { frame.put(GuestProtocol.Tag.capabilities, capabilities) }
        if hasReaper { frame.put(GuestProtocol.Tag.reaper, true) }
        if let joining { frame.put(GuestProtocol.Tag.join, UInt32(joining)) }
        return try frame.finished()
    }
}

/// The stream ports bound to a process: `c2w.stream.N`.
public struct StreamAssignment: Sendable, Equatable {
    /// stdin to the guest, stdout (or the terminal) from it.
    public var standard: Int
    /// stderr; nil with a terminal.
    public var error: Int?
    public init(standard: Int, error: Int?) {
        self.standard = standard
        self.error = error
    }
}

/// How a process ended.
public enum ProcessEnd: Sendable, Equatable {
    case exited(code: UInt8)
    case signaled(UInt8)

    /// As a shell and Docker report it: the code, or 128 + the signal.
    public var status: UInt8 {
        switch self {
        case .exited(let code): return code
        case .signaled(let signal): return 128 &+ signal
        }
    }
}

public enum ProcessStream: UInt32, Sendable {
    case input = 0
    case output = 1
    case error = 2
}
