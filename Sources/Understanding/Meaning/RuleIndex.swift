import Playbook

/// Compiled patterns, indexed so that a text is held against few of them.
struct RuleIndex: Sendable, Equatable {
    private(set) var rules: [PatternRule] = []
    private(set) var atoms = Atoms()
    /// The rules that atom a brings up: `starts[a]..<starts[a + 1]` of `brought`. Each rule has atoms one of which it
    /// cannot do without.
    private var starts: [Int32] = [0]
    private var brought: [Int32] = []
    private var needs = RuleNeeds()
    /// For each rule the atoms it cannot do without: see `Occurrences.glance`.
    private var glances: [UInt64] = []

    /// Of no patterns.
    init() {}

    init(_ patterns: [Pattern], _ reader: Reader) {
        var compiler = PatternCompiler(reader.lexicon, reader.concepts)
        rules = patterns.map { compiler.compile($0) }
        atoms = compiler.atoms
        var byAtom = [[Int32]](repeating: [], count: atoms.count)
        for (number, rule) in rules.enumerated() {
            for atom in Self.keys(rule, atoms.frequencies) ?? [] where byAtom[Int(atom)].last != Int32(number) {
                byAtom[Int(atom)].append(Int32(number))
            }
        }
        starts = byAtom.reduce(into: [0]) { $0.append($0[$0.count - 1] + Int32($1.count)) }
        brought = byAtom.flatMap { $0 }
        needs = RuleNeeds(rules)
        glances = needs.glances()
    }

    /// Rules that might match, by number. All others cannot.
    func candidates(_ occurrences: Occurrences) -> [Int] {
        var isBrought = [UInt64](repeating: 0, count: rules.count / 64 + 1)
        var last: Int32 = -1
        for place in occurrences.places where place.atom != last {
            last = place.atom
            for at in Int(starts[Int(last)])..<Int(starts[Int(last) + 1]) {
                isBrought[Int(brought[at]) >> 6] |= 1 << (UInt64(brought[at]) & 63)
            }
        }
        var found: [Int] = []
        for at in isBrought.indices {
            var rest = isBrought[at]
            while rest != 0 {
                let rule = at * 64 + rest.trailingZeroBitCount
                if glances[rule] & ~occurrences.glance == 0 { found.append(rule) }
                rest &= rest - 1
            }
        }
        return found.isEmpty ? [] : needs.met(found, in: occurrences)
    }

    /// Atoms one of which must be there for the rule to match, the rarest such; `nil` where it needs none.
    private static func keys(_ rule: PatternRule, _ frequencies: [Int32]) -> [Int32]? {
        switch rule {
        case .never: return []
        case .atom(let atom): return [atom]
        case .none: return nil
        case .phrase(let items), .sequence(let items, _), .all(let items, _):
            var best: (cost: Int, keys: [Int32])?
            for item in items {
                guard let keys = keys(item, frequencies) else { continue }
                let cost = keys.reduce(0) { $0 + Int(frequencies[Int($1)]) + 1 }
                if best.map({ cost < $0.cost }) ?? true { best = (cost, keys) }
            }
            return best?.keys
        case .any(let items):
            var all: [Int32] = []
            for item in items {
                guard let keys = keys(item, frequencies) else { return nil }
                all += keys
            }
            return all
        }
    }
}

extension RuleIndex: Kept {
    func write(to writer: inout ModelWriter) {
        atoms.write(to: &writer)
        writer.put(RuleCoding.numbers(rules))
        writer.put(starts)
        writer.put(brought)
        needs.write(to: &writer)
    }

    init(from reader: inout ModelReader) throws(ModelError) {
        atoms = try Atoms(from: &reader)
        rules = try RuleCoding.rules(try reader.list(), atoms: atoms.count)
        starts = try reader.list()
        brought = try reader.list()
        needs = try RuleNeeds(from: &reader)
        let count = rules.count
        guard starts.count == atoms.count + 1, starts.arePlaces(in: brought.count),
            brought.allSatisfy({ $0 >= 0 && Int($0) < count }), needs.fit(rules: count, atoms: atoms.count)
        else { throw .malformed(reason: "rules") }
        glances = needs.glances()
    }
}
