import Compiled
import Foundation
import Playbook
import Testing

@testable import Authoring
@testable import Understanding

/// Coverage, maps, differences and evidence over a small playbook.
@Suite("Tools that need an engine")
struct AuthorToolTests {
    @Test("Coverage counts what the tests reach, and names what they do not")
    func coverage() throws {
        let authored = try SmallPlaybook.scratch().read()
        #expect(authored.findings == [])
        let engine = try SmallPlaybook.engine(authored)
        let run = TestRun(authored.tests, with: engine)
        #expect(run.findings == [])
        let coverage = Coverage(run, with: engine)
        #expect(coverage.missed(.topics).map(\.name) == ["talk"])
        #expect(coverage.missed(.details) == [] && coverage.missed(.patterns) == [] && coverage.missed(.concepts) == [])
        #expect(coverage.missed(.variants).map(\.name) == ["variant 1 (stage: pregnant)"])
        #expect(coverage.reached[.transitions] == [Coverage.Item(topic: "bones", name: "milk")])
        #expect(coverage.share(.signs) == 1)
        #expect((coverage.share(.topics) - 2.0 / 3).magnitude < 0.001)
        let report = CoverageReport(coverage)
        let lines = report.lines(missing: [.topics, .variants])
        #expect(lines[0] == "topics      2 of 3          66.6%   answered, or its card shown")
        #expect(lines.contains("  talk") && lines.contains("  bones: variant 1 (stage: pregnant)"))
        #expect(report.html.contains("<li>variants: variant 1 (stage: pregnant)</li>"))
    }

    @Test("A variant counts once it is said in its situation")
    func variant() throws {
        let authored = try SmallPlaybook.scratch([
            "tests/bones.yaml": "- {id: b, turns: [{user: I am pregnant why do bones break, expect: [bones]}]}"
        ]).read()
        let engine = try SmallPlaybook.engine(authored)
        #expect(Coverage(TestRun(authored.tests, with: engine), with: engine).missed(.variants) == [])
    }

    @Test("The map shows sections, what leads where, coverage and reviews; around one topic, its neighbours alone")
    func map() throws {
        let authored = try SmallPlaybook.scratch([
            "topics/helper/alone.yaml":
                "id: alone\ntitle: Alone\nasks: [am I alone]\nanswer: {short: You are not.}\nnext: [talk]\n"
        ]).read(today: "2026-06-01")
        let engine = try SmallPlaybook.engine(authored)
        let coverage = Coverage(TestRun(authored.tests, with: engine), with: engine)
        let states = authored.reviewStates(today: "2026-06-01", soonBefore: "2026-06-30")
        let map = DialogueMap(authored.playbook, coverage: coverage, states: states)
        #expect(map.dot.contains("label=\"help\"") && map.dot.contains("label=\"helper\""))
        #expect(map.dot.contains("\"bones\" -> \"milk\"") && map.dot.contains("finds out stage"))
        // Overdue is red; nothing of talk is reached.
        let nodes = map.dot.split(separator: "\n").filter { $0.contains("fillcolor") }
        #expect(nodes.contains { $0.contains("\"milk\" [") && $0.contains("color=\"#d00000\"") })
        #expect(nodes.contains { $0.contains("\"talk\" [") && $0.contains("fillcolor=\"#f8c8c0\"") })
        #expect(map.dot.contains("tests reach all of it") && map.dot.contains("no clinician has signed it"))
        #expect(map.dot.contains("1 variant by stage") && map.dot.contains("URL=\"#bones\""))
        let bare = DialogueMap(authored.playbook, coverage: nil, states: states, links: ["bones": "file:///b.yaml"])
        #expect(bare.dot.contains("URL=\"file:///b.yaml\"") && !bare.dot.contains("tests reach"))
        #expect(authored.files["bones"]?.hasSuffix("topics/help/bones.yaml") == true)
        let near = DialogueMap(authored.playbook, coverage: nil, states: states, around: "alone")
        #expect(near.dot.contains("\"alone\" -> \"talk\"") && !near.dot.contains("milk"))
        let page = map.html(svg: "<?xml?><svg>picture</svg>")
        #expect(
            page.contains("<svg>picture</svg>") && page.contains("<section id=\"bones\">") && !page.contains("<?xml"))
    }

    @Test("A change of behaviour is told with where it went, where it goes and which is right")
    func behaviour() throws {
        let old = try SmallPlaybook.scratch([
            "tests/bones.yaml": "- {id: b, turns: [{user: is there a person}, {user: my spine broke, expect: [bones]}]}"
        ]).read()
        let moved = try #require(SmallPlaybook.files["topics/help/milk.yaml"]).replacing(
            "what of milk]", with: "what of milk, why do bones break, my spine broke]")
        let bones = try #require(SmallPlaybook.files["topics/help/bones.yaml"]).replacing(
            "asks: [why do bones break, what happened to my bone, my spine broke]\npatterns: [{all: [\"~bone\", break]}]",
            with: "asks: [where is it]")
        let new = try SmallPlaybook.scratch([
            "topics/help/milk.yaml": moved, "topics/help/bones.yaml": bones,
            "referrals.yaml": try #require(SmallPlaybook.files["referrals.yaml"]).replacing("0035", with: "0036"),
        ]).read()
        let set = LabelledSet(lines: [
            LabelledLine(id: "q", text: "my spine broke", expect: ["bones"]),
            LabelledLine(id: "same", text: "is there a person", expect: ["talk"]),
        ])
        let diff = BehaviourDiff(
            from: try SmallPlaybook.engine(old), to: try SmallPlaybook.engine(new), set: set, tests: old.tests)
        #expect(diff.compared == 4)
        #expect(diff.changes.map(\.id) == ["q", "b turn 2"])
        #expect(diff.changes[0].before == "answer bones" && diff.changes[0].after == "answer milk")
        #expect(diff.changes[0].wasRight == true && diff.changes[0].isRight == false)
        let content = ContentDiff(from: old, to: new)
        #expect(content.numbers == ["line: 0808 800 0035 is now 0808 800 0036"])
        // The number is a part of what each topic says; asks are not.
        #expect(content.reworded == ["bones", "milk", "talk"] && content.added == [] && content.removed == [])
    }

    @Test("A failed turn says why: what was likeliest, what speaks for it, and what the wanted topic lacked")
    func why() throws {
        let authored = try SmallPlaybook.scratch([
            "tests/bones.yaml": "- {id: b, turns: [{user: is milk good, expect: [bones]}]}"
        ]).read()
        let run = TestRun(authored.tests, with: try SmallPlaybook.engine(authored))
        let finding = try #require(run.findings.first)
        #expect(finding.code == .testFailed)
        #expect(finding.message == "b: expected bones, got milk, offered bones, talk")
        #expect(finding.why.contains { $0.hasPrefix("milk ") && $0.contains("milk +") })
        #expect(finding.why.contains { $0.hasPrefix("bones is behind by ") })
        #expect(finding.why.contains { $0.hasPrefix("what says bones most: ") })
    }

    @Test("Kept words are held to the letter, and the difference is shown line by line")
    func transcript() throws {
        let scratch = try SmallPlaybook.scratch()
        let first = scratch.read()
        let engine = try SmallPlaybook.engine(first)
        let run = TestRun(first.tests, with: engine)
        #expect(run.findings(against: first) == [])
        let text = try #require(run.texts.first)
        #expect(
            text.file == "bones" && text.text.contains("> how fast\n\n[answer] bones\nIt goes slowly over many months.")
        )
        try scratch.write(Data(text.text.utf8), to: Transcript.path(of: "bones"))
        let kept = scratch.read()
        #expect(kept.findings == [] && kept.hasTranscript(of: "bones") && run.findings(against: kept) == [])
        try scratch.write(Data(text.text.replacing("slowly", with: "quickly").utf8), to: Transcript.path(of: "bones"))
        let finding = try #require(run.findings(against: scratch.read()).first)
        #expect(finding.code == .wordingChanged)
        #expect(finding.why == ["- It goes quickly over many months.", "+ It goes slowly over many months."])
    }

    @Test("Asks that another topic wins are found at their place")
    func ownAsks() throws {
        let milk = try #require(SmallPlaybook.files["topics/help/milk.yaml"])
        let authored = try SmallPlaybook.scratch([
            "topics/help/milk.yaml": milk.replacing(
                "asks: [", with: "patterns: [\"i want a nurse please\"]\nasks: [")
        ]).read()
        let engine = try SmallPlaybook.engine(authored)
        #expect(authored.findings(ofAsksWith: engine) == [])
        // A sign in an ask of another topic wins it.
        let scratch = try Scratch([:], helper: false)
        for (path, bytes) in try #require(FindingPage.of(.askWonElsewhere)).bad.files {
            try scratch.write(Data(bytes), to: path)
        }
        let alarmed = scratch.read()
        let found = alarmed.findings(ofAsksWith: try SmallPlaybook.engine(alarmed))
        #expect(found.map(\.code) == [.askWonElsewhere])
        #expect(found.first?.excerpt.contains("I cannot breathe for one") == true)
        #expect(found.first?.message.hasSuffix("wins this ask of one") == true)
    }

    @Test("Evidence says what became of a sign, and what held it back")
    func outcomes() {
        func outcome(_ level: UrgentLevel?, _ screens: [UrgentCard.Sign.Screen], isOutweighed: Bool) -> String {
            let screens = screens.map { Explanation.Screen(screen: $0, cue: 0..<1, words: 0..<1, isDoubt: false) }
            return Evidence.outcome(
                of: Explanation.Sign(topic: 0, sign: 0, level: level, screens: screens, isOutweighed: isOutweighed))
        }
        #expect(outcome(.emergency, [], isOutweighed: false) == "emergency")
        #expect(outcome(nil, [.past], isOutweighed: false) == "held back by past")
        #expect(outcome(nil, [], isOutweighed: true) == "held back by a calm message")
        #expect(outcome(.ask, [], isOutweighed: true) == "ask, lowered by a calm message")
    }

    @Test("Many things are done at once and keep their order")
    func allAtOnce() {
        #expect(AllAtOnce.map(Array(0..<1000)) { $0 * 2 } == Array(0..<1000).map { $0 * 2 })
        #expect(AllAtOnce.map([Int]()) { $0 } == [])
    }
}
