/// Numbers that look like chance and are the same on every machine (Marsaglia's xorshift).
struct Chance {
    private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

    private mutating func next() -> UInt32 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return UInt32(truncatingIfNeeded: state >> 32)
    }

    /// True one time in eight.
    @inline(__always)
    mutating func leavesOut() -> Bool { next() & 7 == 0 }

    /// A bit for each unit, set one time in eight.
    @inline(__always)
    mutating func unitsLeftOut() -> UInt32 { next() & next() & next() }

    /// Four numbers between minus and plus `limit`.
    mutating func quad(within limit: Float) -> SIMD4<Float> {
        var quad = SIMD4<Float>.zero
        for lane in quad.indices { quad[lane] = (Float(next() % 2001) / 1000 - 1) * limit }
        return quad
    }

    mutating func shuffle(_ order: inout [Int32]) {
        guard order.count > 1 else { return }
        for at in stride(from: order.count - 1, to: 0, by: -1) {
            order.swapAt(at, Int(next() % UInt32(at + 1)))
        }
    }
}
