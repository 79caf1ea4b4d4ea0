import Testing

@testable import Authoring

/// The checks that lists of `referrals.yaml` and `helper.yaml` steer: counterparts, medical words, signposts.
@Suite("Lists that steer checks")
struct DirectoryTests {
    static let file = "topics/help/one.yaml"

    @Test("A counterpart names other services that exist, each once")
    func counterparts() throws {
        let gp = "- {id: gp, name: GP}\n"
        let (found, marks) = try findings(
            in: gp + "- {id: line, name: Line, counterpart-of: [gp, ①gpp, ②line, ③gp]}", as: "referrals.yaml")
        #expect(
            found.sorted()
                == ["\(marks[0]) unknown-id", "\(marks[1]) repeated-id", "\(marks[2]) repeated-id"].sorted())
        #expect(
            try findings(in: gp + "- {id: line, name: Line, counterpart-of: [gp]}", as: "referrals.yaml").found == [])
    }

    private func medical(_ full: String, variant: String = "later") throws -> (found: [String], marks: [String]) {
        try findings(
            in: """
                id: one
                title: One
                asks: [what is one]
                answer:
                  short: Ask about mastitis.
                  variants:
                    - when: {who: \(variant)}
                      full: |
                        \(full)
                """, as: Self.file,
            with: [
                "helper.yaml": Scratch.helper("medical-words: [mastitis, weak hip]"),
                "situations.yaml": "- {slot: who, values: {professional: {label: In health}, later: {label: Later}}}",
            ])
    }

    @Test(
        "A medical word before its plain word is found",
        arguments: [
            "It heals. ①Mastitis hurts.", "①Full breasts and mastitis can come.", "①A weak hips check helps.",
            "①Sore breasts (with fever), or mastitis. Then a sore breast (mastitis).",
        ])
    func medicalWord(_ full: String) throws {
        let (found, marks) = try medical(full)
        #expect(found == ["\(marks[0]) medical-word"])
    }

    @Test(
        "A medical word that is explained, or part of another word, is left alone",
        arguments: [
            "A sore breast (mastitis) hurts. Mastitis heals.", "It is called mastitis.",
            "Mastitis means a sore breast.",
            "Mastitis (a sore breast) hurts.", "Mastitislike pain.",
        ])
    func explained(_ full: String) throws { #expect(try medical(full).found == []) }

    @Test("Answers for professionals need no plain word first")
    func professionals() throws {
        #expect(try medical("Mastitis hurts.", variant: "professional").found == [])
    }

    @Test("A topic without its signpost is found, and one with it is not")
    func signposts() throws {
        func check(_ refer: String) throws -> (found: [String], marks: [String]) {
            try findings(
                in: Scratch.topic("①one", ask: "what is one", "refer: [\(refer)]"), as: Self.file,
                with: [
                    "helper.yaml": Scratch.helper("signposts: [{topic: one, refer: [beat]}]"),
                    "referrals.yaml": "- {id: gp, name: GP}\n- {id: beat, name: Beat}",
                ])
        }
        let (found, marks) = try check("gp")
        #expect(found == ["\(marks[0]) signpost-missing"])
        #expect(try check("gp, beat").found == [])
    }
}
