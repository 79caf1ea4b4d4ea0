/// What the counts of features in the examples of each topic add to the weights: see `Leaning`.
struct Leanings {
    /// For each topic what a telling feature takes that its examples never had.
    let absences: [Float]

    private let kinds: [Features.Kind]
    /// The examples that are left out.
    private let fold: Int32?
    /// For each column the share of all examples that have it.
    private let shares: [Float]

    init(_ matrix: TrainingMatrix, without fold: Int32?, topics: Int) {
        self.fold = fold
        kinds = matrix.kinds
        let rows = matrix.rows
        var totals = [Float](repeating: 0, count: topics)
        var costs = [Float](repeating: 0, count: matrix.kinds.count)
        for row in 0..<rows.count where rows.folds[row] != fold {
            totals[Int(rows.topics[row])] += rows.costs[row]
            for at in rows.places(row) { costs[Int(rows.columns[at])] += rows.costs[row] }
        }
        absences = totals.map { Leaning.worth * Leaning.absence($0) }
        let whole = totals.reduce(0, +)
        shares = costs.map { ($0 + 0.5) / (whole + 1) }
    }

    /// For each column of a group of topics what it adds to their weights; 0 where a topic's examples do not have it.
    func evidence(_ group: TopicGroup) -> [Lanes] {
        var evidence = [Lanes](repeating: .zero, count: group.rows.width)
        let rows = group.rows
        evidence.withUnsafeMutableBytes { bytes in
            let costs = bytes.assumingMemoryBound(to: Float.self)
            for row in 0..<rows.count where rows.folds[row] != fold {
                let lane = Int(rows.topics[row]) - group.topics.lowerBound
                guard lane >= 0, lane < group.topics.count else { continue }
                for at in rows.places(row) where kinds[group.column(rows.columns[at])].isTelling {
                    costs[Int(rows.columns[at]) * Lanes.scalarCount + lane] += rows.costs[row]
                }
            }
            for column in 0..<rows.width {
                let share = shares[group.column(Int32(column))]
                for at in column * Lanes.scalarCount..<(column + 1) * Lanes.scalarCount where costs[at] > 0 {
                    costs[at] = Leaning.worth * Leaning.evidence(own: costs[at], share: share)
                }
            }
        }
        return evidence
    }
}
