/// Rules, indexed so that a text is held against few of them: each has atoms one of which it cannot do without, and only
/// where one of those occurs is it looked at.
struct RuleIndex: Sendable, Equatable {
    /// For each rule its part.
    let rules: Stored<Int32>
    /// For each rule what it cannot do without.
    private let needs: Stored<Needs>
    /// The first number with bits for these rules: see `BitPlaces`.
    let place: Int

    /// Four of the bits that a rule cannot do without, the rarest: few need more.
    private struct Needs: Equatable {
        let first: UInt32
        let second: UInt32
        let third: UInt32
        let fourth: UInt32

        init(_ bits: [UInt32]) { (first, second, third, fourth) = (bits[0], bits[1], bits[2], bits[3]) }

        @inline(__always)
        func occur(_ present: Occurrences.Present) -> Bool {
            present.has(bit: first) && present.has(bit: second) && present.has(bit: third) && present.has(bit: fourth)
        }

        /// False where one of the rarest two is an atom and does not stand in some words.
        func mayStand(in words: Range<Int>, _ present: Occurrences.Present, atoms: Int) -> Bool {
            func mayStand(_ bit: UInt32) -> Bool {
                bit >= atoms || present.places(of: Int32(bit)).contains { $0.begins(in: words) }
            }
            return mayStand(first) && mayStand(second)
        }
    }

    /// - Parameters:
    ///   - needs: those of all parts that the rules are made of.
    ///   - place: the first number with bits for these rules.
    init(_ rules: [Int32], _ needs: PartNeeds, place: Int) {
        self.rules = Stored(rules)
        self.needs = Stored(rules.map { Needs(needs.rarest(4, of: $0)) })
        self.place = place
    }

    /// The first number behind those with bits for these rules.
    var end: Int { place + BitPlaces.numbers(for: rules.count) }

    /// Rules that most messages bring up at most.
    private static let usualCandidates = 32

    /// Rules that might match among the words of some occurrences, by number. All others cannot.
    func candidates(_ occurrences: Occurrences) -> [Int32] {
        var found: [Int32] = []
        occurrences.withPresent { present in
            needs.withUnsafeBufferPointer { needs in
                for at in place..<end {
                    var rest = present.number(at)
                    while rest != 0 {
                        let rule = (at - place) * BitPlaces.inNumber + rest.trailingZeroBitCount
                        rest &= rest - 1
                        // Behind the last rule are bits that no sound playbook sets.
                        guard rule < needs.count, needs[rule].occur(present) else { continue }
                        if found.isEmpty { found.reserveCapacity(Self.usualCandidates) }
                        found.append(Int32(truncatingIfNeeded: rule))
                    }
                }
            }
        }
        return found
    }

    /// Those of some rules that might match in some of the words.
    ///
    /// - Parameter atoms: how many there are.
    func candidates(among rules: [Int32], in words: Range<Int>, _ occurrences: Occurrences, atoms: Int) -> [Int32] {
        var found: [Int32] = []
        occurrences.withPresent { present in
            found = rules.filter { needs[Int($0)].mayStand(in: words, present, atoms: atoms) }
        }
        return found
    }
}

/// What is kept of rules refers to parts that are kept beside it.
extension RuleIndex {
    func write(to writer: inout ModelWriter) {
        writer.put(rules)
        writer.put(records: needs)
    }

    init(from reader: inout ModelReader, of parts: RuleParts, place: Int) throws(ModelError) {
        rules = try reader.list()
        let bits = try reader.list(UInt32.self)
        needs = bits.records()
        self.place = place
        guard rules.lie(in: parts.parts.count, from: ~Int32(parts.atoms.count) + 1), needs.count == rules.count,
            bits.lie(in: parts.places.numbers * BitPlaces.inNumber)
        else { throw .malformed(reason: "rules") }
    }
}
