import Playbook

/// A reply while it is being written: what a step of the policy returns. There is one of it; a copy would be of a dozen lists.
struct Draft: ~Copyable {
    var kind: Reply.Kind
    var topics: [Reply.TopicScore] = []
    var level: UrgentLevel?
    var isSafetyQuestion = false
    var blocks: [Reply.Block] = []
    /// Options before they have their numbers.
    var offers: [Reply.Option] = [] { didSet { laidOutOffers = nil } }
    /// The same, where they are some that were laid out.
    private var laidOutOffers: LaidOutOptions?
    var pending = State.Pending.nothing
    var referrals: [String] = []
    var notes = Notes()
    /// Saying the same again is what was asked for.
    var isAskedAgain = false

    init(_ kind: Reply.Kind) { self.kind = kind }

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
        for id in ids where !referrals.contains(id) { referrals.append(id) }
    }

    /// The same for some of which each is there once.
    mutating func refer(eachOnce ids: [String]) {
        if referrals.isEmpty { referrals = ids } else { refer(ids) }
    }

    /// Adds options not yet offered.
    mutating func offer(_ more: [Reply.Option]) {
        offers.add(more)
    }

    /// Offers just these.
    mutating func offer(_ laidOut: LaidOutOptions) {
        offers = laidOut.options
        laidOutOffers = laidOut
    }

    /// The options that it offers, as many as it may carry, what a state holds of them, and their number where they have one.
    var options: (shown: [Reply.Option], bytes: [UInt8], number: Int?) {
        let limit = kind == .menu || kind == .command ? Self.menuLimit : Self.optionLimit
        if offers.isEmpty { return ([], [], nil) }
        if let laidOutOffers, laidOutOffers.options.count <= limit {
            return (laidOutOffers.options, laidOutOffers.bytes, laidOutOffers.number)
        }
        let shown = offers.count > limit ? Array(offers.prefix(limit)) : offers
        return (shown.numbered, StateCodec.bytes(of: shown), nil)
    }

    /// Options an answer may carry, and those of a menu (design: four and nine).
    static let optionLimit = 4
    static let menuLimit = 9
}
