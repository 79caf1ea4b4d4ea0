import Playbook

/// The questions inside one message.
enum Questions {
    /// Words that open a question, or a wish that is as good as one.
    private static let openers = words(
        "what how why when where which who will would can could should shall is are am was do does did has have may might "
            + "any whats hows")
    /// Words after which another question may begin inside a sentence.
    private static let joints = words("and also plus or but then")
    /// Words that put two wishes side by side.
    private static let seamWords = words("and also plus n")
    /// Shorter stretches are follow-ups of what stands before them.
    static let fewestWords = 3

    /// Stretches of the message that ask, in their order. A story around one question gives one.
    static func find(in utterance: Utterance) -> [Range<Int>] {
        var found: [Range<Int>] = []
        for sentence in utterance.sentences {
            var first = sentence.words.lowerBound
            var parts: [Range<Int>] = []
            for at in sentence.words.dropFirst() where startsQuestion(at, after: first, utterance) {
                parts.append(first..<at)
                first = at
            }
            parts.append(first..<sentence.words.upperBound)
            for part in parts where part.count >= fewestWords {
                let asks =
                    opens(part.lowerBound, utterance)
                    || isJoint(part.lowerBound, utterance)
                        && opens(part.lowerBound + 1, utterance)
                if asks || sentence.isQuestion && part.upperBound == sentence.words.upperBound { found.append(part) }
            }
        }
        return found
    }

    /// Places where a message may fall into two wishes that are no questions of their own: "the leaflet and the number".
    static func seams(in utterance: Utterance) -> [Int] {
        utterance.sentences.flatMap { sentence in
            sentence.words.filter { at in
                isSeam(at, utterance) && at - sentence.words.lowerBound >= fewestInWish
                    && sentence.words.upperBound - at > fewestInWish
            }
        }.prefix(seamLimit).map { $0 }
    }

    /// Words of a wish at least, and seams that are looked at: each costs two readings.
    private static let fewestInWish = 2
    private static let seamLimit = 4

    /// "… and can I", "… , how long": a joint or a pause before an opener.
    private static func startsQuestion(_ at: Int, after first: Int, _ utterance: Utterance) -> Bool {
        guard at - first >= fewestWords else { return false }
        if isJoint(at, utterance) {
            return opens(at + 1, utterance) || opens(at + 2, utterance) && isJoint(at + 1, utterance)
        }
        return utterance.tokens[at].before == .pause && opens(at, utterance)
    }

    private static func opens(_ at: Int, _ utterance: Utterance) -> Bool { has(openers, at, utterance) }

    private static func isJoint(_ at: Int, _ utterance: Utterance) -> Bool { has(joints, at, utterance) }

    private static func isSeam(_ at: Int, _ utterance: Utterance) -> Bool { has(seamWords, at, utterance) }

    private static func has(_ table: WordTable, _ at: Int, _ utterance: Utterance) -> Bool {
        guard utterance.tokens.indices.contains(at) else { return false }
        let form = utterance.tokens[at].form
        return table.find(utterance.forms, Int(form.lowerBound)..<Int(form.upperBound)) >= 0
    }

    private static func words(_ list: String) -> WordTable {
        var table = WordTable()
        for word in list.split(separator: " ") { _ = table.intern(Array(word.utf8)) }
        return table
    }
}
