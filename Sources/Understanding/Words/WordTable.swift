/// Interned byte strings: each has an id from 0 up, found by open addressing over slices, without making a `String`.
package struct WordTable: Sendable {
    private var bytes: [UInt8] = []
    private var starts: [Int32] = [0]
    /// Ids at their hash's place; -1 where empty. The length is a power of two.
    private var slots: [Int32] = [Int32](repeating: -1, count: 64)

    package init() {}

    /// Words that are all different, one behind the other.
    init(bytes: [UInt8], starts: [UInt32]) {
        self.bytes = bytes
        self.starts = starts.map { Int32(bitPattern: $0) }
        var size = slots.count
        while count * 2 > size { size *= 2 }
        place(size)
    }

    package var count: Int { starts.count - 1 }

    /// The bytes of a word.
    package subscript(id: Int32) -> ArraySlice<UInt8> { bytes[Int(starts[Int(id)])..<Int(starts[Int(id) + 1])] }

    func text(_ id: Int32) -> String { String(decoding: self[id], as: UTF8.self) }

    func length(_ id: Int32) -> Int { Int(starts[Int(id) + 1] - starts[Int(id)]) }

    /// The id of a word, or -1.
    func find(_ source: [UInt8], _ range: Range<Int>) -> Int32 {
        var place = slot(source, range)
        while true {
            let id = slots[place]
            if id < 0 || isSame(id, source, range) { return id }
            place = (place + 1) & (slots.count - 1)
        }
    }

    package func find(_ word: [UInt8]) -> Int32 { find(word, 0..<word.count) }

    /// The id of a word, made where there is none yet.
    package mutating func intern(_ source: [UInt8], _ range: Range<Int>) -> Int32 {
        let known = find(source, range)
        if known >= 0 { return known }
        if (count + 1) * 2 > slots.count { grow() }
        let id = Int32(count)
        var place = slot(source, range)
        while slots[place] >= 0 { place = (place + 1) & (slots.count - 1) }
        slots[place] = id
        bytes += source[range]
        starts.append(Int32(bytes.count))
        return id
    }

    mutating func intern(_ word: [UInt8]) -> Int32 { intern(word, 0..<word.count) }

    private func slot(_ source: [UInt8], _ range: Range<Int>) -> Int {
        var hash = Hash.start
        for at in range { hash = Hash.add(source[at], to: hash) }
        return Int(truncatingIfNeeded: hash ^ (hash >> 29)) & (slots.count - 1)
    }

    private func isSame(_ id: Int32, _ source: [UInt8], _ range: Range<Int>) -> Bool {
        let start = Int(starts[Int(id)])
        guard Int(starts[Int(id) + 1]) - start == range.count else { return false }
        for at in 0..<range.count where bytes[start + at] != source[range.lowerBound + at] { return false }
        return true
    }

    private mutating func grow() { place(slots.count * 2) }

    private mutating func place(_ size: Int) {
        slots = [Int32](repeating: -1, count: size)
        for id in 0..<Int32(count) {
            var place = slot(bytes, Int(starts[Int(id)])..<Int(starts[Int(id) + 1]))
            while slots[place] >= 0 { place = (place + 1) & (slots.count - 1) }
            slots[place] = id
        }
    }
}
