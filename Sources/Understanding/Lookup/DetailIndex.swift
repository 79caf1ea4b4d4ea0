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
            !hasAsks || row + others == ranker.model.asks.count
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
        let said = ranker.see(utterance).known
        let length = said.reduce(Float(0)) { $0 + $1.telling * $1.telling }.squareRoot()
        guard length > 0 else { return nil }
        // More than half of it is free: most features of asks are passed over by one look.
        let size = 1 << (Int.bitWidth - (said.count * 2).leadingZeroBitCount)
        return withUnsafeTemporaryAllocation(of: Said.self, capacity: size) { table in
            table.initialize(repeating: Said())
            return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: Self.glanceSize) { glance in
                glance.initialize(repeating: 0)
                for one in said {
                    glance[one.feature >> 6 & (Self.glanceSize - 1)] |= 1 << UInt64(one.feature & 63)
                    var place = Self.place(one.feature) & (size - 1)
                    while table[place].feature >= 0 { place = (place + 1) & (size - 1) }
                    table[place] = Said(feature: Int32(one.feature), square: one.telling * one.telling)
                }
                return nearest(rows[topic], length, UnsafeBufferPointer(table), UnsafePointer(glance.baseAddress!))
            }
        }
    }

    /// A feature that is said, and the square of what it weighs.
    private struct Said {
        var feature: Int32 = -1
        var square: Float = 0
    }

    private func nearest(
        _ rows: [(row: Int, detail: Int)], _ length: Float, _ said: UnsafeBufferPointer<Said>,
        _ glance: UnsafePointer<UInt64>
    ) -> (detail: Int, score: Float, lead: Float)? {
        var best: (detail: Int, score: Float, lead: Float)?
        for (row, detail) in rows {
            let shared = shared(row, said, glance)
            // Most asks share nothing with it.
            guard shared > 0 else { continue }
            let score = min(shared / (ranker.model.detailLengths[row] * length), 1)
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

    /// What an ask shares with what is said.
    @inline(__always)
    private func shared(
        _ row: Int, _ said: UnsafeBufferPointer<Said>, _ glance: UnsafePointer<UInt64>
    ) -> Float {
        let (starts, features) = (ranker.model.detailStarts, ranker.model.detailFeatures)
        var shared: Float = 0
        for at in Int(starts[row])..<Int(starts[row + 1]) {
            let feature = Int32(truncatingIfNeeded: features[at])
            // Most are not said.
            guard glance[Int(feature) >> 6 & (Self.glanceSize - 1)] >> UInt64(feature & 63) & 1 != 0 else { continue }
            var place = Self.place(Int(feature)) & (said.count - 1)
            while said[place].feature >= 0 {
                if said[place].feature == feature {
                    shared += said[place].square
                    break
                }
                place = (place + 1) & (said.count - 1)
            }
        }
        return shared
    }

    /// Numbers with a bit for each feature that is said, many features a bit.
    private static let glanceSize = 32

    private static func place(_ feature: Int) -> Int { feature &* 0x9E37_79B1 >> 20 }

    /// Longer messages are questions of their own.
    private static let longestFollowUp = 24
}
