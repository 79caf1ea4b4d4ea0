import Playbook

extension Record {
    /// `concepts/*.yaml`, by name
    static let concept = Record(
        name: "a concept",
        keys: [
            .may("words", .list(.text(.ask))),
            .may("phrases", .list(.text(.ask))),
            .may("includes", .list(.text(.reference(.concept)))),
        ])

    /// `situations.yaml`
    static let slot = Record(
        name: "a slot",
        keys: [
            .must("slot", .text(.id(.slot))),
            .may("question", .text(.words)),
            .must("values", .named(.value, .record(value))),
        ])

    static let value = Record(
        name: "a value",
        keys: [
            .must("label", .text(.label)),
            .may("assumed", .text(.words)),
            .may("patterns", .list(.pattern)),
        ])

    /// `sources.yaml`
    static let source = Record(
        name: "a source",
        keys: [
            .must("id", .text(.id(.source))),
            .must("title", .text(.words)),
            .may("authors", .text(.words)),
            .may("publisher", .text(.words)),
            .may("year", .text(.words)),
            .may("url", .text(.words)),
            .may("doi", .text(.words)),
            .may("kind", .text(.words)),
            .may("read", .text(.words)),
        ])

    /// `facts/*.yaml`
    static let fact = Record(
        name: "a fact",
        keys: [
            .must("id", .text(.id(.fact))),
            .must("fact", .text(.words)),
            .must("sources", .list(.text(.reference(.source)))),
            .must("strength", .text(.choice(Fact.Strength.allCases.map(\.rawValue)))),
            .may("checked", .text(.words)),
            .may("note", .text(.words)),
        ])

    /// `referrals.yaml`
    static let referral = Record(
        name: "a referral",
        keys: [
            .must("id", .text(.id(.referral))),
            .must("name", .text(.words)),
            .may("what-for", .text(.words)),
            .may("who-for", .text(.words)),
            .may("phone", .text(.words)),
            .may("text", .text(.words)),
            .may("email", .text(.words)),
            .may("web", .text(.words)),
            .may("hours", .text(.words)),
            .may("cost", .text(.words)),
            .may("nations", .list(.text(.words))),
            .may("counterpart-of", .list(.text(.reference(.referral)))),
            .may("region", .text(.words)),
            .may("urgency", .text(.choice(Referral.Urgency.allCases.map(\.rawValue)))),
            .may("checked", .text(.date)),
            .may("recheck", .text(.words)),
        ])

    /// `tests/*.yaml`
    static let test = Record(
        name: "a conversation",
        keys: [.must("id", .text(.id(.test))), .must("turns", .list(.record(turn)))])

    static let turn = Record(
        name: "a turn",
        keys: [
            .may("user", .text(.optionalWords)),
            .may("pick", .text(.number(1...9))),
            .may("expect", .list(.text(.reference(.topic)))),
            .may("accept", .list(.text(.reference(.topic)))),
            .may("must_mention", .list(.text(.words))),
            .may("must_not", .list(.text(.words))),
            .may("refer", .list(.text(.reference(.referral)))),
            .may("refer_not", .list(.text(.reference(.referral)))),
            .may("situation", .condition),
            .may("kind", .text(.choice(ConversationTest.kinds))),
            .may("level", .text(.choice(signLevels))),
            .may("offer", .list(.text(.reference(.topic)))),
            .may("again", .text(.truth)),
            .may("state", .text(.optionalWords)),
        ])

    static let signpost = Record(
        name: "a signpost",
        keys: [.must("topic", .text(.reference(.topic))), .must("refer", .list(.text(.reference(.referral))))])

    /// `helper.yaml`
    static let helper = Record(
        name: "the helper",
        keys: [
            .must("name", .text(.words)),
            .may("locale", .text(.words)),
            .may("require", .list(.text(.choice(Requirement.allCases.map(\.rawValue))))),
            .must("opening", .passage),
            .may("menu", .list(.text(.reference(.topic)))),
            .may("menus", .named(.menu, .record(menu))),
            .may("guide", .list(.record(guidePath))),
            .may("emergency-lines", .list(.text(.words))),
            .may("plain-words", .list(.text(.words))),
            .may("cite", .list(.text(.reference(.concept)))),
            .may("medical-words", .list(.text(.words))),
            .may("signposts", .list(.record(signpost))),
            .must("wordings", .chosen(Wording.allCases.map(\.rawValue), .text(.words))),
            .must("cues", .chosen(Cue.allCases.map(\.rawValue), .list(.text(.ask)))),
        ])

    static let menu = Record(
        name: "a menu",
        keys: [.must("label", .text(.label)), .must("topics", .list(.text(.reference(.topic))))])

    static let guidePath = Record(
        name: "a path of the guide",
        keys: [.may("when", .condition), .must("topics", .list(.text(.reference(.topic))))])
}
