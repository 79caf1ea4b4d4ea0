/// Sums rows of bytes, each row times a factor of its own: the innermost loop of a turn.
///
/// Whole numbers, so that it does not matter in which order they are added. Two rows are taken together, and sixteen places
/// of them, or twice as many: processors multiply and add so in one step.
struct WeightedRows {
    /// The greatest factor.
    static let greatest: Float = 32_767
    /// The sum of all factors that no sum runs over with.
    static let most: Float = 8_000_000

    /// Where two rows begin, and their factors in the halves of one number.
    struct Pair {
        var first: Int
        var second: Int
        var factors: Int32
    }

    private let pairs: UnsafeMutableBufferPointer<Pair>
    private var count = 0
    /// The sum of all factors.
    private(set) var total: Int32 = 0

    /// - Parameter pairs: room for half as many as there are rows, and one more.
    init(_ pairs: UnsafeMutableBufferPointer<Pair>) { self.pairs = pairs }

    /// A byte of a row that stands for a number: so much more that it is none below 0.
    static func byte(_ number: Int8) -> UInt8 { UInt8(bitPattern: number) ^ 0x80 }

    /// The number that a byte stands for.
    static func number(_ byte: UInt8) -> Int8 { Int8(bitPattern: byte ^ 0x80) }

    private static let bias: Int32 = 0x80

    /// Adds a row.
    ///
    /// - Parameter factor: from 0 to the greatest.
    mutating func add(start: Int, factor: Int32) {
        let place = count >> 1
        precondition(place < pairs.count, "room for all")
        if count & 1 == 0 {
            pairs.initializeElement(at: place, to: Pair(first: start, second: start, factors: factor))
        } else {
            pairs[place].second = start
            pairs[place].factors |= factor << 16
        }
        count &+= 1
        total &+= factor
    }

    /// The pairs that there are.
    var filled: UnsafeBufferPointer<Pair> { UnsafeBufferPointer(rebasing: pairs[..<((count + 1) / 2)]) }

    /// Adds the rows to sums. All rows lie in the bytes and are as long as there are sums: a multiple of sixteen.
    func sum(_ bytes: UnsafeRawPointer, to sums: UnsafeMutableBufferPointer<Int32>) {
        precondition(sums.count % 16 == 0, "whole steps")
        guard count > 0, let all = sums.baseAddress else { return }
        let pairs = filled
        let less = total &* Self.bias
        var first = 0
        while first + 32 <= sums.count {
            var sum = (Sixteen(all + first, less), Sixteen(all + first + 16, less))
            for pair in pairs {
                sum.0.add(pair, bytes + first)
                sum.1.add(pair, bytes + first + 16)
            }
            sum.0.store(to: all + first)
            sum.1.store(to: all + first + 16)
            first += 32
        }
        guard first < sums.count else { return }
        var sum = Sixteen(all + first, less)
        for pair in pairs { sum.add(pair, bytes + first) }
        sum.store(to: all + first)
    }

    /// Each two products of neighbours added up.
    @inline(__always)
    static func products(_ numbers: SIMD8<Int16>, _ factors: SIMD8<Int16>) -> SIMD4<Int32> {
        let all = wide(numbers) &* wide(factors)
        return all.evenHalf &+ all.oddHalf
    }

    /// Written out, for a loop over so many would stay one.
    @inline(__always)
    private static func wide(_ words: SIMD8<Int16>) -> SIMD8<Int32> {
        SIMD8(
            Int32(words[0]), Int32(words[1]), Int32(words[2]), Int32(words[3]), Int32(words[4]), Int32(words[5]),
            Int32(words[6]), Int32(words[7]))
    }
}

/// The sums of sixteen places.
private struct Sixteen {
    private typealias Four = SIMD4<Int32>

    private var sums: (Four, Four, Four, Four)

    @inline(__always)
    init(_ sums: UnsafeMutablePointer<Int32>, _ less: Int32) {
        let before = UnsafeRawPointer(sums).loadUnaligned(as: (Four, Four, Four, Four).self)
        self.sums = (before.0 &- less, before.1 &- less, before.2 &- less, before.3 &- less)
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
