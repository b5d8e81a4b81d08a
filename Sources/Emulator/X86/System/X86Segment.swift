/// Places of segment registers in `X86State.segmentsOffset`.
enum X86SegmentIndex {
    static let es = 0
    static let cs = 1
    static let ss = 2
    static let ds = 3
    static let fs = 4
    static let gs = 5
    static let ldtr = 6
    static let tr = 7
}

/// Access rights: bits 0...7 and 12...15 as in the second half of a descriptor's upper dword (SDM Vol. 3, 3.4.5).
///
///     0...3 type   4 S   5...6 DPL   7 P   12 AVL   13 L   14 D/B   15 G
enum X86SegmentAccess {
    static let writable: UInt16 = 1 << 1
    static let expandDown: UInt16 = 1 << 2
    static let conforming: UInt16 = 1 << 2
    static let code: UInt16 = 1 << 3
    static let notSystem: UInt16 = 1 << 4
    static let present: UInt16 = 1 << 7
    static let long: UInt16 = 1 << 13
    static let big: UInt16 = 1 << 14
    static let pages: UInt16 = 1 << 15

    static let code64: UInt16 = 0xa09b
    static let code32: UInt16 = 0xc09b
    static let data: UInt16 = 0xc093
}

/// A segment register with what was cached from its descriptor.
///
///     0 base (8)   8 limit in bytes (8)   16 selector (2)   18 access (2)
struct X86Segment {
    let place: UnsafeMutableRawPointer

    var base: UInt64 {
        get { place.load(as: UInt64.self) }
        nonmutating set { place.storeBytes(of: newValue, as: UInt64.self) }
    }
    var limit: UInt64 {
        get { place.load(fromByteOffset: 8, as: UInt64.self) }
        nonmutating set { place.storeBytes(of: newValue, toByteOffset: 8, as: UInt64.self) }
    }
    var selector: UInt16 {
        get { place.load(fromByteOffset: 16, as: UInt16.self) }
        nonmutating set { place.storeBytes(of: newValue, toByteOffset: 16, as: UInt16.self) }
    }
    var access: UInt16 {
        get { place.load(fromByteOffset: 18, as: UInt16.self) }
        nonmutating set { place.storeBytes(of: newValue, toByteOffset: 18, as: UInt16.self) }
    }

    var isUsable: Bool { access & X86SegmentAccess.present != 0 }
    var isBig: Bool { access & X86SegmentAccess.big != 0 }

    func clear() { set(selector: 0, base: 0, limit: 0, access: 0) }

    func set(selector: UInt16, base: UInt64, limit: UInt64, access: UInt16) {
        self.base = base
        self.limit = min(limit, 0xffff_ffff)
        self.selector = selector
        self.access = access
    }
}

/// Eight bytes of a descriptor table.
struct X86Descriptor {
    var bits: UInt64

    var base: UInt64 { bits >> 16 & 0xff_ffff | bits >> 32 & 0xff00_0000 }
    var limit: UInt64 {
        let raw = bits & 0xffff | bits >> 32 & 0xf_0000
        return access & X86SegmentAccess.pages != 0 ? raw << 12 | 0xfff : raw
    }
    var access: UInt16 { UInt16(truncatingIfNeeded: bits >> 40) & 0xf0ff }
    var type: UInt8 { UInt8(truncatingIfNeeded: bits >> 40) & 15 }
    var privilege: UInt64 { bits >> 45 & 3 }
    var isPresent: Bool { access & X86SegmentAccess.present != 0 }
    /// Code or data, not a gate or a system segment.
    var isSegment: Bool { access & X86SegmentAccess.notSystem != 0 }
    var isCode: Bool { isSegment && access & X86SegmentAccess.code != 0 }
    var isConforming: Bool { isCode && access & X86SegmentAccess.conforming != 0 }
    var isReadable: Bool { isSegment && (!isCode || access & X86SegmentAccess.writable != 0) }
    var isWritable: Bool { isSegment && !isCode && access & X86SegmentAccess.writable != 0 }
    var isLong: Bool { access & X86SegmentAccess.long != 0 }
    var isBig: Bool { access & X86SegmentAccess.big != 0 }
}
