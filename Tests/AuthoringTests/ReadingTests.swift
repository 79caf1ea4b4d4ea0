import Foundation
import Playbook
import Testing

@testable import Authoring

@Suite("Reading files")
struct ReadingTests {
    @Test("The minimal form is helper.yaml and a topic with id, title, asks and answer.short")
    func minimal() throws {
        let read = try Scratch(["topics/help/one.yaml": Scratch.topic("one")]).read()
        #expect(read.findings == [])
        #expect(read.playbook.topics.map(\.id) == ["one"])
        #expect(read.playbook.topics[0].question == "one")
        #expect(read.playbook.topics[0].section == "help")
    }

    @Test("Dates, numbers and truth values stay the text that was typed")
    func texts() throws {
        let topic = """
            id: one
            title: 111
            asks: [yes, no, 1e3, ~, null, 0x1F]
            answer: {short: 2026-11-22}
            review: {checked: 2026-11-22, due: 2027-11-22, by: ""}
            """
        let read = try Scratch(["topics/help/one.yaml": topic]).read()
        let made = try #require(read.playbook.topic("one"))
        #expect(made.title == "111")
        #expect(made.asks == ["yes", "no", "1e3", "~", "null", "0x1F"])
        #expect(made.answer?.short == Passage([.paragraph([.text("2026-11-22")])]))
        #expect(made.review == Review(checked: "2026-11-22", due: "2027-11-22", by: ""))
    }

    @Test("Every key of a topic reaches the playbook")
    func whole() throws {
        let topic = """
            id: one
            kind: answer
            title: One
            question: What is one?
            asks: [what is one, tell me of one]
            patterns:
              - {all: [~bone, "weak =bones"], none: [x-ray], any: [why, {sequence: [a, b], gap: 1}], within: 5}
            answer:
              short: "It is **one**. [^s]{F-s-1}"
              full: |
                First line
                goes on. [^s]{F-s-1,F-s-2}

                - an item
                - another
              details:
                how-long: {label: How long?, asks: [how long], text: "A while."}
              variants:
                - when: {stage: [pregnant, later]}
                  short: Now.
            slots: [stage]
            next: [two]
            refer: [gp]
            staff: {listen-for: [pain], avoid: [blame]}
            """
        let others = [
            "topics/help/two.yaml": Scratch.topic("two"),
            "concepts/body.yaml": "bone: {words: [bone], phrases: [back bone], includes: []}",
            "situations.yaml":
                "- {slot: stage, values: {pregnant: {label: Pregnant}, later: {label: Later, patterns: [\"years ago\"]}}}",
            "referrals.yaml":
                "- {id: gp, name: GP, nations: [wales], counterpart-of: [ros]}\n- {id: ros, name: ROS}",
            "sources.yaml": "- {id: s, title: S}",
            "facts/f.yaml":
                "- {id: F-s-1, fact: One., sources: [s], strength: weak}\n- {id: F-s-2, fact: Two., sources: [s], strength: strong}",
        ]
        let read = try Scratch(others.merging(["topics/help/one.yaml": topic]) { $1 }).read()
        #expect(read.findings == [])
        let made = try #require(read.playbook.topic("one"))
        #expect(
            made.patterns == [
                .all(
                    [
                        .all([.concept("bone"), .phrase([.word("weak"), .exact("bones")])], within: 5),
                        .any([.word("why"), .sequence([.word("a"), .word("b")], gap: 1)]),
                        .none([.phrase([.word("x"), .word("ray")])]),
                    ], within: nil)
            ])
        let answer = try #require(made.answer)
        #expect(
            answer.short
                == Passage([
                    .paragraph([
                        .text("It is "), .strong("one"), .text(". "), .citation(.init(source: "s", facts: ["F-s-1"])),
                    ])
                ]))
        #expect(
            answer.full
                == Passage([
                    .paragraph([
                        .text("First line goes on. "), .citation(.init(source: "s", facts: ["F-s-1", "F-s-2"])),
                    ]),
                    .list([[.text("an item")], [.text("another")]]),
                ]))
        #expect(
            answer.details == [
                .init(
                    id: "how-long", label: "How long?", asks: ["how long"],
                    text: Passage([.paragraph([.text("A while.")])]))
            ])
        #expect(answer.variants.map(\.when) == [[SlotCondition(slot: "stage", values: ["pregnant", "later"])]])
        #expect(made.next == ["two"] && made.refer == ["gp"] && made.slots == ["stage"])
        #expect(made.staff == StaffNotes(listenFor: ["pain"], avoid: ["blame"]))
        #expect(read.playbook.referral("gp")?.counterpartOf == ["ros"])
        #expect(
            read.playbook.slot("stage")?.values.map(\.patterns) == [[], [.phrase([.word("years"), .word("ago")])]])
    }

    @Test("An urgent topic's cards come gravest first, its signs in the author's order")
    func urgent() throws {
        let topic = """
            id: urgent-cord
            title: Numb legs
            precedence: 4
            quiet: true
            asks: [my legs are numb]
            levels:
              urgent-today: {say: Call 111 today.}
              emergency: {say: Call 999 now., bullets: [numb], end: Or A&E., refer: [], meanwhile: Lie still., family: Call for her.}
            signs:
              - {pattern: {all: [numb, leg]}, level: emergency, source: s, even-if: [past], also: [urgent-cord]}
              - {pattern: numb, level: ask, level-if: [{stage: pregnant, level: emergency}], source: s, say: Wait.}
            safety-question: Is this happening now?
            hold-fast: Please go.
            send-off: Good.
            """
        let read = try Scratch([
            "urgent/urgent-cord.yaml": topic,
            "referrals.yaml": "- {id: er, name: 999}\n- {id: nhs, name: NHS, phone: 111}",
            "sources.yaml": "- {id: s, title: S}",
            "situations.yaml": "- {slot: stage, values: {pregnant: {label: Pregnant}}}",
        ]).read()
        #expect(read.findings == [])
        let card = try #require(read.playbook.topic("urgent-cord")?.card)
        #expect(card.levels.map(\.level) == [.emergency, .urgentToday])
        #expect(card.levels[0].family == "Call for her.")
        #expect(card.signs.map(\.level) == [.emergency, .ask])
        #expect(card.signs[0].evenIf == [.past] && card.signs[0].also == ["urgent-cord"])
        #expect(
            card.signs[1].levelIf == [
                .init(when: [SlotCondition(slot: "stage", values: ["pregnant"])], level: .emergency)
            ])
        #expect(card.precedence == 4 && card.isQuiet && card.sendOff == "Good." && card.holdFast == "Please go.")
    }

    @Test("A second folder takes the place of entries with the same id, and of single keys of helper.yaml")
    func overlay() throws {
        let base = try Scratch([
            "topics/help/one.yaml": Scratch.topic("one", short: "From the base."),
            "topics/help/two.yaml": Scratch.topic("two"),
            "referrals.yaml": "- {id: gp, name: GP}\n- {id: er, name: ER}",
        ])
        let over = try Scratch(
            [
                "topics/prevention/one.yaml": Scratch.topic("one", ask: "other ask", short: "From above."),
                "referrals.yaml": "- {id: gp, name: Our GP}",
                "helper.yaml": "name: Ours\nwordings: {menu: Ours too.}\n",
            ], helper: false)
        let read = Authored(reading: .init(layers: [base.path, over.path]))
        #expect(read.findings == [])
        #expect(read.playbook.topics.map(\.id) == ["one", "two"])
        #expect(read.playbook.topic("one")?.section == "prevention")
        #expect(read.playbook.topic("one")?.asks == ["other ask"])
        #expect(read.playbook.referrals.map(\.name) == ["ER", "Our GP"])
        #expect(read.playbook.helper.name == "Ours")
        #expect(read.playbook.helper.wordings[.menu] == "Ours too.")
        #expect(read.playbook.helper.wordings[.corrected] == "Words for this.")
    }

    @Test("Ordinary words are read, sorted, once each")
    func words() throws {
        let read = try Scratch([
            "words/b.txt": "zoo\nant\n", "words/a.txt": "ant\r\nbee\n", "words/README.md": "No words.",
        ]).read()
        #expect(read.findings == [])
        #expect(read.playbook.ordinaryWords == ["ant", "bee", "zoo"])
    }
}
