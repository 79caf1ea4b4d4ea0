/// Examples as weighted vectors, with features that too few examples have left out.
struct TrainingMatrix {
    let examples: Examples
    /// How rare each column is; 0 where it is left out.
    let rarities: [Float]
    let vectors: SupportVectors

    /// Pairs and letters of one example alone say nothing about others.
    static let fewest = 2

    init(_ examples: Examples) {
        self.examples = examples
        var counts = [Int](repeating: 0, count: examples.kinds.count)
        for column in examples.columns { counts[Int(column)] += 1 }
        rarities = counts.indices.map { column in
            let isKept = counts[column] >= Self.fewest || [.word, .concept].contains(examples.kinds[column])
            return isKept ? Weighting.rarity(counts[column], of: examples.list.count) : 0
        }
        var starts = [0]
        var columns: [Int32] = []
        var values: [Float] = []
        for example in examples.list {
            for at in example.features {
                let column = examples.columns[at]
                guard rarities[Int(column)] > 0 else { continue }
                columns.append(column)
                values.append(Weighting.value(examples.counts[at], rarity: rarities[Int(column)]))
            }
            Weighting.scale(&values, starts[starts.count - 1]..<values.count) { examples.kinds[Int(columns[$0])] }
            starts.append(columns.count)
        }
        vectors = SupportVectors(starts: starts, columns: columns, values: values, width: examples.kinds.count)
    }

    /// What a mistake costs, by where an example is from. A detail's asks are said on its topic and need not name it.
    static func cost(_ origin: Examples.Origin) -> Float {
        switch origin {
        case .ask, .heading: 1
        case .detail: 0.1
        }
    }

    /// A topic's own examples are few against all the others.
    static let ownCost: Float = 3

    /// Weights of every column for one topic, learnt from the rows that `isUsed` lets through.
    func learn(topic: Int, rows: [Int32]) -> [Float] {
        var own = [Bool](repeating: false, count: examples.list.count)
        var cost = [Float](repeating: 0, count: examples.list.count)
        for row in rows {
            let example = examples.list[Int(row)]
            own[Int(row)] = Int(example.topic) == topic
            cost[Int(row)] = Self.cost(example.origin) * (own[Int(row)] ? Self.ownCost : 1)
        }
        return vectors.learn(rows: rows, own: own, cost: cost)
    }

    /// The score of a row under some weights.
    func score(_ row: Int, _ weights: [Float]) -> Float {
        var sum: Float = 0
        for at in vectors.starts[row]..<vectors.starts[row + 1] {
            sum += weights[Int(vectors.columns[at])] * vectors.values[at]
        }
        return sum
    }
}
