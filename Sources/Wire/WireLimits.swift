/// The limits of the protocol that both sides hold themselves to. They are part of the contract; a daemon's own limits
/// (connections, requests in flight) stand in `Server`.
public enum WireLimits {
    /// The `v` every result carries. Fields are added, never changed; a change of meaning raises this.
    public static let version = 1
    /// Bytes in a line, its end not counted. A longer line is refused and the connection stays usable.
    public static let lineBytes = 64 * 1024
    /// Bytes of UTF-8 in a `text` or `words`.
    public static let textBytes = 16 * 1024
    /// Objects and arrays inside one another, the outermost counted.
    public static let depth = 32
    /// Topics that `find` returns where the caller names no `limit`.
    public static let findDefault = 5
    /// The greatest `limit` of `find`.
    public static let findMost = 50
    /// Bytes of a socket's path: what fits into its address, less what swift-nio keeps for itself.
    public static let socketPathBytes = 103
    /// Seconds that a daemon may take to compile the dialogues, unless it was told otherwise; a client that asks for a
    /// reload waits accordingly.
    public static let compileSeconds = 300
}
