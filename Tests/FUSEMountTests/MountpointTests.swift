import FUSEMount
import Glibc
import HostPlatform
import ImageModel
import TestSupport
import Testing

/// What can be mounted on, and what the mount table says.
@Suite struct MountpointTests {
    @Test(arguments: [
        ("/no/such/folder", "No such file or directory"), ("/etc/passwd", "Not a directory"),
        ("/etc", "the folder is not empty"),
    ])
    func aFolderThatCannotBeMountedOnIsNamedWithTheReason(path: String, reason: String) {
        let error = #expect(throws: FUSEMountError.self) {
            try Mountpoint.prepare(try Mountpoint.resolve(path), allowsContent: false)
        }
        #expect(error.map { "\($0)" } == "\(path): \(reason)")
    }

    @Test(.enabled(if: Kernel.canMount, "needs root, /dev/fuse and libfuse3"))
    func aFolderTakesOneImage() throws {
        let tree = SyntheticTree()
        let fixture = try MountFixture(tree)
        let error = #expect(throws: FUSEMountError.self) {
            try MountFixture(tree, board: tree.tickets, in: fixture.folder)
        }
        #expect(error.map { "\($0)" } == "\(fixture.folder): an image is mounted there already: test image")
    }

    @Test(.enabled(if: Kernel.canMount, "needs root, /dev/fuse and libfuse3"))
    func aBusyMountIsNotTakenAwayUnlessLazily() throws {
        let tree = SyntheticTree()
        tree.addFile("file", [1])
        let fixture = try MountFixture(tree)
        let file = open(fixture["file"], O_RDONLY)
        let error = #expect(throws: FUSEMountError.self) { try Mountpoint.unmount(fixture.folder, lazily: false) }
        #expect(error.map { "\($0)" } == "\(fixture.folder) is in use")
        try Mountpoint.unmount(fixture.folder, lazily: true)
        var byte: UInt8 = 0
        #expect(read(file, &byte, 1) == 1 && byte == 1)
        close(file)
        #expect(fixture.mount.waitUntilUnmounted() == nil)
    }

    @Test func theMountTableIsReadWithItsEscapesAndOptionalFields() {
        let text = """
            36 35 98:0 /root /mnt/a\\040b\\134c rw,noatime master:1 shared:7 - ext3 /dev/root rw
            66 44 0:40 / /mnt/image ro,nosuid - fuse.c2w-run oci:/x\\054y ro,user_id=0
            not a line
            1 2 0:1 / /short rw
            """
        let found = MountTable.parse(Array(text.utf8))
        #expect(found.map { $0.path } == ["/mnt/a b\\c", "/mnt/image"])
        #expect(found.map { $0.device } == ["98:0", "0:40"])
        #expect(found.map { $0.source } == ["/dev/root", "oci:/x,y"])
        #expect(found.map { $0.isOurs } == [false, true])
    }
}
