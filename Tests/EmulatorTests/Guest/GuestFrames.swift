import Emulator
import ImageModel

/// Frames as a guest writes them, made by hand from docs/guest-protocol.md.
enum GuestFrames {
    static func field(_ tag: UInt16, _ value: [UInt8], flags: UInt16 = 0) -> [UInt8] {
        little(UInt64(tag), 2) + little(UInt64(flags), 2) + little(UInt64(value.count), 4) + value
    }

    static func u32(_ tag: UInt16, _ value: UInt32) -> [UInt8] { field(tag, little(UInt64(value), 4)) }
    static func u64(_ tag: UInt16, _ value: UInt64) -> [UInt8] { field(tag, little(value, 8)) }
    static func text(_ tag: UInt16, _ value: String) -> [UInt8] { field(tag, [UInt8](value.utf8)) }

    static func frame(_ type: UInt16, process: UInt16 = 0, _ fields: [UInt8]...) -> [UInt8] {
        let body = fields.flatMap { $0 }
        return little(UInt64(body.count), 4) + little(UInt64(type), 2) + little(UInt64(process), 2) + body
    }

    static func hello(version: UInt32 = 1) -> [UInt8] { frame(1, u32(1, version), u64(2, 0), text(3, "6.12")) }
    static func started(_ process: UInt16, pid: UInt32 = 42) -> [UInt8] { frame(2, process: process, u32(4, pid)) }
    static func exited(
        _ process: UInt16, code: UInt32, output: UInt64 = 0, error: UInt64 = 0
    ) -> [UInt8] { frame(3, process: process, u32(5, code), u64(7, output), u64(8, error)) }
    static func failed(_ process: UInt16, code: UInt32, _ message: String) -> [UInt8] {
        frame(4, process: process, u32(5, code), text(9, message))
    }

    static func little(_ value: UInt64, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> UInt64(8 * $0)) }
    }
}

extension GuestControl {
    func receive(_ bytes: [UInt8]) throws(GuestControlError) {
        var failure: GuestControlError?
        bytes.withUnsafeBytes { buffer in
            do throws(GuestControlError) { try receive(buffer) } catch { failure = error }
        }
        if let failure { throw failure }
    }

    /// A control that has been greeted and configured, with one process asked for.
    static func withProcess(_ edit: (inout ProcessRequest) -> Void = { _ in }) throws -> GuestControl {
        let control = GuestControl()
        try control.receive(GuestFrames.hello())
        _ = control.takeEvent()
        try control.configure(GuestConfiguration())
        var request = ProcessRequest(arguments: ["true"])
        edit(&request)
        _ = try control.start(request)
        _ = control.takeOutgoing()
        return control
    }
}
