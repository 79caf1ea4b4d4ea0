/// Learns the parts of a model from some rows of a matrix, and packs them.
struct ModelBuilder {
    let matrix: TrainingMatrix
    let topics: [String]

    /// Weights smaller than this many units of a topic's scale are dropped.
    static let smallest: Float = 4

    /// The classifier of each topic, learnt from all rows.
    private let whole: [SupportVectors.Solution]

    init(_ matrix: TrainingMatrix, topics: [String]) {
        self.matrix = matrix
        self.topics = topics
        whole = topics.indices.map { topic in
            let (own, cost) = matrix.sides(of: topic)
            return matrix.vectors.learn(own: own, cost: cost)
        }
    }

    /// A model of all rows, not yet calibrated.
    func build() -> RankingModel {
        build(Array(0..<Int32(matrix.examples.list.count)), whole)
    }

    /// A model of the rows outside a fold.
    func build(without fold: Int32) -> RankingModel {
        let isHeld = matrix.examples.list.map { $0.fold == fold }
        let solutions = topics.indices.map { topic in
            let (own, cost) = matrix.sides(of: topic)
            return matrix.vectors.withdraw(isHeld, from: whole[topic], own: own, cost: cost)
        }
        return build(isHeld.indices.filter { !isHeld[$0] }.map(Int32.init), solutions)
    }

    private func build(_ rows: [Int32], _ solutions: [SupportVectors.Solution]) -> RankingModel {
        let weights = solutions.map { $0.weights.dropLast() }
        var model = RankingModel()
        model.topics = topics
        model.baselines = solutions.map(\.baseline)
        model.scales = weights.map { ($0.reduce(0) { max($0, abs($1)) }) / Float(Int8.max) }
        let counts = LeaningCounts(matrix, rows: rows, topics: topics.count)
        model.absences = counts.absences
        model.leaningScale = counts.largest / Float(UInt8.max)
        var numbers = [Int32](repeating: -1, count: matrix.kinds.count)
        for column in matrix.rarities.indices where matrix.rarities[column] > 0 {
            let evidence = counts.evidence(of: column)
            let before = model.owners.count
            for topic in topics.indices {
                let unit = model.scales[topic] > 0 ? (weights[topic][column] / model.scales[topic]).rounded() : 0
                let weight = abs(unit) >= Self.smallest ? Int8(unit) : 0
                let leaning =
                    model.leaningScale > 0 ? UInt8(min((evidence[topic] / model.leaningScale).rounded(), 255)) : 0
                guard weight != 0 || leaning != 0 else { continue }
                model.owners.append(UInt16(topic))
                model.weights.append(weight)
                model.leanings.append(leaning)
            }
            guard model.owners.count > before else { continue }
            numbers[column] = Int32(model.keys.count)
            model.keys.append(matrix.keys[column])
            model.rarities.append(matrix.rarities[column])
            model.starts.append(UInt32(model.owners.count))
        }
        addAsks(rows, numbers, to: &model)
        return model
    }

    /// The telling features of every example but the answers' sentences, to be compared with what is asked.
    private func addAsks(_ rows: [Int32], _ numbers: [Int32], to model: inout RankingModel) {
        for row in rows {
            let example = matrix.examples.list[Int(row)]
            guard example.origin != .answer else { continue }
            model.askTopics.append(UInt16(example.topic))
            for column in matrix.columns(of: Int(row)) where numbers[Int(column)] >= 0 {
                // Not knowing a word makes no two asks alike.
                guard matrix.kinds[Int(column)].isTelling, matrix.keys[Int(column)] != Features.unknownWord else {
                    continue
                }
                model.askFeatures.append(UInt32(numbers[Int(column)]))
            }
            model.askStarts.append(UInt32(model.askFeatures.count))
        }
    }
}

/// How often features stand in the examples of each topic.
private struct LeaningCounts {
    /// For each topic the evidence of a feature it never had.
    let absences: [Float]
    /// The largest evidence there is.
    private(set) var largest: Float = 0

    private let topics: Int
    /// Uses of column c: the places `starts[c]..<starts[c + 1]` of `owners` and `costs`.
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
        absences = totals.map(Leaning.absence)
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
        for column in matrix.kinds.indices { largest = max(largest, evidence(of: column).max() ?? 0) }
    }

    /// For each topic the evidence of a column.
    func evidence(of column: Int) -> [Float] {
        var own = [Float](repeating: 0, count: topics)
        var all: Float = 0
        for at in starts[column]..<starts[column + 1] {
            own[Int(owners[at])] += costs[at]
            all += costs[at]
        }
        let share = (all + 0.5) / (whole + 1)
        return own.map { $0 > 0 ? Leaning.evidence(own: $0, share: share) : 0 }
    }
}
