/// Fragments by id, found by the ends of the id: every reply looks for several, and to hash all of it, as a dictionary does,
/// takes longer than to write the fragment.
struct FragmentTable: Sendable {
    /// More than half of them are free.
    private var slots: [(id: String, fragment: [UInt8])?]

    /// Of several with one id the first is taken.
    init(_ fragments: [(id: String, fragment: [UInt8])]) {
        slots = Array(repeating: nil, count: 1 << (Int.bitWidth - (fragments.count * 2).leadingZeroBitCount))
        for one in fragments {
            let place = place(of: one.id)
            if slots[place] == nil { slots[place] = one }
        }
    }

    subscript(id: String) -> [UInt8]? { slots[place(of: id)]?.fragment }

    /// Where an id stands, or would.
    private func place(of id: String) -> Int {
        var place = Self.hash(id) & (slots.count - 1)
        while let known = slots[place], known.id != id { place = (place + 1) & (slots.count - 1) }
        return place
    }

    private static func hash(_ id: String) -> Int {
        var id = id
        return id.withUTF8 { bytes in
            var hash = UInt64(truncatingIfNeeded: bytes.count)
            for at in 0..<min(bytes.count, 8) {
                hash = (hash ^ UInt64(bytes[at]) ^ UInt64(bytes[bytes.count - 1 - at]) << 8) &* 0x9E37_79B9_7F4A_7C15
            }
            return Int(truncatingIfNeeded: hash >> 32)
        }
    }
}
