/// Rows of numbers in half a byte each: so much more that it is none below 0.
///
/// Thirty-two numbers are eight 16-bit words, little-endian; the lowest four bits of all words are the first eight numbers,
/// the next four bits the next eight, and so on: a shift and a mask part eight numbers at once.
extension WeightedRows {
    /// The greatest number that half a byte stands for.
    static let greatestHalf: Int8 = 7

    /// How many bytes a row of at least so many numbers has.
    static func halfBytes(_ count: Int) -> Int { width(count) / 2 }

    /// The bytes of a row.
    static func halves(_ numbers: [Int8]) -> [UInt8] {
        func half(_ at: Int) -> UInt8 { UInt8(HalfByteSums.bias + Int32(at < numbers.count ? numbers[at] : 0)) }
        return (0..<halfBytes(numbers.count)).map { at in
            let first = at / 16 * 32 + at % 2 * 16 + at % 16 / 2
            return half(first) | half(first + 8) << 4
        }
    }

    /// The number at a place of a row that begins there.
    static func half(_ at: Int, of row: ArraySlice<UInt8>) -> Int8 {
        let (word, quarter) = (at % 8, at % 32 / 8)
        let byte = row[row.startIndex + at / 32 * 16 + word * 2 + quarter / 2]
        return Int8(byte >> (quarter % 2 * 4) & 0xF) - Int8(HalfByteSums.bias)
    }

    /// Makes the sums of rows: see `sum`.
    func sumHalves(_ bytes: UnsafeRawPointer, to sums: UnsafeMutableBufferPointer<Int32>) {
        sum(HalfByteSums.self, bytes, to: sums)
    }
}

private struct HalfByteSums: RowSums {
    static let bytes = 16
    static let bias: Int32 = 8

    private typealias Four = SIMD4<Int32>
    private typealias Words = SIMD8<Int16>
    private typealias Eight = (Four, Four)

    private var sums: (Eight, Eight, Eight, Eight)

    @inline(__always)
    init(less: Int32) {
        let start = Four(repeating: 0 &- less)
        sums = ((start, start), (start, start), (start, start), (start, start))
    }

    @inline(__always)
    func store(to sums: UnsafeMutablePointer<Int32>) {
        UnsafeMutableRawPointer(sums).storeBytes(of: self.sums, as: (Eight, Eight, Eight, Eight).self)
    }

    /// Adds two rows: words of both stand side by side.
    @inline(__always)
    mutating func add(_ pair: WeightedRows.Pair, _ bytes: UnsafeRawPointer) {
        let a = (bytes + pair.first).loadUnaligned(as: Words.self)
        let b = (bytes + pair.second).loadUnaligned(as: Words.self)
        let factors = unsafeBitCast(Four(repeating: pair.factors), to: Words.self)
        var (low, high) = (Words(), Words())
        (low.evenHalf, low.oddHalf) = (a.lowHalf, b.lowHalf)
        (high.evenHalf, high.oddHalf) = (a.highHalf, b.highHalf)
        Self.add(low, high, factors, to: &sums.0)
        Self.add(low &>> 4, high &>> 4, factors, to: &sums.1)
        Self.add(low &>> 8, high &>> 8, factors, to: &sums.2)
        Self.add(low &>> 12, high &>> 12, factors, to: &sums.3)
    }

    @inline(__always)
    private static func add(_ low: Words, _ high: Words, _ factors: Words, to sums: inout Eight) {
        sums.0 &+= WeightedRows.products(low & 0xF, factors)
        sums.1 &+= WeightedRows.products(high & 0xF, factors)
    }
}
