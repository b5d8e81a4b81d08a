import Emulator
import HostPlatform
import ImageModel

/// A host for tests: entropy that counts upwards, warnings kept, a clock moved by hand.
final class TestHost: HostServices, @unchecked Sendable {
    var nextByte: UInt8 = 0
    var warnings: [String] = []
    var nowNs: UInt64 = 0

    override func makeLock() -> Lock { HostLock() }
    override func monotonicNs() -> UInt64 { nowNs }
    override func fillEntropy(_ buffer: UnsafeMutableRawBufferPointer) {
        for index in buffer.indices {
            buffer[index] = nextByte
            nextByte &+= 1
        }
    }
    override func warn(_ message: String) { warnings.append(message) }
}

/// Keeps what the guest wrote; can be told to take only so much.
final class RecordingSink: ConsolePortSink {
    var bytes: [UInt8] = []
    var roomBytes = Int.max
    var events: [String] = []

    func guestWrote(_ piece: UnsafeRawBufferPointer) -> Int {
        let count = min(piece.count, roomBytes)
        bytes += piece[0..<count]
        roomBytes -= count
        return count
    }
    func guestOpened() { events.append("opened after \(bytes.count)") }
    func guestClosed() { events.append("closed after \(bytes.count)") }
    func inputHasRoom() { events.append("room") }

    var text: String { String(decoding: bytes, as: UTF8.self) }
}

extension MachineInbox {
    /// What `Machine` does between two blocks, for one device alone.
    func deliverAll(to driver: MockVirtioDriver) {
        while let delivery = take() {
            for job in delivery.jobs { job.run() }
            for completion in delivery.completions { driver.transport.complete(completion) }
            if delivery.wokenDevices != 0 { driver.transport.attend() }
        }
    }
}
