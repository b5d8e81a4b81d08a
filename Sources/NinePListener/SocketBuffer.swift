/// Bytes on their way: appended at the end, taken from the start.
struct SocketBuffer: ~Copyable {
    // SAFETY: `memory` is an allocation of `capacity` bytes; `start <= end <= capacity`.
    private var memory: UnsafeMutableRawPointer
    private(set) var capacity: Int
    private var start = 0
    private var end = 0
    private let smallestCapacity: Int

    init(capacity: Int) {
        smallestCapacity = capacity
        self.capacity = capacity
        memory = .allocate(byteCount: capacity, alignment: 16)
    }

    deinit { memory.deallocate() }

    var count: Int { end - start }
    var isEmpty: Bool { start == end }

    /// What it holds, valid until the next mutating call.
    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: memory + start, count: count) }

    /// Room behind the end, of at least `wanted` bytes.
    mutating func room(_ wanted: Int) -> UnsafeMutableRawBufferPointer {
        if capacity - end < wanted { makeRoom(wanted) }
        return UnsafeMutableRawBufferPointer(start: memory + end, count: capacity - end)
    }

    /// `count` bytes of the room were filled.
    mutating func extend(by count: Int) {
        precondition(count >= 0 && count <= capacity - end)
        end += count
    }

    mutating func append(_ more: UnsafeRawBufferPointer) {
        guard let from = more.baseAddress, !more.isEmpty else { return }
        if capacity - end < more.count { makeRoom(more.count) }
        (memory + end).copyMemory(from: from, byteCount: more.count)
        end += more.count
    }

    /// The first `count` bytes are done with.
    mutating func drop(_ count: Int) {
        precondition(count >= 0 && count <= self.count)
        start += count
        guard start == end else { return }
        start = 0
        end = 0
        if capacity > smallestCapacity {
            memory.deallocate()
            capacity = smallestCapacity
            memory = .allocate(byteCount: capacity, alignment: 16)
        }
    }

    private mutating func makeRoom(_ wanted: Int) {
        let held = count
        if capacity - held >= wanted {
            memory.copyMemory(from: memory + start, byteCount: held)
        } else {
            let newCapacity = max(held + wanted, capacity * 2)
            let newMemory = UnsafeMutableRawPointer.allocate(byteCount: newCapacity, alignment: 16)
            newMemory.copyMemory(from: memory + start, byteCount: held)
            memory.deallocate()
            memory = newMemory
            capacity = newCapacity
        }
        start = 0
        end = held
    }
}
