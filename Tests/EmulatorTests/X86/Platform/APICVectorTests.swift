import Emulator
import Testing

/// Both APICs against QEMU's: `Tests/Differential/apic/vectors.py` made the steps at random and had QEMU answer them.
@Suite struct APICVectorTests {
    private static let root = String(
        #filePath.dropLast("Tests/EmulatorTests/X86/Platform/APICVectorTests.swift".count))

    @Test("Every read answers as QEMU's APICs do, and interrupts are taken in the same order")
    func vectors() throws {
        let localAPIC = LocalAPIC(clock: HandClock())
        let ioAPIC = IOAPIC(id: 0, localAPIC: localAPIC)
        var (reads, taken) = (0, 0)
        let path = Self.root + "Tests/Differential/apic/vectors.txt"
        let lines = String(decoding: HostTool.read(path), as: UTF8.self).split(separator: "\n")
        for (number, line) in lines.enumerated() {
            let words = line.split(separator: " ")
            let values = words.dropFirst().compactMap { UInt32($0, radix: 16) }
            var answer: UInt32?
            switch words[0] {
            case "r": answer = localAPIC.load(UInt64(values[0]), size: 4)
            case "w":
                let effect = localAPIC.store(UInt64(values[0]), values[1], size: 4)
                if case .endOfInterrupt(let vector) = effect { ioAPIC.endOfInterrupt(vector: vector) }
            case "R":
                ioAPIC.store(0, values[0], size: 4)
                answer = ioAPIC.load(0x10, size: 4)
            case "W":
                ioAPIC.store(0, values[0], size: 4)
                ioAPIC.store(0x10, values[1], size: 4)
            case "E": ioAPIC.store(0x40, values[0], size: 4)
            case "L": ioAPIC.setLine(4, values[0] != 0)
            case "A":
                answer = UInt32(localAPIC.acknowledge() ?? 0)
                if answer != 0 { taken += 1 }
            default: Issue.record("line \(number + 1): \(line)")
            }
            if let answer {
                reads += 1
                try #require(answer == values.last, "line \(number + 1): \(line), not \(String(answer, radix: 16))")
            }
        }
        #expect(reads > 1000 && taken > 200, "\(reads) reads, \(taken) interrupts: the file is not what it was")
    }
}
