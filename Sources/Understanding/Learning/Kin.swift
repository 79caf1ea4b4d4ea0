/// Which topics are most like each other, by the telling features that their examples share: among very many topics each
/// is learnt against these alone.
struct Kin {
    /// Topics that are learnt against all others: with more of them that would be most of the work, and for nothing.
    static let mostAgainstAll = 1_024
    /// The nearest topics that a topic is told from, and as many from anywhere for a whole group.
    private static let nearest = 32
    private static let anywhere = 64

    private let matrix: TrainingMatrix
    private let topics: Int
    /// The rows of topic t: `starts[t]..<starts[t + 1]` of `rows`.
    private var starts: [Int]
    private var rows: [Int32]
    private var kin: [[Int]] = []

    init(_ matrix: TrainingMatrix, topics: Int) {
        self.matrix = matrix
        self.topics = topics
        (starts, rows) = Self.listed(keys: topics) { visit in
            for row in 0..<matrix.rows.count { visit(Int(matrix.rows.topics[row]), Int32(row)) }
        }
        let isTelling = matrix.kinds.indices.map {
            matrix.kinds[$0].isTelling && matrix.uses[$0] <= NearestAsks.commonest
        }
        let (uses, users) = Self.listed(keys: matrix.keys.count) { visit in
            for row in 0..<matrix.rows.count {
                for at in matrix.rows.places(row) where isTelling[Int(matrix.rows.columns[at])] {
                    visit(Int(matrix.rows.columns[at]), matrix.rows.topics[row])
                }
            }
        }
        var shared = [Float](repeating: 0, count: topics)
        for topic in 0..<topics {
            var met: [Int] = []
            for row in rows[starts[topic]..<starts[topic + 1]] {
                for at in matrix.rows.places(Int(row)) {
                    let column = Int(matrix.rows.columns[at])
                    guard isTelling[column] else { continue }
                    for other in users[uses[column]..<uses[column + 1]].map(Int.init) where other != topic {
                        if shared[other] == 0 { met.append(other) }
                        shared[other] += matrix.rarities[column] * matrix.rarities[column]
                    }
                }
            }
            met.sort { (shared[$0], $1) > (shared[$1], $0) }
            kin.append(Array(met.prefix(Self.nearest)))
            for other in met { shared[other] = 0 }
        }
    }

    /// A group of topics with the rows of all that they are told from.
    func group(_ group: Range<Int>) -> TopicGroup {
        var among = Set(group)
        for topic in group { among.formUnion(kin[topic]) }
        for at in 0..<Self.anywhere { among.insert((group.lowerBound + at * topics / Self.anywhere) % topics) }
        return TopicGroup(group, matrix.rows, only: among.flatMap { rows[starts[$0]..<starts[$0 + 1]] }.sorted())
    }

    /// What is visited, by key.
    private static func listed(
        keys: Int, _ visitAll: ((Int, Int32) -> Void) -> Void
    ) -> (starts: [Int], list: [Int32]) {
        var places = [Int](repeating: 0, count: keys + 1)
        visitAll { key, _ in places[key + 1] += 1 }
        for key in 0..<keys { places[key + 1] += places[key] }
        let starts = places
        var list = [Int32](repeating: 0, count: places[keys])
        visitAll { key, value in
            list[places[key]] = value
            places[key] += 1
        }
        return (starts, list)
    }
}
