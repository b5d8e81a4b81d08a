import ImageModel

/// The last bytes of an eStargz blob: an empty gzip member whose extra field says where the TOC begins.
///
/// ```
/// eStargz, 51 bytes                             external TOC, 46 bytes    legacy stargz, 47 bytes
///  0  10  1f 8b 08 04 00000000 00 ff            the same                  the same
/// 10   2  XLEN, LE: 26                          21                        22
/// 12   2  "SG"                                  "SG"                      none
/// 14   2  LEN, LE: 22                           17                        none
/// 16  22  TOC offset, 16 hex digits, "STARGZ"   "STARGZEXTERNALTOC" (17)  the same, at 12
///  …   5  01 00 00 ff ff, an empty deflate block
///  …   8  zeros: CRC-32 and length
/// ```
///
/// Source: stargz-snapshotter, docs/estargz.md, "Footer"; RFC 1952 section 2.3.1.1.
enum EStargzFooter: Equatable {
    /// `footerBytes` tells where the TOC ends.
    case embedded(tocOffset: UInt64, footerBytes: Int)
    case external(footerBytes: Int)

    static let maximumBytes = 51

    /// nil: the blob, of which these are the last bytes, has no such footer.
    static func parse(_ tail: ArraySlice<UInt8>) -> EStargzFooter? {
        if let extra = extraField(tail, footerBytes: 51), extra.count == 26,
            let body = extra.after(signature: 22), let offset = offset(body)
        {
            return .embedded(tocOffset: offset, footerBytes: 51)
        }
        if let extra = extraField(tail, footerBytes: 47), extra.count == 22, let offset = offset(extra) {
            return .embedded(tocOffset: offset, footerBytes: 47)
        }
        if let extra = extraField(tail, footerBytes: 46), extra.count == 21, let body = extra.after(signature: 17),
            body.isEqual(to: "STARGZEXTERNALTOC")
        {
            return .external(footerBytes: 46)
        }
        return nil
    }

    /// The extra field of a gzip member of that size without content.
    private static func extraField(_ tail: ArraySlice<UInt8>, footerBytes: Int) -> ArraySlice<UInt8>? {
        guard tail.count >= footerBytes else { return nil }
        let member = tail.suffix(footerBytes)
        let start = member.startIndex
        guard member[start] == 0x1f, member[start + 1] == 0x8b, member[start + 2] == 8, member[start + 3] == 4 else {
            return nil
        }
        let length = Int(member[start + 10]) | Int(member[start + 11]) << 8
        guard length == footerBytes - 12 - 13 else { return nil }
        return member[(start + 12)..<(start + 12 + length)]
    }

    private static func offset(_ body: ArraySlice<UInt8>) -> UInt64? {
        guard body.count == 22, body.suffix(6).isEqual(to: "STARGZ") else { return nil }
        var value: UInt64 = 0
        for byte in body.prefix(16) {
            guard let digit = HexDigits.value(byte) else { return nil }
            value = value << 4 | UInt64(digit)
        }
        return value
    }
}

extension ArraySlice<UInt8> {
    /// What follows the subfield header `SG` and that length.
    fileprivate func after(signature length: Int) -> ArraySlice<UInt8>? {
        guard count == length + 4, self[startIndex] == 0x53, self[startIndex + 1] == 0x47,
            Int(self[startIndex + 2]) | Int(self[startIndex + 3]) << 8 == length
        else { return nil }
        return dropFirst(4)
    }
}
