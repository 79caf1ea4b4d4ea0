import Testing

@testable import Authoring

/// How findings are shown: the line with the words underlined, the cure, other places, and for GitHub.
@Suite("Findings in words")
struct FindingTextTests {
    func finding(_ files: [String: String], _ code: FindingCode) throws -> (Finding, String) {
        let scratch = try Scratch(files)
        let finding = try #require(scratch.read().findings.first { $0.code == code })
        return (finding, scratch.path)
    }

    @Test("The words are underlined and the cure stands below")
    func underlined() throws {
        let (finding, path) = try finding(["topics/help/one.yaml": Scratch.topic("one", "next: [onne]\n")], .unknownID)
        #expect(
            finding.lines.joined(separator: "\n").replacing(path + "/", with: "") == """
                topics/help/one.yaml:6:8: error: PAO0304 unknown-id: there is no topic onne
                    6 | next: [onne]
                      |        ^~~~
                      = did you mean one?
                """)
    }

    @Test("Another place that belongs to it is shown with its line")
    func notes() throws {
        let files = ["concepts/a.yaml": "bone: {words: [bone]}", "concepts/b.yaml": "\nbone: {words: [hip]}"]
        let (finding, path) = try finding(files, .duplicateID)
        #expect(
            finding.lines.joined(separator: "\n").replacing(path + "/", with: "") == """
                concepts/b.yaml:2:1: error: PAO0301 duplicate-id: there is another concept called bone
                    2 | bone: {words: [hip]}
                      | ^~~~
                      = give one of the two another id
                concepts/a.yaml:1:1: note: first defined here
                    1 | bone: {words: [bone]}
                      | ^~~~
                """)
    }

    @Test(
        "Underlining takes in quotes, stays on the line, and cuts long lines around the words",
        arguments: [
            ("key: \"some words\" # x", 6, 10, "     ^~~~~~~~~~~~"), ("key: words", 6, 99, "     ^~~~~"),
            ("key: [one, two]", 7, 0, "      ^~~"), ("\tkey", 2, 3, " ^~~"), ("key", 40, 1, "   ^"),
        ])
    func extent(_ line: String, _ column: Int, _ length: Int, _ underline: String) throws {
        #expect(try #require(Excerpt(of: line, column: column, length: length)).underline == underline)
    }

    @Test("A long line is cut around the words, which stay above their underlining")
    func long() throws {
        let line = String(repeating: "word ", count: 60) + "HERE" + String(repeating: " word", count: 60)
        let excerpt = try #require(Excerpt(of: line, column: 301, length: 4))
        #expect(
            excerpt.text.count <= Excerpt.width + 2 && excerpt.text.hasPrefix("\u{2026}")
                && excerpt.text.hasSuffix("\u{2026}"))
        let start = try #require(excerpt.underline.firstIndex(of: "^"))
        let offset = excerpt.underline.distance(from: excerpt.underline.startIndex, to: start)
        #expect(excerpt.text.dropFirst(offset).hasPrefix("HERE"))
        #expect(Excerpt(of: "   ", column: 1, length: 1) == nil)
    }

    @Test("GitHub's form escapes what would end it early")
    func gitHub() {
        var finding = Finding(
            code: .phone, file: "a,b:c.yaml", line: 3, column: 5, message: "100% wrong\nhere", mend: "mend: it")
        finding.length = 4
        #expect(
            finding.gitHubLine
                == "::error file=a%2Cb%3Ac.yaml,line=3,col=5,endColumn=9,title=PAO0506 phone::100%25 wrong%0Ahere%0Amend: it"
        )
    }
}
