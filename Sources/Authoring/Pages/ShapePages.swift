extension FindingPage {
    static let shapes: [FindingPage] = [
        FindingPage(
            .duplicateKey, "Only one of the two can count, and which one is not for a program to guess.",
            bad: .file("topics/help/one.yaml", "id: one\ntitle: The first\ntitle: The other"),
            good: .topic("title: The first")),
        FindingPage(
            .unknownKey, "A misspelt key is read by nobody, so what stands under it is lost.",
            bad: .topic("titel: The first"), good: .topic("title: The first")),
        FindingPage(
            .wrongShape, "A list with one item is still a list: write the brackets, or a line with a hyphen.",
            bad: .topic("asks: what is one"), good: .topic("asks: [what is one]")),
        FindingPage(
            .missing, "The helper needs it to show the topic at all.", bad: .topic("title: \"\""),
            good: .topic("title: The first")),
        FindingPage(
            .tooDeep, "Brackets inside brackets a hundred deep are a slip of the keyboard.",
            bad: .topic("patterns: \(String(repeating: "[", count: 110))bone\(String(repeating: "]", count: 110))"),
            good: .topic("patterns: [\"~bone\"]")),
        FindingPage(
            .badID, "Ids stand in file names and in the socket's messages; those with blanks and capitals break there.",
            bad: .topic(
                "answer:\n  short: It helps.\n  details:\n    How Long: {asks: [how long], text: Six weeks or so.}"),
            good: .topic(
                "answer:\n  short: It helps.\n  details:\n    how-long: {asks: [how long], text: Six weeks or so.}")),
        FindingPage(
            .badValue, "Only the words listed for a key mean something there.", bad: .topic("kind: anwser"),
            good: .topic("kind: answer")),
    ]

    static let ids: [FindingPage] = [
        FindingPage(
            .duplicateID, "Whatever refers to it could mean either.",
            bad: .file("facts/more.yaml", "- {id: F-1, fact: Another., sources: [good], strength: weak}"),
            good: .file("facts/more.yaml", "- {id: F-3, fact: Another., sources: [good], strength: weak}")),
        FindingPage(
            .fileName, "Authors look for a topic by its file.", bad: .topic("id: first"), good: .topic("id: one")),
        FindingPage(
            .unknownSection, "Menus are made of sections; a topic outside them is in none.",
            bad: .file(
                "topics/helpp/four.yaml",
                "id: four\ntitle: Four\nasks: [what is four]\nanswer: {short: It helps.}\nnext: [two]"),
            good: .file(
                "topics/help/four.yaml",
                "id: four\ntitle: Four\nasks: [what is four]\nanswer: {short: It helps.}\nnext: [two]")),
        FindingPage(
            .unknownID, "What it refers to cannot be shown. The message names the nearest id there is.",
            bad: .topic("next: [tow]"), good: .topic("next: [two]")),
        FindingPage(
            .repeatedID, "An option that is offered twice, or leads back to where one stands, is no option.",
            bad: .topic("next: [two, two]"), good: .topic("next: [two, three]")),
        FindingPage(
            .includeCycle, "Each would have to hold the words of the other.",
            bad: .file(
                "concepts/x.yaml", "rest: {words: [rest], includes: [sleep]}\nsleep: {words: [sleep], includes: [rest]}"
            ),
            good: .file("concepts/x.yaml", "rest: {words: [rest], includes: [sleep]}\nsleep: {words: [sleep]}")),
        FindingPage(
            .unusedConcept, "It costs time to keep, and the author who looks for it thinks that it does something.",
            bad: .file("concepts/x.yaml", "wrist: {words: [wrist]}"),
            good: .file(
                "concepts/x.yaml", "wrist: {words: [wrist]}",
                with: [
                    "topics/help/one.yaml":
                        "id: one\ntitle: One\nasks: [what is one]\nanswer: {short: It helps.}\nnext: [two]\npatterns: [\"~wrist\"]"
                ])),
        FindingPage(
            .unusedSource, "A source that nothing rests on is looked over at each review for nothing.",
            bad: .file(
                "sources.yaml", "- {id: good, title: Good}\n- {id: other, title: Other}\n- {id: old, title: Old}"),
            good: .file("sources.yaml", "- {id: good, title: Good}\n- {id: other, title: Other}")),
        FindingPage(
            .swallowedConcept,
            "A word that is added to the smaller one must be added to the larger one too, and is forgotten.",
            bad: .file("concepts/x.yaml", "skeleton: {words: [bone, spine, hip, rib, skull]}"),
            good: .file(
                "concepts/x.yaml", "skeleton: {words: [skull, jaw], includes: [bone]}",
                with: [
                    "topics/help/one.yaml":
                        "id: one\ntitle: One\nasks: [my skull]\nanswer: {short: It helps.}\nnext: [two]"
                ])),
        FindingPage(
            .overlappingConcepts, "Patterns that name one of the two miss what was added to the other.",
            bad: .file(
                "concepts/x.yaml", "limb: {words: [two, \(limbs), ankle]}\npart: {words: [three, \(limbs), ankle]}"),
            good: .file(
                "concepts/x.yaml",
                "limb: {words: [two, \(limbs), ankle]}\npart: {words: [three, nose], includes: [limb]}")),
    ]

    private static let limbs = "arm, leg, hand, foot, toe, finger, thumb, elbow, knee, wrist"

    static let patterns: [FindingPage] = [
        FindingPage(
            .emptyPattern, "It asks for nothing, so it would fire always or never.",
            bad: .topic("patterns: [{any: []}]"),
            good: .topic("patterns: [{any: [one]}]")),
        FindingPage(
            .neverMatches, "A pattern that contradicts itself looks like a rule and does nothing.",
            bad: .topic("patterns: [{all: [one], none: [one]}]"), good: .topic("patterns: [{all: [one], none: [two]}]")),
        FindingPage(
            .wordForm, "Messages are read without signs; a word with one never stands in any.",
            bad: .topic("patterns: [\"one!\"]"), good: .topic("patterns: [one]")),
        FindingPage(
            .deadPattern, "A rule that fires on nothing people ask is misspelt, or waits for words that nobody uses.",
            bad: .topic("asks: [what is one]\npatterns: [{all: [one, spine]}]"),
            good: .topic("asks: [what is one, is one good for my spine]\npatterns: [{all: [one, spine]}]")),
        FindingPage(
            .strayPattern, "It never helps its own topic and takes messages from another.",
            bad: .topic("patterns: [\"what is two\"]"), good: .topic("patterns: [\"what is one\"]")),
    ]
}
