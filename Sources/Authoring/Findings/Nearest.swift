/// Finds what an author probably meant by a misspelt id.
enum Nearest {
    /// The candidate with the fewest edits to it, if it is near enough to be a slip: a third of the letters at most.
    /// Of two as near, the first in order.
    static func to(_ word: String, among candidates: [String]) -> String? {
        let letters = Array(word.utf8)
        let limit = max(1, letters.count / 3)
        var best: (distance: Int, candidate: String)?
        for candidate in candidates {
            let other = Array(candidate.utf8)
            if abs(other.count - letters.count) > limit { continue }
            let distance = distance(letters, other)
            if distance > limit { continue }
            if let best, (best.distance, best.candidate) <= (distance, candidate) { continue }
            best = (distance, candidate)
        }
        return best?.candidate
    }

    /// "Did you mean …?", or another mend where nothing is near.
    static func mend(_ word: String, among candidates: [String], otherwise: String) -> String {
        to(word, among: candidates).map { "did you mean \($0)?" } ?? otherwise
    }

    /// Edits (a letter more, fewer, other, or two neighbours changed over) between two words.
    static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...b.count)
        for i in a.indices {
            var row = [i + 1]
            row.reserveCapacity(b.count + 1)
            for j in b.indices {
                var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforeLast[j - 1] + 1) }
                row.append(cost)
            }
            beforeLast = last
            last = row
        }
        return last[b.count]
    }
}
