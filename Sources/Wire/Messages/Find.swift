/// The topics that fit some words, for staff and for menus.
public struct Find: Call {
    public typealias Outcome = FoundTopics
    public static let method = Method.find

    public var words: String
    /// How many at most, 1 to `WireLimits.findMost`; `nil` for `WireLimits.findDefault`.
    public var limit: Int?

    public init(words: String, limit: Int? = nil) {
        self.words = words
        self.limit = limit
    }

    public init(_ fields: Fields) throws(FieldError) {
        words = try fields.string("words")
        limit = try fields.optionalInt("limit")
        if let limit, !(1...WireLimits.findMost ~= limit) {
            throw fields.wrong("limit", "from 1 to \(WireLimits.findMost)")
        }
    }

    public func write(to writer: inout JSONWriter) {
        writer.field("words", words)
        if let limit { writer.field("limit", limit) }
    }
}

/// The result of `find`: the best first.
public struct FoundTopics: Message {
    public var topics: [FoundTopic]

    public init(topics: [FoundTopic]) { self.topics = topics }

    public init(_ fields: Fields) throws(FieldError) { topics = try fields.list("topics", of: FoundTopic.self) }

    public func write(to writer: inout JSONWriter) {
        writer.version()
        writer.list("topics", topics)
    }
}

/// A topic that fits the words.
public struct FoundTopic: Message {
    public var id: String
    public var title: String
    /// The short answer, or the first lines of an urgent card, as plain text.
    public var short: String
    /// 0 to 1.
    public var score: Float
    public var referrals: [ReferralBrief]
    /// When the topic was last looked over, an ISO date; empty where never.
    public var checked: String

    public init(
        id: String, title: String, short: String, score: Float, referrals: [ReferralBrief] = [], checked: String = ""
    ) {
        self.id = id
        self.title = title
        self.short = short
        self.score = score
        self.referrals = referrals
        self.checked = checked
    }

    public init(_ fields: Fields) throws(FieldError) {
        id = try fields.string("id")
        title = try fields.string("title")
        short = try fields.string("short")
        score = try fields.float("score")
        referrals = try fields.list("referrals", of: ReferralBrief.self)
        checked = try fields.string("checked")
    }

    public func write(to writer: inout JSONWriter) {
        writer.field("id", id)
        writer.field("title", title)
        writer.field("short", short)
        writer.key("score")
        writer.score(score)
        writer.list("referrals", referrals)
        writer.field("checked", checked)
    }
}
