import ImageModel

/// The entries of a layout's `index.json` that a reference names.
///
/// Source: OCI image-spec 1.1, image-layout.md. Names stand in annotations: `org.opencontainers.image.ref.name`, and
/// containerd's and Docker's full name.
enum LayoutIndex {
    static let containerdNameAnnotation = "io.containerd.image.name"

    /// - Parameter ref: a name or a digest; nil where the layout is to have one image only.
    static func select(
        _ indexBytes: [UInt8], ref: String?, place: String
    ) throws(BlobFailure) -> [Descriptor] {
        let parsed: ManifestDocument
        do throws(DocumentError) {
            parsed = try ManifestDocument.parse(indexBytes)
        } catch {
            throw BlobFailure(error.blobReason, place + ": " + error.message)
        }
        guard case .index(let index) = parsed else {
            throw BlobFailure(.malformed, place + ": is an image manifest, not the index of a layout")
        }
        if let ref {
            let named = index.manifests.filter { matches($0, ref) }
            if !named.isEmpty { return named }
            // Anything below an index is not listed, but a digest is all that is needed to find it.
            throw BlobFailure(.notFound, "\(place): has no image \"\(printable(ref))\"; " + listing(index))
        }
        let names = Set(index.manifests.map { $0.refName ?? "" })
        guard index.manifests.count == 1 || names.count == 1 else {
            throw BlobFailure(
                .notFound,
                index.manifests.isEmpty
                    ? place + ": has no image" : "\(place): has several images: name one; " + listing(index))
        }
        return index.manifests
    }

    private static func matches(_ entry: Descriptor, _ ref: String) -> Bool {
        entry.refName == ref || entry.annotations[containerdNameAnnotation] == ref || entry.digest.text == ref
    }

    private static func listing(_ index: ImageIndex) -> String {
        var names: [String] = []
        for entry in index.manifests.prefix(32) {
            let name = printable(entry.refName ?? entry.digest.text, maxBytes: 100)
            if !names.contains(name) { names.append(name) }
        }
        if index.manifests.count > 32 { names.append("…") }
        return names.isEmpty ? "it has none" : "it has " + names.joined(separator: ", ")
    }
}
