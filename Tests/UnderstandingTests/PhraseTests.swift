import Testing

@testable import Understanding

@Suite("Phrases") struct PhraseTests {
    @Test func manyAreReadTogetherAsEachIsReadByItself() {
        let reader = Small.understander.reader
        let texts = [
            "", "go back", "well", "ill", "need a scan", "+", "+ and", "and +", "-", "- no", "no -", "-2.9", "1,000",
            "30+4", "A&E", "&", "a", "e.g.", "g.p", ".", "no...", "it's", "'", "dont know", "u", "#", "#2", "50%",
            "pleeease",
            "breast", "feed", "safly", "babby", "mybaby", "na\u{ef}ve", "\u{301}yes", "\u{2019}m", "\u{1F44D}",
            "one\ntwo", "two ",
            "?", "why?", String(repeating: "safe milk ", count: 150), "1st", "nd", "1", "st",
        ]
        // In any order: what stands before and behind a text changes nothing.
        for turned in texts.indices {
            let texts = Array(texts[turned...] + texts[..<turned])
            let together = reader.phrases(texts)
            let single = texts.map { reader.words(of: $0).tokens.map(\.formHash) }.filter { !$0.isEmpty }
            let hashes = (0..<together.count).map { phrase in
                (0..<together.length(phrase)).map { together.hash(phrase, $0) }
            }
            #expect(hashes == single)
        }
    }
}
