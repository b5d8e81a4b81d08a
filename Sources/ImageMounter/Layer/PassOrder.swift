import ImageModel

/// Which passes of a mount may take bytes from the network now.
///
/// A pass that somebody waits for comes before one that nobody waits for, then upper layers before lower ones: what a
/// name means is decided from the top. A pass that nobody waits for takes bytes only while the link is not busy with
/// those before it: they are about to end, or it is the processor that bounds them, or nothing comes of them.
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
        /// Of the layer that is not here yet.
        fileprivate var awayBytes = UInt64.max
        /// Those bytes fill the link.
        fileprivate var isFillingLink = false
        /// There is enough of the link for all.
        fileprivate var isLinkFast = false
        /// When bytes came last, or since when there should be some.
        fileprivate var newsNs: UInt64 = 0
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
        /// Bytes that it had since it joined.
        fileprivate var hadBytes: UInt64 = 0
        fileprivate var isStarved: Bool { isWaiting || steadyBytes < PassOrder.steadyBytes }
        /// Others would take from the link what this one could use. At first that is not known, but likely.
        fileprivate var needsLink: Bool {
            isFillingLink || (isDemanded || !isLinkFast ? isStarved : hadBytes < PassOrder.steadyBytes)
        }
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
    /// So much before the passes in front of it end, the next one begins: the link shall not stand still meanwhile.
    static let overlapBytes: UInt64 = 2 << 20
    /// Nobody keeps the link for a stream of which so long nothing has come.
    static let patienceNs: UInt64 = 1_000_000_000
    private static let lookAgainMs: UInt64 = 250
    /// A link that is faster than passes are: there is enough of it for all.
    private static let fastBytesPerSecond: UInt64 = 120_000_000

    private let host: HostServices
    private let board: TicketBoard
    private let lock: Lock  // guards the members' state and all below
    private var active: [Member] = []
    private var gate: Ticket?
    /// The gate opens after a while, whatever happens.
    private var isGateTimed = false
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

    /// - Parameter missingBytes: what it will take, as far as that is known.
    func join(_ member: Member, missingBytes: UInt64 = .max) {
        lock.withLock {
            guard !member.isActive else { return }
            member.isActive = true
            member.isWaiting = false
            member.steadyBytes = 0
            member.hadBytes = 0
            member.awayBytes = missingBytes
            member.newsNs = host.monotonicNs()
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
        let (ticket, isTimed) = lock.withLock { () -> (Ticket?, Bool) in
            // Time alone does not bring those their turn.
            if member.isDemandOnly, !ends, !active.contains(where: { $0.isDemandOnly && $0.isDemanded }) {
                return (closedGate(), false)
            }
            var before = 0
            var missingBytes: UInt64 = 0
            for other in active where other !== member {
                if member.isIdleOnly, other.isDemanded, !member.isDemanded { return (closedGate(), false) }
                guard other.goesBefore(member) else { continue }
                before += 1
                if !member.isDemanded, other.needsLink, isHopeful(other) {
                    let (sum, hasOverflowed) = missingBytes.addingReportingOverflow(other.awayBytes)
                    missingBytes = hasOverflowed ? .max : sum
                }
            }
            let isFree = before < PassOrder.parallelPasses && missingBytes <= PassOrder.overlapBytes
            guard !isFree else { return (nil, false) }
            let ticket = closedGate()
            defer { isGateTimed = true }
            return (ticket, !isGateTimed)
        }
        // Time may open the gate, too.
        if let ticket, isTimed, host.monotonicNs() > 0 {
            host.fire(ticket, on: board, afterMs: PassOrder.lookAgainMs)
        }
        return ticket
    }

    /// Whether bytes may still be on their way. Of spans nothing is heard before all of one is there, and then only
    /// those matter that somebody waits for.
    private func isHopeful(_ member: Member) -> Bool {
        if member.awayBytes == .max { return member.isDemanded }
        return host.monotonicNs() &- member.newsNs < PassOrder.patienceNs
    }

    private func closedGate() -> Ticket {
        if let gate, !board.isFired(gate) { return gate }
        let ticket = board.issue()
        gate = ticket
        isGateTimed = false
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

    /// - Parameter linkBytesPerSecond: at which more come by themselves; 0: none do, or that is not known.
    func got(_ member: Member, bytes: Int, missingBytes: UInt64, linkBytesPerSecond: UInt64 = 0) {
        change {
            let neededLink = member.needsLink
            member.isLinkFast = linkBytesPerSecond >= PassOrder.fastBytesPerSecond
            member.isFillingLink = 0 < linkBytesPerSecond && linkBytesPerSecond < PassOrder.fastBytesPerSecond
            let wasFar = member.awayBytes > PassOrder.overlapBytes
            member.isWaiting = false
            member.steadyBytes &+= UInt64(bytes)
            member.hadBytes &+= UInt64(bytes)
            member.awayBytes = missingBytes
            member.newsNs = host.monotonicNs()
            return neededLink && !member.needsLink || wasFar && missingBytes <= PassOrder.overlapBytes
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
