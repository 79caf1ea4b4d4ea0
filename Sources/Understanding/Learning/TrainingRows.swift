/// Examples as rows of weighted features.
///
/// They lie in the order in which chance put them, so that a learner that walks them one after another reads memory as it
/// lies and still meets the topics mixed.
struct TrainingRows {
    /// Row i has the places `starts[i]..<starts[i + 1]` of `columns` and `values`.
    private(set) var starts: [Int] = [0]
    private(set) var columns: [Int32] = []
    private(set) var values: [Float] = []
    /// The topic of each row, what a mistake on it costs, and the fold it is held out with.
    private(set) var topics: [Int32] = []
    private(set) var costs: [Float] = []
    private(set) var folds: [Int32] = []
    /// The sum of each row's squares.
    private(set) var squares: [Float] = []
    /// How many columns there are.
    let width: Int

    init(width: Int) { self.width = width }

    var count: Int { topics.count }

    /// How many places the longest row has.
    private(set) var longest = 0

    /// The places of a row.
    func places(_ row: Int) -> Range<Int> { starts[row]..<starts[row + 1] }

    mutating func reserve(rows: Int, places: Int) {
        starts.reserveCapacity(rows + 1)
        columns.reserveCapacity(places)
        values.reserveCapacity(places)
    }

    mutating func add(
        _ columns: some Sequence<Int32>, _ values: some Sequence<Float>, topic: Int32, cost: Float, fold: Int32
    ) {
        self.columns += columns
        self.values += values
        squares.append(values.reduce(0) { $0 + $1 * $1 })
        longest = max(longest, self.columns.count - starts[starts.count - 1])
        starts.append(self.columns.count)
        topics.append(topic)
        costs.append(cost)
        folds.append(fold)
    }
}
