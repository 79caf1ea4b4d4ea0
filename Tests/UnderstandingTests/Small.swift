import Playbook

@testable import Understanding

/// A playbook small enough to reason about.
enum Small {
    static let playbook = Playbook(
        helper: Helper(cues: [.goBack: ["go back"], .correction: ["no i meant"]]),
        topics: [
            Topic(
                id: "breastfeeding", section: "breastfeeding", title: "Breastfeeding", question: "Should I breastfeed?",
                asks: [
                    "is it safe to breastfeed", "should i breastfeed my baby", "can i nurse with weak bones",
                    "does feeding take calcium from my bones", "is bottle feeding better for my bones",
                    "my midwife says to breast feed but i am worried", "milk and my bones",
                ],
                patterns: [.all([.concept("feed"), .word("safe")], within: nil)],
                answer: Answer(
                    short: Passage([.paragraph([.text("Many women breastfeed.")])]),
                    details: [
                        Answer.Detail(
                            id: "how-long", label: "How long can I feed for?",
                            asks: ["how long for", "for how many months"],
                            text: Passage()),
                        Answer.Detail(
                            id: "medicines", label: "What about medicines?",
                            asks: ["and with tablets", "which drugs are ok"],
                            text: Passage()),
                    ])),
            Topic(
                id: "more-babies", section: "more-babies", title: "Having more babies",
                question: "Can I have more babies?",
                asks: [
                    "can i have another baby", "is it safe to get pregnant again", "we want a second child",
                    "should we try for another one", "will i be able to have more children",
                    "another pregnancy after this",
                    "i would love a brother or sister for my son",
                ], next: ["breastfeeding"]),
            Topic(
                id: "out-of-scope", kind: .meta, section: "helper", title: "Something else", question: "",
                asks: [
                    "what is the weather tomorrow", "who won the football", "how do i bake bread",
                    "my car will not start", "tell me a joke", "what time is the train to york",
                ]),
            Topic(
                id: "pain-relief", section: "getting-better", title: "Easing pain",
                question: "What can I take for pain?",
                asks: [
                    "what can i take for the pain", "is paracetamol enough", "my back hurts all day",
                    "the tablets do nothing for my back", "does a hot water bottle help", "codeine makes me sleepy",
                    "painkillers while my back heals",
                ]),
            Topic(
                id: "urgent-spinal-cord", kind: .urgent, section: "urgent", title: "Numb legs", question: "",
                asks: ["my legs have gone numb", "i cannot feel when i wipe", "numb between my legs"],
                card: UrgentCard(
                    levels: [],
                    signs: [
                        UrgentCard.Sign(
                            pattern: .all([.concept("numb"), .concept("leg")], within: 8), level: .emergency),
                        UrgentCard.Sign(
                            pattern: .phrase([
                                .concept("cannot"), .word("feel"), .any([.word("my"), .word("the")]), .concept("leg"),
                            ]),
                            level: .emergency),
                        UrgentCard.Sign(
                            pattern: .all([.word("tingle"), .concept("leg")], within: nil), level: .callNow,
                            levelIf: [
                                UrgentCard.Conditional(
                                    when: [SlotCondition(slot: "stage", values: ["pregnant"])], level: .maternityNow)
                            ]),
                        UrgentCard.Sign(
                            pattern: .word("paralysed"), level: .emergency, evenIf: [.negated, .past, .hypothetical]),
                    ], safetyQuestion: "Is this happening now?", precedence: 1)),
            Topic(
                id: "urgent-clot", kind: .urgent, section: "urgent", title: "A clot", question: "",
                asks: ["my calf is swollen and hot", "one leg is swollen"],
                card: UrgentCard(
                    levels: [],
                    signs: [
                        UrgentCard.Sign(
                            pattern: .all([.word("swollen"), .word("calf")], within: nil), level: .emergency),
                        UrgentCard.Sign(
                            pattern: .all(
                                [.exact("broke"), .none([.exact("should"), .exact("scared")])], within: nil),
                            level: .urgentToday),
                    ],
                    safetyQuestion: "", precedence: 2)),
        ],
        concepts: [
            Concept(name: "cannot", words: ["unable"], phrases: ["cant", "can not", "could not"]),
            Concept(name: "feed", words: ["breastfeed", "nurse"], phrases: ["breast feed", "feed my baby"]),
            Concept(name: "leg", words: ["leg", "thigh", "=feet"]),
            Concept(name: "body", includes: ["leg", "loop"]),
            Concept(name: "loop", includes: ["body"]),
            Concept(name: "numb", words: ["numb"], phrases: ["no feeling in"]),
        ],
        slots: [
            Slot(
                name: "stage",
                values: [
                    Slot.Value(name: "after-birth", patterns: [.phrase([.word("had"), .word("my"), .word("baby")])]),
                    Slot.Value(name: "pregnant", label: "I am pregnant now", patterns: [.word("pregnant")]),
                ])
        ],
        ordinaryWords: [
            "a", "about", "after", "ago", "and", "back", "better", "but", "cause", "cousin", "for", "getting", "had",
            "house",
            "last", "make", "making", "now", "numbers", "strange", "there", "walk", "walking", "week", "were", "wife",
            "years",
        ])

    static let model = Learner.learn(playbook)
    static let understander = try! Understander(playbook: playbook, model: model)

    static func words(_ text: String) -> [String] {
        let utterance = understander.read(text)
        return utterance.tokens.indices.map { utterance.text($0) }
    }

    static func interpret(_ text: String, _ situation: Situation = Situation()) -> Interpretation {
        understander.interpret(understander.read(text), situation: situation)
    }

    static func id(_ topic: Int) -> String { playbook.topics[topic].id }

    /// The urgent findings as "topic level".
    static func urgent(_ text: String, _ situation: Situation = Situation()) -> [String] {
        interpret(text, situation).urgent.map { "\(id($0.topic)) \($0.level.rawValue)" }
    }
}
