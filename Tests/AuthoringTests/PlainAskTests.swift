import Foundation
import Testing

@testable import Authoring

/// Asks that are read without libyaml come out as it would read them.
@Suite("Plain asks")
struct PlainAskTests {
    /// All there is to know of a node and what is in it.
    static func told(_ node: Node?) -> String {
        guard let node else { return "nothing" }
        let place = "\(node.line):\(node.column)\(node.isPlain ? " plain" : "")"
        switch node.content {
        case .text(let text): return "\(place) \(text)\n"
        case .list(let items): return "\(place) list\n" + items.map(told).joined()
        case .map(let pairs): return "\(place) map\n" + pairs.map { told($0.key) + told($0.value) }.joined()
        }
    }

    /// What both ways make of some text.
    static func read(_ text: String) -> (quick: String, whole: String) {
        let source = SourceText(file: "a.yaml", bytes: Array(text.utf8))
        var (quick, whole) = (Findings(), Findings())
        let one = told(YAMLFile.read(source, into: &quick))
        let other = told(YAMLFile.read(source, into: &whole, takingOutAsks: false))
        return (one + "\(quick.list.map(\.lines))", other + "\(whole.list.map(\.lines))")
    }

    @Test("Shipped topics read the same, and most of their asks are taken out")
    func shipped() throws {
        let topics = SchemaTests.folder.appending(path: "topics")
        let files = try FileManager.default.subpathsOfDirectory(atPath: topics.path()).filter { $0.hasSuffix(".yaml") }
        #expect(files.count > 50)
        var (taken, lines) = (0, 0)
        // A few of them: comparing takes longer than reading.
        for file in files.enumerated().filter({ $0.offset % 8 == 0 }).map(\.element) {
            let text = try String(contentsOf: topics.appending(path: file), encoding: .utf8)
            let (quick, whole) = Self.read(text)
            #expect(quick == whole, "\(file)")
            taken += PlainAsks(SourceText(file: file, bytes: Array(text.utf8)))?.asks.count ?? 0
            lines += text.utf8.count { $0 == 0x0a }
        }
        #expect(taken * 3 > lines * 2, "\(taken) of \(lines)")
    }

    @Test(
        "What only looks like plain asks is left to libyaml",
        arguments: [
            "a: |\n  x\nasks:\n  - one\n  - two\n  - three\nnext: [b]\n",
            "asks:\n  - one\n  - two\n    goes on\n  - three\n",
            "asks:\n  - one\n  - two\n\n    goes on\n  - three\n",
            "asks:\n  - one\n  - \"two\n  - three\n  - four\"\n  - five\n",
            "asks:\n  - one\n  - k: \"two\n  - three\n  - four\"\n  - five\n",
            "asks:\n  - one\n  - |\n    a\n  - two\n  - three\n",
            "asks:\n  - one\n  - two\n  # note\n  - three\n  - four # cut\n  - five",
            "asks:\n  - one\n  - two \n  - three\n",
            "asks:\n  - one\n  - [two,\n  - three\n  - four]\n", "- |\n  a\nasks:\n  - one\n  - two\n",
            "--- |\nasks:\n  - one\n  - two\n  - three\n", "--- \"\nasks:\n  - one\n  - two\n  - three\n\"\n",
            "asks:\n  - one\n  - two\nasks:\n  - three\n  - four\n", "asks:\n  - one\n  - two\n  - three\nid: [\n",
            "asks:\n  - one\n  - two\n...\n", "asks:\r\n  - one\r\n  - two\r\n",
            "asks:\n  - one\n  - yes\n  - null\n  - n\nid: x\n",
        ])
    func lookalikes(_ text: String) {
        let (quick, whole) = Self.read(text)
        #expect(quick == whole)
    }

    @Test("Asks of any signs read the same")
    func noise() {
        var random = SystemRandomNumberGenerator()
        let pieces = [
            "a", "is it", " ", "  ", "'", "\"", ":", ": ", "#", " #", "- ", "\n", "\n    ", "\n  - ", "?", ",", "[",
            "{", "|",
            "&x", "*x", "!", "\u{e9}", "\t", "\\", "~", "%", "@", "`", ">", "\nasks:\n  - ",
        ]
        for _ in 0..<1_000 {
            let asks = (0..<6).map { _ in
                Bool.random(using: &random)
                    ? "what is it"
                    : (0..<Int.random(in: 1...5, using: &random)).map { _ in pieces.randomElement(using: &random) ?? ""
                    }.joined()
            }
            let text = "id: one\nasks:\n  - \(asks.joined(separator: "\n  - "))\nanswer: {short: x}\n"
            let (quick, whole) = Self.read(text)
            #expect(quick == whole, "\(text)")
        }
    }
}
