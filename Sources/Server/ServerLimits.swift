import Wire

/// The daemon's own limits, each with its default. `--limit NAME=N` sets one, `status` tells them all.
public struct ServerLimits: Sendable, Equatable {
    /// A limit by its name.
    public enum Name: String, Sendable, CaseIterable {
        /// Connections at once; one more is told so and closed.
        case connections
        /// Connections of one user at once; one more is told so and closed. Off unless it is set: behind a balancer all
        /// callers are one user.
        case userConnections = "user-connections"
        /// Requests of one user in a second; more are refused. Off unless it is set.
        case userRequests = "user-requests"
        /// Bytes in a line; a longer one is refused and skipped. The protocol's own limit is the most.
        case lineBytes = "line-bytes"
        /// Seconds in which a line has to come whole; a slower one is refused and its connection closed.
        case lineSeconds = "line-seconds"
        /// Pipelined requests of one connection that are answered in a row; the others have their turn before the next.
        case pipelined
        /// Bytes of replies that wait for a slow reader before the daemon reads no more of its requests.
        case unreadBytes = "unread-bytes"
        /// Seconds that a reader may leave its replies unread before it is dropped.
        case stallSeconds = "stall-seconds"
        /// Seconds without a request before a connection is closed.
        case idleSeconds = "idle-seconds"
        /// Seconds that a request may wait its turn before it is refused.
        case waitSeconds = "wait-seconds"
        /// Seconds that compiling the dialogues may take.
        case compileSeconds = "compile-seconds"
        /// Seconds that a stopping daemon gives what is in flight.
        case drainSeconds = "drain-seconds"

        /// 0 is off.
        var normal: Int {
            switch self {
            case .connections: 256
            case .userConnections, .userRequests: 0
            case .lineBytes: WireLimits.lineBytes
            case .lineSeconds: 30
            case .pipelined: 64
            case .unreadBytes: 256 * 1024
            case .stallSeconds: 30
            case .idleSeconds: 3600
            case .waitSeconds: 10
            case .compileSeconds: WireLimits.compileSeconds
            case .drainSeconds: 5
            }
        }

        /// What it can be set to.
        var range: ClosedRange<Int> {
            switch self {
            case .lineBytes: 256...WireLimits.lineBytes
            default: 1...1_000_000_000
            }
        }
    }

    private var set: [Name: Int] = [:]

    /// The defaults.
    public init() {}

    /// A limit. 0 is off.
    public subscript(name: Name) -> Int {
        get { set[name] ?? name.normal }
        set { set[name] = newValue }
    }

    /// Sets one from `NAME=N`.
    /// - Returns: false where the name is not known or it cannot be set to the number.
    public mutating func set(_ assignment: String) -> Bool {
        let parts = assignment.split(separator: "=", maxSplits: 1)
        guard parts.count == 2, let name = Name(rawValue: String(parts[0])), let number = Int(parts[1]),
            name.range ~= number
        else { return false }
        set[name] = number
        return true
    }
}
