/// Numbers the 64-bit keys it is given, from 0 up, by open addressing.
struct KeyTable: Sendable, Equatable {
    private(set) var keys: [UInt64] = []
    /// In the lower half a number, in the upper half a part of its key, so that most keys that are not there are known
    /// by this one look.
    private var slots: [UInt64]
    fileprivate static let free = UInt64.max

    init(capacity: Int = 64) {
        var size = 64
        while size < capacity * 2 { size *= 2 }
        slots = [UInt64](repeating: Self.free, count: size)
    }

    init(_ keys: [UInt64]) {
        self.init(capacity: keys.count)
        for key in keys { _ = intern(key) }
    }

    /// The number of a key, or -1.
    func find(_ key: UInt64) -> Int32 {
        slots.withUnsafeBufferPointer { slots in
            var place = Self.place(key) & (slots.count - 1)
            while true {
                let slot = slots[place]
                if slot == Self.free { return -1 }
                if (slot ^ key) >> 32 == 0 {
                    let id = Int32(truncatingIfNeeded: slot)
                    if keys[Int(id)] == key { return id }
                }
                place = (place + 1) & (slots.count - 1)
            }
        }
    }

    /// The number of a key, given where it has none yet.
    mutating func intern(_ key: UInt64) -> Int32 {
        let known = find(key)
        if known >= 0 { return known }
        keys.append(key)
        if keys.count * 2 > slots.count {
            slots = [UInt64](repeating: Self.free, count: slots.count * 2)
            for id in keys.indices { put(id) }
        } else {
            put(keys.count - 1)
        }
        return Int32(keys.count - 1)
    }

    private static func place(_ key: UInt64) -> Int { Int(truncatingIfNeeded: key ^ (key >> 31)) }

    private mutating func put(_ id: Int) {
        let key = keys[id]
        var place = Self.place(key) & (slots.count - 1)
        while slots[place] != Self.free { place = (place + 1) & (slots.count - 1) }
        slots[place] = key & ~0xFFFF_FFFF | UInt64(id)
    }
}

extension KeyTable: Kept {
    func write(to writer: inout ModelWriter) {
        writer.put(keys)
        writer.put(slots)
    }

    init(from reader: inout ModelReader) throws(ModelError) {
        keys = try reader.list()
        slots = try reader.list()
        guard Self.areSound(slots, count: keys.count) else { throw .malformed(reason: "a table of keys") }
    }

    /// Whether every slot is free or has a number below `count`, and a search always ends.
    static func areSound(_ slots: [UInt64], count: Int) -> Bool {
        let isPower = slots.count > 0 && slots.count & (slots.count - 1) == 0
        guard isPower, count < slots.count else { return false }
        var used = 0
        var highest: UInt64 = 0
        for slot in slots {
            let isFree = slot == free
            used += isFree ? 0 : 1
            highest = max(highest, isFree ? 0 : slot & 0xFFFF_FFFF)
        }
        return used == 0 || used < slots.count && highest < UInt64(count)
    }
}
