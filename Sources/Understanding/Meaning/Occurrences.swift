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
    /// A bit for each atom that occurs.
    private var present: [UInt64]
    /// The bits of all atoms that occur, many atoms a bit.
    private(set) var glance: UInt64 = 0

    /// The bit of an atom.
    static func glance(_ atom: Int32) -> UInt64 { 1 << (UInt64(UInt32(bitPattern: atom)) &* 0x9E37_79B1 >> 20 & 63) }

    init(_ utterance: Utterance, _ atoms: Atoms, _ lexicon: Lexicon) {
        present = [UInt64](repeating: 0, count: atoms.count / 64 + 1)
        places.reserveCapacity(utterance.tokens.count * 2 + utterance.hits.count)
        func add(_ atom: Int32, _ words: Range<Int32>) {
            guard atom >= 0 else { return }
            places.append(Place(atom: atom, words: words))
            present[Int(atom) >> 6] |= 1 << (UInt64(atom) & 63)
            glance |= Self.glance(atom)
        }
        for at in utterance.tokens.indices {
            let token = utterance.tokens[at]
            let at = Int32(at)
            if token.stem >= 0 { add(atoms.find(.stem, token.stem), at..<at + 1) }
            if token.word >= 0 { add(atoms.find(.form, token.word), at..<at + 1) }
            if token.joined >= 0 {
                add(atoms.find(.stem, lexicon.stems[Int(token.joined)]), at..<at + 2)
                add(atoms.find(.form, token.joined), at..<at + 2)
            }
        }
        for hit in utterance.hits { add(atoms.find(.concept, hit.concept), hit.words) }
        places.sort()
    }

    func has(_ atom: Int32) -> Bool { present[Int(atom) >> 6] & (1 << (UInt64(atom) & 63)) != 0 }

    /// Calls `visit` with each place of one atom that begins inside some words, by first word, until it says that it has
    /// enough.
    func each(_ atom: Int32, in words: Range<Int32>, _ visit: (Range<Int32>) -> Bool) {
        let first = Place(atom: atom, words: words.lowerBound..<words.lowerBound)
        var low = 0
        var high = places.count
        while low < high {
            let middle = (low + high) / 2
            if places[middle] < first { low = middle + 1 } else { high = middle }
        }
        while low < places.count, places[low].atom == atom {
            let place = places[low].words
            guard place.lowerBound < words.upperBound, visit(place) else { return }
            low += 1
        }
    }
}
