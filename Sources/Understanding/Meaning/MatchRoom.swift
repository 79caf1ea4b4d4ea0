/// A list of matches in memory that is kept for the next one: walks over rules add to its end and take away from there.
struct MatchRoom {
    private(set) var count = 0
    private var capacity = 256
    private var start = UnsafeMutablePointer<Matcher.Match>.allocate(capacity: 256)

    /// Gives the memory back.
    func deallocate() { start.deallocate() }

    subscript(at: Int) -> Matcher.Match {
        get { start[at] }
        nonmutating set { start[at] = newValue }
    }

    /// All matches from one on.
    subscript(from first: PartialRangeFrom<Int>) -> UnsafeMutableBufferPointer<Matcher.Match> {
        UnsafeMutableBufferPointer(start: start + first.lowerBound, count: count - first.lowerBound)
    }

    mutating func append(_ match: Matcher.Match) {
        if count == capacity { grow() }
        start[count] = match
        count += 1
    }

    mutating func removeLast(_ count: Int) { self.count -= count }

    private mutating func grow() {
        let room = UnsafeMutablePointer<Matcher.Match>.allocate(capacity: capacity * 2)
        room.update(from: start, count: count)
        start.deallocate()
        (start, capacity) = (room, capacity * 2)
    }
}
