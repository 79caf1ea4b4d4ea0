/// The numbers of some features, by the places of their records.
///
/// Only among very many topics does a turn ask for them. Otherwise nobody but an explanation does, and they take no memory:
/// so they stand here, not in the records.
struct FeatureNumbers: Sendable, Equatable {
    /// The places, rising.
    private var places: Stored<UInt32> = []
    /// For every 128 places the number of the first feature that does not lie before them, and how many there are in all.
    private var firsts: Stored<UInt32> = []
    private static let blockBits: UInt32 = 7

    /// No features.
    init() {}

    /// - Parameter places: those of the features, rising.
    init(_ places: [UInt32]) {
        self.places = Stored(places)
        guard let last = places.last else { return }
        var number = 0
        for block in 0...(last >> Self.blockBits) {
            while places[number] >> Self.blockBits < block { number += 1 }
            firsts.append(UInt32(number))
        }
        firsts.append(UInt32(places.count))
    }

    /// How many features there are.
    var count: Int { places.count }

    /// The number of a feature; `nil` where it is none of them. Numbers that were read may be any: whatever they are, only
    /// such as there are come of it.
    @inline(__always)
    func number(of place: UInt32) -> Int? {
        let block = Int(place >> Self.blockBits)
        guard block + 1 < firsts.count else { return nil }
        let end = min(Int(firsts[block + 1]), places.count)
        return places.withUnsafeBufferPointer { places in
            var number = Int(firsts[block])
            while number < end, places[number] < place { number &+= 1 }
            return number < end && places[number] == place ? number : nil
        }
    }
}

extension FeatureNumbers: Kept {
    func write(to writer: inout ModelWriter) {
        writer.put(places)
        writer.put(firsts)
    }

    init(from reader: inout ModelReader) throws(ModelError) {
        places = try reader.list()
        firsts = try reader.list()
    }
}
