import Testing

@testable import Understanding

@Suite struct ReadingTests {
    @Test(arguments: [
        ("привет", true), ("我的背很痛 2", true), ("ظهري يؤلمني!", true), ("привет mum", false), ("café", false),
        ("22", false),
        ("", false), ("🤕", false),
    ])
    func lettersOfAnotherScriptAreNoticed(_ text: String, _ isForeign: Bool) {
        #expect(Small.understander.read(text).isForeign == isForeign)
    }

    @Test func apostrophesAndShortFormsAreWrittenOut() {
        #expect(Small.words("I can't feed") == Small.words("i cant feed"))
        #expect(Small.words("can't") == ["can", "not"])
        #expect(Small.words("u ok? im not") == ["you", "ok", "i", "am", "not"])
    }

    @Test(arguments: [
        ("I'll rest", "i will rest"), ("he\u{2019}ll cry", "he will cry"), ("We'll be home", "we will be home"),
        ("we're at home", "we are at home"), ("I've OD'd", "i have overdosed"),
        ("She'd rather not, we'd both", "she would rather not we would both"),
        ("ill need a scan", "i will need a scan"), ("my mum says hell find me", "my mum says he will find me"),
        ("were moving house", "we are moving house"), ("and well need help", "and we will need help"),
    ])
    func shortFormsThatSpellAnotherWordAreWrittenOut(_ text: String, _ words: String) {
        #expect(Small.words(text).joined(separator: " ") == words)
    }

    @Test(arguments: [
        "i feel ill have a fever", "we were moving house", "we were so ill", "in the shed like a tool",
        "were they moving",
    ])
    func plainWordsOfTheSameLettersStay(_ text: String) {
        #expect(Small.words(text).joined(separator: " ") == text)
    }

    @Test func numbersKeepTheirSignAndDot() {
        #expect(
            Small.words("T-score -2.9, 30weeks and 1,000 on the 2nd") == [
                "t", "score", "-2.9", "30", "weeks", "and", "1000", "on", "the", "second",
            ])
    }

    @Test func abbreviationsWithDotsAreOneWord() {
        #expect(Small.words("A&E and the G.P. said").prefix(5) == ["ae", "and", "the", "gp", "said"])
        #expect(Small.understander.read("the G.P. said so").sentences.count == 1)
    }

    @Test func accentsQuotesAndWidthFoldTheSameInEveryUnicodeForm() {
        let composed = "caf\u{E9} can\u{2019}t \u{FF46}\u{FF45}\u{FF45}\u{FF44}"
        let decomposed = "cafe\u{301} can't feed"
        #expect(Small.words(composed) == Small.words(decomposed))
        #expect(Small.words("\u{AC01}").count == Small.words("\u{1100}\u{1161}\u{11A8}").count)
    }

    @Test func sentencesEndAtStopsQuestionsAndLines() {
        let utterance = Small.understander.read("My back hurts. Is it safe?\nthanks... and bye")
        #expect(utterance.sentences.map(\.words.count) == [3, 3, 3])
        #expect(utterance.sentences.map(\.isQuestion) == [false, true, false])
    }

    @Test func drawnOutLettersAreSqueezed() {
        #expect(Small.words("saaafe") == ["safe"])
        #expect(Small.words("soooo") == ["so"])
    }

    @Test func rangesPointIntoTheTypedText() {
        let text = "Is brustfeeding sàfe?"
        let bytes = Array(text.utf8)
        let utterance = Small.understander.read(text)
        let typed = utterance.tokens.map {
            String(decoding: bytes[Int($0.range.lowerBound)..<Int($0.range.upperBound)], as: UTF8.self)
        }
        #expect(typed == ["Is", "brustfeeding", "sàfe"])
    }

    @Test func picturesSayNothingOrAWord() {
        #expect(Small.words("\u{1F600}").isEmpty)
        #expect(Small.words("\u{1F44D}") == ["yes"])
        #expect(Small.understander.read("  ?! \u{1F600}").isEmpty)
    }
}
