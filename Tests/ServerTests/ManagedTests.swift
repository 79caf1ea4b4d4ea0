import Compiled
import Glibc
import Logging
import TemporaryFolders
import Testing

@testable import Server
@testable import Wire

/// The socket on which a service manager listens for news.
private final class NoticeSocket {
    let folder = temporaryFolder()
    private let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
    var path: String { folder + "/notify" }

    init() throws {
        var address = try #require(sockaddr_un(path: path))
        let bound = address.withAddress { bind(descriptor, $0, $1) }
        #expect(bound == 0)
    }

    deinit {
        close(descriptor)
        removeFolder(folder)
    }

    /// What has been told so far, a line each.
    func news() -> [String] {
        var lines: [String] = []
        var bytes = [UInt8](repeating: 0, count: 1000)
        while case let count = recv(descriptor, &bytes, bytes.count, Int32(MSG_DONTWAIT)), count > 0 {
            lines += String(decoding: bytes[..<count], as: UTF8.self).split(separator: "\n").map(String.init)
        }
        return lines
    }
}

@Suite("Under a service manager")
struct ManagedTests {
    @Test("the watchdog is fed while the daemon answers a question of its own, which is not counted")
    func watchdog() async throws {
        let manager = try NoticeSocket()
        let server = try await TestServer.start(manager: ServiceNotice(path: manager.path, watchdog: 300_000))
        var meals = 0
        for _ in 0..<6000 where meals < 3 {
            meals += manager.news().count { $0 == "WATCHDOG=1" }
            try await Task.sleep(for: .milliseconds(10))
        }
        #expect(meals >= 3)
        let status = try await server.client().call(GetStatus())
        #expect(status.counts.contains(NamedCount("say", 0)))
        try await server.stop()
    }

    @Test("a daemon whose loop hangs does not feed it")
    func hanging() async throws {
        let manager = try NoticeSocket()
        let gate = Gate(isShut: false)
        defer { gate.open() }
        let server = try await TestServer.start(
            FixedSource(onLook: { gate.pass() }), isOwn: true,
            manager: ServiceNotice(path: manager.path, watchdog: 300_000))
        // A look is due a second after the last one, and the next request takes it.
        try await Task.sleep(for: .milliseconds(1100))
        gate.shut()
        let client = try server.client()
        await client.send(call("sources", "{}") + "\n")
        try await gate.reached()
        _ = manager.news()
        try await Task.sleep(for: .milliseconds(1100))
        #expect(!manager.news().contains("WATCHDOG=1"))
        gate.open()
        #expect(try await client.errorKind() == nil)
        try await server.stop()
    }

    @Test("a manager that reads nothing does not hang the daemon")
    func deafManager() async throws {
        let manager = try NoticeSocket()
        let server = try await TestServer.start(manager: ServiceNotice(path: manager.path, watchdog: 3000))
        try await Task.sleep(for: .milliseconds(300))
        let client = try server.client()
        #expect(try await client.call(Reload()).isReloaded)
        #expect(try await client.call(ListSources()).sources.count == 1)
        try await server.stop()
    }

    @Test("without $WATCHDOG_USEC nothing is fed, and another process's is not ours")
    func unwatched() {
        #expect(ServiceNotice(path: nil, watchdog: 0).watchdog == nil)
        setenv("WATCHDOG_USEC", "3000000", 1)
        setenv("WATCHDOG_PID", "1", 1)
        #expect(ServiceNotice.take().watchdog == nil)
        setenv("WATCHDOG_USEC", "3000000", 1)
        #expect(ServiceNotice.take().watchdog == 3_000_000)
        #expect(getenv("WATCHDOG_USEC") == nil)
    }

    @Test("a reload is told before it begins, and the daemon is ready again after it, also when it failed")
    func reloading() async throws {
        let manager = try NoticeSocket()
        let source = FixedSource(onCompile: { () throws(ServerError) in throw .noPlaybook("no") })
        let server = try await TestServer.start(source, manager: ServiceNotice(path: manager.path))
        while !manager.news().contains("READY=1") { try await Task.sleep(for: .milliseconds(5)) }
        #expect(try await server.client().call(Reload()).isReloaded == false)
        var news: [String] = []
        for _ in 0..<500 where !news.contains("READY=1") {
            news += manager.news()
            try await Task.sleep(for: .milliseconds(10))
        }
        #expect(news.first { $0 == "RELOADING=1" || $0 == "READY=1" } == "RELOADING=1")
        try await server.stop()
    }

    @Test("a long start asks for more time")
    func longStart() async throws {
        let manager = try NoticeSocket()
        let source = SlowSource(seconds: 9)
        let server = try await TestServer.start(source, manager: ServiceNotice(path: manager.path))
        // It is told a moment after the socket is served.
        var news: [String] = []
        for _ in 0..<500 where !news.contains("READY=1") {
            news += manager.news()
            try await Task.sleep(for: .milliseconds(10))
        }
        #expect(news.first == "EXTEND_TIMEOUT_USEC=15000000")
        #expect(news.contains("READY=1"))
        try await server.stop()
    }

    @Test("a long reload asks for more time until it is over")
    func longReload() async throws {
        let manager = try NoticeSocket()
        let source = FixedSource(onCompile: { () throws(ServerError) in
            sleep(6)
            return CompiledOutcome(playbook: LoadedPlaybook.small("second"), findings: [])
        })
        let server = try await TestServer.start(source, manager: ServiceNotice(path: manager.path))
        while !manager.news().contains("READY=1") { try await Task.sleep(for: .milliseconds(5)) }
        #expect(try await server.client().call(Reload()).isReloaded)
        var news: [String] = []
        for _ in 0..<500 where !news.contains("READY=1") {
            news += manager.news()
            try await Task.sleep(for: .milliseconds(10))
        }
        let order = news.filter { $0 == "RELOADING=1" || $0 == "READY=1" || $0.hasPrefix("EXTEND_TIMEOUT_USEC=") }
        #expect(order.first == "RELOADING=1" && order.last == "READY=1")
        // Once on a machine that has the time, more often on a busy one.
        #expect(Set(order.dropFirst().dropLast()) == ["EXTEND_TIMEOUT_USEC=15000000"])
        try await server.stop()
    }

    @Test("a daemon that is told to stop while the dialogues are compiled ends at once, and takes its socket along")
    func stoppedAtStart() async throws {
        let folder = temporaryFolder()
        defer { removeFolder(folder) }
        let compiler = folder + "/paoc"
        writeScript("exec sleep 600\n", to: compiler)
        write("name: a\n", to: folder + "/helper.yaml")
        let server = PaodServer(
            on: Listening(try BoundSocket(path: folder + "/s", use: .named), isOwn: false),
            from: PlaybookLoader(named: folder, compiler: compiler, seconds: 600), logger: .silent)
        let start = ContinuousClock.now
        let running = Task { try await server.run() }
        try await Task.sleep(for: .milliseconds(400))
        running.cancel()
        try await running.value
        #expect(ContinuousClock.now - start < .seconds(120))
        #expect(FolderFacts(of: folder + "/s") == nil)
    }

    @Test("what is handed over and is no listening socket is refused with the cure")
    func notListening() async {
        // In a process of its own, for descriptor 3 is the process's.
        await #expect(processExitsWith: .exitCode(7)) {
            dup2(2, 3)
            setenv("LISTEN_PID", String(getpid()), 1)
            setenv("LISTEN_FDS", "1", 1)
            do throws(ServerError) { _ = try InheritedSocket.take() } catch {
                exit(error == .notListening && error.message.contains("paod.socket") ? 7 : 1)
            }
        }
    }
}

/// A source whose first playbook takes its time.
private struct SlowSource: PlaybookSource {
    let seconds: UInt32
    private let source = FixedSource()

    init(seconds: UInt32) { self.seconds = seconds }

    func current() -> CompiledOutcome {
        sleep(seconds)
        return source.current()
    }

    func compile() throws(ServerError) -> CompiledOutcome { try source.compile() }
    func earlier(than fingerprint: String) -> CompiledOutcome { source.earlier(than: fingerprint) }
    func stop() {}
    func stamp() -> InputStamp { source.stamp() }
}
