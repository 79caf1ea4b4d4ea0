/// Rows of numbers in a byte each: so much more that it is none below 0.
extension WeightedRows {
    /// The greatest number that a byte stands for.
    static let greatestByte = Int8.max

    /// The bytes of a row.
    static func bytes(_ numbers: [Int8]) -> [UInt8] {
        (0..<width(numbers.count)).map { UInt8(ByteSums.bias + Int32($0 < numbers.count ? numbers[$0] : 0)) }
    }

    /// Makes the sums of rows: see `sum`.
    func sumBytes(_ bytes: UnsafeRawPointer, to sums: UnsafeMutableBufferPointer<Int32>) {
        sum(ByteSums.self, bytes, to: sums)
    }
}

private struct ByteSums: RowSums {
    static let bytes = 32
    static let bias: Int32 = 0x80

    private var sums: (Sixteen, Sixteen)

    @inline(__always)
    init(less: Int32) { sums = (Sixteen(less: less), Sixteen(less: less)) }

    @inline(__always)
    func store(to sums: UnsafeMutablePointer<Int32>) {
        self.sums.0.store(to: sums)
        self.sums.1.store(to: sums + 16)
    }

    @inline(__always)
    mutating func add(_ pair: WeightedRows.Pair, _ bytes: UnsafeRawPointer) {
        sums.0.add(pair, bytes)
        sums.1.add(pair, bytes + 16)
    }
}

/// The sums of sixteen numbers.
private struct Sixteen {
    private typealias Four = SIMD4<Int32>

    private var sums: (Four, Four, Four, Four)

    @inline(__always)
    init(less: Int32) {
        let start = Four(repeating: 0 &- less)
        sums = (start, start, start, start)
    }

    @inline(__always)
    func store(to sums: UnsafeMutablePointer<Int32>) {
        UnsafeMutableRawPointer(sums).storeBytes(of: self.sums, as: (Four, Four, Four, Four).self)
    }

    /// Adds two rows.
    @inline(__always)
    mutating func add(_ pair: WeightedRows.Pair, _ bytes: UnsafeRawPointer) {
        let a = (bytes + pair.first).loadUnaligned(as: SIMD16<UInt8>.self)
        let b = (bytes + pair.second).loadUnaligned(as: SIMD16<UInt8>.self)
        let factors = unsafeBitCast(Four(repeating: pair.factors), to: SIMD8<Int16>.self)
        var low = SIMD16<UInt8>()
        (low.evenHalf, low.oddHalf) = (a.lowHalf, b.lowHalf)
        var high = SIMD16<UInt8>()
        (high.evenHalf, high.oddHalf) = (a.highHalf, b.highHalf)
        sums.0 &+= Self.products(low.lowHalf, factors)
        sums.1 &+= Self.products(low.highHalf, factors)
        sums.2 &+= Self.products(high.lowHalf, factors)
        sums.3 &+= Self.products(high.highHalf, factors)
    }

    @inline(__always)
    private static func products(_ bytes: SIMD8<UInt8>, _ factors: SIMD8<Int16>) -> Four {
        WeightedRows.products(SIMD8(truncatingIfNeeded: bytes), factors)
    }
}
