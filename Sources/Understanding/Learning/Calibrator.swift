import Playbook

/// Finds what scores amount to from held-out asks.
struct Calibrator {
    /// What one held-out ask came to.
    struct Outcome {
        /// The probability of the likeliest topic.
        var top: Float
        /// 1 where that topic is the ask's own, a half where it is a neighbour of it.
        var credit: Float
        /// The ask's own topic is among the four likeliest.
        var isOffered: Bool
    }

    /// An answer that is right counts 1, a question with the right topic among its options a half. A wrong one costs
    /// less than a right one brings: held-out asks are harder than what people say, for each was chosen to be unlike
    /// the others.
    static let wrongCost: Float = 0.85
    static let askedWorth: Float = 0.5

    /// A difference in worth, as a share of all asks, that is chance.
    static let indifference: Float = 0.02

    /// A neighbour's answer offers the right topic as its way on, and many asks fit both.
    static let neighbourCredit: Float = 0.5

    private let isUrgent: [Bool]
    /// For each topic those that it offers next, or that offer it.
    private let neighbours: [[Int]]

    init(_ playbook: Playbook) {
        isUrgent = playbook.topics.map { $0.kind == .urgent }
        var neighbours = [[Int]](repeating: [], count: playbook.topics.count)
        for (topic, entry) in playbook.topics.enumerated() {
            for next in entry.next.compactMap(playbook.topicIndex) {
                neighbours[topic].append(next)
                neighbours[next].append(topic)
            }
        }
        self.neighbours = neighbours
    }

    func calibrate(_ held: HeldOut) -> Calibration {
        var calibration = Calibration()
        guard !held.trials.isEmpty else { return calibration }
        (calibration.slope, calibration.patternBonus) = fit(held)
        let outcomes = outcomes(held, calibration)
        (calibration.knots, calibration.shares) = monotone(outcomes)
        setThresholds(&calibration, outcomes)
        calibration.urgent = urgentLimit(held, calibration)
        return calibration
    }

    /// The slope and the pattern bonus that make held-out asks likeliest.
    private func fit(_ held: HeldOut) -> (slope: Float, bonus: Float) {
        var best: (loss: Float, slope: Float, bonus: Float) = (.infinity, 4, 0.2)
        for bonusStep in 1...6 {
            let bonus = Float(bonusStep) * 0.1
            for slopeStep in 2...16 {
                let slope = Float(slopeStep) * 0.5
                var loss: Float = 0
                for trial in held.trials {
                    let shares = Ranker.probabilities(trial.scores(bonus: bonus), slope: slope)
                    loss -= Exact.log(max(shares[trial.topic], 1e-6))
                }
                if loss < best.loss { best = (loss, slope, bonus) }
            }
        }
        return (best.slope, best.bonus)
    }

    /// Plain asks alone: urgent topics are not readings.
    private func outcomes(_ held: HeldOut, _ calibration: Calibration) -> [Outcome] {
        held.trials.filter { !isUrgent[$0.topic] }.map { trial in
            let plain = trial.scores.indices.filter { !isUrgent[$0] }
            let scores = trial.scores(bonus: calibration.patternBonus)
            let shares = Ranker.probabilities(plain.map { scores[$0] }, slope: calibration.slope)
            let order = plain.indices.sorted { (shares[$0], plain[$1]) > (shares[$1], plain[$0]) }
            let best = plain[order[0]]
            let credit = neighbours[trial.topic].contains(best) ? Self.neighbourCredit : 0
            return Outcome(
                top: shares[order[0]], credit: best == trial.topic ? 1 : credit,
                isOffered: order.prefix(4).contains { plain[$0] == trial.topic })
        }
    }

    /// The share of right answers by probability, made to rise throughout (pool adjacent violators).
    private func monotone(_ outcomes: [Outcome]) -> (knots: [Float], shares: [Float]) {
        let sorted = outcomes.sorted { ($0.top, $0.credit) < ($1.top, $1.credit) }
        let size = max(sorted.count / 24, 1)
        var pools: [(top: Float, right: Float, count: Float)] = []
        for first in stride(from: 0, to: sorted.count, by: size) {
            let bin = sorted[first..<min(first + size, sorted.count)]
            pools.append(
                (bin.reduce(0) { $0 + $1.top }, bin.reduce(0) { $0 + $1.credit }, Float(bin.count)))
            while pools.count > 1 {
                let (a, b) = (pools[pools.count - 2], pools[pools.count - 1])
                guard a.right / a.count >= b.right / b.count else { break }
                pools.removeLast(2)
                pools.append((a.top + b.top, a.right + b.right, a.count + b.count))
            }
        }
        var knots: [Float] = [0]
        var shares: [Float] = [0]
        for pool in pools {
            knots.append(pool.top / pool.count)
            shares.append(pool.right / pool.count)
        }
        knots.append(1)
        shares.append(max(shares[shares.count - 1], 1))
        return (knots, shares)
    }

    /// The share from which answering is worth more than asking back, and from which asking is worth more than a menu.
    private func setThresholds(_ calibration: inout Calibration, _ outcomes: [Outcome]) {
        var worths: [(share: Float, worth: Float)] = []
        for step in 0...40 {
            let limit = Float(step) / 40
            var worth: Float = 0
            for outcome in outcomes {
                if calibration.share(outcome.top) >= limit {
                    worth += outcome.credit - (1 - outcome.credit) * Self.wrongCost
                } else if outcome.isOffered {
                    worth += Self.askedWorth
                }
            }
            worths.append((limit, worth))
        }
        // Of limits that are as good as the best the lowest: an answer spares a turn.
        let most = worths.reduce(-Float.infinity) { max($0, $1.worth) }
        let good = worths.first { $0.worth >= most - Self.indifference * Float(outcomes.count) }
        guard let best = good else { return }
        calibration.answer = best.share
        calibration.offer = min(best.share, 0.15)
        calibration.suggest = min(best.share, 0.05)
    }

    /// Plain asks that may be met with a safety question because they sound urgent.
    static let safetyQuestions: Float = 0.02
    /// A lower probability is no reason to ask, however few plain asks reach it.
    static let leastUrgent: Float = 0.05

    /// The urgent probability that no more than a few plain asks reach.
    private func urgentLimit(_ held: HeldOut, _ calibration: Calibration) -> Float {
        var reached = held.trials.filter { !isUrgent[$0.topic] }.map { trial in
            let scores = trial.scores(bonus: calibration.patternBonus)
            let shares = Ranker.probabilities(scores, slope: calibration.slope)
            return shares.indices.reduce(Float(0)) { isUrgent[$1] ? $0 + shares[$1] : $0 }
        }
        guard !reached.isEmpty, isUrgent.contains(true) else { return 1 }
        reached.sort(by: >)
        return max(reached[min(Int(Float(reached.count) * Self.safetyQuestions), reached.count - 1)], Self.leastUrgent)
    }
}
