import ImageModel

/// How the tar of a layer is stored.
package enum LayerFormat: Equatable {
    case tar, gzip, zstd

    /// Bytes that `sniff` wants to see, unless the layer is shorter.
    static let sniffBytes = TarHeader.sizeBytes

    /// What a media type promises; nil for one that is not known, which promises nothing.
    /// `unsupported` is thrown for one that says it is something else: encrypted, or a foreign lazy format.
    ///
    /// Source: OCI image-spec 1.1, media-types.md and layer.md; Docker image manifest v2 schema 2.
    static func promised(by mediaType: String) -> LayerFormat? {
        let bytes = [UInt8](mediaType.utf8)
        func ends(_ suffix: StaticString) -> Bool {
            bytes.count >= suffix.utf8CodeUnitCount
                && bytes[(bytes.count - suffix.utf8CodeUnitCount)...].isEqual(to: suffix)
        }
        if ends(".tar+gzip") || ends(".tar.gzip") { return .gzip }
        if ends(".tar+zstd") || ends(".tar.zstd") { return .zstd }
        if ends(".tar") { return .tar }
        return nil
    }

    /// What the first bytes of a layer are; nil: none of ours.
    static func sniff(_ start: UnsafeRawBufferPointer) -> LayerFormat? {
        if start.starts(with: [0x1f, 0x8b] as [UInt8]) { return .gzip }
        if start.starts(with: [0x28, 0xb5, 0x2f, 0xfd] as [UInt8]) { return .zstd }
        // A skippable frame: 0x184D2A5?, little-endian.
        if start.count >= 4, start[0] & 0xf0 == 0x50, start[1] == 0x2a, start[2] == 0x4d, start[3] == 0x18 {
            return .zstd
        }
        guard start.count >= TarHeader.sizeBytes else { return start.isEmpty ? .tar : nil }
        let header = TarHeader(block: UnsafeRawBufferPointer(rebasing: start[..<TarHeader.sizeBytes]))
        return header.isZero || header.isChecksumRight ? .tar : nil
    }

    /// Names the bytes for a message.
    static func describe(_ format: LayerFormat?, _ start: UnsafeRawBufferPointer) -> String {
        switch format {
        case .tar: return start.isEmpty ? "empty" : "a plain tar"
        case .gzip: return "gzip"
        case .zstd: return "zstd"
        case nil:
            if start.starts(with: [0x42, 0x5a, 0x68] as [UInt8]) { return "bzip2" }
            if start.starts(with: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0] as [UInt8]) { return "xz" }
            return "no tar, gzip or zstd"
        }
    }
}
