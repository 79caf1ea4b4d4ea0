/// The letters about the ends of many words (see `WordEnds`), laid out so that 64 words are looked at together: for each
/// 64 words a number for each letter, with a bit for each word that has it.
struct LetterPlanes: Sendable, Equatable {
    private var planes: [UInt64] = []
    private(set) var count = 0

    /// - Parameter words: for each word its letters.
    init(_ words: [UInt32]) {
        count = words.count
        planes = [UInt64](repeating: 0, count: (count + 63) / 64 * UInt32.bitWidth)
        for (word, letters) in words.enumerated() {
            var rest = letters
            while rest != 0 {
                planes[word / 64 * UInt32.bitWidth + rest.trailingZeroBitCount] |= 1 << UInt64(word % 64)
                rest &= rest - 1
            }
        }
    }

    /// For each word its letters.
    var words: [UInt32] {
        (0..<count).map { word in
            (0..<UInt32.bitWidth).reduce(0) { letters, letter in
                let plane = planes[word / 64 * UInt32.bitWidth + letter]
                return letters | UInt32(plane >> UInt64(word % 64) & 1) << UInt32(letter)
            }
        }
    }

    /// Calls `visit` with the places of words that may lie within `limit` edits of a typed one: one or two.
    func eachNear(_ typed: WordEnds.Typed, _ limit: Int, in places: Range<Int>, _ visit: (Int) -> Void) {
        guard let last = places.last else { return }
        let (front, back) = (typed.strange & 0xFFFF, typed.strange & 0xFFFF_0000)
        planes.withUnsafeBufferPointer { planes in
            for block in places.lowerBound / 64...last / 64 {
                /// The words that have more than `limit` of some letters; with all bits in `flip`, those that lack them.
                @inline(__always)
                func over(_ letters: UInt32, flip: UInt64) -> UInt64 {
                    var (one, two, three): (UInt64, UInt64, UInt64) = (0, 0, 0)
                    var rest = letters
                    while rest != 0 {
                        let found = planes[block * UInt32.bitWidth + rest.trailingZeroBitCount] ^ flip
                        three |= two & found
                        two |= one & found
                        one |= found
                        rest &= rest - 1
                    }
                    return limit == 1 ? two : three
                }
                // An edit makes up for one letter.
                var near = ~over(typed.letters, flip: ~0)
                if block == places.lowerBound / 64 { near &= ~0 << UInt64(places.lowerBound % 64) }
                if block == last / 64 { near &= ~0 >> UInt64(63 - last % 64) }
                // One that is strange at both ends may be the same letter of a short word. A word alone is soon looked at.
                if near & (near &- 1) != 0 { near &= ~(over(front, flip: 0) | over(back, flip: 0)) }
                while near != 0 {
                    visit(block * 64 + near.trailingZeroBitCount)
                    near &= near - 1
                }
            }
        }
    }
}
