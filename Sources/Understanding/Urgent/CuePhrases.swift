/// Fixed turns of phrase, found word by word in the forms as they were read.
struct CuePhrases: Sendable {
    /// The words that a phrase begins with have this class, so that most words are passed over by a glance.
    private let start: WordClass
    private let phrases: PhraseSet
    /// The hashes of the words that end each of them; none where they are whole.
    private let ends: Set<UInt64>
    /// The first words, some of them more than once, as the list that `WordClass` takes.
    let firstWords: String

    /// - Parameters:
    ///   - start: the class of first words, which must be given to `firstWords`.
    ///   - ends: words of which one more ends each phrase; none where they are whole.
    init(_ start: WordClass, _ phrases: [String], ends: [String] = []) {
        self.start = start
        self.ends = Set(ends.map { Hash.of($0.utf8) })
        let shorthand = Shorthand.known
        var read = PhraseWords()
        var firstWords: [UInt8] = []
        for phrase in phrases {
            phrase.eachWord { word, hash in
                let whole = shorthand.expansion(word, hash: hash)
                if !read.isWithin {
                    if let first = whole?.first { firstWords += first } else { firstWords += word }
                    firstWords.append(UInt8(ascii: " "))
                }
                if let whole {
                    for form in whole { read.add(Hash.of(form)) }
                } else {
                    read.add(Hash.finish(hash))
                }
            }
            read.endPhrase()
        }
        self.phrases = PhraseSet(read)
        self.firstWords = String(decoding: firstWords, as: UTF8.self)
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
