/// Sums rows of bytes, each row times a factor of its own: the innermost loop of a turn.
///
/// Whole numbers, so that it does not matter in which order they are added. Two rows are taken together, and sixteen places
/// of them: processors multiply and add so in one step.
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
    private var total: Int32 = 0

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
        precondition(count / 2 < pairs.count, "room for all")
        if count & 1 == 0 {
            pairs.initializeElement(at: count / 2, to: Pair(first: start, second: start, factors: factor))
        } else {
            pairs[count / 2].second = start
            pairs[count / 2].factors |= factor << 16
        }
        count += 1
        total &+= factor
    }

    /// Adds the rows to sums. All rows lie in the bytes and are as long as there are sums: a multiple of sixteen.
    func sum(_ bytes: UnsafeRawPointer, to sums: UnsafeMutableBufferPointer<Int32>) {
        precondition(sums.count % 16 == 0, "whole steps")
        guard count > 0, let all = sums.baseAddress else { return }
        let pairs = UnsafeBufferPointer(rebasing: pairs[..<((count + 1) / 2)])
        for first in stride(from: 0, to: sums.count, by: 16) {
            Self.sum(
                pairs, bytes + first, less: total &* Self.bias, to: UnsafeMutableRawPointer(all + first))
        }
    }

    private typealias Four = SIMD4<Int32>

    /// Adds sixteen places of each row.
    @inline(__always)
    private static func sum(
        _ pairs: UnsafeBufferPointer<Pair>, _ bytes: UnsafeRawPointer, less: Int32,
        to sums: UnsafeMutableRawPointer
    ) {
        let before = sums.loadUnaligned(as: (Four, Four, Four, Four).self)
        var sum = (before.0 &- less, before.1 &- less, before.2 &- less, before.3 &- less)
        for pair in pairs {
            let a = (bytes + pair.first).loadUnaligned(as: SIMD16<UInt8>.self)
            let b = (bytes + pair.second).loadUnaligned(as: SIMD16<UInt8>.self)
            let factors = unsafeBitCast(Four(repeating: pair.factors), to: SIMD8<Int16>.self)
            var low = SIMD16<UInt8>()
            (low.evenHalf, low.oddHalf) = (a.lowHalf, b.lowHalf)
            var high = SIMD16<UInt8>()
            (high.evenHalf, high.oddHalf) = (a.highHalf, b.highHalf)
            sum.0 &+= products(low.lowHalf, factors)
            sum.1 &+= products(low.highHalf, factors)
            sum.2 &+= products(high.lowHalf, factors)
            sum.3 &+= products(high.highHalf, factors)
        }
        sums.storeBytes(of: sum, as: (Four, Four, Four, Four).self)
    }

    /// Each two products of neighbours added up.
    @inline(__always)
    private static func products(_ bytes: SIMD8<UInt8>, _ factors: SIMD8<Int16>) -> Four {
        let words = SIMD8<Int16>(truncatingIfNeeded: bytes)
        let all = SIMD8<Int32>(truncatingIfNeeded: words) &* SIMD8<Int32>(truncatingIfNeeded: factors)
        return all.evenHalf &+ all.oddHalf
    }
}
