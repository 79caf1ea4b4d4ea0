import Playbook

extension Check {
    /// No topic harder to read than most people can cope with: SMOG 13, and 9 for urgent ones.
    static let readingLevel = Check { draft, _, findings in
        for level in draft.levels.value {
            let most = level.isUrgent ? mostForUrgent : mostForAnswers
            guard level.smog > most, let entry = draft.topics.first(where: { $0.id == level.topic }) else { continue }
            findings.add(
                .hardToRead, entry.place,
                "SMOG \(ReadingLevel.shown(level.smog)), and \(ReadingLevel.shown(most)) is the most",
                mend: "long words: \(level.longWords.joined(separator: ", "))")
        }
    }

    static let mostForAnswers = 13.0
    static let mostForUrgent = 9.0
}

/// How hard the text of a topic is to read.
struct ReadingLevel: Sendable, Equatable {
    var topic: String
    var isUrgent: Bool
    /// McLaughlin's grade: 1.043 √(long words × 30 / sentences) + 3.1291, where words of three syllables are long.
    var smog: Double
    var sentences: Int
    var words: Int
    /// The long words that are met most often, at most eight.
    var longWords: [String]

    /// Every topic with enough text to be measured, by id.
    static func measure(_ draft: Draft) -> [ReadingLevel] {
        let plain = Set(draft.playbook.helper.plainWords.map { $0.lowercased() })
        return draft.topics.sorted { $0.id < $1.id }.compactMap { entry in
            let isUrgent = draft.entry(.urgentTopic, entry.id) != nil
            let sentences = isUrgent ? card(entry) : draft.passages(of: entry).flatMap(\.sentences)
            return sentences.isEmpty ? nil : of(sentences, topic: entry.id, isUrgent: isUrgent, plain: plain)
        }
    }

    private static func card(_ entry: Draft.Entry) -> [Sentence] {
        (entry.node["levels"]?.pairs ?? []).flatMap { pair in
            // Services are ids here, not words.
            pair.value.pairs.filter { $0.name != "refer" }.flatMap { part in
                ([part.value] + part.value.items).compactMap(\.text).flatMap { Sentences.of($0) }
            }
        }
    }

    private static func of(_ sentences: [Sentence], topic: String, isUrgent: Bool, plain: Set<String>) -> ReadingLevel {
        var counts: [String: Int] = [:]
        var words = 0
        for sentence in sentences {
            for word in spoken(sentence.lowered) {
                words += 1
                if Syllables.count(word) >= 3, !plain.contains(String(word)) { counts[String(word), default: 0] += 1 }
            }
        }
        let long = counts.values.reduce(0, +)
        let smog = 1.0430 * (Double(long) * 30 / Double(sentences.count)).squareRoot() + 3.1291
        let common = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(8).map(\.key)
        return ReadingLevel(
            topic: topic, isUrgent: isUrgent, smog: smog, sentences: sentences.count, words: words, longWords: common)
    }

    /// The runs of letters and apostrophes.
    private static func spoken(_ text: String) -> [Substring] {
        guard text.utf8.allSatisfy({ $0 < 0x80 }) else {
            return text.split { !$0.isLetter && $0 != "'" && $0 != "\u{2019}" }
        }
        return text[...].utf8.split { !KebabCase.isLetter($0) && $0 != UInt8(ascii: "'") }.map(Substring.init)
    }

    /// A grade with one decimal.
    static func shown(_ grade: Double) -> String { String((grade * 10).rounded() / 10) }
}

/// Counts the syllables of English words in small letters by their vowels: right for nine words in ten, which is enough for a median.
enum Syllables {
    static func count(_ word: Substring) -> Int {
        let letters = word.utf8.filter(KebabCase.isLetter)
        var count = 0
        var isInVowels = false
        for letter in letters {
            let isVowel = isVowel(letter)
            if isVowel, !isInVowels { count += 1 }
            isInVowels = isVowel
        }
        let text = String(decoding: letters, as: UTF8.self)
        // A silent ending: "bone", but "little"; "healed", but "needed"; "bones", but "boxes".
        if count > 1 {
            if text.hasSuffix("e"), !text.hasSuffix("le") { count -= 1 }
            if text.hasSuffix("ed"), !text.hasSuffix("ted"), !text.hasSuffix("ded") { count -= 1 }
            if text.hasSuffix("es"),
                !["ses", "xes", "zes", "ches", "shes", "ces", "ges"].contains(where: text.hasSuffix)
            {
                count -= 1
            }
        }
        return max(1, count)
    }

    private static func isVowel(_ letter: UInt8) -> Bool {
        switch letter {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"),
            UInt8(ascii: "y"):
            true
        default: false
        }
    }
}
