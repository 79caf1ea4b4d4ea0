// The scores of an explanation, for programs.

/// Something that speaks for a topic, or against it.
public struct ScorePart: Message {
    /// word · pair · concept · together · absence · baseline · nearest · pattern · context
    public var kind: String
    public var text: String
    public var weight: Float

    public init(kind: String, text: String, weight: Float) {
        (self.kind, self.text, self.weight) = (kind, text, weight)
    }

    public init(_ fields: Fields) throws(FieldError) {
        kind = try fields.string("kind")
        text = try fields.string("text")
        weight = try fields.float("weight")
    }

    public func write(to writer: inout JSONWriter) {
        writer.field("kind", kind)
        writer.field("text", text)
        writer.decimal("weight", weight)
    }
}

/// A topic's score and what it is the sum of.
public struct TopicScored: Message {
    public var id: String
    /// 0 to 1, as in a reply.
    public var score: Float
    /// The sum of its parts, those that are too small to be told among them.
    public var raw: Float
    /// The weightiest, by falling weight either way.
    public var parts: [ScorePart]

    public init(id: String, score: Float, raw: Float, parts: [ScorePart] = []) {
        (self.id, self.score, self.raw, self.parts) = (id, score, raw, parts)
    }

    public init(_ fields: Fields) throws(FieldError) {
        id = try fields.string("id")
        score = try fields.float("score")
        raw = try fields.float("raw")
        parts = try fields.list("parts", of: ScorePart.self)
    }

    public func write(to writer: inout JSONWriter) {
        writer.field("id", id)
        writer.decimal("score", score)
        writer.decimal("raw", raw)
        writer.list("parts", parts)
    }
}

/// Where scores become a verdict.
public struct ScoreLimits: Message {
    /// How far the best share must lead the next one's to be answered.
    public var answer: Float
    /// Shares from which the likeliest topics are offered, and suggested.
    public var offer: Float
    public var suggest: Float
    /// An urgent probability from which the safety question is asked.
    public var urgent: Float
    /// How near to the best share that of what is out of scope must come, as a part of it, to be the verdict.
    public var refuse: Float

    public init(answer: Float, offer: Float, suggest: Float, urgent: Float, refuse: Float) {
        (self.answer, self.offer, self.suggest) = (answer, offer, suggest)
        (self.urgent, self.refuse) = (urgent, refuse)
    }

    public init(_ fields: Fields) throws(FieldError) {
        answer = try fields.float("answer")
        offer = try fields.float("offer")
        suggest = try fields.float("suggest")
        urgent = try fields.float("urgent")
        refuse = try fields.float("refuse")
    }

    public func write(to writer: inout JSONWriter) {
        writer.decimal("answer", answer)
        writer.decimal("offer", offer)
        writer.decimal("suggest", suggest)
        writer.decimal("urgent", urgent)
        writer.decimal("refuse", refuse)
    }
}

/// What the scores amount to.
public struct VerdictFound: Message {
    /// one · several · close · faint · unknown
    public var kind: String
    /// Answered in this order, or offered.
    public var topics: [String]
    /// A part of the message was a question that nobody here can answer.
    public var isPartMissed: Bool

    public init(kind: String, topics: [String] = [], isPartMissed: Bool = false) {
        (self.kind, self.topics, self.isPartMissed) = (kind, topics, isPartMissed)
    }

    public init(_ fields: Fields) throws(FieldError) {
        kind = try fields.string("kind")
        topics = try fields.strings("topics")
        isPartMissed = try fields.flag("part_missed")
    }

    public func write(to writer: inout JSONWriter) {
        writer.field("kind", kind)
        writer.strings("topics", topics)
        if isPartMissed { writer.flag("part_missed") }
    }
}

/// What a topic would have needed to be the one.
public struct TopicLack: Message {
    public var topic: String
    /// How far its raw score lies below the best one's.
    public var behind: Float
    /// Its ask that comes nearest, and what that is worth; `nil` where none comes near.
    public var nearest: ScorePart?
    /// What of the message speaks more for the best topic than for it, and by how much.
    public var against: [ScorePart]
    /// Words and concepts that speak most for it and are not in the message.
    public var missing: [ScorePart]
    /// Its patterns that did not fire.
    public var patterns: [PatternFound]

    public init(
        topic: String, behind: Float, nearest: ScorePart? = nil, against: [ScorePart] = [], missing: [ScorePart] = [],
        patterns: [PatternFound] = []
    ) {
        (self.topic, self.behind, self.nearest) = (topic, behind, nearest)
        (self.against, self.missing, self.patterns) = (against, missing, patterns)
    }

    public init(_ fields: Fields) throws(FieldError) {
        topic = try fields.string("topic")
        behind = try fields.float("behind")
        nearest = try fields.optionalObject("nearest").map { (fields) throws(FieldError) in try ScorePart(fields) }
        against = try fields.list("against", of: ScorePart.self)
        missing = try fields.list("missing", of: ScorePart.self)
        patterns = try fields.list("patterns", of: PatternFound.self)
    }

    public func write(to writer: inout JSONWriter) {
        writer.field("topic", topic)
        writer.decimal("behind", behind)
        if let nearest {
            writer.key("nearest")
            writer.message(nearest)
        }
        writer.list("against", against)
        writer.list("missing", missing)
        writer.list("patterns", patterns)
    }
}

extension JSONWriter {
    /// A named decimal.
    fileprivate mutating func decimal(_ name: StaticString, _ number: Float) {
        key(name)
        decimal(number)
    }
}
