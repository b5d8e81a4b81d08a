import ImageModel

/// One pass over the blob of a layer, as a state machine: stored bytes are hashed and decoded, the tar they
/// give is hashed, parsed into an index, and appended to the cache.
///
/// ```
/// BlobReader → SHA-256 (digest) → inflate | zstd | as is → SHA-256 (diff ID) → TarParser → LayerIndexBuilder
///                                                         → CacheWriter
/// ```
///
/// Nothing is committed or shown before both digests are right and the tar is whole. The index grows entry
/// by entry while bytes come, and the writer can be read up to `decodedBytes`: a reader of a running pass
/// can be served from both. Memory: two buffers and the index.
final class LayerPass: Work {
    private static let inputCapacity = 256 << 10
    private static let outputCapacity = 512 << 10
    /// A step ends after so many decoded bytes: some milliseconds of work.
    private static let stepBytes = 4 << 20

    private enum Phase { case opening, fetching, draining }

    private let layer: ImageLayer
    private let reader: any BlobReader
    private let wantsContent: Bool
    private var phase = Phase.opening

    // SAFETY: both are used inside `step`, by one thread at a time, and freed with this object.
    private let input = UnsafeMutableRawBufferPointer.allocate(byteCount: inputCapacity, alignment: 16)
    private let output = UnsafeMutableRawBufferPointer.allocate(byteCount: outputCapacity, alignment: 16)
    /// Bytes of `input` that are not decoded yet.
    private var inputRange = 0..<0
    private var fetchedBytes: UInt64 = 0
    private(set) var decodedBytes: UInt64 = 0

    private let storedHash: any HashFunction
    private let tarHash: any HashFunction
    private var format: LayerFormat?
    private var decoder: (any StreamDecoder)?
    private var isAtStreamEnd = false
    private let builder = LayerIndexBuilder()
    private let parser: TarParser
    /// An index from the cache: only the content is missing.
    private var knownIndex: LayerIndex?
    private var writer: (any CacheWriter)?

    init(layer: ImageLayer, reader: any BlobReader, wantsContent: Bool) {
        self.layer = layer
        self.reader = reader
        self.wantsContent = wantsContent
        storedHash = layer.codecs.makeSHA256()
        tarHash = layer.codecs.makeSHA256()
        parser = TarParser(sink: builder)
    }

    deinit {
        writer?.discard()
        input.deallocate()
        output.deallocate()
    }

    func step() -> WorkStep {
        do throws(BlobError) {
            if layer.isClosed { throw .failed(BlobFailure(.cancelled, "\(layer.label): given up")) }
            let isDone = try advance()
            guard isDone else { return .again }
            end(nil)
            return .done
        } catch {
            switch error {
            case .pending(let ticket): return .wait(ticket)
            case .failed(let failure):
                end(failure)
                return .done
            }
        }
    }

    private func end(_ failure: BlobFailure?) {
        writer?.discard()
        writer = nil
        reader.close()
        layer.passEnded(failure)
    }

    /// One bounded piece of work; true when the pass is over.
    private func advance() throws(BlobError) -> Bool {
        do throws(PassError) {
            switch phase {
            case .opening: return try open()
            case .fetching: return try fetch()
            case .draining: return try drain()
            }
        } catch {
            switch error {
            case .pending(let ticket): throw .pending(ticket)
            case .layer(let error): throw .failed(error.failure(layer: layer.label))
            }
        }
    }

    private enum PassError: Error {
        case pending(Ticket)
        case layer(LayerError)
    }

    // MARK: Cache

    private func open() throws(PassError) -> Bool {
        knownIndex = cachedIndex()
        if let knownIndex {
            guard knownIndex.diffID == layer.diffID else {
                throw .layer(.digest(subject: "the diff ID", expected: layer.diffID, found: knownIndex.diffID))
            }
            let content = cachedContent(knownIndex)
            if let content { layer.passFound(content) }
            layer.passFound(knownIndex)
            if content != nil || !wantsContent { return true }
        }
        do throws(BlobFailure) {
            writer = try layer.cache.create(ImageLayer.contentKey(layer.descriptor.digest))
        } catch { throw .layer(.source(error)) }
        phase = .fetching
        return false
    }

    /// What is there but no good is removed and made again.
    private func cachedIndex() -> LayerIndex? {
        let key = ImageLayer.indexKey(layer.descriptor.digest)
        do throws(BlobFailure) {
            guard let entry = try layer.cache.open(key) else { return nil }
            guard entry.sizeBytes <= LayerIndex.maximumBytes else {
                throw BlobFailure(.malformed, "the index has \(entry.sizeBytes) bytes")
            }
            let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Int(entry.sizeBytes), alignment: 16)
            defer { buffer.deallocate() }
            let count = try entry.read(at: 0, into: buffer)
            let bytes = UnsafeRawBufferPointer(rebasing: buffer[..<count])
            do throws(LayerError) {
                let index = try LayerIndex.read(bytes, codecs: layer.codecs)
                guard index.digest == layer.descriptor.digest else { throw .index("it is of another layer") }
                return index
            } catch { throw error.failure(layer: layer.label) }
        } catch {
            layer.host.warn("\(error.message); it is made again")
            layer.cache.remove(key)
            return nil
        }
    }

    private func cachedContent(_ index: LayerIndex) -> (any CacheEntry)? {
        let key = ImageLayer.contentKey(layer.descriptor.digest)
        do throws(BlobFailure) {
            guard let entry = try layer.cache.open(key) else { return nil }
            if entry.sizeBytes == index.uncompressedSizeBytes { return entry }
            layer.host.warn("\(layer.label): cached content has a wrong size; it is fetched again")
        } catch { layer.host.warn("\(layer.label): \(error.message); it is fetched again") }
        layer.cache.remove(key)
        return nil
    }

    // MARK: Fetching

    private func fetch() throws(PassError) -> Bool {
        if format == nil || inputRange.isEmpty {
            guard fetchedBytes < layer.descriptor.sizeBytes else {
                if format == nil { try chooseFormat() }
                phase = .draining
                return false
            }
            // Until the format is known the first bytes stay at the start of the buffer.
            let start = format == nil ? inputRange.upperBound : 0
            let room = UInt64(LayerPass.inputCapacity - start)
            let wanted = Int(min(room, layer.descriptor.sizeBytes - fetchedBytes))
            let target = UnsafeMutableRawBufferPointer(rebasing: input[start..<start + wanted])
            let count = try readBlob(into: target)
            storedHash.update(UnsafeRawBufferPointer(rebasing: target[..<count]))
            fetchedBytes += UInt64(count)
            layer.passFetched(fetchedBytes)
            inputRange = (format == nil ? inputRange.lowerBound : 0)..<start + count
            if format == nil {
                guard inputRange.count >= LayerFormat.sniffBytes || fetchedBytes == layer.descriptor.sizeBytes
                else { return false }
                try chooseFormat()
            }
        }
        try decode(isLast: false)
        return false
    }

    private func readBlob(into target: UnsafeMutableRawBufferPointer) throws(PassError) -> Int {
        do throws(BlobError) {
            let count = try reader.read(at: fetchedBytes, into: target)
            guard count > 0 else {
                throw .failed(
                    BlobFailure(
                        .truncated, "the blob ends at byte \(fetchedBytes) of \(layer.descriptor.sizeBytes)"))
            }
            return count
        } catch {
            switch error {
            case .pending(let ticket): throw .pending(ticket)
            case .failed(let failure): throw .layer(.source(failure))
            }
        }
    }

    private func chooseFormat() throws(PassError) {
        let start = UnsafeRawBufferPointer(rebasing: input[inputRange])
        let found = LayerFormat.sniff(start)
        let promised = LayerFormat.promised(by: layer.descriptor.mediaType)
        guard let found, promised == nil || promised == found else {
            throw .layer(
                .format(mediaType: layer.descriptor.mediaType, found: LayerFormat.describe(found, start)))
        }
        format = found
        switch found {
        case .tar: break
        case .gzip: decoder = layer.codecs.makeGzipDecoder()
        case .zstd: decoder = layer.codecs.makeZstdDecoder()
        }
    }

    // MARK: Decoding

    private func decode(isLast: Bool) throws(PassError) {
        guard let decoder else {
            let bytes = UnsafeRawBufferPointer(rebasing: input[inputRange])
            inputRange = 0..<0
            isAtStreamEnd = true
            try take(bytes)
            return
        }
        var budget = LayerPass.stepBytes
        while budget > 0, isLast || !inputRange.isEmpty {
            let bytes = UnsafeRawBufferPointer(rebasing: input[inputRange])
            let progress: DecodeProgress
            do throws(DecodeError) {
                progress = try decoder.decode(bytes, into: output)
            } catch { throw .layer(.decode(error)) }
            inputRange = inputRange.lowerBound + progress.consumed..<inputRange.upperBound
            isAtStreamEnd = progress.isAtStreamEnd
            if progress.produced > 0 { try take(UnsafeRawBufferPointer(rebasing: output[..<progress.produced])) }
            budget -= max(progress.produced, 1)
            if progress.consumed == 0, progress.produced == 0 {
                if isLast { return }
                // Between members a decoder may turn without moving; with bytes left and no headway it is stuck.
                guard !progress.isAtStreamEnd else { continue }
                idleTurns += 1
                guard idleTurns < 4 else { throw .layer(.decode(.corrupt("the decoder does not go on"))) }
            } else {
                idleTurns = 0
            }
        }
    }
    private var idleTurns = 0

    private func take(_ bytes: UnsafeRawBufferPointer) throws(PassError) {
        guard !bytes.isEmpty else { return }
        tarHash.update(bytes)
        decodedBytes += UInt64(bytes.count)
        if knownIndex == nil {
            do throws(LayerError) { try parser.feed(bytes) } catch { throw .layer(error) }
        }
        do throws(BlobFailure) { try writer?.append(bytes) } catch { throw .layer(.source(error)) }
    }

    // MARK: The end

    private func drain() throws(PassError) -> Bool {
        if let decoder {
            let before = decodedBytes
            _ = decoder
            try decode(isLast: true)
            if decodedBytes != before { return false }
        }
        // A digest that does not match explains a stream that breaks off, so it comes first.
        let stored = Digest(sha256: storedHash.finish())
        guard stored == layer.descriptor.digest else {
            throw .layer(.digest(subject: "the digest", expected: layer.descriptor.digest, found: stored))
        }
        guard isAtStreamEnd || decoder == nil else {
            throw .layer(.decode(.corrupt("the compressed stream is cut short")))
        }
        if knownIndex == nil {
            do throws(LayerError) { try parser.finish() } catch { throw .layer(error) }
        }
        let diffID = Digest(sha256: tarHash.finish())
        guard diffID == layer.diffID else {
            throw .layer(.digest(subject: "the diff ID", expected: layer.diffID, found: diffID))
        }
        do throws(BlobFailure) { try commit(diffID) } catch { throw .layer(.source(error)) }
        return true
    }

    private func commit(_ diffID: Digest) throws(BlobFailure) {
        guard let writer else { return }
        let content = try writer.commit()
        self.writer = nil
        if knownIndex == nil {
            let index = LayerIndex(
                digest: layer.descriptor.digest, diffID: diffID, entryCount: builder.entryCount,
                uncompressedSizeBytes: decodedBytes, journal: builder.journal)
            let indexWriter = try layer.cache.create(ImageLayer.indexKey(index.digest))
            do throws(BlobFailure) {
                try index.write(codecs: layer.codecs, to: indexWriter)
                _ = try indexWriter.commit()
            } catch {
                indexWriter.discard()
                throw error
            }
            layer.passFound(content)
            for warning in builder.warnings { layer.host.warn("\(layer.label): \(warning)") }
            layer.passFound(index)
        } else {
            layer.passFound(content)
        }
    }
}
