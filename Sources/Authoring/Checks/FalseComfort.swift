extension Check {
    /// Words that comfort without ground, or make light of what is hard for the reader.
    static let falseComfort = Check { draft, _, findings in
        draft.eachShownSentence { sentence, words in
            // An option is what the reader says, not what the helper does.
            if words.use == .label { return }
            let isPlain = sentence.text.utf8.allSatisfy { $0 < 0x80 }
            let parts =
                isPlain ? sentence.tokens : sentence.lowered.replacing("\u{2019}", with: "'").spacedWords.map(\.bare)
            for phrase in phrases where Sentence.holds(phrase, in: parts) {
                findings.add(
                    .falseComfort, words.place(of: sentence),
                    "\(phrase.joined(separator: " ")) comforts without ground",
                    mend: "say what is known")
            }
            for index in parts.indices where light.contains(parts[index]) {
                let next = index + 1 < parts.count ? parts[index + 1] : ""
                let before = index > 0 ? parts[index - 1] : ""
                if parts[index] == "just", ofTime.contains(next) || before == "not" { continue }
                findings.add(
                    .falseComfort, words.place(of: sentence), "\(parts[index]) makes light of it", mend: "leave it out")
            }
        }
    }

    private static let phrases = [
        ["do", "not", "worry"], ["don't", "worry"], ["no", "need", "to", "worry"], ["nothing", "to", "worry", "about"],
        ["good", "chance"], ["rest", "assured"],
    ]
    private static let light: Set<Substring> = ["just", "simply"]
    /// What follows "just" where it tells of time, measure or likeness.
    private static let ofTime: Set<Substring> = [
        "under", "over", "above", "below", "before", "after", "as", "had", "given", "been", "now", "started", "stopped",
    ]
}
