import ImageModel

/// Turns the stored bytes of a span into its content, checked: what it returns is right, or as right as a span
/// without a digest can be.
///
/// Threads: any.
package struct SpanDecoder {
    let table: SpanTable
    let codecs: CodecProvider

    package init(table: SpanTable, codecs: CodecProvider) {
        self.table = table
        self.codecs = codecs
    }

    /// - Parameter stored: all the bytes that the span's `storedOffset` and `storedBytes` name.
    package func content(of span: Int, _ stored: UnsafeRawBufferPointer) throws(LayerError) -> [UInt8] {
        let what = table[span]
        guard UInt64(stored.count) == what.storedBytes else {
            throw .index("span \(span) has \(what.storedBytes) stored bytes, not \(stored.count)")
        }
        if what.check == .stored { try check(span, stored) }
        let content = try decoded(span, what, stored)
        if what.check == .content {
            try content.withBytes { (bytes) throws(LayerError) in try check(span, bytes) }
        }
        return content
    }

    private func check(_ span: Int, _ bytes: UnsafeRawBufferPointer) throws(LayerError) {
        let hash = codecs.makeSHA256()
        hash.update(bytes)
        let found = Digest(sha256: hash.finish())
        let expected = table.digest(of: span)
        guard found == expected else {
            throw .digest(subject: "the digest of span \(span)", expected: expected, found: found)
        }
    }

    private func decoded(
        _ span: Int, _ what: LayerSpan, _ stored: UnsafeRawBufferPointer
    ) throws(LayerError) -> [UInt8] {
        let decoder: any StreamDecoder
        switch what.coding {
        case .zeros: return [UInt8](repeating: 0, count: Int(what.contentBytes))
        case .raw:
            guard what.storedBytes == what.skippedBytes + what.contentBytes else {
                throw .index("span \(span) holds \(what.storedBytes) bytes for \(what.contentBytes)")
            }
            return [UInt8](stored[Int(what.skippedBytes)...])
        case .gzip: decoder = codecs.makeGzipDecoder()
        case .zstd: decoder = codecs.makeZstdDecoder()
        case .deflate:
            let kept = table.deflatedWindow(of: span)
            var window: [UInt8] = []
            if kept.byteCount > 0 {
                let result: Result<[UInt8], DecodeError> = kept.bytes.withUnsafeBytes { bytes in
                    do throws(DecodeError) {
                        return .success(try codecs.inflate(bytes, byteCount: kept.byteCount))
                    } catch { return .failure(error) }
                }
                do throws(DecodeError) { window = try result.get() } catch { throw .decode(error) }
            }
            decoder = codecs.makeDeflateDecoder(bitCount: what.bitCount, window: window)
        }
        return try decoded(span, what, stored, by: decoder)
    }

    private func decoded(
        _ span: Int, _ what: LayerSpan, _ stored: UnsafeRawBufferPointer, by decoder: any StreamDecoder
    ) throws(LayerError) -> [UInt8] {
        var input = stored
        var failure: DecodeError?
        if what.skippedBytes > 0 {
            // Within the limits of a table: at most 256 MiB, in small pieces.
            let scratch = UnsafeMutableRawBufferPointer.allocate(
                byteCount: Int(min(what.skippedBytes, 256 << 10)), alignment: 16)
            defer { scratch.deallocate() }
            var left = what.skippedBytes
            while left > 0, failure == nil {
                let part = UnsafeMutableRawBufferPointer(rebasing: scratch[..<Int(min(left, UInt64(scratch.count)))])
                let count = SpanDecoder.fill(part, from: &input, by: decoder, &failure)
                left -= UInt64(count)
                if count < part.count { break }
            }
            guard left == 0 else { throw SpanDecoder.short(span, failure, what.skippedBytes - left, of: what) }
        }
        let content = [UInt8](unsafeUninitializedCapacity: Int(what.contentBytes)) { buffer, count in
            let room = UnsafeMutableRawBufferPointer(
                rebasing: UnsafeMutableRawBufferPointer(buffer)[..<Int(what.contentBytes)])
            count = SpanDecoder.fill(room, from: &input, by: decoder, &failure)
        }
        guard content.count == Int(what.contentBytes) else {
            throw SpanDecoder.short(span, failure, what.skippedBytes + UInt64(content.count), of: what)
        }
        return content
    }

    private static func short(_ span: Int, _ failure: DecodeError?, _ count: UInt64, of what: LayerSpan) -> LayerError {
        if let failure { return .decode(failure) }
        return .decode(.corrupt("span \(span) gives \(count) bytes of \(what.skippedBytes + what.contentBytes)"))
    }

    /// Decodes until the output is full, the input gives no more, or there is an error, which is dropped.
    static func fill(
        _ output: UnsafeMutableRawBufferPointer, from stored: UnsafeRawBufferPointer, by decoder: any StreamDecoder
    ) -> Int {
        var input = stored
        var failure: DecodeError?
        return fill(output, from: &input, by: decoder, &failure)
    }

    private static func fill(
        _ output: UnsafeMutableRawBufferPointer, from input: inout UnsafeRawBufferPointer,
        by decoder: any StreamDecoder, _ failure: inout DecodeError?
    ) -> Int {
        var done = 0
        var idleTurns = 0
        while done < output.count, idleTurns < 3 {
            do throws(DecodeError) {
                let progress = try decoder.decode(input, into: UnsafeMutableRawBufferPointer(rebasing: output[done...]))
                input = UnsafeRawBufferPointer(rebasing: input[progress.consumed...])
                done += progress.produced
                idleTurns = progress.consumed + progress.produced == 0 ? idleTurns + 1 : 0
            } catch {
                failure = error
                break
            }
        }
        return done
    }
}
