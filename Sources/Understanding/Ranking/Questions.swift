import Playbook

/// The questions inside one message.
enum Questions {
    static let lists: [(WordClass, String)] = [
        // Words that open a question, or a wish that is as good as one.
        (
            .opensQuestion,
            "what how why when where which who will would can could shall should is are am was do does did has have may might "
                + "any whats hows"
        ),
        // Words of which one stands behind the opener of a question: "my leaflet, is it right".
        (.questionSubject, "i it you he she they we that this there my the"),
        // Words after which another question may begin inside a sentence.
        (.joinsQuestions, "and also plus or but then n"),
        // Words that put two wishes side by side, and those that set two names against each other.
        (.seam, "and also plus n"), (.against, "vs versus"),
    ]
    /// Shorter stretches are follow-ups of what stands before them.
    static let fewestWords = 3

    /// Stretches of the message that ask, in their order, without the words that join them. A story around one question
    /// gives one.
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
            for part in parts {
                let core = core(of: part, utterance)
                guard core.count >= (core.lowerBound > part.lowerBound ? fewestJoined : fewestWords) else { continue }
                let isMarked = sentence.isQuestion && part.upperBound == sentence.words.upperBound
                // "Zoledronate, then a baby? And a break from Prolia": a wish beside a question is one too.
                let goesOn = core.lowerBound > part.lowerBound && found.last?.upperBound == part.lowerBound
                if isMarked || goesOn || asks(core, utterance) { found.append(core) }
            }
        }
        return found
    }

    /// A part without the words that join it to what stands before.
    private static func core(of part: Range<Int>, _ utterance: Utterance) -> Range<Int> {
        let first = part.first { !isJoint($0, utterance) } ?? part.upperBound
        return first..<part.upperBound
    }

    /// An opener stands first, or before a subject among the first words: "your facts are they from doctors".
    private static func asks(_ part: Range<Int>, _ utterance: Utterance) -> Bool {
        opens(part.lowerBound, utterance)
            || part.prefix(firstWords).contains { at in
                opens(at, utterance) && at + 1 < part.upperBound && has(.questionSubject, at + 1, utterance)
            }
    }

    /// Words before an opener that still leave a question.
    private static let firstWords = 4
    /// Words of a question behind a joint.
    private static let fewestJoined = 2

    /// Places where a message may fall into two wishes that are no questions of their own: "the leaflet and the number".
    static func seams(in utterance: Utterance) -> [Int] {
        utterance.sentences.flatMap { sentence in
            sentence.words.filter { at -> Bool in
                guard has(.against, at, utterance) || has(.seam, at, utterance) else { return false }
                let least = has(.against, at, utterance) ? 1 : fewestInWish
                return min(at - sentence.words.lowerBound, sentence.words.upperBound - at - 1) >= least
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

    private static func opens(_ at: Int, _ utterance: Utterance) -> Bool { has(.opensQuestion, at, utterance) }

    private static func isJoint(_ at: Int, _ utterance: Utterance) -> Bool { has(.joinsQuestions, at, utterance) }

    private static func has(_ kind: WordClass, _ at: Int, _ utterance: Utterance) -> Bool {
        utterance.tokens.indices.contains(at) && utterance.tokens[at].classes.contains(kind)
    }
}
