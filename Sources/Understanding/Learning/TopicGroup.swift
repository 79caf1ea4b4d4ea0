/// Topics whose weights are learnt side by side, and the rows that they are learnt from.
struct TopicGroup {
    let topics: Range<Int>
    let rows: TrainingRows
    /// For each column of the rows its number in the matrix; `nil` where it is the same.
    private let columns: [Int32]?

    /// Learns from all rows.
    init(_ topics: Range<Int>, all rows: TrainingRows) {
        self.topics = topics
        self.rows = rows
        columns = nil
    }

    /// Learns from some rows, with the columns that these have numbered anew: they fit into what the processor has at hand.
    init(_ topics: Range<Int>, _ all: TrainingRows, only some: [Int32]) {
        var numbers = [Int32](repeating: -1, count: all.width)
        var columns: [Int32] = []
        for row in some {
            for at in all.places(Int(row)) where numbers[Int(all.columns[at])] < 0 {
                numbers[Int(all.columns[at])] = Int32(columns.count)
                columns.append(all.columns[at])
            }
        }
        var rows = TrainingRows(width: columns.count)
        for row in some.map(Int.init) {
            rows.add(
                all.columns[all.places(row)].map { numbers[Int($0)] }, all.values[all.places(row)],
                topic: all.topics[row], cost: all.costs[row], fold: all.folds[row])
        }
        self.topics = topics
        self.rows = rows
        self.columns = columns
    }

    /// The matrix's number of a column of the rows.
    @inline(__always)
    func column(_ column: Int32) -> Int { columns.map { Int($0[Int(column)]) } ?? Int(column) }
}
