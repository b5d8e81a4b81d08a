/// What a device tells its transport about itself; constant.
public struct VirtioIdentity {
    /// §5 Device Types.
    public let deviceType: UInt32
    /// Of the device alone; the transport adds its own.
    public let features: UInt64
    /// Maximum size of each queue, a power of two.
    public let queueSizes: [UInt16]
    /// The most bytes a chain may hold.
    public let maximumChainBytes: UInt64

    public init(deviceType: UInt32, features: UInt64, queueSizes: [UInt16], maximumChainBytes: UInt64 = 16 << 20) {
        self.deviceType = deviceType
        self.features = features
        self.queueSizes = queueSizes
        self.maximumChainBytes = maximumChainBytes
    }
}

/// What was prepared for a device off the CPU's thread.
public struct DeviceCompletion: Sendable {
    /// Position of the device in the machine's fixed set.
    public let device: Int
    /// The device's own name for the request.
    public let token: UInt64
    public let bytes: [UInt8]

    public init(device: Int, token: UInt64, bytes: [UInt8]) {
        self.device = device
        self.token = token
        self.bytes = bytes
    }
}

/// A virtio device behind its transport. It reaches its queues, and through them guest memory, only by the
/// transport passed to each call.
///
///     reset ──DRIVER_OK──▶ activate ──▶ queueNotified / complete / attend … ──status 0──▶ reset
///
/// Threads: all calls on the CPU's thread, and none while a call is under way.
public protocol VirtioDevice: AnyObject {
    var identity: VirtioIdentity { get }
    /// The driver is ready; `transport.negotiatedFeatures` is final.
    func activate(_ transport: MMIOTransport)
    /// The driver gave up the device: forget all requests. Answers still under way must find nothing.
    func reset()
    /// The driver made buffers available in this queue.
    func queueNotified(_ queue: Int, _ transport: MMIOTransport)
    /// What another thread prepared has arrived.
    func complete(_ completion: DeviceCompletion, _ transport: MMIOTransport)
    /// Another thread asked for a look at the device (`MachineInbox.wake`). Only while active.
    func attend(_ transport: MMIOTransport)
    /// The byte of the configuration space at `offset`; 0 outside of it.
    func configurationByte(_ offset: Int) -> UInt8
    /// Number of requests whose answer must come from outside the CPU's thread.
    var requestsInFlight: Int { get }
}

extension VirtioDevice {
    public func activate(_ transport: MMIOTransport) {}
    public func reset() {}
    public func complete(_ completion: DeviceCompletion, _ transport: MMIOTransport) {}
    public func attend(_ transport: MMIOTransport) {}
    public func configurationByte(_ offset: Int) -> UInt8 { 0 }
    public var requestsInFlight: Int { 0 }
}
