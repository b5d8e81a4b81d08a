import ImageModel

/// Some bytes of a blob, fetched step by step into memory. Threads: one at a time.
final class BlobPart {
    let start: UInt64
    private let reader: any BlobReader
    private let needsRanges: Bool
    private var bytes: [UInt8]
    private var fill = 0

    /// Precondition: inside the blob, and no more than fits into memory: the caller has checked its limit.
    ///
    /// - Parameter needsRanges: not worth having if the source sends all that comes before it too.
    init(_ reader: any BlobReader, at start: UInt64, count: Int, needsRanges: Bool = false) {
        self.reader = reader
        self.needsRanges = needsRanges
        self.start = start
        bytes = [UInt8](repeating: 0, count: count)
        reader.prefetch(at: start, count: UInt64(count))
    }

    /// All of the bytes. Repeat after `.pending`.
    func load() throws(BlobError) -> [UInt8] {
        while fill < bytes.count {
            var outcome: Result<Int, BlobError> = .success(0)
            bytes.withUnsafeMutableBytes { buffer in
                do throws(BlobError) {
                    let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[fill...])
                    outcome = .success(try reader.read(at: start + UInt64(fill), into: rest))
                } catch { outcome = .failure(error) }
            }
            if needsRanges, case .failure(.pending) = outcome, reader.traffic.hasNoRanges {
                throw .failed(
                    BlobFailure(.unsupported, "the server sends no ranges: \(reader.digest.text) can only be streamed"))
            }
            let count = try outcome.get()
            guard count > 0, count <= bytes.count - fill else {
                throw .failed(
                    BlobFailure(
                        .truncated,
                        "blob \(reader.digest.text) ends at byte \(start + UInt64(fill)) of \(reader.sizeBytes)"
                    ))
            }
            fill += count
        }
        return bytes
    }
}

/// What a loader needs from its surroundings.
struct ForeignLoaderContext {
    /// `layer 2 of 5 (sha256:…)`.
    var label: String
    var descriptor: Descriptor
    var diffID: Digest
    var codecs: CodecProvider
    /// A reader over a blob of the image: the layer itself, or an index.
    var openBlob: (Descriptor) -> any BlobReader

    func failure(_ error: LayerError) -> BlobError { .failed(error.failure(layer: label)) }

    func failure(_ format: String, _ text: String) -> BlobError { failure(.foreign(format: format, text)) }

    func sha256(_ bytes: [UInt8]) -> Digest {
        let hash = codecs.makeSHA256()
        bytes.withUnsafeBytes { hash.update($0) }
        return Digest(sha256: hash.finish())
    }

    /// Decodes all of a stream, at most so many bytes.
    func decode(_ decoder: any StreamDecoder, _ input: ArraySlice<UInt8>, limit: Int) throws(DecodeError) -> [UInt8] {
        var out: [UInt8] = []
        let capacity = 256 << 10
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: capacity, alignment: 16)
        defer { buffer.deallocate() }
        var failure: DecodeError?
        input.withUnsafeBytes { bytes in
            var position = 0
            var idleTurns = 0
            do throws(DecodeError) {
                while true {
                    let rest = UnsafeRawBufferPointer(rebasing: bytes[position...])
                    let progress = try decoder.decode(rest, into: buffer)
                    position += progress.consumed
                    guard out.count + progress.produced <= limit else {
                        throw .tooLarge("it has more than \(limit) bytes")
                    }
                    out.append(contentsOf: buffer[..<progress.produced])
                    if progress.isAtStreamEnd, position == bytes.count { return }
                    idleTurns = progress.consumed == 0 && progress.produced == 0 ? idleTurns + 1 : 0
                    guard idleTurns < 4 else { throw .corrupt("the compressed stream is cut short") }
                }
            } catch { failure = error }
        }
        if let failure { throw failure }
        return out
    }
}

enum ForeignText {
    /// What an error says, without the words about where it was found.
    static func of(_ error: LayerError) -> String {
        switch error {
        case .foreign(_, let text), .tar(_, let text), .refused(_, let text), .index(let text): text
        case .decode(.corrupt(let text)), .decode(.tooLarge(let text)): text
        default: error.failure(layer: "the layer").message
        }
    }
}
