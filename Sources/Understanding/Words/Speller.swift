/// Finds the word that was meant by one that is not known.
///
/// A candidate lies within one edit for words of 4 to 6 letters and two for longer ones; a candidate of 6 letters or
/// more that sounds the same may be four edits away. Among candidates the least cost wins, then the commoner word, then
/// the bytes, so that the choice is always the same one.
struct Speller: Sendable, Equatable {
    /// Shorter words are left alone: too much lies within one edit of them.
    static let shortest = 4
    /// Sounding alike carries words of this length and more.
    static let shortestBySound = 6
    private static let farthestBySound = 4

    /// Words to correct toward, by their length: those of n letters at `lengths[n]..<lengths[n + 1]`.
    private var lengths: [Int32]
    /// For each length where the bytes of its words begin in `spelt`, and behind the last where they end.
    private var starts: [Int]
    private var words: Stored<Int32> = []
    /// Their bytes, one word behind the other: whoever compares many of one length walks along here.
    private var spelt: Stored<UInt8> = []
    /// The letters about the ends of each.
    private var letters: LetterPlanes
    /// For each the cost taken off for being used often: see `bounds`.
    private var commons: Stored<UInt8> = []
    /// Finds the numbers of sounds by their hashes; the words that have one tell whether it is this one.
    private var sounds = Slots()
    /// The places of the words that have sound s: `alikeStarts[s]..<alikeStarts[s + 1]` of `alike`.
    private var alikeStarts: Stored<Int32> = [0]
    private var alike: Stored<Int32> = []

    /// - Parameter targets: words to correct toward, with how often the playbook uses them.
    init(_ table: WordTable, targets: [(word: Int32, count: Int32)]) {
        var byLength = [[(word: Int32, count: Int32)]](repeating: [], count: RawWords.longestWord + 1)
        for target in targets {
            let bytes = table[target.word]
            guard bytes.count >= 3, bytes.allSatisfy({ (97...122).contains($0) }) else { continue }
            byLength[bytes.count].append(target)
        }
        lengths = [0]
        var letters: [UInt32] = []
        var sounds = WordTable()
        var bySound: [[Int32]] = []
        for list in byLength {
            for (word, count) in list {
                let bytes = table[word]
                if bytes.count >= Self.shortestBySound {
                    let sound = Int(sounds.intern(Phonetic.key(bytes)))
                    if sound == bySound.count { bySound.append([]) }
                    bySound[sound].append(Int32(words.count))
                }
                words.append(word)
                spelt.append(contentsOf: bytes)
                letters.append(WordEnds.of(bytes))
                commons.append(UInt8(Self.bounds.count { $0 < count }))
            }
            lengths.append(Int32(words.count))
        }
        starts = Self.starts(lengths)
        self.letters = LetterPlanes(letters)
        self.sounds = Slots(capacity: bySound.count)
        for list in bySound {
            alike.append(contentsOf: list)
            alikeStarts.append(Int32(alike.count))
            self.sounds.add(Int32(alikeStarts.count - 2)) { Hash.of(sounds[$0]) }
        }
    }

    /// The word meant by a typed form that is no known word; `nil` where nothing is near enough.
    func correct(_ typed: ArraySlice<UInt8>, in table: WordTable) -> Int32? {
        guard typed.count >= Self.shortest, typed.allSatisfy({ (97...122).contains($0) }) else { return nil }
        let limit = typed.count <= 6 ? 1 : 2
        let edit = EditDistance(typed)
        let typedLetters = WordEnds.ofTyped(typed)
        let sound = Phonetic.key(typed)
        var best: Candidate?
        func consider(_ place: Int, _ distance: Int, _ best: inout Candidate?) {
            let word = words[place]
            let target = table[word]
            guard !Self.denies(typed, target) else { return }
            let cost = Self.cost(typed, target, distance, sound) - Int32(commons[place])
            let candidate = Candidate(cost: cost, common: commons[place], word: word)
            if let best, !candidate.isBetter(than: best, in: table) { return }
            best = candidate
        }
        func search(within limit: Int, _ best: inout Candidate?) {
            for length in max(typed.count - limit, 3)...min(typed.count + limit, RawWords.longestWord) {
                let places = Int(lengths[length])..<Int(lengths[length + 1])
                let first = starts[length]
                spelt.withUnsafeBufferPointer { spelt in
                    letters.eachNear(typedLetters, limit, in: places) { place in
                        let start = first + (place - places.lowerBound) * length
                        let word = UnsafeBufferPointer(rebasing: spelt[start..<start + length])
                        let distance = edit.distance(to: word, atMost: limit)
                        if distance <= limit { consider(place, distance, &best) }
                    }
                }
            }
        }
        search(within: 1, &best)
        if limit == 2, best.map({ $0.cost >= Self.leastOfTwo }) ?? true { search(within: 2, &best) }
        if best == nil, typed.count >= Self.shortestBySound - 1 {
            let heard = number(ofSound: sound, in: table)
            if heard >= 0 {
                for place in alike[Int(alikeStarts[Int(heard)])..<Int(alikeStarts[Int(heard) + 1])].map(Int.init) {
                    let distance = edit.distance(to: table[words[place]], atMost: Self.farthestBySound)
                    if distance <= Self.farthestBySound { consider(place, distance, &best) }
                }
            }
        }
        guard let best, best.cost <= Self.dearest(typed.count) else { return nil }
        return best.word
    }

    /// The number of a sound, or -1.
    private func number(ofSound sound: [UInt8], in table: WordTable) -> Int32 {
        sounds.find(Hash.of(sound)) { number in
            guard Int(number) + 1 < alikeStarts.count else { return false }
            let first = alikeStarts[Int(number)]
            return first < alikeStarts[Int(number) + 1]
                && Phonetic.key(table[words[Int(alike[Int(first)])]]) == sound
        }
    }

    /// See `starts`.
    private static func starts(_ lengths: [Int32]) -> [Int] {
        var starts = [0]
        for length in 0..<lengths.count - 1 {
            starts.append(starts[length] + length * Int(lengths[length + 1] - lengths[length]))
        }
        return starts
    }

    /// A word that may be meant.
    private struct Candidate {
        let cost: Int32
        let common: UInt8
        let word: Int32

        func isBetter(than other: Candidate, in table: WordTable) -> Bool {
            if cost != other.cost { return cost < other.cost }
            if common != other.common { return common > other.common }
            return table[word].lexicographicallyPrecedes(table[other.word])
        }
    }

    /// A word costs one less for each of these numbers of uses that it passes.
    private static let bounds: [Int32] = [2, 10, 40, 160, 640, 2560]

    /// What a word two edits away costs at least: see `cost`.
    private static let leastOfTwo = 13 - Int32(bounds.count)

    /// "Untreated" is no slip for "treated".
    private static func denies(_ typed: ArraySlice<UInt8>, _ target: ArraySlice<UInt8>) -> Bool {
        guard typed.count == target.count + 2, typed.suffix(target.count) == target else { return false }
        return ["un", "in", "im"].contains { typed.starts(with: $0.utf8) }
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
}

extension Speller: Kept {
    func write(to writer: inout ModelWriter) {
        writer.put(lengths)
        writer.put(words)
        writer.put(spelt)
        letters.write(to: &writer)
        writer.put(commons)
        sounds.write(to: &writer)
        writer.put(alikeStarts)
        writer.put(alike)
    }

    init(from reader: inout ModelReader) throws(ModelError) {
        lengths = try reader.array()
        words = try reader.list()
        spelt = try reader.list()
        letters = try LetterPlanes(from: &reader)
        commons = try reader.list()
        sounds = try Slots(from: &reader)
        alikeStarts = try reader.list()
        alike = try reader.list()
        guard lengths.count == RawWords.longestWord + 2, lengths.arePlaces(in: words.count) else {
            throw .malformed(reason: "lengths of words")
        }
        starts = Self.starts(lengths)
        guard letters.count == words.count, spelt.count == starts[starts.count - 1], commons.count == words.count,
            sounds.areSound, alikeStarts.arePlaces(in: alike.count),
            alike.lie(in: words.count)
        else { throw .malformed(reason: "the speller") }
    }

    /// Whether every word is one of a table's forms.
    func refers(to forms: Int32) -> Bool { words.lie(in: Int(forms)) }
}

extension RandomAccessCollection where Element: FixedWidthInteger, Index == Int {
    /// They begin at 0, never fall and end at a count: each and the next bound a part of a list.
    func arePlaces(in count: Int) -> Bool { first == 0 && Int(self[self.count - 1]) == count && neverFall }
}
