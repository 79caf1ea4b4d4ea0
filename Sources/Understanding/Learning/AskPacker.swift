/// Packs asks into a model: those that what is said is compared with, and those that ask for details.
struct AskPacker {
    private let matrix: TrainingMatrix
    /// Asks that are left out.
    private let fold: Int32?
    /// For each column the number of its feature, or -1 where it does not count in comparing asks.
    private let numbers: [Int32]
    /// For each feature its column.
    private let columns: [Int32]
    /// For each feature the square of what it weighs in comparing asks.
    private let squares: [Float]

    /// - Parameter columns: those that the model's features have.
    init(_ matrix: TrainingMatrix, columns: [Int32], without fold: Int32?) {
        self.matrix = matrix
        self.fold = fold
        self.columns = columns
        var numbers = [Int32](repeating: -1, count: matrix.keys.count)
        for (feature, column) in columns.map(Int.init).enumerated() {
            // Not knowing a word makes no two asks alike.
            guard matrix.kinds[column].isTelling, matrix.keys[column] != Features.unknownWord else { continue }
            numbers[column] = Int32(feature)
        }
        self.numbers = numbers
        squares = columns.map(Int.init).map { column in
            let rarity = Weighting.rarity(step: Weighting.step(rarity: matrix.rarities[column]))
            let weight = rarity * Weighting.share(matrix.kinds[column])
            return weight * weight
        }
    }

    func pack(into model: inout RankingModel) {
        let records = columns.map { column in
            guard let record = model.features.find(matrix.keys[Int(column)]) else {
                preconditionFailure("each feature of the model has its record")
            }
            return record.place
        }
        // Ask after ask its features.
        var features: [UInt32] = []
        var starts = [0]
        var uses = [Int32](repeating: 0, count: model.features.count)
        var sizes = [Int](repeating: 0, count: model.topics.count)
        var lengths: [Float] = []
        for (number, example) in matrix.examples.list.enumerated() {
            // The answers' sentences are nobody's way to put it.
            guard example.origin != .answer, fold == nil || example.fold != fold else { continue }
            var length: Float = 0
            for at in matrix.rows.places(Int(matrix.rowOf[number])) {
                let feature = numbers[Int(matrix.rows.columns[at])]
                guard feature >= 0 else { continue }
                features.append(UInt32(feature))
                length += squares[Int(feature)]
                uses[Int(feature)] += 1
            }
            if example.origin == .detail {
                model.detailFeatures.append(
                    contentsOf: features[starts[starts.count - 1]...].lazy.map { records[Int($0)] })
                model.detailStarts.append(UInt32(model.detailFeatures.count))
                model.detailLengths.append(length.squareRoot())
            }
            starts.append(features.count)
            sizes[Int(example.topic)] += 1
            lengths.append(length.squareRoot())
        }
        var places: [Int] = [0]
        for use in uses { places.append(places[places.count - 1] + (use > NearestAsks.commonest ? 0 : Int(use))) }
        let bounds = places
        var rows = [UInt32](repeating: 0, count: places[uses.count])
        for row in 0..<starts.count - 1 {
            for at in starts[row]..<starts[row + 1] {
                let feature = Int(features[at])
                guard uses[feature] <= NearestAsks.commonest else { continue }
                rows[places[feature]] = UInt32(row)
                places[feature] += 1
            }
        }
        let near = uses.indices.filter { bounds[$0] < bounds[$0 + 1] }
        model.asks = NearestAsks(
            sizes: sizes, lengths: lengths, features: near.map { records[$0] },
            asks: near.map { rows[bounds[$0]..<bounds[$0 + 1]] })
    }
}
