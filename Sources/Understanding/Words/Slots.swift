/// A table by open addressing: finds the numbers from 0 up that keys have by what they are hashed to.
///
/// In its lower bits, so many as the table's size takes, a slot holds a number, in the others a part of the hash, so that
/// most keys that are not there are known by this one look.
struct Slots: Sendable, Equatable {
    private var slots: Stored<UInt32>
    private static let free = UInt32.max
    private static let fewest = 64

    init(capacity: Int = 0) { slots = Self.none(for: capacity) }

    /// Free slots for so many numbers: two thirds will be taken.
    private static func none(for numbers: Int) -> Stored<UInt32> {
        Stored(repeatElement(free, count: max(numbers * 3 / 2 + 1, fewest)))
    }

    /// The number with this hash that `isSame` knows; -1 where there is none. Where the slots were read from bytes, it may be
    /// asked about numbers that nobody has.
    @inline(__always)
    func find(_ hash: UInt64, _ isSame: (Int32) -> Bool) -> Int32 {
        slots.withUnsafeBufferPointer { slots in
            let (mask, mixed) = (Self.mask(slots.count), Self.mixed(hash))
            let tag = Self.tag(mixed, mask)
            var place = Self.place(mixed, slots.count)
            while true {
                let slot = slots[place]
                if slot == Self.free { return Self.none }
                let number = slot ^ tag
                if number <= mask, isSame(Int32(truncatingIfNeeded: number)) {
                    return Int32(truncatingIfNeeded: number)
                }
                place = place &+ 1 == slots.count ? 0 : place &+ 1
            }
        }
    }

    /// What the first look for a hash finds, without a look at any key: a number that may have it, -1 where none has, or
    /// `further` where more has to be looked at.
    @inline(__always)
    func look(_ hash: UInt64) -> Int32 {
        slots.withUnsafeBufferPointer { slots in
            let (mask, mixed) = (Self.mask(slots.count), Self.mixed(hash))
            let slot = slots[Self.place(mixed, slots.count)]
            let number = slot ^ Self.tag(mixed, mask)
            return slot == Self.free
                ? Self.none : number <= mask ? Int32(truncatingIfNeeded: number) : Self.further
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
            fit(Int(number) * 2, of: Int(number), hash: hash)
        }
        put(number, hash(number))
    }

    /// Leaves no more room than so many numbers take, of which some are there.
    mutating func fit(_ numbers: Int, of known: Int, hash: (Int32) -> UInt64) {
        slots = Self.none(for: numbers)
        for number in 0..<Int32(known) { put(number, hash(number)) }
    }

    private mutating func put(_ number: Int32, _ hash: UInt64) {
        let mixed = Self.mixed(hash)
        var place = Self.place(mixed, slots.count)
        while slots[place] != Self.free { place = place + 1 == slots.count ? 0 : place + 1 }
        slots[place] = Self.tag(mixed, Self.mask(slots.count)) | UInt32(number)
    }

    /// The bits that numbers of a table of so many slots take.
    @inline(__always)
    private static func mask(_ slots: Int) -> UInt32 {
        .max &>> UInt32(truncatingIfNeeded: UInt32(truncatingIfNeeded: slots).leadingZeroBitCount)
    }

    /// The entropy of a hash in the upper bits, which choose a place, and in the others.
    @inline(__always)
    private static func mixed(_ hash: UInt64) -> UInt64 { hash &* 0x9E37_79B9_7F4A_7C15 }

    @inline(__always)
    private static func place(_ mixed: UInt64, _ slots: Int) -> Int {
        Hash.place(UInt32(truncatingIfNeeded: mixed >> 32), of: slots)
    }

    @inline(__always)
    private static func tag(_ mixed: UInt64, _ mask: UInt32) -> UInt32 { UInt32(truncatingIfNeeded: mixed) & ~mask }
}

extension Slots: Kept {
    func write(to writer: inout ModelWriter) { writer.put(slots) }

    init(from reader: inout ModelReader) throws(ModelError) { slots = try reader.list() }

    /// Whether a search always ends. It may bring up numbers that are none: who searches knows how many there are.
    var areSound: Bool {
        slots.count <= 1 << 31 && slots.contains(Self.free)
    }
}
