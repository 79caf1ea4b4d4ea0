/// How soon an urgent sign needs help; a greater level is graver.
public enum UrgentLevel: String, Sendable, CaseIterable, Comparable {
    /// A safety question first: "Is this happening now?"
    case ask
    /// 111, an urgent GP appointment or the maternity unit, today.
    case urgentToday = "urgent-today"
    /// 111 now, or A&E; a GP appointment is not enough.
    case callNow = "call-now"
    /// The maternity unit now, day or night.
    case maternityNow = "maternity-now"
    /// 999 or A&E.
    case emergency

    /// 0 for `ask` to 4 for `emergency`.
    public var rank: Int {
        switch self {
        case .ask: 0
        case .urgentToday: 1
        case .callNow: 2
        case .maternityNow: 3
        case .emergency: 4
        }
    }

    public static func < (a: UrgentLevel, b: UrgentLevel) -> Bool { a.rank < b.rank }
}

/// What an urgent topic says, by level, and the signs that raise it.
public struct UrgentCard: Sendable, Equatable {
    /// The cards, gravest first.
    public var levels: [Level]
    /// Rules, each with its level and source.
    public var signs: [Sign]
    /// The one question asked where a sign may be past, unsure or somebody else's.
    public var safetyQuestion: String
    /// What is said to someone on the way to help.
    public var sendOff: String
    /// What is said to doubt or delay ("surely it can wait").
    public var holdFast: String
    /// The place in the order on a tie, 1 first.
    public var precedence: Int
    /// Said quietly: nothing beside the card, and the helper never returns to it by itself. For somebody who may be
    /// watched while reading.
    public var isQuiet: Bool

    public init(
        levels: [Level], signs: [Sign], safetyQuestion: String, sendOff: String = "", holdFast: String = "",
        precedence: Int = 99, isQuiet: Bool = false
    ) {
        self.levels = levels
        self.signs = signs
        self.safetyQuestion = safetyQuestion
        self.sendOff = sendOff
        self.holdFast = holdFast
        self.precedence = precedence
        self.isQuiet = isQuiet
    }

    /// One card: the action and number first, then at most five bullets.
    public struct Level: Sendable, Equatable {
        public var level: UrgentLevel
        /// The action and the number, in the first two lines.
        public var say: String
        public var bullets: [String]
        /// The last line of the card: other routes.
        public var end: String
        /// At most two services.
        public var refer: [String]
        /// After the card: what to do meanwhile.
        public var meanwhile: String
        /// Words for the family, used when a message is about somebody else.
        public var family: String

        public init(
            level: UrgentLevel, say: String, bullets: [String] = [], end: String = "", refer: [String] = [],
            meanwhile: String = "", family: String = ""
        ) {
            self.level = level
            self.say = say
            self.bullets = bullets
            self.end = end
            self.refer = refer
            self.meanwhile = meanwhile
            self.family = family
        }
    }

    /// A rule that raises the topic.
    public struct Sign: Sendable, Equatable {
        /// Circumstances that by default keep a sign from firing, and that a sign may be told to ignore.
        public enum Screen: String, Sendable, CaseIterable {
            /// "no numbness", "I'm not bleeding"
            case negated
            /// "when I was pregnant I bled", "years ago"
            case past
            /// "what if", "can it cause", "should I worry about"
            case hypothetical
        }

        public var pattern: Pattern
        public var level: UrgentLevel
        /// The level instead, in a situation; the first that fits is taken.
        public var levelIf: [Conditional]
        public var source: String
        /// Words it must get besides the card.
        public var say: String
        /// Other urgent topics that are as right.
        public var also: [String]
        /// Screens that do not hold this sign back.
        public var evenIf: [Screen]

        public init(
            pattern: Pattern, level: UrgentLevel, levelIf: [Conditional] = [], source: String = "", say: String = "",
            also: [String] = [], evenIf: [Screen] = []
        ) {
            self.pattern = pattern
            self.level = level
            self.levelIf = levelIf
            self.source = source
            self.say = say
            self.also = also
            self.evenIf = evenIf
        }
    }

    /// A level that hangs on the situation.
    public struct Conditional: Sendable, Equatable {
        public var when: [SlotCondition]
        public var level: UrgentLevel

        public init(when: [SlotCondition], level: UrgentLevel) {
            self.when = when
            self.level = level
        }
    }
}
