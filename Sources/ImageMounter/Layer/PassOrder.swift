import ImageModel

/// Which passes of a mount may take bytes from the network now.
///
/// A pass that somebody waits for comes before one that nobody waits for, then upper layers before lower ones, as
/// lookups resolve from the top. So many at a time as fill a link. While a pass that somebody waits for gets its bytes
/// slower than it could use them, those that nobody waits for take none; where it is the processor that bounds it,
/// they go on.
///
/// Threads: any.
final class PassOrder: @unchecked Sendable {
    /// One pass. All but `rank` is guarded by the order's lock.
    final class Member {
        /// Lower goes first.
        fileprivate let rank: Int
        /// Takes bytes only while nobody waits for anything.
        fileprivate let isIdleOnly: Bool
        /// Takes bytes only while somebody waits for it, or for another that is like it.
        fileprivate let isDemandOnly: Bool
        fileprivate var isActive = false
        fileprivate var isDemanded = false
        fileprivate var isWaiting = false
        /// Bytes that came since it last had to wait for some.
        fileprivate var steadyBytes: UInt64 = 0
        /// Stored bytes that it has not read yet.
        fileprivate var missingBytes: UInt64 = 0
        /// Part of a piece, in 1/256, that it may do beyond those it was given.
        fileprivate var credit: UInt64 = 0
        init(rank: Int, isIdleOnly: Bool = false, isDemandOnly: Bool = false) {
            self.rank = rank
            self.isIdleOnly = isIdleOnly
            self.isDemandOnly = isDemandOnly
        }
        fileprivate var isStarved: Bool { isWaiting || steadyBytes < PassOrder.steadyBytes }
        fileprivate func goesBefore(_ other: Member) -> Bool {
            isDemanded == other.isDemanded ? rank < other.rank : isDemanded
        }
    }

    /// Passes that take bytes at a time. It bounds the memory of a mount, too.
    static let parallelPasses = 4
    /// After so many bytes without a wait the network is not what bounds a pass.
    static let steadyBytes: UInt64 = 1 << 20
    /// Pieces of work at most that a pass does in a row: some milliseconds.
    static let mostPieces: UInt64 = 4

    private let host: HostServices
    private let board: TicketBoard
    private let lock: Lock  // guards the members' state and all below
    private var active: [Member] = []
    private var gate: Ticket?
    private var clock = Clock()

    /// What those who waited waited for.
    private struct Clock {
        enum Cause { case nothing, network, processor }
        var cause = Cause.nothing
        var sinceNs: UInt64 = 0
        var networkNs: UInt64 = 0
        var processorNs: UInt64 = 0

        mutating func turn(to next: Cause, _ nowNs: UInt64) {
            switch cause {
            case .nothing: break
            case .network: networkNs &+= nowNs &- sinceNs
            case .processor: processorNs &+= nowNs &- sinceNs
            }
            cause = next
            sinceNs = nowNs
        }
    }

    init(host: HostServices, board: TicketBoard) {
        self.host = host
        lock = host.makeLock()
        self.board = board
    }

    /// How long somebody has waited for bytes of the network, and for decoding.
    func waited() -> (networkNs: UInt64, processorNs: UInt64) {
        lock.withLock {
            clock.turn(to: clock.cause, host.monotonicNs())
            return (clock.networkNs, clock.processorNs)
        }
    }

    /// With the lock held, after each change.
    private func account() {
        var cause = Clock.Cause.nothing
        for member in active where member.isDemanded {
            cause = member.isWaiting ? .network : cause == .nothing ? .processor : cause
            if member.isWaiting { break }
        }
        if cause != clock.cause { clock.turn(to: cause, host.monotonicNs()) }
    }

    func join(_ member: Member) {
        lock.withLock {
            guard !member.isActive else { return }
            member.isActive = true
            member.isWaiting = false
            member.steadyBytes = 0
            active.append(member)
            account()
        }
    }

    /// It takes no bytes any more, for now or for good.
    func leave(_ member: Member) {
        change {
            guard member.isActive else { return false }
            member.isActive = false
            active.removeAll { $0 === member }
            return true
        }
    }

    /// Whether somebody waits for what the pass will bring.
    func demand(_ member: Member, _ isDemanded: Bool) {
        change {
            guard member.isDemanded != isDemanded else { return false }
            member.isDemanded = isDemanded
            return true
        }
    }

    /// nil: the member may take bytes. Else ask again when the ticket has fired.
    ///
    /// - Parameter ends: so little is missing that it is taken even if nobody waits.
    func turn(of member: Member, ends: Bool = false) -> Ticket? {
        lock.withLock {
            if member.isDemandOnly, !ends, !active.contains(where: { $0.isDemandOnly && $0.isDemanded }) {
                return closedGate()
            }
            var before = 0
            for other in active where other !== member {
                if other.isDemanded, !member.isDemanded, other.isStarved || member.isIdleOnly { return closedGate() }
                if other.goesBefore(member) { before += 1 }
            }
            return before < PassOrder.parallelPasses ? nil : closedGate()
        }
    }

    private func closedGate() -> Ticket {
        let ticket = gate ?? board.issue()
        gate = ticket
        return ticket
    }

    /// How many pieces of work the member may do before others have their turn.
    ///
    /// In proportion to what it lacks, so that all passes end together: a long layer that is left over would have but
    /// one core. Those that somebody waits for come before.
    func pieces(for member: Member, missingBytes: UInt64) -> Int {
        lock.withLock {
            member.missingBytes = missingBytes
            if member.isDemanded { return Int(PassOrder.mostPieces) }
            var longest = max(missingBytes, 1)
            for other in active where other !== member && !other.isWaiting {
                if other.isDemanded { return 1 }
                longest = max(longest, other.missingBytes)
            }
            // In units that no size makes too large.
            let unit = longest >> 32 + 1
            member.credit += PassOrder.mostPieces * 256 * (missingBytes / unit) / max(longest / unit, 1)
            let pieces = max(member.credit >> 8, 1)
            member.credit &= 255
            return Int(pieces)
        }
    }

    /// There were no bytes for it.
    func waits(_ member: Member) {
        lock.withLock {
            member.isWaiting = true
            member.steadyBytes = 0
            account()
        }
    }

    func got(_ member: Member, bytes: Int) {
        change {
            let wasStarved = member.isStarved
            member.isWaiting = false
            member.steadyBytes &+= UInt64(bytes)
            return wasStarved && !member.isStarved
        }
    }

    /// Makes a change; if it may let others pass, they are told.
    private func change(_ body: () -> Bool) {
        let opened = lock.withLock { () -> Ticket? in
            let mayOpen = body()
            account()
            guard mayOpen else { return nil }
            defer { gate = nil }
            return gate
        }
        if let opened { board.fire(opened) }
    }
}
