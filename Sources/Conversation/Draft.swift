import Playbook

/// A reply while it is being written: what a step of the policy returns.
struct Draft {
    var kind: Reply.Kind
    var topics: [Reply.TopicScore] = []
    var level: UrgentLevel?
    var isSafetyQuestion = false
    var blocks: [Reply.Block] = []
    var offers: [Offer] = []
    var pending = State.Pending.nothing
    var referrals: [String] = []
    var notes = Notes()
    /// Saying the same again is what was asked for.
    var isAskedAgain = false

    init(_ kind: Reply.Kind) { self.kind = kind }

    /// An option before it has its number.
    struct Offer: Equatable {
        var label: String
        var target: Reply.Option.Target
    }

    mutating func paragraph(_ words: String) { if !words.isEmpty { blocks.append(.paragraph(words)) } }
    mutating func note(_ words: String) { if !words.isEmpty { blocks.append(.note(words)) } }
    mutating func question(_ words: String) { if !words.isEmpty { blocks.append(.question(words)) } }
    mutating func passage(_ passage: Passage) { blocks += notes.blocks(of: passage) }

    /// Words that were laid out before, where nothing stands yet.
    mutating func passage(_ laidOut: LaidOut) {
        // Often a question and a note follow.
        blocks.reserveCapacity(3)
        blocks.append(.laidOut(laidOut))
        notes = laidOut.notes
    }

    /// Adds services not yet named.
    mutating func refer(_ ids: [String]) {
        referrals.reserveCapacity(referrals.count + ids.count)
        for id in ids where !referrals.contains(id) { referrals.append(id) }
    }

    /// Adds options not yet offered.
    mutating func offer(_ more: [Offer]) {
        for offer in more where !offers.contains(where: { $0.target == offer.target }) { offers.append(offer) }
    }

    /// Options an answer may carry, and those of a menu (design: four and nine).
    static let optionLimit = 4
    static let menuLimit = 9
}
