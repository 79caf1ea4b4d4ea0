import Conversation
import Foundation
import Testing
import Yams

/// Both sides of every urgent topic in the project's own lines: signs put in other words than any ask, and sentences
/// that only come near one.
@Suite("Near signs")
struct NearSignTests {
    private static func lines(_ key: String) throws -> [(topic: String, text: String)] {
        let file = ContentLawTests.root.appending(path: "Tests/Evaluation/near-signs.yaml")
        let yaml = try Yams.load(yaml: String(contentsOf: file, encoding: .utf8))
        let topics = try #require(yaml as? [String: [String: [String]]])
        return topics.flatMap { topic, lists in (lists[key] ?? []).map { (topic, $0) } }
    }

    @Test("Signs in new words bring the card, or the safety question where they are vague")
    func signs() throws {
        let lines = try Self.lines("signs")
        try #require(lines.count >= 100)
        var missed: [String] = []
        var cards = 0
        for line in lines {
            let reply = ShippedEngine.reply(line.text)
            if reply.cards.isEmpty, !reply.isSafetyQuestion { missed.append(line.text) }
            if reply.cards.contains(line.topic) { cards += 1 }
        }
        #expect(missed.count * 100 <= lines.count * Self.mayBeMissed, "\(missed)")
        #expect(cards * 100 >= lines.count * Self.haveTheirCard, "\(cards) of \(lines.count)")
    }

    @Test("Sentences near a sign stay calm")
    func calm() throws {
        let lines = try Self.lines("calm")
        try #require(lines.count >= 150)
        let cards = lines.filter { !ShippedEngine.reply($0.text).cards.isEmpty }
        let questions = lines.filter { ShippedEngine.reply($0.text).isSafetyQuestion }
        #expect(cards.count * 100 <= lines.count * Self.mayShowACard, "\(cards.map(\.text))")
        #expect(questions.count * 100 <= lines.count * Self.mayBeAsked, "\(questions.map(\.text))")
    }

    @Test("No test line is an ask")
    func apart() throws {
        let asks = try ContentLawTests.asks()
        for line in try Self.lines("signs") + Self.lines("calm") {
            #expect(asks[ContentLawTests.normal(line.text)] == nil, "\(line.text)")
        }
    }

    /// Of a hundred.
    private static let mayBeMissed = 2
    private static let haveTheirCard = 90
    private static let mayShowACard = 2
    private static let mayBeAsked = 14
}
