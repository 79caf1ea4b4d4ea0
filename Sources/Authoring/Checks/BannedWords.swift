extension Check {
    /// Words that blame, frighten or cloud, after the NHS service manual's guides to inclusive and plain writing.
    static let bannedWords = Check { draft, _, findings in
        for words in draft.texts where words.isShown && !words.path.hasPrefix("staff") {
            for sentence in words.sentences {
                let tokens = tokens(sentence.text)
                for rule in rules where contains(tokens, rule.words) {
                    findings.add(
                        .bannedWord, words.node.place(of: sentence.text[...]),
                        "\(rule.words.joined(separator: " ")) is not used", mend: rule.mend)
                }
                let bare = sentence.text.split(separator: "A&E").joined().split(separator: "Q&A").joined()
                if bare.contains("&") {
                    findings.add(
                        .bannedWord, words.node.place(of: sentence.text[...]), "& is not used", mend: "write and")
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

    private static func tokens(_ text: String) -> [String] {
        text.lowercased().split { !$0.isWordPart }.map(String.init)
    }

    private static func contains(_ tokens: [String], _ words: [String]) -> Bool {
        guard tokens.count >= words.count else { return false }
        return (0...(tokens.count - words.count)).contains { tokens[$0..<$0 + words.count].elementsEqual(words) }
    }
}
