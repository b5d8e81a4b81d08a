import Emulator
import ImageModel
import Testing

/// VIRTIO 1.2 §4.2.2 (registers), §2.1 and §3.1 (device status and the order of initialisation).
@Suite struct MMIOTransportTests {
    private let device = ReversingDevice(queueSizes: [8, 16])
    private let driver: MockVirtioDriver

    init() { driver = MockVirtioDriver(device) }

    @Test("Identity registers")
    func identity() {
        #expect(driver.read(MMIORegister.magicValue) == 0x7472_6976)
        #expect(driver.read(MMIORegister.version) == 2)
        #expect(driver.read(MMIORegister.deviceID) == 63)
        #expect(driver.read(MMIORegister.vendorID) != 0)
        #expect(driver.readFeatures() == VirtioFeature.ofEveryDevice | 1 << 3)
        driver.write(MMIORegister.deviceFeaturesSelect, 2)
        #expect(driver.read(MMIORegister.deviceFeatures) == 0)
    }

    @Test("Each queue has its own maximum size, one that does not exist has 0")
    func queueSizes() {
        driver.write(MMIORegister.queueSelect, 1)
        #expect(driver.read(MMIORegister.queueSizeMax) == 16)
        driver.write(MMIORegister.queueSelect, 2)
        #expect(driver.read(MMIORegister.queueSizeMax) == 0)
        driver.write(MMIORegister.queueSelect, .max)
        #expect(driver.read(MMIORegister.queueSizeMax) == 0)
    }

    @Test("FEATURES_OK stays clear for features that were not offered, and without VERSION_1")
    func featureNegotiation() {
        driver.write(MMIORegister.status, 3)
        driver.writeFeatures(VirtioFeature.version1 | 1 << 50)
        driver.write(MMIORegister.status, 11)
        #expect(driver.status == 3)
        driver.writeFeatures(1 << 3)
        driver.write(MMIORegister.status, 11)
        #expect(driver.status == 3)
        driver.writeFeatures(VirtioFeature.version1)
        driver.write(MMIORegister.status, 11)
        #expect(driver.status == 11)
        driver.writeFeatures(VirtioFeature.ofEveryDevice)
        #expect(driver.transport.negotiatedFeatures == VirtioFeature.version1)
    }

    @Test("DRIVER_OK needs FEATURES_OK; bits are never taken back but by a reset")
    func statusOrder() {
        driver.write(MMIORegister.status, 7)
        #expect(driver.status == 3)
        #expect(device.activations == 0)
        driver.write(MMIORegister.status, 1)
        #expect(driver.status == 3)
        driver.bringUp()
        #expect(driver.status == 15)
        #expect(device.activations == 1)
        driver.write(MMIORegister.status, 15)
        #expect(device.activations == 1)
        driver.write(MMIORegister.status, 15 | VirtioStatus.failed)
        #expect(driver.status == 15 | VirtioStatus.failed)
    }

    @Test("A queue can't be set up before FEATURES_OK, and not changed while it is ready")
    func queueRegistersOutOfTurn() {
        driver.write(MMIORegister.queueReady, 1)
        #expect(driver.read(MMIORegister.queueReady) == 0)
        driver.bringUp()
        let used = driver.rings[0].used
        driver.write(MMIORegister.queueSelect, 0)
        driver.writeArea(MMIORegister.queueDeviceLow, used + 4)
        driver.write(MMIORegister.queueSize, 2)
        driver.add(0, readable: [[1, 2]], writable: [2])
        driver.notify(0)
        #expect(driver.takeUsed(0)?.written == [2, 1])
    }

    @Test("A notification before DRIVER_OK, or for a queue that is not there, does nothing")
    func notificationOutOfTurn() {
        driver.write(MMIORegister.status, 3)
        driver.writeFeatures(driver.readFeatures())
        driver.write(MMIORegister.status, 11)
        driver.setUpQueue(0)
        driver.add(0, readable: [[1]], writable: [1])
        driver.notify(0)
        #expect(driver.takeUsed(0) == nil)
        driver.write(MMIORegister.status, 15)
        driver.write(MMIORegister.queueNotify, 2)
        driver.write(MMIORegister.queueNotify, 1)
        driver.write(MMIORegister.queueNotify, .max)
        #expect(driver.takeUsed(0) == nil)
        driver.notify(0)
        #expect(driver.takeUsed(0)?.written == [1])
    }

    @Test("The interrupt line is high until every cause is acknowledged")
    func interruptAcknowledge() {
        driver.bringUp()
        driver.add(0, readable: [[1]], writable: [1])
        driver.notify(0)
        driver.transport.configurationChanged()
        #expect(driver.read(MMIORegister.interruptStatus) == 3)
        driver.write(MMIORegister.interruptAcknowledge, 1)
        #expect(driver.transport.isInterruptAsserted)
        driver.write(MMIORegister.interruptAcknowledge, 2)
        #expect(!driver.transport.isInterruptAsserted)
    }

    @Test("The configuration generation changes with the configuration")
    func configurationGeneration() {
        let before = driver.read(MMIORegister.configurationGeneration)
        driver.transport.configurationChanged()
        #expect(driver.read(MMIORegister.configurationGeneration) != before)
    }

    @Test("A reset clears status, features, queues and the interrupt")
    func reset() {
        driver.bringUp()
        driver.add(0, readable: [[1]], writable: [1])
        driver.notify(0)
        let resets = device.resets
        driver.write(MMIORegister.status, 0)
        #expect(device.resets == resets + 1)
        #expect(driver.status == 0)
        #expect(driver.transport.negotiatedFeatures == 0)
        #expect(!driver.transport.isInterruptAsserted)
        driver.write(MMIORegister.queueSelect, 0)
        #expect(driver.read(MMIORegister.queueReady) == 0)
        driver.bringUp()
        driver.add(0, readable: [[5, 6]], writable: [2])
        driver.notify(0)
        #expect(driver.takeUsed(0)?.written == [6, 5])
    }

    @Test("One queue can be reset and set up again while the device runs (§2.6.1)")
    func queueReset() {
        driver.bringUp()
        driver.write(MMIORegister.queueSelect, 1)
        driver.write(MMIORegister.queueReset, 1)
        #expect(driver.read(MMIORegister.queueReset) == 0)
        #expect(driver.read(MMIORegister.queueReady) == 0)
        driver.add(1, readable: [[1]], writable: [1])
        driver.notify(1)
        #expect(driver.takeUsed(1) == nil)
        driver.setUpQueue(1)
        driver.add(1, readable: [[1]], writable: [1])
        driver.notify(1)
        #expect(driver.takeUsed(1)?.written == [1])
        driver.add(0, readable: [[2]], writable: [1])
        driver.notify(0)
        #expect(driver.takeUsed(0)?.written == [2])
    }

    @Test("Configuration space is read in any width; registers only as aligned words")
    func accessWidths() {
        #expect(driver.transport.load(0x100, size: 1) == 1)
        #expect(driver.transport.load(0x101, size: 2) == 0x0302)
        #expect(driver.transport.load(0x104, size: 4) == 0x0807_0605)
        #expect(driver.transport.load(0x100, size: 8) == 0x0807_0605_0403_0201)
        #expect(driver.transport.load(0xffc, size: 8) != 1)
        #expect(driver.transport.load(0x000, size: 1) == 0)
        #expect(driver.transport.load(0x002, size: 4) == 0)
        driver.transport.store(MMIORegister.status, 1, size: 1)
        #expect(driver.status == 0)
    }

    @Test("Shared memory regions do not exist")
    func sharedMemory() {
        driver.write(MMIORegister.sharedMemorySelect, 0)
        #expect(driver.read(MMIORegister.sharedMemoryLengthLow) == .max)
        #expect(driver.read(MMIORegister.sharedMemoryLengthHigh) == .max)
    }
}
