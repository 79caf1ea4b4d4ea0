import Playbook

/// A small sound playbook: what stands around the examples of the pages.
enum Around {
    static let topic = [
        "id: one", "title: The first", "asks: [what is one]", "answer: {short: It helps.}", "next: [two]",
    ]

    static let urgent = [
        "id: urgent-one", "title: Cannot breathe", "asks: [I cannot breathe]",
        "levels: {emergency: {say: Call 999 now.}}", "signs: [{pattern: breathe, level: emergency, source: good}]",
        "safety-question: Is this happening now?", "next: [two]",
    ]

    static let helper = [
        "name: Helper", "opening: Say what worries you.", "menu: [two]", "wordings: {\(wordings)}", "cues: {\(cues)}",
    ]

    static let files: [String: String] = [
        "helper.yaml": helper.joined(separator: "\n"),
        "topics/help/two.yaml": """
        id: two
        title: The second
        asks: [what is two]
        answer: {short: "It is good. [^good]{F-1}"}
        next: [three]
        refer: [gp]
        """,
        "topics/help/three.yaml": """
        id: three
        title: The third
        asks: [what is three, "three for a bone, with heparin"]
        answer: {short: "Rest is good. [^other]{F-2}"}
        next: [two]
        refer: [gp]
        """,
        "concepts/c.yaml":
            "bone: {words: [bone, spine, hip, rib]}\nmedicine: {words: [heparin]}\ntwo-word: {words: [two]}",
        "situations.yaml": """
        - slot: stage
          question: Where are you now?
          values: {pregnant: {label: Pregnant, patterns: [pregnant]}, later: {label: Later, patterns: [later]}}
        """,
        "referrals.yaml": """
        - {id: gp, name: GP, phone: "0808 800 0035", web: "https://a.org", hours: Always, nations: [england], checked: 2026-01-01}
        - {id: emergency, name: 999, phone: "999", web: "https://a.org", hours: Always, nations: [england], urgency: emergency, checked: 2026-01-01}
        """,
        "sources.yaml": """
        - {id: good, title: Good, kind: cohort, url: "https://a.org"}
        - {id: other, title: Other, kind: other, url: "https://a.org"}
        """,
        "facts/f.yaml": """
        - {id: F-1, fact: One., sources: [good], strength: weak}
        - {id: F-2, fact: Two., sources: [other], strength: weak}
        """,
    ]

    private static let wordings = Wording.allCases.map { wording in
        let filled: [Wording: String] = [.assumed: "a", .alsoUrgent: "a", .youAsked: "a", .theme: "a"]
        return "\(wording.rawValue): \"Words for \(wording.rawValue). \(filled[wording].map { "{\($0)}" } ?? "")\""
    }.joined(separator: ", ")

    private static let cues = Cue.allCases.map { "\"\($0.rawValue)\": [cue for \($0.rawValue)]" }.joined(
        separator: ", ")
}
