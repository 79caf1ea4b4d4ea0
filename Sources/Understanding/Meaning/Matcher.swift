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
        var found: [Match]?
        run { run, room in if run.match(part, &room) { found = Array(room[from: 0...]) } }
        return found
    }

    /// Whether a part matches: the same without the matches.
    func matches(_ part: Int32) -> Bool {
        var isMatched = false
        run { run, room in isMatched = run.match(part, &room) }
        return isMatched
    }

    /// Whether a part has a match of at most so many words.
    func matches(_ part: Int32, within words: Int) -> Bool {
        var isMatched = false
        run { run, room in isMatched = run.match(part, &room) && room[from: 0...].contains { $0.count <= words } }
        return isMatched
    }

    /// The words that a pattern is made of where it stands; parts of it that do not match have none.
    func touched(by part: Int32) -> [Match] {
        var found: [Match] = []
        run { run, room in
            run.touch(part, &room)
            found = Array(room[from: 0...])
        }
        return found
    }

    private func run(_ body: (MatchRun, inout MatchRoom) -> Void) {
        hidden.withUnsafeBufferPointer { hidden in
            occurrences.withPresent { present in
                parts.withPointers { pointers in
                    let room = present.room
                    room.pointee.removeLast(room.pointee.count)
                    body(
                        MatchRun(pointers: pointers, present: present, words: words, hidden: hidden), &room.pointee)
                }
            }
        }
    }
}
