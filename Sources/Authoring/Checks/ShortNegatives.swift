extension Check {
    /// "Do not" rather than "don't", after the NHS service manual: the short form is easily read as its opposite.
    static let shortNegatives = Check { draft, _, findings in
        draft.eachShownSentence { sentence, words in
            // An option is what the reader says, as she would say it.
            if words.use == .label { return }
            for part in sentence.tokens
            where part.hasSuffix("n't") || part.hasSuffix("n\u{2019}t") {
                findings.add(
                    .shortNegative, words.place(of: sentence), "\(part) is a short negative",
                    mend: "write it in full, as in do not")
            }
        }
    }
}
