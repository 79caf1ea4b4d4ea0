import Glibc
import Wire

/// What of the process and the system the client's behaviour hangs on, read once.
public struct ClientSurroundings: Sendable {
    /// Where to look for the daemon.
    public var places: SocketPlaces
    /// The `paod` beside this program; `nil` where there is none.
    public var daemon: String?
    /// Where that `paod` was looked for.
    public var daemonPath: String
    /// The dialogues as `$PAO_DIALOGUES` names them, links resolved; empty where it names none.
    public var dialogues: String
    /// `PAO_START=0`
    public var mayStart: Bool
    public var userID: UInt32

    public init(
        places: SocketPlaces, daemon: String?, daemonPath: String, dialogues: String = "", mayStart: Bool = true,
        userID: UInt32
    ) {
        self.places = places
        self.daemon = daemon
        self.daemonPath = daemonPath
        self.dialogues = dialogues
        self.mayStart = mayStart
        self.userID = userID
    }

    /// Those of this process.
    /// - Parameter socket: what `--socket` was given; `nil` where it was not.
    public init(socket: String?) {
        userID = geteuid()
        let folder = Self.folder(of: resolved("/proc/self/exe") ?? "")
        daemonPath = folder + "/paod"
        let named = variable("PAO_DIALOGUES") ?? ""
        dialogues = named.isEmpty ? "" : resolved(named) ?? named
        daemon = resolved(daemonPath).flatMap { access($0, X_OK) == 0 ? $0 : nil }
        let runtime = variable("XDG_RUNTIME_DIR") ?? ""
        let isOurs = runtime.hasPrefix("/") && FolderFacts(of: runtime).map { $0.owner == geteuid() } ?? false
        places = SocketPlaces(
            SocketPlaces.Surroundings(
                option: socket, environment: variable("PAO_SOCKET"), runtimeFolder: isOurs ? runtime : nil,
                userID: userID, daemon: DaemonIdentity(executable: daemon ?? daemonPath, dialogues: dialogues)))
        mayStart = variable("PAO_START") != "0"
    }

    private static func folder(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    }
}

extension FolderFacts {
    /// What the system says about a path; `nil` where nothing is there. Links are not followed.
    init?(of path: String) {
        var facts = stat()
        guard lstat(path, &facts) == 0 else { return nil }
        self.init(
            isFolder: facts.st_mode & S_IFMT == S_IFDIR, owner: facts.st_uid, mode: UInt32(facts.st_mode & 0o7777))
    }
}

extension DaemonIdentity {
    /// The identity of an executable as it lies there now; one that cannot be seen has no inode.
    init(executable: String, dialogues: String) {
        var facts = stat()
        let isThere = stat(executable, &facts) == 0
        self.init(
            executable: executable, inode: isThere ? UInt64(facts.st_ino) : 0,
            modified: isThere ? Int64(facts.st_mtim.tv_sec) * 1_000_000_000 + Int64(facts.st_mtim.tv_nsec) : 0,
            dialogues: dialogues)
    }
}

/// An environment variable.
private func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

/// The path with every link resolved; `nil` where nothing is there.
private func resolved(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
}
