import Wire

/// How long and how much the client waits for. The protocol's own limits stand in `WireLimits`.
public enum ClientLimits {
    /// Seconds until a daemon that listens, or was started, must accept.
    public static let connectSeconds = 5.0
    /// Seconds that a daemon which closed its connections may still take to end.
    public static let endingSeconds = 2.0
    /// Seconds until a reply must be in. A reply takes well under a millisecond; this is for a machine in trouble.
    public static let replySeconds = 10.0
    /// Seconds until a reload must be over: one that runs already, then the one that was asked for. The daemon gives up
    /// sooner by itself.
    public static let reloadSeconds = Double(2 * WireLimits.compileSeconds + 10)
    /// Requests of a batch that are under way at once.
    public static let batchWindow = 64
    /// Lines of a batch that are read ahead while an earlier one is not answered.
    public static let batchAhead = 1024
    /// Minutes without a request after which a daemon that was started for the caller leaves.
    public static let startedDaemonIdleMinutes = 15
}
