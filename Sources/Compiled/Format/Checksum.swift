/// A 64-bit checksum against accidents: a disk that lies, a copy cut short. Eight lanes that go round as FNV does, a word at
/// a time, put together and finished as xxHash64 does.
///
/// Each step loses nothing of the lane or the word, so that one word that differs always shows. It is no protection against
/// malice; that is what owner and mode of the file are for. Quick enough to look at a whole file at every start: a product
/// for eight bytes, and none waits for the one before it.
enum Checksum {
    private static let prime1: UInt64 = 0x9e37_79b1_85eb_ca87
    private static let prime2: UInt64 = 0xc2b2_ae3d_27d4_eb4f
    private static let prime3: UInt64 = 0x1656_67b1_9e37_79f9
    private static let prime4: UInt64 = 0x85eb_ca77_c2b2_ae63
    private static let prime5: UInt64 = 0x27d4_eb2f_1656_67c5

    /// The checksum of bytes, carried on from an earlier one where a file is read in parts.
    static func of(_ bytes: ArraySlice<UInt8>, seed: UInt64 = 0) -> UInt64 {
        bytes.withUnsafeBytes { of($0, seed: seed) }
    }

    static func of(_ buffer: UnsafeRawBufferPointer, seed: UInt64 = 0) -> UInt64 {
        var hash = seed &+ prime5 &+ UInt64(buffer.count)
        var position = 0
        if buffer.count >= 64 {
            for lane in lanes(over: buffer, seed) {
                hash = (hash ^ rotate(lane &* prime2, 31) &* prime1) &* prime1 &+ prime4
            }
            position = buffer.count & ~63
        }
        while buffer.count - position >= 8 {
            let word = UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: position, as: UInt64.self))
            hash ^= rotate(word &* prime2, 31) &* prime1
            hash = rotate(hash, 27) &* prime1 &+ prime4
            position += 8
        }
        while position < buffer.count {
            hash ^= UInt64(buffer[position]) &* prime5
            hash = rotate(hash, 11) &* prime1
            position += 1
        }
        hash ^= hash >> 33
        hash = hash &* prime2
        hash ^= hash >> 29
        hash = hash &* prime3
        return hash ^ (hash >> 32)
    }

    /// The lanes after as many times 64 bytes as there are. By itself, for what is done to a lane in the end is else made
    /// ready at every step.
    @inline(never)
    private static func lanes(over buffer: UnsafeRawBufferPointer, _ seed: UInt64) -> [UInt64] {
        var lanes = (
            seed &+ prime1, seed &+ prime2, seed &+ prime3, seed &+ prime4, seed &- prime1, seed &- prime2,
            seed &- prime3, seed &- prime4
        )
        for position in stride(from: 0, to: buffer.count & ~63, by: 64) {
            func step(_ lane: inout UInt64, _ offset: Int) {
                let word = UInt64(
                    littleEndian: buffer.loadUnaligned(fromByteOffset: position &+ offset, as: UInt64.self))
                lane = (rotate(lane, 31) ^ word) &* prime1
            }
            step(&lanes.0, 0)
            step(&lanes.1, 8)
            step(&lanes.2, 16)
            step(&lanes.3, 24)
            step(&lanes.4, 32)
            step(&lanes.5, 40)
            step(&lanes.6, 48)
            step(&lanes.7, 56)
        }
        return [lanes.0, lanes.1, lanes.2, lanes.3, lanes.4, lanes.5, lanes.6, lanes.7]
    }

    private static func rotate(_ word: UInt64, _ bits: UInt64) -> UInt64 { (word << bits) | (word >> (64 &- bits)) }
}
