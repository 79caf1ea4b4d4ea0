/// Where the atoms of patterns stand in an utterance.
struct Occurrences {
    /// The words an atom was found in.
    struct Place {
        var atom: Int32
        var words: Range<Int32>
    }

    /// By atom, then by first word, then by last.
    private(set) var places: [Place] = []
    /// For each atom its first place; -1 where it does not occur.
    private var first: [Int32]

    init(_ utterance: Utterance, _ atoms: Atoms, _ lexicon: Lexicon) {
        first = [Int32](repeating: -1, count: atoms.count)
        places.reserveCapacity(utterance.tokens.count * 2)
        func add(_ atom: Int32, _ words: Range<Int32>) {
            if atom >= 0 { places.append(Place(atom: atom, words: words)) }
        }
        for (at, token) in utterance.tokens.enumerated() {
            let at = Int32(at)
            if token.stem >= 0 { add(atoms.find(.stem, token.stem), at..<at + 1) }
            if token.word >= 0 { add(atoms.find(.form, token.word), at..<at + 1) }
            if token.joined >= 0 {
                add(atoms.find(.stem, lexicon.stems[Int(token.joined)]), at..<at + 2)
                add(atoms.find(.form, token.joined), at..<at + 2)
            }
        }
        for hit in utterance.hits { add(atoms.find(.concept, hit.concept), hit.words) }
        places.sort {
            ($0.atom, $0.words.lowerBound, $0.words.upperBound) < ($1.atom, $1.words.lowerBound, $1.words.upperBound)
        }
        for at in places.indices.reversed() { first[Int(places[at].atom)] = Int32(at) }
    }

    func has(_ atom: Int32) -> Bool { first[Int(atom)] >= 0 }

    /// The places of one atom inside some words.
    func of(_ atom: Int32, in words: Range<Int32>) -> ArraySlice<Place> {
        guard has(atom) else { return [] }
        var low = Int(first[Int(atom)])
        var high = places.count
        while low < high {
            let middle = (low + high) / 2
            let place = places[middle]
            if (place.atom, place.words.lowerBound) < (atom, words.lowerBound) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        var end = low
        while end < places.count, places[end].atom == atom, places[end].words.lowerBound < words.upperBound { end += 1 }
        return places[low..<end]
    }
}
