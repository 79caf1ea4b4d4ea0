extension Check {
    /// What nothing names and nobody says is of no use: an id was misspelt, or its use was deleted.
    static let unused = Check { draft, _, findings in
        var used: [Kind: Set<String>] = [:]
        for reference in draft.references { used[reference.kind, default: []].insert(reference.id) }
        for entry in draft.entries[.source] ?? [] where used[.source]?.contains(entry.id) != true {
            findings.add(
                .unusedSource, entry.place, "nothing rests on \(entry.id)",
                mend: "cite it where it belongs, or delete it")
        }
        for entry in draft.entries[.concept] ?? [] where used[.concept]?.contains(entry.id) != true {
            guard let concept = draft.playbook.concept(entry.id), !isSaid(concept.words, concept.phrases, draft.asks)
            else { continue }
            findings.add(
                .unusedConcept, entry.place, "nothing names ~\(entry.id), and no ask holds a word of it",
                mend: "use it in a pattern, or delete it")
        }
    }

    /// True where some ask holds one of the words, or all words of one of the phrases; an empty concept has its own finding.
    private static func isSaid(_ words: [String], _ phrases: [String], _ asks: AskIndex) -> Bool {
        if words.isEmpty, phrases.isEmpty { return true }
        return words.contains { word in
            let isExact = word.hasPrefix("=")
            return AskIndex.words(word).allSatisfy { isExact ? asks.holds($0) : asks.holds(beginning: $0) }
        } || phrases.contains { AskIndex.words($0).allSatisfy { asks.holds(beginning: $0) } }
    }
}
