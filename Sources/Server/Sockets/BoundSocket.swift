import Glibc
import Wire

/// A listening socket at a path, held with a lock: a stale one is replaced, a live one is never stolen.
///
/// The lock is on `<path>.lock`, a file that stays: whoever unlinked it could let two daemons hold "the" lock. It ends
/// with the process, however that ends, so what it leaves behind is always recognised as stale.
final class BoundSocket: Sendable {
    let path: String
    let descriptor: Int32
    private let lock: Int32

    /// What the folder and the socket are for.
    enum Use: Sendable {
        /// The user's own: folder 0700 and owned by the user, socket 0600.
        case own(folder: String, user: UInt32)
        /// The machine's: socket 0660 for the group of callers, where the machine has it.
        case system
        /// Somewhere named: socket 0600.
        case named
    }

    /// Connections that may wait to be accepted.
    static let backlog: Int32 = 1024
    /// A daemon that is leaving holds its lock a moment longer; so long is it waited for, in microseconds.
    private static let patience: UInt32 = 2_000_000
    private static let pause: UInt32 = 20_000

    init(path: String, use: Use) throws(ServerError) {
        guard sockaddr_un(path: path) != nil else { throw .pathTooLong(path: path) }
        try Self.prepareFolder(path, use)
        // Seen before the lock is made, so that none is left beside somebody's file.
        if let facts = Self.status(of: path), facts.st_mode & S_IFMT != S_IFSOCK { throw .notASocket(path: path) }
        lock = try Self.takeLock(path)
        do throws(ServerError) {
            try Self.removeStale(path)
            descriptor = try Self.bind(path, mode: use.socketMode, group: use.socketGroup)
        } catch {
            close(lock)
            throw error
        }
        self.path = path
    }

    /// Takes the socket away, so that nobody finds it, and gives up the lock. The descriptor belongs to who listens.
    func remove() {
        unlink(path)
        close(lock)
    }

    private static func prepareFolder(_ path: String, _ use: Use) throws(ServerError) {
        switch use {
        case .named: return
        case .system: try makeFolder(String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]), mode: 0o755)
        case .own(let folder, let user):
            try makeFolder(folder, mode: 0o700)
            guard FolderFacts(of: folder)?.isPrivate(to: user) == true else { throw .foreignFolder(path: folder) }
        }
    }

    /// Makes a folder with this mode whatever the umask; one that is there keeps its own.
    private static func makeFolder(_ folder: String, mode: mode_t) throws(ServerError) {
        if mkdir(folder, mode) == 0 {
            chmod(folder, mode)
        } else if errno != EEXIST {
            throw .system(call: "making the folder", path: folder, code: errno)
        }
    }

    private static func takeLock(_ path: String) throws(ServerError) -> Int32 {
        let name = path + ".lock"
        let file = open(name, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw .system(call: "opening the lock", path: name, code: errno) }
        var waited: UInt32 = 0
        while flock(file, LOCK_EX | LOCK_NB) != 0 {
            guard waited < patience, !isAnswered(path) else {
                close(file)
                throw .taken(path: path)
            }
            usleep(pause)
            waited += pause
        }
        return file
    }

    /// Unlinks what is left of a daemon that is no more.
    private static func removeStale(_ path: String) throws(ServerError) {
        guard status(of: path) != nil else { return }
        // One that listens without our lock was bound by a service manager.
        guard !isAnswered(path) else { throw .taken(path: path) }
        unlink(path)
    }

    /// What the system says about a path; links are not followed.
    private static func status(of path: String) -> stat? {
        var facts = stat()
        return lstat(path, &facts) == 0 ? facts : nil
    }

    /// Whether somebody accepts at the path; a full queue counts.
    private static func isAnswered(_ path: String) -> Bool {
        guard var address = sockaddr_un(path: path) else { return false }
        let probe = makeStreamSocket()
        guard probe >= 0 else { return false }
        defer { close(probe) }
        _ = fcntl(probe, F_SETFL, O_NONBLOCK)
        return address.withAddress { connect(probe, $0, $1) } == 0 || errno == EAGAIN
    }

    private static func bind(_ path: String, mode: mode_t, group: gid_t?) throws(ServerError) -> Int32 {
        guard var address = sockaddr_un(path: path) else { throw .pathTooLong(path: path) }
        let descriptor = makeStreamSocket()
        guard descriptor >= 0 else { throw .system(call: "socket", path: path, code: errno) }
        // Bound with no rights for others, so that there is no moment at which anybody may connect.
        let usual = umask(0o177)
        let outcome = address.withAddress { Glibc.bind(descriptor, $0, $1) }
        let code = errno
        umask(usual)
        guard outcome == 0, group.map({ chown(path, .max, $0) == 0 }) ?? true, chmod(path, mode) == 0,
            listen(descriptor, backlog) == 0
        else {
            close(descriptor)
            throw .system(call: "binding the socket", path: path, code: outcome == 0 ? errno : code)
        }
        return descriptor
    }
}

extension BoundSocket.Use {
    fileprivate var socketMode: mode_t {
        switch self {
        case .own, .named: 0o600
        case .system: 0o660
        }
    }

    /// The group that may ask, which the package makes.
    fileprivate var socketGroup: gid_t? {
        guard case .system = self else { return nil }
        return getgrnam("pao")?.pointee.gr_gid
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
