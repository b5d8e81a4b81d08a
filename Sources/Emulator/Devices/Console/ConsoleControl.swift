/// A message on the control queues of virtio-console (VIRTIO 1.2 §5.3.6.2).
///
///     0  u32  id: port number
///     4  u16  event
///     6  u16  value
///     8  …    the name, for PORT_NAME
struct ConsoleControl: Equatable {
    enum Event {
        static let deviceReady: UInt16 = 0
        static let deviceAdd: UInt16 = 1
        static let portReady: UInt16 = 3
        static let consolePort: UInt16 = 4
        static let portOpen: UInt16 = 6
        static let portName: UInt16 = 7
    }

    static let sizeBytes = 8

    var port: UInt32
    var event: UInt16
    var value: UInt16
    var name: [UInt8] = []

    init(port: Int, event: UInt16, value: UInt16, name: [UInt8] = []) {
        self.port = UInt32(port)
        self.event = event
        self.value = value
        self.name = name
    }

    /// nil: fewer than eight bytes.
    init?(_ bytes: [UInt8]) {
        guard bytes.count >= Self.sizeBytes else { return nil }
        port = UInt32(bytes[0]) | UInt32(bytes[1]) << 8 | UInt32(bytes[2]) << 16 | UInt32(bytes[3]) << 24
        event = UInt16(bytes[4]) | UInt16(bytes[5]) << 8
        value = UInt16(bytes[6]) | UInt16(bytes[7]) << 8
    }

    var bytes: [UInt8] {
        [
            UInt8(truncatingIfNeeded: port), UInt8(truncatingIfNeeded: port >> 8),
            UInt8(truncatingIfNeeded: port >> 16), UInt8(truncatingIfNeeded: port >> 24),
            UInt8(truncatingIfNeeded: event), UInt8(truncatingIfNeeded: event >> 8),
            UInt8(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: value >> 8),
        ] + name
    }
}
