/// Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours count one each.
/// Bit-parallel (Hyyrö 2003), for a typed word of at most 64 letters prepared once.
struct EditDistance {
    /// For each letter the places it stands at in the typed word.
    private var places = [UInt64](repeating: 0, count: 256)
    private let length: Int

    init(_ word: ArraySlice<UInt8>) {
        length = word.count
        for (at, byte) in word.enumerated() { places[Int(byte)] |= 1 << UInt64(at) }
    }

    /// - Parameter limit: from a distance of more than this on, the distance is only said to be more.
    func distance(to other: some RandomAccessCollection<UInt8>, atMost limit: Int = .max - 1) -> Int {
        guard length > 0 else { return other.count }
        var positive = ~UInt64(0)
        var negative: UInt64 = 0
        var diagonal: UInt64 = 0
        var before: UInt64 = 0
        var score = length
        let top = UInt64(1) << UInt64(length - 1)
        var left = other.count
        for byte in other {
            left -= 1
            let match = places[Int(byte)]
            let swap = (((~diagonal) & match) << 1) & before
            diagonal = swap | (((match & positive) &+ positive) ^ positive) | match | negative
            let up = negative | ~(diagonal | positive)
            let down = diagonal & positive
            if up & top != 0 { score += 1 }
            if down & top != 0 { score -= 1 }
            // Each letter that is left lessens it by one at most.
            if score - left > limit { return limit + 1 }
            let shifted = (up << 1) | 1
            positive = (down << 1) | ~(diagonal | shifted)
            negative = diagonal & shifted
            before = match
        }
        return score
    }
}
