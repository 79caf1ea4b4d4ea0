import Playbook

extension Check {
    /// An answer that tells somebody to get help at once says where: a number, a place or a person.
    static let safetyNets = Check { draft, _, findings in
        for entry in draft.entries[.topic] ?? [] where draft.playbook.topic(entry.id)?.kind == .answer {
            for words in draft.passages(of: entry) {
                guard let sentence = words.sentences.first(where: { isUrgent(AskIndex.words($0.text)) }) else {
                    continue
                }
                let all = words.sentences.flatMap { AskIndex.words($0.text) }
                // "A&E" comes apart into its letters.
                if all.contains(where: help.contains) || zip(all, all.dropFirst()).contains(where: { $0 == ("a", "e") })
                {
                    continue
                }
                findings.add(
                    .safetyNet, words.place(of: sentence), "help is needed at once, and nobody says where to find it",
                    mend: "name it: call 999, go to A&E, call 111, your maternity unit, your GP")
            }
        }
    }

    private static let help: Set<String> = [
        "999", "112", "111", "gp", "doctor", "doctors", "nurse", "nurses", "midwife", "midwives", "maternity",
        "hospital",
        "helpline", "samaritans", "clinic", "team", "dentist", "pharmacist", "service", "unit", "emergency",
        "specialist",
    ]
    private static let urgently = ["straight away", "right away", "at once", "urgently", "urgent help"]
        .map(AskIndex.words)
    private static let asking: Set<String> = ["call", "ring", "see", "seek", "tell", "ask", "phone", "contact"]

    private static func isUrgent(_ words: [String]) -> Bool {
        (words.contains(where: asking.contains) || zip(words, words.dropFirst()).contains { $0 == ("get", "help") })
            && urgently.contains { phrase in
                words.indices.contains { words[$0...].starts(with: phrase) }
            }
    }
}
