import Playbook

extension Check {
    /// Two lists of the same words drift apart: one concept includes the other, or each has words of its own.
    static let concepts = Check { draft, _, findings in
        let sets = ConceptSets(draft.playbook.concepts)
        for entry in draft.entries[.concept] ?? [] {
            guard let own = sets.own[entry.id] else { continue }
            for other in sets.neighbours(of: entry.id) {
                guard let place = draft.entry(.concept, other)?.place, let theirs = sets.own[other] else { continue }
                if sets.includes(other, entry.id) || sets.includes(entry.id, other) { continue }
                let shared = own.intersection(theirs).count
                let note = Finding.Note(place, "~\(other) stands here")
                if shared == own.count, own.count < theirs.count || (own.count == theirs.count && other < entry.id) {
                    findings.add(
                        .swallowedConcept, entry.place, "every word of ~\(entry.id) stands in ~\(other) too",
                        mend: "let ~\(other) include ~\(entry.id) and keep the words in one place", notes: [note])
                } else if entry.id > other, shared * 12 >= min(own.count, theirs.count) * 11, shared < theirs.count {
                    findings.add(
                        .overlappingConcepts, entry.place,
                        "~\(entry.id) and ~\(other) share \(shared) of \(min(own.count, theirs.count)) words",
                        mend: "put the shared words in one concept that both include", notes: [note])
                }
            }
        }
    }
}

/// The words and phrases of each concept, and who shares some.
private struct ConceptSets {
    /// Concepts with fewer words of their own are too small to compare.
    static let fewest = 4

    /// Words and phrases a concept lists itself.
    private(set) var own: [String: Set<String>] = [:]
    private var owners: [String: [String]] = [:]
    private var inner: [String: Set<String>] = [:]

    init(_ concepts: [Concept]) {
        for concept in concepts {
            let words = Set((concept.words + concept.phrases).map { AskIndex.words($0).joined(separator: " ") })
            guard words.count >= Self.fewest else { continue }
            own[concept.name] = words
            for word in words { owners[word, default: []].append(concept.name) }
        }
        for concept in concepts {
            var names = concept.includes
            var seen: Set<String> = []
            while let name = names.popLast() {
                guard seen.insert(name).inserted else { continue }
                names += concepts.first { $0.name == name }?.includes ?? []
            }
            inner[concept.name] = seen
        }
    }

    func includes(_ outer: String, _ name: String) -> Bool { inner[outer]?.contains(name) ?? false }

    /// Concepts that share a word with this one, by name.
    func neighbours(of name: String) -> [String] {
        var names: Set<String> = []
        for word in own[name] ?? [] { names.formUnion(owners[word] ?? []) }
        names.remove(name)
        return names.sorted()
    }
}
