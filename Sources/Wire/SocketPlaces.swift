/// Where the daemon's socket may be. The one place that names these paths, for the client that connects and the daemon
/// that binds. Pure: what the system says comes in as `Surroundings`.
public struct SocketPlaces: Sendable, Equatable {
    /// A path and who named it.
    public struct Place: Sendable, Equatable {
        public var path: String
        public var origin: Origin

        public init(path: String, origin: Origin) {
            self.path = path
            self.origin = origin
        }

        /// A person named it: no daemon is started there for the caller, and no other place is tried.
        public var isNamed: Bool { origin == .option || origin == .environment }
    }

    /// Who named a place.
    public enum Origin: Sendable, Equatable {
        /// `--socket`
        case option
        /// `$PAO_SOCKET`
        case environment
        /// The user's own daemon.
        case own
        /// The daemon of the whole machine.
        case system
    }

    /// What the places hang on.
    public struct Surroundings: Sendable, Equatable {
        /// What `--socket` was given; `nil` where it was not.
        public var option: String?
        /// `$PAO_SOCKET`; empty counts as not set.
        public var environment: String?
        /// `$XDG_RUNTIME_DIR` where it is a folder of this user's; `nil` where not, as after `su`.
        public var runtimeFolder: String?
        public var userID: UInt32
        /// The daemon that stands beside the caller.
        public var daemon: DaemonIdentity

        public init(
            option: String? = nil, environment: String? = nil, runtimeFolder: String? = nil, userID: UInt32,
            daemon: DaemonIdentity
        ) {
            self.option = option
            self.environment = environment
            self.runtimeFolder = runtimeFolder
            self.userID = userID
            self.daemon = daemon
        }
    }

    /// The socket of the machine's daemon, as the systemd unit binds it.
    public static let systemPath = "/run/paod/paod.sock"

    /// The folder of the user's own sockets: mode 0700, and used only where this user owns it.
    public let ownFolder: String
    /// The user's own place.
    public let own: Place
    /// Where a client looks, in order; a named place stands alone.
    public let toConnect: [Place]
    /// Where a daemon that inherited no socket listens.
    public let toBind: Place

    public init(_ surroundings: Surroundings) {
        ownFolder = surroundings.runtimeFolder.map { $0 + "/pao" } ?? "/tmp/pao-\(surroundings.userID)"
        own = Place(path: "\(ownFolder)/paod-\(surroundings.daemon.hash).sock", origin: .own)
        let system = Place(path: Self.systemPath, origin: .system)
        if let option = surroundings.option {
            toConnect = [Place(path: option, origin: .option)]
            toBind = toConnect[0]
        } else if let path = surroundings.environment, !path.isEmpty {
            toConnect = [Place(path: path, origin: .environment)]
            toBind = surroundings.userID == 0 ? system : own
        } else {
            toConnect = [own, system]
            toBind = surroundings.userID == 0 ? system : own
        }
    }
}

/// What the system says about a folder that holds a user's sockets. Whoever owns the folder could put a socket of their
/// own there and read what is typed, so it is looked at before every use.
public struct FolderFacts: Sendable, Equatable {
    /// A folder and not a link to one.
    public var isFolder: Bool
    public var owner: UInt32
    /// Permission bits.
    public var mode: UInt32

    public init(isFolder: Bool, owner: UInt32, mode: UInt32) {
        self.isFolder = isFolder
        self.owner = owner
        self.mode = mode
    }

    /// True for a real folder of this user's that nobody else may enter.
    public func isPrivate(to user: UInt32) -> Bool { isFolder && owner == user && mode & 0o077 == 0 }
}

/// Which build of the daemon with which dialogues: part of its socket's name, so that another build or folder never
/// answers for it.
public struct DaemonIdentity: Sendable, Equatable {
    /// The path of `paod` with links resolved.
    public var executable: String
    public var inode: UInt64
    /// Nanoseconds since 1970 of its last change.
    public var modified: Int64
    /// The path of the dialogues where they were named (`--dialogues`, `$PAO_DIALOGUES`), links resolved; empty where
    /// they follow from the executable's path.
    public var dialogues: String

    public init(executable: String, inode: UInt64, modified: Int64, dialogues: String = "") {
        self.executable = executable
        self.inode = inode
        self.modified = modified
        self.dialogues = dialogues
    }

    /// 16 hexadecimal digits: FNV-1a, for it must only tell one's own builds apart.
    public var hash: String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in "\(executable)\0\(inode)\0\(modified)\0\(dialogues)".utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}
