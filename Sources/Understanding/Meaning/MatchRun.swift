/// One walk over a part of a pattern and its own parts. Pointers, because every rule that might match is walked in every
/// sentence of every turn; the numbers were checked when they were read.
struct MatchRun {
    typealias Match = Matcher.Match

    let pointers: RuleParts.Pointers
    let present: Occurrences.Present
    let words: Range<Int32>
    /// Empty where no word is hidden.
    let hidden: UnsafeBufferPointer<Bool>

    /// Adds the matches of a part to those in `room`, which stay as they are. One room serves all parts, so that none
    /// needs a list of its own.
    func match(_ number: Int32, _ room: inout MatchRoom) -> Bool {
        if number < 0 { return addPlaces(~number, &room) }
        let part = pointers.parts[Int(number)]
        switch part.kind {
        case .never: return false
        case .phrase: return chain(part, gap: 0, &room)
        case .sequence: return chain(part, gap: part.number, &room)
        case .any: return any(part, &room)
        case .none:
            let end = part.members.upperBound
            var at = part.members.lowerBound
            while case let next = pointers.next(from: at, before: end, present), next < end {
                if stands(pointers.members[next], &room) { return false }
                at = next + 1
            }
            return true
        case .all: return all(part, &room)
        }
    }

    /// The same for one of the members, most of which are atoms.
    @inline(__always)
    private func match(member at: Int, _ room: inout MatchRoom) -> Bool {
        let own = pointers.members[at]
        return own < 0 ? addPlaces(~own, &room) : match(own, &room)
    }

    /// Adds the words that a part is made of where it stands: see `Matcher.touched`.
    func touch(_ number: Int32, _ found: inout MatchRoom) {
        guard number >= 0 else {
            _ = match(number, &found)
            return
        }
        let part = pointers.parts[Int(number)]
        switch part.kind {
        case .never, .none: break
        case .phrase: _ = match(number, &found)
        case .sequence:
            let whole = found.count
            guard match(number, &found) else { return }
            let first = found.count
            for at in part.members { touch(pointers.members[at], &found) }
            // Those inside a match of the whole take its place.
            let wholes = found[from: whole...][..<(first - whole)]
            var kept = first
            for at in first..<found.count {
                let own = found[at]
                guard wholes.contains(where: { $0.lowerBound <= own.lowerBound && own.upperBound <= $0.upperBound })
                else { continue }
                found[kept] = own
                kept += 1
            }
            found.removeLast(found.count - kept)
            Self.drop(whole..<first, of: &found)
        case .all, .any: for at in part.members { touch(pointers.members[at], &found) }
        }
    }

    /// Whether a part matches, in words that are hidden too: what must not be there counts even where it is negated.
    private func stands(_ number: Int32, _ room: inout MatchRoom) -> Bool {
        let open = MatchRun(
            pointers: pointers, present: present, words: words,
            hidden: UnsafeBufferPointer(start: nil, count: 0))
        let before = room.count
        defer { room.removeLast(room.count - before) }
        return open.match(number, &room)
    }

    private func any(_ part: RuleParts.Part, _ room: inout MatchRoom) -> Bool {
        guard present.mayBeMet(part.number) else { return false }
        let first = room.count
        var isMatched = false
        let end = part.members.upperBound
        // Atoms come first; where none of the group's occurs, they are not looked at.
        var at = part.members.lowerBound + (present.hasAtom(part.number) ? 0 : part.atoms)
        while case let next = pointers.next(from: at, before: end, present), next < end {
            if match(member: next, &room) { isMatched = true }
            at = next + 1
        }
        if isMatched { Self.tidy(&room, from: first) }
        return isMatched
    }

    /// Adds the places of an atom inside the words, up to the limit; returns whether there is one.
    private func addPlaces(_ atom: Int32, _ room: inout MatchRoom) -> Bool {
        let before = room.count
        eachPlace(of: atom) { room.append($0) }
        return room.count > before
    }

    /// Calls `body` with each place of an atom inside the words, up to the limit.
    @inline(__always)
    private func eachPlace(of atom: Int32, _ body: (Match) -> Void) {
        let places = present.places(of: atom)
        var low = 0
        // Most stand in few places.
        var high = places.count > Self.fewPlaces ? places.count : 0
        while low < high {
            let middle = (low + high) / 2
            if places[middle].words.lowerBound < words.lowerBound { low = middle + 1 } else { high = middle }
        }
        while low < places.count, places[low].words.lowerBound < words.lowerBound { low += 1 }
        var rest = Matcher.matchLimit
        while low < places.count, rest > 0 {
            let place = places[low].words
            if place.lowerBound >= words.upperBound { break }
            low += 1
            if place.upperBound > words.upperBound { continue }
            if !hidden.isEmpty, place.contains(where: { hidden[Int($0 - words.lowerBound)] }) { continue }
            body(place)
            rest -= 1
        }
    }

    /// So few are looked at one after another.
    private static let fewPlaces = 8

    /// Items one after another, with at most `gap` other words between two.
    private func chain(_ part: RuleParts.Part, gap: Int32, _ room: inout MatchRoom) -> Bool {
        let first = room.count
        for at in part.members {
            // The chains so far lie before `middle`, those that go on behind it.
            let middle = room.count
            guard pointers.mayMatch(at, present), goOn(first..<middle, with: pointers.members[at], gap, &room) else {
                room.removeLast(room.count - first)
                return false
            }
            if room.count == middle || middle == first { continue }
            Self.drop(first..<middle, of: &room)
            Self.tidy(&room, from: first)
        }
        return true
    }

    /// Adds the chains that go on with one more item, or begin with it where there are none; false where no chain does.
    private func goOn(_ heads: Range<Int>, with own: Int32, _ gap: Int32, _ room: inout MatchRoom) -> Bool {
        let middle = room.count
        func join(_ head: Match, _ tail: Match) {
            if tail.lowerBound >= head.upperBound, tail.lowerBound - head.upperBound <= gap {
                room.append(head.lowerBound..<tail.upperBound)
            }
        }
        // Where an atom stands is known.
        if own < 0, !heads.isEmpty {
            for at in heads where room.count - middle < Matcher.matchLimit * 4 {
                let head = room[at]
                eachPlace(of: ~own) { join(head, $0) }
            }
            return room.count > middle
        }
        guard match(own, &room) else { return false }
        let end = room.count
        if end == middle || heads.isEmpty { return true }
        for at in heads where room.count - end < Matcher.matchLimit * 4 {
            let head = room[at]
            for tail in middle..<end { join(head, room[tail]) }
        }
        Self.drop(middle..<end, of: &room)
        return room.count > middle
    }

    /// All items, inside a window of so many words where the part has one.
    private func all(_ part: RuleParts.Part, _ room: inout MatchRoom) -> Bool {
        let first = room.count
        return withUnsafeTemporaryAllocation(of: Int.self, capacity: Int(part.count) + 1) { ends in
            // Where the list of each item ends.
            var count = 0
            for at in part.members {
                let before = room.count
                guard pointers.mayMatch(at, present), match(member: at, &room) else {
                    room.removeLast(room.count - first)
                    return false
                }
                if room.count > before {
                    ends[count] = room.count
                    count += 1
                }
            }
            let lists = UnsafeBufferPointer(rebasing: ends[..<count])
            return join(from: first, lists, within: part.number < 0 ? nil : part.number, &room)
        }
    }

    /// One match of each list; all of them inside a window of `within` words where that is given.
    ///
    /// - Parameter ends: where each list ends; the first begins at `first`, every other where the one before it ends.
    private func join(
        from first: Int, _ ends: UnsafeBufferPointer<Int>, within: Int32?, _ room: inout MatchRoom
    ) -> Bool {
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
        for at in first..<end { room.append(room[at]) }
        Self.tidy(&room, from: end)
        let last = room.count
        for at in end..<last {
            let start = room[at]
            guard let close = close(of: start, from: first, ends, room) else { break }
            if within.map({ close - start.lowerBound <= $0 }) ?? true { room.append(start.lowerBound..<close) }
        }
        let isMatched = room.count > last
        Self.drop(first..<last, of: &room)
        if isMatched { Self.tidy(&room, from: first) }
        return isMatched
    }

    /// Where a window ends that begins with a match; `nil` where a list has no match behind its beginning.
    private func close(of start: Match, from first: Int, _ ends: UnsafeBufferPointer<Int>, _ room: MatchRoom) -> Int32?
    {
        var last = start.upperBound
        var from = first
        for end in ends {
            while from < end, room[from].lowerBound < start.lowerBound { from += 1 }
            guard from < end else { return nil }
            last = max(last, room[from].upperBound)
            from = end
        }
        return last
    }

    /// Takes matches out; those behind them move up.
    private static func drop(_ gone: Range<Int>, of room: inout MatchRoom) {
        var kept = gone.lowerBound
        for at in gone.upperBound..<room.count {
            room[kept] = room[at]
            kept += 1
        }
        room.removeLast(gone.count)
    }

    private static func precedes(_ a: Match, _ b: Match) -> Bool {
        (a.lowerBound, a.upperBound) < (b.lowerBound, b.upperBound)
    }

    /// Sorts the matches from one on, each once, and drops what is over the limit.
    private static func tidy(_ matches: inout MatchRoom, from first: Int) {
        // Most are few, and in order.
        if !(first + 1..<max(matches.count, first + 1)).allSatisfy({ precedes(matches[$0 - 1], matches[$0]) }) {
            var unsorted = matches[from: first...]
            unsorted.sort(by: precedes)
            var kept = first + 1
            for at in first + 1..<matches.count where matches[at] != matches[kept - 1] {
                matches[kept] = matches[at]
                kept += 1
            }
            matches.removeLast(matches.count - kept)
        }
        if matches.count > first + Matcher.matchLimit { matches.removeLast(matches.count - first - Matcher.matchLimit) }
    }
}
