import Playbook

/// Which topics are plain, as numbers that likelihoods are multiplied by, so that a sum needs no branch.
struct Plainness: Sendable {
    /// 1 for a plain topic and 0 for an urgent one, and for so many behind the last that no lane is left over.
    private let values: [Float]
    private let urgent: [Int]

    init(_ topics: [Topic]) {
        urgent = topics.indices.filter { topics[$0].kind == .urgent }
        let behind = Likelihoods.width(topics.count) - topics.count
        values = topics.map { $0.kind == .urgent ? 0 : 1 } + repeatElement(0, count: behind)
    }

    /// What stands out among likelihoods.
    struct Likeliest {
        /// The likeliest plain topics by falling likelihood, ties by topic; none that is as good as impossible.
        let listed: UnsafeMutableBufferPointer<Int>.SubSequence
        /// The likeliest urgent topic, or -1.
        let urgent: Int
        /// The sums for all topics, for the plain and for the urgent ones.
        var all: Float { plain + alarm }
        let plain: Float
        let alarm: Float
    }

    /// One walk for likelihoods, their sums, and the few topics that are listed.
    ///
    /// - Parameters:
    ///   - likelihoods: room for as many as scores take: see `Likelihoods.width`.
    ///   - best: room for the topics that are listed.
    func likeliest(
        _ scores: [Float], slope: Float, _ likelihoods: UnsafeMutableBufferPointer<Float>,
        _ best: UnsafeMutableBufferPointer<Int>
    ) -> Likeliest {
        precondition(likelihoods.count == values.count && !best.isEmpty, "a number for each likelihood")
        // Those of every eighth topic by themselves: a sum of all would wait for each before it takes the next.
        var plain = Likelihoods.Eight.zero
        // Of the listed ones the least likely, where there are enough.
        var (listed, least): (Int, Float) = (0, 0)
        values.withUnsafeBytes { values in
            Likelihoods.find(scores, slope: slope, in: likelihoods) { first, eight in
                let place = first * MemoryLayout<Float>.size
                let own = eight * values.loadUnaligned(fromByteOffset: place, as: Likelihoods.Eight.self)
                plain += own
                guard (least - own).isOneBelowZero else { return }
                for topic in first..<min(first + Likelihoods.step, scores.count) where isPlain(topic, values) {
                    let likelihood = likelihoods[topic]
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
        var (worst, alarm): (Int, Float) = (urgent.first ?? -1, 0)
        for topic in urgent {
            alarm += likelihoods[topic]
            if likelihoods[topic] > likelihoods[worst] { worst = topic }
        }
        return Likeliest(listed: best[..<listed], urgent: worst, plain: plain.sum(), alarm: alarm)
    }

    @inline(__always)
    private func isPlain(_ topic: Int, _ values: UnsafeRawBufferPointer) -> Bool {
        values.loadUnaligned(fromByteOffset: topic * MemoryLayout<Float>.size, as: Float.self) > 0
    }
}
