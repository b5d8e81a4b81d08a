import ImageModel

/// What opens a registry to us.
public enum Credentials: Sendable, Equatable {
    case basic(user: String, password: String)
    /// A refresh token, which the token server turns into access tokens (Docker's `identitytoken`).
    case identityToken(String)
    /// Goes to the registry as it is (Docker's `registrytoken`).
    case registryToken(String)
}

/// What a store says when it is asked.
public enum CredentialAnswer: Sendable {
    /// nil: there are none, go on without.
    case known(Credentials?)
    /// A program is being asked: look again when the ticket has fired.
    case pending(Ticket)
}

/// Who knows credentials: the command line, Docker's file, a program. Threads: any. Must not block, nor call the client.
public protocol CredentialStore: AnyObject {
    /// - Parameters:
    ///   - registry: as in the reference: `docker.io`, `localhost:5000`.
    ///   - repository: `library/alpine`; empty for a layout.
    func credentials(registry: String, repository: String) -> Credentials?

    /// The same, where finding out may take its time.
    ///
    /// - Parameter refused: what the store gave before and the registry does not take any more; nil the first time and
    ///   when a token is renewed.
    func lookUp(registry: String, repository: String, refused: Credentials?) -> CredentialAnswer
}

extension CredentialStore {
    public func lookUp(registry: String, repository: String, refused: Credentials?) -> CredentialAnswer {
        .known(credentials(registry: registry, repository: repository))
    }
}

/// Bytes in base64 (RFC 4648 section 4).
enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    static func encode(_ bytes: [UInt8]) -> String {
        var out: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let count = min(3, bytes.count - start)
            var group: UInt32 = 0
            for index in 0..<3 { group = group << 8 | (index < count ? UInt32(bytes[start + index]) : 0) }
            for index in 0..<4 {
                let digit = Int(group >> UInt32(18 - 6 * index) & 63)
                out.append(index <= count ? alphabet[digit] : UInt8(ascii: "="))
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// nil for anything but groups of four with the padding at the end.
    static func decode(_ text: String) -> [UInt8]? {
        var digits = [UInt8](text.utf8)
        guard digits.count % 4 == 0 else { return nil }
        var padding = 0
        while padding < 2, digits.last == UInt8(ascii: "=") {
            digits.removeLast()
            padding += 1
        }
        var out: [UInt8] = []
        var group: UInt32 = 0
        var bits: UInt32 = 0
        for digit in digits {
            guard let value = alphabet.firstIndex(of: digit) else { return nil }
            group = group << 6 | UInt32(value)
            bits += 6
            if bits >= 8 {
                bits -= 8
                out.append(UInt8(truncatingIfNeeded: group >> bits))
            }
        }
        return out
    }
}
