extension Check {
    /// Answers speak to "you"; only answers for professionals speak of patients.
    static let thePatient = Check { draft, _, findings in
        let exempt = Set(
            (draft.entries[.topic] ?? []).flatMap { $0.node["answer"]?["variants"]?.items ?? [] }
                .filter { $0["when"]?.conditions().contains { $0.values.contains(forWhom) } == true }
                .flatMap { [$0["short"], $0["full"]].compactMap { $0?.place.key } })
        draft.eachShownSentence { sentence, words in
            if words.use == .label || exempt.contains(words.node.place.key) { return }
            let parts = sentence.text.lowercased().spacedWords.map(\.bare)
            guard
                zip(parts, parts.dropFirst()).contains(where: {
                    $0 == "the" && ["patient", "patients", "patient's", "patient\u{2019}s"].contains($1)
                })
            else { return }
            findings.add(
                .thePatient, words.place(of: sentence), "the patient stands for the reader",
                mend: "write you, or a woman")
        }
    }

    /// The value of a slot that stands for readers who work in health.
    private static let forWhom = "professional"
}

extension Place {
    /// The place as one text, to compare places by.
    fileprivate var key: String { "\(file):\(line):\(column)" }
}
