import Glibc

/// A point in time after which to give up, by the clock that nobody sets.
struct Deadline {
    private let at: Int64
    /// What was allowed, for the error.
    let seconds: Double

    /// - Parameter seconds: from now.
    init(seconds: Double) {
        self.seconds = seconds
        at = Self.now + Int64(seconds * 1e9)
    }

    var isOver: Bool { Self.now >= at }

    /// Whole milliseconds that are left, rounded up, as poll(2) wants them.
    var milliseconds: Int32 { Int32(clamping: (max(at - Self.now, 0) + 999_999) / 1_000_000) }

    private static var now: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}
