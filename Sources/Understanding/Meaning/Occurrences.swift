/// Where the atoms of patterns stand in some words of an utterance: in a sentence, or in all of it.
struct Occurrences {
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

    /// By atom, those of one by their first words, then by their last ones.
    private var places: [Place] = []
    /// The atoms that occur, by open addressing, with their places; more than half of it is free.
    private var table: [Entry]
    /// A bit for each atom that occurs, behind them one for each group that is met, then one for each that may be.
    private var bits: [UInt64]
    /// The bits of all atoms that occur, many atoms a bit.
    private(set) var glance: UInt64 = 0

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
        bits = [UInt64](repeating: 0, count: perhaps + Self.words(for: parts.groupCount))
        table = [Entry](repeating: Entry(), count: 1 << (Int.bitWidth - (most * 2).leadingZeroBitCount))
        var glance: UInt64 = 0
        bits.withUnsafeMutableBufferPointer { bits in
            table.withUnsafeMutableBufferPointer { table in
                withUnsafeTemporaryAllocation(of: Found.self, capacity: most) { room in
                    var finding = Finding(
                        parts: parts, room: room, table: table, bits: bits, met: met, perhaps: perhaps)
                    finding.addAll(of: utterance, words, hits, reader)
                    places = finding.sorted()
                    glance = finding.glance
                }
            }
        }
        self.glance = glance
    }

    /// Calls `visit` with each atom that occurs, once.
    func eachAtom(_ visit: (Int32) -> Void) {
        for entry in table where entry.atom >= 0 { visit(entry.atom) }
    }

    func withPresent(_ parts: RuleParts, _ body: (Present) -> Void) {
        bits.withUnsafeBufferPointer { bits in
            table.withUnsafeBufferPointer { table in
                places.withUnsafeBufferPointer { places in
                    guard let first = bits.baseAddress else { return }
                    let met = first + Self.words(for: parts.atoms.count)
                    body(
                        Present(
                            atoms: first, met: met, perhaps: met + Self.words(for: parts.groupCount), table: table,
                            places: places))
                }
            }
        }
    }

    /// How many numbers hold so many bits.
    private static func words(for count: Int) -> Int { count / 64 + 1 }

    fileprivate static func spread(_ atom: Int32) -> Int {
        Int(truncatingIfNeeded: UInt64(UInt32(bitPattern: atom)) &* 0x9E37_79B1 >> 20)
    }

    fileprivate struct Entry {
        /// -1 where it is free.
        var atom: Int32 = -1
        /// Its places; while they are found, the second counts them.
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
        let parts: RuleParts
        let room: UnsafeMutableBufferPointer<Found>
        let table: UnsafeMutableBufferPointer<Entry>
        let bits: UnsafeMutableBufferPointer<UInt64>
        /// Where the bits of groups begin.
        let met: Int
        let perhaps: Int
        var count = 0
        var glance: UInt64 = 0

        mutating func addAll(
            of utterance: Utterance, _ words: Range<Int>, _ hits: ArraySlice<Utterance.Hit>, _ reader: Reader
        ) {
            let atoms = parts.atoms
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
            var at = Occurrences.spread(atom) & (table.count - 1)
            while table[at].atom != atom, table[at].atom >= 0 { at = (at + 1) & (table.count - 1) }
            if table[at].atom < 0 {
                table[at].atom = atom
                mark(atom)
            }
            table[at].end += 1
            room.initializeElement(at: count, to: Found(entry: Int32(at), place: Place(words)))
            count += 1
        }

        private mutating func mark(_ atom: Int32) {
            bits[Int(atom) >> 6] |= 1 << (UInt64(atom) & 63)
            glance |= Occurrences.glance(atom)
            for at in Int(parts.groupStarts[Int(atom)])..<Int(parts.groupStarts[Int(atom) + 1]) {
                let group = parts.groups[at]
                let bit: UInt64 = 1 << (UInt64(group.number) & 63)
                bits[perhaps + Int(group.number >> 6)] |= bit
                if group.isMet { bits[met + Int(group.number >> 6)] |= bit }
            }
        }

        /// All places, those of an atom side by side. They were found in their order.
        func sorted() -> [Place] {
            [Place](unsafeUninitializedCapacity: count) { places, filled in
                var next: Int32 = 0
                for found in room[..<count] {
                    let at = Int(found.entry)
                    if table[at].first < 0 {
                        (table[at].first, next) = (next, next + table[at].end)
                        table[at].end = table[at].first
                    }
                    places.initializeElement(at: Int(table[at].end), to: found.place)
                    table[at].end += 1
                }
                filled = count
            }
        }
    }

    /// What occurs.
    struct Present {
        fileprivate let atoms: UnsafePointer<UInt64>
        fileprivate let met: UnsafePointer<UInt64>
        fileprivate let perhaps: UnsafePointer<UInt64>
        fileprivate let table: UnsafeBufferPointer<Entry>
        fileprivate let places: UnsafeBufferPointer<Place>

        @inline(__always)
        func has(atom: Int32) -> Bool { Self.has(atom, atoms) }

        /// Where an atom stands.
        func places(of atom: Int32) -> UnsafeBufferPointer<Place> {
            var at = Occurrences.spread(atom) & (table.count - 1)
            while table[at].atom != atom {
                if table[at].atom < 0 { return UnsafeBufferPointer(start: nil, count: 0) }
                at = (at + 1) & (table.count - 1)
            }
            return UnsafeBufferPointer(rebasing: places[Int(table[at].first)..<Int(table[at].end)])
        }

        /// An atom of the group itself occurs.
        @inline(__always)
        func isMet(_ group: Int32) -> Bool { group >= 0 && Self.has(group, met) }

        /// What the group cannot do without occurs.
        @inline(__always)
        func mayBeMet(_ group: Int32) -> Bool { group < 0 || Self.has(group, perhaps) }

        @inline(__always)
        private static func has(_ number: Int32, _ bits: UnsafePointer<UInt64>) -> Bool {
            bits[Int(number) >> 6] & (1 << (UInt64(number) & 63)) != 0
        }
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
