import HostPlatform

/// Collects what goes to standard output and writes it in large pieces.
final class OutputBuffer {
    private var bytes: [UInt8] = []
    private let stream: StandardStream

    init(_ stream: StandardStream = .output) { self.stream = stream }

    func append(_ text: String) throws(HostError) {
        bytes.append(contentsOf: text.utf8)
        if bytes.count >= 1 << 16 { try flush() }
    }

    func append(_ raw: [UInt8]) throws(HostError) {
        bytes.append(contentsOf: raw)
        if bytes.count >= 1 << 16 { try flush() }
    }

    /// To be called at the end: what was not flushed is lost.
    func flush() throws(HostError) {
        let full = bytes
        bytes.removeAll(keepingCapacity: true)
        var failure: HostError?
        full.withUnsafeBytes { raw in
            do throws(HostError) { try stream.write(raw) } catch { failure = error }
        }
        if let failure { throw failure }
    }
}
