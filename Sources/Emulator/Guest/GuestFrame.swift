import ImageModel

/// Builds one frame for the guest.
struct GuestFrameWriter {
    private(set) var bytes: [UInt8]

    init(type: UInt16, process: UInt16 = 0) {
        bytes = [0, 0, 0, 0]
        append(type)
        append(process)
    }

    var bodyBytes: Int { bytes.count - GuestProtocol.headerBytes }

    mutating func put(_ tag: UInt16, _ value: UInt32) {
        beginField(tag, size: 4)
        append(value)
    }

    mutating func put(_ tag: UInt16, _ value: UInt64) {
        beginField(tag, size: 8)
        append(value)
    }

    mutating func put(_ tag: UInt16, _ flag: Bool) { put(tag, UInt32(flag ? 1 : 0)) }

    mutating func put(_ tag: UInt16, bytes value: [UInt8]) {
        beginField(tag, size: value.count)
        bytes += value
    }

    /// A text the guest keeps as a C string.
    mutating func put(_ tag: UInt16, text: ByteString) throws(GuestControlError) {
        guard !text.bytes.contains(0) else {
            throw .requestInvalid("a command, variable, path or name holds a NUL byte")
        }
        put(tag, bytes: text.bytes)
    }

    /// `flags u32 · first · NUL · second`.
    mutating func put(
        _ tag: UInt16, flags: UInt32, first: ByteString, second: [UInt8]
    ) throws(GuestControlError) {
        guard !first.bytes.contains(0) else { throw .requestInvalid("a path or name holds a NUL byte") }
        beginField(tag, size: 4 + first.count + 1 + second.count)
        append(flags)
        bytes += first.bytes
        bytes.append(0)
        bytes += second
    }

    /// The whole frame, its size filled in.
    func finished() throws(GuestControlError) -> [UInt8] {
        guard bodyBytes <= GuestProtocol.maxRequestBytes else { throw .requestTooLarge(bodyBytes: bodyBytes) }
        var frame = bytes
        let size = UInt32(bodyBytes)
        for index in 0..<4 { frame[index] = UInt8(truncatingIfNeeded: size >> UInt32(8 * index)) }
        return frame
    }

    private mutating func beginField(_ tag: UInt16, size: Int) {
        append(tag)
        append(UInt16(0))
        // A size past 32 bits is far past the frame's cap, which `finished` checks.
        append(UInt32(truncatingIfNeeded: size))
    }

    private mutating func append<T: FixedWidthInteger & UnsignedInteger>(_ value: T) {
        for shift in stride(from: 0, to: T.bitWidth, by: 8) {
            bytes.append(UInt8(truncatingIfNeeded: value >> T(shift)))
        }
    }
}

/// Cuts what comes from the guest into frames, holding at most one that is not whole yet.
struct GuestFrameSplitter {
    private var waiting: [UInt8] = []

    struct Frame {
        var type: UInt16
        var process: UInt16
        var body: [UInt8]
    }

    mutating func append(_ bytes: UnsafeRawBufferPointer) { waiting += bytes }

    /// The next whole frame. Throws as soon as a header announces more than is allowed.
    mutating func next() throws(GuestControlError) -> Frame? {
        guard waiting.count >= GuestProtocol.headerBytes else { return nil }
        let size = UInt32(waiting[0]) | UInt32(waiting[1]) << 8 | UInt32(waiting[2]) << 16 | UInt32(waiting[3]) << 24
        guard size <= UInt32(GuestProtocol.maxReplyBytes) else {
            throw .violation("a frame of \(size) bytes, at most \(GuestProtocol.maxReplyBytes) are allowed")
        }
        let end = GuestProtocol.headerBytes + Int(size)
        guard waiting.count >= end else { return nil }
        let frame = Frame(
            type: UInt16(waiting[4]) | UInt16(waiting[5]) << 8, process: UInt16(waiting[6]) | UInt16(waiting[7]) << 8,
            body: [UInt8](waiting[GuestProtocol.headerBytes..<end]))
        waiting.removeFirst(end)
        return frame
    }
}

/// The fields of one message of the guest, each at most once.
struct GuestFields {
    var version: UInt32?
    var features: UInt64?
    var kernel: String?
    var pid: UInt32?
    var exitCode: UInt32?
    var signal: UInt32?
    var outputBytes: UInt64?
    var errorBytes: UInt64?
    var message: String?

    init(_ body: [UInt8]) throws(GuestControlError) {
        var fields = GuestFields()
        var isMalformed = false
        body.withUnsafeBytes { buffer in
            do throws(ByteCursor.Truncated) {
                var cursor = ByteCursor(buffer)
                while !cursor.isAtEnd, !isMalformed { isMalformed = try !fields.take(&cursor) }
            } catch {
                isMalformed = true
            }
        }
        guard !isMalformed else { throw .violation("a malformed field") }
        self = fields
    }

    private init() {}

    /// False: a value of the wrong size, or an unknown field that may not be skipped.
    private mutating func take(_ cursor: inout ByteCursor) throws(ByteCursor.Truncated) -> Bool {
        let tag = try cursor.u16LE()
        let flags = try cursor.u16LE()
        let size = try cursor.u32LE()
        guard size <= UInt32(GuestProtocol.maxReplyBytes) else { return false }
        let buffer = try cursor.bytes(Int(size))
        var value = ByteCursor(buffer)
        switch tag {
        case GuestProtocol.Tag.version: version = try value.u32LE()
        case GuestProtocol.Tag.features: features = try value.u64LE()
        case GuestProtocol.Tag.kernel: kernel = Self.printable(buffer)
        case GuestProtocol.Tag.pid: pid = try value.u32LE()
        case GuestProtocol.Tag.exitCode: exitCode = try value.u32LE()
        case GuestProtocol.Tag.signal: signal = try value.u32LE()
        case GuestProtocol.Tag.outputBytes: outputBytes = try value.u64LE()
        case GuestProtocol.Tag.errorBytes: errorBytes = try value.u64LE()
        case GuestProtocol.Tag.message: message = Self.printable(buffer)
        default: return flags & GuestProtocol.optionalFlag != 0
        }
        return tag == GuestProtocol.Tag.kernel || tag == GuestProtocol.Tag.message || value.isAtEnd
    }

    /// Text of the guest, with nothing in it that drives a terminal.
    private static func printable(_ bytes: UnsafeRawBufferPointer) -> String {
        var text = ""
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            let isControl = scalar.value < 0x20 || (scalar.value >= 0x7F && scalar.value < 0xA0)
            text.unicodeScalars.append(isControl ? "\u{FFFD}" : scalar)
        }
        return text
    }
}
