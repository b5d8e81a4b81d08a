/// Why a JSON document (a manifest, an index, a config) cannot be used.
public struct DocumentError: Error, Sendable, Equatable {
    public enum Reason: Sendable, Equatable {
        case tooLarge  // over one of our limits of size or number
        case tooDeep
        case syntax
        case encoding  // not UTF-8, or half a surrogate pair
        case duplicateKey
        case missing  // a member that must be there is not
        case wrongType
        case outOfRange
        case invalid  // sound JSON that breaks the specification of what it claims to be
        case unsupported  // right by its specification, but not of a kind that we run
    }
    public var reason: Reason
    /// Where and what: `at byte 17: …` from the parser, `layers[3].digest: …` from an accessor.
    public var message: String
    public init(_ reason: Reason, _ message: String) {
        self.reason = reason
        self.message = message
    }

    /// The same as the reason of a failure to read an image.
    public var blobReason: BlobFailure.Reason {
        switch reason {
        case .tooLarge, .tooDeep: .tooLarge
        case .unsupported: .unsupported
        default: .malformed
        }
    }
}
