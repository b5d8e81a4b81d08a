import ImageModel

/// One pass over the blob of a layer, as a state machine: stored bytes are hashed and decoded, the tar they
/// give is hashed, parsed into an index, and kept.
///
/// ```
/// BlobReader → SHA-256 (digest) → inflate | zstd | as is → SHA-256 (diff ID) → TarParser → LayerIndexBuilder
///            → SpanTableBuilder ←── checkpoints ──┘       → StreamStore
/// ```
///
/// After each piece the layer hears what is new: records of the journal, and how far the content can be read. Nothing
/// is committed before both digests are right and the tar is whole. After a failure of the source or of the cache the
/// pass can be started again, and goes on where it was. Memory: two buffers, and the journal until it is handed over.
final class LayerPass: Work {
    private static let inputCapacity = 256 << 10
    private static let outputCapacity = 512 << 10
    /// A step ends after so many decoded bytes: some milliseconds of work.
    private static let stepBytes = 4 << 20
    /// So long it is waited until another process has filled what both fill.
    private static let agreeMs: UInt64 = 10
    private static let agreePatienceNs: UInt64 = 1_000_000_000

    /// Why a pass does not go on.
    enum Stop: Error {
        case pending(Ticket)
        /// The source or the cache has failed: another try may do.
        case stalled(BlobFailure)
        /// The layer is not what the image says. Final.
        case wrong(LayerError)
    }

    /// What a pass that found both digests right has to say.
    struct Result {
        var knownIndex: LayerIndex?
        /// What was not handed over before.
        var journal: [UInt8]
        var entryCount: UInt64
        var contentBytes: UInt64
        var spans: SpanTable?
        var store: StreamStore
    }

    private enum Phase { case fetching, draining, agreeing }

    private let layer: ImageLayer
    private let reader: any BlobReader
    private let store: StreamStore
    /// An index from the cache: only the content is missing.
    private let knownIndex: LayerIndex?
    private var phase = Phase.fetching
    private var agreeSinceNs: UInt64?

    // SAFETY: both are used inside `step`, by one thread at a time, and freed with this object.
    private let input = UnsafeMutableRawBufferPointer.allocate(byteCount: inputCapacity, alignment: 16)
    private let output = UnsafeMutableRawBufferPointer.allocate(byteCount: outputCapacity, alignment: 16)
    /// Bytes of `input` that are not decoded yet.
    private var inputRange = 0..<0
    /// Decoded bytes, in one of the buffers, that are parsed and hashed but not kept yet.
    private var unkept: UnsafeRawBufferPointer?
    private var fetchedBytes: UInt64 = 0
    private var decodedBytes: UInt64 = 0

    private let storedHash: any HashFunction
    private let tarHash: any HashFunction
    private var format: LayerFormat?
    private var decoder: (any StreamDecoder)?
    /// The same decoder, if spans are made.
    private var checkpoints: (any CheckpointingDecoder)?
    private var spans: SpanTableBuilder?
    private var isAtStreamEnd = false
    private var idleTurns = 0
    /// It is not this pass's turn, and its stream knows.
    private var isHeld = false
    private let builder = LayerIndexBuilder()
    private let parser: TarParser

    init(layer: ImageLayer, reader: any BlobReader, store: StreamStore, knownIndex: LayerIndex?) {
        let descriptor = layer.descriptor
        builder.isHidden = { ForeignFiles.isHidden($0, in: descriptor) }
        self.layer = layer
        self.reader = reader
        self.store = store
        self.knownIndex = knownIndex
        storedHash = layer.codecs.makeSHA256()
        tarHash = layer.codecs.makeSHA256()
        parser = TarParser(sink: builder)
    }

    deinit {
        input.deallocate()
        output.deallocate()
    }

    func step() -> WorkStep {
        if layer.isClosed {
            layer.passStalled(BlobFailure(.cancelled, "\(layer.label): given up"))
            return .done
        }
        if layer.isPassUnwanted {
            layer.passGivenUp()
            return .done
        }
        if layer.adoptsOthersWork() {
            return .done
        }
        do throws(Stop) {
            for _ in 0..<layer.piecesInARow(missingBytes: layer.descriptor.sizeBytes - fetchedBytes) {
                if try advance() { return .done }
            }
            return .again
        } catch {
            switch error {
            case .pending(let ticket): return .wait(ticket)
            case .stalled(let failure):
                guard failure.isForGood else {
                    layer.passStalled(failure)
                    break
                }
                layer.passFoundWrong(failure)
            case .wrong(let error):
                layer.passFoundWrong(error.failure(layer: layer.label))
            }
            return .done
        }
    }

    /// One bounded piece of work; true when the pass is over.
    private func advance() throws(Stop) -> Bool {
        try keep()
        switch phase {
        case .fetching:
            try fetch()
            return false
        case .draining:
            try drain()
            return false
        case .agreeing:
            try agree()
            return true
        }
    }

    // MARK: Fetching

    private func fetch() throws(Stop) {
        if format == nil || inputRange.isEmpty {
            guard fetchedBytes < layer.descriptor.sizeBytes else {
                if format == nil { try chooseFormat() }
                phase = .draining
                return
            }
            // Until the format is known the first bytes stay at the start of the buffer.
            let start = format == nil ? inputRange.upperBound : 0
            let room = UInt64(LayerPass.inputCapacity - start)
            let wanted = Int(min(room, layer.descriptor.sizeBytes - fetchedBytes))
            let target = UnsafeMutableRawBufferPointer(rebasing: input[start..<start + wanted])
            let count = try readBlob(into: target)
            storedHash.update(UnsafeRawBufferPointer(rebasing: target[..<count]))
            fetchedBytes += UInt64(count)
            layer.passFetched(fetchedBytes, newBytes: count)
            inputRange = (format == nil ? inputRange.lowerBound : 0)..<start + count
            if format == nil {
                guard inputRange.count >= LayerFormat.sniffBytes || fetchedBytes == layer.descriptor.sizeBytes
                else { return }
                try chooseFormat()
            }
        }
        try decode(isLast: false)
    }

    private func readBlob(into target: UnsafeMutableRawBufferPointer) throws(Stop) -> Int {
        if let ticket = layer.turn() {
            // What is on its way shall not take the link from those whose turn it is.
            if !isHeld { reader.hold(true) }
            isHeld = true
            throw .pending(ticket)
        }
        if isHeld { reader.hold(false) }
        isHeld = false
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
            case .pending(let ticket):
                layer.passWaits()
                throw .pending(ticket)
            case .failed(let failure): throw .stalled(LayerError.source(failure).failure(layer: layer.label))
            }
        }
    }

    private func chooseFormat() throws(Stop) {
        let start = UnsafeRawBufferPointer(rebasing: input[inputRange])
        let found = LayerFormat.sniff(start)
        let promised = LayerFormat.promised(by: layer.descriptor.mediaType)
        guard let found, promised == nil || promised == found else {
            throw .wrong(
                .format(mediaType: layer.descriptor.mediaType, found: LayerFormat.describe(found, start)))
        }
        format = found
        let spacing = SpanTableBuilder.defaultSpacingBytes
        if knownIndex == nil { spans = SpanTableBuilder(format: found, codecs: layer.codecs) }
        switch (found, knownIndex == nil) {
        case (.tar, _): break
        case (.gzip, true): checkpoints = layer.codecs.makeGzipDecoder(checkpointSpacingBytes: spacing)
        case (.gzip, false): decoder = layer.codecs.makeGzipDecoder()
        case (.zstd, true): checkpoints = layer.codecs.makeZstdDecoder(checkpointSpacingBytes: spacing)
        case (.zstd, false): decoder = layer.codecs.makeZstdDecoder()
        }
        if let checkpoints { decoder = checkpoints }
    }

    // MARK: Decoding

    private func decode(isLast: Bool) throws(Stop) {
        guard let decoder else {
            let bytes = UnsafeRawBufferPointer(rebasing: input[inputRange])
            inputRange = 0..<0
            isAtStreamEnd = true
            spans?.stored(bytes)
            try take(bytes)
            return
        }
        var budget = LayerPass.stepBytes
        while budget > 0, isLast || !inputRange.isEmpty {
            let bytes = UnsafeRawBufferPointer(rebasing: input[inputRange])
            let progress: DecodeProgress
            do throws(DecodeError) {
                progress = try decoder.decode(bytes, into: output)
            } catch { throw .wrong(.decode(error)) }
            inputRange = inputRange.lowerBound + progress.consumed..<inputRange.upperBound
            if let spans {
                spans.stored(UnsafeRawBufferPointer(rebasing: bytes[..<progress.consumed]))
                if let checkpoint = checkpoints?.takeCheckpoint() { spans.checkpoint(checkpoint) }
            }
            isAtStreamEnd = progress.isAtStreamEnd
            if progress.produced > 0 { try take(UnsafeRawBufferPointer(rebasing: output[..<progress.produced])) }
            budget -= max(progress.produced, 1)
            if progress.consumed == 0, progress.produced == 0 {
                if isLast { return }
                // Between members a decoder may turn without moving; with bytes left and no headway it is stuck.
                guard !progress.isAtStreamEnd else { continue }
                idleTurns += 1
                guard idleTurns < 4 else { throw .wrong(.decode(.corrupt("the decoder does not go on"))) }
            } else {
                idleTurns = 0
            }
        }
    }

    private func take(_ bytes: UnsafeRawBufferPointer) throws(Stop) {
        guard !bytes.isEmpty else { return }
        // The stored bytes of a plain tar are hashed already.
        if decoder != nil { tarHash.update(bytes) }
        if knownIndex == nil {
            do throws(LayerError) { try parser.feed(bytes) } catch { throw .wrong(error) }
        }
        unkept = bytes
        try keep()
    }

    /// Keeps what was decoded last, and tells the layer.
    private func keep() throws(Stop) {
        guard let bytes = unkept else { return }
        do throws(BlobFailure) { try store.append(bytes) } catch {
            throw .stalled(LayerError.source(error).failure(layer: layer.label))
        }
        unkept = nil
        decodedBytes += UInt64(bytes.count)
        // The last piece is verified in a moment: so a layer that comes in one is never shown before.
        guard fetchedBytes < layer.descriptor.sizeBytes else { return }
        layer.passDecoded(decodedBytes, journal: builder.takeJournal())
    }

    // MARK: The end

    private func drain() throws(Stop) {
        if decoder != nil {
            let before = decodedBytes
            try decode(isLast: true)
            if decodedBytes != before { return }
        }
        // A digest that does not match explains a stream that breaks off, so it comes first.
        let stored = Digest(sha256: storedHash.finish())
        guard stored == layer.descriptor.digest else {
            throw .wrong(.digest(subject: "the digest", expected: layer.descriptor.digest, found: stored))
        }
        guard isAtStreamEnd || decoder == nil else {
            throw .wrong(.decode(.corrupt("the compressed stream is cut short")))
        }
        if knownIndex == nil {
            do throws(LayerError) { try parser.finish() } catch { throw .wrong(error) }
        }
        let diffID = decoder == nil ? stored : Digest(sha256: tarHash.finish())
        guard diffID == layer.diffID else {
            throw .wrong(.digest(subject: "the diff ID", expected: layer.diffID, found: diffID))
        }
        phase = .agreeing
    }

    /// Both digests are right, and the tar is whole.
    private func agree() throws(Stop) {
        let isAgreed: Bool
        // Without a clock nobody is waited for.
        let now = layer.host.monotonicNs()
        let since = agreeSinceNs ?? now
        agreeSinceNs = since
        let mayWait = now > 0 && now &- since < LayerPass.agreePatienceNs
        do throws(BlobFailure) { isAgreed = try store.agree(mayWait: mayWait) } catch {
            throw .stalled(LayerError.source(error).failure(layer: layer.label))
        }
        if !isAgreed, let ticket = layer.pause(ms: LayerPass.agreeMs) { throw .pending(ticket) }
        for warning in builder.warnings { layer.host.warn("\(layer.label): \(warning)") }
        layer.passVerified(
            Result(
                knownIndex: knownIndex, journal: builder.takeJournal(), entryCount: builder.entryCount,
                contentBytes: decodedBytes,
                spans: spans?.finish(storedBytes: fetchedBytes, contentBytes: decodedBytes), store: store))
    }
}
