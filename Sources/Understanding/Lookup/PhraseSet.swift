/// Phrases that a whole utterance is held against: "go back", "yes please".
///
/// A class, because every step of the policy asks for several.
public final class PhraseSet: Sendable {
    /// The hashes of the words that phrases begin with, and a bit for each, many of them a bit.
    private let firsts: KeyTable
    private let glance: UInt64
    /// For each of those words a bit for each second word, many of them a bit.
    private let seconds: Stored<UInt64>
    /// For each of those words whether it is a phrase by itself: 1 or 0.
    private let alone: Stored<UInt8>
    private let words: PhraseWords
    /// The hashes of the two words that phrases begin with, 0 for the second where there is none: many begin with one word.
    private let pairs: KeyTable
    /// The phrases that begin with pair p, the longest first: `pairStarts[p]..<pairStarts[p + 1]` of `byPair`.
    private let pairStarts: Stored<UInt32>
    private let byPair: Stored<UInt32>
    /// For each phrase what was noted of it.
    private let marks: Stored<UInt64>

    convenience init(_ phrases: PhraseWords) { self.init(phrases, marks: Array(repeating: 1, count: phrases.count)) }

    /// - Parameter marks: for each phrase bits that say which it is one of.
    private init(_ phrases: PhraseWords, marks: [UInt64]) {
        var firsts = KeyTable(capacity: phrases.count)
        var pairs = KeyTable(capacity: phrases.count)
        var (seconds, alone) = ([UInt64](), [UInt8]())
        var own: [Int] = []
        own.reserveCapacity(phrases.count)
        for phrase in 0..<phrases.count {
            let first = phrases.hash(phrase, 0)
            let second = phrases.length(phrase) > 1 ? phrases.hash(phrase, 1) : 0
            let begin = Int(firsts.intern(first))
            if begin == seconds.count {
                seconds.append(0)
                alone.append(0)
            }
            if phrases.length(phrase) > 1 {
                seconds[begin] |= 1 << (second & 63)
            } else {
                alone[begin] = 1
            }
            own.append(Int(pairs.intern(Hash.join(first, second))))
        }
        glance = Self.glance(firsts)
        (words, self.marks, self.firsts, self.pairs) = (phrases, Stored(marks), firsts, pairs)
        (self.seconds, self.alone) = (Stored(seconds), Stored(alone))
        let sorted = Self.numbers(by: own, count: pairs.keys.count, phrases)
        (pairStarts, byPair) = (Stored(sorted.starts), Stored(sorted.numbers))
    }

    private static func glance(_ firsts: KeyTable) -> UInt64 { firsts.keys.reduce(0) { $0 | 1 << ($1 & 63) } }

    /// The numbers of phrases by what stands for each in a list, of those with the same the longest first: those of p are
    /// `starts[p]..<starts[p + 1]` of the second.
    private static func numbers(
        by owners: [Int], count: Int, _ phrases: PhraseWords
    ) -> (starts: [UInt32], numbers: [UInt32]) {
        var starts = [UInt32](repeating: 0, count: count + 1)
        for owner in owners { starts[owner + 1] += 1 }
        for owner in 0..<count { starts[owner + 1] += starts[owner] }
        var (ends, numbers) = (starts, [UInt32](repeating: 0, count: owners.count))
        for (number, owner) in owners.enumerated() {
            // Few have the same.
            var at = Int(ends[owner])
            while at > starts[owner], phrases.length(Int(numbers[at - 1])) < phrases.length(number) {
                numbers[at] = numbers[at - 1]
                at -= 1
            }
            numbers[at] = UInt32(number)
            ends[owner] += 1
        }
        return (starts, numbers)
    }

    /// The phrases of several sets, 64 at most: see `Understander.sets`.
    convenience init(joining sets: [PhraseSet]) {
        precondition(sets.count <= UInt64.bitWidth, "a bit for each")
        var (words, marks) = (PhraseWords(), [UInt64]())
        for (at, set) in sets.enumerated() {
            words.add(set.words)
            marks += repeatElement(1 << UInt64(at), count: set.words.count)
        }
        self.init(words, marks: marks)
    }

    /// The length of the longest phrase that stands at a word and ends before another, or 0.
    @inline(__always)
    func length(at first: Int, of utterance: Utterance, before end: Int = .max) -> Int {
        // Most words begin no phrase.
        mayBegin(utterance.hash(ofForm: first)) ? longest(at: first, of: utterance, before: end) : 0
    }

    private func longest(at first: Int, of utterance: Utterance, before end: Int) -> Int {
        let hash = utterance.hash(ofForm: first)
        let known = Int(firsts.find(hash))
        guard known >= 0 else { return 0 }
        func length(_ second: UInt64) -> Int {
            let pair = Int(pairs.find(Hash.join(hash, second)))
            guard pair >= 0 else { return 0 }
            for at in places(of: pair) {
                let phrase = Int(byPair[at])
                if self.length(phrase) <= end - first, stands(phrase, at: first, of: utterance) {
                    return self.length(phrase)
                }
            }
            return 0
        }
        if first + 1 < utterance.tokens.count, mayGoOn(known, with: utterance.hash(ofForm: first + 1)) {
            let longest = length(utterance.hash(ofForm: first + 1))
            if longest > 0 { return longest }
        }
        return alone[known] != 0 ? length(0) : 0
    }

    /// The hashes of the two words that each phrase begins with, 0 for the second where there is none.
    var beginnings: [(first: UInt64, second: UInt64)] {
        marks.indices.map { (words.hash($0, 0), length($0) > 1 ? words.hash($0, 1) : 0) }
    }

    @inline(__always)
    private func mayBegin(_ hash: UInt64) -> Bool { glance >> (hash & 63) & 1 != 0 }

    /// Whether a phrase that begins with a word may have another behind it.
    @inline(__always)
    private func mayGoOn(_ first: Int, with hash: UInt64) -> Bool { seconds[first] >> (hash & 63) & 1 != 0 }

    /// Where the phrases of a pair stand in `byPair`.
    private func places(of pair: Int) -> Range<Int> { Int(pairStarts[pair])..<Int(pairStarts[pair + 1]) }

    private func length(_ phrase: Int) -> Int { words.length(phrase) }

    /// Whether the words from one on are those of a phrase.
    private func stands(_ phrase: Int, at first: Int, of utterance: Utterance) -> Bool {
        guard first + length(phrase) <= utterance.tokens.count else { return false }
        for at in 0..<length(phrase) where utterance.hash(ofForm: first + at) != words.hash(phrase, at) { return false }
        return true
    }

    /// The marks of the phrases that stand at a word and are all of an utterance.
    func marks(ofAll utterance: Utterance, from first: Int) -> UInt64 {
        let tokens = utterance.tokens
        guard mayBegin(tokens[first].formHash) else { return 0 }
        let known = Int(firsts.find(tokens[first].formHash))
        guard known >= 0 else { return 0 }
        func marks(_ second: UInt64) -> UInt64 {
            let pair = Int(pairs.find(Hash.join(tokens[first].formHash, second)))
            guard pair >= 0 else { return 0 }
            return places(of: pair).reduce(0) { marks, at in
                let phrase = Int(byPair[at])
                return isAll(phrase, of: utterance) ? marks | self.marks[phrase] : marks
            }
        }
        var found = alone[known] != 0 ? marks(0) : 0
        if first + 1 < tokens.count, mayGoOn(known, with: tokens[first + 1].formHash) {
            found |= marks(tokens[first + 1].formHash)
        }
        return found
    }

    /// Whether a phrase, said up to three times, and courtesies are all of an utterance.
    private func isAll(_ phrase: Int, of utterance: Utterance) -> Bool {
        var at = 0
        var times = 0
        while at < utterance.tokens.count {
            if stands(phrase, at: at, of: utterance) {
                at += length(phrase)
                times += 1
            } else if utterance.isCourtesy(at) {
                at += 1
            } else {
                return false
            }
        }
        return times > 0 && times <= 3
    }

    func write(to writer: inout ModelWriter) {
        words.write(to: &writer)
        writer.put(marks)
        firsts.write(to: &writer)
        writer.put(seconds)
        writer.put(alone)
        pairs.write(to: &writer)
        writer.put(pairStarts)
        writer.put(byPair)
    }

    init(from reader: inout ModelReader) throws(ModelError) {
        words = try PhraseWords(from: &reader)
        marks = try reader.list()
        firsts = try KeyTable(from: &reader)
        seconds = try reader.list()
        alone = try reader.list()
        pairs = try KeyTable(from: &reader)
        pairStarts = try reader.list()
        byPair = try reader.list()
        glance = Self.glance(firsts)
        guard marks.count == words.count, seconds.count == firsts.keys.count, alone.count == firsts.keys.count,
            pairStarts.count == pairs.keys.count + 1, pairStarts[0] == 0, pairStarts.neverFall,
            pairStarts.last == UInt32(byPair.count), byPair.lie(in: words.count)
        else { throw .malformed(reason: "phrases") }
    }
}

/// All else of a set follows from its phrases.
extension PhraseSet: Kept, Equatable {
    public static func == (a: PhraseSet, b: PhraseSet) -> Bool { a.words == b.words && a.marks == b.marks }
}

extension Understander {
    /// Compiles phrases. They are read as utterances are, so that "don't know" and "dont know" are one.
    public func phrases(_ list: [String]) -> PhraseSet {
        PhraseSet(reader.phrases(list))
    }

    /// True where the utterance is one of the phrases and nothing else but courtesies; a phrase may be said twice.
    public func isWholly(_ utterance: Utterance, oneOf set: PhraseSet) -> Bool { sets(with: utterance, in: set) != 0 }

    /// The sets that the utterance is wholly a phrase of: bit n for the set n of those that `set` joins.
    public func sets(with utterance: Utterance, in set: PhraseSet) -> UInt64 {
        let count = utterance.tokens.count
        guard count <= Self.longestCommand else { return 0 }
        var marks: UInt64 = 0
        for first in 0..<count {
            marks |= set.marks(ofAll: utterance, from: first)
            // Before the first phrase only courtesies may stand.
            guard utterance.isCourtesy(first) else { break }
        }
        return marks
    }

    /// What follows an opening phrase; `nil` where the utterance does not begin with one. The longest phrase wins.
    public func startsWith(_ utterance: Utterance, oneOf set: PhraseSet) -> Utterance? {
        for first in utterance.tokens.indices {
            let length = set.length(at: first, of: utterance)
            if length > 0 { return utterance.slice(first + length..<utterance.tokens.count) }
            guard utterance.isCourtesy(first) else { return nil }
        }
        return nil
    }

    /// What follows the last place where a phrase opens the utterance, a sentence or a clause, or stands among the first
    /// words; `nil` where none does. Of several phrases at one place the longest wins.
    public func follows(_ utterance: Utterance, oneOf set: PhraseSet) -> Utterance? {
        for first in utterance.tokens.indices.reversed()
        where first < Self.firstWords || utterance.tokens[first].before != .none {
            let length = set.length(at: first, of: utterance)
            if length > 0 { return utterance.slice(first + length..<utterance.tokens.count) }
        }
        return nil
    }

    /// The words of an utterance as they were read.
    public func words(of utterance: Utterance) -> String {
        utterance.tokens.indices.map { utterance.text($0) }.joined(separator: " ")
    }

    /// True where a phrase of at least so many words stands anywhere in the utterance.
    public func contains(_ utterance: Utterance, oneOf set: PhraseSet, ofAtLeast length: Int) -> Bool {
        utterance.tokens.indices.contains { set.length(at: $0, of: utterance) >= length }
    }

    /// True where words beside the phrases of a set say what they are about.
    public func saysMore(_ utterance: Utterance, than set: PhraseSet) -> Bool {
        var isSaid = [Bool](repeating: false, count: utterance.tokens.count)
        for first in utterance.tokens.indices {
            for at in 0..<set.length(at: first, of: utterance) { isSaid[first + at] = true }
        }
        let rest = utterance.keeping { !isSaid[$0] }
        return !rest.isEmpty && !rest.isBare
    }

    /// Small words that may stand before a phrase: "nah, go back to …", "sorry no I meant".
    private static let firstWords = 4
    /// More words than this are no command and no choice of an option.
    static let longestCommand = 16
}
