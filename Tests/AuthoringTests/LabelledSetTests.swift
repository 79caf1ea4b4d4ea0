import Conversation
import Foundation
import Playbook
import Testing
import Understanding

@testable import Authoring

@Suite("Labelled sets")
struct LabelledSetTests {
    static let urgent: Set<String> = ["urgent-clot", "urgent-cord"]

    static func reply(_ kind: Reply.Kind, _ topics: [String] = [], options: [String] = []) -> Reply {
        Reply(
            kind: kind, topics: topics.map { .init(id: $0, score: 1) },
            options: options.enumerated().map {
                .init(number: $0.offset + 1, label: $0.element, target: .topic($0.element))
            })
    }

    static func line(_ expect: [String], accept: [String] = [], style: String = "plain") -> LabelledLine {
        LabelledLine(id: "1", text: "x", expect: expect, accept: accept, style: style)
    }

    /// A line, a reply, what it is worth, and what the expected topic was mistaken for.
    struct Judged: Sendable {
        var line: LabelledLine
        var reply: Reply
        var outcome: LabelledOutcome
        var mistakenFor: String?

        init(_ line: LabelledLine, _ reply: Reply, _ outcome: LabelledOutcome, _ mistakenFor: String? = nil) {
            (self.line, self.reply, self.outcome, self.mistakenFor) = (line, reply, outcome, mistakenFor)
        }
    }

    @Test(
        "A reply is judged as the scorer of the evaluation judges it",
        arguments: [
            Judged(line(["a"]), reply(.answer, ["a"]), .right),
            Judged(line(["a"], accept: ["b"]), reply(.answer, ["b"]), .right),
            Judged(line(["a"]), reply(.answer, ["b"]), .wrong, "b"),
            Judged(line(["a"]), reply(.answer, ["a", "b"]), .half, "b"),
            Judged(line(["a"]), reply(.answer, ["a", "urgent-clot"]), .right),
            Judged(line(["urgent-cord"]), reply(.urgent, ["urgent-clot", "urgent-cord"]), .wrong, "urgent-clot"),
            Judged(line(["a"]), reply(.clarify, options: ["b", "a"]), .asked, "b"),
            Judged(line(["a"]), reply(.clarify, options: ["a", "b"]), .asked),
            Judged(line(["a"]), reply(.clarify, options: ["b", "c", "d", "e", "a"]), .missed, "b"),
            Judged(line(["a"]), reply(.menu, options: ["b", "a"]), .asked),
            Judged(line(["a"]), reply(.menu, options: ["b"]), .missed),
            Judged(line(["a"]), reply(.unknown), .missed),
            Judged(line(["a"]), reply(.unknown, ["out-of-scope"]), .missed),
            Judged(line(["a"], accept: ["out-of-scope"]), reply(.unknown), .right),
            Judged(line(["out-of-scope"]), reply(.unknown, ["out-of-scope"]), .right),
            Judged(line(["out-of-scope"]), reply(.clarify, options: ["a"]), .asked, "a"),
            Judged(line(["out-of-scope"]), reply(.answer, ["a"]), .wrong, "a"),
            Judged(line(["out-of-scope"], accept: ["a"]), reply(.answer, ["a"]), .right),
            Judged(line(["a", "b"], style: "multi"), reply(.answer, ["b", "a"]), .right),
            Judged(line(["a", "b"], style: "multi"), reply(.answer, ["a"]), .half),
            Judged(line(["a", "b"], style: "multi"), reply(.answer, ["b", "a", "c"]), .half, "c"),
            Judged(line(["a", "b"]), reply(.answer, ["a"]), .right),
            Judged(line(["a", "b"], style: "multi"), reply(.answer, ["c"]), .wrong, "c"),
            Judged(line(["a"]), reply(.question), .missed),
        ])
    func judging(_ judged: Judged) {
        let verdict = LabelledVerdict(judged.line, judged.reply, urgent: Self.urgent)
        #expect(verdict.outcome == judged.outcome)
        #expect(verdict.mistakenFor == judged.mistakenFor)
    }

    @Test("A set is read line by line, and what is no such line is named by its place")
    func reading() throws {
        func read(_ text: String) throws -> LabelledSet {
            let scratch = try Scratch(["set.jsonl": text], helper: false)
            return try LabelledSet(reading: scratch.path + "/set.jsonl")
        }
        let set = try read(
            #"{"id": "1", "text": "x", "expect": ["a"]}"# + "\n\n"
                + #"{"id": "2", "text": "y", "expect": ["b"], "accept": ["c"], "style": "typo", "context": ["z"]}"#
                + "\r\n")
        #expect(
            set.lines == [
                Self.line(["a"]),
                LabelledLine(id: "2", text: "y", expect: ["b"], accept: ["c"], style: "typo", context: ["z"]),
            ])
        #expect(set.unknown(among: ["a"]) == ["b", "c"])
        for (text, reason) in [
            ("x", "no JSON object"), (#"{"id": "1", "text": "x"}"#, "expect is missing"),
            (#"{"id": 1, "text": "x", "expect": ["a"]}"#, "id has another form"),
            (#"{"id": "1", "text": "x", "expect": []}"#, "expects no topic"),
        ] {
            let error = #expect(throws: LabelledSetError.self) { try read("\n" + text) }
            guard case .malformed(_, let line, let why) = error else { continue }
            #expect((line, why) == (2, reason))
        }
        #expect(throws: LabelledSetError.unreadable(path: "/nowhere")) { try LabelledSet(reading: "/nowhere") }
    }

    // MARK: - Through the engine

    static let dialogues: [String: String] = [
        "topics/help/tea.yaml": """
        id: tea
        title: Tea
        question: How is tea made?
        asks: [how long does tea brew, a pot of green tea, tea leaves in hot water, is strong tea bitter]
        patterns: [{all: [~drink, brew]}]
        answer: {short: "Four minutes."}
        """,
        "topics/help/trains.yaml": """
        id: trains
        title: Trains
        question: When do trains leave?
        asks: [when does the train leave, railway times for sunday, is the express late, which platform]
        answer: {short: "At noon."}
        """,
        "topics/helper/out-of-scope.yaml": """
        id: out-of-scope
        kind: meta
        title: Something else
        asks: [who won the match, tell me a joke, what is the capital of france]
        answer: {short: "That is not mine."}
        """,
        "urgent/urgent-burn.yaml": """
        id: urgent-burn
        title: A burn
        question: Do I need help for a burn?
        asks: [i burnt my hand]
        levels:
          emergency: {say: "Go to A&E.", bullets: [], end: "Now.", refer: []}
        signs: [{pattern: {all: [~scald, hand]}, level: emergency, source: burns}]
        safety-question: "Is this happening now?"
        """,
        "sources.yaml": "- {id: burns, title: Burns}",
        "concepts/all.yaml": """
        drink: {words: [tea, cuppa], phrases: ["hot drink"], includes: [scald]}
        scald: {words: [scald, =burnt]}
        """,
    ]

    static func engine(without layers: [Layer] = []) throws -> Engine {
        var authored = try Scratch(dialogues).read()
        let errors = authored.findings.filter { $0.severity == .error }.map(\.description)
        try #require(errors == [])
        authored.playbook = authored.playbook.without(layers)
        let compiled = authored.compiled()
        return Engine(
            playbook: compiled.playbook,
            understander: try Understander(playbook: compiled.playbook, model: compiled.model), fingerprint: "")
    }

    static func set(_ lines: [(text: String, expect: String)]) throws -> LabelledSet {
        let text = lines.enumerated().map {
            #"{"id": "\#($0.offset)", "text": "\#($0.element.text)", "expect": ["\#($0.element.expect)"]}"#
        }
        let scratch = try Scratch(["set.jsonl": text.joined(separator: "\n")], helper: false)
        return try LabelledSet(reading: scratch.path + "/set.jsonl")
    }

    @Test("A set put to a small playbook gives its figures and its confusions")
    func run() throws {
        let set = try Self.set([
            ("how long does tea brew", "tea"), ("when does the train leave", "trains"),
            ("which platform is the express on", "tea"), ("the railway times", "tea"),
            ("tea leaves in hot water", "trains"), ("zxqv", "tea"), ("i burnt my hand", "urgent-burn"),
            ("i scalded my hand", "trains"), ("tell me a joke", "out-of-scope"),
        ])
        let run = LabelledRun(set, with: try Self.engine())
        let figures = run.figures
        #expect(figures.lines == 9)
        #expect(LabelledOutcome.allCases.map { figures[$0] } == [4, 0, 0, 1, 4])
        #expect(figures.urgent == (1, 1))
        #expect(figures.calm == (8, 1, 0))
        #expect(figures.helped == 4.0 / 9)
        #expect(
            run.confusions.map { "\($0.expected) for \($0.got): \($0.trials.map(\.line.id))" } == [
                #"tea for trains: ["2", "3"]"#, #"trains for tea: ["4"]"#, #"trains for urgent-burn: ["7"]"#,
            ])
        #expect(run.missed.map(\.topic) == ["tea"])
    }

    @Test("What was said before a line comes first")
    func context() throws {
        var set = try Self.set([("repeat", "tea")])
        let engine = try Self.engine()
        let bare = engine.reply(to: "cue for repeat", state: nil)
        set.lines[0].text = "cue for repeat"
        set.lines[0].context = ["how long does tea brew"]
        #expect(!bare.topics.contains { $0.id == "tea" })
        #expect(LabelledRun(set, with: engine).figures[.right] == 1)
    }

    @Test("Without layers the ranker loses them, and signs keep their words")
    func layers() throws {
        let playbook = try Scratch(Self.dialogues).read().playbook
        #expect(playbook.without([]) == playbook)
        let plain = playbook.without(Layer.allCases)
        #expect(plain.concepts.isEmpty)
        #expect(plain.topics.allSatisfy { $0.patterns.isEmpty })
        let spelledOut = playbook.without([.concepts])
        #expect(
            spelledOut.topic("tea")?.patterns == [
                .all(
                    [
                        .any([
                            .word("tea"), .word("cuppa"), .word("hot drink"), .word("scald"), .exact("burnt"),
                        ]), .word("brew"),
                    ], within: nil)
            ])
        for layers in [[.concepts], [.patterns], Layer.allCases] {
            let engine = try Self.engine(without: layers)
            #expect(engine.reply(to: "i scalded my hand", state: nil).kind == .urgent)
            #expect(engine.reply(to: "i burnt my hand", state: nil).kind == .urgent)
            let other = engine.understander.interpret(
                engine.understander.read("i burn my hand"), situation: Situation())
            #expect(!other.urgent.contains { $0.sign >= 0 })
        }
    }
}
