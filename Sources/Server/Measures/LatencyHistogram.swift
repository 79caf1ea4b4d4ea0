import Wire

/// How long requests took, in a fixed number of buckets: four to each doubling, so that a percentile is told within a
/// quarter.
struct LatencyHistogram {
    private var counts = [Int](repeating: 0, count: LatencyHistogram.buckets)
    private(set) var total = 0
    /// Nanoseconds of all requests together.
    private(set) var sum: Int64 = 0
    private var most: Int64 = 0

    /// Up to 2^40 ns, about 18 minutes; what took longer counts as that.
    private static let buckets = 4 * 40
    private static let longest: Int64 = (1 << 40) - 1

    mutating func add(nanoseconds: Int64) {
        let nanoseconds = min(max(nanoseconds, 1), Self.longest)
        counts[Self.bucket(nanoseconds)] += 1
        total += 1
        sum += nanoseconds
        most = max(most, nanoseconds)
    }

    /// How many took up to each of these bounds, which are each four times the one before: 8 microseconds to 8.6
    /// seconds.
    var cumulative: [(nanoseconds: Int64, count: Int)] {
        var seen = 0
        var next = 0
        return stride(from: 13, through: 33, by: 2).map { doubling in
            // Bucket 4d begins at 2^d.
            while next < 4 * doubling {
                seen += counts[next]
                next += 1
            }
            return (Int64(1) << Int64(doubling), seen)
        }
    }

    /// The percentiles so far.
    var message: LatencyMessage {
        LatencyMessage(p50: share(50), p90: share(90), p99: share(99), most: Int((most + 999) / 1000))
    }

    /// The upper bound, in microseconds, of the bucket in which this share of all requests is reached.
    private func share(_ percent: Int) -> Int {
        let wanted = (total * percent + 99) / 100
        guard wanted > 0 else { return 0 }
        var seen = 0
        for (bucket, count) in counts.enumerated() {
            seen += count
            if seen >= wanted { return Int((Self.upperBound(bucket) + 999) / 1000) }
        }
        return Int((most + 999) / 1000)
    }

    private static func bucket(_ nanoseconds: Int64) -> Int {
        let doubling = 63 - nanoseconds.leadingZeroBitCount
        // The two bits below the highest part the doubling in four.
        let quarter = doubling < 2 ? 0 : Int(nanoseconds >> (doubling - 2)) & 3
        return doubling * 4 + quarter
    }

    private static func upperBound(_ bucket: Int) -> Int64 {
        let doubling = Int64(1) << (bucket / 4)
        return doubling + doubling * Int64(bucket % 4 + 1) / 4
    }
}
