/// Where what is known of a text stands in one list of bits: one for each atom, which is set where it occurs; one that is
/// always set and one that never is; then for each group two; and behind them one for each rule, which atoms bring up.
///
/// Of a group's two the first is set where what it needs occurs, the second where an atom of its own does.
struct BitPlaces: Sendable, Equatable {
    let atoms: Int
    var groups: Int

    /// Bits in one of the numbers that hold them.
    static let inNumber = 32

    /// How many numbers hold so many bits.
    static func numbers(for bits: Int) -> Int { (bits + inNumber - 1) / inNumber }

    var always: Int32 { Int32(atoms) }
    var never: Int32 { always + 1 }

    /// The first of a group's two bits; both are in one number.
    func first(ofGroup group: Int) -> Int32 { Int32(Self.numbers(for: atoms + 2) * Self.inNumber + group * 2) }

    /// How many numbers hold all bits but those of rules.
    var numbers: Int { Self.numbers(for: Int(first(ofGroup: groups))) }
}
