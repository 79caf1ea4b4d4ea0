import Playbook
import Understanding

/// The dialogue engine over one playbook: immutable, safe to share, the same reply for the same words and state.
public final class Engine: Sendable {
    public let playbook: Playbook
    public let understander: Understander
    /// The compiled playbook's name, for `status` and logs.
    public let fingerprint: String

    let codec: StateCodec
    let cues: Cues
    let services: Services
    private let topics: IdTable
    let outlines: [TopicOutline]
    let sentences: Sentences
    /// For each slot its choices.
    let slotOptions: [LaidOutOptions]
    let answers: LaidOutAnswers
    let parts: AnswerParts
    /// What the labels of each topic's details say of somebody, as far as that was looked at.
    let toldByDetails: MadeByNumber<ToldByDetails>

    /// - Parameter fingerprint: the compiled playbook's name.
    public init(playbook: Playbook, understander: Understander, fingerprint: String) {
        self.playbook = playbook
        self.understander = understander
        self.fingerprint = fingerprint
        codec = StateCodec(playbook: playbook)
        cues = Cues(understander.steering)
        services = Services(playbook)
        let topics = IdTable(playbook.topics.map(\.id))
        self.topics = topics
        outlines = playbook.topics.map { TopicOutline($0, slots: playbook.slots, topics: topics) }
        sentences = Sentences(playbook.helper)
        let answers = LaidOutAnswers(playbook)
        self.answers = answers
        parts = AnswerParts(count: answers.count)
        toldByDetails = MadeByNumber(count: playbook.topics.count)
        slotOptions = playbook.slots.enumerated().map { LaidOutOptions($1.offers, number: answers.count + $0) }
    }

    /// How many numbers `LaidOut.number` and `Answered.options` may be.
    public var answersReady: Int { answers.count }
    public var optionsReady: Int { answers.count + slotOptions.count }

    func topicIndex(_ id: String) -> Int? { topics[id] }

    /// The reply to an utterance. Empty `text` opens the conversation: the first screen.
    ///
    /// Never fails: a state that is not ours starts afresh, and the reply says so.
    /// - Parameter state: what the last reply returned; `nil` or empty for a fresh conversation.
    public func reply(to text: String, state: String?) -> Reply { answer(to: text, state: state).reply }

    /// The same, with what tells that parts of it stood ready.
    public func answer(to text: String, state: String?) -> Answered {
        let given = state.flatMap { $0.isEmpty ? nil : $0 }
        let known = given.flatMap(codec.decode)
        let isFresh = given != nil && known == nil
        var turn = Turn(engine: self, state: known ?? State(), text: text)
        var draft = text.isEmpty ? turn.opening() : turn.answerByPolicy()
        if !text.isEmpty { draft = turn.unlikeTheLast(draft) }
        if isFresh { draft.blocks.insert(.note(turn.say(.freshStart)), at: 0) }
        return turn.finish(draft, isFresh: isFresh)
    }

    /// The reply to picking an option, whether or not the last reply offered it; `nil` where it leads nowhere.
    public func reply(picking target: Reply.Option.Target, state: String?) -> Reply? {
        var turn = Turn(engine: self, state: state.flatMap(codec.decode) ?? State(), text: "")
        guard let draft = turn.take(target) else { return nil }
        return turn.finish(draft, isFresh: false).reply
    }

    /// What words said in a state lean on; `nil` where nothing was talked about, or an urgent matter is open.
    public func context(in state: String?) -> Context? {
        state.flatMap(codec.decode).flatMap { Turn(engine: self, state: $0, text: "").context }
    }

    /// What a state knows about the person; nothing where it is none of ours.
    public func situation(in state: String?) -> Situation { state.flatMap(codec.decode)?.situation ?? Situation() }
}
