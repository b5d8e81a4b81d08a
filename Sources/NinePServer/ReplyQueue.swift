/// Replies in the order they became ready, in one piece of memory that is used again and again. A reply is
/// built in place: reserve, fill, commit.
final class ReplyQueue {
    private struct Record {
        var token: UInt64
        var offset: Int
        /// 0: a suppressed reply.
        var count: Int
    }

    // SAFETY: `memory` is an allocation of `capacity` bytes that belongs to this object.
    private var memory: UnsafeMutableRawPointer
    private var capacity: Int
    private var usedBytes = 0
    private var records: [Record] = []
    private var firstRecord = 0

    private static let smallestCapacity = 16 << 10

    init() {
        capacity = ReplyQueue.smallestCapacity
        memory = .allocate(byteCount: capacity, alignment: 16)
    }

    deinit { memory.deallocate() }

    var isEmpty: Bool { firstRecord == records.count }
    /// Bytes of replies that were not taken yet.
    var queuedBytes: Int { usedBytes }

    /// Room for `count` bytes, valid until the next call of this object.
    func reserve(_ count: Int) -> UnsafeMutableRawBufferPointer {
        if count > capacity - usedBytes { grow(to: usedBytes + count) }
        return UnsafeMutableRawBufferPointer(start: memory + usedBytes, count: count)
    }

    /// The first `count` bytes of what was reserved are a reply.
    func commit(_ count: Int, token: UInt64) {
        precondition(count <= capacity - usedBytes)
        records.append(Record(token: token, offset: usedBytes, count: count))
        usedBytes += count
    }

    /// A reply that will not be sent, but whose place must be given back.
    func suppress(token: UInt64) {
        records.append(Record(token: token, offset: usedBytes, count: 0))
    }

    func take(_ body: (_ token: UInt64, _ reply: UnsafeRawBufferPointer) -> Void) -> Bool {
        guard firstRecord < records.count else { return false }
        let record = records[firstRecord]
        firstRecord += 1
        body(record.token, UnsafeRawBufferPointer(start: memory + record.offset, count: record.count))
        if firstRecord == records.count { removeAll() }
        return true
    }

    func removeAll() {
        records.removeAll(keepingCapacity: true)
        firstRecord = 0
        usedBytes = 0
    }

    /// Gives back memory that a burst needed. Called when the queue is empty.
    func shrink(to wanted: Int) {
        let wanted = max(wanted, ReplyQueue.smallestCapacity)
        guard isEmpty, capacity > wanted * 2 else { return }
        memory.deallocate()
        capacity = wanted
        memory = .allocate(byteCount: capacity, alignment: 16)
    }

    private func grow(to wanted: Int) {
        let newCapacity = max(wanted, capacity * 2)
        let newMemory = UnsafeMutableRawPointer.allocate(byteCount: newCapacity, alignment: 16)
        newMemory.copyMemory(from: memory, byteCount: usedBytes)
        memory.deallocate()
        memory = newMemory
        capacity = newCapacity
    }
}
