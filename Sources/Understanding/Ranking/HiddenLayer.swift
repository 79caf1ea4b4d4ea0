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

    /// For each unit where it begins.
    var biases = Stored<Float>(repeatElement(0, count: units))
    /// For each unit what it says to each topic, and to so many more that no lane is left over; and where each topic begins.
    var outputs: Stored<Float> = []
    var baselines: Stored<Float> = []

    init() {}

    /// Whether its parts fit each other and so many topics.
    func isSound(topics: Int) -> Bool {
        baselines.count == topics && outputs.count == Self.width(topics) * Self.units && biases.count == Self.units
    }

    /// Adds to each topic's score what it gains.
    ///
    /// - Parameters:
    ///   - features: those that `seen` was found in.
    ///   - scores: `width` of them; those behind the last topic mean nothing.
    func add(
        _ seen: Ranker.Seen, of features: FeatureTable, to scores: UnsafeMutableBufferPointer<Float>,
        in workspace: Workspace
    ) {
        precondition(scores.count == Self.width(baselines.count), "room for all")
        guard let scores = scores.baseAddress, baselines.count > 0 else { return }
        baselines.withUnsafeBufferPointer { baselines in
            for topic in baselines.indices { scores[topic] += baselines[topic] * Self.share }
        }
        withUnsafeTemporaryAllocation(of: Said.self, capacity: Self.units) { said in
            let said = UnsafeBufferPointer(rebasing: said[..<units(seen, of: features, said, in: workspace)])
            outputs.withUnsafeBytes { outputs in
                for first in stride(from: 0, to: Self.width(baselines.count), by: Lanes.scalarCount * 2) {
                    Self.add(
                        said, outputs.baseAddress! + first * MemoryLayout<Float>.size,
                        to: UnsafeMutableRawPointer(scores + first))
                }
            }
        }
    }

    /// Adds what units say to topics that two sets of lanes have room for.
    @inline(__always)
    private static func add(
        _ said: UnsafeBufferPointer<Said>, _ outputs: UnsafeRawPointer,
        to scores: UnsafeMutableRawPointer
    ) {
        let half = Lanes.scalarCount * MemoryLayout<Float>.size
        var sums = (scores.loadUnaligned(as: Lanes.self), (scores + half).loadUnaligned(as: Lanes.self))
        for unit in said {
            let place = outputs + unit.place
            sums.0 += place.loadUnaligned(as: Lanes.self) * unit.value
            sums.1 += (place + half).loadUnaligned(as: Lanes.self) * unit.value
        }
        scores.storeBytes(of: sums.0, as: Lanes.self)
        (scores + half).storeBytes(of: sums.1, as: Lanes.self)
    }

    /// What one unit says: where its words begin, and how loud it says them.
    private struct Said {
        let place: Int
        let value: Float
    }

    private typealias Lanes = SIMD8<Float>

    /// How many topics' room each unit takes.
    static func width(_ topics: Int) -> Int {
        let both = Lanes.scalarCount * 2
        return (topics + both - 1) / both * both
    }

    /// Sums what features say to each unit.
    ///
    /// - Returns: how many units have something to say.
    private func units(
        _ seen: Ranker.Seen, of features: FeatureTable, _ said: UnsafeMutableBufferPointer<Said>,
        in workspace: Workspace
    ) -> Int {
        withUnsafeTemporaryAllocation(of: Float.self, capacity: Self.units) { units in
            _ = units.initialize(from: biases)
            workspace.withRoom(of: Spoken.self, for: seen.known.count) { spoken in
                features.bytes.withUnsafeBytes { bytes in
                    var (count, most, all): (Int, Float, Float) = (0, 0, 0)
                    for known in seen.known where known.record.hasRow {
                        let scale = Self.scale(bytes, known.record)
                        let value = known.value * Self.gain * scale
                        spoken.initializeElement(at: count, to: Spoken(start: known.record.row, value: value))
                        (count, most, all) = (count &+ 1, max(most, value), all + value)
                    }
                    guard most > 0, let bytes = bytes.baseAddress else { return }
                    let factor = min(WeightedRows.greatest / most, WeightedRows.most / all)
                    add(UnsafeBufferPointer(rebasing: spoken[..<count]), factor, bytes, to: units, in: workspace)
                }
            }
            let scale = Self.scale(squares: units.reduce(0) { $0 + $1 * $1 }) * Self.share
            let width = Self.width(baselines.count) * MemoryLayout<Float>.size
            var count = 0
            // A unit that is against says nothing.
            for unit in units.indices where units[unit] > 0 {
                said.initializeElement(at: count, to: Said(place: unit * width, value: units[unit] * scale))
                count += 1
            }
            return count
        }
    }

    /// Where the row of a feature begins, and its value.
    private struct Spoken {
        let start: Int
        let value: Float
    }

    /// The scale of a feature's row; 0 for one that no row has.
    @inline(__always)
    private static func scale(_ bytes: UnsafeRawBufferPointer, _ record: FeatureTable.Record) -> Float {
        let bits = UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: Int(record.start), as: UInt16.self))
        let scale = FeatureTable.Row.scale(bits)
        return scale >= 0 && scale < greatestScale ? scale : 0
    }

    /// Weights are small numbers.
    private static let greatestScale: Float = 1e6

    /// - Parameters:
    ///   - factor: what makes whole numbers of the values, the greatest possible.
    ///   - bytes: what the rows lie in.
    private func add(
        _ spoken: UnsafeBufferPointer<Spoken>, _ factor: Float, _ bytes: UnsafeRawPointer,
        to units: UnsafeMutableBufferPointer<Float>,
        in workspace: Workspace
    ) {
        workspace.withRoom(of: WeightedRows.Pair.self, for: spoken.count / 2 + 1) { room in
            withUnsafeTemporaryAllocation(of: Int32.self, capacity: Self.units) { sums in
                sums.initialize(repeating: 0)
                var rows = WeightedRows(room)
                for one in spoken { rows.add(start: one.start, factor: Int32(one.value * factor)) }
                rows.sumHalves(bytes, to: sums)
                for unit in units.indices { units[unit] += Float(sums[unit]) / factor }
            }
        }
    }

    /// What each topic's score gains.
    func scores(_ seen: Ranker.Seen, of features: FeatureTable) -> [Float] {
        withUnsafeTemporaryAllocation(of: Float.self, capacity: Self.width(baselines.count)) { scores in
            scores.initialize(repeating: 0)
            add(seen, of: features, to: scores, in: Workspace())
            return Array(scores[..<baselines.count])
        }
    }

    /// What brings units with this sum of squares to one length, so that a long message says no more than a short one.
    static func scale(squares: Float) -> Float { 1 / (squares / Float(units) + 0.001).squareRoot() }
}

extension HiddenLayer: Kept {
    func write(to writer: inout ModelWriter) {
        for list in [biases, outputs, baselines] { writer.put(floats: list) }
    }

    init(from reader: inout ModelReader) throws(ModelError) {
        biases = try reader.floats()
        outputs = try reader.floats()
        baselines = try reader.floats()
    }
}
