/// Fixed turns of phrase, found word by word in the forms as they were read.
struct CuePhrases: Sendable {
    /// The words that a phrase begins with have this class, so that most words are passed over by a glance.
    private let start: WordClass
    /// By the hash of their first word the phrases as hashes of their words, longest first.
    private var byFirst: [UInt64: [[UInt64]]] = [:]
    /// The first words, as the list that `WordClass` takes.
    private(set) var firstWords = ""

    /// - Parameter start: the class of first words, which must be given to `firstWords`.
    init(_ start: WordClass, _ phrases: [String]) {
        self.start = start
        let shorthand = Shorthand.known
        for phrase in phrases {
            var forms: [[UInt8]] = []
            for part in phrase.split(separator: " ").map({ Array($0.utf8) }) {
                forms += shorthand.expansion(part, 0..<part.count) ?? [part]
            }
            firstWords += String(decoding: forms[0], as: UTF8.self) + " "
            let hashes = forms.map { Hash.of($0) }
            byFirst[hashes[0], default: []].append(hashes)
        }
        for (first, list) in byFirst { byFirst[first] = list.sorted { $0.count > $1.count } }
    }

    /// Every phrase found in some words of an utterance, by its place.
    func find(in utterance: Utterance, _ range: Range<Int>) -> [Range<Int>] {
        var found: [Range<Int>] = []
        for first in range where utterance.tokens[first].classes.contains(start) {
            let longest = byFirst[utterance.tokens[first].formHash]?.first { phrase in
                first + phrase.count <= range.upperBound
                    && phrase.indices.allSatisfy { utterance.tokens[first + $0].formHash == phrase[$0] }
            }
            if let longest { found.append(first..<first + longest.count) }
        }
        return found
    }
}
