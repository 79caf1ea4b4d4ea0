import Playbook

/// Which topics are plain, as numbers that likelihoods are multiplied by, so that a sum needs no branch.
struct Plainness: Sendable {
    /// Likelihoods that are passed over together.
    private static let step = 8

    /// 1 for a plain topic and 0 for an urgent one, and for so many behind the last that they are a multiple of `step`.
    let values: [Float]
    private let count: Int
    private let firstUrgent: Int?

    init(_ topics: [Topic]) {
        count = topics.count
        firstUrgent = topics.firstIndex { $0.kind == .urgent }
        values =
            topics.map { $0.kind == .urgent ? 0 : 1 }
            + repeatElement(0, count: (Self.step - topics.count % Self.step) % Self.step)
    }

    /// What stands out among likelihoods.
    struct Likeliest {
        /// The likeliest plain topics by falling likelihood, ties by topic.
        let listed: UnsafeMutableBufferPointer<Int>.SubSequence
        /// The likeliest urgent topic, or -1.
        let urgent: Int
        /// The sums for all topics, for the plain and for the urgent ones.
        let all: Float
        let plain: Float
        let alarm: Float
    }

    /// One walk for all sums, and for the few topics that are listed.
    ///
    /// - Parameters:
    ///   - likelihoods: one for each of `values`; 0 behind the last topic.
    ///   - best: room for the topics that are listed.
    func likeliest(
        _ likelihoods: UnsafeBufferPointer<Float>, _ best: UnsafeMutableBufferPointer<Int>
    ) -> Likeliest {
        precondition(likelihoods.count == values.count && !best.isEmpty, "a likelihood for each topic")
        // Those of every eighth topic by themselves: a sum of all would wait for each before it takes the next.
        var (plain, whole, alarm): (SIMD8<Float>, SIMD8<Float>, SIMD8<Float>) = (.zero, .zero, .zero)
        // Of the listed ones the least likely, where there are enough.
        var least: Float = -1
        var listed = 0
        var urgentTopic = firstUrgent ?? -1
        // Where no topic is urgent none is more likely.
        var urgent = firstUrgent.map { likelihoods[$0] } ?? .infinity
        values.withUnsafeBufferPointer { values in
            for first in stride(from: 0, to: values.count, by: Self.step) {
                let isFull = listed == best.count
                let eight = Self.eight(likelihoods, first)
                // Of very many topics nearly all are as good as impossible.
                if isFull, eight.areZero { continue }
                let own = eight * Self.eight(values, first)
                whole += eight
                plain += own
                alarm += eight - own
                // None of them is greater than both.
                if isFull, !(min(least, urgent) - eight).isOneBelowZero { continue }
                for topic in first..<min(first + Self.step, count) {
                    let likelihood = likelihoods[topic]
                    guard values[topic] == 1 else {
                        if likelihood > urgent { (urgentTopic, urgent) = (topic, likelihood) }
                        continue
                    }
                    guard likelihood > least else { continue }
                    if listed < best.count { listed += 1 }
                    // Its place among the others; where there are enough, the last of them goes.
                    var at = listed - 1
                    while at > 0, likelihoods[best[at - 1]] < likelihood {
                        best[at] = best[at - 1]
                        at -= 1
                    }
                    best[at] = topic
                    if listed == best.count { least = likelihoods[best[listed - 1]] }
                }
            }
        }
        return Likeliest(
            listed: best[..<listed], urgent: urgentTopic, all: whole.sum(), plain: plain.sum(), alarm: alarm.sum())
    }

    /// So many numbers from one on.
    @inline(__always)
    private static func eight(_ numbers: UnsafeBufferPointer<Float>, _ first: Int) -> SIMD8<Float> {
        UnsafeRawPointer(numbers.baseAddress! + first).loadUnaligned(as: SIMD8<Float>.self)
    }
}
