import Playbook

/// The conversation so far: ids and counters, never a word that was typed.
///
/// The client carries it (`StateCodec` gives it its form). Topics are named by index while a turn runs and by a hash of
/// their id in the encoded form, so that a state outlives a reload: an id the new playbook lacks is dropped.
struct State: Equatable {
    /// What is known about the person.
    var situation = Situation()
    /// The topic being talked about.
    var current: Int?
    /// Details of the current topic that were given, by their place in the answer (at most 16 are told apart).
    var detailsGiven: UInt16 = 0
    /// The last reply gave the current topic's own answer.
    var justAnswered = false
    /// It was a detail of the current topic.
    var onDetail = false
    /// Topics before the current one, the latest last.
    var trail: [Int] = []
    /// What the last reply offered, in order.
    var offered: [Reply.Option.Target] = []
    /// What the last reply asked.
    var pending = Pending.nothing
    /// An urgent matter that is not closed.
    var urgent: OpenMatter?
    /// One that a plain question closed some turns ago.
    var setAside: SetAside?
    /// Misses in a row: the rung of the ladder.
    var misses: UInt8 = 0
    /// Slots asked for once already, by their place in the playbook's sorted list.
    var slotsAsked: UInt16 = 0
    /// Slots that the last utterance gave away, by the same places: a correction forgets them.
    var slotsLearnt: UInt16 = 0
    /// Slots she knows we know: she said them to a question, or a reply has named them.
    var slotsTold: UInt16 = 0
    /// The slot that the last reply took for granted, by the same places.
    var assumed: UInt8?
    /// A hash of the last reply's words: the same are not said twice running.
    var said: UInt32 = 0

    /// What an answer such as "yes" or "2" would belong to.
    enum Pending: UInt8, CaseIterable {
        /// Options stand beside an answer.
        case nothing
        /// "Which of these is nearest?"
        case clarify
        /// A slot question.
        case slot
        /// "Is this happening now?"
        case safety
        /// The first question of the guided path: a slot.
        case guide
    }

    /// The last urgent card, or a safety question that waits for its answer.
    struct OpenMatter: Equatable {
        var topic: Int
        var level: UrgentLevel
        /// The other question of the message, offered when this is closed.
        var kept: Int?
    }

    /// An urgent matter that was closed without an end: what is said of getting help is still about it.
    struct SetAside: Equatable {
        var matter: OpenMatter
        /// Turns for which it is remembered.
        var turns: UInt8

        /// For so many turns at most.
        static let longest: UInt8 = 3
    }

    /// Topics remembered for `go back`.
    static let trailLimit = 8
}
