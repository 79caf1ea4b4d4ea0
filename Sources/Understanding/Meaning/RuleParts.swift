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
            /// `number` is the number of the group of its atoms; they come before its other own parts.
            case any
            case none
        }

        var kind: Kind
        var number: Int32 = 0
        /// Its own parts: so many places of `members` from the first on. Parts come before what they are parts of.
        var first: Int32 = 0
        var count: Int32 = 0

        var members: Range<Int> { Int(first)..<Int(first) + Int(count) }
    }

    let atoms: Atoms
    let parts: [Part]
    let members: [Int32]
    /// The groups that atom a is in: `groupStarts[a]..<groupStarts[a + 1]` of `groups`. A group is the atoms of one part
    /// of the kind `any`; where one of them occurs, the part matches, and most parts need no second look.
    let groupStarts: [Int32]
    let groups: [Int32]
    let groupCount: Int

    /// - Parameter parts: those of the kind `any` have their groups' numbers still to get.
    init(atoms: Atoms, parts: [Part], members: [Int32]) {
        var parts = parts
        var groups = [[Int32]](repeating: [], count: atoms.count)
        var count: Int32 = 0
        for at in parts.indices where parts[at].kind == .any {
            parts[at].number = count
            for own in members[parts[at].members] where parts[Int(own)].kind == .atom {
                let atom = Int(parts[Int(own)].number)
                if groups[atom].last != count { groups[atom].append(count) }
            }
            count += 1
        }
        (self.atoms, self.parts, self.members) = (atoms, parts, members)
        groupStarts = groups.reduce(into: [0]) { $0.append($0[$0.count - 1] + Int32($1.count)) }
        self.groups = groups.flatMap { $0 }
        groupCount = Int(count)
    }

    /// The numbers of a part's own parts.
    func own(_ part: Int32) -> ArraySlice<Int32> { members[parts[Int(part)].members] }

    /// Patterns nest 64 deep at most, and a word may be a phrase.
    private static let deepest = 80
    /// Parts of all parts, each counted where it stands: what matching them all may take.
    private static let largest = 1 << 24
    /// A number of words that can be added to any place in an utterance.
    private static let farthest: Int32 = 1 << 20
}

extension RuleParts: Equatable {
    static func == (a: RuleParts, b: RuleParts) -> Bool {
        a.atoms == b.atoms && a.parts == b.parts && a.members == b.members
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
    }

    convenience init(from reader: inout ModelReader) throws(ModelError) {
        let atoms = try Atoms(from: &reader)
        let kinds: [UInt8] = try reader.list()
        let numbers: [Int32] = try reader.list()
        let firsts: [Int32] = try reader.list()
        let counts: [Int32] = try reader.list()
        let members: [Int32] = try reader.list()
        let wrong = ModelError.malformed(reason: "parts of rules")
        guard numbers.count == kinds.count, firsts.count == kinds.count, counts.count == kinds.count else {
            throw wrong
        }
        var parts: [Part] = []
        parts.reserveCapacity(kinds.count)
        var depths: [Int] = []
        var sizes: [Int] = []
        for (at, kind) in kinds.enumerated() {
            guard let kind = Part.Kind(rawValue: kind), firsts[at] >= 0, counts[at] >= 0,
                Int(firsts[at]) + Int(counts[at]) <= members.count
            else { throw wrong }
            let part = Part(kind: kind, number: numbers[at], first: firsts[at], count: counts[at])
            guard kind != .any || Self.isSorted(members[part.members], parts) else { throw wrong }
            guard Self.isNumber(part.number, of: kind, atoms: atoms.count) else { throw wrong }
            var (depth, size) = (1, 1)
            for own in part.members {
                // Parts come before what they are parts of, so that none is part of itself.
                guard (0..<at).contains(Int(members[own])) else { throw wrong }
                depth = max(depth, depths[Int(members[own])] + 1)
                size += sizes[Int(members[own])]
            }
            guard depth <= Self.deepest, size <= Self.largest else { throw wrong }
            depths.append(depth)
            sizes.append(size)
            parts.append(part)
        }
        guard sizes.reduce(0, +) <= Self.largest else { throw wrong }
        self.init(atoms: atoms, parts: parts, members: members)
    }

    /// Atoms come first.
    private static func isSorted(_ own: ArraySlice<Int32>, _ parts: [Part]) -> Bool {
        var isAtom = true
        for number in own {
            guard parts.indices.contains(Int(number)) else { return false }
            let next = parts[Int(number)].kind == .atom
            guard isAtom || !next else { return false }
            isAtom = next
        }
        return true
    }

    private static func isNumber(_ number: Int32, of kind: Part.Kind, atoms: Int) -> Bool {
        switch kind {
        case .atom: number >= 0 && Int(number) < atoms
        case .sequence: (0...farthest).contains(number)
        case .all: (-1...farthest).contains(number)
        case .never, .phrase, .any, .none: true
        }
    }
}
