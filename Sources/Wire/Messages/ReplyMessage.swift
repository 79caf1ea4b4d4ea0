/// The reply to an utterance: the result of `say`, and what `pao ask --json` prints.
public struct ReplyMessage: Message {
    public var kind: Kind
    /// The gravest level of an urgent reply: `emergency`, `maternity-now`, `call-now`, `urgent-today`.
    public var level: String?
    /// A safety question ("Is this happening now?"): only with `clarify`.
    public var isSafetyQuestion: Bool
    /// What was answered, the main topic first; the urgent topics, gravest first, for `urgent`.
    public var topics: [TopicScore]
    /// The blocks as plain lines: no option list, no source list.
    public var text: String
    /// What is shown, in order; `nil` unless asked for.
    public var blocks: [ReplyBlock]?
    /// What can be picked: at most four, nine in a menu.
    public var options: [ReplyOption]
    public var referrals: [ReferralBrief]
    /// What the reply rests on; the note `[1]` in the text is the first.
    public var sources: [SourceBrief]
    /// The playbook's words for an answer that no clinician has signed off; empty where one has.
    public var reviewNote: String
    /// What is known about the person.
    public var situation: SituationMessage
    /// To be sent back with the next utterance. As private as the conversation.
    public var state: String
    /// The state that came in could not be read, so this starts afresh.
    public var isFresh: Bool

    public init(
        kind: Kind, level: String? = nil, isSafetyQuestion: Bool = false, topics: [TopicScore] = [], text: String = "",
        blocks: [ReplyBlock]? = nil, options: [ReplyOption] = [], referrals: [ReferralBrief] = [],
        sources: [SourceBrief] = [], reviewNote: String = "", situation: SituationMessage = SituationMessage(),
        state: String = "", isFresh: Bool = false
    ) {
        self.kind = kind
        self.level = level
        self.isSafetyQuestion = isSafetyQuestion
        self.topics = topics
        self.text = text
        self.blocks = blocks
        self.options = options
        self.referrals = referrals
        self.sources = sources
        self.reviewNote = reviewNote
        self.situation = situation
        self.state = state
        self.isFresh = isFresh
    }

    public init(_ fields: Fields) throws(FieldError) {
        kind = try fields.word("kind")
        level = try fields.optionalString("level")
        isSafetyQuestion = try fields.flag("safety")
        topics = try fields.list("topics", of: TopicScore.self)
        text = try fields.string("text")
        blocks = fields["blocks"] == nil ? nil : try fields.list("blocks", of: ReplyBlock.self)
        options = try fields.list("options", of: ReplyOption.self)
        referrals = try fields.list("referrals", of: ReferralBrief.self)
        sources = try fields.list("sources", of: SourceBrief.self)
        reviewNote = try fields.optionalString("review_note") ?? ""
        situation = try fields.optionalObject("situation").map(SituationMessage.init) ?? SituationMessage()
        state = try fields.string("state")
        isFresh = try fields.flag("fresh")
    }

    public func write(to writer: inout JSONWriter) {
        let frame = ReplyFrame(
            kind: kind, level: level, isSafetyQuestion: isSafetyQuestion, hasBlocks: blocks != nil,
            hasReviewNote: !reviewNote.isEmpty, state: state, isFresh: isFresh)
        writer.reply(frame) { part, writer in
            switch part {
            case .topics: writer.array(topics) { $0.message($1) }
            case .text: writer.string(text)
            case .blocks: writer.array(blocks ?? []) { $0.message($1) }
            case .options: writer.array(options) { $0.message($1) }
            case .referrals: writer.array(referrals) { $0.message($1) }
            case .sources: writer.array(sources) { $0.message($1) }
            case .reviewNote: writer.string(reviewNote)
            case .situation: writer.message(situation)
            }
        }
    }

    /// The kinds of reply. What each means for a script, `ExitStatus` says.
    public enum Kind: String, Sendable, CaseIterable {
        case urgent, answer, clarify, question, menu, social, meta, command, unknown
    }
}

/// A topic by id and how well the words fitted it, 0 to 1.
public struct TopicScore: Message {
    public var id: String
    public var score: Float

    public init(id: String, score: Float) {
        self.id = id
        self.score = score
    }

    public init(_ fields: Fields) throws(FieldError) {
        id = try fields.string("id")
        score = try fields.float("score")
    }

    public func write(to writer: inout JSONWriter) {
        writer.field("id", id)
        writer.key("score")
        writer.score(score)
    }
}

/// What is known about the person: slot names and values, in the order of the slots' names.
public struct SituationMessage: Message {
    public var entries: [Entry]

    /// One known slot.
    public struct Entry: Sendable, Equatable {
        public var slot: String
        public var value: String

        public init(slot: String, value: String) {
            self.slot = slot
            self.value = value
        }
    }

    public init(_ entries: [Entry] = []) { self.entries = entries }

    public init(_ fields: Fields) throws(FieldError) {
        entries = try fields.entries().map { Entry(slot: $0.name, value: $0.value) }
    }

    public func write(to writer: inout JSONWriter) {
        for entry in entries {
            writer.key(entry.slot)
            writer.string(entry.value)
        }
    }
}
