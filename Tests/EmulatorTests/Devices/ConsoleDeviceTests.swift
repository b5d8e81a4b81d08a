import Emulator
import HostPlatform
import ImageModel
import Testing

/// VIRTIO 1.2 §5.3 with several ports, and what the host's end promises.
@Suite struct ConsoleDeviceTests {
    private enum Event {
        static let deviceReady: UInt16 = 0
        static let deviceAdd: UInt16 = 1
        static let portReady: UInt16 = 3
        static let consolePort: UInt16 = 4
        static let portOpen: UInt16 = 6
        static let portName: UInt16 = 7
    }
    private struct Control: Equatable {
        var port: UInt32
        var event: UInt16
        var value: UInt16
        var name = ""
    }

    private let inbox = MachineInbox(lock: HostLock())
    private let sinks = [RecordingSink(), RecordingSink(), RecordingSink()]
    private let device: ConsoleDevice
    private let driver: MockVirtioDriver

    init() {
        let inbox = inbox
        let names = ["", "c2w.control", "c2w.stream.0"]
        device = ConsoleDevice(
            ports: zip(names, sinks).enumerated().map { number, pair in
                ConsolePort(
                    number: number, name: pair.0, sink: pair.1, device: 2, inbox: inbox, lock: HostLock())
            })
        driver = MockVirtioDriver(device)
        driver.bringUp()
        for _ in 0..<16 { driver.add(2, writable: [64]) }
        driver.notify(2)
    }

    private func send(_ port: UInt32, _ event: UInt16, _ value: UInt16) {
        let bytes =
            littleEndianBytes(UInt64(port), 4) + littleEndianBytes(UInt64(event), 2)
            + littleEndianBytes(UInt64(value), 2)
        driver.add(3, readable: [bytes])
        driver.notify(3)
        while driver.takeUsed(3) != nil {}
    }

    private func takeControl() -> [Control] {
        var messages: [Control] = []
        while let used = driver.takeUsed(2) {
            let bytes = used.written
            messages.append(
                Control(
                    port: UInt32(bytes[0]), event: UInt16(bytes[4]), value: UInt16(bytes[6]),
                    name: String(decoding: bytes.dropFirst(8), as: UTF8.self)))
            driver.add(2, writable: [64])
        }
        driver.notify(2)
        return messages
    }

    private func startPort(_ number: UInt32) {
        send(number, Event.portReady, 1)
        send(number, Event.portOpen, 1)
        _ = takeControl()
    }

    private func offer(_ port: Int, _ bytes: [UInt8]) -> Int {
        let taken = bytes.withUnsafeBytes { device.ports[port].offer($0) }
        inbox.deliverAll(to: driver)
        return taken
    }

    @Test("The configuration tells how many ports there are, each with two queues beside the control's")
    func configuration() {
        #expect(driver.transport.load(0x104, size: 4) == 3)
        #expect(driver.transport.queues.count == 8)
    }

    @Test("DEVICE_READY is answered by PORT_ADD for each port, PORT_READY by name or console, then open state")
    func introduction() {
        device.ports[1].open()
        inbox.deliverAll(to: driver)
        #expect(takeControl() == [])
        send(0xffff_ffff, Event.deviceReady, 1)
        #expect(takeControl() == (0..<3).map { Control(port: $0, event: Event.deviceAdd, value: 1) })
        send(0, Event.portReady, 1)
        send(1, Event.portReady, 1)
        send(2, Event.portReady, 1)
        #expect(
            takeControl() == [
                Control(port: 0, event: Event.consolePort, value: 1),
                Control(port: 1, event: Event.portName, value: 1, name: "c2w.control"),
                Control(port: 1, event: Event.portOpen, value: 1),
                Control(port: 2, event: Event.portName, value: 1, name: "c2w.stream.0"),
            ])
        device.ports[2].open()
        inbox.deliverAll(to: driver)
        #expect(takeControl() == [Control(port: 2, event: Event.portOpen, value: 1)])
    }

    @Test("Control messages wait for buffers and come in order")
    func controlWaits() {
        while driver.takeUsed(2) != nil {}
        let bare = MockVirtioDriver(device)
        bare.bringUp()
        bare.add(3, readable: [[0, 0, 0, 0, 0, 0, 1, 0]])
        bare.notify(3)
        for port in 0..<3 {
            bare.add(2, writable: [8])
            bare.notify(2)
            #expect(bare.takeUsed(2)?.written == [UInt8(port), 0, 0, 0, 1, 0, 1, 0])
        }
    }

    @Test("What the guest writes reaches the port's sink, buffer by buffer, and each buffer is returned")
    func output() {
        startPort(2)
        driver.add(7, readable: [Array("hello ".utf8), Array("from ".utf8)])
        driver.add(7, readable: [Array("the guest".utf8)])
        driver.notify(7)
        #expect(sinks[2].text == "hello from the guest")
        #expect(driver.takeUsed(7)?.length == 0)
        #expect(driver.takeUsed(7) != nil)
        #expect(sinks[1].bytes.isEmpty)
    }

    @Test("A full sink holds the guest's buffers back and loses nothing")
    func backPressure() {
        startPort(1)
        sinks[1].roomBytes = 5
        driver.add(5, readable: [[1, 2, 3], [4, 5, 6, 7]])
        driver.add(5, readable: [[8]])
        driver.notify(5)
        #expect(driver.takeUsed(5) == nil)
        sinks[1].roomBytes = 1
        device.ports[1].sinkHasRoom()
        inbox.deliverAll(to: driver)
        #expect(driver.takeUsed(5) == nil)
        sinks[1].roomBytes = .max
        device.ports[1].sinkHasRoom()
        inbox.deliverAll(to: driver)
        #expect(sinks[1].bytes == [1, 2, 3, 4, 5, 6, 7, 8])
        #expect(driver.takeUsed(5) != nil)
        #expect(driver.takeUsed(5) != nil)
    }

    @Test("A close by the guest is told after all it wrote before, and a reopening after that")
    func closeComesLast() {
        startPort(1)
        sinks[1].roomBytes = 1
        driver.add(5, readable: [[1, 2]])
        driver.add(5, readable: [[9]])
        driver.notify(5)
        send(1, Event.portOpen, 0)
        send(1, Event.portOpen, 1)
        driver.add(5, readable: [[3]])
        driver.notify(5)
        #expect(sinks[1].events == ["opened after 0"])
        sinks[1].roomBytes = .max
        device.ports[1].sinkHasRoom()
        inbox.deliverAll(to: driver)
        #expect(sinks[1].bytes == [1, 2, 9, 3])
        #expect(sinks[1].events == ["opened after 0", "closed after 3", "opened after 3"])
    }

    @Test("Input waits until the guest has opened the port and gives buffers")
    func input() {
        #expect(offer(2, [1, 2, 3, 4, 5]) == 5)
        send(2, Event.portReady, 1)
        driver.add(6, writable: [3])
        driver.notify(6)
        #expect(driver.takeUsed(6) == nil)
        send(2, Event.portOpen, 1)
        #expect(driver.takeUsed(6)?.written == [1, 2, 3])
        driver.add(6, writable: [8])
        driver.notify(6)
        #expect(driver.takeUsed(6)?.written == [4, 5])
        driver.add(6, writable: [8])
        driver.notify(6)
        #expect(driver.takeUsed(6) == nil)
        #expect(offer(2, [6]) == 1)
        #expect(driver.takeUsed(6)?.written == [6])
    }

    @Test("A full port refuses bytes and says when half of it is free again")
    func inputBackPressure() {
        startPort(1)
        let all = (0..<ConsolePort.inputCapacityBytes + 100).map { UInt8(truncatingIfNeeded: $0 / 7) }
        #expect(offer(1, all) == ConsolePort.inputCapacityBytes)
        #expect(offer(1, [1]) == 0)
        var received: [UInt8] = []
        while received.count < ConsolePort.inputCapacityBytes / 2 - 4096 {
            driver.add(4, writable: [4096])
            driver.notify(4)
            received += driver.takeUsed(4)!.written
            driver.bringUpHeapOnly()
        }
        #expect(!sinks[1].events.contains("room"))
        driver.add(4, writable: [4096])
        driver.notify(4)
        received += driver.takeUsed(4)!.written
        #expect(sinks[1].events.contains("room"))
        #expect(received == Array(all.prefix(received.count)))
    }

    @Test("A close by the host is told after its last byte was taken: end-of-file follows the data")
    func hostClose() {
        device.ports[2].open()
        startPort(2)
        #expect(offer(2, [1, 2, 3]) == 3)
        device.ports[2].close()
        inbox.deliverAll(to: driver)
        #expect(takeControl() == [])
        driver.add(6, writable: [2])
        driver.notify(6)
        #expect(takeControl() == [])
        driver.add(6, writable: [2])
        driver.notify(6)
        #expect(driver.takeUsed(6)?.written == [1, 2])
        #expect(driver.takeUsed(6)?.written == [3])
        #expect(takeControl() == [Control(port: 2, event: Event.portOpen, value: 0)])
    }

    @Test("What one opener left unread is not given to the next")
    func inputDroppedOnClose() {
        startPort(1)
        #expect(offer(1, [1, 2, 3]) == 3)
        send(1, Event.portOpen, 0)
        send(1, Event.portOpen, 1)
        driver.add(4, writable: [8])
        driver.notify(4)
        #expect(driver.takeUsed(4) == nil)
    }

    @Test("A device reset closes every port and forgets buffers the sink had not taken")
    func reset() {
        startPort(1)
        sinks[1].roomBytes = 0
        driver.add(5, readable: [[1]])
        driver.notify(5)
        driver.write(MMIORegister.status, 0)
        #expect(sinks[1].events.last == "closed after 0")
        sinks[1].roomBytes = .max
        device.ports[1].sinkHasRoom()
        inbox.deliverAll(to: driver)
        #expect(sinks[1].bytes.isEmpty)
    }

    @Test("Control messages that make no sense are ignored, short ones and floods break the device")
    func controlAbuse() {
        send(77, Event.portReady, 1)
        send(1, 999, 1)
        send(.max, Event.portOpen, 1)
        #expect(!driver.needsReset)
        sinks[1].roomBytes = 0
        driver.add(5, readable: [[1]])
        driver.notify(5)
        for _ in 0..<65 { send(1, Event.portOpen, 1) }
        #expect(driver.needsReset)
        driver.bringUp()
        driver.add(3, readable: [[1, 2, 3]])
        driver.notify(3)
        #expect(driver.needsReset)
    }
}
