import Playbook

/// Finds what scores amount to from held-out asks.
struct Calibrator {
    /// A neighbour's answer offers the right topic as its way on, and many asks fit both.
    static let neighbourCredit: Float = 0.5

    private let isUrgent: [Bool]
    /// The topic of what is not ours; -1 where there is none.
    private let outside: Int
    /// For each topic those that it offers next, or that offer it.
    private let neighbours: [[Int]]

    init(_ playbook: Playbook) {
        isUrgent = playbook.topics.map { $0.kind == .urgent }
        outside = playbook.topicIndex(Topic.outOfScope) ?? -1
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
        Thresholds(outcomes, calibration).set(&calibration)
        setUrgent(&calibration, held)
        return calibration
    }

    /// The slope and the pattern bonus that make held-out asks likeliest.
    private func fit(_ held: HeldOut) -> (slope: Float, bonus: Float) {
        // So many show the optimum as well as all.
        let fitted = min(max(Self.fittedScores / isUrgent.count, Self.fewest), Self.most)
        let step = max(held.trials.count / fitted, 1)
        let trials = stride(from: 0, to: held.trials.count, by: step).map { held.trials[$0] }
        var best: (loss: Float, slope: Float, bonus: Float) = (.infinity, 4, 0.2)
        for bonus in (1...6).map({ Float($0) * 0.1 }) {
            // Up or down from the best slope so far, for as long as it gets better: there is one valley.
            var slope = best.slope
            var least = loss(trials, slope: slope, bonus: bonus)
            for step in [Float(0.5), -0.5] {
                while (1...8).contains(slope + step) {
                    let loss = loss(trials, slope: slope + step, bonus: bonus)
                    guard loss < least else { break }
                    (least, slope) = (loss, slope + step)
                }
            }
            if least < best.loss { best = (least, slope, bonus) }
        }
        return (best.slope, best.bonus)
    }

    /// Asks that are looked at: so many scores, but no fewer asks than these and no more than those.
    private static let fittedScores = 1_000_000
    private static let (fewest, most) = (500, 3_000)

    /// How unlikely asks are, by the logarithm.
    private func loss(_ trials: [HeldOut.Trial], slope: Float, bonus: Float) -> Float {
        trials.reduce(0) { loss, trial in
            let shares = Likelihoods.shares(trial.scores(bonus: bonus), slope: slope)
            return loss - Exact.log(max(shares[trial.topic], 1e-6))
        }
    }

    /// Plain asks alone: urgent topics are not readings.
    private func outcomes(_ held: HeldOut, _ calibration: Calibration) -> [Thresholds.Outcome] {
        let plain = isUrgent.indices.filter { !isUrgent[$0] }
        let outsidePlace = plain.firstIndex(of: outside)
        return held.trials.filter { !isUrgent[$0.topic] }.map { trial in
            let scores = trial.scores(bonus: calibration.patternBonus)
            let shares = Likelihoods.shares(plain.map { scores[$0] }, slope: calibration.slope)
            let order = Self.best(shares)
            let best = plain[order[0]]
            let credit = neighbours[trial.topic].contains(best) ? Self.neighbourCredit : 0
            return Thresholds.Outcome(
                top: shares[order[0]], next: order.count > 1 ? shares[order[1]] : 0,
                outside: outsidePlace.map { shares[$0] } ?? 0, isOutside: trial.topic == outside,
                credit: best == trial.topic ? 1 : credit,
                isOffered: order.contains { plain[$0] == trial.topic })
        }
    }

    /// The places of the four highest shares, of equals the first.
    private static func best(_ shares: [Float]) -> [Int] {
        var best: [Int] = []
        for (at, share) in shares.enumerated() {
            if best.count == 4, share <= shares[best[3]] { continue }
            best.insert(at, at: best.firstIndex { shares[$0] < share } ?? best.count)
            if best.count > 4 { best.removeLast() }
        }
        return best
    }

    /// The share of right answers by probability, made to rise throughout (pool adjacent violators).
    private func monotone(_ outcomes: [Thresholds.Outcome]) -> (knots: [Float], shares: [Float]) {
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

    /// Plain asks that may be met with a safety question because they sound urgent; many of them were written to sound so.
    /// A needless question costs a turn, an emergency that is missed far more.
    static let safetyQuestions: Float = 0.04
    /// A lower probability is no reason to ask, however few plain asks reach it.
    static let leastUrgent: Float = 0.05
    /// Plain asks that may be met with a card because they sound urgent beyond doubt, and the least that is beyond doubt.
    static let needlessCards: Float = 0.001
    static let leastCertain: Float = 0.9

    /// Asks of urgent topics that sound milder than any message in which a sign only asks: being asked first costs them a
    /// turn.
    static let mildSigns: Float = 0.05
    /// Those that sound calmer than any in which a sign that would only ask is held back.
    static let calmSigns: Float = 0.01
    /// No likelier message outweighs a sign, however likely the asks of urgent topics are.
    static let mostCalm: Float = 0.03

    /// The urgent probabilities from which the safety question is asked and the card shown, which few plain asks reach, and
    /// those below which a sign is outweighed, which few urgent asks miss.
    private func setUrgent(_ calibration: inout Calibration, _ held: HeldOut) {
        func probabilities(urgent: Bool) -> [Float] {
            held.trials.filter { isUrgent[$0.topic] == urgent }.map { trial in
                let shares = Likelihoods.shares(
                    trial.scores(bonus: calibration.patternBonus), slope: calibration.slope)
                return shares.indices.reduce(Float(0)) { isUrgent[$1] ? $0 + shares[$1] : $0 }
            }.sorted()
        }
        let (calm, urgent) = (probabilities(urgent: false), probabilities(urgent: true))
        guard !calm.isEmpty, isUrgent.contains(true) else {
            (calibration.urgent, calibration.certain, calibration.mild, calibration.calm) = (1, 1, 0, 0)
            return
        }
        func reached(by share: Float) -> Float { calm[max(calm.count - 1 - Int(Float(calm.count) * share), 0)] }
        calibration.urgent = max(reached(by: Self.safetyQuestions), Self.leastUrgent)
        calibration.certain = max(reached(by: Self.needlessCards), Self.leastCertain)
        func missed(by share: Float) -> Float {
            urgent.isEmpty ? 0 : min(urgent[Int(Float(urgent.count) * share)], Self.mostCalm)
        }
        calibration.mild = missed(by: Self.mildSigns)
        calibration.calm = missed(by: Self.calmSigns)
    }
}
