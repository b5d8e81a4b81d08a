import ArgumentParser
import FUSEMount
import HostPlatform

/// `c2w-run status`: how mounts are doing.
struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Tell how the layers of a mounted image are served, or list the mounts.",
        discussion: """
            With DIR: per layer how it is served and why, bytes fetched by this mount, bytes here, and requests made. \
            The same as JSON is in DIR/\(FUSEMount.statusName.string), which no listing shows.
            """)

    @Flag(help: "Print JSON.")
    var json = false
    @Argument(help: ArgumentHelp("A mount, or a path in it; none lists all mounts.", valueName: "dir"))
    var folder: String?

    func run() throws {
        if let folder {
            let inspection = MountInspection(try MountInspection.entry(at: folder))
            guard json else {
                try StandardStream.output.write(StatusTable.text(of: inspection))
                return
            }
            switch inspection.state {
            case .answering(_, let bytes): try bytes.withUnsafeBytes { try StandardStream.output.write($0) }
            case .dead: throw CommandError.failure("status: \(folder): its process is gone")
            case .silent(let reason): throw CommandError.failure("status: \(folder): no answer: \(reason)")
            }
            return
        }
        let all = try MountTable.read().filter { $0.isOurs }
        guard json else {
            try StandardStream.output.write(StatusTable.summary(of: all.map { MountInspection($0) }))
            return
        }
        let list = all.map { entry -> JSONText in
            .object([("directory", .string(entry.path)), ("image", .string(entry.source))])
        }
        try StandardStream.output.write(JSONText.array(list).document)
    }
}
