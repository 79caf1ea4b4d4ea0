import Playbook

extension Check {
    /// A cited fact rests on the cited source, and a source of kind `other` never backs a claim alone.
    static let citations = Check { draft, _, findings in
        for words in draft.texts where words.use == nil {
            for mention in mentions(words.node) {
                for id in mention.facts {
                    guard let fact = draft.playbook.fact(id), !fact.sources.contains(mention.source) else { continue }
                    findings.add(
                        .factSource, mention.place, "\(id) does not rest on \(mention.source)",
                        mend: "it rests on \(fact.sources.joined(separator: ", "))")
                }
            }
            for sentence in Sentences.of(words.node.passage) where !sentence.citations.isEmpty {
                let sources = sentence.citations.compactMap { draft.playbook.source($0.source) }
                guard !sources.isEmpty, sources.allSatisfy({ $0.kind == "other" }) else { continue }
                findings.add(
                    .weakSource, words.node.place(of: sentence.text[...]),
                    "only \(sources[0].id) backs this, a source of kind other", mend: "cite a stronger source beside it")
            }
        }
    }

    private static func mentions(_ node: Node) -> [PassageReader.Mention] {
        var reported = Findings()
        return PassageReader.read(node, into: &reported).citations
    }
}
