import ImageModel
import NinePServer

/// The back ends of the console device's ports.
public struct ConsoleSinks {
    /// Port 0: text of the guest's kernel, from its console and from SBI's debug console. Must take all.
    public var kernel: any ConsolePortSink
    /// Port 1, "c2w.control".
    public var control: any ConsolePortSink
    /// Ports 2…9, "c2w.stream.0" … "c2w.stream.7"; those that are not given discard.
    public var streams: [any ConsolePortSink]

    public init(
        kernel: any ConsolePortSink, control: any ConsolePortSink = DiscardingSink(),
        streams: [any ConsolePortSink] = []
    ) {
        self.kernel = kernel
        self.control = control
        self.streams = streams
    }
}

/// All a machine is made from.
public struct MachineConfiguration {
    /// Guest RAM: a multiple of 2 MiB, fresh.
    public var memory: any GuestPages
    public var host: HostServices
    public var clock: MachineClockMode
    public var boot: GuestBoot
    public var consoles: ConsoleSinks
    /// Trees that the 9P devices serve; nil: an empty folder.
    public var rootfs: (any FileTree)?
    public var volumes: (any FileTree)?
    /// The board on which these trees issue their tickets.
    public var tickets: TicketBoard
    public var ninePLimits = NinePSession.Limits()
    /// Where the 9P sessions live; nil: on the CPU's thread, which with a counted clock is deterministic.
    public var worker: (any DeviceWorker)?
    /// Wakes the thread that calls `Machine.run` out of its sleep between two calls.
    public var waker: (any MachineWaker)?

    public init(
        memory: any GuestPages, host: HostServices, clock: MachineClockMode, boot: GuestBoot,
        consoles: ConsoleSinks, tickets: TicketBoard
    ) {
        self.memory = memory
        self.host = host
        self.clock = clock
        self.boot = boot
        self.consoles = consoles
        self.tickets = tickets
    }
}
