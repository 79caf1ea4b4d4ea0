/// Rows of 32 numbers in half a byte each.
///
/// A row is eight 16-bit words, little-endian; the lowest four bits of all words are its first eight numbers, the next four
/// bits the next eight, and so on: a shift and a mask part eight numbers at once.
extension WeightedRows {
    /// The greatest number that half a byte stands for.
    static let greatestHalf: Int8 = 7

    /// Each half byte is so much more than its number that it is none below 0.
    private static let halfBias: Int32 = 8

    /// The bytes of a row.
    static func halves(_ numbers: [Int8]) -> [UInt8] {
        (0..<16).map { at in
            let (word, lower) = (at / 2, at % 2 * 16)
            func half(_ number: Int8) -> UInt8 { UInt8(Int32(number) + halfBias) }
            return half(numbers[lower + word]) | half(numbers[lower + 8 + word]) << 4
        }
    }

    /// Adds the rows to 32 sums. All of them lie in the bytes.
    func sumHalves(_ bytes: UnsafeRawPointer, to sums: UnsafeMutableBufferPointer<Int32>) {
        precondition(sums.count == 32, "as many as a row has")
        guard let all = sums.baseAddress else { return }
        var sum = ThirtyTwo(all, less: total &* Self.halfBias)
        for pair in filled { sum.add(pair, bytes) }
        sum.store(to: all)
    }
}

/// The sums of all numbers of a row.
private struct ThirtyTwo {
    private typealias Four = SIMD4<Int32>
    private typealias Words = SIMD8<Int16>
    private typealias Eight = (Four, Four)

    private var sums: (Eight, Eight, Eight, Eight)

    @inline(__always)
    init(_ sums: UnsafeMutablePointer<Int32>, less: Int32) {
        let before = UnsafeRawPointer(sums).loadUnaligned(as: (Eight, Eight, Eight, Eight).self)
        func lessened(_ sums: Eight) -> Eight { (sums.0 &- less, sums.1 &- less) }
        self.sums = (lessened(before.0), lessened(before.1), lessened(before.2), lessened(before.3))
    }

    @inline(__always)
    func store(to sums: UnsafeMutablePointer<Int32>) {
        UnsafeMutableRawPointer(sums).storeBytes(of: self.sums, as: (Eight, Eight, Eight, Eight).self)
    }

    /// Adds two rows: words of both stand side by side, and processors multiply and add such neighbours in one step.
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
