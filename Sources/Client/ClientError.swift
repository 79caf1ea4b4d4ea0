import Glibc
import Wire

/// Why a call came to nothing: what is wrong, what to do about it, and what the program ends with.
public enum ClientError: Error, Equatable {
    /// Nobody accepts at the places that were tried, and none was to be started there.
    case noDaemon(tried: [String], why: NotStarted)
    /// This user may not connect to a place that was named.
    case notPermitted(path: String)
    /// The folder of the user's own sockets is not theirs alone.
    case foreignFolder(path: String)
    /// A path that does not fit into a socket's address.
    case pathTooLong(path: String)
    /// The daemon that was started ended, with this status.
    case daemonEnded(path: String, status: Int32)
    /// The daemon that was started does not accept in time.
    case daemonSilent(path: String)
    /// No reply in time.
    case timedOut(seconds: Int)
    /// The daemon closed the connection, and again when asked once more.
    case disconnected
    /// The peer does not speak the protocol.
    case badResponse(String)
    /// The daemon's own error.
    case refused(WireError)
    /// A system call failed.
    case system(call: String, code: Int32)

    /// Why no daemon was started.
    public enum NotStarted: Sendable, Equatable {
        /// The place was named by the caller.
        case placeWasNamed
        /// `PAO_START=0`
        case forbidden
        /// There is no `paod` beside this program.
        case notInstalled(path: String)
    }

    /// Whether it was only time that ran out: asking for longer may help.
    public var isSlowness: Bool {
        switch self {
        case .timedOut, .daemonSilent: true
        default: false
        }
    }

    /// What the program ends with.
    public var exitStatus: ExitStatus {
        switch self {
        case .noDaemon, .daemonSilent, .disconnected, .pathTooLong: .noDaemon
        case .notPermitted, .foreignFolder: .notPermitted
        case .daemonEnded(_, let status): ExitStatus(rawValue: status) == .badData ? .badData : .noDaemon
        case .timedOut: .tryAgain
        case .badResponse, .system: .internalFault
        case .refused(let error): ExitStatus(error.kind)
        }
    }

    /// One or two sentences for people: what is wrong, then the cure.
    public var message: String {
        switch self {
        case .noDaemon(let tried, .placeWasNamed):
            "no paod answers at \(tried.joined(separator: ", ")); start one there, or leave the place out"
        case .noDaemon(let tried, .forbidden):
            "no paod answers at \(tried.joined(separator: " or ")), and PAO_START=0 forbids starting one"
        case .noDaemon(let tried, .notInstalled(let path)):
            "no paod answers at \(tried.joined(separator: " or ")), and there is none to start at \(path); "
                + "install paod beside pao, or name a socket with --socket"
        case .notPermitted(let path):
            "no permission for \(path); ask whoever runs that paod, or leave the place out to use your own"
        case .foreignFolder(let path):
            "\(path) must be a folder of yours with mode 0700; remove it, or set XDG_RUNTIME_DIR"
        case .pathTooLong(let path):
            "the path of the socket is too long: \(path); choose one of at most \(WireLimits.socketPathBytes) bytes"
        case .daemonEnded(_, ExitStatus.badData.rawValue):
            "paod does not start: the dialogues have errors; run paoc check to see them"
        case .daemonEnded(let path, let status):
            "\(path) ended with status \(status); run it by hand to see why"
        case .daemonSilent(let path):
            "\(path) was started and does not answer; try again, or run it by hand to see why"
        case .timedOut(let seconds): "no reply within \(seconds) s; try again"
        case .disconnected: "paod closed the connection before it replied; try again"
        case .badResponse(let what): "what answers speaks another protocol: \(what); stop the old paod and try again"
        case .refused(let error): error.message
        case .system(let call, let code): "\(call): \(String(cString: strerror(code)))"
        }
    }
}
