import Foundation
import Testing

@testable import Authoring

/// Checks on texts and dates that came later: what each finds, and a near miss that it leaves alone.
@Suite("Checks of texts and traps")
struct TextCheckTests {
    static let file = "topics/help/one.yaml"

    func found(_ text: String) throws -> ([String], [String]) {
        try findings(in: text, as: Self.file)
    }

    @Test("Bare words that other programs take for something else are found; quoted ones, and ids, are not")
    func traps() throws {
        let (codes, marks) = try found(
            "id: one\ntitle: ①On\nasks: [what is one, ②no, ③10:30, ④0800, ⑤2026-01-02, ⑥~]\nanswer: {short: It helps.}\n"
        )
        #expect(codes == marks.map { $0 + " yaml-trap" })
        let (none, _) = try found(
            "id: one\ntitle: \"On\"\nasks: [what is one, \"no\", no pain, 0, 999, \"10:30\", at 10:30 it hurts]\nanswer: {short: It helps.}\n"
        )
        #expect(none == [])
    }

    @Test("Words behind # are lost; a comment with a blank, and a # inside a word or quotes, are not")
    func comments() throws {
        let (codes, marks) = try found(
            "id: one\ntitle: One\nasks:\n  - wedge ①#, what now\n  - the ②#back of it\nanswer: {short: It helps.}\n")
        #expect(codes == marks.map { $0 + " cut-by-comment" })
        let (none, _) = try found(
            "id: one\ntitle: One # a title\nasks:\n  - wedge# of it\n  - \"the #back\" #tight\n  - more ## and more\nanswer: {short: It helps.}\n"
        )
        #expect(none == [])
    }

    @Test("Letters that only look Latin are found; another language, and units, are not")
    func lookAlikes() throws {
        let (codes, marks) = try found(
            "id: one\ntitle: One\nasks: [\"my ①p\u{430}in\", \"②\u{ff50}ain\"]\nanswer: {short: It helps.}\n")
        #expect(codes == marks.map { $0 + " look-alike" })
        let (none, _) = try found(
            "id: one\ntitle: One\nasks: [\"боль в спине\", \"10 \u{3bc}g\", \"naïve café\"]\nanswer: {short: It helps.}\n"
        )
        #expect(none == [])
    }

    @Test("Windows line ends and a byte order mark are found at their place, and the file is read all the same")
    func marks() throws {
        let scratch = try Scratch([:])
        let text = Scratch.topic("one").replacing("\n", with: "\r\n")
        try scratch.write(Data([0xef, 0xbb, 0xbf] + Array(text.utf8)), to: Self.file)
        let authored = scratch.read()
        #expect(codes(authored.findings) == ["1:1 byte-order-mark", "1:1 line-ends"])
        #expect(authored.playbook.topic("one")?.asks == ["tell me about one"])
    }

    @Test("Help at once names where; in the next sentence is near enough")
    func safetyNet() throws {
        let start = "id: one\ntitle: One\nasks: [what is one]\nanswer:\n"
        #expect(try found(start + "  short: \"It is rare. ①Get help straight away.\"\n").0 == ["5:23 safety-net"])
        for said in [
            "Get help straight away. Call 999.", "Go to A&E at once.", "Ask your GP right away.",
            "It does not get better at once.",
        ] {
            #expect(
                try found(start + "  short: \"\(said)\"\n").0.filter { $0.hasSuffix("safety-net") } == [], "\(said)")
        }
    }

    @Test("An address is whole and https or http; a path, a port and a final dot are fine")
    func addresses() throws {
        func codes(_ url: String) throws -> [FindingCode] {
            let text = "- {id: a, title: A, url: \"\(url)\"}"
            return try Scratch(["sources.yaml": text]).read().findings.map(\.code).filter { $0 == .webAddress }
        }
        for bad in ["www.nhs.uk", "seed.txt", "https://nhs", "https://nhs.uk/a b", "ftp://nhs.uk", "https://.uk"] {
            #expect(try codes(bad) == [.webAddress], "\(bad)")
        }
        for good in ["https://www.nhs.uk/a?b=c#d", "http://nhs.uk:80/x", "https://bda.bg./en", ""] {
            #expect(try codes(good) == [], "\(good)")
        }
    }

    @Test("A day of checking that has not come is found; today is not")
    func future() throws {
        func codes(_ checked: String) throws -> [FindingCode] {
            let topic = Scratch.topic("one", "review: {checked: \(checked), due: 2099-01-01}\n")
            return try Scratch([Self.file: topic]).read(today: "2026-12-01").findings.map(\.code)
        }
        #expect(try codes("2026-12-02") == [.futureDate])
        #expect(try codes("2026-12-01") == [])
        #expect(ISODate.date("2026-11-28", plusDays: 30) == "2026-12-28")
        #expect(ISODate.date("2024-02-28", plusDays: 1) == "2024-02-29")
        #expect(ISODate.date("2023-12-31", plusDays: 366) == "2024-12-31")
    }
}
