import Glibc
import HostPlatform
import ImageModel
import ImageMounter

/// What the status file of a mount says.
///
///     {"image", "digest", "platform", "process", "waitingRequests", "isSettled", "failure",
///      "layers": [{"digest", "mediaType", "serving", "reason", "index", "totalBytes", "fetchedBytes", "hereBytes",
///                  "indexBytes", "requests", "isVerified"}]}
///
/// Layers are listed bottom first. Threads: any.
final class MountReport: @unchecked Sendable {
    // What is asked of it here may be asked from any thread.
    private let image: OpenedImage

    init(_ image: OpenedImage) { self.image = image }

    func document(waitingRequests: Int) -> [UInt8] {
        let resolved = image.resolved
        let layers = image.layers.map { layer -> JSONText in
            .object([
                ("digest", .string(layer.digest)),
                ("mediaType", .string(layer.mediaType)),
                ("serving", .string(layer.serving)),
                ("reason", .string(layer.reason)),
                ("index", .string(layer.index)),
                ("totalBytes", .number(layer.totalBytes)),
                ("fetchedBytes", .number(layer.fetchedBytes)),
                ("hereBytes", .number(layer.hereBytes)),
                ("indexBytes", .number(layer.indexBytes)),
                ("requests", .number(layer.requests)),
                ("isVerified", .bool(layer.isVerified)),
            ])
        }
        let document = JSONText.object([
            ("image", .string(resolved.name)),
            ("digest", .string(resolved.manifest.digest.text)),
            ("platform", .string(resolved.config.platform.text)),
            ("process", .number(UInt64(getpid()))),
            ("waitingRequests", .number(UInt64(waitingRequests))),
            ("isSettled", .bool(image.tree.isSettled)),
            ("failure", image.failureText.map { .string($0) } ?? .null),
            ("layers", .array(layers)),
        ]).document
        return [UInt8](document.utf8)
    }
}
