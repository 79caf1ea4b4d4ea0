import Glibc

/// What the daemon heard is in its memory for a moment. This keeps that memory from being written anywhere when the
/// daemon crashes.
public enum Secrecy {
    /// Signals that Swift's runtime may answer with a backtrace of what was in memory.
    private static let faults = [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGQUIT]

    /// No core dump and no backtrace from now on.
    public static func keep() {
        var limit = rlimit()
        _ = getrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
        // With 0 the kernel still hands the memory to a program that core_pattern names; with 1 it does not (core(5)).
        limit.rlim_cur = min(1, limit.rlim_max)
        limit.rlim_max = limit.rlim_cur
        _ = setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
        for fault in faults { signal(fault, SIG_DFL) }
    }
}
