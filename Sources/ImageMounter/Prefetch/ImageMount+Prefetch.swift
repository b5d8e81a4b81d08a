import ImageModel

extension ImageMount {
    /// Begins to ask ahead for what a program reads when it starts: what a trace of an earlier run says, and what
    /// the program's files say they need. To be called after `start`; returns at once, and nothing waits for it.
    public func prefetch(for program: ProgramStart, trace: AccessTrace?) {
        Prefetching.start(mergedTree, shown: tree, host: host, trace: trace, program: program)
    }
}

/// Asking ahead on a tree. Threads: any.
package enum Prefetching {
    /// Returns at once. `shown` is what the files are looked up and read in, if that is not the tree itself.
    package static func start(
        _ tree: MergedTree, shown: (any FileTree)? = nil, host: HostServices, trace: AccessTrace?, program: ProgramStart
    ) {
        let hint: ProgramPrefetch.Hint = { node, offset, count in
            // A hint that comes too early or too late is none.
            do throws(TreeError) { try tree.prefetch(node, at: offset, count: count) } catch {}
        }
        let shown = shown ?? tree
        if let trace { host.start(TraceReplay(trace, tree: shown, hint: hint)) }
        ProgramPrefetch(tree: shown, host: host, start: program, hint: hint).begin()
    }
}
