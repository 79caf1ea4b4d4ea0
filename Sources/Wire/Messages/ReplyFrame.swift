/// What stands in a reply besides its parts, and which of those it has.
public struct ReplyFrame: Sendable {
    public var kind: ReplyMessage.Kind
    public var level: String?
    public var isSafetyQuestion: Bool
    public var hasBlocks: Bool
    public var hasReviewNote: Bool
    public var state: String
    public var isFresh: Bool

    public init(
        kind: ReplyMessage.Kind, level: String?, isSafetyQuestion: Bool, hasBlocks: Bool, hasReviewNote: Bool,
        state: String, isFresh: Bool
    ) {
        self.kind = kind
        self.level = level
        self.isSafetyQuestion = isSafetyQuestion
        self.hasBlocks = hasBlocks
        self.hasReviewNote = hasReviewNote
        self.state = state
        self.isFresh = isFresh
    }

    /// The parts: each is one value.
    public enum Part: Sendable {
        case topics, text, blocks, options, referrals, sources, reviewNote, situation
    }
}

extension JSONWriter {
    /// The members of a reply in the protocol's order; `part` writes the value of each. The daemon has most of them as
    /// bytes already, a `ReplyMessage` has them as values.
    public mutating func reply(_ frame: ReplyFrame, _ part: (ReplyFrame.Part, inout JSONWriter) -> Void) {
        version()
        field("kind", frame.kind.rawValue)
        if let level = frame.level { field("level", level) }
        if frame.isSafetyQuestion { flag("safety") }
        key("topics")
        part(.topics, &self)
        key("text")
        part(.text, &self)
        if frame.hasBlocks {
            key("blocks")
            part(.blocks, &self)
        }
        key("options")
        part(.options, &self)
        key("referrals")
        part(.referrals, &self)
        key("sources")
        part(.sources, &self)
        if frame.hasReviewNote {
            key("review_note")
            part(.reviewNote, &self)
        }
        key("situation")
        part(.situation, &self)
        field("state", frame.state)
        if frame.isFresh { flag("fresh") }
    }
}
