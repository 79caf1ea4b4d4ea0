/// What rules need to occur, each part that rules share kept once: a glance at it spares matching most rules.
struct RuleNeeds: Sendable, Equatable {
    /// A part of a rule: an atom, or how its own parts stand together.
    private struct Part: Equatable {
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

    /// Of no rules.
    init() {}

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

    /// For each rule the atoms it cannot do without, as bits of `Occurrences.glance`.
    func glances() -> [UInt64] {
        // Parts come before what they are parts of.
        var known: [UInt64] = []
        for part in parts {
            let own = part.members.map { known[Int(members[Int($0)])] }
            switch part.kind {
            case .atom: known.append(Occurrences.glance(part.atom))
            case .all: known.append(own.reduce(0, |))
            case .any: known.append(own.isEmpty ? 0 : own.reduce(.max, &))
            case .anything, .nothing: known.append(0)
            }
        }
        return wholes.map { known[Int($0)] }
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

extension RuleNeeds: Kept {
    func write(to writer: inout ModelWriter) {
        writer.put(parts.map(\.kind.rawValue))
        writer.put(parts.map(\.atom))
        writer.put(parts.map(\.members.lowerBound))
        writer.put(parts.map(\.members.upperBound))
        writer.put(members)
        writer.put(wholes)
    }

    init(from reader: inout ModelReader) throws(ModelError) {
        let kinds: [UInt8] = try reader.list()
        let atoms: [Int32] = try reader.list()
        let lows: [Int32] = try reader.list()
        let highs: [Int32] = try reader.list()
        members = try reader.list()
        wholes = try reader.list()
        guard atoms.count == kinds.count, lows.count == kinds.count, highs.count == kinds.count,
            wholes.allSatisfy({ $0 >= 0 && Int($0) < kinds.count })
        else { throw .malformed(reason: "what rules need") }
        var depths: [Int] = []
        for number in kinds.indices {
            guard let kind = Part.Kind(rawValue: kinds[number]), lows[number] >= 0, lows[number] <= highs[number],
                Int(highs[number]) <= members.count
            else { throw .malformed(reason: "what rules need") }
            let own = lows[number]..<highs[number]
            // Parts come before what they are parts of, so that none is part of itself.
            guard own.allSatisfy({ (0..<Int32(number)).contains(members[Int($0)]) }) else {
                throw .malformed(reason: "what rules need")
            }
            let depth = own.reduce(0) { max($0, depths[Int(members[Int($1)])]) } + 1
            guard depth <= RuleCoding.deepest else { throw .malformed(reason: "what rules need") }
            depths.append(depth)
            parts.append(Part(kind: kind, atom: atoms[number], members: own))
        }
    }

    /// Whether these are the needs of so many rules over so many atoms.
    func fit(rules: Int, atoms: Int) -> Bool {
        wholes.count == rules && parts.allSatisfy { $0.kind != .atom || $0.atom >= 0 && Int($0.atom) < atoms }
    }
}
