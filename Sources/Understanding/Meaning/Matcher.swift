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
        case .phrase(let items): return chain(items, gap: 0)
        case .sequence(let items, let gap): return chain(items, gap: gap)
        case .any(let items):
            var found: [Match] = []
            var isMatched = false
            for item in items {
                // Of long lists few atoms occur.
                if case .atom(let atom) = item, !occurrences.has(atom) { continue }
                guard let more = match(item) else { continue }
                isMatched = true
                found += more
            }
            return isMatched ? tidy(found) : nil
        case .none(let items):
            // What must not be there counts even where it is negated.
            let open = Matcher(occurrences: occurrences, words: words)
            return items.contains { open.match($0) != nil } ? nil : []
        case .all(let items, let within):
            var lists: [[Match]] = []
            for item in items {
                guard let found = match(item) else { return nil }
                if !found.isEmpty { lists.append(found) }
            }
            return join(lists, within: within)
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
        for place in occurrences.of(atom, in: words) where place.words.upperBound <= words.upperBound {
            if !hidden.isEmpty, place.words.contains(where: { hidden[Int($0 - words.lowerBound)] }) { continue }
            found.append(place.words)
            if found.count == Self.matchLimit { break }
        }
        return found
    }

    /// Items one after another, with at most `gap` other words between two.
    private func chain(_ items: [PatternRule], gap: Int32) -> [Match]? {
        var chains: [Match]?
        for item in items {
            guard let found = match(item) else { return nil }
            if found.isEmpty { continue }
            guard let sofar = chains else {
                chains = found
                continue
            }
            var longer: [Match] = []
            for head in sofar {
                for tail in found
                where tail.lowerBound >= head.upperBound && tail.lowerBound - head.upperBound <= gap {
                    longer.append(head.lowerBound..<tail.upperBound)
                }
                if longer.count >= Self.matchLimit * 4 { break }
            }
            if longer.isEmpty { return nil }
            chains = tidy(longer)
        }
        return chains ?? []
    }

    /// One match of each list; all of them inside a window of `within` words where that is given.
    private func join(_ lists: [[Match]], within: Int32?) -> [Match]? {
        guard let first = lists.first else { return [] }
        if lists.count == 1 {
            guard let within else { return first }
            let short = first.filter { $0.count <= Int(within) }
            return short.isEmpty ? nil : short
        }
        var found: [Match] = []
        // Each match of any list opens a window; of every other list the first match inside is taken.
        for start in tidy(lists.flatMap { $0 }) {
            var end = start.upperBound
            var isWhole = true
            for list in lists {
                guard
                    let next = list.first(where: { $0.lowerBound >= start.lowerBound })
                else {
                    isWhole = false
                    break
                }
                end = max(end, next.upperBound)
            }
            guard isWhole else { break }
            if within.map({ end - start.lowerBound <= $0 }) ?? true { found.append(start.lowerBound..<end) }
        }
        return found.isEmpty ? nil : tidy(found)
    }

    private func tidy(_ matches: [Match]) -> [Match] {
        if matches.count <= 1 { return matches }
        var sorted = matches.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
        var kept = 0
        for at in sorted.indices where kept == 0 || sorted[at] != sorted[kept - 1] {
            sorted[kept] = sorted[at]
            kept += 1
        }
        sorted.removeLast(sorted.count - min(kept, Self.matchLimit))
        return sorted
    }
}
