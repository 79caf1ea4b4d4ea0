/// The letters about the ends of many words (see `WordEnds`), laid out so that 128 words are looked at together: for each
/// 128 words two numbers for each letter, with a bit for each word that has it.
struct LetterPlanes: Sendable, Equatable {
    private typealias Plane = SIMD2<UInt64>
    /// Words that are looked at together.
    private static let width = 128

    private var planes: Stored<Plane> = []
    private(set) var count = 0

    /// - Parameter words: for each word its letters.
    init(_ words: some RandomAccessCollection<UInt32>) {
        count = words.count
        // Sixty-four words at a time are turned, then two such stand side by side.
        var halves = [UInt64](repeating: 0, count: (count + Self.width - 1) / Self.width * 2 * UInt32.bitWidth)
        halves.withUnsafeMutableBufferPointer { halves in
            for (word, letters) in words.enumerated() {
                halves[word / 64 * UInt32.bitWidth + word % 32] |= UInt64(letters) << UInt64(word & 32)
            }
            for block in stride(from: 0, to: halves.count, by: UInt32.bitWidth) {
                Self.turn(UnsafeMutableBufferPointer(rebasing: halves[block..<block + UInt32.bitWidth]))
            }
        }
        var planes: [Plane] = []
        planes.reserveCapacity(halves.count / 2)
        for block in stride(from: 0, to: halves.count, by: 2 * UInt32.bitWidth) {
            for letter in block..<block + UInt32.bitWidth {
                planes.append(Plane(halves[letter], halves[letter + UInt32.bitWidth]))
            }
        }
        self.planes = Stored(planes)
    }

    /// Makes rows of columns: two squares of 32 rows of 32 bits, side by side, are turned in place. Quarters are exchanged,
    /// then the quarters of quarters, down to single bits.
    private static func turn(_ rows: UnsafeMutableBufferPointer<UInt64>) {
        var (width, left) = (16, UInt64(0x0000_FFFF_0000_FFFF))
        while width > 0 {
            for first in stride(from: 0, to: rows.count, by: 2 * width) {
                for row in first..<first + width {
                    let change = (rows[row] &>> UInt64(width) ^ rows[row + width]) & left
                    rows[row] ^= change &<< UInt64(width)
                    rows[row + width] ^= change
                }
            }
            width /= 2
            left ^= left &<< UInt64(width)
        }
    }

    /// Calls `visit` with the places of words that may lie within `limit` edits of a typed one: one or two.
    func eachNear(_ typed: WordEnds.Typed, _ limit: Int, in places: Range<Int>, _ visit: (Int) -> Void) {
        guard let last = places.last else { return }
        let (front, back) = (typed.strange & 0xFFFF, typed.strange & 0xFFFF_0000)
        planes.withUnsafeBufferPointer { planes in
            for block in places.lowerBound / Self.width...last / Self.width {
                /// The words that have more than `limit` of some letters; with all bits in `flip`, those that lack them.
                @inline(__always)
                func over(_ letters: UInt32, flip: Plane) -> Plane {
                    var (one, two, three): (Plane, Plane, Plane) = (.zero, .zero, .zero)
                    var rest = letters
                    while rest != 0 {
                        let found = planes[block * UInt32.bitWidth + rest.trailingZeroBitCount] ^ flip
                        if limit > 1 { three |= two & found }
                        two |= one & found
                        one |= found
                        rest &= rest - 1
                    }
                    return limit == 1 ? two : three
                }
                // An edit makes up for one letter.
                var near = ~over(typed.letters, flip: ~.zero) & Self.those(of: block, in: places)
                if near == .zero { continue }
                // One that is strange at both ends may be the same letter of a short word. A word alone is soon looked at.
                if near & (near &- 1) != .zero { near &= ~(over(front, flip: .zero) | over(back, flip: .zero)) }
                for half in 0..<2 {
                    var rest = near[half]
                    while rest != 0 {
                        visit(block * Self.width + half * 64 + rest.trailingZeroBitCount)
                        rest &= rest - 1
                    }
                }
            }
        }
    }

    /// The bits of the words of a block that are among some places.
    @inline(__always)
    private static func those(of block: Int, in places: Range<Int>) -> Plane {
        /// The bits from a place on.
        @inline(__always)
        func from(_ place: Int) -> Plane {
            Plane(place >= 64 ? 0 : ~0 << UInt64(place), place >= 128 ? 0 : ~0 << UInt64(max(place - 64, 0)))
        }
        let first = block * width
        if places.lowerBound <= first, first + width <= places.upperBound { return ~.zero }
        return from(max(places.lowerBound - first, 0)) & ~from(min(places.upperBound - first, width))
    }
}

extension LetterPlanes: Kept {
    func write(to writer: inout ModelWriter) {
        writer.put(UInt32(count))
        writer.put(fours: planes)
    }

    init(from reader: inout ModelReader) throws(ModelError) {
        count = Int(try reader.number(UInt32.self))
        planes = try reader.fours()
        guard planes.count == (count + Self.width - 1) / Self.width * UInt32.bitWidth else {
            throw .malformed(reason: "letters")
        }
    }
}
