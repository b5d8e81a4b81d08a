import ArgumentParser
import Glibc
import HostPlatform
import ImageModel

/// `c2w-run tar`: an image's merged tree as one tar archive.
struct TarCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tar", abstract: "Write files of an image as a tar archive.",
        discussion: """
            The merged tree of all layers, or PATHs of it, in pax format: owners, modes, times to the nanosecond, hard \
            links, devices and extended attributes. The bytes come out as they come in; the order is stable. Exit \
            code 1: a path is not in the image, or something could not be put into an archive (sockets).
            """)

    @OptionGroup var options: ImageOptions
    @Option(
        name: .shortAndLong, parsing: .unconditional,
        help: ArgumentHelp("Write to this file and not to standard output.", valueName: "FILE"))
    var output: String?
    @Argument(help: ArgumentHelp("Where the image lives.", valueName: "image"))
    var image: String
    @Argument(help: ArgumentHelp("Files or folders in it; all if none.", valueName: "path"))
    var paths: [String] = []

    func run() throws {
        let opened = try ImageOpener(options: options).open(image)
        var isMissing = false
        var isComplete = true
        try ArchiveFile.write(to: output == "-" ? nil : output, command: "tar") { out in
            var exporter = TarExporter(image: opened, to: out)
            for path in paths.isEmpty ? ["/"] : paths {
                do {
                    try TarCommand.add([UInt8](path.utf8), of: opened, to: &exporter)
                } catch let error as PathError {
                    StandardStream.error.writeLine("c2w-run: tar: " + error.text)
                    isMissing = true
                }
            }
            try exporter.finish()
            for warning in exporter.warnings { StandardStream.error.writeLine("c2w-run: tar: " + warning) }
            isComplete = exporter.isComplete
            // Before the file counts as written: its bytes may turn out not to be the image's.
            try opened.finish()
        }
        if isMissing || !isComplete { throw CommandError.exit(ExitStatus.incomplete) }
    }

    /// Under the path as it was given, without `/` at its begin and end, `.` and `..`.
    private static func add(_ path: [UInt8], of image: OpenedImage, to exporter: inout TarExporter) throws {
        var names: [ArraySlice<UInt8>] = []
        for name in path.split(separator: UInt8(ascii: "/")) where name != [0x2e] {
            if name == [0x2e, 0x2e] { _ = names.popLast() } else { names.append(name) }
        }
        let node = try image.node(at: path, followingLast: false)
        defer { image.tree.release(node, count: 1) }
        if names.isEmpty {
            try exporter.addContents(of: node)
        } else {
            try exporter.add(node, as: [UInt8](names.joined(separator: [UInt8(ascii: "/")])))
        }
    }
}

/// The file of an archive. One that could not be written whole does not stay.
enum ArchiveFile {
    /// - Parameter path: nil is standard output.
    static func write(to path: String?, command: String, _ body: (ArchiveOutput) throws -> Void) throws {
        guard let path else {
            if StandardStream.output.isTerminal {
                throw CommandError.usage("\(command): an archive is not for a terminal: name a file, or use a pipe")
            }
            try body(ArchiveOutput(.output))
            return
        }
        let descriptor: Int32
        do throws(HostError) {
            descriptor = try systemCall("create " + path) {
                open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
            }
        } catch {
            throw CommandError.failure("\(command): \(error)")
        }
        defer { close(descriptor) }
        do {
            try body(ArchiveOutput(StandardStream(descriptor: descriptor)))
        } catch {
            var status = stat()
            if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG { unlink(path) }
            if let error = error as? HostError { throw CommandError.failure("\(command): \(path): \(error)") }
            throw error
        }
    }
}
