import ImageModel

/// What `configure` tells the guest once, before anything runs: the container's world, as far as it does not belong
/// to one process.
public struct GuestConfiguration: Sendable {
    /// A folder of the `volumes` tree mounted into the container.
    public struct Volume: Sendable {
        /// Its name in the top folder of the tree.
        public var name: ByteString
        /// Absolute path in the container; made if it is missing.
        public var target: ByteString
        public var isReadOnly: Bool
        public init(name: ByteString, target: ByteString, isReadOnly: Bool) {
            self.name = name
            self.target = target
            self.isReadOnly = isReadOnly
        }
    }

    /// A small file laid over the image's, as Docker does with /etc/hosts. The image's own file stays as it is.
    public struct File: Sendable {
        public var path: ByteString
        public var content: [UInt8]
        /// Permission bits.
        public var mode: UInt16
        /// Only when the image has no such file, or an empty one.
        public var onlyIfMissing: Bool
        public init(path: ByteString, content: [UInt8], mode: UInt16 = 0o644, onlyIfMissing: Bool = false) {
            self.path = path
            self.content = content
            self.mode = mode
            self.onlyIfMissing = onlyIfMissing
        }
    }

    public struct TemporaryFolder: Sendable {
        public var target: ByteString
        /// Options of tmpfs, such as `size=64m,mode=1777`; may be empty.
        public var options: ByteString
        public init(target: ByteString, options: ByteString) {
            self.target = target
            self.options = options
        }
    }

    /// Nanoseconds since 1970; 0 leaves the guest's clock alone.
    public var wallClockNs: UInt64 = 0
    /// Up to 512 random bytes for the guest's generator. Two guests restored from one snapshot differ by these only.
    public var entropy: [UInt8] = []
    public var hostname: ByteString?
    /// Mount tag of the 9P device with the image.
    public var rootTag: ByteString = "rootfs"
    /// Message size asked for on that device; 0: the guest's own choice.
    public var rootMessageBytes: UInt32 = 0
    /// The most the writable layer may hold in guest memory; 0: half of it.
    public var upperSizeBytes: UInt64 = 0
    /// Block device with an ext4 file system for the writable layer, instead of guest memory.
    public var upperDevice: ByteString?
    /// The container's root cannot be written.
    public var isReadOnly = false
    public var volumes: [Volume] = []
    public var files: [File] = []
    public var temporaryFolders: [TemporaryFolder] = []

    public init() {}

    func encoded() throws(GuestControlError) -> [UInt8] {
        guard
            volumes.count <= GuestProtocol.maxMounts, files.count <= GuestProtocol.maxMounts,
            temporaryFolders.count <= GuestProtocol.maxMounts
        else { throw .requestInvalid("more than \(GuestProtocol.maxMounts) mounts of one kind") }
        var frame = GuestFrameWriter(type: GuestProtocol.Message.configure)
        frame.put(GuestProtocol.Tag.version, GuestProtocol.version)
        frame.put(GuestProtocol.Tag.wallClock, wallClockNs)
        if !entropy.isEmpty { frame.put(GuestProtocol.Tag.entropy, bytes: [UInt8](entropy.prefix(512))) }
        if let hostname { try frame.put(GuestProtocol.Tag.hostname, text: hostname) }
        try frame.put(GuestProtocol.Tag.rootTag, text: rootTag)
        if rootMessageBytes > 0 { frame.put(GuestProtocol.Tag.rootMessageSize, rootMessageBytes) }
        if upperSizeBytes > 0 { frame.put(GuestProtocol.Tag.upperSize, upperSizeBytes) }
        if let upperDevice { try frame.put(GuestProtocol.Tag.upperDevice, text: upperDevice) }
        if isReadOnly { frame.put(GuestProtocol.Tag.readOnly, true) }
        for volume in volumes {
            try frame.put(
                GuestProtocol.Tag.volume, flags: volume.isReadOnly ? 1 : 0, first: volume.name,
                second: try cString(volume.target))
        }
        for file in files {
            try frame.put(
                GuestProtocol.Tag.file, flags: UInt32(file.mode & 0o7777) << 16 | (file.onlyIfMissing ? 1 : 0),
                first: file.path, second: file.content)
        }
        for folder in temporaryFolders {
            try frame.put(
                GuestProtocol.Tag.temporaryFolder, flags: 0, first: folder.target,
                second: try cString(folder.options))
        }
        return try frame.finished()
    }

    private func cString(_ text: ByteString) throws(GuestControlError) -> [UInt8] {
        guard !text.bytes.contains(0) else { throw .requestInvalid("a path or option holds a NUL byte") }
        return text.bytes
    }
}
