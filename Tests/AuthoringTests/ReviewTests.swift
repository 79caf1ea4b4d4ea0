import Foundation
import Testing

@testable import Authoring

/// What is due and what changed since it was checked; the pack; new topics, look-ups and watching.
@Suite("Reviews and drafting")
struct ReviewTests {
    func states(_ scratch: Scratch) -> [String: ReviewState] {
        let states = scratch.read().reviewStates(today: "2026-12-01", soonBefore: "2026-12-31")
        return Dictionary(uniqueKeysWithValues: states.map { ($0.topic, $0) })
    }

    /// A small playbook whose state was recorded.
    func recorded() throws -> Scratch {
        let scratch = try SmallPlaybook.scratch()
        try record(scratch)
        return scratch
    }

    func record(_ scratch: Scratch) throws {
        try scratch.write(Data(scratch.read().renewedRecord(today: "2026-12-01").text.utf8), to: ReviewRecord.file)
    }

    func change(_ file: String, _ old: String, _ new: String, in scratch: Scratch) throws {
        let text = try String(contentsOfFile: scratch.path + "/" + file, encoding: .utf8)
        #expect(text.contains(old))
        try scratch.write(Data(text.replacing(old, with: new).utf8), to: file)
    }

    @Test("Overdue, due soon and unsigned, by the day")
    func due() throws {
        let states = states(try SmallPlaybook.scratch())
        #expect(states["milk"]?.isOverdue == true && states["bones"]?.isOverdue == false)
        #expect(states["bones"]?.isDueSoon == true && states["talk"]?.isDueSoon == false)
        #expect(states["bones"]?.by == "" && states["milk"]?.by == "Dr A")
        #expect(states.values.allSatisfy { !$0.isChanged && $0.changedEvidence.isEmpty })
    }

    @Test("Other words are a change; another layout, more asks and another pattern are not")
    func changed() throws {
        let scratch = try recorded()
        try change("topics/help/bones.yaml", "my spine broke]", "my spine broke, oh my spine]", in: scratch)
        try change("topics/help/bones.yaml", "refer: [line]", "refer:\n  - line", in: scratch)
        try change("topics/help/bones.yaml", "how fast, how long", "how fast is it, how long", in: scratch)
        #expect(states(scratch).values.allSatisfy { !$0.isChanged })
        try change("topics/help/bones.yaml", "slowly over", "slowly, over", in: scratch)
        #expect(states(scratch).filter(\.value.isChanged).map(\.key) == ["bones"])
        // A record never makes a change look reviewed.
        try record(scratch)
        #expect(states(scratch)["bones"]?.isChanged == true)
        try change("topics/help/bones.yaml", "checked: 2026-01-01", "checked: 2026-12-01", in: scratch)
        #expect(states(scratch)["bones"]?.isChanged == false)
        try record(scratch)
        #expect(states(scratch)["bones"]?.isChanged == false)
    }

    @Test("What stands in each shipped urgent topic is recorded, so that no sign changes unseen")
    func shippedRecord() {
        let authored = ShippedEngine.authored
        let urgent = authored.playbook.topics.filter { $0.kind == .urgent }.map(\.id)
        #expect(!urgent.isEmpty && urgent.allSatisfy { authored.reviewed.topics[$0] != nil })
    }

    @Test("A second check on the day of the first is recorded by the topic's name, and an older one never is")
    func twiceInADay() throws {
        let scratch = try recorded()
        try change("topics/help/bones.yaml", "slowly over", "slowly, over", in: scratch)
        func renewed(_ today: String) -> [String: ReviewRecord.Seen] {
            scratch.read().renewedRecord(today: today, checkedAgain: ["bones"]).topics
        }
        let before = try #require(scratch.read().reviewed.topics["bones"])
        #expect(renewed("2026-12-01")["bones"] == before)
        #expect(renewed("2026-01-01")["bones"]?.hash != before.hash)
        #expect(renewed("2026-01-01")["milk"] == scratch.read().reviewed.topics["milk"])
    }

    @Test("A source or fact that changed is told with the topics that rest on it, until they are checked again")
    func evidence() throws {
        let scratch = try recorded()
        try change("facts/f.yaml", "Bones heal.", "Bones heal in time.", in: scratch)
        #expect(scratch.read().changedEvidence == ["fact F-1"])
        #expect(states(scratch).filter { !$0.value.changedEvidence.isEmpty }.map(\.key) == ["bones"])
        try record(scratch)
        #expect(states(scratch)["bones"]?.changedEvidence == ["fact F-1"])
        try change("topics/help/bones.yaml", "checked: 2026-01-01", "checked: 2026-12-01", in: scratch)
        try record(scratch)
        #expect(scratch.read().changedEvidence == [])
    }

    @Test("The pack has each wording with the source and fact behind it, escaped, and a line to sign")
    func pack() throws {
        let scratch = try SmallPlaybook.scratch()
        try change("topics/help/bones.yaml", "It goes slowly", "It <goes> slowly", in: scratch)
        try change("topics/help/bones.yaml", "over many months.", "over many months. [^good]{F-1}", in: scratch)
        let authored = scratch.read()
        let states = authored.reviewStates(today: "2026-12-01", soonBefore: "2026-12-01").filter { $0.topic == "bones" }
        let page = ReviewPack(authored.playbook, states).html
        #expect(page.contains("<h1>Why do bones break?</h1>"))
        #expect(
            page.contains("<li>good: A good study. 2020. https://a.org</li>")
                && page.contains("F-1, strong: Bones heal."))
        // Whole where it is first named, and by its id after that.
        #expect(page.contains("As above: good, F-1") && page.components(separatedBy: "Bones heal.").count == 2)
        #expect(page.contains("It &lt;goes&gt; slowly") && page.contains("Short answer where stage is pregnant"))
        #expect(page.contains(".signs { table-layout: fixed }") && !page.contains("<table class=\"signs\">"))
        #expect(page.contains("0808 800 0035") && page.contains("Signature") && !page.contains("Milk is good"))
    }

    @Test("A new topic is two files that say what is missing, and never lies over another")
    func newTopic() throws {
        let scratch = try SmallPlaybook.scratch()
        try NewTopic("sleeping-well", section: "help", title: nil, today: "2026-12-01").write(to: scratch.path)
        let findings = scratch.read().findings
        #expect(Set(findings.map(\.code)) == [.missing])
        #expect(findings.allSatisfy { $0.file.hasSuffix("topics/help/sleeping-well.yaml") })
        try change("topics/help/sleeping-well.yaml", "asks: []", "asks: [how can I sleep]", in: scratch)
        try change("topics/help/sleeping-well.yaml", "short: \"\"", "short: Rest helps.", in: scratch)
        try change("topics/help/sleeping-well.yaml", "question: \"\"", "question: How can I sleep?", in: scratch)
        try change("topics/help/sleeping-well.yaml", "next: []", "next: [talk]", in: scratch)
        try change("topics/help/sleeping-well.yaml", "refer: []", "refer: [line]", in: scratch)
        #expect(scratch.read().findings == [])
        #expect(throws: NewTopic.Refusal.exists("topics/help/sleeping-well.yaml")) {
            try NewTopic("sleeping-well", section: "treatment", title: nil, today: "2026-12-01").write(to: scratch.path)
        }
        #expect(throws: NewTopic.Refusal.badID("../x")) { try NewTopic("../x", section: "help", title: nil, today: "") }
        #expect(throws: NewTopic.Refusal.unknownSection("..")) {
            try NewTopic("x", section: "..", title: nil, today: "")
        }
    }

    @Test("Where one file of a new topic cannot be written, none is left behind")
    func halfATopic() throws {
        let scratch = try Scratch(["tests": "no folder"])
        #expect(throws: NewTopic.Refusal.unwritable("tests/rest.yaml")) {
            try NewTopic("rest", section: "help", title: nil, today: "2026-12-01").write(to: scratch.path)
        }
        #expect(!FileManager.default.fileExists(atPath: scratch.path + "/topics/help/rest.yaml"))
    }

    @Test("A word is looked up in concepts, patterns and asks")
    func lookup() throws {
        let scratch = try SmallPlaybook.scratch()
        let found = WordLookup("spine", in: scratch.dialogues)
        #expect(found.concepts.map(\.name) == ["bone"] && found.concepts.first?.entries == ["spine"])
        #expect(found.patterns.map(\.names) == [["~bone"]])
        #expect(found.asks == [WordLookup.Asked(topic: "bones", count: 1, asks: ["my spine broke"])])
        #expect(WordLookup("spin", in: scratch.dialogues).concepts.count == 1)
        #expect(WordLookup("zebra", in: scratch.dialogues).asks == [])
    }

    @Test("Watching reads what was saved alone, and says at once what is wrong in it")
    func watch() throws {
        let scratch = try SmallPlaybook.scratch()
        var watch = Watch(scratch.dialogues, today: "2026-01-02")
        #expect(watch.look().count == SmallPlaybook.files.count)
        #expect(watch.whole().findings == [])
        #expect(watch.look() == [])
        try change("topics/help/milk.yaml", "next: [bones, talk]", "next: [bonse, talk]", in: scratch)
        let changed = watch.look()
        #expect(changed.map { $0.hasSuffix("topics/help/milk.yaml") } == [true])
        #expect(watch.findings(in: changed).map(\.mend) == ["did you mean bones?"])
        #expect(watch.whole().findings == scratch.read(today: "2026-01-02").findings)
        try FileManager.default.removeItem(atPath: scratch.path + "/topics/help/milk.yaml")
        #expect(watch.look().count == 1 && watch.whole().findings.contains { $0.code == .unknownID })
    }

    @Test("Findings that were kept are the same, and another byte or day has another name")
    func kept() throws {
        let scratch = try SmallPlaybook.scratch(["tests/bones.yaml": "- {id: b, turns: [{user: x, expect: [bonse]}]}"])
        let name = KeptFindings.name(scratch.dialogues, today: "2026-12-01", program: "p")
        let authored = scratch.read(today: "2026-12-01")
        let path = scratch.path + "/.kept/" + name
        KeptFindings(authored).keep(at: path)
        let kept = try #require(KeptFindings(reading: path))
        #expect(kept.findings == authored.findings && kept.figures == authored.figures && !kept.findings.isEmpty)
        #expect(KeptFindings.name(scratch.dialogues, today: "2026-12-02", program: "p") != name)
        #expect(KeptFindings.name(scratch.dialogues, today: "2026-12-01", program: "q") != name)
        try scratch.write(Data("- {id: b, turns: [{user: x, expect: [bones]}]}".utf8), to: "tests/bones.yaml")
        #expect(KeptFindings.name(scratch.dialogues, today: "2026-12-01", program: "p") != name)
        try scratch.write(Data("{".utf8), to: ".kept/" + name)
        #expect(KeptFindings(reading: path) == nil)
    }
}
