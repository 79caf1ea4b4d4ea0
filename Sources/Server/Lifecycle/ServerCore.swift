import Conversation
import Logging
import NIOCore
import Wire

/// What all connections of a daemon share: the playbook in use, the limits, the counters. Confined to its event loop,
/// so that nothing in it needs a lock.
final class ServerCore {
    let loop: any EventLoop
    let limits: ServerLimits
    let keeper: PlaybookKeeper
    let logger: Logger
    var counters = Counters()

    private let administration: Administration
    private let started = NIODeadline.now()
    private var lastRequest = NIODeadline.now()
    private var connections: [ObjectIdentifier: Connection] = [:]

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
        self.keeper = keeper
        self.administration = administration
        self.logger = logger
    }

    /// Counts a connection in.
    /// - Returns: false where there are too many.
    func add(_ connection: Connection) -> Bool {
        guard connections.count < limits[.connections] else {
            counters.refused += 1
            return false
        }
        counters.accepted += 1
        connections[ObjectIdentifier(connection)] = connection
        return true
    }

    func remove(_ connection: Connection) { connections[ObjectIdentifier(connection)] = nil }

    /// Notes that somebody asks something.
    func note(_ method: Method) {
        lastRequest = .now()
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

    private static func seconds(since start: NIODeadline) -> Int {
        Int((NIODeadline.now() - start).nanoseconds / 1_000_000_000)
    }
}
