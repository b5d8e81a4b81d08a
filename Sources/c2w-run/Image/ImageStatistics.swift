import Glibc
import HostPlatform
import ImageMounter

/// What `--stats` writes of an image: what was fetched, what was needed, and what those who waited waited for.
enum ImageStatistics {
    static func members(_ cost: MountCost, _ layers: [LayerStatus]) -> [(String, JSONText)] {
        [
            ("fetchedBytes", .number(cost.fetchedBytes)),
            ("neededBytes", .number(cost.neededBytes)),
            ("indexBytes", .number(cost.indexBytes)),
            ("requests", .number(cost.requests)),
            ("networkWaitNs", .number(cost.networkNs)),
            ("decodeWaitNs", .number(cost.processorNs)),
            ("layers", .array(layers.map { json($0) })),
        ]
    }

    private static func json(_ layer: LayerStatus) -> JSONText {
        .object([
            ("digest", .string(layer.digest)),
            ("mediaType", .string(layer.mediaType)),
            ("serving", .string(layer.serving)),
            ("reason", .string(layer.reason)),
            ("index", .string(layer.index)),
            ("totalBytes", .number(layer.totalBytes)),
            ("fetchedBytes", .number(layer.fetchedBytes)),
            ("neededBytes", .number(layer.neededBytes)),
            ("hereBytes", .number(layer.hereBytes)),
            ("indexBytes", .number(layer.indexBytes)),
            ("requests", .number(layer.requests)),
            ("isVerified", .bool(layer.isVerified)),
        ])
    }

    static func write(_ members: [(String, JSONText)], to path: String) throws(CommandError) {
        do throws(HostError) {
            let descriptor = try systemCall("open " + path) {
                open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
            }
            defer { close(descriptor) }
            try StandardStream(descriptor: descriptor).write(JSONText.object(members).document)
        } catch {
            throw .failure("--stats: \(error)")
        }
    }
}
