extension RankingModel {
    /// The model as bytes: little-endian numbers, each list with its length before it.
    public func encoded() -> [UInt8] {
        var writer = ModelWriter()
        writer.put(UInt32(Self.version))
        writer.put(texts: topics)
        features.write(to: &writer)
        writer.put(floats: scales)
        writer.put(floats: baselines)
        writer.put(floats: absences)
        layer.write(to: &writer)
        writer.put(detailCounts)
        writer.put(detailStarts)
        writer.put(detailFeatures)
        writer.put(floats: detailLengths)
        lexicon.write(to: &writer)
        concepts.write(to: &writer)
        words.write(to: &writer)
        rules.write(to: &writer)
        steering.write(to: &writer)
        writer.put(floats: calibration.knots)
        writer.put(floats: calibration.shares)
        writer.put(floats: [
            calibration.slope, calibration.patternBonus, calibration.answer, calibration.offer,
            calibration.suggest, calibration.urgent, calibration.refuse, calibration.mild, calibration.calm,
            calibration.certain,
        ])
        // Behind all that every turn looks at.
        asks.write(to: &writer)
        lexicon.writeUses(to: &writer)
        return writer.bytes
    }

    /// Reads a model that `encoded` wrote, and leaves its numbers where they lie. Nothing is trusted: every length, index
    /// and number is checked.
    ///
    /// - Parameter memory: what the bytes lie in; they stay as they are for as long as it is there.
    public init(decoding bytes: UnsafeRawBufferPointer, in memory: Memory) throws(ModelError) {
        try self.init(from: ModelReader(bytes, in: memory))
    }

    init(from reader: ModelReader) throws(ModelError) {
        var reader = reader
        guard try reader.number(UInt32.self) == UInt32(Self.version) else {
            throw .malformed(reason: "another version")
        }
        topics = try reader.texts()
        guard topics.count <= Int(UInt16.max) else { throw .malformed(reason: "too many topics") }
        features = try FeatureTable(from: &reader)
        scales = try reader.floats()
        baselines = try reader.floats()
        absences = try reader.floats()
        layer = try HiddenLayer(from: &reader)
        detailCounts = try reader.list(UInt32.self)
        detailStarts = try reader.list(UInt32.self)
        detailFeatures = try reader.list(UInt32.self)
        detailLengths = try reader.floats()
        lexicon = try Lexicon(from: &reader)
        concepts = try ConceptTrie(from: &reader)
        words = try KnownWords(from: &reader)
        rules = try CompiledRules(from: &reader)
        steering = try SteeringPhrases(from: &reader)
        calibration.knots = Array(try reader.floats())
        calibration.shares = Array(try reader.floats())
        let limits = try reader.floats()
        guard limits.count == 10 else { throw .malformed(reason: "thresholds") }
        (calibration.slope, calibration.patternBonus) = (limits[0], limits[1])
        (calibration.answer, calibration.offer) = (limits[2], limits[3])
        (calibration.suggest, calibration.urgent, calibration.refuse) = (limits[4], limits[5], limits[6])
        (calibration.mild, calibration.calm, calibration.certain) = (limits[7], limits[8], limits[9])
        asks = try NearestAsks(from: &reader)
        try lexicon.readUses(from: &reader)
        guard words.areSound(lexicon, concepts) else { throw .malformed(reason: "known words") }
        guard reader.isAtEnd else { throw .malformed(reason: "bytes left over") }
        try check()
    }

    private func check() throws(ModelError) {
        guard features.topics == topics.count, scales.count == topics.count, baselines.count == topics.count,
            absences.count == topics.count
        else { throw .malformed(reason: "lengths differ") }
        guard layer.isSound(topics: topics.count) else { throw .malformed(reason: "hidden layer") }
        guard asks.isSound(topics: topics.count) else { throw .malformed(reason: "asks") }
        guard detailStarts.first == 0, Int(detailStarts[detailStarts.count - 1]) == detailFeatures.count,
            detailStarts.neverFall, detailFeatures.lie(in: features.placeLimit),
            detailLengths.count == detailStarts.count - 1,
            detailCounts.reduce(0, { $0 + Int($1) }) == detailLengths.count
        else { throw .malformed(reason: "details") }
        guard calibration.knots.count >= 2, calibration.knots.count == calibration.shares.count,
            zip(calibration.knots, calibration.knots.dropFirst()).allSatisfy(<=)
        else { throw .malformed(reason: "calibration") }
    }
}
