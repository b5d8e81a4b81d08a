/// An exception an instruction ends with; nothing of it has happened then. Vectors and error codes: SDM Vol. 3, 7.15.
struct X86Fault: Error {
    var vector: UInt8
    var hasErrorCode = false
    /// #GP or #SS by an address that is not canonical or past a segment's end: which of the two, the operand decides.
    var isAddress = false
    var errorCode: UInt32 = 0
    /// Of #PF: what CR2 gets.
    var address: UInt64 = 0

    static let divide = X86Fault(vector: X86Vector.divide)
    static let debug = X86Fault(vector: X86Vector.debug)
    static let bound = X86Fault(vector: X86Vector.bound)
    static let undefined = X86Fault(vector: X86Vector.undefined)
    static let deviceNotAvailable = X86Fault(vector: X86Vector.deviceNotAvailable)
    static let x87 = X86Fault(vector: X86Vector.x87)
    static let simd = X86Fault(vector: X86Vector.simd)
    static let alignment = X86Fault(vector: X86Vector.alignment, hasErrorCode: true)
    static let generalProtection = X86Fault(vector: X86Vector.generalProtection, hasErrorCode: true)
    static let stack = X86Fault(vector: X86Vector.stack, hasErrorCode: true)
    static let badAddress = X86Fault(vector: X86Vector.generalProtection, hasErrorCode: true, isAddress: true)

    /// `selector` without its RPL becomes the error code.
    static func generalProtection(_ selector: UInt16) -> X86Fault { coded(X86Vector.generalProtection, selector) }
    static func stack(_ selector: UInt16) -> X86Fault { coded(X86Vector.stack, selector) }
    static func notPresent(_ selector: UInt16) -> X86Fault { coded(X86Vector.notPresent, selector) }
    static func invalidTSS(_ selector: UInt16) -> X86Fault { coded(X86Vector.invalidTSS, selector) }

    static func page(_ address: UInt64, _ errorCode: UInt32) -> X86Fault {
        X86Fault(vector: X86Vector.page, hasErrorCode: true, errorCode: errorCode, address: address)
    }

    private static func coded(_ vector: UInt8, _ selector: UInt16) -> X86Fault {
        X86Fault(vector: vector, hasErrorCode: true, errorCode: UInt32(selector & 0xfffc))
    }
}

enum X86Vector {
    static let divide: UInt8 = 0
    static let debug: UInt8 = 1
    static let breakpoint: UInt8 = 3
    static let overflow: UInt8 = 4
    static let bound: UInt8 = 5
    static let undefined: UInt8 = 6
    static let deviceNotAvailable: UInt8 = 7
    static let doubleFault: UInt8 = 8
    static let invalidTSS: UInt8 = 10
    static let notPresent: UInt8 = 11
    static let stack: UInt8 = 12
    static let generalProtection: UInt8 = 13
    static let page: UInt8 = 14
    static let x87: UInt8 = 16
    static let alignment: UInt8 = 17
    static let simd: UInt8 = 19
}

/// Bits of a page fault's error code (SDM Vol. 3, figure 4-12).
enum X86PageError {
    static let present: UInt32 = 1 << 0
    static let write: UInt32 = 1 << 1
    static let user: UInt32 = 1 << 2
    static let reserved: UInt32 = 1 << 3
    static let fetch: UInt32 = 1 << 4
}
