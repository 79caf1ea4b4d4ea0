/// Where the atoms of patterns stand in an utterance.
///
/// A class with memory of its own: everything that matches looks at it.
final class Occurrences {
    /// The words an atom was found in. No utterance has as many words as fit in 16 bits.
    struct Place {
        fileprivate let first: UInt16
        private let end: UInt16

        fileprivate init(_ first: Int, _ end: Int) {
            (self.first, self.end) = (UInt16(clamping: first), UInt16(clamping: end))
        }

        fileprivate init(_ words: Range<Int32>) { self.init(Int(words.lowerBound), Int(words.upperBound)) }

        var words: Range<Int32> { Range(uncheckedBounds: (Int32(first), Int32(end))) }
    }

    /// The bits of all atoms that occur, many atoms a bit.
    let glance: UInt64
    private let present: Present
    /// What was found, in the order in which it was.
    private let found: UnsafeMutablePointer<Found>
    private let foundCount: Int
    private let block: OccurrenceBlocks.Block
    private let marks: AtomMarks

    /// The bit of an atom.
    @inline(__always)
    static func glance(_ atom: Int32) -> UInt64 {
        1 << UInt64((UInt32(bitPattern: atom) &* 0x9E37_79B1) >> 26)
    }

    /// The same in half as many bits.
    @inline(__always)
    static func folded(_ glance: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: glance | glance >> 32) }

    init(_ utterance: Utterance, _ marks: AtomMarks) {
        let (tokens, hits) = (utterance.tokens, utterance.hits)
        // A word is of two atoms at most, and so is one with its neighbour.
        let most = tokens.count * 4 + hits.count
        self.marks = marks
        block = marks.blocks.take(for: most)
        let atoms = marks.parts.atomCount
        var memory = block.start
        func take<Element: BitwiseCopyable>(_ count: Int, of _: Element.Type) -> UnsafeMutablePointer<Element> {
            defer { memory += count * MemoryLayout<Element>.stride }
            return memory.bindMemory(to: Element.self, capacity: count)
        }
        let occurring = take(Self.words(for: atoms), of: UInt64.self)
        occurring.initialize(repeating: 0, count: Self.words(for: atoms))
        let bits = take(marks.numbers, of: UInt32.self)
        bits.initialize(repeating: 0, count: marks.numbers)
        var present = Present(
            bits: bits, atoms: occurring, entryOf: take(atoms, of: Int32.self),
            entries: take(most, of: Entry.self), places: take(most, of: Place.self), room: block.room)
        let found = take(most, of: Found.self)
        var finding = Finding(found: found, most: most)
        var glance: UInt64 = 0
        marks.withPointers { pointers in
            tokens.withUnsafeBufferPointer { tokens in
                for at in tokens.indices {
                    let token = tokens.baseAddress! + at
                    let (word, joined) = (Int(token.pointee.word), Int(token.pointee.joined))
                    if word >= 0, word < pointers.words.count {
                        finding.add(pointers.words[word], Place(at, at + 1))
                    } else if token.pointee.stem >= 0 {
                        finding.add(marks.atom(ofStem: token.pointee.stem), Place(at, at + 1))
                    }
                    if joined >= 0, joined < pointers.words.count {
                        finding.add(pointers.words[joined], Place(at, at + 2))
                    }
                }
            }
            hits.withUnsafeBufferPointer { hits in
                for hit in hits where Int(hit.concept) < pointers.concepts.count {
                    finding.add(pointers.concepts[Int(hit.concept)], Place(hit.words))
                }
            }
            let all = UnsafeMutableBufferPointer(start: found, count: finding.count)
            let atomCount = Self.mark(all, present, pointers, &glance)
            Self.lay(all, present, atomCount)
        }
        present.absent = ~Self.folded(glance)
        (self.present, self.found, foundCount, self.glance) = (present, found, finding.count, glance)
    }

    /// Marks all that was found, and gives each atom its entry; returns how many atoms there are.
    private static func mark(
        _ found: UnsafeMutableBufferPointer<Found>, _ present: Present, _ pointers: AtomMarks.Pointers,
        _ glance: inout UInt64
    ) -> Int {
        var (count, all): (Int32, UInt64) = (0, 0)
        let (bits, atoms, entryOf, entries) = (present.bits, present.atoms, present.entryOf, present.entries)
        guard var next = found.baseAddress else { return 0 }
        let end = next + found.count
        while next < end {
            let number = next.pointee.number
            let atom = Int(number)
            let bit: UInt64 = 1 << UInt64(truncatingIfNeeded: atom & 63)
            let known = atoms[atom >> 6]
            if known & bit == 0 {
                atoms[atom >> 6] = known | bit
                all |= Self.glance(number)
                var mark = pointers.marks + Int(pointers.starts[atom])
                let end = pointers.marks + Int(pointers.starts[atom + 1])
                while mark < end {
                    let (number, set) = (Int(mark.pointee.number), mark.pointee.bits)
                    bits[number] |= set
                    mark += 1
                }
                entryOf[atom] = count
                entries[Int(count)] = Entry(atom: number, first: 0, end: 1)
                next.pointee.number = count
                count &+= 1
            } else {
                let entry = entryOf[atom]
                next.pointee.number = entry
                entries[Int(entry)].end &+= 1
            }
            next += 1
        }
        glance = all
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

    /// The bits of all atoms that occur among some words.
    func glance(in words: Range<Int>) -> UInt64 {
        var glance: UInt64 = 0
        for found in UnsafeBufferPointer(start: found, count: foundCount)
        where UInt(bitPattern: Int(found.place.first) &- words.lowerBound) < UInt(bitPattern: words.count) {
            glance |= Self.glance(present.entries[Int(found.number)].atom)
        }
        return glance
    }

    func withPresent(_ body: (Present) -> Void) { withExtendedLifetime(self) { body(present) } }

    /// How many numbers hold so many bits.
    private static func words(for count: Int) -> Int { count / 64 + 1 }

    /// The memory that the occurrences of so many atoms in all take.
    static func bytes(atoms: Int, numbers: Int, most: Int) -> Int {
        words(for: atoms) * MemoryLayout<UInt64>.stride + numbers * MemoryLayout<UInt32>.stride
            + atoms * MemoryLayout<Int32>.stride
            + most * (MemoryLayout<Entry>.stride + MemoryLayout<Place>.stride + MemoryLayout<Found>.stride)
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

    /// What was found so far, in room for all there may be.
    private struct Finding {
        let found: UnsafeMutablePointer<Found>
        let most: Int
        var count = 0

        /// A word by its stem and by its form.
        @inline(__always)
        mutating func add(_ word: AtomMarks.Word, _ place: Place) {
            add(word.stem, place)
            add(word.form, place)
        }

        /// - Parameter atom: -1 for none.
        @inline(__always)
        mutating func add(_ atom: Int32, _ place: Place) {
            guard atom >= 0 else { return }
            precondition(count < most, "room for all")
            (found + count).initialize(to: Found(number: atom, place: place))
            count &+= 1
        }
    }

    /// What occurs: a bit for each atom that does, and what those say of groups and rules; and the places.
    struct Present {
        /// For each group four bits, then for each rule one that says whether an atom brings it up: see `AtomMarks`. Of a
        /// group's the first says that it may be met, the second that it is, by an atom of its own, and the third that
        /// something of it has all that it needs.
        fileprivate let bits: UnsafeMutablePointer<UInt32>
        fileprivate let atoms: UnsafeMutablePointer<UInt64>
        /// For each atom that occurs its entry; nothing for others.
        fileprivate let entryOf: UnsafeMutablePointer<Int32>
        fileprivate let entries: UnsafeMutablePointer<Entry>
        fileprivate let places: UnsafeMutablePointer<Place>
        /// The bits that no atom has which occurs: see `folded`.
        fileprivate(set) var absent: UInt32 = 0
        /// For the matches of rules.
        let room: UnsafeMutablePointer<MatchRoom>

        @inline(__always)
        func has(atom: Int32) -> Bool {
            atoms[Int(atom) >> 6] >> (UInt64(truncatingIfNeeded: atom) & 63) & 1 != 0
        }

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

        /// One of the numbers that hold the bits.
        @inline(__always)
        func number(_ at: Int) -> UInt32 { bits[at] }

        /// An atom of the group itself occurs.
        @inline(__always)
        func isMet(_ group: Int32) -> Bool { group >= 0 && bits(of: group) & 2 != 0 }

        /// What the group cannot do without occurs.
        @inline(__always)
        func mayBeMet(_ group: Int32) -> Bool { group < 0 || bits(of: group) & 1 != 0 }

        /// Something of the group has all that it needs, as is known.
        @inline(__always)
        func isSettled(_ group: Int32) -> Bool { group >= 0 && bits(of: group) & 6 != 0 }

        /// Keeps in mind that something of a group has all that it needs.
        @inline(__always)
        func keep(_ group: Int32) {
            if group >= 0 { bits[Int(group) >> 3] |= 4 << Self.shift(group) }
        }

        /// Keeps in mind that a group cannot match after all.
        @inline(__always)
        func dismiss(_ group: Int32) {
            if group >= 0 { bits[Int(group) >> 3] &= ~(1 << Self.shift(group)) }
        }

        @inline(__always)
        private func bits(of group: Int32) -> UInt32 { bits[Int(group) >> 3] >> Self.shift(group) }

        @inline(__always)
        private static func shift(_ group: Int32) -> UInt32 { UInt32(truncatingIfNeeded: group) << 2 & 31 }
    }
}
