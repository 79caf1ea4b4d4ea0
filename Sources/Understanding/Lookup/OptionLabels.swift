import Synchronization

/// The labels of options as they are read, each read once: the same few come up in every turn.
final class OptionLabels: Sendable {
    private let read = Mutex<[TextKey: Utterance]>([:])

    /// A label, read by `reader` where it was not read yet.
    func utterance(_ label: String, _ reader: Reader) -> Utterance {
        if let known = read.withLock({ $0[TextKey(text: label)] }) { return known }
        let utterance = reader.read(label)
        read.withLock { $0[TextKey(text: label)] = utterance }
        return utterance
    }
}

extension Understander {
    /// How far the utterance names an option, 0 to 1: 1 where it says the whole label, at least 0.75 where all its
    /// words of weight are the label's and name a good part of it, 0 where it says mostly other things.
    public func matches(_ utterance: Utterance, label: String) -> Float {
        guard !utterance.isEmpty, utterance.tokens.count <= Self.longestCommand else { return 0 }
        let option = labels.utterance(label, reader)
        // What shares no word names nothing.
        guard utterance.tokens.contains(where: { said in option.tokens.contains { $0.hash == said.hash } }) else {
            return 0
        }
        // Small words alone name an option only by saying all of it, and so does a question's first word: "how do I do it".
        let namesNothing = utterance.tokens.indices.allSatisfy { at in
            utterance.isFiller(at) || utterance.tokens[at].classes.contains(.opensQuestion)
        }
        if namesNothing, !utterance.saysAll(of: option) { return 0 }
        let said = utterance.content
        let named = option.content
        guard !said.isEmpty, !named.isEmpty else { return 0 }
        let precision = share(of: said, in: named)
        let recall = share(of: named, in: said)
        return precision * (0.7 + 0.3 * recall.squareRoot())
    }

    /// How much of the weight of some words is that of words that are among others too.
    private func share(of words: [Utterance.Token], in others: [Utterance.Token]) -> Float {
        var hit: Float = 0
        var all: Float = 0
        for token in words {
            let weight = ranker.rarity(token)
            all += weight
            if others.contains(where: { $0.hash == token.hash }) { hit += weight }
        }
        return all > 0 ? hit / all : 0
    }
}

extension Utterance {
    /// The words of weight; all where there are none.
    fileprivate var content: [Token] {
        let kept = tokens.indices.filter { !isFiller($0) && !tokens[$0].classes.contains(.opensQuestion) }
        return kept.isEmpty ? tokens : kept.map { tokens[$0] }
    }

    /// The words are the same, one by one.
    fileprivate func saysAll(of other: Utterance) -> Bool {
        tokens.count == other.tokens.count && zip(tokens, other.tokens).allSatisfy { $0.formHash == $1.formHash }
    }
}
