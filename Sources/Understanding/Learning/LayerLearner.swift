/// Learns a hidden layer by stochastic gradient descent on the softmax of its logits (Adagrad steps that shrink to
/// nothing), with features and units left out by chance so that none leans on another. The chance is the same on every
/// machine.
struct LayerLearner {
    /// Passes over the rows: more of them fit the examples closer and new questions no better.
    private static let passes = 4
    /// Examples that a pair of words must be in.
    private static let fewest = 6

    private let matrix: TrainingMatrix
    private let topics: Int
    /// For each column its row in the layer, or -1.
    private let rowOf: [Int32]
    private let rowCount: Int

    init(_ matrix: TrainingMatrix, topics: Int) {
        self.matrix = matrix
        self.topics = topics
        var uses = [Int](repeating: 0, count: matrix.kinds.count)
        for column in matrix.vectors.columns { uses[Int(column)] += 1 }
        var count: Int32 = 0
        rowOf = uses.indices.map { column in
            guard matrix.rarities[column] > 0 else { return -1 }
            switch matrix.kinds[column] {
            case .word, .concept: break
            case .pair, .skip: guard uses[column] >= Self.fewest else { return -1 }
            case .letters, .opening: return -1
            }
            defer { count += 1 }
            return count
        }
        rowCount = Int(count)
    }

    /// The layer that some rows teach. `numbers` has for each column its number in the model, or -1.
    func learn(_ rows: [Int32], numbers: [Int32], features: Int) -> HiddenLayer {
        var chance = Chance()
        let descent = LayerDescent(rows: rowCount, topics: topics, &chance)
        var order = rows
        let steps = Float(max(rows.count * Self.passes, 1))
        var done: Float = 0
        var said: [LayerDescent.Place] = []
        for _ in 0..<Self.passes {
            chance.shuffle(&order)
            for row in order.map(Int.init) {
                said.removeAll(keepingCapacity: true)
                for at in matrix.vectors.starts[row]..<matrix.vectors.starts[row + 1] {
                    let inner = rowOf[Int(matrix.vectors.columns[at])]
                    guard inner >= 0, !chance.leavesOut() else { continue }
                    said.append(
                        LayerDescent.Place(row: inner, value: matrix.vectors.values[at] * HiddenLayer.gain))
                }
                descent.step(
                    said, topic: Int(matrix.vectors.topics[row]), cost: matrix.vectors.costs[row],
                    rate: 1 - done / steps, leftOut: chance.unitsLeftOut())
                done += 1
            }
        }
        return pack(descent, numbers, features)
    }

    private func pack(_ descent: LayerDescent, _ numbers: [Int32], _ features: Int) -> HiddenLayer {
        var layer = HiddenLayer()
        layer.rows = [Int32](repeating: -1, count: features)
        for column in rowOf.indices where rowOf[column] >= 0 && numbers[column] >= 0 {
            layer.rows[Int(numbers[column])] = Int32(layer.scales.count)
            let weights = descent.inner(Int(rowOf[column]))
            let scale = weights.reduce(0) { max($0, abs($1)) } / Float(Int8.max)
            layer.scales.append(scale)
            for weight in weights { layer.weights.append(scale > 0 ? Int8((weight / scale).rounded()) : 0) }
        }
        layer.biases = descent.biases
        let outer = (0..<topics).map(descent.outer)
        for unit in 0..<HiddenLayer.units { layer.outputs += outer.map { $0[unit] } }
        layer.baselines = descent.baselines
        return layer
    }
}
