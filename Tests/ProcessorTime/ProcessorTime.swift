import Glibc

/// Nanoseconds of processor time: what was worked, not what was waited.
public enum ProcessorTime {
    /// What all threads of this process worked since it began.
    public static func ofProcess() -> UInt64 { read(CLOCK_PROCESS_CPUTIME_ID) }

    /// What this thread worked since it began.
    public static func ofThread() -> UInt64 { read(CLOCK_THREAD_CPUTIME_ID) }

    /// What it takes to read a thread's clock, which is a call of the kernel: the least of many pairs of readings.
    public static func ofReading() -> UInt64 {
        (0..<10_000).reduce(.max) { least, _ in
            let before = ofThread()
            return min(least, ofThread() - before)
        }
    }

    /// What a piece of work that stays on this thread took of it. A test that promises a time holds it to this: however
    /// many others run beside it, it works no longer.
    public static func taken(by work: () throws -> Void) rethrows -> Duration {
        let before = ofThread()
        try work()
        return .nanoseconds(ofThread() - before)
    }

    private static func read(_ clock: clockid_t) -> UInt64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}
