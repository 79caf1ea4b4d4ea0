import Playbook

/// Rules, indexed so that a text is held against few of them.
struct RuleIndex: Sendable, Equatable {
    /// For each rule its part.
    private(set) var rules: [Int32] = []
    /// The rules that atom a brings up: `starts[a]..<starts[a + 1]` of `brought`. Each rule has atoms one of which it
    /// cannot do without.
    private var starts: [Int32] = [0]
    private(set) var brought: [Int32] = []
    /// For each rule what tells that most cannot match.
    private var looks: [Look] = []
    /// The first number with bits for these rules: see `AtomMarks`.
    var place = 0

    /// A rule's part, and the atoms it cannot do without: see `Occurrences.glance`.
    private struct Look: Equatable {
        let glance: UInt64
        let part: Int32
    }

    /// Of no rules.
    init() {}

    /// - Parameters:
    ///   - parts: all that the rules are made of.
    ///   - keys: for each part atoms one of which it cannot do without.
    init(_ rules: [Int32], of parts: RuleParts, keys: [[Int32]?]) {
        self.rules = rules
        var byAtom = [[Int32]](repeating: [], count: parts.atoms.count)
        for (number, rule) in rules.enumerated() {
            for atom in keys[Int(rule)] ?? [] where byAtom[Int(atom)].last != Int32(number) {
                byAtom[Int(atom)].append(Int32(number))
            }
        }
        starts = byAtom.reduce(into: [0]) { $0.append($0[$0.count - 1] + Int32($1.count)) }
        brought = byAtom.flatMap { $0 }
        setLooks(parts.glances)
    }

    /// - Parameter known: the glance of every part.
    private mutating func setLooks(_ known: [UInt64]) {
        looks = rules.map { Look(glance: known[Int($0)], part: $0) }
    }

    /// Where the rules that an atom brings up are in `brought`.
    func placesBrought(by atom: Int) -> Range<Int> { Int(starts[atom])..<Int(starts[atom + 1]) }

    /// Rules that most messages bring up at most.
    private static let usualCandidates = 32

    /// False where a rule needs an atom that does not occur, by all that do.
    @inline(__always)
    func mayMatch(_ rule: Int, _ glance: UInt64) -> Bool { looks[rule].glance & ~glance == 0 }

    /// Rules that might match among the words of some occurrences, by number. All others cannot.
    func candidates(_ occurrences: Occurrences, _ parts: RuleParts) -> [Int32] {
        var found: [Int32] = []
        let glance = occurrences.glance
        parts.withNeeds(occurrences) { needs in
            looks.withUnsafeBufferPointer { looks in
                for at in 0..<(looks.count + 31) / 32 {
                    var rest = needs.present.number(place + at)
                    while rest != 0 {
                        let rule = at * 32 + rest.trailingZeroBitCount
                        rest &= rest - 1
                        guard looks[rule].glance & ~glance == 0, needs.areMet(looks[rule].part) else { continue }
                        if found.isEmpty { found.reserveCapacity(Self.usualCandidates) }
                        found.append(Int32(truncatingIfNeeded: rule))
                    }
                }
            }
        }
        return found
    }
}

/// What is kept of rules refers to parts that are kept beside it.
extension RuleIndex {
    func write(to writer: inout ModelWriter) {
        writer.put(rules)
        writer.put(starts)
        writer.put(brought)
    }

    init(from reader: inout ModelReader, of parts: RuleParts) throws(ModelError) {
        rules = try reader.array()
        starts = try reader.array()
        brought = try reader.array()
        let count = rules.count
        guard rules.lie(in: parts.parts.count), starts.count == parts.atoms.count + 1,
            starts.arePlaces(in: brought.count), brought.lie(in: count)
        else { throw .malformed(reason: "rules") }
        setLooks(parts.glances)
    }
}
