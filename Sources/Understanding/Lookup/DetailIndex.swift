import Playbook

/// Tells the follow-ups of a topic apart while the person is on it, by the asks that the model holds.
final class DetailIndex: Sendable {
    /// For each topic the asks of its details.
    private let asks: [MadeOnce<DetailAsks>?]
    private let ranker: Ranker

    /// - Parameter hasAsks: whether the playbook has the asks of its topics.
    /// - Throws: `otherPlaybook` where the model has other asks than the playbook.
    init(_ playbook: Playbook, _ ranker: Ranker, hasAsks: Bool) throws(ModelError) {
        self.ranker = ranker
        let model = ranker.model
        if hasAsks {
            guard model.detailCounts == Self.counts(playbook),
                model.asks.count == model.detailLengths.count + playbook.topics.reduce(0, { $0 + $1.ownTexts })
            else { throw .otherPlaybook }
        }
        var asks: [MadeOnce<DetailAsks>?] = []
        var (row, detail) = (0, 0)
        for topic in playbook.topics {
            let details = detail..<detail + (topic.answer?.details.count ?? 0)
            guard details.upperBound <= model.detailCounts.count else { throw .otherPlaybook }
            let counts = details.map { Int(model.detailCounts[$0]) }
            let first = row
            row += counts.reduce(0, +)
            detail = details.upperBound
            asks.append(row == first ? nil : MadeOnce { DetailAsks(counts: counts, from: first, ranker.model) })
        }
        guard detail == model.detailCounts.count else { throw .otherPlaybook }
        self.asks = asks
    }

    /// For each detail of a playbook how many asks it has, its label among them.
    static func counts(_ playbook: Playbook) -> Stored<UInt32> {
        Stored(
            playbook.topics.flatMap { $0.answer?.details ?? [] }.map { detail in
                UInt32(detail.asks.count { !$0.isEmpty } + (detail.label.isEmpty ? 0 : 1))
            })
    }

    /// The detail that the utterance asks for, with how alike it is to the nearest of its asks, 0 to 1,
    /// and by how much that leads the next detail.
    func find(_ utterance: Utterance, of topic: Int) -> (detail: Int, score: Float, lead: Float)? {
        guard asks.indices.contains(topic), let asks = asks[topic]?.value,
            utterance.tokens.count <= Self.longestFollowUp
        else { return nil }
        return ranker.workspaces.withOne { asks.nearest(ranker.see(utterance, in: $0).known, in: $0) }
    }

    /// Longer messages are questions of their own.
    private static let longestFollowUp = 24
}

extension Topic {
    /// How many texts show what it is about, beside those of its details.
    fileprivate var ownTexts: Int { (asks + [title, question]).count { !$0.isEmpty } }
}

/// The asks of one topic's details by what stands in them: made when somebody first follows up on the topic.
private final class DetailAsks: Sendable {
    /// The telling features of the asks, by their places, rising.
    private let features: [UInt32]
    /// The asks that feature f of those stands in: `starts[f]..<starts[f + 1]` of `places`.
    private let starts: [Int32]
    private let places: [UInt16]
    /// For each ask its detail, and its length as a vector.
    private let asks: [(detail: Int32, length: Float)]

    /// - Parameters:
    ///   - counts: for each detail how many asks it has.
    ///   - first: the first ask's number in the model.
    init(counts: [Int], from first: Int, _ model: RankingModel) {
        let details = counts.enumerated().flatMap { detail, count in repeatElement(detail, count: count) }
        asks = details.indices.map { (Int32(details[$0]), model.detailLengths[first + $0]) }
        var standings: [(feature: UInt32, ask: UInt16)] = []
        for ask in details.indices {
            for at in model.detailStarts[first + ask]..<model.detailStarts[first + ask + 1] {
                standings.append((model.detailFeatures[Int(at)], UInt16(ask)))
            }
        }
        standings.sort { ($0.feature, $0.ask) < ($1.feature, $1.ask) }
        var (features, starts): ([UInt32], [Int32]) = ([], [])
        for (at, standing) in standings.enumerated() where features.last != standing.feature {
            features.append(standing.feature)
            starts.append(Int32(at))
        }
        self.features = features
        self.starts = starts + [Int32(standings.count)]
        places = standings.map(\.ask)
    }

    /// What shares most with some features, how much of both that is, and by how much it leads the next detail.
    func nearest(_ said: [Ranker.Known], in workspace: Workspace) -> (detail: Int, score: Float, lead: Float)? {
        let length = said.reduce(Float(0)) { $0 + $1.telling * $1.telling }.squareRoot()
        guard length > 0 else { return nil }
        return workspace.withRoom(of: Shared.self, for: said.count) { room in
            let known = known(said, room)
            return workspace.withRoom(of: Float.self, for: asks.count) { shared in
                shared.initialize(repeating: 0)
                for one in known {
                    for at in starts[one.place]..<starts[one.place + 1] { shared[Int(places[Int(at)])] += one.square }
                }
                return best(UnsafeBufferPointer(shared), length)
            }
        }
    }

    /// A feature that is said and stands in asks, and the square of what it weighs.
    private struct Shared {
        var place: Int
        var square: Float
    }

    /// Those of some features that stand in asks, by their places, so that they are summed up in the same order always.
    private func known(
        _ said: [Ranker.Known], _ room: UnsafeMutableBufferPointer<Shared>
    ) -> UnsafeMutableBufferPointer<Shared> {
        var count = 0
        features.withUnsafeBufferPointer { features in
            for one in said where one.telling > 0 {
                let wanted = one.record.place
                var (low, left) = (0, features.count)
                while left > 1 {
                    let half = left / 2
                    low = features[low + half] <= wanted ? low + half : low
                    left -= half
                }
                guard left > 0, features[low] == wanted else { continue }
                var at = count
                while at > 0, room[at - 1].place > low {
                    room[at] = room[at - 1]
                    at -= 1
                }
                room[at] = Shared(place: low, square: one.telling * one.telling)
                count += 1
            }
        }
        return UnsafeMutableBufferPointer(rebasing: room[..<count])
    }

    private func best(
        _ shared: UnsafeBufferPointer<Float>, _ length: Float
    ) -> (detail: Int, score: Float, lead: Float)? {
        var best: (detail: Int32, score: Float, lead: Float)?
        // Most asks share nothing with it.
        for (at, shared) in shared.enumerated() where shared > 0 {
            let detail = asks[at].detail
            let score = min(shared / (asks[at].length * length), 1)
            if let known = best, known.detail == detail {
                if score > known.score { best = (detail, score, known.lead + score - known.score) }
            } else if score > best?.score ?? 0 {
                best = (detail, score, score - (best?.score ?? 0))
            } else if let known = best {
                best?.lead = min(known.lead, known.score - score)
            }
        }
        return best.map { (Int($0.detail), $0.score, $0.lead) }
    }
}
