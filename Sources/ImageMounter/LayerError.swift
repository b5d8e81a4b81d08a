import ImageModel

/// What can be wrong with a layer, or with the stack of layers as a whole.
public enum LayerError: Error, Sendable {
    /// The tar breaks its format. `offset` is the byte of the uncompressed layer where the trouble lies.
    case tar(offset: UInt64, String)
    /// The tar is well formed and asks for what can't or must not be done: a name that leaves the root,
    /// one over a limit, a layer that is the second volume of an archive.
    case refused(offset: UInt64, String)
    /// The compressed stream is broken.
    case decode(DecodeError)
    /// The bytes are of another format than the media type says.
    case format(mediaType: String, found: String)
    /// Bytes differ from what the manifest (`subject` "layer") or the config ("diff ID") promised.
    case digest(subject: String, expected: Digest, found: Digest)
    /// The entries can't be merged onto the layers below.
    case merge(path: [UInt8], String)
    /// A cached index that is not one of ours, or damaged.
    case index(String)
    /// An index that somebody else made breaks its format, or does not fit to the layer.
    case foreign(format: String, String)
    /// Reading the blob or writing the cache failed.
    case source(BlobFailure)

    /// The failure as the ports carry it. `layer` says which layer it is: `layer 2 of 5 (sha256:…)`.
    public func failure(layer: String) -> BlobFailure {
        switch self {
        case .tar(let offset, let text):
            return BlobFailure(.malformed, "\(layer): tar: at byte \(offset): \(text)")
        case .refused(let offset, let text):
            return BlobFailure(.malformed, "\(layer): tar: at byte \(offset): \(text)")
        case .decode(.corrupt(let text)):
            return BlobFailure(.malformed, "\(layer): \(text)")
        case .decode(.tooLarge(let text)):
            return BlobFailure(.tooLarge, "\(layer): \(text)")
        case .format(let mediaType, let found):
            return BlobFailure(.malformed, "\(layer): its type is \(mediaType), but its bytes are \(found)")
        case .digest(let subject, let expected, let found):
            return BlobFailure(
                .digestMismatch, "\(layer): \(subject) should be \(expected.text), but its bytes give \(found.text)")
        case .merge(let path, let text):
            return BlobFailure(.malformed, "\(layer): \(printablePath(path)): \(text)")
        case .index(let text):
            return BlobFailure(.malformed, "\(layer): cached index: \(text)")
        case .foreign(let format, let text):
            return BlobFailure(.malformed, "\(layer): its \(format) index: \(text)")
        case .source(let failure):
            return BlobFailure(failure.reason, "\(layer): \(failure.message)")
        }
    }
}

/// A path for a message: what is not printable ASCII becomes `\xNN`, and the middle of a long one is left out.
func printablePath(_ path: [UInt8]) -> String {
    let limit = 200
    var out: [UInt8] = []
    func add(_ bytes: ArraySlice<UInt8>) {
        for byte in bytes {
            if (0x20...0x7e).contains(byte), byte != 0x5c {
                out.append(byte)
            } else {
                let digits: StaticString = "0123456789abcdef"
                out.append(0x5c)
                out.append(0x78)
                digits.withUTF8Buffer {
                    out.append($0[Int(byte >> 4)])
                    out.append($0[Int(byte & 15)])
                }
            }
        }
    }
    if path.count <= limit {
        add(path[...])
    } else {
        add(path[..<(limit / 2)])
        out.append(contentsOf: [0x2e, 0x2e, 0x2e])
        add(path[(path.count - limit / 2)...])
    }
    return "/" + String(decoding: out, as: UTF8.self)
}
