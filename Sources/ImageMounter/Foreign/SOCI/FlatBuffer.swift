import ImageModel

/// A FlatBuffer read in place, every offset checked before it is followed.
///
/// ```
/// buffer   u32 offset of the root table
/// table    i32 distance back to its vtable, then its fields
/// vtable   u16 its bytes, u16 the table's bytes, then u16 for each field: where it is in the table, 0: absent
/// string, vector: u32 count, then the elements; a field holds the distance forward to it
/// ```
///
/// All little-endian. Offsets may lead several ways to one object, so whoever walks it limits how many he visits.
/// Source: https://flatbuffers.dev/internals. The buffer must outlive the reader.
struct FlatBuffer {
    struct Problem: Error {
        var offset: Int
        var text: String
    }

    let bytes: UnsafeRawBufferPointer

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    func root() throws(Problem) -> Table { try table(at: try forward(from: 0)) }

    struct Table {
        fileprivate let position: Int
        fileprivate let bytes: Int
        fileprivate let vtable: Int
        fileprivate let vtableBytes: Int
    }

    struct Vector {
        fileprivate let start: Int
        let count: Int
    }

    // MARK: Fields

    func int64(_ table: Table, _ field: Int) throws(Problem) -> Int64 {
        guard let at = try place(table, field, bytes: 8) else { return 0 }
        return Int64(bitPattern: UInt64(try u32(at)) | UInt64(try u32(at + 4)) << 32)
    }

    func uint32(_ table: Table, _ field: Int) throws(Problem) -> UInt32 {
        guard let at = try place(table, field, bytes: 4) else { return 0 }
        return try u32(at)
    }

    func byte(_ table: Table, _ field: Int, default value: UInt8) throws(Problem) -> UInt8 {
        guard let at = try place(table, field, bytes: 1) else { return value }
        return bytes[at]
    }

    /// Empty where it is absent.
    func string(_ table: Table, _ field: Int, limit: Int) throws(Problem) -> [UInt8] {
        guard let at = try place(table, field, bytes: 4) else { return [] }
        let found = try vector(at: try forward(from: at), elementBytes: 1)
        guard found.count <= limit else { throw Problem(offset: at, text: "a string is longer than \(limit) bytes") }
        return [UInt8](bytes[found.start..<found.start + found.count])
    }

    func table(_ table: Table, _ field: Int) throws(Problem) -> Table? {
        guard let at = try place(table, field, bytes: 4) else { return nil }
        return try self.table(at: try forward(from: at))
    }

    /// nil where it is absent; `elementBytes` is 1 for bytes, 4 for strings and tables.
    func vector(_ table: Table, _ field: Int, elementBytes: Int) throws(Problem) -> Vector? {
        guard let at = try place(table, field, bytes: 4) else { return nil }
        return try vector(at: try forward(from: at), elementBytes: elementBytes)
    }

    // MARK: Elements; precondition: `index` is below the vector's count

    func table(_ vector: Vector, at index: Int) throws(Problem) -> Table {
        try table(at: try forward(from: vector.start + index * 4))
    }

    func string(_ vector: Vector, at index: Int, limit: Int) throws(Problem) -> [UInt8] {
        let at = vector.start + index * 4
        let found = try self.vector(at: try forward(from: at), elementBytes: 1)
        guard found.count <= limit else { throw Problem(offset: at, text: "a string is longer than \(limit) bytes") }
        return [UInt8](bytes[found.start..<found.start + found.count])
    }

    func bytes(_ vector: Vector) -> UnsafeRawBufferPointer {
        // SAFETY: a vector is made only by `vector(at:elementBytes:)`, which has checked its bounds.
        UnsafeRawBufferPointer(rebasing: bytes[vector.start..<vector.start + vector.count])
    }

    // MARK: Places

    private func place(_ table: Table, _ field: Int, bytes fieldBytes: Int) throws(Problem) -> Int? {
        let entry = 4 + field * 2
        guard entry + 2 <= table.vtableBytes else { return nil }
        let offset = try u16(table.vtable + entry)
        if offset == 0 { return nil }
        guard offset >= 4, offset + fieldBytes <= table.bytes else {
            throw Problem(offset: table.position, text: "a field lies outside its table")
        }
        return table.position + offset
    }

    private func table(at position: Int) throws(Problem) -> Table {
        let back = Int(Int32(bitPattern: try u32(position)))
        let (vtable, hasOverflowed) = position.subtractingReportingOverflow(back)
        guard !hasOverflowed, vtable >= 0, vtable < bytes.count else {
            throw Problem(offset: position, text: "a table has no vtable")
        }
        let vtableBytes = try u16(vtable)
        let tableBytes = try u16(vtable + 2)
        guard vtableBytes >= 4, vtableBytes <= bytes.count - vtable, tableBytes >= 4,
            tableBytes <= bytes.count - position
        else { throw Problem(offset: position, text: "a table goes beyond the end") }
        return Table(position: position, bytes: tableBytes, vtable: vtable, vtableBytes: vtableBytes)
    }

    private func vector(at position: Int, elementBytes: Int) throws(Problem) -> Vector {
        let count = try u32(position)
        guard UInt64(count) * UInt64(elementBytes) <= UInt64(bytes.count - position - 4) else {
            throw Problem(offset: position, text: "a vector goes beyond the end")
        }
        return Vector(start: position + 4, count: Int(count))
    }

    private func forward(from position: Int) throws(Problem) -> Int {
        let distance = try u32(position)
        guard UInt64(distance) < UInt64(bytes.count - position) else {
            throw Problem(offset: position, text: "an offset leads beyond the end")
        }
        return position + Int(distance)
    }

    private func u16(_ position: Int) throws(Problem) -> Int {
        guard position >= 0, position <= bytes.count - 2 else {
            throw Problem(offset: position, text: "it is cut short")
        }
        return Int(bytes[position]) | Int(bytes[position + 1]) << 8
    }

    private func u32(_ position: Int) throws(Problem) -> UInt32 {
        guard position >= 0, position <= bytes.count - 4 else {
            throw Problem(offset: position, text: "it is cut short")
        }
        // SAFETY: four bytes from `position` on are inside the buffer.
        return UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt32.self))
    }
}
