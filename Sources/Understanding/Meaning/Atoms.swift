/// What patterns are made of, numbered: a stem, an exact form, or a concept.
struct Atoms: Sendable, Equatable {
    enum Kind: UInt64, CaseIterable { case stem, form, concept }

    private var table = KeyTable()
    private(set) var names: [String] = []
    /// How often the playbook's texts have each, roughly: rarer ones are better keys.
    private(set) var frequencies: [Int32] = []
    /// For each kind the atom of each id, so that reading a text looks nothing up.
    private var byID: [Stored<Int32>] = [[], [], []]

    var count: Int { names.count }

    mutating func intern(_ kind: Kind, _ id: Int32, name: String, frequency: Int32) -> Int32 {
        let atom = table.intern(Self.key(kind, id))
        if Int(atom) == names.count {
            names.append(name)
            frequencies.append(frequency)
            let missing = Int(id) + 1 - byID[Int(kind.rawValue)].count
            if missing > 0 { byID[Int(kind.rawValue)].append(contentsOf: repeatElement(-1, count: missing)) }
            byID[Int(kind.rawValue)][Int(id)] = atom
        }
        return atom
    }

    /// The atom of a stem, a form or a concept; -1 where no pattern uses it.
    @inline(__always)
    func number(_ kind: Kind, _ id: Int32) -> Int32 {
        let numbers = byID[Int(kind.rawValue)]
        return id >= 0 && Int(id) < numbers.count ? numbers[Int(id)] : -1
    }

    /// Calls `body` with the atoms of all stems, forms or concepts; -1 where no pattern uses one.
    @inline(__always)
    func withNumbers<Result>(of kind: Kind, _ body: (UnsafeBufferPointer<Int32>) -> Result) -> Result {
        byID[Int(kind.rawValue)].withUnsafeBufferPointer(body)
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
        frequencies = try reader.array()
        byID = []
        for _ in Kind.allCases { byID.append(try reader.list()) }
        let count = names.count
        guard table.keys.count == count, frequencies.count == count,
            byID.allSatisfy({ $0.lie(in: count, from: -1) })
        else { throw .malformed(reason: "atoms") }
    }
}
