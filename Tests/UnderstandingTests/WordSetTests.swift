import Testing

@testable import Understanding

@Suite struct WordSetTests {
    private static let words = (0..<5_000).map { Array("word\($0)".utf8) }
    private static let set: WordSet = {
        var table = WordTable()
        for word in words { _ = table.intern(word) }
        return WordSet(table)
    }()

    @Test func itHoldsItsWordsAndNoOthers() {
        #expect(Self.set.count == Self.words.count)
        #expect(Self.words.allSatisfy(Self.set.contains))
        #expect(!(0..<5_000).contains { Self.set.contains(Array("other\($0)".utf8)) })
        #expect(!WordSet().contains(Self.words[0]) && !WordSet(WordTable()).contains(Self.words[0]))
    }

    @Test func itIsReadAsItWasWritten() throws {
        var writer = ModelWriter()
        Self.set.write(to: &writer)
        var reader = ModelReader(writer.bytes)
        #expect(try WordSet(from: &reader) == Self.set)
    }

    /// A search in a table without a free slot would never end.
    @Test func aFullTableIsRefused() {
        var writer = ModelWriter()
        writer.put(UInt32(3))
        writer.put([1, 2, 3] as [UInt32])
        var reader = ModelReader(writer.bytes)
        #expect(throws: ModelError.self) { try WordSet(from: &reader) }
    }
}
