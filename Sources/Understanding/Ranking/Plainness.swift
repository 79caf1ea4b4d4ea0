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
                var near = Near(likelihoods: UnsafeMutableRawBufferPointer(room), firsts: firsts)
                values.withUnsafeBytes { values in
                    Likelihoods.find(scores, slope: slope, in: likelihoods) { first, eight in
                        let own = eight * values.loadUnaligned(fromByteOffset: first * Near.size, as: Eight.self)
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

    /// The likelihoods of plain topics of which the greatest are wanted, one after another.
    ///
    /// Each is looked for among all, in as many steps whatever they are: what is put in its place among a few that are
    /// kept in order asks questions whose answers no processor can guess, and waits for more of them than this takes.
    private struct Near {
        let likelihoods: UnsafeMutableRawBufferPointer
        /// The topic of the first of each eight.
        let firsts: UnsafeMutableBufferPointer<Int32>
        private var count = 0

        /// Bytes of a number.
        static let size = MemoryLayout<Float>.size
        private static let lanes = SIMD8<Int32>(0, 1, 2, 3, 4, 5, 6, 7)

        init(likelihoods: UnsafeMutableRawBufferPointer, firsts: UnsafeMutableBufferPointer<Int32>) {
            (self.likelihoods, self.firsts) = (likelihoods, firsts)
        }

        @inline(__always)
        mutating func add(_ eight: Eight, _ first: Int) {
            likelihoods.storeBytes(of: eight, toByteOffset: count * MemoryLayout<Eight>.size, as: Eight.self)
            firsts[count] = Int32(truncatingIfNeeded: first)
            count &+= 1
        }

        /// Gives the topics of the greatest, the first of equals first, as many as there is room for and as are not 0.
        ///
        /// - Returns: how many there are.
        func takeGreatest(to topics: UnsafeMutableBufferPointer<Int>) -> Int {
            for listed in topics.indices {
                var (most, eights) = (Eight.zero, SIMD8<Int32>.zero)
                for at in 0..<count {
                    let own = likelihoods.loadUnaligned(fromByteOffset: at &* MemoryLayout<Eight>.size, as: Eight.self)
                    let isMore = own .> most
                    most.replace(with: own, where: isMore)
                    eights.replace(with: SIMD8(repeating: Int32(truncatingIfNeeded: at)), where: isMore)
                }
                let greatest = most.greatest
                guard greatest > 0 else { return listed }
                var places = eights &* Int32(Likelihoods.step) &+ Self.lanes
                places.replace(with: .max, where: most .< greatest)
                let place = Int(places.least)
                let (eight, lane) = place.quotientAndRemainder(dividingBy: Likelihoods.step)
                topics.initializeElement(at: listed, to: Int(firsts[eight]) + lane)
                likelihoods.storeBytes(of: 0, toByteOffset: place &* Self.size, as: Float.self)
            }
            return topics.count
        }
    }
}
