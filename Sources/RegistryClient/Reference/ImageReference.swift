import ImageModel

/// An image in a registry, as Docker normalises what a person types.
///
/// Grammar and rules: https://github.com/distribution/reference (reference.go, normalize.go).
///
///     reference  = name [":" tag] ["@" digest]
///     name       = [domain "/"] path
///     domain     = host [":" port]      only if it has a '.' or ':', is `localhost`, or has a capital
///     path       = component *("/" component)        at most 255 bytes
public struct ImageReference: Hashable, Sendable {
    /// `docker.io`, `localhost:5000`, `[::1]:5000`.
    public var domain: String
    /// `library/alpine`.
    public var path: String
    /// nil only where there is a digest.
    public var tag: String?
    /// What the manifest must hash to. With a tag too, the tag is for people.
    public var digest: Digest?

    /// `docker.io/library/alpine:3.20@sha256:…`
    public var text: String {
        var out = domain + "/" + path
        if let tag { out += ":" + tag }
        if let digest { out += "@" + digest.text }
        return out
    }

    /// What goes to the registry: the digest where there is one, else the tag.
    public var manifestName: String { digest?.text ?? tag ?? "latest" }

    /// Host and port that answer for the domain: those of Docker Hub differ from its name.
    public var apiHost: String { domain == "docker.io" ? "registry-1.docker.io" : domain }
}

/// Why a text names no image.
public enum ReferenceError: Error, Sendable, Equatable {
    case empty
    case uppercase(String)
    case tooLong
    case digest(String)
    /// 64 hexadecimal digits look like an image ID, which no registry knows.
    case imageID
    case format(String)
    case location(String)

    /// One line for a person.
    public var message: String {
        switch self {
        case .empty: "the image name is empty"
        case .uppercase(let name):
            "invalid image name \"\(printable(name))\": the repository must be in lower case"
        case .tooLong: "invalid image name: the repository has more than \(ImageReference.maxPathBytes) bytes"
        case .digest(let text): "\"\(printable(text))\" is not a sha256 digest (`sha256:` and 64 hexadecimal digits)"
        case .imageID: "64 hexadecimal digits are an image ID, which a registry does not know: give a name"
        case .format(let text):
            "invalid image name \"\(printable(text))\": it must look like [HOST[:PORT]/]NAME[:TAG][@DIGEST]"
        case .location(let text): text
        }
    }
}
