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
        #expect((1..<200).allSatisfy { places[$0].lowerBound == places[$0 - 1].upperBound })
        #expect(places[-1].isEmpty && places[200].isEmpty)
        var reader = Self.reader { places.write(to: &$0) }
        #expect(try Places(from: &reader) == places)
        // Offsets that fall: list 1 begins behind where list 2 does.
        var falling = Self.reader {
            $0.put([0] as [UInt32])
            $0.put([0, 5, 3, 6] as [UInt16])
        }
        let fallen = try Places(from: &falling)
        #expect((0..<3).map { fallen[$0].count } == [5, 0, 3])
    }

    @Test func textsAreThoseTheyWereMadeOf() throws {
        let texts = ["~pain", "", "köln", "=feet"]
        let list = TextList(texts)
        #expect(Array(list) == texts)
        var reader = Self.reader { list.write(to: &$0) }
        #expect(try TextList(from: &reader) == list)
        // Starts that fall, and one behind the bytes.
        var falling = Self.reader {
            $0.put(Array("abc".utf8))
            $0.put([2, 1, 9] as [UInt32])
        }
        #expect(Array(try TextList(from: &falling)) == ["", "bc"])
        var none = Self.reader {
            $0.put([] as [UInt8])
            $0.put([] as [UInt32])
        }
        #expect(throws: ModelError.self) { try TextList(from: &none) }
    }

    @Test func asksFarApartAreBothNear() {
        let asks = NearestAsks(
            sizes: [1, 199_998, 1], lengths: [Float](repeating: 1, count: 200_000), features: [5],
            asks: [[0, 199_999]])
        let near = asks.near([Self.known(Self.record(at: 5))], in: Workspace())
        #expect(near.map(\.row) == [0, -1, 199_999])
        #expect(near.map(\.first) == [1, 0, 1])
    }

    private static func record(at place: UInt32) -> FeatureTable.Record {
        FeatureTable.Record(start: place + UInt32(FeatureTable.head), shape: 0, worth: 0)
    }

    /// Close together and far apart, at the ends of blocks, and what lies between.
    @Test func featuresHaveTheNumbersOfTheirPlaces() throws {
        let places: [UInt32] = [3, 63, 64, 65, 127, 128, 5_000, 5_001, 70_000]
        let numbers = FeatureNumbers(places)
        #expect(numbers.count == places.count)
        for place in [0, 62, 66, 129, 4_999, 5_002, 70_001, 80_000, .max] as [UInt32] {
            #expect(numbers.number(of: place) == nil)
        }
        #expect(places.map { numbers.number(of: $0) } == Array(places.indices))
        #expect(FeatureNumbers().number(of: 0) == nil && FeatureNumbers([]).number(of: 0) == nil)
        var reader = Self.reader { numbers.write(to: &$0) }
        #expect(try FeatureNumbers(from: &reader) == numbers)
        // Firsts that lead behind the last place.
        var wild = Self.reader {
            $0.put([7] as [UInt32])
            $0.put([0, 900] as [UInt32])
        }
        let few = try FeatureNumbers(from: &wild)
        #expect(few.number(of: 7) == 0 && few.number(of: 8) == nil)
    }

    private static func known(_ record: FeatureTable.Record) -> Ranker.Known {
        Ranker.Known(record: record, value: 1, telling: 1)
    }

    private static func sums(_ table: FeatureTable, _ records: [FeatureTable.Record], topics: Int) -> [Float] {
        let workspace = Workspace()
        return workspace.withRoom(of: Int32.self, for: table.width) { sums in
            table.sum(records.map(known), to: sums, in: workspace)
            return sums.prefix(topics).map { Float($0) / FeatureTable.one }
        }
    }

    private static let key = Features.key(.word, Hash.of("calcium".utf8))

    private static func weight(_ topic: Int) -> Int8 { Int8(topic % 2 == 0 ? topic % 100 + 1 : -1 - topic % 100) }

    /// Few topics of very many, with less and more between two than a step leads; and most of them. What is put away is
    /// farther off by half a step at most: as many steps lead to the greatest as numbers do.
    @Test(arguments: [([3, 34, 35, 67, 99, 1_000, 2_087, 2_998], 3), (Array(0..<2_900), 7)] as [([Int], Float)])
    func weightsComeNearestToThoseThatWerePut(_ owners: [Int], steps: Float) throws {
        var maker = FeatureTableMaker(topics: 3_000)
        let row = FeatureTable.Row((0..<HiddenLayer.units).map { Float($0 % 15 - 7) * 0.5 })
        let weights = owners.map(Self.weight)
        maker.add(Self.key, rarity: 3, row: row, owners: owners.map(UInt16.init)[...], weights: weights[...])
        let table = maker.table
        let record = try #require(table.find(Self.key))
        #expect(record.kind == .word && record.hasRow && record.rarity == 3 && record.isDense == (steps == 7))
        #expect(Array(table.bytes[record.row..<record.row + 16]) == WeightedRows.halves(row.weights))
        #expect(row.weights == (0..<HiddenLayer.units).map { Int8($0 % 15 - 7) })
        #expect(record.greatest == 100)
        var found = [Float](repeating: 0, count: 3_000)
        table.each(record) { topic, weight in found[topic] = weight }
        let sums = Self.sums(table, [record], topics: 3_000)
        for topic in found.indices {
            let put = Float(owners.contains(topic) ? Self.weight(topic) : 0)
            #expect(abs(found[topic] - put) <= 50 / steps + 0.01, "\(topic)")
            #expect(abs(sums[topic] - found[topic]) < 0.02, "\(topic)")
        }
    }

    @Test func raritiesAreKeptInSmallSteps() {
        for rarity in stride(from: Float(1), through: 16.9, by: 0.07) {
            let worth = FeatureTable.Record.worth(rarity: rarity, greatest: 127)
            let record = FeatureTable.Record(start: 0, shape: 0, worth: worth)
            #expect(abs(record.rarity - rarity) <= 1 / 64 && record.greatest == 127)
        }
        #expect(FeatureTable.Record(start: 0, shape: 0, worth: .max).rarity < 17)
        let worth = { FeatureTable.Record.worth(rarity: $0, greatest: 1) }
        #expect(worth(99) == worth(17))
    }

    @Test func stepsToNoTopicOrAskAreLeftOut() throws {
        // A table of ten topics that is read as one of three; an ask behind the last.
        var maker = FeatureTableMaker(topics: 10)
        maker.add(Self.key, rarity: 1, row: nil, owners: [9], weights: [50])
        let made = maker.table
        var written = ModelWriter()
        made.write(to: &written)
        // How many topics there are comes last.
        var bytes = written.bytes
        bytes[bytes.count - 4] = 3
        var reader = ModelReader(bytes)
        let table = try FeatureTable(from: &reader)
        let record = try #require(table.find(Self.key))
        #expect(Self.sums(table, [record], topics: 3) == [0, 0, 0])
        table.each(record) { _, _ in Issue.record("a topic that is not there") }
        var asks = Self.reader {
            $0.put([0, 2] as [UInt32])
            $0.put(floats: [1, 1])
            FeatureNumbers([record.place]).write(to: &$0)
            Places(counts: [2]).write(to: &$0)
            $0.put([1, 40] as [UInt16])
        }
        let near = try NearestAsks(from: &asks)
        #expect(near.isSound(topics: 1))
        #expect(near.near([Self.known(record)], in: Workspace()).map(\.row) == [1])
    }

    private static let names = (0..<5_000).map { Features.key(.pair, Hash.of("known \($0)".utf8)) }

    private static func table(_ keys: [UInt64]) -> FeatureTable {
        var maker = FeatureTableMaker(topics: 3)
        for (at, key) in keys.enumerated() {
            let row = at % 3 == 0 ? FeatureTable.Row([Float](repeating: 1, count: HiddenLayer.units)) : nil
            let owners = Array([0, 1, 2].prefix(at % 4) as ArraySlice<UInt16>)
            maker.add(
                key, rarity: 1 + Float(at / 1_000), row: row, owners: owners[...],
                weights: owners.map { Int8($0) + 1 }[...])
        }
        return maker.table
    }

    private static func together(_ asked: [UInt64], in table: FeatureTable) -> [FeatureTable.Record] {
        let nothing = FeatureTable.Record(start: 7, shape: 7, worth: 7)
        var records = [FeatureTable.Record](repeating: nothing, count: asked.count)
        asked.withUnsafeBufferPointer { asked in
            records.withUnsafeMutableBufferPointer { records in
                var places = [UInt32](repeating: 7, count: asked.count)
                var heads = [UInt64](repeating: 7, count: asked.count)
                places.withUnsafeMutableBufferPointer { places in
                    heads.withUnsafeMutableBufferPointer { table.find(asked, places, $0, to: records) }
                }
            }
        }
        return records
    }

    @Test func featuresThatAreLookedForTogetherAreThoseFoundOneByOne() {
        let keys = Self.names
        let table = Self.table(keys)
        let strangers = (0..<5_000).map { Features.key(.pair, Hash.of("unknown \($0)".utf8)) }
        let asked = zip(keys.reversed(), strangers).flatMap { [$0, $1] }
        #expect(Self.together(asked, in: table) == asked.map { table.find($0) ?? .none })
        let places = Self.together(keys, in: table).map(\.place)
        #expect(zip(places, places.dropFirst()).allSatisfy { $0 < $1 } && places.allSatisfy { $0 < table.placeLimit })
        #expect(Self.together(strangers, in: table).allSatisfy { !$0.isKnown })
        #expect(Self.together(keys, in: FeatureTable()).allSatisfy { !$0.isKnown })
        #expect(table.find(strangers[0]) == nil && FeatureTable().find(keys[0]) == nil)
    }

    /// What is read may be anything: nothing outside it is looked at, and every search ends.
    @Test func aTableOfAnyBytesIsSafeToAsk() throws {
        let keys = Array(Self.names.prefix(60))
        var written = ModelWriter()
        Self.table(keys).write(to: &written)
        var state: UInt64 = 1
        func below(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % count
        }
        for _ in 0..<2_000 {
            var bytes = written.bytes
            // The lengths of the first lists stay.
            for _ in 0..<60 { bytes[8 + below(bytes.count - 8)] = UInt8(below(256)) }
            var reader = ModelReader(bytes)
            guard let table = try? FeatureTable(from: &reader), table.topics < 1_000 else { continue }
            let records = Self.together(keys, in: table).filter(\.isKnown)
            #expect(Self.sums(table, records, topics: 0).isEmpty)
            for record in records { table.each(record) { topic, _ in #expect(topic < table.topics) } }
            let seen = Ranker.Seen(known: records.map(Self.known), telling: 1, tellingValue: 1)
            let layer = HiddenLayer.silent(topics: 3)
            #expect(layer.scores(seen, of: table).count == min(table.topics, WeightedRows.width(3)))
        }
    }
}
