import ImageModel

/// The processor that a guest is for.
public enum GuestArchitecture: Sendable, Equatable {
    case riscv64
    case x86_64(X86Level)
}

/// What the guest starts from.
public struct GuestBoot {
    public var architecture: GuestArchitecture
    /// The whole of a RISC-V Linux `Image`, or of an x86-64 `vmlinux`, uncompressed.
    public var kernel: [UInt8]
    /// A cpio archive, packed as the kernel can unpack it; empty for none.
    public var initramfs: [UInt8]
    public var commandLine: String

    public init(
        architecture: GuestArchitecture = .riscv64, kernel: [UInt8], initramfs: [UInt8] = [], commandLine: String
    ) {
        self.architecture = architecture
        self.kernel = kernel
        self.initramfs = initramfs
        self.commandLine = commandLine
    }
}

/// Puts kernel, initramfs and device tree into RAM (Documentation/arch/riscv/boot.rst in Linux).
///
///     RAM +0        +text_offset (2 MiB)                                            top
///     │             │ kernel, bss …           …  │ initramfs (page) │ device tree (8 KiB …, 2 MiB) │
package struct BootLoader {
    /// Linux's COMMAND_LINE_SIZE for riscv.
    package static let maxCommandLineBytes = 1023
    /// More than the tree of the machine ever takes.
    private static let deviceTreeBytes: UInt64 = 64 << 10
    private static let randomSeedBytes = 32

    /// Where the hart starts, with the hart's number in a0 and `deviceTree` in a1.
    package let entry: UInt64
    /// Guest physical address.
    package let deviceTree: UInt64

    /// `memory` must be fresh: all zeros.
    package init(_ boot: GuestBoot, into memory: GuestMemory, host: HostServices) throws(MachineError) {
        let commandLineBytes = boot.commandLine.utf8.count
        guard commandLineBytes <= Self.maxCommandLineBytes else {
            throw .commandLineTooLong(bytes: commandLineBytes, maximumBytes: Self.maxCommandLineBytes)
        }
        let kernel = try Self.readHeader(boot.kernel)
        let initramfsBytes = (UInt64(boot.initramfs.count) + 4095) & ~4095
        let needed = kernel.textOffset + kernel.imageSizeBytes + initramfsBytes + Self.deviceTreeBytes
        guard needed <= memory.sizeBytes else {
            throw .memoryTooSmall(neededBytes: needed, sizeBytes: memory.sizeBytes)
        }
        entry = memory.guestBase + kernel.textOffset
        deviceTree = memory.guestBase + memory.sizeBytes - Self.deviceTreeBytes
        let initramfsStart = deviceTree - initramfsBytes

        var seed = [UInt8](repeating: 0, count: Self.randomSeedBytes)
        seed.withUnsafeMutableBytes { host.fillEntropy($0) }
        let tree = MachineDeviceTree(
            ramSizeBytes: memory.sizeBytes, commandLine: boot.commandLine,
            initramfs: boot.initramfs.isEmpty
                ? nil : initramfsStart..<initramfsStart + UInt64(boot.initramfs.count),
            randomSeed: seed
        ).blob()
        precondition(UInt64(tree.count) <= Self.deviceTreeBytes)
        Self.copy(boot.kernel, to: entry, memory)
        Self.copy(boot.initramfs, to: initramfsStart, memory)
        Self.copy(tree, to: deviceTree, memory)
    }

    private static func readHeader(_ file: [UInt8]) throws(MachineError) -> KernelImage {
        var failure: MachineError?
        let image: KernelImage? = file.withUnsafeBytes { bytes in
            do throws(MachineError) {
                return try KernelImage(bytes)
            } catch {
                failure = error
                return nil
            }
        }
        guard let image else { throw failure ?? .kernelNotAnImage }
        return image
    }

    private static func copy(_ bytes: [UInt8], to address: UInt64, _ memory: GuestMemory) {
        let isInside = bytes.withUnsafeBytes { memory.write(address, from: $0) }
        precondition(isInside)
    }
}
