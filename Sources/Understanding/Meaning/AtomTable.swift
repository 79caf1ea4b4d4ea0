/// Numbers what patterns are made of while they are compiled.
struct AtomTable {
    enum Kind: UInt64 { case stem, form, concept }

    private var table = KeyTable()
    private(set) var names: [String] = []
    /// How often the playbook's texts have each, roughly: rarer ones are better keys.
    private(set) var frequencies: [Int32] = []
    /// The stems among them.
    private(set) var stems: [Int32] = []

    mutating func intern(_ kind: Kind, _ id: Int32, name: String, frequency: Int32) -> Int32 {
        let atom = table.intern(Self.key(kind, id))
        if Int(atom) == names.count {
            names.append(name)
            frequencies.append(frequency)
            if kind == .stem { stems.append(id) }
        }
        return atom
    }

    /// The atom of a stem, a form or a concept; -1 where no pattern uses it.
    func number(_ kind: Kind, _ id: Int32) -> Int32 { table.find(Self.key(kind, id)) }

    /// The same numbered anew, the most frequent first: what is looked at often lies together.
    var byFrequency: AtomTable {
        var ordered = AtomTable()
        for at in names.indices.sorted(by: { (-frequencies[$0], $0) < (-frequencies[$1], $1) }) {
            let key = table.keys[at]
            guard let kind = Kind(rawValue: key & 3) else { continue }
            _ = ordered.intern(kind, Int32(key >> 2), name: names[at], frequency: frequencies[at])
        }
        return ordered
    }

    private static func key(_ kind: Kind, _ id: Int32) -> UInt64 {
        (UInt64(UInt32(bitPattern: id)) << 2) | kind.rawValue
    }
}
