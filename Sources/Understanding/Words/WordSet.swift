/// Words of which nothing is asked but whether they are there, by 32 bits of their hashes: of a hundred million other words
/// one is taken for one of them.
struct WordSet: Sendable, Equatable {
    /// By open addressing what the hashes leave; a quarter of them is free.
    private var slots: Stored<UInt32> = []
    private(set) var count = 0

    private static let free: UInt32 = 0

    /// No words.
    init() {}

    /// - Parameter words: each once.
    init(_ words: WordTable) {
        count = words.count
        var slots = [UInt32](repeating: Self.free, count: count * 4 / 3 + 1)
        for id in 0..<Int32(count) {
            let hash = Hash.of(words[id])
            var at = Self.first(hash, slots.count)
            while slots[at] != Self.free { at = at + 1 == slots.count ? 0 : at + 1 }
            slots[at] = Self.left(hash)
        }
        self.slots = Stored(slots)
    }

    func contains(_ word: some Sequence<UInt8>) -> Bool {
        guard !slots.isEmpty else { return false }
        let hash = Hash.of(word)
        return slots.withUnsafeBufferPointer { slots in
            var at = Self.first(hash, slots.count)
            while slots[at] != Self.free {
                if slots[at] == Self.left(hash) { return true }
                at = at + 1 == slots.count ? 0 : at + 1
            }
            return false
        }
    }

    private static func first(_ hash: UInt64, _ slots: Int) -> Int {
        Hash.place(UInt32(truncatingIfNeeded: hash), of: slots)
    }

    private static func left(_ hash: UInt64) -> UInt32 { max(UInt32(truncatingIfNeeded: hash >> 32), free + 1) }
}

extension WordSet: Kept {
    func write(to writer: inout ModelWriter) {
        writer.put(UInt32(count))
        writer.put(slots)
    }

    init(from reader: inout ModelReader) throws(ModelError) {
        count = Int(try reader.number(UInt32.self))
        slots = try reader.list()
        // A search ends at a free slot.
        guard slots.isEmpty || slots.contains(Self.free) else { throw .malformed(reason: "a set of words") }
    }
}
