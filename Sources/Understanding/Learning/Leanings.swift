/// What the counts of features in the examples of each topic add to the weights: see `Leaning`.
struct Leanings {
    /// For each topic what a telling feature takes that its examples never had.
    let absences: [Float]

    private let topics: Int
    /// Uses of column c: the places `starts[c]..<starts[c + 1]` of `owners` and `costs`; none where it is not telling.
    private var starts: [Int]
    private var owners: [Int32]
    private var costs: [Float]
    private let whole: Float

    init(_ matrix: TrainingMatrix, rows: [Int32], topics: Int) {
        self.topics = topics
        var totals = [Float](repeating: 0, count: topics)
        var sizes = [Int](repeating: 0, count: matrix.kinds.count + 1)
        for row in rows {
            let example = matrix.examples.list[Int(row)]
            totals[Int(example.topic)] += example.origin.cost
            for column in matrix.columns(of: Int(row)) where matrix.kinds[Int(column)].isTelling {
                sizes[Int(column) + 1] += 1
            }
        }
        absences = totals.map { Leaning.worth * Leaning.absence($0) }
        whole = totals.reduce(0, +)
        for column in matrix.kinds.indices { sizes[column + 1] += sizes[column] }
        starts = sizes
        owners = [Int32](repeating: 0, count: sizes[matrix.kinds.count])
        costs = [Float](repeating: 0, count: sizes[matrix.kinds.count])
        for row in rows {
            let example = matrix.examples.list[Int(row)]
            for column in matrix.columns(of: Int(row)).map(Int.init) where matrix.kinds[column].isTelling {
                owners[sizes[column]] = example.topic
                costs[sizes[column]] = example.origin.cost
                sizes[column] += 1
            }
        }
    }

    /// For each topic what a column adds to its weight; 0 where the topic's examples do not have it.
    func evidence(of column: Int) -> [Float] {
        var own = [Float](repeating: 0, count: topics)
        guard starts[column] < starts[column + 1] else { return own }
        var all: Float = 0
        for at in starts[column]..<starts[column + 1] {
            own[Int(owners[at])] += costs[at]
            all += costs[at]
        }
        let share = (all + 0.5) / (whole + 1)
        for topic in own.indices where own[topic] > 0 {
            own[topic] = Leaning.worth * Leaning.evidence(own: own[topic], share: share)
        }
        return own
    }
}
