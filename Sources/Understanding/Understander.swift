import Playbook

/// Reads what people type and says what they may mean. A value: made once for a playbook, then shared freely.
public struct Understander: Sendable {
    let reader: Reader
    let ranker: Ranker
    let rules: TopicRules
    let slots: SlotRules
    let screen: UrgentScreen
    let nearWords: NearWords
    let lookup: LookupIndex
    let details: DetailIndex
    let politeness = Politeness()
    let topics: [Topic]

    /// - Parameter model: what `Learner.learn` made of this very playbook.
    /// - Throws: `otherPlaybook` where it was made of another one.
    public init(playbook: Playbook, model: RankingModel) throws(ModelError) {
        guard model.topics == playbook.topics.map(\.id) else { throw .otherPlaybook }
        let lexicon = Lexicon(playbook)
        reader = Reader(lexicon: lexicon, concepts: ConceptTrie(playbook, lexicon))
        ranker = Ranker(model, Features(reader.concepts))
        rules = TopicRules(playbook, reader)
        slots = SlotRules(playbook, reader, politeness)
        screen = UrgentScreen(playbook, reader)
        nearWords = NearWords(playbook, lexicon)
        lookup = LookupIndex(playbook, reader, ranker)
        details = try DetailIndex(playbook, ranker)
        topics = playbook.topics
    }

    /// Words, spelling, sentences and concepts. At most 4,096 words are read, and the spelling of 256 looked into.
    public func read(_ text: String) -> Utterance { reader.read(text) }

    /// What an utterance means in a situation.
    public func interpret(_ utterance: Utterance, situation: Situation) -> Interpretation {
        let found = slots.findings(utterance)
        var known = situation
        for finding in found { known[finding.slot] = finding.value }
        let ranking = rank(utterance)
        let matches = signs(utterance, situation: known)
        var urgent = screen.findings(matches)
        if let second = secondOpinion(utterance, ranking, besides: matches) { urgent.append(second) }
        return Interpretation(
            urgent: urgent, readings: Array(ranking.readings.prefix(Self.readingLimit)),
            verdict: verdict(ranking, utterance), slots: found)
    }

    /// Readings an interpretation lists.
    static let readingLimit = 8

    /// The detail of a topic that a follow-up asks for.
    public func detail(_ utterance: Utterance, of topic: Int) -> (detail: Int, score: Float)? {
        details.find(utterance, of: topic)
    }
}
