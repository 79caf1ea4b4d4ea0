extension FindingPage {
    static let dates: [FindingPage] = [
        FindingPage(
            .overdue, "What was right when it was checked may not be right now.",
            bad: .topic("review: {checked: 2020-01-01, due: 2021-01-01}"),
            good: .topic("review: {checked: 2026-01-01, due: 2099-01-01}")),
        FindingPage(
            .badDate, "Only one form of date can be compared by a program.",
            bad: .topic("review: {checked: 1 January 2026, due: 2099-01-01}"),
            good: .topic("review: {checked: 2026-01-01, due: 2099-01-01}")),
        FindingPage(
            .reviewOrder, "A review that is due before it took place was never due.",
            bad: .topic("review: {checked: 2026-01-01, due: 2026-01-01}"),
            good: .topic("review: {checked: 2026-01-01, due: 2099-01-01}")),
        FindingPage(
            .futureDate, "Nobody has looked at it on a day that has not come: the year is a slip, most often.",
            bad: .topic("review: {checked: 2062-01-01, due: 2099-01-01}"),
            good: .topic("review: {checked: 2026-01-01, due: 2099-01-01}")),
        FindingPage(
            .urgentChanged,
            "A second person looks at every change of a sign, a level or a number before it is used. "
                + "Set review.checked to the day that was done, then run paoc review --record.",
            bad: .urgent("review: {checked: 2026-01-01, due: 2099-01-01}").adding(
                ["reviewed.txt": "topic urgent-one 2026-01-01 0000000000000000"]),
            good: .urgent("review: {checked: 2026-02-01, due: 2099-01-01}").adding(
                ["reviewed.txt": "topic urgent-one 2026-01-01 0000000000000000"])),
        FindingPage(
            .referralDetails, "Whoever is sent there must know where it works and when it is open.",
            bad: .file("referrals.yaml", "- {id: gp, name: GP, phone: \"0808 800 0035\"}", with: referring),
            good: .file(
                "referrals.yaml",
                "- {id: gp, name: GP, hours: Always, web: \"https://a.org\", nations: [england], checked: 2026-01-01}",
                with: referring)),
        FindingPage(
            .signpostMissing,
            "helper.yaml lists under signposts which service a topic that touches a danger must name.",
            bad: .helper("signposts: [{topic: two, refer: [emergency]}]"), good: .helper("signposts: []")),
    ]

    private static let referring = ["helper.yaml": Around.helper.joined(separator: "\n") + "\nrequire: [referrals]"]

    static let graph: [FindingPage] = [
        FindingPage(
            .testFailed, "The conversation went another way than its author wants. The message says how, and why.",
            bad: .file("tests/t.yaml", "- {id: t, turns: [{user: good morning, expect: [three]}]}"),
            good: .file("tests/t.yaml", "- {id: t, turns: [{user: what is two, expect: [two]}]}")),
        FindingPage(
            .wordingChanged, "Somebody looked at these words and kept them; a change is looked at again.",
            bad: .file(
                "tests/t.yaml", "- {id: t, turns: [{user: what is two, expect: [two]}]}",
                with: ["tests/t.transcript": "# t\n\n> what is two\n\nThree."]),
            good: .file("tests/t.yaml", "- {id: t, turns: [{user: what is two, expect: [two]}]}")),
        FindingPage(
            .stuck, "Somebody who comes there can do nothing but close the helper.",
            bad: .topic("next: []"), good: .topic("next: [two, three]")),
        FindingPage(
            .deadOption, "An option that does not lead where it says is a broken promise.",
            bad: .helper(
                "guide: [{when: {stage: pregnant}, topics: [greet]}, {when: {stage: later}, topics: [two]}]",
                with: greeting),
            good: .helper(
                "guide: [{when: {stage: pregnant}, topics: [three]}, {when: {stage: later}, topics: [two]}]",
                with: greeting)),
        FindingPage(
            .unreachableTopic, "Whoever picks instead of typing never comes to it.",
            bad: .topic("title: The first"),
            good: .topic(
                "title: The first",
                with: [
                    "helper.yaml": Around.helper.joined(separator: "\n").replacing(
                        "menu: [two]", with: "menu: [one, two]")
                ])),
        FindingPage(
            .unreachableVariant, "Its words are never read: no message and no question gives the situation.",
            bad: .topic(
                "answer: {short: It helps., variants: [{when: {age: young}, short: It waits.}]}", with: unaskedSlot),
            good: .topic(
                "answer: {short: It helps., variants: [{when: {age: young}, short: It waits.}]}\nslots: [age]",
                with: unaskedSlot)),
    ]

    private static let greeting = [
        "topics/help/greet.yaml": "id: greet\nkind: social\ntitle: Hello\nasks: [good morning]\nanswer: {short: Hello.}"
    ]

    private static let unaskedSlot = [
        "situations.yaml":
            "- {slot: age, question: How old are you?, values: {young: {label: Young}, old: {label: Old}}}"
    ]
}
