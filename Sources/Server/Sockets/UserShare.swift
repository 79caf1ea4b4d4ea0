import NIOCore

/// What one user takes of the daemon: connections, and requests in the second that runs.
struct UserShare {
    private var connections = 0
    private var requests = 0
    private var second = NIODeadline.now()

    /// Counts a connection in.
    /// - Parameter most: how many there may be; 0 for any number.
    /// - Returns: false where there are that many.
    mutating func enter(most: Int) -> Bool {
        guard most == 0 || connections < most else { return false }
        connections += 1
        return true
    }

    /// Counts a connection out.
    /// - Returns: whether it was the last.
    mutating func leave() -> Bool {
        connections -= 1
        return connections == 0
    }

    /// Counts a request.
    /// - Parameter most: how many there may be in a second; 0 for any number.
    /// - Returns: false where there were that many.
    mutating func take(of most: Int) -> Bool {
        guard most > 0 else { return true }
        let now = NIODeadline.now()
        if now - second >= .seconds(1) {
            second = now
            requests = 0
        }
        guard requests < most else { return false }
        requests += 1
        return true
    }
}
