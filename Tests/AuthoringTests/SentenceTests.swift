import Playbook
import Testing

@testable import Authoring

@Suite("Sentences and reading level")
struct SentenceTests {
    @Test(
        "Sentences end at stops, not at short forms, decimals or times",
        arguments: [
            ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
            ("At 9.30am, see Dr. Who, e.g. today. Then rest.", ["At 9.30am, see Dr. Who, e.g. today.", "Then rest."]),
            ("She said \"stop.\" Then left.", ["She said \"stop.\"", "Then left."]),
            ("Go to theros.org.uk now.", ["Go to theros.org.uk now."]),
            ("...", []), ("", []),
        ])
    func splitting(_ text: String, _ expected: [String]) { #expect(Sentences.of(text).map(\.text) == expected) }

    @Test("A citation belongs to the sentence before it, and a heading is known")
    func citations() {
        func cite(_ source: String) -> Passage.Span { .citation(.init(source: source, facts: ["F"])) }
        let sentences = Sentences.of(
            Passage([
                .paragraph([.strong("What it is")]),
                .paragraph([
                    .text("One "), .strong("bold"), .text(". "), cite("a"), cite("b"), .text(" Two "), cite("c"),
                    .text("."),
                ]),
                .list([[.text("item")], [.text("next")]]),
            ]))
        #expect(sentences.map(\.text) == ["What it is", "One bold.", "Two", "item", "next"])
        #expect(sentences.map { $0.citations.map(\.source) } == [[], ["a", "b"], ["c"], [], []])
        #expect(sentences.map(\.isHeading) == [true, false, false, false, false])
        #expect(sentences.map(\.block) == [0, 1, 1, 2, 3])
    }

    @Test(
        "Syllables are counted as they are spoken",
        arguments: [
            ("bone", 1), ("bones", 1), ("little", 2), ("healed", 1), ("needed", 2), ("boxes", 2), ("recovery", 4),
            ("the", 1), ("a", 1),
            ("medicine", 3), ("baby", 2),
        ])
    func syllables(_ word: String, _ count: Int) { #expect(Syllables.count(word[...]) == count) }
}
