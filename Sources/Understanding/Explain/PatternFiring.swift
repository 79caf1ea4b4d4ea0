import Playbook

/// Which patterns of topics fire on words, with nothing learnt: for authors, who want to know which of them are of use.
public struct PatternFiring: Sendable {
    private let reader: Reader
    private let rules: TopicRules

    public init(_ playbook: Playbook) {
        reader = Reader(playbook)
        rules = TopicRules(playbook, reader)
    }

    /// Each pattern that fires, by its topic's place in the playbook and its own in the topic's list.
    public func fired(on text: String) -> [(topic: Int, pattern: Int)] { rules.fired(reader.read(text)) }
}
