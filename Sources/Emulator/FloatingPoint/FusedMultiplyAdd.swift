/// a × b + c with one rounding: IEEE 754-2019 §5.4.1 fusedMultiplyAdd.
extension FusedFormat {
    static func multiplyAdd(_ a: Bits, _ b: Bits, _ c: Bits, _ status: inout FloatStatus) -> Bits {
        let x = UnpackedFloat<Self>(a)
        let y = UnpackedFloat<Self>(b)
        let z = UnpackedFloat<Self>(c)
        let sign = x.sign != y.sign
        guard x.kind == .finite, y.kind == .finite, z.kind == .finite || z.kind == .zero else {
            return multiplyAddSpecial(a, b, c, x, y, z, &status)
        }
        var product = SignedMagnitude<Wide>(
            sign: sign, exponent: x.exponent &+ y.exponent,
            significand: multiplyWide(x.significand, y.significand))
        normalizeProduct(&product.significand, &product.exponent)
        if z.kind == .finite {
            product = SignedMagnitude.add(
                product,
                SignedMagnitude(sign: z.sign, exponent: z.exponent, significand: widen(z.significand)))
            if product.significand == 0 { return zero(sign: status.rounding == Rounding.down) }
        }
        return roundAndPack(
            sign: product.sign, exponent: product.exponent, significand: narrow(product.significand),
            &status)
    }

    private static func multiplyAddSpecial(
        _ a: Bits, _ b: Bits, _ c: Bits,
        _ x: UnpackedFloat<Self>, _ y: UnpackedFloat<Self>, _ z: UnpackedFloat<Self>,
        _ status: inout FloatStatus
    ) -> Bits {
        let isInvalidProduct =
            (x.kind == .infinity && y.kind == .zero) || (x.kind == .zero && y.kind == .infinity)
        if x.kind.isNaN || y.kind.isNaN || z.kind.isNaN {
            // ∞ × 0 + qNaN: IEEE leaves the flag open; RISC-V raises it ("F" extension), x86 does not.
            if isInvalidProduct, status.canonicalNaN { status.raise(FloatException.invalid) }
            if isSignalingNaN(c) { status.raise(FloatException.invalid) }
            if x.kind.isNaN || y.kind.isNaN { return propagate(a, b, &status) }
            return propagate(c, c, &status)
        }
        if isInvalidProduct { return invalid(&status) }
        let sign = x.sign != y.sign
        if x.kind == .infinity || y.kind == .infinity {
            return z.kind == .infinity && z.sign != sign ? invalid(&status) : infinity(sign: sign)
        }
        // The product is an exact zero, or c is infinite.
        if z.kind != .zero { return c }
        return zero(sign: z.sign == sign ? sign : status.rounding == Rounding.down)
    }
}
