// rvbench: runs bare riscv64 programs on the emulated hart.
//
//   rvbench run FILE… [--repeat N] [--mode s|u] [--max N]
//       runs each and prints instructions, seconds and MIPS (the best of N) to stderr
//   rvbench boot --kernel IMAGE …
//       boots Linux in a whole machine (Boot.swift)
//   rvbench exec --elf FILE [--dump] [--window ADDRESS:LENGTH] [--mode s|u] [--max N]
//       runs one and prints, when it ends, pc, x1…x31, f0…f31, fcsr and a window of memory
//
// A program is a static ELF file, linked anywhere in the low 2 GiB. It gets RAM around its segments, a stack, the
// FPU on and translation off. ECALL is answered as Linux does for write (64), exit (93) and exit_group (94), so the
// same file runs under qemu-riscv64. Any other trap ends it.

import Glibc

struct UsageError: Error {
    var message: String
}

func report(_ text: String) {
    let bytes = Array((text + "\n").utf8)
    _ = write(2, bytes, bytes.count)
}

func seconds() -> Double {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) * 1e-9
}

func decimals(_ value: Double, _ digits: Int) -> String {
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let whole = Int((value * scale).rounded())
    let fraction = String(abs(whole) % Int(scale))
    return "\(whole / Int(scale))." + String(repeating: "0", count: digits - fraction.count) + fraction
}

func runAll(_ options: Options) throws -> Int32 {
    var status: Int32 = 0
    for path in options.files {
        var best = Double.infinity
        var retired: UInt64 = 0
        for _ in 0..<options.repetitions {
            let program = try BareProgram(path: path)
            let machine = try BareMachine(program, userMode: options.userMode)
            let start = seconds()
            let end = machine.run(maxInstructions: options.maxInstructions)
            best = min(best, seconds() - start)
            retired = machine.hart.retiredInstructions
            if case .exited(let code) = end {
                status = max(status, code)
            } else {
                report("\(path): \(machine.describe(end))")
                status = 1
            }
        }
        report(
            "\(path): \(retired) instructions, \(decimals(best, 3)) s, \(decimals(Double(retired) / best / 1e6, 1)) MIPS"
        )
    }
    return status
}

func execute(_ options: Options) throws -> Int32 {
    let machine = try BareMachine(BareProgram(path: options.files[0]), userMode: options.userMode)
    let end = machine.run(maxInstructions: options.maxInstructions)
    if options.isDump { print(machine.dump(end, window: options.window), terminator: "") }
    if case .exited(let code) = end { return options.isDump ? 0 : code }
    if !options.isDump { report(machine.describe(end)) }
    return options.isDump ? 0 : 1
}

do {
    if CommandLine.arguments.dropFirst().first == "boot" {
        exit(try boot(Array(CommandLine.arguments.dropFirst(2))))
    }
    let options = try Options(Array(CommandLine.arguments.dropFirst()))
    exit(options.command == .run ? try runAll(options) : try execute(options))
} catch let error as UsageError {
    report("rvbench: \(error.message)")
    exit(64)
} catch {
    report("rvbench: \(error)")
    exit(1)
}
