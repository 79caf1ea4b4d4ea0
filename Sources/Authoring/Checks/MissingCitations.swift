import Playbook

extension Check {
    /// Where `helper.yaml` requires citations, each sentence of an answer with a number or one of the concepts it lists
    /// under `cite` has one.
    static let missingCitations = Check { draft, _, findings in
        guard draft.playbook.helper.require.contains(.citations) else { return }
        let claims = ClaimWords(draft)
        for entry in draft.entries[.topic] ?? [] where draft.playbook.topic(entry.id)?.kind == .answer {
            for words in draft.passages(of: entry) {
                for sentence in words.sentences where sentence.citations.isEmpty {
                    guard let reason = claims.reason(in: sentence) else { continue }
                    findings.add(
                        .citationMissing, words.node.place(of: sentence.text[...]),
                        "\(reason), and no source is cited", mend: "end the sentence with [^source]{F-fact}")
                }
            }
        }
    }
}

/// What makes a sentence a claim: a number, or a word of a concept that must be cited.
struct ClaimWords {
    private var words: Set<String> = []
    private var phrases: [[String]] = []
    private let numbers: PhoneBook

    init(_ draft: Draft) {
        numbers = PhoneBook(draft.playbook.referrals)
        // What a listed concept includes must be cited like its own words.
        var names = draft.helpers.last { $0["cite"] != nil }?.strings("cite") ?? []
        var cited: Set<String> = []
        while let name = names.popLast() {
            guard cited.insert(name).inserted, let concept = draft.playbook.concept(name) else { continue }
            names += concept.includes
            words.formUnion(concept.words.map { $0.lowercased() })
            phrases += concept.phrases.map { $0.lowercased().lettered.map(String.init) }.filter { !$0.isEmpty }
        }
    }

    /// Why the sentence needs a source; `nil` where it does not. Questions and headings claim nothing.
    func reason(in sentence: Sentence) -> String? {
        if sentence.isQuestion || sentence.isHeading { return nil }
        if sentence.hasDigits || !sentence.text.utf8.allSatisfy({ $0 < 0x80 }) {
            let rest = numbers.removingNumbers(from: sentence.text)
            if let number = rest.split(whereSeparator: { !$0.isNumber }).first {
                return "it holds the number \(number)"
            }
        }
        return concept(in: sentence).map { "it speaks of \($0)" }
    }

    /// True where the sentence names a concept that must be cited.
    func namesConcept(_ sentence: Sentence) -> Bool { concept(in: sentence) != nil }

    private func concept(in sentence: Sentence) -> String? {
        if let word = sentence.parts.first(where: { words.contains(String($0)) }) { return String(word) }
        return phrases.first { Sentence.holds($0, in: sentence.parts) }?.joined(separator: " ")
    }
}
