/// How rare each feature is among examples: few numbers differ, and each is kept once.
struct Rarities: Sendable, Equatable {
    private var values: Stored<Float> = []
    /// For each feature the place of its own.
    private var places: Stored<UInt16> = []

    /// - Parameter rarities: of features by falling commonness, so that the same ones stand side by side.
    init(_ rarities: [Float]) {
        for rarity in rarities {
            if values.last != rarity { values.append(rarity) }
            places.append(UInt16(values.count - 1))
        }
    }

    var count: Int { places.count }

    /// That there is such a feature is known to whoever asks: a model is checked when it is read.
    @inline(__always)
    subscript(feature: Int) -> Float {
        assert(feature >= 0 && feature < count, "one of the features")
        return values.withUnsafeBufferPointer { values in places.withUnsafeBufferPointer { values[Int($0[feature])] } }
    }
}

extension Rarities: Kept {
    func write(to writer: inout ModelWriter) {
        writer.put(floats: values)
        writer.put(places)
    }

    init(from reader: inout ModelReader) throws(ModelError) {
        values = try reader.floats()
        places = try reader.list()
        guard places.lie(in: values.count) else { throw .malformed(reason: "rarities") }
    }
}
