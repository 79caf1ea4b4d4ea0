import Playbook

/// Every text of a playbook whose words the reader must know.
enum VocabularySources {
    /// Calls `visit` with each text, and whether its words are spelt with care: an author's own words are; asks are as
    /// people type them, mistakes and all.
    static func visit(_ playbook: Playbook, _ visit: (_ text: String, _ isCareful: Bool) -> Void) {
        for concept in playbook.concepts {
            for word in concept.words + concept.phrases { visit(bare(word), true) }
        }
        for topic in playbook.topics {
            visit(topic.title, true)
            visit(topic.question, true)
            for ask in topic.asks { visit(ask, false) }
            for pattern in topic.patterns { self.visit(pattern) { visit($0, true) } }
            for sign in topic.card?.signs ?? [] { self.visit(sign.pattern) { visit($0, true) } }
            for detail in topic.answer?.details ?? [] {
                visit(detail.label, true)
                for ask in detail.asks { visit(ask, false) }
            }
        }
        for slot in playbook.slots {
            for value in slot.values {
                visit(value.label, true)
                for pattern in value.patterns { self.visit(pattern) { visit($0, true) } }
            }
        }
        for cue in Cue.allCases {
            for phrase in playbook.helper.cues[cue] ?? [] { visit(phrase, true) }
        }
    }

    /// A word of a concept or pattern without the mark for "this form alone".
    static func bare(_ word: String) -> String { word.hasPrefix("=") ? String(word.dropFirst()) : word }

    private static func visit(_ pattern: Pattern, _ visit: (String) -> Void) {
        switch pattern {
        case .word(let word), .exact(let word): visit(word)
        case .concept: break
        case .phrase(let items), .sequence(let items, _), .all(let items, _), .any(let items), .none(let items):
            for item in items { self.visit(item, visit) }
        }
    }
}
