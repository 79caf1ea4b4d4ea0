import Playbook

/// The follow-ups of each topic, to be told apart while the person is on it.
struct DetailIndex: Sendable {
    /// One way of asking for a detail.
    private struct Ask: Sendable {
        var detail: Int32
        /// Sorted features with their weights, of length one.
        var features: [(key: UInt64, weight: Float)]
    }

    /// For each topic its details' asks and labels.
    private var asks: [[Ask]] = []
    private let lookup: LookupIndex
    private let concepts: ConceptTrie

    init(_ playbook: Playbook, _ reader: Reader, _ lookup: LookupIndex) {
        self.lookup = lookup
        concepts = reader.concepts
        for topic in playbook.topics {
            var list: [Ask] = []
            for (number, detail) in (topic.answer?.details ?? []).enumerated() {
                for ask in detail.asks + [detail.label] {
                    list.append(Ask(detail: Int32(number), features: features(reader.read(ask))))
                }
            }
            asks.append(list)
        }
    }

    /// The detail that the utterance asks for, with how alike it is to the nearest of its asks, 0 to 1.
    func find(_ utterance: Utterance, of topic: Int) -> (detail: Int, score: Float)? {
        guard asks.indices.contains(topic), !asks[topic].isEmpty, utterance.tokens.count <= Self.longestFollowUp else {
            return nil
        }
        let said = features(utterance)
        var best: (detail: Int, score: Float)?
        for ask in asks[topic] {
            let score = Self.likeness(said, ask.features)
            if score > best?.score ?? 0 { best = (Int(ask.detail), min(score, 1)) }
        }
        return best
    }

    /// Longer messages are questions of their own.
    private static let longestFollowUp = 24

    /// Stems, pairs of stems, and concepts.
    private func features(_ utterance: Utterance) -> [(key: UInt64, weight: Float)] {
        var list: [(key: UInt64, weight: Float)] = []
        for (at, token) in utterance.tokens.enumerated() {
            let weight = lookup.rarity(token.stem)
            list.append((Features.key(.word, token.hash), weight))
            if at + 1 < utterance.tokens.count, utterance.tokens[at + 1].before < .stop {
                let pair = Hash.join(token.hash, utterance.tokens[at + 1].hash)
                list.append((Features.key(.pair, pair), weight * 0.5))
            }
        }
        for hit in utterance.hits {
            list.append((Features.key(.concept, UInt64(hit.concept)), Self.conceptWeight))
        }
        list.sort { $0.key < $1.key }
        var kept: [(key: UInt64, weight: Float)] = []
        for feature in list where kept.last?.key != feature.key { kept.append(feature) }
        let length = kept.reduce(Float(0)) { $0 + $1.weight * $1.weight }.squareRoot()
        guard length > 0 else { return [] }
        return kept.map { ($0.key, $0.weight / length) }
    }

    private static let conceptWeight: Float = 2

    private static func likeness(
        _ a: [(key: UInt64, weight: Float)], _ b: [(key: UInt64, weight: Float)]
    ) -> Float {
        var (i, j) = (0, 0)
        var sum: Float = 0
        while i < a.count, j < b.count {
            if a[i].key == b[j].key {
                sum += a[i].weight * b[j].weight
                i += 1
                j += 1
            } else if a[i].key < b[j].key {
                i += 1
            } else {
                j += 1
            }
        }
        return sum
    }
}
