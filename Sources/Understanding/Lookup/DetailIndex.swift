import Playbook

/// Tells the follow-ups of a topic apart while the person is on it, by the asks that the model holds.
final class DetailIndex: Sendable {
    /// For each topic the numbers of its details' asks in the model, with the detail each belongs to.
    private let rows: [[(row: Int, detail: Int)]]
    private let ranker: Ranker

    /// - Parameter hasAsks: whether the playbook has the asks of its topics.
    /// - Throws: `otherPlaybook` where the model has other asks than the playbook.
    init(_ playbook: Playbook, _ ranker: Ranker, hasAsks: Bool) throws(ModelError) {
        self.ranker = ranker
        var rows: [[(row: Int, detail: Int)]] = []
        var row = 0
        var others = 0
        for topic in playbook.topics {
            others += ([topic.title, topic.question] + topic.asks).count { !$0.isEmpty }
            var list: [(row: Int, detail: Int)] = []
            for (detail, entry) in (topic.answer?.details ?? []).enumerated() {
                for ask in entry.asks + [entry.label] where !ask.isEmpty {
                    list.append((row, detail))
                    row += 1
                }
            }
            rows.append(list)
        }
        guard row == ranker.model.detailStarts.count - 1,
            !hasAsks || row + others == ranker.model.asks.topics.count
        else {
            throw .otherPlaybook
        }
        self.rows = rows
    }

    /// The detail that the utterance asks for, with how alike it is to the nearest of its asks, 0 to 1,
    /// and by how much that leads the next detail.
    func find(_ utterance: Utterance, of topic: Int) -> (detail: Int, score: Float, lead: Float)? {
        guard rows.indices.contains(topic), !rows[topic].isEmpty, utterance.tokens.count <= Self.longestFollowUp else {
            return nil
        }
        let said = ranker.see(utterance).known.map { ($0.feature, Ranker.tellingWeight(ranker.model, $0.feature)) }
        let length = said.reduce(Float(0)) { $0 + $1.1 * $1.1 }.squareRoot()
        guard length > 0 else { return nil }
        // A bit for each feature said, so that most others are passed over by a glance.
        let glance = said.reduce(UInt64(0)) { $0 | Self.mark($1.0) }
        var best: (detail: Int, score: Float, lead: Float)?
        for (row, detail) in rows[topic] {
            let features = ranker.model.detailFeatures[
                Int(ranker.model.detailStarts[row])..<Int(ranker.model.detailStarts[row + 1])]
            var shared: Float = 0
            for feature in features.lazy.map(Int.init) where glance & Self.mark(feature) != 0 {
                guard let one = said.first(where: { $0.0 == feature }) else { continue }
                shared += one.1 * one.1
            }
            // Most asks share nothing with it.
            guard shared > 0 else { continue }
            let own = features.reduce(Float(0)) { sum, feature in
                let weight = Ranker.tellingWeight(ranker.model, Int(feature))
                return sum + weight * weight
            }
            let score = min(shared / (own.squareRoot() * length), 1)
            if let known = best, known.detail == detail {
                if score > known.score { best = (detail, score, known.lead + score - known.score) }
            } else if score > best?.score ?? 0 {
                best = (detail, score, score - (best?.score ?? 0))
            } else if let known = best {
                best?.lead = min(known.lead, known.score - score)
            }
        }
        return best
    }

    private static func mark(_ feature: Int) -> UInt64 {
        1 << (UInt64(truncatingIfNeeded: feature) &* 0x9E37_79B1 >> 26 & 63)
    }

    /// Longer messages are questions of their own.
    private static let longestFollowUp = 24
}
