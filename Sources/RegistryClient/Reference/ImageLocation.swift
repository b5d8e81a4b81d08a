import ImageModel

/// Where an image lives, as the command line spells it.
///
///     NAME[:TAG][@DIGEST]          in a registry, as Docker normalises it
///     https://HOST/PATH[#REF]      an OCI layout on a file server (http:// too)
///     oci:DIR[:REF]                an OCI layout in a folder
///     oci-archive:FILE[:REF]       an OCI layout in a tar file
///     docker-archive:FILE[:REF]    what `docker save` writes
///
/// The forms with a colon are those of skopeo: the path ends at the first ':' after the prefix. REF is the
/// name of an entry (`org.opencontainers.image.ref.name`, or a repo tag), or its digest.
public enum ImageLocation: Hashable, Sendable {
    case registry(ImageReference)
    case layoutURL(base: String, ref: String?)
    case layoutFolder(path: String, ref: String?)
    case layoutArchive(path: String, ref: String?)
    case dockerArchive(path: String, ref: String?)

    public init(_ text: String) throws(ReferenceError) {
        if ImageLocation.tail(of: text, after: "https://") != nil
            || ImageLocation.tail(of: text, after: "http://") != nil
        {
            self = try ImageLocation.layoutAtURL(text)
        } else if let rest = ImageLocation.tail(of: text, after: "oci-archive:") {
            let (path, ref) = try ImageLocation.pathAndRef(rest, of: text)
            self = .layoutArchive(path: path, ref: ref)
        } else if let rest = ImageLocation.tail(of: text, after: "docker-archive:") {
            let (path, ref) = try ImageLocation.pathAndRef(rest, of: text)
            self = .dockerArchive(path: path, ref: ref)
        } else if let rest = ImageLocation.tail(of: text, after: "oci:") {
            let (path, ref) = try ImageLocation.pathAndRef(rest, of: text)
            self = .layoutFolder(path: path, ref: ref)
        } else {
            let bare = ImageLocation.tail(of: text, after: "docker://") ?? text
            self = .registry(try ImageReference(bare))
        }
    }

    private static func layoutAtURL(_ text: String) throws(ReferenceError) -> ImageLocation {
        var base: [UInt8] = []
        var ref: [UInt8]?
        for byte in text.utf8 {
            if ref != nil {
                ref?.append(byte)
            } else if byte == UInt8(ascii: "#") {
                ref = []
            } else {
                base.append(byte)
            }
        }
        while base.last == UInt8(ascii: "/") { base.removeLast() }
        let baseText = String(decoding: base, as: UTF8.self)
        guard let url = HTTPURL(baseText), !url.target.utf8.contains(UInt8(ascii: "?")) else {
            throw .location("\"\(printable(text))\" is not the URL of a folder: https://HOST[:PORT]/PATH[#REF]")
        }
        return .layoutURL(
            base: baseText, ref: ref.flatMap { $0.isEmpty ? nil : String(decoding: $0, as: UTF8.self) })
    }

    private static func pathAndRef(
        _ rest: String, of text: String
    ) throws(ReferenceError) -> (path: String, ref: String?) {
        let bytes = [UInt8](rest.utf8)
        let end = bytes.firstIndex(of: UInt8(ascii: ":")) ?? bytes.count
        let path = String(decoding: bytes[..<end], as: UTF8.self)
        let ref = end < bytes.count ? String(decoding: bytes[(end + 1)...], as: UTF8.self) : ""
        guard !path.isEmpty, !bytes.contains(0) else {
            throw .location("\"\(printable(text))\" has no path after its prefix")
        }
        return (path, ref.isEmpty ? nil : ref)
    }

    static func tail(of text: String, after prefix: StaticString) -> String? {
        let bytes = text.utf8
        let length = prefix.utf8CodeUnitCount
        guard bytes.count >= length, prefix.withUTF8Buffer({ bytes.prefix(length).elementsEqual($0) }) else {
            return nil
        }
        return String(decoding: Array(bytes.dropFirst(length)), as: UTF8.self)
    }
}
