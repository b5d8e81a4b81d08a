import ImageModel
import RegistryClient

func manifestSeeds() -> [[UInt8]] {
    let digest = "sha256:" + String(repeating: "a", count: 64)
    let config = #"{"mediaType":"\#(MediaType.ociConfig)","digest":"\#(digest)","size":7}"#
    let layer = #"{"mediaType":"\#(MediaType.ociLayerGzip)","digest":"\#(digest)","size":9,"annotations":{"a":"b"}}"#
    return [
        #"{"schemaVersion":2,"config":\#(config),"layers":[\#(layer),\#(layer)]}"#,
        #"{"schemaVersion":2,"manifests":[{"digest":"\#(digest)","size":1,"platform":{"os":"linux","architecture":"arm","variant":"v7"}}]}"#,
        #"{"architecture":"riscv64","os":"linux","config":{"Env":["A=b"],"Cmd":"x","Volumes":{"/d":{}},"Labels":{"k":"v"}},"rootfs":{"type":"layers","diff_ids":["\#(digest)"]}}"#,
        #"{"auths":{"h":{"auth":"dTpw"},"g":{"identitytoken":"t"}},"credsStore":"x"}"#,
        #"{"errors":[{"code":"A","message":"b"}]}"#,
    ].map { Array($0.utf8) }
}

/// Every reader of a document; what they take keeps to the limits.
func fuzzManifest(_ input: UnsafeRawBufferPointer) {
    let bytes = [UInt8](input)
    for type in ["", MediaType.ociIndex, MediaType.dockerManifest] {
        guard let document = try? ManifestDocument.parse(bytes, mediaType: type) else { continue }
        switch document {
        case .image(let image):
            precondition(image.layers.count <= ImageManifest.maxLayers)
            _ = try? image.requireRunnable()
        case .index(let index):
            let wanted = Platform(os: "linux", architecture: "arm")
            for entry in index.manifests { _ = entry.platform.map { wanted.rank(of: $0) } }
        }
    }
    if let config = try? ImageConfig.parse(bytes) {
        precondition(config.environment.allSatisfy { !$0.utf8.contains(0) })
    }
    _ = try? DockerConfig(parsing: bytes)
    if let line = RegistryErrorBody.summary(bytes) {
        precondition(line.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7f }, "a message drives the terminal")
        precondition(line.utf8.count < 400)
    }
}
