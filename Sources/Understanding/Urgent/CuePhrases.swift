/// Fixed turns of phrase, found word by word in the forms as they were read.
struct CuePhrases: Sendable {
    /// The words that a phrase begins with have this class, so that most words are passed over by a glance.
    private let start: WordClass
    private let phrases: PhraseSet
    /// The first words, as the list that `WordClass` takes.
    private(set) var firstWords = ""

    /// - Parameter start: the class of first words, which must be given to `firstWords`.
    init(_ start: WordClass, _ phrases: [String]) {
        self.start = start
        let shorthand = Shorthand.known
        var read: [[UInt64]] = []
        for phrase in phrases {
            var forms: [[UInt8]] = []
            for part in phrase.split(separator: " ").map({ Array($0.utf8) }) {
                forms += shorthand.expansion(part, 0..<part.count) ?? [part]
            }
            firstWords += String(decoding: forms[0], as: UTF8.self) + " "
            read.append(forms.map { Hash.of($0) })
        }
        self.phrases = PhraseSet(read)
    }

    /// Every phrase found in a sentence, by its place.
    func find(in shape: SentenceShape) -> [Range<Int>] {
        var found: [Range<Int>] = []
        guard shape.kinds.contains(start) else { return found }
        for first in shape.words where shape.has(start, at: first) {
            let length = phrases.length(at: first, of: shape.utterance, before: shape.words.upperBound)
            if length > 0 { found.append(first..<first + length) }
        }
        return found
    }
}
