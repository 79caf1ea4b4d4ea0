/// Fixed turns of phrase, found word by word in the forms as they were read.
struct CuePhrases: Sendable {
    private var words = WordTable()
    /// For each word the phrases that begin with it, as ids.
    private var byFirst: [[[Int32]]] = []

    init(_ phrases: [String]) {
        let shorthand = Shorthand()
        for phrase in phrases {
            var ids: [Int32] = []
            for part in phrase.split(separator: " ").map({ Array($0.utf8) }) {
                for form in shorthand.expansion(part, 0..<part.count) ?? [part] {
                    ids.append(words.intern(form))
                    while byFirst.count < words.count { byFirst.append([]) }
                }
            }
            byFirst[Int(ids[0])].append(ids)
        }
    }

    /// Every phrase found in some words of an utterance, by its place.
    func find(in utterance: Utterance, _ range: Range<Int>) -> [Range<Int>] {
        let ids = range.map { at -> Int32 in
            let form = utterance.tokens[at].form
            return words.find(utterance.forms, Int(form.lowerBound)..<Int(form.upperBound))
        }
        var found: [Range<Int>] = []
        for first in ids.indices where ids[first] >= 0 {
            var longest = 0
            for phrase in byFirst[Int(ids[first])] where phrase.count > longest && first + phrase.count <= ids.count {
                if (0..<phrase.count).allSatisfy({ ids[first + $0] == phrase[$0] }) { longest = phrase.count }
            }
            if longest > 0 { found.append(range.lowerBound + first..<range.lowerBound + first + longest) }
        }
        return found
    }
}
