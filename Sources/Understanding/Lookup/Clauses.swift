extension Understander {
    /// What follows opening phrases behind a pause: "none of those. imaging?" is "imaging". Several phrases may open it
    /// ("no, nothing like that, I am just sad"); `nil` where nothing follows.
    public func clause(of utterance: Utterance, after set: PhraseSet) -> Utterance? {
        var rest: Utterance?
        while let found = startsWith(rest ?? utterance, oneOf: set), let first = found.tokens.first, first.before != .none {
            rest = found
        }
        return rest
    }

    /// The question that ends a message of several sentences.
    public func lastQuestion(of utterance: Utterance) -> Utterance? {
        guard utterance.sentences.count > 1, let last = utterance.sentences.last else { return nil }
        let words = utterance.slice(last.words)
        return last.isQuestion || !Questions.find(in: words).isEmpty ? words : nil
    }
}
