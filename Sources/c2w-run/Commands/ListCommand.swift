import ArgumentParser
import HostPlatform

/// `c2w-run ls`: what is in a folder of an image.
struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ls", abstract: "List files of an image.",
        discussion: """
            Owners are shown as numbers and times in UTC. Exit code 1: a path is not in the image.
            """)

    @OptionGroup var options: ImageOptions
    @Flag(name: .short, help: "One line a file with mode, links, owner, group, size, time and link target.")
    var long = false
    @Flag(name: [.customShort("R")], help: "Go down into folders.")
    var recursive = false
    @Flag(name: [.customShort("a"), .customShort("A")], help: "Show names that begin with a dot.")
    var all = false
    @Argument(help: ArgumentHelp("Where the image lives.", valueName: "image"))
    var image: String
    @Argument(help: ArgumentHelp("Files or folders in it; / if none.", valueName: "path"))
    var paths: [String] = []

    func run() throws {
        let opened = try ImageOpener(options: options).open(image)
        let lister = Lister(
            image: opened,
            style: Lister.Style(
                long: long, recursive: recursive, showsHidden: all, escapesNames: StandardStream.output.isTerminal))
        var isMissing = false
        for path in paths.isEmpty ? ["/"] : paths {
            do {
                try lister.list([UInt8](path.utf8), heading: paths.count > 1)
            } catch let error as PathError {
                StandardStream.error.writeLine("c2w-run: ls: " + error.text)
                isMissing = true
            }
        }
        try lister.finish()
        try opened.finish()
        if isMissing { throw CommandError.exit(ExitStatus.noSuchPath) }
    }
}
