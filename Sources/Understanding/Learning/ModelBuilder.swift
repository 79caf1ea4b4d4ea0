/// Learns models from a matrix: one of all examples, and for each of some folds one without it.
struct ModelBuilder {
    let matrix: TrainingMatrix
    let topics: [String]
    /// The folds that are held out, one after another.
    let folds: [Int32]

    /// Passes without a fold, and from there on with it, of which so many last ones are averaged: the more rows there are,
    /// the fewer passes bring the weights as far.
    private struct Passes {
        let without: Int
        let more: Int

        init(rows: Int) {
            func passes(_ steps: Int, _ most: Int) -> Int { min(max(steps / max(rows, 1), 2), most) }
            (without, more) = (passes(600_000, 7), passes(300_000, 4))
        }
    }

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
        for first in stride(from: 0, to: topics.count, by: Lanes.scalarCount) {
            let group = first..<min(first + Lanes.scalarCount, topics.count)
            learn(kin?.group(group) ?? TopicGroup(group, all: matrix.rows))
        }
    }

    /// Learns the weights of a group: without each fold, and on from the first of those with all examples.
    private mutating func learn(_ group: TopicGroup) {
        let rows = (0..<Int32(group.rows.count))
        func isHeld(_ row: Int32, _ fold: Int32) -> Bool { group.rows.folds[Int(row)] == fold }
        let passes = Passes(rows: rows.count)
        var start: SupportVectors?
        for (number, fold) in folds.enumerated() {
            let vectors = SupportVectors(group)
            vectors.take(rows.filter { !isHeld($0, fold) })
            held[number].take(
                vectors.descend(passes: passes.without, averaged: passes.more), of: group)
            if start == nil { start = vectors }
        }
        let vectors = start ?? SupportVectors(group)
        vectors.take(rows.filter { row in start == nil || isHeld(row, folds[0]) })
        let more = start == nil ? passes.without + passes.more : passes.more
        whole.take(vectors.descend(passes: more, averaged: passes.more), of: group)
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
        let columns = weights.put(into: &model, matrix, layer)
        model.layer = layer?.layer ?? .silent(topics: topics.count)
        AskPacker(matrix, columns: columns, without: fold).pack(into: &model)
        return model
    }
}
