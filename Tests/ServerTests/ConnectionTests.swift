import Glibc
import Testing

@testable import Server
@testable import Wire

@Suite("Connections")
struct ConnectionTests {
    @Test("a thousand requests at once are answered in order")
    func pipelining() async throws {
        let server = try await TestServer.start()
        let client = try server.client()
        var writer = JSONWriter()
        for number in 0..<1000 { writer.request(Say(text: "can I have another baby"), id: RequestID(number)) }
        await client.send(writer.bytes)
        for number in 0..<1000 { #expect(try await client.response().id == RequestID(number)) }
        try await server.stop()
    }

    @Test(
        "an id is echoed byte for byte",
        arguments: ["0", "-7", #""a\u0062""#, #""é\/""#, "123456789012345678901234567890"])
    func ids(id: String) async throws {
        let server = try await TestServer.start()
        let client = try server.client()
        await client.send(#"{"method":"status","jsonrpc":"2.0","id": \#(id) }"# + "\n")
        #expect(
            String(decoding: try await client.line(), as: UTF8.self).hasPrefix(
                #"{"jsonrpc":"2.0","id":\#(id),"result":"#))
        try await server.stop()
    }

    @Test("a peer that has said all gets its replies, then the end; its last line needs no line end")
    func halfClose() async throws {
        let server = try await TestServer.start()
        let client = try server.client()
        await client.send(String(repeating: say("\"can I have another baby\"") + "\n", count: 300) + say("\"x\""))
        client.endSending()
        for _ in 0..<301 { _ = try await client.response().outcome.get() }
        #expect(await client.hasEnded())
        try await server.stop()
    }

    @Test("half a line at the end is refused")
    func halfLine() async throws {
        let server = try await TestServer.start()
        let client = try server.client()
        await client.send(#"{"jsonrpc":"#)
        client.endSending()
        #expect(try await client.errorKind() == .parse)
        #expect(await client.hasEnded())
        try await server.stop()
    }

    @Test("a peer that asks without reading is made to wait, holds little memory, and loses nothing")
    func slowReader() async throws {
        let server = try await TestServer.start()
        let client = try server.client()
        let request = Array((call("show", #"{"topic":"babies"}"#) + "\n").utf8)
        var sent: [UInt8] = []
        let many = Array(repeating: request, count: 1000).flatMap { $0 }
        var quiet = 0
        while quiet < 20 {
            let offset = sent.count % many.count
            let count = client.sendWithoutWaiting(many[offset...])
            if count > 0 {
                sent += many[offset..<offset + count]
                quiet = 0
            } else {
                quiet += 1
                try await Task.sleep(for: .milliseconds(10))
            }
        }
        // What it took is what the sockets' queues and the bounded buffer hold, not all that was offered.
        #expect(sent.count < 4 << 20)
        let whole = sent.count / request.count
        for _ in 0..<whole { _ = try await client.response().outcome.get() }
        try await server.stop()
    }

    @Test("a peer that reads in fits and starts gets each reply once, in order")
    func haltingReader() async throws {
        // A turn's replies are more than the channel holds before it calls itself full, and less than the kernel takes:
        // the channel is full and has room again within one write.
        var limits = ServerLimits.unhurried
        limits[.unreadBytes] = 4096
        let server = try await TestServer.start(limits: limits)
        let client = try server.client()
        var writer = JSONWriter()
        for number in 0..<1000 { writer.request(Explain(text: "can I have another baby"), id: RequestID(number)) }
        let sending = Task { [bytes = writer.bytes] in await client.send(bytes) }
        for number in 0..<1000 {
            if number % 100 == 0 { try await Task.sleep(for: .milliseconds(10)) }
            let id = try await client.response().id
            try #require(id == RequestID(number))
        }
        await sending.value
        try await server.stop()
    }

    @Test("a peer that never reads is dropped in the end")
    func stalledReader() async throws {
        var limits = ServerLimits()
        limits[.stallSeconds] = 1
        let server = try await TestServer.start(limits: limits)
        let client = try server.client()
        let requests = [UInt8](String(repeating: call("show", #"{"topic":"babies"}"#) + "\n", count: 100).utf8)
        var isDropped = false
        for _ in 0..<1000 where !isDropped {
            isDropped = client.sendWithoutWaiting(requests[...]) < 0 && errno == EPIPE
            try await Task.sleep(for: .milliseconds(5))
        }
        #expect(isDropped)
        let status = try await server.client().call(GetStatus())
        #expect(status.counts.contains(NamedCount("dropped", 1)))
        try await server.stop()
    }

    @Test("one connection too many is told so; when one leaves there is room again")
    func tooMany() async throws {
        var limits = ServerLimits()
        limits[.connections] = 2
        let server = try await TestServer.start(limits: limits)
        var clients = [try server.client(), try server.client()]
        for client in clients { _ = try await client.call(ListSources()) }
        let refused = try server.client()
        #expect(try await refused.errorKind() == .tooMany)
        #expect(await refused.hasEnded())
        clients.removeLast()
        var isIn = false
        for _ in 0..<100 where !isIn {
            isIn = (try? await server.client().call(ListSources())) != nil
            if !isIn { try await Task.sleep(for: .milliseconds(20)) }
        }
        #expect(isIn)
        try await server.stop()
    }

    @Test("a connection that asks nothing is closed after a while")
    func idle() async throws {
        var limits = ServerLimits()
        limits[.idleSeconds] = 1
        let server = try await TestServer.start(limits: limits)
        let client = try server.client()
        _ = try await client.call(ListSources())
        #expect(await client.hasEnded())
        try await server.stop()
    }

    @Test("a busy connection does not keep the others waiting")
    func fairness() async throws {
        let (gate, server, busy) = try await held()
        defer { gate.open() }
        let other = try server.client()
        let sent = busy.sendWithoutWaiting([UInt8](String(repeating: Self.question, count: 1500).utf8)[...])
        try await gate.reached()
        await other.send(call("status", "{}") + "\n")
        gate.open()
        let said = try await Self.said(in: other)
        #expect(sent > 500 * Self.question.utf8.count)
        #expect(said < sent / Self.question.utf8.count)
        try await server.stop()
    }

    @Test("all who wait in the queue are let in together, however busy those are who are in")
    func crowd() async throws {
        let (gate, server, busy) = try await held()
        defer { gate.open() }
        let sent = busy.sendWithoutWaiting([UInt8](String(repeating: Self.question, count: 1500).utf8)[...])
        try await gate.reached()
        let waiting = try (0..<200).map { _ in try server.client() }
        for client in waiting { await client.send(call("status", "{}") + "\n") }
        gate.open()
        var most = 0
        for client in waiting { most = max(most, try await Self.said(in: client)) }
        // Four at a time, the last would come after fifty readings of the busy one, which has said all by then.
        #expect(sent > 500 * Self.question.utf8.count)
        #expect(most < sent / Self.question.utf8.count / 2)
        try await server.stop()
    }

    private static let question = say("\"can I have another baby\"") + "\n"

    /// A server whose loop stands still at the next request until the gate is opened, and somebody who is in.
    private func held() async throws -> (gate: Gate, server: TestServer, inside: TestClient) {
        let gate = Gate(isShut: false)
        var limits = ServerLimits.unhurried
        // Who is in reads nothing.
        limits[.drainSeconds] = 1
        let server = try await TestServer.start(
            FixedSource(onLook: { gate.pass() }), limits: limits, isOwn: true)
        let inside = try server.client()
        _ = try await inside.call(ListSources())
        // A look is due a second after the last one.
        try await Task.sleep(for: .milliseconds(1100))
        gate.shut()
        return (gate, server, inside)
    }

    /// How many questions had been answered when the status that comes was written.
    private static func said(in client: TestClient) async throws -> Int {
        let status = try ResponseLine.decode(try await client.response().outcome.get(), as: StatusMessage.self)
        return status.counts.first { $0.name == "say" }?.count ?? .max
    }

    @Test("a request that waited too long is refused, so that its caller tries again")
    func deadline() async throws {
        var limits = ServerLimits()
        limits[.waitSeconds] = 1
        let source = FixedSource(onLook: { usleep(1_200_000) })
        let server = try await TestServer.start(source, limits: limits, isOwn: true)
        let client = try server.client()
        _ = try await client.call(ListSources())
        try await Task.sleep(for: .milliseconds(1100))
        await client.send(call("sources", "{}") + "\n" + call("sources", "{}") + "\n")
        #expect(try await client.errorKind() == nil)
        #expect(try await client.errorKind() == .deadline)
        try await server.stop()
    }
}
