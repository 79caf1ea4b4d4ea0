extension Check {
    /// "1 in 7 people", not "14.3%", after the NHS service manual: a percentage stands only beside such a form.
    static let barePercentages = Check { draft, _, findings in
        for words in draft.shownTexts {
            for (index, sentence) in words.sentences.enumerated()
            where sentence.hasDigits && hasPercentage(sentence.text) {
                let next = words.sentences.dropFirst(index + 1).first.map(\.text)
                if isCounted(sentence.text) || next.map({ $0.hasPrefix("(") && isCounted($0) }) == true { continue }
                findings.add(
                    .barePercentage, words.place(of: sentence), "a percentage stands alone",
                    mend: "say it as well, or instead, as about 7 in 10")
            }
        }
    }

    private static func hasPercentage(_ text: String) -> Bool {
        let parts = text.spacedWords.map(\.bare)
        return parts.indices.contains { index in
            if parts[index].last == "%" { return true }
            return index > 0 && parts[index - 1].isNumeral
                && (parts[index].lowercased() == "percent"
                    || parts[index] == "per" && index + 1 < parts.count
                        && parts[index + 1].lowercased() == "cent")
        }
    }

    /// True where the text has "7 in 10", "7 out of 10" or "7 parts in 100".
    private static func isCounted(_ text: String) -> Bool {
        let parts = text.spacedWords.map(\.bare)
        return parts.indices.contains { index in
            guard parts[index] == "in" || parts[index] == "of", index > 0, index + 1 < parts.count,
                parts[index + 1].isNumeral, !parts[index + 1].isYear
            else { return false }
            let before = parts[index - 1]
            if parts[index] == "of" { return before == "out" }
            return before.isNumeral || counted.contains(before)
        }
    }

    private static let counted: Set<Substring> = ["part", "parts", "women", "people", "babies"]
}
