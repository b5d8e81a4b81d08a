import ImageModel

/// A document being fetched into memory, within the limit for documents.
final class DocumentFetch: FetchConsumer {
    private let label: String
    private let maxBytes: Int
    private(set) var fetch: Fetch?
    private var wake = Wake()
    private(set) var bytes: [UInt8] = []
    private(set) var head = HTTPResponseHead(status: 0, headers: [])

    init(_ session: FetchSession, _ target: FetchTarget) {
        label = target.label
        maxBytes = session.settings.maxDocumentBytes
        let fetch = Fetch(session, target, consumer: self)
        self.fetch = fetch
        fetch.advance()
    }

    /// True when the whole is in `bytes`. Throws the ticket to wait for, or why it cannot be had.
    func poll(_ session: FetchSession) throws(BlobError) {
        guard let fetch else { return }
        fetch.advance()
        guard fetch.isDone else { throw .pending(fetch.waitTicket ?? wake.ticket(session.board)) }
        self.fetch = nil
        if let failure = fetch.failure { throw .failed(failure) }
    }

    // MARK: FetchConsumer

    func began(_ head: HTTPResponseHead) -> BlobFailure? {
        self.head = head
        if let text = head.header("Content-Length"), let length = UInt64(text), length > UInt64(maxBytes) {
            return DocumentFetch.tooLarge(label, maxBytes, has: "\(length)")
        }
        return nil
    }

    func received(_ chunk: UnsafeRawBufferPointer) -> FetchFlow {
        guard bytes.count + chunk.count <= maxBytes else {
            return .failed(DocumentFetch.tooLarge(label, maxBytes, has: "more"))
        }
        bytes.append(contentsOf: chunk)
        return .more
    }

    func changed() {
        if let fetch { wake.fire(fetch.session.board) }
    }

    static func tooLarge(_ label: String, _ maxBytes: Int, has bytes: String) -> BlobFailure {
        BlobFailure(.tooLarge, "\(label): has \(bytes) bytes; manifests and configs may have \(maxBytes)")
    }
}
