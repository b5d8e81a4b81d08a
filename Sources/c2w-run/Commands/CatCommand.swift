import ArgumentParser
import HostPlatform
import ImageModel

/// `c2w-run cat`: the bytes of files of an image.
struct CatCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cat", abstract: "Write files of an image to standard output.",
        discussion: "Links are followed inside the image. Exit code 1: a path is not in the image, or no file.")

    @OptionGroup var options: ImageOptions
    @Argument(help: ArgumentHelp("Where the image lives.", valueName: "image"))
    var image: String
    @Argument(help: ArgumentHelp("Files in it.", valueName: "path"))
    var paths: [String]

    func run() throws {
        let opened = try ImageOpener(options: options).open(image)
        var isMissing = false
        for path in paths {
            do {
                try write([UInt8](path.utf8), of: opened)
            } catch let error as PathError {
                StandardStream.error.writeLine("c2w-run: cat: " + error.text)
                isMissing = true
            }
        }
        try opened.finish()
        if isMissing { throw CommandError.exit(ExitStatus.noSuchPath) }
    }

    private func write(_ path: [UInt8], of image: OpenedImage) throws {
        let node = try image.node(at: path, followingLast: true)
        defer { image.tree.release(node, count: 1) }
        do {
            switch try image.attributes(of: node).kind {
            case .regular: break
            case .directory: throw TreeError.errno(.isDirectory)
            default: throw TreeError.errno(.invalid)  // a device's bytes are not in the image
            }
            try image.read(node) { _, bytes in try StandardStream.output.write(bytes) }
        } catch let error as TreeError {
            throw image.explain(error, path: path)
        }
    }
}
