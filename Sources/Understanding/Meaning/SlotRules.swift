import Playbook

/// Finds what a message gives away about the person.
struct SlotRules: Sendable {
    private let set: RuleSet<(slot: Int, value: Int)>
    private let slots: [Slot]

    /// Compiles the patterns of a playbook.
    static func index(_ playbook: Playbook, _ reader: Reader) -> RuleIndex {
        RuleIndex(playbook.slots.flatMap { $0.values.flatMap(\.patterns) }, reader)
    }

    /// - Parameter index: what `index` made of this very playbook.
    init(_ index: RuleIndex, _ playbook: Playbook, _ lexicon: Lexicon) throws(ModelError) {
        slots = playbook.slots
        var owners: [(slot: Int, value: Int)] = []
        for (slot, entry) in playbook.slots.enumerated() {
            for (number, value) in entry.values.enumerated() {
                owners += value.patterns.map { _ in (slot, number) }
            }
        }
        set = try RuleSet(index, owners, lexicon)
    }

    /// One value a slot: of several the one that more words say, then the one said last.
    func findings(_ utterance: Utterance) -> [SlotFinding] {
        guard !set.rules.isEmpty else { return [] }
        let occurrences = set.occurrences(utterance)
        let candidates = set.candidates(occurrences)
        guard !candidates.isEmpty else { return [] }
        var best = [(words: Range<Int32>, value: Int)?](repeating: nil, count: slots.count)
        var all: [(slot: Int, value: Int, words: Range<Int32>)] = []
        for sentence in utterance.sentences {
            let words = Int32(sentence.words.lowerBound)..<Int32(sentence.words.upperBound)
            let shape = SentenceShape(
                utterance: utterance, words: sentence.words, isQuestion: sentence.isQuestion)
            for rule in candidates {
                var matcher = Matcher(occurrences: occurrences, words: words)
                guard var found = matcher.match(set.rules[rule]) else { continue }
                // "I'm not pregnant" does not say that she is.
                let touched = matcher.touched(by: set.rules[rule])
                let scopes = Negation.scopes(shape) { at in touched.contains { $0.contains(Int32(at)) } }
                if !scopes.isEmpty {
                    matcher.hidden = [Bool](repeating: false, count: sentence.words.count)
                    for scope in scopes {
                        for at in scope.words { matcher.hidden[at - sentence.words.lowerBound] = true }
                    }
                    found = matcher.match(set.rules[rule]) ?? []
                }
                guard let match = found.max(by: { $0.count < $1.count }) else { continue }
                let owner = set.owners[rule]
                all.append((owner.slot, owner.value, match))
                if let known = best[owner.slot],
                    (known.words.count, known.words.lowerBound) >= (match.count, match.lowerBound)
                {
                    continue
                }
                best[owner.slot] = (match, owner.value)
            }
        }
        let said = all.filter { best[$0.slot]?.value == $0.value }.map(\.words)
        let isWhole = isWhole(said, utterance)
        return best.indices.compactMap { slot in
            best[slot].map {
                SlotFinding(slot: slots[slot].name, value: slots[slot].values[$0.value].name, isWhole: isWhole)
            }
        }
    }

    /// True where nothing of weight stands beside the words.
    private func isWhole(_ words: [Range<Int32>], _ utterance: Utterance) -> Bool {
        utterance.tokens.indices.allSatisfy { at in
            words.contains { $0.contains(Int32(at)) } || utterance.isFiller(at)
        }
    }
}
