import ImageModel

/// Bytes that a hash is yet to take, and takes while other hashes take theirs. One thread.
package final class PendingHash {
    private let codecs: CodecProvider
    private let hash: any HashFunction
    // SAFETY: whoever sets it keeps the bytes in place until it has called `finish`.
    private var rest = UnsafeRawBufferPointer(start: nil, count: 0)

    package init(_ hash: any HashFunction, codecs: CodecProvider) {
        self.hash = hash
        self.codecs = codecs
    }

    /// How many wait.
    package var count: Int { rest.count }

    /// Precondition: none wait. The bytes stay where they are until `finish`.
    package func wait(_ bytes: UnsafeRawBufferPointer) { rest = bytes }

    /// Another hash takes its bytes, and beside it this one as many, if it has them.
    package func update(_ other: any HashFunction, _ bytes: UnsafeRawBufferPointer) {
        let count = min(rest.count, bytes.count)
        if count > 0 {
            codecs.update(other, UnsafeRawBufferPointer(rebasing: bytes[..<count]), beside: hash, take(count))
        }
        if count < bytes.count { other.update(UnsafeRawBufferPointer(rebasing: bytes[count...])) }
    }

    /// Takes what still waits.
    package func finish() { hash.update(take(rest.count)) }

    /// Takes what still waits, and as much of what waits for `other` beside it.
    package func finish(beside other: PendingHash) {
        let count = min(rest.count, other.rest.count)
        if count > 0 { codecs.update(hash, take(count), beside: other.hash, other.take(count)) }
        finish()
    }

    private func take(_ count: Int) -> UnsafeRawBufferPointer {
        defer { rest = UnsafeRawBufferPointer(rebasing: rest[count...]) }
        return UnsafeRawBufferPointer(rebasing: rest[..<count])
    }
}
