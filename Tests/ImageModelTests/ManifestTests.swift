import ImageModel
import Testing

@Suite struct ManifestTests {
    static let digest = "sha256:" + String(repeating: "a", count: 64)

    static func descriptor(_ type: String = MediaType.ociLayerGzip, _ more: String = "") -> String {
        #"{"mediaType":"\#(type)","digest":"\#(digest)","size":7\#(more)}"#
    }

    static func manifest(_ layers: [String], config: String = descriptor(MediaType.ociConfig)) -> String {
        #"{"schemaVersion":2,"config":\#(config),"layers":[\#(layers.joined(separator: ","))]}"#
    }

    static func parse(_ text: String, _ type: String = "") throws -> ManifestDocument {
        try ManifestDocument.parse(Array(text.utf8), mediaType: type)
    }

    @Test(
        "Layers of both families, in all compressions, are read",
        arguments: [
            (MediaType.ociLayer, LayerCompression.plain), (MediaType.ociLayerGzip, .gzip),
            (MediaType.ociLayerZstd, .zstd),
            (MediaType.dockerLayer, .plain), (MediaType.dockerLayerGzip, .gzip),
            ("application/vnd.docker.image.rootfs.foreign.diff.tar.gzip", .gzip),
            ("application/vnd.oci.image.layer.nondistributable.v1.tar+zstd", .zstd),
        ])
    func layerTypes(_ type: String, _ compression: LayerCompression) throws {
        guard case .image(let image) = try ManifestTests.parse(ManifestTests.manifest([ManifestTests.descriptor(type)]))
        else {
            Issue.record("no image")
            return
        }
        try image.requireRunnable()
        #expect(MediaType.layerCompression(image.layers[0].mediaType) == compression)
        #expect(image.layers[0].sizeBytes == 7)
    }

    @Test("An encrypted layer, or one of an unknown kind, cannot be run")
    func unknownLayers() throws {
        for type in [MediaType.ociLayerGzip + "+encrypted", "application/x", ""] {
            guard
                case .image(let image) = try ManifestTests.parse(
                    ManifestTests.manifest([ManifestTests.descriptor(type)]))
            else { continue }
            #expect(try #require(throws: DocumentError.self) { try image.requireRunnable() }.reason == .unsupported)
        }
    }

    @Test(
        "A manifest that breaks the specification is refused with its place",
        arguments: [
            (#"{"schemaVersion":2}"#, "neither"), (#"{"manifests":[]}"#, "schemaVersion"),
            (#"{"schemaVersion":1}"#, "schema 1"), ("[]", "the document: is an array"),
            (manifest([#"{"size":1}"#]), "layers[0].digest: is missing"),
            (manifest([#"{"digest":"sha256:ab","size":1}"#]), "layers[0].digest: \"sha256:ab\""),
            (manifest([#"{"digest":"\#(digest)","size":-1}"#]), "layers[0].size: -1 is negative"),
            (manifest([#"{"digest":"\#(digest)","size":1e3}"#]), "layers[0].size: 1e3"),
            (manifest([#"{"digest":"\#(digest)"}"#]), "layers[0].size: is missing"),
            (manifest(Array(repeating: descriptor(), count: 1025)), "layers: has 1025 elements"),
        ])
    func refuses(_ document: String, _ words: String) throws {
        let error = try #require(throws: DocumentError.self) { try ManifestTests.parse(document) }
        #expect(error.message.contains(words), "\(error.message)")
    }

    @Test("Content type, media type and fields must agree: one document is one thing")
    func ambiguity() throws {
        let index = #"{"schemaVersion":2,"manifests":[]}"#
        #expect(throws: DocumentError.self) { try ManifestTests.parse(index, MediaType.ociManifest) }
        #expect(throws: DocumentError.self) {
            try ManifestTests.parse(ManifestTests.manifest([]), MediaType.dockerIndex)
        }
        _ = try ManifestTests.parse(index, MediaType.dockerIndex + "; charset=utf-8")
        _ = try ManifestTests.parse(index, "application/json")
    }

    @Test("Index entries by another hash are left out; malformed ones are errors")
    func foreignDigests() throws {
        let sha512 = #"{"digest":"sha512:\#(String(repeating: "b", count: 128))","size":1}"#
        let text = #"{"schemaVersion":2,"manifests":[\#(sha512),\#(ManifestTests.descriptor())]}"#
        guard case .index(let index) = try ManifestTests.parse(text) else {
            Issue.record("no index")
            return
        }
        #expect(index.manifests.count == 1)
        #expect(throws: DocumentError.self) {
            try ManifestTests.parse(#"{"schemaVersion":2,"manifests":[{"digest":"nonsense","size":1}]}"#)
        }
    }

    @Test(
        "A variant runs what is older, never what is newer",
        arguments: [
            ("linux/arm/v7", "linux/arm/v6", true), ("linux/arm/v6", "linux/arm/v7", false),
            ("linux/arm", "linux/arm/v7", true),
            ("linux/arm", "linux/arm/v8", false), ("linux/arm/v8", "linux/arm", true),
            ("linux/arm64", "linux/arm64/v8", true),
            ("linux/arm64/v8", "linux/arm64", true), ("linux/amd64", "linux/amd64/v1", true),
            ("linux/amd64", "linux/amd64/v2", false), ("linux/amd64/v3", "linux/amd64/v2", true),
            ("linux/riscv64", "linux/riscv64/rva20u64", true), ("linux/riscv64", "linux/riscv64/rva22u64", false),
            ("linux/riscv64", "linux/amd64", false), ("linux/amd64", "windows/amd64", false),
            ("linux/ppc64le", "linux/ppc64le", true), ("linux/x86_64", "linux/amd64", true),
            ("aarch64", "linux/arm64", true),
        ])
    func variants(_ wanted: String, _ offered: String, _ runs: Bool) throws {
        let left = try #require(Platform.parse(wanted))
        let right = try #require(Platform.parse(offered))
        #expect((left.rank(of: right) != nil) == runs)
    }

    @Test("Among variants the newest that runs is best")
    func bestVariant() throws {
        let wanted = try #require(Platform.parse("linux/arm/v8"))
        let ranks = ["v8", "v7", "v6", "v5", nil].map { variant in
            wanted.rank(of: Platform(os: "linux", architecture: "arm", variant: variant))
        }
        #expect(ranks == [0, 1, 2, 3, 4])
    }

    @Test(
        "A platform is os/architecture[/variant]; anything else is none",
        arguments: ["", "/", "linux/", "a/b/c/d", "linux amd64", "lin\u{e9}x/a"])
    func wrongPlatforms(_ text: String) { #expect(Platform.parse(text) == nil) }

    static func config(_ inner: String, rootfs: String = #"{"type":"layers","diff_ids":[]}"#) -> [UInt8] {
        Array(#"{"architecture":"riscv64","os":"linux","config":\#(inner),"rootfs":\#(rootfs)}"#.utf8)
    }

    @Test("Members of a config that are absent, null or of Docker's old form are read")
    func configForms() throws {
        let empty = try ImageConfig.parse(ManifestTests.config("null"))
        #expect(empty.environment.isEmpty && empty.user.isEmpty && empty.diffIDs.isEmpty)
        let nulls = try ImageConfig.parse(ManifestTests.config(#"{"Env":null,"Entrypoint":null,"Volumes":null}"#))
        #expect(nulls.entrypoint.isEmpty)
        #expect(try ImageConfig.parse(ManifestTests.config(#"{"Entrypoint":"/a b"}"#)).entrypoint == ["/a b"])
        #expect(try ImageConfig.parse(ManifestTests.config("null", rootfs: #"{"diff_ids":null}"#)).diffIDs.isEmpty)
    }

    @Test(
        "A config that would cut a system call's string short, or is no config, is refused",
        arguments: [
            (config(#"{"Env":["A=\u0000B"]}"#), "config.Env[0]: has a zero byte"),
            (config(#"{"Cmd":[1]}"#), "config.Cmd[0]: is a number"),
            (config(#"{"User":7}"#), "config.User: is a number"), (config("{}", rootfs: "null"), "rootfs: is missing"),
            (config("{}", rootfs: #"{"type":"windows"}"#), "rootfs.type"),
            (config("{}", rootfs: #"{"diff_ids":["x"]}"#), "rootfs.diff_ids[0]"),
        ])
    func refusesConfig(_ bytes: [UInt8], _ words: String) throws {
        let error = try #require(throws: DocumentError.self) { try ImageConfig.parse(bytes) }
        #expect(error.message.hasPrefix(words), "\(error.message)")
    }

    @Test("Lists in a config are bounded")
    func boundsConfig() throws {
        let many = ManifestTests.config(#"{"Cmd":[\#(Array(repeating: #""""#, count: 16385).joined(separator: ","))]}"#)
        let error = try #require(throws: DocumentError.self) { try ImageConfig.parse(many) }
        #expect(error.message == "config.Cmd: has 16385 elements; the limit is 16384")
    }
}
