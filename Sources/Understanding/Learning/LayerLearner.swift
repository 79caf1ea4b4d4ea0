/// Learns a hidden layer by stochastic gradient descent on the softmax of its logits (Adagrad steps that shrink to
/// nothing), with features and units left out by chance so that none leans on another. The chance is the same on every
/// machine.
struct LayerLearner {
    /// Passes over the rows: more of them fit the examples closer and new questions no better.
    private static let passes = 4
    /// Examples that a pair of words must be in.
    private static let fewest: Int32 = 8

    private let matrix: TrainingMatrix
    private let topics: Int
    /// For each column its row in the layer, or -1.
    private let rowOf: [Int32]
    private let rowCount: Int

    init(_ matrix: TrainingMatrix, topics: Int) {
        self.matrix = matrix
        self.topics = topics
        var count: Int32 = 0
        rowOf = matrix.kinds.indices.map { column in
            switch matrix.kinds[column] {
            case .word, .concept: break
            case .pair, .skip: guard matrix.uses[column] >= Self.fewest else { return -1 }
            }
            defer { count += 1 }
            return count
        }
        rowCount = Int(count)
    }

    /// What was learnt: numbers for every column that the layer looks at.
    struct Learnt {
        fileprivate let descent: LayerDescent
        fileprivate let rowOf: [Int32]
    }

    /// Learns from the rows outside a fold.
    func learn(without fold: Int32?) -> Learnt {
        var chance = Chance()
        let descent = LayerDescent(rows: rowCount, topics: topics, &chance)
        let rows = matrix.rows
        var order = (0..<Int32(rows.count)).filter { rows.folds[Int($0)] != fold }
        let steps = Float(max(order.count * Self.passes, 1))
        var done: Float = 0
        let said = UnsafeMutableBufferPointer<LayerDescent.Place>.allocate(capacity: rows.longest)
        defer { said.deallocate() }
        for _ in 0..<Self.passes {
            chance.shuffle(&order)
            for row in order.map(Int.init) {
                let count = gather(row, said, &chance)
                descent.step(
                    UnsafeBufferPointer(rebasing: said[..<count]), topic: Int(rows.topics[row]),
                    cost: rows.costs[row], rate: 1 - done / steps, leftOut: chance.unitsLeftOut())
                done += 1
            }
        }
        return Learnt(descent: descent, rowOf: rowOf)
    }

    /// Lists a row's places in the layer, without those that chance leaves out.
    ///
    /// - Returns: how many there are.
    @inline(__always)
    private func gather(
        _ row: Int, _ places: UnsafeMutableBufferPointer<LayerDescent.Place>, _ chance: inout Chance
    ) -> Int {
        let own = matrix.rows.places(row)
        var count = 0
        rowOf.withUnsafeBufferPointer { rowOf in
            for (column, value) in zip(matrix.rows.columns[own], matrix.rows.values[own]) {
                let inner = rowOf[Int(column)]
                guard inner >= 0, !chance.leavesOut() else { continue }
                places[count] = LayerDescent.Place(row: inner, value: value * HiddenLayer.gain)
                count += 1
            }
        }
        return count
    }
}

extension LayerLearner.Learnt {
    /// What a column says to the layer's units; `nil` where the layer does not look at it.
    func row(_ column: Int) -> FeatureTable.Row? {
        rowOf[column] >= 0 ? FeatureTable.Row(Array(descent.inner(Int(rowOf[column])))) : nil
    }

    /// The layer of a model, without the rows.
    var layer: HiddenLayer {
        var layer = HiddenLayer()
        layer.biases = Stored(descent.biases)
        layer.greatestRow = rowOf.indices.reduce(0) { max($0, row($1)?.scale ?? 0) }
        let steps = (0..<HiddenLayer.units).map { unit in
            descent.outer(unit).reduce(0) { max($0, $1.magnitude) } / Float(WeightedRows.greatestByte)
        }
        layer.loudest = steps.max() ?? 0
        for (unit, step) in steps.enumerated() where step > 0 { layer.loudness[unit] = step / layer.loudest }
        for (unit, step) in steps.enumerated() {
            let own = descent.outer(unit).map { step > 0 ? Int8(($0 / step).rounded()) : 0 }
            layer.outputs.append(contentsOf: WeightedRows.bytes(own))
        }
        return layer
    }

    /// What each topic's score gains before any word.
    var baselines: [Float] { descent.baselines.map { $0 * HiddenLayer.share } }
}

extension HiddenLayer {
    /// A layer that has nothing to say.
    static func silent(topics: Int) -> HiddenLayer {
        var layer = HiddenLayer()
        let none = WeightedRows.bytes([Int8](repeating: 0, count: topics))
        layer.outputs = Stored(repeatElement(none, count: units).joined())
        return layer
    }
}
