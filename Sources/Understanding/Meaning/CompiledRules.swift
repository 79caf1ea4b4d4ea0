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
        let needs = PartNeeds([], [], frequencies: [])
        self.init(RuleParts(atoms: Atoms(), parts: [], members: [], needs: needs), needs)
    }

    /// - Parameters:
    ///   - needs: those of these very parts.
    ///   - topics: the parts that the rules of topics are, and so on.
    init(
        _ parts: RuleParts, _ needs: PartNeeds, topics: [Int32] = [], slots: [Int32] = [], signs: [Int32] = []
    ) {
        self.topics = RuleIndex(topics, needs, place: parts.places.numbers)
        self.slots = RuleIndex(slots, needs, place: self.topics.end)
        self.signs = RuleIndex(signs, needs, place: self.slots.end)
        marks = AtomMarks(parts, needs, [self.topics, self.slots, self.signs])
    }

    init(_ playbook: Playbook, _ reader: Reader) {
        let (topics, slots, signs) = (
            TopicRules.patterns(playbook), SlotRules.patterns(playbook), UrgentScreen.patterns(playbook)
        )
        // Once to see what they are made of.
        var atoms = PatternCompiler(reader)
        for pattern in topics + slots + signs { _ = atoms.compile(pattern) }
        var compiler = PatternCompiler(reader, atoms: atoms.atoms.byFrequency)
        let rules = [topics, slots, signs].map { $0.map { compiler.compile($0) } }
        let (parts, needs) = compiler.compiled
        self.init(parts, needs, topics: rules[0], slots: rules[1], signs: rules[2])
        nearWords = NearWords(playbook)
    }
}

extension CompiledRules: Kept {
    func write(to writer: inout ModelWriter) {
        parts.write(to: &writer)
        topics.write(to: &writer)
        slots.write(to: &writer)
        signs.write(to: &writer)
        marks.write(to: &writer)
        nearWords.write(to: &writer)
    }

    init(from reader: inout ModelReader) throws(ModelError) {
        let parts = try RuleParts(from: &reader)
        topics = try RuleIndex(from: &reader, of: parts, place: parts.places.numbers)
        slots = try RuleIndex(from: &reader, of: parts, place: topics.end)
        signs = try RuleIndex(from: &reader, of: parts, place: slots.end)
        marks = try AtomMarks(from: &reader, of: parts, numbers: signs.end)
        nearWords = try NearWords(from: &reader)
    }
}
