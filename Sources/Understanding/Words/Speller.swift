/// Finds the word that was meant by one that is not known.
///
/// A candidate lies within one edit for words of 4 to 6 letters and two for longer ones; a candidate of 6 letters or
/// more that sounds the same may be four edits away. Among candidates the least cost wins, ties by the bytes of the
/// word, so that the choice is always the same one.
struct Speller: Sendable {
    /// Shorter words are left alone: too much lies within one edit of them.
    static let shortest = 4
    /// Sounding alike carries words of this length and more.
    static let shortestBySound = 6
    private static let farthestBySound = 4

    private struct Target: Sendable {
        var word: Int32
        var letters: UInt32
        /// Cost taken off for being used often, 0 to 3.
        var common: Int32
    }

    /// Targets by their length.
    private var byLength: [[Target]] = Array(repeating: [], count: RawWords.longestWord + 1)
    private var sounds = WordTable()
    /// For each sound the words that have it.
    private var bySound: [[Target]] = []

    /// - Parameter targets: words to correct toward, with how often the playbook uses them.
    init(_ table: WordTable, targets: [(word: Int32, count: Int32)]) {
        for (word, count) in targets {
            let bytes = table[word]
            guard bytes.count >= 3, bytes.allSatisfy({ (97...122).contains($0) }) else { continue }
            let target = Target(
                word: word, letters: Self.letters(bytes), common: count > 40 ? 3 : count > 10 ? 2 : count > 2 ? 1 : 0)
            byLength[bytes.count].append(target)
            guard bytes.count >= Self.shortestBySound else { continue }
            let sound = Int(sounds.intern(Phonetic.key(bytes)))
            if sound == bySound.count { bySound.append([]) }
            bySound[sound].append(target)
        }
    }

    /// The word meant by a typed form that is no known word; `nil` where nothing is near enough.
    func correct(_ typed: ArraySlice<UInt8>, in table: WordTable) -> Int32? {
        guard typed.count >= Self.shortest, typed.allSatisfy({ (97...122).contains($0) }) else { return nil }
        let limit = typed.count <= 6 ? 1 : 2
        let edit = EditDistance(typed)
        let letters = Self.letters(typed)
        let sound = Phonetic.key(typed)
        var best: (cost: Int32, word: Int32)?
        func consider(_ target: Target, _ distance: Int) {
            let cost = Self.cost(typed, table[target.word], distance, sound) - target.common
            if let known = best {
                let isBetter =
                    cost < known.cost
                    || cost == known.cost && table[target.word].lexicographicallyPrecedes(table[known.word])
                guard isBetter else { return }
            }
            best = (cost, target.word)
        }
        for length in max(typed.count - limit, 3)...min(typed.count + limit, RawWords.longestWord) {
            for target in byLength[length] {
                let gone = (letters & ~target.letters).nonzeroBitCount
                let come = (target.letters & ~letters).nonzeroBitCount
                guard gone <= limit, come <= limit else { continue }
                let distance = edit.distance(to: table[target.word])
                if distance <= limit { consider(target, distance) }
            }
        }
        if best == nil, typed.count >= Self.shortestBySound - 1 {
            let alike = sounds.find(sound)
            if alike >= 0 {
                for target in bySound[Int(alike)] {
                    let distance = edit.distance(to: table[target.word])
                    if distance <= Self.farthestBySound { consider(target, distance) }
                }
            }
        }
        guard let best, best.cost <= Self.dearest(typed.count) else { return nil }
        return best.word
    }

    /// The most a correction may cost.
    private static func dearest(_ length: Int) -> Int32 { length <= 5 ? 14 : 40 }

    /// Ten an edit; less for a slip of the fingers or a word that sounds alike, more for another first letter.
    private static func cost(
        _ typed: ArraySlice<UInt8>, _ target: ArraySlice<UInt8>, _ distance: Int, _ sound: [UInt8]
    ) -> Int32 {
        var cost = Int32(distance) * 10
        let isSwapped = typed.count == target.count && typed.sorted() == target.sorted()
        if typed.first != target.first { cost += isSwapped ? 3 : 7 }
        if typed.last != target.last { cost += 1 }
        if isSwapped { cost -= 3 }
        if typed.count == target.count, distance == 1, !isSwapped {
            for (a, b) in zip(typed, target) where a != b && Keyboard.isNear(a, b) { cost -= 2 }
        }
        if Phonetic.key(target) == sound { cost -= 4 }
        // A letter left out or doubled is likelier than one too many of another kind.
        if typed.count < target.count { cost -= 1 }
        return cost
    }

    private static func letters(_ word: ArraySlice<UInt8>) -> UInt32 {
        word.reduce(0) { $0 | (1 << UInt32($1 - 97)) }
    }
}
