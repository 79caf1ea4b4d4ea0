import Playbook

/// Words that a turn of phrase takes the urgency from.
struct Scope: Sendable {
    /// Which screen it belongs to.
    var screen: UrgentCard.Sign.Screen
    /// The words that say so: "no", "years ago", "what if".
    var cue: Range<Int>
    /// The words it holds for.
    var words: Range<Int>
    /// In doubt: the sign asks the safety question instead of being held back.
    var isDoubt: Bool
}

/// One sentence with what shapes it.
struct SentenceShape {
    let utterance: Utterance
    let words: Range<Int>
    let isQuestion: Bool
    /// What any of the words does: most sentences have nothing of what is looked for.
    let kinds: WordClass
    private var knownSeams: [Int]?

    /// - Parameter isParted: its stretches are asked for again and again.
    init(utterance: Utterance, words: Range<Int>, isQuestion: Bool, isParted: Bool = false) {
        (self.utterance, self.words, self.isQuestion) = (utterance, words, isQuestion)
        kinds = utterance.kinds(of: words)
        if isParted { knownSeams = Asides.seams(in: self) }
    }

    /// Where something said beside the rest begins or ends.
    private var seams: [Int] { knownSeams ?? Asides.seams(in: self) }

    func has(_ kind: WordClass, at: Int) -> Bool { words.contains(at) && utterance.tokens[at].classes.contains(kind) }

    func isPause(before at: Int) -> Bool { utterance.tokens[at].before >= .pause }

    /// Whether a word is one of some, which stand with a blank between them.
    func says(_ some: StaticString, at: Int) -> Bool { words.contains(at) && utterance.says(some, at: at) }

    /// The stretch about a word that contrast words, "and now" and asides part from the rest.
    func stretch(about at: Int) -> Range<Int> {
        let seams = seams
        var first = at
        while first > words.lowerBound, !startsStretch(first, seams) { first -= 1 }
        var last = at + 1
        while last < words.upperBound, !startsStretch(last, seams) { last += 1 }
        return first..<last
    }

    /// The stretch about a word as far as the next pauses.
    func clause(about at: Int) -> Range<Int> {
        let stretch = stretch(about: at)
        var first = at
        while first > stretch.lowerBound, !isPause(before: first) { first -= 1 }
        var last = at + 1
        while last < stretch.upperBound, !isPause(before: last) { last += 1 }
        return first..<last
    }

    /// A part of the sentence as a sentence of its own.
    func narrowed(to words: Range<Int>) -> SentenceShape {
        SentenceShape(utterance: utterance, words: words, isQuestion: isQuestion, isParted: true)
    }

    private func startsStretch(_ at: Int, _ seams: [Int]) -> Bool {
        if seams.contains(at) { return true }
        if has(.contrast, at: at), !says("just only still", at: at) { return true }
        return has(.present, at: at) && says("now", at: at) && at > words.lowerBound
            && (says("and", at: at - 1) || isPause(before: at))
    }
}

extension Utterance {
    /// What any of some words does.
    func kinds(of words: Range<Int>) -> WordClass {
        tokens.withUnsafeBufferPointer { tokens in
            var kinds: UInt64 = 0
            for token in UnsafeBufferPointer(rebasing: tokens[words]) { kinds |= token.classes.rawValue }
            return WordClass(rawValue: kinds)
        }
    }
}
