extension Platform {
    /// Reads `os/architecture[/variant]`, `architecture[/variant]` (os: linux), and the names that `uname -m`
    /// has for architectures; nil for anything else.
    public static func parse(_ text: String) -> Platform? {
        var parts: [String] = [""]
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "/"): parts.append("")
            case 0x61...0x7a, 0x30...0x39, UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"):
                parts[parts.count - 1].unicodeScalars.append(Unicode.Scalar(byte))
            case 0x41...0x5a: parts[parts.count - 1].unicodeScalars.append(Unicode.Scalar(byte | 0x20))
            default: return nil
            }
        }
        guard parts.count <= 3, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
        let isArchitectureFirst = parts.count == 1 || (parts.count == 2 && knownArchitectures.contains(parts[0]))
        if isArchitectureFirst { parts.insert("linux", at: 0) }
        return Platform(os: parts[0], architecture: parts[1], variant: parts.count > 2 ? parts[2] : nil).normalized
    }

    private static let knownArchitectures = [
        "amd64", "x86_64", "x86-64", "arm64", "aarch64", "arm", "armhf", "armel", "386", "i386", "i686", "riscv64",
        "ppc64le", "s390x", "mips64le", "loong64", "loongarch64",
    ]

    /// One spelling for each platform: Go's names for architectures, and no variant that says nothing.
    public var normalized: Platform {
        var out = self
        switch architecture {
        case "x86_64", "x86-64": out.architecture = "amd64"
        case "aarch64": out.architecture = "arm64"
        case "i386", "i486", "i586", "i686": out.architecture = "386"
        case "armhf": (out.architecture, out.variant) = ("arm", "v7")
        case "armel": (out.architecture, out.variant) = ("arm", "v6")
        case "loongarch64": out.architecture = "loong64"
        default: break
        }
        switch (out.architecture, out.variant) {
        case ("arm64", "v8"), ("arm64", "8"), ("amd64", "v1"), ("riscv64", "rva20u64"): out.variant = nil
        case ("arm", let digit?) where ["5", "6", "7", "8"].contains(digit): out.variant = "v" + digit
        default: break
        }
        return out
    }

    /// How well code for `offered` runs where this platform is wanted: 0 is best, nil is not at all.
    ///
    /// A variant runs what is older: arm v8 → v7 → v6 → v5 → unnamed, amd64 v3 → v2 → v1. Asking for no variant is
    /// asking for the base, except on arm, where it means v7, as other tools have it.
    public func rank(of offered: Platform) -> Int? {
        let wanted = normalized
        let other = offered.normalized
        guard wanted.os == other.os, wanted.architecture == other.architecture else { return nil }
        let ladder: [String?]
        switch wanted.architecture {
        case "arm": ladder = ["v8", "v7", "v6", "v5", nil]
        case "amd64": ladder = ["v4", "v3", "v2", nil]
        case "riscv64": ladder = ["rva23u64", "rva22u64", nil]
        default: ladder = []
        }
        let start = wanted.architecture == "arm" ? wanted.variant ?? "v7" : wanted.variant
        guard let from = ladder.firstIndex(of: start) else {
            if other.variant == start { return 0 }
            return other.variant == nil ? 1 : nil
        }
        guard let at = ladder.firstIndex(of: other.variant), at >= from else { return nil }
        return at - from
    }

    /// BuildKit marks attestations with it: they are no images.
    public var isUnknown: Bool { os == "unknown" && architecture == "unknown" }

    /// Nothing is said about the platform.
    public var isEmpty: Bool { os.isEmpty && architecture.isEmpty }
}
