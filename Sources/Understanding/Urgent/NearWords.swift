import Playbook

/// The words urgent signs are made of, to be found by one slip of the fingers.
///
/// A misspelling is read as the likeliest word; where that one is no sign's, a sign's word as near must not be missed.
struct NearWords: Sendable {
    private struct Word: Sendable {
        var bytes: [UInt8]
        var letters: UInt32
    }

    /// Shorter words have too many neighbours.
    static let shortest = 4

    /// By length, each in the order of its bytes.
    private var byLength: [[Word]] = Array(repeating: [], count: RawWords.longestWord + 1)

    init(_ playbook: Playbook, _ lexicon: Lexicon) {
        var words = WordTable()
        func add(_ text: String) {
            let raw = RawWords(VocabularySources.bare(text))
            for word in raw.words where word.form.count >= Self.shortest {
                _ = words.intern(raw.forms, Int(word.form.lowerBound)..<Int(word.form.upperBound))
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
        for id in 0..<Int32(words.count) {
            let bytes = Array(words[id])
            guard bytes.allSatisfy({ (0x61...0x7A).contains($0) }) else { continue }
            byLength[bytes.count].append(Word(bytes: bytes, letters: Self.letters(bytes[...])))
        }
        for length in byLength.indices {
            byLength[length].sort { $0.bytes.lexicographicallyPrecedes($1.bytes) }
        }
    }

    /// The sign words one edit from a typed form.
    func near(_ typed: ArraySlice<UInt8>) -> [[UInt8]] {
        guard typed.count >= Self.shortest, typed.count < RawWords.longestWord,
            typed.allSatisfy({ (0x61...0x7A).contains($0) })
        else { return [] }
        let edit = EditDistance(typed)
        let letters = Self.letters(typed)
        var found: [[UInt8]] = []
        for length in typed.count - 1...typed.count + 1 {
            for word in byLength[length]
            where (letters ^ word.letters).nonzeroBitCount <= 2 && edit.distance(to: word.bytes[...]) == 1 {
                found.append(word.bytes)
            }
        }
        return found
    }

    private static func letters(_ word: ArraySlice<UInt8>) -> UInt32 {
        word.reduce(0) { $0 | (1 << UInt32($1 - 0x61)) }
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
