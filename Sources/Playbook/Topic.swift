/// One thing people ask about.
public struct Topic: Sendable, Equatable {
    /// What kind of reply a topic gives.
    public enum Kind: String, Sendable, CaseIterable {
        /// Curated information.
        case answer
        /// About the helper itself.
        case meta
        /// Greetings, thanks, goodbyes, complaints.
        case social
        /// Safety first: a card that overrides everything.
        case urgent
    }

    /// The id of the topic for what is not the helper's: its answer says so, and counts as not known.
    public static let outOfScope = "out-of-scope"

    /// A greeting, thanks or a goodbye. A complaint has follow-ups, and is none.
    public var isCourtesy: Bool { kind == .social && answer?.details.isEmpty == true }

    /// Stable kebab-case id.
    public var id: String
    public var kind: Kind
    /// The section folder the topic stands in, such as `more-babies`; `urgent` for urgent topics.
    public var section: String
    /// A short noun phrase for headings and menus.
    public var title: String
    /// The topic as the person would ask it, for option labels.
    public var question: String
    /// Examples of how people put it: what the ranker learns from.
    public var asks: [String]
    /// Decisive rules over words and concepts.
    public var patterns: [Pattern]
    /// What is said. `nil` for urgent topics, which have `card` instead.
    public var answer: Answer?
    /// What an urgent topic says and what raises it.
    public var card: UrgentCard?
    /// Slots worth finding out, because the answer differs by them.
    public var slots: [String]
    /// Neighbouring topics to offer next.
    public var next: [String]
    /// Services to turn to, in order.
    public var refer: [String]
    public var staff: StaffNotes
    public var review: Review?

    public init(
        id: String, kind: Kind = .answer, section: String = "", title: String = "", question: String = "",
        asks: [String] = [], patterns: [Pattern] = [], answer: Answer? = nil, card: UrgentCard? = nil,
        slots: [String] = [], next: [String] = [], refer: [String] = [], staff: StaffNotes = StaffNotes(),
        review: Review? = nil
    ) {
        self.id = id
        self.kind = kind
        self.section = section
        self.title = title
        self.question = question
        self.asks = asks
        self.patterns = patterns
        self.answer = answer
        self.card = card
        self.slots = slots
        self.next = next
        self.refer = refer
        self.staff = staff
        self.review = review
    }
}

/// Notes for helpline staff; never shown to the person.
public struct StaffNotes: Sendable, Equatable {
    /// What to listen for in a call.
    public var listenFor: [String]
    /// What to avoid saying.
    public var avoid: [String]

    public init(listenFor: [String] = [], avoid: [String] = []) {
        self.listenFor = listenFor
        self.avoid = avoid
    }
}

/// When a topic was last looked over. Dates are ISO text (`2026-11-22`): the engine has no clock.
public struct Review: Sendable, Equatable {
    public var checked: String
    public var due: String
    /// The clinician who signed it off; empty until one has.
    public var by: String

    public init(checked: String, due: String, by: String = "") {
        self.checked = checked
        self.due = due
        self.by = by
    }
}
