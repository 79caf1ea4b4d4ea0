/// Phrases that a whole utterance is held against: "go back", "yes please".
public struct PhraseSet: Sendable {
    /// Each phrase as the hashes of its words, longest first.
    let phrases: [[UInt64]]
}

extension Understander {
    /// Compiles phrases. They are read as utterances are, so that "don't know" and "dont know" are one.
    public func phrases(_ list: [String]) -> PhraseSet {
        let read = list.map { hashes(reader.read($0)) }.filter { !$0.isEmpty }
        return PhraseSet(phrases: read.sorted { $0.count > $1.count })
    }

    /// True where the utterance is one of the phrases and nothing else but courtesies; a phrase may be said twice.
    public func isWholly(_ utterance: Utterance, oneOf set: PhraseSet) -> Bool {
        guard !utterance.isEmpty, utterance.tokens.count <= Self.longestCommand else { return false }
        let words = hashes(utterance)
        return set.phrases.contains { phrase in
            var at = 0
            var times = 0
            while at < words.count {
                if words[at...].starts(with: phrase) {
                    at += phrase.count
                    times += 1
                } else if politeness.isCourtesy(utterance, at) {
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
        let words = hashes(utterance)
        var first = 0
        while first < words.count {
            if let phrase = set.phrases.first(where: { words[first...].starts(with: $0) }) {
                return utterance.slice(first + phrase.count..<words.count)
            }
            guard politeness.isCourtesy(utterance, first) else { return nil }
            first += 1
        }
        return nil
    }

    /// What follows the last place where a phrase opens the utterance, a sentence or a clause, or stands among the first
    /// words; `nil` where none does. Of several phrases at one place the longest wins.
    public func follows(_ utterance: Utterance, oneOf set: PhraseSet) -> Utterance? {
        let words = hashes(utterance)
        for first in words.indices.reversed() where first < Self.firstWords || utterance.tokens[first].before != .none {
            if let phrase = set.phrases.first(where: { words[first...].starts(with: $0) }) {
                return utterance.slice(first + phrase.count..<words.count)
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
        let words = hashes(utterance)
        return words.indices.contains { first in
            set.phrases.contains { $0.count >= length && words[first...].starts(with: $0) }
        }
    }

    /// How far the utterance names an option, 0 to 1: 1 where it says the whole label, at least 0.75 where all its
    /// words of weight are the label's and name a good part of it, 0 where it says mostly other things.
    public func matches(_ utterance: Utterance, label: String) -> Float {
        guard utterance.tokens.count <= Self.longestCommand else { return 0 }
        let option = reader.read(label)
        func weigh(_ token: Utterance.Token) -> Float { lookup.rarity(token) }
        func content(_ utterance: Utterance) -> [Utterance.Token] {
            let kept = utterance.tokens.indices.filter { !politeness.isFiller(utterance, $0) }
            return (kept.isEmpty ? Array(utterance.tokens.indices) : kept).map { utterance.tokens[$0] }
        }
        // Small words alone name an option only by saying all of it.
        if utterance.tokens.indices.allSatisfy({ politeness.isFiller(utterance, $0) }),
            hashes(utterance) != hashes(option)
        {
            return 0
        }
        let said = content(utterance)
        let named = content(option)
        guard !said.isEmpty, !named.isEmpty else { return 0 }
        func shared(_ a: [Utterance.Token], _ b: [Utterance.Token]) -> Float {
            var hit: Float = 0
            var all: Float = 0
            for token in a {
                let weight = weigh(token)
                all += weight
                if b.contains(where: { $0.hash == token.hash }) { hit += weight }
            }
            return all > 0 ? hit / all : 0
        }
        let precision = shared(said, named)
        let recall = shared(named, said)
        return precision * (0.7 + 0.3 * recall.squareRoot())
    }

    /// Small words that may stand before a phrase: "nah, go back to …", "sorry no I meant".
    private static let firstWords = 4
    /// More words than this are no command and no choice of an option.
    private static let longestCommand = 16

    /// The words of an utterance as hashes of their forms.
    private func hashes(_ utterance: Utterance) -> [UInt64] {
        utterance.tokens.indices.map { Hash.of(utterance.bytes($0)) }
    }
}
