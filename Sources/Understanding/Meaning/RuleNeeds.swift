/// What rules need to occur, laid out flat: a glance at it spares matching most rules.
struct RuleNeeds: Sendable {
    /// A part of a rule, its own parts right behind it.
    private struct Part {
        enum Kind: UInt8 { case atom, all, any, anything, nothing }
        var kind: Kind
        var atom: Int32 = -1
        /// The place behind its parts.
        var end: Int32 = 0
    }

    private var parts: [Part] = []
    /// For each rule its place.
    private var firsts: [Int32] = []

    init(_ rules: [PatternRule]) {
        for rule in rules {
            firsts.append(Int32(parts.count))
            add(rule)
        }
    }

    private mutating func add(_ rule: PatternRule) {
        let place = parts.count
        switch rule {
        case .never: parts.append(Part(kind: .nothing))
        case .atom(let atom): parts.append(Part(kind: .atom, atom: atom))
        case .none: parts.append(Part(kind: .anything))
        case .phrase(let items), .sequence(let items, _), .all(let items, _):
            parts.append(Part(kind: .all))
            for item in items { add(item) }
        case .any(let items):
            parts.append(Part(kind: .any))
            for item in items { add(item) }
        }
        parts[place].end = Int32(parts.count)
    }

    /// Whether a rule might match: all it needs occurs somewhere.
    func areMet(of rule: Int, in occurrences: Occurrences) -> Bool {
        parts.withUnsafeBufferPointer { Self.isMet(Int(firsts[rule]), $0, occurrences) }
    }

    private static func isMet(_ place: Int, _ parts: UnsafeBufferPointer<Part>, _ occurrences: Occurrences) -> Bool {
        let part = parts[place]
        switch part.kind {
        case .atom: return occurrences.has(part.atom)
        case .anything: return true
        case .nothing: return false
        case .all, .any:
            let isAny = part.kind == .any
            var next = place + 1
            while next < part.end {
                if isMet(next, parts, occurrences) == isAny { return isAny }
                next = Int(parts[next].end)
            }
            return !isAny
        }
    }
}
