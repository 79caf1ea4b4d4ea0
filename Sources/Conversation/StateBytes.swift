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

    mutating func byte(_ value: UInt8) {
        precondition(count < room.count)
        room[count] = value
        count += 1
    }

    mutating func two(_ value: UInt16) {
        byte(UInt8(truncatingIfNeeded: value))
        byte(UInt8(truncatingIfNeeded: value >> 8))
    }

    mutating func four(_ value: UInt32) {
        two(UInt16(truncatingIfNeeded: value))
        two(UInt16(truncatingIfNeeded: value >> 16))
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
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 255, count: 256)
        for (value, letter) in alphabet.enumerated() { values[Int(letter)] = UInt8(value) }
        return values
    }()

    /// - Parameter lead: what stands before them.
    static func encode(_ bytes: UnsafeBufferPointer<UInt8>, after lead: StaticString = "") -> String {
        let first = lead.utf8CodeUnitCount
        let count = first + (bytes.count * 4 + 2) / 3
        return String(unsafeUninitializedCapacity: count) { out in
            for at in 0..<first { out[at] = lead.utf8Start[at] }
            alphabet.withUnsafeBufferPointer { alphabet in
                func letter(_ group: UInt32, _ shift: UInt32) -> UInt8 { alphabet[Int(group >> shift & 63)] }
                var (at, place) = (0, first)
                while at + 3 <= bytes.count {
                    let group = UInt32(bytes[at]) << 16 | UInt32(bytes[at + 1]) << 8 | UInt32(bytes[at + 2])
                    out[place] = letter(group, 18)
                    out[place + 1] = letter(group, 12)
                    out[place + 2] = letter(group, 6)
                    out[place + 3] = letter(group, 0)
                    (at, place) = (at + 3, place + 4)
                }
                guard at < bytes.count else { return }
                let group = UInt32(bytes[at]) << 16 | (at + 1 < bytes.count ? UInt32(bytes[at + 1]) << 8 : 0)
                for (shift, place) in zip([18, 12, 6] as [UInt32], place..<count) { out[place] = letter(group, shift) }
            }
            return count
        }
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
