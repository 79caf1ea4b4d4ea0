import Playbook

/// The decisive patterns of topics, matched against the whole message.
struct TopicRules: Sendable {
    /// A pattern by its topic and its place in the topic's list.
    typealias Owner = (topic: Int, pattern: Int)

    private let set: RuleSet<Owner>

    /// Compiles the patterns of a playbook.
    static func index(_ playbook: Playbook, _ reader: Reader) -> RuleIndex {
        RuleIndex(playbook.topics.flatMap(\.patterns), reader)
    }

    /// - Parameter index: what `index` made of this very playbook.
    init(_ index: RuleIndex, _ playbook: Playbook, _ lexicon: Lexicon) throws(ModelError) {
        let owners = playbook.topics.enumerated().flatMap { topic, entry in
            entry.patterns.indices.map { (topic, $0) }
        }
        set = try RuleSet(index, owners, lexicon)
    }

    /// Compiles the patterns of a playbook and takes them into use.
    init(_ playbook: Playbook, _ reader: Reader) {
        guard let rules = try? TopicRules(Self.index(playbook, reader), playbook, reader.lexicon) else {
            preconditionFailure("an index of a playbook has the playbook's rules")
        }
        self = rules
    }

    /// Topics with a pattern that matches, each once.
    func topicsFired(_ utterance: Utterance) -> [Int] {
        guard !set.rules.isEmpty else { return [] }
        let occurrences = set.occurrences(utterance)
        let matcher = Matcher(occurrences: occurrences, words: 0..<Int32(utterance.tokens.count))
        var found: [Int] = []
        for rule in set.candidates(occurrences) where found.last != set.owners[rule].topic {
            if matcher.matches(set.rules[rule]) { found.append(set.owners[rule].topic) }
        }
        return found
    }

    /// Every pattern that matches.
    func fired(_ utterance: Utterance) -> [Owner] {
        guard !set.rules.isEmpty else { return [] }
        let occurrences = set.occurrences(utterance)
        let matcher = Matcher(occurrences: occurrences, words: 0..<Int32(utterance.tokens.count))
        return set.candidates(occurrences).filter { matcher.matches(set.rules[$0]) }.map { set.owners[$0] }
    }

    /// Every pattern with what it lacks, for an explanation. A bare one has not even one of its parts.
    func judged(_ utterance: Utterance) -> [(pattern: Explanation.Pattern, isBare: Bool)] {
        let matcher = Matcher(
            occurrences: set.occurrences(utterance), words: 0..<Int32(utterance.tokens.count))
        let text = RuleText(atoms: set.atoms, matcher: matcher)
        return set.rules.indices.map { number in
            let lacked = text.lacks(set.rules[number])
            let isBare = !lacked.isEmpty && matcher.touched(by: set.rules[number]).isEmpty
            let owner = set.owners[number]
            return (Explanation.Pattern(topic: owner.topic, pattern: owner.pattern, lacked: lacked), isBare)
        }
    }
}
