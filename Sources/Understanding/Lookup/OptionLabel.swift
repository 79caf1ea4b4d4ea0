/// An option's label as words are held against it.
final class OptionLabel: Sendable {
    /// The hashes of its words and of their forms.
    private let words: [UInt64]
    private let forms: [UInt64]
    /// The hashes of its words of weight, and what each weighs.
    private let content: [(hash: UInt64, weight: Float)]

    init(_ label: Utterance, _ ranker: Ranker) {
        words = label.tokens.map(\.hash)
        forms = label.tokens.map(\.formHash)
        let kept = label.tokens.filter { !$0.isSmall }
        content = (kept.isEmpty ? label.tokens : kept).map { ($0.hash, ranker.rarity($0)) }
    }

    /// See `Understander.matches`.
    func matches(_ said: [Utterance.Token], _ ranker: Ranker) -> Float {
        // What shares no word names nothing.
        guard said.contains(where: { words.contains($0.hash) }) else { return 0 }
        // Small words alone name an option only by saying all of it, and so does a question's first word: "how do I do it".
        let namesNothing = said.allSatisfy(\.isSmall)
        if namesNothing, !said.elementsEqual(forms, by: { $0.formHash == $1 }) { return 0 }
        // How much of the weight of each is that of words that are the other's too.
        var (precision, recall) = (Share(), Share())
        for token in said where namesNothing || !token.isSmall {
            precision.add(ranker.rarity(token), isHit: content.contains { $0.hash == token.hash })
        }
        for word in content {
            recall.add(
                word.weight, isHit: said.contains { $0.hash == word.hash && (namesNothing || !$0.isSmall) })
        }
        return precision.value * (0.7 + 0.3 * recall.value.squareRoot())
    }

    private struct Share {
        private var hit: Float = 0
        private var all: Float = 0

        var value: Float { all > 0 ? hit / all : 0 }

        mutating func add(_ weight: Float, isHit: Bool) {
            all += weight
            if isHit { hit += weight }
        }
    }
}

extension Understander {
    /// How far the utterance names an option, 0 to 1: 1 where it says the whole label, at least 0.75 where all its
    /// words of weight are the label's and name a good part of it, 0 where it says mostly other things.
    public func matches(_ utterance: Utterance, label: String) -> Float {
        let said = utterance.tokens
        guard !said.isEmpty, said.count <= Self.longestCommand else { return 0 }
        // The same few labels come up in every turn.
        return labels.value(of: TextKey(text: label)) { OptionLabel(reader.read(label), ranker) }.matches(said, ranker)
    }
}

extension Utterance.Token {
    /// A filler, or what opens a question: no word of weight.
    fileprivate var isSmall: Bool { !classes.isDisjoint(with: [.filler, .opensQuestion]) }
}
