import Playbook
import Understanding

// Step 7: the current topic's details and neighbours ("how long for?", "and while breastfeeding?").
//
// It is looked at twice: before step 6 for what is certain, because a short follow-up often resembles another topic's
// question ("how long for?"), and after it for what is likely.
extension Turn {
    mutating func answerFollowUp(certain: Bool) -> Draft? {
        if !certain, let draft = answerAside() { return draft }
        guard let current = before.current, playbook.topics[current].kind == .answer else { return nil }
        // Words that name nothing can only ask about what was talked about.
        if let detail = detailMeant(of: current) { return answer(current, detail: detail) }
        let floor = isOnTopic && !namesAnother ? Self.sameTopicDetail : certain ? certainFloor : Self.likelyDetail
        if let detail = detail(of: current, from: floor) { return answer(current, detail: detail) }
        if certain, let draft = answerCase(of: current) ?? answerAspect(of: current) { return draft }
        if isOnTopic, let detail = onlyDetailNaming(current) { return answer(current, detail: detail) }
        return certain ? answerTooFew(current) : answerForSituation(current)
    }

    /// The topic's detail that the words ask for, at least so clearly. What is not certain must share a word of weight.
    mutating func detail(of topic: Int, from floor: Float) -> Int? {
        guard let found = nearestDetail(in: topic), found.score >= floor,
            let detail = playbook.topics[topic].answer?.details[found.detail]
        else { return nil }
        if found.score >= Self.sameWords { return found.detail }
        let shares = (detail.asks + [detail.label]).contains { engine.understander.sharesContent(utterance, with: $0) }
        return shares ? found.detail : nil
    }

    /// The detail that words which name nothing mean: "and for how long". Two that are as near are no answer.
    private mutating func detailMeant(of topic: Int) -> Int? {
        guard before.justAnswered, utterance.isBare, let found = nearestDetail(in: topic),
            found.score >= (isOnTopic ? Self.sameTopicDetail : Self.likelyDetail), found.lead >= Self.detailLead
        else { return nil }
        return found.detail
    }

    /// The one detail that speaks of what few words name, where the answer just given does not ("depo").
    private func onlyDetailNaming(_ topic: Int) -> Int? {
        // What names another topic by itself shares a word with it by chance.
        guard before.justAnswered, utterance.tokens.count <= Self.fewNames, let told = playbook.topics[topic].answer,
            interpretation.byItself.map({ $0 == topic }) ?? true,
            !speaksOfWhatWasAsked(parts(ofAnswer: topic))
        else { return nil }
        let naming = told.details.indices.filter { speaksOfWhatWasAsked(parts(ofDetail: $0, of: topic)) }
        return naming.count == 1 ? naming.first : nil
    }

    /// In longer messages a shared word is chance.
    static let fewNames = 6

    /// A follow-up of small talk or of an answer about the helper itself, whose details the last reply offered.
    private mutating func answerAside() -> Draft? {
        let aside = before.offered.compactMap { target -> Int? in
            if case .detail(let id, _) = target { engine.topicIndex(id) } else { nil }
        }.first
        guard let aside, playbook.topics[aside].kind != .answer, let detail = detail(of: aside, from: Self.likelyDetail)
        else { return nil }
        return answer(aside, detail: detail)
    }

    /// How near a detail must be to be taken though another topic's question resembles it. Words that point back lean on
    /// what was talked about, where no other topic is likely; a question in another topic's own words is that topic's.
    private var certainFloor: Float {
        var rival: Float = 0
        if case .one(let topic) = interpretation.verdict { rival = score(of: topic) }
        if rival >= Self.surelyOther { return max(Self.sameWords, min(rival, Self.ownWords)) }
        let isPointing = (utterance.pointsBack || utterance.isBare) && !namesAnother
        return isPointing && rival < Self.likelyRival ? Self.pointedDetail : Self.certainDetail
    }

    /// The words ask for the current topic itself: its nearest detail says more than the same answer again.
    var isOnTopic: Bool {
        if case .one(let topic) = interpretation.verdict { topic == before.current } else { false }
    }

    /// A detail that is taken even though another topic's question resembles it.
    static let certainDetail: Float = 0.65
    /// The same for words that point back, and what another topic must have to stand against it.
    private static let pointedDetail: Float = 0.55
    private static let likelyRival: Float = 0.7
    private static let surelyOther: Float = 0.95
    /// A detail asked for in its own words stands against any other topic.
    private static let ownWords: Float = 0.98
    /// A detail that is asked for in nearly its own words.
    static let sameWords: Float = 0.8
    /// A detail that is taken where the words ask for its own topic.
    static let sameTopicDetail: Float = 0.25
    /// How much nearer than the next a detail must be for words that name nothing.
    static let detailLead: Float = 0.05
    /// A detail that is taken where no topic was asked clearly.
    static let likelyDetail: Float = 0.45
}
