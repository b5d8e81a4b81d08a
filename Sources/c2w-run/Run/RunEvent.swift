import Emulator
import HostPlatform
import ImageModel
import ImageMounter

/// What the threads of a run tell the one that decides.
enum RunEvent: Sendable {
    /// The guest has written to the control port; `ControlPort.take` has it.
    case controlHasBytes
    /// The control port takes more from us.
    case controlHasRoom
    case machineEnded(MachineExit, retiredInstructions: UInt64)
    /// What the files of the program to be started need of an x86-64 processor.
    case levelFound(LevelDemand?)
    /// Our own process got it.
    case signal(Int32)
    /// Our stdout or stderr takes no more.
    case outputFailed(ProcessStream, HostError)
    /// All that the process has written there has gone out.
    case outputDrained(ProcessStream)
    /// Our stdin has ended after so many bytes.
    case inputEnded(bytes: UInt64)
    /// More is known of what was read before its layer was checked.
    case answersChecked
    /// The image is not what it says, or bytes of it could not be had.
    case imageFailed
}

/// The control port: bytes from the guest are kept, within a limit, until the deciding thread takes them.
///
/// Threads: any.
final class ControlPort: ConsolePortSink, @unchecked Sendable {
    private static let capacityBytes = 256 << 10

    private let events: Mailbox<RunEvent>
    private let condition = HostCondition()  // guards the two below
    private var waiting: [UInt8] = []
    private var isFull = false

    init(_ events: Mailbox<RunEvent>) { self.events = events }

    func guestWrote(_ bytes: UnsafeRawBufferPointer) -> Int {
        condition.lock()
        let taken = min(bytes.count, ControlPort.capacityBytes - waiting.count)
        let isFirst = waiting.isEmpty && taken > 0
        waiting.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[..<taken]))
        if taken < bytes.count { isFull = true }
        condition.unlock()
        if isFirst { events.post(.controlHasBytes) }
        return taken
    }

    func inputHasRoom() { events.post(.controlHasRoom) }

    /// What has come since the last call, and whether the port has to be told of room.
    func take() -> (bytes: [UInt8], wasFull: Bool) {
        condition.withLock {
            defer {
                waiting = []
                isFull = false
            }
            return (waiting, isFull)
        }
    }
}

/// Tells a mailbox of one ticket.
final class TicketNotice<Event: Sendable>: TicketWaiter, @unchecked Sendable {
    private let events: Mailbox<Event>
    private let event: Event
    init(_ events: Mailbox<Event>, _ event: Event) {
        self.events = events
        self.event = event
    }
    func ticketFired(_ ticket: Ticket) { events.post(event) }
}
