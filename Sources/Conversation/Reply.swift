import Playbook

/// What the helper says to one utterance, as values; `Server` turns it into JSON.
public struct Reply: Sendable, Equatable {
    public var kind: Kind
    /// What was answered, the main topic first; the urgent topics, gravest first, for `urgent`.
    public var topics: [TopicScore]
    /// The gravest level of an urgent reply.
    public var level: UrgentLevel?
    /// A safety question ("Is this happening now?"): only with `clarify`.
    public var isSafetyQuestion: Bool
    /// What is shown, in order.
    public var blocks: [Block]
    /// What can be picked: at most four, nine in a menu.
    public var options: [Option]
    /// Ids of services to turn to, in order.
    public var referrals: [String]
    /// Ids of the sources of what was said; the numbered note `[1]` in the text is the first.
    public var sources: [String]
    /// What is known about the person.
    public var situation: Situation
    /// The conversation so far, to be sent back with the next utterance.
    public var state: String
    /// The state that came in could not be read, so this starts afresh.
    public var isFresh: Bool

    public init(
        kind: Kind, topics: [TopicScore] = [], level: UrgentLevel? = nil, isSafetyQuestion: Bool = false,
        blocks: [Block] = [], options: [Option] = [], referrals: [String] = [], sources: [String] = [],
        situation: Situation = Situation(), state: String = "", isFresh: Bool = false
    ) {
        self.kind = kind
        self.topics = topics
        self.level = level
        self.isSafetyQuestion = isSafetyQuestion
        self.blocks = blocks
        self.options = options
        self.referrals = referrals
        self.sources = sources
        self.situation = situation
        self.state = state
        self.isFresh = isFresh
    }

    /// The kinds of reply; the table with their exit statuses stands in the protocol's documentation.
    public enum Kind: String, Sendable, CaseIterable {
        case urgent, answer, clarify, question, menu, social, meta, command, unknown
    }

    /// A topic by id and how well the words fitted it, 0 to 1.
    public struct TopicScore: Sendable, Equatable {
        public var id: String
        public var score: Float

        public init(id: String, score: Float) {
            self.id = id
            self.score = score
        }
    }

    /// A piece of a reply.
    public enum Block: Sendable, Equatable {
        case paragraph(String)
        case list([String])
        /// An urgent card: the action first, then bullets, then its last line.
        case card(say: String, bullets: [String], end: String)
        case question(String)
        case note(String)
        /// Several that are always the same.
        case laidOut(LaidOut)

        /// Itself, or each of several.
        public var parts: [Block] { if case .laidOut(let words) = self { words.blocks } else { [self] } }
    }

    /// Something the person can pick by number or by words.
    public struct Option: Sendable, Equatable {
        /// 1 and up.
        public var number: Int
        public var label: String
        public var target: Target

        public init(number: Int, label: String, target: Target) {
            self.number = number
            self.label = label
            self.target = target
        }

        /// Where an option leads.
        public enum Target: Sendable, Equatable {
            case topic(String)
            case detail(topic: String, detail: String)
            case slot(String, value: String)
            /// A list of topics: a theme's, or all themes (`Menu.all`).
            case menu(String)
        }
    }

    /// Bytes that most texts are shorter than.
    private static let usualLength = 2048

    /// The blocks as plain lines: no option list, no source list. A blank line parts blocks.
    public var text: String {
        var out = ""
        out.reserveCapacity(Self.usualLength)
        eachPiece { piece in
            switch piece {
            case .words(let words): out += words
            case .laidOut(let words): out += words.text
            }
        }
        return out
    }

    /// A piece of the text.
    public enum Piece {
        case words(String)
        case laidOut(LaidOut)
    }

    /// The pieces that make up the text, for who puts it together elsewhere than in a string.
    public func eachPiece(_ take: (Piece) -> Void) {
        var isEmpty = true
        func add(_ piece: String) {
            isEmpty = isEmpty && piece.isEmpty
            take(.words(piece))
        }
        func add(_ items: [String]) {
            for (at, item) in items.enumerated() {
                add(at == 0 ? "- " : "\n- ")
                add(item)
            }
        }
        for block in blocks {
            if !isEmpty { add("\n\n") }
            switch block {
            case .paragraph(let words), .question(let words), .note(let words): add(words)
            case .laidOut(let words):
                isEmpty = isEmpty && words.isEmpty
                take(.laidOut(words))
            case .list(let items): add(items)
            case .card(let say, let bullets, let end):
                add(say)
                if !bullets.isEmpty { add("\n") }
                add(bullets)
                if !end.isEmpty {
                    add("\n")
                    add(end)
                }
            }
        }
    }
}
