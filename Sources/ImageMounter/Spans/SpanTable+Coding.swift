import ImageModel

/// A span table as it lies in a layer's index: the number of spans, then each. Numbers are LEB128, signed ones zigzag.
///
/// ```
/// tag      coding in bits 0-2; check in bits 3-4; bit 5: skipped bytes follow
/// content  length
/// stored   offset (signed difference from the end of the span before); length
/// bit 5:   skipped bytes
/// deflate: bit count, 1 byte; length of the window; if that is not 0: length of it deflated, bytes
/// check:   unless none, the digest: 32 bytes
/// ```
extension SpanTable {
    private static let hasSkipped: UInt8 = 1 << 5

    package func append(to out: inout [UInt8]) {
        out.appendNumber(UInt64(count))
        var storedEnd: UInt64 = 0
        for index in 0..<count {
            let span = self[index]
            out.append(
                span.coding.rawValue | span.check.rawValue << 3 | (span.skippedBytes > 0 ? SpanTable.hasSkipped : 0))
            out.appendNumber(span.contentBytes)
            out.appendSigned(Int64(bitPattern: span.storedOffset &- storedEnd))
            out.appendNumber(span.storedBytes)
            storedEnd = span.storedOffset &+ span.storedBytes
            if span.skippedBytes > 0 { out.appendNumber(span.skippedBytes) }
            if span.coding == .deflate {
                out.append(span.bitCount)
                let window = deflatedWindow(of: index)
                out.appendNumber(UInt64(window.byteCount))
                if window.byteCount > 0 {
                    out.appendNumber(UInt64(window.bytes.count))
                    out.append(contentsOf: window.bytes)
                }
            }
            if span.check != .none { out.append(contentsOf: digest(of: index).bytes) }
        }
    }

    /// Takes the whole buffer. The bytes may be anything.
    package static func read(_ bytes: UnsafeRawBufferPointer) throws(LayerError) -> SpanTable {
        var cursor = ByteCursor(bytes)
        var table: SpanTable?
        do throws(ByteCursor.Truncated) { table = try read(&cursor) } catch {}
        guard let table, cursor.isAtEnd else { throw .index("its spans are damaged by byte \(cursor.offset)") }
        return table
    }

    private static func read(_ cursor: inout ByteCursor) throws(ByteCursor.Truncated) -> SpanTable? {
        var builder = Builder()
        var contentEnd: UInt64 = 0
        var storedEnd: UInt64 = 0
        // Each takes four bytes at least, so that the loop ends with the buffer whatever the count says.
        for _ in 0..<(try cursor.number()) {
            let tag = try cursor.u8()
            guard let coding = LayerSpan.Coding(rawValue: tag & 7), let check = LayerSpan.Check(rawValue: tag >> 3 & 3),
                tag >> 6 == 0
            else { return nil }
            let contentBytes = try cursor.number()
            let storedOffset = storedEnd &+ UInt64(bitPattern: try cursor.signed())
            let storedBytes = try cursor.number()
            let skippedBytes = tag & hasSkipped != 0 ? try cursor.number() : 0
            var bitCount: UInt8 = 0
            var window: [UInt8] = []
            var windowByteCount = 0
            if coding == .deflate {
                bitCount = try cursor.u8()
                let count = try cursor.number()
                guard count <= UInt64(SparseWindow.windowBytes) else { return nil }
                windowByteCount = Int(count)
                if count > 0 {
                    let deflatedBytes = try cursor.number()
                    guard deflatedBytes <= UInt64(cursor.remaining) else { return nil }
                    window = [UInt8](try cursor.bytes(Int(deflatedBytes)))
                }
            }
            let digest = check == .none ? nil : Digest(sha256: [UInt8](try cursor.bytes(32)))
            let span = LayerSpan(
                contentOffset: contentEnd, contentBytes: contentBytes, storedOffset: storedOffset,
                storedBytes: storedBytes, skippedBytes: skippedBytes, coding: coding, check: check, bitCount: bitCount)
            do throws(LayerError) {
                try builder.add(span, digest: digest, deflatedWindow: window, windowByteCount: windowByteCount)
            } catch { return nil }
            contentEnd = builder.contentBytes
            storedEnd = storedOffset + storedBytes
        }
        return builder.finish()
    }
}

extension ByteCursor {
    /// LEB128 of at most 64 bits.
    mutating func number() throws(Truncated) -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let next = try u8()
            // Beyond 64 bits it is as bad as beyond the end.
            if shift == 63, next > 1 { try require(-1) }
            value |= UInt64(next & 0x7f) << shift
            if next & 0x80 == 0 { return value }
            shift += 7
        }
    }

    /// Zigzag in LEB128.
    mutating func signed() throws(Truncated) -> Int64 {
        let value = try number()
        return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
    }
}

extension [UInt8] {
    mutating func appendNumber(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        append(UInt8(rest))
    }

    mutating func appendSigned(_ value: Int64) { appendNumber(UInt64(bitPattern: value << 1 ^ value >> 63)) }
}
