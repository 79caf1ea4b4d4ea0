import Testing

@testable import Authoring

/// Each check twice: what it finds and where, and what it leaves alone.
@Suite("Checks")
struct CheckTests {
    static let file = "topics/help/one.yaml"

    /// A topic with everything around it that checks look at.
    static func others(helper: String = "") -> [String: String] {
        [
            "helper.yaml": Scratch.helper(helper),
            "topics/help/two.yaml": Scratch.topic("two", ask: "what is two"),
            "concepts/c.yaml": "bone: {words: [bone]}\nmedicine: {words: [heparin], phrases: [bone drug]}",
            "situations.yaml": "- {slot: stage, values: {pregnant: {label: Pregnant}, later: {label: Later}}}",
            "referrals.yaml": "- {id: gp, name: GP, phone: \"0808 800 0035\", checked: 2026-01-01}",
            "sources.yaml": "- {id: good, title: S, kind: cohort}\n- {id: news, title: N, kind: other}",
            "facts/f.yaml": """
            - {id: F-1, fact: One., sources: [good], strength: weak}
            - {id: F-2, fact: Two., sources: [news], strength: weak}
            - {id: F-3, fact: Three., sources: [good], strength: weak, note: "use only with another source"}
            """,
        ]
    }

    func check(
        _ more: String, short: String = "It helps.", full: String = "", helper: String = "",
        today: String = "2026-12-01"
    ) throws -> ([String], [String]) {
        let topic = """
            id: one
            title: One
            asks: [what is one]
            answer:
              short: "\(short)"
            \(full.isEmpty ? "" : "  full: |\n" + full.split(separator: "\n", omittingEmptySubsequences: false).map { "    " + $0 }.joined(separator: "\n"))
            \(more)
            """
        let text = Marked(topic)
        let scratch = try Scratch(Self.others(helper: helper).merging([Self.file: text.text]) { $1 })
        return (codes(scratch.read(today: today).findings, in: Self.file), text.places)
    }

    @Test("An id that nothing has is found, wherever it is used")
    func dangling() throws {
        let (found, marks) = try check(
            "next: [two, ①tow]\nrefer: [gp, ②pg]\nslots: [③stag]\npatterns: [{any: [~bone, \"a ④~bown\"]}]",
            short: "It helps. ⑤[^god]{F-1}")
        #expect(found.sorted() == marks.map { $0 + " unknown-id" }.sorted())
        #expect(try check("next: [two]\nrefer: [gp]\npatterns: [~bone]", short: "It helps. [^good]{F-1}").0 == [])
    }

    @Test("The mend for a dangling id names the nearest one")
    func nearest() throws {
        let scratch = try Scratch(
            Self.others().merging([Self.file: Scratch.topic("one", "next: [tow]\nrefer: [zzzzzz]")]) { $1 })
        #expect(scratch.read().findings.map(\.mend) == ["did you mean two?", "add it to referrals.yaml"])
    }

    @Test("Slots and values of a condition must exist")
    func conditions() throws {
        let marked = """
            id: one
            title: One
            asks: [what is one]
            answer:
              short: It helps.
              variants:
                - {when: {①stagge: pregnant}, short: A}
                - {when: {stage: [later, ②pregnent]}, short: B}
            """
        let (found, marks) = try findings(in: marked, as: Self.file, with: Self.others())
        #expect(found == marks.map { $0 + " unknown-id" })
    }

    @Test("Concepts that include each other in a circle are found once")
    func cycles() throws {
        let (found, _) = try findings(
            in:
                "①a: {words: [x], includes: [b]}\nb: {words: [y], includes: [c]}\nc: {words: [z], includes: [b]}\nd: {words: [w], includes: [a]}",
            as: "concepts/x.yaml")
        #expect(found == ["1:1 include-cycle"])
        #expect(
            try findings(
                in: "a: {words: [x], includes: [b, c]}\nb: {words: [y], includes: [c]}\nc: {words: [z]}",
                as: "concepts/x.yaml"
            ).found == [])
    }

    @Test(
        "Patterns that are empty or cannot match are found",
        arguments: [
            ("①{none: [a]}", "never-matches"), ("①{any: [a, {none: [b]}]}", "never-matches"),
            ("①{all: [a, b], none: [b]}", "never-matches"), ("①{}", "empty-pattern"), ("{all: ①[]}", "empty-pattern"),
            ("①\"\"", "empty-pattern"), ("①~", "empty-pattern"), ("①[a, b]", "wrong-shape"),
            ("{①al: [a], any: [b]}", "unknown-key"),
            ("{any: [a], within: ①3}", "wrong-shape"), ("{sequence: [a, b], gap: ①many}", "bad-value"),
            ("\"①a?\"", "word-form"),
        ])
    func badPatterns(_ pattern: String, _ code: String) throws {
        let (found, marks) = try check("patterns:\n  - \(pattern)")
        #expect(found.contains("\(marks[0]) \(code)"), "\(found)")
    }

    @Test(
        "Patterns that can match are left alone",
        arguments: [
            "word", "=word", "~bone", "\"two words\"", "can't", "x-ray", "{all: [a], none: [b]}", "{any: [a, b]}",
            "{sequence: [a, ~bone], gap: 0}", "{phrase: \"a b\"}", "{all: [{any: [a, b]}, {none: [c]}]}",
        ])
    func goodPatterns(_ pattern: String) throws {
        #expect(try check("patterns:\n  - \(pattern)").0 == [])
    }

    @Test(
        "A citation must have its form",
        arguments: ["[^good]", "[^good]{}", "[^good]{F-1", "[^good{F-1}", "[^Good Source]{F-1}"])
    func citationForm(_ citation: String) throws {
        let (found, marks) = try check("", short: "It helps. ①\(citation)")
        #expect(found.contains("\(marks[0]) citation-syntax"), "\(found)")
    }

    @Test("A cited fact must rest on the cited source")
    func factSource() throws {
        let (found, marks) = try check("", short: "It helps. ①[^news]{F-1}")
        #expect(found == ["\(marks[0]) fact-source"])
    }

    @Test("Markup that passages do not have is found")
    func markup() throws {
        let (found, marks) = try check("", full: "①# Heading\n\nSee [this](http://x).\n\nA ②**strong word.")
        #expect(found.contains("\(marks[0]) markup") && found.contains("\(marks[1]) markup") && found.count == 3)
    }

    static let require = "require: [citations, review, referrals]\ncite: [medicine]"
    static let kept = "refer: [gp]\nreview: {checked: 2026-11-22, due: 2027-11-22, by: \"\"}"

    @Test("Where citations are required, a number or a listed concept needs one")
    func missingCitations() throws {
        let (found, marks) = try check(
            Self.kept, short: "Most heal. [^good]{F-1}",
            full: "①It takes 6 weeks. You may ask.\n\n- ②heparin is one\n- ③a bone drug is one", helper: Self.require)
        #expect(found == marks.map { $0 + " citation-missing" })
    }

    @Test("Questions, headings, known numbers and cited sentences need no citation")
    func citedEnough() throws {
        let full = """
            **In the first 6 weeks**

            It takes 6 weeks. [^good]{F-1} You may ask. Is heparin safe? Call 0808 800 0035.
            """
        #expect(
            try check(Self.kept, short: "Most heal. [^good]{F-1}", full: full, helper: Self.require).0 == [
                "9:5 long-paragraph"
            ])
        #expect(try check("", short: "It takes 6 weeks with heparin.").0 == [])
    }

    @Test("What helper.yaml requires must be there")
    func required() throws {
        #expect(try check("", helper: Self.require).0 == ["1:5 required", "1:5 required", "1:5 required"])
        #expect(try check(Self.kept, short: "It helps. [^good]{F-1}", helper: Self.require).0 == [])
    }

    @Test("A source of kind other never carries what is said of a medicine; a doubtful fact needs company")
    func weakSources() throws {
        let helper = "cite: [medicine]"
        #expect(
            try check("", short: "I liked it. [^news]{F-2} ①It heals. [^good]{F-3}", helper: helper).0.map {
                $0.split(separator: " ")[1]
            } == ["weak-source"])
        let (found, marks) = try check("", short: "①The heparin helped. [^news]{F-2}", helper: helper)
        #expect(found == ["\(marks[0]) weak-source"])
        #expect(try check("", short: "The heparin helped. [^news]{F-2} [^good]{F-3}", helper: helper).0 == [])
    }

    @Test(
        "A telephone number that is not a referral's is found",
        arguments: ["0808 800 0036", "020 7946 0000", "+44 20 7946 0000", "call 118"])
    func unknownPhones(_ number: String) throws {
        let (found, _) = try check("", short: "Please \(number) now.")
        #expect(found.map { $0.split(separator: " ")[1] } == ["phone"], "\(found)")
    }

    @Test(
        "A referral's number and other numbers are no unknown telephone numbers",
        arguments: [
            "call 0808 800 0035", "call 0808-800-0035", "in 2018 2019", "about 12,000 women", "call 112", "30 to 40",
            "B12 and D3",
        ])
    func knownPhones(_ text: String) throws { #expect(try check("", short: "Please \(text) now.").0 == []) }

    @Test("An option of more than 60 characters is found")
    func labels() throws {
        let (found, marks) = try check("question: ①\"\(String(repeating: "a", count: 61))\"")
        #expect(found == ["\(marks[0]) long-label"])
        #expect(try check("question: \"\(String(repeating: "a", count: 60))\"").0 == [])
    }

    @Test("The same ask under two topics is an error, whatever its capitals and stops")
    func sharedAsks() throws {
        let (found, marks) = try findings(
            in: "id: two\ntitle: Two\nasks: [tell me, ①What is ONE?]\nanswer: {short: x}", as: "topics/help/two.yaml",
            with: ["topics/getting-better/one.yaml": Scratch.topic("one", ask: "what is one")])
        #expect(found == ["\(marks[0]) shared-ask"])
    }

    @Test("Asks of the same words in another order are nearly the same")
    func nearAsks() throws {
        let (found, marks) = try findings(
            in:
                "id: one\ntitle: One\nasks: [is it safe, ①\"it is safe\", is it painful, ②\"Is it painful?\"]\nanswer: {short: x}",
            as: Self.file)
        #expect(found == marks.map { $0 + " near-ask" })
        #expect(
            try findings(
                in: "id: one\ntitle: One\nasks: [is it safe, is it very safe, is this safe]\nanswer: {short: x}",
                as: Self.file
            ).found == [])
    }

    @Test("Long sentences and paragraphs are warnings at the sentence")
    func lengths() throws {
        let long = (1...21).map { _ in "word" }.joined(separator: " ")
        let (found, marks) = try check("", full: "Short here. ①\(long).\n\n②A b. C d. E f. G h.")
        #expect(found == ["\(marks[0]) long-sentence", "\(marks[1]) long-paragraph"])
        #expect(
            try check("", full: "A b. C d. E f.\n\n- \((1...20).map { _ in "word" }.joined(separator: " "))").0 == [])
    }

    @Test(
        "Banned words are found as words, not inside others",
        arguments: ["suffering from it", "an acute pain", "calcium & milk", "commit suicide", "click here"])
    func banned(_ text: String) throws {
        let (found, marks) = try check("", short: "①Some have \(text).")
        #expect(found == ["\(marks[0]) banned-word"])
        #expect(try check("", short: "Go to A&E. It is accurate, and a cuter one clicks hereby.").0 == [])
    }

    @Test("A topic that is hard to read is a warning that names the long words")
    func hard() throws {
        let (found, marks) = try check(
            "", short: "Considerable osteological deterioration necessitates multidisciplinary investigation.")
        #expect(found == ["1:5 hard-to-read"], "\(marks)")
        #expect(try check("", short: "Bones can break. They heal in time. You can ask.").0 == [])
    }

    @Test("Slots without a variant and variants that cannot be reached are warnings")
    func variants() throws {
        let marked = """
            id: one
            title: One
            asks: [what is one]
            slots: [①stage]
            answer: {short: It helps.}
            """
        let (found, marks) = try findings(in: marked, as: Self.file, with: Self.others())
        #expect(found == ["\(marks[0]) unused-slot"])
        let dead = """
            id: one
            title: One
            asks: [what is one]
            slots: [stage]
            answer:
              short: It helps.
              variants:
                - {when: {stage: [pregnant, later]}, short: A}
                - ①{when: {stage: later}, short: B}
                - ②{when: {stage: pregnant}}
            """
        let (deadFound, deadMarks) = try findings(in: dead, as: Self.file, with: Self.others())
        #expect(deadFound == deadMarks.map { $0 + " dead-variant" })
    }

    @Test("Dates that have passed are warnings, and only where a day is given")
    func dates() throws {
        let review = "review: {checked: 2026-11-22, due: ①2027-11-22, by: \"\"}"
        let (found, marks) = try check(review, today: "2027-11-23")
        #expect(found == ["\(marks[0]) overdue"])
        #expect(try check(review, today: "2027-11-22").0 == [])
        let scratch = try Scratch(Self.others())
        #expect(scratch.read(today: "2027-01-02").findings.map(\.code) == [.overdue])
        #expect(scratch.read(today: "2027-01-01").findings == [])
        #expect(scratch.read().findings == [])
    }

    @Test("helper.yaml needs every wording and cue, its places in braces, and a menu of nine at most")
    func helper() throws {
        let text = Scratch.helper("menu: [\((1...10).map { _ in "one" }.joined(separator: ", "))]")
            .replacing("  ask-which: \"Words for this. \"\n", with: "").replacing("{assumed}", with: "")
            .replacing("  \"going\": [\"cue for going\"]", with: "  \"going\": []")
        let scratch = try Scratch(["helper.yaml": text, Self.file: Scratch.topic("one")])
        let found = scratch.read().findings
        #expect(found.map(\.code) == [.menuSize, .wordingMissing, .badValue, .wordingMissing])
        #expect(found[1].message == "wordings has no ask-which" && found[3].message == "cues has no going")
    }

    @Test("A list that names something twice and a topic that leads to itself are found")
    func repeated() throws {
        let (found, marks) = try check("next: [two, ①two, ②one]\nrefer: [gp, ③gp]")
        #expect(found == marks.map { $0 + " repeated-id" })
        #expect(try check("next: [two]\nrefer: [gp]").0 == [])
    }

    @Test("A concept's words are single words, and it has some")
    func conceptWords() throws {
        let (found, marks) = try findings(
            in: "leg: {words: [leg, ①\"left leg\"]}\n②arm: {words: [], phrases: []}", as: "concepts/x.yaml")
        #expect(found == ["\(marks[0]) word-form", "\(marks[1]) empty-pattern"])
        #expect(try findings(in: "leg: {words: [leg]}\narm: {includes: [leg]}", as: "concepts/x.yaml").found == [])
    }

    @Test("What a listed concept includes must be cited too")
    func citedIncludes() throws {
        let found = try Scratch([
            "helper.yaml": Scratch.helper("require: [citations]\ncite: [drug]"),
            "concepts/c.yaml": "drug: {includes: [heparin]}\nheparin: {words: [heparin]}",
            Self.file: Scratch.topic("one", short: "You may have heparin."),
        ]).read().findings.map(\.code)
        #expect(found == [.required, .citationMissing])
    }
}
