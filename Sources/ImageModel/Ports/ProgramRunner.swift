/// Runs programs of the host that answer questions: credential helpers.
///
/// Threads: any. A call never waits for the program.
public protocol ProgramRunner: AnyObject {
    /// Starts a program, looked for as a shell would, with `input` on its standard input. The sink hears once how it
    /// ended, on any thread, never from inside this call.
    func run(_ name: String, arguments: [String], input: [UInt8], sink: any ProgramSink)
}

public protocol ProgramSink: AnyObject {
    func programEnded(_ outcome: ProgramOutcome)
}

public struct ProgramOutcome: Sendable {
    /// nil where it did not start, was killed, or took too long.
    public var exitCode: Int32?
    /// Its standard output, as far as it is taken.
    public var output: [UInt8]
    /// Why there is no exit code: one line for a person.
    public var problem: String
    public init(exitCode: Int32?, output: [UInt8], problem: String = "") {
        self.exitCode = exitCode
        self.output = output
        self.problem = problem
    }
}
