import Conversation
import Playbook
import Testing
import Understanding

@testable import Authoring

/// The graph of a small sound playbook has no faults, and each seeded fault is found.
@Suite("The graph of the dialogue")
struct GraphTests {
    static func passage(_ words: String) -> Passage { Passage([.paragraph([.text(words)])]) }

    /// Three answers that lead to each other, one of them with a follow-up, a slot and a variant.
    static func sound() -> Playbook {
        func topic(_ id: String, _ ask: String, next: [String]) -> Topic {
            Topic(
                id: id, section: "help", title: id, question: "What of \(id)?", asks: [ask, "\(ask) please tell"],
                answer: Answer(short: passage("The short of \(id)."), full: passage("The whole of \(id).")), next: next,
                refer: ["line"])
        }
        var bones = topic("bones", "why do bones break", next: ["milk", "talk-to-someone"])
        bones.slots = ["stage"]
        bones.answer?.details = [
            Answer.Detail(id: "speed", label: "How fast?", asks: ["how fast"], text: passage("Slowly."))
        ]
        bones.answer?.variants = [
            Answer.Variant(when: [SlotCondition(slot: "stage", values: ["pregnant"])], full: passage("You wait."))
        ]
        return Playbook(
            helper: Helper(
                name: "Graph", opening: passage("Hello."), menu: ["bones", "milk"],
                wordings: Dictionary(uniqueKeysWithValues: Wording.allCases.map { ($0, "[\($0.rawValue)]") }),
                cues: Dictionary(uniqueKeysWithValues: Cue.allCases.map { ($0, ["cue \($0.rawValue)"]) })),
            topics: [
                bones, topic("milk", "is milk good", next: ["bones", "talk-to-someone"]),
                topic("talk-to-someone", "a nurse to speak to", next: ["bones", "milk"]),
            ],
            slots: [
                Slot(
                    name: "stage",
                    values: [
                        Slot.Value(name: "pregnant", label: "Expecting"), Slot.Value(name: "later", label: "Later"),
                    ],
                    question: "Where are you?")
            ],
            referrals: [Referral(id: "line", name: "Line")])
    }

    static func faults(_ change: (inout Playbook) -> Void) throws -> [DialogueGraph.Fault] {
        var playbook = sound()
        change(&playbook)
        let understander = try Understander(playbook: playbook, model: Learner.learn(playbook))
        return DialogueGraph(Engine(playbook: playbook, understander: understander, fingerprint: "graph")).faults
    }

    static func topic(_ id: String, in playbook: inout Playbook, _ change: (inout Topic) -> Void) {
        for index in playbook.topics.indices where playbook.topics[index].id == id { change(&playbook.topics[index]) }
    }

    @Test("A sound playbook has none")
    func sound() throws { #expect(try Self.faults { _ in } == []) }

    @Test("An answer without a way on")
    func stuck() throws {
        let faults = try Self.faults { playbook in
            Self.topic("milk", in: &playbook) { $0.next = [] }
        }
        #expect(faults.contains { $0.code == .stuck && $0.topic == "milk" })
    }

    @Test("An option whose topic says nothing")
    func dead() throws {
        let faults = try Self.faults { playbook in
            Self.topic("milk", in: &playbook) { $0.answer = nil }
        }
        #expect(faults.contains { $0.code == .deadOption && $0.topic == "milk" })
    }

    @Test("An answer that no few choices lead to")
    func unreachable() throws {
        let faults = try Self.faults { playbook in
            for index in playbook.topics.indices { playbook.topics[index].next.removeAll { $0 == "talk-to-someone" } }
        }
        #expect(faults.contains { $0.code == .unreachableTopic && $0.topic == "talk-to-someone" })
    }

    @Test("A variant that an earlier one always hides")
    func hidden() throws {
        let faults = try Self.faults { playbook in
            Self.topic("bones", in: &playbook) { topic in
                let first = topic.answer?.variants.first
                topic.answer?.variants += [first].compactMap(\.self)
            }
        }
        #expect(faults.map(\.code) == [.unreachableVariant])
    }

    @Test("A variant with the words of the answer itself")
    func same() throws {
        let faults = try Self.faults { playbook in
            Self.topic("milk", in: &playbook) { topic in
                let when = [SlotCondition(slot: "stage", values: ["later"])]
                let short = topic.answer?.short
                topic.answer?.variants = [Answer.Variant(when: when, short: short)]
            }
        }
        #expect(faults.map(\.code) == [.unreachableVariant])
    }

    @Test("A variant for what nobody can say and nothing asks")
    func unknowable() throws {
        let faults = try Self.faults { playbook in
            Self.topic("bones", in: &playbook) { $0.slots = [] }
        }
        #expect(faults.map(\.code) == [.unreachableVariant])
    }

    @Test("A guided path that ends in nothing")
    func guide() throws {
        let faults = try Self.faults { playbook in
            playbook.helper.guide = [
                GuidePath(when: [SlotCondition(slot: "stage", values: ["later"])], topics: []),
                GuidePath(when: [], topics: ["bones"]),
            ]
        }
        #expect(faults.contains { $0.code == .stuck && $0.topic.isEmpty })
    }

    @Test("A fault is shown at its topic's place")
    func places() throws {
        let scratch = try Scratch(["topics/help/one.yaml": Scratch.topic("one")])
        let authored = scratch.read()
        let compiled = authored.compiled()
        let understander = try Understander(playbook: compiled.playbook, model: compiled.model)
        let graph = DialogueGraph(
            Engine(playbook: compiled.playbook, understander: understander, fingerprint: compiled.fingerprint))
        let findings = authored.findings(of: graph)
        #expect(findings.contains { $0.code == .stuck && $0.file.hasSuffix("topics/help/one.yaml") })
    }
}
