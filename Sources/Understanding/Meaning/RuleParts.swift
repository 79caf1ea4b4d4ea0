/// Compiled patterns as numbers: each part of a pattern once, however many patterns share it.
///
/// A class, because everything that matches holds it.
final class RuleParts: Sendable {
    struct Part: Equatable, Sendable {
        enum Kind: UInt8 {
            /// A word or concept that the playbook has nowhere else, so that nothing can match it.
            case never
            /// Something that stands in the text by itself; `number` is its number in `Atoms`.
            case atom
            case phrase
            /// At most `number` other words stand between two of its own parts.
            case sequence
            /// All of them within `number` words; anywhere, where that is negative.
            case all
            /// `number` is that of its group, or -1 where it needs nothing to occur. Atoms come before its other own
            /// parts.
            case any
            case none
        }

        var kind: Kind
        /// At least so many of its own parts are atoms that come first; all of them, where they are no more than fit.
        var atoms: UInt16 = 0
        var number: Int32 = 0
        /// Its own parts: so many places of `members` from the first on. Parts come before what they are parts of.
        var first: Int32 = 0
        var count: Int32 = 0

        var members: Range<Int> { Int(first)..<Int(first) + Int(count) }
    }

    let atoms: Atoms
    let atomCount: Int
    let parts: [Part]
    let members: [Int32]
    /// The groups that atom a is in: `groupStarts[a]..<groupStarts[a + 1]` of `groups`. A group is a part of the kind
    /// `any`: where one of its atoms occurs, it matches; where neither such an atom nor one that its other own parts cannot
    /// do without occurs, it does not, and most parts need no second look.
    let groupStarts: [Int32]
    let groups: [Group]
    let groupCount: Int
    /// For each of `members` an atom that it cannot do without: looking for it spares most a walk.
    let memberKeys: [Int32]
    /// For each part the atoms that it cannot do without, as bits of `Occurrences.glance`; and the same of each of
    /// `members`, in half as many bits: most members are passed over by these alone.
    let glances: [UInt64]
    let memberGlances: [UInt32]

    /// - Parameter parts: those of the kind `any` have their groups' numbers still to get.
    init(atoms: Atoms, parts: [Part], members: [Int32]) {
        var parts = parts
        var groups = [[Group]](repeating: [], count: atoms.count)
        var count: Int32 = 0
        let keys = Self.keys(parts, members, atoms)
        for at in parts.indices where parts[at].kind == .any {
            guard keys[at] != nil else {
                parts[at].number = -1
                continue
            }
            parts[at].number = count
            for own in members[parts[at].members] {
                for atom in keys[Int(own)] ?? [] where groups[Int(atom)].last?.number != count {
                    groups[Int(atom)].append(Group(number: count, isMet: parts[Int(own)].kind == .atom))
                }
            }
            count += 1
        }
        Self.countAtoms(&parts, members)
        (self.atoms, self.atomCount, self.parts, self.members) = (atoms, atoms.count, parts, members)
        groupStarts = groups.reduce(into: [0]) { $0.append($0[$0.count - 1] + Int32($1.count)) }
        self.groups = groups.flatMap { $0 }
        groupCount = Int(count)
        memberKeys = Self.memberKeys(parts, members, atoms)
        let glances = Self.glances(parts, members)
        self.glances = glances
        memberGlances = members.map { Occurrences.folded(glances[Int($0)]) }
    }

    private init(
        atoms: Atoms, parts: [Part], members: [Int32], groupStarts: [Int32], groups: [Group], groupCount: Int
    ) {
        var parts = parts
        Self.countAtoms(&parts, members)
        (self.atoms, self.atomCount, self.parts, self.members) = (atoms, atoms.count, parts, members)
        (self.groupStarts, self.groups, self.groupCount) = (groupStarts, groups, groupCount)
        memberKeys = Self.memberKeys(parts, members, atoms)
        let glances = Self.glances(parts, members)
        self.glances = glances
        memberGlances = members.map { Occurrences.folded(glances[Int($0)]) }
    }

    private static func countAtoms(_ parts: inout [Part], _ members: [Int32]) {
        for at in parts.indices where parts[at].kind == .any {
            let own = parts[at].members
            var end = own.lowerBound
            while end < own.upperBound, parts[Int(members[end])].kind == .atom { end += 1 }
            parts[at].atoms = UInt16(clamping: end - own.lowerBound)
        }
    }

    /// What an atom says of a group.
    struct Group: Sendable, Equatable {
        fileprivate let packed: Int32

        init(number: Int32, isMet: Bool) { packed = number << 1 | (isMet ? 1 : 0) }

        fileprivate init(packed: Int32) { self.packed = packed }

        var number: Int32 { packed >> 1 }
        /// The atom is the group's own, not only one that a part of it needs.
        var isMet: Bool { packed & 1 == 1 }
    }

    /// For each part atoms of which one must be there for it to match, the rarest such; `nil` where it needs none.
    func keys() -> [[Int32]?] { Self.keys(parts, members, atoms) }

    private static func keys(_ parts: [Part], _ members: [Int32], _ atoms: Atoms) -> [[Int32]?] {
        var keys: [[Int32]?] = []
        keys.reserveCapacity(parts.count)
        func cost(_ keys: [Int32]) -> Int { keys.reduce(0) { $0 + Int(atoms.frequencies[Int($1)]) + 1 } }
        for part in parts {
            let own = members[part.members].map { keys[Int($0)] }
            switch part.kind {
            case .never: keys.append([])
            case .atom: keys.append([part.number])
            case .none: keys.append(nil)
            case .phrase, .sequence, .all: keys.append(own.compactMap { $0 }.min { cost($0) < cost($1) })
            case .any: keys.append(own.contains { $0 == nil } ? nil : own.flatMap { $0 ?? [] })
            }
        }
        return keys
    }

    /// The numbers of a part's own parts.
    func own(_ part: Int32) -> ArraySlice<Int32> { members[parts[Int(part)].members] }

    /// Patterns nest 64 deep at most, and a word may be a phrase.
    private static let deepest: Int32 = 80
    /// Parts of all parts, each counted where it stands: what matching them all may take.
    private static let largest = 1 << 24
    /// A number of words that can be added to any place in an utterance.
    private static let farthest: Int32 = 1 << 20
}

extension RuleParts: Equatable {
    static func == (a: RuleParts, b: RuleParts) -> Bool {
        a.atoms == b.atoms && a.parts == b.parts && a.members == b.members && a.groupStarts == b.groupStarts
            && a.groups == b.groups
    }
}

extension RuleParts: Kept {
    func write(to writer: inout ModelWriter) {
        atoms.write(to: &writer)
        writer.put(parts.map(\.kind.rawValue))
        writer.put(parts.map(\.number))
        writer.put(parts.map(\.first))
        writer.put(parts.map(\.count))
        writer.put(members)
        writer.put(groupStarts)
        writer.put(groups.map(\.packed))
        writer.put(Int32(groupCount))
    }

    convenience init(from reader: inout ModelReader) throws(ModelError) {
        let atoms = try Atoms(from: &reader)
        let kinds = try reader.list(UInt8.self)
        let numbers = try reader.list(Int32.self)
        let firsts = try reader.list(Int32.self)
        let counts = try reader.list(Int32.self)
        let members: [Int32] = try reader.array()
        let groupStarts: [Int32] = try reader.array()
        let groups: [Group] = try reader.list(Int32.self).map(Group.init(packed:))
        let groupCount = Int(try reader.number(Int32.self))
        guard numbers.count == kinds.count, firsts.count == kinds.count, counts.count == kinds.count,
            (0...kinds.count).contains(groupCount), groupStarts.count == atoms.count + 1,
            groupStarts.arePlaces(in: groups.count), members.lie(in: kinds.count),
            groups.allSatisfy({ $0.packed >= 0 && Int($0.number) < groupCount })
        else { throw .malformed(reason: "parts of rules") }
        var (parts, sizes) = ([Part](), Sizes(capacity: kinds.count))
        parts.reserveCapacity(kinds.count)
        for at in kinds.indices {
            guard let kind = Part.Kind(rawValue: kinds[at]), firsts[at] >= 0, counts[at] >= 0,
                Int(firsts[at]) + Int(counts[at]) <= members.count,
                Self.isNumber(numbers[at], of: kind, atoms: atoms.count, groups: groupCount)
            else { throw .malformed(reason: "parts of rules") }
            let part = Part(kind: kind, number: numbers[at], first: firsts[at], count: counts[at])
            let isSound = members.withUnsafeBufferPointer { members in
                let own = UnsafeBufferPointer(rebasing: members[part.members])
                return sizes.add(own) && (kind != .any || Self.isSorted(own, parts))
            }
            guard isSound else { throw .malformed(reason: "parts of rules") }
            parts.append(part)
        }
        self.init(
            atoms: atoms, parts: parts, members: members, groupStarts: groupStarts, groups: groups,
            groupCount: groupCount)
    }

    /// How deep parts nest and how much matching them may take, while they are read one by one.
    private struct Sizes {
        private var known: [(depth: Int32, size: Int32)] = []
        private var total = 0

        init(capacity: Int) { known.reserveCapacity(capacity) }

        /// Takes the next part's own parts in; false where that is one part too many, or one of them does not come before it.
        @inline(__always)
        mutating func add(_ members: UnsafeBufferPointer<Int32>) -> Bool {
            var (depth, size): (Int32, Int) = (1, 1)
            for own in members {
                // Parts come before what they are parts of, so that none is part of itself.
                guard own >= 0, Int(own) < known.count else { return false }
                let one = known[Int(own)]
                depth = max(depth, one.depth &+ 1)
                size &+= Int(one.size)
            }
            total += size
            guard depth <= RuleParts.deepest, total <= RuleParts.largest else { return false }
            known.append((depth, Int32(size)))
            return true
        }
    }

    /// Atoms come first. Each of them comes before what it is a part of.
    private static func isSorted(_ own: UnsafeBufferPointer<Int32>, _ parts: [Part]) -> Bool {
        var isAtom = true
        for number in own {
            let next = parts[Int(number)].kind == .atom
            guard isAtom || !next else { return false }
            isAtom = next
        }
        return true
    }

    private static func isNumber(_ number: Int32, of kind: Part.Kind, atoms: Int, groups: Int) -> Bool {
        switch kind {
        case .atom: number >= 0 && Int(number) < atoms
        case .sequence: (0...farthest).contains(number)
        case .all: (-1...farthest).contains(number)
        case .any: number >= -1 && Int(number) < groups
        case .never, .phrase, .none: true
        }
    }
}
