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
        each(in: utterance) { question in
            found.append(question)
            return true
        }
        return found
    }

    /// There is one.
    static func stand(in utterance: Utterance) -> Bool {
        var isFound = false
        each(in: utterance) { _ in
            isFound = true
            return false
        }
        return isFound
    }

    private typealias Tokens = UnsafeBufferPointer<Utterance.Token>

    /// Calls `visit` with each, until it returns false.
    private static func each(in utterance: Utterance, _ visit: (Range<Int>) -> Bool) {
        utterance.tokens.withUnsafeBufferPointer { tokens in
            var last = -1
            for sentence in utterance.sentences {
                var first = sentence.words.lowerBound
                while first < sentence.words.upperBound {
                    var end = first + 1
                    while end < sentence.words.upperBound, !startsQuestion(end, after: first, tokens) { end += 1 }
                    let part = first..<end
                    first = end
                    let core = core(of: part, tokens)
                    guard core.count >= (core.lowerBound > part.lowerBound ? fewestJoined : fewestWords) else {
                        continue
                    }
                    let isMarked = sentence.isQuestion && end == sentence.words.upperBound
                    // "Zoledronate, then a baby? And a break from Prolia": a wish beside a question is one too.
                    let goesOn = core.lowerBound > part.lowerBound && last == part.lowerBound
                    guard isMarked || goesOn || asks(core, tokens) else { continue }
                    guard visit(core) else { return }
                    last = end
                }
            }
        }
    }

    /// A part without the words that join it to what stands before.
    private static func core(of part: Range<Int>, _ tokens: Tokens) -> Range<Int> {
        var first = part.lowerBound
        while first < part.upperBound, isJoint(first, tokens) { first += 1 }
        return first..<part.upperBound
    }

    /// An opener stands first, or before a subject among the first words: "your facts are they from doctors".
    private static func asks(_ part: Range<Int>, _ tokens: Tokens) -> Bool {
        opens(part.lowerBound, tokens)
            || part.prefix(firstWords).contains { at in
                opens(at, tokens) && at + 1 < part.upperBound && has(.questionSubject, at + 1, tokens)
            }
    }

    /// Words before an opener that still leave a question.
    private static let firstWords = 4
    /// Words of a question behind a joint.
    private static let fewestJoined = 2

    /// Places where a message may fall into two wishes that are no questions of their own: "the leaflet and the number".
    static func seams(in utterance: Utterance) -> [Int] {
        utterance.tokens.withUnsafeBufferPointer { tokens in
            utterance.sentences.flatMap { sentence in
                sentence.words.filter { at -> Bool in
                    guard has(.against, at, tokens) || has(.seam, at, tokens) else { return false }
                    let least = has(.against, at, tokens) ? 1 : fewestInWish
                    return min(at - sentence.words.lowerBound, sentence.words.upperBound - at - 1) >= least
                }
            }.prefix(seamLimit).map { $0 }
        }
    }

    /// Words of a wish at least, and seams that are looked at: each costs two readings.
    private static let fewestInWish = 2
    private static let seamLimit = 4

    /// "… and can I", "… , how long": a joint or a pause before an opener.
    private static func startsQuestion(_ at: Int, after first: Int, _ tokens: Tokens) -> Bool {
        guard at - first >= fewestWords else { return false }
        if isJoint(at, tokens) {
            return opens(at + 1, tokens) || opens(at + 2, tokens) && isJoint(at + 1, tokens)
        }
        return tokens[at].before == .pause && opens(at, tokens)
    }

    private static func opens(_ at: Int, _ tokens: Tokens) -> Bool { has(.opensQuestion, at, tokens) }

    private static func isJoint(_ at: Int, _ tokens: Tokens) -> Bool { has(.joinsQuestions, at, tokens) }

    private static func has(_ kind: WordClass, _ at: Int, _ tokens: Tokens) -> Bool {
        at < tokens.count && tokens[at].classes.contains(kind)
    }
}
