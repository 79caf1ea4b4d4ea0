/// The weights of a model as they are added up: those of features that speak of most topics side by side, for every topic
/// one, so that several are added at a time.
struct FeatureWeights: Sendable {
    private typealias Lanes = SIMD8<Float>

    private let model: RankingModel
    /// For each feature the place of its row in `rows`, or -1.
    private var places: [Int32]
    /// Rows of a weight for each topic, 0 where the feature says nothing of it.
    private var rows: [Lanes] = []
    /// Lanes of a row.
    private let width: Int

    init(_ model: RankingModel) {
        self.model = model
        let count = model.topics.count
        width = (count + Lanes.scalarCount - 1) / Lanes.scalarCount
        places = [Int32](repeating: -1, count: model.keys.count)
        for feature in places.indices {
            let range = Int(model.starts[feature])..<Int(model.starts[feature + 1])
            // Below this the few are quicker one by one.
            guard range.count * 3 > count, rows.count < Self.mostLanes else { continue }
            places[feature] = Int32(rows.count)
            rows += repeatElement(Lanes.zero, count: width)
            for at in range {
                let topic = Int(model.owners[at])
                rows[Int(places[feature]) + topic / Lanes.scalarCount][topic % Lanes.scalarCount] =
                    Float(model.weights[at])
            }
        }
    }

    /// Two megabytes: a bound, whatever a model holds.
    private static let mostLanes = 1 << 16

    /// For every topic the sum of the features' weights times their values, in their order.
    func sums(_ known: [Ranker.Known]) -> [Float] {
        let count = model.topics.count
        guard count > 0 else { return [] }
        return [Float](unsafeUninitializedCapacity: width * Lanes.scalarCount) { sums, filled in
            sums.initialize(repeating: 0)
            filled = count
            add(known, to: sums)
        }
    }

    /// The innermost loop of a turn: what the model refers to was checked when it was read.
    private func add(_ known: [Ranker.Known], to sums: UnsafeMutableBufferPointer<Float>) {
        let lanes = UnsafeMutableRawPointer(sums.baseAddress!)
        model.owners.withUnsafeBufferPointer { owners in
            model.weights.withUnsafeBufferPointer { weights in
                rows.withUnsafeBufferPointer { rows in
                    for one in known {
                        let place = Int(places[one.feature])
                        guard place < 0 else {
                            for lane in 0..<width {
                                let offset = lane * MemoryLayout<Lanes>.size
                                let sum = lanes.loadUnaligned(fromByteOffset: offset, as: Lanes.self)
                                lanes.storeBytes(
                                    of: sum + rows[place + lane] * one.value, toByteOffset: offset, as: Lanes.self)
                            }
                            continue
                        }
                        for at in Int(model.starts[one.feature])..<Int(model.starts[one.feature + 1]) {
                            sums[Int(owners[at])] += Float(weights[at]) * one.value
                        }
                    }
                }
            }
        }
    }
}
