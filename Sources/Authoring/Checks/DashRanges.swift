extension Check {
    /// Ranges are written with "to", after the NHS service manual: a dash is read aloud as minus, or not at all.
    static let dashRanges = Check { draft, _, findings in
        let book = PhoneBook(draft.playbook.referrals)
        draft.eachShownSentence { sentence, words in
            guard sentence.hasDigits, sentence.text.utf8.contains(where: { $0 == UInt8(ascii: "-") || $0 >= 0x80 }),
                let range = range(in: book.removingNumbers(from: sentence.text))
            else { return }
            findings.add(
                .dashRange, words.place(of: sentence), "\(range) is a range with a dash",
                mend: "write to, as in 5 to 10")
        }
    }

    private static func range(in text: String) -> Substring? {
        for part in text.spacedWords where !part.contains("/") {
            let letters = Array(part.bare)
            for (index, letter) in letters.enumerated().dropFirst().dropLast()
            where isDash(letter) && letters[index - 1].isASCIIDigit && letters[index + 1].isASCIIDigit {
                // A date in figures is a finding of its own.
                if letters.filter(isDash).count == 1 { return part.bare }
            }
        }
        let parts = text.spacedWords
        return parts.indices.dropFirst().dropLast().first { index in
            parts[index].count == 1 && parts[index].allSatisfy(isDash) && parts[index - 1].isNumeral
                && parts[index + 1].bare.isNumeral
        }.map { parts[$0 - 1] }
    }

    private static func isDash(_ letter: Character) -> Bool {
        "-\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}".contains(letter)
    }
}
