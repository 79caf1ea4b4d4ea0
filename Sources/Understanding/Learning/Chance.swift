/// Numbers that look like chance and are the same on every machine (Marsaglia's xorshift).
struct Chance {
    private var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    private var bits: UInt32 = 0
    private var bitsLeft = 0

    /// Another run of numbers for each seed.
    init(_ seed: Int = 0) { state &+= UInt64(seed) &* 0xD134_2543_DE82_EF95 }

    private mutating func next() -> UInt32 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return UInt32(truncatingIfNeeded: state >> 32)
    }

    /// True one time in eight. One number serves ten times.
    @inline(__always)
    mutating func leavesOut() -> Bool {
        if bitsLeft == 0 { (bits, bitsLeft) = (next(), 10) }
        defer { (bits, bitsLeft) = (bits >> 3, bitsLeft - 1) }
        return bits & 7 == 0
    }

    /// A bit for each unit, set one time in eight.
    @inline(__always)
    mutating func unitsLeftOut() -> UInt32 { next() & next() & next() }

    /// A number between minus and plus `limit`.
    mutating func number(within limit: Float) -> Float { (Float(next() % 2001) / 1000 - 1) * limit }

    mutating func shuffle(_ order: inout [Int32]) {
        guard order.count > 1 else { return }
        for at in stride(from: order.count - 1, to: 0, by: -1) {
            order.swapAt(at, Int(next() % UInt32(at + 1)))
        }
    }

    /// Shuffles by pieces: what lies in a row in memory stays so for a while, and is read at once.
    mutating func shufflePieces(_ order: inout [Int32]) {
        var pieces = Array(0..<Int32((order.count + Self.piece - 1) / Self.piece))
        shuffle(&pieces)
        var shuffled: [Int32] = []
        shuffled.reserveCapacity(order.count)
        for piece in pieces {
            let first = Int(piece) * Self.piece
            shuffled += order[first..<min(first + Self.piece, order.count)]
        }
        order = shuffled
    }

    private static let piece = 8
}
