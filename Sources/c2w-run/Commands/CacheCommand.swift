import ArgumentParser
import HostPlatform
import ImageModel
import RegistryClient

/// `c2w-run cache`: what is kept on this machine's disk.
struct CacheCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cache", abstract: "Show what is kept on disk, or remove some of it.",
        discussion: "The cache is $XDG_CACHE_HOME/c2w-run/store; C2W_CACHE_SIZE (16g) is what it may take.",
        subcommands: [CacheListCommand.self, CacheCollectCommand.self, CacheRemoveCommand.self])

    static func open() throws -> DiskCache {
        try DiskCache(path: try UserFolders.cache() + "/store", capacityBytes: try UserFolders.cacheCapacityBytes())
    }

    /// As `du -h` counts: 1.5 MiB.
    static func size(_ bytes: UInt64) -> String {
        var value = bytes
        var rest: UInt64 = 0
        var units = ["KiB", "MiB", "GiB", "TiB"][...]
        var unit = "B"
        while value >= 1024, let next = units.popFirst() {
            rest = value % 1024
            value /= 1024
            unit = next
        }
        return unit == "B" || value >= 100 ? "\(value) \(unit)" : "\(value).\(rest * 10 / 1024) \(unit)"
    }
}

/// `c2w-run cache ls`
struct CacheListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ls", abstract: "List what is in the cache, the longest unused first.",
        discussion: """
            A part is what has come so far of a layer that is still fetched, or is read here and there. Times are in \
            UTC.
            """)

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let contents = CacheContents(cache: try CacheCommand.open())
        let out = OutputBuffer()
        try out.append(json ? CacheListCommand.json(of: contents).document : CacheListCommand.table(of: contents))
        try out.flush()
    }

    private static func time(_ item: CacheContents.Item) -> String {
        LongFormat.date(FileTime(seconds: Int64(item.listing.lastUsedNs / 1_000_000_000)))
    }

    private static func table(of contents: CacheContents) -> String {
        var rows = [["KIND", "SIZE", "LAST USED", "WHAT"]]
        for item in contents.items {
            let what =
                item.image.map { "\($0.name) \($0.config.platform.text)" } ?? item.digest?.text ?? item.listing.key
            rows.append(
                [
                    item.kind, CacheCommand.size(item.listing.sizeBytes), time(item),
                    Terminal.printable([UInt8](what.utf8)),
                ])
        }
        let widths = (0..<3).map { column in rows.map { $0[column].count }.max() ?? 0 }
        var text = ""
        for row in rows {
            for (column, width) in widths.enumerated() {
                text += row[column] + String(repeating: " ", count: width - row[column].count + 2)
            }
            text += row[3] + "\n"
        }
        return text
            + "\(CacheCommand.size(contents.totalBytes)) of \(CacheCommand.size(contents.cache.capacityBytes))\n"
    }

    private static func json(of contents: CacheContents) -> JSONText {
        .object([
            ("path", .string(contents.cache.path)),
            ("sizeBytes", .number(contents.totalBytes)),
            ("capacityBytes", .number(contents.cache.capacityBytes)),
            (
                "entries",
                .array(
                    contents.items.map { item in
                        .object([
                            ("kind", .string(item.kind)),
                            ("key", .string(item.listing.key)),
                            ("isPart", .bool(item.listing.isArea)),
                            ("digest", item.digest.map { .string($0.text) } ?? .null),
                            ("name", item.image.map { .string($0.name) } ?? .null),
                            ("platform", item.image.map { .string($0.config.platform.text) } ?? .null),
                            ("sizeBytes", .number(item.listing.sizeBytes)),
                            ("lastUsed", .string(time(item) + "Z")),
                            ("lastUsedNs", .number(item.listing.lastUsedNs)),
                        ])
                    })
            ),
        ])
    }
}

/// `c2w-run cache gc`
struct CacheCollectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gc", abstract: "Remove parts that are of no use, and what was unused longest, down to a size.",
        discussion: "What a running c2w-run uses stays.")

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("What may stay; C2W_CACHE_SIZE if not given.", valueName: "SIZE"))
    var max: ByteSize?

    func run() throws {
        let normal = try CacheCommand.open()
        let cache =
            try max.map { limit throws(BlobFailure) in
                try DiskCache(path: normal.path, capacityBytes: limit.bytes)
            } ?? normal
        let keys = Set(cache.listEntries().filter { !$0.isArea }.map(\.key))
        // With the whole layer there, nobody needs what it was made from.
        var freedBytes = cache.removeUselessAreas { area in
            let item = CacheContents.Item(listing: area, image: nil)
            return !keys.contains("layers/" + (item.digest?.hex ?? ""))
        }
        freedBytes += cache.evict(freeing: 0, waits: true)
        let left = cache.listEntries().reduce(UInt64(0)) { $0 &+ $1.sizeBytes }
        StandardStream.error.writeLine(
            "c2w-run: cache: freed \(CacheCommand.size(freedBytes)), \(CacheCommand.size(left)) left")
        if left > cache.capacityBytes {
            throw CommandError.failure(
                "cache: \(CacheCommand.size(left)) are in use, more than the \(CacheCommand.size(cache.capacityBytes)) "
                    + "that may stay")
        }
    }
}

/// `c2w-run cache rm`
struct CacheRemoveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rm", abstract: "Remove images, single blobs, or everything.",
        discussion: """
            An image goes with those of its layers that no other image of the cache has. A running c2w-run keeps what \
            it has open.
            """)

    @Flag(help: "Remove everything.")
    var all = false
    @Argument(help: ArgumentHelp("Images as they were run, or digests (sha256:...).", valueName: "IMAGE|DIGEST"))
    var names: [String] = []

    func validate() throws {
        if all, !names.isEmpty { throw ValidationError("cache rm: either --all or names, not both") }
        if !all, names.isEmpty { throw ValidationError("cache rm: give images or digests, or --all") }
    }

    func run() throws {
        let cache = try CacheCommand.open()
        var isMissing = false
        var freedBytes: UInt64 = 0
        func remove(_ items: [CacheContents.Item]) {
            for item in items {
                cache.remove(item.listing)
                freedBytes &+= item.listing.sizeBytes
            }
        }
        if all {
            remove(CacheContents(cache: cache).items)
        } else {
            for name in names {
                // Anew for each: what two images shared goes with the second.
                let contents = CacheContents(cache: cache)
                let found: [CacheContents.Item]
                if name.hasPrefix("sha256:") {
                    guard let digest = Digest(name) else {
                        throw CommandError.usage("cache rm: \(name) is no digest: sha256: and 64 hexadecimal digits")
                    }
                    found = contents.items(of: digest)
                } else {
                    found = contents.items(ofImage: name, try CacheRemoveCommand.fullName(name))
                }
                if found.isEmpty {
                    StandardStream.error.writeLine("c2w-run: cache rm: \(name) is not in the cache")
                    isMissing = true
                }
                remove(found)
            }
        }
        StandardStream.error.writeLine("c2w-run: cache: freed \(CacheCommand.size(freedBytes))")
        if isMissing { throw CommandError.exit(ExitStatus.noSuchPath) }
    }

    /// As an image of that name calls itself.
    private static func fullName(_ name: String) throws -> String {
        do throws(ReferenceError) {
            if case .registry(let reference) = try ImageLocation(name) { return reference.text }
            return name
        } catch { throw CommandError.usage(error.message) }
    }
}
