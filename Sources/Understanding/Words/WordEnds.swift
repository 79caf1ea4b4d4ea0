/// The letters about the ends of words, as bits: most words that are farther than an edit or two from a typed one are
/// passed over by a glance at them.
enum WordEnds {
    /// Letters of a word that are looked at from either end, and of a typed one: each stands at most two places farther
    /// from the end where the words are two edits apart.
    private static let reach = 6
    private static let typedReach = 4

    /// A bit for each letter; rare ones share theirs with others.
    private static let bits: [UInt32] = {
        let classes = ["a", "e", "i", "o", "uy", "r", "sz", "t", "n", "l", "ck", "dq", "mj", "pw", "hx", "gbfv"]
        var bits = [UInt32](repeating: 0, count: 26)
        for (number, letters) in classes.enumerated() {
            for letter in letters.utf8 { bits[Int(letter) - 97] = 1 << number }
        }
        return bits
    }()

    /// The letters of a word, which are those of the alphabet: the first ones in the lower half, the last in the upper.
    static func of(_ word: ArraySlice<UInt8>) -> UInt32 { letters(word.prefix(reach), word.suffix(reach)) }

    /// The letters of a typed word that `eachNear` looks for.
    static func ofTyped(_ word: ArraySlice<UInt8>) -> UInt32 {
        let front = min(typedReach, word.count / 2)
        return letters(word.prefix(front), word.suffix(min(typedReach, word.count - front)))
    }

    private static func letters(_ front: ArraySlice<UInt8>, _ back: ArraySlice<UInt8>) -> UInt32 {
        let bits = bits
        func union(_ letters: ArraySlice<UInt8>) -> UInt32 { letters.reduce(0) { $0 | bits[Int($1) - 97] } }
        return union(front) | union(back) << 16
    }

    /// Calls `visit` with the places of words that may lie within `limit` edits of a typed one: one or two. Most words are
    /// passed over eight at a time.
    static func eachNear(
        _ typed: UInt32, _ limit: Int, among words: [UInt32], in places: Range<Int>, _ visit: (Int) -> Void
    ) {
        typealias Lanes = SIMD8<UInt32>
        let top = Lanes(repeating: 1 << 31)
        words.withUnsafeBytes { all in
            var at = places.lowerBound
            while at < places.upperBound {
                let count = min(Lanes.scalarCount, places.upperBound - at)
                var word = Lanes(repeating: typed)
                if at + Lanes.scalarCount <= words.count {
                    word = all.loadUnaligned(fromByteOffset: at * MemoryLayout<UInt32>.size, as: Lanes.self)
                } else {
                    for lane in 0..<count { word[lane] = words[at + lane] }
                }
                var lacked = Lanes(repeating: typed) & ~word
                // An edit makes up for one letter.
                for _ in 0..<limit { lacked &= lacked &- 1 }
                // The top bit of each lane in which none is left.
                let near = (lacked &- 1) & ~lacked & top
                let pairs = unsafeBitCast(near.lowHalf | near.highHalf, to: SIMD2<UInt64>.self)
                if pairs[0] | pairs[1] != 0 {
                    for lane in 0..<count where near[lane] != 0 { visit(at + lane) }
                }
                at += Lanes.scalarCount
            }
        }
    }
}
