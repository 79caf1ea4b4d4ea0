/// The rules of an index with those they belong to.
final class RuleSet<Owner: Sendable>: Sendable {
    let owners: [Owner]
    private let marks: AtomMarks
    private let index: RuleIndex

    /// - Throws: `otherPlaybook` where there are not as many owners as rules.
    init(_ index: RuleIndex, of marks: AtomMarks, _ owners: [Owner]) throws(ModelError) {
        guard index.rules.count == owners.count else { throw .otherPlaybook }
        self.index = index
        self.marks = marks
        self.owners = owners
    }

    /// For each rule its part.
    var rules: Stored<Int32> { index.rules }

    var parts: RuleParts { marks.parts }

    func occurrences(_ utterance: Utterance) -> Occurrences { Occurrences(utterance, marks) }

    /// Rules that might match, by number. All others cannot.
    func candidates(_ occurrences: Occurrences) -> [Int32] { index.candidates(occurrences) }

    /// Calls `visit` for each sentence with the rules that might match in it, where there are any.
    func eachSentence(
        of utterance: Utterance, _ occurrences: Occurrences,
        _ visit: (_ number: Int, _ sentence: Utterance.Sentence, _ candidates: [Int32]) -> Void
    ) {
        let candidates = candidates(occurrences)
        if candidates.isEmpty { return }
        let sentences = utterance.sentences
        for (number, sentence) in sentences.enumerated() {
            guard sentences.count > 1 else { return visit(number, sentence, candidates) }
            let own = index.candidates(
                among: candidates, in: sentence.words, occurrences, atoms: marks.parts.atoms.count)
            if !own.isEmpty { visit(number, sentence, own) }
        }
    }
}
