import ImageModel

/// Asks ahead for what starting a program reads: the program, the interpreter that a `#!` line or the ELF file names,
/// all libraries that are linked to it, and the small files that every start reads.
///
/// It only hints: nothing waits for it, nothing fails by it, and a guess that was wrong costs some bytes. Each file is
/// a `Work` of its own, so that one whose bytes are far away does not hold up the others.
///
/// Threads: any.
final class ProgramPrefetch: @unchecked Sendable {
    typealias Hint = (NodeID, UInt64, UInt64) -> Void

    fileprivate enum Item {
        /// Its beginning will be read.
        case small([UInt8])
        /// A name to be looked up in PATH, or a path.
        case program([UInt8], depth: Int)
        /// A file to be executed or loaded.
        case object([UInt8], depth: Int)
        case library([UInt8], folders: [[UInt8]], machine: UInt16)
    }

    private static let maximumItems = 512
    /// An interpreter of an interpreter of …; Linux follows five.
    private static let maximumDepth = 5
    private static let maximumFolders = 32
    static let smallBytes: UInt64 = 64 << 10

    private let tree: any FileTree
    private let host: HostServices
    private let hint: Hint
    private let start: ProgramStart
    private let lock: Lock  // guards the two below
    private var seen: Set<[UInt8]> = []
    private var loaderCache: LoaderCache??

    init(tree: any FileTree, host: HostServices, start: ProgramStart, hint: @escaping Hint) {
        self.tree = tree
        self.host = host
        self.hint = hint
        self.start = start
        lock = host.makeLock()
    }

    func begin() {
        if let program = start.arguments.first { add(.program(program.bytes, depth: 0)) }
        let files: [StaticString] = ["/etc/ld.so.cache", "/etc/passwd", "/etc/group", "/etc/nsswitch.conf"]
        for file in files { add(.small(file.withUTF8Buffer { [UInt8]($0) })) }
    }

    private func add(_ item: Item) {
        let isNew = lock.withLock { seen.count < ProgramPrefetch.maximumItems && seen.insert(item.key).inserted }
        if isNew { host.start(PrefetchTask(self, item)) }
    }

    // MARK: One item; may be repeated from its beginning

    fileprivate func run(_ item: Item) throws(TreeError) {
        switch item {
        case .small(let path): try withFile(path) { node in hint(node, 0, ProgramPrefetch.smallBytes) }
        case .program(let name, let depth):
            guard depth < ProgramPrefetch.maximumDepth, let path = try firstFile(programPaths(name)) else { return }
            add(.object(path, depth: depth))
        case .object(let path, let depth): try load(path, depth)
        case .library(let name, let folders, let machine):
            if let path = try findLibrary(name, folders, machine) { add(.object(path, depth: 0)) }
        }
    }

    private func load(_ path: [UInt8], _ depth: Int) throws(TreeError) {
        var node: NodeID?
        defer { if let node { tree.release(node, count: 1) } }
        let file = try PathWalker(tree).node(at: ByteString(path))
        node = file
        guard try tree.attributes(of: file).kind == .regular else { return }
        hint(file, 0, ProgramPrefetch.smallBytes)
        let head = try tree.bytes(of: file, at: 0, count: ELFImage.headerBytes)
        if let words = ProgramStart.scriptWords(head) { return addInterpreter(words, depth) }
        let found = try ELFImage.parse(head: head) { (offset, count) throws(TreeError) in
            try tree.bytes(of: file, at: offset, count: count)
        }
        guard let image = found else { return }
        for part in image.hotParts { hint(file, part.offset, part.count) }
        if let interpreter = image.interpreter { add(.object(interpreter, depth: ProgramPrefetch.maximumDepth)) }
        let folders = libraryFolders(of: image, at: path)
        for name in image.needed {
            if name.contains(0x2f) {
                add(.object(absolute(name), depth: ProgramPrefetch.maximumDepth))
            } else {
                add(.library(name, folders: folders, machine: image.machine))
            }
        }
    }

    /// `#! interpreter [argument]`; of `env` the argument is a program too.
    private func addInterpreter(_ words: [ArraySlice<UInt8>], _ depth: Int) {
        guard let interpreter = words.first else { return }
        add(.program(absolute([UInt8](interpreter)), depth: depth + 1))
        let name = interpreter.split(separator: 0x2f).last
        if let name, name.isEqual(to: "env"), words.count > 1 {
            add(.program([UInt8](words[1]), depth: depth + 1))
        }
    }

    private func withFile(_ path: [UInt8], _ body: (NodeID) -> Void) throws(TreeError) {
        let node = try PathWalker(tree).node(at: ByteString(path))
        body(node)
        tree.release(node, count: 1)
    }

    // MARK: Where things are

    /// The first path that there is a regular file at. What is not known yet is passed over for what is: for a hint
    /// that is good enough.
    private func firstFile(_ paths: [[UInt8]]) throws(TreeError) -> [UInt8]? {
        var waits: TreeError?
        for path in paths {
            do throws(TreeError) {
                let node = try PathWalker(tree).node(at: ByteString(path))
                defer { tree.release(node, count: 1) }
                if try tree.attributes(of: node).kind == .regular { return path }
            } catch {
                if case .pending = error { waits = waits ?? error }
            }
        }
        if let waits { throw waits }
        return nil
    }

    private func programPaths(_ name: [UInt8]) -> [[UInt8]] {
        if name.contains(0x2f) { return [absolute(name)] }
        return start.searchFolders.prefix(ProgramPrefetch.maximumFolders).map { $0 + [0x2f] + name }
    }

    private func findLibrary(_ name: [UInt8], _ folders: [[UInt8]], _ machine: UInt16) throws(TreeError) -> [UInt8]? {
        var paths = folders.map { $0 + [0x2f] + name }
        if let cached = try loadCache() { paths += cached.paths(of: name, limit: 4) }
        for folder in ProgramPrefetch.standardFolders(machine) { paths.append(bytes(folder) + [0x2f] + name) }
        return try firstFile(paths)
    }

    private func loadCache() throws(TreeError) -> LoaderCache? {
        if let loaded = lock.withLock({ loaderCache }) { return loaded }
        var found: LoaderCache?
        do throws(TreeError) {
            let node = try PathWalker(tree).node(at: "/etc/ld.so.cache")
            defer { tree.release(node, count: 1) }
            let size = try tree.attributes(of: node).sizeBytes
            if size <= UInt64(LoaderCache.maximumBytes) {
                found = LoaderCache(try tree.bytes(of: node, at: 0, count: Int(size)))
            }
        } catch {
            if case .pending = error { throw error }
        }
        lock.withLock { loaderCache = .some(found) }
        return found
    }

    /// RPATH counts only where there is no RUNPATH; LD_LIBRARY_PATH comes between them. Source: ld.so(8).
    private func libraryFolders(of image: ELFImage, at path: [UInt8]) -> [[UInt8]] {
        let origin = [UInt8](path[..<(path.lastIndex(of: 0x2f) ?? 0)])
        var found: [[UInt8]] = []
        if image.runpath == nil, let rpath = image.rpath { found += expanded(rpath, origin) }
        if let given = start.variable("LD_LIBRARY_PATH=") { found += folders(given) }
        if let runpath = image.runpath { found += expanded(runpath, origin) }
        return [[UInt8]](found.prefix(ProgramPrefetch.maximumFolders))
    }

    private func expanded(_ list: [UInt8], _ origin: [UInt8]) -> [[UInt8]] {
        list.split(separator: 0x3a).prefix(ProgramPrefetch.maximumFolders).map { part in
            let folder = [UInt8](part)
            for name in ["${ORIGIN}", "$ORIGIN"] as [StaticString] {
                if folder[...].isEqual(to: name) { return origin }
                if let rest = folder[...].after(name) { return origin + rest }
            }
            return absolute(folder)
        }
    }

    private static func standardFolders(_ machine: UInt16) -> [StaticString] {
        let general: [StaticString] = ["/lib", "/usr/lib", "/lib64", "/usr/lib64", "/usr/local/lib"]
        // e_machine: EM_RISCV, EM_X86_64, EM_AARCH64
        switch machine {
        case 243: return ["/lib/riscv64-linux-gnu", "/usr/lib/riscv64-linux-gnu"] + general
        case 62: return ["/lib/x86_64-linux-gnu", "/usr/lib/x86_64-linux-gnu"] + general
        case 183: return ["/lib/aarch64-linux-gnu", "/usr/lib/aarch64-linux-gnu"] + general
        default: return general
        }
    }

    private func folders(_ list: [UInt8]) -> [[UInt8]] {
        list.split(separator: 0x3a).prefix(ProgramPrefetch.maximumFolders).map { absolute([UInt8]($0)) }
    }

    private func absolute(_ path: [UInt8]) -> [UInt8] { start.absolute(path) }

    private func bytes(_ text: StaticString) -> [UInt8] { text.withUTF8Buffer { [UInt8]($0) } }
}

extension ProgramPrefetch.Item {
    /// What makes it the same as another.
    fileprivate var key: [UInt8] {
        switch self {
        case .small(let path): [0] + path
        case .program(let name, _): [1] + name
        case .object(let path, _): [2] + path
        case .library(let name, _, _): [3] + name
        }
    }
}

private final class PrefetchTask: Work {
    private let prefetch: ProgramPrefetch
    private let item: ProgramPrefetch.Item

    init(_ prefetch: ProgramPrefetch, _ item: ProgramPrefetch.Item) {
        self.prefetch = prefetch
        self.item = item
    }

    func step() -> WorkStep {
        do throws(TreeError) { try prefetch.run(item) } catch {
            // What is not there can't be prefetched: whoever wants it will hear why.
            if case .pending(let ticket) = error { return .wait(ticket) }
        }
        return .done
    }
}
