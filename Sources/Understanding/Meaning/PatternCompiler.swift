import Playbook

/// Compiles patterns to parts, sharing what they have in common.
struct PatternCompiler {
    private let reader: Reader
    private(set) var atoms: AtomTable
    private var list: [RuleParts.Part] = []
    private var members: [Int32] = []
    private var known: [[Int32]: Int32] = [:]

    /// - Parameter atoms: those that have their numbers already.
    init(_ reader: Reader, atoms: AtomTable = AtomTable()) { (self.reader, self.atoms) = (reader, atoms) }

    /// All parts of what was compiled so far, and what they need.
    var compiled: (parts: RuleParts, needs: PartNeeds) {
        let needs = PartNeeds(list, members, frequencies: atoms.frequencies)
        let atoms = Atoms(atoms, reader.lexicon, concepts: reader.concepts.names.count)
        return (RuleParts(atoms: atoms, parts: list, members: members, needs: needs), needs)
    }

    /// The part that is the whole pattern.
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
        part(.any, 0, own.filter { $0 < 0 } + own.filter { $0 >= 0 })
    }

    private mutating func concept(_ name: String) -> Int32 {
        guard let number = reader.concepts.number(of: name) else { return part(.never, 0, []) }
        return ~atoms.intern(
            .concept, number, name: "~" + name, frequency: reader.concepts.frequencies[Int(number)])
    }

    /// A pattern's word as the reader reads it: "cant" is two words, and so a phrase.
    private mutating func words(_ word: String, _ kind: AtomTable.Kind) -> Int32 {
        let utterance = reader.words(of: word)
        var items: [Int32] = []
        for (at, token) in utterance.tokens.enumerated() {
            let id = kind == .stem ? token.stem : token.word
            guard id >= 0 else { return part(.never, 0, []) }
            let name = (kind == .form ? "=" : "") + utterance.text(at)
            items.append(
                ~atoms.intern(kind, id, name: name, frequency: reader.lexicon.stemCounts[Int(token.stem)]))
        }
        return items.isEmpty ? part(.never, 0, []) : items.count == 1 ? items[0] : part(.phrase, 0, items)
    }
}
