/// Hits while they are found, in memory of their own: adding one asks nobody who else holds them.
struct HitRoom {
    typealias Hit = Utterance.Hit

    private(set) var count = 0
    /// How many lists were added, each sorted, since somebody set it to none.
    var lists = 0
    private var capacity: Int
    private var start: UnsafeMutablePointer<Hit>

    init(capacity: Int) {
        self.capacity = max(capacity, 1)
        start = .allocate(capacity: self.capacity)
    }

    /// All of them; the memory is given back.
    func taken() -> [Hit] {
        defer { start.deallocate() }
        return Array(UnsafeBufferPointer(start: start, count: count))
    }

    @inline(__always)
    mutating func append(_ hit: Hit) {
        if count == capacity { grow() }
        start[count] = hit
        count &+= 1
    }

    @inline(never)
    private mutating func grow() {
        let room = UnsafeMutablePointer<Hit>.allocate(capacity: capacity * 2)
        room.update(from: start, count: count)
        start.deallocate()
        (start, capacity) = (room, capacity * 2)
    }

    /// Above this sorting is quicker than putting each in its order.
    private static let mostInserted = 24

    /// Sorts the hits from one on, all of which begin with the same word, and drops repeats.
    mutating func tidy(from first: Int) {
        @inline(__always)
        func key(_ hit: Hit) -> UInt64 {
            UInt64(UInt32(bitPattern: hit.words.upperBound)) << 32 | UInt64(UInt32(bitPattern: hit.concept))
        }
        guard count > first + 1 else { return }
        var hits = UnsafeMutableBufferPointer(start: start + first, count: count - first)
        if hits.count > Self.mostInserted {
            hits.sort { key($0) < key($1) }
        } else {
            for next in 1..<hits.count {
                let hit = hits[next]
                var at = next
                while at > 0, key(hit) < key(hits[at - 1]) {
                    hits[at] = hits[at - 1]
                    at -= 1
                }
                if at < next { hits[at] = hit }
            }
        }
        var kept = 1
        for at in 1..<hits.count where key(hits[at]) != key(hits[kept - 1]) {
            if kept < at { hits[kept] = hits[at] }
            kept += 1
        }
        count = first + kept
    }
}
