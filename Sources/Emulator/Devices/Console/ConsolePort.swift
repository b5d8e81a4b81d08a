import ImageModel

/// Where the bytes go that the guest writes to a console port. All calls on the CPU's thread.
///
/// None of them may wait; `guestWrote` is called with the guest stopped.
public protocol ConsolePortSink: AnyObject {
    /// Takes bytes from the front and returns how many. Fewer than given means full: the rest stays in the
    /// guest's buffer, which is back-pressure, until `ConsolePort.sinkHasRoom`. The sink of port 0, the
    /// kernel's console, must take all: the guest's kernel spins until it has.
    func guestWrote(_ bytes: UnsafeRawBufferPointer) -> Int
    /// A process of the guest opened the port, or the last one closed it. A close comes after all bytes written
    /// before it were taken.
    func guestOpened()
    func guestClosed()
    /// `offer` had to refuse bytes, and now at least half of the buffer is free.
    func inputHasRoom()
}

extension ConsolePortSink {
    public func guestOpened() {}
    public func guestClosed() {}
    public func inputHasRoom() {}
}

/// A sink that forgets everything, for ports nobody is interested in.
public final class DiscardingSink: ConsolePortSink {
    public init() {}
    public func guestWrote(_ bytes: UnsafeRawBufferPointer) -> Int { bytes.count }
}

/// The host's end of one port of the guest's console device: bytes into the guest, bounded, and a sink for those
/// out of it.
///
/// Threads: the public methods may be called from any.
public final class ConsolePort: @unchecked Sendable {
    /// The most bytes that wait for the guest.
    public static let inputCapacityBytes = 256 << 10

    public let number: Int
    /// The guest sees it as /sys/class/virtio-ports/…/name; empty for the kernel's console.
    public let name: String
    let sink: any ConsolePortSink
    private let inbox: MachineInbox
    private let device: Int

    private let lock: Lock  // guards all below
    private var input: [UInt8] = []  // waits from inputStart on
    private var inputStart = 0
    private var wasRefused = false
    private var wantsOpen = false
    private var isGuestOpenNow = false

    package init(number: Int, name: String, sink: any ConsolePortSink, device: Int, inbox: MachineInbox, lock: Lock) {
        self.number = number
        self.name = name
        self.sink = sink
        self.device = device
        self.inbox = inbox
        self.lock = lock
    }

    /// Connects the host's end: the guest's reads and writes on the port wait until then.
    public func open() { setOpen(true) }

    /// Disconnects it. The guest first gets what was offered, then reads end-of-file; its writes wait.
    public func close() { setOpen(false) }

    /// Whether a process of the guest has the port open.
    public var isGuestOpen: Bool { lock.withLock { isGuestOpenNow } }

    /// Queues bytes for the guest and returns how many were taken. Fewer than given means full: the sink hears
    /// `inputHasRoom` later. Bytes wait for a port the guest has not opened yet.
    public func offer(_ bytes: UnsafeRawBufferPointer) -> Int {
        lock.lock()
        let room = Self.inputCapacityBytes - (input.count - inputStart)
        let taken = min(room, bytes.count)
        if taken > 0 { input.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[0..<taken])) }
        if taken < bytes.count { wasRefused = true }
        lock.unlock()
        if taken > 0 { inbox.wake(device: device) }
        return taken
    }

    /// Forgets bytes that the guest has not taken.
    public func discardInput() {
        lock.lock()
        input.removeAll()
        inputStart = 0
        lock.unlock()
        inbox.wake(device: device)
    }

    /// The sink, which was full, takes bytes again.
    public func sinkHasRoom() { inbox.wake(device: device) }

    private func setOpen(_ value: Bool) {
        lock.lock()
        wantsOpen = value
        lock.unlock()
        inbox.wake(device: device)
    }

    // MARK: For the device, on the CPU's thread

    var hasInput: Bool { lock.withLock { inputStart < input.count } }

    /// Open, or closed with bytes that the guest must get first.
    var shouldBeOpen: Bool { lock.withLock { wantsOpen || inputStart < input.count } }

    /// Moves waiting bytes into a chain; true: the sink waits to hear of room.
    func takeInput(_ writer: inout ChainCursor) -> Bool {
        lock.lock()
        defer { lock.unlock() }
        input.withUnsafeBytes { all in
            inputStart += writer.write(UnsafeRawBufferPointer(rebasing: all[inputStart...]))
        }
        if inputStart == input.count {
            input.removeAll(keepingCapacity: true)
            inputStart = 0
        } else if inputStart >= Self.inputCapacityBytes {
            input.removeFirst(inputStart)
            inputStart = 0
        }
        guard wasRefused, input.count - inputStart <= Self.inputCapacityBytes / 2 else { return false }
        wasRefused = false
        return true
    }

    func setGuestOpen(_ value: Bool) {
        lock.lock()
        let changed = isGuestOpenNow != value
        isGuestOpenNow = value
        if changed, !value {
            // What a reader left behind is not for the next one.
            input.removeAll()
            inputStart = 0
        }
        lock.unlock()
        guard changed else { return }
        if value { sink.guestOpened() } else { sink.guestClosed() }
    }
}
