/// The weights of a model while they come in, a group of topics after another, as small numbers.
struct PackedWeights {
    /// Weights smaller than this many units of a topic's scale are dropped where the topic's examples have no such feature.
    private static let smallest: Float = 8

    /// Among very many topics a feature that so many have a weight for tells few of them apart, and every turn would pay.
    private static let mostOwners = 512

    let leanings: Leanings
    private var baselines: [Float] = []
    private var scales: [Float] = []
    /// The weights as they came, those of a column for a group side by side: the matrix's column, the first topic of the
    /// group, and the weights in units of their topics' scales. A weight that is dropped is 0.
    private var columns: [Int32] = []
    private var firsts: [UInt16] = []
    private var units: [SIMD16<Int8>] = []

    init(_ leanings: Leanings) { self.leanings = leanings }

    /// Takes what was learnt for a group: the weights of its columns, then those of the constant.
    mutating func take(_ learnt: [Lanes], of group: TopicGroup) {
        let evidence = leanings.evidence(group)
        var largest = Lanes.zero
        for column in evidence.indices {
            largest += ((learnt[column] + evidence[column]).magnitude - largest).positive
        }
        let scale = largest / Float(Int8.max)
        // Topics that are none, and those without any weight, have no units.
        var perScale = Lanes.zero
        for lane in 0..<group.topics.count where scale[lane] > 0 { perScale[lane] = 1 / scale[lane] }
        for column in evidence.indices {
            let own = evidence[column]
            let unit = (learnt[column] + own) * perScale
            let most = unit.magnitude
            // Evidence is 0, or great enough here to outdo the smallest.
            let kept = unit.kept(where: most - 0.5).kept(where: most - Self.smallest + 0.5 + own * 1000)
            if kept.areZero { continue }
            columns.append(Int32(group.column(Int32(column))))
            firsts.append(UInt16(group.topics.lowerBound))
            units.append(kept.nearest)
        }
        for lane in 0..<group.topics.count {
            baselines.append(learnt[evidence.count][lane] * SupportVectors.constant)
            scales.append(scale[lane])
        }
    }

    /// Puts the weights into a model, by feature and topic, and beside them what features say to hidden units.
    ///
    /// - Returns: the columns of its features.
    func put(
        into model: inout RankingModel, _ matrix: TrainingMatrix, _ layer: LayerLearner.Learnt?
    ) -> [Int32] {
        model.baselines = Stored(layer.map { zip(baselines, $0.baselines).map(+) } ?? baselines)
        model.scales = Stored(scales)
        model.absences = Stored(leanings.absences)
        var counts = [Int](repeating: 0, count: matrix.keys.count)
        each { column, _, _ in counts[column] += 1 }
        let features = (0..<Int32(matrix.keys.count)).filter { counts[Int($0)] > 0 }
        let most = scales.count > Kin.mostAgainstAll ? Self.mostOwners : scales.count
        var places = [Int](repeating: -1, count: matrix.keys.count)
        var end = 0
        for column in features.map(Int.init) {
            if counts[column] <= most {
                places[column] = end
                end += counts[column]
            } else {
                counts[column] = 0
            }
        }
        var topics = [UInt16](repeating: 0, count: end)
        var weights = [Int8](repeating: 0, count: end)
        each { column, topic, unit in
            let place = places[column]
            guard place >= 0 else { return }
            topics[place] = topic
            weights[place] = unit
            places[column] += 1
        }
        var maker = FeatureTableMaker(topics: scales.count)
        var first = 0
        for column in features.map(Int.init) {
            let own = first..<first + counts[column]
            maker.add(
                matrix.keys[column], rarity: matrix.rarities[column], row: layer?.row(column), owners: topics[own],
                weights: weights[own])
            first = own.upperBound
        }
        model.features = maker.table
        return features
    }

    /// Calls `visit` with each weight: its column, its topic and itself.
    @inline(__always)
    private func each(_ visit: (Int, UInt16, Int8) -> Void) {
        units.withUnsafeBytes { units in
            for at in columns.indices {
                for lane in 0..<SIMD16<Int8>.scalarCount {
                    let unit = units.load(fromByteOffset: at * SIMD16<Int8>.scalarCount + lane, as: Int8.self)
                    if unit != 0 { visit(Int(columns[at]), firsts[at] + UInt16(lane), unit) }
                }
            }
        }
    }
}
