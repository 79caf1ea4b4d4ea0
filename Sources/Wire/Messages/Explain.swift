/// How some words were understood, step by step.
public struct Explain: Call {
    public typealias Outcome = ExplanationMessage
    public static let method = Method.explain

    public var text: String
    /// The conversation the words are said in; `nil` for none.
    public var state: String?
    /// A topic whose lack is to be explained.
    public var topic: String?

    public init(text: String, state: String? = nil, topic: String? = nil) {
        self.text = text
        self.state = state
        self.topic = topic
    }

    public init(_ fields: Fields) throws(FieldError) {
        text = try fields.string("text")
        state = fields.state
        topic = try fields.optionalString("topic")
    }

    public func write(to writer: inout JSONWriter) {
        writer.field("text", text)
        if let state { writer.field("state", state) }
        if let topic { writer.field("topic", topic) }
    }
}

/// The result of `explain`: the steps in the order they are taken, each with its findings as lines for people; then the
/// same findings for programs.
public struct ExplanationMessage: Message {
    public var steps: [Step]
    public var words: [WordRead] = []
    public var concepts: [ConceptFound] = []
    /// What the words give away about the person.
    public var situation = SituationMessage()
    /// Turns of phrase that would take the urgency from a sign among their words.
    public var scopes: [ScreenFound] = []
    public var signs: [SignFound] = []
    /// The probability that the message belongs to an urgent topic at all.
    public var urgent: Float = 0
    public var patterns: [PatternFound] = []
    /// The likeliest plain topics, best first; after them the one that was asked about.
    public var topics: [TopicScored] = []
    public var limits = ScoreLimits(answer: 0, offer: 0, suggest: 0, urgent: 0, refuse: 0)
    public var verdict = VerdictFound(kind: "unknown")
    /// What the topic that was asked about lacked; `nil` where none was.
    public var lack: TopicLack?

    public init(steps: [Step]) { self.steps = steps }

    public init(_ fields: Fields) throws(FieldError) {
        steps = try fields.list("steps", of: Step.self)
        words = try fields.list("words", of: WordRead.self)
        concepts = try fields.list("concepts", of: ConceptFound.self)
        if let found = try fields.optionalObject("situation") { situation = try SituationMessage(found) }
        scopes = try fields.list("scopes", of: ScreenFound.self)
        signs = try fields.list("signs", of: SignFound.self)
        if fields["urgent"] != nil { urgent = try fields.float("urgent") }
        patterns = try fields.list("patterns", of: PatternFound.self)
        topics = try fields.list("topics", of: TopicScored.self)
        if let found = try fields.optionalObject("limits") { limits = try ScoreLimits(found) }
        if let found = try fields.optionalObject("verdict") { verdict = try VerdictFound(found) }
        if let found = try fields.optionalObject("lack") { lack = try TopicLack(found) }
    }

    public func write(to writer: inout JSONWriter) {
        writer.version()
        writer.list("steps", steps)
        writer.list("words", words)
        writer.list("concepts", concepts)
        writer.key("situation")
        writer.message(situation)
        writer.list("scopes", scopes)
        writer.list("signs", signs)
        writer.key("urgent")
        writer.score(urgent)
        writer.list("patterns", patterns)
        writer.list("topics", topics)
        writer.key("limits")
        writer.message(limits)
        writer.key("verdict")
        writer.message(verdict)
        if let lack {
            writer.key("lack")
            writer.message(lack)
        }
    }

    /// One step from words to topics.
    public struct Step: Message {
        /// What the step is: words, spelling, concepts, urgent, patterns, ranking, verdict …
        public var name: String
        public var lines: [String]

        public init(name: String, lines: [String]) {
            self.name = name
            self.lines = lines
        }

        public init(_ fields: Fields) throws(FieldError) {
            name = try fields.string("name")
            lines = try fields.strings("lines")
        }

        public func write(to writer: inout JSONWriter) {
            writer.field("name", name)
            writer.strings("lines", lines)
        }
    }
}
