extension RankingModel {
    /// The model as bytes: little-endian numbers, each list with its length before it.
    public func encoded() -> [UInt8] {
        var writer = ModelWriter()
        writer.put(UInt32(Self.version))
        writer.put(texts: topics)
        writer.put(floats: rarities)
        writer.put(starts)
        writer.put(owners)
        writer.put(weights)
        writer.put(floats: scales)
        writer.put(floats: baselines)
        writer.put(floats: absences)
        writer.put(layer.rows)
        writer.put(layer.weights)
        writer.put(floats: layer.scales)
        writer.put(floats: layer.biases)
        writer.put(floats: layer.outputs)
        writer.put(floats: layer.baselines)
        writer.put(askTopics)
        writer.put(floats: askLengths)
        writer.put(nearStarts)
        writer.put(nearRows)
        writer.put(detailStarts)
        writer.put(detailFeatures)
        lexicon.write(to: &writer)
        concepts.write(to: &writer)
        rules.write(to: &writer)
        numbers.write(to: &writer)
        writer.put(floats: calibration.knots)
        writer.put(floats: calibration.shares)
        writer.put(floats: [
            calibration.slope, calibration.patternBonus, calibration.answer, calibration.offer,
            calibration.suggest, calibration.urgent, calibration.refuse, calibration.mild, calibration.calm,
        ])
        return writer.bytes
    }

    /// Reads a model that `encoded` wrote. Nothing is trusted: every length, index and number is checked.
    public init(decoding bytes: UnsafeRawBufferPointer) throws(ModelError) {
        var reader = ModelReader(bytes)
        guard try reader.number(UInt32.self) == UInt32(Self.version) else {
            throw .malformed(reason: "another version")
        }
        topics = try reader.texts()
        guard topics.count <= Int(UInt16.max) else { throw .malformed(reason: "too many topics") }
        rarities = try reader.floats()
        starts = try reader.list(UInt32.self)
        owners = try reader.list(UInt16.self)
        weights = try reader.list(Int8.self)
        scales = try reader.floats()
        baselines = try reader.floats()
        absences = try reader.floats()
        layer.rows = try reader.list(Int32.self)
        layer.weights = try reader.list(Int8.self)
        layer.scales = try reader.floats()
        layer.biases = try reader.floats()
        layer.outputs = try reader.floats()
        layer.baselines = try reader.floats()
        askTopics = try reader.list(UInt16.self)
        askLengths = try reader.floats()
        nearStarts = try reader.list(UInt32.self)
        nearRows = try reader.list(UInt32.self)
        detailStarts = try reader.list(UInt32.self)
        detailFeatures = try reader.list(UInt32.self)
        lexicon = try Lexicon(from: &reader)
        concepts = try ConceptTrie(from: &reader)
        rules = try CompiledRules(from: &reader)
        numbers = try KeyTable(from: &reader)
        keys = numbers.keys
        calibration.knots = try reader.floats()
        calibration.shares = try reader.floats()
        let limits = try reader.floats()
        guard limits.count == 9 else { throw .malformed(reason: "thresholds") }
        (calibration.slope, calibration.patternBonus) = (limits[0], limits[1])
        (calibration.answer, calibration.offer) = (limits[2], limits[3])
        (calibration.suggest, calibration.urgent, calibration.refuse) = (limits[4], limits[5], limits[6])
        (calibration.mild, calibration.calm) = (limits[7], limits[8])
        guard reader.isAtEnd else { throw .malformed(reason: "bytes left over") }
        try check()
    }

    private func check() throws(ModelError) {
        guard rarities.count == keys.count, weights.count == owners.count,
            scales.count == topics.count, baselines.count == topics.count, absences.count == topics.count,
            askLengths.count == askTopics.count
        else { throw .malformed(reason: "lengths differ") }
        guard keys.allSatisfy({ Features.validKind(of: $0) != nil }) else {
            throw .malformed(reason: "kind of feature")
        }
        guard layer.isSound(features: keys.count, topics: topics.count) else {
            throw .malformed(reason: "hidden layer")
        }
        try checkPlaces(starts, rows: keys.count, end: owners.count, "places of weights")
        try checkPlaces(nearStarts, rows: keys.count, end: nearRows.count, "places of asks")
        try checkPlaces(
            detailStarts, rows: max(detailStarts.count - 1, 0), end: detailFeatures.count, "places of details")
        guard owners.lie(in: topics.count), askTopics.lie(in: topics.count) else {
            throw .malformed(reason: "a topic that is not there")
        }
        guard nearRows.lie(in: askTopics.count), nearRows.allSatisfy({ askLengths[Int($0)] > 0 }),
            detailFeatures.lie(in: keys.count)
        else { throw .malformed(reason: "an ask or a feature that is not there") }
        guard calibration.knots.count >= 2, calibration.knots.count == calibration.shares.count,
            zip(calibration.knots, calibration.knots.dropFirst()).allSatisfy(<=)
        else { throw .malformed(reason: "calibration") }
    }

    private func checkPlaces(_ starts: [UInt32], rows: Int, end: Int, _ what: String) throws(ModelError) {
        guard starts.count == rows + 1, starts[0] == 0, Int(starts[rows]) == end, starts.neverFall
        else { throw .malformed(reason: what) }
    }
}
