/// Numbers the 64-bit keys it is given, from 0 up.
struct KeyTable: Sendable, Equatable {
    private(set) var keys: Stored<UInt64> = []
    private(set) var slots: Slots

    init(capacity: Int = 0) { slots = Slots(capacity: capacity) }

    init(_ keys: some Collection<UInt64>) {
        self.init(capacity: keys.count)
        for key in keys { _ = intern(key) }
    }

    /// The number of a key, or -1.
    @inline(__always)
    func find(_ key: UInt64) -> Int32 {
        slots.find(Self.hash(key)) { Int($0) < keys.count && keys[Int($0)] == key }
    }

    /// The number of a key, given where it has none yet.
    mutating func intern(_ key: UInt64) -> Int32 {
        let known = find(key)
        if known >= 0 { return known }
        let number = Int32(keys.count)
        keys.append(key)
        slots.add(number) { [keys] in Self.hash(keys[Int($0)]) }
        return number
    }

    /// Leaves no room for more keys.
    mutating func fit() { slots.fit(keys.count, of: keys.count) { [keys] in Self.hash(keys[Int($0)]) } }

    @inline(__always)
    static func hash(_ key: UInt64) -> UInt64 { key ^ (key >> 31) }
}

extension KeyTable: Kept {
    func write(to writer: inout ModelWriter) {
        writer.put(keys)
        slots.write(to: &writer)
    }

    init(from reader: inout ModelReader) throws(ModelError) {
        keys = try reader.list()
        slots = try Slots(from: &reader)
        guard slots.areSound else { throw .malformed(reason: "a table of keys") }
    }
}
