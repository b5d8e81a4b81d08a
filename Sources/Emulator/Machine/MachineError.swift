import ImageModel

/// Why a machine could not be made. What a running guest does wrong is answered to the guest.
public enum MachineError: Error, Sendable, Equatable {
    /// The kernel file has no RISC-V Image header: "RSC\x05" at byte 56.
    case kernelNotAnImage
    /// The x86-64 kernel file is no ELF file for x86-64.
    case kernelNotELF
    /// The kernel file is packed (gzip, zstd …) where a plain `Image` or `vmlinux` is needed.
    case kernelCompressed
    /// The header of the kernel says something no kernel for this machine says.
    case kernelHeaderInvalid(reason: String)
    /// RAM has no room for the kernel, its initramfs and the device tree together.
    case memoryTooSmall(neededBytes: UInt64, sizeBytes: UInt64)
    /// RAM must be a multiple of 2 MiB, at most `maximumBytes`.
    case memorySizeInvalid(sizeBytes: UInt64, maximumBytes: UInt64)
    /// The kernel's command line is longer than Linux takes (COMMAND_LINE_SIZE).
    case commandLineTooLong(bytes: Int, maximumBytes: Int)

    /// One sentence for a person.
    public var message: String {
        switch self {
        case .kernelNotAnImage:
            return "the guest kernel is not a RISC-V Image file (no RSC\\x05 magic at byte 56)"
        case .kernelNotELF:
            return "the guest kernel is not an ELF file for x86-64 (vmlinux)"
        case .kernelCompressed:
            return "the guest kernel is compressed; arch/riscv/boot/Image or vmlinux, uncompressed, is needed"
        case .kernelHeaderInvalid(let reason):
            return "the guest kernel's header is not usable: \(reason)"
        case .memoryTooSmall(let needed, let size):
            return "guest memory of \(size >> 20) MiB is too small: kernel and initramfs need \((needed >> 20) + 1) MiB"
        case .memorySizeInvalid(let size, let maximum):
            return "guest memory of \(size) bytes is not a multiple of 2 MiB up to \(maximum >> 20) MiB"
        case .commandLineTooLong(let bytes, let maximum):
            return "the kernel command line has \(bytes) bytes; Linux takes \(maximum)"
        }
    }
}
