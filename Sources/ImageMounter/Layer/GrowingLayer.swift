import ImageModel

/// What a tree asks of a layer whose index may still be growing. See `ImageLayer`.
package protocol GrowingLayer: AnyObject {
    /// Records of the index that came after `position` (bytes of the journal, 0 at first), as far as they are known now.
    /// Throws only `.failed`.
    func journal(after position: Int) throws(BlobError) -> JournalPart
    /// Fires when more of the journal is there, when it is whole, or when the layer has failed. Asking says that
    /// somebody waits: the layer is fetched before those nobody waits for.
    func journalTicket() -> Ticket
    /// Fills the whole buffer with the layer's content from `offset`.
    func read(at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer) throws(BlobError)
    /// Somebody is about to read there.
    func prefetch(at offset: UInt64, count: UInt64)
}

/// A part of a layer's journal (`LayerIndexBuilder` has its form); records are whole.
package struct JournalPart {
    package var bytes: [UInt8]
    /// Nothing will come after it.
    package var isWhole: Bool
    package init(bytes: [UInt8], isWhole: Bool) {
        self.bytes = bytes
        self.isWhole = isWhole
    }
}
