/// Logarithm and exponential by + − × ÷ and the bits of numbers alone: the C library's differ in the last bit from machine to
/// machine.
enum Exact {
    /// The natural logarithm of a positive number.
    static func log(_ x: Float) -> Float {
        // x = m · 2^e with m in 1..<2, then ln m by the series of artanh.
        let z = Double(x.significand - 1) / Double(x.significand + 1)
        let square = z * z
        var term = z
        var sum = 0.0
        for odd in stride(from: 1.0, through: 15, by: 2) {
            sum += term / odd
            term *= square
        }
        return Float(2 * sum + Double(x.exponent) * 0.693147180559945309)
    }

    /// e to the power of x, for x up to 80 either way; 0 below.
    static func exp(_ x: Float) -> Float {
        if x < -80 { return 0 }
        // (e^(x/1024))^1024, the inner one by its series.
        let y = Double(min(x, 80)) / 1024
        var result = 1 + y * (1 + y / 2 * (1 + y / 3 * (1 + y / 4)))
        for _ in 0..<10 { result *= result }
        return Float(result)
    }

    /// From here down a power of e is as good as 0: single precision does not tell 1 from 1 and a thousand of them.
    static let far: Float = -24

    /// e to the power of eight numbers that are not above 0, to six places; 0 where it is as good as that.
    @inline(__always)
    static func powers(_ x: SIMD8<Float>) -> SIMD8<Float> { (x - far).areBelowZero ? .zero : nearPowers(x) }

    /// The same, without a look whether all are 0: the power of 2 that is nearest, times what is left by the series of 2 to
    /// the power of it.
    @inline(__always)
    static func nearPowers(_ x: SIMD8<Float>) -> SIMD8<Float> {
        let isFar = unsafeBitCast(x - far, to: SIMD8<Int32>.self) &>> 31
        let twos: SIMD8<Float> = x * 1.442_695_04
        // The last bits of so great a number count ones.
        let nearest: SIMD8<Float> = twos + 12_582_912
        let left: SIMD8<Float> = twos - (nearest - 12_582_912)
        // The powers of the logarithm of 2, by the factorials.
        var result: SIMD8<Float> = left * 1.540_353_04e-4 + 1.333_355_81e-3
        result = result * left + 9.618_129_11e-3
        result = result * left + 5.550_410_87e-2
        result = result * left + 0.240_226_507
        result = result * left + 0.693_147_181
        result = result * left + 1
        let whole = unsafeBitCast(nearest, to: SIMD8<Int32>.self) &<< 23
        let power = whole &+ unsafeBitCast(result, to: SIMD8<Int32>.self)
        return unsafeBitCast(power & ~isFar, to: SIMD8<Float>.self)
    }
}
