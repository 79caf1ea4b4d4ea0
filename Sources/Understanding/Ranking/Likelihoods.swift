/// How likely each score is beside the best: e to the power of slope times their difference.
struct Likelihoods {
    typealias Eight = SIMD8<Float>

    /// Topics whose likelihoods are found together.
    static let step = Eight.scalarCount

    /// How many numbers so many topics' likelihoods take: no lane is left over.
    static func width(_ topics: Int) -> Int { (topics + step - 1) / step * step }

    /// Calls `take` with eight likelihoods after the other, and the topic of the first of them; 0 behind the last topic.
    @inline(__always)
    static func each(_ scores: [Float], slope: Float, _ take: (Int, Eight) -> Void) {
        guard !scores.isEmpty else { return }
        let (best, whole) = (greatest(scores), scores.count - scores.count % step)
        scores.withUnsafeBytes { all in
            for first in stride(from: 0, to: whole, by: step) {
                let eight = all.loadUnaligned(fromByteOffset: first * MemoryLayout<Float>.size, as: Eight.self)
                take(first, Exact.powers((eight - best) * slope))
            }
        }
        guard whole < scores.count else { return }
        var few = Eight(repeating: -.infinity)
        for at in whole..<scores.count { few[at - whole] = (scores[at] - best) * slope }
        take(whole, Exact.powers(few))
    }

    /// The greatest of scores: in eight lanes, for a number that is compared with the greatest so far waits for it.
    private static func greatest(_ scores: [Float]) -> Float {
        let (count, lanes) = (scores.count, step)
        guard count >= lanes else { return scores.dropFirst().reduce(scores[0], max) }
        return scores.withUnsafeBytes { scores in
            let all = scores.baseAddress!
            func eight(_ at: Int) -> Eight { (all + at * MemoryLayout<Float>.size).loadUnaligned(as: Eight.self) }
            // The last eight may be some that were looked at before.
            var best = eight(count - lanes)
            for at in stride(from: 0, to: count - lanes, by: lanes) {
                let next = eight(at)
                best.replace(with: next, where: next .> best)
            }
            return best.max()
        }
    }

    /// Probabilities by score: each likelihood as a share of their sum.
    static func shares(_ scores: [Float], slope: Float) -> [Float] {
        var (shares, sum): ([Float], Float) = ([], 0)
        shares.reserveCapacity(width(scores.count))
        each(scores, slope: slope) { _, eight in
            for lane in eight.indices { shares.append(eight[lane]) }
            sum += eight.sum()
        }
        shares.removeLast(shares.count - scores.count)
        for at in shares.indices { shares[at] /= sum }
        return shares
    }
}
