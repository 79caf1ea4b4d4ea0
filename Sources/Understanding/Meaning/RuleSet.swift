import Playbook

/// The rules of an index with those they belong to.
final class RuleSet<Owner: Sendable>: Sendable {
    let owners: [Owner]
    private let index: RuleIndex
    private let lexicon: Lexicon

    /// - Throws: `otherPlaybook` where there are not as many owners as rules.
    init(_ index: RuleIndex, _ owners: [Owner], _ lexicon: Lexicon) throws(ModelError) {
        guard index.rules.count == owners.count else { throw .otherPlaybook }
        self.index = index
        self.owners = owners
        self.lexicon = lexicon
    }

    var rules: [PatternRule] { index.rules }
    var atoms: Atoms { index.atoms }

    func occurrences(_ utterance: Utterance) -> Occurrences { Occurrences(utterance, index.atoms, lexicon) }

    /// Rules that might match, by number. All others cannot.
    func candidates(_ occurrences: Occurrences) -> [Int] { index.candidates(occurrences) }
}
