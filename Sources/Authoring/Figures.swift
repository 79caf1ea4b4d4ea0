import Playbook

/// How much there is of everything, and how hard it is to read: what `paoc check` says in the end.
public struct Figures: Sendable, Equatable, Codable {
    public var topics = 0
    public var urgentTopics = 0
    public var asks = 0
    public var details = 0
    public var concepts = 0
    /// Citations in answers.
    public var claims = 0
    public var facts = 0
    public var sources = 0
    public var referrals = 0
    public var tests = 0
    public var answers: Reading?
    public var urgentReplies: Reading?
    /// Words in a sentence of an answer, on average.
    public var meanSentence = 0.0

    /// SMOG grades over topics.
    public struct Reading: Sendable, Equatable, Codable {
        public var median: Double
        public var highest: Double
        /// The topic that is hardest to read.
        public var hardest: String
    }

    init(_ draft: Draft) {
        topics = draft.playbook.topics.count
        urgentTopics = draft.playbook.topics.count { $0.kind == .urgent }
        asks = draft.playbook.topics.reduce(0) { $0 + $1.asks.count }
        details = draft.playbook.topics.reduce(0) { $0 + ($1.answer?.details.count ?? 0) }
        concepts = draft.playbook.concepts.count
        facts = draft.playbook.facts.count
        sources = draft.playbook.sources.count
        referrals = draft.playbook.referrals.count
        tests = draft.entries[.test]?.count ?? 0
        for words in draft.texts where words.use == nil {
            claims += words.sentences.reduce(0) { $0 + $1.citations.count }
        }
        let levels = draft.levels.value
        answers = Self.reading(levels.filter { !$0.isUrgent })
        urgentReplies = Self.reading(levels.filter(\.isUrgent))
        let plain = levels.filter { !$0.isUrgent }
        let sentences = plain.reduce(0) { $0 + $1.sentences }
        if sentences > 0 { meanSentence = Double(plain.reduce(0) { $0 + $1.words }) / Double(sentences) }
    }

    private static func reading(_ levels: [ReadingLevel]) -> Reading? {
        guard let hardest = levels.max(by: { $0.smog < $1.smog }) else { return nil }
        let grades = levels.map(\.smog).sorted()
        return Reading(median: grades[grades.count / 2], highest: hardest.smog, hardest: hardest.topic)
    }

    /// The figures as lines for a person.
    public var lines: [String] {
        var lines = [
            "\(topics) topics (\(urgentTopics) urgent), \(asks) asks, \(details) details, \(concepts) concepts, \(tests) tests",
            "\(claims) claims on \(facts) facts from \(sources) sources; \(referrals) referrals",
        ]
        if let answers {
            lines.append(
                "answers: \(Self.say(answers)) (aim: median 11, highest \(ReadingLevel.shown(Check.mostForAnswers))); "
                    + "\(ReadingLevel.shown(meanSentence)) words a sentence (aim: 14)")
        }
        if let urgentReplies {
            lines.append("urgent: \(Self.say(urgentReplies)) (aim: highest \(ReadingLevel.shown(Check.mostForUrgent)))")
        }
        return lines
    }

    private static func say(_ reading: Reading) -> String {
        "SMOG median \(ReadingLevel.shown(reading.median)), highest \(ReadingLevel.shown(reading.highest)) in \(reading.hardest)"
    }
}
