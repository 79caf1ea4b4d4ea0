import Conversation
import Playbook
import Understanding

/// A playbook small enough to read: two questions, one urgent topic, a person to turn to.
enum Small {
    static let playbook = Playbook(
        helper: Helper(
            name: "Small", opening: passage("Hello. What worries you?"),
            menu: ["babies", "feeding", "talk-to-someone"],
            wordings: Dictionary(uniqueKeysWithValues: Wording.allCases.map { ($0, "[\($0.rawValue)]") }),
            cues: [
                .yes: ["yes"], .no: ["no"], .neither: ["neither"], .skip: ["skip"], .goBack: ["go back"],
                .more: ["more", "tell me more"], .menu: ["menu"], .startAgain: ["start again"],
                .repeat: ["repeat"], .person: ["a person"], .correction: ["no i meant", "i meant"],
                .going: ["im on my way"], .delay: ["surely it can wait"], .backTo: ["back to"],
                .lost: ["i dont know what to do", "help"], .wrong: ["thats wrong"], .denial: ["im not"],
                .last: ["the last one"], .simpler: ["more simply"], .seen: ["they checked me over"],
                .past: ["that was years ago"],
            ]),
        topics: [
            Topic(
                id: "babies", section: "more-babies", title: "Having more babies", question: "Can I have more babies?",
                asks: [
                    "can i have more babies", "is it safe to have another baby", "could i get pregnant again",
                    "we want a second child", "another pregnancy", "is a bigger family possible",
                ],
                answer: Answer(
                    short: passage("Some women do."),
                    full: passage("Some women have another baby.", cites: "study", fact: "F-1"),
                    details: [
                        Answer.Detail(
                            id: "how-long", label: "How long should I wait?",
                            asks: ["how long for", "how long should i wait", "when can we start"],
                            text: passage("Ask your team about timing.")),
                        Answer.Detail(
                            id: "who-decides", label: "Who decides?", asks: ["who decides", "is it up to me"],
                            text: passage("You do, with your team.")),
                    ],
                    variants: [
                        Answer.Variant(
                            when: [SlotCondition(slot: "stage", values: ["pregnant"])],
                            full: passage("You are already on the way."))
                    ]),
                slots: ["stage"], next: ["feeding"], refer: ["helpline"]),
            Topic(
                id: "feeding", section: "breastfeeding", title: "Breastfeeding", question: "Should I breastfeed?",
                asks: [
                    "should i breastfeed", "is breastfeeding bad for my bones", "nursing and weak bones",
                    "does milk take calcium", "is bottle better", "feeding my son myself",
                ],
                answer: Answer(
                    short: passage("It is your choice."),
                    full: passage("Feeding uses calcium.", cites: "page", fact: "F-2")),
                next: ["babies"], refer: ["helpline"]),
            Topic(
                id: "talk-to-someone", section: "help", title: "A person", question: "Can I talk to someone?",
                asks: ["can i talk to someone", "helpline number", "phone a nurse", "i need a human being"],
                answer: Answer(short: passage("Call the helpline.")), next: ["babies"], refer: ["helpline"]),
            Topic(
                id: "thanks", kind: .social, section: "helper", title: "Thanks", question: "Thank you",
                asks: ["thank you", "thanks a lot", "cheers", "that helped"],
                answer: Answer(short: passage("You are welcome."))),
            Topic(
                id: "urgent-legs", kind: .urgent, section: "urgent", title: "Numb legs",
                question: "Do I need help now?", asks: ["my legs are numb", "i cannot feel my legs"],
                card: UrgentCard(
                    levels: [
                        UrgentCard.Level(
                            level: .emergency, say: "Call 999 now.", bullets: ["numb legs"], end: "Do not drive.",
                            refer: ["999"], meanwhile: "Lie still.", family: "Stay with her.")
                    ],
                    signs: [
                        UrgentCard.Sign(
                            pattern: .all([.word("leg"), .word("numb")], within: nil), level: .emergency, source: "page"
                        )
                    ],
                    safetyQuestion: "Are your legs numb now?", sendOff: "Tell them about your bones.",
                    holdFast: "It cannot wait.", precedence: 1)),
        ],
        slots: [
            Slot(
                name: "stage",
                values: [
                    Slot.Value(name: "planning", label: "I am planning", assumed: "you are planning"),
                    Slot.Value(
                        name: "pregnant", label: "I am pregnant", assumed: "you are pregnant",
                        patterns: [.phrase([.word("im"), .word("pregnant")]), .word("trimester")]),
                ], question: "Where are you now?"),
            Slot(name: "feeding", values: [Slot.Value(name: "yes", label: "I breastfeed")], question: "Do you feed?"),
        ],
        referrals: [
            Referral(id: "999", name: "999", phone: "999", nations: ["england"]),
            Referral(id: "helpline", name: "Helpline", phone: "0808 800 0035", nations: ["england", "scotland"]),
        ],
        sources: [Source(id: "page", title: "A page"), Source(id: "study", title: "A study")],
        facts: [
            Fact(id: "F-1", statement: "Some do.", sources: ["study"], strength: .weak),
            Fact(id: "F-2", statement: "It does.", sources: ["page"], strength: .strong),
        ])

    static func passage(_ words: String, cites source: String? = nil, fact: String = "") -> Passage {
        Passage([
            .paragraph(
                [.text(words)]
                    + (source.map { [.citation(Passage.Citation(source: $0, facts: [fact]))] } ?? []))
        ])
    }

    /// The engine over it, learnt afresh: the real thing, small.
    static let engine = learnt(playbook)

    /// The reply to the last of some lines, said one after another.
    static func talk(_ lines: [String], with engine: Engine) -> Reply {
        var state: String?
        var reply = Reply(kind: .unknown)
        for line in lines {
            reply = engine.reply(to: line, state: state)
            state = reply.state
        }
        return reply
    }

    /// The same with themes behind the menu, and a guided path.
    static let guided: Engine = {
        var playbook = Small.playbook
        playbook.helper.menu = ["babies", "feeding"]
        playbook.helper.menus = [
            Menu(id: "family", label: "The family", topics: ["babies", "feeding"]),
            Menu(id: "people", label: "People", topics: ["talk-to-someone"]),
        ]
        playbook.helper.guide = [
            GuidePath(when: [SlotCondition(slot: "stage", values: ["pregnant"])], topics: ["feeding", "babies"]),
            GuidePath(when: [], topics: ["babies", "feeding", "talk-to-someone"]),
        ]
        return learnt(playbook)
    }()

    private static func learnt(_ playbook: Playbook) -> Engine {
        let model = Learner.learn(playbook)
        return Engine(
            playbook: playbook, understander: try! Understander(playbook: playbook, model: model), fingerprint: "small")
    }
}
