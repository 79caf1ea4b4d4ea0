extension Check {
    /// Two numerals side by side are misread as one, after the NHS service manual: "two 200mg tablets".
    static let numeralsTogether = Check { draft, _, findings in
        let book = PhoneBook(draft.playbook.referrals)
        draft.eachShownSentence { sentence, words in
            // A telephone number that nobody knows is a finding of its own.
            guard sentence.hasDigits, book.unknownNumbers(in: sentence.text).isEmpty else { return }
            let parts = book.removingNumbers(from: sentence.text).spacedWords
            for (first, second) in zip(parts, parts.dropFirst())
            where first.isNumeral && second.first?.isASCIIDigit == true && !(first.isYear && second.bare.isYear) {
                findings.add(
                    .numeralsTogether, words.place(of: sentence),
                    "\(first) \(second.bare) are two numerals side by side",
                    mend: "write one of them in words, or put a word between")
            }
        }
    }
}
