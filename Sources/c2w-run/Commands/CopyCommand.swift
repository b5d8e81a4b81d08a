import ArgumentParser
import Glibc
import HostPlatform
import ImageModel

/// `c2w-run cp`: files and folders of an image into a folder of the host.
struct CopyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cp", abstract: "Copy files or folders out of an image.",
        discussion: """
            Keeps modes, times, links, hard links and extended attributes; owners and devices too if run as root. If \
            DEST is a folder, SRC is put into it under its own name; SRC/. means what is in SRC. A file in the way is \
            replaced. Nothing is written through links. DEST - writes a tar archive to standard output. Exit code 1: SRC is not in the image, or not all of it could be \
            copied.
            """)

    @OptionGroup var options: ImageOptions
    @Argument(help: ArgumentHelp("Where the image lives.", valueName: "image"))
    var image: String
    @Argument(help: ArgumentHelp("File or folder in it.", valueName: "src"))
    var source: String
    @Argument(help: ArgumentHelp("Folder, or the new file's or folder's name.", valueName: "dest"))
    var destination: String

    func run() throws {
        if destination.isEmpty { throw CommandError.usage("cp: the destination is empty") }
        let opened = try ImageOpener(options: options).open(image)
        let path = [UInt8](source.utf8)
        if destination == "-" {
            try writeArchive(path, of: opened)
            return
        }
        do {
            let copier = try copy(path, of: opened)
            for warning in copier.warnings { StandardStream.error.writeLine("c2w-run: cp: " + warning) }
            try opened.finish()
            if !copier.isComplete { throw CommandError.exit(ExitStatus.incomplete) }
        } catch let error as PathError {
            try opened.finish()
            throw CommandError(exitCode: ExitStatus.noSuchPath, message: "cp: " + error.text)
        } catch let error as HostError {
            throw CommandError.failure("cp: " + error.description)
        }
    }

    private func copy(_ path: [UInt8], of image: OpenedImage) throws -> TreeCopier {
        let (names, meansContent) = CopyCommand.names(in: path)
        let node = try image.node(at: path, followingLast: false)
        defer { image.tree.release(node, count: 1) }
        let kind: FileKind
        do throws(TreeError) { kind = try image.attributes(of: node).kind } catch {
            throw image.explain(error, path: path)
        }
        var status = stat()
        let isFolder = stat(destination, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
        if meansContent && isFolder {
            var copier = TreeCopier(image: image, into: try HostFolder(opening: destination))
            try copier.copyContents(of: node)
            return copier
        }
        if isFolder {
            var copier = TreeCopier(image: image, into: try HostFolder(opening: destination))
            try copier.copy(node, as: ByteString([UInt8](names[names.count - 1])))
            return copier
        }
        if destination.hasSuffix("/") && kind != .directory {
            throw HostError(operation: "open " + destination, code: ENOTDIR)
        }
        let (parent, name) = CopyCommand.split(destination)
        var copier = TreeCopier(image: image, into: try HostFolder(opening: parent))
        try copier.copy(node, as: name)
        return copier
    }

    /// `cp IMAGE SRC -`: SRC under its own name, or with `/.` what is in it.
    private func writeArchive(_ path: [UInt8], of image: OpenedImage) throws {
        do {
            let (names, meansContent) = CopyCommand.names(in: path)
            let node = try image.node(at: path, followingLast: false)
            defer { image.tree.release(node, count: 1) }
            var isComplete = true
            try ArchiveFile.write(to: nil, command: "cp") { out in
                var exporter = TarExporter(image: image, to: out)
                if let last = names.last, !meansContent {
                    try exporter.add(node, as: [UInt8](last))
                } else {
                    try exporter.addContents(of: node)
                }
                try exporter.finish()
                for warning in exporter.warnings { StandardStream.error.writeLine("c2w-run: cp: " + warning) }
                isComplete = exporter.isComplete
            }
            try image.finish()
            if !isComplete { throw CommandError.exit(ExitStatus.incomplete) }
        } catch let error as PathError {
            try image.finish()
            throw CommandError(exitCode: ExitStatus.noSuchPath, message: "cp: " + error.text)
        }
    }

    /// The names in a path, and whether it means what is in the folder and not the folder: "/", "." and "dir/." name no
    /// entry that could be created anew.
    private static func names(in path: [UInt8]) -> (names: [ArraySlice<UInt8>], meansContent: Bool) {
        let names = path.split(separator: UInt8(ascii: "/")).filter { $0 != [UInt8(ascii: ".")] }
        let meansContent =
            names.isEmpty || path.suffix(2) == [UInt8(ascii: "/"), UInt8(ascii: ".")] || names.last == [0x2e, 0x2e]
        return (names, meansContent)
    }

    /// The folder that a path's last name is in, and that name.
    private static func split(_ path: String) -> (parent: String, name: ByteString) {
        var bytes = [UInt8](path.utf8)
        let slash = UInt8(ascii: "/")
        while bytes.count > 1 && bytes.last == slash { bytes.removeLast() }
        guard let last = bytes.lastIndex(of: slash) else { return (".", ByteString(bytes)) }
        let parent = last == 0 ? "/" : String(decoding: bytes[..<last], as: UTF8.self)
        return (parent, ByteString([UInt8](bytes[(last + 1)...])))
    }
}
