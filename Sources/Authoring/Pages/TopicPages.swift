extension FindingPage {
    static let topics: [FindingPage] = [
        FindingPage(
            .required, "helper.yaml says under require what each topic must have before it may be shown.",
            bad: .helper("require: [review]"),
            good: .helper("require: []")),
        FindingPage(
            .sharedAsk, "The same words cannot lead to two answers.", bad: .topic("asks: [what is two]"),
            good: .topic("asks: [what is one]")),
        FindingPage(
            .nearAsk, "The second teaches nothing that the first does not.",
            bad: .topic("asks: [what is one, is one what]"), good: .topic("asks: [what is one, tell me about one]")),
        FindingPage(
            .nearTopics, "Only the order of the words could tell the two topics apart, and people do not keep to it.",
            bad: .topic("asks: [two is what]"), good: .topic("asks: [one is what]")),
        FindingPage(
            .askWonElsewhere,
            "It was learnt, and still another topic answers it: it stands in the wrong place, or says too little.",
            bad: .topic("asks: [what is one, I cannot breathe for one]", with: alarmed),
            good: .topic("asks: [what is one, tell me about one]", with: alarmed)),
        FindingPage(
            .unusedSlot, "The helper would ask a question whose answer changes nothing.", bad: .topic("slots: [stage]"),
            good: .topic(
                "slots: [stage]\nanswer:\n  short: It helps.\n  variants: [{when: {stage: pregnant}, short: It waits.}]"
            )),
        FindingPage(
            .deadVariant, "The first variant that fits is taken, so this one is never read.",
            bad: .topic(
                "answer:\n  short: It helps.\n  variants:\n    - {when: {stage: pregnant}, short: It waits.}\n    - {when: {stage: pregnant}, short: It ends.}"
            ),
            good: .topic(
                "answer:\n  short: It helps.\n  variants:\n    - {when: {stage: pregnant}, short: It waits.}\n    - {when: {stage: later}, short: It ends.}"
            )),
        FindingPage(
            .slotNeverUsed, "It is kept about a person for nothing.",
            bad: .file("situations.yaml", "- {slot: age, values: {young: {label: Young, patterns: [young]}}}"),
            good: .file(
                "situations.yaml", "- {slot: stage, values: {pregnant: {label: Pregnant, patterns: [pregnant]}}}",
                with: [
                    "topics/help/one.yaml":
                        "id: one\ntitle: One\nasks: [what is one]\nanswer: {short: It helps., variants: [{when: {stage: pregnant}, short: It waits.}]}\nnext: [two]"
                ])),
        FindingPage(
            .slotNeverAsked, "Whatever depends on it is never said.",
            bad: .file("situations.yaml", "- {slot: age, values: {young: {label: Young}}}"),
            good: .file("situations.yaml", "- {slot: age, values: {young: {label: Young, patterns: [young]}}}")),
        FindingPage(
            .safetyNet, "Somebody in danger must not have to look for the number.",
            bad: .says("If you cannot breathe, get help straight away."),
            good: .says("If you cannot breathe, get help straight away. Call 999.")),
    ]

    /// An urgent topic that raises its card at a word.
    private static let alarmed = ["urgent/urgent-one.yaml": Around.urgent.joined(separator: "\n")]

    static let cards: [FindingPage] = [
        FindingPage(
            .cardAction, "Somebody in danger reads two lines: they must say what to do and which number.",
            bad: .urgent("levels: {emergency: {say: This can be dangerous.}}"),
            good: .urgent("levels: {emergency: {say: Call 999 now.}}")),
        FindingPage(
            .cardBullets, "A long list is not read in an emergency.",
            bad: .urgent("levels: {emergency: {say: Call 999 now., bullets: [a, b, c, d, e, f]}}"),
            good: .urgent("levels: {emergency: {say: Call 999 now., bullets: [a, b, c]}}")),
        FindingPage(
            .cardReferrals, "One number is acted on; three are a choice.",
            bad: .urgent("levels: {emergency: {say: Call 999 now., refer: [emergency, gp, third]}}").adding(
                ["referrals.yaml": threeServices]),
            good: .urgent("levels: {emergency: {say: Call 999 now., refer: [emergency]}}")),
        FindingPage(
            .cardCitation, "Nothing on a card is to be looked up.",
            bad: .urgent("levels: {emergency: {say: \"Call 999 now. See www.nhs.uk\"}}"),
            good: .urgent("levels: {emergency: {say: Call 999 now.}}")),
        FindingPage(
            .cardLevels, "The sign would be seen and nothing could be said.",
            bad: .urgent("signs: [{pattern: breathe, level: call-now, source: good}]"),
            good: .urgent("signs: [{pattern: breathe, level: emergency, source: good}]")),
    ]

    private static let threeServices = """
        - {id: gp, name: GP, phone: "0808 800 0035"}
        - {id: emergency, name: 999, phone: "999"}
        - {id: third, name: Third, phone: "111"}
        """

    static let helper: [FindingPage] = [
        FindingPage(
            .wordingMissing, "The conversation would come to a place where the helper has nothing to say.",
            bad: .helper("wordings: {menu: What is it about?}"), good: .helper("name: Helper")),
        FindingPage(
            .menuSize, "Nine options have a digit each; no more can be picked.",
            bad: .helper("menu: [two, three, two, three, two, three, two, three, two, three]"),
            good: .helper("menu: [two, three]")),
    ]
}

extension PageExample {
    /// The same example with other files beside it.
    func adding(_ files: [String: String]) -> PageExample {
        var example = self
        example.others.merge(files) { $1 }
        return example
    }
}
