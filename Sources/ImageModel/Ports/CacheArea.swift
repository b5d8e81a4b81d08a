/// A file of the cache that fills up piece by piece, in any order, by several processes at once.
///
/// It is divided into units by whoever uses it (blocks of a blob, spans of a layer): unit `i` is there once it was
/// published. What is there survives the process, and whoever opens the same key sees it at once. Units are filled
/// by the holder of a lease; a lease ends with its process, however that dies. Bytes of a unit that is not published
/// mean nothing. After a crash of the *machine* an area may come up empty, never wrong.
///
/// Threads: any.
public protocol CacheArea: AnyObject {
    var unitCount: Int { get }
    /// Whether the unit's bytes are there.
    func has(_ unit: Int) -> Bool
    /// Tries to become the only one, in all processes and all openings of this area, that fills these units. False
    /// where somebody else holds one of them: ask again a little later, or find the unit published.
    func lease(_ units: Range<Int>) -> Bool
    func release(_ units: Range<Int>)
    /// The bytes may lie anywhere in the file; the unit they belong to is the caller's to know.
    func write(_ bytes: UnsafeRawBufferPointer, at offset: UInt64) throws(BlobFailure)
    /// All bytes of the unit were written. Never taken back.
    func publish(_ unit: Int)
    /// The bytes before `end` are written and will be part of what `finish` makes: they may go to the disk already, so
    /// that it need not wait for all of them. Never waits itself.
    func settle(upTo end: UInt64)
    /// All bytes asked for, or fewer only because nothing was written beyond.
    func read(at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer) throws(BlobFailure) -> Int
    /// The area is whole and right: it becomes the finished entry `key`, cut to `sizeBytes`, and is an area no more
    /// (others who have it open may go on reading). If there is such an entry already, that is returned.
    func finish(as key: String, sizeBytes: UInt64) throws(BlobFailure) -> any CacheEntry
    /// Removes it from the cache: its bytes were wrong, or are of no use any more. Others who have it open keep what
    /// they have.
    func discard()
}

extension CacheArea {
    public func settle(upTo end: UInt64) {}
}
