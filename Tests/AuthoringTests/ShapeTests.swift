import Testing

@testable import Authoring

@Suite("Shapes")
struct ShapeTests {
    static let file = "topics/help/one.yaml"

    @Test("What does not fit a topic's shape is found where it stands")
    func topic() throws {
        let (found, marks) = try findings(
            in: """
                ①②id: one
                ③titel: One
                asks: ④tell me
                answer:
                  short: ⑤[a, b]
                  ⑥ful: more
                """, as: Self.file)
        #expect(
            found == [
                "\(marks[0]) missing", "\(marks[2]) unknown-key", "\(marks[3]) wrong-shape", "\(marks[4]) wrong-shape",
                "\(marks[5]) unknown-key",
            ])
    }

    @Test("Values that are none of those allowed are found")
    func values() throws {
        let (found, marks) = try findings(
            in: """
                id: one
                kind: ①answr
                title: ②""
                asks: [a, ③""]
                answer: {short: x}
                review: {checked: ④2026-02-30, due: ⑤soon, by: ""}
                """, as: Self.file)
        #expect(
            found == [
                "\(marks[0]) bad-value", "\(marks[1]) missing", "\(marks[2]) missing", "\(marks[3]) bad-date",
                "\(marks[4]) bad-date",
            ])
    }

    @Test("Ids are kebab-case, and a topic's is the name of its file in a section")
    func ids() throws {
        let (found, marks) = try findings(
            in: "id: ①One_two\ntitle: x\nasks: [y]\nanswer: {short: z}\n", as: "topics/cooking/one-two.yaml")
        #expect(found == ["\(marks[0]) bad-id", "\(marks[0]) file-name", "\(marks[0]) unknown-section"])
    }

    @Test("A mend names the key or word that was probably meant")
    func mends() throws {
        let scratch = try Scratch([Self.file: "id: one\ntitle: x\nask: [y]\nkind: mata\nanswer: {short: z}\n"])
        let mends = scratch.read().findings.map(\.mend)
        #expect(mends == ["add asks:", "did you mean asks?", "did you mean meta?"])
    }

    @Test(
        "The same id twice is found at the second",
        arguments: [
            ("referrals.yaml", "- {id: gp, name: A}\n- {id: ①gp, name: B}\n"),
            ("sources.yaml", "- {id: gp, title: A}\n- {id: ①gp, title: B}\n"),
            ("tests/a.yaml", "- {id: gp, turns: [{user: a}]}\n- {id: ①gp, turns: [{user: a}]}\n"),
        ])
    func duplicates(_ file: String, _ text: String) throws {
        let (found, marks) = try findings(in: text, as: file)
        #expect(found == ["\(marks[0]) duplicate-id"])
    }

    @Test("An urgent and a plain topic share their ids")
    func sharedIDs() throws {
        let found = try Scratch([
            "topics/help/one.yaml": Scratch.topic("one"),
            "topics/prevention/one.yaml": Scratch.topic("one", ask: "other"),
        ])
        .read().findings.map(\.code)
        #expect(found == [.duplicateID])
    }

    @Test("Every code has a meaning, and no two are the same")
    func meanings() {
        #expect(Set(FindingCode.allCases.map(\.meaning)).count == FindingCode.allCases.count)
        #expect(FindingCode.allCases.allSatisfy { KebabCase.isID($0.rawValue) })
    }
}
