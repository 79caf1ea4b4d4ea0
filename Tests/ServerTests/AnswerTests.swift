import Testing

@testable import Conversation
@testable import Server
@testable import Wire

@Suite("The methods")
struct AnswerTests {
    @Test("say answers with services and sources by name, the review note, and blocks only when asked")
    func say() async throws {
        let server = try await TestServer.start()
        let client = try server.client()
        let reply = try await client.call(Say(text: "can I have another baby"))
        #expect(reply.topics.first?.id == "babies")
        #expect(
            reply.sources == [
                SourceBrief(id: "ros", title: "PAO", url: "https://ros.uk", publisher: "ROS", year: "2024")
            ])
        #expect(reply.reviewNote == "Nobody has signed this.")
        #expect(reply.blocks == nil)
        #expect(!reply.state.isEmpty)
        let signed = try await client.call(Say(text: "when will my bones get better", wantsBlocks: true))
        #expect(signed.reviewNote.isEmpty)
        #expect(signed.blocks?.first == .paragraph("One to two years."))
        try await server.stop()
    }

    @Test("the first screen comes for empty words")
    func opening() async throws {
        let server = try await TestServer.start()
        let reply = try await server.client().call(Say(text: ""))
        #expect(reply.kind == .menu)
        #expect(reply.options.map(\.target) == [.topic("babies"), .topic("healing")])
        try await server.stop()
    }

    @Test("an urgent sign is answered with its level")
    func urgent() async throws {
        let server = try await TestServer.start()
        let reply = try await server.client().call(Say(text: "my saddle is numb", wantsBlocks: true))
        #expect(reply.kind == .urgent)
        #expect(reply.level == "emergency")
        #expect(reply.topics.map(\.id) == ["urgent-numb"])
        #expect(
            reply.blocks?.contains { if case .card(let say, _, _) = $0 { say == "Call 999 now." } else { false } }
                == true)
        try await server.stop()
    }

    @Test("find gives the short answer without marks, services and the date")
    func find() async throws {
        let server = try await TestServer.start()
        let client = try server.client()
        let found = try await client.call(Find(words: "another baby", limit: 1)).topics
        #expect(found.count == 1)
        #expect(found.first?.id == "babies")
        #expect(found.first?.short == "Many do.")
        #expect(found.first?.referrals.map(\.id) == ["gp", "ros-line"])
        #expect(found.first?.checked == "2020-01-02")
        let urgent = try await client.call(Find(words: "numb saddle")).topics.first { $0.id == "urgent-numb" }
        #expect(urgent?.short == "Call 999 now.")
        #expect(urgent?.referrals.map(\.id) == ["a-e"])
        try await server.stop()
    }

    @Test("show gives all of a topic, and none for an unknown id")
    func show() async throws {
        let server = try await TestServer.start()
        let client = try server.client()
        let page = try #require(try await client.call(Show(topic: "babies")).topic)
        #expect(page.details == [DetailPage(id: "when", label: "When?", text: "After two years.")])
        #expect(page.full == "Ask a specialist first. [1]")
        #expect(page.next.map(\.id) == ["healing"])
        #expect(page.listenFor == ["fear"])
        #expect(page.avoid == ["never"])
        #expect(page.due == "2021-01-02")
        #expect(page.sources.map(\.id) == ["ros"])
        #expect(page.sources.map(\.strengths) == [["moderate"]])
        let urgent = try #require(try await client.call(Show(topic: "urgent-numb")).topic)
        #expect(urgent.cards == [CardPage(level: "emergency", say: "Call 999 now.", bullets: ["Do not drive."])])
        #expect(urgent.safetyQuestion == "Is this happening now?")
        #expect(try await client.call(Show(topic: "nothing")).topic == nil)
        try await server.stop()
    }

    @Test("topics by section, referrals by words and nation, sources")
    func lists() async throws {
        let server = try await TestServer.start()
        let client = try server.client()
        #expect(try await client.call(ListTopics()).topics.map(\.id) == ["babies", "healing", "urgent-numb"])
        #expect(try await client.call(ListTopics(section: "more-babies")).topics.map(\.id) == ["babies"])
        #expect(try await client.call(ListTopics(section: "none")).topics.isEmpty)
        #expect(try await client.call(ListReferrals()).referrals.count == 3)
        #expect(try await client.call(ListReferrals(nation: "wales")).referrals.map(\.brief.id) == ["a-e", "gp"])
        #expect(try await client.call(ListReferrals(words: "bones")).referrals.first?.brief.id == "ros-line")
        #expect(
            try await client.call(ListReferrals(words: "another baby")).referrals.map(\.brief.id) == ["gp", "ros-line"])
        #expect(try await client.call(ListReferrals(words: "xyzzy")).referrals.isEmpty)
        #expect(try await client.call(ListSources()).sources.map(\.brief.id) == ["ros"])
        try await server.stop()
    }

    @Test("explain tells the words, the signs, the topics and what a topic lacked")
    func explain() async throws {
        let server = try await TestServer.start()
        let client = try server.client()
        let steps = try await client.call(Explain(text: "can I have anothr baby", topic: "healing")).steps
        func lines(_ name: String) -> String {
            steps.first { $0.name == name }?.lines.joined(separator: "\n") ?? ""
        }
        #expect(lines("words").contains("another, typed anothr"))
        #expect(lines("topics").hasPrefix("babies: "))
        #expect(lines("verdict").hasPrefix("one topic: babies"))
        #expect(lines("what healing lacked").contains("behind the best"))
        #expect(lines("what healing lacked").contains("its nearest ask: "))
        let urgent = try await client.call(Explain(text: "my saddle is numb")).steps
        #expect(urgent.contains { $0.name == "urgent signs" && $0.lines[0] == "urgent-numb, sign 1, fires: emergency" })
        await client.send(call("explain", #"{"text":"a","topic":"none"}"#) + "\n")
        #expect(try await client.errorKind() == .invalidParams)
        #expect(try await client.call(Explain(text: "")).steps.count == 8)
        try await server.stop()
    }

    @Test("explain tells programs the same, in fields")
    func explainFields() async throws {
        let server = try await TestServer.start()
        let client = try server.client()
        let found = try await client.call(Explain(text: "can I have anothr baby", topic: "healing"))
        #expect(found.words.map(\.text) == ["can", "i", "have", "another", "baby"])
        #expect(found.words[3].typed == "anothr" && found.words[3].origin == "corrected")
        #expect(found.topics.first?.id == "babies" && found.topics.contains { $0.id == "healing" })
        #expect(found.verdict == VerdictFound(kind: "one", topics: ["babies"]))
        #expect(found.limits.answer > 0 && found.topics[0].score >= found.limits.answer)
        let lack = try #require(found.lack)
        #expect(lack.topic == "healing" && lack.behind > 0)
        #expect(lack.against.contains { $0.text == "baby" && $0.weight > 0 })
        #expect(lack.missing.contains { $0.text == "heal" })
        let denied = try await client.call(Explain(text: "my saddle is not numb"))
        let screen = ScreenFound(screen: "negated", cue: WordRange(3..<4), words: WordRange(4..<5))
        #expect(denied.scopes == [screen])
        #expect(denied.signs == [SignFound(topic: "urgent-numb", sign: 1, level: nil, screens: [screen])])
        #expect(denied.lack == nil)
        let urgent = try await client.call(Explain(text: "my saddle is numb"))
        #expect(urgent.signs == [SignFound(topic: "urgent-numb", sign: 1, level: "emergency")])
        try await server.stop()
    }

    @Test("status tells counts, reviews and limits, and nothing that was asked")
    func status() async throws {
        var limits = ServerLimits()
        limits[.connections] = 7
        let server = try await TestServer.start(limits: limits)
        let client = try server.client()
        _ = try await client.call(Say(text: "qwertzuiop asdfghjkl"))
        await client.send("nonsense\n")
        #expect(try await client.errorKind() == .parse)
        let status = try await client.call(GetStatus())
        #expect(status.version == Version.text)
        #expect((status.topics, status.overdue, status.unsigned) == (3, 1, 2))
        for count in [NamedCount("say", 1), NamedCount("errors", 1), NamedCount("unknown", 1)] {
            #expect(status.counts.contains(count))
        }
        #expect(status.limits.contains(NamedCount("connections", 7)))
        #expect(status.latency.most >= status.latency.p50 / 2)
        try await server.stop()
    }

    @Test("every kind of reply has its namesake on the socket", arguments: Reply.Kind.allCases)
    func kinds(kind: Reply.Kind) {
        #expect(ReplyMessage.Kind(kind).rawValue == kind.rawValue)
        #expect(ReplyMessage.Kind.allCases.count == Reply.Kind.allCases.count)
    }
}
