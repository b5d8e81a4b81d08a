import ImageModel

/// virtio-console with several ports (VIRTIO 1.2 §5.3): the kernel's console, a control port, a pool of streams.
///
///     queues: 0, 1    port 0  to and from the guest
///             2, 3    control to and from the guest
///             4, 5    port 1, and so on
///     configuration
///     0  u16  cols    4  u32  max_nr_ports
///     2  u16  rows    8  u32  emerg_wr
///
/// Output is handed to the port's sink straight out of guest memory. A chain the sink could not take whole stays
/// with the device until it could.
public final class ConsoleDevice: VirtioDevice {
    /// VIRTIO_CONSOLE_F_MULTIPORT
    private static let multiport: UInt64 = 1 << 1
    private static let controlReceive = 2
    private static let controlTransmit = 3
    /// Messages that wait for the guest to give buffers. Normal traffic is two or three a port.
    private static let maxWaitingControl = 1024
    /// Opens and closes that wait for output to drain.
    private static let maxWaitingChanges = 64
    private static let maxControlBytes = 64

    public let identity: VirtioIdentity
    public let ports: [ConsolePort]
    private var states: [PortState]
    private var waitingControl: [ConsoleControl] = []
    private var isDeviceReady = false

    private struct PortState {
        /// The guest has the port's driver up.
        var isReady = false
        /// What the guest was last told of the host's end.
        var announcedOpen = false
        /// Output the sink has not taken yet.
        var output: (head: UInt16, cursor: ChainCursor)?
        /// Opens and closes by the guest, each due when so many chains have been taken.
        var changes: [(position: UInt16, isOpen: Bool)] = []
    }

    /// `ports[0]` is the kernel's console.
    public init(ports: [ConsolePort]) {
        precondition(ports.count >= 1 && ports.count <= 31)
        self.ports = ports
        states = ports.map { _ in PortState() }
        var sizes: [UInt16] = [16, 64, 32, 32]
        for _ in ports.dropFirst() { sizes += [32, 64] }
        identity = VirtioIdentity(
            deviceType: VirtioDeviceType.console, features: Self.multiport, queueSizes: sizes,
            maximumChainBytes: 1 << 20)
    }

    public func configurationByte(_ offset: Int) -> UInt8 {
        offset == 4 ? UInt8(ports.count) : 0
    }

    public func reset() {
        waitingControl.removeAll()
        isDeviceReady = false
        for number in ports.indices {
            states[number] = PortState()
            ports[number].setGuestOpen(false)
        }
    }

    public func activate(_ transport: MMIOTransport) {
        // Without the feature there is only port 0, and it is open (§5.3.5).
        if transport.negotiatedFeatures & Self.multiport == 0 {
            states[0].isReady = true
            ports[0].setGuestOpen(true)
        }
    }

    public func queueNotified(_ queue: Int, _ transport: MMIOTransport) {
        switch queue {
        case Self.controlReceive: sendControl(transport)
        case Self.controlTransmit: receiveControl(transport)
        default:
            let number = queue < 2 ? 0 : queue / 2 - 1
            if queue & 1 == 0 { deliverInput(number, transport) } else { drainOutput(number, transport) }
        }
    }

    public func attend(_ transport: MMIOTransport) {
        for number in ports.indices {
            drainOutput(number, transport)
            deliverInput(number, transport)
        }
    }

    // MARK: Bytes

    private func receiveQueue(_ number: Int) -> Int { number == 0 ? 0 : 2 * number + 2 }
    private func transmitQueue(_ number: Int) -> Int { number == 0 ? 1 : 2 * number + 3 }

    private func drainOutput(_ number: Int, _ transport: MMIOTransport) {
        let index = transmitQueue(number)
        let queue = transport.queues[index]
        while true {
            if let (head, unfinished) = states[number].output {
                var cursor = unfinished
                let isTaken = hand(&cursor, to: ports[number].sink)
                states[number].output = isTaken ? nil : (head, cursor)
                guard isTaken else { return }
                transport.finish(index, head: head, written: 0)
            }
            while let change = states[number].changes.first, change.position == queue.nextAvailable {
                states[number].changes.removeFirst()
                ports[number].setGuestOpen(change.isOpen)
                if change.isOpen { deliverInput(number, transport) }
            }
            guard let chain = queue.pop() else { return }
            states[number].output = (chain.head, chain.reader(transport.memory))
        }
    }

    private func hand(_ cursor: inout ChainCursor, to sink: any ConsolePortSink) -> Bool {
        while let piece = cursor.peek() {
            let taken = sink.guestWrote(piece)
            precondition(taken >= 0 && taken <= piece.count)
            cursor.advance(taken)
            if taken < piece.count { return false }
        }
        return true
    }

    private func deliverInput(_ number: Int, _ transport: MMIOTransport) {
        let port = ports[number]
        let index = receiveQueue(number)
        while port.hasInput, port.isGuestOpen {
            guard let chain = transport.queues[index].pop() else { break }
            guard chain.writableBytes > 0 else {
                return transport.fail(index, .requestMalformed(head: chain.head))
            }
            var writer = chain.writer(transport.memory)
            let hasRoom = port.takeInput(&writer)
            transport.finish(index, head: chain.head, written: writer.position)
            if hasRoom { port.sink.inputHasRoom() }
        }
        announce(number, transport)
    }

    // MARK: Control

    /// Tells the guest if the host's end was opened or closed.
    private func announce(_ number: Int, _ transport: MMIOTransport) {
        guard states[number].isReady else { return }
        let isOpen = ports[number].shouldBeOpen
        guard isOpen != states[number].announcedOpen else { return }
        states[number].announcedOpen = isOpen
        post(ConsoleControl(port: number, event: ConsoleControl.Event.portOpen, value: isOpen ? 1 : 0), transport)
    }

    private func post(_ message: ConsoleControl, _ transport: MMIOTransport) {
        guard transport.negotiatedFeatures & Self.multiport != 0 else { return }
        guard waitingControl.count < Self.maxWaitingControl else {
            return transport.fail(Self.controlTransmit, .requestMalformed(head: 0))
        }
        waitingControl.append(message)
        sendControl(transport)
    }

    private func sendControl(_ transport: MMIOTransport) {
        var sent = 0
        while sent < waitingControl.count, let chain = transport.queues[Self.controlReceive].pop() {
            let bytes = waitingControl[sent].bytes
            guard chain.writableBytes >= bytes.count else {
                return transport.fail(Self.controlReceive, .requestMalformed(head: chain.head))
            }
            var writer = chain.writer(transport.memory)
            _ = writer.write(bytes)
            transport.finish(Self.controlReceive, head: chain.head, written: bytes.count)
            sent += 1
        }
        waitingControl.removeFirst(sent)
    }

    private func receiveControl(_ transport: MMIOTransport) {
        while let chain = transport.queues[Self.controlTransmit].pop() {
            var reader = chain.reader(transport.memory)
            guard let message = ConsoleControl(reader.readArray(Self.maxControlBytes)) else {
                return transport.fail(Self.controlTransmit, .requestMalformed(head: chain.head))
            }
            transport.finish(Self.controlTransmit, head: chain.head, written: 0)
            obey(message, transport)
        }
    }

    private func obey(_ message: ConsoleControl, _ transport: MMIOTransport) {
        if message.event == ConsoleControl.Event.deviceReady {
            guard message.value == 1, !isDeviceReady else { return }
            isDeviceReady = true
            for number in ports.indices {
                post(ConsoleControl(port: number, event: ConsoleControl.Event.deviceAdd, value: 1), transport)
            }
            return
        }
        guard message.port < UInt32(ports.count) else { return }
        let number = Int(message.port)
        switch message.event {
        case ConsoleControl.Event.portReady where message.value == 1 && !states[number].isReady:
            portReady(number, transport)
        case ConsoleControl.Event.portOpen:
            guard states[number].changes.count < Self.maxWaitingChanges else {
                return transport.fail(Self.controlTransmit, .requestMalformed(head: 0))
            }
            let position = transport.queues[transmitQueue(number)].availableIndex
            states[number].changes.append((position, message.value == 1))
            drainOutput(number, transport)
            deliverInput(number, transport)
        default: break
        }
    }

    private func portReady(_ number: Int, _ transport: MMIOTransport) {
        states[number].isReady = true
        if number == 0 {
            post(ConsoleControl(port: 0, event: ConsoleControl.Event.consolePort, value: 1), transport)
        } else {
            let name = [UInt8](ports[number].name.utf8)
            post(
                ConsoleControl(port: number, event: ConsoleControl.Event.portName, value: 1, name: name), transport)
        }
        announce(number, transport)
    }
}
