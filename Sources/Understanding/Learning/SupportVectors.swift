/// Learns each topic against all others: linear support vector machines with squared hinge loss, by dual coordinate
/// descent (Hsieh and others, 2008) in a fixed order.
///
/// The weights that a column has for sixteen topics lie side by side, so that one walk over a row serves them all.
struct SupportVectors {
    /// The numbers of sixteen topics.
    typealias Lanes = SIMD16<Float>

    /// Examples as rows: `starts[i]..<starts[i + 1]` are the places of row i.
    let starts: [Int]
    let columns: [Int32]
    let values: [Float]
    /// The topic of each row, and what a mistake on the row costs the other topics.
    let topics: [Int32]
    let costs: [Float]
    let width: Int
    /// Squared length of each row.
    private let lengths: [Float]

    /// What was learnt for sixteen topics.
    struct Solution {
        /// The weights of the columns, then those of the constant.
        var weights: [Lanes]
        /// How hard each row pulls at them.
        var pulls: [Lanes]

        fileprivate mutating func add(_ other: Solution) {
            guard !weights.isEmpty else {
                self = other
                return
            }
            for at in weights.indices { weights[at] += other.weights[at] }
            for at in pulls.indices { pulls[at] += other.pulls[at] }
        }

        fileprivate func divided(by count: Float) -> Solution {
            Solution(weights: weights.map { $0 / count }, pulls: pulls.map { $0 / count })
        }
    }

    /// What every row has besides its own columns, so that the border need not run through the origin: with 83 topics
    /// nearly every row is another topic's. Rows have length one; any constant of that order serves.
    static let constant: Float = 0.7
    /// A topic's own examples are few against all the others: a mistake on one costs so many times more.
    static let ownCost: Float = 4

    /// Passes over the rows from nothing, and from a solution that a few rows are taken out of. More of them fit the
    /// examples closer and new questions no better.
    static let passes = 7
    static let furtherPasses = 2
    /// Passes, the last ones, whose solutions are averaged: one pass more or less, or one ask, moves their mean little.
    static let averaged = 4
    /// A row that lies so far beyond the margin after the first pass will not come back.
    private static let far: Float = 0.1

    init(starts: [Int], columns: [Int32], values: [Float], topics: [Int32], costs: [Float], width: Int) {
        self.starts = starts
        self.columns = columns
        self.values = values
        self.topics = topics
        self.costs = costs
        self.width = width
        lengths = (0..<starts.count - 1).map { row in
            values[starts[row]..<starts[row + 1]].reduce(Self.constant * Self.constant) { $0 + $1 * $1 }
        }
    }

    /// Parts the rows of each topic of a group from all others. Group g has the topics from `g * Lanes.scalarCount` on.
    func learn(group: Int) -> Solution {
        var solution = Solution(
            weights: [Lanes](repeating: .zero, count: width + 1),
            pulls: [Lanes](repeating: .zero, count: starts.count - 1))
        descend(&solution, Array(0..<Int32(starts.count - 1)), group, passes: Self.passes)
        return solution
    }

    /// The solution without some rows, from the one with them. Only rows that pull already are looked at again: the
    /// others lie far on their own side, and a few rows less do not bring them back.
    func withdraw(_ rows: [Bool], from whole: Solution, group: Int) -> Solution {
        var solution = whole
        for row in rows.indices where rows[row] && solution.pulls[row] != .zero {
            let step = -solution.pulls[row] * signs(of: row, group)
            for at in starts[row]..<starts[row + 1] { solution.weights[Int(columns[at])] += step * values[at] }
            solution.weights[width] += step * Self.constant
            solution.pulls[row] = .zero
        }
        let pulling = rows.indices.filter { solution.pulls[$0] != .zero }.map(Int32.init)
        descend(&solution, pulling, group, passes: Self.furtherPasses)
        return solution
    }

    /// 1 for the row's own topic, −1 for all others.
    private func signs(of row: Int, _ group: Int) -> Lanes {
        var signs = Lanes(repeating: -1)
        let lane = Int(topics[row]) - group * Lanes.scalarCount
        if (0..<Lanes.scalarCount).contains(lane) { signs[lane] = 1 }
        return signs
    }

    private func descend(_ solution: inout Solution, _ rows: [Int32], _ group: Int, passes: Int) {
        var order = rows
        var sum = Solution(weights: [], pulls: [])
        var count: Float = 0
        for pass in 0..<passes where !order.isEmpty {
            shuffle(&order, pass)
            let limit = pass == 0 ? .infinity : Self.far
            columns.withUnsafeBufferPointer { columns in
                values.withUnsafeBufferPointer { values in
                    solution.weights.withUnsafeMutableBufferPointer { weights in
                        solution.pulls.withUnsafeMutableBufferPointer { pulls in
                            self.pass(&order, limit, group, columns, values, weights, pulls)
                        }
                    }
                }
            }
            guard pass >= passes - Self.averaged else { continue }
            count += 1
            sum.add(solution)
        }
        if count > 1 { solution = sum.divided(by: count) }
    }

    /// One step down for each row; rows that lie further than `limit` on their own side are taken out of the order.
    private func pass(
        _ order: inout [Int32], _ limit: Float, _ group: Int,
        _ columns: UnsafeBufferPointer<Int32>, _ values: UnsafeBufferPointer<Float>,
        _ weights: UnsafeMutableBufferPointer<Lanes>, _ pulls: UnsafeMutableBufferPointer<Lanes>
    ) {
        var kept = 0
        for row in order {
            let i = Int(row)
            let places = starts[i]..<starts[i + 1]
            var product = weights[width] * Self.constant
            for at in places { product += weights[Int(columns[at])] * values[at] }
            let signs = signs(of: i, group)
            let slack = slack(i).replacing(with: ownSlack(i), where: signs .> 0)
            let pull = pulls[i]
            let gradient = signs * product - 1 + slack * pull
            if pull == .zero, all(gradient .> limit) { continue }
            order[kept] = row
            kept += 1
            let next = pointwiseMax(pull - gradient / (slack + lengths[i]), .zero)
            let step = (next - pull) * signs
            if step == .zero { continue }
            pulls[i] = next
            for at in places { weights[Int(columns[at])] += step * values[at] }
            weights[width] += step * Self.constant
        }
        order.removeLast(order.count - kept)
    }

    private func slack(_ row: Int) -> Lanes { Lanes(repeating: 1 / (2 * costs[row])) }
    private func ownSlack(_ row: Int) -> Lanes { Lanes(repeating: 1 / (2 * costs[row] * Self.ownCost)) }

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
