import Emulator
import ImageModel
import Testing

/// VIRTIO 1.2 §2.7, from the driver's side.
@Suite struct VirtqueueTests {
    private func driver(_ size: UInt16 = 8, without: UInt64 = 0) -> MockVirtioDriver {
        let driver = MockVirtioDriver(ReversingDevice(queueSizes: [size]))
        driver.bringUp(without: without)
        return driver
    }

    @Test("Readable buffers are read in order, writable ones filled in order", arguments: [false, true])
    func scatterGather(indirect: Bool) {
        let driver = driver()
        let head = driver.add(0, readable: [[1, 2, 3], [], [4, 5]], writable: [2, 0, 4], indirect: indirect)
        driver.notify(0)
        let used = driver.takeUsed(0)
        #expect(used == .init(head: head, length: 5, bytes: [5, 4, 3, 2, 1, 0xee]))
        #expect(driver.takeUsed(0) == nil)
    }

    @Test("A device never writes past the writable part")
    func shortWritable() {
        let driver = driver()
        driver.add(0, readable: [[1, 2, 3, 4]], writable: [3])
        driver.notify(0)
        #expect(driver.takeUsed(0)?.written == [4, 3, 2])
    }

    @Test("Indices wrap at 65536 and slots at the queue size")
    func indicesWrap() {
        let driver = driver(4)
        for turn in 0..<66_000 {
            let byte = UInt8(truncatingIfNeeded: turn)
            if turn % 1000 == 0 { driver.bringUpHeapOnly() }
            driver.add(0, readable: [[byte]], writable: [1])
            driver.notify(0)
            guard driver.takeUsed(0)?.written == [byte] else {
                Issue.record("chain \(turn) lost")
                return
            }
        }
    }

    @Test("A chain may be as long as the queue, and direct buffers may come before an indirect table")
    func longestChain() {
        let driver = driver(8)
        driver.add(0, readable: (0..<7).map { [$0] }, writable: [7])
        driver.notify(0)
        #expect(driver.takeUsed(0)?.written == [6, 5, 4, 3, 2, 1, 0])

        let table = driver.allocate(32, alignment: 16)
        let data = driver.allocate(8)
        driver.poke(data, [9, 8, 7])
        driver.poke64(table, data + 4)
        driver.poke32(table + 8, 3)
        driver.poke16(table + 12, DescriptorFlag.write)
        driver.setDescriptor(0, 0, data, 3, DescriptorFlag.next, 1)
        driver.setDescriptor(0, 1, table, 16, DescriptorFlag.indirect, 0)
        driver.makeAvailable(0, 0)
        driver.notify(0)
        #expect(driver.takeUsed(0)?.length == 3)
        #expect(driver.peek(data + 4, 3) == [7, 8, 9])
        #expect(!driver.needsReset)
    }

    @Test("Without event index: an interrupt for each batch unless the driver set NO_INTERRUPT")
    func interruptSuppressionByFlag() {
        let driver = driver(without: VirtioFeature.eventIndex)
        driver.add(0, readable: [[1]], writable: [1])
        driver.notify(0)
        #expect(driver.takeInterrupt() == MMIORegister.interruptUsedBuffer)
        #expect(!driver.transport.isInterruptAsserted)
        driver.poke16(driver.rings[0].available, 1)
        driver.add(0, readable: [[1]], writable: [1])
        driver.notify(0)
        #expect(driver.takeInterrupt() == 0)
    }

    @Test("With event index: an interrupt when the used index passes used_event, and avail_event follows")
    func eventIndex() {
        let driver = driver()
        let ring = driver.rings[0]
        let usedEvent = ring.available + 4 + 2 * UInt64(ring.size)
        let availEvent = ring.used + 4 + 8 * UInt64(ring.size)
        driver.poke16(usedEvent, 1)  // tell me of the second
        driver.add(0, readable: [[1]], writable: [1])
        driver.notify(0)
        #expect(driver.takeInterrupt() == 0)
        #expect(driver.peek16(availEvent) == 1)
        driver.add(0, readable: [[1]], writable: [1])
        driver.notify(0)
        #expect(driver.takeInterrupt() == MMIORegister.interruptUsedBuffer)
        #expect(driver.peek16(availEvent) == 2)
        driver.add(0, readable: [[1]], writable: [1])
        driver.notify(0)
        #expect(driver.takeInterrupt() == 0)
    }

    @Test("Writes of a device into pages with decoded code are told to the CPU, the used ring included")
    func codeInvalidation() {
        final class Recorder: CodeInvalidator {
            var pages: Set<Int> = []
            func codePageWritten(_ pageIndex: Int) { pages.insert(pageIndex) }
        }
        let driver = driver()
        let recorder = Recorder()
        driver.memory.codeInvalidator = recorder
        driver.add(0, readable: [[1, 2]], writable: [2])
        let target = driver.rings[0].chains.values.first!.writable[0].0
        let dataPage = Int((target - MockVirtioDriver.ramBase) >> 12)
        let ringPage = Int((driver.rings[0].used - MockVirtioDriver.ramBase) >> 12)
        driver.memory.codePageFlags[dataPage] = 1
        driver.memory.codePageFlags[ringPage] = 1
        driver.notify(0)
        #expect(recorder.pages == [dataPage, ringPage])
    }
}

extension MockVirtioDriver {
    /// Starts the heap for buffers over, keeping the rings.
    func bringUpHeapOnly() { rewindHeap(to: rings.map(\.used).max()! + 0x1000) }
}
