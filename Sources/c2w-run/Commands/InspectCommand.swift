import ArgumentParser
import HostPlatform
import ImageModel

/// `c2w-run inspect`: what an image says of itself, as JSON.
struct InspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect", abstract: "Print name, digest, platform, layers and configuration as JSON.",
        discussion: "Fetches the manifest and the configuration, and no layer.")

    @OptionGroup var options: ImageOptions
    @Argument(help: ArgumentHelp("Where the image lives.", valueName: "image"))
    var image: String

    func run() throws {
        let resolved = try ImageOpener(options: options).resolve(image)
        try StandardStream.output.write(InspectCommand.json(of: resolved).document)
    }

    static func json(of image: ResolvedImage) -> JSONText {
        let config = image.config
        let layers = image.layers.enumerated().map { index, layer -> JSONText in
            .object([
                ("digest", .string(layer.digest.text)),
                ("mediaType", .string(layer.mediaType)),
                ("sizeBytes", .number(layer.sizeBytes)),
                ("diffID", config.diffIDs.indices.contains(index) ? .string(config.diffIDs[index].text) : .null),
            ])
        }
        return .object([
            ("name", .string(image.name)),
            ("digest", .string(image.manifest.digest.text)),
            ("mediaType", .string(image.manifest.mediaType)),
            ("platform", .string(config.platform.text)),
            ("configDigest", .string(image.configDescriptor.digest.text)),
            ("layersSizeBytes", .number(image.layers.reduce(0) { $0 &+ $1.sizeBytes })),
            ("layers", .array(layers)),
            (
                "config",
                .object([
                    ("environment", .strings(config.environment)),
                    ("entrypoint", .strings(config.entrypoint)),
                    ("command", .strings(config.command)),
                    ("workingFolder", .string(config.workingFolder)),
                    ("user", .string(config.user)),
                    ("stopSignal", .string(config.stopSignal)),
                    ("volumes", .strings(config.volumes)),
                    ("exposedPorts", .strings(config.exposedPorts)),
                    (
                        "labels",
                        .object(config.labels.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })
                    ),
                ])
            ),
        ])
    }
}
