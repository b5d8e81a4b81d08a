import ImageModel

/// What is about to be run.
public struct ProgramStart: Sendable {
    /// The first is looked up in PATH, as the guest will do.
    public var arguments: [ByteString]
    /// `NAME=value` each.
    public var environment: [ByteString]
    public var workingFolder: ByteString
    public init(arguments: [ByteString], environment: [ByteString], workingFolder: ByteString) {
        self.arguments = arguments
        self.environment = environment
        self.workingFolder = workingFolder
    }

    private static let maximumFolders = 256
    private static let standardPath: StaticString = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"

    /// The last one of that name holds.
    ///
    /// - Parameter name: with `=`.
    func variable(_ name: StaticString) -> [UInt8]? {
        for variable in environment.reversed() {
            if let value = variable.bytes[...].after(name) { return [UInt8](value) }
        }
        return nil
    }

    /// Of PATH, or of what the guest takes in its place; absolute.
    var searchFolders: [[UInt8]] {
        let list = variable("PATH=") ?? ProgramStart.standardPath.withUTF8Buffer { [UInt8]($0) }
        return list.split(separator: 0x3a, maxSplits: ProgramStart.maximumFolders, omittingEmptySubsequences: false)
            .prefix(ProgramStart.maximumFolders).map { absolute([UInt8]($0)) }
    }

    func absolute(_ path: [UInt8]) -> [UInt8] {
        path.first == 0x2f ? path : ProgramStart.join(workingFolder.bytes, path)
    }

    static func join(_ folder: [UInt8], _ name: [UInt8]) -> [UInt8] {
        folder.last == 0x2f ? folder + name : folder + [0x2f] + name
    }

    /// The words of a script's first line, `#! interpreter [argument]`, at most three; nil if it is no script.
    ///
    /// - Parameter head: the file's beginning.
    static func scriptWords(_ head: [UInt8]) -> [ArraySlice<UInt8>]? {
        guard head.starts(with: [0x23, 0x21]) else { return nil }
        let line = head.dropFirst(2).prefix(254).prefix { $0 != 0x0a && $0 != 0 }
        return line.split(maxSplits: 2) { $0 == 0x20 || $0 == 0x09 || $0 == 0x0d }
    }
}
