import Playbook
import Testing

@testable import Understanding

@Suite struct LikelihoodsTests {
    private static let slope: Float = 3

    /// Scores in no order; some alike, some so far behind that nothing is likely.
    private static func scores(_ count: Int) -> [Float] {
        (0..<count).map { at in Float(at * 7_919 % 23) * 0.25 - (at % 5 == 0 ? 200 : 0) }
    }

    private static func plain(_ scores: [Float]) -> [Float] {
        let best = scores.max() ?? 0
        return scores.map { Exact.exp(($0 - best) * slope) }
    }

    @Test func powersAreThoseOfTheExponential() {
        for x in stride(from: Float(0), through: -23.9, by: -0.013) {
            let lanes = Exact.powers(SIMD8(x, 0, -25, -1e9, x, -.infinity, -0.5, -24))
            #expect(abs(lanes[0] - Exact.exp(x)) <= Exact.exp(x) * 2e-5, "\(x)")
            #expect(lanes[1] == 1 && lanes[2] == 0 && lanes[3] == 0 && lanes[5] == 0)
        }
        #expect(Exact.powers(SIMD8(repeating: -30)) == .zero)
    }

    @Test(arguments: [1, 2, 7, 8, 9, 84, 1_000]) func sharesAddUp(_ count: Int) {
        let scores = Self.scores(count)
        let (shares, plain) = (Likelihoods.shares(scores, slope: Self.slope), Self.plain(scores))
        let sum = plain.reduce(0, +)
        #expect(shares.count == count && abs(shares.reduce(0, +) - 1) < 1e-5)
        #expect(zip(shares, plain).allSatisfy { abs($0 - $1 / sum) < 1e-5 })
    }

    @Test func noScoreHasNoShare() { #expect(Likelihoods.shares([], slope: 1).isEmpty) }

    private static func topics(_ count: Int, isUrgent: (Int) -> Bool) -> [Topic] {
        (0..<count).map { at in
            var topic = Topic(id: "t\(at)", section: "s", title: "t", question: "")
            if isUrgent(at) { topic.kind = .urgent }
            return topic
        }
    }

    /// The plain topics that stand out are those that sorting all finds, whatever lies between them.
    @Test(arguments: [1, 3, 8, 9, 40, 84, 1_000], [false, true])
    func theLikeliestStandOut(_ count: Int, anyUrgent: Bool) {
        let isUrgent = { (at: Int) in anyUrgent && at % 6 == 2 }
        let (topics, scores) = (Self.topics(count, isUrgent: isUrgent), Self.scores(count))
        let likelihoods = Self.plain(scores)
        let ranked = topics.indices.filter { !isUrgent($0) }.sorted {
            scores[$0] != scores[$1] ? scores[$0] > scores[$1] : $0 < $1
        }
        let urgent = topics.indices.filter(isUrgent)
        let workspace = Workspace()
        workspace.withRoom(of: Float.self, for: Likelihoods.width(count)) { room in
            workspace.withRoom(of: Int.self, for: 8) { best in
                let found = Plainness(topics).likeliest(scores, slope: Self.slope, room, best, in: workspace)
                // None is listed that is as good as impossible.
                let likely = ranked.prefix(8).filter { likelihoods[$0] > Exact.exp(Exact.far) }
                #expect(Array(found.listed) == likely)
                #expect(abs(found.plain - ranked.reduce(0) { $0 + likelihoods[$1] }) < 1e-3)
                #expect(abs(found.alarm - urgent.reduce(0) { $0 + likelihoods[$1] }) < 1e-3)
                let worst = urgent.max { likelihoods[$0] < likelihoods[$1] }
                #expect(found.urgent == -1 ? worst == nil : likelihoods[found.urgent] == likelihoods[worst ?? 0])
            }
        }
    }

    /// Of topics that are as likely the lowest are listed, wherever among the eights they stand.
    @Test func ofEqualsTheFirstStandOut() {
        var scores = [Float](repeating: 1, count: 40)
        for at in [3, 17, 30] { scores[at] = 2 }
        let workspace = Workspace()
        workspace.withRoom(of: Float.self, for: Likelihoods.width(40)) { room in
            workspace.withRoom(of: Int.self, for: 8) { best in
                let topics = Self.topics(40) { $0 == 1 }
                let found = Plainness(topics).likeliest(scores, slope: Self.slope, room, best, in: workspace)
                #expect(Array(found.listed) == [3, 17, 30, 0, 2, 4, 5, 6])
            }
        }
    }
}
