import Playbook

extension Understander {
    /// How a text was understood, and with `topic` what that one lacked.
    ///
    /// - Parameter context: what was talked about before.
    public func explain(_ text: String, situation: Situation, topic: Int? = nil, after context: Context? = nil)
        -> Explanation
    {
        let utterance = read(text)
        var explanation = Explanation()
        explanation.interpretation = interpret(utterance, situation: situation, after: context)
        explanation.words = words(utterance, of: text)
        explanation.concepts = utterance.hits.map { hit in
            Explanation.Concept(
                name: reader.concepts.names[Int(hit.concept)],
                words: Int(hit.words.lowerBound)..<Int(hit.words.upperBound))
        }
        explanation.slots = explanation.interpretation.slots
        var known = situation
        for finding in explanation.slots { known[finding.slot] = finding.value }
        explanation.scopes = scopes(utterance)
        let occurrences = occurrences(utterance)
        let signs = signs(utterance, occurrences, situation: known)
        let said = said(utterance, besides: slots.told(utterance, occurrences).sentences, signs).words
        let alone = rank(said.unjoined)
        explanation.signs = weighed(signs, utterance, alone).map { match in
            Explanation.Sign(
                topic: match.topic, sign: match.sign, level: match.level,
                screens: match.scopes.map(Explanation.Screen.init), isOutweighed: match.isOutweighed)
        }
        let judged = rules.judged(utterance)
        explanation.patterns = judged.filter { $0.pattern.lacked.count <= 1 && !$0.isBare }.map(\.pattern)
        let limits = ranker.model.calibration
        explanation.limits = Explanation.Limits(
            answer: limits.answer, offer: limits.offer, suggest: limits.suggest, urgent: limits.urgent,
            certain: limits.certain, refuse: limits.refuse, mild: limits.mild, calm: limits.calm)
        explanation.urgentProbability = alone.urgent.probability
        let isSign = explanation.interpretation.urgent.contains { $0.sign >= 0 }
        let ranking =
            context.flatMap {
                isSign ? nil : combine(alone, rank(said, behind: $0), said, $0) { detail(said, of: $0) }
            } ?? alone
        let added = zip(ranking.scores, alone.scores).map { $0 - $1 }
        let parts = ScoreParts(self, said.unjoined, context: added)
        var shown = ranking.readings.prefix(Self.readingLimit).map(\.topic)
        if let topic, topics.indices.contains(topic), !shown.contains(topic) { shown.append(topic) }
        explanation.topics = shown.map { topic in
            Explanation.Topic(
                topic: topic, raw: ranking.scores[topic],
                share: share(of: topic, in: ranking), parts: parts.parts(of: topic))
        }
        if let topic, topics.indices.contains(topic) {
            let best = ranking.readings.first?.topic ?? topic
            explanation.lack = Explanation.Lack(
                topic: topic, behind: max(ranking.scores[best] - ranking.scores[topic], 0),
                nearest: parts.parts(of: topic).first { $0.kind == .nearest },
                against: Array(parts.lead(of: best, over: topic).prefix { $0.weight > 0 }.prefix(Self.missingLimit)),
                missing: missing(parts.seen, topic),
                patterns: judged.map(\.pattern).filter { $0.topic == topic && !$0.lacked.isEmpty })
        }
        return explanation
    }

    private func words(_ utterance: Utterance, of text: String) -> [Explanation.Word] {
        let typed = Array(text.utf8)
        let starts = utterance.sentences.map(\.words.lowerBound)
        return utterance.tokens.indices.map { at in
            let token = utterance.tokens[at]
            return Explanation.Word(
                text: utterance.text(at),
                typed: String(
                    decoding: typed[Int(token.range.lowerBound)..<Int(token.range.upperBound)], as: UTF8.self),
                origin: token.origin, startsSentence: starts.contains(at), isKnown: token.stem >= 0)
        }
    }

    /// The words and concepts that speak most for a topic and were not seen.
    private func missing(_ seen: Ranker.Seen, _ topic: Int) -> [Explanation.Part] {
        let present = seen.known.map(\.record)
        var found: [Explanation.Part] = []
        func add(_ kind: Features.Kind, _ shown: Explanation.Part.Kind, _ name: String, _ hash: UInt64) {
            guard let record = ranker.model.features.find(Features.key(kind, hash)),
                !present.contains(record)
            else { return }
            let weight = ranker.weight(of: record, for: topic)
            if weight > 0 { found.append(Explanation.Part(kind: shown, text: name, weight: weight)) }
        }
        for id in reader.lexicon.stems.indices where reader.lexicon.stems[id] == Int32(id) {
            add(.word, .word, reader.lexicon.table.text(Int32(id)), reader.known[Int32(id)].stemHash)
        }
        for name in reader.concepts.names { add(.concept, .concept, "~" + name, Hash.of(name.utf8)) }
        found.sort { $0.weight != $1.weight ? $0.weight > $1.weight : $0.text < $1.text }
        return Array(found.prefix(Self.missingLimit))
    }

    private static let missingLimit = 10

    /// The text of an ask that the model compares with, by its row, which is one of the topic's.
    func ask(_ row: Int, of topic: Int) -> String {
        var count = Int(ranker.model.asks.firsts[topic])
        var entry = topics[topic]
        if let asks { entry.asks = asks(topic) }
        var found = ""
        Examples.texts(of: entry) { text, origin, _ in
            guard origin != .answer else { return }
            if count == row { found = text }
            count += 1
        }
        return found
    }
}
