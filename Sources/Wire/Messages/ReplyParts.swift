/// A piece of a reply.
public enum ReplyBlock: Message {
    case paragraph(String)
    case list([String])
    /// An urgent card: the action first, then bullets, then its last line.
    case card(say: String, bullets: [String], end: String)
    case question(String)
    case note(String)

    public init(_ fields: Fields) throws(FieldError) {
        switch try fields.string("type") {
        case "list": self = .list(try fields.strings("items"))
        case "card":
            self = .card(
                say: try fields.string("say"), bullets: try fields.strings("bullets"), end: try fields.string("end"))
        case "question": self = .question(try fields.string("text"))
        case "note": self = .note(try fields.string("text"))
        // A newer daemon's block is shown as a paragraph rather than lost.
        default: self = .paragraph(try fields.string("text"))
        }
    }

    public func write(to writer: inout JSONWriter) {
        switch self {
        case .paragraph(let text): writer.block("paragraph", text)
        case .question(let text): writer.block("question", text)
        case .note(let text): writer.block("note", text)
        case .list(let items):
            writer.field("type", "list")
            writer.strings("items", items)
        case .card(let say, let bullets, let end):
            writer.field("type", "card")
            writer.field("say", say)
            writer.strings("bullets", bullets)
            writer.field("end", end)
        }
    }
}

/// Something the person can pick by number or by words.
public struct ReplyOption: Message {
    /// 1 and up.
    public var number: Int
    public var label: String
    public var target: Target

    /// Where an option leads.
    public enum Target: Sendable, Equatable {
        case topic(String)
        case detail(topic: String, detail: String)
        case slot(String, value: String)
        /// A list of topics: a theme, or all themes.
        case menu(String)
    }

    public init(number: Int, label: String, target: Target) {
        self.number = number
        self.label = label
        self.target = target
    }

    public init(_ fields: Fields) throws(FieldError) {
        number = try fields.int("number")
        label = try fields.string("label")
        if let slot = try fields.optionalString("slot") {
            target = .slot(slot, value: try fields.string("value"))
        } else if let menu = try fields.optionalString("menu") {
            target = .menu(menu)
        } else if let detail = try fields.optionalString("detail") {
            target = .detail(topic: try fields.string("topic"), detail: detail)
        } else {
            target = .topic(try fields.string("topic"))
        }
    }

    public func write(to writer: inout JSONWriter) {
        writer.field("number", number)
        writer.field("label", label)
        switch target {
        case .topic(let topic): writer.field("topic", topic)
        case .detail(let topic, let detail):
            writer.field("topic", topic)
            writer.field("detail", detail)
        case .slot(let slot, let value):
            writer.field("slot", slot)
            writer.field("value", value)
        case .menu(let menu): writer.field("menu", menu)
        }
    }
}

/// A service to turn to, as a reply names it. `text`, `email` and `web` come only where there is one.
public struct ReferralBrief: Message {
    public var id: String
    public var name: String
    /// Printed exactly; empty where the service has no number.
    public var phone: String
    public var hours: String
    /// A text-message route, such as "Text SHOUT to 85258".
    public var text: String
    public var email: String
    public var web: String

    public init(
        id: String, name: String, phone: String = "", hours: String = "", text: String = "", email: String = "",
        web: String = ""
    ) {
        self.id = id
        self.name = name
        self.phone = phone
        self.hours = hours
        self.text = text
        self.email = email
        self.web = web
    }

    public init(_ fields: Fields) throws(FieldError) {
        id = try fields.string("id")
        name = try fields.string("name")
        phone = try fields.string("phone")
        hours = try fields.string("hours")
        text = try fields.optionalString("text") ?? ""
        email = try fields.optionalString("email") ?? ""
        web = try fields.optionalString("web") ?? ""
    }

    public func write(to writer: inout JSONWriter) {
        writer.field("id", id)
        writer.field("name", name)
        writer.field("phone", phone)
        writer.field("hours", hours)
        writer.fieldUnlessEmpty("text", text)
        writer.fieldUnlessEmpty("email", email)
        writer.fieldUnlessEmpty("web", web)
    }
}

/// What a claim rests on, as a reply names it. `publisher` and `year` come only where they are known, `strengths` only
/// in `show`.
public struct SourceBrief: Message {
    public var id: String
    public var title: String
    public var url: String
    public var publisher: String
    public var year: String
    /// How strong the statements are that the topic takes from it, the strongest first: strong, moderate, weak,
    /// expert-opinion.
    public var strengths: [String]

    public init(
        id: String, title: String, url: String, publisher: String = "", year: String = "", strengths: [String] = []
    ) {
        self.id = id
        self.title = title
        self.url = url
        self.publisher = publisher
        self.year = year
        self.strengths = strengths
    }

    public init(_ fields: Fields) throws(FieldError) {
        id = try fields.string("id")
        title = try fields.string("title")
        url = try fields.string("url")
        publisher = try fields.optionalString("publisher") ?? ""
        year = try fields.optionalString("year") ?? ""
        strengths = try fields.strings("strengths")
    }

    public func write(to writer: inout JSONWriter) {
        writer.field("id", id)
        writer.field("title", title)
        writer.field("url", url)
        writer.fieldUnlessEmpty("publisher", publisher)
        writer.fieldUnlessEmpty("year", year)
        if !strengths.isEmpty { writer.strings("strengths", strengths) }
    }
}

extension JSONWriter {
    fileprivate mutating func block(_ type: String, _ text: String) {
        field("type", type)
        field("text", text)
    }
}
