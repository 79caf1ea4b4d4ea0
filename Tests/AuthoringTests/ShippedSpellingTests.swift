import Testing

@testable import Understanding

/// How the shipped vocabulary reads what people type.
@Suite("Spelling with the shipped words")
struct ShippedSpellingTests {
    @Test(
        "The common word is meant where a rare one lies as near",
        arguments: [("i woud like", "would"), ("coud it be", "could"), ("wether it helps", "whether")])
    func commonWords(_ typed: String, _ meant: String) {
        #expect(words(typed).contains(meant), "\(words(typed))")
    }

    @Test(
        "A misspelling that a concept lists is the word beside it",
        arguments: [("brestfeeding", "breastfeeding"), ("calcuim", "calcium"), ("osteoprosis", "osteoporosis")])
    func listed(_ typed: String, _ meant: String) { #expect(words(typed) == [meant]) }

    @Test(
        "A word that people use is no slip for another",
        arguments: ["broody", "bairns", "untreated", "infertility", "asymptomatic", "undiagnosed"])
    func ownWords(_ word: String) { #expect(words(word) == [word]) }

    private func words(_ text: String) -> [String] {
        let utterance = Self.reader.read(text)
        return utterance.tokens.indices.map { utterance.text($0) }
    }

    private static let reader = Reader(ShippedEngine.authored.playbook)
}
