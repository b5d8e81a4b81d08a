import CIsal
import ImageModel

/// ISA-L's inflate, about three times as fast as zlib's.
///
/// It has no call that stops where a block begins, but its state can be made to: a block that is marked as the last
/// one is decoded to its end and no further. While its output goes to the internal buffer alone (no room is given),
/// nothing else is done at that end, and the state still holds the bits that were read ahead; then the mark is taken
/// away again. `finds` tries this on a stream that is known, and a library which behaves in another way is not used.
final class IsalEngine: InflateEngine {
    private let library: IsalLibrary
    // SAFETY: 90 KB that never move; owned by this object alone and freed with it.
    private let state = UnsafeMutablePointer<inflate_state>.allocate(capacity: 1)
    private var isRaw = false
    /// Stands in for buffers that are empty; never read or written.
    private let nowhere = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)

    private static let windowBytes: Int32 = 32 << 10
    private static let historyBytes = 2 * windowBytes

    init(_ library: IsalLibrary) {
        self.library = library
        state.initialize(to: inflate_state())
        nowhere.initialize(to: 0)
        startMember()
    }

    deinit {
        state.deallocate()
        nowhere.deallocate()
    }

    func startMember() {
        library.initialize(state)
        state.pointee.crc_flag = UInt32(ISAL_GZIP)
        isRaw = false
    }

    func startBlock(bitCount: UInt8, firstByte: UInt8, window: [UInt8]) throws(DecodeError) {
        guard bitCount < 8, window.count <= Int(IsalEngine.windowBytes) else {
            throw .corrupt("deflate: the checkpoint is none")
        }
        library.initialize(state)
        state.pointee.crc_flag = UInt32(ISAL_DEFLATE)
        isRaw = true
        if bitCount > 0 {
            state.pointee.read_in = UInt64(firstByte >> (8 - bitCount))
            state.pointee.read_in_length = Int32(bitCount)
        }
        guard !window.isEmpty else { return }
        var window = window
        guard library.setDictionary(state, &window, UInt32(window.count)) == COMP_OK else {
            throw .corrupt("deflate: the window is none")
        }
    }

    func inflate(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer, stopsAtBlock: Bool
    ) throws(DecodeError) -> InflateStep {
        var step = InflateStep(consumed: 0, produced: 0)
        if stopsAtBlock, try findBlock(input, &step) { return step }
        // What waits in the buffer goes out first, so that the search can go on there.
        let isDraining = stopsAtBlock && bytesAhead > 0
        let rest = UnsafeRawBufferPointer(rebasing: isDraining ? input[..<0] : input[step.consumed...])
        let (consumed, produced) = try call(rest, output, isEnding: false)
        step.consumed += max(0, consumed)
        step.produced = produced
        if state.pointee.block_state == ISAL_BLOCK_FINISH {
            step.isMemberEnd = true
            // What was read ahead is of the trailer: at most eight bytes. The library may have given it back, even
            // beyond the beginning of this input.
            let ahead = Int(state.pointee.read_in_length) / 8
            step.consumedTrailerBytes = isRaw ? min(8, max(0, ahead) + max(0, -consumed)) : 0
        }
        return step
    }

    private var isInBlock: Bool {
        state.pointee.block_state == ISAL_BLOCK_CODED || state.pointee.block_state == ISAL_BLOCK_TYPE0
    }
    private var bytesAhead: Int32 { state.pointee.tmp_out_valid - state.pointee.tmp_out_processed }

    /// Decodes into the internal buffer up to the end of the block, if it comes before the end of the input and of
    /// the buffer. `step.consumed` grows.
    private func findBlock(_ input: UnsafeRawBufferPointer, _ step: inout InflateStep) throws(DecodeError) -> Bool {
        let noRoom = UnsafeMutableRawBufferPointer(start: nowhere, count: 0)
        // One byte has to wait in the buffer, or the end of the block counts as that of the member.
        while bytesAhead == 0 || !isInBlock {
            let rest = input[step.consumed...]
            guard !rest.isEmpty, state.pointee.bfinal == 0, bytesAhead < IsalEngine.windowBytes,
                state.pointee.tmp_out_valid < IsalEngine.historyBytes
            else { return false }
            let few = UnsafeRawBufferPointer(rebasing: rest.prefix(16))
            let consumed = try call(few, noRoom, isEnding: false).consumed
            guard consumed > 0 else { return false }
            step.consumed += consumed
        }
        guard state.pointee.bfinal == 0, state.pointee.tmp_out_valid < IsalEngine.historyBytes else { return false }
        let rest = UnsafeRawBufferPointer(rebasing: input[step.consumed...])
        step.consumed += max(0, try call(rest, noRoom, isEnding: true).consumed)
        guard state.pointee.block_state == ISAL_BLOCK_INPUT_DONE else { return false }
        state.pointee.block_state = ISAL_BLOCK_NEW_HDR
        let valid = state.pointee.tmp_out_valid
        let start = max(0, valid - IsalEngine.windowBytes)
        step.block = BlockStart(
            bitsBehind: Int(state.pointee.read_in_length), bytesAhead: Int(bytesAhead),
            window: [UInt8](
                UnsafeBufferPointer(start: c2w_isal_history(state) + Int(start), count: Int(valid - start))))
        return true
    }

    /// - Parameter isEnding: marks the block as the last one while the call runs.
    /// - Returns: `consumed` may be below 0, see `inflate`.
    private func call(
        _ input: UnsafeRawBufferPointer, _ output: UnsafeMutableRawBufferPointer, isEnding: Bool
    ) throws(DecodeError) -> (consumed: Int, produced: Int) {
        let inputCount = min(input.count, Int(Int32.max))
        let outputCount = min(output.count, Int(Int32.max))
        // SAFETY: the library reads `avail_in` bytes and writes `avail_out` bytes, both inside the caller's buffers,
        // and keeps neither pointer after the call. It does not write through next_in.
        state.pointee.next_in =
            UnsafeMutablePointer(mutating: input.bindMemory(to: UInt8.self).baseAddress) ?? nowhere
        state.pointee.avail_in = UInt32(inputCount)
        state.pointee.next_out = output.bindMemory(to: UInt8.self).baseAddress ?? nowhere
        state.pointee.avail_out = UInt32(outputCount)
        // Above the bits read ahead it may leave some of the byte that follows. Where that byte is the first of a stored
        // block (the input ended after its header), it would skip the byte, not the bits, and read a wrong header next.
        let ahead = UInt64(max(0, min(64, state.pointee.read_in_length)))
        state.pointee.read_in &= ahead == 64 ? .max : (1 << ahead) - 1
        if isEnding { state.pointee.bfinal = 1 }
        let result = library.inflate(state)
        if isEnding { state.pointee.bfinal = 0 }
        guard result == ISAL_DECOMP_OK else { throw .corrupt("gzip: " + IsalEngine.text(result)) }
        return (inputCount - Int(Int32(bitPattern: state.pointee.avail_in)), outputCount - Int(state.pointee.avail_out))
    }

    /// Whether this library gives the same bytes as zlib does, and checkpoints where zlib sees blocks.
    static func finds(_ library: IsalLibrary) -> Bool {
        let content = (0..<200_000).map { UInt8(truncatingIfNeeded: ($0 &* $0 >> 7 ^ $0 >> ($0 >> 9 & 7)) & 63) }
        let stream = RawDeflate.gzip(content, level: 1, memoryLevel: 3)
        let blocks = outcome(of: GzipDecoder(engine: ZlibEngine(), spacingBytes: 1), stream)
        let found = outcome(of: GzipDecoder(engine: IsalEngine(library), spacingBytes: 10_000), stream)
        return blocks.content == content && found.content == content && found.checkpoints.count > 2
            && found.checkpoints.contains { $0.bitCount > 0 }
            && found.checkpoints.allSatisfy { blocks.checkpoints.contains($0) }
    }

    private static func outcome(
        of decoder: GzipDecoder, _ stream: [UInt8]
    ) -> (content: [UInt8], checkpoints: [DecodeCheckpoint]) {
        let output = UnsafeMutableRawBufferPointer.allocate(byteCount: 50_000, alignment: 1)
        defer { output.deallocate() }
        var content: [UInt8] = []
        var checkpoints: [DecodeCheckpoint] = []
        var rest = stream[...]
        while !rest.isEmpty {
            let progress: DecodeProgress? = rest.withUnsafeBytes { input in
                do throws(DecodeError) { return try decoder.decode(input, into: output) } catch { return nil }
            }
            let checkpoint = decoder.takeCheckpoint()
            guard let progress, progress.consumed + progress.produced > 0 || checkpoint != nil else { break }
            rest = rest.dropFirst(progress.consumed)
            content += output[..<progress.produced]
            if let checkpoint { checkpoints.append(checkpoint) }
        }
        return (content, checkpoints)
    }

    private static func text(_ result: Int32) -> String {
        switch result {
        case ISAL_INVALID_BLOCK: "invalid block"
        case ISAL_INVALID_SYMBOL: "invalid symbol"
        case ISAL_INVALID_LOOKBACK: "a distance too far back"
        case ISAL_INVALID_WRAPPER: "incorrect header"
        case ISAL_UNSUPPORTED_METHOD: "unknown compression method"
        case ISAL_INCORRECT_CHECKSUM: "incorrect checksum or length"
        default: "error \(result)"
        }
    }
}
