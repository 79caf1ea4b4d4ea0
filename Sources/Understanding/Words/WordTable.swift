/// Interned byte strings: each has an id from 0 up, found by its bytes without making a `String`.
package struct WordTable: Sendable, Equatable {
    private var bytes: Stored<UInt8> = []
    private var starts: Stored<UInt32> = [0]
    private var slots = Slots()

    package init() {}

    /// - Parameter capacity: words that there is room for.
    init(capacity: Int) { slots = Slots(capacity: capacity) }

    package var count: Int { starts.count - 1 }

    /// The bytes of a word, copied.
    package subscript(id: Int32) -> ArraySlice<UInt8> {
        Array(bytes[Int(starts[Int(id)])..<Int(starts[Int(id) + 1])])[...]
    }

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

    func find(_ word: ArraySlice<UInt8>) -> Int32 { word.withUnsafeBufferPointer { find($0, hash: Hash.raw($0)) } }

    /// The id of a word whose `Hash.raw` is known, or -1.
    func find(_ word: UnsafeBufferPointer<UInt8>, hash: UInt64) -> Int32 {
        slots.find(Self.mix(hash)) { isSame($0, word) }
    }

    /// See `Slots.look`.
    @inline(__always)
    func look(hash: UInt64) -> Int32 { slots.look(Self.mix(hash)) }

    /// The first id that may have a `Hash.raw`, or -1: its bytes are not looked at.
    func search(hash: UInt64) -> Int32 { slots.find(Self.mix(hash)) { _ in true } }

    /// The id of two words written as one whose `Hash.raw` is known, or -1.
    func find(_ first: UnsafeBufferPointer<UInt8>, _ second: UnsafeBufferPointer<UInt8>, hash: UInt64) -> Int32 {
        slots.find(Self.mix(hash)) { isSame($0, first, second) }
    }

    /// The id of a word, made where there is none yet.
    package mutating func intern(_ source: [UInt8], _ range: Range<Int>) -> Int32 {
        source.withUnsafeBufferPointer { all in
            let word = UnsafeBufferPointer(rebasing: all[range])
            return intern(word, hash: Hash.raw(word))
        }
    }

    /// The same for a word whose `Hash.raw` is known.
    mutating func intern(_ word: UnsafeBufferPointer<UInt8>, hash: UInt64) -> Int32 {
        let known = find(word, hash: hash)
        if known >= 0 { return known }
        let id = Int32(count)
        bytes.append(contentsOf: word)
        starts.append(UInt32(bytes.count))
        slots.add(id) { [bytes, starts] in Self.hash(of: $0, bytes, starts) }
        return id
    }

    mutating func intern(_ word: [UInt8]) -> Int32 { intern(word, 0..<word.count) }

    /// Leaves no room for more words.
    mutating func fit() { slots.fit(count, of: count) { [bytes, starts] in Self.hash(of: $0, bytes, starts) } }

    private static func hash(of id: Int32, _ bytes: Stored<UInt8>, _ starts: Stored<UInt32>) -> UInt64 {
        mix(Hash.raw(bytes[Int(starts[Int(id)])..<Int(starts[Int(id) + 1])]))
    }

    @inline(__always)
    private static func mix(_ hash: UInt64) -> UInt64 { hash ^ (hash >> 29) }

    private func isSame(_ id: Int32, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
        isSame(id, word, UnsafeBufferPointer(start: nil, count: 0))
    }

    @inline(__always)
    private func isSame(
        _ id: Int32, _ first: UnsafeBufferPointer<UInt8>, _ second: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        guard Int(id) < count else { return false }
        let start = Int(starts[Int(id)])
        guard Int(starts[Int(id) + 1]) - start == first.count + second.count else { return false }
        return bytes.withUnsafeBufferPointer { bytes in
            for at in 0..<first.count where bytes[start + at] != first[at] { return false }
            for at in 0..<second.count where bytes[start + first.count + at] != second[at] { return false }
            return true
        }
    }
}

extension WordTable: Kept {
    func write(to writer: inout ModelWriter) {
        writer.put(bytes)
        writer.put(starts)
        slots.write(to: &writer)
    }

    init(from reader: inout ModelReader) throws(ModelError) {
        bytes = try reader.list()
        starts = try reader.list()
        slots = try Slots(from: &reader)
        guard starts.first == 0, Int(starts[starts.count - 1]) == bytes.count, starts.neverFall,
            slots.areSound
        else { throw .malformed(reason: "a table of words") }
    }
}

extension RandomAccessCollection where Element: Comparable {
    /// Each is at least as great as the one before it.
    var neverFall: Bool {
        withContiguousStorageIfAvailable { all in
            // No step hangs on the one before it: several are taken together.
            var falls: UInt32 = 0
            for at in 0..<Swift.max(all.count - 1, 0) { falls |= all[at] > all[at + 1] ? 1 : 0 }
            return falls == 0
        } ?? false
    }
}
