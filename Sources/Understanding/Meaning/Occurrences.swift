/// Where the atoms of patterns stand in an utterance.
struct Occurrences {
    /// The words an atom was found in, packed so that the order of numbers is that of atoms, then of first words, then
    /// of last ones. No utterance has as many words as fit in 16 bits.
    struct Place: Comparable {
        private let packed: UInt64

        init(atom: Int32, words: Range<Int32>) {
            packed =
                UInt64(UInt32(bitPattern: atom)) << 32 | UInt64(UInt16(clamping: words.lowerBound)) << 16
                | UInt64(UInt16(clamping: words.upperBound))
        }

        var atom: Int32 { Int32(truncatingIfNeeded: packed >> 32) }
        var words: Range<Int32> {
            Int32(truncatingIfNeeded: packed >> 16 & 0xFFFF)..<Int32(truncatingIfNeeded: packed & 0xFFFF)
        }

        static func < (a: Place, b: Place) -> Bool { a.packed < b.packed }
    }

    /// Each once, sorted.
    private(set) var places: [Place] = []
    /// A bit for each atom that occurs, behind them one for each group that is met, then one for each that may be.
    private var bits: [UInt64]
    /// The bits of all atoms that occur, many atoms a bit.
    private(set) var glance: UInt64 = 0

    /// The bit of an atom.
    static func glance(_ atom: Int32) -> UInt64 { 1 << (UInt64(UInt32(bitPattern: atom)) &* 0x9E37_79B1 >> 20 & 63) }

    init(_ utterance: Utterance, _ parts: RuleParts, _ lexicon: Lexicon) {
        let groups = Self.words(for: parts.atoms.count)
        let perhaps = groups + Self.words(for: parts.groupCount)
        bits = [UInt64](repeating: 0, count: perhaps + Self.words(for: parts.groupCount))
        // A word is of two atoms at most, and so is one with its neighbour.
        let most = utterance.tokens.count * 4 + utterance.hits.count
        var glance: UInt64 = 0
        places = bits.withUnsafeMutableBufferPointer { bits in
            [Place](unsafeUninitializedCapacity: most) { places, count in
                var found = Found(parts: parts, places: places, bits: bits, groups: groups, perhaps: perhaps)
                found.addAll(of: utterance, lexicon)
                if found.count > Self.mostInserted { places[..<found.count].sort() }
                (count, glance) = (found.count, found.glance)
            }
        }
        self.glance = glance
    }

    /// What was found so far, in room for all there may be.
    private struct Found {
        let parts: RuleParts
        let places: UnsafeMutableBufferPointer<Place>
        let bits: UnsafeMutableBufferPointer<UInt64>
        /// Where the bits of groups begin.
        let groups: Int
        let perhaps: Int
        var count = 0
        var glance: UInt64 = 0

        mutating func addAll(of utterance: Utterance, _ lexicon: Lexicon) {
            let atoms = parts.atoms
            for at in utterance.tokens.indices {
                let (stem, word, joined) = utterance.ids(at)
                let at = Int32(at)
                if stem >= 0 { add(atoms.find(.stem, stem), at..<at + 1) }
                if word >= 0 { add(atoms.find(.form, word), at..<at + 1) }
                if joined >= 0 {
                    add(atoms.find(.stem, lexicon.stems[Int(joined)]), at..<at + 2)
                    add(atoms.find(.form, joined), at..<at + 2)
                }
            }
            for hit in utterance.hits { add(atoms.find(.concept, hit.concept), hit.words) }
        }

        private mutating func add(_ atom: Int32, _ words: Range<Int32>) {
            guard atom >= 0 else { return }
            insert(Place(atom: atom, words: words))
            guard bits[Int(atom) >> 6] & (1 << (UInt64(atom) & 63)) == 0 else { return }
            bits[Int(atom) >> 6] |= 1 << (UInt64(atom) & 63)
            glance |= Occurrences.glance(atom)
            for at in Int(parts.groupStarts[Int(atom)])..<Int(parts.groupStarts[Int(atom) + 1]) {
                let group = parts.groups[at]
                let bit: UInt64 = 1 << (UInt64(group.number) & 63)
                bits[perhaps + Int(group.number >> 6)] |= bit
                if group.isMet { bits[groups + Int(group.number >> 6)] |= bit }
            }
        }

        /// Puts a place behind the others; while they are few, in its order among them.
        private mutating func insert(_ place: Place) {
            var at = count
            if count < Occurrences.mostInserted {
                while at > 0, place < places[at - 1] {
                    places[at] = places[at - 1]
                    at -= 1
                }
            }
            places[at] = place
            count += 1
        }
    }

    /// Above this sorting is quicker than putting each in its order.
    private static let mostInserted = 64

    /// Calls `visit` with each atom that occurs, once.
    func eachAtom(_ visit: (Int32) -> Void) {
        var last: Int32 = -1
        for place in places where place.atom != last {
            last = place.atom
            visit(last)
        }
    }

    /// How many numbers hold so many bits.
    private static func words(for count: Int) -> Int { count / 64 + 1 }

    func withPresent<Result>(_ parts: RuleParts, _ body: (Present) -> Result) -> Result {
        bits.withUnsafeBufferPointer { bits in
            guard let first = bits.baseAddress else { preconditionFailure("there is a number for no atoms at all") }
            let groups = first + Self.words(for: parts.atoms.count)
            return body(
                Present(atoms: first, met: groups, perhaps: groups + Self.words(for: parts.groupCount), glance: glance))
        }
    }

    /// What occurs, a bit each.
    struct Present {
        fileprivate let atoms: UnsafePointer<UInt64>
        fileprivate let met: UnsafePointer<UInt64>
        fileprivate let perhaps: UnsafePointer<UInt64>
        fileprivate let glance: UInt64

        /// False where an atom of these does not occur: see `Occurrences.glance`.
        @inline(__always)
        func mayHold(_ needed: UInt64) -> Bool { needed & ~glance == 0 }

        @inline(__always)
        func has(atom: Int32) -> Bool { Self.has(atom, atoms) }

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
