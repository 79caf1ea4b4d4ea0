import Playbook

/// The words urgent signs are made of, to be found by one slip of the fingers.
///
/// A misspelling is read as the likeliest word; where that one is no sign's, a sign's word as near must not be missed.
struct NearWords: Sendable, Equatable {
    /// Shorter words have too many neighbours.
    static let shortest = 4

    /// By length, then in the order of their bytes: those of n letters at `lengths[n]..<lengths[n + 1]`.
    private var words = WordTable()
    private var lengths = [Int32](repeating: 0, count: RawWords.longestWord + 2)
    /// The letters about the ends of each.
    private var letters = LetterPlanes([UInt32]())

    /// No words at all.
    init() {}

    init(_ playbook: Playbook) {
        var found: Set<[UInt8]> = []
        func add(_ text: String) {
            let raw = RawWords(VocabularySources.bare(text))
            for word in raw.words where word.form.count >= Self.shortest {
                found.insert(Array(raw.forms[Int(word.form.lowerBound)..<Int(word.form.upperBound)]))
            }
        }
        var concepts = Set<String>()
        for sign in playbook.topics.flatMap({ $0.card?.signs ?? [] }) { Self.visit(sign.pattern, add, &concepts) }
        var open = concepts
        while let name = open.popFirst() {
            guard let concept = playbook.concepts.first(where: { $0.name == name }) else { continue }
            for text in concept.words + concept.phrases { add(text) }
            for included in concept.includes where concepts.insert(included).inserted { open.insert(included) }
        }
        let plain = found.filter { $0.allSatisfy { (0x61...0x7A).contains($0) } }.sorted {
            $0.count != $1.count ? $0.count < $1.count : $0.lexicographicallyPrecedes($1)
        }
        for word in plain {
            _ = words.intern(word)
        }
        letters = LetterPlanes(plain.map { WordEnds.of($0[...]) })
        for length in lengths.indices { lengths[length] = Int32(plain.count { $0.count < length }) }
    }

    /// The sign words one edit from a typed form.
    func near(_ typed: ArraySlice<UInt8>) -> [[UInt8]] {
        guard typed.count >= Self.shortest, typed.count < RawWords.longestWord,
            typed.allSatisfy({ (0x61...0x7A).contains($0) })
        else { return [] }
        let edit = EditDistance(typed)
        var found: [[UInt8]] = []
        let places = Int(lengths[typed.count - 1])..<Int(lengths[typed.count + 2])
        letters.eachNear(WordEnds.ofTyped(typed), 1, in: places) { place in
            let word = words[Int32(place)]
            if edit.distance(to: word, atMost: 1) == 1 { found.append(Array(word)) }
        }
        return found
    }

    /// The words a pattern looks for, what must not be there left out.
    private static func visit(_ pattern: Pattern, _ add: (String) -> Void, _ concepts: inout Set<String>) {
        switch pattern {
        case .word(let word), .exact(let word): add(word)
        case .concept(let name): concepts.insert(name)
        case .phrase(let items), .sequence(let items, _), .all(let items, _), .any(let items):
            for item in items { visit(item, add, &concepts) }
        case .none: break
        }
    }
}

extension NearWords: Kept {
    func write(to writer: inout ModelWriter) {
        words.write(to: &writer)
        writer.put(lengths)
        letters.write(to: &writer)
    }

    init(from reader: inout ModelReader) throws(ModelError) {
        words = try WordTable(from: &reader)
        lengths = try reader.array()
        letters = try LetterPlanes(from: &reader)
        guard lengths.count == RawWords.longestWord + 2, lengths.arePlaces(in: words.count),
            letters.count == words.count
        else { throw .malformed(reason: "the words of signs") }
    }
}
