/// A topic in full.
public struct Show: Call {
    public typealias Outcome = ShownTopicMessage
    public static let method = Method.show

    /// The topic's id.
    public var topic: String
    /// What is known about the person: chooses among the answer's variants.
    public var situation: SituationMessage

    public init(topic: String, situation: SituationMessage = SituationMessage()) {
        self.topic = topic
        self.situation = situation
    }

    public init(_ fields: Fields) throws(FieldError) {
        topic = try fields.string("topic")
        situation = try fields.optionalObject("situation").map(SituationMessage.init) ?? SituationMessage()
    }

    public func write(to writer: inout JSONWriter) {
        writer.field("topic", topic)
        if !situation.entries.isEmpty {
            writer.key("situation")
            writer.message(situation)
        }
    }
}

/// The result of `show`; no topic where the playbook has none of that id.
public struct ShownTopicMessage: Message {
    public var topic: TopicPage?

    public init(topic: TopicPage?) { self.topic = topic }

    public init(_ fields: Fields) throws(FieldError) {
        topic = try fields.optionalObject("topic").map(TopicPage.init)
    }

    public func write(to writer: inout JSONWriter) {
        writer.version()
        writer.key("topic")
        if let topic { writer.message(topic) } else { writer.null() }
    }
}
