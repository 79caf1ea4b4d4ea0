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

    /// One walk for likelihoods and their sums, and one for each topic that is listed.
    ///
    /// - Parameters:
    ///   - likelihoods: room for as many as scores take: see `Likelihoods.width`.
    ///   - best: room for the topics that are listed.
    func likeliest(
        _ scores: [Float], slope: Float, _ likelihoods: UnsafeMutableBufferPointer<Float>,
        _ best: UnsafeMutableBufferPointer<Int>, in workspace: Workspace
    ) -> Likeliest {
        precondition(likelihoods.count == values.count, "a number for each likelihood")
        // Those of every eighth topic by themselves: a sum of all would wait for each before it takes the next.
        var plain = Eight.zero
        let listed = workspace.withRoom(of: Float.self, for: values.count) { room in
            workspace.withRoom(of: Int32.self, for: values.count / Likelihoods.step) { firsts in
                var near = NearLikelihoods(UnsafeMutableRawBufferPointer(room), firsts)
                values.withUnsafeBytes { values in
                    Likelihoods.find(scores, slope: slope, in: likelihoods) { first, eight in
                        let place = first * MemoryLayout<Float>.size
                        let own = eight * values.loadUnaligned(fromByteOffset: place, as: Eight.self)
                        plain += own
                        near.add(own, first)
                    }
                }
                return near.takeGreatest(to: best)
            }
        }
        var (worst, alarm): (Int, Float) = (urgent.first ?? -1, 0)
        for topic in urgent {
            alarm += likelihoods[topic]
            if likelihoods[topic] > likelihoods[worst] { worst = topic }
        }
        return Likeliest(listed: best[..<listed], urgent: worst, plain: plain.sum(), alarm: alarm)
    }

    private typealias Eight = Likelihoods.Eight
}
