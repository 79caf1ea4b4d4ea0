/// Compiled patterns as numbers: each part of a pattern once, however many patterns share it. A part goes by its place in
/// `parts`; an atom is a part too, and atom a goes by `~a`.
///
/// A class, because everything that matches holds it.
final class RuleParts: Sendable {
    struct Part: Equatable, Sendable {
        enum Kind: UInt8 {
            /// A word or concept that the playbook has nowhere else, so that nothing can match it.
            case never
            case phrase
            /// At most `number` other words stand between two of its own parts.
            case sequence
            /// All of them within `number` words; anywhere, where that is negative.
            case all
            /// `number` is the first bit of its group, or -1 where it needs nothing to occur. Atoms come before its other
            /// own parts.
            case any
            case none
        }

        /// The kind, and above it how many of its own parts are atoms that come first.
        private let head: UInt32
        let number: Int32
        /// Its own parts: so many places of `members` from the first on. Parts come before what they are parts of.
        let first: Int32
        let count: Int32

        init(kind: Kind, atoms: Int = 0, number: Int32, first: Int32, count: Int32) {
            head = UInt32(kind.rawValue) | UInt32(clamping: min(atoms, Self.mostAtoms)) << 8
            (self.number, self.first, self.count) = (number, first, count)
        }

        var kind: Kind { Kind(rawValue: UInt8(truncatingIfNeeded: head)) ?? .never }

        /// Of a part of the kind `any`: so many of its own parts are atoms that come first, or more.
        var atoms: Int { Int(head >> 8) }

        var members: Range<Int> { Int(first)..<Int(first) + Int(count) }

        private static let mostAtoms = 1 << 24 - 1
    }

    /// What a part cannot do without: two of its bits, the rarest. Looking for them spares most a walk.
    struct Keys: Equatable, Sendable {
        let first: UInt32
        let second: UInt32
    }

    let atoms: Atoms
    let parts: Stored<Part>
    let members: Stored<Int32>
    /// For each part its keys.
    let keys: Stored<Keys>
    let places: BitPlaces

    /// - Parameters:
    ///   - parts: those of the kind `any` have their groups' bits still to get.
    ///   - needs: those of these very parts.
    init(atoms: Atoms, parts: [Part], members: [Int32], needs: PartNeeds) {
        self.atoms = atoms
        self.members = Stored(members)
        self.parts = Stored(
            parts.enumerated().map { at, part in
                guard part.kind == .any else { return part }
                return Part(
                    kind: .any, atoms: members[part.members].prefix { $0 < 0 }.count,
                    number: needs.bits(of: Int32(at)).first ?? -1, first: part.first, count: part.count)
            })
        keys = Stored(
            parts.indices.map { at in
                let rarest = needs.rarest(2, of: Int32(at))
                return Keys(first: rarest[0], second: rarest[1])
            })
        places = needs.places
    }

    /// The numbers of a part's own parts.
    func own(_ part: Int32) -> [Int32] { part < 0 ? [] : Array(members[parts[Int(part)].members]) }

    /// Patterns nest 64 deep at most, and a word may be a phrase.
    private static let deepest: Int32 = 80
    /// Parts of all parts, each counted where it stands: what matching them all may take.
    private static let largest = 1 << 24

    init(from reader: inout ModelReader) throws(ModelError) {
        atoms = try Atoms(from: &reader)
        let ofParts = try reader.list(UInt32.self)
        members = try reader.list()
        let ofKeys = try reader.list(UInt32.self)
        let groups = Int(try reader.number(UInt32.self))
        (parts, keys) = (ofParts.records(), ofKeys.records())
        // There are no more groups than parts.
        guard groups <= parts.count else { throw .malformed(reason: "groups of rules") }
        places = BitPlaces(atoms: atoms.count, groups: groups)
        guard keys.count == parts.count, ofKeys.lie(in: places.numbers * BitPlaces.inNumber), areSound else {
            throw .malformed(reason: "parts of rules")
        }
    }
}

extension RuleParts: Equatable {
    static func == (a: RuleParts, b: RuleParts) -> Bool {
        a.atoms == b.atoms && a.parts == b.parts && a.members == b.members && a.keys == b.keys && a.places == b.places
    }
}

extension RuleParts: Kept {
    func write(to writer: inout ModelWriter) {
        atoms.write(to: &writer)
        writer.put(records: parts)
        writer.put(members)
        writer.put(records: keys)
        writer.put(UInt32(places.groups))
    }

    /// Whether all numbers are those of something, and walks over parts end.
    private var areSound: Bool {
        let atoms = Int32(atoms.count)
        // A group has two bits.
        let groups = UInt32(clamping: places.numbers * BitPlaces.inNumber)
        return parts.withUnsafeBufferPointer { parts in
            members.withUnsafeBufferPointer { members in
                withUnsafeTemporaryAllocation(of: Extent.self, capacity: parts.count) { known in
                    var total = 0
                    for at in parts.indices {
                        let part = parts[at]
                        guard part.first >= 0, part.count >= 0, part.members.upperBound <= members.count,
                            part.kind != .any || UInt32(bitPattern: part.number &+ 1) < groups,
                            let extent = Extent(
                                of: UnsafeBufferPointer(rebasing: members[part.members]),
                                UnsafeBufferPointer(rebasing: known[..<at]), atoms: atoms)
                        else { return false }
                        total &+= Int(extent.size)
                        guard extent.depth <= Self.deepest, total <= Self.largest else { return false }
                        known.initializeElement(at: at, to: extent)
                    }
                    return true
                }
            }
        }
    }

    /// How deep a part nests and how much matching it may take.
    private struct Extent {
        let depth: Int32
        let size: Int32

        /// - Parameters:
        ///   - known: of all parts before this one, which alone it may be made of, so that none is part of itself.
        ///   - atoms: how many there are.
        init?(of own: UnsafeBufferPointer<Int32>, _ known: UnsafeBufferPointer<Extent>, atoms: Int32) {
            var (deepest, size, least): (Int32, Int, Int32) = (0, own.count, 0)
            for part in own {
                least = min(least, part)
                if part < 0 { continue }
                guard part < known.count else { return nil }
                let extent = known[Int(part)]
                deepest = max(deepest, extent.depth)
                size &+= Int(extent.size) - 1
            }
            guard ~least < atoms else { return nil }
            (depth, self.size) = (deepest &+ 1, Int32(clamping: size &+ 1))
        }
    }
}
