/// Packs asks into a model: those that what is said is compared with, and those that ask for details.
struct AskPacker {
    let matrix: TrainingMatrix
    let rows: [Int32]
    /// For each column its number in the model, or -1.
    let numbers: [Int32]

    init(_ matrix: TrainingMatrix, rows: [Int32], numbers: [Int32]) {
        self.matrix = matrix
        self.rows = rows
        self.numbers = numbers
    }

    func pack(into model: inout RankingModel) {
        var asks: [(row: UInt32, features: [UInt32])] = []
        var uses = [Int32](repeating: 0, count: model.keys.count + 1)
        for row in rows {
            let example = matrix.examples.list[Int(row)]
            // The answers' sentences are nobody's way to put it.
            guard example.origin != .answer else { continue }
            let features = telling(Int(row))
            var length: Float = 0
            for feature in features {
                let weight = Ranker.tellingWeight(model, Int(feature))
                length += weight * weight
                uses[Int(feature)] += 1
            }
            if example.origin == .detail {
                model.detailFeatures += features
                model.detailStarts.append(UInt32(model.detailFeatures.count))
            }
            asks.append((UInt32(model.askTopics.count), features))
            model.askTopics.append(UInt16(example.topic))
            model.askLengths.append(length.squareRoot())
        }
        var places: [Int] = [0]
        for feature in model.keys.indices {
            let isCommon = uses[feature] > NearestAsks.commonest
            places.append(places[feature] + (isCommon ? 0 : Int(uses[feature])))
        }
        model.nearStarts = places.map(UInt32.init)
        model.nearRows = [UInt32](repeating: 0, count: places[model.keys.count])
        for (row, features) in asks {
            for feature in features.map(Int.init) where uses[feature] <= NearestAsks.commonest {
                model.nearRows[places[feature]] = row
                places[feature] += 1
            }
        }
    }

    /// The telling features of a row that the model has. Not knowing a word makes no two asks alike.
    private func telling(_ row: Int) -> [UInt32] {
        matrix.columns(of: row).compactMap { column in
            let number = numbers[Int(column)]
            guard number >= 0, matrix.kinds[Int(column)].isTelling, matrix.keys[Int(column)] != Features.unknownWord
            else { return nil }
            return UInt32(number)
        }
    }
}
