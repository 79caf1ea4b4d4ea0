import Playbook

extension Check {
    /// A cited fact rests on the cited source, and the sources are strong enough for the claim.
    static let citations = Check { draft, _, findings in
        for words in draft.texts where words.use == nil {
            for mention in words.citations {
                // An unknown source or fact is reported as that.
                guard draft.playbook.source(mention.source) != nil else { continue }
                for id in mention.facts {
                    guard let fact = draft.playbook.fact(id), !fact.sources.contains(mention.source) else { continue }
                    findings.add(
                        .factSource, mention.place, "\(id) does not rest on \(mention.source)",
                        mend: "it rests on \(fact.sources.joined(separator: ", "))")
                }
            }
        }
        weakSources(draft, &findings)
    }

    /// Personal accounts and news may colour an answer; they never carry what it says of a medicine. A fact that could not
    /// be read again says so in its note, and needs a second source.
    private static func weakSources(_ draft: Draft, _ findings: inout Findings) {
        let claims = ClaimWords(draft)
        for words in draft.texts where words.use == nil {
            for sentence in words.sentences where !sentence.citations.isEmpty {
                let sources = sentence.citations.compactMap { draft.playbook.source($0.source) }
                let facts = sentence.citations.flatMap(\.facts).compactMap(draft.playbook.fact)
                let doubtful = facts.first { $0.note.contains("only with another source") }
                if sources.allSatisfy({ $0.kind == "other" }), let first = sources.first, claims.namesConcept(sentence)
                {
                    findings.add(
                        .weakSource, words.node.place(of: sentence.text[...]),
                        "only \(first.id) backs this, a source of kind other", mend: "cite a stronger source beside it")
                } else if Set(sources.map(\.id)).count == 1, let doubtful {
                    findings.add(
                        .weakSource, words.node.place(of: sentence.text[...]),
                        "\(doubtful.id) is to be used only with another source",
                        mend: "cite a second source, or leave it out")
                }
            }
        }
    }
}
