/// Chooses what is done at which score, by what it would have been worth on held-out asks.
struct Thresholds {
    /// What one held-out ask came to.
    struct Outcome {
        /// The probabilities of the likeliest topic, of the next, and of what is not ours.
        var top: Float
        var next: Float
        var outside: Float
        /// The ask is not ours.
        var isOutside: Bool
        /// 1 where the likeliest topic is the ask's own, a half where it is a neighbour of it.
        var credit: Float
        /// The ask's own topic is among the four likeliest.
        var isOffered: Bool
    }

    /// An answer that is right counts 1, a question with the right topic among its options a half. A wrong one costs
    /// less than a right one brings: held-out asks are harder than what people say, for each was chosen to be unlike
    /// the others.
    static let wrongCost: Float = 0.7
    static let askedWorth: Float = 0.5

    /// A difference in worth, as a share of all asks, that is chance.
    static let indifference: Float = 0.02
    /// The same where parts for refusing are compared: they differ in few asks, so less of it is chance.
    static let refusalIndifference: Float = 0.002

    /// A share from which the likeliest topics are offered, and one from which they are at least suggested.
    static let offer: Float = 0.15
    static let suggest: Float = 0.05

    /// How near to the best share that of what is not ours may be required to come. Where few asks show what is not ours
    /// its share stays small, and a small part of the best one says much.
    private static let refusals: [Float] = [
        1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001,
    ]
    /// Messages that are not ours, as a share of all, at least: authors write fewer of them than people send.
    static let leastOutside: Float = 0.1

    private struct Judged {
        var outcome: Outcome
        var lead: Float
        /// The share of what is not ours as a part of the best share.
        var refusal: Float
    }

    private let judged: [Judged]
    /// What an ask that is not ours counts beside one that is.
    private let outsideWeight: Float

    init(_ outcomes: [Outcome], _ calibration: Calibration) {
        let outside = Float(outcomes.count { $0.isOutside })
        let own = Float(outcomes.count) - outside
        outsideWeight = max(Self.leastOutside / (1 - Self.leastOutside) * own / max(outside, 1), 1)
        judged = outcomes.map { outcome in
            let best = calibration.share(outcome.top)
            return Judged(
                outcome: outcome, lead: best - calibration.share(outcome.next),
                refusal: best > 0 ? calibration.share(outcome.outside) / best : 0)
        }
    }

    /// Sets the lead that an answer needs, and when a message is sent away.
    func set(_ calibration: inout Calibration) {
        (calibration.offer, calibration.suggest) = (Self.offer, Self.suggest)
        calibration.answer = answer(refuse: 1)
        let worths = Self.refusals.map { worth(answer: calibration.answer, refuse: $0) }
        let most = worths.reduce(-Float.infinity) { max($0, $1) }
        // Of parts that are as good as the best the smallest: what is not ours should not be met with an answer.
        let good = worths.lastIndex { $0 >= most - Self.refusalIndifference * Float(judged.count) }
        calibration.refuse = Self.refusals[good ?? 0]
        calibration.answer = answer(refuse: calibration.refuse)
    }

    /// The lead from which answering is worth more than asking back. Of leads that are as good as the best the lowest:
    /// an answer spares a turn.
    private func answer(refuse: Float) -> Float {
        let leads = (0...100).map { Float($0) / 100 }
        let worths = leads.map { worth(answer: $0, refuse: refuse) }
        let most = worths.reduce(-Float.infinity) { max($0, $1) }
        let good = worths.firstIndex { $0 >= most - Self.indifference * Float(judged.count) }
        return leads[good ?? 0]
    }

    private func worth(answer: Float, refuse: Float) -> Float {
        judged.reduce(0) { sum, ask in
            sum + worth(ask, answer: answer, refuse: refuse) * (ask.outcome.isOutside ? outsideWeight : 1)
        }
    }

    private func worth(_ ask: Judged, answer: Float, refuse: Float) -> Float {
        let outcome = ask.outcome
        if ask.refusal >= refuse { return outcome.isOutside ? 1 : 0 }
        if ask.lead >= answer { return outcome.credit - (1 - outcome.credit) * Self.wrongCost }
        return outcome.isOffered ? Self.askedWorth : 0
    }
}
