/// Every topic, or those of a section.
public struct ListTopics: Call {
    public typealias Outcome = TopicList
    public static let method = Method.topics

    /// `nil` for all sections.
    public var section: String?

    public init(section: String? = nil) { self.section = section }

    public init(_ fields: Fields) throws(FieldError) { section = try fields.optionalString("section") }

    public func write(to writer: inout JSONWriter) {
        if let section { writer.field("section", section) }
    }
}

/// The result of `topics`, in the order of the ids.
public struct TopicList: Message {
    public var topics: [TopicBrief]

    public init(topics: [TopicBrief]) { self.topics = topics }

    public init(_ fields: Fields) throws(FieldError) { topics = try fields.list("topics", of: TopicBrief.self) }

    public func write(to writer: inout JSONWriter) {
        writer.version()
        writer.list("topics", topics)
    }
}

/// A topic as a list names it.
public struct TopicBrief: Message {
    public var id: String
    public var title: String
    public var question: String
    public var section: String
    /// answer, meta, social or urgent.
    public var kind: String

    public init(id: String, title: String, question: String, section: String, kind: String) {
        self.id = id
        self.title = title
        self.question = question
        self.section = section
        self.kind = kind
    }

    public init(_ fields: Fields) throws(FieldError) {
        id = try fields.string("id")
        title = try fields.string("title")
        question = try fields.string("question")
        section = try fields.string("section")
        kind = try fields.string("kind")
    }

    public func write(to writer: inout JSONWriter) {
        writer.field("id", id)
        writer.field("title", title)
        writer.field("question", question)
        writer.field("section", section)
        writer.field("kind", kind)
    }
}
