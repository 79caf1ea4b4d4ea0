import Compiled
import Conversation
import Playbook
import Understanding

@testable import Authoring

/// Three small topics with a test, a variant, a follow-up and a pattern: what the author's tools are tried on.
enum SmallPlaybook {
    static let files: [String: String] = [
        "helper.yaml": Scratch.helper("menu: [milk, bones]"),
        "concepts/c.yaml": "bone: {words: [bone, spine]}",
        "situations.yaml": """
        - slot: stage
          question: Where are you now?
          values: {pregnant: {label: Expecting, patterns: ["=pregnant"]}, later: {label: Later, patterns: ["=later"]}}
        """,
        "sources.yaml": "- {id: good, title: A good study, year: \"2020\", url: \"https://a.org\"}",
        "facts/f.yaml": "- {id: F-1, fact: Bones heal., sources: [good], strength: strong}",
        "referrals.yaml":
            "- {id: line, name: The line, phone: \"0808 800 0035\", web: \"https://a.org\", hours: Always, nations: [england], checked: 2026-01-01}",
        "topics/help/bones.yaml": """
        id: bones
        title: Bones
        question: Why do bones break?
        asks: [why do bones break, what happened to my bone, my spine broke]
        patterns: [{all: ["~bone", break]}]
        answer:
          short: "Bones can break and they heal. [^good]{F-1}"
          details:
            speed: {label: How fast?, asks: [how fast, how long will it take], text: "It goes slowly over many months."}
          variants:
            - {when: {stage: pregnant}, short: "Bones are under load while you wait."}
        slots: [stage]
        next: [milk, talk]
        refer: [line]
        review: {checked: 2026-01-01, due: 2026-12-20, by: ""}
        """,
        "topics/help/milk.yaml": """
        id: milk
        title: Milk
        question: Is milk good?
        asks: [is milk good, should I drink milk, what of milk]
        answer: {short: "Milk is good for most people."}
        next: [bones, talk]
        refer: [line]
        review: {checked: 2026-01-01, due: 2026-03-01, by: "Dr A"}
        """,
        "topics/help/talk.yaml": """
        id: talk
        title: Talking
        question: Who can I talk to?
        asks: [who can I talk to, I want a nurse, is there a person]
        answer: {short: "A nurse answers the line every day."}
        next: [bones, milk]
        refer: [line]
        review: {checked: 2026-01-01, due: 2027-03-01, by: "Dr A"}
        """,
        "tests/bones.yaml": """
        - id: bones-1
          turns:
            - {user: why do bones break, expect: [bones]}
            - {user: how fast, expect: [bones], must_mention: [slowly]}
            - {user: is milk good, expect: [milk]}
        """,
    ]

    static func scratch(_ changes: [String: String] = [:]) throws -> Scratch {
        try Scratch(files.merging(changes) { $1 })
    }

    static func engine(_ authored: Authored) throws -> Engine {
        let compiled = authored.compiled()
        let understander = try Understander(playbook: compiled.playbook, model: compiled.model)
        return Engine(playbook: compiled.playbook, understander: understander, fingerprint: compiled.fingerprint)
    }
}
