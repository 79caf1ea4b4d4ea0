import Glibc

/// How many connections the system lets the daemon hold.
public enum OpenFiles {
    /// Files that are open besides connections: the socket, the loops, a compiler's pipes.
    private static let others = 64

    /// Raises the soft limit on open files so that so many connections fit, and never above the hard one.
    /// - Returns: how many fit; as many as asked where the system does not tell.
    public static func make(roomFor connections: Int) -> Int {
        var limit = rlimit()
        let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        guard getrlimit(resource, &limit) == 0 else { return connections }
        let wanted = rlim_t(connections + others)
        if limit.rlim_cur < wanted {
            limit.rlim_cur = min(wanted, limit.rlim_max)
            guard setrlimit(resource, &limit) == 0 else { return connections }
        }
        return min(connections, max(Int(clamping: limit.rlim_cur) - others, 1))
    }
}
