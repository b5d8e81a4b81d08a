import HostPlatform

/// Decides whether a listing comes with the attributes of all its entries; of folders it always does.
///
/// With them the kernel makes an inode of each entry, which saves a lookup for each that is then used (tar, grep -r,
/// du: some 20 µs) and costs some 2 µs for each that is not (find). So attributes have to be earned: by lookups of files
/// that a listing without them left to be made, and by reads. A walk that only lists earns nothing.
///
/// Threads: any.
final class ListingDepth: @unchecked Sendable {
    private let lock = HostLock()  // guards the next
    private var credit = 0

    private static let maxCredit = 1 << 14

    /// A file was looked up on its own.
    func attributesWereWanted() { earn(4) }
    /// A file that was likely looked up by a listing is read.
    func contentWasWanted() { earn(2) }

    private func earn(_ amount: Int) {
        lock.withLock { credit = min(ListingDepth.maxCredit, credit + amount) }
    }

    /// Whether the next entries are to have attributes.
    func spend(_ entryCount: Int) -> Bool {
        lock.withLock {
            guard credit > 0 else { return false }
            credit = max(0, credit - entryCount)
            return true
        }
    }
}
