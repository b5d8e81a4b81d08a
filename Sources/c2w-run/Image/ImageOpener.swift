import HostPlatform
import ImageModel

/// From what a person typed to an image whose files can be read.
struct ImageOpener {
    let options: ImageOptions

    func resolve(_ name: String) throws -> ResolvedImage { throw CommandError.failure("not yet") }
    func open(_ name: String) throws -> OpenedImage { throw CommandError.failure("not yet") }
}

extension OpenedImage {
    /// Throws if bytes that were used have turned out not to be the image's.
    func checkIntegrity() throws(BlobFailure) {}

    /// An errno of the tree as an error for a person: what stopped the bytes, where that is known, or the path.
    func explain(_ error: TreeError, path: [UInt8]) throws(BlobFailure) -> PathError {
        PathError(path: path, errno: error.errnoValue)
    }
}
