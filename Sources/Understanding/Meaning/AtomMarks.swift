/// What an atom that occurs says of all else, side by side: the groups that it is in and the rules that it brings up.
///
/// They are bits in one list of numbers, `Occurrences.Present.bits`: see `BitPlaces`.
final class AtomMarks: Sendable {
    let parts: RuleParts
    /// For each atom where its marks begin in `says` and where its clues do, which end where the next one's marks begin.
    ///
    /// A mark is one of the numbers and the bits in it that the atom sets; there are two of them or so many times two,
    /// for which one may set none. A clue is two other atoms and a mark: it holds where those occur too, as do the words of
    /// a phrase.
    private let starts: Stored<UInt32>
    private let says: Stored<UInt32>
    /// Marks that are set together.
    private static let step = 2
    /// How many numbers hold the bits.
    let numbers: Int
    let blocks: OccurrenceBlocks

    /// - Parameters:
    ///   - needs: those of these very parts.
    ///   - indexes: all rules, one behind the other among the bits.
    init(_ parts: RuleParts, _ needs: PartNeeds, _ indexes: [RuleIndex]) {
        var making = Making(atoms: parts.atoms.count)
        for part in parts.parts where part.kind == .any && part.number >= 0 {
            let group = UInt32(part.number)
            for own in parts.members[part.members] {
                if own < 0 {
                    making.mark(~own, group)
                    making.mark(~own, group + 1)
                } else {
                    for atom in needs.triggers(of: own) ?? [] {
                        let others = needs.atoms(beside: atom, of: own, 2)
                        if others[0] == UInt32(needs.places.always) {
                            making.mark(atom, group)
                        } else {
                            making.addClue(atom, others, group)
                        }
                    }
                }
            }
        }
        for index in indexes {
            for (rule, part) in index.rules.enumerated() {
                for atom in needs.triggers(of: part) ?? [] {
                    making.mark(atom, UInt32(index.place * BitPlaces.inNumber + rule))
                }
            }
        }
        self.parts = parts
        (starts, says) = making.laidOut(spare: UInt32(parts.places.always) >> 5)
        numbers = indexes.last?.end ?? parts.places.numbers
        blocks = OccurrenceBlocks(atoms: parts.atoms.count, numbers: numbers)
    }

    /// What atoms say while it is put together.
    private struct Making {
        /// For each atom the bits it sets in each number.
        private var marks: [[UInt32: UInt32]]
        private var clues: [[UInt32]]

        init(atoms: Int) {
            marks = Array(repeating: [:], count: atoms)
            clues = Array(repeating: [], count: atoms)
        }

        mutating func mark(_ atom: Int32, _ bit: UInt32) { marks[Int(atom)][bit >> 5, default: 0] |= 1 << (bit & 31) }

        mutating func addClue(_ atom: Int32, _ others: [UInt32], _ bit: UInt32) {
            clues[Int(atom)] += others + [bit >> 5, 1 << (bit & 31)]
        }

        /// - Parameter spare: the number of a mark that sets none.
        func laidOut(spare: UInt32) -> (starts: Stored<UInt32>, says: Stored<UInt32>) {
            var (starts, says): (Stored<UInt32>, Stored<UInt32>) = ([0], [])
            for (marks, clues) in zip(marks, clues) {
                for (number, bits) in marks.sorted(by: { $0.key < $1.key }) { says.append(contentsOf: [number, bits]) }
                let steps = max((marks.count + AtomMarks.step - 1) / AtomMarks.step, 1)
                for _ in marks.count..<steps * AtomMarks.step { says.append(contentsOf: [spare, 0]) }
                starts.append(UInt32(says.count))
                says.append(contentsOf: clues)
                starts.append(UInt32(says.count))
            }
            return (starts, says)
        }
    }

    /// The lists for whom fills in what occurs. The numbers in them were checked when they were read.
    struct Pointers {
        fileprivate let starts: UnsafePointer<UInt32>
        fileprivate let says: UnsafePointer<UInt32>

        /// Sets all bits that an atom says are to be set, among those that the atoms that occur have theirs in.
        @inline(__always)
        func mark(_ atom: Int, in bits: UnsafeMutablePointer<UInt32>) {
            let starts = starts + atom * 2
            var next = says + Int(starts[0])
            let clues = says + Int(starts[1])
            let end = says + Int(starts[2])
            // How often they are taken can be guessed better than how many there are; four at a time would be too much room.
            repeat {
                for mark in 0..<AtomMarks.step { bits[Int(next[mark * 2])] |= next[mark * 2 + 1] }
                next += AtomMarks.step * 2
            } while next < clues
            while next < end {
                // Nobody can guess whether both are there.
                let isThere = Self.bit(next[0], bits) & Self.bit(next[1], bits)
                bits[Int(next[2])] |= next[3] & (0 &- isThere)
                next += 4
            }
        }

        /// 1 where a bit is set, 0 where not.
        @inline(__always)
        private static func bit(_ bit: UInt32, _ bits: UnsafeMutablePointer<UInt32>) -> UInt32 {
            bits[Int(bit >> 5)] >> (bit & 31) & 1
        }
    }

    @inline(__always)
    func withPointers(_ body: (Pointers) -> Void) {
        starts.withUnsafeBufferPointer { starts in
            says.withUnsafeBufferPointer { says in
                body(Pointers(starts: starts.baseAddress!, says: says.baseAddress!))
            }
        }
    }

    /// - Parameter numbers: how many hold all bits, those of rules too.
    init(from reader: inout ModelReader, of parts: RuleParts, numbers: Int) throws(ModelError) {
        self.parts = parts
        self.numbers = numbers
        starts = try reader.list()
        says = try reader.list()
        blocks = OccurrenceBlocks(atoms: parts.atoms.count, numbers: numbers)
        guard starts.count == parts.atoms.count * 2 + 1, starts.arePlaces(in: says.count), areSound else {
            throw .malformed(reason: "what atoms of rules say")
        }
    }
}

extension AtomMarks: Equatable {
    static func == (a: AtomMarks, b: AtomMarks) -> Bool {
        a.parts == b.parts && a.starts == b.starts && a.says == b.says && a.numbers == b.numbers
    }
}

/// They are kept behind the parts and the rules that they are marks of.
extension AtomMarks {
    func write(to writer: inout ModelWriter) {
        writer.put(starts)
        writer.put(says)
    }

    /// Whether all marks and clues are whole, and their bits among those there are; none marks an atom, which would have no
    /// place.
    private var areSound: Bool {
        starts.withUnsafeBufferPointer { starts in
            says.withUnsafeBufferPointer { says in
                var (least, number, bit): (UInt32, UInt32, UInt32) = (.max, 0, 0)
                func add(_ own: UInt32, _ bits: UInt32) {
                    (least, number) = (bits == 0 ? least : min(least, own), max(number, own))
                }
                for atom in 0..<parts.atoms.count {
                    let (marks, clues, end) = (
                        Int(starts[atom * 2]), Int(starts[atom * 2 + 1]), Int(starts[atom * 2 + 2])
                    )
                    guard marks < clues, (clues - marks) % (2 * Self.step) == 0, (end - clues) % 4 == 0 else {
                        return false
                    }
                    for at in stride(from: marks, to: clues, by: 2) { add(says[at], says[at + 1]) }
                    for at in stride(from: clues, to: end, by: 4) {
                        bit = max(bit, says[at], says[at + 1])
                        add(says[at + 2], says[at + 3])
                    }
                }
                return least >= Int(parts.places.first(ofGroup: 0)) / BitPlaces.inNumber && number < numbers
                    && bit < numbers * BitPlaces.inNumber
            }
        }
    }
}
