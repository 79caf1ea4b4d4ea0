import Playbook

/// All rules of a playbook, compiled.
struct CompiledRules: Sendable, Equatable {
    /// What all of them are made of.
    let marks: AtomMarks
    let topics: RuleIndex
    let slots: RuleIndex
    let signs: RuleIndex
    var nearWords = NearWords()

    var parts: RuleParts { marks.parts }

    /// No rules at all.
    init() {
        self.init(RuleParts(atoms: Atoms(), parts: [], members: []), [RuleIndex(), RuleIndex(), RuleIndex()], [])
    }

    /// - Parameter stems: for each word of the vocabulary its stem.
    private init(_ parts: RuleParts, _ indexes: [RuleIndex], _ stems: Stored<Int32>) {
        var indexes = indexes
        marks = AtomMarks(parts, &indexes, stems: stems)
        (topics, slots, signs) = (indexes[0], indexes[1], indexes[2])
    }

    init(_ playbook: Playbook, _ reader: Reader) {
        var compiler = PatternCompiler(reader)
        let topics = TopicRules.patterns(playbook).map { compiler.compile($0) }
        let slots = SlotRules.patterns(playbook).map { compiler.compile($0) }
        let signs = UrgentScreen.patterns(playbook).map { compiler.compile($0) }
        let parts = compiler.parts
        let keys = parts.keys()
        self.init(parts, [topics, slots, signs].map { RuleIndex($0, of: parts, keys: keys) }, reader.lexicon.stems)
        nearWords = NearWords(playbook)
    }
}

/// They are kept beside the vocabulary, whose stems they are looked up by.
extension CompiledRules {
    func write(to writer: inout ModelWriter) {
        parts.write(to: &writer)
        topics.write(to: &writer)
        slots.write(to: &writer)
        signs.write(to: &writer)
        nearWords.write(to: &writer)
    }

    /// - Parameter stems: for each word of the vocabulary its stem.
    init(from reader: inout ModelReader, stems: Stored<Int32>) throws(ModelError) {
        let parts = try RuleParts(from: &reader)
        var indexes: [RuleIndex] = []
        for _ in 0..<3 { indexes.append(try RuleIndex(from: &reader, of: parts)) }
        self.init(parts, indexes, stems)
        nearWords = try NearWords(from: &reader)
    }
}
