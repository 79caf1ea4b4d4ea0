extension Check {
    /// A dose holds together, after the NHS service manual: 250mg cannot be parted at the end of a line.
    static let doseSpaces = Check { draft, _, findings in
        draft.eachShownSentence { sentence, words in
            guard sentence.hasDigits else { return }
            let parts = sentence.text.spacedWords
            for (number, unit) in zip(parts, parts.dropFirst())
            where number.bare.isNumeral && number.last?.isASCIIDigit == true && units.contains(unit.bare) {
                findings.add(
                    .doseSpace, words.place(of: sentence), "a space stands inside the dose \(number) \(unit.bare)",
                    mend: "write \(number.bare)\(unit.bare)")
            }
        }
    }

    /// Units in short; those written out, such as micrograms, stay words of their own.
    private static let units: Set<Substring> = ["mg", "g", "mcg", "ml", "kg"]
}
