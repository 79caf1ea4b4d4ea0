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

    private static let phrases = PhraseSet(
        joining: [["go back", "back", "go back to the start"], ["no", "no i meant"]].map(Small.understander.phrases))

    private static func bytes(_ set: PhraseSet) -> [UInt8] {
        var writer = ModelWriter()
        set.write(to: &writer)
        PhraseFirsts([set]).write(to: &writer)
        return writer.bytes
    }

    private static func read(_ bytes: [UInt8]) throws -> (set: PhraseSet, firsts: PhraseFirsts) {
        var reader = ModelReader(bytes)
        return (try PhraseSet(from: &reader), try PhraseFirsts(from: &reader))
    }

    private static let said = [
        "go back", "please go back to the start", "no", "no no", "no i meant", "go", "back to the start", "",
    ].map(Small.understander.read)

    private static func found(_ set: PhraseSet, _ firsts: PhraseFirsts) -> [[UInt64]] {
        let understander = Small.understander
        return said.map { words in
            [understander.sets(with: words, in: set), understander.setsBegun(in: words, of: firsts)]
                + words.tokens.indices.map { UInt64(set.length(at: $0, of: words)) }
        }
    }

    @Test func thoseThatWereKeptAreFoundAsThoseThatWereRead() throws {
        let kept = try Self.read(Self.bytes(Self.phrases))
        #expect(kept.set == Self.phrases && kept.firsts == PhraseFirsts([Self.phrases]))
        #expect(Self.found(kept.set, kept.firsts) == Self.found(Self.phrases, PhraseFirsts([Self.phrases])))
        #expect(Self.found(kept.set, kept.firsts)[0] == [1, 1, 2, 1])
    }

    @Test func damagedOnesAreRefusedOrHeldAgainstWhatIsSaid() {
        let bytes = Self.bytes(Self.phrases)
        var refused = 0
        for place in bytes.indices {
            for value in [0, 1, 0x7F, 0xFF] as [UInt8] {
                var damaged = bytes
                damaged[place] = value
                guard let (set, firsts) = try? Self.read(damaged) else {
                    refused += 1
                    continue
                }
                #expect(Self.found(set, firsts).count == Self.said.count)
            }
        }
        #expect(refused > 100)
    }
}
