/// What can go wrong between the host and the guest's init.
public enum GuestControlError: Error, Equatable, Sendable {
    /// The guest image was built for another version of the protocol.
    case versionMismatch(guest: UInt32, host: UInt32)
    /// The guest sent what the protocol does not allow; the connection is of no more use.
    case violation(String)
    /// The guest gave up, in its own words (made safe to print).
    case guestFailed(String)
    /// The request would be longer than a frame may be: mostly too long arguments or too large an environment.
    case requestTooLarge(bodyBytes: Int)
    /// The request cannot be expressed: an empty command, a NUL in a text, no free stream port.
    case requestInvalid(String)
}

extension GuestControlError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .versionMismatch(let guest, let host):
            return
                "the guest image speaks version \(guest) of the control protocol, this program version \(host): "
                + "build or fetch a guest image that belongs to this program"
        case .violation(let what): return "the guest broke the control protocol: \(what)"
        case .guestFailed(let message): return "the guest failed: \(message)"
        case .requestTooLarge(let bodyBytes):
            return
                "command, environment and mounts take \(bodyBytes) bytes, at most "
                + "\(GuestProtocol.maxRequestBytes) can be sent to the guest"
        case .requestInvalid(let what): return what
        }
    }
}
