/// What an atom that occurs says of all else, side by side: the groups that it is in and the rules that it brings up.
///
/// They are bits in one list of numbers, `Occurrences.Present.bits`: four for each group, then one for each rule of each
/// index, which begins with a number of its own.
final class AtomMarks: Sendable {
    let parts: RuleParts
    /// For each word of the vocabulary the atoms of its stem and of its form; -1 where no pattern uses one.
    private let words: [Word]
    /// For each concept its atom, or -1.
    private let concepts: [Int32]
    /// What atom a sets: `starts[a]..<starts[a + 1]` of `marks`.
    private let starts: [Int32]
    private let marks: [Mark]
    /// How many numbers hold the bits.
    let numbers: Int
    let blocks: OccurrenceBlocks

    struct Word: Sendable, Equatable {
        let stem: Int32
        let form: Int32
    }

    /// Bits of one of the numbers.
    struct Mark: Sendable, Equatable {
        let number: UInt32
        fileprivate(set) var bits: UInt32
    }

    /// - Parameters:
    ///   - indexes: get their places among the bits.
    ///   - stems: for each word of the vocabulary its stem.
    init(_ parts: RuleParts, _ indexes: inout [RuleIndex], stems: Stored<Int32>) {
        self.parts = parts
        var numbers = (parts.groupCount + 7) / 8
        for at in indexes.indices {
            indexes[at].place = numbers
            numbers += (indexes[at].rules.count + 31) / 32
        }
        self.numbers = numbers
        (starts, marks) = Self.marks(parts, indexes)
        words = Self.words(parts.atoms, stems)
        concepts = parts.atoms.withNumbers(of: .concept) { Array($0) }
        blocks = OccurrenceBlocks(atoms: parts.atoms.count, numbers: numbers)
    }

    /// The marks of all atoms while they are put together.
    private struct Making {
        var starts: [Int32] = [0]
        var marks: [Mark] = []

        mutating func add(_ number: Int, _ bits: UInt32) {
            let last = marks.count - 1
            // A number's bits come one after another.
            if last >= Int(starts[starts.count - 1]), marks[last].number == UInt32(number) {
                marks[last].bits |= bits
            } else {
                marks.append(Mark(number: UInt32(number), bits: bits))
            }
        }
    }

    private static func marks(_ parts: RuleParts, _ indexes: [RuleIndex]) -> (starts: [Int32], marks: [Mark]) {
        var making = Making()
        making.starts.reserveCapacity(parts.atoms.count + 1)
        making.marks.reserveCapacity(parts.groups.count + indexes.reduce(0) { $0 + $1.brought.count })
        for atom in 0..<parts.atoms.count {
            for at in Int(parts.groupStarts[atom])..<Int(parts.groupStarts[atom + 1]) {
                let group = parts.groups[at]
                making.add(Int(group.number) / 8, (group.isMet ? 3 : 1) << UInt32(group.number % 8 * 4))
            }
            for index in indexes {
                for at in index.placesBrought(by: atom) {
                    let rule = Int(index.brought[at])
                    making.add(index.place + rule / 32, 1 << UInt32(rule % 32))
                }
            }
            making.starts.append(Int32(making.marks.count))
        }
        return (making.starts, making.marks)
    }

    private static func words(_ atoms: Atoms, _ stems: Stored<Int32>) -> [Word] {
        atoms.withNumbers(of: .stem) { ofStem in
            atoms.withNumbers(of: .form) { ofForm in
                stems.withUnsafeBufferPointer { stems in
                    [Word](unsafeUninitializedCapacity: stems.count) { words, count in
                        for id in stems.indices {
                            let stem = Int(stems[id])
                            words.initializeElement(
                                at: id,
                                to: Word(
                                    stem: ofStem.indices.contains(stem) ? ofStem[stem] : -1,
                                    form: id < ofForm.count ? ofForm[id] : -1))
                        }
                        count = stems.count
                    }
                }
            }
        }
    }

    /// The atom of a stem whose form no text of the playbook has.
    @inline(never)
    func atom(ofStem stem: Int32) -> Int32 { parts.atoms.number(.stem, stem) }

    /// The lists for whom fills in what occurs. The numbers in `starts` and `marks` were checked when they were read.
    struct Pointers {
        let words: UnsafeBufferPointer<Word>
        let concepts: UnsafeBufferPointer<Int32>
        let starts: UnsafePointer<Int32>
        let marks: UnsafePointer<Mark>
    }

    @inline(__always)
    func withPointers(_ body: (Pointers) -> Void) {
        words.withUnsafeBufferPointer { words in
            concepts.withUnsafeBufferPointer { concepts in
                starts.withUnsafeBufferPointer { starts in
                    marks.withUnsafeBufferPointer { marks in
                        let none = UnsafePointer<Mark>(bitPattern: MemoryLayout<Mark>.alignment)!
                        body(
                            Pointers(
                                words: words, concepts: concepts, starts: starts.baseAddress!,
                                marks: marks.baseAddress ?? none))
                    }
                }
            }
        }
    }
}

extension AtomMarks: Equatable {
    static func == (a: AtomMarks, b: AtomMarks) -> Bool {
        a.parts == b.parts && a.words == b.words && a.concepts == b.concepts && a.starts == b.starts
            && a.marks == b.marks
    }
}
