/// Interned byte strings: each has an id from 0 up, found by open addressing over slices, without making a `String`.
package struct WordTable: Sendable, Equatable {
    private var bytes: [UInt8] = []
    private var starts: [UInt32] = [0]
    /// In the lower half an id, in the upper half a part of the word's hash, so that most words that are not there are
    /// known by this one look. The length is a power of two.
    private var slots = [UInt64](repeating: WordTable.free, count: 64)
    private static let free = UInt64.max

    package init() {}

    package var count: Int { starts.count - 1 }

    /// The bytes of a word.
    package subscript(id: Int32) -> ArraySlice<UInt8> { bytes[Int(starts[Int(id)])..<Int(starts[Int(id) + 1])] }

    func text(_ id: Int32) -> String { String(decoding: self[id], as: UTF8.self) }

    func length(_ id: Int32) -> Int { Int(starts[Int(id) + 1] - starts[Int(id)]) }

    /// The id of a word, or -1.
    func find(_ source: [UInt8], _ range: Range<Int>) -> Int32 {
        source.withUnsafeBufferPointer { all in
            let word = UnsafeBufferPointer(rebasing: all[range])
            return find(word, hash: Hash.raw(word))
        }
    }

    package func find(_ word: [UInt8]) -> Int32 { find(word, 0..<word.count) }

    /// The id of a word whose `Hash.raw` is known, or -1.
    func find(_ word: UnsafeBufferPointer<UInt8>, hash: UInt64) -> Int32 {
        let mixed = Self.mix(hash)
        return slots.withUnsafeBufferPointer { slots in
            var place = Int(truncatingIfNeeded: mixed) & (slots.count - 1)
            while true {
                let slot = slots[place]
                if slot == Self.free { return -1 }
                if (slot ^ mixed) >> 32 == 0 {
                    let id = Int32(truncatingIfNeeded: slot)
                    if isSame(id, word) { return id }
                }
                place = (place + 1) & (slots.count - 1)
            }
        }
    }

    /// The id of a word, made where there is none yet.
    package mutating func intern(_ source: [UInt8], _ range: Range<Int>) -> Int32 {
        let known = find(source, range)
        if known >= 0 { return known }
        let id = Int32(count)
        bytes += source[range]
        starts.append(UInt32(bytes.count))
        if count * 2 > slots.count { place(slots.count * 2) } else { put(id) }
        return id
    }

    mutating func intern(_ word: [UInt8]) -> Int32 { intern(word, 0..<word.count) }

    /// The lower bits choose a place, the upper ones tell words apart.
    @inline(__always)
    private static func mix(_ hash: UInt64) -> UInt64 { hash ^ (hash >> 29) }

    private func isSame(_ id: Int32, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = Int(starts[Int(id)])
        guard Int(starts[Int(id) + 1]) - start == word.count else { return false }
        return bytes.withUnsafeBufferPointer { bytes in
            for at in 0..<word.count where bytes[start + at] != word[at] { return false }
            return true
        }
    }

    private mutating func place(_ size: Int) {
        slots = [UInt64](repeating: Self.free, count: size)
        for id in 0..<Int32(count) { put(id) }
    }

    private mutating func put(_ id: Int32) {
        let mixed = Self.mix(Hash.raw(self[id]))
        var place = Int(truncatingIfNeeded: mixed) & (slots.count - 1)
        while slots[place] != Self.free { place = (place + 1) & (slots.count - 1) }
        slots[place] = mixed & ~0xFFFF_FFFF | UInt64(id)
    }
}

extension WordTable: Kept {
    func write(to writer: inout ModelWriter) {
        writer.put(bytes)
        writer.put(starts)
        writer.put(slots)
    }

    init(from reader: inout ModelReader) throws(ModelError) {
        bytes = try reader.list()
        starts = try reader.list()
        slots = try reader.list()
        guard starts.first == 0, Int(starts[starts.count - 1]) == bytes.count, starts.neverFall,
            KeyTable.areSound(slots, count: count)
        else { throw .malformed(reason: "a table of words") }
    }
}

extension Array where Element: Comparable {
    /// Each is at least as great as the one before it.
    var neverFall: Bool {
        withUnsafeBufferPointer { all in
            var falls = false
            for at in all.indices.dropFirst() { falls = falls || all[at - 1] > all[at] }
            return !falls
        }
    }
}
