import ImageModel

/// Makes the span table of a layer while a pass goes over it.
///
/// It hears of all stored bytes in order, and of the decoder's checkpoints; a span reaches from one checkpoint to the
/// next. Its digest is that of its stored bytes as SOCI counts them: where a checkpoint lies inside a byte, both spans
/// hold it. A plain tar is cut without checkpoints. Memory: 70 KB, and the table.
///
/// Threads: one at a time.
package final class SpanTableBuilder {
    /// Measured on Debian layers: see docs/decisions/0005-inflate-and-spans.md.
    package static let defaultSpacingBytes: UInt64 = 1 << 20
    /// A checkpoint lies less than this behind what was consumed.
    private static let reachBytes = 1024

    private let format: LayerFormat
    private let codecs: CodecProvider
    private let spacingBytes: UInt64
    private var table = SpanTable.Builder()
    /// Something was wrong with the checkpoints; there is no table then.
    private var hasFailed = false

    // The span that is under way.
    private var checkpoint: DecodeCheckpoint?
    private var hash: (any HashFunction)?
    /// The first stored bytes of the span, to see what of the window they need; nil when that was seen.
    private var probe: [UInt8]?
    private var window: [UInt8] = []

    private var storedBytes: UInt64 = 0
    /// The last stored bytes, which a checkpoint may yet cut; not hashed.
    private var tail: [UInt8] = []

    package init(
        format: LayerFormat, codecs: CodecProvider, spacingBytes: UInt64 = SpanTableBuilder.defaultSpacingBytes
    ) {
        self.format = format
        self.codecs = codecs
        self.spacingBytes = max(spacingBytes, 1)
        if format == .tar { begin(DecodeCheckpoint(kind: .start, storedOffset: 0, contentOffset: 0)) }
    }

    /// Stored bytes that the decoder has consumed.
    package func stored(_ bytes: UnsafeRawBufferPointer) {
        guard !bytes.isEmpty, !hasFailed else { return }
        guard format != .tar else { return storedTar(bytes) }
        storedBytes += UInt64(bytes.count)
        let kept = SpanTableBuilder.reachBytes
        if bytes.count >= kept {
            tail.withUnsafeBytes { take($0) }
            let cut = bytes.count - kept
            take(UnsafeRawBufferPointer(rebasing: bytes[..<cut]))
            tail.removeAll(keepingCapacity: true)
            tail.append(contentsOf: bytes[cut...])
        } else {
            tail.append(contentsOf: bytes)
            guard tail.count > 8 * kept else { return }
            let cut = tail.count - kept
            tail.withUnsafeBytes { take(UnsafeRawBufferPointer(rebasing: $0[..<cut])) }
            tail.removeFirst(cut)
        }
    }

    /// A place that the decoder passed; `storedOffset` less than 1024 behind what `stored` was told of.
    package func checkpoint(_ next: DecodeCheckpoint) {
        guard !hasFailed, format != .tar else { return }
        let sharedBytes: UInt64 = next.bitCount > 0 ? 1 : 0
        let tailStart = storedBytes - UInt64(tail.count)
        guard next.storedOffset <= storedBytes, next.storedOffset >= tailStart + sharedBytes else {
            // The first may be told before any byte.
            hasFailed = true
            return
        }
        let cut = Int(next.storedOffset - tailStart)
        tail.withUnsafeBytes { take(UnsafeRawBufferPointer(rebasing: $0[..<cut])) }
        end(storedOffset: next.storedOffset, contentOffset: next.contentOffset)
        tail.removeFirst(cut - Int(sharedBytes))
        begin(next)
    }

    /// The table; nil where the layer cannot be cut into spans, or where one is too large to be of use.
    package func finish(storedBytes total: UInt64, contentBytes: UInt64) -> SpanTable? {
        guard !hasFailed, total == storedBytes else { return nil }
        tail.withUnsafeBytes { take($0) }
        tail = []
        end(storedOffset: total, contentOffset: contentBytes)
        guard !hasFailed, table.contentBytes == contentBytes else { return nil }
        return table.finish()
    }

    // MARK: One span

    private func begin(_ checkpoint: DecodeCheckpoint) {
        self.checkpoint = checkpoint
        hash = codecs.makeSHA256()
        window = checkpoint.window
        probe = checkpoint.kind == .deflateBlock && !window.isEmpty ? [] : nil
    }

    /// Bytes of the span under way.
    private func take(_ bytes: UnsafeRawBufferPointer) {
        guard !bytes.isEmpty else { return }
        hash?.update(bytes)
        guard probe != nil else { return }
        let room = SparseWindow.probeBytes - (probe?.count ?? 0)
        probe?.append(contentsOf: bytes.prefix(room))
        if bytes.count >= room { reduceWindow(isWhole: false) }
    }

    private func reduceWindow(isWhole: Bool) {
        guard let checkpoint, let stored = probe else { return }
        probe = nil
        window = stored.withUnsafeBytes {
            SparseWindow.reduced(checkpoint, stored: $0, isWhole: isWhole, codecs: codecs)
        }
    }

    private func end(storedOffset: UInt64, contentOffset: UInt64) {
        reduceWindow(isWhole: true)
        guard let checkpoint, let hash else { return }
        self.checkpoint = nil
        self.hash = nil
        let digest = Digest(sha256: hash.finish())
        guard contentOffset > checkpoint.contentOffset else { return }
        let coding: LayerSpan.Coding
        switch (format, checkpoint.kind) {
        case (.tar, _): coding = .raw
        case (.zstd, _): coding = .zstd
        case (.gzip, .start): coding = .gzip
        case (.gzip, .deflateBlock): coding = .deflate
        }
        let start = checkpoint.storedOffset - (checkpoint.bitCount > 0 ? 1 : 0)
        let span = LayerSpan(
            contentOffset: checkpoint.contentOffset, contentBytes: contentOffset - checkpoint.contentOffset,
            storedOffset: start, storedBytes: storedOffset - start, skippedBytes: 0, coding: coding, check: .stored,
            bitCount: checkpoint.bitCount)
        do throws(LayerError) {
            try table.add(
                span, digest: digest, deflatedWindow: window.isEmpty ? [] : codecs.deflate(window),
                windowByteCount: window.count)
        } catch { hasFailed = true }
    }

    // MARK: A plain tar

    private func storedTar(_ bytes: UnsafeRawBufferPointer) {
        var rest = bytes
        while !rest.isEmpty {
            let room = spacingBytes - storedBytes % spacingBytes
            let count = Int(min(room, UInt64(rest.count)))
            take(UnsafeRawBufferPointer(rebasing: rest[..<count]))
            storedBytes += UInt64(count)
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
            guard UInt64(count) == room else { continue }
            end(storedOffset: storedBytes, contentOffset: storedBytes)
            begin(DecodeCheckpoint(kind: .start, storedOffset: storedBytes, contentOffset: storedBytes))
        }
    }
}
