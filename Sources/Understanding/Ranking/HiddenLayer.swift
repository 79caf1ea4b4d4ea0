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
        let units = units(seen)
        let scale = Self.scale(squares: units.reduce(0) { $0 + $1 * $1 }) * Self.share
        // A unit that is against says nothing.
        var said: [(first: Int, value: Float)] = []
        said.reserveCapacity(Self.units)
        for (unit, sum) in units.enumerated() where sum > 0 { said.append((unit * scores.count, sum * scale)) }
        scores.withUnsafeMutableBufferPointer { scores in
            outputs.withUnsafeBufferPointer { outputs in
                let (all, outputs) = (
                    UnsafeMutableRawPointer(scores.baseAddress), UnsafeRawPointer(outputs.baseAddress)
                )
                guard let all, let outputs else { return }
                for topic in scores.indices { scores[topic] += baselines[topic] * Self.share }
                var topic = 0
                while topic + Lanes.scalarCount <= scores.count {
                    let place = all + topic * MemoryLayout<Float>.size
                    var sum = place.loadUnaligned(as: Lanes.self)
                    for unit in said {
                        let offset = (unit.first + topic) * MemoryLayout<Float>.size
                        sum += outputs.loadUnaligned(fromByteOffset: offset, as: Lanes.self) * unit.value
                    }
                    place.storeBytes(of: sum, as: Lanes.self)
                    topic += Lanes.scalarCount
                }
                for topic in topic..<scores.count {
                    for unit in said { scores[topic] += self.outputs[unit.first + topic] * unit.value }
                }
            }
        }
    }

    private typealias Lanes = SIMD8<Float>

    /// What features say to each unit.
    private func units(_ seen: Ranker.Seen) -> [Float] {
        let own = Array(biases)
        func lanes(_ first: Int) -> Lanes { Lanes(own[first..<first + Lanes.scalarCount]) }
        var sums = (lanes(0), lanes(8), lanes(16), lanes(24))
        weights.withUnsafeBytes { weights in
            func lanes(_ place: Int) -> Lanes {
                Lanes(weights.loadUnaligned(fromByteOffset: place, as: SIMD8<Int8>.self))
            }
            for known in seen.known {
                let row = rows.place(known.feature)
                guard row >= 0 else { continue }
                let value = known.value * Self.gain * scales[row]
                let first = row * Self.units
                sums.0 += value * lanes(first)
                sums.1 += value * lanes(first + 8)
                sums.2 += value * lanes(first + 16)
                sums.3 += value * lanes(first + 24)
            }
        }
        return withUnsafeBytes(of: sums) { Array($0.bindMemory(to: Float.self)) }
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
