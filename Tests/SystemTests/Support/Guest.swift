import Glibc
import HostPlatform

/// A machine that containers run in, by its processor: its guest image, and a real image to run.
enum Guest: String, CaseIterable, Sendable, CustomStringConvertible {
    case riscv64, x86_64

    /// Those whose guest image and Debian image have been made.
    static let available = allCases.filter { $0.isBuilt && $0.debian != nil }

    static let areThere = !available.isEmpty

    var description: String { rawValue }

    /// `guest.json`, kernel and initramfs.
    var folder: String { Installation.guests + "/" + rawValue }

    var isBuilt: Bool { PosixFile.exists(folder + "/kernel") }

    /// As images spell it.
    var architecture: String { self == .riscv64 ? "riscv64" : "amd64" }

    /// The Debian image of `make image`, as an OCI layout; nil where it has not been made.
    var debian: String? { self == .riscv64 ? Guest.debianLayouts.riscv64 : Guest.debianLayouts.x86_64 }

    /// What is in `/etc/debian_version` first.
    var debianVersion: String { self == .riscv64 ? "13" : "12" }

    private static let debianLayouts = (riscv64: makeDebian(.riscv64), x86_64: makeDebian(.x86_64))

    private static func makeDebian(_ guest: Guest) -> String? {
        guard guest.isBuilt else { return nil }
        let script = Installation.sourceFolder + "/scripts/debian-image.sh"
        guard let finished = try? run(["bash", script, guest.rawValue], seconds: 1800), finished.status == 0 else {
            return nil
        }
        return finished.output.split(separator: "\n").last.map { "\($0)/oci" }
    }

    /// That image in the shared registry: `localhost:PORT/debian:ARCHITECTURE`.
    func debianInRegistry() throws -> String {
        try (self == .riscv64 ? Guest.pushed.riscv64 : Guest.pushed.x86_64).get()
    }

    private static let pushed = (riscv64: push(.riscv64), x86_64: push(.x86_64))

    private static func push(_ guest: Guest) -> Result<String, any Error> {
        Result {
            guard let layout = guest.debian else { throw TestFailure("no Debian image for \(guest): run `make image`") }
            return try RegistryServer.shared.get().push("oci:\(layout):latest", as: "debian:\(guest.architecture)")
        }
    }
}
