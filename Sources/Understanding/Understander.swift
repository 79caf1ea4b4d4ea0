import Playbook

/// Reads what people type and says what they may mean. Made once for a playbook, then shared freely.
public final class Understander: Sendable {
    let reader: Reader
    let ranker: Ranker
    let rules: TopicRules
    let slots: SlotRules
    let screen: UrgentScreen
    let nearWords: NearWords
    /// Only staff look topics up.
    private let lookupIndex: MadeOnce<LookupIndex>
    let details: DetailIndex
    let labels = MadeAsAsked<TextKey, OptionLabel>()
    let shared = MadeAsAsked<TextKey, SharedContent>()
    let topics: [Topic]
    /// For each topic whether it is an urgent one.
    let isUrgent: [Bool]
    let plainness: Plainness
    /// For each topic the level of most of its signs, of equals the gravest; `ask` where it has none.
    let usualLevels: [UrgentLevel]
    /// The topic of what is not ours.
    let outside: Int?

    /// The asks of each topic, where the playbook is without them.
    let asks: (@Sendable (Int) -> [String])?

    var lookup: LookupIndex { lookupIndex.value }

    /// - Parameters:
    ///   - model: what `Learner.learn` made of this very playbook.
    ///   - asks: the asks of each topic, where the playbook is without them.
    /// - Throws: `otherPlaybook` where it was made of another one.
    public init(
        playbook: Playbook, model: RankingModel, asks: (@Sendable (Int) -> [String])? = nil
    ) throws(ModelError) {
        guard model.topics == playbook.topics.map(\.id) else { throw .otherPlaybook }
        reader = Reader(lexicon: model.lexicon, concepts: model.concepts, known: model.words)
        ranker = Ranker(model, Features(reader.concepts))
        rules = try TopicRules(model.rules, playbook, reader)
        slots = try SlotRules(model.rules, playbook, reader)
        screen = try UrgentScreen(model.rules, playbook, reader)
        nearWords = model.rules.nearWords
        lookupIndex = MadeOnce { [reader, ranker] in LookupIndex(playbook, reader, ranker) }
        details = try DetailIndex(playbook, ranker, hasAsks: asks == nil)
        self.asks = asks
        topics = playbook.topics
        isUrgent = playbook.topics.map { $0.kind == .urgent }
        plainness = Plainness(playbook.topics)
        usualLevels = playbook.topics.map { Self.usualLevel(of: $0.card?.signs ?? []) }
        outside = playbook.topicIndex(Topic.outOfScope)
    }

    /// See `usualLevels`.
    private static func usualLevel(of signs: [UrgentCard.Sign]) -> UrgentLevel {
        var counts = [Int](repeating: 0, count: UrgentLevel.allCases.count)
        for at in signs.indices { counts[signs[at].level.rank] += 1 }
        let graver = UrgentLevel.allCases.filter { $0 > .ask && counts[$0.rank] > 0 }
        return graver.max { (counts[$0.rank], $0) < (counts[$1.rank], $1) } ?? .ask
    }

    /// The phrases that steer a conversation.
    public var steering: SteeringPhrases { ranker.model.steering }

    /// Words, spelling, sentences and concepts. At most 4,096 words are read, and the spelling of 256 looked into.
    public func read(_ text: String) -> Utterance { reader.read(text) }

    /// What an utterance means in a situation.
    ///
    /// - Parameters:
    ///   - context: what was talked about, where something was. It weighs on which plain topic is meant; a sign that stands
    ///     in the words is one whatever was talked about.
    ///   - note: is given what `detail` finds for a topic, where the utterance was held against its details.
    public func interpret(
        _ utterance: Utterance, situation: Situation, after context: Context? = nil,
        noting note: (_ topic: Int, _ detail: NearDetail?) -> Void = { _, _ in }
    ) -> Interpretation {
        let occurrences = occurrences(utterance)
        let told = slots.told(utterance, occurrences)
        let findings = told.findings
        var situation = situation
        for finding in findings { situation[finding.slot] = finding.value }
        let signs = signs(utterance, occurrences, situation: situation)
        let (said, known) = said(utterance, besides: told.sentences, signs)
        let asked = said.unjoined
        let alone =
            (asked.tokens.count == said.tokens.count ? known : nil)
            ?? rank(asked, asked.tokens.count == utterance.tokens.count ? occurrences : nil)
        // Most words are plain enough by themselves.
        lazy var behind = context.flatMap { rank(said, behind: $0) }
        let matches = weighed(signs, utterance, alone)
        var ranking = alone
        if let context, !matches.contains(where: { $0.level != nil }) {
            ranking = combine(alone, behind, said, context) { topic in
                let detail = detail(said, of: topic)
                if said.tokens.count == utterance.tokens.count { note(topic, detail) }
                return detail
            }
        }
        // Only what was talked about explains words that sound urgent; what was merely offered does not.
        let heard = secondOpinion(utterance, alone, context?.topic == nil ? nil : behind, besides: matches)
        let slope = ranker.model.calibration.slope
        let urgent = screen.findings(matches, and: heard) { Exact.exp(alone.scores[$0] * slope) }
        return Interpretation(
            urgent: urgent, readings: Array(ranking.readings.prefix(Self.readingLimit)),
            verdict: verdict(ranking, said, isOurs: findings.contains(where: \.isWhole)),
            byItself: isPlain(alone) ? alone.readings.first?.topic : nil, slots: findings)
    }

    /// What an utterance says without the words around it.
    ///
    /// Where nothing is asked, a greeting or thanks may be all: "hi from a dad", "I feel heard, thank you". A heading
    /// behind a greeting is plain by itself.
    ///
    /// - Returns: the words, ranked where that was looked at.
    func said(
        _ utterance: Utterance, besides told: [Range<Int>], _ signs: [UrgentScreen.Match]
    ) -> (words: Utterance, ranking: Ranking?) {
        let gist = utterance.gist(besides: told)
        guard gist.tokens.count < utterance.tokens.count, signs.isEmpty, !gist.asks, !utterance.thanksAhead else {
            return (gist, nil)
        }
        let asked = rank(gist)
        // "Hello from Leeds": of what is left nothing is ours.
        let isNothing = asked.readings.first.map { $0.topic == outside } ?? true
        guard isNothing || asked.readings[0].score < Self.plainHeading,
            asked.urgent.probability < ranker.model.calibration.urgent
        else { return (gist, asked) }
        let whole = rank(utterance)
        guard whole.isClear || isNothing, let best = whole.readings.first, topics[best.topic].kind == .social else {
            return (gist, asked)
        }
        return (utterance, whole)
    }

    /// A heading with so much behind a greeting is what is meant.
    private static let plainHeading: Float = 0.8

    /// What rules are made of, where it stands in an utterance.
    func occurrences(_ utterance: Utterance) -> Occurrences {
        Occurrences(utterance, ranker.model.rules.marks)
    }

    /// Readings an interpretation lists.
    static let readingLimit = 8

    /// A detail, how alike the words are to the nearest of its asks, and by how much that leads the next detail.
    public typealias NearDetail = (detail: Int, score: Float, lead: Float)

    /// The detail of a topic that a follow-up asks for, in all its words or in one question among them, with how alike
    /// they are and by how much it leads the topic's other details.
    public func detail(_ utterance: Utterance, of topic: Int) -> NearDetail? {
        var best: NearDetail?
        func look(_ words: Utterance) {
            if let found = details.find(words, of: topic), found.score > best?.score ?? 0 { best = found }
        }
        let whole = utterance.gist
        look(whole)
        let unjoined = whole.unjoined
        if unjoined.tokens.count < whole.tokens.count { look(unjoined) }
        for question in Questions.find(in: whole) where question.count < whole.tokens.count {
            look(whole.slice(question))
        }
        return best
    }
}
