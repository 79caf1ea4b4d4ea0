import Conversation
import Logging
import NIOCore
import Wire

/// What all connections of a daemon share: the playbook in use, the limits, the counters. Confined to its event loop,
/// so that nothing in it needs a lock.
final class ServerCore {
    let loop: any EventLoop
    let limits: ServerLimits
    let bounds: LineBounds
    let keeper: PlaybookKeeper
    let logger: Logger
    var counters = Counters()

    private let administration: Administration
    private let started = NIODeadline.now()
    private var lastRequest = NIODeadline.now()
    private var connections: [ObjectIdentifier: Connection] = [:]
    private var users: [UInt32: UserShare] = [:]
    /// Connections whose replies are written and wait to be sent.
    private var unsent: [Connection] = []

    /// So many connections' replies are sent together at most: whoever was answered first waits for the others'.
    private static let sentTogether = 16

    /// Who may have the playbook reloaded.
    struct Administration: Sendable {
        /// False with `--no-admin`: nobody over the socket.
        var isAllowed: Bool
        /// The daemon's own user; root may besides.
        var user: UInt32
    }

    init(
        loop: any EventLoop, limits: ServerLimits, keeper: PlaybookKeeper, administration: Administration,
        logger: Logger
    ) {
        self.loop = loop
        self.limits = limits
        bounds = LineBounds(limits)
        self.keeper = keeper
        self.administration = administration
        self.logger = logger
    }

    /// Counts a connection in.
    /// - Returns: why not, where there are too many.
    func add(_ connection: Connection) -> WireError? {
        guard connections.count < limits[.connections] else {
            counters.refused += 1
            return WireError(.tooMany, "too many connections; try again later")
        }
        if let user = connection.user {
            guard users[user, default: UserShare()].enter(most: limits[.userConnections]) else {
                counters.refused += 1
                return WireError(.tooMany, "too many connections of this user; close one and try again")
            }
        }
        counters.accepted += 1
        connections[ObjectIdentifier(connection)] = connection
        return nil
    }

    func remove(_ connection: Connection) {
        guard connections.removeValue(forKey: ObjectIdentifier(connection)) != nil else { return }
        if let user = connection.user, users[user]?.leave() == true { users[user] = nil }
    }

    /// Sends a connection's replies with those of the others that have asked in this turn of the loop.
    ///
    /// Who sends to a caller that sleeps has to wake it, which takes as long as a quarter of an answer; callers that get
    /// their replies one behind the other are awake when theirs come.
    func sendSoon(_ connection: Connection) {
        guard connections.count > 1 else { return connection.send() }
        unsent.append(connection)
        if unsent.count == Self.sentTogether {
            sendAll()
        } else if unsent.count == 1 {
            loop.assumeIsolated().execute { self.sendAll() }
        }
    }

    private func sendAll() {
        let ready = unsent
        unsent.removeAll(keepingCapacity: true)
        for connection in ready { connection.send() }
    }

    /// Whether it has to be known who a caller is.
    var countsUsers: Bool { limits[.userConnections] > 0 || limits[.userRequests] > 0 }

    /// Takes one of the requests that a user may send in a second.
    /// - Returns: false where none is left.
    func hasLeft(_ user: UInt32?) -> Bool {
        guard let user else { return true }
        return users[user, default: UserShare()].take(of: limits[.userRequests])
    }

    /// Notes that somebody asks something.
    func note(_ method: Method, at now: NIODeadline) {
        lastRequest = now
        counters.count(method)
    }

    /// Seconds since the last request.
    var idleSeconds: Int { Int((NIODeadline.now() - lastRequest).nanoseconds / 1_000_000_000) }

    var hasConnections: Bool { !connections.isEmpty }

    /// Closes connections that ask nothing and those whose reader reads nothing.
    func sweep() {
        let now = NIODeadline.now()
        for connection in connections.values {
            if connection.hasStalled(at: now, seconds: limits[.stallSeconds]) {
                counters.dropped += 1
                connection.close()
            } else if connection.isSlow(at: now, seconds: limits[.lineSeconds]) {
                counters.slow += 1
                let error = WireError(.deadline, "the line took over \(limits[.lineSeconds]) s to come; send it whole")
                connection.turnAway(error)
            } else if connection.isIdle(at: now, seconds: limits[.idleSeconds]) {
                connection.close()
            }
        }
    }

    /// Lets every connection answer what it has been asked and then close.
    func drain() { for connection in connections.values { connection.finish() } }

    func closeAll() { for connection in connections.values { connection.close() } }

    /// Reloads for a peer.
    func reload(for peer: UInt32?) -> EventLoopFuture<Result<ReloadMessage, WireError>> {
        guard administration.isAllowed, let peer, peer == 0 || peer == administration.user else {
            let error = WireError(.notPermitted, "only root and the user that paod runs as may reload it")
            return loop.makeSucceededFuture(.failure(error))
        }
        return keeper.reload().map { .success($0) }
    }

    var status: StatusMessage {
        let playbook = keeper.current
        let own = [
            NamedCount("connections", connections.count), NamedCount("reloads", keeper.reloads),
            NamedCount("failed_reloads", keeper.failedReloads),
        ]
        return StatusMessage(
            version: Version.text, fingerprint: playbook.engine.fingerprint,
            playbookAge: Self.seconds(since: playbook.loaded), topics: playbook.engine.playbook.topics.count,
            overdue: playbook.overdue(on: Today.iso()), unsigned: playbook.unsigned,
            uptime: Self.seconds(since: started), counts: own + counters.message, latency: counters.latency.message,
            limits: ServerLimits.Name.allCases.map { NamedCount($0.rawValue, limits[$0]) })
    }

    /// The measures as Prometheus reads them.
    var exposition: String {
        Exposition(status, calls: Array(zip(Method.allCases, counters.calls)), latency: counters.latency).text
    }

    private static func seconds(since start: NIODeadline) -> Int {
        Int((NIODeadline.now() - start).nanoseconds / 1_000_000_000)
    }
}
