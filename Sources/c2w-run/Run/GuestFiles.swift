import Emulator
import Glibc
import HostPlatform
import ImageModel

/// The generic guest image: the folder that `guest/build.sh` makes.
struct GuestFiles {
    var boot: GuestBoot

    private static let kernelName = "kernel"
    private static let initramfsName = "initramfs.cpio"
    private static let manifestName = "guest.json"
    /// Several times what ours have.
    private static let maxFileBytes = 256 << 20
    private static let maxManifestBytes = 1 << 20

    /// - Parameters:
    ///   - given: the folder of `--guest`.
    ///   - kind: what it is for.
    ///   - showsKernelLog: the kernel is not told to be quiet.
    init(given: String?, kind: MachineKind, processor: GuestArchitecture, showsKernelLog: Bool) throws(CommandError) {
        let architecture = kind.guestName
        let folder = try GuestFiles.find(given, architecture)
        func read(_ name: String, _ maxBytes: Int) throws(CommandError) -> [UInt8] {
            do throws(HostError) { return try PosixFile.readAll(folder + "/" + name, maxBytes: maxBytes) } catch {
                throw .failure("the guest image cannot be read: \(error)")
            }
        }
        let manifest = try read(GuestFiles.manifestName, GuestFiles.maxManifestBytes)
        var commandLine = try GuestFiles.commandLine(manifest, folder, architecture)
        if showsKernelLog {
            commandLine = commandLine.split(separator: " ").filter { $0 != "quiet" }.joined(separator: " ")
        }
        boot = GuestBoot(
            architecture: processor, kernel: try read(GuestFiles.kernelName, GuestFiles.maxFileBytes),
            initramfs: try read(GuestFiles.initramfsName, GuestFiles.maxFileBytes), commandLine: commandLine)
    }

    private static func commandLine(_ manifest: [UInt8], _ folder: String, _ architecture: String)
        throws(CommandError) -> String
    {
        do throws(DocumentError) {
            let document = JSONField(document: try JSONValue.parse(manifest))
            let version = try document.required("protocolVersion").uint64()
            guard version == UInt64(GuestProtocol.version) else {
                throw DocumentError(
                    .unsupported,
                    "speaks version \(version) of the control protocol, this program version \(GuestProtocol.version)")
            }
            let made = try document.required("arch").string()
            guard made == architecture else {
                throw DocumentError(.unsupported, "is for \(printable(made)), not \(architecture)")
            }
            return try document.required("commandLine").string()
        } catch {
            throw .failure("the guest image \(folder): \(error.message)")
        }
    }

    /// `--guest`, `$C2W_GUEST`, beside the program, the cache: the first that there is. The first two are not passed
    /// over if they are wrong. A folder of several architectures is understood too.
    private static func find(_ given: String?, _ architecture: String) throws(CommandError) -> String {
        for (name, folder) in [("--guest", given), ("$C2W_GUEST", LoginChain.variable("C2W_GUEST"))] {
            guard let folder else { continue }
            for candidate in [folder, folder + "/" + architecture] where isGuest(candidate) { return candidate }
            throw .failure(
                "\(name): there is no guest image in \(folder) (\(manifestName), \(kernelName), \(initramfsName))")
        }
        var places: [String] = []
        if let program = programFolder() { places.append(program + "/guest/" + architecture) }
        places.append(try UserFolders.cache() + "/guest/" + architecture)
        for place in places where isGuest(place) { return place }
        throw .failure(
            "there is no guest image for \(architecture) in \(places.joined(separator: " or ")): "
                + "'make guest' in c2w-run's source folder builds one, --guest names one")
    }

    private static func isGuest(_ folder: String) -> Bool { PosixFile.exists(folder + "/" + manifestName) }

    private static func programFolder() -> String? {
        var buffer = [CChar](repeating: 0, count: 4097)
        let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
        guard count > 0 else { return nil }
        let path = buffer[..<count].map { UInt8(bitPattern: $0) }
        guard let slash = path.lastIndex(of: UInt8(ascii: "/")) else { return nil }
        return String(decoding: path[..<slash], as: UTF8.self)
    }
}
