// swift-tools-version: 6.2
//
// The targets, in the order in which bytes travel:
//
//   registry · layout · archive
//        │  RegistryClient            (CurlTransport: HTTP)
//        ▼
//   ImageMounter                      (ImageCodecs: inflate, zstd, SHA-256)
//        │
//        ▼
//   NinePServer                       (NinePListener: tcp and unix sockets)
//        ▼
//   Emulator
//        ▲
//   c2w-run                           (HostPlatform: threads, locks, clock, files, terminal)
//
// Imports point only up this road; every target may import ImageModel, the leaf.
// The first five are the portable core: no Foundation, no C library, and they also compile as
// Embedded Swift for wasm32 (`make embedded` sets C2W_EMBEDDED).

import PackageDescription

let embedded = Context.environment["C2W_EMBEDDED"] == "1"

let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error)
]

/// The interpreters' loops have thousands of blocks: LLVM takes longer to keep track of variables for a debugger there than for
/// all the rest of the module. Line tables stay.
let loops: [SwiftSetting] =
    strict + [.unsafeFlags(["-Xfrontend", "-gline-tables-only"], .when(configuration: .release))]

let core: [Target] = [
    .target(name: "ImageModel", swiftSettings: strict),
    .target(name: "RegistryClient", dependencies: ["ImageModel"], swiftSettings: strict),
    .target(name: "ImageMounter", dependencies: ["ImageModel"], swiftSettings: strict),
    .target(name: "NinePServer", dependencies: ["ImageModel"], swiftSettings: strict),
    .target(name: "Emulator", dependencies: ["ImageModel", "NinePServer"], swiftSettings: loops),
]

/// Checks with no test library, so that they run natively and as wasm.
let coreChecks: [Target] = [
    .target(
        name: "CoreChecks", dependencies: ["ImageModel", "RegistryClient", "ImageMounter", "NinePServer", "Emulator"],
        path: "Tests/CoreChecks", swiftSettings: strict)
]

let adapters: [Target] = [
    .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    .systemLibrary(name: "CIsal", providers: [.apt(["libisal-dev"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    // Needs libfuse3's headers (Debian: libfuse3-dev); opens the library itself when first used.
    .target(name: "CFuse3"),
    .target(name: "CHostShims"),
    .target(name: "HostPlatform", dependencies: ["ImageModel", "CHostShims"], swiftSettings: strict),
    .target(
        name: "CurlTransport", dependencies: ["ImageModel", "HostPlatform", "CCurl"],
        swiftSettings: strict),
    .target(
        name: "ImageCodecs", dependencies: ["ImageModel", "CZlib", "CIsal", "CZstd", "CCrypto"],
        swiftSettings: strict),
    .target(
        name: "NinePListener", dependencies: ["ImageModel", "NinePServer", "HostPlatform", "CHostShims"],
        swiftSettings: strict),
    .target(
        name: "FUSEMount", dependencies: ["ImageModel", "HostPlatform", "CFuse3", "CHostShims"],
        swiftSettings: strict),
    .executableTarget(
        name: "c2w-run",
        dependencies: [
            "ImageModel", "RegistryClient", "ImageMounter", "NinePServer", "Emulator",
            "HostPlatform", "CurlTransport", "ImageCodecs", "NinePListener", "FUSEMount",
            .product(name: "ArgumentParser", package: "swift-argument-parser"),
        ],
        swiftSettings: strict,
        // The program runs on machines that have no Swift: its runtime is linked in. Only the link
        // differs, so tests and program share one build.
        linkerSettings: [
            .unsafeFlags([
                "-static-stdlib", "-l_FoundationCShims", "-l_FoundationCollections",
                "-lswiftSynchronization",
            ])
        ]),
]

let tools: [Target] = [
    // Writes the decoder, interpreter, disassembler and tests of an instruction set from its table.
    .executableTarget(name: "isagen", path: "Tools/isagen", swiftSettings: strict),
    // Runs bare RISC-V programs: the instruction tests and the MIPS figure come from it.
    .executableTarget(
        name: "rvbench", dependencies: ["ImageModel", "Emulator", "HostPlatform"],
        path: "Tools/rvbench", swiftSettings: strict),
    // Prints what the x86-64 decoder makes of bytes, for comparison with other decoders.
    .executableTarget(
        name: "x86decode", dependencies: ["ImageModel", "Emulator"], path: "Tools/x86decode", swiftSettings: strict),
    // Runs single x86-64 instructions and static programs: the differential tests drive it.
    .executableTarget(
        name: "x86step", dependencies: ["ImageModel", "Emulator", "HostPlatform", "CoreChecks"], path: "Tools/x86step",
        swiftSettings: strict),
    // Exports a folder of the host over 9P, for comparison with other servers of the same folder.
    .executableTarget(
        name: "ninep-serve-folder",
        dependencies: ["ImageModel", "NinePServer", "NinePListener", "HostPlatform", "CHostShims"],
        path: "Tools/ninep-serve-folder", swiftSettings: strict),
    // Prints a merged tree, for comparison with what another program unpacks.
    .executableTarget(
        name: "tree-dump", dependencies: ["ImageModel", "ImageMounter", "ImageCodecs", "HostPlatform"],
        path: "Tools/tree-dump", swiftSettings: strict),
    // One executable for all fuzz targets: `fuzz TARGET [--seconds N] [FILE…]`.
    .executableTarget(
        name: "fuzz",
        dependencies: [
            "ImageModel", "RegistryClient", "ImageMounter", "NinePServer", "Emulator",
            "HostPlatform", "ImageCodecs", "TestSupport", "CoreChecks",
        ],
        path: "Tools/fuzz", swiftSettings: strict),
]

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(
        name: name, dependencies: dependencies + ["ImageModel", "TestSupport"],
        exclude: exclude, swiftSettings: strict)
}

/// `C2W_TESTS=ImageMounterTests,HostPlatformTests` builds these tests alone, and no tool: for work on one part.
let wantedTests = Context.environment["C2W_TESTS"].map { $0.split(separator: ",").map { String($0) } }

let allTests: [Target] = [
    .target(
        name: "TestSupport", dependencies: ["CoreChecks", "ImageModel", "ImageMounter", "HostPlatform", "ImageCodecs"],
        path: "Tests/TestSupport", swiftSettings: strict),
    tests("CoreCheckTests", ["CoreChecks"]),
    tests("ImageModelTests", []),
    tests("RegistryClientTests", ["RegistryClient", "CurlTransport", "ImageCodecs", "HostPlatform"]),
    tests("ImageMounterTests", ["ImageMounter", "ImageCodecs", "HostPlatform"]),
    tests("NinePServerTests", ["NinePServer", "NinePListener", "HostPlatform"]),
    tests("EmulatorTests", ["Emulator", "NinePServer", "HostPlatform"]),
    tests("HostPlatformTests", ["HostPlatform", "CHostShims"]),
    tests("FUSEMountTests", ["FUSEMount", "HostPlatform", "CHostShims"]),
    tests(
        "SystemTests", ["HostPlatform", "ImageMounter", "ImageCodecs"],
        exclude: ["Support/terminal.py", "Support/bad_registry.py", "Support/layouts.py"]),
]

let testTargets = allTests.filter { test in
    test.type == .regular || wantedTests?.contains(test.name) ?? true
}

let embeddedCheck: [Target] = [
    .target(name: "CEmbeddedRuntime", cSettings: [.unsafeFlags(["-fno-builtin", "-O2"])]),
    .executableTarget(
        name: "EmbeddedCheck",
        dependencies: ["CEmbeddedRuntime", "CoreChecks"],
        swiftSettings: strict),
]

let package = Package(
    name: "c2w-run",
    products: embedded ? [] : [.executable(name: "c2w-run", targets: ["c2w-run"])],
    dependencies: embedded
        ? []
        : [.package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")],
    targets: embedded
        ? core + coreChecks + embeddedCheck
        : core + coreChecks + adapters + (wantedTests == nil ? tools : []) + testTargets,
    swiftLanguageModes: [.v6]
)
