import Glibc
import Wire

/// Why the daemon cannot start: what is wrong, the cure, and what it ends with.
public enum ServerError: Error, Equatable {
    /// Another daemon has the socket.
    case taken(path: String)
    /// Something that is no socket stands in its place.
    case notASocket(path: String)
    /// The folder of the user's own sockets is not theirs alone.
    case foreignFolder(path: String)
    case pathTooLong(path: String)
    /// The system refused: `call` failed on `path` with this `errno`.
    case system(call: String, path: String, code: Int32)
    /// The dialogues have errors; the findings, a line each.
    case dialogues([String])
    /// The service manager handed over something that cannot be listened on.
    case notListening
    /// It was told to stop before it could serve.
    case stopped
    /// No playbook, and none could be made.
    case noPlaybook(String)

    /// What the daemon ends with.
    public var exitStatus: ExitStatus {
        switch self {
        case .taken, .notASocket, .pathTooLong, .notListening: .noDaemon
        case .foreignFolder: .notPermitted
        case .system(_, _, let code): code == EPERM || code == EACCES ? .notPermitted : .noDaemon
        case .dialogues: .badData
        case .stopped: .answered
        case .noPlaybook: .internalFault
        }
    }

    /// For standard error; the findings have lines of their own.
    public var message: String {
        switch self {
        case .taken(let path): "another paod answers at \(path); stop that one, or name another socket with --socket"
        case .notASocket(let path): "\(path) is no socket; move it away, or name another with --socket"
        case .foreignFolder(let path):
            "\(path) must be a folder of yours with mode 0700; remove it, or set XDG_RUNTIME_DIR"
        case .pathTooLong(let path):
            "the path of the socket is too long: \(path); choose one of at most \(WireLimits.socketPathBytes) bytes"
        case .system(let call, let path, let code):
            "\(path): \(call): \(String(cString: strerror(code)))" + Self.cure(of: code)
        case .dialogues(let findings):
            (findings + ["the dialogues have errors; mend them and try again"]).joined(separator: "\n")
        case .notListening:
            "the descriptor handed over (LISTEN_FDS) is no listening Unix stream socket; see paod.socket"
        case .stopped: "told to stop before it served"
        case .noPlaybook(let why): "no playbook: \(why)"
        }
    }

    /// What to do about the reasons that an operator can mend.
    private static func cure(of code: Int32) -> String {
        switch code {
        case ENOENT, ENOTDIR: "; make its folder first, or name another place"
        case EACCES, EPERM: "; give the user that paod runs as the right to it, or run as another user"
        case EROFS, ENOSPC: "; make room there, or name another place"
        case EMFILE, ENFILE: "; let it open more files (ulimit -n, LimitNOFILE=)"
        default: ""
        }
    }
}
