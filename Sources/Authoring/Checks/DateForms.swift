extension Check {
    /// Dates as 6 August 2018 and times as 5.30pm, midday or midnight, after the NHS service manual.
    static let dateForms = Check { draft, _, findings in
        draft.eachShownSentence { sentence, words in
            guard sentence.hasDigits else { return }
            let parts = sentence.text.spacedWords
            for index in parts.indices {
                let next = index + 1 < parts.count ? parts[index + 1].bare : ""
                guard let mend = mend(parts[index].bare, next) else { continue }
                findings.add(
                    .dateForm, words.place(of: sentence), "\(parts[index].bare) is not how dates and times are written",
                    mend: mend)
            }
        }
    }

    private static let months: Set<Substring> = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
    private static let shortMonths: Set<Substring> = [
        "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec",
    ]

    private static func mend(_ word: Substring, _ next: Substring) -> String? {
        let writeDate = "write it as 6 August 2018"
        let writeTime = "write it as 5.30pm"
        if shortMonths.contains(word), next.isNumeral { return writeDate }
        if isDay(word), shortMonths.contains(next) { return writeDate }
        if months.contains(word), isDay(next) { return writeDate }
        if months.contains(next), !word.isNumeral, isDay(word) { return writeDate }
        if isFigures(word, parts: [4, 2, 2], apart: "-") || isFigures(word, parts: [2, 2, 4], apart: "/")
            || isFigures(word, parts: [2, 2, 2], apart: "/")
        {
            return writeDate
        }
        if isFigures(word, parts: [2, 2], apart: ":") { return writeTime }
        if word.isNumeral, ["am", "pm", "a.m", "p.m"].contains(next.lowercased()) { return writeTime }
        return timeMend(word)
    }

    /// For times such as 5pm, written as one word.
    private static func timeMend(_ word: Substring) -> String? {
        let number = word.prefix { $0.isASCIIDigit || $0 == "." || $0 == ":" }
        let half = word.dropFirst(number.count)
        guard !number.isEmpty, ["am", "pm"].contains(half.lowercased().filter { $0 != "." }) else { return nil }
        if number == "12" || number == "12.00" { return "write midday or midnight" }
        if number.hasSuffix(".00") { return "leave out .00" }
        return number.contains(":") || !["am", "pm"].contains(half) ? "write it as 5.30pm" : nil
    }

    /// 6, or 6th.
    private static func isDay(_ word: Substring) -> Bool {
        let number = word.prefix(while: \.isASCIIDigit)
        return (1...31).contains(Int(number) ?? 0)
            && ["", "st", "nd", "rd", "th"].contains(word.dropFirst(number.count))
    }

    /// True for numbers of at most so many digits each, with the sign between them.
    private static func isFigures(_ word: Substring, parts: [Int], apart: Character) -> Bool {
        let numbers = word.split(separator: apart, omittingEmptySubsequences: false)
        return numbers.count == parts.count
            && zip(numbers, parts).allSatisfy { !$0.isEmpty && $0.count <= $1 && $0.allSatisfy(\.isASCIIDigit) }
    }
}
