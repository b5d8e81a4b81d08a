import ImageModel
import ImageMounter
import NinePServer

/// An image of plain tars in memory, mounted, and its paths.
private struct MountedStack {
    let host = ManualHost()
    let mount: ImageMount

    init(_ tars: [[UInt8]]) {
        let image = MemoryImage(tars.map { MemoryLayer(tar: $0) }, host: host)
        mount = ImageMount(
            image: image.image, source: image, cache: MemoryCache(host: host), codecs: PlainCodecs(), host: host,
            board: host.board)
        mount.start()
        host.runUntilIdle()
    }

    /// Every path, folders with a slash at the end, in order.
    func paths() throws(TreeError) -> [String] {
        var out: [ByteString] = []
        var stack = [(path: [UInt8](), folder: mount.tree.root)]
        while let (path, folder) = stack.popLast() {
            for entry in try mount.tree.list(folder, after: 0, limit: .max) {
                let below = path + [0x2f] + entry.name.bytes
                guard entry.kind == .directory else {
                    out.append(ByteString(below))
                    continue
                }
                out.append(ByteString(below + [0x2f]))
                stack.append((below, entry.node))
            }
        }
        return out.sorted().map { $0.string }
    }

    func content(_ path: String) throws(TreeError) -> [UInt8] {
        let file = try PathWalker(mount.tree).node(at: ByteString(path), followsLast: false)
        let size = Int(truncatingIfNeeded: try mount.tree.attributes(of: file).sizeBytes)
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 1)
        defer { buffer.deallocate() }
        let count = try mount.tree.read(file, at: 0, into: buffer)
        return [UInt8](buffer[..<count])
    }
}

func checkTar(_ report: inout CheckReport) {
    report.begin("tar")
    let tar = TarCases.everything()
    let whole = TarLog.parse(tar)
    report.expect(whole.error == nil && whole.log.entries.count == 11, "one tar of each thing is read")
    for chunk in [1, 3, 511, 512, 513, 4096] {
        let pieces = TarLog.parse(tar, chunk: chunk)
        report.expect(
            pieces.error == nil && pieces.log.entries == whole.log.entries, "in pieces of \(chunk) it is the same")
    }
    for offset in stride(from: 300, to: tar.count - 1024, by: 512) {
        report.expect(TarLog.parse([UInt8](tar[..<offset])).error != nil, "cut at \(offset) it is an error")
    }
}

func checkMerge(_ report: inout CheckReport) {
    report.begin("merge")
    for (name, layer, paths) in MergeCases.stacks {
        let mounted = MountedStack([MergeCases.base, layer])
        do throws(TreeError) {
            report.expect(try mounted.paths() == paths, name)
        } catch { report.expect(false, name + " is not listed") }
    }
    for (name, layer, _) in MergeCases.broken {
        report.expect(MountedStack([MergeCases.base, layer]).mount.failure != nil, name + " is an error")
    }
    let mounted = MountedStack([TarCases.everything()])
    do throws(TreeError) {
        report.expectEqual(try mounted.content("/d/file"), [UInt8]("content".utf8), "a file's content")
        let sparse = try mounted.content("/sparse")
        report.expect(sparse.count == 9000 && sparse[100] == 0x30 && sparse[99] == 0, "a sparse file has its holes")
    } catch { report.expect(false, "the files are not read") }
}

func checkNineP(_ report: inout CheckReport) {
    report.begin("9P")
    report.expectEqual(UInt64(NinePVectors.run()), 0, "codec vectors that fail")
}
