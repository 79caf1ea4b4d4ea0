/// Where the atoms of patterns stand in an utterance.
///
/// A class with memory of its own: everything that matches looks at it.
final class Occurrences {
    /// The words an atom was found in. No utterance has as many words as fit in 16 bits.
    struct Place {
        private let first: UInt16
        private let end: UInt16

        fileprivate init(_ first: Int, _ end: Int) {
            (self.first, self.end) = (UInt16(truncatingIfNeeded: first), UInt16(truncatingIfNeeded: end))
        }

        fileprivate init(_ words: Range<Int32>) { self.init(Int(words.lowerBound), Int(words.upperBound)) }

        var words: Range<Int32> { Range(uncheckedBounds: (Int32(first), Int32(end))) }

        func begins(in words: Range<Int>) -> Bool { words.contains(Int(first)) }
    }

    private let present: Present
    private let block: OccurrenceBlocks.Block
    private let marks: AtomMarks

    init(_ utterance: Utterance, _ marks: AtomMarks) {
        let (tokens, hits) = (utterance.tokens, utterance.hits)
        // A word is of two atoms at most, and so is one with its neighbour.
        let most = tokens.count * 4 + hits.count
        self.marks = marks
        block = marks.blocks.take(for: most)
        let parts = marks.parts
        let atomCount = parts.atoms.count
        var memory = block.start
        func take<Element: BitwiseCopyable>(_ count: Int, of _: Element.Type) -> UnsafeMutablePointer<Element> {
            defer { memory += count * MemoryLayout<Element>.stride }
            return memory.bindMemory(to: Element.self, capacity: count)
        }
        let bits = take(marks.numbers, of: UInt32.self)
        bits.initialize(repeating: 0, count: marks.numbers)
        let present = Present(
            bits: bits, entryOf: take(atomCount, of: Int32.self), entries: take(most, of: Entry.self),
            places: take(most, of: Place.self), room: block.room)
        present.set(parts.places.always)
        let found = take(most + 1, of: Found.self)
        var finding = Finding(found: found, atoms: UInt32(atomCount))
        tokens.withUnsafeBufferPointer { tokens in
            parts.atoms.words.withUnsafeBufferPointer { words in
                for at in tokens.indices {
                    let token = tokens.baseAddress! + at
                    let (word, joined) = (Int(token.pointee.word), Int(token.pointee.joined))
                    if word >= 0, word < words.count {
                        finding.add(words[word], Place(at, at + 1))
                    } else if token.pointee.stem >= 0 {
                        finding.add(parts.atoms.atom(ofStem: token.pointee.stem), Place(at, at + 1))
                    }
                    if joined >= 0, joined < words.count { finding.add(words[joined], Place(at, at + 2)) }
                }
            }
        }
        hits.withUnsafeBufferPointer { hits in
            parts.atoms.concepts.withUnsafeBufferPointer { concepts in
                for hit in hits where Int(hit.concept) < concepts.count {
                    finding.add(concepts[Int(hit.concept)], Place(hit.words))
                }
            }
        }
        let all = UnsafeMutableBufferPointer(start: found, count: finding.count)
        let occurring = Self.enter(all, present)
        Self.lay(all, present, occurring)
        marks.withPointers { pointers in
            for at in 0..<occurring { pointers.mark(Int(present.entries[at].atom), in: bits) }
        }
        self.present = present
    }

    /// Sets the bits of all atoms that were found, and gives each its entry; returns how many there are.
    private static func enter(_ found: UnsafeMutableBufferPointer<Found>, _ present: Present) -> Int {
        var count: Int32 = 0
        let (entryOf, entries) = (present.entryOf, present.entries)
        guard var next = found.baseAddress else { return 0 }
        let end = next + found.count
        while next < end {
            let atom = next.pointee.number
            if present.has(atom: atom) {
                let entry = entryOf[Int(atom)]
                next.pointee.number = entry
                entries[Int(entry)].end &+= 1
            } else {
                present.set(atom)
                entryOf[Int(atom)] = count
                entries[Int(count)] = Entry(atom: atom, first: 0, end: 1)
                next.pointee.number = count
                count &+= 1
            }
            next += 1
        }
        return Int(count)
    }

    /// Lays all places out, those of an atom side by side; they were found in their order.
    private static func lay(_ found: UnsafeMutableBufferPointer<Found>, _ present: Present, _ atomCount: Int) {
        let (entries, places) = (present.entries, present.places)
        var next: Int32 = 0
        for at in 0..<atomCount {
            let count = entries[at].end
            (entries[at].first, entries[at].end) = (next, next)
            next &+= count
        }
        for found in found {
            let end = entries[Int(found.number)].end
            (places + Int(end)).initialize(to: found.place)
            entries[Int(found.number)].end = end &+ 1
        }
    }

    deinit { marks.blocks.give(block) }

    func withPresent(_ body: (Present) -> Void) { withExtendedLifetime(self) { body(present) } }

    /// The memory that the occurrences of so many atoms in all take.
    static func bytes(atoms: Int, numbers: Int, most: Int) -> Int {
        numbers * MemoryLayout<UInt32>.stride + atoms * MemoryLayout<Int32>.stride
            + most * (MemoryLayout<Entry>.stride + MemoryLayout<Place>.stride)
            + (most + 1) * MemoryLayout<Found>.stride
    }

    /// An atom with its places: how many it has while they are found, and then where they end.
    fileprivate struct Entry {
        let atom: Int32
        var first: Int32 = 0
        var end: Int32 = 0
    }

    /// An atom where it stands: its number, and once it has an entry that one's.
    private struct Found {
        var number: Int32
        let place: Place
    }

    /// What was found so far, in room for all there may be and one more.
    private struct Finding {
        let found: UnsafeMutablePointer<Found>
        /// How many atoms there are.
        let atoms: UInt32
        var count = 0

        /// A word by its stem and by its form.
        @inline(__always)
        mutating func add(_ word: Atoms.Word, _ place: Place) {
            add(word.stem, place)
            add(word.form, place)
        }

        /// Keeps what is an atom: it is written down whatever it is, and what comes next takes the place of what is none.
        ///
        /// - Parameter atom: -1 for none.
        @inline(__always)
        mutating func add(_ atom: Int32, _ place: Place) {
            (found + count).initialize(to: Found(number: atom, place: place))
            count &+= UInt32(bitPattern: atom) < atoms ? 1 : 0
        }
    }

    /// What occurs: a bit for each atom that does, and what those say of groups and rules; and the places.
    struct Present {
        /// See `BitPlaces`.
        fileprivate let bits: UnsafeMutablePointer<UInt32>
        /// For each atom that occurs its entry; nothing for others.
        fileprivate let entryOf: UnsafeMutablePointer<Int32>
        fileprivate let entries: UnsafeMutablePointer<Entry>
        fileprivate let places: UnsafeMutablePointer<Place>
        /// For the matches of rules.
        let room: UnsafeMutablePointer<MatchRoom>

        @inline(__always)
        func has(bit: UInt32) -> Bool { bits[Int(bit >> 5)] >> (bit & 31) & 1 != 0 }

        @inline(__always)
        func has(atom: Int32) -> Bool { has(bit: UInt32(bitPattern: atom)) }

        @inline(__always)
        fileprivate func set(_ bit: Int32) { bits[Int(bit) >> 5] |= 1 << UInt32(truncatingIfNeeded: bit & 31) }

        /// Where an atom stands.
        @inline(__always)
        func places(of atom: Int32) -> UnsafeBufferPointer<Place> {
            guard has(atom: atom) else { return UnsafeBufferPointer(start: nil, count: 0) }
            let entry = entries[Int(entryOf[Int(atom)])]
            return UnsafeBufferPointer(start: places + Int(entry.first), count: Int(entry.end &- entry.first))
        }

        /// One of the numbers that hold the bits.
        @inline(__always)
        func number(_ at: Int) -> UInt32 { bits[at] }

        /// What a group cannot do without occurs.
        ///
        /// - Parameter group: its first bit; -1 where it needs nothing.
        @inline(__always)
        func mayBeMet(_ group: Int32) -> Bool { group < 0 || has(bit: UInt32(bitPattern: group)) }

        /// An atom of a group's own occurs, or may.
        @inline(__always)
        func hasAtom(_ group: Int32) -> Bool { group < 0 || has(bit: UInt32(bitPattern: group) + 1) }
    }
}
