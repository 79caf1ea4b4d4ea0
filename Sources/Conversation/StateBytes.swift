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
    private var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func byte() -> UInt8? { rest.popFirst() }
    mutating func two() -> UInt16? {
        guard let low = byte(), let high = byte() else { return nil }
        return UInt16(high) << 8 | UInt16(low)
    }
    mutating func four() -> UInt32? {
        guard let low = two(), let high = two() else { return nil }
        return UInt32(high) << 16 | UInt32(low)
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
        return String(unsafeUninitializedCapacity: first + (bytes.count * 4 + 2) / 3) { out in
            for at in 0..<first { out[at] = lead.utf8Start[at] }
            var count = first
            alphabet.withUnsafeBufferPointer { alphabet in
                for index in stride(from: 0, to: bytes.count, by: 3) {
                    let left = min(3, bytes.count - index)
                    var group = UInt32(bytes[index]) << 16
                    if left > 1 { group |= UInt32(bytes[index + 1]) << 8 }
                    if left > 2 { group |= UInt32(bytes[index + 2]) }
                    for place in 0...left { out[count + place] = alphabet[Int(group >> UInt32(18 - 6 * place)) & 63] }
                    count += left + 1
                }
            }
            return count
        }
    }

    /// `nil` where a byte is not of the alphabet, or the length cannot be.
    static func decode(_ text: some Collection<UInt8>) -> ArraySlice<UInt8>? {
        guard text.count % 4 != 1 else { return nil }
        var out: [UInt8] = []
        out.reserveCapacity(text.count * 3 / 4)
        var group = UInt32(0)
        var held = 0
        for letter in text {
            let value = values[Int(letter)]
            guard value < 64 else { return nil }
            group = group << 6 | UInt32(value)
            held += 6
            if held >= 8 {
                held -= 8
                out.append(UInt8(truncatingIfNeeded: group >> UInt32(held)))
            }
        }
        return out[...]
    }
}
