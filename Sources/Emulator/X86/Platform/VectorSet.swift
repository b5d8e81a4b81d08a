/// 256 interrupt vectors, a bit each, as IRR, ISR and TMR hold them.
struct VectorSet {
    private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

    /// The 64 vectors from 64·`index` on; 0...3.
    private subscript(index: UInt8) -> UInt64 {
        get {
            switch index {
            case 0: words.0
            case 1: words.1
            case 2: words.2
            default: words.3
            }
        }
        set {
            switch index {
            case 0: words.0 = newValue
            case 1: words.1 = newValue
            case 2: words.2 = newValue
            default: words.3 = newValue
            }
        }
    }

    func contains(_ vector: UInt8) -> Bool { self[vector >> 6] >> UInt64(vector & 63) & 1 != 0 }

    mutating func set(_ vector: UInt8, _ isIn: Bool = true) {
        let bit: UInt64 = 1 << UInt64(vector & 63)
        if isIn { self[vector >> 6] |= bit } else { self[vector >> 6] &= ~bit }
    }

    /// The most urgent one; 0: none, as no interrupt has that vector.
    var highest: UInt8 {
        var index: UInt8 = 3
        while index > 0, self[index] == 0 { index -= 1 }
        let word = self[index]
        return word == 0 ? 0 : index << 6 | UInt8(63 - word.leadingZeroBitCount)
    }

    /// The 32 vectors from 32·`index` on; 0...7.
    func register(_ index: UInt8) -> UInt32 {
        UInt32(truncatingIfNeeded: self[index >> 1 & 3] >> (UInt64(index & 1) * 32))
    }
}
