import Glibc

/// A folder that goes away with this object.
final class Scratch: Sendable {
    let path: String

    init() throws {
        var template = [CChar]("/tmp/c2w-test-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw TestFailure("no scratch folder") }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit { _ = try? run(["rm", "-rf", "--one-file-system", path]) }

    /// A path in it.
    subscript(_ name: String) -> String { path + "/" + name }

    func write(_ name: String, _ text: String) throws { try tool("tee", self[name], input: [UInt8](text.utf8)) }
}
