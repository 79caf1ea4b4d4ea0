/// A 64-bit checksum against accidents (xxHash64's rounds, four lanes): a disk that lies, a copy cut short.
///
/// It is no protection against malice; that is what owner and mode of the file are for. Quick enough to look at a whole
/// file at every start: thirty-two bytes a round.
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
        if buffer.count >= 32 {
            func word(_ offset: Int) -> UInt64 {
                UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: position + offset, as: UInt64.self))
            }
            func round(_ lane: UInt64, _ word: UInt64) -> UInt64 { rotate(lane &+ word &* prime2, 31) &* prime1 }
            var lanes = (seed &+ prime1 &+ prime2, seed &+ prime2, seed, seed &- prime1)
            while buffer.count - position >= 32 {
                lanes = (
                    round(lanes.0, word(0)), round(lanes.1, word(8)), round(lanes.2, word(16)),
                    round(lanes.3, word(24))
                )
                position += 32
            }
            for lane in [lanes.0, lanes.1, lanes.2, lanes.3] {
                hash = (hash ^ round(0, lane)) &* prime1 &+ prime4
            }
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

    private static func rotate(_ word: UInt64, _ bits: UInt64) -> UInt64 { (word << bits) | (word >> (64 &- bits)) }
}
