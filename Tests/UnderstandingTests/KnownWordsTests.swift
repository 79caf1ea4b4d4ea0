import Testing

@testable import Understanding

/// The words of the vocabulary as they lie in a model.
@Suite struct KnownWordsTests {
    private static let reader = Reader(Small.playbook)

    /// The numbers of the words of a text, looked for together.
    private static func found(_ text: String) -> [Int32] {
        let raw = RawWords(text)
        var found = [Int32](repeating: 7, count: raw.words.count)
        raw.words.withUnsafeBufferPointer { words in
            raw.forms.withUnsafeBufferPointer { forms in
                found.withUnsafeMutableBufferPointer {
                    reader.known.find(words, in: forms, reader.lexicon.table, to: $0)
                }
            }
        }
        return found
    }

    @Test func wordsLookedForTogetherAreThoseFoundOneByOne() {
        let table = Self.reader.lexicon.table
        let all = (0..<Int32(table.count)).map(table.text)
        #expect(all.contains { $0.utf8.count > KnownWord.begun })
        // Each as it is, cut short and gone on with: most of the latter are no words.
        let asked = all.flatMap { [$0, String($0.dropLast()), $0 + "x"] }.filter {
            $0.count > 1 && RawWords($0).words.count == 1
        }
        #expect(Self.found(asked.joined(separator: " ")) == asked.map { table.find(Array($0.utf8)) })
    }

    @Test func aWordNearTheEndOfATextIsReadNoFurther() {
        let table = Self.reader.lexicon.table
        for text in (0..<Int32(table.count)).map(table.text) where RawWords(text).words.count == 1 {
            #expect(Self.found(text) == [table.find(Array(text.utf8))])
        }
    }

    @Test func halvesAreThoseOfWordsOfTheVocabulary() {
        let table = Self.reader.lexicon.table
        let all = (0..<Int32(table.count)).map(table.text)
        for id in 0..<Int32(table.count) {
            let (own, shortest) = (all[Int(id)], KnownWord.Halves.shortest)
            let isHalf = own.utf8.count >= shortest
            let longer = all.filter { $0.utf8.count >= own.utf8.count + shortest }
            let halves = Self.reader.known[id].halves
            #expect(halves.contains(.begins) == (isHalf && longer.contains { $0.hasPrefix(own) }))
            #expect(halves.contains(.ends) == (isHalf && longer.contains { $0.hasSuffix(own) }))
        }
    }

    @Test func theyAreReadAsTheyWereWritten() throws {
        var writer = ModelWriter()
        writer.put(UInt8(1))
        Self.reader.known.write(to: &writer)
        var bytes = ModelReader(writer.bytes)
        _ = try bytes.number(UInt8.self)
        let read = try KnownWords(from: &bytes)
        #expect(read == Self.reader.known)
        #expect(read.areSound(Self.reader.lexicon, Self.reader.concepts))
    }

    /// Whatever refers to nothing is refused.
    @Test func wordsThatLeadNowhereAreRefused() throws {
        var writer = ModelWriter()
        Self.reader.known.write(to: &writer)
        let first = writer.bytes.count - Self.reader.known.count * MemoryLayout<KnownWord>.stride
        // The highest byte of its stem, of both nodes, and of its kind.
        for byte in [19, 23, 27, 29] {
            var bytes = writer.bytes
            bytes[first + byte] = 0x7F
            var reader = ModelReader(bytes)
            let read = try KnownWords(from: &reader)
            #expect(!read.areSound(Self.reader.lexicon, Self.reader.concepts))
        }
        #expect(!KnownWords().areSound(Self.reader.lexicon, Self.reader.concepts))
        var short = ModelReader(writer.bytes.dropLast())
        #expect(throws: ModelError.self) { try KnownWords(from: &short) }
    }
}
