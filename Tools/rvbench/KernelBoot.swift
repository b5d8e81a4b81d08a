import Emulator
import Glibc
import HostPlatform
import ImageModel

/// The kernel's console on stdout; notes when a text first passes.
private final class ConsolePrinter: ConsolePortSink {
    private let marker: [UInt8]
    private var tail: [UInt8] = []
    private(set) var sawMarker = false

    init(marker: String) { self.marker = Array(marker.utf8) }

    func guestWrote(_ bytes: UnsafeRawBufferPointer) -> Int {
        var done = 0
        while done < bytes.count {
            let written = write(1, bytes.baseAddress.map { $0 + done }, bytes.count - done)
            if written <= 0 { break }
            done += written
        }
        if !sawMarker, !marker.isEmpty {
            tail += bytes
            sawMarker = contains()
            tail.removeFirst(max(0, tail.count - marker.count))
        }
        return bytes.count
    }

    private func contains() -> Bool {
        guard tail.count >= marker.count else { return false }
        return (0...tail.count - marker.count).contains { tail[$0..<$0 + marker.count].elementsEqual(marker) }
    }
}

/// `rvbench boot`: a Linux kernel on the whole machine, to see instructions and seconds.
func boot(_ options: Options) throws -> Int32 {
    let host = PosixHost()
    let sink = ConsolePrinter(marker: options.marker)
    let configuration = MachineConfiguration(
        memory: try MappedPages(sizeBytes: 512 << 20), host: host, clock: .host,
        boot: GuestBoot(
            kernel: try BareProgram.contents(options.files[0]),
            initramfs: try options.initramfs.map { try BareProgram.contents($0) } ?? [],
            commandLine: options.commandLine),
        consoles: ConsoleSinks(kernel: sink), tickets: host.tickets)
    let start = seconds()
    let machine = try Machine(configuration)
    defer { machine.close() }
    var asleep = 0.0
    var stop = "budget"
    run: while machine.retiredInstructions < options.maxInstructions, !sink.sawMarker {
        switch machine.run(maxInstructions: min(1_000_000, options.maxInstructions - machine.retiredInstructions)) {
        case .budget: continue
        case .exited(let exit):
            stop = "\(exit)"
            break run
        case .idle(let until):
            let now = machine.ticks
            if until == .max || until > now + 20_000_000 {
                stop = "idle"
                break run
            }
            let before = seconds()
            usleep(UInt32((until > now ? until - now : 0) / 10))
            asleep += seconds() - before
        }
    }
    let total = seconds() - start
    let retired = machine.retiredInstructions
    report(
        "\(stop): \(retired) instructions, \(decimals(total, 3)) s of which asleep \(decimals(asleep, 3)), "
            + "\(decimals(Double(retired) / (total - asleep) / 1e6, 1)) MIPS")
    return 0
}
