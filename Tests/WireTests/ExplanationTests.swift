import Testing

@testable import Wire

/// The form of an explanation for programs: scripts rely on every name in it.
@Suite struct ExplanationTests {
    private func json(_ message: some Message) -> String {
        var writer = JSONWriter()
        writer.message(message)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private func read<M: Message>(_ json: String, as type: M.Type) throws -> M {
        guard case .object(let members) = try JSON.parse(Array(json.utf8)) else {
            throw FieldError(path: "", expected: "")
        }
        return try M(Fields(members, path: "result"))
    }

    @Test("an explanation has all its members, in this order, and is read back the same")
    func golden() throws {
        var message = ExplanationMessage(steps: [.init(name: "words", lines: ["not", "numb"])])
        message.words = [
            WordRead(text: "not", typed: "Not", origin: "typed", isKnown: true, startsSentence: true),
            WordRead(text: "numb", typed: "nmub", origin: "corrected", isKnown: true),
            WordRead(text: "zxqv", typed: "zxqv", origin: "typed", isKnown: false),
        ]
        message.concepts = [ConceptFound(name: "numb", words: WordRange(1..<2))]
        message.situation = SituationMessage([.init(slot: "stage", value: "later")])
        let screen = ScreenFound(screen: "negated", cue: WordRange(0..<1), words: WordRange(1..<2))
        message.scopes = [screen]
        message.signs = [
            SignFound(topic: "urgent-numb", sign: 1, level: nil, screens: [screen]),
            SignFound(
                topic: "urgent-numb", sign: 2, level: "ask",
                screens: [ScreenFound(screen: "past", cue: WordRange(0..<1), words: WordRange(1..<3), isDoubt: true)]),
        ]
        message.urgent = 0.25
        message.patterns = [
            PatternFound(topic: "a", pattern: 1), PatternFound(topic: "b", pattern: 2, lacked: ["~feed"]),
        ]
        message.topics = [
            TopicScored(
                id: "a", score: 0.5, raw: -1.25,
                parts: [
                    ScorePart(kind: "word", text: "numb", weight: 0.125),
                    ScorePart(kind: "baseline", text: "b", weight: -1.375),
                ])
        ]
        message.limits = ScoreLimits(answer: 0.5, offer: 0.25, suggest: 0.125, urgent: 1, refuse: 0.5)
        message.verdict = VerdictFound(kind: "several", topics: ["a", "b"], isPartMissed: true)
        message.lack = TopicLack(
            topic: "b", behind: 0.5, nearest: ScorePart(kind: "nearest", text: "an ask", weight: 1.5),
            against: [ScorePart(kind: "pair", text: "not numb", weight: 2)],
            missing: [ScorePart(kind: "concept", text: "~feed", weight: 0.75)],
            patterns: [PatternFound(topic: "b", pattern: 2, lacked: ["~feed"])])
        let expected =
            #"{"v":1,"steps":[{"name":"words","lines":["not","numb"]}],"#
            + #""words":[{"text":"not","typed":"Not","origin":"typed","known":true,"starts_sentence":true},"#
            + #"{"text":"numb","typed":"nmub","origin":"corrected","known":true},"#
            + #"{"text":"zxqv","typed":"zxqv","origin":"typed"}],"#
            + #""concepts":[{"name":"numb","from":1,"to":2}],"situation":{"stage":"later"},"#
            + #""scopes":[{"screen":"negated","cue":{"from":0,"to":1},"words":{"from":1,"to":2}}],"#
            + #""signs":[{"topic":"urgent-numb","sign":1,"#
            + #""screens":[{"screen":"negated","cue":{"from":0,"to":1},"words":{"from":1,"to":2}}]},"#
            + #"{"topic":"urgent-numb","sign":2,"level":"ask","#
            + #""screens":[{"screen":"past","cue":{"from":0,"to":1},"words":{"from":1,"to":3},"doubt":true}]}],"#
            + #""urgent":0.25,"patterns":[{"topic":"a","pattern":1,"lacked":[]},"#
            + #"{"topic":"b","pattern":2,"lacked":["~feed"]}],"#
            + #""topics":[{"id":"a","score":0.5,"raw":-1.25,"parts":[{"kind":"word","text":"numb","weight":0.125},"#
            + #"{"kind":"baseline","text":"b","weight":-1.375}]}],"#
            + #""limits":{"answer":0.5,"offer":0.25,"suggest":0.125,"urgent":1,"refuse":0.5},"#
            + #""verdict":{"kind":"several","topics":["a","b"],"part_missed":true},"#
            + #""lack":{"topic":"b","behind":0.5,"nearest":{"kind":"nearest","text":"an ask","weight":1.5},"#
            + #""against":[{"kind":"pair","text":"not numb","weight":2}],"#
            + #""missing":[{"kind":"concept","text":"~feed","weight":0.75}],"#
            + #""patterns":[{"topic":"b","pattern":2,"lacked":["~feed"]}]}}"#
        #expect(json(message) == expected)
        #expect(try read(expected, as: ExplanationMessage.self) == message)
    }

    @Test("an older daemon's explanation has lines alone, and is read")
    func linesAlone() throws {
        let message = try read(#"{"v":1,"steps":[{"name":"words","lines":["back"]}]}"#, as: ExplanationMessage.self)
        #expect(message == ExplanationMessage(steps: [.init(name: "words", lines: ["back"])]))
    }

    @Test(
        "decimals have a sign, at most four places, and are never anything but a number",
        arguments: [
            (Float(0), "0"), (1, "1"), (-1, "-1"), (0.5, "0.5"), (-0.25, "-0.25"), (12.00009, "12.0001"),
            (-0.00001, "0"), (1.99999, "2"), (.nan, "0"), (.infinity, "0"), (-1e30, "-1000000000"),
        ])
    func decimals(_ number: Float, _ expected: String) {
        var writer = JSONWriter()
        writer.decimal(number)
        #expect(String(decoding: writer.bytes, as: UTF8.self) == expected)
    }
}
