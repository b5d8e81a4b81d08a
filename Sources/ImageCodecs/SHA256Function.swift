import CCrypto
import ImageModel

/// SHA-256 by libcrypto, which uses the CPU's own instructions for it where there are any.
public final class SHA256Function: HashFunction {
    // SAFETY: owned by this object alone and freed with it. Nil only when memory is exhausted.
    private let context: OpaquePointer

    public init() {
        guard let context = EVP_MD_CTX_new(), EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else {
            fatalError("libcrypto has no SHA-256")
        }
        self.context = context
    }

    deinit { EVP_MD_CTX_free(context) }

    public func update(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count > 0 else { return }
        let result = EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
        precondition(result == 1, "EVP_DigestUpdate fails only after finish()")
    }

    public func finish() -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 32) { buffer, count in
            var length: UInt32 = 0
            let result = EVP_DigestFinal_ex(context, buffer.baseAddress, &length)
            precondition(result == 1 && length == 32, "EVP_DigestFinal_ex fails only when called twice")
            count = 32
        }
    }
}
