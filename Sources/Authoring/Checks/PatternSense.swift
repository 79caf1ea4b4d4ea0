import Playbook

extension Check {
    /// A pattern must be able to match, and must ask for something.
    static let patternSense = Check { draft, _, findings in
        let empty = Set(draft.playbook.concepts.filter { Self.isEmpty($0, draft.playbook) }.map(\.name))
        for entry in draft.entries[.concept] ?? [] where empty.contains(entry.id) {
            findings.add(
                .emptyPattern, entry.place, "the concept \(entry.id) has no words", mend: "add words or phrases to it")
        }
        for entry in draft.entries[.concept] ?? [] {
            for node in entry.node["words"]?.items ?? [] where node.text?.contains(where: \.isBlank) == true {
                findings.add(
                    .wordForm, at: node, "\(node.text ?? "") is more than one word", mend: "move it to phrases")
            }
        }
        for node in draft.patterns {
            guard let pattern = node.pattern else { continue }
            if !asksForSomething(pattern) {
                findings.add(
                    .neverMatches, at: node, "it only says what must not be there",
                    mend: "add all, any, sequence or phrase beside none")
            } else if let item = contradiction(pattern) {
                findings.add(
                    .neverMatches, at: node, "it asks for \(item) and forbids it", mend: "take it out of all or of none"
                )
            }
        }
    }

    private static func isEmpty(_ concept: Concept, _ playbook: Playbook) -> Bool {
        concept.words.isEmpty && concept.phrases.isEmpty && concept.includes.isEmpty
    }

    /// True where words must stand in the message for the pattern to match.
    private static func asksForSomething(_ pattern: Pattern) -> Bool {
        switch pattern {
        case .word, .exact, .concept: true
        case .phrase(let items), .sequence(let items, _), .any(let items):
            !items.isEmpty && items.allSatisfy(asksForSomething)
        case .all(let items, _): items.contains(where: asksForSomething)
        case .none: false
        }
    }

    /// An item that must be there and must not.
    private static func contradiction(_ pattern: Pattern) -> String? {
        switch pattern {
        case .all(let items, _):
            var required: [Pattern] = []
            var forbidden: [Pattern] = []
            for item in items {
                switch item {
                case .none(let inner): forbidden += inner
                case .all(let inner, _): required += inner
                default: required.append(item)
                }
            }
            if let item = required.first(where: forbidden.contains) { return name(item) }
            return items.lazy.compactMap(contradiction).first
        case .phrase(let items), .sequence(let items, _), .any(let items), .none(let items):
            return items.lazy.compactMap(contradiction).first
        case .word, .exact, .concept: return nil
        }
    }

    private static func name(_ pattern: Pattern) -> String {
        switch pattern {
        case .word(let word): word
        case .exact(let word): "=" + word
        case .concept(let name): "~" + name
        default: "the same thing"
        }
    }
}
