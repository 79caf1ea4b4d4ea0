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
    /// The greatest scale of a feature's row.
    var greatestRow: Float = 0
    /// For each unit the row of what it says to each topic: see `ByteRows.swift`.
    var outputs: Stored<UInt8> = []
    /// For each unit how loud its numbers are beside the loudest unit's, which are worth so much each.
    var loudness = Stored<Float>(repeatElement(0, count: units))
    var loudest: Float = 0

    init() {}

    /// Whether its parts fit each other and so many topics.
    func isSound(topics: Int) -> Bool {
        outputs.count == WeightedRows.width(topics) * Self.units && biases.count == Self.units
            && loudness.count == Self.units && loudness.allSatisfy { $0 >= 0 } && Self.weights.contains(greatestRow)
            && Self.weights.contains(loudest)
    }

    /// Weights are small numbers.
    private static let weights: ClosedRange<Float> = 0...1e6

    /// Calls `body` with what each topic's score gains, in whole numbers, and what one of them is worth.
    ///
    /// - Parameter features: those that `seen` was found in.
    @inline(__always)
    func withGains<Result>(
        _ seen: Ranker.Seen, of features: FeatureTable, in workspace: Workspace,
        _ body: (UnsafeBufferPointer<Int32>, Float) -> Result
    ) -> Result {
        workspace.withRoom(of: Int32.self, for: outputs.count / Self.units) { sums in
            let worth = sum(seen, of: features, to: sums, in: workspace)
            return body(UnsafeBufferPointer(sums), worth)
        }
    }

    /// Sums what the units say to topics.
    ///
    /// - Returns: what each one of the sums is worth.
    private func sum(
        _ seen: Ranker.Seen, of features: FeatureTable, to sums: UnsafeMutableBufferPointer<Int32>,
        in workspace: Workspace
    ) -> Float {
        withUnsafeTemporaryAllocation(of: Float.self, capacity: Self.units) { units in
            sum(seen, of: features, to: units, in: workspace)
            let scale = Self.scale(squares: Self.squares(units)) / Self.greatestUnit
            workspace.withRoom(of: WeightedRows.Pair.self, for: Self.units / 2 + 1) { room in
                var rows = WeightedRows(room)
                // A unit that is against says nothing.
                for unit in units.indices where units[unit] > 0 {
                    let factor = WeightedRows.factor(units[unit] * scale * loudness[unit])
                    rows.add(start: unit * sums.count, factor: factor)
                }
                outputs.withUnsafeBytes { rows.sumBytes($0.baseAddress!, to: sums) }
            }
        }
        return Self.greatestUnit * loudest * Self.share / WeightedRows.greatestFactor
    }

    /// The sum of squares, in lanes of their own: one after another each would wait for the one before.
    private static func squares(_ units: UnsafeMutableBufferPointer<Float>) -> Float {
        let octets = UnsafeRawBufferPointer(units)
        return stride(from: 0, to: octets.count, by: MemoryLayout<SIMD8<Float>>.size).reduce(SIMD8<Float>.zero) {
            let octet = octets.loadUnaligned(fromByteOffset: $1, as: SIMD8<Float>.self)
            return $0 + octet * octet
        }.sum()
    }

    /// No unit is greater once all are brought to one length: the root of their number, where it is the only one.
    private static let greatestUnit: Float = 5.657

    /// Sums what features say to each unit.
    private func sum(
        _ seen: Ranker.Seen, of features: FeatureTable, to units: UnsafeMutableBufferPointer<Float>,
        in workspace: Workspace
    ) {
        biases.withUnsafeBufferPointer { _ = units.update(fromContentsOf: $0) }
        let scale = greatestRow > 0 ? 1 / greatestRow : 0
        features.bytes.withUnsafeBytes { bytes in
            guard let all = bytes.baseAddress else { return }
            workspace.withRoom(of: WeightedRows.Pair.self, for: seen.known.count / 2 + 1) { room in
                var rows = WeightedRows(room)
                for known in seen.known where known.record.hasRow {
                    let factor = WeightedRows.factor(known.value * Self.scale(bytes, known.record) * scale)
                    rows.add(start: known.record.row, factor: factor)
                }
                let worth = Self.gain * greatestRow / WeightedRows.greatestFactor
                withUnsafeTemporaryAllocation(of: Int32.self, capacity: Self.units) { sums in
                    rows.sumHalves(all, to: sums)
                    for unit in units.indices { units[unit] += Float(sums[unit]) * worth }
                }
            }
        }
    }

    /// The scale of a feature's row; 0 for one that no row has.
    @inline(__always)
    private static func scale(_ bytes: UnsafeRawBufferPointer, _ record: FeatureTable.Record) -> Float {
        let bits = UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: Int(record.start), as: UInt16.self))
        let scale = FeatureTable.Row.scale(bits)
        return scale >= 0 ? scale : 0
    }

    /// What each topic's score gains.
    func scores(_ seen: Ranker.Seen, of features: FeatureTable) -> [Float] {
        withGains(seen, of: features, in: Workspace()) { gains, worth in
            gains.prefix(features.topics).map { Float($0) * worth }
        }
    }

    /// What brings units with this sum of squares to one length, so that a long message says no more than a short one.
    static func scale(squares: Float) -> Float { 1 / (squares / Float(units) + 0.001).squareRoot() }
}

extension HiddenLayer: Kept {
    func write(to writer: inout ModelWriter) {
        for list in [biases, loudness] { writer.put(floats: list) }
        writer.put(floats: [greatestRow, loudest])
        writer.put(outputs)
    }

    init(from reader: inout ModelReader) throws(ModelError) {
        biases = try reader.floats()
        loudness = try reader.floats()
        let greatest = try reader.floats()
        guard greatest.count == 2 else { throw .malformed(reason: "hidden layer") }
        (greatestRow, loudest) = (greatest[0], greatest[1])
        outputs = try reader.list()
    }
}
