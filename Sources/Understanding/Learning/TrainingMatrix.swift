/// Examples as weighted vectors, with features that too few examples have left out.
struct TrainingMatrix {
    let examples: Examples
    /// How rare each column is; 0 where it is left out. One more than the examples have: the unknown word.
    let rarities: [Float]
    let kinds: [Features.Kind]
    let keys: [UInt64]
    let vectors: SupportVectors

    /// Examples that a feature must be in: what one or two happened to say side by side says nothing about others.
    private static func fewest(_ kind: Features.Kind) -> Int {
        switch kind {
        case .word, .concept: 1
        case .opening: 2
        case .pair, .letters: 3
        case .skip: 5
        }
    }

    init(_ examples: Examples) {
        self.examples = examples
        var uses = [Int](repeating: 0, count: examples.keys.keys.count + 1)
        for column in examples.columns { uses[Int(column)] += 1 }
        let keys = examples.keys.keys + [Features.unknownWord]
        let kinds = keys.map(Features.kind)
        // A word that one example alone has would be unknown to a model without that example.
        let unknown = Int32(examples.keys.keys.count)
        let strangers = examples.list.map { example in
            example.features.count {
                let column = Int(examples.columns[$0])
                return kinds[column] == .word && uses[column] == 1
            }
        }
        uses[Int(unknown)] = strangers.count { $0 > 0 }
        self.kinds = kinds
        self.keys = keys
        rarities = uses.indices.map { column in
            let isKept = uses[column] >= Self.fewest(kinds[column])
            return isKept ? Weighting.rarity(uses[column], of: examples.list.count) : 0
        }
        var starts = [0]
        var columns: [Int32] = []
        var values: [Float] = []
        for (number, example) in examples.list.enumerated() {
            for at in example.features where rarities[Int(examples.columns[at])] > 0 {
                columns.append(examples.columns[at])
                values.append(Weighting.value(examples.counts[at], rarity: rarities[Int(examples.columns[at])]))
            }
            if strangers[number] > 0 {
                columns.append(unknown)
                values.append(Weighting.value(Float(strangers[number]), rarity: rarities[Int(unknown)]))
            }
            Weighting.scale(&values, starts[starts.count - 1]..<values.count) { kinds[Int(columns[$0])] }
            starts.append(columns.count)
        }
        vectors = SupportVectors(
            starts: starts, columns: columns, values: values, topics: examples.list.map(\.topic),
            costs: examples.list.map(\.origin.cost), width: kinds.count)
    }

    /// The columns of a row.
    func columns(of row: Int) -> ArraySlice<Int32> { vectors.columns[vectors.starts[row]..<vectors.starts[row + 1]] }
}
