/// A place for files that outlive the process, addressed by key and shared by processes. The rules of what
/// goes where are `ImageMounter`'s; the store only keeps its promises about single entries.
///
/// An entry appears whole or not at all, whatever happens to the process (write aside, fsync, rename).
/// Keys are `[a-z0-9._-]`, with at most one `/`. Threads: any.
public protocol CacheStore: AnyObject {
    /// Opens a finished entry for reading; nil where there is none. Marks it as used now.
    func open(_ key: String) throws(BlobFailure) -> (any CacheEntry)?
    /// Begins a new entry under the key. Two writers of one key do not disturb each other: the first to commit
    /// wins, the other's commit is dropped.
    func create(_ key: String) throws(BlobFailure) -> any CacheWriter
    func remove(_ key: String)
    /// Opens the area of that key, or begins it. Areas and entries are apart: a key may have both. Marks it as used.
    func openArea(_ key: String, unitCount: Int) throws(BlobFailure) -> any CacheArea
    /// Removes the area of that key, if there is one. Those who have it open keep what they have.
    func removeArea(_ key: String)
}

/// A finished entry. It stays readable while this object lives, even if evicted meanwhile.
public protocol CacheEntry: AnyObject {
    var sizeBytes: UInt64 { get }
    /// All bytes asked for, or fewer only because the entry ends.
    func read(at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer) throws(BlobFailure) -> Int
}

/// An entry being written: bytes are appended, may be read back, and vanish unless committed.
public protocol CacheWriter: AnyObject {
    var sizeBytes: UInt64 { get }
    func append(_ bytes: UnsafeRawBufferPointer) throws(BlobFailure)
    func read(at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer) throws(BlobFailure) -> Int
    func commit() throws(BlobFailure) -> any CacheEntry
    func discard()
}
