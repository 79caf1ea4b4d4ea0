import Compiled
import Glibc
import NIOCore
import NIOPosix
import Synchronization
import TemporaryFolders
import Testing

@testable import Server
@testable import Wire

@Suite("Reloading")
struct ReloadTests {
    /// A source whose compiling takes until the gate is opened.
    private func gated(watched: String = "/nowhere") -> (gate: Gate, source: FixedSource) {
        let gate = Gate(isShut: true)
        let source = FixedSource(
            watched: watched,
            onCompile: { () throws(ServerError) in
                gate.pass()
                return CompiledOutcome(playbook: LoadedPlaybook.small("second"), findings: [])
            })
        return (gate, source)
    }

    @Test("the daemon's own user gets the new fingerprint and the findings")
    func reload() async throws {
        let server = try await TestServer.start()
        let client = try server.client()
        #expect(try await client.call(GetStatus()).fingerprint == "first")
        let expected = ReloadMessage(isReloaded: true, fingerprint: "second", findings: ["a finding"])
        #expect(try await client.call(Reload()) == expected)
        let status = try await client.call(GetStatus())
        #expect(status.fingerprint == "second")
        #expect(status.counts.contains(NamedCount("reloads", 1)))
        try await server.stop()
    }

    @Test("nobody holds the first playbook once another is in use")
    func lettingGo() async throws {
        let source = NotedSource()
        let server = try await TestServer.start(source)
        let client = try server.client()
        #expect(source.isFirstHeld)
        #expect(try await client.call(Reload()).isReloaded)
        #expect(!source.isFirstHeld)
        try await server.stop()
    }

    @Test("dialogues with errors, and a compiler that fails, leave the old playbook and say why")
    func failed() async throws {
        let errors: [(FixedSource.Compile, [String])] = [
            (
                { () throws(ServerError) in CompiledOutcome(playbook: nil, findings: ["x.yaml:1:1: error"]) },
                ["x.yaml:1:1: error"]
            ),
            ({ () throws(ServerError) in throw .noPlaybook("one\ntwo") }, ["no playbook: one", "two"]),
        ]
        for (compile, findings) in errors {
            let server = try await TestServer.start(FixedSource(onCompile: compile))
            let client = try server.client()
            let expected = ReloadMessage(isReloaded: false, fingerprint: "first", findings: findings)
            #expect(try await client.call(Reload()) == expected)
            #expect(try await client.call(Say(text: "can I have another baby")).kind == .answer)
            #expect(try await client.call(GetStatus()).counts.contains(NamedCount("failed_reloads", 1)))
            try await server.stop()
        }
    }

    @Test("root and the daemon's own user may; another user, and a caller whom the kernel does not name, may not")
    func rights() async throws {
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        let own: UInt32 = 1234
        for (peer, isAllowed) in [(0, true), (own, true), (own + 1, false), (nil, false)] as [(UInt32?, Bool)] {
            let source = FixedSource()
            let outcome = try await loop.flatSubmit {
                let keeper = PlaybookKeeper(
                    .small("first"), from: source, watchesInputs: false, loop: loop, threads: .singleton,
                    logger: .silent, manager: ServiceNotice(path: nil))
                let core = ServerCore(
                    loop: loop, limits: ServerLimits(), keeper: keeper,
                    administration: .init(isAllowed: true, user: own), logger: .silent)
                return core.reload(for: peer)
            }.get()
            switch outcome {
            case .success(let message): #expect(isAllowed && message.fingerprint == "second")
            case .failure(let error): #expect(!isAllowed && error.kind == .notPermitted)
            }
            #expect(source.count == (isAllowed ? 1 : 0))
        }
    }

    @Test("with --no-admin nobody reloads, however often they ask")
    func noAdmin() async throws {
        let source = FixedSource()
        let server = try await TestServer.start(source, isAdministered: false)
        let client = try server.client()
        await client.send(String(repeating: call("reload", "{}") + "\n", count: 3000))
        for _ in 0..<3000 { #expect(try await client.errorKind() == .notPermitted) }
        #expect(source.count == 0)
        try await server.stop()
    }

    @Test("what is asked behind a reload is answered after it, by the new playbook; others are not kept waiting")
    func order() async throws {
        let (gate, source) = gated()
        defer { gate.open() }
        let server = try await TestServer.start(source)
        let client = try server.client()
        await client.send(call("reload", "{}") + "\n" + call("status", "{}") + "\n")
        try await gate.reached()
        #expect(try await server.client().call(GetStatus()).fingerprint == "first")
        #expect(!client.hasReply())
        gate.open()
        #expect(try ResponseLine.decode(try await client.response().outcome.get(), as: ReloadMessage.self).isReloaded)
        let status = try ResponseLine.decode(try await client.response().outcome.get(), as: StatusMessage.self)
        #expect(status.fingerprint == "second")
        try await server.stop()
    }

    @Test("reloads that are asked for while one runs run once more, together")
    func together() async throws {
        let (gate, source) = gated()
        defer { gate.open() }
        let server = try await TestServer.start(source)
        let clients = try (0..<6).map { _ in try server.client() }
        for client in clients { await client.send(call("reload", "{}") + "\n") }
        let other = try server.client()
        while try await !other.call(GetStatus()).counts.contains(NamedCount("reload", clients.count)) {
            try await Task.sleep(for: .milliseconds(1))
        }
        gate.open()
        for client in clients { #expect(try await client.errorKind() == nil) }
        #expect(source.count == 2)
        try await server.stop()
    }

    @Test("on the user's own place a change of the dialogues is seen by the next request")
    func watching() async throws {
        let watched = temporaryFolder()
        defer { removeFolder(watched) }
        write("name: a\n", to: watched + "/helper.yaml")
        let fails = Mutex(false)
        let source = FixedSource(
            watched: watched,
            onCompile: { () throws(ServerError) in
                CompiledOutcome(playbook: fails.withLock { $0 } ? nil : LoadedPlaybook.small("second"), findings: [])
            })
        // The first playbook is found compiled; the changed one is not.
        let server = try await TestServer.start(ChangedSource(source), isOwn: true)
        let client = try server.client()
        #expect(try await client.call(GetStatus()).fingerprint == "first")
        write("name: longer\n", to: watched + "/helper.yaml")
        try await Task.sleep(for: .milliseconds(1100))
        // The old playbook answers a request whose dialogues take long, as they do on a busy machine.
        while try await client.call(GetStatus()).fingerprint != "second" {
            try await Task.sleep(for: .milliseconds(20))
        }
        fails.withLock { $0 = true }
        write("name: longer still\n", to: watched + "/helper.yaml")
        while try await !client.call(GetStatus()).counts.contains(NamedCount("failed_reloads", 1)) {
            try await Task.sleep(for: .milliseconds(20))
        }
        try await Task.sleep(for: .milliseconds(1100))
        #expect(try await client.call(GetStatus()).fingerprint == "second")
        // Errors are not compiled again until something changes again.
        #expect(source.count == 2)
        try await server.stop()
    }

    @Test("a caller is not kept waiting for dialogues that take long to learn")
    func patience() async throws {
        let watched = temporaryFolder()
        defer { removeFolder(watched) }
        write("name: a\n", to: watched + "/helper.yaml")
        let (gate, source) = gated(watched: watched)
        defer { gate.open() }
        let server = try await TestServer.start(ChangedSource(source), isOwn: true)
        let client = try server.client()
        #expect(try await client.call(GetStatus()).fingerprint == "first")
        write("name: longer\n", to: watched + "/helper.yaml")
        try await Task.sleep(for: .milliseconds(1100))
        #expect(try await client.call(GetStatus()).fingerprint == "first")
        #expect(source.count == 1)
        gate.open()
        while try await client.call(GetStatus()).fingerprint != "second" {
            try await Task.sleep(for: .milliseconds(20))
        }
        try await server.stop()
    }

    @Test("ten thousand requests in flight while it reloads a hundred times: none lost, none wrong")
    func underLoad() async throws {
        let number = Mutex(0)
        let source = FixedSource(onCompile: { () throws(ServerError) in
            let number = number.withLock { number in
                number += 1
                return number
            }
            return CompiledOutcome(playbook: LoadedPlaybook.small("playbook \(number)"), findings: [])
        })
        let server = try await TestServer.start(source)
        let expected = try await server.client().call(Say(text: "can I have another baby"))
        let operatorClient = try server.client()
        let wrong = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<20 {
                group.addTask {
                    let client = try server.client()
                    var writer = JSONWriter()
                    for number in 0..<500 {
                        writer.request(Say(text: "can I have another baby"), id: RequestID(number))
                    }
                    let sending = Task { [bytes = writer.bytes] in await client.send(bytes) }
                    var wrong = 0
                    for number in 0..<500 {
                        let response = try await client.response()
                        let reply = try ResponseLine.decode(response.outcome.get(), as: ReplyMessage.self)
                        if response.id != RequestID(number) || reply.text != expected.text { wrong += 1 }
                    }
                    await sending.value
                    return wrong
                }
            }
            for reload in 1...100 {
                let message = try await operatorClient.call(Reload())
                #expect(message.fingerprint == "playbook \(reload)")
            }
            return try await group.reduce(0, +)
        }
        #expect(wrong == 0)
        let counts = try await operatorClient.call(GetStatus()).counts
        #expect(counts.contains(NamedCount("say", 10_001)))
        #expect(counts.contains(NamedCount("reloads", 100)))
        try await server.stop()
    }

    @Test("SIGUSR1 goes back to the playbook that was kept before; with none it stays")
    func goingBack() async throws {
        // In a process of its own: the signal is for all servers of a process.
        await #expect(processExitsWith: .exitCode(7)) {
            signal(SIGUSR1, SIG_IGN)
            let server = try await TestServer.start()
            let client = try server.client()
            _ = try await client.call(Reload())
            var reached: [String] = []
            for _ in 0..<500 where !(reached.contains("first") && reached.contains("stays")) {
                kill(getpid(), SIGUSR1)
                try await Task.sleep(for: .milliseconds(20))
                let status = try await client.call(GetStatus())
                reached.append(status.fingerprint)
                if status.counts.contains(where: { $0.name == "failed_reloads" && $0.count > 0 }) {
                    reached.append("stays")
                }
            }
            let last = try await client.call(GetStatus()).fingerprint
            exit(last == "first" && reached.contains("stays") ? 7 : 1)
        }
    }

    @Test("SIGHUP reloads")
    func hangup() async throws {
        // In a process of its own: the signal is for all servers of a process.
        await #expect(processExitsWith: .exitCode(7)) {
            // The server traps the signal a moment after it answers; until then it would end the process.
            signal(SIGHUP, SIG_IGN)
            let server = try await TestServer.start()
            let client = try server.client()
            for _ in 0..<500 {
                kill(getpid(), SIGHUP)
                try await Task.sleep(for: .milliseconds(20))
                if try await client.call(GetStatus()).fingerprint == "second" { exit(7) }
            }
        }
    }
}

/// Knows whether the playbook of the start is still there.
private final class NotedSource: PlaybookSource {
    private struct Note { weak var playbook: LoadedPlaybook? }
    private let source = FixedSource()
    private let first = Mutex(Note())

    var isFirstHeld: Bool { first.withLock { $0.playbook != nil } }

    func current() -> CompiledOutcome {
        let outcome = source.current()
        first.withLock { $0.playbook = $0.playbook ?? outcome.playbook }
        return outcome
    }

    func earlier(than fingerprint: String) -> CompiledOutcome { source.earlier(than: fingerprint) }

    func stop() { source.stop() }

    func compile() throws(ServerError) -> CompiledOutcome { try source.compile() }

    func stamp() -> InputStamp { source.stamp() }
}

/// Finds a compiled playbook at the start alone.
private final class ChangedSource: PlaybookSource {
    private let source: FixedSource
    private let isStarted = Mutex(false)

    init(_ source: FixedSource) { self.source = source }

    func current() -> CompiledOutcome {
        isStarted.withLock { isStarted in
            defer { isStarted = true }
            return isStarted ? CompiledOutcome(playbook: nil, findings: []) : source.current()
        }
    }

    func earlier(than fingerprint: String) -> CompiledOutcome { source.earlier(than: fingerprint) }

    func stop() { source.stop() }

    func compile() throws(ServerError) -> CompiledOutcome { try source.compile() }

    func stamp() -> InputStamp { source.stamp() }
}
