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
        kill(reader, SIGKILL)
        #expect(try Host.wait(for: reader) & 0x7f == SIGKILL)
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
        for child in children { kill(child, SIGINT) }
        for child in children { #expect(try Host.wait(for: child) & 0x7f == SIGINT) }
        #expect(eventually { fixture.mount.waitingRequests == 0 })
        // The tickets fire for nobody.
        tree.setFaults { _, _ in nil }
        tree.fireAll()
        #expect(try Host.list(fixture["folder"]).count == 10)
    }

    @Test func thousandsOfRequestsMayWaitAtOnce() throws {
        let tree = makeTree()
        let fixture = try MountFixture(tree)
        tree.setFaults { operation, _ in operation == .lookup ? .pending : nil }
        let count = 2_000
        let done = Mailbox<Bool>()
        for number in 0..<count {
            let path = fixture["name \(number)"]
            try HostThread.start(name: "caller", stackBytes: 1 << 16) {
                var status = stat()
                done.post(lstat(path, &status) == -1 && errno == ENOENT)
            }.detach()
        }
        #expect(eventually { fixture.mount.waitingRequests == count })
        tree.setFaults { _, _ in nil }
        #expect(tree.fireAll() == count)
        for _ in 0..<count { #expect(done.next() == true) }
        #expect(fixture.mount.waitingRequests == 0)
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
            let status = try Host.wait(for: reader)
            #expect(status & 0x7f == 0 && status >> 8 == 1, "cat says that it could not read: \(status)")
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
