import Glibc

/// Nanoseconds of processor time: what was worked, not what was waited.
enum ProcessorTime {
    static func ofProcess() -> UInt64 { read(CLOCK_PROCESS_CPUTIME_ID) }

    static func ofThread() -> UInt64 { read(CLOCK_THREAD_CPUTIME_ID) }

    private static func read(_ clock: clockid_t) -> UInt64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}
