import CEmbeddedRuntime
import CoreChecks

/// Writes text where the embedder shows it.
func say(_ text: String) {
    let bytes = [UInt8](text.utf8)
    bytes.withUnsafeBytes { c2w_host_write($0.baseAddress, UInt32($0.count)) }
}

/// Runs every check of the portable core; the count of failures is the answer.
@_cdecl("c2w_embedded_check")
public func embeddedCheck() -> Int32 {
    let report = CoreChecks.run()
    for failure in report.failures { say(failure + "\n") }
    say("\(report.checkCount) checks, \(report.failures.count) failed\n")
    return Int32(report.failures.count)
}

/// Memory for the embedder to put a program in.
@_cdecl("c2w_embedded_allocate")
public func embeddedAllocate(_ count: Int32) -> UnsafeMutableRawPointer? {
    count > 0 ? UnsafeMutableRawPointer.allocate(byteCount: Int(count), alignment: 16) : nil
}

/// Runs a riscv64 executable on the emulated CPU; the answer is its exit code, or 125.
@_cdecl("c2w_embedded_exec")
public func embeddedExec(_ file: UnsafeRawPointer, _ count: Int32) -> Int32 {
    do throws(UserProgram.Failure) {
        let program = try UserProgram(UnsafeRawBufferPointer(start: file, count: Int(count)))
        defer { program.close() }
        return Int32(try program.run(maxInstructions: 1 << 40) { c2w_host_write($0.baseAddress, UInt32($0.count)) })
    } catch {
        switch error {
        case .notAnExecutable: say("not a static riscv64 executable\n")
        case .unknownSystemCall(let number): say("system call \(number) is not known\n")
        case .trapped(let cause, let address): say("trap \(cause) at \(address)\n")
        case .outOfBudget: say("the program does not end\n")
        }
        return 125
    }
}

/// Carries out the records of x86-64 instructions in `bytes`, and puts its results into them: see `X86RecordRunner`. The answer: how
/// many came out otherwise in the hot loop than in the executor, or -1.
@_cdecl("c2w_embedded_records")
public func embeddedRecords(_ bytes: UnsafeMutableRawPointer, _ count: Int32) -> Int32 {
    let runner = X86RecordRunner()
    defer { runner.close() }
    guard count >= 0, let found = runner.run(UnsafeMutableRawBufferPointer(start: bytes, count: Int(count))) else {
        return -1
    }
    say("\(found.records) records, \(found.differences) of them not the same in the loop as in the executor\n")
    return Int32(truncatingIfNeeded: found.differences)
}
