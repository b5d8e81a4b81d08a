import Emulator
import HostPlatform
import ImageModel
import ImageMounter

/// One container from its machine's start to its end. The thread that calls `run` decides everything; the others
/// (CPU, 9P, pumps, signals, fetching) tell it by events.
final class RunSession {
    private let command: RunCommand
    private let opener: ImageOpener
    private let events = Mailbox<RunEvent>()
    private var control = GuestControl()
    private let controlPort: ControlPort
    private let lookup: CancellableLookup
    private let kernelLog: KernelLog
    private let output: OutputPump
    private let errors: OutputPump
    private let tree: LateTree
    private var pages: MappedPages
    private let fileVariables: [String]

    private var inbox: MachineInbox?
    private var ports: [ConsolePort] = []
    private var unsent: [UInt8] = []
    private var mount: ImageMount?
    private var trace: RunTrace?
    private var image: ResolvedImage?
    private var progress: ProgressView?
    /// Shown while the container has ended, but what it has read is not all checked.
    private var checkProgress: ProgressView?
    private var awaitedCheck: Ticket?
    private var statistics = RunStatistics()
    private var signals = SignalCounter()

    private var kind: MachineKind?
    private var level: ProcessorLevel
    /// The machine that is ending gives way to one of this level.
    private var nextLevel: ProcessorLevel?
    private var request: ProcessRequest?
    private var process: UInt16?
    private var isStarted = false
    private var input: InputPump?
    /// How the process ended, and which of its outputs have still to be written.
    private var exitCode: Int32?
    private var undrained: Set<ProcessStream> = []
    private var isOutputGone = false

    /// Ports of the console device: the kernel's, the control port, then the streams.
    private static let controlPortNumber = 1
    private static let firstStreamPort = 2

    init(_ command: RunCommand) throws {
        self.command = command
        var fileVariables: [String] = []
        for path in command.container.environmentFiles { fileVariables += try EnvironmentList.variables(inFile: path) }
        self.fileVariables = fileVariables
        opener = ImageOpener(options: command.options)
        controlPort = ControlPort(events)
        lookup = CancellableLookup(opener.room)
        kernelLog = KernelLog(isShown: command.machine.kernelLog)
        output = OutputPump(.output, of: .output, events: events)
        errors = OutputPump(.error, of: .error, events: events)
        tree = LateTree(board: opener.host.tickets)
        level = command.machine.cpu ?? .standard
        pages = try RunSession.memory(command)
    }

    private static func memory(_ command: RunCommand) throws -> MappedPages {
        // The machine wants whole huge pages.
        let granule: UInt64 = 2 << 20
        return try MappedPages(sizeBytes: (command.machine.memory.bytes + granule - 1) & ~(granule - 1))
    }

    /// Returns the exit code.
    func run() throws -> Int32 {
        kind = try command.options.platform.map { try MachineKind(for: $0, of: "--platform " + $0.text) }
        try Signals([
            SignalNumber.interrupt, SignalNumber.terminate, SignalNumber.hangUp, SignalNumber.quit,
            SignalNumber.windowChange,
        ]).deliver { [events, lookup] in
            events.post(.signal($0))
            if $0 != SignalNumber.windowChange { lookup.cancel() }
        }
        // Where its kind is known the guest boots on its own thread while the image is looked up on this one.
        if let kind { try startMachine(kind, for: command.options.platform) }
        defer {
            progress?.stop()
            checkProgress?.stop()
        }
        do {
            let found = try lookUpImage()
            let needed = try MachineKind(for: found.platform, of: found.image.name)
            if kind == nil {
                kind = needed
                try startMachine(needed, for: found.platform)
            }
            try use(found)
            let code = try loop()
            return finish(code)
        } catch let failure as GuestControlError {
            if let failure = imageFailure { throw failure }
            throw guestFailure("\(failure)")
        }
    }

    // MARK: Beginning

    /// - Parameter platform: what is to run, as far as it is known.
    private func startMachine(_ kind: MachineKind, for platform: Platform? = nil) throws {
        if command.machine.cpu == nil, let platform, let least = LevelNeed(of: "", for: platform)?.level {
            level = max(level, least)
        }
        let guest = try GuestFiles(
            given: command.machine.guest, kind: kind, processor: kind.architecture(level),
            showsKernelLog: command.machine.kernelLog)
        let cpu = CPUThread()
        var configuration = MachineConfiguration(
            memory: pages, host: opener.host, clock: .host, boot: guest.boot,
            consoles: ConsoleSinks(kernel: kernelLog, control: controlPort, streams: [output, errors]),
            tickets: opener.host.tickets)
        configuration.rootfs = tree
        configuration.worker = try DeviceThread(name: "c2w-9p")
        configuration.waker = cpu
        let machine: Machine
        do throws(MachineError) { machine = try Machine(configuration) } catch {
            throw CommandError.failure(error.message)
        }
        inbox = machine.inbox
        ports = machine.console.ports
        ports[RunSession.controlPortNumber].open()
        statistics.machineStartNs = RunStatistics.now()
        try cpu.start(machine) { [events] exit, retired in
            events.post(.machineEnded(exit, retiredInstructions: retired))
        }
    }

    /// Waits for the network, which a signal ends.
    private func lookUpImage() throws -> ImageOpener.Found {
        do {
            let found = try opener.find(command.imageAndCommand[0], platforms: MachineKind.allPlatforms)
            lookup.isOver()
            return found
        } catch let failure as BlobFailure where failure.reason == .cancelled {
            while let event = events.next(untilNs: RunStatistics.now()) {
                if case .signal(let number) = event, number != SignalNumber.windowChange {
                    throw CommandError.exit(128 + number)
                }
            }
            throw failure
        }
    }

    private func use(_ found: ImageOpener.Found) throws {
        let mount = opener.mount(found, fill: .all)
        mount.leaveFailureToCaller()
        self.mount = mount
        image = found.image
        mount.start()
        progress = ProgressView(command.options.progress) { mount.progress() }
        let request = try command.processRequest(found.image.config, fileVariables: fileVariables)
        let trace = RunTrace(of: request, in: found, mount: mount, host: opener.host)
        self.trace = trace
        tree.set(trace.tree)
        watchImage(mount)
        self.request = request
        try control.configure(command.guestConfiguration(opener.host))
        guard kind == .x86_64 else { return try startProcess() }
        if let need = LevelNeed(of: found.image.name, for: found.platform), !need.isMet(by: level) {
            return try provide(need)
        }
        // The guest boots meanwhile. What is read for this is what starting the program reads first.
        mount.findLevel(of: RunTrace.program(request)) { [events] in events.post(.levelFound($0)) }
    }

    /// The machine gives way to one with what is needed, unless the user has chosen its processor.
    private func provide(_ need: LevelNeed) throws {
        guard command.machine.cpu == nil, let enough = need.level else { throw need.refusal(on: level) }
        nextLevel = enough
        inbox?.requestStop()
    }

    private func replaceMachine(by next: ProcessorLevel) throws {
        _ = controlPort.take()
        (level, nextLevel) = (next, nil)
        control = GuestControl()
        unsent = []
        pages = try RunSession.memory(command)
        if let kind { try startMachine(kind) }
        try control.configure(command.guestConfiguration(opener.host))
        try startProcess()
    }

    private func startProcess() throws {
        guard let request else { return }
        let (process, streams) = try control.start(request)
        self.process = process
        let port = ports[RunSession.firstStreamPort + streams.standard]
        let input = command.container.interactive ? InputPump(port) : nil
        self.input = input
        port.open()
        try output.start(port, input: input)
        if let number = streams.error {
            let port = ports[RunSession.firstStreamPort + number]
            port.open()
            try errors.start(port, input: nil)
        }
        undrained = streams.error == nil ? [.output] : [.output, .error]
        send()
    }

    private func watchImage(_ mount: ImageMount) {
        opener.host.tickets.notify(TicketNotice(events, .imageFailed), of: mount.nextFailure())
    }

    // MARK: Events

    private func loop() throws -> Int32 {
        while true {
            if let exitCode, undrained.isEmpty, try isChecked() {
                mount?.awaitWhatIsNearlyHere()
                if let failure = imageFailure { throw failure }
                return exitCode
            }
            guard let event = events.next() else { continue }
            switch event {
            case .controlHasBytes: if nextLevel == nil { try receive() }
            case .controlHasRoom: send()
            case .levelFound(let demand):
                if let demand, let image {
                    let need = LevelNeed(of: image.name, demand)
                    if !need.isMet(by: level) {
                        try provide(need)
                        continue
                    }
                }
                try startProcess()
            case .machineEnded(let exit, let retired):
                if let nextLevel {
                    try replaceMachine(by: nextLevel)
                    continue
                }
                statistics.retiredInstructions = retired
                throw guestFailure("the guest ended by itself (\(exit.text))")
            case .signal(let number): try handle(signal: number)
            case .outputFailed(let stream, let error): try handle(failureOf: stream, error)
            case .outputDrained(let stream): undrained.remove(stream)
            case .inputEnded(let bytes):
                if let process { try control.closeStream(process: process, .input, bytesSent: bytes) }
                send()
            case .answersChecked: break
            case .imageFailed:
                if let mount { watchImage(mount) }
                if let failure = imageFailure { throw failure }
            }
        }
    }

    /// Whether what the container has read is known to be right; if not, an event comes when there is more to know.
    private func isChecked() throws -> Bool {
        guard let mount, let image, command.options.verify != .noWait else { return true }
        do throws(BlobError) { try mount.checkAnswers() } catch {
            switch error {
            case .failed(let failure): throw mount.uncheckedFailure(failure).naming(image)
            case .pending(let ticket):
                if checkProgress == nil {
                    checkProgress = ProgressView(command.options.progress) { mount.progress() }
                    Terminal.restore()
                }
                if awaitedCheck != ticket {
                    awaitedCheck = ticket
                    opener.host.tickets.notify(TicketNotice(events, .answersChecked), of: ticket)
                }
                return false
            }
        }
        checkProgress?.stop()
        return true
    }

    private func receive() throws {
        let (bytes, wasFull) = controlPort.take()
        if wasFull { ports[RunSession.controlPortNumber].sinkHasRoom() }
        var failure: GuestControlError?
        bytes.withUnsafeBytes { raw in
            do throws(GuestControlError) { try control.receive(raw) } catch { failure = error }
        }
        while let event = control.takeEvent() { try handle(event) }
        if let failure { throw failure }
        send()
    }

    private func handle(_ event: GuestEvent) throws {
        switch event {
        case .hello:
            statistics.helloNs = RunStatistics.now()
            statistics.startSentNs = statistics.helloNs
        case .started:
            statistics.startedNs = RunStatistics.now()
            isStarted = true
            progress?.stop()
            opener.warnings.show()
            if command.container.tty && StandardStream.input.isTerminal { try Terminal.makeRaw(.input) }
            try input?.start { [events] in events.post(.inputEnded(bytes: $0)) }
        case .failed(_, let code, let message):
            statistics.exitedNs = RunStatistics.now()
            progress?.stop()
            opener.warnings.show()
            StandardStream.error.writeLine("c2w-run: " + message)
            exitCode = Int32(code)
            undrained = []
        case .exited(_, let end, let outputBytes, let errorBytes):
            statistics.exitedNs = RunStatistics.now()
            exitCode = Int32(end.status)
            if undrained.contains(.output) { output.announceEnd(bytes: outputBytes) }
            if undrained.contains(.error) { errors.announceEnd(bytes: errorBytes) }
        }
    }

    private func send() {
        unsent += control.takeOutgoing()
        guard !unsent.isEmpty else { return }
        let taken = unsent.withUnsafeBytes { ports[RunSession.controlPortNumber].offer($0) }
        unsent.removeFirst(taken)
    }

    private func handle(signal number: Int32) throws {
        if number == SignalNumber.windowChange {
            guard let process, let size = command.terminalSize() else { return }
            try control.resize(process: process, to: size)
            return send()
        }
        // Nobody is there yet to take it, or what is left is only our own output: the run ends.
        guard isStarted, exitCode == nil, let process else { throw CommandError.exit(128 + number) }
        if signals.isLast(RunStatistics.now()) { throw CommandError.exit(128 + number) }
        try control.signal(process: process, number: UInt8(number), enforced: true)
        send()
    }

    private func handle(failureOf stream: ProcessStream, _ error: HostError) throws {
        if error.isBrokenPipe { isOutputGone = true } else { throw error }
        guard let process, exitCode == nil else { return }
        // The kernel keeps SIGPIPE from a namespace's first process, which would complain where it should just end.
        // One that handles or ignores it goes on, and sees the closed pipe.
        if stream == .output {
            try control.signal(process: process, number: UInt8(SignalNumber.brokenPipe), enforced: true)
        }
        try control.closeStream(process: process, stream)
        send()
    }

    /// Why the image cannot be had, if that is so. What a started process cannot read it may do without, or read later.
    private var imageFailure: BlobFailure? {
        guard let mount, let image else { return nil }
        let failure = mount.failure ?? (isStarted ? nil : mount.trouble)
        return failure?.naming(image)
    }

    // MARK: End

    private func finish(_ code: Int32) -> Int32 {
        progress?.stop()
        Terminal.restore()
        opener.warnings.show()
        trace?.save()
        // As for a process of this host: what it wrote last found no reader.
        let status = code == 0 && isOutputGone ? ExitStatus.brokenPipe : code
        guard let path = command.options.stats else { return status }
        statistics.exitCode = status
        if let mount {
            statistics.cost = mount.cost()
            statistics.layers = mount.status()
        }
        if let trace { (statistics.readBytes, statistics.readBlockBytes) = trace.tree.cost() }
        statistics.guestTouchedBytes = pages.residentBytes()
        inbox?.requestStop()
        while statistics.retiredInstructions == 0 {
            guard let event = events.next(untilNs: RunStatistics.now() + 2_000_000_000) else { break }
            if case .machineEnded(_, let retired) = event { statistics.retiredInstructions = retired }
        }
        do throws(CommandError) { try statistics.write(to: path) } catch {
            StandardStream.error.writeLine("c2w-run: " + (error.message ?? ""))
        }
        return status
    }

    /// What the guest's kernel said last goes along: mostly it holds the reason.
    private func guestFailure(_ message: String) -> CommandError {
        progress?.stop()
        Terminal.restore()
        if !command.machine.kernelLog {
            for line in kernelLog.lastLines(20) { StandardStream.error.writeLine("c2w-run: guest: " + line) }
        }
        return .failure(message)
    }
}

/// What a signal cancels while the deciding thread waits for the network. Threads: any.
final class CancellableLookup: Sendable {
    private let room: WaitRoom
    private let lock = HostLock()  // guards the next
    private nonisolated(unsafe) var isRunning = true

    init(_ room: WaitRoom) { self.room = room }

    func cancel() { if lock.withLock({ isRunning }) { room.cancel() } }

    func isOver() { lock.withLock { isRunning = false } }
}

/// Counts signals that ask for an end: the third within a short time is meant for us, not for the process.
struct SignalCounter {
    private var times: [UInt64] = []
    private static let windowNs: UInt64 = 5_000_000_000

    mutating func isLast(_ nowNs: UInt64) -> Bool {
        times = times.filter { nowNs - $0 < SignalCounter.windowNs } + [nowNs]
        return times.count >= 3
    }
}

extension MachineExit {
    fileprivate var text: String {
        switch self {
        case .shutdown: "power off"
        case .reboot: "reboot"
        case .failure: "failure"
        case .deadlocked: "halted, and nothing can wake it"
        case .tripleFault: "triple fault: it cannot handle its own faults any more"
        case .stopped: "stopped"
        }
    }
}
