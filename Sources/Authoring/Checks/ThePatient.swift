extension Check {
    /// Answers speak to "you"; only answers for professionals speak of patients.
    static let thePatient = Check { draft, _, findings in
        let exempt = draft.forProfessionals
        draft.eachShownSentence { sentence, words in
            if words.use == .label || exempt.contains(words.node.place.key) { return }
            let parts = sentence.tokens
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
}
