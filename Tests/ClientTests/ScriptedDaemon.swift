import Glibc
import Synchronization

@testable import Client
@testable import Wire

/// A server on a real socket that answers lines as a test scripts it, a thread for each connection.
final class ScriptedDaemon: Sendable {
    /// What to do with a line: its number since the start, counted over all connections.
    typealias Script = @Sendable (_ line: [UInt8], _ number: Int) -> Act

    enum Act {
        case send(String)
        /// Close the connection without an answer.
        case hangUp
        case nothing
    }

    let path: String
    private let listener: Int32
    private let received = Mutex<[[UInt8]]>([])

    /// Every line that came in.
    var lines: [String] { received.withLock { $0.map { String(decoding: $0, as: UTF8.self) } } }

    init(at path: String, _ script: @escaping Script) {
        self.path = path
        listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_un(path: path)!
        let bound = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        precondition(bound == 0 && listen(listener, 16) == 0)
        inThread { [self] in
            while true {
                let connection = accept(listener, nil, nil)
                if connection < 0 {
                    // Closed by the one thread that uses it: a number freed elsewhere may be another test's by now.
                    close(listener)
                    return
                }
                inThread { [self] in serve(connection, script) }
            }
        }
    }

    func stop() {
        shutdown(listener, Int32(SHUT_RDWR))
        unlink(path)
    }

    private func serve(_ connection: Int32, _ script: Script) {
        defer { close(connection) }
        var lines = LineSplitter(limit: 1 << 20)
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = recv(connection, &buffer, buffer.count, 0)
            guard count > 0 else { return }
            lines.bytes += buffer[..<count]
            while case .line(let line)? = lines.next() {
                let number = received.withLock { all in
                    all.append(line)
                    return all.count
                }
                switch script(line, number) {
                case .nothing: break
                case .hangUp: return
                case .send(let text): _ = Glibc.send(connection, text, text.utf8.count, Int32(MSG_NOSIGNAL))
                }
            }
        }
    }

    /// Replies as `paod` would: the text repeated, and a state that counts the turns.
    static func echo(_ line: [UInt8]) -> String {
        let request = RequestLine(line)
        var writer = JSONWriter()
        guard case .success(.say(let say)) = request.request else { return "" }
        let turn = say.state.flatMap { Int($0) } ?? 0
        writer.response(
            ReplyMessage(kind: .answer, text: "\(say.text)/\(turn)", state: String(turn + 1)), id: request.id)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}

/// Runs `body` on a thread of its own.
func inThread(_ body: @escaping @Sendable () -> Void) {
    final class Box: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    var thread = pthread_t()
    pthread_create(
        &thread, nil,
        { argument in
            Unmanaged<Box>.fromOpaque(argument!).takeRetainedValue().body()
            return nil
        }, Unmanaged.passRetained(Box(body)).toOpaque())
    pthread_detach(thread)
}

extension ClientSurroundings {
    /// Those of a caller who named a socket.
    static func named(_ path: String) -> ClientSurroundings {
        let identity = DaemonIdentity(executable: "/nowhere/paod", inode: 0, modified: 0)
        return ClientSurroundings(
            places: SocketPlaces(.init(option: path, userID: geteuid(), daemon: identity)), daemon: nil,
            daemonPath: "/nowhere/paod", userID: geteuid())
    }

    /// Those of a caller whose runtime folder is `folder`.
    static func own(in folder: String, daemon: String?, mayStart: Bool = true) -> ClientSurroundings {
        let identity = DaemonIdentity(executable: daemon ?? "none", inode: 0, modified: 0)
        return ClientSurroundings(
            places: SocketPlaces(.init(runtimeFolder: folder, userID: geteuid(), daemon: identity)), daemon: daemon,
            daemonPath: daemon ?? "/nowhere/paod", mayStart: mayStart, userID: geteuid())
    }

    var finder: DaemonFinder { DaemonFinder(self) { _ in } }
}
