import ImageModel

/// Finds out which bytes of a window are needed.
///
/// What follows a checkpoint can reach back into the window only within its first 32 KiB. They are decoded twice, with
/// two made-up windows in which a pair of bytes tells its own position: where the two results differ, the byte came
/// from the window, and the pair says from where. Everything else may be zero.
enum SparseWindow {
    static let windowBytes = 32 << 10
    /// Stored bytes that nearly always hold so much content.
    static let probeBytes = windowBytes + 1024

    /// The window with zeros for what is not referred to, without the zeros at its start; empty where nothing is.
    ///
    /// - Parameters:
    ///   - stored: begins with the shared byte where there is one.
    ///   - isWhole: `stored` is all of the span; otherwise it must hold 32 KiB of content, or all is kept.
    static func reduced(
        _ checkpoint: DecodeCheckpoint, stored: UnsafeRawBufferPointer, isWhole: Bool, codecs: CodecProvider
    ) -> [UInt8] {
        let window = checkpoint.window
        guard !window.isEmpty, window.count <= windowBytes else { return window }
        let marks = window.count == windowBytes ? marksOfWhole : marked(window.count)
        let first = decoded(checkpoint.bitCount, marks.low, stored, codecs)
        let second = decoded(checkpoint.bitCount, marks.high, stored, codecs)
        guard first.count == second.count, isWhole || first.count == windowBytes else { return window }
        var sparse = [UInt8](repeating: 0, count: window.count)
        var start = window.count
        for index in first.indices where first[index] != second[index] {
            let position = Int(first[index]) | (Int(first[index] ^ second[index]) - 1) << 8
            guard position < window.count else { return window }
            sparse[position] = window[position]
            start = min(start, position)
        }
        return [UInt8](sparse[start...])
    }

    /// Nearly all windows are whole.
    private static let marksOfWhole = marked(windowBytes)

    /// At position p, bits 0 to 7 of p; and those, xor one more than bits 8 to 14 of it: never the same.
    private static func marked(_ count: Int) -> (low: [UInt8], high: [UInt8]) {
        var low = [UInt8](repeating: 0, count: count)
        var high = low
        for position in 0..<count {
            low[position] = UInt8(truncatingIfNeeded: position)
            high[position] = low[position] ^ UInt8(truncatingIfNeeded: 1 + position >> 8)
        }
        return (low, high)
    }

    /// At most 32 KiB; fewer where the stored bytes end or are none.
    private static func decoded(
        _ bitCount: UInt8, _ window: [UInt8], _ stored: UnsafeRawBufferPointer, _ codecs: CodecProvider
    ) -> [UInt8] {
        let decoder = codecs.makeDeflateDecoder(bitCount: bitCount, window: window)
        return [UInt8](unsafeUninitializedCapacity: windowBytes) { buffer, count in
            let output = UnsafeMutableRawBufferPointer(buffer)
            count = SpanDecoder.fill(output, from: stored, by: decoder)
        }
    }
}
