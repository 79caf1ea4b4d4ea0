import Glibc
import NIOCore
import TemporaryFolders
import Testing

@testable import Server
@testable import Wire

@Suite("The socket at its place")
final class SocketTests {
    private let folder = temporaryFolder()
    deinit { removeFolder(folder) }
    private var path: String { folder + "/s" }

    private func mode(of path: String) -> UInt32? { FolderFacts(of: path)?.mode }

    @Test("of two daemons on one path the second is refused, and the first keeps answering")
    func two() async throws {
        let server = try await TestServer.start()
        #expect(throws: ServerError.taken(path: server.path)) { try BoundSocket(path: server.path, use: .named) }
        #expect(try await server.client().call(ListSources()).sources.count == 1)
        try await server.stop()
    }

    @Test("of many that start at once, one has the socket")
    func race() async {
        let path = path
        let sockets = await withTaskGroup(of: BoundSocket?.self) { group in
            for _ in 0..<8 { group.addTask { try? BoundSocket(path: path, use: .named) } }
            var bound: [BoundSocket] = []
            for await socket in group { if let socket { bound.append(socket) } }
            return bound
        }
        #expect(sockets.count == 1)
        for socket in sockets { socket.remove() }
    }

    @Test("the socket of a daemon that was killed is replaced")
    func stale() throws {
        let left = makeStreamSocket()
        var address = try #require(sockaddr_un(path: path))
        let bound = address.withAddress { bind(left, $0, $1) }
        #expect(bound == 0)
        close(left)
        let socket = try BoundSocket(path: path, use: .named)
        #expect(throws: Never.self) { try TestClient(path) }
        socket.remove()
        #expect(mode(of: path) == nil)
    }

    @Test("a live socket that somebody bound without our lock is not stolen")
    func live() throws {
        let other = makeStreamSocket()
        defer { close(other) }
        var address = try #require(sockaddr_un(path: path))
        let bound = address.withAddress { bind(other, $0, $1) }
        #expect(bound == 0)
        #expect(listen(other, 5) == 0)
        #expect(throws: ServerError.taken(path: path)) { try BoundSocket(path: path, use: .named) }
        #expect(mode(of: path) != nil)
    }

    @Test("what is no socket is left alone")
    func file() {
        write("precious", to: path)
        #expect(throws: ServerError.notASocket(path: path)) { try BoundSocket(path: path, use: .named) }
        #expect(mode(of: path) == 0o600)
    }

    @Test("an own socket is the user's alone, and so is its folder")
    func modes() throws {
        let own = folder + "/own"
        let socket = try BoundSocket(path: own + "/s", use: .own(folder: own, user: geteuid()))
        #expect(mode(of: own) == 0o700)
        #expect(mode(of: own + "/s") == 0o600)
        #expect(mode(of: own + "/s.lock") == 0o600)
        socket.remove()
        let system = try BoundSocket(path: folder + "/run/s", use: .system)
        #expect(mode(of: folder + "/run") == 0o755)
        #expect(mode(of: folder + "/run/s") == 0o660)
        system.remove()
    }

    @Test("a folder that others may enter, a link, or another's folder is not used")
    func foreign() {
        let open = folder + "/open"
        mkdir(open, 0o700)
        chmod(open, 0o750)
        let link = folder + "/link"
        symlink(folder, link)
        mkdir(folder + "/other", 0o700)
        for (own, user) in [(open, geteuid()), (link, geteuid()), (folder + "/other", geteuid() + 1)] {
            #expect(throws: ServerError.foreignFolder(path: own)) {
                try BoundSocket(path: own + "/s", use: .own(folder: own, user: user))
            }
        }
    }

    @Test("a path that fits no address is told")
    func long() {
        let long = "/tmp/" + String(repeating: "x", count: 99)
        #expect(throws: ServerError.pathTooLong(path: long)) { try BoundSocket(path: long, use: .named) }
    }

    @Test("the same folder and hash as the client's: one function names both")
    func places() {
        let daemon = DaemonIdentity(executable: "/usr/bin/paod", inode: 7, modified: 9)
        let own = SocketPlaces(.init(runtimeFolder: "/run/user/1000", userID: 1000, daemon: daemon))
        #expect(own.toConnect.map(\.path) == [own.own.path, "/run/paod/paod.sock"])
        #expect(own.toBind == own.own)
        #expect(own.own.path == "/run/user/1000/pao/paod-\(daemon.hash).sock")
        #expect(SocketPlaces(.init(userID: 1000, daemon: daemon)).ownFolder == "/tmp/pao-1000")
        #expect(SocketPlaces(.init(userID: 0, daemon: daemon)).toBind.path == "/run/paod/paod.sock")
        let named = SocketPlaces(.init(option: "/a", environment: "/b", userID: 0, daemon: daemon))
        #expect(named.toConnect == [.init(path: "/a", origin: .option)])
        let variable = SocketPlaces(.init(environment: "/b", userID: 0, daemon: daemon))
        #expect(variable.toConnect == [.init(path: "/b", origin: .environment)])
        for changed in [
            DaemonIdentity(executable: "/usr/bin/paoe", inode: 7, modified: 9),
            DaemonIdentity(executable: "/usr/bin/paod", inode: 8, modified: 9),
            DaemonIdentity(executable: "/usr/bin/paod", inode: 7, modified: 8),
            DaemonIdentity(executable: "/usr/bin/paod", inode: 7, modified: 9, dialogues: "/d"),
        ] { #expect(changed.hash != daemon.hash) }
    }
}

@Suite("Lines from a stream of buffers")
struct LineFramerTests {
    @Test("wherever the stream is cut, the lines are the same", arguments: [1, 2, 3, 5, 8, 70_000])
    func cuts(size: Int) {
        let long = String(repeating: "x", count: WireLimits.lineBytes + 1)
        let text = Array("one\n\n\(long)\ntwo\r\n\(long)\(long)\nlast".utf8)
        var framer = LineFramer(limit: WireLimits.lineBytes)
        var found: [String] = []
        func note(_ piece: LineFramer.Piece) {
            switch piece {
            case .line(let line): found.append(String(decoding: line, as: UTF8.self))
            case .tooLong: found.append("!")
            }
        }
        for start in stride(from: 0, to: text.count, by: size) {
            var buffer = ByteBuffer(bytes: text[start..<min(start + size, text.count)])
            framer.add(&buffer)
            while let piece = framer.next() { note(piece) }
        }
        if let piece = framer.rest() { note(piece) }
        #expect(found == ["one", "", "!", "two\r", "!", "last"])
    }

    @Test("a line of just the limit passes")
    func limit() {
        var framer = LineFramer(limit: WireLimits.lineBytes)
        var buffer = ByteBuffer(string: String(repeating: "x", count: WireLimits.lineBytes) + "\n")
        framer.add(&buffer)
        #expect(framer.next() == .line([UInt8](repeating: 0x78, count: WireLimits.lineBytes)))
    }
}
