/// A table by open addressing: finds the numbers from 0 up that keys have by what they are hashed to.
///
/// In its lower bits, so many as the table's size takes, a slot holds a number, in the others a part of the hash, so that
/// most keys that are not there are known by this one look.
struct Slots: Sendable, Equatable {
    private var slots: Stored<UInt32>
    private static let free = UInt32.max

    init(capacity: Int = 0) {
        var size = 64
        while size * 2 < capacity * 3 { size *= 2 }
        slots = Stored(repeatElement(Self.free, count: size))
    }

    /// The number with this hash that `isSame` knows; -1 where there is none. Where the slots were read from bytes, it may be
    /// asked about numbers that nobody has.
    @inline(__always)
    func find(_ hash: UInt64, _ isSame: (Int32) -> Bool) -> Int32 {
        slots.withUnsafeBufferPointer { slots in
            let mask = slots.count - 1
            let tag = Self.tag(hash, mask)
            var place = Int(truncatingIfNeeded: hash) & mask
            while true {
                let slot = slots[place]
                if slot == Self.free { return Self.none }
                let number = slot ^ tag
                if number <= UInt32(truncatingIfNeeded: mask), isSame(Int32(truncatingIfNeeded: number)) {
                    return Int32(truncatingIfNeeded: number)
                }
                place = (place + 1) & mask
            }
        }
    }

    /// What the first look for a hash finds, without a look at any key: a number that may have it, -1 where none has, or
    /// `further` where more has to be looked at.
    @inline(__always)
    func look(_ hash: UInt64) -> Int32 {
        slots.withUnsafeBufferPointer { slots in
            let mask = slots.count - 1
            let slot = slots[Int(truncatingIfNeeded: hash) & mask]
            let number = slot ^ Self.tag(hash, mask)
            return slot == Self.free
                ? Self.none
                : number <= UInt32(truncatingIfNeeded: mask) ? Int32(truncatingIfNeeded: number) : Self.further
        }
    }

    /// What `look` returns that is no number.
    static let none: Int32 = -1
    static let further: Int32 = -2

    /// Takes the next number in, of a key that is not there yet.
    ///
    /// - Parameter hash: what the key of a number is hashed to.
    mutating func add(_ number: Int32, hash: (Int32) -> UInt64) {
        if (Int(number) + 1) * 3 > slots.count * 2 {
            slots = Stored(repeatElement(Self.free, count: slots.count * 2))
            for known in 0..<number { put(known, hash(known)) }
        }
        put(number, hash(number))
    }

    private mutating func put(_ number: Int32, _ hash: UInt64) {
        let mask = slots.count - 1
        var place = Int(truncatingIfNeeded: hash) & mask
        while slots[place] != Self.free { place = (place + 1) & mask }
        slots[place] = Self.tag(hash, mask) | UInt32(number)
    }

    /// The bits of a hash that choose no place.
    @inline(__always)
    private static func tag(_ hash: UInt64, _ mask: Int) -> UInt32 {
        UInt32(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> 32) & ~UInt32(truncatingIfNeeded: mask)
    }
}

extension Slots: Kept {
    func write(to writer: inout ModelWriter) { writer.put(slots) }

    init(from reader: inout ModelReader) throws(ModelError) { slots = try reader.list() }

    /// Whether a search always ends. It may bring up numbers that are none: who searches knows how many there are.
    var areSound: Bool {
        slots.count > 0 && slots.count <= 1 << 31 && slots.count & (slots.count - 1) == 0 && slots.contains(Self.free)
    }
}
