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

    /// What `LetterPlanes` looks for.
    struct Typed {
        /// Letters of a typed word that most near ones have about their ends.
        let letters: UInt32
        /// Letters that most near ones have not.
        let strange: UInt32
    }

    static func ofTyped(_ word: ArraySlice<UInt8>) -> Typed {
        let front = min(typedReach, word.count / 2)
        let farthest = reach + (reach - typedReach)
        return Typed(
            letters: letters(word.prefix(front), word.suffix(min(typedReach, word.count - front))),
            strange: ~letters(word.prefix(farthest), word.suffix(farthest)))
    }

    private static func letters(_ front: ArraySlice<UInt8>, _ back: ArraySlice<UInt8>) -> UInt32 {
        let bits = bits
        func union(_ letters: ArraySlice<UInt8>) -> UInt32 { letters.reduce(0) { $0 | bits[Int($1) - 97] } }
        return union(front) | union(back) << 16
    }
}
