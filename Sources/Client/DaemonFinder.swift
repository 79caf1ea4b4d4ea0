import Glibc
import Wire

/// Finds a daemon: the first place that accepts, else one that is started for the caller.
public final class DaemonFinder {
    private let surroundings: ClientSurroundings
    /// Told what the user should know and nothing fails for, such as a place that is not allowed. Each once.
    private let notice: (String) -> Void
    private var hasNoticed = false
    private var started: (daemon: String, process: DaemonStarter.Started)?

    /// - Parameter notice: takes one sentence, for standard error.
    public init(_ surroundings: ClientSurroundings, notice: @escaping (String) -> Void) {
        self.surroundings = surroundings
        self.notice = notice
    }

    /// A connection to the first place that accepts. Starts a daemon where none does and that is allowed.
    /// - Parameter seconds: after which a place that is too busy, or a daemon that was started, is not waited for.
    public func connect(within seconds: Double = ClientLimits.connectSeconds) throws(ClientError) -> Connection {
        let places = surroundings.places
        let isOwnSafe = ownFolder() != .foreign
        let deadline = Deadline(seconds: seconds)
        var isSystemForbidden = false
        for place in places.toConnect where place.origin != .own || isOwnSafe {
            do throws(StreamSocket.Refusal) {
                return Connection(try StreamSocket(connectedTo: place.path, until: deadline), place: place)
            } catch .nobody {
                continue
            } catch .notPermitted where place.origin == .system {
                isSystemForbidden = true
            } catch {
                throw ClientError(error, at: place.path, within: seconds)
            }
        }
        let connection = try start(until: deadline)
        if isSystemForbidden, !hasNoticed {
            notice("no permission for \(SocketPlaces.systemPath); using a paod of your own")
            hasNoticed = true
        }
        return connection
    }

    /// Why the daemon that was started is gone, where it left on purpose: it binds its socket first, so that callers
    /// can wait in its queue, and may then find errors in the dialogues.
    func endOfStarted() -> ClientError? {
        guard let (daemon, process) = started else { return nil }
        started = nil
        // The connection may end a moment before the process does.
        let deadline = Deadline(seconds: ClientLimits.endingSeconds)
        repeat {
            if let status = process.endStatus() {
                // A daemon that was killed, or left in peace, is worth another try.
                return 1..<128 ~= status ? .daemonEnded(path: daemon, status: status) : nil
            }
            usleep(5_000)
        } while !deadline.isOver
        return nil
    }

    private func start(until deadline: Deadline) throws(ClientError) -> Connection {
        let places = surroundings.places
        let tried = places.toConnect.map(\.path)
        guard !places.toConnect.contains(where: \.isNamed) else { throw .noDaemon(tried: tried, why: .placeWasNamed) }
        guard surroundings.mayStart else { throw .noDaemon(tried: tried, why: .forbidden) }
        guard ownFolder() != .foreign else { throw .foreignFolder(path: places.ownFolder) }
        guard let daemon = surroundings.daemon else {
            throw .noDaemon(tried: tried, why: .notInstalled(path: surroundings.daemonPath))
        }
        var arguments = ["--socket", places.own.path]
        arguments += ["--idle-exit", String(ClientLimits.startedDaemonIdleMinutes)]
        if !surroundings.dialogues.isEmpty { arguments += ["--dialogues", surroundings.dialogues] }
        let process = try DaemonStarter(daemon: daemon, arguments: arguments).start()
        started = (daemon, process)
        return try wait(for: process, daemon: daemon, until: deadline)
    }

    /// Waits for the own place to accept. A daemon that ends because another one holds the place is no error: that
    /// other one is about to answer.
    private func wait(
        for started: DaemonStarter.Started, daemon: String, until deadline: Deadline
    ) throws(ClientError) -> Connection {
        let own = surroundings.places.own
        var pause: UInt32 = 2_000
        var hasEnded = false
        while true {
            // The folder may have come into being just now, and by another's hand.
            guard ownFolder() != .foreign else { throw .foreignFolder(path: surroundings.places.ownFolder) }
            do throws(StreamSocket.Refusal) {
                return Connection(try StreamSocket(connectedTo: own.path, until: deadline), place: own)
            } catch {
                guard error == .nobody else { throw ClientError(error, at: own.path, within: deadline.seconds) }
            }
            if !hasEnded, let status = started.endStatus() {
                guard status == ExitStatus.noDaemon.rawValue else { throw .daemonEnded(path: daemon, status: status) }
                hasEnded = true
            }
            guard !deadline.isOver else { throw .daemonSilent(path: daemon) }
            usleep(pause)
            pause = min(pause * 2, 20_000)
        }
    }

    /// What the folder of the user's own sockets is.
    private enum OwnFolder { case missing, ours, foreign }

    /// Whatever listens in a folder that is not this user's alone must not be told anything.
    private func ownFolder() -> OwnFolder {
        guard let facts = FolderFacts(of: surroundings.places.ownFolder) else { return .missing }
        return facts.isPrivate(to: surroundings.userID) ? .ours : .foreign
    }
}

extension ClientError {
    init(_ refusal: StreamSocket.Refusal, at path: String, within seconds: Double = ClientLimits.connectSeconds) {
        switch refusal {
        case .nobody: self = .noDaemon(tried: [path], why: .placeWasNamed)
        case .notPermitted: self = .notPermitted(path: path)
        case .pathTooLong: self = .pathTooLong(path: path)
        case .timedOut: self = .timedOut(seconds: Int(seconds))
        case .system(let call, let code): self = .system(call: call, code: code)
        }
    }
}
