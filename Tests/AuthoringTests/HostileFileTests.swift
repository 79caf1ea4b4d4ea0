import Foundation
import Testing

@testable import Authoring

/// Whatever stands in a file, reading ends with findings: no crash, no endless loop, no error thrown.
@Suite("Hostile files")
struct HostileFileTests {
    static let path = "topics/help/one.yaml"

    func found(_ bytes: [UInt8]) throws -> [String] {
        let scratch = try Scratch([:])
        try scratch.write(Data(bytes), to: Self.path)
        return codes(scratch.read().findings, in: Self.path)
    }

    @Test(
        "Text that is no content is a finding",
        arguments: [
            ("", "1:1 empty-file"),
            ("# only a comment\n", "1:1 empty-file"),
            ("---\n", "2:1 wrong-shape"),
            ("- a\n- b\n", "1:1 wrong-shape"),
            ("just words\n", "1:1 wrong-shape"),
            ("id: one\nid: two\n", "2:1 duplicate-key"),
            ("a:\n  b: 1\n  c: {d: 1, d: 2}\n", "3:7 duplicate-key"),
            ("- {b: 1}\n- b: 1\n  c: 2\n  b: 3\n", "4:3 duplicate-key"),
            ("id: [one\n", "2:1 not-yaml"),
            ("id: one\n\ttitle: x\n", "2:1 not-yaml"),
            ("a: &x [b]\nc: *x\n", "1:1 alias"),
            ("id: one\n---\nid: two\n", "2:1 not-yaml"),
            ("{{a: b}: c}\n", "1:2 unknown-key"),
        ])
    func texts(_ text: String, _ expected: String) throws {
        let all = try found(Array(text.utf8))
        #expect(all.contains(expected), "\(all)")
    }

    @Test("Bytes that are no text are a finding on their line")
    func bytes() throws {
        #expect(try found(Array("id: one\ntitle: ".utf8) + [0xff, 0xfe, 0x0a]) == ["2:1 not-utf8"])
        #expect(try found([0x00, 0x01, 0x02]) == ["1:1 not-utf8"])
        #expect(try found(Array("id: one\n".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] })) == ["1:1 not-utf8"])
    }

    @Test("Deep nesting is refused", arguments: ["[", "{a: ", "- ", "? "])
    func nesting(_ opener: String) throws {
        for depth in [150, 900, 20_000] {
            let all = try found(Array(String(repeating: opener, count: depth).utf8))
            #expect(
                all.count == 1 && (all[0].hasSuffix("not-yaml") || all[0].hasSuffix("too-deep")), "\(depth): \(all)")
        }
    }

    @Test("A thousand million aliases are not followed")
    func laughs() throws {
        var text = "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
        for (one, next) in zip("abcdefgh", "bcdefghi") {
            text += "\(next): &\(next) [\(Array(repeating: "*\(one)", count: 10).joined(separator: ", "))]\n"
        }
        text += "? *i\n: key\n"
        #expect(try found(Array(text.utf8)) == ["1:1 alias"])
    }

    @Test("A file of ten million bytes is refused quickly")
    func long() throws {
        #expect(
            try found(Array(repeating: UInt8(ascii: "a"), count: 10_000_000)).map { $0.split(separator: " ")[1] } == [
                "unreadable"
            ])
        #expect(try found(Array(repeating: UInt8(ascii: "a"), count: 5_000_000)) == ["1:1 too-large"])
    }

    @Test("Characters that steer a terminal are findings", arguments: ["\\e[2J", "\\u202E", "\\u200B", "\\x07"])
    func controls(_ escape: String) throws {
        let text = Scratch.topic("one", ask: "see \(escape) there", short: "And \(escape) here.")
        #expect(try found(Array(text.utf8)) == ["3:8 control-character", "5:10 control-character"])
    }

    @Test("What a file says is shown in findings and never obeyed, nor can it look like another finding")
    func shown() throws {
        let scratch = try Scratch([
            "topics/help/one.yaml": Scratch.topic("one", "next: [\"\\e[31mred\\nx.yaml:1:1: error \\u202E\"]\n"),
            "topics/help/two.yaml": "\u{9b}31m: [",
        ])
        let findings = scratch.read().findings
        #expect(findings.contains { $0.code == .unknownID } && findings.contains { $0.code == .notYAML })
        for line in findings.flatMap({ $0.lines + [$0.gitHubLine] }) {
            #expect(!line.unicodeScalars.contains(where: ControlCharacters.isOne), "\(line)")
        }
    }

    @Test(
        "The cure of a mistake of form names what is wrong",
        arguments: [
            ("id: one\n\ttitle: x\n", "tabs"), ("id: one\n---\nid: two\n", "---"), ("id: [one\n", "quotes"),
            ("a: 1\na: 2\n", "keep one of the two"),
        ])
    func cures(_ text: String, _ words: String) throws {
        let scratch = try Scratch([:])
        try scratch.write(Data(text.utf8), to: Self.path)
        #expect(scratch.read().findings.contains { $0.file.hasSuffix(Self.path) && $0.mend.contains(words) })
    }

    @Test("No finding of a file or folder that cannot be read is without a cure")
    func unreadableCures() throws {
        let scratch = try Scratch([:])
        try FileManager.default.createSymbolicLink(atPath: scratch.path + "/topics", withDestinationPath: "topics")
        try scratch.write(Data(count: 9_000_000), to: "concepts/a.yaml")
        let findings = scratch.read().findings.filter { $0.code == .unreadable }
        #expect(findings.count == 2 && findings.allSatisfy { !$0.mend.isEmpty })
    }

    @Test("Folders that loop, files that cannot be read and files in the wrong place are findings")
    func folders() throws {
        let scratch = try Scratch([
            "topics/one.yaml": "id: one", "notes.yaml": "a: b", "topics/help/two.yml": "id: two",
        ])
        try FileManager.default.createSymbolicLink(atPath: scratch.path + "/topics/loop", withDestinationPath: "..")
        try FileManager.default.createSymbolicLink(
            atPath: scratch.path + "/topics/gone.yaml", withDestinationPath: "nowhere")
        mkfifo(scratch.path + "/topics/pipe.yaml", 0o600)
        let found = scratch.read().findings.map { "\($0.file.dropFirst(scratch.path.count + 1)) \($0.code.rawValue)" }
        #expect(
            found == [
                "notes.yaml misplaced", "topics/gone.yaml unreadable", "topics/help/two.yml misplaced",
                "topics/loop unreadable", "topics/one.yaml misplaced", "topics/pipe.yaml unreadable",
            ])
    }

    @Test("A folder that is not there is a finding")
    func missing() {
        let found = Authored(reading: .init(at: "/nowhere/at/all")).findings.map(\.code)
        #expect(found == [.unreadable, .missingFile])
    }

    @Test("A folder that is no playbook is told what it lacks and what does not belong there")
    func otherFolder() throws {
        let scratch = try Scratch(["notes.md": "# Notes", "compose.yaml": "services: {}"], helper: false)
        let found = scratch.read().findings.map { "\($0.file.dropFirst(scratch.path.count + 1)) \($0.code.rawValue)" }
        #expect(found == ["compose.yaml misplaced", "helper.yaml missing-file"])
    }

    @Test("Random changes to a good file never crash the reader")
    func noise() throws {
        let good = Array(Scratch.topic("one", "patterns: [{all: [~a, b], none: [c]}]\nnext: [two]\n").utf8)
        var random = SystemRandomNumberGenerator()
        let scratch = try Scratch([:])
        for _ in 0..<400 {
            var bytes = good
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                bytes[place] =
                    Bool.random(using: &random)
                    ? UInt8.random(in: 0...255, using: &random) : Array("[]{}:-&*|>\"'~\n ".utf8).randomElement()!
            }
            try scratch.write(Data(bytes), to: Self.path)
            _ = scratch.read()
        }
    }

    @Test("A plus sign behind a number is no telephone number")
    func plus() throws {
        let scratch = try Scratch(["topics/help/one.yaml": Scratch.topic("one", short: "Take 5 (a + b) today.")])
        #expect(!scratch.read().findings.contains { $0.code == .phone })
    }
}
