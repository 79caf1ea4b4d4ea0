import Testing

@testable import Authoring

/// Checks on concepts, sources, slots and asks: what each finds, and a near miss that it leaves alone.
@Suite("Checks of vocabulary and use")
struct VocabularyCheckTests {
    static let codes: Set<FindingCode> = [
        .unusedConcept, .unusedSource, .swallowedConcept, .overlappingConcepts, .deadPattern, .strayPattern,
        .nearTopics,
        .slotNeverUsed, .slotNeverAsked,
    ]

    let shared: Set<FindingCode> = [.swallowedConcept, .overlappingConcepts]

    /// Findings of these kinds as `file:line code`.
    func found(_ files: [String: String], _ codes: Set<FindingCode> = codes) throws -> [String] {
        let scratch = try Scratch(
            files.merging(["topics/help/one.yaml": Scratch.topic("one", ask: "what is one")]) { a, _ in a })
        return scratch.read(uses: true).findings.filter { codes.contains($0.code) }.map {
            "\($0.file.dropFirst(scratch.path.count + 1)):\($0.line) \($0.code.rawValue)"
        }
    }

    @Test("A concept is used by a pattern, by another concept, or by a word of it in some ask")
    func concepts() throws {
        let files = [
            "concepts/c.yaml": """
            named: {words: [wrist]}
            inner: {words: [thumb]}
            outer: {words: [nail], includes: [inner]}
            said: {words: [tell]}
            inflected: {words: [abou]}
            phrased: {phrases: ["about one"]}
            short: {words: [on]}
            """,
            "topics/help/one.yaml": Scratch.topic(
                "one", "patterns: [{any: [\"~named\", one]}, {all: [one, {any: [\"~outer\", about]}]}]\n"),
        ]
        #expect(try found(files) == ["concepts/c.yaml:7 unused-concept"])
    }

    @Test("A source is used by a fact, a claim or a sign; one that is only misspelt somewhere is not")
    func sources() throws {
        let files = [
            "sources.yaml": "- {id: a, title: A}\n- {id: b, title: B}\n- {id: c, title: C}",
            "facts/f.yaml": "- {id: F-1, fact: One., sources: [a], strength: weak}",
            "topics/help/one.yaml": Scratch.topic("one", short: "It helps. [^b]{F-1}"),
        ]
        #expect(try found(files) == ["sources.yaml:3 unused-source"])
    }

    @Test(
        "A concept whose words all stand in another is found once; one that is included, or has a word of its own, is not"
    )
    func swallowed() throws {
        let small = "small: {words: [tell, me, about, one]}\n"
        #expect(
            try found(["concepts/c.yaml": small + "large: {words: [tell, me, about, one, more]}"], shared) == [
                "concepts/c.yaml:1 swallowed-concept"
            ])
        #expect(
            try found(
                ["concepts/c.yaml": small + "large: {words: [tell, me, about, one, more], includes: [small]}"], shared)
                == [])
        #expect(try found(["concepts/c.yaml": small + "large: {words: [tell, me, about, more]}"], shared) == [])
        // Two of a kind: the later name gives way.
        #expect(
            try found(["concepts/c.yaml": small + "twin: {words: [tell, me, about, one]}"], shared) == [
                "concepts/c.yaml:2 swallowed-concept"
            ])
    }

    @Test("Two concepts that share eleven words of twelve are found; ten of twelve are not")
    func overlapping() throws {
        let words = (1...11).map { "tell\($0)" }
        func concepts(shared: Int) -> [String: String] {
            let rest = (shared..<12).map { "own\($0)" }
            return [
                "concepts/c.yaml": """
                a: {words: [one, \(words.joined(separator: ", "))]}
                b: {words: [me, \((words.prefix(shared) + rest.dropFirst()).joined(separator: ", "))]}
                """
            ]
        }
        #expect(try found(concepts(shared: 11), shared) == ["concepts/c.yaml:2 overlapping-concepts"])
        #expect(try found(concepts(shared: 10), shared) == [])
    }

    @Test("A pattern fires on an ask of its own topic; on none is dead, on another's alone is stray")
    func patterns() throws {
        let files = [
            "topics/help/one.yaml": Scratch.topic(
                "one", ask: "what is one", "patterns:\n  - \"is one\"\n  - {all: [one, milk]}\n  - milk\n"),
            "topics/help/two.yaml": Scratch.topic("two", ask: "is milk good"),
        ]
        #expect(
            try found(files) == ["topics/help/one.yaml:8 dead-pattern", "topics/help/one.yaml:9 stray-pattern"])
    }

    @Test("Of many asks the last counts as much as the first")
    func lateAsk() throws {
        let asks = (1...450).map { "  - what is number \($0) of one" } + ["  - is milk good"]
        let topic = "id: one\ntitle: one\nasks:\n\(asks.joined(separator: "\n"))\nanswer: {short: It helps.}\n"
        #expect(try found(["topics/help/one.yaml": topic + "patterns: [\"what is\", milk]\n"]) == [])
        #expect(
            try found(["topics/help/one.yaml": topic + "patterns: [\"what is\", silk]\n"])
                == ["topics/help/one.yaml:456 dead-pattern"])
    }

    @Test("Asks of two topics that differ in the order of their words alone are found; one word more is enough")
    func nearTopics() throws {
        func files(_ ask: String) -> [String: String] {
            [
                "topics/help/one.yaml": Scratch.topic("one", ask: "is milk good"),
                "topics/help/two.yaml": Scratch.topic("two", ask: ask),
            ]
        }
        #expect(try found(files("good is milk")) == ["topics/help/two.yaml:3 near-topics"])
        #expect(try found(files("why good is milk")) == [])
    }

    @Test("A slot is used by a variant, a sign or the guide, and shown by a pattern or asked by a topic")
    func slots() throws {
        let slots =
            "- {slot: age, values: {young: {label: Young}}}\n- {slot: stage, values: {later: {label: Later, patterns: [later]}}}"
        let variant =
            "id: one\ntitle: One\nasks: [what is one]\nanswer: {short: A., variants: [{when: {age: young}, short: B.}]}\n"
        #expect(
            try found(["situations.yaml": slots, "topics/help/one.yaml": variant]) == [
                "situations.yaml:1 slot-never-asked", "situations.yaml:2 slot-never-used",
            ])
        #expect(
            try found([
                "situations.yaml": slots, "topics/help/one.yaml": variant + "slots: [age]\n",
                "topics/help/two.yaml":
                    "id: two\ntitle: Two\nasks: [what is two]\nanswer: {short: A., variants: [{when: {stage: later}, short: B.}]}",
            ]) == [])
    }

    @Test("Near asks are found among thousands without comparing each with each")
    func many() throws {
        let asks = (0..<4_000).map { "ask number \($0) about the thing in the house of the man who came by \($0 / 7)" }
        let long = "one two three four five six seven eight nine ten"
        let all = asks + [long, "one two three four five six seven eight nine eleven"]
        let text = "id: one\ntitle: One\nasks:\n" + all.map { "  - \($0)\n" }.joined() + "answer: {short: A.}\n"
        let scratch = try Scratch(["topics/help/one.yaml": text])
        let found = scratch.read().findings.filter { $0.code == .nearAsk }
        // Of the generated ones 0 … 6 differ from each other in one number of sixteen words, and so on.
        #expect(found.count == Findings.mostOfACode)
        let index = AskIndex(DialoguesReader.read(scratch.dialogues).topics)
        #expect(index.asks.count == all.count)
        let last = try Scratch([
            "topics/help/one.yaml":
                "id: one\ntitle: One\nasks:\n  - \(long)\n  - \(all[all.count - 1])\nanswer: {short: A.}\n"
        ]).read().findings
        #expect(last.map(\.line) == [5] && last.map(\.code) == [.nearAsk])
    }
}
