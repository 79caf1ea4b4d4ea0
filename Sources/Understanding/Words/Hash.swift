/// The one hash of this module: FNV-1a over bytes, finished so that all bits are good. The same on every machine.
enum Hash {
    static let start: UInt64 = 0xCBF2_9CE4_8422_2325

    @inline(__always)
    static func add(_ byte: UInt8, to hash: UInt64) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }

    /// Spreads the entropy of a hash over all its bits.
    @inline(__always)
    static func finish(_ hash: UInt64) -> UInt64 {
        var x = hash
        x = (x ^ (x >> 32)) &* 0xD6E8_FEB8_6659_FD93
        x = (x ^ (x >> 32)) &* 0xD6E8_FEB8_6659_FD93
        return x ^ (x >> 32)
    }

    /// A place among so many, by bits that are all good: a multiplication takes less time than a remainder.
    @inline(__always)
    static func place(_ bits: UInt32, of places: Int) -> Int {
        Int(truncatingIfNeeded: (UInt64(bits) &* UInt64(truncatingIfNeeded: places)) >> 32)
    }

    static func of(_ bytes: some Sequence<UInt8>) -> UInt64 { finish(raw(bytes)) }

    /// The hash of bytes before it is finished: enough to choose a place in a table.
    @inline(__always)
    static func raw(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var hash = start
        for byte in bytes { hash = add(byte, to: hash) }
        return hash
    }

    /// The hash of two hashes in their order.
    @inline(__always)
    static func join(_ a: UInt64, _ b: UInt64) -> UInt64 { finish((a &* 0x9E37_79B9_7F4A_7C15) ^ (b &+ 0x1234_5678)) }
}
