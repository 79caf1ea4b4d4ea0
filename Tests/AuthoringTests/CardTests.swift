import Testing

@testable import Authoring

@Suite("Urgent cards")
struct CardTests {
    static func topic(_ card: String, level: String = "emergency", sign: String = "level: emergency") -> String {
        """
        id: urgent-one
        title: One
        asks: [my legs are numb]
        levels:
          \(level): \(card)
        signs:
          - {pattern: numb, \(sign), source: s}
        safety-question: Is this happening now?
        """
    }

    func check(_ topic: String) throws -> (found: [String], marks: [String]) {
        try findings(
            in: topic, as: "urgent/urgent-one.yaml",
            with: [
                "sources.yaml": "- {id: s, title: S}",
                "referrals.yaml": "- {id: a, name: A, phone: 999 or 111}\n- {id: b, name: B}\n- {id: c, name: C}",
            ])
    }

    @Test(
        "A good card is left alone",
        arguments: ["Call 999 now.", "Go to A&E now.", "Call 111 now.", "Call your maternity unit now."])
    func good(_ say: String) throws {
        #expect(try check(Self.topic("{say: \(say), bullets: [a, b, c, d, e], refer: [a, b]}")).found == [])
    }

    @Test("The action and its number stand in the first two lines")
    func action() throws {
        let (found, marks) = try check(Self.topic("{say: ①\"Please get some help as soon as you can.\"}"))
        #expect(found == ["\(marks[0]) card-action"])
        #expect(
            try check(Self.topic("{say: \"\(String(repeating: "Wait. ", count: 40)) Call 999.\"}")).found.contains {
                $0.hasSuffix("card-action")
            })
    }

    @Test("Five bullets, two services, no citation and no link")
    func limits() throws {
        let (found, marks) = try check(
            Self.topic(
                "{say: Call 999., bullets: ①[a, b, c, d, e, f], refer: ②[a, b, c], end: ③\"See [^s]{F-1}.\", meanwhile: ④\"http://x.org\"}"
            ))
        #expect(
            found == [
                "\(marks[0]) card-bullets", "\(marks[1]) card-referrals", "\(marks[2]) card-citation",
                "\(marks[3]) card-citation",
            ])
    }

    @Test("A web address is a link however it is written", arguments: ["http://x", "www.x.net", "x.org.uk", "x.com"])
    func links(_ address: String) throws {
        let (found, marks) = try check(Self.topic("{say: Call 999., end: ①\"See \(address).\"}"))
        #expect(found == ["\(marks[0]) card-citation"])
    }

    @Test("A sign raises only levels that have a card")
    func levels() throws {
        let (found, marks) = try check(Self.topic("{say: Call 999.}", sign: "level: ①call-now"))
        #expect(found == ["\(marks[0]) card-levels"])
        #expect(try check(Self.topic("{say: Call 999.}", sign: "level: ask")).found == [])
        #expect(
            try check(Self.topic("{say: Call 999.}", level: "urgent-soon")).found.contains {
                $0.hasSuffix("unknown-key")
            })
    }

    @Test("also names urgent topics only")
    func also() throws {
        let (found, marks) = try findings(
            in: Self.topic("{say: Call 999.}", sign: "level: emergency, also: [①two]"), as: "urgent/urgent-one.yaml",
            with: [
                "sources.yaml": "- {id: s, title: S}", "referrals.yaml": "- {id: a, name: A, phone: 999}",
                "topics/help/two.yaml": Scratch.topic("two"),
            ])
        #expect(found == ["\(marks[0]) unknown-id"])
    }
}
