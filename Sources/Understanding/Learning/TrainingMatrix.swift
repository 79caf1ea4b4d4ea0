/// Examples as weighted vectors, with features that too few examples have left out.
struct TrainingMatrix {
    let examples: Examples
    let rows: TrainingRows
    /// For each example its row.
    let rowOf: [Int32]
    /// The columns that are left, the commonest first, so that what is read most lies together: how rare each is, its
    /// kind and its key. The unknown word is one of them.
    let rarities: [Float]
    let kinds: [Features.Kind]
    let keys: [UInt64]
    /// How many rows have each column.
    let uses: [Int32]

    /// Examples that a feature must be in: what one happened to say side by side says nothing about others.
    private static func fewest(_ kind: Features.Kind) -> Int32 {
        switch kind {
        case .word, .concept: 1
        case .pair: 2
        case .skip: 5
        }
    }

    init(_ examples: Examples) {
        self.examples = examples
        let unknown = examples.keys.keys.count
        let allKeys = examples.keys.keys + [Features.unknownWord]
        let allKinds = allKeys.map(Features.kind)
        var allUses = [Int32](repeating: 0, count: unknown + 1)
        for column in examples.columns { allUses[Int(column)] += 1 }
        // A word that one example alone has would be unknown to a model without that example.
        let strangers = examples.list.map { example in
            example.features.count {
                let column = Int(examples.columns[$0])
                return allKinds[column] == .word && allUses[column] == 1
            }
        }
        allUses[unknown] = Int32(strangers.count { $0 > 0 })
        let kept = Self.columns(uses: allUses, kinds: allKinds)
        var numbers = [Int32](repeating: -1, count: unknown + 1)
        for (number, column) in kept.enumerated() { numbers[column] = Int32(number) }
        keys = kept.map { allKeys[$0] }
        uses = kept.map { allUses[$0] }
        let kinds = kept.map { allKinds[$0] }
        let rarities = uses.map { Weighting.rarity(Int($0), of: examples.list.count) }
        (self.kinds, self.rarities) = (kinds, rarities)

        var chance = Chance()
        var order = Array(0..<Int32(examples.list.count))
        chance.shuffle(&order)
        var rowOf = order
        var rows = TrainingRows(width: kept.count)
        rows.reserve(rows: order.count, places: examples.columns.count)
        var columns: [Int32] = []
        var values: [Float] = []
        for (row, number) in order.enumerated() {
            rowOf[Int(number)] = Int32(row)
            let example = examples.list[Int(number)]
            columns.removeAll(keepingCapacity: true)
            values.removeAll(keepingCapacity: true)
            func add(_ column: Int32, _ count: Float) {
                guard column >= 0 else { return }
                columns.append(column)
                values.append(Weighting.value(count, rarity: rarities[Int(column)]))
            }
            for at in example.features { add(numbers[Int(examples.columns[at])], examples.counts[at]) }
            if strangers[Int(number)] > 0 { add(numbers[unknown], Float(strangers[Int(number)])) }
            Weighting.scale(&values, 0..<values.count) { kinds[Int(columns[$0])] }
            rows.add(columns, values, topic: example.topic, cost: example.origin.cost, fold: example.fold)
        }
        self.rows = rows
        self.rowOf = rowOf
    }

    /// The columns that examples enough have, by falling number of examples, then in the order they were met in.
    private static func columns(uses: [Int32], kinds: [Features.Kind]) -> [Int] {
        let most = Int(uses.max() ?? 0)
        var places = [Int](repeating: 0, count: most + 2)
        let kept = uses.indices.filter { uses[$0] >= fewest(kinds[$0]) }
        for column in kept { places[most - Int(uses[column]) + 1] += 1 }
        for at in 1..<places.count { places[at] += places[at - 1] }
        var sorted = [Int](repeating: 0, count: kept.count)
        for column in kept {
            sorted[places[most - Int(uses[column])]] = column
            places[most - Int(uses[column])] += 1
        }
        return sorted
    }
}
