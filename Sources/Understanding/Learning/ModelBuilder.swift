/// Learns the parts of a model from some rows of a matrix, and packs them.
struct ModelBuilder {
    let matrix: TrainingMatrix
    let topics: [String]

    /// Weights smaller than this many units of a topic's scale are dropped where the topic's examples have no such feature.
    static let smallest: Float = 4

    /// The classifiers of each group of topics, learnt from all rows.
    private let whole: [SupportVectors.Solution]
    private let layer: LayerLearner

    init(_ matrix: TrainingMatrix, topics: [String]) {
        self.matrix = matrix
        self.topics = topics
        layer = LayerLearner(matrix, topics: topics.count)
        let lanes = SupportVectors.Lanes.scalarCount
        whole = (0..<(topics.count + lanes - 1) / lanes).map { matrix.vectors.learn(group: $0) }
    }

    /// A model of all rows, not yet calibrated.
    func build() -> RankingModel {
        build(Array(0..<Int32(matrix.examples.list.count)), whole)
    }

    /// A model of the rows outside a fold.
    func build(without fold: Int32) -> RankingModel {
        let isHeld = matrix.examples.list.map { $0.fold == fold }
        let solutions = whole.indices.map { matrix.vectors.withdraw(isHeld, from: whole[$0], group: $0) }
        return build(isHeld.indices.filter { !isHeld[$0] }.map(Int32.init), solutions)
    }

    private func build(_ rows: [Int32], _ solutions: [SupportVectors.Solution]) -> RankingModel {
        var model = RankingModel()
        model.topics = topics
        let leanings = Leanings(matrix, rows: rows, topics: topics.count)
        model.absences = leanings.absences
        let width = matrix.kinds.count
        model.baselines = topics.indices.map { margin(solutions, width, $0) * SupportVectors.constant }
        var largest = [Float](repeating: 0, count: topics.count)
        for column in matrix.rarities.indices where matrix.rarities[column] > 0 {
            let evidence = leanings.evidence(of: column)
            for topic in topics.indices {
                largest[topic] = max(largest[topic], abs(margin(solutions, column, topic) + evidence[topic]))
            }
        }
        model.scales = largest.map { $0 / Float(Int8.max) }
        var numbers = [Int32](repeating: -1, count: width)
        for column in matrix.rarities.indices where matrix.rarities[column] > 0 {
            let evidence = leanings.evidence(of: column)
            let before = model.owners.count
            for topic in topics.indices where model.scales[topic] > 0 {
                let unit = ((margin(solutions, column, topic) + evidence[topic]) / model.scales[topic]).rounded()
                guard abs(unit) >= (evidence[topic] > 0 ? 1 : Self.smallest) else { continue }
                model.owners.append(UInt16(topic))
                model.weights.append(Int8(unit))
            }
            guard model.owners.count > before else { continue }
            numbers[column] = Int32(model.keys.count)
            model.keys.append(matrix.keys[column])
            model.rarities.append(matrix.rarities[column])
            model.starts.append(UInt32(model.owners.count))
        }
        model.layer = layer.learn(rows, numbers: numbers, features: model.keys.count)
        AskPacker(matrix, rows: rows, numbers: numbers).pack(into: &model)
        return model
    }

    @inline(__always)
    private func margin(_ solutions: [SupportVectors.Solution], _ column: Int, _ topic: Int) -> Float {
        let lanes = SupportVectors.Lanes.scalarCount
        return solutions[topic / lanes].weights[column][topic % lanes]
    }
}
