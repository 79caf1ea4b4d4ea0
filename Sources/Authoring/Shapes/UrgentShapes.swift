import Playbook

extension Record {
    /// `urgent/<id>.yaml`
    static let urgent = Record(
        name: "an urgent topic",
        keys: [
            .must("id", .text(.id(.topic))),
            .must("title", .text(.words)),
            .may("question", .text(.label)),
            .may("precedence", .text(.number(1...99))),
            .may("quiet", .text(.truth)),
            .must("asks", .list(.text(.ask))),
            .must("levels", .chosen(cardLevels, .record(card))),
            .must("signs", .list(.record(sign))),
            .must("safety-question", .text(.words)),
            .may("hold-fast", .text(.words)),
            .may("send-off", .text(.words)),
            .may("next", .list(.text(.reference(.topic)))),
            .may("refer", .list(.text(.reference(.referral)))),
            .may("staff", .record(staff)),
            .may("review", .record(review)),
        ])

    static let card = Record(
        name: "a card",
        keys: [
            .must("say", .text(.words)),
            .may("bullets", .list(.text(.words))),
            .may("end", .text(.words)),
            .may("refer", .list(.text(.reference(.referral)))),
            .may("meanwhile", .text(.words)),
            .may("family", .text(.words)),
        ])

    static let sign = Record(
        name: "a sign",
        keys: [
            .must("pattern", .pattern),
            .must("level", .text(.choice(signLevels))),
            .may("level-if", .list(.record(levelIf))),
            .must("source", .text(.reference(.source))),
            .may("say", .text(.words)),
            .may("also", .list(.text(.reference(.urgentTopic)))),
            .may("even-if", .list(.text(.choice(UrgentCard.Sign.Screen.allCases.map(\.rawValue))))),
        ])

    /// A level with conditions beside it: every other key is a slot, see `ShapeReader`.
    static let levelIf = Record(name: "a level-if", keys: [.must("level", .text(.choice(signLevels)))])

    /// Levels that have a card, gravest first.
    static let cardLevels = UrgentLevel.allCases.sorted(by: >).filter { $0 != .ask }.map(\.rawValue)
    /// Levels a sign may raise.
    static let signLevels = UrgentLevel.allCases.sorted(by: >).map(\.rawValue)
}
