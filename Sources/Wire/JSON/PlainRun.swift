/// Finds the bytes of a string that JSON treats apart: quote, backslash and control characters. Sixteen bytes at a time,
/// for most of what passes here is plain text.
enum PlainRun {
    /// The offset of the first such byte at or after `start`; the count where there is none.
    static func end(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        end(in: text, from: start, copyingTo: nil)
    }

    /// The same, and copies what is plain: looking and copying are one pass.
    /// - Parameter place: room for all the text from `start` on; what follows the run may be written there too.
    @inline(__always)
    static func end(
        in text: UnsafeBufferPointer<UInt8>, from start: Int, copyingTo place: UnsafeMutablePointer<UInt8>?
    ) -> Int {
        guard let base = text.baseAddress else { return text.count }
        let from = UnsafeRawPointer(base)
        let to = place.map { UnsafeMutableRawPointer($0 - start) }
        /// The first that is apart of sixteen bytes, which are copied.
        @inline(__always)
        func pass(_ offset: Int) -> Int? {
            let piece = from.loadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self)
            to?.storeBytes(of: piece, toByteOffset: offset, as: SIMD16<UInt8>.self)
            let marks = apart(piece)
            guard marks.x | marks.y != 0 else { return nil }
            let (first, second) = (UInt64(littleEndian: marks.x), UInt64(littleEndian: marks.y))
            return offset &+ (first != 0 ? first.trailingZeroBitCount : 64 &+ second.trailingZeroBitCount) / 8
        }
        var at = start
        while at &+ 16 <= text.count {
            if let found = pass(at) { return found }
            at &+= 16
        }
        if at > start {
            // The last sixteen bytes, some of them again.
            return at == text.count ? at : pass(text.count &- 16) ?? text.count
        }
        if at &+ 8 <= text.count {
            // Eight bytes and the last eight, in one piece.
            let ends = SIMD2<UInt64>(
                from.loadUnaligned(fromByteOffset: at, as: UInt64.self),
                from.loadUnaligned(fromByteOffset: text.count &- 8, as: UInt64.self))
            let marks = apart(unsafeBitCast(ends, to: SIMD16<UInt8>.self))
            if marks.x | marks.y == 0 {
                to?.storeBytes(of: ends.x, toByteOffset: at, as: UInt64.self)
                to?.storeBytes(of: ends.y, toByteOffset: text.count &- 8, as: UInt64.self)
                return text.count
            }
        }
        if at &+ 4 <= text.count, at &+ 8 > text.count {
            let ends = SIMD2<UInt32>(
                from.loadUnaligned(fromByteOffset: at, as: UInt32.self),
                from.loadUnaligned(fromByteOffset: text.count &- 4, as: UInt32.self))
            let both = unsafeBitCast(ends, to: UInt64.self)
            let marks = apart(unsafeBitCast(SIMD2<UInt64>(both, both), to: SIMD16<UInt8>.self))
            if marks.x == 0 {
                to?.storeBytes(of: ends.x, toByteOffset: at, as: UInt32.self)
                to?.storeBytes(of: ends.y, toByteOffset: text.count &- 4, as: UInt32.self)
                return text.count
            }
        }
        while at < text.count {
            let byte = base[at]
            if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { break }
            to?.storeBytes(of: byte, toByteOffset: at, as: UInt8.self)
            at &+= 1
        }
        return at
    }

    /// All bits of each byte that is apart. Put together as words: the compiler takes masks apart, byte by byte.
    @inline(__always)
    private static func apart(_ piece: SIMD16<UInt8>) -> SIMD2<UInt64> {
        let quotes = piece .== SIMD16<UInt8>(repeating: UInt8(ascii: "\""))
        let backslashes = piece .== SIMD16<UInt8>(repeating: UInt8(ascii: "\\"))
        let controls = piece .< SIMD16<UInt8>(repeating: 0x20)
        return unsafeBitCast(quotes, to: SIMD2<UInt64>.self) | unsafeBitCast(backslashes, to: SIMD2<UInt64>.self)
            | unsafeBitCast(controls, to: SIMD2<UInt64>.self)
    }
}
