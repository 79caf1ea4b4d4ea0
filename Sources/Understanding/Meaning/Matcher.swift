/// Matches compiled patterns against a stretch of an utterance.
struct Matcher {
    /// Matches of one part of a pattern that are followed up; more in one sentence are repetitions.
    static let matchLimit = 48

    let occurrences: Occurrences
    /// The words that are looked at.
    let words: Range<Int32>
    /// For each of `words` whether it counts as not there, such as inside a negation. Empty where all count.
    var hidden: [Bool] = []

    /// A match: the words from its first to its last.
    typealias Match = Range<Int32>

    /// Every match, up to the limit, by first word; `nil` where the pattern does not match. A pattern of `none` alone
    /// matches as an empty list.
    func match(_ rule: PatternRule) -> [Match]? {
        switch rule {
        case .never: return nil
        case .atom(let atom):
            let found = places(atom)
            return found.isEmpty ? nil : found
        default:
            var room: [Match] = []
            room.reserveCapacity(Self.matchLimit)
            return match(rule, &room) ? room : nil
        }
    }

    /// Whether a pattern matches: the same without the matches.
    func matches(_ rule: PatternRule) -> Bool { match(rule) != nil }

    /// Adds the matches of a part of a pattern to those in `room`, which stay as they are. One room serves all parts, so
    /// that none needs a list of its own.
    private func match(_ rule: PatternRule, _ room: inout [Match]) -> Bool {
        switch rule {
        case .never: return false
        case .atom(let atom):
            let before = room.count
            addPlaces(atom, &room)
            return room.count > before
        case .phrase(let items): return chain(items, gap: 0, &room)
        case .sequence(let items, let gap): return chain(items, gap: gap, &room)
        case .any(let items):
            let first = room.count
            var isMatched = false
            for item in items {
                // Of long lists few atoms occur.
                if case .atom(let atom) = item, !occurrences.has(atom) { continue }
                if match(item, &room) { isMatched = true }
            }
            if isMatched { Self.tidy(&room, from: first) }
            return isMatched
        case .none(let items):
            // What must not be there counts even where it is negated.
            let open = Matcher(occurrences: occurrences, words: words)
            return !items.contains { open.matches($0) }
        case .all(let items, let within):
            let first = room.count
            // Where the list of each item ends.
            var ends: [Int] = []
            for item in items {
                let before = room.count
                guard match(item, &room) else {
                    room.removeLast(room.count - first)
                    return false
                }
                if room.count > before { ends.append(room.count) }
            }
            return join(from: first, ends, within: within, &room)
        }
    }

    /// The words that a pattern is made of where it stands; parts of it that do not match have none.
    func touched(by rule: PatternRule) -> [Match] {
        switch rule {
        case .never, .none: return []
        case .atom(let atom): return places(atom)
        case .phrase: return match(rule) ?? []
        case .sequence(let items, _):
            guard let whole = match(rule) else { return [] }
            return items.flatMap { touched(by: $0) }.filter { part in
                whole.contains { $0.lowerBound <= part.lowerBound && part.upperBound <= $0.upperBound }
            }
        case .all(let items, _), .any(let items): return items.flatMap { touched(by: $0) }
        }
    }

    private func places(_ atom: Int32) -> [Match] {
        guard occurrences.has(atom) else { return [] }
        var found: [Match] = []
        addPlaces(atom, &found)
        return found
    }

    private func addPlaces(_ atom: Int32, _ room: inout [Match]) {
        guard occurrences.has(atom) else { return }
        let first = room.count
        occurrences.each(atom, in: words) { place in
            guard place.upperBound <= words.upperBound else { return true }
            if !hidden.isEmpty, place.contains(where: { hidden[Int($0 - words.lowerBound)] }) { return true }
            room.append(place)
            return room.count - first < Self.matchLimit
        }
    }

    /// Items one after another, with at most `gap` other words between two.
    private func chain(_ items: [PatternRule], gap: Int32, _ room: inout [Match]) -> Bool {
        let first = room.count
        for item in items {
            let middle = room.count
            guard match(item, &room) else {
                room.removeLast(room.count - first)
                return false
            }
            let end = room.count
            // The chains so far lie before `middle`, what is to follow them behind it.
            if end == middle || middle == first { continue }
            for head in first..<middle {
                let head = room[head]
                for tail in middle..<end {
                    let tail = room[tail]
                    if tail.lowerBound >= head.upperBound, tail.lowerBound - head.upperBound <= gap {
                        room.append(head.lowerBound..<tail.upperBound)
                    }
                }
                if room.count - end >= Self.matchLimit * 4 { break }
            }
            if room.count == end {
                room.removeLast(room.count - first)
                return false
            }
            room.removeSubrange(first..<end)
            Self.tidy(&room, from: first)
        }
        return true
    }

    /// One match of each list; all of them inside a window of `within` words where that is given.
    ///
    /// - Parameter ends: where each list ends; the first begins at `first`, every other where the one before it ends.
    private func join(from first: Int, _ ends: [Int], within: Int32?, _ room: inout [Match]) -> Bool {
        guard let end = ends.last else { return true }
        if ends.count == 1 {
            guard let within else { return true }
            var kept = first
            for at in first..<end where room[at].count <= Int(within) {
                room[kept] = room[at]
                kept += 1
            }
            room.removeLast(room.count - kept)
            return kept > first
        }
        // Each match of any list opens a window; of every other list the first match inside is taken.
        var starts = Array(room[first..<end])
        Self.tidy(&starts, from: 0)
        for start in starts {
            guard let last = last(of: start, from: first, ends, room) else { break }
            if within.map({ last - start.lowerBound <= $0 }) ?? true { room.append(start.lowerBound..<last) }
        }
        let isMatched = room.count > end
        room.removeSubrange(first..<end)
        if isMatched { Self.tidy(&room, from: first) }
        return isMatched
    }

    /// Where a window ends that begins with a match; `nil` where a list has no match behind its beginning.
    private func last(of start: Match, from first: Int, _ ends: [Int], _ room: [Match]) -> Int32? {
        var last = start.upperBound
        var from = first
        for end in ends {
            guard let next = (from..<end).first(where: { room[$0].lowerBound >= start.lowerBound }) else { return nil }
            last = max(last, room[next].upperBound)
            from = end
        }
        return last
    }

    /// Sorts the matches from one on, each once, and drops what is over the limit.
    private static func tidy(_ matches: inout [Match], from first: Int) {
        guard matches.count - first > 1 else { return }
        matches[first...].sort { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
        var kept = first + 1
        for at in first + 1..<matches.count where matches[at] != matches[kept - 1] {
            matches[kept] = matches[at]
            kept += 1
        }
        matches.removeLast(matches.count - min(kept, first + matchLimit))
    }
}
