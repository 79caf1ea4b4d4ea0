import Conversation
import Playbook
import Testing

@testable import Authoring

@Suite("Conversation tests")
struct ConversationTestTests {
    func turn(_ yaml: String) throws -> ConversationTest.Turn {
        var findings = Findings()
        return ConversationTest.Turn(try #require(YAMLFile.read(Array(yaml.utf8), file: "t.yaml", into: &findings)))
    }

    static func reply(
        _ kind: Reply.Kind = .answer, _ topics: [String] = ["a"], text: String = "See a doctor.", options: [String] = []
    ) -> Reply {
        var situation = Situation()
        situation["stage"] = "pregnant"
        return Reply(
            kind: kind, topics: topics.map { .init(id: $0, score: 1) }, level: kind == .urgent ? .emergency : nil,
            blocks: [.paragraph(text)],
            options: options.enumerated().map {
                .init(number: $0.offset + 1, label: $0.element, target: .topic($0.element))
            },
            referrals: ["gp", "line"], situation: situation)
    }

    @Test(
        "A turn passes where the reply is what it asks for",
        arguments: [
            "{user: x, expect: [a]}", "{user: x, expect: [b], accept: [a]}", "{user: x}", "{user: x, accept: [a, b]}",
            "{user: x, expect: [a], must_mention: [\"nurse|DOCTOR\"], must_not: [never]}",
            "{user: x, situation: {stage: [later, pregnant]}, kind: answer}",
            "{user: x, refer: [gp], refer_not: [nhs]}", "{user: x, refer: [gp, line]}",
        ])
    func passing(_ yaml: String) throws { #expect(TurnVerdict(try turn(yaml), Self.reply()).problems == []) }

    @Test(
        "A turn fails where it is not",
        arguments: [
            ("{user: x, expect: [b]}", "expected b, got a"), ("{user: x, expect: [a, b]}", ""),
            ("{user: x, accept: [b]}", "answered a, accepted b"),
            ("{user: x, must_mention: [nurse]}", "does not mention nurse"),
            ("{user: x, must_not: [\"never|doctor\"]}", "mentions never|doctor"),
            ("{user: x, situation: {stage: later}}", "stage is pregnant, not later"),
            ("{user: x, situation: {feeding: \"yes\"}}", "feeding is not known, not yes"),
            ("{user: x, refer: [line]}", "the services are gp, line, not first line"),
            ("{user: x, refer: [gp, line, nhs]}", "the services are gp, line, not first gp, line, nhs"),
            ("{user: x, refer_not: [line]}", "names line"),
            ("{user: x, kind: urgent}", "the reply is answer, not urgent"),
            ("{user: x, level: emergency}", "the level is none, not emergency"),
        ])
    func failing(_ yaml: String, _ problem: String) throws {
        #expect(TurnVerdict(try turn(yaml), Self.reply()).problems == (problem.isEmpty ? [] : [problem]))
    }

    @Test("A question back passes where an expected topic is among the options, and counts as asked")
    func asked() throws {
        let asking = Self.reply(.clarify, ["a"], options: ["b", "c"])
        let verdict = TurnVerdict(try turn("{user: x, expect: [c], must_mention: [nothing]}"), asking)
        #expect(verdict.problems == [] && verdict.isAsked)
        #expect(
            TurnVerdict(try turn("{user: x, expect: [a]}"), asking).problems == [
                "expected a, got clarify, offered b, c"
            ])
    }

    @Test("Tests are read with their places, and concern the topics they name")
    func reading() throws {
        let marked = Marked("- id: t\n  turns:\n    - ①{user: hello, expect: [one]}\n    - ②{pick: 2}\n")
        let read = try Scratch(["tests/mine.yaml": marked.text, "topics/help/one.yaml": Scratch.topic("one")]).read()
        #expect(read.findings == [])
        let test = try #require(read.tests.first)
        #expect(test.turns.map { "\($0.place.line):\($0.place.column)" } == marked.places)
        #expect(test.turns[1].pick == 2)
        #expect(test.concerns("one") && test.concerns("mine") && !test.concerns("two"))
    }
}
