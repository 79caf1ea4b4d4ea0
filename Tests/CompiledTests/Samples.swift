import Playbook
import Understanding

@testable import Compiled

/// A small playbook with something of everything in it.
enum Samples {
    static let fingerprint = String(repeating: "0123456789abcdef", count: 4)

    static let playbook: Playbook = {
        let passage = Passage([
            .paragraph([.text("It heals. "), .strong("Often"), .citation(.init(source: "s", facts: ["F-1", "F-2"]))]),
            .list([[.text("one")], [], [.text("two ü 日本")]]),
        ])
        let pattern = Pattern.all(
            [
                .word("bone"), .exact("bones"), .concept("c"), .phrase([.word("a"), .concept("c")]),
                .sequence([.word("a"), .any([.word("b")])], gap: 2), .none([.word("d")]), .all([.word("e")], within: 7),
            ], within: nil)
        let answer = Answer(
            short: passage, full: passage,
            details: [.init(id: "how-long", label: "How long?", asks: ["how long"], text: passage)],
            variants: [
                .init(when: [SlotCondition(slot: "stage", values: ["later", "now"])], short: passage, full: nil),
                .init(when: [], short: nil, full: passage),
            ])
        let plain = Topic(
            id: "b", kind: .meta, section: "help", title: "B", question: "B?", asks: ["b", "bb"], patterns: [pattern],
            answer: answer, slots: ["stage"], next: ["a"], refer: ["gp"],
            staff: StaffNotes(listenFor: ["x"], avoid: ["y"]),
            review: Review(checked: "2026-11-22", due: "2027-11-22", by: "Dr A"))
        let card = UrgentCard(
            levels: [
                .init(
                    level: .emergency, say: "Call 999.", bullets: ["b"], end: "e", refer: ["gp"], meanwhile: "m",
                    family: "f")
            ],
            signs: [
                .init(
                    pattern: pattern, level: .ask,
                    levelIf: [.init(when: [SlotCondition(slot: "stage", values: ["now"])], level: .emergency)],
                    source: "s",
                    say: "say", also: ["a"], evenIf: [.past, .negated])
            ], safetyQuestion: "Now?", sendOff: "Go.", holdFast: "Please.", precedence: 3, isQuiet: true)
        let urgent = Topic(
            id: "a", kind: .urgent, section: "urgent", title: "A", question: "A?", asks: ["a"], card: card)
        return Playbook(
            helper: Helper(
                name: "N", locale: "en-GB", require: [.review], opening: passage, menu: ["b"],
                emergencyLines: ["Call 999."],
                plainWords: ["osteoporosis"], wordings: [.menu: "Menu.", .assumed: "{assumed}"],
                cues: [.yes: ["yes", "yep"], .going: []]),
            topics: [plain, urgent],
            concepts: [
                Concept(name: "c", words: ["w"], phrases: ["p q"], includes: ["d"]), Concept(name: "d", words: ["v"]),
            ],
            slots: [
                Slot(
                    name: "stage",
                    values: [.init(name: "now", label: "Now", assumed: "it is now", patterns: [pattern])],
                    question: "When?")
            ],
            referrals: [
                Referral(
                    id: "gp", name: "GP", whatFor: "w", whoFor: "x", phone: "111", text: "t", email: "e", web: "u",
                    hours: "h",
                    cost: "c", nations: ["wales"], counterpartOf: ["ros"], region: "Wales", urgency: .urgent,
                    checked: "2026-11-22",
                    recheck: "r")
            ],
            sources: [
                Source(
                    id: "s", title: "T", authors: "A", publisher: "P", year: "2021", url: "u", doi: "d", kind: "k",
                    read: "r")
            ],
            facts: [
                Fact(
                    id: "F-1", statement: "S", sources: ["s"], strength: .expertOpinion, checked: "confirmed", note: "n"
                )
            ],
            ordinaryWords: ["ant", "bee", "cat"])
    }()

    static let compiled = CompiledPlaybook(playbook: playbook, model: Learner.learn(playbook), fingerprint: fingerprint)
}
