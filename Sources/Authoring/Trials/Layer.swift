import Playbook

/// What helps the ranker besides the asks. A playbook can be tried without it, to see what it brings.
public enum Layer: String, Sendable, CaseIterable {
    /// Words and phrases with one meaning.
    case concepts
    /// Decisive rules of topics.
    case patterns
}

extension Playbook {
    /// The same content without some layers.
    ///
    /// Urgent signs and slots keep what they are made of: they are the screen and the situation, not the ranker's.
    /// Without concepts, the patterns that name one spell out its words, so that only the ranker loses it.
    public func without(_ layers: [Layer]) -> Playbook {
        var less = self
        if layers.contains(.patterns) {
            for topic in less.topics.indices { less.topics[topic].patterns = [] }
        }
        guard layers.contains(.concepts) else { return less }
        for topic in less.topics.indices {
            less.topics[topic].patterns = less.topics[topic].patterns.map(spelledOut)
            guard var card = less.topics[topic].card else { continue }
            for sign in card.signs.indices { card.signs[sign].pattern = spelledOut(card.signs[sign].pattern) }
            less.topics[topic].card = card
        }
        for slot in less.slots.indices {
            for value in less.slots[slot].values.indices {
                less.slots[slot].values[value].patterns = slots[slot].values[value].patterns.map(spelledOut)
            }
        }
        less.concepts = []
        return less
    }

    /// A pattern with the words of each concept in its place.
    private func spelledOut(_ pattern: Pattern) -> Pattern {
        switch pattern {
        case .word, .exact: pattern
        case .concept(let name): .any(words(of: name))
        case .phrase(let items): .phrase(items.map(spelledOut))
        case .sequence(let items, let gap): .sequence(items.map(spelledOut), gap: gap)
        case .all(let items, let within): .all(items.map(spelledOut), within: within)
        case .any(let items): .any(items.map(spelledOut))
        case .none(let items): .none(items.map(spelledOut))
        }
    }

    /// The words and phrases of a concept and of all it includes, each included concept once.
    private func words(of name: String) -> [Pattern] {
        var names = [name]
        var next = 0
        var words: [Pattern] = []
        while next < names.count {
            if let concept = concept(names[next]) {
                words += (concept.words + concept.phrases).map { entry in
                    entry.hasPrefix("=") ? .exact(String(entry.dropFirst())) : .word(entry)
                }
                names += concept.includes.filter { !names.contains($0) }
            }
            next += 1
        }
        return words
    }
}
