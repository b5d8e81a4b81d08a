import Emulator
import ImageModel
import Testing

/// A driver that breaks the rules: the queue stops, the device asks for a reset (§2.1.2), the host lives, and
/// after the reset all works again.
@Suite struct VirtqueueAbuseTests {
    struct Abuse: CustomTestStringConvertible, Sendable {
        let testDescription: String
        var without: UInt64 = 0
        let expected: VirtqueueFault
        /// Prepares descriptor 0 and more of a queue of 8.
        let prepare: @Sendable (MockVirtioDriver) -> Void
    }

    static let buffer = MockVirtioDriver.ramBase + 0x10_0000
    static let ramEnd = MockVirtioDriver.ramBase + 4 << 20
    static let next = DescriptorFlag.next
    static let write = DescriptorFlag.write
    static let indirect = DescriptorFlag.indirect

    static let abuses: [Abuse] = [
        Abuse(testDescription: "a descriptor that is its own next", expected: .chainTooLong(head: 0)) {
            $0.setDescriptor(0, 0, buffer, 1, next, 0)
        },
        Abuse(testDescription: "a loop of two", expected: .chainTooLong(head: 0)) {
            $0.setDescriptor(0, 0, buffer, 1, next, 1)
            $0.setDescriptor(0, 1, buffer, 1, next, 0)
        },
        Abuse(testDescription: "a next past the table", expected: .descriptorOutOfRange(index: 8)) {
            $0.setDescriptor(0, 0, buffer, 1, next, 8)
        },
        Abuse(
            testDescription: "a buffer below RAM", expected: .bufferOutsideMemory(address: 0, length: 1)
        ) {
            $0.setDescriptor(0, 0, 0, 1, 0, 0)
        },
        Abuse(
            testDescription: "a buffer across the end of RAM",
            expected: .bufferOutsideMemory(address: MockVirtioDriver.ramBase + 0x3f_ffff, length: 2)
        ) {
            $0.setDescriptor(0, 0, MockVirtioDriver.ramBase + 0x3f_ffff, 2, 0, 0)
        },
        Abuse(
            testDescription: "an address that overflows",
            expected: .bufferOutsideMemory(address: .max, length: .max)
        ) {
            $0.setDescriptor(0, 0, .max, .max, 0, 0)
        },
        Abuse(
            testDescription: "a length of 4 GiB",
            expected: .bufferOutsideMemory(address: buffer, length: .max)
        ) {
            $0.setDescriptor(0, 0, buffer, .max, 0, 0)
        },
        Abuse(
            testDescription: "more bytes than the device's cap", expected: .chainTooLarge(head: 0, bytes: 0x18000)
        ) {
            $0.setDescriptor(0, 0, buffer, 0xc000, next, 1)
            $0.setDescriptor(0, 1, buffer, 0xc000, write, 0)
        },
        Abuse(testDescription: "a readable buffer after a writable one", expected: .readableAfterWritable(head: 0)) {
            $0.setDescriptor(0, 0, buffer, 1, next | write, 1)
            $0.setDescriptor(0, 1, buffer, 1, 0, 0)
        },
        Abuse(testDescription: "an indirect table inside another", expected: .indirectInvalid(head: 0)) {
            $0.setDescriptor(0, 0, buffer, 16, indirect, 0)
            $0.poke64(buffer, buffer)
            $0.poke32(buffer + 8, 16)
            $0.poke16(buffer + 12, indirect)
        },
        Abuse(testDescription: "an indirect table with next", expected: .indirectInvalid(head: 0)) {
            $0.setDescriptor(0, 0, buffer, 16, indirect | next, 1)
        },
        Abuse(testDescription: "an indirect table of no entries", expected: .indirectInvalid(head: 0)) {
            $0.setDescriptor(0, 0, buffer, 0, indirect, 0)
        },
        Abuse(testDescription: "an indirect table of half an entry", expected: .indirectInvalid(head: 0)) {
            $0.setDescriptor(0, 0, buffer, 24, indirect, 0)
        },
        Abuse(testDescription: "an indirect table longer than the queue", expected: .indirectInvalid(head: 0)) {
            $0.setDescriptor(0, 0, buffer, 16 * 9, indirect, 0)
        },
        Abuse(
            testDescription: "an indirect table outside RAM",
            expected: .bufferOutsideMemory(address: 0x1000_1000, length: 16)
        ) {
            $0.setDescriptor(0, 0, 0x1000_1000, 16, indirect, 0)
        },
        Abuse(
            testDescription: "an indirect table not negotiated", without: VirtioFeature.indirectDescriptors,
            expected: .indirectInvalid(head: 0)
        ) {
            $0.setDescriptor(0, 0, buffer, 16, indirect, 0)
        },
        Abuse(testDescription: "a loop inside an indirect table", expected: .chainTooLong(head: 0)) {
            $0.setDescriptor(0, 0, buffer, 16, indirect, 0)
            $0.poke64(buffer, buffer)
            $0.poke32(buffer + 8, 1)
            $0.poke16(buffer + 12, next)
        },
        Abuse(testDescription: "a next past the indirect table", expected: .descriptorOutOfRange(index: 1)) {
            $0.setDescriptor(0, 0, buffer, 16, indirect, 0)
            $0.poke64(buffer, buffer)
            $0.poke32(buffer + 8, 1)
            $0.poke16(buffer + 12, next)
            $0.poke16(buffer + 14, 1)
        },
    ]

    @Test("Broken chain", arguments: abuses)
    func brokenChain(abuse: Abuse) {
        let driver = MockVirtioDriver(ReversingDevice())
        driver.bringUp(without: abuse.without)
        abuse.prepare(driver)
        driver.makeAvailable(0, 0)
        driver.notify(0)
        #expect(driver.transport.fault == abuse.expected)
        expectStandstillThenRecovery(driver)
    }

    @Test("An available index that jumps further than the queue is long")
    func availableIndexJumps() {
        let driver = MockVirtioDriver(ReversingDevice())
        driver.bringUp()
        driver.poke16(driver.rings[0].available + 2, 9)
        driver.notify(0)
        #expect(driver.transport.fault == .availableIndexJumped(by: 9))
        expectStandstillThenRecovery(driver)
    }

    @Test("A head past the table in the available ring")
    func headOutOfRange() {
        let driver = MockVirtioDriver(ReversingDevice())
        driver.bringUp()
        driver.makeAvailable(0, 0xffff)
        driver.notify(0)
        #expect(driver.transport.fault == .descriptorOutOfRange(index: 0xffff))
        expectStandstillThenRecovery(driver)
    }

    @Test(
        "Rings out of place",
        arguments: [
            (MMIORegister.queueDescriptorLow, ramBase + 8), (MMIORegister.queueDescriptorLow, 0),
            (MMIORegister.queueDescriptorLow, ramBase + 0x3f_fff0), (MMIORegister.queueDriverLow, ramBase + 1),
            (MMIORegister.queueDriverLow, .max - 1), (MMIORegister.queueDeviceLow, ramBase + 2),
            (MMIORegister.queueDeviceLow, ramBase + 0x3f_fffc),
        ] as [(UInt64, UInt64)])
    func ringOutside(register: UInt64, address: UInt64) {
        let driver = MockVirtioDriver(ReversingDevice())
        driver.write(MMIORegister.status, 3)
        driver.writeFeatures(driver.readFeatures())
        driver.write(MMIORegister.status, 11)
        for (area, offset) in [
            (MMIORegister.queueDescriptorLow, 0x1000), (MMIORegister.queueDriverLow, 0x2000),
            (MMIORegister.queueDeviceLow, 0x3000),
        ] as [(UInt64, UInt64)] { driver.writeArea(area, Self.ramBase + offset) }
        driver.writeArea(register, address)
        driver.write(MMIORegister.queueReady, 1)
        #expect(driver.read(MMIORegister.queueReady) == 0)
        #expect(driver.transport.fault == .ringOutsideMemory(address: address))
        #expect(driver.needsReset)
    }

    @Test("Queue sizes that are none", arguments: [0, 3, 16, 0x1_0008, .max] as [UInt32])
    func badQueueSize(size: UInt32) {
        let driver = MockVirtioDriver(ReversingDevice())
        driver.write(MMIORegister.status, 3)
        driver.writeFeatures(driver.readFeatures())
        driver.write(MMIORegister.status, 11)
        driver.write(MMIORegister.queueSize, size)
        driver.write(MMIORegister.queueReady, 1)
        #expect(driver.transport.fault == .sizeInvalid(UInt16(clamping: size)))
    }

    static let ramBase = MockVirtioDriver.ramBase

    private func expectStandstillThenRecovery(_ driver: MockVirtioDriver) {
        #expect(driver.needsReset)
        #expect(driver.takeInterrupt() & MMIORegister.interruptConfiguration != 0)
        driver.poke16(driver.rings[0].available + 2, driver.rings[0].nextAvailable)
        driver.notify(0)
        #expect(driver.takeUsed(0) == nil)
        driver.bringUp()
        #expect(!driver.needsReset)
        driver.add(0, readable: [[1, 2]], writable: [2])
        driver.notify(0)
        #expect(driver.takeUsed(0)?.written == [2, 1])
    }
}
