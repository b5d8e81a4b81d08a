import FUSEMount
import Glibc
import HostPlatform
import ImageModel
import TestSupport
import Testing

/// Requests that wait for bytes: they hold no thread, can be interrupted, and keep nothing from ending.
@Suite(.enabled(if: Kernel.canMount, "needs root, /dev/fuse and libfuse3"), .serialized)
struct WaitingTests {
    private func makeTree() -> SyntheticTree {
        let tree = SyntheticTree()
        tree.addFolder("folder")
        for number in 0..<8 { tree.addFile("folder/file \(number)", ConformanceTests.pattern(400_000)) }
        return tree
    }

    @Test(arguments: [
        SyntheticTree.Operation.lookup, .attributes, .list, .read, .readLink, .extendedAttributes, .open,
    ])
    func aCallGoesOnWhenItsTicketFires(operation: SyntheticTree.Operation) throws {
        let tree = makeTree()
        tree.add(
            "folder/link", FileAttributes(kind: .symbolicLink, permissions: 0o777), content: [97],
            extended: [ExtendedAttribute(name: "trusted.x", value: [5])])
        let fixture = try MountFixture(tree)
        // Pending twice, as a call that finds out that it needs still more.
        tree.setFaults { $0 == operation && $1 < 2 ? .pending : nil }
        let done = Mailbox<Bool>()
        let folder = fixture["folder"]
        try HostThread.start(name: "caller") {
            let isRight =
                (try? Host.list(folder).count) == 11
                && (try? Host.read(folder + "/file 3", count: 400_000)) == ConformanceTests.pattern(400_000)
                && (try? Host.readLink(folder + "/link")) == [97]
                && (try? Host.attribute(folder + "/link", "trusted.x")) == [5]
            done.post(isRight)
        }.detach()
        var result: Bool?
        while result == nil {
            result = done.next(untilNs: PosixHost.monotonicNs() + 5_000_000)
            tree.fireAll()
        }
        #expect(result == true)
        #expect(tree.callCount(operation) > 2)
        #expect(fixture.mount.waitingRequests == 0)
        #expect(tree.violations.isEmpty, "\(tree.violations)")
    }

    @Test func aKilledReaderEndsAndOthersGoOn() throws {
        let tree = makeTree()
        let fixture = try MountFixture(tree)
        tree.setFaults { operation, _ in operation == .read ? .pending : nil }
        let reader = try Host.start("cat", fixture["folder/file 1"])
        #expect(eventually { fixture.mount.waitingRequests > 0 })
        reader.send(SIGKILL)
        #expect(try Host.wait(for: reader) == .killed(signal: SIGKILL))
        // Names and attributes do not wait behind content.
        #expect(try Host.lstat(fixture["folder/file 2"]).st_size == 400_000)
        tree.setFaults { _, _ in nil }
        tree.fireAll()
        #expect(try Host.read(fixture["folder/file 1"], count: 400_000) == ConformanceTests.pattern(400_000))
        #expect(eventually { fixture.mount.waitingRequests == 0 })
    }

    @Test func anInterruptedLookupIsDropped() throws {
        let tree = makeTree()
        let fixture = try MountFixture(tree)
        tree.setFaults { operation, _ in operation == .lookup ? .pending : nil }
        let children = try (0..<20).map { try Host.start("stat", fixture["folder \($0)"]) }
        #expect(eventually { fixture.mount.waitingRequests == 20 })
        for child in children { child.send(SIGINT) }
        for child in children { #expect(try Host.wait(for: child) == .killed(signal: SIGINT)) }
        #expect(eventually { fixture.mount.waitingRequests == 0 })
        // The tickets fire for nobody.
        tree.setFaults { _, _ in nil }
        tree.fireAll()
        #expect(try Host.list(fixture["folder"]).count == 10)
    }

    /// `stopped`: as a process does it in which another thread waits for the mount's end.
    enum Outcome { case answered, interrupted, unmounted, stopped }

    /// The kernel bounds what it asks ahead (`max_background`), but not what callers wait for.
    @Test(arguments: [Outcome.answered, .interrupted, .unmounted, .stopped])
    func tenThousandRequestsMayWaitAtOnce(_ outcome: Outcome) throws {
        let count = 10_000
        let tree = makeTree()
        let fixture = try MountFixture(tree)
        tree.setFaults { operation, _ in operation == .lookup ? .pending : nil }
        signal(SIGUSR1) { _ in }  // does no more than interrupt
        let (threads, bytes) = (Host.threadCount(), Host.residentBytes())
        let callers = Mailbox<pthread_t>()
        let ends = Mailbox<Int32>()
        for number in 0..<count {
            let path = fixture["name \(number)"]
            try HostThread.start(name: "caller", stackBytes: 1 << 16) {
                Host.unblock(SIGUSR1)
                callers.post(pthread_self())
                var status = stat()
                ends.post(lstat(path, &status) == -1 ? errno : 0)
            }.detach()
        }
        #expect(eventually { fixture.mount.waitingRequests == count })
        // The callers, and what other tests have started meanwhile: none that waits in our place.
        #expect(Host.threadCount() < threads + count + 200)
        // Most of it is the callers' stacks.
        #expect(Host.residentBytes() < bytes + count * 32 << 10)
        // Others are answered meanwhile.
        #expect(try Host.list(fixture.folder).count == 3)
        switch outcome {
        case .answered:
            tree.setFaults { _, _ in nil }
            // The listing asked too, for the folder in it, and did without.
            #expect(tree.fireAll() >= count)
        case .interrupted:
            for _ in 0..<count { if let caller = callers.next() { pthread_kill(caller, SIGUSR1) } }
        case .unmounted: fixture.mount.stop()
        case .stopped:
            let mount = fixture.mount
            try HostThread.start(name: "waiter") { mount.waitUntilUnmounted() }.detach()
            mount.stop()
        }
        let expected = outcome == .answered ? ENOENT : EINTR
        var others: [Int32] = []
        for _ in 0..<count { if let end = ends.next(), end != expected { others.append(end) } }
        #expect(others.isEmpty)
        #expect(eventually { fixture.mount.waitingRequests == 0 })
        #expect(tree.violations.isEmpty, "\(tree.violations)")
        tree.setFaults { _, _ in nil }
        if outcome == .answered || outcome == .interrupted { #expect(try Host.list(fixture["folder"]).count == 10) }
    }

    @Test func unmountingEndsWhatHangs() throws {
        let tree = makeTree()
        let fixture = try MountFixture(tree)
        tree.setFaults { operation, _ in operation == .read || operation == .readLink ? .pending : nil }
        let readers = try (0..<8).map { try Host.start("cat", fixture["folder/file \($0)"]) }
        // All eight wait: each holds a page that only an answer unlocks.
        #expect(eventually { fixture.mount.waitingRequests >= 8 })
        fixture.mount.stop()
        for reader in readers {
            #expect(try Host.wait(for: reader) == .exited(1), "cat says that it could not read")
        }
        #expect(fixture.mount.waitingRequests == 0)
        #expect(try MountTable.top(at: fixture.folder) == nil)
    }

    @Test func whoUnmountsFromOutsideEndsTheMount() throws {
        let tree = makeTree()
        let fixture = try MountFixture(tree)
        try Mountpoint.unmount(fixture.folder, lazily: false)
        #expect(fixture.mount.waitUntilUnmounted() == nil)
        #expect(try MountTable.top(at: fixture.folder) == nil)
    }
}
