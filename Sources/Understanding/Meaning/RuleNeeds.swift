/// What rules need to occur, each part that rules share kept once: a glance at it spares matching most rules.
struct RuleNeeds: Sendable {
    /// A part of a rule: an atom, or how its own parts stand together.
    private struct Part {
        enum Kind: UInt8 { case atom, all, any, anything, nothing }
        var kind: Kind
        var atom: Int32 = -1
        /// Its own parts: places in `members`.
        var members: Range<Int32> = 0..<0
    }

    private var parts: [Part] = []
    private var members: [Int32] = []
    /// For each rule its part.
    private var wholes: [Int32] = []

    init(_ rules: [PatternRule]) {
        var known: [[Int32]: Int32] = [:]
        for rule in rules { wholes.append(add(rule, &known)) }
    }

    private mutating func add(_ rule: PatternRule, _ known: inout [[Int32]: Int32]) -> Int32 {
        switch rule {
        case .never: return add(.nothing, [], &known)
        case .atom(let atom): return add(.atom, [atom], &known)
        case .none: return add(.anything, [], &known)
        case .phrase(let items), .sequence(let items, _), .all(let items, _):
            return add(.all, items.map { add($0, &known) }, &known)
        case .any(let items): return add(.any, items.map { add($0, &known) }, &known)
        }
    }

    /// - Parameter own: the numbers of its own parts; an atom's number.
    private mutating func add(_ kind: Part.Kind, _ own: [Int32], _ known: inout [[Int32]: Int32]) -> Int32 {
        let key = [Int32(kind.rawValue)] + own
        if let number = known[key] { return number }
        let number = Int32(parts.count)
        known[key] = number
        if kind == .atom {
            parts.append(Part(kind: .atom, atom: own[0]))
        } else {
            let first = Int32(members.count)
            members += own
            parts.append(Part(kind: kind, members: first..<Int32(members.count)))
        }
        return number
    }

    /// Those of some rules that might match, because all they need occurs somewhere.
    func met(_ rules: [Int], in occurrences: Occurrences) -> [Int] {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: parts.count) { known in
            known.initialize(repeating: Self.unknown)
            return rules.filter { isMet(Int(wholes[$0]), known, occurrences) }
        }
    }

    private static let unknown: UInt8 = 2

    private func isMet(
        _ number: Int, _ known: UnsafeMutableBufferPointer<UInt8>, _ occurrences: Occurrences
    ) -> Bool {
        let part = parts[number]
        switch part.kind {
        case .atom: return occurrences.has(part.atom)
        case .anything: return true
        case .nothing: return false
        case .all, .any:
            if known[number] != Self.unknown { return known[number] == 1 }
            let isAny = part.kind == .any
            let decides = part.members.contains { isMet(Int(members[Int($0)]), known, occurrences) == isAny }
            known[number] = decides == isAny ? 1 : 0
            return decides == isAny
        }
    }
}
