extension Utterance {
    /// There is a question in it, marked or by its words.
    public var asks: Bool { sentences.contains(where: \.isQuestion) || Questions.stand(in: self) }
}

extension Understander {
    /// What follows opening phrases behind a pause: "none of those. imaging?" is "imaging". Several phrases may open it
    /// ("no, nothing like that, I am just sad"); `nil` where nothing follows.
    public func clause(of utterance: Utterance, after set: PhraseSet) -> Utterance? {
        var rest: Utterance?
        while let found = startsWith(rest ?? utterance, oneOf: set), let first = found.tokens.first,
            first.before != .none
        {
            rest = found
        }
        return rest
    }

    /// The small talk that ends a message which asks nothing: "right, sorry for swearing. thanks".
    ///
    /// - Parameter opening: small talk that opens it counts too. A greeting opens what may well be a question.
    public func courtesy(in utterance: Utterance, opening: Bool) -> Int? {
        guard utterance.tokens.count <= Self.longestCourtesy, !utterance.asks else { return nil }
        let pauses = utterance.tokens.indices.dropFirst().filter { utterance.tokens[$0].before != .none }
        guard let first = pauses.first, let last = pauses.last else { return nil }
        let ends = [last..<utterance.tokens.count] + (opening ? [0..<first] : [])
        return ends.lazy.compactMap { words -> Int? in
            let ranking = self.rank(utterance.slice(words))
            guard self.isPlain(ranking), let topic = ranking.readings.first?.topic else { return nil }
            return self.topics[topic].isCourtesy ? topic : nil
        }.first
    }

    /// Longer messages are about more than their thanks.
    private static let longestCourtesy = 14

    /// What ends a message of several sentences.
    public func lastSentence(of utterance: Utterance) -> Utterance? {
        guard utterance.sentences.count > 1, let last = utterance.sentences.last else { return nil }
        return utterance.slice(last.words)
    }
}
