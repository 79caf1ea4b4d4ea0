import Playbook

/// Compiles patterns to parts, sharing what they have in common.
struct PatternCompiler {
    private let reader: Reader
    private var atoms = Atoms()
    private var list: [RuleParts.Part] = []
    private var members: [Int32] = []
    private var known: [[Int32]: Int32] = [:]

    init(_ reader: Reader) { self.reader = reader }

    /// All parts of what was compiled so far.
    var parts: RuleParts { RuleParts(atoms: atoms, parts: list, members: members) }

    /// The number of the part that is the whole pattern.
    mutating func compile(_ pattern: Pattern) -> Int32 {
        switch pattern {
        case .word(let word): words(word, .stem)
        case .exact(let word): words(word, .form)
        case .concept(let name): concept(name)
        case .phrase(let items): part(.phrase, 0, items.map { compile($0) })
        case .sequence(let items, let gap): part(.sequence, Int32(clamping: gap), items.map { compile($0) })
        case .all(let items, let within):
            part(.all, within.map { Int32(clamping: $0) } ?? -1, items.map { compile($0) })
        case .any(let items): any(items.map { compile($0) })
        case .none(let items): part(.none, 0, items.map { compile($0) })
        }
    }

    private mutating func part(_ kind: RuleParts.Part.Kind, _ number: Int32, _ own: [Int32]) -> Int32 {
        let key = [Int32(kind.rawValue), number] + own
        if let part = known[key] { return part }
        let part = Int32(list.count)
        known[key] = part
        list.append(
            RuleParts.Part(kind: kind, number: number, first: Int32(members.count), count: Int32(own.count)))
        members += own
        return part
    }

    /// Atoms come first.
    private mutating func any(_ own: [Int32]) -> Int32 {
        let isAtom = { [list] (part: Int32) in list[Int(part)].kind == .atom }
        return part(.any, 0, own.filter(isAtom) + own.filter { !isAtom($0) })
    }

    private mutating func concept(_ name: String) -> Int32 {
        guard let number = reader.concepts.number(of: name) else { return part(.never, 0, []) }
        let atom = atoms.intern(
            .concept, number, name: "~" + name, frequency: reader.concepts.frequencies[Int(number)])
        return part(.atom, atom, [])
    }

    /// A pattern's word as the reader reads it: "cant" is two words, and so a phrase.
    private mutating func words(_ word: String, _ kind: Atoms.Kind) -> Int32 {
        let utterance = reader.words(of: word)
        var items: [Int32] = []
        for (at, token) in utterance.tokens.enumerated() {
            let id = kind == .stem ? token.stem : token.word
            guard id >= 0 else { return part(.never, 0, []) }
            let name = (kind == .form ? "=" : "") + utterance.text(at)
            let atom = atoms.intern(kind, id, name: name, frequency: reader.lexicon.stemCounts[Int(token.stem)])
            items.append(part(.atom, atom, []))
        }
        return items.isEmpty ? part(.never, 0, []) : items.count == 1 ? items[0] : part(.phrase, 0, items)
    }
}
