/// Phrases that a whole utterance is held against: "go back", "yes please".
public struct PhraseSet: Sendable {
    /// Each phrase as the hashes of its words, longest first.
    let phrases: [[UInt64]]
    /// A bit for each hash that a phrase begins with, so that most words are passed over by a glance.
    private let begins: [UInt64]

    /// - Parameter phrases: each as the hashes of its words.
    init(_ phrases: [[UInt64]]) {
        self.phrases = phrases.sorted { $0.count > $1.count }
        var begins = [UInt64](repeating: 0, count: 16)
        for phrase in phrases { begins[Self.place(phrase[0])] |= 1 << (phrase[0] & 63) }
        self.begins = begins
    }

    private static func place(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash >> 6) & 15 }

    /// False where no phrase begins with a word of this hash.
    func mayBegin(_ hash: UInt64) -> Bool { begins[Self.place(hash)] & (1 << (hash & 63)) != 0 }

    /// The longest phrase that stands at a word.
    func phrase(at first: Int, of utterance: Utterance) -> [UInt64]? {
        guard mayBegin(utterance.tokens[first].formHash) else { return nil }
        return phrases.first { utterance.has($0, at: first) }
    }
}

extension Utterance {
    /// Whether the words from one on are those of a phrase.
    func has(_ phrase: [UInt64], at first: Int) -> Bool {
        guard first + phrase.count <= tokens.count else { return false }
        for at in phrase.indices where tokens[first + at].formHash != phrase[at] { return false }
        return true
    }

    /// "please", "well", "thanks".
    func isCourtesy(_ at: Int) -> Bool { tokens[at].classes.contains(.courtesy) }

    /// A courtesy, or a small word such as "I am" and "at the moment".
    func isFiller(_ at: Int) -> Bool { tokens[at].classes.contains(.filler) }
}

extension Understander {
    /// Compiles phrases. They are read as utterances are, so that "don't know" and "dont know" are one.
    public func phrases(_ list: [String]) -> PhraseSet {
        PhraseSet(list.map { reader.read($0).tokens.map(\.formHash) }.filter { !$0.isEmpty })
    }

    /// True where the utterance is one of the phrases and nothing else but courtesies; a phrase may be said twice.
    public func isWholly(_ utterance: Utterance, oneOf set: PhraseSet) -> Bool {
        guard !utterance.isEmpty, utterance.tokens.count <= Self.longestCommand else { return false }
        // Before the first phrase only courtesies may stand.
        let first = utterance.tokens.indices.first {
            set.mayBegin(utterance.tokens[$0].formHash) || !utterance.isCourtesy($0)
        }
        guard let first, set.mayBegin(utterance.tokens[first].formHash) else { return false }
        return set.phrases.contains { phrase in
            var at = 0
            var times = 0
            while at < utterance.tokens.count {
                if utterance.has(phrase, at: at) {
                    at += phrase.count
                    times += 1
                } else if utterance.isCourtesy(at) {
                    at += 1
                } else {
                    return false
                }
            }
            return times > 0 && times <= 3
        }
    }

    /// What follows an opening phrase; `nil` where the utterance does not begin with one. The longest phrase wins.
    public func startsWith(_ utterance: Utterance, oneOf set: PhraseSet) -> Utterance? {
        for first in utterance.tokens.indices {
            if let phrase = set.phrase(at: first, of: utterance) {
                return utterance.slice(first + phrase.count..<utterance.tokens.count)
            }
            guard utterance.isCourtesy(first) else { return nil }
        }
        return nil
    }

    /// What follows the last place where a phrase opens the utterance, a sentence or a clause, or stands among the first
    /// words; `nil` where none does. Of several phrases at one place the longest wins.
    public func follows(_ utterance: Utterance, oneOf set: PhraseSet) -> Utterance? {
        for first in utterance.tokens.indices.reversed()
        where first < Self.firstWords || utterance.tokens[first].before != .none {
            if let phrase = set.phrase(at: first, of: utterance) {
                return utterance.slice(first + phrase.count..<utterance.tokens.count)
            }
        }
        return nil
    }

    /// The words of an utterance as they were read.
    public func words(of utterance: Utterance) -> String {
        utterance.tokens.indices.map { utterance.text($0) }.joined(separator: " ")
    }

    /// True where a phrase of at least so many words stands anywhere in the utterance.
    public func contains(_ utterance: Utterance, oneOf set: PhraseSet, ofAtLeast length: Int) -> Bool {
        utterance.tokens.indices.contains { first in
            // The longest comes first.
            (set.phrase(at: first, of: utterance)?.count ?? 0) >= length
        }
    }

    /// True where words beside the phrases of a set say what they are about.
    public func saysMore(_ utterance: Utterance, than set: PhraseSet) -> Bool {
        var isSaid = [Bool](repeating: false, count: utterance.tokens.count)
        for first in utterance.tokens.indices {
            for at in 0..<(set.phrase(at: first, of: utterance)?.count ?? 0) { isSaid[first + at] = true }
        }
        let rest = utterance.keeping { !isSaid[$0] }
        return !rest.isEmpty && !rest.isBare
    }

    /// Small words that may stand before a phrase: "nah, go back to …", "sorry no I meant".
    private static let firstWords = 4
    /// More words than this are no command and no choice of an option.
    static let longestCommand = 16
}
