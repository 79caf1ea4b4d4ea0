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

/// The result of `explain`: the steps in the order they are taken, each with its findings as lines for people.
public struct ExplanationMessage: Message {
    public var steps: [Step]

    public init(steps: [Step]) { self.steps = steps }

    public init(_ fields: Fields) throws(FieldError) { steps = try fields.list("steps", of: Step.self) }

    public func write(to writer: inout JSONWriter) {
        writer.version()
        writer.list("steps", steps)
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
