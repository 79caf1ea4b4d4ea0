extension FindingPage {
    /// `helper.yaml` that wants every claim cited.
    private static let citing = [
        "helper.yaml": Around.helper.joined(separator: "\n") + "\ncite: [medicine]\nrequire: [citations]"
    ]

    /// `helper.yaml` that wants plain words before medical ones.
    private static let naming = ["helper.yaml": Around.helper.joined(separator: "\n") + "\nmedical-words: [vertebra]"]

    static let texts: [FindingPage] = [
        FindingPage(
            .markup, "Answers are read on terminals and telephones; headings and links would show as signs.",
            bad: .says("See **the page."), good: .says("See **the page**.")),
        FindingPage(
            .citationSyntax, "A citation that is not read would be shown to the reader as it stands.",
            bad: .says("It helps. [^good"), good: .says("It helps. [^good]{F-1}")),
        FindingPage(
            .citationMissing, "A number or a medicine without a source cannot be checked by anybody.",
            bad: .says("It helped 24 women.", with: citing),
            good: .says("It helped 24 women. [^good]{F-1}", with: citing)),
        FindingPage(
            .factSource, "The reader is sent to a page that does not say it.", bad: .says("It helps. [^good]{F-2}"),
            good: .says("It helps. [^good]{F-1}")),
        FindingPage(
            .weakSource,
            "News and personal accounts may colour an answer; they never carry what it says of a medicine.",
            bad: .says("Heparin helps. [^other]{F-2}", with: citing),
            good: .says("Heparin helps. [^good]{F-1}", with: citing)),
        FindingPage(
            .phone, "A wrong number can cost a life. Each number stands once, in referrals.yaml.",
            bad: .says("Call 0808 800 0036."), good: .says("Call 0808 800 0035.")),
        FindingPage(
            .longLabel, "Options are one line on a narrow screen.",
            bad: .topic("question: What should I do if I think that I may have broken a bone in my back again?"),
            good: .topic("question: Have I broken a bone in my back again?")),
        FindingPage(
            .longSentence, "Long sentences are lost on readers who are tired, in pain or afraid.",
            bad: .says(
                "It may help some of the women who have had one or more broken bones in the back after they gave birth to a baby."
            ),
            good: .says("It may help some women. They had broken bones in the back.")),
        FindingPage(
            .longParagraph, "Three sentences are what stays on a small screen.",
            bad: .says("It helps. It is slow. It is safe. It is free."), good: .says("It helps. It is slow and safe.")),
        FindingPage(
            .bannedWord, "Words that blame, frighten or cloud have no place here. The message names the word to write.",
            bad: .says("Women who suffer from this get better."), good: .says("Women who have this get better.")),
        FindingPage(
            .hardToRead, "Half of all adults read no better than a child of eleven. The message names the long words.",
            bad: .says(
                "Immobilisation deteriorates musculoskeletal rehabilitation considerably. Multidisciplinary consultations accelerate recuperation."
            ),
            good: .says("Lying still makes muscles weak. A team can help you heal.")),
        FindingPage(
            .webAddress, "An address that does not open, or is not encrypted, fails a person who was told to trust it.",
            bad: .file("sources.yaml", "- {id: good, title: Good, url: www.nhs.uk}\n- {id: other, title: Other}"),
            good: .file(
                "sources.yaml", "- {id: good, title: Good, url: \"https://www.nhs.uk\"}\n- {id: other, title: Other}")),
    ]

    static let style: [FindingPage] = [
        FindingPage(
            .dashRange, "Screen readers say minus, or nothing at all.", bad: .says("It takes 5-10 days."),
            good: .says("It takes 5 to 10 days.")),
        FindingPage(
            .barePercentage, "People see 1 in 5 before their eyes, and not 20%.", bad: .says("It helped 20% of women."),
            good: .says("It helped about 1 in 5 women (20%).")),
        FindingPage(
            .numeralsTogether, "Two numbers side by side are read as one.", bad: .says("Take 2 500 units."),
            good: .says("Take two lots of 500 units.")),
        FindingPage(
            .doseSpace, "The number and its unit could be parted at the end of a line.",
            bad: .says("It has 250 mg in it."),
            good: .says("It has 250mg in it.")),
        FindingPage(
            .dateForm, "6/8 is August to some and June to others.", bad: .says("It was found on 6/8/2018."),
            good: .says("It was found on 6 August 2018.")),
        FindingPage(
            .falseComfort, "Nobody can promise it, and a worry that is waved away is not told again.",
            bad: .says("Do not worry, it helps."), good: .says("It helps many women.")),
        FindingPage(
            .thePatient, "The answer is for her, and so speaks to her.", bad: .says("The patient can walk."),
            good: .says("You can walk.")),
        FindingPage(
            .shortNegative, "Readers who are new to English, or read fast, miss the negative.",
            bad: .says("It doesn't hurt."),
            good: .says("It does not hurt.")),
        FindingPage(
            .weightTarget, "Numbers of weight and food do harm to somebody with an eating disorder.",
            bad: .says("Keep to 2,000 calories a day."), good: .says("Eat enough through the day.")),
        FindingPage(
            .medicalWord, "The plain word comes first, and the medical one in brackets behind it.",
            bad: .topic("answer:\n  short: It heals.\n  full: A vertebra breaks.", with: naming),
            good: .topic("answer:\n  short: It heals.\n  full: A bone of the spine (vertebra) breaks.", with: naming)),
    ]
}
