import Playbook

extension Check {
    /// A wrong telephone number can cost a life: each one that people read stands in `referrals.yaml`.
    static let phones = Check { draft, _, findings in
        let book = PhoneBook(draft.playbook.referrals)
        for words in draft.texts where words.isShown {
            guard let text = words.node.text else { continue }
            for number in book.unknownNumbers(in: text) {
                findings.add(
                    .phone, words.node.place(of: number),
                    "\(number) looks like a telephone number and is not in referrals.yaml",
                    mend: Nearest.mend(
                        PhoneBook.digits(number), among: book.known.sorted(),
                        otherwise: "use the number as referrals.yaml has it, or leave it out"))
            }
        }
    }
}

extension ShapeReader.Words {
    /// True for what a person reads of the helper; false for what is only for authors and for the engine.
    var isShown: Bool {
        switch file {
        case .helper, .topic, .urgent, .situations:
            use != .optionalWords && !path.hasPrefix("plain-words")
        case .concepts, .referrals, .sources, .facts, .tests: false
        }
    }
}

/// The telephone numbers of the referrals.
struct PhoneBook {
    /// Their digits, without blanks.
    private(set) var known: Set<String> = []

    init(_ referrals: [Referral]) {
        for referral in referrals {
            for text in [referral.phone, referral.text, referral.name] {
                known.formUnion(Self.groups(in: text).map { Self.digits($0) }.filter { $0.count >= 3 })
            }
        }
    }

    /// Emergency numbers of other countries that cards name: 112 works all over Europe.
    static let emergencyAbroad: Set<String> = ["112"]

    /// Numbers that look like telephone numbers and are not known.
    func unknownNumbers(in text: String) -> [Substring] {
        Self.groups(in: text).filter { group in
            let digits = Self.digits(group)
            return !known.contains(digits) && !Self.emergencyAbroad.contains(digits)
                && Self.looksLikePhone(group, digits, in: text)
        }
    }

    /// The text without known telephone numbers.
    func removingNumbers(from text: String) -> String {
        var rest = ""
        var position = text.startIndex
        for group in Self.groups(in: text)
        where known.contains(Self.digits(group)) || Self.emergencyAbroad.contains(Self.digits(group)) {
            rest += text[position..<group.startIndex]
            position = group.endIndex
        }
        return rest + text[position...]
    }

    static func digits<Text: StringProtocol>(_ text: Text) -> String {
        String(
            text.unicodeScalars.filter { KebabCase.isDigit(UInt8(truncatingIfNeeded: $0.value)) && $0.isASCII }.map(
                Character.init))
    }

    /// Seven digits and more; five after a 0 or +; or any three that follow a word of calling.
    private static func looksLikePhone(_ group: Substring, _ digits: String, in text: String) -> Bool {
        if group.split(separator: " ").allSatisfy(isYear) || digits.count < 3 { return false }
        if digits.count >= 7 || (digits.count >= 5 && (group.hasPrefix("0") || group.hasPrefix("+"))) { return true }
        let before = text[..<group.startIndex]
        guard before.last == " " else { return false }
        let word = before.dropLast().reversed().prefix(while: \.isLetter).reversed()
        return ["call", "ring", "dial", "phone", "telephone", "text"].contains(String(word).lowercased())
    }

    private static func isYear(_ word: Substring) -> Bool { (1900...2100).contains(Int(word) ?? 0) }

    /// Digits with single blanks, hyphens or brackets between them.
    private static func groups(in text: String) -> [Substring] {
        let plus = UInt8(ascii: "+")
        var groups: [Substring] = []
        var start: String.Index?
        var end = text.startIndex
        var previous: Character = " "
        var next = text.startIndex
        while next < text.endIndex {
            if start == nil {
                // On to the next digit or plus: most of a text is neither.
                guard let place = text.utf8[next...].firstIndex(where: { KebabCase.isDigit($0) || $0 == plus }) else {
                    break
                }
                if place > next { previous = text[text.index(before: place)] }
                next = place
            }
            let index = next
            let letter = text[index]
            next = text.index(after: index)
            if letter.isASCII, letter.isNumber {
                // Digits inside a word (B12, F-1) are no number.
                if start == nil, !previous.isLetter { start = index }
                if start != nil { end = text.index(after: index) }
            } else if let first = start {
                let isJoint = (letter == " " || letter == "-") && previous.isNumber
                if !isJoint {
                    groups.append(text[first..<end])
                    start = nil
                }
            }
            if start == nil, letter == "+" {
                start = index
                end = text.index(after: index)
            }
            previous = letter
        }
        if let first = start, first < end { groups.append(text[first..<end]) }
        return groups.filter { $0.contains(where: \.isNumber) }
    }
}
