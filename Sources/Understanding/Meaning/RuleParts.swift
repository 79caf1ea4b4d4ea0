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

        /// At least so many of its own parts are atoms that come first.
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
                Part(
                    kind: part.kind, atoms: members[part.members].prefix { $0 < 0 }.count,
                    number: part.kind == .any ? needs.bits(of: Int32(at)).first ?? -1 : part.number, first: part.first,
                    count: part.count)
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
    ///
    /// How deep parts nest and how much matching them may take is counted part by part, but of the atoms that come first
    /// only how many there are: that they are atoms is known where all atoms together are as many.
    private var areSound: Bool {
        // A group has two bits.
        let groups = UInt32(clamping: places.numbers * BitPlaces.inNumber)
        return parts.withUnsafeBufferPointer { parts in
            members.withUnsafeBufferPointer { members in
                var (least, atoms): (Int32, Int32) = (0, 0)
                for own in members {
                    least = min(least, own)
                    atoms &+= own < 0 ? 1 : 0
                }
                guard ~least < self.atoms.count else { return false }
                return withUnsafeTemporaryAllocation(of: Extent.self, capacity: parts.count) { known in
                    var (next, total, counted) = (0, 0, 0)
                    for at in parts.indices {
                        let part = parts[at]
                        let end = next &+ Int(part.count)
                        // Those of each stand behind those of the one before it.
                        guard Int(part.first) == next, end >= next &+ part.atoms, end <= members.count,
                            part.kind != .any || UInt32(bitPattern: part.number &+ 1) < groups
                        else { return false }
                        var (depth, size): (Int32, Int) = (1, part.atoms &+ 1)
                        counted &+= part.atoms
                        for own in members[(next &+ part.atoms)..<end] {
                            if own < 0 {
                                counted &+= 1
                                size &+= 1
                            } else {
                                // Parts come before what they are parts of, so that none is part of itself.
                                guard own < at else { return false }
                                depth = max(depth, known[Int(own)].depth &+ 1)
                                size &+= Int(known[Int(own)].size)
                            }
                        }
                        total &+= size
                        guard depth <= Self.deepest, total <= Self.largest else { return false }
                        known.initializeElement(at: at, to: Extent(depth: depth, size: Int32(truncatingIfNeeded: size)))
                        next = end
                    }
                    return counted == Int(atoms) && next == members.count
                }
            }
        }
    }

    /// How deep a part nests and how much matching it may take.
    private struct Extent {
        let depth: Int32
        let size: Int32
    }
}
