/// Patterns by an atom each cannot do without, so that a text is held against few of them.
struct PatternIndex: Sendable {
    /// For each atom the rules that it brings up.
    private var rules: [[Int32]]

    /// - Parameter counts: for each atom how often it stands in the playbook's asks; rarer atoms are better keys.
    init(_ rules: [PatternRule], atoms: Int, counts: [Int32]) {
        self.rules = [[Int32]](repeating: [], count: atoms)
        for (number, rule) in rules.enumerated() {
            for atom in Self.keys(rule, counts) ?? [] where self.rules[Int(atom)].last != Int32(number) {
                self.rules[Int(atom)].append(Int32(number))
            }
        }
    }

    /// Rules one of whose keys stands in the text, by number. All others cannot match.
    func candidates(_ occurrences: Occurrences) -> [Int32] {
        var found: [Int32] = []
        var last: Int32 = -1
        for place in occurrences.places where place.atom != last {
            last = place.atom
            found += rules[Int(last)]
        }
        found.sort()
        var kept = 0
        for at in found.indices where kept == 0 || found[at] != found[kept - 1] {
            found[kept] = found[at]
            kept += 1
        }
        found.removeLast(found.count - kept)
        return found
    }

    /// Atoms one of which must be there for the rule to match; `nil` where the rule matches without any.
    private static func keys(_ rule: PatternRule, _ counts: [Int32]) -> [Int32]? {
        switch rule {
        case .never: return []
        case .atom(let atom): return [atom]
        case .none: return nil
        case .phrase(let items), .sequence(let items, _), .all(let items, _):
            var best: (cost: Int, keys: [Int32])?
            for item in items {
                guard let keys = keys(item, counts) else { continue }
                let cost = keys.reduce(0) { $0 + Int(counts[Int($1)]) + 1 }
                if best.map({ cost < $0.cost }) ?? true { best = (cost, keys) }
            }
            return best?.keys
        case .any(let items):
            var all: [Int32] = []
            for item in items {
                guard let keys = keys(item, counts) else { return nil }
                all += keys
            }
            return all
        }
    }
}
