import Playbook

/// What was understood of one utterance. Topics are indices into `Playbook.topics`.
public struct Interpretation: Sendable, Equatable {
    /// Urgent signs, gravest first, then by the topic's precedence; each topic at most once.
    public var urgent: [UrgentFinding]
    /// Plain topics by falling score, ties by topic id; at most eight. Urgent topics never stand here.
    public var readings: [Reading]
    /// What the scores amount to.
    public var verdict: Verdict
    /// The topic that the words clearly ask for by themselves, whatever was talked about.
    public var byItself: Int?
    /// Slot values the words give away.
    public var slots: [SlotFinding]

    public init(
        urgent: [UrgentFinding] = [], readings: [Reading] = [], verdict: Verdict = .unknown, byItself: Int? = nil,
        slots: [SlotFinding] = []
    ) {
        self.urgent = urgent
        self.readings = readings
        self.verdict = verdict
        self.byItself = byItself
        self.slots = slots
    }

    /// What the scores amount to, by thresholds chosen when the playbook was compiled.
    public enum Verdict: Sendable, Equatable {
        /// One topic, clearly.
        case one(Int)
        /// Several questions in one message: a topic for each, in the order asked. `missed` says that a part of the
        /// message was a question nobody here can answer.
        case several([Int], missed: Bool)
        /// Two to four topics too close to call, the likeliest first.
        case close([Int])
        /// Something was caught, but not enough to answer: at most four suggestions.
        case faint([Int])
        /// Nothing was understood.
        case unknown
    }
}

/// A topic and how well the words fit it.
public struct Reading: Sendable, Equatable {
    public var topic: Int
    /// 0 to 1: the share of held-out asks with such a score that were this topic's own.
    public var score: Float

    public init(topic: Int, score: Float) {
        self.topic = topic
        self.score = score
    }
}

/// An urgent topic whose sign stands in the words.
public struct UrgentFinding: Sendable, Equatable {
    public var topic: Int
    /// The level for this situation; `ask` asks the safety question first.
    public var level: UrgentLevel
    /// Which of the topic's signs fired: an index into `UrgentCard.signs`.
    public var sign: Int
    /// The message is about somebody else.
    public var aboutOther: Bool

    public init(topic: Int, level: UrgentLevel, sign: Int, aboutOther: Bool = false) {
        self.topic = topic
        self.level = level
        self.sign = sign
        self.aboutOther = aboutOther
    }
}

/// A slot value that the words give away.
public struct SlotFinding: Sendable, Equatable {
    public var slot: String
    public var value: String
    /// The whole utterance says this and nothing else.
    public var isWhole: Bool

    public init(slot: String, value: String, isWhole: Bool) {
        self.slot = slot
        self.value = value
        self.isWhole = isWhole
    }
}
