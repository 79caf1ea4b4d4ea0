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

    /// What was learnt: a weight for each column, and how hard each row pulls at them.
    struct Solution {
        /// Those of the columns, then that of the constant.
        var weights: [Float]
        var pulls: [Float]

        /// The margin of a row with nothing in it.
        var baseline: Float { weights[weights.count - 1] * SupportVectors.constant }
    }

    /// What every row has besides its own columns, so that the border need not run through the origin: with 83 topics
    /// nearly every row is another topic's. Rows have length one; any constant of that order serves.
    static let constant: Float = 0.7

    /// Passes over the rows from nothing, and from a solution that a few rows are taken out of.
    static let passes = 10
    static let furtherPasses = 2
    /// A steepest slope that counts as the bottom.
    static let tolerance: Float = 0.05

    init(starts: [Int], columns: [Int32], values: [Float], width: Int) {
        self.starts = starts
        self.columns = columns
        self.values = values
        self.width = width
        lengths = (0..<starts.count - 1).map { row in
            values[starts[row]..<starts[row + 1]].reduce(Self.constant * Self.constant) { $0 + $1 * $1 }
        }
    }

    /// Parts the rows of `own` from all others.
    ///
    /// - Parameters:
    ///   - own: for each row whether it belongs to the topic.
    ///   - cost: for each row how much a mistake costs.
    func learn(own: [Bool], cost: [Float]) -> Solution {
        var solution = Solution(
            weights: [Float](repeating: 0, count: width + 1), pulls: [Float](repeating: 0, count: starts.count - 1))
        descend(&solution, Array(0..<Int32(starts.count - 1)), own, cost, passes: Self.passes)
        return solution
    }

    /// The solution without some rows, from the one with them. Only rows that pull already are looked at again: the
    /// others lie far on their own side, and a few rows less do not bring them back.
    func withdraw(_ rows: [Bool], from whole: Solution, own: [Bool], cost: [Float]) -> Solution {
        var solution = whole
        for row in rows.indices where rows[row] && solution.pulls[row] > 0 {
            let step = solution.pulls[row] * (own[row] ? -1 : 1)
            for at in starts[row]..<starts[row + 1] { solution.weights[Int(columns[at])] += step * values[at] }
            solution.weights[width] += step * Self.constant
            solution.pulls[row] = 0
        }
        let pulling = rows.indices.filter { solution.pulls[$0] > 0 }.map(Int32.init)
        descend(&solution, pulling, own, cost, passes: Self.furtherPasses)
        return solution
    }

    private func descend(_ solution: inout Solution, _ rows: [Int32], _ own: [Bool], _ cost: [Float], passes: Int) {
        var order = rows
        var limit = Float.infinity
        for pass in 0..<passes {
            shuffle(&order, pass)
            let steepest = columns.withUnsafeBufferPointer { columns in
                values.withUnsafeBufferPointer { values in
                    solution.weights.withUnsafeMutableBufferPointer { weights in
                        self.pass(&order, limit, own, cost, &solution.pulls, columns, values, weights)
                    }
                }
            }
            if steepest < Self.tolerance || order.isEmpty { break }
            limit = max(steepest * 0.5, 0.1)
        }
    }

    /// One step down for each row; rows far on their own side are taken out of the order. Returns the steepest slope.
    private func pass(
        _ order: inout [Int32], _ limit: Float, _ own: [Bool], _ cost: [Float], _ pulls: inout [Float],
        _ columns: UnsafeBufferPointer<Int32>, _ values: UnsafeBufferPointer<Float>,
        _ weights: UnsafeMutableBufferPointer<Float>
    ) -> Float {
        var steepest: Float = 0
        var kept = 0
        for row in order {
            let i = Int(row)
            let places = starts[i]..<starts[i + 1]
            var product = weights[width] * Self.constant
            for at in places { product += weights[Int(columns[at])] * values[at] }
            let sign: Float = own[i] ? 1 : -1
            let slack = 1 / (2 * cost[i])
            let pull = pulls[i]
            let gradient = sign * product - 1 + slack * pull
            if pull == 0, gradient > limit { continue }
            order[kept] = row
            kept += 1
            if pull == 0, gradient >= 0 { continue }
            steepest = max(steepest, abs(gradient))
            let next = max(pull - gradient / (lengths[i] + slack), 0)
            pulls[i] = next
            let step = (next - pull) * sign
            for at in places { weights[Int(columns[at])] += step * values[at] }
            weights[width] += step * Self.constant
        }
        order.removeLast(order.count - kept)
        return steepest
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
