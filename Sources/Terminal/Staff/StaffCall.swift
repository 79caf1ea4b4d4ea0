import Wire

/// One call as helpline staff work through it: what was looked up, and what was opened.
struct StaffCall {
    /// Topics shown at once.
    static let shown = 3
    /// Topics asked for, so that `more` needs no further call.
    static let asked = 9

    /// The words last looked up. They are the staff's own, and never part of the sheet.
    var words = ""
    /// What was found for them, the best first.
    var found: [FoundTopic] = []
    /// The first of those on the screen.
    var first = 0
    /// The topic that was opened last, and is read now.
    var open: TopicPage?

    /// The topic with a number on the screen; `nil` where there is none.
    func topic(numbered text: String) -> FoundTopic? {
        guard text.utf8.count <= 2, let number = Int(text), found.indices.contains(number - 1) else { return nil }
        return found[number - 1]
    }

    /// Those on the screen with their numbers.
    var onScreen: [(number: Int, topic: FoundTopic)] {
        found.indices.dropFirst(first).prefix(Self.shown).map { ($0 + 1, found[$0]) }
    }
}
