/// Writes the parts of a 64-bit little-endian ELF file that a dynamic loader looks at.
public enum ELFWriter {
    /// One segment that holds all, one that is written to, a dynamic section, and perhaps an interpreter.
    ///
    /// Source: System V ABI (gabi 4.1), "ELF Header", "Program Header", "Dynamic Section".
    public static func library(
        needed: [String], runpath: String? = nil, rpath: String? = nil, interpreter: String? = nil,
        machine: UInt64 = 243
    ) -> [UInt8] {
        let headers = interpreter == nil ? 3 : 4
        let textsAt = UInt64(64 + headers * 56)
        var texts: [UInt8] = [0]
        func text(_ string: String) -> UInt64 {
            let at = UInt64(texts.count)
            texts += [UInt8](string.utf8) + [0]
            return at
        }
        // The file is mapped at 0x10000.
        var dynamic: [(UInt64, UInt64)] = [(5, 0x10000 + textsAt)]
        for name in needed { dynamic.append((1, text(name))) }
        if let runpath { dynamic.append((29, text(runpath))) }
        if let rpath { dynamic.append((15, text(rpath))) }
        let interpreterAt = interpreter.map { text($0) } ?? 0
        let dynamicAt = textsAt + UInt64(texts.count)
        dynamic.append((10, UInt64(texts.count)))
        dynamic.append((0, 0))
        let end = dynamicAt + UInt64(dynamic.count * 16)

        var out: [UInt8] = [0x7f, 0x45, 0x4c, 0x46, 2, 1, 1] + [UInt8](repeating: 0, count: 9)
        func put(_ value: UInt64, _ count: Int) {
            for index in 0..<count { out.append(UInt8(truncatingIfNeeded: value >> UInt64(8 * index))) }
        }
        put(3, 2)
        put(machine, 2)
        put(1, 4)
        put(0, 8)
        put(64, 8)
        put(0, 8)
        put(0, 4)
        for value in [64, 56, UInt64(headers), 64, 0, 0] { put(value, 2) }
        func segment(_ kind: UInt64, _ flags: UInt64, _ offset: UInt64, _ count: UInt64) {
            put(kind, 4)
            put(flags, 4)
            for value in [offset, 0x10000 + offset, 0x10000 + offset, count, count, 1] { put(value, 8) }
        }
        segment(1, 5, 0, end)
        segment(1, 6, dynamicAt, end - dynamicAt)
        segment(2, 6, dynamicAt, end - dynamicAt)
        if let interpreter { segment(3, 4, textsAt + interpreterAt, UInt64(interpreter.utf8.count + 1)) }
        out += texts
        for (tag, value) in dynamic {
            put(tag, 8)
            put(value, 8)
        }
        return out
    }

    /// An x86-64 program with a note of what it needs, and perhaps an interpreter.
    ///
    /// - Parameters:
    ///   - levels: GNU_PROPERTY_X86_ISA_1_NEEDED, bit n for level n + 1; nil: there is no such property.
    ///   - noteAt: where in the file the notes lie, behind the headers.
    public static func program(levels: UInt32?, interpreter: String? = nil, noteAt: Int = 512) -> [UInt8] {
        var properties: [(UInt32, [UInt32])] = [(0xc000_0002, [3, 0])]
        if let levels { properties.append((0xc000_8002, [levels, 0])) }
        var values: [UInt8] = []
        var out: [UInt8] = [0x7f, 0x45, 0x4c, 0x46, 2, 1, 1] + [UInt8](repeating: 0, count: 9)
        func bytes(_ value: UInt64, _ count: Int) -> [UInt8] {
            (0..<count).map { UInt8(truncatingIfNeeded: value >> UInt64(8 * $0)) }
        }
        for (kind, words) in properties {
            values += bytes(UInt64(kind), 4) + bytes(4, 4)
            for word in words { values += bytes(UInt64(word), 4) }
        }
        // A note that says something else comes first.
        let other = bytes(4, 4) + bytes(5, 4) + bytes(1, 4) + [0x47, 0x4e, 0x55, 0, 1, 2, 3, 4, 5, 0, 0, 0]
        let note = bytes(4, 4) + bytes(UInt64(values.count), 4) + bytes(5, 4) + [0x47, 0x4e, 0x55, 0] + values
        let notes = other + note
        let name: [UInt8] = interpreter.map { [UInt8]($0.utf8) + [0] } ?? []
        out += bytes(2, 2) + bytes(62, 2) + bytes(1, 4) + bytes(0, 8) + bytes(64, 8) + bytes(0, 8) + bytes(0, 4)
        for value in [64, 56, name.isEmpty ? 2 : 3, 64, 0, 0] as [UInt64] { out += bytes(value, 2) }
        func segment(_ kind: UInt64, _ offset: Int, _ count: Int) {
            out += bytes(kind, 4) + bytes(4, 4)
            for value in [offset, offset, offset, count, count, 8] { out += bytes(UInt64(value), 8) }
        }
        segment(1, 0, noteAt + notes.count + name.count)
        segment(0x6474_e553, noteAt, notes.count)
        if !name.isEmpty { segment(3, noteAt + notes.count, name.count) }
        out += [UInt8](repeating: 0, count: max(0, noteAt - out.count))
        return out + notes + name
    }
}
