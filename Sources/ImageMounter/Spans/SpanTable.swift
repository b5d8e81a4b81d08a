import ImageModel

/// The spans of one layer in the order of their content, without gaps. Immutable; any thread.
package final class SpanTable: @unchecked Sendable {
    /// All content of the layer.
    package let contentBytes: UInt64
    private let spans: [LayerSpan]
    /// 32 bytes a span; zeros where `check` is `none`.
    private let digests: [UInt8]
    /// Windows one after the other, each deflated; `windowEnds[i]` is where that of span `i` ends.
    private let windows: [UInt8]
    private let windowEnds: [Int]
    /// Length of each window when inflated.
    private let windowBytes: [UInt16]

    package var count: Int { spans.count }

    fileprivate init(
        contentBytes: UInt64, spans: [LayerSpan], digests: [UInt8], windows: [UInt8], windowEnds: [Int],
        windowBytes: [UInt16]
    ) {
        self.contentBytes = contentBytes
        self.spans = spans
        self.digests = digests
        self.windows = windows
        self.windowEnds = windowEnds
        self.windowBytes = windowBytes
    }

    /// Whether a small read can be served without decoding most of a large layer: false for a zstd stream of one frame,
    /// or of frames that are too large to be held.
    package var hasRandomAccess: Bool {
        for span in spans where span.contentBytes + span.skippedBytes + span.storedBytes > SpanTable.usefulSpanBytes {
            return false
        }
        return spans.count > 1 || contentBytes <= SpanTable.smallContentBytes
    }
    private static let usefulSpanBytes: UInt64 = 64 << 20
    private static let smallContentBytes: UInt64 = 4 << 20

    package subscript(_ span: Int) -> LayerSpan { spans[span] }

    /// What the digest of the span is of says its `check`.
    package func digest(of span: Int) -> Digest { Digest(sha256: [UInt8](digests[span * 32..<span * 32 + 32])) }

    /// The window of the span as it is kept: deflated, empty where there is none; and its length when inflated.
    package func deflatedWindow(of span: Int) -> (bytes: ArraySlice<UInt8>, byteCount: Int) {
        let start = span == 0 ? 0 : windowEnds[span - 1]
        return (windows[start..<windowEnds[span]], Int(windowBytes[span]))
    }

    /// The span that the content byte is in; `count` at or after the end.
    package func span(at contentOffset: UInt64) -> Int {
        guard contentOffset < contentBytes else { return spans.count }
        var low = 0
        var high = spans.count
        while low < high {
            let middle = (low + high) / 2
            if spans[middle].contentOffset + spans[middle].contentBytes <= contentOffset {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }

    /// Collects spans; what does not fit together is refused.
    package struct Builder {
        package private(set) var contentBytes: UInt64 = 0
        private var spans: [LayerSpan] = []
        private var digests: [UInt8] = []
        private var windows: [UInt8] = []
        private var windowEnds: [Int] = []
        private var windowBytes: [UInt16] = []

        package init() {}

        static let maximumSpans = 8 << 20
        static let maximumSpanBytes: UInt64 = 256 << 20

        /// Adds the span that follows. Its content must begin where the one before ended, and be more than nothing.
        ///
        /// - Parameters:
        ///   - digest: needed unless `check` is `none`.
        ///   - deflatedWindow: with the length it has when inflated, at most 32 KiB.
        package mutating func add(
            _ span: LayerSpan, digest: Digest? = nil, deflatedWindow: [UInt8] = [], windowByteCount: Int = 0
        ) throws(LayerError) {
            let (end, hasOverflowed) = span.contentOffset.addingReportingOverflow(span.contentBytes)
            let (_, hasStoredOverflowed) = span.storedOffset.addingReportingOverflow(span.storedBytes)
            guard span.contentOffset == contentBytes, span.contentBytes > 0, !hasOverflowed, !hasStoredOverflowed,
                end <= UInt64(Int64.max), span.bitCount < 8, windowByteCount <= 32768,
                (digest != nil) == (span.check != .none)
            else { throw .index("span \(spans.count) does not fit to the one before") }
            guard spans.count < Builder.maximumSpans, span.storedBytes <= Builder.maximumSpanBytes,
                span.skippedBytes <= Builder.maximumSpanBytes, span.contentBytes <= Builder.maximumSpanBytes
            else { throw .index("span \(spans.count) is too large, or one too many") }
            contentBytes = end
            spans.append(span)
            digests.append(contentsOf: digest?.bytes ?? [UInt8](repeating: 0, count: 32))
            windows.append(contentsOf: deflatedWindow)
            windowEnds.append(windows.count)
            windowBytes.append(UInt16(windowByteCount))
        }

        package func finish() -> SpanTable {
            SpanTable(
                contentBytes: contentBytes, spans: spans, digests: digests, windows: windows, windowEnds: windowEnds,
                windowBytes: windowBytes)
        }
    }
}
