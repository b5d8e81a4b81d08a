import ImageCodecs
import ImageModel
import ImageMounter

/// What an index of a layer may say that is not so.
package enum IndexLie: String, Sendable, CaseIterable {
    case none
    /// Each of two files of the same size lies where the other does.
    case filesExchanged
    /// Of a file only the beginning is stored, the rest are zeros.
    case hole
    /// A name comes twice, and a hard link between the two joins the first, which is another file's bytes.
    case linkBetween
    /// The stored bytes of one span are those of another one, with that one's digest.
    case spanElsewhere
    /// All spans but the first begin 512 bytes before their content does.
    case spansShifted
    /// No span has its digest.
    case spanDigests
    /// It is that of another layer.
    case otherLayer
    /// Its end is missing.
    case cut

    /// Whether it is seen before anything is read by it.
    package var isRefused: Bool { self == .otherLayer || self == .cut }
}

/// A gzip layer, and all that is true of it: to make an index of, right or wrong.
///
/// For the lies it needs two files of the same size, `one` and `two`, larger than 1 MiB, and a hard link to the first
/// between them.
package struct LayerTruth {
    package let layer: Descriptor
    package let diffID: Digest
    package let stored: [UInt8]
    package let tar: [UInt8]
    package let entries: [TarEntry]
    package let spans: SpanTable

    package init(_ stored: [UInt8], mediaType: String) throws {
        let codecs = HostCodecs()
        let builder = SpanTableBuilder(format: .gzip, codecs: codecs)
        let decoder = codecs.makeGzipDecoder(checkpointSpacingBytes: 1 << 20)
        var tar: [UInt8] = []
        var failure: DecodeError?
        stored.withUnsafeBytes { bytes in
            let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
            defer { room.deallocate() }
            var position = 0
            do throws(DecodeError) {
                while true {
                    let part = UnsafeRawBufferPointer(rebasing: bytes[position..<min(bytes.count, position + 1 << 16)])
                    let progress = try decoder.decode(part, into: room)
                    if progress.consumed + progress.produced == 0, position == bytes.count { break }
                    builder.stored(UnsafeRawBufferPointer(rebasing: part[..<progress.consumed]))
                    if let checkpoint = decoder.takeCheckpoint() { builder.checkpoint(checkpoint) }
                    position += progress.consumed
                    tar.append(contentsOf: room[..<progress.produced])
                }
            } catch { failure = error }
        }
        if let failure { throw failure }
        guard let spans = builder.finish(storedBytes: UInt64(stored.count), contentBytes: UInt64(tar.count)) else {
            throw LayerError.index("no spans of \(stored.count) bytes, \(tar.count) decoded")
        }
        let log = Log()
        let parser = TarParser(sink: log)
        try tar.withUnsafeBytes { (bytes) throws in try parser.feed(bytes) }
        try parser.finish()
        layer = Descriptor(mediaType: mediaType, digest: sha256(stored), sizeBytes: UInt64(stored.count))
        diffID = sha256(tar)
        entries = log.entries
        self.stored = stored
        self.tar = tar
        self.spans = spans
    }

    private final class Log: TarSink {
        var entries: [TarEntry] = []
        func entry(_ entry: TarEntry) { entries.append(entry) }
        func warning(_ text: String) {}
    }

    package func content(_ name: String) -> [UInt8] {
        guard let entry = entries.first(where: { $0.path == [UInt8](name.utf8) }) else { return [] }
        return Array(tar[Int(entry.contentOffset)..<Int(entry.contentOffset + entry.sizeBytes)])
    }

    private func number(_ name: String) -> Int { entries.firstIndex { $0.path == [UInt8](name.utf8) } ?? 0 }

    // MARK: Our own index

    /// As `c2w-run index --push` publishes it; nil where it cannot say that.
    package func own(_ lie: IndexLie) throws -> [UInt8]? {
        var entries = entries
        var digest = layer.digest
        var table = spans
        let (one, two) = (number("one"), number("two"))
        switch lie {
        case .none, .cut: break
        case .filesExchanged:
            entries[one].contentOffset = self.entries[two].contentOffset
            entries[two].contentOffset = self.entries[one].contentOffset
        case .hole:
            let place = entries[one].contentOffset
            entries[one].segments = [SparseSegment(fileOffset: 0, contentOffset: place, lengthBytes: 4096)]
        case .linkBetween:
            var wrong = entries[one]
            wrong.contentOffset = entries[two].contentOffset
            let link = number("link")
            entries.insert(entries[one], at: link + 1)
            entries[one] = wrong
        case .spanElsewhere:
            let from = spans[1].contentBytes <= spans[2].contentBytes ? 2 : 1
            table = try edited { number in number == 3 - from ? from : number }
        case .spansShifted: table = try shifted()
        case .spanDigests: table = try edited(digest: { _ in sha256([1, 2, 3]) }) { $0 }
        case .otherLayer: digest = sha256([4, 5, 6])
        }
        let builder = LayerIndexBuilder()
        for entry in entries { try builder.entry(entry) }
        let index = LayerIndex(
            digest: digest, diffID: diffID, entryCount: builder.entryCount,
            uncompressedSizeBytes: table.contentBytes, journal: builder.journal, spans: table)
        let bytes = index.serialized(codecs: HostCodecs())
        return lie == .cut ? Array(bytes[..<(bytes.count / 2)]) : bytes
    }

    /// The table with the stored bytes of `source(n)` for span n.
    private func edited(digest: ((Int) -> Digest)? = nil, source: (Int) -> Int) throws -> SpanTable {
        var builder = SpanTable.Builder()
        for number in 0..<spans.count {
            let from = source(number)
            var span = spans[from]
            span.contentOffset = spans[number].contentOffset
            span.contentBytes = spans[number].contentBytes
            let window = spans.deflatedWindow(of: from)
            try builder.add(
                span, digest: digest?(number) ?? spans.digest(of: from), deflatedWindow: Array(window.bytes),
                windowByteCount: window.byteCount)
        }
        return builder.finish()
    }

    /// What lacks then is of the zeros at the end.
    private func shifted() throws -> SpanTable {
        var builder = SpanTable.Builder()
        for number in 0..<spans.count {
            var span = spans[number]
            if number == 0 { span.contentBytes -= 512 } else { span.contentOffset -= 512 }
            let window = spans.deflatedWindow(of: number)
            try builder.add(
                span, digest: spans.digest(of: number), deflatedWindow: Array(window.bytes),
                windowByteCount: window.byteCount)
        }
        return builder.finish()
    }

    // MARK: SOCI

    /// A zTOC; nil where it cannot say that.
    package func soci(_ lie: IndexLie) throws -> [UInt8]? {
        let codecs = HostCodecs()
        func zTOC(_ layer: Descriptor, _ spans: SpanTable, _ tar: [UInt8]) -> [UInt8]? {
            LayerExport.zTOC(
                of: layer, spans: spans, tar: tar, reader: BytesBlob(layer.digest, stored), codecs: codecs)
        }
        switch lie {
        case .none: return zTOC(layer, spans, tar)
        case .filesExchanged: return zTOC(layer, spans, tarWithNamesExchanged())
        case .spansShifted: return zTOC(layer, try shifted(), tar)
        case .otherLayer:
            // By its size.
            let size = ForeignBlob.little(layer.sizeBytes, 8)
            guard var bytes = zTOC(layer, spans, tar), let place = bytes.firstRange(of: size) else { return nil }
            bytes.replaceSubrange(place, with: ForeignBlob.little(layer.sizeBytes + 1, 8))
            return bytes
        case .cut: return zTOC(layer, spans, tar).map { Array($0[..<($0.count / 2)]) }
        case .spanDigests:
            // Digests are text in it, each by itself.
            guard var bytes = zTOC(layer, spans, tar) else { return nil }
            let wrong = [UInt8](sha256([1, 2, 3]).text.utf8)
            for place in bytes.indices.dropLast(wrong.count - 1) where bytes[place] == wrong[0] {
                if bytes[place..<place + 7].elementsEqual(wrong[..<7]) {
                    bytes.replaceSubrange(place..<place + wrong.count, with: wrong)
                }
            }
            return bytes
        case .hole, .linkBetween, .spanElsewhere: return nil
        }
    }

    /// The tar with the names of `one` and `two` exchanged: what it says of where they lie is wrong.
    private func tarWithNamesExchanged() -> [UInt8] {
        var out = tar
        let places = ["one", "two"].map { Int(entries[number($0)].contentOffset) - 512 }
        for index in 0..<100 { out.swapAt(places[0] + index, places[1] + index) }
        for place in places {
            for index in 148..<156 { out[place + index] = 0x20 }
            let sum = out[place..<place + 512].reduce(0) { $0 + UInt64($1) }
            out.replaceSubrange(place + 148..<place + 156, with: TarWriter.octal(sum, 6) + [0, 0x20])
        }
        return out
    }
}
