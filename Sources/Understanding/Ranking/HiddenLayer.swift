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

    /// The features of the model that have a row.
    var rows = Chosen([])
    /// What each row's feature says to each unit, in units of the row's `scales`.
    var weights: Stored<Int8> = []
    var scales: Stored<Float> = []
    /// For each unit where it begins.
    var biases = Stored<Float>(repeatElement(0, count: units))
    /// For each unit what it says to each topic; and where each topic begins.
    var outputs: Stored<Float> = []
    var baselines: Stored<Float> = []

    init() {}

    /// Whether its parts fit each other and so many features and topics.
    func isSound(features: Int, topics: Int) -> Bool {
        rows.are(scales.count, below: features) && weights.count == scales.count * Self.units
            && baselines.count == topics && outputs.count == topics * Self.units && biases.count == Self.units
    }

    /// Adds to each topic's score what it gains.
    func add(_ seen: Ranker.Seen, to scores: inout [Float]) {
        var sums = Array(biases)
        sums.withUnsafeMutableBufferPointer { sums in
            weights.withUnsafeBufferPointer { weights in
                for known in seen.known {
                    let row = rows.place(known.feature)
                    guard row >= 0 else { continue }
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

extension HiddenLayer: Kept {
    func write(to writer: inout ModelWriter) {
        rows.write(to: &writer)
        writer.put(weights)
        for list in [scales, biases, outputs, baselines] { writer.put(floats: list) }
    }

    init(from reader: inout ModelReader) throws(ModelError) {
        rows = try Chosen(from: &reader)
        weights = try reader.list()
        scales = try reader.floats()
        biases = try reader.floats()
        outputs = try reader.floats()
        baselines = try reader.floats()
    }
}
