/// The daemon's own limits, each with its default. `--limit NAME=N` sets one, `status` tells them all.
public struct ServerLimits: Sendable, Equatable {
    /// A limit by its name.
    public enum Name: String, Sendable, CaseIterable {
        /// Connections at once; one more is told so and closed.
        case connections
        /// Requests of one connection that are answered in a row before the others have their turn.
        case turn
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

        var normal: Int {
            switch self {
            case .connections: 256
            case .turn: 64
            case .unreadBytes: 256 * 1024
            case .stallSeconds: 30
            case .idleSeconds: 3600
            case .waitSeconds: 10
            case .compileSeconds: 120
            case .drainSeconds: 5
            }
        }
    }

    private var set: [Name: Int] = [:]

    /// The defaults.
    public init() {}

    /// A limit. 1 and up.
    public subscript(name: Name) -> Int {
        get { set[name] ?? name.normal }
        set { set[name] = newValue }
    }

    /// Sets one from `NAME=N`.
    /// - Returns: false where the name is not known or the number is not from 1 to a thousand million.
    public mutating func set(_ assignment: String) -> Bool {
        let parts = assignment.split(separator: "=", maxSplits: 1)
        guard parts.count == 2, let name = Name(rawValue: String(parts[0])), let number = Int(parts[1]),
            1...1_000_000_000 ~= number
        else { return false }
        set[name] = number
        return true
    }
}
