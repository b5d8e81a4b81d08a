import Emulator
import HostPlatform
import ImageModel
import Testing

@Suite struct EntropyDeviceTests {
    @Test("Buffers are filled with the host's entropy, across segments; long ones in part")
    func fills() {
        let driver = MockVirtioDriver(EntropyDevice(host: TestHost()))
        driver.bringUp()
        driver.add(0, writable: [3, 5])
        driver.add(0, writable: [10_000])
        driver.notify(0)
        #expect(driver.takeUsed(0)?.written == [0, 1, 2, 3, 4, 5, 6, 7])
        #expect(driver.takeUsed(0)?.length == 4096)
    }

    @Test("A chain without room breaks the queue")
    func noRoom() {
        let driver = MockVirtioDriver(EntropyDevice(host: TestHost()))
        driver.bringUp()
        driver.add(0, readable: [[1]])
        driver.notify(0)
        #expect(driver.needsReset)
    }
}

@Suite struct NetworkDeviceTests {
    @Test("The link is down; frames sent are swallowed; receive buffers stay")
    func idle() {
        let driver = MockVirtioDriver(NetworkDevice(mac: [2, 0, 0, 0, 0, 9]))
        driver.bringUp()
        #expect(driver.transport.load(0x100, size: 4) == 2)
        #expect(driver.transport.load(0x104, size: 2) == 0x0900)
        #expect(driver.transport.load(0x106, size: 2) == 0)
        driver.add(0, writable: [1500])
        driver.notify(0)
        driver.add(1, readable: [[UInt8](repeating: 1, count: 72)])
        driver.notify(1)
        #expect(driver.takeUsed(0) == nil)
        #expect(driver.takeUsed(1)?.length == 0)
    }
}

@Suite struct BlockDeviceTests {
    private let driver = MockVirtioDriver(BlockDevice())

    init() { driver.bringUp() }

    private func request(_ type: UInt8, writable: [Int]) -> MockVirtioDriver.Used? {
        driver.add(0, readable: [[type] + [UInt8](repeating: 0, count: 15)], writable: writable)
        driver.notify(0)
        return driver.takeUsed(0)
    }

    @Test("There is no medium: capacity 0, reads and writes fail")
    func noMedium() {
        #expect(driver.transport.load(0x100, size: 8) == 0)
        #expect(driver.transport.load(0x10c, size: 4) == 254)
        #expect(driver.transport.load(0x114, size: 4) == 512)
        #expect(request(0, writable: [512, 1])?.bytes.last == 1)
        #expect(request(1, writable: [1])?.bytes == [1])
    }

    @Test("Flush succeeds, the name is told, other requests are unsupported")
    func otherRequests() {
        #expect(request(4, writable: [1])?.bytes == [0])
        let name = request(8, writable: [20, 1])
        #expect(name?.length == 21)
        #expect(name?.bytes.prefix(12) == Array("c2w-writable".utf8)[...])
        #expect(name?.bytes.last == 0)
        #expect(request(8, writable: [19, 1])?.bytes.last == 1)
        #expect(request(13, writable: [1])?.bytes == [2])
    }

    @Test("A request without header or status byte breaks the queue")
    func malformed() {
        #expect(request(0, writable: []) == nil)
        #expect(driver.needsReset)
        driver.bringUp()
        driver.add(0, readable: [[0]], writable: [1])
        driver.notify(0)
        #expect(driver.needsReset)
    }
}

@Suite struct BalloonDeviceTests {
    private final class Pages: GuestPages {
        let base = UnsafeMutableRawPointer.allocate(byteCount: 8, alignment: 8)
        var lengthBytes: UInt64 { 0 }
        var discarded: [Range<UInt64>] = []
        func discard(offset: UInt64, count: UInt64) { discarded.append(offset..<offset + count) }
        deinit { base.deallocate() }
    }

    @Test("Whole pages of reported buffers go back to the host", arguments: [2, 4])
    func reporting(queue: Int) {
        let pages = Pages()
        let driver = MockVirtioDriver(BalloonDevice(pages: pages))
        driver.bringUp()
        driver.setDescriptor(queue, 0, 0x8010_0000, 0x2000, DescriptorFlag.write | DescriptorFlag.next, 1)
        driver.setDescriptor(queue, 1, 0x8020_0010, 0x2000, DescriptorFlag.write | DescriptorFlag.next, 2)
        driver.setDescriptor(queue, 2, 0x8030_0010, 0x0ff0, DescriptorFlag.write, 0)
        driver.makeAvailable(queue, 0)
        driver.notify(queue)
        #expect(pages.discarded == [0x10_0000..<0x10_2000, 0x20_1000..<0x20_2000])
        #expect(driver.takeUsed(queue)?.length == 0)
    }

    @Test("The host wants no pages; what the guest puts on the inflate queue is returned")
    func inflate() {
        let driver = MockVirtioDriver(BalloonDevice(pages: Pages()))
        driver.bringUp()
        #expect(driver.transport.load(0x100, size: 4) == 0)
        driver.add(0, readable: [[0, 0, 8, 0]])
        driver.notify(0)
        #expect(driver.takeUsed(0) != nil)
    }
}
