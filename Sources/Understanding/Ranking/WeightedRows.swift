/// Sums rows of small numbers, each row times a factor of its own: the innermost loop of a turn.
///
/// Whole numbers, so that it does not matter in which order they are added. Two rows are taken together: processors multiply
/// and add so in one step. A row has a byte for each number (`ByteRows.swift`), or half a byte (`HalfByteRows.swift`).
struct WeightedRows {
    /// The greatest factor.
    static let greatestFactor: Float = 32_767

    /// Where two rows begin, and their factors in the halves of one number.
    struct Pair {
        var first: Int
        var second: Int
        var factors: Int32
    }

    private let room: UnsafeMutableBufferPointer<Pair>
    private var count = 0
    /// The sum of all factors.
    private(set) var total: Int32 = 0

    /// - Parameter room: for half as many pairs as there are rows, and one more.
    init(_ room: UnsafeMutableBufferPointer<Pair>) { self.room = room }

    /// How many numbers rows of at least so many have.
    static func width(_ count: Int) -> Int { (count + 31) / 32 * 32 }

    /// The factor that is such a share of the greatest: 0 to 1, and all beyond is 1.
    @inline(__always)
    static func factor(_ share: Float) -> Int32 { Int32((share < 1 ? share : 1) * greatestFactor + 0.5) }

    /// Adds a row.
    ///
    /// - Parameter factor: from 0 to the greatest.
    mutating func add(start: Int, factor: Int32) {
        let place = count >> 1
        precondition(place < room.count, "room for all")
        if count & 1 == 0 {
            room.initializeElement(at: place, to: Pair(first: start, second: start, factors: factor))
        } else {
            room[place].second = start
            room[place].factors |= factor << 16
        }
        count &+= 1
        total &+= factor
    }

    /// The pairs that there are.
    var pairs: UnsafeBufferPointer<Pair> { UnsafeBufferPointer(rebasing: room[..<((count + 1) / 2)]) }

    /// Makes the sums of the rows; all are 0 where there is no row.
    ///
    /// - Parameters:
    ///   - bytes: all rows lie in them, as wide as the sums.
    ///   - sums: as many as whole steps have.
    @inline(__always)
    func sum<Sums: RowSums>(_: Sums.Type, _ bytes: UnsafeRawPointer, to sums: UnsafeMutableBufferPointer<Int32>) {
        precondition(sums.count == Self.width(sums.count), "whole steps")
        guard let all = sums.baseAddress else { return }
        let (pairs, less) = (pairs, total &* Sums.bias)
        var (first, bytes) = (0, bytes)
        while first < sums.count {
            var sum = Sums(less: less)
            for pair in pairs { sum.add(pair, bytes) }
            sum.store(to: all + first)
            first &+= 32
            bytes += Sums.bytes
        }
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

/// The sums of thirty-two numbers of rows, in the form that the rows have.
protocol RowSums {
    /// Bytes that so many numbers of a row take.
    static var bytes: Int { get }
    /// So much more is each number, so that it is none below 0.
    static var bias: Int32 { get }

    /// - Parameter less: what all biases together made too much.
    init(less: Int32)
    /// Adds two rows.
    mutating func add(_ pair: WeightedRows.Pair, _ bytes: UnsafeRawPointer)
    func store(to sums: UnsafeMutablePointer<Int32>)
}
