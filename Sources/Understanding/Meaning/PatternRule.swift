import Playbook

/// A pattern compiled to numbers: what `Pattern` says, over stems, forms and concepts.
indirect enum PatternRule: Sendable, Equatable {
    /// Something that stands in the text by itself; a number in `Atoms`.
    case atom(Int32)
    case phrase([PatternRule])
    case sequence([PatternRule], gap: Int32)
    case all([PatternRule], within: Int32?)
    case any([PatternRule])
    case none([PatternRule])
    /// A word or concept that the playbook has nowhere else, so that nothing can match it.
    case never
}

/// What patterns are made of, numbered: a stem, an exact form, or a concept.
struct Atoms: Sendable, Equatable {
    enum Kind: UInt64, CaseIterable { case stem, form, concept }

    private var table = KeyTable()
    private(set) var names: [String] = []
    /// How often the playbook's texts have each, roughly: rarer ones are better keys.
    private(set) var frequencies: [Int32] = []
    /// For each kind the atom of each id, so that reading a text looks nothing up.
    private var byID: [[Int32]] = [[], [], []]

    var count: Int { names.count }

    mutating func intern(_ kind: Kind, _ id: Int32, name: String, frequency: Int32) -> Int32 {
        let atom = table.intern(Self.key(kind, id))
        if Int(atom) == names.count {
            names.append(name)
            frequencies.append(frequency)
            let missing = Int(id) + 1 - byID[Int(kind.rawValue)].count
            if missing > 0 { byID[Int(kind.rawValue)] += [Int32](repeating: -1, count: missing) }
            byID[Int(kind.rawValue)][Int(id)] = atom
        }
        return atom
    }

    /// The number of an atom, or -1 where no pattern uses it.
    func find(_ kind: Kind, _ id: Int32) -> Int32 {
        let kind = Int(kind.rawValue)
        return Int(id) < byID[kind].count ? byID[kind][Int(id)] : -1
    }

    private static func key(_ kind: Kind, _ id: Int32) -> UInt64 {
        (UInt64(UInt32(bitPattern: id)) << 2) | kind.rawValue
    }
}

extension Atoms: Kept {
    func write(to writer: inout ModelWriter) {
        table.write(to: &writer)
        writer.put(texts: names)
        writer.put(frequencies)
        for list in byID { writer.put(list) }
    }

    init(from reader: inout ModelReader) throws(ModelError) {
        table = try KeyTable(from: &reader)
        names = try reader.texts()
        frequencies = try reader.list()
        byID = []
        for _ in Kind.allCases { byID.append(try reader.list()) }
        let count = names.count
        guard table.keys.count == count, frequencies.count == count,
            byID.allSatisfy({ $0.allSatisfy { $0 >= -1 && Int($0) < count } })
        else { throw .malformed(reason: "atoms") }
    }
}

/// Compiles patterns, sharing their atoms.
struct PatternCompiler {
    let lexicon: Lexicon
    let concepts: ConceptTrie
    var atoms = Atoms()

    init(_ lexicon: Lexicon, _ concepts: ConceptTrie) {
        self.lexicon = lexicon
        self.concepts = concepts
    }

    mutating func compile(_ pattern: Pattern) -> PatternRule {
        switch pattern {
        case .word(let word): return words(word, .stem)
        case .exact(let word): return words(word, .form)
        case .concept(let name):
            guard let number = concepts.number(of: name) else { return .never }
            return .atom(atoms.intern(.concept, number, name: "~" + name, frequency: concepts.frequencies[Int(number)]))
        case .phrase(let items): return .phrase(items.map { compile($0) })
        case .sequence(let items, let gap): return .sequence(items.map { compile($0) }, gap: Int32(clamping: gap))
        case .all(let items, let within):
            return .all(items.map { compile($0) }, within: within.map { Int32(clamping: $0) })
        case .any(let items): return .any(items.map { compile($0) })
        case .none(let items): return .none(items.map { compile($0) })
        }
    }

    /// A pattern's word as the reader reads it: "cant" is two words, and so a phrase.
    private mutating func words(_ word: String, _ kind: Atoms.Kind) -> PatternRule {
        let utterance = Reader.words(of: word, lexicon)
        var items: [PatternRule] = []
        for (at, token) in utterance.tokens.enumerated() {
            let id = kind == .stem ? token.stem : token.word
            guard id >= 0 else { return .never }
            let name = (kind == .form ? "=" : "") + utterance.text(at)
            items.append(.atom(atoms.intern(kind, id, name: name, frequency: lexicon.stemCounts[Int(token.stem)])))
        }
        return items.isEmpty ? .never : items.count == 1 ? items[0] : .phrase(items)
    }
}
