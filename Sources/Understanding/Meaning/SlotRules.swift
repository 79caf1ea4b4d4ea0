import Playbook

/// Finds what a message gives away about the person.
struct SlotRules: Sendable {
    private var rules: [PatternRule] = []
    private var owners: [(slot: Int, value: Int)] = []
    private let slots: [Slot]
    private let atoms: Atoms
    private let index: PatternIndex
    private let lexicon: Lexicon
    private let politeness: Politeness

    init(_ playbook: Playbook, _ reader: Reader, _ politeness: Politeness) {
        lexicon = reader.lexicon
        slots = playbook.slots
        self.politeness = politeness
        var compiler = PatternCompiler(reader.lexicon, reader.concepts)
        for (slot, entry) in playbook.slots.enumerated() {
            for (number, value) in entry.values.enumerated() {
                for pattern in value.patterns {
                    rules.append(compiler.compile(pattern))
                    owners.append((slot, number))
                }
            }
        }
        atoms = compiler.atoms
        index = PatternIndex(rules, atoms: atoms.count, counts: [Int32](repeating: 0, count: atoms.count))
    }

    /// One value a slot: of several the one that more words say, then the one said last.
    func findings(_ utterance: Utterance) -> [SlotFinding] {
        guard !rules.isEmpty else { return [] }
        let occurrences = Occurrences(utterance, atoms, lexicon)
        let candidates = index.candidates(occurrences)
        guard !candidates.isEmpty else { return [] }
        var best = [(words: Range<Int32>, value: Int)?](repeating: nil, count: slots.count)
        let classes = WordClass.of(utterance)
        for sentence in utterance.sentences {
            let words = Int32(sentence.words.lowerBound)..<Int32(sentence.words.upperBound)
            let shape = SentenceShape(
                utterance: utterance, words: sentence.words, isQuestion: sentence.isQuestion, classes: classes)
            for rule in candidates.map(Int.init) {
                var matcher = Matcher(occurrences: occurrences, words: words)
                guard matcher.match(rules[rule]) != nil else { continue }
                // "I'm not pregnant" does not say that she is.
                let touched = matcher.touched(by: rules[rule])
                let scopes = Negation.scopes(shape) { at in touched.contains { $0.contains(Int32(at)) } }
                if !scopes.isEmpty { matcher.hidden = [Bool](repeating: false, count: sentence.words.count) }
                for scope in scopes {
                    for at in scope.words { matcher.hidden[at - sentence.words.lowerBound] = true }
                }
                guard let match = matcher.match(rules[rule])?.max(by: { $0.count < $1.count }) else { continue }
                let owner = owners[rule]
                if let known = best[owner.slot],
                    (known.words.count, known.words.lowerBound) >= (match.count, match.lowerBound)
                {
                    continue
                }
                best[owner.slot] = (match, owner.value)
            }
        }
        return best.indices.compactMap { slot in
            best[slot].map {
                SlotFinding(
                    slot: slots[slot].name, value: slots[slot].values[$0.value].name,
                    isWhole: isWhole($0.words, utterance))
            }
        }
    }

    /// True where nothing of weight stands beside the words.
    private func isWhole(_ words: Range<Int32>, _ utterance: Utterance) -> Bool {
        utterance.tokens.indices.allSatisfy { words.contains(Int32($0)) || politeness.isFiller(utterance, $0) }
    }
}
