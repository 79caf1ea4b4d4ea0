import Glibc
import Wire

/// What the daemon listens on: a socket of its own making, or one that a service manager handed over.
public struct Listening: Sendable {
    let descriptor: Int32
    /// What is to be taken away in the end; `nil` for a socket that is not ours.
    let bound: BoundSocket?
    /// The user's own place: then the dialogues are watched, for nobody would send such a daemon a `reload`.
    public let isOwn: Bool
    /// The socket as logs name it.
    public let name: String

    /// Takes the socket a service manager handed over, else binds one.
    /// - Parameters:
    ///   - named: what `--socket` was given; `nil` where it was not.
    ///   - dialogues: the dialogues where they were named, links resolved; part of the own socket's name.
    public init(named: String?, dialogues: String?) throws(ServerError) {
        if let inherited = try InheritedSocket.take() {
            (descriptor, bound, isOwn, name) = (inherited, nil, false, "the socket handed over")
            return
        }
        let user = geteuid()
        let places = SocketPlaces(
            SocketPlaces.Surroundings(
                option: named, runtimeFolder: Self.runtimeFolder(of: user), userID: user,
                daemon: Self.identity(dialogues: dialogues ?? "")))
        let path = places.toBind.path
        isOwn = path == places.own.path
        let use: BoundSocket.Use =
            isOwn
            ? .own(folder: places.ownFolder, user: user)
            : path == SocketPlaces.systemPath && user == 0 ? .system : .named
        let socket = try BoundSocket(path: path, use: use)
        (descriptor, bound, name) = (socket.descriptor, socket, path)
    }

    init(_ socket: BoundSocket, isOwn: Bool) {
        (descriptor, bound, name) = (socket.descriptor, socket, socket.path)
        self.isOwn = isOwn
    }

    /// `$XDG_RUNTIME_DIR` where it is a folder of this user's; after `su` it may be another's.
    private static func runtimeFolder(of user: UInt32) -> String? {
        guard let folder = getenv("XDG_RUNTIME_DIR").map({ String(cString: $0) }), folder.hasPrefix("/") else {
            return nil
        }
        return FolderFacts(of: folder)?.owner == user ? folder : nil
    }

    /// This program's own identity, as a client sees the `paod` beside it.
    private static func identity(dialogues: String) -> DaemonIdentity {
        var facts = stat()
        let isThere = stat("/proc/self/exe", &facts) == 0
        return DaemonIdentity(
            executable: Program.path, inode: isThere ? UInt64(facts.st_ino) : 0,
            modified: isThere ? Int64(facts.st_mtim.tv_sec) * 1_000_000_000 + Int64(facts.st_mtim.tv_nsec) : 0,
            dialogues: dialogues)
    }
}
