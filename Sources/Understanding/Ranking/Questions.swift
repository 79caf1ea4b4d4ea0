import Playbook

/// The questions inside one message.
enum Questions {
    /// Words that open a question, or a wish that is as good as one.
    private static let openers = words(
        "what how why when where which who will would can could should shall is are am was do does did has have may might "
            + "any whats hows")
    /// Words after which another question may begin inside a sentence.
    private static let joints = words("and also plus or but then")
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

extension Understander {
    /// How sure each of several questions must be: answering what was not asked is half a mistake.
    static let severalShare: Float = 0.65
    /// Questions answered in one reply.
    static let severalLimit = 3

    /// The topics of a message that asks several things, each clearly; `nil` where it asks one thing.
    func several(_ utterance: Utterance) -> Interpretation.Verdict? {
        let parts = Questions.find(in: utterance)
        guard parts.count >= 2 else { return nil }
        var asked: [Int] = []
        var missed = false
        for part in parts {
            guard let best = rank(utterance.slice(part)).readings.first else { continue }
            let topic = topics[best.topic]
            if best.score < Self.severalShare || topic.kind != .answer {
                missed = missed || topic.id == Topic.outOfScope && best.score >= Self.severalShare
            } else if !asked.contains(best.topic), asked.count < Self.severalLimit {
                asked.append(best.topic)
            }
        }
        return asked.count >= 2 ? .several(asked, missed: missed) : nil
    }
}
