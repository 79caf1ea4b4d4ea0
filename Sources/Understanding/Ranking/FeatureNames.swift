/// The features of a model by their names: see `Features.Feature.key`.
///
/// Of a name its upper half is kept, and some bits more where its number is found: two names of which one is taken for the
/// other are as likely as two words with one name.
struct FeatureNames: Sendable, Equatable {
    private var halves: Stored<UInt32> = []
    private var slots = Slots()

    /// No features.
    init() {}

    init(_ keys: [UInt64]) {
        halves = Stored(keys.map(Self.half))
        slots = KeyTable(keys).slots
    }

    var count: Int { halves.count }

    /// The number of a feature by its key, or -1.
    @inline(__always)
    func find(_ key: UInt64) -> Int32 {
        halves.withUnsafeBufferPointer { halves in
            slots.find(KeyTable.hash(key)) { Int($0) < halves.count && halves[Int($0)] == Self.half(key) }
        }
    }

    /// The numbers of many features by their keys, or -1.
    ///
    /// Each look goes through all of them before the next one: what lies far away is waited for once, not for every feature.
    ///
    /// - Parameter numbers: room for as many.
    func find(_ keys: UnsafeBufferPointer<UInt64>, to numbers: UnsafeMutableBufferPointer<Int32>) {
        precondition(numbers.count >= keys.count, "room for all")
        guard count > 0 else { return numbers.initialize(repeating: -1) }
        for at in keys.indices {
            let first = slots.first(KeyTable.hash(keys[at]))
            numbers.initializeElement(at: at, to: Int32(truncatingIfNeeded: min(first, UInt32(count))))
        }
        halves.withUnsafeBufferPointer { halves in
            for at in keys.indices {
                let first = Int(numbers[at])
                let isSame = halves[min(first, halves.count - 1)] == Self.half(keys[at])
                numbers[at] = isSame && first < halves.count ? Int32(truncatingIfNeeded: first) : -1
            }
        }
        // It may have been moved on by another.
        for at in keys.indices where numbers[at] < 0 { numbers[at] = find(keys[at]) }
    }

    @inline(__always)
    func kind(_ feature: Int) -> Features.Kind { Features.kind(of: UInt64(halves[feature]) << 32) }

    @inline(__always)
    private static func half(_ key: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: key >> 32) }
}

extension FeatureNames: Kept {
    func write(to writer: inout ModelWriter) {
        writer.put(halves)
        slots.write(to: &writer)
    }

    init(from reader: inout ModelReader) throws(ModelError) {
        halves = try reader.list()
        slots = try Slots(from: &reader)
        // The kind is in the uppermost bits.
        let greatest = halves.withUnsafeBufferPointer { $0.reduce(0, max) }
        guard slots.areSound, Features.validKind(of: UInt64(greatest) << 32) != nil else {
            throw .malformed(reason: "names of features")
        }
    }
}
