import Playbook

extension Understander {
    /// Topics for some words that staff look up: whole words, beginnings, abbreviations, misspellings, or a caller's
    /// sentence. Scores are shares of the best one's.
    ///
    /// What the words name and what they most likely ask count alike, the second as far as it is sure: the first finds a topic by half a word, the
    /// second understands a sentence. A sign that the urgent screen sees outweighs both.
    public func find(_ words: String, limit: Int) -> [Reading] {
        let utterance = reader.read(words)
        var scores = [Float](repeating: 0, count: topics.count)
        let named = lookup.find(utterance, limit: topics.count)
        for entry in named { scores[entry.topic] = entry.weight / named[0].weight }
        // Half a word that begins a topic's name asks nothing: what the speller made of it would.
        let isHalf = !named.isEmpty && utterance.tokens.indices.allSatisfy { lookup.halfWord(utterance, $0) != nil }
        let ranking = rank(utterance)
        if !isHalf, !ranking.readings.isEmpty {
            let shares = Likelihoods.shares(ranking.scores, slope: ranker.model.calibration.slope)
            // The root leaves the second and third likeliest a say: shares fall steeply.
            for topic in scores.indices { scores[topic] += shares[topic].squareRoot() }
        }
        for sign in interpret(utterance, situation: Situation()).urgent { scores[sign.topic] += Self.signWorth }
        let order = scores.indices.filter { scores[$0] > 0 }.sorted { (scores[$0], $1) > (scores[$1], $0) }
        return order.prefix(max(limit, 0)).map { Reading(topic: $0, score: scores[$0] / scores[order[0]]) }
    }

    /// More than a name and a likely ask together.
    private static let signWorth: Float = 3
}
