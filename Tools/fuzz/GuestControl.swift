import Emulator
import ImageModel

/// A hostile guest on the control port, after a process was asked for. Every event and every error is asked for as a
/// host does, in pieces whose size the input chooses.
@Sendable func fuzzGuestControl(_ bytes: UnsafeRawBufferPointer) {
    let control = GuestControl()
    do throws(GuestControlError) {
        try control.configure(GuestConfiguration())
        _ = try control.start(ProcessRequest(arguments: ["true"]))
        let piece = max(1, Int(bytes.first ?? 1))
        var offset = 0
        while offset < bytes.count {
            let end = min(bytes.count, offset + piece)
            try control.receive(UnsafeRawBufferPointer(rebasing: bytes[offset..<end]))
            offset = end
            var tally = OutputTally()
            while let event = control.takeEvent() {
                guard case .exited(let process, _, let output, let error) = event else { continue }
                try tally.received(.output, bytes: 1)
                try tally.announce(outputBytes: output, errorBytes: error)
                try control.closeStream(process: process, .input)
                try control.release(process: process)
            }
            _ = control.takeOutgoing()
        }
    } catch {
        _ = error.description
    }
}

@Sendable func guestControlSeeds() -> [[UInt8]] {
    let hello: [UInt8] = [12, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 4, 0, 0, 0, 1, 0, 0, 0]
    let started: [UInt8] = [12, 0, 0, 0, 2, 0, 1, 0, 4, 0, 0, 0, 4, 0, 0, 0, 42, 0, 0, 0]
    let failed: [UInt8] = [
        22, 0, 0, 0, 4, 0, 1, 0, 5, 0, 0, 0, 4, 0, 0, 0, 127, 0, 0, 0, 9, 0, 0, 0, 2, 0, 0, 0, 104, 105,
    ]
    let exited: [UInt8] =
        [44, 0, 0, 0, 3, 0, 1, 0, 5, 0, 0, 0, 4, 0, 0, 0, 7, 0, 0, 0, 7, 0, 0, 0, 8, 0, 0, 0]
        + [1, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    return [hello, hello + started + exited, hello + failed, hello + started]
}
