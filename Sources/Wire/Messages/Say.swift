/// One utterance. Empty `text` with no state opens a conversation: the first screen.
public struct Say: Call {
    public typealias Outcome = ReplyMessage
    public static let method = Method.say

    public var text: String
    /// What the last reply returned; `nil` starts a conversation.
    public var state: String?
    /// Whether the reply comes in blocks besides its text.
    public var wantsBlocks: Bool

    public init(text: String, state: String? = nil, wantsBlocks: Bool = false) {
        self.text = text
        self.state = state
        self.wantsBlocks = wantsBlocks
    }

    public init(_ fields: Fields) throws(FieldError) {
        text = try fields.string("text")
        state = fields.state
        wantsBlocks = try fields.flag("blocks")
    }

    public func write(to writer: inout JSONWriter) {
        writer.field("text", text)
        if let state { writer.field("state", state) }
        if wantsBlocks {
            writer.key("blocks")
            writer.bool(true)
        }
    }
}

extension Fields {
    /// The `state` member. Something that is no string is no state anybody gave out: it becomes one that cannot be
    /// read, so that the conversation starts afresh and the reply says so.
    var state: String? {
        switch self["state"] {
        case nil: nil
        case .string(let state): state
        default: "?"
        }
    }
}
