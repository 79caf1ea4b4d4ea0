import Playbook
import Understanding

// Step 7 continued: few words that lean on what was talked about ("is that safe?", "why?") are read twice, alone and
// behind the current topic's name. A topic must fit both readings; where two fit alike, they are asked about.
extension Turn {
    mutating func answerInContext(_ current: Int) -> Draft? {
        guard utterance.tokens.count <= Self.fewWords, !utterance.isEmpty else { return nil }
        let alone = aloneScore
        if isBareQuestion { return askAbout(current) }
        let isBare = leans && utterance.tokens.count <= Self.bareWords
        if isBare || alone < (leans ? Self.certainAlone : Self.answeredAlone),
            let detail = detail(of: current, from: leans ? Self.leaningDetail : Self.plainDetail)
        {
            return answer(current, detail: detail)
        }
        guard alone < (leans ? Self.clearAlone : Self.answeredAlone) else { return nil }
        let fits = fitting(current)
        guard let best = fits.first, best.fit >= Self.leastFit else { return askWhichPart(of: current) }
        if best.topic == current {
            if let detail = detail(of: current, from: Self.sameTopicDetail) { return answer(current, detail: detail) }
            if isAmongFirst(current), alone < Self.answeredAlone || isDrivenOut(fits, by: best) {
                return answer(current, score: score(of: current))
            }
        }
        let others = fits.filter {
            $0.topic != current && $0.joined >= Self.leastJoined && score(of: $0.topic) >= Self.otherFloor
        }
        guard let other = others.first else {
            if best.topic == current, leans, alone < Self.answeredAlone { return askAbout(current) }
            return alone < Self.firmAlone ? askWhichPart(of: current) : nil
        }
        guard let rival = others.dropFirst().first, rival.fit * Self.clearly > other.fit else {
            // Nothing speaks for it but the current topic's silence: that is for asking back.
            return best.topic == current && alone < Self.answeredAlone
                ? nil : answer(other.topic, score: score(of: other.topic))
        }
        return alone < Self.answeredAlone ? nil : ask(between: [other.topic, rival.topic])
    }

    /// A topic with how well it fits both readings.
    private typealias Fit = (topic: Int, fit: Float, joined: Float)

    /// Best first.
    private func fitting(_ current: Int) -> [Fit] {
        let title = playbook.topics[current].title
        let joined = engine.understander.interpret(
            engine.understander.read(title + ", " + typed), situation: state.situation
        ).readings
        let near = [current] + playbook.topics[current].next.compactMap(playbook.topicIndex)
        return joined.filter { $0.topic != ruledOut && playbook.topics[$0.topic].kind == .answer }.map { reading in
            let own = max(score(of: reading.topic), Self.unseen)
            let weight = near.contains(reading.topic) ? 1 : Self.farWeight
            return (reading.topic, own * reading.score * weight, reading.score)
        }.sorted { ($0.fit, $1.topic) > ($1.fit, $0.topic) }
    }

    /// How sure the words alone are of one thing.
    private var aloneScore: Float {
        switch interpretation.verdict {
        case .one(let topic): playbook.topics[topic].kind == .answer ? score(of: topic) : 1
        case .several: 1
        case .close, .faint, .unknown: 0
        }
    }

    /// The words point at something said before, or are too few to stand alone.
    private var leans: Bool {
        let count = utterance.tokens.count
        // "And if I want a baby?"
        if count > 0, Self.joints.contains(utterance.text(0)) { return true }
        if count > 1, count <= Self.shortWords, utterance.text(1) == "about" { return true }
        return utterance.tokens.indices.contains { at in
            Self.pointers.contains(utterance.text(at))
                || count <= Self.shortWords && Self.openers.contains(utterance.text(at))
        }
    }

    /// "Why?", "and how": nothing but the question itself.
    private var isBareQuestion: Bool {
        utterance.tokens.count <= 2
            && utterance.tokens.indices.allSatisfy { Self.openers.contains(utterance.text($0)) }
    }

    /// What the words alone seem to ask has next to nothing to do with what was talked about.
    private func isDrivenOut(_ fits: [Fit], by best: Fit) -> Bool {
        guard leans, case .one(let topic) = interpretation.verdict else { return false }
        return (fits.first { $0.topic == topic }?.fit ?? 0) * Self.drivenOut < best.fit
    }

    private func isAmongFirst(_ topic: Int) -> Bool {
        interpretation.readings.prefix(Self.nearReadings).contains { $0.topic == topic }
    }

    /// Too few words to guess by: which part of what was talked about?
    private mutating func askWhichPart(of current: Int) -> Draft? {
        utterance.tokens.count <= Self.bareWords && !isFaintlyUnderstood ? askAbout(current) : nil
    }

    /// The parts of what was talked about that were not given yet.
    private mutating func askAbout(_ current: Int) -> Draft? {
        guard before.misses == 0, before.pending != .clarify, before.justAnswered else { return nil }
        state.misses = 1
        return ask(helper.say(.askMore), Array(offers(after: current).prefix(Draft.optionLimit)))
    }

    /// Some topic was caught, which asking back is better for.
    private var isFaintlyUnderstood: Bool {
        if case .close = interpretation.verdict { true } else { false }
    }

    private mutating func ask(between topics: [Int]) -> Draft? {
        state.misses = 0
        return ask(helper.say(.askWhich), topics.map(topicOffer))
    }

    private func ask(_ words: String, _ offers: [Draft.Offer]) -> Draft? {
        guard !offers.isEmpty else { return nil }
        var draft = Draft(.clarify)
        draft.question(words)
        draft.offers = offers
        draft.pending = .clarify
        return draft
    }

    /// Words that stand for something said before.
    private static let pointers: Set<String> = [
        "it", "its", "that", "thats", "this", "them", "they", "theyre", "those", "these", "then", "instead",
        "otherwise",
    ]
    /// Words that open a question which may be about anything.
    private static let openers: Set<String> = ["how", "why", "when", "and", "but", "so", "come", "not"]
    private static let joints: Set<String> = ["and", "but", "so"]
    /// A question with no more words leans where it opens so.
    private static let shortWords = 5
    /// A reading so sure is what was asked, whatever was talked about.
    private static let certainAlone: Float = 0.97
    /// A detail that is taken for words that lean on the topic, and for words that may not.
    private static let leaningDetail: Float = 0.45
    static let plainDetail: Float = 0.6
    /// A topic among so many readings of the words alone may be meant.
    private static let nearReadings = 4
    /// How well the words alone must fit a topic other than the current one.
    private static let otherFloor: Float = 0.25
    /// Longer messages are questions of their own.
    private static let fewWords = 10
    /// So few words lean on what came before them.
    private static let bareWords = 3
    /// Surer readings need no context.
    private static let clearAlone: Float = 0.8
    /// Readings that step 6 would answer.
    private static let answeredAlone: Float = 0.6
    /// Below it, a bare question is asked about rather than answered far from the topic.
    private static let firmAlone: Float = 0.7
    /// What a topic counts that is not among the readings of the words alone.
    private static let unseen: Float = 0.02
    /// What a topic counts that is no neighbour.
    private static let farWeight: Float = 0.5
    private static let leastFit: Float = 0.01
    /// A topic that the current one's name drives out has nothing to do with it.
    private static let leastJoined: Float = 0.02
    /// How many times better the current topic must fit than what the words alone seem to ask.
    private static let drivenOut: Float = 10
    /// How many times better the best must fit than the next.
    private static let clearly: Float = 2
}
