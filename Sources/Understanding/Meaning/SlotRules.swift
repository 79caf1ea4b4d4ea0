import Playbook

/// Finds what a message gives away about the person.
struct SlotRules: Sendable {
    private let set: RuleSet<(slot: Int, value: Int)>
    private let slots: [Slot]

    /// The patterns of a playbook's slots, in the order of the rules.
    static func patterns(_ playbook: Playbook) -> [Pattern] { playbook.slots.flatMap { $0.values.flatMap(\.patterns) } }

    /// - Parameter rules: those of this very playbook.
    init(_ rules: CompiledRules, _ playbook: Playbook, _ reader: Reader) throws(ModelError) {
        slots = playbook.slots
        var owners: [(slot: Int, value: Int)] = []
        for (slot, entry) in playbook.slots.enumerated() {
            for (number, value) in entry.values.enumerated() {
                owners += value.patterns.map { _ in (slot, number) }
            }
        }
        set = try RuleSet(rules.slots, of: rules.marks, owners)
    }

    /// One value a slot: of several the one that more words say, then the one said last.
    func told(_ utterance: Utterance, _ occurrences: Occurrences) -> Told {
        var best: [(words: Range<Int32>, value: Int)?] = []
        var all: [(slot: Int, value: Int, words: Range<Int32>)] = []
        set.eachSentence(of: utterance, occurrences) { _, sentence, candidates in
            if best.isEmpty { best = Array(repeating: nil, count: slots.count) }
            let words = Int32(sentence.words.lowerBound)..<Int32(sentence.words.upperBound)
            let shape = SentenceShape(
                utterance: utterance, words: sentence.words, isQuestion: sentence.isQuestion)
            var matcher = Matcher(parts: set.parts, occurrences: occurrences, words: words)
            for rule in candidates {
                let (rule, owner) = (set.rules[Int(rule)], set.owners[Int(rule)])
                matcher.hidden = []
                guard var found = matcher.match(rule) else { continue }
                // "I'm not pregnant" does not say that she is.
                lazy var touched = matcher.touched(by: rule)
                let scopes = Negation.scopes(shape) { at in touched.contains { $0.contains(Int32(at)) } }
                if !scopes.isEmpty {
                    matcher.hidden = Array(repeatElement(false, count: sentence.words.count))
                    for scope in scopes {
                        for at in scope.words { matcher.hidden[at - sentence.words.lowerBound] = true }
                    }
                    found = matcher.match(rule) ?? []
                }
                guard let match = found.max(by: { $0.count < $1.count }) else { continue }
                all.append((owner.slot, owner.value, match))
                if let known = best[owner.slot],
                    (known.words.count, known.words.lowerBound) >= (match.count, match.lowerBound)
                {
                    continue
                }
                best[owner.slot] = (match, owner.value)
            }
        }
        if all.isEmpty { return Told() }
        let said = all.filter { best[$0.slot]?.value == $0.value }.map(\.words)
        func isSaid(_ at: Int) -> Bool { said.contains { $0.contains(Int32(at)) } }
        var told = Told()
        for sentence in utterance.sentences where sentence.words.contains(where: isSaid) {
            // Nothing of weight stands beside the words but when it was.
            guard
                sentence.words.allSatisfy({ isSaid($0) || utterance.isFiller($0) || utterance.isDate($0) })
            else { continue }
            told.sentences.append(sentence.words)
        }
        let isWhole = utterance.tokens.indices.allSatisfy { isSaid($0) || utterance.isFiller($0) }
        told.findings = best.indices.compactMap { slot in
            best[slot].map {
                SlotFinding(slot: slots[slot].name, value: slots[slot].values[$0.value].name, isWhole: isWhole)
            }
        }
        return told
    }

    /// What a message says of the person.
    struct Told {
        var findings: [SlotFinding] = []
        /// The sentences that say nothing else.
        var sentences: [Range<Int>] = []
    }
}
