import ImageModel
import NinePServer

/// The devices every machine has, whatever is asked of it (`DeviceSlot` has their order).
struct FixedDevices {
    static let streamPortCount = 8
    /// Locally administered; the link is down.
    private static let mac: [UInt8] = [0x02, 0x63, 0x32, 0x77, 0x00, 0x01]

    let services: [NinePService]
    let console: ConsoleDevice
    let transports: [MMIOTransport]

    init(_ configuration: MachineConfiguration, memory: GuestMemory, inbox: MachineInbox) {
        let worker = configuration.worker ?? inbox
        func service(_ slot: DeviceSlot, _ tree: (any FileTree)?) -> NinePService {
            NinePService(
                device: slot.rawValue, tree: tree ?? EmptyFileTree(), tickets: configuration.tickets,
                limits: configuration.ninePLimits, inbox: inbox, worker: worker)
        }
        let rootfs = service(.rootfs, configuration.rootfs)
        let volumes = service(.volumes, configuration.volumes)
        services = [rootfs, volumes]
        let maxMessageBytes = Int(configuration.ninePLimits.maxMessageBytes)
        console = ConsoleDevice(ports: Self.ports(configuration, inbox))
        let devices: [any VirtioDevice] = [
            NinePDevice(mountTag: "rootfs", service: rootfs, maxMessageBytes: maxMessageBytes),
            NinePDevice(mountTag: "volumes", service: volumes, maxMessageBytes: maxMessageBytes),
            console,
            EntropyDevice(host: configuration.host),
            NetworkDevice(mac: Self.mac),
            BlockDevice(),
            BalloonDevice(pages: configuration.memory),
        ]
        transports = devices.map { MMIOTransport(device: $0, memory: memory) }
    }

    private static func ports(_ configuration: MachineConfiguration, _ inbox: MachineInbox) -> [ConsolePort] {
        let sinks = configuration.consoles
        var ports: [ConsolePort] = []
        func add(_ name: String, _ sink: any ConsolePortSink) {
            ports.append(
                ConsolePort(
                    number: ports.count, name: name, sink: sink, device: DeviceSlot.console.rawValue,
                    inbox: inbox, lock: configuration.host.makeLock()))
        }
        add("", sinks.kernel)
        add("c2w.control", sinks.control)
        for number in 0..<streamPortCount {
            add(
                "c2w.stream." + String(number),
                number < sinks.streams.count ? sinks.streams[number] : DiscardingSink())
        }
        return ports
    }
}
