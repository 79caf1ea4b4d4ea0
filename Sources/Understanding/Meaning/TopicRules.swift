import Playbook

/// The decisive patterns of topics, matched against the whole message.
struct TopicRules: Sendable {
    private var rules: [PatternRule] = []
    /// For each rule its topic and its place in the topic's list.
    private(set) var owners: [(topic: Int, pattern: Int)] = []
    private let atoms: Atoms
    private let index: PatternIndex
    private let lexicon: Lexicon

    init(_ playbook: Playbook, _ reader: Reader) {
        lexicon = reader.lexicon
        var compiler = PatternCompiler(reader.lexicon, reader.concepts)
        for (topic, entry) in playbook.topics.enumerated() {
            for (number, pattern) in entry.patterns.enumerated() {
                rules.append(compiler.compile(pattern))
                owners.append((topic, number))
            }
        }
        atoms = compiler.atoms
        index = PatternIndex(rules, atoms: atoms.count, counts: [Int32](repeating: 0, count: atoms.count))
    }

    /// The patterns that match, by topic.
    func fired(_ utterance: Utterance) -> [(topic: Int, pattern: Int)] {
        guard !rules.isEmpty else { return [] }
        let occurrences = Occurrences(utterance, atoms, lexicon)
        let matcher = Matcher(occurrences: occurrences, words: 0..<Int32(utterance.tokens.count))
        return index.candidates(occurrences).filter { matcher.match(rules[Int($0)]) != nil }.map { owners[Int($0)] }
    }

    /// Topics with a pattern that matches, each once.
    func topicsFired(_ utterance: Utterance) -> [Int] {
        var found: [Int] = []
        for (topic, _) in fired(utterance) where found.last != topic { found.append(topic) }
        return found
    }
}
