/// Learns each topic against all others: linear support vector machines with squared hinge loss, by dual coordinate
/// descent (Hsieh and others, 2008) in a fixed order.
///
/// The weights that a column has for sixteen topics lie side by side, so that one walk over a row serves them all: in
/// memory of its own without bounds checks, for this is the innermost loop of learning.
final class SupportVectors {
    /// The numbers of four topics.
    private typealias Quarter = SIMD4<Float>

    /// What every row has besides its own columns, so that the border need not run through the origin: with 83 topics
    /// nearly every row is another topic's. Rows have length one; any constant of that order serves.
    static let constant: Float = 0.7
    /// A topic's own examples are few against all the others: a mistake on one costs so many times more.
    private static let ownCost: Float = 4
    /// A row that lies so far beyond the margin after the first pass will not come back.
    private static let far: Float = 0.1
    /// How often the weights are looked at in a pass whose mean is wanted.
    private static let looks = 4

    private let rows: TrainingRows
    /// The topics of the group begin with this one.
    private let first: Int
    /// What was learnt so far for the group, the weights of the constant last.
    private let weights: UnsafeMutablePointer<Lanes>
    private let count: Int
    /// How hard each row pulls at them.
    private let pulls: UnsafeMutablePointer<Lanes>
    /// Rows that are still looked at.
    private var order: [Int32] = []
    private var passes = 0

    init(_ group: TopicGroup) {
        rows = group.rows
        first = group.topics.lowerBound
        count = rows.width + 1
        func room(_ count: Int) -> UnsafeMutablePointer<Lanes> {
            let room = UnsafeMutablePointer<Lanes>.allocate(capacity: max(count, 1))
            room.initialize(repeating: .zero, count: count)
            return room
        }
        weights = room(count)
        pulls = room(rows.count)
    }

    deinit {
        weights.deallocate()
        pulls.deallocate()
    }

    /// Looks at more rows from the next pass on.
    func take(_ more: [Int32]) { order += more }

    /// Parts the rows of each topic of the group from all others, in so many passes more.
    ///
    /// - Returns: the mean of the weights on the way through the last passes. It is as good after few passes as the weights
    ///   themselves after many, and one ask more or less moves it little.
    func descend(passes more: Int, averaged: Int) -> [Lanes] {
        var sum = [Lanes](repeating: .zero, count: count)
        for pass in 0..<more {
            step(limit: passes == 0 ? .infinity : Self.far) {
                guard pass >= more - averaged else { return }
                for at in sum.indices { sum[at] += weights[at] }
            }
            passes += 1
        }
        let share = 1 / Float(max(min(averaged, more), 1) * Self.looks)
        for at in sum.indices { sum[at] *= share }
        return sum
    }

    /// One step down for each row; rows that lie further than `limit` on their own side are not looked at again.
    ///
    /// - Parameter look: called each time a part of the rows is done.
    private func step(limit: Float, _ look: () -> Void) {
        var chance = Chance(passes)
        chance.shufflePieces(&order)
        let old = order
        order.removeAll(keepingCapacity: true)
        rows.columns.withUnsafeBufferPointer { columns in
            rows.values.withUnsafeBufferPointer { values in
                for part in 0..<Self.looks {
                    for row in old[old.count * part / Self.looks..<old.count * (part + 1) / Self.looks] {
                        if step(Int(row), columns, values, limit) { order.append(row) }
                    }
                    look()
                }
            }
        }
    }

    /// One step down for a row; false where it need not be looked at again.
    @inline(__always)
    private func step(
        _ row: Int, _ columns: UnsafeBufferPointer<Int32>, _ values: UnsafeBufferPointer<Float>, _ limit: Float
    ) -> Bool {
        let (places, last) = (rows.places(row), count - 1)
        var product = weights[last] * Self.constant
        var at = places.lowerBound
        while at < places.upperBound {
            product += weights[Int(columns[at])] * values[at]
            at &+= 1
        }
        // 1 for the row's own topic, −1 for all others.
        let slack = 1 / (2 * rows.costs[row])
        var signs = Lanes(repeating: -1)
        var slacks = Lanes(repeating: slack)
        let own = Int(rows.topics[row]) - first
        if own >= 0, own < Lanes.scalarCount {
            signs[own] = 1
            slacks[own] = slack / Self.ownCost
        }
        let pull = pulls[row]
        let gradient = signs * product - 1 + slacks * pull
        let length = rows.squares[row] + Self.constant * Self.constant
        if pull.areZero, (limit - gradient).areBelowZero { return false }
        let next = (pull - gradient / (slacks + length)).positive
        let change = next - pull
        if change.areZero { return true }
        let move = change * signs
        pulls[row] = next
        weights[last] += move * Self.constant
        // Most topics are left as they are by most rows.
        add(move.lowHalf.lowHalf, 0, places, columns, values)
        add(move.lowHalf.highHalf, 1, places, columns, values)
        add(move.highHalf.lowHalf, 2, places, columns, values)
        add(move.highHalf.highHalf, 3, places, columns, values)
        return true
    }

    /// Moves the weights of four topics along a row.
    @inline(__always)
    private func add(
        _ move: Quarter, _ quarter: Int, _ places: Range<Int>, _ columns: UnsafeBufferPointer<Int32>,
        _ values: UnsafeBufferPointer<Float>
    ) {
        if unsafeBitCast(move + 0, to: SIMD4<Int32>.self).areZero { return }
        let quarters = UnsafeMutableRawPointer(weights).assumingMemoryBound(to: Quarter.self) + quarter
        var at = places.lowerBound
        while at < places.upperBound {
            quarters[Int(columns[at]) &* 4] += move * values[at]
            at &+= 1
        }
    }
}
