import ImageModel

/// Which parts of which files a run has read, in the order in which it first did. At the next run of the same image and
/// command they are asked for ahead.
///
/// Paths are real ones (no link in them is to be followed), relative to the root. Parts are counted in blocks of 64 KiB.
///
/// ```
///  0  8 magic "c2wTrace"
///  8  4 version, LE: 1
/// 12  4 number of records, LE
/// 16  … records, numbers as LEB128:
///       file      0: one that was not named before; else its number, from 1 in the order in which they were named
///       if 0:     bytes of the path that equal the beginning of the one named before; length of the rest, bytes
///       first block, number of blocks (at least 1)
/// ```
public struct AccessTrace: Sendable, Equatable {
    public static let blockBytes: UInt64 = 64 << 10
    /// Encoded. What is larger is no help.
    public static let maximumBytes = 1 << 20
    public static let maximumRecords = 16_384
    /// Of a trace that claims more, the rest is not looked at block by block: a run notes a sixteenth of it.
    private static let comparedBlocks: UInt64 = 1 << 20
    /// A file of 16 TiB.
    static let maximumBlock: UInt64 = 1 << 28

    public struct Record: Sendable, Equatable {
        public var path: ByteString
        public var firstBlock: UInt64
        public var blockCount: UInt64
        public init(path: ByteString, firstBlock: UInt64, blockCount: UInt64) {
            self.path = path
            self.firstBlock = firstBlock
            self.blockCount = blockCount
        }
    }

    public private(set) var records: [Record] = []

    public init() {}

    /// Adds a record at the end: one that follows the last one is joined to it. False where there is no room.
    @discardableResult
    public mutating func add(_ record: Record) -> Bool {
        guard record.blockCount > 0, record.blockCount <= AccessTrace.maximumBlock,
            record.firstBlock <= AccessTrace.maximumBlock - record.blockCount, AccessTrace.isPath(record.path.bytes)
        else { return false }
        if let last = records.last, last.path == record.path, last.firstBlock + last.blockCount == record.firstBlock {
            records[records.count - 1].blockCount += record.blockCount
            return true
        }
        guard records.count < AccessTrace.maximumRecords else { return false }
        records.append(record)
        return true
    }

    /// All blocks, each counted once.
    public var blockCount: UInt64 { records.reduce(0) { $0 + $1.blockCount } }

    // MARK: Coding

    private static let magic: StaticString = "c2wTrace"
    private static let version: UInt64 = 1

    public func encode() -> [UInt8] {
        var out: [UInt8] = []
        AccessTrace.magic.withUTF8Buffer { out.append(contentsOf: $0) }
        out.appendLE(AccessTrace.version, count: 4)
        out.appendLE(UInt64(records.count), count: 4)
        var numbers: [ByteString: UInt64] = [:]
        var previous: [UInt8] = []
        for record in records {
            if let number = numbers[record.path] {
                out.appendNumber(number)
            } else {
                out.appendNumber(0)
                let path = record.path.bytes
                var shared = 0
                while shared < min(path.count, previous.count), path[shared] == previous[shared] { shared += 1 }
                out.appendNumber(UInt64(shared))
                out.appendNumber(UInt64(path.count - shared))
                out.append(contentsOf: path[shared...])
                previous = path
                numbers[record.path] = UInt64(numbers.count + 1)
            }
            out.appendNumber(record.firstBlock)
            out.appendNumber(record.blockCount)
        }
        return out
    }

    /// Nil for what is damaged, of another version, or over a limit: a trace is a help, not a need.
    public static func decode(_ bytes: UnsafeRawBufferPointer) -> AccessTrace? {
        guard bytes.count <= maximumBytes else { return nil }
        var cursor = ByteCursor(bytes)
        do throws(ByteCursor.Truncated) { return try decode(&cursor) } catch { return nil }
    }

    private static func decode(_ cursor: inout ByteCursor) throws(ByteCursor.Truncated) -> AccessTrace? {
        let start = try cursor.bytes(8)
        guard magic.withUTF8Buffer({ start.elementsEqual($0) }), try cursor.u32LE() == UInt32(version) else {
            return nil
        }
        let count = try cursor.u32LE()
        guard count <= UInt32(maximumRecords) else { return nil }
        var trace = AccessTrace()
        var paths: [ByteString] = []
        var previous: [UInt8] = []
        for _ in 0..<count {
            guard let file = try number(&cursor), file <= UInt64(paths.count) else { return nil }
            if file == 0 {
                guard let shared = try number(&cursor), let rest = try number(&cursor),
                    shared <= UInt64(previous.count), rest <= UInt64(TarLimits.pathBytes)
                else { return nil }
                previous.removeLast(previous.count - Int(shared))
                previous.append(contentsOf: try cursor.bytes(Int(rest)))
                paths.append(ByteString(previous))
            }
            guard let first = try number(&cursor), let blocks = try number(&cursor),
                trace.add(
                    Record(
                        path: file == 0 ? ByteString(previous) : paths[Int(file) - 1], firstBlock: first,
                        blockCount: blocks))
            else { return nil }
        }
        return cursor.isAtEnd ? trace : nil
    }

    /// LEB128; nil for what takes more than 63 bits.
    private static func number(_ cursor: inout ByteCursor) throws(ByteCursor.Truncated) -> UInt64? {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let next = try cursor.u8()
            guard shift < 63 else { return nil }
            value |= UInt64(next & 0x7f) << shift
            if next & 0x80 == 0 { return value }
            shift += 7
        }
    }

    private static func isPath(_ path: [UInt8]) -> Bool {
        !path.isEmpty && path.count <= TarLimits.pathBytes && TarPath.isClean(path)
    }

    // MARK: Keeping

    /// The cache's key for traces of an image and a command.
    public static func key(image manifest: Digest, arguments: [ByteString], codecs: CodecProvider) -> String {
        let hash = codecs.makeSHA256()
        for argument in arguments { (argument.bytes + [0]).withUnsafeBytes { hash.update($0) } }
        let digest = Digest(sha256: hash.finish())
        return "trace/" + manifest.hex + "." + digest.hex
    }

    /// What the cache has; nil if nothing of use.
    public static func load(_ key: String, from cache: any CacheStore) -> AccessTrace? {
        do throws(BlobFailure) {
            guard let entry = try cache.open(key), entry.sizeBytes <= UInt64(maximumBytes) else { return nil }
            let count = Int(entry.sizeBytes)
            let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: max(count, 1), alignment: 8)
            defer { buffer.deallocate() }
            guard try entry.read(at: 0, into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<count])) == count else {
                return nil
            }
            return decode(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        } catch { return nil }
    }

    /// Puts the trace in the cache, in the place of one that is there. What the cache does not take is left.
    public func store(_ key: String, in cache: any CacheStore) {
        do throws(BlobFailure) {
            cache.remove(key)
            let writer = try cache.create(key)
            do throws(BlobFailure) {
                try encode().withBytes { (bytes) throws(BlobFailure) in try writer.append(bytes) }
                _ = try writer.commit()
            } catch {
                writer.discard()
                throw error
            }
        } catch {}
    }

    /// This trace with what another one read besides, behind; nil if that is nothing.
    public func extended(by other: AccessTrace) -> AccessTrace? {
        var known: [ByteString: Set<UInt64>] = [:]
        var left = AccessTrace.comparedBlocks
        for record in records {
            let blocks = record.blocks(limit: left)
            left -= UInt64(blocks.count)
            known[record.path, default: []].formUnion(blocks)
        }
        var longer = self
        left = AccessTrace.comparedBlocks
        for record in other.records {
            let blocks = record.blocks(limit: left)
            left -= UInt64(blocks.count)
            for block in blocks where !(known[record.path]?.contains(block) ?? false) {
                longer.add(Record(path: record.path, firstBlock: block, blockCount: 1))
            }
        }
        return longer == self ? nil : longer
    }
}

extension AccessTrace.Record {
    /// Of a large file only the beginning: no run is remembered block by block beyond that.
    fileprivate func blocks(limit: UInt64) -> Range<UInt64> { firstBlock..<firstBlock + min(blockCount, 16_384, limit) }
}
