/// Logarithm and exponential by + − × ÷ alone: the C library's differ in the last bit from machine to machine.
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

    /// What `exp` says of eight numbers that are not above 0; nothing of those nearly all of very many topics are.
    @inline(__always)
    static func powers(_ x: SIMD8<Float>) -> SIMD8<Float> {
        (x + 80).areBelowZero ? .zero : nearPowers(x)
    }

    @inline(never)
    private static func nearPowers(_ x: SIMD8<Float>) -> SIMD8<Float> {
        let isFar = x .< -80
        let y: SIMD8<Double> = SIMD8<Double>(x.replacing(with: -80, where: isFar)) / 1024
        var result: SIMD8<Double> = y / 4 + 1
        result = y / 3 * result + 1
        result = y / 2 * result + 1
        result = y * result + 1
        for _ in 0..<10 { result *= result }
        return SIMD8<Float>(result).replacing(with: 0, where: isFar)
    }

    /// e to the power of eight numbers from -20 to 0, to four places: enough to learn by.
    static func exp(_ x: SIMD8<Float>) -> SIMD8<Float> {
        let y: SIMD8<Float> = pointwiseMax(x, SIMD8(repeating: -20)) * Float(1.0 / 1024)
        var result: SIMD8<Float> = y * Float(1.0 / 6) + 0.5
        result = result * y + 1
        result = result * y + 1
        for _ in 0..<10 { result *= result }
        return result
    }
}
