/// Matches compiled patterns against a stretch of an utterance.
struct Matcher {
    /// Matches of one part of a pattern that are followed up; more in one sentence are repetitions.
    static let matchLimit = 48

    let parts: RuleParts
    let occurrences: Occurrences
    /// The words that are looked at.
    let words: Range<Int32>
    /// For each of `words` whether it counts as not there, such as inside a negation. Empty where all count.
    var hidden: [Bool] = []

    /// A match: the words from its first to its last.
    typealias Match = Range<Int32>

    /// Every match of a part, up to the limit, by first word; `nil` where it does not match. A part of `none` alone matches
    /// as an empty list.
    func match(_ part: Int32) -> [Match]? {
        var found: [Match] = []
        return match(part, into: &found) ? found : nil
    }

    /// Whether a part matches, and the matches in place of what was found before: one list serves many rules.
    func match(_ part: Int32, into found: inout [Match]) -> Bool {
        found.removeAll(keepingCapacity: true)
        // Most rules that come so far match a few times.
        found.reserveCapacity(Self.usualRoom)
        return run { $0.match(part, &found) }
    }

    private static let usualRoom = 16

    /// Whether a part matches: the same without the matches.
    func matches(_ part: Int32) -> Bool { match(part) != nil }

    /// The words that a pattern is made of where it stands; parts of it that do not match have none.
    func touched(by part: Int32) -> [Match] {
        var found: [Match] = []
        _ = run {
            $0.touch(part, &found)
            return true
        }
        return found
    }

    private func run(_ body: (MatchRun) -> Bool) -> Bool {
        var isMatched = false
        hidden.withUnsafeBufferPointer { hidden in
            occurrences.withPresent { present in
                parts.withPointers { pointers in
                    isMatched = body(MatchRun(pointers: pointers, present: present, words: words, hidden: hidden))
                }
            }
        }
        return isMatched
    }
}
