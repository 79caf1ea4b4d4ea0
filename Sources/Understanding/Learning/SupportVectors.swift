/// Learns each topic against all others: linear support vector machines with squared hinge loss, by dual coordinate
/// descent (Hsieh and others, 2008) in a fixed order.
///
/// The weights that a column has for sixteen topics lie side by side, so that one walk over a row serves them all.
struct SupportVectors {
    /// The numbers of sixteen topics.
    typealias Lanes = SIMD16<Float>

    /// What every row has besides its own columns, so that the border need not run through the origin: with 83 topics
    /// nearly every row is another topic's. Rows have length one; any constant of that order serves.
    static let constant: Float = 0.7
    /// A topic's own examples are few against all the others: a mistake on one costs so many times more.
    private static let ownCost: Float = 4
    /// A row that lies so far beyond the margin after the first pass will not come back.
    private static let far: Float = 0.1

    private let rows: TrainingRows
    /// The topics of a group begin with this one.
    private let first: Int
    /// What was learnt so far for a group of topics.
    private(set) var weights: [Lanes]
    /// How hard each row pulls at them.
    private var pulls: [Lanes]
    /// Rows that are still looked at.
    private var order: [Int32] = []
    private var passes = 0

    init(_ group: TopicGroup) {
        rows = group.rows
        first = group.topics.lowerBound
        // The last weights are those of the constant.
        weights = [Lanes](repeating: .zero, count: rows.width + 1)
        pulls = [Lanes](repeating: .zero, count: rows.count)
    }

    /// Looks at more rows from the next pass on.
    mutating func take(_ more: [Int32]) { order += more }

    /// Parts the rows of each topic of the group from all others, in so many passes more.
    ///
    /// - Returns: the mean of the weights after each of the last passes: one pass more or less, or one ask, moves it little.
    mutating func descend(passes count: Int, averaged: Int) -> [Lanes] {
        var sum: [Lanes] = []
        for pass in 0..<count {
            step(limit: passes == 0 ? .infinity : Self.far)
            passes += 1
            guard pass >= count - averaged else { continue }
            if sum.isEmpty { sum = weights } else { for at in sum.indices { sum[at] += weights[at] } }
        }
        let share = 1 / Float(max(min(averaged, count), 1))
        for at in sum.indices { sum[at] *= share }
        return sum
    }

    /// One step down for each row; rows that lie further than `limit` on their own side are not looked at again.
    private mutating func step(limit: Float) {
        var chance = Chance(passes)
        chance.shufflePieces(&order)
        let old = order
        var kept: [Int32] = []
        kept.reserveCapacity(old.count)
        rows.starts.withUnsafeBufferPointer { starts in
            rows.columns.withUnsafeBufferPointer { columns in
                rows.values.withUnsafeBufferPointer { values in
                    weights.withUnsafeMutableBufferPointer { weights in
                        pulls.withUnsafeMutableBufferPointer { pulls in
                            for row in old {
                                // The innermost loop of learning: unsafe, for bounds checks would be half of it.
                                let i = Int(row)
                                let isLeft = Self.step(
                                    starts[i], starts[i + 1], columns, values, weights, &pulls[i],
                                    length: rows.squares[i] + Self.constant * Self.constant,
                                    slack: 1 / (2 * rows.costs[i]),
                                    own: Int(rows.topics[i]) - first, limit)
                                if isLeft { kept.append(row) }
                            }
                        }
                    }
                }
            }
        }
        order = kept
    }

    /// One step down for a row; false where it need not be looked at again.
    @inline(__always)
    private static func step(
        _ start: Int, _ end: Int, _ columns: UnsafeBufferPointer<Int32>, _ values: UnsafeBufferPointer<Float>,
        _ weights: UnsafeMutableBufferPointer<Lanes>, _ pull: inout Lanes, length: Float, slack: Float, own: Int,
        _ limit: Float
    ) -> Bool {
        let last = weights.count - 1
        var product = weights[last] * constant
        var at = start
        while at < end {
            product += weights[Int(columns[at])] * values[at]
            at &+= 1
        }
        // 1 for the row's own topic, −1 for all others.
        var signs = Lanes(repeating: -1)
        var slacks = Lanes(repeating: slack)
        if own >= 0, own < Lanes.scalarCount {
            signs[own] = 1
            slacks[own] = slack / ownCost
        }
        let gradient = signs * product - 1 + slacks * pull
        let next = pointwiseMax(pull - gradient / (slacks + length), .zero)
        if pull == .zero, all(gradient .> limit) { return false }
        let move = (next - pull) * signs
        if move == .zero { return true }
        pull = next
        at = start
        while at < end {
            weights[Int(columns[at])] += move * values[at]
            at &+= 1
        }
        weights[last] += move * constant
        return true
    }
}
