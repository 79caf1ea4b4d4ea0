/// The weights of a model while they come in, a group of topics after another, as small numbers.
struct PackedWeights {
    private typealias Lanes = SupportVectors.Lanes

    /// Weights smaller than this many units of a topic's scale are dropped where the topic's examples have no such feature.
    private static let smallest: Float = 4

    /// Among very many topics a feature that so many have a weight for tells few of them apart, and every turn would pay.
    private static let mostOwners = 512

    let leanings: Leanings
    private var baselines: [Float] = []
    private var scales: [Float] = []
    /// The weights as they came: the matrix's column, the topic, and the weight in units of the topic's scale.
    private var columns: [Int32] = []
    private var owners: [UInt16] = []
    private var units: [Int8] = []

    init(_ leanings: Leanings) { self.leanings = leanings }

    /// Takes what was learnt for a group: the weights of its columns, then those of the constant.
    mutating func take(_ learnt: [SupportVectors.Lanes], of group: TopicGroup) {
        let evidence = leanings.evidence(group)
        var largest = Lanes.zero
        for column in evidence.indices {
            let sum = learnt[column] + evidence[column]
            largest = pointwiseMax(largest, pointwiseMax(sum, -sum))
        }
        let scale = largest / Float(Int8.max)
        for column in evidence.indices {
            let unit = (learnt[column] + evidence[column]) / scale
            let least = Lanes(repeating: Self.smallest).replacing(with: 1, where: evidence[column] .> 0) - 0.5
            // No number is at least what is none: a topic without any weight drops out here.
            let isKept = pointwiseMax(unit, -unit) .>= least
            guard any(isKept) else { continue }
            for lane in 0..<group.topics.count where isKept[lane] {
                columns.append(Int32(group.column(Int32(column))))
                owners.append(UInt16(group.topics.lowerBound + lane))
                units.append(Int8(unit[lane].rounded()))
            }
        }
        for lane in 0..<group.topics.count {
            baselines.append(learnt[evidence.count][lane] * SupportVectors.constant)
            scales.append(scale[lane])
        }
    }

    /// Puts the weights into a model, by feature and topic.
    ///
    /// - Returns: the columns of its features.
    func put(into model: inout RankingModel, _ matrix: TrainingMatrix) -> [Int32] {
        model.baselines = Stored(baselines)
        model.scales = Stored(scales)
        model.absences = Stored(leanings.absences)
        var counts = [Int](repeating: 0, count: matrix.keys.count)
        for column in columns { counts[Int(column)] += 1 }
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
        model.numbers = KeyTable(features.map { matrix.keys[Int($0)] })
        model.rarities = Rarities(features.map { matrix.rarities[Int($0)] })
        var topics = [UInt16](repeating: 0, count: end)
        var weights = [Int8](repeating: 0, count: end)
        for at in columns.indices {
            let place = places[Int(columns[at])]
            guard place >= 0 else { continue }
            topics[place] = owners[at]
            weights[place] = units[at]
            places[Int(columns[at])] += 1
        }
        model.weights = FeatureWeights(
            topics: scales.count, counts: features.map { counts[Int($0)] }, owners: topics, weights: weights)
        return features
    }
}
