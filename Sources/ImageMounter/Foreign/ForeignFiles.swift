import ImageModel

/// Files that a lazy format puts into the layer for itself. They are no part of the image and are not shown.
///
/// Source: stargz-snapshotter, docs/estargz.md.
enum ForeignFiles {
    /// At the root: how much of the layer is worth reading ahead.
    static func isLandmark(_ path: [UInt8]) -> Bool {
        path[...].isEqual(to: ".prefetch.landmark") || path[...].isEqual(to: ".no.prefetch.landmark")
    }

    /// The TOC of eStargz, as the last entry of its tar.
    static func isTOC(_ path: [UInt8]) -> Bool { path[...].isEqual(to: "stargz.index.json") }

    static func isOfFormat(_ path: [UInt8]) -> Bool { isLandmark(path) || isTOC(path) }

    /// Whether that path of a layer's tar is such a file. Only the layers whose annotations say that they are of such
    /// a format have them: elsewhere a file of that name is the image's own.
    static func isHidden(_ path: [UInt8], in layer: Descriptor) -> Bool {
        guard isOfFormat(path) else { return false }
        return layer.annotations[EStargzLoader.tocDigestAnnotation] != nil || ZstdChunkedLoader.isPromised(layer)
    }
}
