/// Learns one topic against all others: a linear support vector machine with squared hinge loss, by dual coordinate
/// descent (Hsieh and others, 2008) in a fixed order.
struct SupportVectors {
    /// Examples as rows: `starts[i]..<starts[i + 1]` are the places of row i.
    let starts: [Int]
    let columns: [Int32]
    let values: [Float]
    let width: Int
    /// Squared length of each row.
    private let lengths: [Float]

    static let passes = 12

    init(starts: [Int], columns: [Int32], values: [Float], width: Int) {
        self.starts = starts
        self.columns = columns
        self.values = values
        self.width = width
        lengths = (0..<starts.count - 1).map { row in
            values[starts[row]..<starts[row + 1]].reduce(0) { $0 + $1 * $1 }
        }
    }

    /// The weights that part the rows of `own` from the others among `rows`.
    ///
    /// - Parameters:
    ///   - own: for each row whether it belongs to the topic.
    ///   - cost: for each row how much a mistake costs; 0 leaves it out.
    func learn(rows: [Int32], own: [Bool], cost: [Float]) -> [Float] {
        var weights = [Float](repeating: 0, count: width)
        var alphas = [Float](repeating: 0, count: starts.count - 1)
        var order = rows
        var limit = Float.infinity
        weights.withUnsafeMutableBufferPointer { w in
            columns.withUnsafeBufferPointer { columns in
                values.withUnsafeBufferPointer { values in
                    for pass in 0..<Self.passes {
                        shuffle(&order, pass)
                        var steepest: Float = 0
                        var kept = 0
                        for row in order {
                            let i = Int(row)
                            let sign: Float = own[i] ? 1 : -1
                            let slack = 1 / (2 * cost[i])
                            var product: Float = 0
                            for at in starts[i]..<starts[i + 1] { product += w[Int(columns[at])] * values[at] }
                            let gradient = sign * product - 1 + slack * alphas[i]
                            // A row far on its own side is left alone from now on.
                            if alphas[i] == 0, gradient > limit { continue }
                            order[kept] = row
                            kept += 1
                            let projected = alphas[i] == 0 ? min(gradient, 0) : gradient
                            steepest = max(steepest, abs(projected))
                            if abs(projected) < 1e-6 { continue }
                            let old = alphas[i]
                            alphas[i] = max(old - gradient / (lengths[i] + slack), 0)
                            let step = (alphas[i] - old) * sign
                            for at in starts[i]..<starts[i + 1] { w[Int(columns[at])] += step * values[at] }
                        }
                        order.removeLast(order.count - kept)
                        if steepest < 0.02 || order.isEmpty { break }
                        limit = max(steepest, 0.1)
                    }
                }
            }
        }
        return weights
    }

    /// The same order on every machine, another one in every pass.
    private func shuffle(_ order: inout [Int32], _ pass: Int) {
        var state = UInt64(pass &+ 1) &* 0x9E37_79B9_7F4A_7C15
        guard order.count > 1 else { return }
        for at in stride(from: order.count - 1, to: 0, by: -1) {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            order.swapAt(at, Int(truncatingIfNeeded: (state >> 33) % UInt64(at + 1)))
        }
    }
}
