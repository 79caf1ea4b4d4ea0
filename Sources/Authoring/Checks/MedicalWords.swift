extension Check {
    /// The plain word comes first: where an answer uses one of the `medical-words` of `helper.yaml` for the first time,
    /// it stands in brackets behind its plain word, or is explained at once.
    static let medicalWords = Check { draft, _, findings in
        let terms = draft.helpers.last { $0["medical-words"] != nil }?.strings("medical-words") ?? []
        if terms.isEmpty { return }
        let exempt = draft.forProfessionals
        for entry in draft.entries[.topic] ?? [] {
            for words in draft.passages(of: entry) where words.path.hasSuffix("full") {
                if exempt.contains(words.node.place.key) { continue }
                for term in terms {
                    guard let use = words.sentences.lazy.compactMap({ FirstUse(of: term, in: $0) }).first,
                        !use.isExplained
                    else { continue }
                    findings.add(
                        .medicalWord, words.place(of: use.sentence), "\(term) comes before its plain word",
                        mend: "write the plain word first: thin bones (osteopenia)")
                }
            }
        }
    }
}

/// Where a sentence first uses a term, and what stands around it.
private struct FirstUse {
    let sentence: Sentence
    private let before: Substring
    private let after: Substring

    init?(of term: String, in sentence: Sentence) {
        let text = Substring(sentence.lowered)
        let term = term.lowercased()
        // Most sentences hold none: a look at the bytes is enough to know.
        guard Self.holds(text.utf8, term.utf8) else { return nil }
        var start = text.startIndex
        while start < text.endIndex {
            let rest = text[start...]
            if rest.hasPrefix(term), text[..<start].last?.isLetter != true {
                let end = text.index(start, offsetBy: term.count)
                if Self.endsWord(text[end...]) {
                    self.sentence = sentence
                    before = text[..<start]
                    after = text[end...]
                    return
                }
            }
            start = text.index(after: start)
        }
        return nil
    }

    /// In brackets; called so after its plain word; or followed by what it means.
    var isExplained: Bool {
        let opened = before.lastIndex(of: "(")
        let closed = before.lastIndex(of: ")")
        if let opened, closed.map({ $0 < opened }) ?? true { return true }
        let follows = after.drop { $0.isLetter }
        return before.hasSuffix("called ") || follows.hasPrefix(" (") || follows.hasPrefix(" means ")
            || follows.hasPrefix(", which means ")
    }

    /// The word ends here, or after the s of many.
    private static func endsWord(_ rest: Substring) -> Bool {
        let tail = rest.hasPrefix("s") ? rest.dropFirst() : rest
        return tail.first?.isLetter != true
    }

    private static func holds(_ text: Substring.UTF8View, _ term: String.UTF8View) -> Bool {
        guard let first = term.first else { return false }
        return text.indices.contains { text[$0] == first && text[$0...].starts(with: term) }
    }
}
