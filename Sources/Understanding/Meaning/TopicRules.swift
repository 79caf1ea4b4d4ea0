import Playbook

/// The decisive patterns of topics, matched against the whole message.
struct TopicRules: Sendable {
    /// A pattern by its topic and its place in the topic's list.
    typealias Owner = (topic: Int, pattern: Int)

    private let set: RuleSet<Owner>

    init(_ playbook: Playbook, _ reader: Reader) {
        set = RuleSet(
            playbook.topics.enumerated().flatMap { topic, entry in
                entry.patterns.enumerated().map { ($0.element, (topic, $0.offset)) }
            }, reader)
    }

    /// Topics with a pattern that matches, each once.
    func topicsFired(_ utterance: Utterance) -> [Int] {
        guard !set.rules.isEmpty else { return [] }
        let occurrences = set.occurrences(utterance)
        let matcher = Matcher(occurrences: occurrences, words: 0..<Int32(utterance.tokens.count))
        var found: [Int] = []
        for rule in set.candidates(occurrences) where found.last != set.owners[rule].topic {
            if matcher.match(set.rules[rule]) != nil { found.append(set.owners[rule].topic) }
        }
        return found
    }

    /// Every pattern that matches.
    func fired(_ utterance: Utterance) -> [Owner] {
        guard !set.rules.isEmpty else { return [] }
        let occurrences = set.occurrences(utterance)
        let matcher = Matcher(occurrences: occurrences, words: 0..<Int32(utterance.tokens.count))
        return set.candidates(occurrences).filter { matcher.match(set.rules[$0]) != nil }.map { set.owners[$0] }
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
