extension Check {
    /// Words that blame, frighten or cloud, after the NHS service manual's guides to inclusive and plain writing.
    static let bannedWords = Check { draft, _, findings in
        draft.eachShownSentence { sentence, words in
            if sentence.parts.contains(where: firsts.contains) {
                for rule in rules where Sentence.holds(rule.words, in: sentence.parts) {
                    findings.add(
                        .bannedWord, words.place(of: sentence), "\(rule.words.joined(separator: " ")) is not used",
                        mend: rule.mend)
                }
            }
            if sentence.text.utf8.contains(UInt8(ascii: "&")) {
                let bare = sentence.text.split(separator: "A&E").joined().split(separator: "Q&A").joined()
                if bare.contains("&") {
                    findings.add(
                        .bannedWord, words.place(of: sentence), "& is not used", mend: "write and")
                }
            }
        }
    }

    /// Words as they stand, each with what to write instead.
    private static let rules: [(words: [String], mend: String)] = [
        (["suffer"], "write have, or live with"), (["suffers"], "write has, or lives with"),
        (["suffered"], "write had, or lived with"), (["suffering"], "write have, or living with"),
        (["sufferer"], "write a woman with"), (["sufferers"], "write women with"),
        (["afflicted"], "write have"), (["victim"], "write a woman with"), (["victims"], "write women with"),
        (["mentally", "ill"], "write: with a mental health problem"),
        (["commit", "suicide"], "write: take your own life"),
        (["committed", "suicide"], "write: died by suicide"), (["click", "here"], "name the page"),
        (["acute"], "write sudden"),
    ]

    /// The words that rules begin with.
    private static let firsts = Set(rules.compactMap { $0.words.first?[...] })
}
