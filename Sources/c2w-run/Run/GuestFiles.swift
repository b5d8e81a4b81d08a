import Glibc
import HostPlatform

/// The generic guest image: the folder with `kernel` and `initramfs.cpio` that `guest/build.sh` makes.
struct GuestFiles {
    var kernel: [UInt8]
    var initramfs: [UInt8]

    static let kernelName = "kernel"
    static let initramfsName = "initramfs.cpio"
    /// Several times what ours have.
    private static let maxFileBytes = 256 << 20

    /// - Parameter given: the folder of `--guest`.
    init(given: String?, architecture: String) throws(CommandError) {
        let folder = try GuestFiles.find(given, architecture)
        do throws(HostError) {
            kernel = try PosixFile.readAll(folder + "/" + GuestFiles.kernelName, maxBytes: GuestFiles.maxFileBytes)
            initramfs = try PosixFile.readAll(
                folder + "/" + GuestFiles.initramfsName, maxBytes: GuestFiles.maxFileBytes)
        } catch {
            throw .failure("the guest image cannot be read: \(error)")
        }
    }

    /// `--guest`, `$C2W_GUEST`, beside the program, the cache: the first that there is. The first two are not passed
    /// over if they are wrong. A folder of several architectures is understood too.
    private static func find(_ given: String?, _ architecture: String) throws(CommandError) -> String {
        for (name, folder) in [("--guest", given), ("$C2W_GUEST", LoginChain.variable("C2W_GUEST"))] {
            guard let folder else { continue }
            for candidate in [folder, folder + "/" + architecture] where isGuest(candidate) { return candidate }
            throw .failure("\(name): \(folder) has no \(kernelName) and \(initramfsName)")
        }
        var places: [String] = []
        if let program = programFolder() { places.append(program + "/guest/" + architecture) }
        places.append(try UserFolders.cache() + "/guest/" + architecture)
        for place in places where isGuest(place) { return place }
        throw .failure(
            "no guest image for \(architecture) in \(places.joined(separator: " or ")): "
                + "'make guest' in c2w-run's source folder builds one, --guest names one")
    }

    private static func isGuest(_ folder: String) -> Bool {
        PosixFile.exists(folder + "/" + kernelName) && PosixFile.exists(folder + "/" + initramfsName)
    }

    private static func programFolder() -> String? {
        var buffer = [CChar](repeating: 0, count: 4097)
        let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
        guard count > 0 else { return nil }
        let path = buffer[..<count].map { UInt8(bitPattern: $0) }
        guard let slash = path.lastIndex(of: UInt8(ascii: "/")) else { return nil }
        return String(decoding: path[..<slash], as: UTF8.self)
    }
}
