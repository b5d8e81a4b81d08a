/// What a name in a layer hides, by its last component.
///
/// Source: OCI image-spec 1.1, layer.md, "Whiteouts": `.wh.NAME` hides NAME of the layers below,
/// `.wh..wh..opq` all they have in its folder. Neither is a file of the image.
enum Whiteout: Equatable {
    /// Not a whiteout.
    case none
    case opaque
    /// Hides the component that begins at this index of the path.
    case file(nameStart: Int)
    /// `.wh.` with no name after it, which is an error.
    case nameless

    init(path: [UInt8]) {
        var start = path.count
        while start > 0, path[start - 1] != 0x2f { start -= 1 }
        let name = path[start...]
        if name.isEqual(to: ".wh.") {
            self = .nameless
        } else if name.isEqual(to: ".wh..wh..opq") {
            self = .opaque
        } else if name.after(".wh.") != nil {
            self = .file(nameStart: start + 4)
        } else {
            self = .none
        }
    }
}
