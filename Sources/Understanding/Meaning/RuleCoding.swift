/// Rules as numbers, each part before its own parts: what it is, its atom or distance, how many parts it has.
enum RuleCoding {
    /// Patterns nest 64 deep at most, and a word may be a phrase.
    static let deepest = 80

    static func numbers(_ rules: [PatternRule]) -> [Int32] {
        var out: [Int32] = []
        for rule in rules { add(rule, to: &out) }
        return out
    }

    private static func add(_ rule: PatternRule, to out: inout [Int32]) {
        func put(_ kind: Int32, _ number: Int32, _ items: [PatternRule]) {
            out += [kind, number, Int32(items.count)]
            for item in items { add(item, to: &out) }
        }
        switch rule {
        case .never: put(0, 0, [])
        case .atom(let atom): put(1, atom, [])
        case .phrase(let items): put(2, 0, items)
        case .sequence(let items, let gap): put(3, gap, items)
        // -1 stands for no window.
        case .all(let items, let within): put(4, within ?? -1, items)
        case .any(let items): put(5, 0, items)
        case .none(let items): put(6, 0, items)
        }
    }

    /// The rules that numbers stand for, over so many atoms.
    static func rules(_ numbers: [Int32], atoms: Int) throws(ModelError) -> [PatternRule] {
        var at = 0
        var rules: [PatternRule] = []
        while at < numbers.count { rules.append(try rule(numbers, &at, atoms, depth: 0)) }
        return rules
    }

    private static func rule(
        _ numbers: [Int32], _ at: inout Int, _ atoms: Int, depth: Int
    ) throws(ModelError) -> PatternRule {
        guard at + 3 <= numbers.count, depth < deepest else { throw .malformed(reason: "rules") }
        let (kind, number, count) = (numbers[at], numbers[at + 1], Int(numbers[at + 2]))
        at += 3
        // Each part takes three numbers.
        guard count >= 0, count <= (numbers.count - at) / 3 else { throw .malformed(reason: "rules") }
        var items: [PatternRule] = []
        items.reserveCapacity(count)
        for _ in 0..<count { items.append(try rule(numbers, &at, atoms, depth: depth + 1)) }
        switch kind {
        case 0: return .never
        case 1 where number >= 0 && Int(number) < atoms: return .atom(number)
        case 2: return .phrase(items)
        case 3 where (0...farthest).contains(number): return .sequence(items, gap: number)
        case 4 where (-1...farthest).contains(number): return .all(items, within: number < 0 ? nil : number)
        case 5: return .any(items)
        case 6: return .none(items)
        default: throw .malformed(reason: "rules")
        }
    }

    /// A number of words that can be added to any place in an utterance.
    private static let farthest: Int32 = 1 << 20
}
