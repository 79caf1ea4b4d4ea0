/// 32-bit FNV-1a (Fowler, Noll, Vo): small, stable over machines and versions. It tells ids apart and notices damage; it
/// is no protection against somebody who forges a state, and none is needed: a state grants nothing.
enum IdHash {
    static func of(_ bytes: some Sequence<UInt8>) -> UInt32 {
        var hash: UInt32 = 2_166_136_261
        for byte in bytes { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        return hash
    }

    static func of(_ id: String) -> UInt32 { id.utf8.withContiguousStorageIfAvailable { of($0) } ?? of(id.utf8) }

    /// Folded to 16 bits, for the few details of a topic and the slots.
    static func short(_ id: String) -> UInt16 {
        let hash = of(id)
        return UInt16(truncatingIfNeeded: hash >> 16 ^ hash)
    }
}

/// Little-endian bytes of a state, written into room that is large enough.
struct ByteWriter {
    private let room: UnsafeMutableBufferPointer<UInt8>
    private var count = 0

    init(_ room: UnsafeMutableBufferPointer<UInt8>) { self.room = room }

    /// What has been written.
    var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: room[..<count]) }

    mutating func byte(_ value: UInt8) { put(value) }
    mutating func two(_ value: UInt16) { put(value.littleEndian) }
    mutating func four(_ value: UInt32) { put(value.littleEndian) }

    mutating func bytes(_ more: [UInt8]) {
        precondition(more.count <= room.count - count)
        for (at, byte) in more.enumerated() { room[count + at] = byte }
        count += more.count
    }

    @inline(__always)
    private mutating func put<Number: FixedWidthInteger & BitwiseCopyable>(_ value: Number) {
        let size = MemoryLayout<Number>.size
        precondition(size <= room.count - count)
        UnsafeMutableRawBufferPointer(room).storeBytes(of: value, toByteOffset: count, as: Number.self)
        count += size
    }
}

/// Reads what `ByteWriter` wrote; every read past the end gives `nil`.
struct ByteReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var at = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    var isAtEnd: Bool { at == bytes.count }

    mutating func byte() -> UInt8? { next(1).map { UInt8(truncatingIfNeeded: $0) } }
    mutating func two() -> UInt16? { next(2).map { UInt16(truncatingIfNeeded: $0) } }
    mutating func four() -> UInt32? { next(4) }

    @inline(__always)
    private mutating func next(_ count: Int) -> UInt32? {
        guard count <= bytes.count - at else {
            at = bytes.count
            return nil
        }
        var value: UInt32 = 0
        for place in 0..<count { value |= UInt32(bytes[at + place]) << UInt32(8 * place) }
        at += count
        return value
    }
}

/// Base64 with the alphabet that needs no escaping in JSON or a URL (RFC 4648, section 5), without padding.
enum Base64URL {
    private static let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 255, count: 256)
        for (value, letter) in alphabet.utf8.enumerated() { values[Int(letter)] = UInt8(value) }
        return values
    }()

    /// - Parameter lead: what stands before them.
    static func encode(_ bytes: UnsafeBufferPointer<UInt8>, after lead: StaticString = "") -> String {
        let first = lead.utf8CodeUnitCount
        let count = first + (bytes.count * 4 + 2) / 3
        // Six bytes are eight letters; the last of them may be more than there are.
        return String(unsafeUninitializedCapacity: count + 8) { out in
            for at in 0..<first { out[at] = lead.utf8Start[at] }
            let room = UnsafeMutableRawBufferPointer(out)
            var (at, place) = (0, first)
            while at < bytes.count {
                var six: UInt64 = 0
                if at + 8 <= bytes.count {
                    let eight = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: at, as: UInt64.self)
                    six = UInt64(bigEndian: eight) >> 16
                } else {
                    for next in at..<at + 6 { six = six << 8 | (next < bytes.count ? UInt64(bytes[next]) : 0) }
                }
                room.storeBytes(of: letters(of: six).bigEndian, toByteOffset: place, as: UInt64.self)
                (at, place) = (at + 6, place + 8)
            }
            return count
        }
    }

    /// The eight letters of 48 bits, each a byte: all at once.
    private static func letters(of six: UInt64) -> UInt64 {
        // Parted in two, in four and in eight.
        let halves = six & 0xFF_FFFF | (six & 0xFFFF_FF00_0000) << 8
        let quarters = halves & 0xFFF_0000_0FFF | (halves & 0xFF_F000_00FF_F000) << 4
        let values = quarters & 0x3F_003F_003F_003F | (quarters & 0xFC0_0FC0_0FC0_0FC0) << 2
        let ones: UInt64 = 0x0101_0101_0101_0101
        /// 1 in the byte of each value from `bound` on.
        func from(_ bound: UInt64) -> UInt64 { (values &+ (128 &- bound) &* ones) >> 7 & ones }
        // Capital letters, small ones, figures, the dash and the line below.
        let letters = values &+ UInt64(UInt8(ascii: "A")) &* ones &+ from(26) &* 6
        return letters &- from(52) &* 75 &- from(62) &* 13 &+ from(63) &* 49
    }

    /// What `read` makes of the bytes that letters stand for; `nil` where a letter is not of the alphabet, or their number
    /// cannot be.
    static func decode<Result>(
        _ text: UnsafeBufferPointer<UInt8>, _ read: (UnsafeBufferPointer<UInt8>) -> Result?
    ) -> Result? {
        guard text.count % 4 != 1 else { return nil }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: text.count * 3 / 4) { room in
            decode(text, into: room) ? read(UnsafeBufferPointer(room)) : nil
        }
    }

    /// - Parameter room: for just the bytes that they stand for.
    /// - Returns: false where a letter is not of the alphabet.
    private static func decode(
        _ text: UnsafeBufferPointer<UInt8>, into room: UnsafeMutableBufferPointer<UInt8>
    ) -> Bool {
        values.withUnsafeBufferPointer { values in
            var all: UInt8 = 0
            for at in stride(from: 0, to: text.count, by: 4) {
                let left = min(4, text.count - at)
                let (first, second) = (values[Int(text[at])], values[Int(text[at + 1])])
                let third = left > 2 ? values[Int(text[at + 2])] : 0
                let fourth = left > 3 ? values[Int(text[at + 3])] : 0
                all |= first | second | third | fourth
                let place = at / 4 * 3
                room[place] = first << 2 | second >> 4
                if left > 2 { room[place + 1] = second << 4 | third >> 2 }
                if left > 3 { room[place + 2] = third << 6 | fourth }
            }
            return all < 64
        }
    }
}
