import Conversation
import Playbook

/// Where a conversation can come to by picking and steering alone, explored through the engine: from every topic in
/// every situation it has words for, and from every question, each way on is taken.
///
/// What people type freely cannot be explored; that every place has a way on, and leads where it says, can.
public struct DialogueGraph: Sendable {
    /// Something wrong with the graph.
    public struct Fault: Sendable, Equatable {
        public var code: FindingCode
        /// The topic it was found at; empty for the menu and the guided path.
        public var topic: String
        public var what: String
    }

    /// In the order of exploration; each once.
    public internal(set) var faults: [Fault] = []
    /// Replies looked at.
    public internal(set) var replies = 0
    let engine: Engine
    var playbook: Playbook { engine.playbook }

    public init(_ engine: Engine) {
        self.engine = engine
        for topic in playbook.topics where topic.kind != .urgent {
            for situation in situations(of: topic) { explore(topic, situation) }
            checkVariants(of: topic)
        }
        exploreGuide()
        checkReach()
    }

    mutating func fault(_ code: FindingCode, _ topic: String, _ what: String) {
        let fault = Fault(code: code, topic: topic, what: what)
        if !faults.contains(fault) { faults.append(fault) }
    }

    // MARK: - Where exploring starts

    /// No situation, and one for each way a variant of the topic can be met.
    private func situations(of topic: Topic) -> [[(slot: String, value: String)]] {
        [[]] + (topic.answer?.variants ?? []).flatMap { ways($0.when) }
    }

    /// Every choice of one value a slot.
    func ways(_ conditions: [SlotCondition]) -> [[(slot: String, value: String)]] {
        conditions.reduce([[]]) { ways, condition in
            ways.flatMap { way in condition.values.map { way + [(condition.slot, $0)] } }
        }
    }

    /// A conversation in which this is known and nothing was asked.
    func state(knowing situation: [(slot: String, value: String)]) -> String? {
        situation.reduce(nil) { state, entry in
            engine.reply(picking: .slot(entry.slot, value: entry.value), state: state)?.state ?? state
        }
    }

    /// The first phrase of a cue: what a person would type.
    func phrase(_ cue: Cue) -> String { playbook.helper.cues[cue]?.first ?? "" }

    mutating func say(_ words: String, _ state: String?) -> Reply {
        replies += 1
        return engine.reply(to: words, state: state)
    }

    mutating func pick(_ target: Reply.Option.Target, _ state: String?) -> Reply? {
        replies += 1
        return engine.reply(picking: target, state: state)
    }
}
