/// All that the model knows of each feature, found by its name: see `Features.Feature.key`.
///
/// What is known of one feature lies side by side in its record, and slots lead to the records: whoever finds a feature
/// waits for far memory twice, not once for each thing that is known of it. Records stand by falling commonness, so that
/// those of common words stay near.
///
/// The bytes of a record; its numbers are little-endian:
///
///      2  a part of the name's hash
///      2  shape: the kind in two bits, one that is set where the feature speaks to hidden units, and how many steps there are
///      2  its rarity in nine bits, and the greatest of its weights
///      2  scale of its row, the upper half of a `Float`; only where it speaks to hidden units, as what comes next
///     16  the row: half a byte for each hidden unit: see `HalfByteRows.swift`
///         what it says of topics: see `FeatureWeights.swift`
struct FeatureTable: Sendable, Equatable {
    /// How many features there are.
    private(set) var count = 0
    /// By open addressing where each record begins, with bits of its name's hash above that.
    private var slots: Stored<UInt32> = []
    /// Bits of a slot that are a place.
    private var placeBits = 0
    private(set) var bytes: Stored<UInt8> = []
    /// How many topics features may speak of.
    private(set) var topics = 0
    /// How many numbers one that speaks of most has, and how many bytes they take.
    private(set) var width = 0
    private(set) var row = 0

    /// Bytes that each record has.
    static let head = 6
    /// Bytes that are looked at together where a record begins: there are as many behind the last one's beginning.
    static let opening = 8
    /// Bytes for hidden units: scale and row.
    static let rowBytes = 2 + HiddenLayer.units / 2
    private static let free = UInt32.max

    /// No features.
    init() {}

    /// - Parameters:
    ///   - keys: the names of features by falling commonness.
    ///   - bytes: their records.
    ///   - starts: where these begin.
    init(topics: Int, keys: [UInt64], bytes: [UInt8], starts: [Int]) {
        (self.bytes, count) = (Stored(bytes), keys.count)
        take(topics: topics)
        // The greatest place of all is none, so that a free slot leads to nothing.
        placeBits = UInt64.bitWidth - UInt64(bytes.count + 1).leadingZeroBitCount
        precondition(placeBits < UInt32.bitWidth, "places fit into a slot")
        // Three quarters are taken.
        var slots = [UInt32](repeating: Self.free, count: max(keys.count * 4 / 3, 16))
        for (key, start) in zip(keys, starts) {
            var at = Self.first(key, slots.count)
            while slots[at] != Self.free { at = at + 1 == slots.count ? 0 : at + 1 }
            slots[at] = Self.tag(key, placeMask) | UInt32(start)
        }
        self.slots = Stored(slots)
    }

    private mutating func take(topics: Int) {
        (self.topics, width, row) = (topics, WeightedRows.width(topics), WeightedRows.halfBytes(topics))
    }

    /// Where the search for a key begins.
    @inline(__always)
    private static func first(_ key: UInt64, _ slots: Int) -> Int {
        Hash.place(UInt32(truncatingIfNeeded: key), of: slots)
    }

    /// The bits of a key above a place in a slot.
    @inline(__always)
    private static func tag(_ key: UInt64, _ placeMask: UInt32) -> UInt32 {
        UInt32(truncatingIfNeeded: key >> 29) & ~placeMask
    }

    @inline(__always)
    private var placeMask: UInt32 { 1 << UInt32(truncatingIfNeeded: placeBits) &- 1 }

    /// The bits of a key that stand in its record.
    @inline(__always)
    static func check(_ key: UInt64) -> UInt16 { UInt16(truncatingIfNeeded: key >> 32) }

    /// Places of records lie below this.
    var placeLimit: Int { bytes.count }

    /// What is known of a feature by its key; `nil` where nothing is.
    func find(_ key: UInt64) -> Record? {
        guard count > 0 else { return nil }
        return withMemory { $0.find(key, from: $0.first(key)) }
    }

    /// What is known of many features by their keys.
    ///
    /// Each look goes through all of them before the next one: what lies far away is waited for once, not for every feature.
    ///
    /// - Parameters:
    ///   - places: room for as many, for what the first look finds.
    ///   - heads: room for as many, for what the second does.
    ///   - records: room for as many; `none` for those of which nothing is known.
    func find(
        _ keys: UnsafeBufferPointer<UInt64>, _ places: UnsafeMutableBufferPointer<UInt32>,
        _ heads: UnsafeMutableBufferPointer<UInt64>, to records: UnsafeMutableBufferPointer<Record>
    ) {
        precondition(
            records.count >= keys.count && places.count >= keys.count && heads.count >= keys.count, "room for all")
        guard count > 0 else { return records.initialize(repeating: .none) }
        withMemory { memory in
            for at in keys.indices {
                places.initializeElement(at: at, to: memory.look(keys[at], at: memory.first(keys[at])))
            }
            for at in keys.indices where places[at] == Memory.further { places[at] = memory.look(keys[at]) }
            for at in keys.indices { heads.initializeElement(at: at, to: memory.head(at: places[at])) }
            for at in keys.indices {
                var record = Record.none
                if places[at] != Memory.nowhere, !memory.take(keys[at], at: places[at], heads[at], &record) {
                    record = memory.find(keys[at], from: memory.first(keys[at])) ?? .none
                }
                records.initializeElement(at: at, to: record)
            }
        }
    }

    /// Calls `body` with what finds records. That the numbers hold together was looked at when they were read.
    @inline(__always)
    private func withMemory<Result>(_ body: (Memory) -> Result) -> Result {
        slots.withUnsafeBufferPointer { slots in
            bytes.withUnsafeBytes { bytes in
                body(Memory(slots: slots, bytes: bytes, row: row, mask: placeMask))
            }
        }
    }

    /// The slots and the bytes of records for whom looks for several.
    private struct Memory {
        let slots: UnsafeBufferPointer<UInt32>
        let bytes: UnsafeRawBufferPointer
        let row: Int
        let mask: UInt32

        /// Instead of a place, and behind all that there are: nothing is known of the key; another slot may lead to it.
        static let nowhere = UInt32.max
        static let further = UInt32.max - 1

        @inline(__always)
        func first(_ key: UInt64) -> Int { FeatureTable.first(key, slots.count) }

        /// Where the record of a key begins by one of its slots.
        @inline(__always)
        func look(_ key: UInt64, at slot: Int) -> UInt32 {
            let found = slots[slot]
            let place = found ^ FeatureTable.tag(key, mask)
            return found == FeatureTable.free ? Self.nowhere : place < mask ? place : Self.further
        }

        /// Where the record of a key begins by the first of its slots that may lead there.
        func look(_ key: UInt64) -> UInt32 {
            var slot = first(key)
            for _ in slots.indices {
                let place = look(key, at: slot)
                if place != Self.further { return place }
                slot = slot + 1 == slots.count ? 0 : slot + 1
            }
            return Self.nowhere
        }

        /// The first bytes of the record at a place: no question is asked, so that many are waited for together. Of a place
        /// that is none they mean nothing.
        @inline(__always)
        func head(at place: UInt32) -> UInt64 {
            let start = Int(place)
            return UInt64(
                littleEndian: bytes.loadUnaligned(
                    fromByteOffset: start &+ FeatureTable.opening <= bytes.count ? start : 0, as: UInt64.self))
        }

        /// Takes the record at a place; false where it is another key's, or none that lies in the bytes.
        ///
        /// - Parameter head: its first bytes.
        @inline(__always)
        func take(_ key: UInt64, at place: UInt32, _ head: UInt64, _ record: inout Record) -> Bool {
            let start = Int(place)
            guard start &+ FeatureTable.opening <= bytes.count,
                UInt16(truncatingIfNeeded: head) == FeatureTable.check(key)
            else { return false }
            let found = Record(
                start: UInt32(truncatingIfNeeded: start &+ FeatureTable.head),
                shape: UInt16(truncatingIfNeeded: head >> 16), worth: UInt16(truncatingIfNeeded: head >> 32))
            guard found.end(row: row) <= bytes.count else { return false }
            record = found
            return true
        }

        /// The record of a key, looked for from a slot on.
        func find(_ key: UInt64, from first: Int) -> Record? {
            var (slot, record) = (first, Record.none)
            for _ in slots.indices {
                let place = look(key, at: slot)
                if place == Self.nowhere { return nil }
                if take(key, at: place, head(at: place), &record) { return record }
                slot = slot + 1 == slots.count ? 0 : slot + 1
            }
            return nil
        }
    }
}

extension FeatureTable: Kept {
    func write(to writer: inout ModelWriter) {
        writer.put(UInt32(count))
        writer.put(slots)
        writer.put(UInt32(placeBits))
        writer.put(bytes)
        writer.put(UInt32(topics))
    }

    /// Slots and records stay unread: whatever they refer to, only what lies in the bytes is looked at.
    init(from reader: inout ModelReader) throws(ModelError) {
        count = Int(try reader.number(UInt32.self))
        slots = try reader.list()
        placeBits = Int(try reader.number(UInt32.self))
        bytes = try reader.list()
        take(topics: Int(try reader.number(UInt32.self)))
        guard placeBits < UInt32.bitWidth, bytes.count <= Int(UInt32.max) - Self.opening, topics <= Int(UInt16.max),
            count == 0 || !slots.isEmpty && bytes.count >= Self.opening
        else { throw .malformed(reason: "features") }
    }
}
