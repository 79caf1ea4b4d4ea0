/// Learns models from a matrix: one of all examples, and for each of some folds one without it.
struct ModelBuilder {
    let matrix: TrainingMatrix
    let topics: [String]
    /// The folds that are held out, one after another.
    let folds: [Int32]

    /// Passes over the rows from nothing, and after a few were taken out; and how many of the last are averaged. More of
    /// them fit the examples closer and new questions no better.
    private static let passes = (whole: 7, further: 2)
    private static let averaged = (whole: 4, further: 2)

    /// `nil` for very many topics: what so few units say together tells them not apart.
    private let layers: LayerLearner?
    private var held: [PackedWeights]
    private var whole: PackedWeights

    init(_ matrix: TrainingMatrix, topics: [String], folds: [Int32]) {
        self.matrix = matrix
        self.topics = topics
        self.folds = folds
        let kin = topics.count > Kin.mostAgainstAll ? Kin(matrix, topics: topics.count) : nil
        layers = kin == nil ? LayerLearner(matrix, topics: topics.count) : nil
        held = folds.map { PackedWeights(Leanings(matrix, without: $0, topics: topics.count)) }
        whole = PackedWeights(Leanings(matrix, without: nil, topics: topics.count))
        for first in stride(from: 0, to: topics.count, by: SupportVectors.Lanes.scalarCount) {
            let group = first..<min(first + SupportVectors.Lanes.scalarCount, topics.count)
            learn(kin?.group(group) ?? TopicGroup(group, all: matrix.rows))
        }
    }

    /// Learns the weights of a group, and what they are without each fold.
    private mutating func learn(_ group: TopicGroup) {
        var vectors = SupportVectors(group)
        vectors.descend(passes: Self.passes.whole, averaged: Self.averaged.whole)
        whole.take(vectors.weights, of: group)
        for (number, fold) in folds.enumerated() {
            var less = vectors
            less.withdraw(fold)
            less.descend(passes: Self.passes.further, averaged: Self.averaged.further)
            held[number].take(less.weights, of: group)
        }
    }

    /// The model of all examples, not yet calibrated, after `visit` has seen the model without each fold.
    func build(_ visit: (RankingModel, Int32) -> Void) -> RankingModel {
        var layer: LayerLearner.Learnt?
        for (number, fold) in folds.enumerated() {
            let learnt = layers?.learn(without: fold)
            visit(build(held[number], learnt, without: fold), fold)
            // Where one fold tells enough it is a small part of many examples: its layer serves the whole as well.
            if folds.count == 1 { layer = learnt }
        }
        return build(whole, layer ?? layers?.learn(without: nil), without: nil)
    }

    private func build(_ weights: PackedWeights, _ layer: LayerLearner.Learnt?, without fold: Int32?) -> RankingModel {
        var model = RankingModel()
        model.topics = topics
        let columns = weights.put(into: &model, matrix)
        model.layer = layer?.layer(columns: columns) ?? .silent(features: columns.count, topics: topics.count)
        AskPacker(matrix, columns: columns, without: fold).pack(into: &model)
        return model
    }
}
