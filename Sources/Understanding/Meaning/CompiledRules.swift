import Playbook

/// All rules of a playbook, compiled.
struct CompiledRules: Sendable, Equatable {
    var topics = RuleIndex()
    var slots = RuleIndex()
    var signs = RuleIndex()
    var nearWords = NearWords()

    /// No rules at all.
    init() {}

    init(_ playbook: Playbook, _ reader: Reader) {
        topics = TopicRules.index(playbook, reader)
        slots = SlotRules.index(playbook, reader)
        signs = UrgentScreen.index(playbook, reader)
        nearWords = NearWords(playbook)
    }
}

extension CompiledRules: Kept {
    func write(to writer: inout ModelWriter) {
        topics.write(to: &writer)
        slots.write(to: &writer)
        signs.write(to: &writer)
        nearWords.write(to: &writer)
    }

    init(from reader: inout ModelReader) throws(ModelError) {
        topics = try RuleIndex(from: &reader)
        slots = try RuleIndex(from: &reader)
        signs = try RuleIndex(from: &reader)
        nearWords = try NearWords(from: &reader)
    }
}
