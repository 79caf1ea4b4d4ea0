/// Where the atoms of patterns stand in some words of an utterance: in a sentence, or in all of it.
///
/// A class with memory of its own: it is made anew for each sentence, and everything that matches looks at it.
final class Occurrences {
    /// The words an atom was found in. No utterance has as many words as fit in 16 bits.
    struct Place {
        private let first: UInt16
        private let end: UInt16

        fileprivate init(_ words: Range<Int32>) {
            first = UInt16(clamping: words.lowerBound)
            end = UInt16(clamping: words.upperBound)
        }

        var words: Range<Int32> { Int32(first)..<Int32(end) }
    }

    /// The bits of all atoms that occur, many atoms a bit.
    private(set) var glance: UInt64 = 0
    private let present: Present
    private let memory: UnsafeMutableRawPointer
    /// The atoms that occur, each once.
    private let atoms: UnsafeMutablePointer<Int32>
    private var atomCount = 0

    /// The bit of an atom.
    static func glance(_ atom: Int32) -> UInt64 { 1 << (spread(atom) & 63) }

    /// - Parameter words: those that are looked at; by default all.
    init(_ utterance: Utterance, in words: Range<Int>? = nil, _ parts: RuleParts, _ reader: Reader) {
        let words = words ?? utterance.tokens.indices
        let hits = words.count == utterance.tokens.count ? utterance.hits[...] : utterance.hits(in: words)
        // A word is of two atoms at most, and so is one with its neighbour.
        let most = words.count * 4 + hits.count
        let met = Self.words(for: parts.atoms.count)
        let perhaps = met + Self.words(for: parts.groupCount)
        let bits = perhaps + Self.words(for: parts.groupCount)
        let size = 1 << (Int.bitWidth - (most * 2).leadingZeroBitCount)
        var block = Block(bytes: bits * 8 + (size * 3 + most * 4) * 4)
        memory = block.start
        let first = block.take(bits, of: 0 as UInt64)
        present = Present(
            atoms: first, met: first + met, perhaps: first + perhaps,
            table: UnsafeMutableBufferPointer(start: block.take(size, of: Entry()), count: size),
            places: block.take(most, of: Place(0..<0)))
        atoms = block.take(most, of: -1)
        let found = block.take(most, of: Found(entry: 0, place: Place(0..<0)))
        parts.withGroups { starts, groups in
            var finding = Finding(
                atoms: parts.atoms, starts: starts, groups: groups, present: present,
                found: UnsafeMutableBufferPointer(start: found, count: most))
            finding.addAll(of: utterance, words, hits, reader)
            glance = finding.glance
            atomCount = finding.lay(atoms)
        }
    }

    deinit { memory.deallocate() }

    /// Calls `visit` with each atom that occurs, once.
    func eachAtom(_ visit: (Int32) -> Void) {
        for at in 0..<atomCount { visit(atoms[at]) }
    }

    func withPresent(_ body: (Present) -> Void) { withExtendedLifetime(self) { body(present) } }

    /// How many numbers hold so many bits.
    private static func words(for count: Int) -> Int { count / 64 + 1 }

    fileprivate static func spread(_ atom: Int32) -> Int {
        Int(truncatingIfNeeded: UInt64(UInt32(bitPattern: atom)) &* 0x9E37_79B1 >> 20)
    }

    /// Memory that lists are taken from one after another, those of the widest elements first.
    private struct Block {
        let start: UnsafeMutableRawPointer
        private var used = 0

        init(bytes: Int) { start = .allocate(byteCount: bytes, alignment: 8) }

        mutating func take<Element: BitwiseCopyable>(
            _ count: Int, of element: Element
        ) -> UnsafeMutablePointer<Element> {
            defer { used += count * MemoryLayout<Element>.stride }
            return (start + used).initializeMemory(as: Element.self, repeating: element, count: count)
        }
    }

    /// An atom with its places.
    fileprivate struct Entry {
        /// -1 where it is free.
        var atom: Int32 = -1
        /// While they are found, the second counts them.
        var first: Int32 = -1
        var end: Int32 = 0
    }

    /// An atom where it stands, by its place in the table.
    private struct Found {
        let entry: Int32
        let place: Place
    }

    /// What was found so far, in room for all there may be.
    private struct Finding {
        let atoms: Atoms
        let starts: UnsafePointer<Int32>
        let groups: UnsafePointer<RuleParts.Group>
        let present: Present
        let found: UnsafeMutableBufferPointer<Found>
        var count = 0
        var glance: UInt64 = 0

        mutating func addAll(
            of utterance: Utterance, _ words: Range<Int>, _ hits: ArraySlice<Utterance.Hit>, _ reader: Reader
        ) {
            for at in words {
                let (stem, word, joined) = utterance.ids(at)
                let at = Int32(at)
                if stem >= 0 { add(atoms.find(.stem, stem), at..<at + 1) }
                if word >= 0 { add(atoms.find(.form, word), at..<at + 1) }
                if joined >= 0 {
                    add(atoms.find(.stem, reader.lexicon.stems[Int(joined)]), at..<at + 2)
                    add(atoms.find(.form, joined), at..<at + 2)
                }
            }
            for hit in hits { add(atoms.find(.concept, hit.concept), hit.words) }
        }

        private mutating func add(_ atom: Int32, _ words: Range<Int32>) {
            guard atom >= 0 else { return }
            let at = present.entry(of: atom)
            if present.table[at].atom < 0 {
                present.table[at].atom = atom
                glance |= Occurrences.glance(atom)
                for at in Int(starts[Int(atom)])..<Int(starts[Int(atom) + 1]) { present.mark(groups[at]) }
            }
            present.table[at].end += 1
            precondition(count < found.count, "room for all")
            found[count] = Found(entry: Int32(truncatingIfNeeded: at), place: Place(words))
            count += 1
        }

        /// Lays all places out, those of an atom side by side; they were found in their order. Returns how many atoms there
        /// are, which go to `atoms`.
        func lay(_ atoms: UnsafeMutablePointer<Int32>) -> Int {
            var (next, atomCount) = (Int32(0), 0)
            for found in found[..<count] {
                let at = Int(found.entry)
                if present.table[at].first < 0 {
                    atoms[atomCount] = present.table[at].atom
                    atomCount += 1
                    present.mark(atom: present.table[at].atom)
                    (present.table[at].first, next) = (next, next + present.table[at].end)
                    present.table[at].end = present.table[at].first
                }
                present.places[Int(present.table[at].end)] = found.place
                present.table[at].end += 1
            }
            return atomCount
        }
    }

    /// What occurs: a bit for each atom that does, for each group that is met, and for each that may be; and the places.
    struct Present {
        fileprivate let atoms: UnsafeMutablePointer<UInt64>
        fileprivate let met: UnsafeMutablePointer<UInt64>
        fileprivate let perhaps: UnsafeMutablePointer<UInt64>
        /// By open addressing; more than half of it is free.
        fileprivate let table: UnsafeMutableBufferPointer<Entry>
        fileprivate let places: UnsafeMutablePointer<Place>

        @inline(__always)
        func has(atom: Int32) -> Bool { Self.has(atom, atoms) }

        /// Where an atom stands.
        func places(of atom: Int32) -> UnsafeBufferPointer<Place> {
            let entry = table[entry(of: atom)]
            guard entry.atom >= 0 else { return UnsafeBufferPointer(start: nil, count: 0) }
            return UnsafeBufferPointer(start: places + Int(entry.first), count: Int(entry.end - entry.first))
        }

        /// An atom of the group itself occurs.
        @inline(__always)
        func isMet(_ group: Int32) -> Bool { group >= 0 && Self.has(group, met) }

        /// What the group cannot do without occurs.
        @inline(__always)
        func mayBeMet(_ group: Int32) -> Bool { group < 0 || Self.has(group, perhaps) }

        /// Keeps in mind that a group cannot match after all.
        @inline(__always)
        func dismiss(_ group: Int32) {
            if group >= 0 { perhaps[Int(group) >> 6] &= ~Self.bit(group) }
        }

        /// The place of an atom in the table, or the free one where it belongs.
        @inline(__always)
        fileprivate func entry(of atom: Int32) -> Int {
            var at = Occurrences.spread(atom) & (table.count - 1)
            while table[at].atom != atom, table[at].atom >= 0 { at = (at + 1) & (table.count - 1) }
            return at
        }

        fileprivate func mark(atom: Int32) { atoms[Int(atom) >> 6] |= Self.bit(atom) }

        fileprivate func mark(_ group: RuleParts.Group) {
            perhaps[Int(group.number) >> 6] |= Self.bit(group.number)
            if group.isMet { met[Int(group.number) >> 6] |= Self.bit(group.number) }
        }

        @inline(__always)
        private static func has(_ number: Int32, _ bits: UnsafeMutablePointer<UInt64>) -> Bool {
            bits[Int(number) >> 6] & bit(number) != 0
        }

        @inline(__always)
        private static func bit(_ number: Int32) -> UInt64 { 1 << (UInt64(number) & 63) }
    }
}

extension Utterance {
    /// The concepts that begin among some words and end there.
    fileprivate func hits(in words: Range<Int>) -> ArraySlice<Hit> {
        func place(of word: Int) -> Int {
            var (low, high) = (0, hits.count)
            while low < high {
                let middle = (low + high) / 2
                if Int(hits[middle].words.lowerBound) < word { low = middle + 1 } else { high = middle }
            }
            return low
        }
        // None goes on into the next sentence.
        return hits[place(of: words.lowerBound)..<place(of: words.upperBound)]
    }
}
