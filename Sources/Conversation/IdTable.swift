/// The places of ids in a list, found by the ends of an id: every turn looks for several, and to hash all of an id, as a
/// dictionary does, or to halve a sorted list takes longer.
public struct IdTable: Sendable {
    private let ids: [String]
    /// For each slot a place, or -1; more than half of them are free.
    private var slots: [Int32]

    /// Of several that are the same the first counts.
    public init(_ ids: [String]) {
        self.ids = ids
        slots = Array(repeating: -1, count: 1 << (Int.bitWidth - (ids.count * 2).leadingZeroBitCount))
        for (place, id) in ids.enumerated() {
            let slot = slot(of: id)
            if slots[slot] < 0 { slots[slot] = Int32(place) }
        }
    }

    public subscript(id: String) -> Int? {
        let place = slots[slot(of: id)]
        return place < 0 ? nil : Int(place)
    }

    /// Where an id stands, or would.
    private func slot(of id: String) -> Int {
        var slot = Self.hash(id) & (slots.count - 1)
        while slots[slot] >= 0, ids[Int(slots[slot])] != id { slot = (slot + 1) & (slots.count - 1) }
        return slot
    }

    private static func hash(_ id: String) -> Int {
        func mix(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
            guard bytes.count >= 8 else { return bytes.reduce(0) { $0 << 8 | UInt64($1) } }
            let raw = UnsafeRawBufferPointer(bytes)
            return raw.loadUnaligned(as: UInt64.self) &* 0xD6E8_FEB8_6659_FD93
                ^ raw.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self) &+ UInt64(bytes.count)
        }
        var own = id
        let ends = id.utf8.withContiguousStorageIfAvailable(mix) ?? own.withUTF8(mix)
        return Int(truncatingIfNeeded: (ends &* 0x9E37_79B9_7F4A_7C15) >> 32)
    }
}
