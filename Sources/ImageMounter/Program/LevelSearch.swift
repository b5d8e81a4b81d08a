import ImageModel

/// What a program needs of an x86-64 processor.
public struct LevelDemand: Sendable, Equatable {
    /// The file that says so.
    public var path: ByteString
    /// 1 for x86-64-baseline to 4 for x86-64-v4.
    public var level: UInt8

    public init(path: ByteString, level: UInt8) {
        self.path = path
        self.level = level
    }
}

extension ImageMount {
    /// Looks what level of x86-64 the program's files say they need, those that the kernel opens to start it: the
    /// program, the interpreter of its `#!` line, and the loader they name. Of each only the beginning is read, which is
    /// what the kernel will read as well. To be called after `start`; returns at once.
    ///
    /// - Parameter found: called once, on any thread, with the highest demand. Nil: none says anything. A file that is
    ///   not there or cannot be read demands nothing: whoever starts it will hear why.
    public func findLevel(of program: ProgramStart, then found: @escaping @Sendable (LevelDemand?) -> Void) {
        host.start(LevelSearch(tree: tree, start: program, then: found))
    }
}

/// Threads: one at a time.
final class LevelSearch: Work {
    /// A program, an interpreter of an interpreter of …, of which Linux follows five, and a loader.
    private static let maximumFiles = 7

    private let tree: any FileTree
    private let start: ProgramStart
    private let found: @Sendable (LevelDemand?) -> Void

    init(tree: any FileTree, start: ProgramStart, then found: @escaping @Sendable (LevelDemand?) -> Void) {
        self.tree = tree
        self.start = start
        self.found = found
    }

    func step() -> WorkStep {
        var demand: LevelDemand?
        do throws(TreeError) { demand = try search() } catch {
            if case .pending(let ticket) = error { return .wait(ticket) }
        }
        found(demand)
        return .done
    }

    /// From the beginning: after `.pending` it is called again.
    private func search() throws(TreeError) -> LevelDemand? {
        guard let name = start.arguments.first?.bytes, !name.isEmpty else { return nil }
        var path = try find(name)
        var highest: LevelDemand?
        var count = 0
        while let file = path, count < LevelSearch.maximumFiles {
            let (demand, next) = try look(at: file)
            if let demand, demand.level > highest?.level ?? 0 { highest = demand }
            path = next.map { start.absolute($0) }
            count += 1
        }
        return highest
    }

    /// What the file itself needs, and which other one runs it.
    private func look(at path: [UInt8]) throws(TreeError) -> (LevelDemand?, next: [UInt8]?) {
        let file = try PathWalker(tree).node(at: ByteString(path))
        defer { tree.release(file, count: 1) }
        guard try tree.attributes(of: file).kind == .regular else { return (nil, nil) }
        let head = try tree.bytes(of: file, at: 0, count: ELFImage.headerBytes)
        if let words = ProgramStart.scriptWords(head) { return (nil, words.first.map { [UInt8]($0) }) }
        func part(_ offset: UInt64, _ count: Int) throws(TreeError) -> [UInt8] {
            guard offset < UInt64(head.count), UInt64(count) <= UInt64(head.count) - offset else {
                return try tree.bytes(of: file, at: offset, count: count)
            }
            return [UInt8](head[Int(offset)..<Int(offset) + count])
        }
        guard let (machine, segments) = try ELFImage.segments(head: head, read: part) else { return (nil, nil) }
        let level = try ELFImage.neededLevel(machine: machine, segments: segments, read: part)
        let demand = level.map { LevelDemand(path: ByteString(path), level: $0) }
        return (demand, try ELFImage.interpreter(of: segments, part))
    }

    /// Where `execvpe` finds it: in PATH unless there is a slash in the name.
    private func find(_ name: [UInt8]) throws(TreeError) -> [UInt8]? {
        if name.contains(0x2f) { return start.absolute(name) }
        for folder in start.searchFolders {
            let path = ProgramStart.join(folder, name)
            do throws(TreeError) {
                let node = try PathWalker(tree).node(at: ByteString(path))
                defer { tree.release(node, count: 1) }
                let attributes = try tree.attributes(of: node)
                if attributes.kind == .regular, attributes.permissions & 0o111 != 0 { return path }
            } catch {
                // Unlike what is not there, what is not known yet decides.
                if case .pending = error { throw error }
            }
        }
        return nil
    }
}
