import Compiled
import Conversation
import Foundation
import Testing
import Understanding

@testable import Authoring

/// The pages of `paoc explain-code`: each bad example has its finding, each good one has not.
@Suite("Pages of findings")
struct PageTests {
    /// Every finding of an example: those of the checks, of its tests, of its graph and of its asks.
    static func codes(_ example: PageExample, alsoLearnt: Bool) throws -> [FindingCode] {
        let scratch = try Scratch([:], helper: false)
        for (path, bytes) in example.files where !(path == "helper.yaml" && bytes.isEmpty) {
            try scratch.write(Data(bytes), to: path)
        }
        let authored = scratch.read(today: "2026-12-01", uses: true)
        var found = authored.findings
        if alsoLearnt, authored.isUsable {
            let compiled = authored.compiled()
            let understander = try Understander(playbook: compiled.playbook, model: compiled.model)
            let engine = Engine(playbook: compiled.playbook, understander: understander, fingerprint: "page")
            let run = TestRun(authored.tests, with: engine)
            found += run.findings + run.findings(against: authored)
            found += authored.findings(of: DialogueGraph(engine))
            found += authored.findings(ofAsksWith: engine)
        }
        return found.map(\.code)
    }

    /// Kinds that show only once the dialogues are learnt.
    static let learnt: Set<FindingCode> = [
        .testFailed, .wordingChanged, .stuck, .deadOption, .unreachableTopic, .unreachableVariant, .askWonElsewhere,
    ]

    @Test("Each kind of finding has one page")
    func complete() {
        #expect(FindingPage.all.map(\.code.number) == FindingCode.allCases.map(\.number).sorted())
        #expect(Set(FindingCode.allCases.map(\.number)).count == FindingCode.allCases.count)
    }

    @Test("The bad example has the finding and the good one has not", arguments: FindingPage.all.map(\.code))
    func examples(_ code: FindingCode) throws {
        let page = try #require(FindingPage.of(code))
        let bad = try Self.codes(page.bad, alsoLearnt: Self.learnt.contains(code))
        #expect(bad.contains(code), "\(bad)")
        let good = try Self.codes(page.good, alsoLearnt: Self.learnt.contains(code))
        #expect(!good.contains(code), "\(good)")
        // A mended example is not broken in another way.
        #expect(!good.contains { $0.severity == .error && !Self.learnt.contains($0) }, "\(good)")
    }

    @Test("A code is found by its number in any form, and by its name")
    func names() {
        for name in ["PAO0304", "pao0304", "304", "unknown-id"] { #expect(FindingCode(named: name) == .unknownID) }
        #expect(FindingCode(named: "PAO9999") == nil)
    }

    @Test("A page reads as it is meant to")
    func page() throws {
        let page = try #require(FindingPage.of(.unknownID))
        #expect(
            page.lines.joined(separator: "\n") == """
                PAO0304 unknown-id

                A reference to something that does not exist.
                What it refers to cannot be shown. The message names the nearest id there is.
                Error: the dialogues cannot be used.

                Found in topics/help/one.yaml:
                    next: [tow]

                Not found in topics/help/one.yaml:
                    next: [two]
                """)
    }
}
