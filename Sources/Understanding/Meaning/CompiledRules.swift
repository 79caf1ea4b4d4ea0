import Playbook

/// All rules of a playbook, compiled.
struct CompiledRules: Sendable, Equatable {
    /// What all of them are made of.
    var parts = RuleParts(atoms: Atoms(), parts: [], members: [])
    var topics = RuleIndex()
    var slots = RuleIndex()
    var signs = RuleIndex()
    var nearWords = NearWords()

    /// No rules at all.
    init() {}

    init(_ playbook: Playbook, _ reader: Reader) {
        var compiler = PatternCompiler(reader)
        let topics = TopicRules.patterns(playbook).map { compiler.compile($0) }
        let slots = SlotRules.patterns(playbook).map { compiler.compile($0) }
        let signs = UrgentScreen.patterns(playbook).map { compiler.compile($0) }
        parts = compiler.parts
        let keys = parts.keys()
        self.topics = RuleIndex(topics, of: parts, keys: keys)
        self.slots = RuleIndex(slots, of: parts, keys: keys)
        self.signs = RuleIndex(signs, of: parts, keys: keys)
        nearWords = NearWords(playbook)
    }
}

extension CompiledRules: Kept {
    func write(to writer: inout ModelWriter) {
        parts.write(to: &writer)
        topics.write(to: &writer)
        slots.write(to: &writer)
        signs.write(to: &writer)
        nearWords.write(to: &writer)
    }

    init(from reader: inout ModelReader) throws(ModelError) {
        parts = try RuleParts(from: &reader)
        let glances = parts.glances()
        topics = try RuleIndex(from: &reader, of: parts, glances: glances)
        slots = try RuleIndex(from: &reader, of: parts, glances: glances)
        signs = try RuleIndex(from: &reader, of: parts, glances: glances)
        nearWords = try NearWords(from: &reader)
    }
}
