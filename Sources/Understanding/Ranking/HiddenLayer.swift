/// A small neural network beside the linear weights: features speak for topics together, through units that they share.
///
/// Linear weights let each feature speak by itself. Here what a word says depends on the words beside it, and words that
/// are used alike share what was learnt about them. By itself it is the weaker scorer; its mistakes are others, so that
/// the two together are right more often, and less sure of themselves where they are wrong.
struct HiddenLayer: Sendable, Equatable {
    static let units = 32

    /// What one of its logits counts in a topic's raw score. Found by trying shares out; the optimum is flat.
    static let share: Float = 0.1
    /// A message's values are this much longer for the units than for the linear weights.
    static let gain: Float = 4

    /// For each feature of the model its row, or -1.
    var rows: [Int32] = []
    /// What each row's feature says to each unit, in units of the row's `scales`.
    var weights: [Int8] = []
    var scales: [Float] = []
    /// For each unit where it begins.
    var biases = [Float](repeating: 0, count: units)
    /// For each unit what it says to each topic; and where each topic begins.
    var outputs: [Float] = []
    var baselines: [Float] = []

    init() {}

    /// Whether its parts fit each other and so many features and topics.
    func isSound(features: Int, topics: Int) -> Bool {
        guard rows.count == features, weights.count == scales.count * Self.units, baselines.count == topics,
            outputs.count == topics * Self.units, biases.count == Self.units
        else { return false }
        return rows.lie(in: scales.count, from: .min)
    }

    /// Adds to each topic's score what it gains.
    func add(_ seen: Ranker.Seen, to scores: inout [Float]) {
        var sums = biases
        sums.withUnsafeMutableBufferPointer { sums in
            weights.withUnsafeBufferPointer { weights in
                for known in seen.known where rows[known.feature] >= 0 {
                    let row = Int(rows[known.feature])
                    let value = known.value * Self.gain * scales[row]
                    let first = row * Self.units
                    for unit in 0..<Self.units { sums[unit] += value * Float(weights[first &+ unit]) }
                }
            }
        }
        let scale = Self.scale(squares: sums.reduce(0) { $0 + $1 * $1 }) * Self.share
        scores.withUnsafeMutableBufferPointer { scores in
            for topic in scores.indices { scores[topic] += baselines[topic] * Self.share }
            outputs.withUnsafeBufferPointer { outputs in
                // A unit that is against says nothing.
                for unit in 0..<Self.units where sums[unit] > 0 {
                    let said = sums[unit] * scale
                    let first = unit * scores.count
                    for topic in 0..<scores.count { scores[topic] += said * outputs[first &+ topic] }
                }
            }
        }
    }

    /// What each topic's score gains.
    func scores(_ seen: Ranker.Seen) -> [Float] {
        var scores = [Float](repeating: 0, count: baselines.count)
        add(seen, to: &scores)
        return scores
    }

    /// What brings units with this sum of squares to one length, so that a long message says no more than a short one.
    static func scale(squares: Float) -> Float { 1 / (squares / Float(units) + 0.001).squareRoot() }
}
