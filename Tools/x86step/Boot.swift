import Emulator

/// Starts a vmlinux at its 64-bit entry on a machine that has RAM, a clock and a serial port, to see how far it comes.
final class Boot {
    private let machine: KernelMachine
    var processor: X86Processor { machine.processor }

    init(kernel path: String, commandLine: String, level: X86Level) throws {
        machine = try KernelMachine(kernel: path, level: level, gdtBase: 0x500, gdtLimit: 31)
        machine.bus.writesSerial = true
        // GDT. boot_params with command line and memory map.
        let descriptors: [UInt64] = [0, 0, 0x00af_9b00_0000_ffff, 0x00cf_9300_0000_ffff]
        for (index, entry) in descriptors.enumerated() {
            machine.put(0x500 + UInt64(index) * 8, entry)
        }
        let text = Array(commandLine.utf8) + [0]
        _ = text.withUnsafeBytes { machine.memory.write(0x20000, from: $0) }
        let parameters: UInt64 = 0x7000
        machine.put(parameters + 0x1f1 + 13, 0xaa55, bytes: 2)
        machine.put(parameters + 0x202, 0x5372_6448, bytes: 4)
        machine.put(parameters + 0x206, 0x20c, bytes: 2)
        machine.put(parameters + 0x210, 0xff, bytes: 1)
        machine.put(parameters + 0x228, 0x20000, bytes: 4)
        machine.put(parameters + 0x238, UInt64(text.count), bytes: 4)
        let map: [(UInt64, UInt64, UInt64)] = [
            (0, 0x9fc00, 1), (0x9fc00, 0x60400, 2), (0x10_0000, KernelMachine.memoryBytes - 0x10_0000, 1),
        ]
        machine.put(parameters + 0x1e8, UInt64(map.count), bytes: 1)
        for (index, entry) in map.enumerated() {
            let at = parameters + 0x2d0 + UInt64(index) * 20
            machine.put(at, entry.0)
            machine.put(at + 8, entry.1)
            machine.put(at + 16, entry.2, bytes: 4)
        }
        processor.setRegister(6, parameters)
        processor.setRegister(4, 0x8ff0)
    }

    func run(maxInstructions: UInt64) -> Int32 {
        let stop = processor.run(maxInstructions: maxInstructions)
        tell(
            "\nstopped: \(stop) at 0x\(String(processor.pc, radix: 16)), CR2 0x\(String(processor.controlRegister(2), radix: 16))"
        )
        for index in 0..<16 { tell("r\(index) 0x\(String(processor.register(index), radix: 16))") }
        return 0
    }
}
