import CSHA256
import ImageModel

/// SHA-256 by the SHA instructions of x86-64, as fast as libcrypto's, and able to go side by side with another: each
/// instruction takes longer to give its result than to be done, so that two hashes fit into little more time than one.
///
/// Used only where the processor has the instructions and a trial gives what libcrypto gives.
final class SHA256Lane: HashFunction {
    // SAFETY: owned by this object alone and freed with it.
    private let state = UnsafeMutablePointer<c2w_sha256>.allocate(capacity: 1)

    init() {
        state.initialize(to: c2w_sha256())
        c2w_sha256_begin(state)
    }

    deinit { state.deallocate() }

    func update(_ bytes: UnsafeRawBufferPointer) {
        c2w_sha256_update(state, SHA256Lane.start(bytes), bytes.count)
    }

    /// Precondition: `other` is another one.
    func update(_ bytes: UnsafeRawBufferPointer, beside other: SHA256Lane, _ others: UnsafeRawBufferPointer) {
        precondition(other !== self, "a hash cannot go beside itself")
        c2w_sha256_update_both(
            state, SHA256Lane.start(bytes), bytes.count, other.state, SHA256Lane.start(others), others.count)
    }

    func finish() -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 32) { buffer, count in
            c2w_sha256_end(state, buffer.baseAddress)
            count = 32
        }
    }

    private static func start(_ bytes: UnsafeRawBufferPointer) -> UnsafePointer<UInt8>? {
        bytes.bindMemory(to: UInt8.self).baseAddress
    }

    static let isUsable: Bool = {
        guard c2w_sha256_is_usable() != 0 else { return false }
        let text = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3) }
        return text.withUnsafeBytes { bytes in
            let (first, second, known, other) = (SHA256Lane(), SHA256Lane(), SHA256Function(), SHA256Function())
            let part = UnsafeRawBufferPointer(rebasing: bytes[100...])
            for _ in 0..<2 {
                first.update(bytes, beside: second, part)
                known.update(bytes)
                other.update(part)
            }
            return first.finish() == known.finish() && second.finish() == other.finish()
        }
    }()
}
