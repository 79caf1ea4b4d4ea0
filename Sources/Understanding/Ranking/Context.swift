import Playbook

/// What was talked about when something is said.
public struct Context: Sendable, Equatable {
    /// The topic that was answered last; `nil` where something was only asked back.
    public var topic: Int?
    /// Topics that lie near: its neighbours, and what was offered besides.
    public var neighbours: [Int]
    /// Topics that were answered before the current one, the last first: "it" may stand for what they are about.
    public var past: [Int]
    /// It is not the current topic that is meant: it was just corrected.
    public var isRuledOut: Bool

    public init(topic: Int?, neighbours: [Int], past: [Int] = [], isRuledOut: Bool = false) {
        self.topic = topic
        self.neighbours = neighbours
        self.past = past
        self.isRuledOut = isRuledOut
    }
}

/// How far words lean on what was talked about.
///
/// The weights were chosen on conversations: few words and words that point back mean little without it, long messages
/// hardly need it.
struct ContextWeights: Sendable, Equatable {
    /// What the words count when they are read behind the current topic's title, beside the words alone.
    var joined: Float
    /// How many times likelier the current topic is than another one before a word is read, as a power of e.
    var current: Float
    /// The same for its neighbours.
    var neighbour: Float

    /// - Parameter isOffered: it is not something answered that is leant on, only what was offered. A joint alone ("so
    ///   could I have another") does not point at that.
    init(_ utterance: Utterance, isOffered: Bool) {
        let count = utterance.tokens.count
        let pointsBack = isOffered ? utterance.namesBack : utterance.pointsBack
        if utterance.isBare {
            self.init(joined: 0.75, current: 2, neighbour: 2)
        } else if count <= Self.few, pointsBack {
            self.init(joined: 0.5, current: 3, neighbour: 2)
        } else if count <= Self.fewest {
            self.init(joined: 0.75, current: 1, neighbour: 0.5)
        } else if count <= Self.few {
            self.init(joined: 0.2, current: 2, neighbour: 1)
        } else {
            self.init(joined: 0.1, current: 0.5, neighbour: 1)
        }
    }

    private init(joined: Float, current: Float, neighbour: Float) {
        self.joined = joined
        self.current = current
        self.neighbour = neighbour
    }

    /// So few words are no question of their own: "side effects?".
    static let fewest = 3
    /// Longer messages are questions of their own.
    static let few = 10
}

extension Understander {
    /// The words read behind the title of the topic they follow; words that point at what was only offered, behind what
    /// was offered first.
    ///
    /// Words that point may point past the current topic: "what could I take instead?", asked of when to try for a baby,
    /// is about the drug that was spoken of before. They stand for what makes most sense of them.
    func rank(_ utterance: Utterance, behind context: Context) -> Ranking? {
        let isPointing = utterance.namesBack || utterance.isBare
        guard !utterance.isForeign, context.topic != nil || isPointing else { return nil }
        guard let topic = context.topic else {
            return rank(utterance, behind: context.neighbours.prefix(Self.offeredFirst))
        }
        let own = rank(utterance, behind: [topic])
        guard isPointing else { return own }
        return context.past.reduce(own) { best, past in
            guard past != topic, topics[past].kind == .answer else { return best }
            let ranking = rank(utterance, behind: [past])
            return ranking?.top ?? 0 > (best?.top ?? 0) + Self.pastLead ? ranking : best
        }
    }

    /// The words read behind the titles of topics.
    private func rank(_ utterance: Utterance, behind near: ArraySlice<Int>) -> Ranking? {
        let titles = near.filter(topics.indices.contains).map { topics[$0].title }
        guard !titles.isEmpty else { return nil }
        return rank(reader.read((titles + [utterance.asTyped]).joined(separator: ", "), after: utterance))
    }

    private static let offeredFirst = 2
    /// By so much surer must words be of what they mean behind an earlier topic than behind the current one.
    private static let pastLead: Float = 0.15

    /// The scores of words said after others: those of the words alone, those of the words `behind` the current topic's
    /// title, and how near each topic lies to it.
    ///
    /// - Parameter detail: finds what `detail(_:of:)` does for these words.
    func combine(
        _ alone: Ranking, _ behind: @autoclosure () -> Ranking?, _ utterance: Utterance, _ context: Context,
        _ detail: (_ topic: Int) -> NearDetail?
    ) -> Ranking {
        guard let best = alone.readings.first else { return alone }
        // "Thanks, bye" is about nothing.
        if topics[best.topic].kind == .social, isPlain(alone) { return alone }
        // What is plainly none of ours stays so, unless a word of it stands for what was talked about.
        if best.topic == outside, isPlain(alone), !utterance.namesBack, !utterance.isBare {
            return alone
        }
        // The same wish in other words, after something was asked back.
        if context.topic == nil, isPlain(alone), !utterance.namesBack, !utterance.isBare {
            return best.topic == outside ? alone : alone.without(outside)
        }
        // A name says what it is about ("heparin?"), and so do words that make a question of their own.
        if !utterance.pointsBack, !utterance.isBare {
            let isFew = utterance.tokens.count <= ContextWeights.fewest
            if isFew ? isPlain(alone) && names(utterance) : alone.top >= Self.certain {
                // What lies near what was talked about is not sent away for sounding a little like what is not ours.
                let isNear = best.topic == context.topic || context.neighbours.contains(best.topic)
                return isNear ? alone.without(outside) : alone
            }
        }
        let weights = ContextWeights(utterance, isOffered: context.topic == nil)
        // A prior is a difference of logarithms, and a raw score times the slope is one too.
        let slope = ranker.model.calibration.slope
        let behind = behind()
        var scores = alone.scores
        for topic in scores.indices {
            if let behind { scores[topic] += weights.joined * behind.scores[topic] }
            guard topics[topic].kind == .answer else { continue }
            if topic == context.topic {
                let detail = detail(topic)?.score ?? 0
                let likelihood = weights.current + Self.detailWorth * max(detail - Self.chanceLikeness, 0)
                scores[topic] += context.isRuledOut ? -Self.ruledOut : likelihood / slope
            } else if context.neighbours.contains(topic) {
                scores[topic] += weights.neighbour / slope
            }
        }
        var ranking = ranking(scores)
        // Words that may be about what was talked about are not sent away.
        if ranking.readings.first?.topic != outside { ranking = ranking.without(outside) }
        // That another topic lies near does not overturn what the words say plainly.
        if let top = ranking.readings.first?.topic, top != best.topic, top != context.topic, isPlain(alone),
            !utterance.pointsBack, !utterance.isBare
        {
            return alone
        }
        // Behind what was talked about one topic must be likelier than all others together, or be what the words say alone.
        // Words that name nothing say nothing alone, and nothing behind several things that were only offered.
        let isAgreed = ranking.readings.first?.topic == best.topic && isPlain(alone) && !utterance.isBare
        let isAbout = context.topic != nil || !utterance.isBare
        ranking.isClear = isAgreed || isAbout && ranking.top >= (context.topic == nil ? Self.clearOffered : Self.clear)
        return ranking
    }

    /// There is a word in it that is more than a small word or a question's own: "depo", but not "how often".
    private func names(_ utterance: Utterance) -> Bool {
        utterance.tokens.indices.contains { at in
            !utterance.isFiller(at) && !utterance.isMeasure(at)
        }
    }

    /// True where words say by themselves what they are about, whatever was talked about: more than the lead that an
    /// answer needs where there is nothing else to go by.
    func isPlain(_ alone: Ranking) -> Bool { (alone.readings.first?.score ?? 0) >= Self.plain }

    private static let plain: Float = 0.6
    /// The probability from which a whole question needs nothing before it.
    private static let certain: Float = 0.8

    /// What a detail that is asked for in its own words speaks for its topic.
    private static let detailWorth: Float = 4
    /// Any two questions are so much alike.
    private static let chanceLikeness: Float = 0.3
    private static let ruledOut: Float = 100
    /// The probability from which a topic is what was meant.
    private static let clear: Float = 0.5
    /// The same where nothing was talked about, and some things were only offered.
    private static let clearOffered: Float = 0.65
}
