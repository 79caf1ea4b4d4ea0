/// The rules of an index with those they belong to.
final class RuleSet<Owner: Sendable>: Sendable {
    let owners: [Owner]
    let parts: RuleParts
    private let index: RuleIndex
    private let reader: Reader

    /// - Throws: `otherPlaybook` where there are not as many owners as rules.
    init(_ index: RuleIndex, of parts: RuleParts, _ owners: [Owner], _ reader: Reader) throws(ModelError) {
        guard index.rules.count == owners.count else { throw .otherPlaybook }
        self.index = index
        self.parts = parts
        self.owners = owners
        self.reader = reader
    }

    /// For each rule its part.
    var rules: [Int32] { index.rules }

    func occurrences(_ utterance: Utterance) -> Occurrences { Occurrences(utterance, parts, reader) }

    /// For each sentence where atoms stand in it.
    ///
    /// - Parameter whole: where they stand in all of the utterance.
    func sentences(_ utterance: Utterance, _ whole: Occurrences? = nil) -> [Occurrences] {
        if utterance.sentences.count == 1 { return [whole ?? occurrences(utterance)] }
        return utterance.sentences.map { Occurrences(utterance, in: $0.words, parts, reader) }
    }

    /// Rules that might match, by number. All others cannot.
    func candidates(_ occurrences: Occurrences) -> [Int32] { index.candidates(occurrences, parts) }
}
