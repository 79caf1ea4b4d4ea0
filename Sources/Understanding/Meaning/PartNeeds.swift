/// What each part of patterns needs to occur, as is worked out when they are compiled.
///
/// More may be needed than is said here, never less.
struct PartNeeds {
    private(set) var places: BitPlaces
    /// For each part atoms of which one must be there for it to match, the rarest such; `nil` where it needs none.
    private var triggers: [[Int32]?] = []
    /// For each part the bits it cannot do without, the rarest first.
    private var bits: [[Int32]] = []
    /// For each group what it costs to look for it.
    private var groupCosts: [Int] = []
    private let frequencies: [Int32]

    /// - Parameters:
    ///   - parts: each behind those that it is made of.
    ///   - frequencies: how often the playbook's texts have each atom.
    init(_ parts: [RuleParts.Part], _ members: [Int32], frequencies: [Int32]) {
        self.frequencies = frequencies
        places = BitPlaces(atoms: frequencies.count, groups: 0)
        for part in parts {
            let own = members[part.members]
            let ownTriggers = own.map(triggers(of:))
            switch part.kind {
            case .never: add([], [places.never])
            case .none: add(nil, [])
            case .phrase, .sequence, .all:
                add(
                    ownTriggers.compactMap { $0 }.min { cost($0) < cost($1) },
                    Self.once(own.flatMap(bits(of:)).sorted { (cost($0), $0) < (cost($1), $1) }))
            case .any:
                if ownTriggers.contains(where: { $0 == nil }) {
                    add(nil, [])
                } else {
                    let all = ownTriggers.flatMap { $0 ?? [] }
                    add(all, [places.first(ofGroup: places.groups)])
                    groupCosts.append(cost(all))
                    places.groups += 1
                }
            }
        }
    }

    /// Atoms of which one must be there for a part to match; `nil` where it needs none.
    func triggers(of part: Int32) -> [Int32]? { part < 0 ? [~part] : triggers[Int(part)] }

    /// The bits a part cannot do without, the rarest first.
    func bits(of part: Int32) -> [Int32] { part < 0 ? [~part] : bits[Int(part)] }

    /// So many of them, the last again or one that is always set where there are fewer.
    func rarest(_ count: Int, of part: Int32) -> [UInt32] { fill(bits(of: part), count) }

    /// Atoms that a part cannot do without beside the one that brings it up: so many, as above.
    func atoms(beside atom: Int32, of part: Int32, _ count: Int) -> [UInt32] {
        fill(bits(of: part).filter { $0 < places.always && $0 != atom }, count)
    }

    private func fill(_ bits: [Int32], _ count: Int) -> [UInt32] {
        let all = bits + Array(repeating: bits.last ?? places.always, count: count)
        return all.prefix(count).map { UInt32($0) }
    }

    private mutating func add(_ triggers: [Int32]?, _ bits: [Int32]) {
        self.triggers.append(triggers)
        self.bits.append(bits)
    }

    private func cost(_ atoms: [Int32]) -> Int { atoms.reduce(0) { $0 + Int(frequencies[Int($1)]) + 1 } }

    /// What it costs to look for a bit: nothing for one that never is set.
    private func cost(_ bit: Int32) -> Int {
        if bit < places.always { return cost([bit]) }
        return bit == places.never ? 0 : groupCosts[Int(bit - places.first(ofGroup: 0)) / 2]
    }

    private static func once(_ sorted: [Int32]) -> [Int32] {
        sorted.enumerated().filter { $0 == 0 || sorted[$0 - 1] != $1 }.map(\.element)
    }
}
