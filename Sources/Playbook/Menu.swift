/// A list of topics under a theme, behind the last entry of the main menu.
public struct Menu: Sendable, Equatable {
    /// Kebab-case, unique.
    public var id: String
    /// The theme as an option shows it.
    public var label: String
    /// At most nine, best first.
    public var topics: [String]

    public init(id: String, label: String, topics: [String]) {
        self.id = id
        self.label = label
        self.topics = topics
    }

    /// Names the list of all themes where a menu is named.
    public static let all = "all"
}

/// What is offered to somebody who does not know where to begin, in one situation.
public struct GuidePath: Sendable, Equatable {
    /// Every named slot must hold one of its values; none for everybody else.
    public var when: [SlotCondition]
    /// At most nine, best first.
    public var topics: [String]

    public init(when: [SlotCondition], topics: [String]) {
        self.when = when
        self.topics = topics
    }
}
