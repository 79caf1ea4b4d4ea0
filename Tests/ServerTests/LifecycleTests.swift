import Compiled
import Glibc
import Logging
import TemporaryFolders
import Testing

@testable import Server
@testable import Wire

@Suite("Starting and stopping")
struct LifecycleTests {
    @Test("a stopping server finishes what is in flight, and is not found any more")
    func stopping() async throws {
        let gate = Gate(isShut: true)
        defer { gate.open() }
        let source = FixedSource(onCompile: { () throws(ServerError) in
            gate.pass()
            return CompiledOutcome(playbook: LoadedPlaybook.small("second"), findings: [])
        })
        var limits = ServerLimits.unhurried
        limits[.drainSeconds] = 3600
        let server = try await TestServer.start(source, limits: limits)
        let client = try server.client()
        await client.send(call("reload", "{}") + "\n" + call("sources", "{}") + "\n" + #"{"half"#)
        try await gate.reached()
        async let stopped: Void = server.stop()
        while (try? server.client()) != nil { try await Task.sleep(for: .milliseconds(10)) }
        gate.open()
        try await stopped
        #expect(try await client.errorKind() == nil)
        #expect(try await client.errorKind() == nil)
        #expect(await client.hasEnded())
    }

    @Test("a request that was sent as the server was told to stop is answered")
    func lastMoment() async throws {
        let server = try await TestServer.start()
        let client = try server.client()
        _ = try await client.call(ListSources())
        async let stopped: Void = server.stop()
        await client.send(call("sources", "{}") + "\n")
        try await stopped
        #expect(try await client.errorKind() == nil)
        #expect(await client.hasEnded())
    }

    @Test("a reader that hangs holds a stopping server up for its drain time and no longer")
    func hanging() async throws {
        var limits = ServerLimits()
        limits[.drainSeconds] = 1
        let server = try await TestServer.start(limits: limits)
        let client = try server.client()
        let requests = [UInt8](String(repeating: call("show", #"{"topic":"babies"}"#) + "\n", count: 100).utf8)
        for _ in 0..<100 { _ = client.sendWithoutWaiting(requests[...]) }
        let start = ContinuousClock.now
        try await server.stop()
        // A second of draining; the rest is for machines that do much else. Without an end it would last for ever.
        #expect(ContinuousClock.now - start < .seconds(300))
        _ = client
    }

    @Test("a server with nobody to serve leaves after its time and takes its socket along")
    func idleExit() async throws {
        let server = try await TestServer.start(idleSeconds: 1)
        try await server.ended()
        #expect(FolderFacts(of: server.path) == nil)
    }

    @Test("dialogues with errors end the start with 65, and no socket stays behind")
    func badDialogues() async throws {
        struct Broken: PlaybookSource {
            func current() -> CompiledOutcome { CompiledOutcome(playbook: nil, findings: []) }
            func earlier(than fingerprint: String) -> CompiledOutcome { current() }
            func stop() {}
            func compile() throws(ServerError) -> CompiledOutcome { CompiledOutcome(playbook: nil, findings: ["bad"]) }
            func stamp() -> InputStamp { FixedSource().stamp() }
        }
        let folder = temporaryFolder()
        defer { removeFolder(folder) }
        let socket = try BoundSocket(path: folder + "/s", use: .named)
        let server = PaodServer(
            on: Listening(socket, isOwn: false), from: Broken(), logger: .silent)
        await #expect(throws: ServerError.dialogues(["bad"])) { try await server.run() }
        #expect(ServerError.dialogues(["bad"]).exitStatus == .badData)
        #expect(FolderFacts(of: folder + "/s") == nil)
    }

    @Test("the service manager is told when the server answers and when it stops")
    func notifying() async throws {
        let folder = temporaryFolder()
        defer { removeFolder(folder) }
        let path = folder + "/notify"
        let manager = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        defer { close(manager) }
        var address = try #require(sockaddr_un(path: path))
        let bound = address.withAddress { bind(manager, $0, $1) }
        #expect(bound == 0)
        let server = try await TestServer.start(manager: ServiceNotice(path: path))
        try await server.stop()
        func news() -> String {
            var bytes = [UInt8](repeating: 0, count: 1000)
            let count = recv(manager, &bytes, bytes.count, Int32(MSG_DONTWAIT))
            return String(decoding: bytes[..<max(count, 0)], as: UTF8.self)
        }
        #expect(news() == "READY=1\nSTATUS=3 topics, playbook first")
        #expect(news() == "STOPPING=1")
    }
}

@Suite("Limits and measures")
struct MeasureTests {
    @Test("a limit is set by its name", arguments: ["connections=5", "idle-seconds=1"])
    func limits(assignment: String) {
        var limits = ServerLimits()
        let isSet = limits.set(assignment)
        #expect(isSet)
        #expect(limits != ServerLimits())
    }

    @Test(
        "what is no limit is refused",
        arguments: [
            "", "x=1", "connections", "connections=0", "connections=-1", "pipelined=1e3", "pipelined=99999999999",
            "line-bytes=65537",
        ])
    func badLimits(assignment: String) {
        var limits = ServerLimits()
        let isSet = limits.set(assignment)
        #expect(!isSet)
        #expect(limits == ServerLimits())
    }

    @Test("a percentile is within a quarter of the true one")
    func percentiles() {
        var histogram = LatencyHistogram()
        #expect(histogram.message == LatencyMessage(p50: 0, p90: 0, p99: 0, most: 0))
        for microseconds in 1...1000 { histogram.add(nanoseconds: Int64(microseconds) * 1000) }
        let message = histogram.message
        #expect(500...625 ~= message.p50)
        #expect(900...1125 ~= message.p90)
        #expect(990...1240 ~= message.p99)
        #expect(message.most == 1000)
        histogram.add(nanoseconds: 0)
        histogram.add(nanoseconds: .max)
        #expect(histogram.message.most > 1_000_000)
    }

    @Test("a compiler's status, lines and complaints come through; one that hangs is ended")
    func compiler() throws {
        let folder = temporaryFolder()
        defer { removeFolder(folder) }
        let script = folder + "/paoc"
        writeScript("echo out \"$1\"; echo bad >&2; exit 65\n", to: script)
        let run = try CompilerRun(of: script, ["compile"], seconds: 10)
        #expect((run.status, run.output, run.complaints) == (65, ["out compile"], ["bad"]))
        writeScript("yes | head -c 1000000; yes | head -c 10 >&2; kill -9 $$\n", to: script)
        let loud = try CompilerRun(of: script, [], seconds: 10)
        #expect(loud.status == 137)
        #expect(loud.output.count == 32_768)
        writeScript("exec sleep 60\n", to: script)
        #expect(throws: ServerError.self) { try CompilerRun(of: script, [], seconds: 1) }
        #expect(throws: ServerError.self) { try CompilerRun(of: folder + "/none", [], seconds: 1) }
    }
}
