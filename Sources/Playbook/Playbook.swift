/// Everything the helper says and understands: the content of a `Dialogues/` folder as pure values.
///
/// `Authoring` builds one from YAML, `Compiled` carries it to the daemon. Every list is sorted by id, so that two
/// playbooks with the same content are equal whatever the order of the files they came from.
public struct Playbook: Sendable, Equatable {
    /// The helper's own words: first screen, menu, fallbacks, commands.
    public var helper: Helper
    /// Every topic, sorted by id. An index into this array is how the engine names a topic.
    public var topics: [Topic]
    /// Named sets of words and phrases with one meaning, sorted by name.
    public var concepts: [Concept]
    /// What can be known about the person, sorted by slot name.
    public var slots: [Slot]
    /// Services to turn to, sorted by id.
    public var referrals: [Referral]
    /// What claims rest on, sorted by id.
    public var sources: [Source]
    /// Checked statements, sorted by id: only staff who look up what a topic rests on see how strong they are.
    public var facts: [Fact] {
        get { statements.list }
        set { statements = LateList(newValue) }
    }
    private var statements: LateList<Fact>
    /// Ordinary English words the speller must leave alone, sorted by bytes.
    public var ordinaryWords: [String]

    /// Makes a playbook and puts its lists in their order.
    public init(
        helper: Helper = Helper(), topics: [Topic] = [], concepts: [Concept] = [], slots: [Slot] = [],
        referrals: [Referral] = [], sources: [Source] = [], facts: [Fact] = [], ordinaryWords: [String] = []
    ) {
        self.helper = helper
        self.topics = topics.sorted { $0.id < $1.id }
        self.concepts = concepts.sorted { $0.name < $1.name }
        self.slots = slots.sorted { $0.name < $1.name }
        self.referrals = referrals.sorted { $0.id < $1.id }
        self.sources = sources.sorted { $0.id < $1.id }
        statements = LateList(facts.sorted { $0.id < $1.id })
        self.ordinaryWords = ordinaryWords
    }

    /// Takes statements that are read when somebody first looks at them, and that are sorted by id.
    public mutating func take(_ facts: LateList<Fact>) { statements = facts }

    /// The index of a topic by its id, or `nil` where the playbook has none (binary search).
    public func topicIndex(_ id: String) -> Int? { Self.find(id, count: topics.count) { topics[$0].id } }
    /// The topic with this id.
    public func topic(_ id: String) -> Topic? { topicIndex(id).map { topics[$0] } }
    /// The referral with this id.
    public func referral(_ id: String) -> Referral? {
        Self.find(id, count: referrals.count) { referrals[$0].id }.map { referrals[$0] }
    }
    /// The source with this id.
    public func source(_ id: String) -> Source? {
        Self.find(id, count: sources.count) { sources[$0].id }.map { sources[$0] }
    }
    /// The fact with this id.
    public func fact(_ id: String) -> Fact? {
        Self.find(id, count: facts.count) { facts[$0].id }.map { facts[$0] }
    }
    /// The concept with this name.
    public func concept(_ name: String) -> Concept? {
        Self.find(name, count: concepts.count) { concepts[$0].name }.map { concepts[$0] }
    }
    /// The slot with this name.
    public func slot(_ name: String) -> Slot? {
        Self.find(name, count: slots.count) { slots[$0].name }.map { slots[$0] }
    }

    private static func find(_ id: String, count: Int, at: (Int) -> String) -> Int? {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if at(middle) < id { low = middle + 1 } else { high = middle }
        }
        return low < count && at(low) == id ? low : nil
    }
}
