/// Where the atoms of patterns stand in an utterance.
///
/// A class with memory of its own: everything that matches looks at it.
final class Occurrences {
    /// The words an atom was found in. No utterance has as many words as fit in 16 bits.
    struct Place {
        private let first: UInt16
        private let end: UInt16

        fileprivate init(_ first: Int, _ end: Int) {
            (self.first, self.end) = (UInt16(clamping: first), UInt16(clamping: end))
        }

        var words: Range<Int32> { Int32(first)..<Int32(end) }
    }

    /// The bits of all atoms that occur, many atoms a bit.
    private(set) var glance: UInt64 = 0
    private let present: Present
    /// What was found, in the order in which it was.
    private let found: UnsafeMutablePointer<Found>
    private var foundCount = 0
    private var atomCount = 0
    private let block: OccurrenceBlocks.Block
    private let blocks: OccurrenceBlocks

    /// The bit of an atom.
    @inline(__always)
    static func glance(_ atom: Int32) -> UInt64 {
        1 << UInt64((UInt32(bitPattern: atom) &* 0x9E37_79B1) >> 26)
    }

    init(_ utterance: Utterance, _ parts: RuleParts, _ reader: Reader) {
        let (tokens, hits) = (utterance.tokens, utterance.hits)
        // A word is of two atoms at most, and so is one with its neighbour.
        let most = tokens.count * 4 + hits.count
        blocks = parts.blocks
        block = blocks.take(for: most)
        var memory = block.start
        func take<Element: BitwiseCopyable>(_ count: Int, of _: Element.Type) -> UnsafeMutablePointer<Element> {
            defer { memory += count * MemoryLayout<Element>.stride }
            return memory.bindMemory(to: Element.self, capacity: count)
        }
        let groups = Self.words(for: parts.groupCount)
        let bits = Self.words(for: parts.atoms.count) + 3 * groups
        let first = take(bits, of: UInt64.self)
        first.initialize(repeating: 0, count: bits)
        present = Present(
            perhaps: first, met: first + groups, known: first + 2 * groups, atoms: first + 3 * groups,
            entryOf: take(parts.atoms.count, of: Int32.self), entries: take(most, of: Entry.self),
            places: take(most, of: Place.self), room: block.room)
        found = take(most, of: Found.self)
        parts.atoms.withNumbers { stems, forms, concepts in
            parts.withMarks { starts, marks in
                var finding = Finding(starts: starts, marks: marks, present: present, found: found, most: most)
                for at in tokens.indices {
                    let token = tokens[at]
                    finding.add(token.stem, in: stems, at, at + 1)
                    finding.add(token.word, in: forms, at, at + 1)
                    if token.joined >= 0 {
                        finding.add(reader.lexicon.stems[Int(token.joined)], in: stems, at, at + 2)
                        finding.add(token.joined, in: forms, at, at + 2)
                    }
                }
                for hit in hits {
                    finding.add(hit.concept, in: concepts, Int(hit.words.lowerBound), Int(hit.words.upperBound))
                }
                finding.lay()
                (glance, foundCount, atomCount) = (finding.glance, finding.count, finding.atomCount)
            }
        }
    }

    deinit { blocks.give(block) }

    /// Calls `visit` with each atom that occurs, once.
    @inline(__always)
    func eachAtom(_ visit: (Int32) -> Void) {
        for at in 0..<atomCount { visit(present.entries[at].atom) }
    }

    /// The bits of all atoms that occur among some words.
    func glance(in words: Range<Int>) -> UInt64 {
        var glance: UInt64 = 0
        for found in UnsafeBufferPointer(start: found, count: foundCount)
        where words.contains(Int(found.place.words.lowerBound)) {
            glance |= Self.glance(present.entries[Int(found.entry)].atom)
        }
        return glance
    }

    func withPresent(_ body: (Present) -> Void) { withExtendedLifetime(self) { body(present) } }

    /// How many numbers hold so many bits.
    private static func words(for count: Int) -> Int { count / 64 + 1 }

    /// The memory that the occurrences of so many atoms in all take.
    static func bytes(atoms: Int, groups: Int, most: Int) -> Int {
        (words(for: atoms) + 3 * words(for: groups)) * MemoryLayout<UInt64>.stride
            + atoms * MemoryLayout<Int32>.stride
            + most * (MemoryLayout<Entry>.stride + MemoryLayout<Place>.stride + MemoryLayout<Found>.stride)
    }

    /// An atom with its places: how many it has while they are found, and then where they end.
    fileprivate struct Entry {
        let atom: Int32
        var first: Int32 = 0
        var end: Int32 = 0
    }

    /// An atom where it stands, by its entry.
    private struct Found {
        let entry: Int32
        let place: Place
    }

    /// What was found so far, in room for all there may be.
    private struct Finding {
        let starts: UnsafePointer<Int32>
        let marks: UnsafePointer<RuleParts.Mark>
        let present: Present
        let found: UnsafeMutablePointer<Found>
        let most: Int
        var count = 0
        var atomCount = 0
        var glance: UInt64 = 0

        /// - Parameter numbers: for each stem, form or concept its atom.
        @inline(__always)
        mutating func add(_ id: Int32, in numbers: UnsafeBufferPointer<Int32>, _ first: Int, _ end: Int) {
            guard id >= 0, Int(id) < numbers.count, numbers[Int(id)] >= 0 else { return }
            add(numbers[Int(id)], Place(first, end))
        }

        private mutating func add(_ atom: Int32, _ place: Place) {
            precondition(count < most, "room for all")
            if !present.has(atom: atom) {
                present.mark(atom: atom)
                glance |= Occurrences.glance(atom)
                for at in Int(starts[Int(atom)])..<Int(starts[Int(atom) + 1]) { present.mark(marks[at]) }
                present.entryOf[Int(atom)] = Int32(truncatingIfNeeded: atomCount)
                (present.entries + atomCount).initialize(to: Entry(atom: atom))
                atomCount += 1
            }
            let entry = present.entryOf[Int(atom)]
            present.entries[Int(entry)].end += 1
            (found + count).initialize(to: Found(entry: entry, place: place))
            count += 1
        }

        /// Lays all places out, those of an atom side by side; they were found in their order.
        func lay() {
            var next: Int32 = 0
            for at in 0..<atomCount {
                (present.entries[at].first, next) = (next, next &+ present.entries[at].end)
                present.entries[at].end = present.entries[at].first
            }
            for found in UnsafeBufferPointer(start: found, count: count) {
                let entry = present.entries + Int(found.entry)
                (present.places + Int(entry.pointee.end)).initialize(to: found.place)
                entry.pointee.end &+= 1
            }
        }
    }

    /// What occurs: a bit for each atom that does, for each group that is met, and for each that may be; and the places.
    struct Present {
        fileprivate let perhaps: UnsafeMutablePointer<UInt64>
        fileprivate let met: UnsafeMutablePointer<UInt64>
        fileprivate let known: UnsafeMutablePointer<UInt64>
        fileprivate let atoms: UnsafeMutablePointer<UInt64>
        /// For each atom that occurs its entry; nothing for others.
        fileprivate let entryOf: UnsafeMutablePointer<Int32>
        fileprivate let entries: UnsafeMutablePointer<Entry>
        fileprivate let places: UnsafeMutablePointer<Place>
        /// For the matches of rules.
        let room: UnsafeMutablePointer<MatchRoom>

        @inline(__always)
        func has(atom: Int32) -> Bool { Self.has(atom, atoms) }

        /// Whether an atom occurs, by twice its number and perhaps one more.
        @inline(__always)
        func has(key: UInt32) -> Bool { atoms[Int(key >> 7)] >> UInt64(key >> 1 & 63) & 1 != 0 }

        /// Where an atom stands.
        @inline(__always)
        func places(of atom: Int32) -> UnsafeBufferPointer<Place> {
            guard has(atom: atom) else { return UnsafeBufferPointer(start: nil, count: 0) }
            let entry = entries[Int(entryOf[Int(atom)])]
            return UnsafeBufferPointer(start: places + Int(entry.first), count: Int(entry.end &- entry.first))
        }

        /// An atom of the group itself occurs.
        @inline(__always)
        func isMet(_ group: Int32) -> Bool { group >= 0 && Self.has(group, met) }

        /// What the group cannot do without occurs.
        @inline(__always)
        func mayBeMet(_ group: Int32) -> Bool { group < 0 || Self.has(group, perhaps) }

        /// Something of the group has all that it needs, as was found before.
        @inline(__always)
        func isKnown(_ group: Int32) -> Bool { group >= 0 && Self.has(group, known) }

        /// Keeps in mind that something of a group has all that it needs.
        @inline(__always)
        func keep(_ group: Int32) {
            if group >= 0 { known[Int(group) >> 6] |= Self.bit(group) }
        }

        /// Keeps in mind that a group cannot match after all.
        @inline(__always)
        func dismiss(_ group: Int32) {
            if group >= 0 { perhaps[Int(group) >> 6] &= ~Self.bit(group) }
        }

        @inline(__always)
        fileprivate func mark(atom: Int32) { atoms[Int(atom) >> 6] |= Self.bit(atom) }

        @inline(__always)
        fileprivate func mark(_ mark: RuleParts.Mark) {
            perhaps[mark.word] |= mark.perhaps
            met[mark.word] |= mark.met
        }

        @inline(__always)
        private static func has(_ number: Int32, _ bits: UnsafeMutablePointer<UInt64>) -> Bool {
            bits[Int(number) >> 6] & bit(number) != 0
        }

        @inline(__always)
        private static func bit(_ number: Int32) -> UInt64 { 1 << (UInt64(truncatingIfNeeded: number) & 63) }
    }
}
