/// A topic with everything the playbook holds about it, as plain text for staff.
public struct TopicPage: Message {
    public var id: String
    public var title: String
    public var question: String
    public var section: String
    /// answer, meta, social or urgent.
    public var kind: String
    /// The short answer for the situation; empty for an urgent topic.
    public var short: String
    /// The whole answer for the situation.
    public var full: String
    public var details: [DetailPage]
    /// The cards of an urgent topic, gravest first.
    public var cards: [CardPage]
    /// The safety question of an urgent topic.
    public var safetyQuestion: String
    /// Neighbouring topics.
    public var next: [TopicBrief]
    public var referrals: [ReferralBrief]
    /// What the answer rests on; the note `[1]` is the first.
    public var sources: [SourceBrief]
    /// What to listen for in a call.
    public var listenFor: [String]
    /// What to avoid saying.
    public var avoid: [String]
    /// ISO dates and the clinician who signed the topic off; empty where there is none.
    public var checked: String
    public var due: String
    public var signedBy: String

    public init(
        id: String, title: String = "", question: String = "", section: String = "", kind: String = "answer",
        short: String = "", full: String = "", details: [DetailPage] = [], cards: [CardPage] = [],
        safetyQuestion: String = "", next: [TopicBrief] = [], referrals: [ReferralBrief] = [],
        sources: [SourceBrief] = [], listenFor: [String] = [], avoid: [String] = [], checked: String = "",
        due: String = "", signedBy: String = ""
    ) {
        self.id = id
        self.title = title
        self.question = question
        self.section = section
        self.kind = kind
        self.short = short
        self.full = full
        self.details = details
        self.cards = cards
        self.safetyQuestion = safetyQuestion
        self.next = next
        self.referrals = referrals
        self.sources = sources
        self.listenFor = listenFor
        self.avoid = avoid
        self.checked = checked
        self.due = due
        self.signedBy = signedBy
    }

    public init(_ fields: Fields) throws(FieldError) {
        id = try fields.string("id")
        title = try fields.string("title")
        question = try fields.string("question")
        section = try fields.string("section")
        kind = try fields.string("kind")
        short = try fields.string("short")
        full = try fields.string("full")
        details = try fields.list("details", of: DetailPage.self)
        cards = try fields.list("cards", of: CardPage.self)
        safetyQuestion = try fields.optionalString("safety_question") ?? ""
        next = try fields.list("next", of: TopicBrief.self)
        referrals = try fields.list("referrals", of: ReferralBrief.self)
        sources = try fields.list("sources", of: SourceBrief.self)
        let staff = try fields.object("staff")
        listenFor = try staff.strings("listen_for")
        avoid = try staff.strings("avoid")
        let review = try fields.object("review")
        checked = try review.string("checked")
        due = try review.string("due")
        signedBy = try review.string("by")
    }

    public func write(to writer: inout JSONWriter) {
        writer.field("id", id)
        writer.field("title", title)
        writer.field("question", question)
        writer.field("section", section)
        writer.field("kind", kind)
        writer.field("short", short)
        writer.field("full", full)
        writer.list("details", details)
        if !cards.isEmpty { writer.list("cards", cards) }
        writer.fieldUnlessEmpty("safety_question", safetyQuestion)
        writer.list("next", next)
        writer.list("referrals", referrals)
        writer.list("sources", sources)
        writer.key("staff")
        writer.object {
            $0.strings("listen_for", listenFor)
            $0.strings("avoid", avoid)
        }
        writer.key("review")
        writer.object {
            $0.field("checked", checked)
            $0.field("due", due)
            $0.field("by", signedBy)
        }
    }
}

/// A prepared follow-up to an answer.
public struct DetailPage: Message {
    public var id: String
    /// The follow-up as an option shows it.
    public var label: String
    public var text: String

    public init(id: String, label: String, text: String) {
        self.id = id
        self.label = label
        self.text = text
    }

    public init(_ fields: Fields) throws(FieldError) {
        id = try fields.string("id")
        label = try fields.string("label")
        text = try fields.string("text")
    }

    public func write(to writer: inout JSONWriter) {
        writer.field("id", id)
        writer.field("label", label)
        writer.field("text", text)
    }
}

/// What an urgent topic says at one level.
public struct CardPage: Message {
    public var level: String
    public var say: String
    public var bullets: [String]
    public var end: String
    public var meanwhile: String
    public var family: String

    public init(
        level: String, say: String, bullets: [String] = [], end: String = "", meanwhile: String = "",
        family: String = ""
    ) {
        self.level = level
        self.say = say
        self.bullets = bullets
        self.end = end
        self.meanwhile = meanwhile
        self.family = family
    }

    public init(_ fields: Fields) throws(FieldError) {
        level = try fields.string("level")
        say = try fields.string("say")
        bullets = try fields.strings("bullets")
        end = try fields.string("end")
        meanwhile = try fields.string("meanwhile")
        family = try fields.string("family")
    }

    public func write(to writer: inout JSONWriter) {
        writer.field("level", level)
        writer.field("say", say)
        writer.strings("bullets", bullets)
        writer.field("end", end)
        writer.field("meanwhile", meanwhile)
        writer.field("family", family)
    }
}
