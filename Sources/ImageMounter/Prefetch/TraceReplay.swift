import ImageModel

/// Asks ahead for what a trace says, in its order; parts of a file that lie close together at once.
final class TraceReplay: Work {
    private static let stepRecords = 64
    /// Blocks between two parts that are asked for along with them: one request costs more than they do.
    private static let gapBlocks: UInt64 = 2

    private let tree: any FileTree
    private let hint: ProgramPrefetch.Hint
    /// Parts in their order.
    private var records: [AccessTrace.Record]
    private var next = 0
    /// Of files that are not known yet, and what to wait for.
    private var postponed: [AccessTrace.Record] = []
    private var ticket: Ticket?

    init(_ trace: AccessTrace, tree: any FileTree, hint: @escaping ProgramPrefetch.Hint) {
        self.tree = tree
        self.hint = hint
        records = TraceReplay.coalesced(trace.records)
    }

    /// Joins each part to the one before it of the same file, if that is near and came shortly before.
    static func coalesced(_ records: [AccessTrace.Record]) -> [AccessTrace.Record] {
        var out: [AccessTrace.Record] = []
        var lastOf: [ByteString: Int] = [:]
        for record in records {
            if let index = lastOf[record.path], out.count - index <= 16 {
                let end = out[index].firstBlock + out[index].blockCount
                if record.firstBlock >= out[index].firstBlock, record.firstBlock <= end + gapBlocks {
                    out[index].blockCount = max(end, record.firstBlock + record.blockCount) - out[index].firstBlock
                    continue
                }
            }
            lastOf[record.path] = out.count
            out.append(record)
        }
        return out
    }

    func step() -> WorkStep {
        let end = min(records.count, next + TraceReplay.stepRecords)
        while next < end {
            replay(records[next])
            next += 1
        }
        if next < records.count { return .again }
        guard let ticket else { return .done }
        records = postponed
        next = 0
        postponed = []
        self.ticket = nil
        return .wait(ticket)
    }

    private func replay(_ record: AccessTrace.Record) {
        do throws(TreeError) {
            let node = try PathWalker(tree).node(at: record.path, followsLast: false)
            hint(
                node, record.firstBlock * AccessTrace.blockBytes, record.blockCount * AccessTrace.blockBytes)
            tree.release(node, count: 1)
        } catch {
            // A file that is gone is no longer wanted either.
            guard case .pending(let ticket) = error else { return }
            self.ticket = self.ticket ?? ticket
            postponed.append(record)
        }
    }
}
