import Glibc
import HostPlatform
import ImageModel
import NinePListener

// ninep-serve-folder FOLDER ADDRESS [--delay-ms N] [--verbose]
//
// Prints the address once it listens, and serves until stdin ends.

func fail(_ message: String) -> Never {
    StandardStream.error.writeLine("ninep-serve-folder: " + message)
    exit(1)
}

var arguments = Array(CommandLine.arguments.dropFirst())
let isVerbose = arguments.contains("--verbose")
arguments.removeAll { $0 == "--verbose" }
var delayMs: UInt64?
if let index = arguments.firstIndex(of: "--delay-ms"), index + 1 < arguments.count {
    delayMs = UInt64(arguments[index + 1])
    arguments.removeSubrange(index...index + 1)
}
guard arguments.count == 2, let address = NinePAddress(arguments[1]) else {
    fail("usage: ninep-serve-folder FOLDER tcp:HOST:PORT|unix:PATH [--delay-ms N] [--verbose]")
}

do {
    let host = PosixHost()
    var tree: any FileTree = try HostFolderTree(path: arguments[0])
    if let delayMs { tree = try SlowTree(base: tree, tickets: host.tickets, delayMs: delayMs) }
    let served = tree
    let listener = try NinePListener.start(
        address, tickets: host.tickets,
        onEvent: { event in if isVerbose { StandardStream.error.writeLine("\(event)") } },
        tree: { served })
    StandardStream.output.writeLine(listener.address.description)
    var byte: UInt8 = 0
    while read(0, &byte, 1) > 0 {}
    listener.stop()
} catch {
    fail("\(error)")
}
