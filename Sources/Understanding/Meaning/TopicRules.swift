import Playbook

/// The decisive patterns of topics, matched against the whole message.
struct TopicRules: Sendable {
    /// A pattern by its topic and its place in the topic's list.
    typealias Owner = (topic: Int, pattern: Int)

    private let set: RuleSet<Owner>

    /// The patterns of a playbook's topics, in the order of the rules.
    static func patterns(_ playbook: Playbook) -> [Pattern] { playbook.topics.flatMap(\.patterns) }

    /// - Parameter rules: those of this very playbook.
    init(_ rules: CompiledRules, _ playbook: Playbook, _ reader: Reader) throws(ModelError) {
        let owners = playbook.topics.enumerated().flatMap { topic, entry in
            entry.patterns.indices.map { (topic, $0) }
        }
        set = try RuleSet(rules.topics, of: rules.marks, owners)
    }

    /// Compiles the patterns of a playbook and takes them into use.
    init(_ playbook: Playbook, _ reader: Reader) {
        guard let rules = try? TopicRules(CompiledRules(playbook, reader), playbook, reader) else {
            preconditionFailure("a playbook's rules are its own")
        }
        self = rules
    }

    /// Topics with a pattern that matches, each once.
    ///
    /// - Parameter occurrences: those of the utterance, where they are known.
    func topicsFired(_ utterance: Utterance, _ occurrences: Occurrences? = nil) -> [Int] {
        let matcher = matcher(of: utterance, occurrences)
        var found: [Int] = []
        for rule in set.candidates(matcher.occurrences) where found.last != set.owners[Int(rule)].topic {
            if matcher.matches(set.rules[Int(rule)]) { found.append(set.owners[Int(rule)].topic) }
        }
        return found
    }

    /// Every pattern that matches.
    func fired(_ utterance: Utterance) -> [Owner] {
        let matcher = matcher(of: utterance)
        return set.candidates(matcher.occurrences).filter { matcher.matches(set.rules[Int($0)]) }
            .map { set.owners[Int($0)] }
    }

    private func matcher(of utterance: Utterance, _ occurrences: Occurrences? = nil) -> Matcher {
        Matcher(
            parts: set.parts, occurrences: occurrences ?? set.occurrences(utterance),
            words: 0..<Int32(utterance.tokens.count))
    }

    /// Every pattern with what it lacks, for an explanation. A bare one has not even one of its parts.
    func judged(_ utterance: Utterance) -> [(pattern: Explanation.Pattern, isBare: Bool)] {
        let matcher = matcher(of: utterance)
        let text = RuleText(matcher: matcher)
        return set.rules.indices.map { number in
            let lacked = text.lacks(set.rules[number])
            let isBare = !lacked.isEmpty && matcher.touched(by: set.rules[number]).isEmpty
            let owner = set.owners[number]
            return (Explanation.Pattern(topic: owner.topic, pattern: owner.pattern, lacked: lacked), isBare)
        }
    }
}
