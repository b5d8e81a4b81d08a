import HostPlatform
import ImageCodecs
import ImageModel

/// What is in the cache, in the words of whoever put it there.
struct CacheContents {
    struct Item {
        var listing: DiskCache.Listing
        /// Of a followed reference: the image it led to, where that can still be read.
        var image: ResolvedImage?

        /// What it is: `layer`, `index`, `image` …; entries of kinds unknown here have their key's first part.
        var kind: String {
            let prefix = listing.key.split(separator: "/").first.map { String($0) } ?? listing.key
            let known = [
                "layers": "layer", "index": "index", "resolved": "image", "blobs": "blob", "stream": "layer",
                "spans": "spans",
            ]
            return (known[prefix] ?? prefix) + (listing.isArea ? " (part)" : "")
        }

        /// Of the blob it belongs to; an image's is its manifest's.
        var digest: Digest? {
            if let image { return image.manifest.digest }
            guard !listing.key.hasPrefix("resolved/"), let slash = listing.key.firstIndex(of: "/") else { return nil }
            return Digest("sha256:" + listing.key[listing.key.index(after: slash)...].prefix(64))
        }
    }

    let cache: DiskCache
    let store: ResolvedImageStore
    /// The longest unused first.
    let items: [Item]

    init(cache: DiskCache) {
        self.cache = cache
        let store = ResolvedImageStore(cache: cache, codecs: HostCodecs(), host: PosixHost())
        self.store = store
        items = cache.listEntries().map { listing in
            let isImage = !listing.isArea && listing.key.hasPrefix("resolved/")
            let image = isImage ? cache.peek(listing.key).flatMap { (try? store.read($0)) ?? nil } : nil
            return Item(listing: listing, image: image)
        }
    }

    var totalBytes: UInt64 { items.reduce(0) { $0 &+ $1.listing.sizeBytes } }

    /// All that belongs to a blob or manifest of that digest.
    func items(of digest: Digest) -> [Item] { items.filter { $0.digest == digest } }

    /// What the name was followed to, with all that belongs to its layers and that no other image of the cache has.
    /// Empty where the name is not in the cache.
    func items(ofImage name: String, _ location: String) -> [Item] {
        func isMeant(_ item: Item) -> Bool {
            guard let image = item.image else { return false }
            // Two platforms may be asked for in words that differ from the image's own.
            return image.name == location || image.name == name
                || item.listing.key == store.key(name, image.config.platform)
        }
        let images = items.filter(isMeant)
        let digests = images.reduce(into: Set<Digest>()) { $0.formUnion($1.image?.layers.map(\.digest) ?? []) }
        let others = items.filter { $0.image != nil && !isMeant($0) }
        let shared = others.reduce(into: Set<Digest>()) { $0.formUnion($1.image?.layers.map(\.digest) ?? []) }
        let gone = digests.subtracting(shared)
        return images + items.filter { $0.image == nil && $0.digest.map { gone.contains($0) } ?? false }
    }
}
