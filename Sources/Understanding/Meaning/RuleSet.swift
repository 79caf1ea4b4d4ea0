import Playbook

/// Compiled patterns with their owners, indexed so that a text is held against few of them.
struct RuleSet<Owner: Sendable>: Sendable {
    private(set) var rules: [PatternRule] = []
    private(set) var owners: [Owner] = []
    let atoms: Atoms
    /// For each atom the rules that it brings up: each rule has atoms one of which it cannot do without.
    private let byAtom: [[Int32]]
    private let needs: RuleNeeds
    private let lexicon: Lexicon

    init(_ patterns: [(pattern: Pattern, owner: Owner)], _ reader: Reader) {
        lexicon = reader.lexicon
        var compiler = PatternCompiler(reader.lexicon, reader.concepts)
        for (pattern, owner) in patterns {
            rules.append(compiler.compile(pattern))
            owners.append(owner)
        }
        atoms = compiler.atoms
        var byAtom = [[Int32]](repeating: [], count: atoms.count)
        for (number, rule) in rules.enumerated() {
            for atom in Self.keys(rule, atoms.frequencies) ?? [] where byAtom[Int(atom)].last != Int32(number) {
                byAtom[Int(atom)].append(Int32(number))
            }
        }
        self.byAtom = byAtom
        needs = RuleNeeds(rules)
    }

    func occurrences(_ utterance: Utterance) -> Occurrences { Occurrences(utterance, atoms, lexicon) }

    /// Rules that might match, by number. All others cannot.
    func candidates(_ occurrences: Occurrences) -> [Int] {
        var found: [Int32] = []
        var last: Int32 = -1
        for place in occurrences.places where place.atom != last {
            last = place.atom
            found += byAtom[Int(last)]
        }
        found.sort()
        var kept: [Int] = []
        for rule in found.map(Int.init) where kept.last != rule && needs.areMet(of: rule, in: occurrences) {
            kept.append(rule)
        }
        return kept
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
