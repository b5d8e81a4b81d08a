import Glibc

/// Signals by number. Linux gives these the same numbers on all architectures that we run on or emulate.
enum SignalNumber {
    static let hangUp = Int32(SIGHUP)
    static let interrupt = Int32(SIGINT)
    static let quit = Int32(SIGQUIT)
    static let kill = Int32(SIGKILL)
    static let brokenPipe = Int32(SIGPIPE)
    static let terminate = Int32(SIGTERM)
    static let windowChange = Int32(SIGWINCH)
}
