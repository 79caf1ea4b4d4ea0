/// The rules of an index with those they belong to.
final class RuleSet<Owner: Sendable>: Sendable {
    let owners: [Owner]
    let parts: RuleParts
    private let index: RuleIndex
    private let lexicon: Lexicon

    /// - Throws: `otherPlaybook` where there are not as many owners as rules.
    init(_ index: RuleIndex, of parts: RuleParts, _ owners: [Owner], _ lexicon: Lexicon) throws(ModelError) {
        guard index.rules.count == owners.count else { throw .otherPlaybook }
        self.index = index
        self.parts = parts
        self.owners = owners
        self.lexicon = lexicon
    }

    /// For each rule its part.
    var rules: [Int32] { index.rules }

    func occurrences(_ utterance: Utterance) -> Occurrences { Occurrences(utterance, parts, lexicon) }

    /// Rules that might match, by number. All others cannot.
    func candidates(_ occurrences: Occurrences) -> [Int32] { index.candidates(occurrences, parts) }
}
