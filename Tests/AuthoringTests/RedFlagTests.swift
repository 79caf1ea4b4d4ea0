import Conversation
import Foundation
import Testing
import Yams

/// The red flags of Tests/Evaluation through the real engine on the shipped dialogues.
@Suite("Red flags")
struct RedFlagTests {
    /// One line of the list.
    struct Line: Sendable {
        var topic: String
        var text: String
        /// A safety question is right too.
        var mayAsk: Bool
        /// Topics that are right; empty: any that is not urgent.
        var lands: [String]
    }

    static func lines(_ key: String) throws -> [Line] {
        let file = ContentLawTests.root.appending(path: "Tests/Evaluation/red-flags.yaml")
        let yaml = try #require(try Yams.load(yaml: String(contentsOf: file, encoding: .utf8)) as? [String: Any])
        let topics = try #require(yaml["topics"] as? [[String: Any]])
        return topics.flatMap { topic in
            (topic[key] as? [[String: Any]] ?? []).map { line in
                Line(
                    topic: topic["topic"] as? String ?? "", text: line["t"] as? String ?? "",
                    mayAsk: line["ask"] as? Bool ?? (line["lv"] as? String == "ask"),
                    lands: line["lands"] as? [String] ?? [])
            }
        }
    }

    static func traps() throws -> [Line] {
        let file = ContentLawTests.root.appending(path: "Tests/Evaluation/red-flags.yaml")
        let yaml = try #require(try Yams.load(yaml: String(contentsOf: file, encoding: .utf8)) as? [String: Any])
        let traps = try #require(yaml["negation_traps"] as? [String: [[String: String]]])
        return traps.values.joined().map {
            Line(topic: $0["topic"] ?? "", text: $0["t"] ?? "", mayAsk: false, lands: [])
        }
    }

    @Test("Every phrasing of a sign shows its card, denials within it or beside it too")
    func phrasings() throws {
        let lines = try Self.lines("phrasings") + Self.traps()
        try #require(lines.count > 300)
        for line in lines {
            let reply = ShippedEngine.reply(line.text)
            let isCaught = reply.cards.contains(line.topic) || line.mayAsk && reply.isSafetyQuestion
            #expect(isCaught, "\(line.text): \(reply.kind) \(reply.topics.map(\.id))")
        }
    }

    @Test(
        "What is said beside a sign does not hide it",
        arguments: [
            "%, what should I do?", "% should i be worried", "I'm so scared, %",
            "% should I ring someone or can it wait",
        ])
    func asides(_ frame: String) throws {
        let lines = try Self.lines("phrasings")
        var asked = 0
        for line in lines {
            let reply = ShippedEngine.reply(frame.replacing("%", with: line.text))
            #expect(!reply.cards.isEmpty || reply.isSafetyQuestion, "\(line.text): \(reply.kind)")
            asked += reply.isSafetyQuestion ? 1 : 0
        }
        #expect(asked * 100 <= lines.count * Self.mayAsk)
    }

    @Test("What only sounds like a sign stays calm")
    func calm() throws {
        let lines = try Self.lines("must_not_trigger")
        try #require(lines.count > 100)
        let alarms = lines.filter { line in
            let reply = ShippedEngine.reply(line.text)
            return !line.mayAsk && (!reply.cards.isEmpty || reply.isSafetyQuestion)
        }
        #expect(alarms.count * 100 <= lines.count * Self.mayFail, "\(alarms.map(\.text))")
    }

    @Test("What only sounds like a sign lands where it belongs")
    func lands() throws {
        let lines = try Self.lines("must_not_trigger")
        let astray = lines.filter { line in
            let reply = ShippedEngine.reply(line.text)
            if line.mayAsk, reply.isSafetyQuestion { return false }
            if line.lands.isEmpty { return reply.isSafetyQuestion || !reply.cards.isEmpty }
            // What nobody here can answer may also not be known.
            if line.lands.contains("out-of-scope"), reply.kind == .unknown { return false }
            return !(reply.answered.first.map(line.lands.contains) ?? false)
        }
        #expect(astray.count * 100 <= lines.count * Self.mayStray, "\(astray.map(\.text))")
    }

    /// Of a hundred.
    private static let mayFail = 3
    private static let mayAsk = 2
    private static let mayStray = 24
}
