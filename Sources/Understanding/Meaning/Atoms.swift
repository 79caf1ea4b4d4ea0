/// What patterns are made of, numbered, by what of a text has it: the stem or the exact form of a word, or a concept.
///
/// Whether there are atoms of the numbers that are found here, whoever asks looks: there are too many words to go through.
struct Atoms: Sendable, Equatable {
    /// The atoms of a word of the vocabulary, by its stem and by its form; -1 where no pattern uses one.
    struct Word: Sendable, Equatable {
        let stem: Int32
        let form: Int32
    }

    /// As an author would write each.
    private(set) var names = TextList()
    private(set) var words: Stored<Word> = []
    /// For each concept its atom, or -1.
    private(set) var concepts: Stored<Int32> = []
    /// The stems that patterns use, in their order, and for each its atom.
    private var stems: Stored<Int32> = []
    private var stemAtoms: Stored<Int32> = []

    var count: Int { names.count }

    /// None at all.
    init() {}

    /// - Parameters:
    ///   - table: all that patterns are made of.
    ///   - lexicon: the vocabulary they were compiled with.
    ///   - concepts: how many there are.
    init(_ table: AtomTable, _ lexicon: Lexicon, concepts: Int) {
        names = TextList(table.names)
        words = Stored(
            lexicon.stems.enumerated().map { id, stem in
                Word(stem: table.number(.stem, stem), form: table.number(.form, Int32(id)))
            })
        self.concepts = Stored((0..<Int32(concepts)).map { table.number(.concept, $0) })
        stems = Stored(table.stems.sorted())
        stemAtoms = Stored(stems.map { table.number(.stem, $0) })
    }

    /// The atom of a stem whose form no text of the playbook has; -1 where no pattern uses it.
    @inline(never)
    func atom(ofStem stem: Int32) -> Int32 {
        var (low, high) = (0, stems.count)
        while low < high {
            let middle = (low + high) / 2
            if stems[middle] < stem { low = middle + 1 } else { high = middle }
        }
        return low < stems.count && stems[low] == stem ? stemAtoms[low] : -1
    }
}

extension Atoms: Kept {
    func write(to writer: inout ModelWriter) {
        names.write(to: &writer)
        writer.put(records: words)
        writer.put(concepts)
        writer.put(stems)
        writer.put(stemAtoms)
    }

    init(from reader: inout ModelReader) throws(ModelError) {
        names = try TextList(from: &reader)
        words = try reader.list(Int32.self).records()
        concepts = try reader.list()
        stems = try reader.list()
        stemAtoms = try reader.list()
        guard stems.count == stemAtoms.count else { throw .malformed(reason: "atoms") }
    }
}
