import Playbook

extension Record {
    /// `topics/<section>/<id>.yaml`
    static let topic = Record(
        name: "a topic",
        keys: [
            .must("id", .text(.id(.topic))),
            .may("kind", .text(.choice(["answer", "meta", "social"]))),
            .must("title", .text(.words)),
            .may("question", .text(.label)),
            .must("asks", .list(.text(.ask))),
            .may("patterns", .list(.pattern)),
            .must("answer", .record(answer)),
            .may("slots", .list(.text(.reference(.slot)))),
            .may("next", .list(.text(.reference(.topic)))),
            .may("refer", .list(.text(.reference(.referral)))),
            .may("staff", .record(staff)),
            .may("review", .record(review)),
        ])

    static let answer = Record(
        name: "an answer",
        keys: [
            .must("short", .passage),
            .may("full", .passage),
            .may("details", .named(.detail, .record(detail))),
            .may("variants", .list(.record(variant))),
        ])

    static let detail = Record(
        name: "a detail",
        keys: [
            .may("label", .text(.label)),
            .must("asks", .list(.text(.ask))),
            .must("text", .passage),
        ])

    static let variant = Record(
        name: "a variant",
        keys: [.must("when", .condition), .may("short", .passage), .may("full", .passage)])

    static let staff = Record(
        name: "the notes for staff",
        keys: [.may("listen-for", .list(.text(.words))), .may("avoid", .list(.text(.words)))])

    static let review = Record(
        name: "a review",
        keys: [
            .must("checked", .text(.date)),
            .must("due", .text(.date)),
            .may("by", .text(.optionalWords)),
        ])
}
