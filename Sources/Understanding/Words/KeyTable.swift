/// Numbers the 64-bit keys it is given, from 0 up, by open addressing.
struct KeyTable: Sendable {
    private(set) var keys: [UInt64] = []
    private var slots: [Int32]

    init(capacity: Int = 64) {
        var size = 64
        while size < capacity * 2 { size *= 2 }
        slots = [Int32](repeating: -1, count: size)
    }

    init(_ keys: [UInt64]) {
        self.init(capacity: keys.count)
        for key in keys { _ = intern(key) }
    }

    /// The number of a key, or -1.
    func find(_ key: UInt64) -> Int32 {
        var place = Int(truncatingIfNeeded: key ^ (key >> 31)) & (slots.count - 1)
        while true {
            let id = slots[place]
            if id < 0 || keys[Int(id)] == key { return id }
            place = (place + 1) & (slots.count - 1)
        }
    }

    /// The number of a key, given where it has none yet.
    mutating func intern(_ key: UInt64) -> Int32 {
        let known = find(key)
        if known >= 0 { return known }
        keys.append(key)
        if keys.count * 2 > slots.count {
            slots = [Int32](repeating: -1, count: slots.count * 2)
            for id in 0..<Int32(keys.count) { place(id) }
        } else {
            place(Int32(keys.count - 1))
        }
        return Int32(keys.count - 1)
    }

    private mutating func place(_ id: Int32) {
        let key = keys[Int(id)]
        var place = Int(truncatingIfNeeded: key ^ (key >> 31)) & (slots.count - 1)
        while slots[place] >= 0 { place = (place + 1) & (slots.count - 1) }
        slots[place] = id
    }
}
