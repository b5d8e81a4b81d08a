import ArgumentParser
import ImageModel

/// The machine that the container runs in.
struct MachineOptions: ParsableArguments {
    @Option(
        name: [.customShort("m"), .customLong("memory")], parsing: .unconditional,
        help: ArgumentHelp("Memory of the machine; only what is touched is taken from the host.", valueName: "SIZE"))
    var memory: ByteSize = ByteSize(bytes: 1 << 30)

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Folder with the guest image (kernel and initramfs).", valueName: "DIR"))
    var guest: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "The x86-64 machine's processor: v1, v2 or v3. v2 unless the image or its program needs v3.",
            valueName: "LEVEL"))
    var cpu: ProcessorLevel?

    @Flag(name: .customLong("kernel-log"), help: ArgumentHelp(visibility: .hidden)) var kernelLog = false

    /// Less cannot boot, more is beyond the machine's map.
    static let memoryRange: ClosedRange<UInt64> = 64 << 20...64 << 30

    func validate() throws {
        guard MachineOptions.memoryRange.contains(memory.bytes) else {
            throw ValidationError("-m \(memory): expected 64m to 64g")
        }
    }
}
