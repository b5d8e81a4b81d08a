import Emulator
import Glibc
import HostPlatform
import ImageModel

// rvbench boot --kernel IMAGE [--initrd FILE] [--append TEXT] [--ram MIB] [--until TEXT] [--seconds N] [--counted]
//
// Boots a Linux kernel in a whole machine with empty volumes. The kernel's messages go to stdout. Ends when the
// guest powers off, when TEXT appears in the messages, when init says its first words on the control port, or
// after N seconds; then prints the time, retired instructions and MIPS to stderr.

/// What `rvbench boot` was asked for.
struct BootOptions {
    var kernel = ""
    var initramfs: String?
    var commandLine = "console=hvc0 earlycon=sbi panic=-1"
    var ramMiB: UInt64 = 1024
    var marker: String?
    var limitSeconds = 60.0
    var isCounted = false

    init(_ arguments: [String]) throws {
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            if argument == "--counted" {
                isCounted = true
                continue
            }
            guard let value = rest.popFirst() else { throw UsageError(message: "\(argument) needs a value") }
            switch argument {
            case "--kernel": kernel = value
            case "--initrd": initramfs = value
            case "--append": commandLine += " " + value
            case "--ram":
                guard let number = UInt64(value) else { throw UsageError(message: "--ram takes a number of MiB") }
                ramMiB = number
            case "--until": marker = value
            case "--seconds":
                guard let number = UInt32(value) else { throw UsageError(message: "--seconds takes a number") }
                limitSeconds = Double(number)
            default: throw UsageError(message: "unknown option \(argument)")
            }
        }
        if kernel.isEmpty { throw UsageError(message: "which kernel?") }
    }
}

/// Shows the kernel's text and looks for the marker in it.
private final class ScreenSink: ConsolePortSink {
    private let marker: [UInt8]
    private var tail: [UInt8] = []
    private(set) var hasSeenMarker = false

    init(marker: String?) { self.marker = Array((marker ?? "").utf8) }

    func guestWrote(_ bytes: UnsafeRawBufferPointer) -> Int {
        _ = write(1, bytes.baseAddress, bytes.count)
        guard !marker.isEmpty, !hasSeenMarker else { return bytes.count }
        tail += bytes
        hasSeenMarker = tail.firstRange(of: marker) != nil
        tail.removeFirst(max(0, tail.count - marker.count))
        return bytes.count
    }
}

/// Waits for the first words of init.
private final class ControlSink: ConsolePortSink {
    private(set) var hasSpoken = false

    func guestWrote(_ bytes: UnsafeRawBufferPointer) -> Int {
        hasSpoken = true
        return bytes.count
    }
}

private final class Alarm: MachineWaker, @unchecked Sendable {
    private let condition = HostCondition()
    private var isRaised = false  // guarded by condition

    func wake() {
        condition.withLock { isRaised = true }
        condition.signal()
    }

    func sleep(untilNs deadlineNs: UInt64) {
        condition.lock()
        while !isRaised, condition.wait(untilNs: deadlineNs) {}
        isRaised = false
        condition.unlock()
    }
}

func boot(_ arguments: [String]) throws -> Int32 {
    let options = try BootOptions(arguments)
    let maxFileBytes = 1 << 30
    let kernel = try PosixFile.readAll(options.kernel, maxBytes: maxFileBytes)
    let initramfs = try options.initramfs.map { try PosixFile.readAll($0, maxBytes: maxFileBytes) } ?? []
    let host = PosixHost()
    let screen = ScreenSink(marker: options.marker)
    let control = ControlSink()
    let alarm = Alarm()
    let start = seconds()
    var configuration = MachineConfiguration(
        memory: try MappedPages(sizeBytes: options.ramMiB << 20), host: host,
        clock: options.isCounted ? .counted(instructionsPerTick: 20) : .host,
        boot: GuestBoot(kernel: kernel, initramfs: initramfs, commandLine: options.commandLine),
        consoles: ConsoleSinks(kernel: screen, control: control), tickets: host.tickets)
    configuration.waker = alarm
    let machine: Machine
    do {
        machine = try Machine(configuration)
    } catch {
        report("rvbench: \(error.message)")
        return 1
    }
    machine.console.ports[1].open()

    func summary(_ end: String) {
        let took = seconds() - start
        let instructions = machine.retiredInstructions
        report(
            "\(end) after \(decimals(took, 3)) s, \(instructions) instructions, "
                + "\(decimals(Double(instructions) / took / 1e6, 1)) MIPS")
    }
    while seconds() - start < options.limitSeconds {
        switch machine.run(maxInstructions: 1_000_000) {
        case .budget: break
        case .idle(let ticks):
            if options.isCounted, ticks != .max { break }
            let now = PosixHost.monotonicNs()
            let waitNs = ticks == .max ? 1_000_000_000 : (ticks &- min(ticks, machine.ticks)) * 100
            alarm.sleep(untilNs: now + min(waitNs, 1_000_000_000))
        case .exited(let reason):
            summary("\(reason)")
            return reason == .shutdown ? 0 : 1
        }
        if screen.hasSeenMarker {
            summary("marker seen")
            return 0
        }
        if options.marker == nil, control.hasSpoken {
            summary("init spoke")
            return 0
        }
    }
    summary("gave up")
    return 1
}
