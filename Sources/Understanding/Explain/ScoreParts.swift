/// Takes a topic's raw score apart.
struct ScoreParts {
    let understander: Understander
    let utterance: Utterance
    let seen: Ranker.Seen
    let fired: [Int]
    private let near: [NearestAsks.Nearness]
    private let together: [Float]
    /// What was talked about adds to each topic; empty where nothing was.
    private let context: [Float]
    /// For each feature of the utterance, by its place, what it is made of.
    private let names: [UInt32: (kind: Explanation.Part.Kind, text: String)]

    init(_ understander: Understander, _ utterance: Utterance, context: [Float] = []) {
        self.understander = understander
        self.utterance = utterance
        self.context = context
        seen = understander.ranker.see(utterance)
        fired = understander.rules.topicsFired(utterance)
        near = understander.ranker.near(seen)
        let features = understander.ranker.model.features
        together = understander.ranker.model.layer.scores(seen, of: features)
        var names: [UInt32: (kind: Explanation.Part.Kind, text: String)] = [:]
        func words(_ range: Range<Int>) -> String { range.map { utterance.text($0) }.joined(separator: " ") }
        understander.ranker.features.each(utterance) { key, range in
            guard let feature = features.find(key)?.place, names[feature] == nil else { return }
            switch Features.kind(of: key) {
            case .word: names[feature] = (.word, words(range))
            case .pair: names[feature] = (.pair, words(range))
            case .skip:
                names[feature] = (
                    .pair, utterance.text(range.lowerBound) + " … " + utterance.text(range.upperBound - 1)
                )
            case .concept: names[feature] = (.concept, words(range))
            }
        }
        for hit in utterance.hits {
            let name = understander.reader.concepts.names[Int(hit.concept)]
            let feature = features.find(Features.key(.concept, Hash.of(name.utf8)))
            if let feature { names[feature.place] = (.concept, "~" + name) }
        }
        if let unknown = features.find(Features.unknownWord) {
            names[unknown.place] = (.word, "words no ask has")
        }
        self.names = names
    }

    /// What one topic has more of than another, by falling weight; the weights add up to the difference of the two raw
    /// scores, so that what the other has more of is negative.
    func lead(of best: Int, over other: Int) -> [Explanation.Part] {
        var lead = parts(of: best)
        for part in parts(of: other) {
            // Each topic has a nearest ask of its own: the two are one kind of evidence.
            if let at = lead.firstIndex(where: {
                $0.kind == part.kind && ($0.text == part.text || part.kind == .nearest)
            }) {
                lead[at].weight -= part.weight
            } else {
                lead.append(Explanation.Part(kind: part.kind, text: part.text, weight: -part.weight))
            }
        }
        return lead.sorted { a, b in
            a.weight != b.weight ? a.weight > b.weight : (a.kind.rawValue, a.text) < (b.kind.rawValue, b.text)
        }
    }

    /// Every part that is not nothing, by falling weight; and the nearest ask, which shows what the topic knows of such
    /// words, even where it weighs nothing.
    func parts(of topic: Int) -> [Explanation.Part] {
        var parts: [Explanation.Part] = []
        func add(_ kind: Explanation.Part.Kind, _ text: String, _ weight: Float) {
            guard weight != 0 || kind == .nearest else { return }
            if let at = parts.firstIndex(where: { $0.kind == kind && $0.text == text }) {
                parts[at].weight += weight
            } else {
                parts.append(Explanation.Part(kind: kind, text: text, weight: weight))
            }
        }
        for known in seen.known {
            guard let name = names[known.record.place] else { continue }
            add(name.kind, name.text, understander.ranker.part(known, of: topic))
        }
        add(.baseline, "before any word", understander.ranker.model.baselines[topic])
        add(.together, "words together", together[topic])
        add(.absence, "words it never had", understander.ranker.absence(seen, of: topic))
        if near[topic].row >= 0 {
            let weight = understander.ranker.countsNearest ? near[topic].score : 0
            add(.nearest, understander.ask(Int(near[topic].row), of: topic), weight)
        }
        if fired.contains(topic) {
            add(.pattern, "a pattern fired", understander.ranker.model.calibration.patternBonus)
        }
        if context.indices.contains(topic) { add(.context, "what was talked about", context[topic]) }
        return parts.sorted { a, b in
            abs(a.weight) != abs(b.weight)
                ? abs(a.weight) > abs(b.weight) : (a.kind.rawValue, a.text) < (b.kind.rawValue, b.text)
        }
    }
}
