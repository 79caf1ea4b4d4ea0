/// Fixed turns of phrase, found word by word in the forms as they were read.
struct CuePhrases: Sendable {
    /// The words that a phrase begins with have this class, so that most words are passed over by a glance.
    private let start: WordClass
    private let phrases: PhraseSet
    /// The hashes of the words that end each of them; none where they are whole.
    private let ends: Set<UInt64>
    /// The first words, as the list that `WordClass` takes.
    let firstWords: String

    /// - Parameters:
    ///   - start: the class of first words, which must be given to `firstWords`.
    ///   - ends: words of which one more ends each phrase; none where they are whole.
    init(_ start: WordClass, _ phrases: [String], ends: [String] = []) {
        self.start = start
        self.ends = Set(ends.map { Hash.of($0.utf8) })
        var firstWords: Set<[UInt8]> = []
        let shorthand = Shorthand.known
        var read: [[UInt64]] = []
        for phrase in phrases {
            var forms: [[UInt8]] = []
            for part in phrase.utf8.split(separator: UInt8(ascii: " ")).map({ Array($0) }) {
                forms += shorthand.expansion(part, 0..<part.count) ?? [part]
            }
            firstWords.insert(forms[0])
            read.append(forms.map { Hash.of($0) })
        }
        self.phrases = PhraseSet(read.map { ($0, 1) })
        self.firstWords = firstWords.map { String(decoding: $0, as: UTF8.self) }.sorted().joined(separator: " ")
    }

    /// Every phrase found in a sentence, by its place.
    func find(in shape: SentenceShape) -> [Range<Int>] {
        var found: [Range<Int>] = []
        guard shape.kinds.contains(start) else { return found }
        for first in shape.words where shape.utterance.has(start, first) {
            let length = phrases.length(at: first, of: shape.utterance, before: shape.words.upperBound)
            guard length > 0 else { continue }
            var end = first + length
            if !ends.isEmpty {
                guard end < shape.words.upperBound, ends.contains(shape.utterance.tokens[end].formHash) else {
                    continue
                }
                end += 1
            }
            found.append(first..<end)
        }
        return found
    }
}
