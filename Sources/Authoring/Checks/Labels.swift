extension Check {
    /// An option is one line on a narrow terminal.
    static let labels = Check { draft, _, findings in
        for words in draft.texts where words.use == .label {
            guard let text = words.node.text, text.count > longest else { continue }
            findings.add(
                .longLabel, at: words.node, "\(text.count) characters, and an option shows \(longest)",
                mend: "say it shorter")
        }
    }

    /// In characters, with the number before it still under 70 columns.
    private static let longest = 60
}
