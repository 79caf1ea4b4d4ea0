import Testing

@testable import Understanding

struct StorageTests {
    private static func reader(_ write: (inout ModelWriter) -> Void) -> ModelReader {
        var writer = ModelWriter()
        write(&writer)
        return ModelReader(writer.bytes)
    }

    @Test func aListThatIsWrittenToLeavesItsCopiesAndTheBytesItWasReadFrom() throws {
        var reader = Self.reader {
            $0.put(UInt8(7))
            $0.put([1, 2, 3] as [UInt32])
        }
        #expect(try reader.number(UInt8.self) == 7)
        var again = reader
        var list: Stored<UInt32> = try reader.list()
        let copy = list
        list[1] = 9
        list.append(4)
        #expect(Array(list) == [1, 9, 3, 4])
        #expect(Array(copy) == [1, 2, 3])
        #expect(try Array(again.list(UInt32.self)) == [1, 2, 3])
    }

    @Test func placesBoundTheListsTheyWereMadeOf() throws {
        let counts = (0..<200).map { $0 % 7 == 0 ? 0 : $0 * 5 }
        let places = Places(counts: counts)
        #expect(places.count == 200)
        #expect((0..<200).map { places[$0].count } == counts)
        #expect(places.bound(counts.reduce(0, +)))
        #expect(!places.bound(counts.reduce(0, +) + 1))
        var reader = Self.reader { places.write(to: &$0) }
        #expect(try Places(from: &reader) == places)
        // Offsets that fall: list 1 begins behind where list 2 does.
        var falling = Self.reader {
            $0.put([0] as [UInt32])
            $0.put([0, 5, 3, 6] as [UInt16])
        }
        #expect(try !Places(from: &falling).bound(6))
        // And so from one block of them to the next: the 33rd begins before the 32nd does.
        var fallingBlocks = Self.reader {
            $0.put([0, 2] as [UInt32])
            $0.put([0] + [UInt16](repeating: 3, count: 31) + [0, 1])
        }
        #expect(try !Places(from: &fallingBlocks).bound(3))
    }

    @Test func theChosenAreNumberedInTheirOrder() {
        let chosen = Chosen((0..<150).map { $0 % 3 == 1 })
        #expect((0..<150).map(chosen.place) == (0..<150).map { $0 % 3 == 1 ? $0 / 3 : -1 })
        #expect(chosen.are(50, below: 150))
        #expect(!chosen.are(51, below: 150))
    }

    @Test func asksFarApartAreBothNear() {
        let asks = NearestAsks(
            sizes: [1, 199_998, 1], lengths: [Float](repeating: 1, count: 200_000), asks: [[0, 199_999]])
        let near = asks.near([Ranker.Known(feature: 0, kind: .word, value: 1, telling: 1)], in: Workspace())
        #expect(near.map(\.row) == [0, -1, 199_999])
        #expect(near.map(\.first) == [1, 0, 1])
    }

    private static func sums(_ weights: FeatureWeights, _ known: [Ranker.Known], topics: Int) -> [Float] {
        let workspace = Workspace()
        return workspace.withRoom(of: Int32.self, for: weights.width) { sums in
            weights.sum(known, to: sums, in: workspace)
            return sums.prefix(topics).map { Float($0) / FeatureWeights.one }
        }
    }

    /// Few topics of very many, with more than a byte between two; and most of them.
    @Test(arguments: [[3, 300, 999], Array(0..<900)]) func weightsAreThoseThatWerePut(_ owners: [Int]) {
        let weights = FeatureWeights(
            topics: 1000, counts: [owners.count], owners: owners.map(UInt16.init),
            weights: owners.map { Int8($0 % 100 + 1) })
        var found: [Int] = []
        weights.each(0) { topic, weight in
            found.append(topic)
            #expect(Int(weight) == topic % 100 + 1)
        }
        #expect(found == owners)
        let sums = Self.sums(weights, [Ranker.Known(feature: 0, kind: .word, value: 1, telling: 0)], topics: 1000)
        #expect(sums.count == 1000)
        #expect(owners.allSatisfy { sums[$0] == Float($0 % 100 + 1) })
        #expect(sums.count { $0 != 0 } == owners.count)
    }

    @Test func stepsToNoTopicOrAskAreLeftOut() throws {
        // A row of three topics that steps to the tenth; an ask behind the last.
        var reader = Self.reader {
            Places(counts: [2]).write(to: &$0)
            $0.put([9, 50] as [UInt8])
        }
        let weights = try FeatureWeights(from: &reader, topics: 3)
        #expect(weights.isSound(features: 1))
        let known = [Ranker.Known(feature: 0, kind: .word, value: 1, telling: 1)]
        #expect(Self.sums(weights, known, topics: 3) == [0, 0, 0])
        weights.each(0) { _, _ in Issue.record("a topic that is not there") }
        var asks = Self.reader {
            $0.put([0, 2] as [UInt32])
            $0.put(floats: [1, 1])
            Places(counts: [2]).write(to: &$0)
            $0.put([1, 40] as [UInt16])
        }
        let near = try NearestAsks(from: &asks)
        #expect(near.isSound(features: 1, topics: 1))
        #expect(near.near(known, in: Workspace()).map(\.row) == [1])
    }

    @Test func featuresThatAreLookedForTogetherAreThoseFoundOneByOne() {
        let keys = (0..<5_000).map { Features.key(.pair, Hash.of("known \($0)".utf8)) }
        let names = FeatureNames(keys)
        let strangers = (0..<5_000).map { Features.key(.pair, Hash.of("unknown \($0)".utf8)) }
        let asked = zip(keys.reversed(), strangers).flatMap { [$0, $1] }
        func together(_ asked: [UInt64], in names: FeatureNames) -> [Int32] {
            var numbers = [Int32](repeating: 7, count: asked.count)
            asked.withUnsafeBufferPointer { asked in
                numbers.withUnsafeMutableBufferPointer { names.find(asked, to: $0) }
            }
            return numbers
        }
        #expect(together(asked, in: names) == asked.map { names.find($0) })
        #expect(together(keys, in: names) == (0..<5_000).map { Int32($0) })
        #expect(together(strangers, in: names).allSatisfy { $0 == -1 })
        #expect(together(keys, in: FeatureNames()).allSatisfy { $0 == -1 })
    }
}
