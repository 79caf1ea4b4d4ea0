/// How likely each score is beside the best: e to the power of slope times their difference.
enum Likelihoods {
    typealias Eight = SIMD8<Float>

    /// Topics whose likelihoods are found together.
    static let step = Eight.scalarCount

    /// How many numbers so many topics' likelihoods take: no lane is left over.
    static func width(_ topics: Int) -> Int { (topics + step - 1) / step * step }

    /// Finds them all, eight after eight, and calls `take` with each eight that are not all 0 and the topic of their first:
    /// of very many topics most are as good as impossible.
    ///
    /// - Parameter room: for as many as scores take: see `width`; 0 behind the last topic.
    @inline(__always)
    static func find(
        _ scores: [Float], slope: Float, in room: UnsafeMutableBufferPointer<Float>, _ take: (Int, Eight) -> Void
    ) {
        precondition(room.count == width(scores.count), "a likelihood for each topic")
        guard !scores.isEmpty else { return }
        let (best, whole) = (greatest(scores), scores.count - scores.count % step)
        // Told from the score alone: most are no likelier than 0.
        let least = best + Exact.far / slope
        let likelihoods = UnsafeMutableRawBufferPointer(room)
        func put(_ eight: Eight, _ first: Int) {
            likelihoods.storeBytes(of: eight, toByteOffset: first * MemoryLayout<Float>.size, as: Eight.self)
        }
        scores.withUnsafeBytes { all in
            var first = 0
            while first < whole {
                let eight = all.loadUnaligned(fromByteOffset: first * MemoryLayout<Float>.size, as: Eight.self)
                if (eight - least).areBelowZero {
                    put(.zero, first)
                } else {
                    let powers = Exact.nearPowers((eight - best) * slope)
                    put(powers, first)
                    take(first, powers)
                }
                first &+= step
            }
        }
        guard whole < scores.count else { return }
        var few = Eight(repeating: -.infinity)
        for at in whole..<scores.count { few[at - whole] = (scores[at] - best) * slope }
        let powers = Exact.powers(few)
        put(powers, whole)
        take(whole, powers)
    }

    /// The greatest of scores: in eight lanes, for a number that is compared with the greatest so far waits for it.
    private static func greatest(_ scores: [Float]) -> Float {
        guard scores.count >= step else { return scores.dropFirst().reduce(scores[0], max) }
        let last = scores.count - step
        return scores.withUnsafeBytes { scores in
            let all = scores.baseAddress!
            func eight(_ at: Int) -> Eight { (all + at &* MemoryLayout<Float>.size).loadUnaligned(as: Eight.self) }
            // The last eight may be some that were looked at before.
            var (best, at) = (eight(last), 0)
            while at < last {
                let next = eight(at)
                best.replace(with: next, where: next .> best)
                at &+= step
            }
            return best.greatest
        }
    }

    /// Probabilities by score: each likelihood as a share of their sum.
    static func shares(_ scores: [Float], slope: Float) -> [Float] {
        var (shares, sum) = ([Float](repeating: 0, count: width(scores.count)), Float(0))
        shares.withUnsafeMutableBufferPointer { shares in
            find(scores, slope: slope, in: shares) { _, eight in sum += eight.sum() }
        }
        shares.removeLast(shares.count - scores.count)
        for at in shares.indices { shares[at] /= sum }
        return shares
    }
}
