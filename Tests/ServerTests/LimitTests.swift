import Foundation
import Glibc
import Testing

@testable import Server
@testable import Wire

@Suite("What is over a limit is refused by name, and nobody else feels it")
struct LimitTests {
    private func limits(_ name: ServerLimits.Name, _ number: Int) -> ServerLimits {
        var limits = ServerLimits()
        limits[name] = number
        return limits
    }

    @Test("every limit has its line in status and can be set", arguments: ServerLimits.Name.allCases)
    func told(name: ServerLimits.Name) async throws {
        var limits = ServerLimits()
        let isSet = limits.set("\(name.rawValue)=4321")
        #expect(isSet)
        let server = try await TestServer.start(limits: limits)
        let status = try await server.client().call(GetStatus())
        #expect(status.limits.contains(NamedCount(name.rawValue, 4321)))
        #expect(status.limits.count == ServerLimits.Name.allCases.count)
        try await server.stop()
    }

    @Test("the note for operators tells each limit, and its default")
    func written() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let note = try String(contentsOf: root.appending(path: "Service/OPERATING.md"), encoding: .utf8)
        let rows = note.split(separator: "\n").filter { $0.hasPrefix("| `") }.map { row in
            row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        }
        for name in ServerLimits.Name.allCases {
            let row = try #require(rows.first { $0[0].contains("`\(name.rawValue)`") }, "\(name.rawValue)")
            let number = ServerLimits()[name]
            #expect(row[1].split(separator: ",")[0] == (number == 0 ? "off" : "\(number)"), "\(name.rawValue)")
        }
    }

    @Test("a line over line-bytes; the connection stays usable")
    func lineBytes() async throws {
        let server = try await TestServer.start(limits: limits(.lineBytes, 256))
        let client = try server.client()
        await client.send(String(repeating: " ", count: 257) + "\n")
        guard case .failure(let error) = try await client.response().outcome else {
            Issue.record("the line was taken")
            return
        }
        #expect(error.kind == .tooLong)
        #expect(error.message.contains("256 bytes"))
        #expect(try await client.call(ListSources()).sources.count == 1)
        try await server.stop()
    }

    @Test("a line that dribbles in is refused after line-seconds, though bytes keep coming; others are answered")
    func slowLine() async throws {
        let server = try await TestServer.start(limits: limits(.lineSeconds, 1))
        let slow = try server.client()
        let other = try server.client()
        for byte in call("status", "{}").utf8.prefix(40) {
            await slow.send([byte])
            try await Task.sleep(for: .milliseconds(60))
            if byte == 0x22 { _ = try await other.call(ListSources()) }
        }
        #expect(try await slow.errorKind() == .deadline)
        #expect(await slow.hasEnded())
        #expect(try await other.call(GetStatus()).counts.contains(NamedCount("slow", 1)))
        try await server.stop()
    }

    @Test("a long line that is skipped has its time too")
    func slowLongLine() async throws {
        let server = try await TestServer.start(limits: limits(.lineSeconds, 1))
        let client = try server.client()
        await client.send([UInt8](repeating: 0x20, count: 70_000))
        #expect(try await client.errorKind() == .tooLong)
        #expect(try await client.errorKind() == .deadline)
        #expect(await client.hasEnded())
        try await server.stop()
    }

    @Test("one who sends whole lines slowly, or waits between them, is left alone")
    func unhurried() async throws {
        let server = try await TestServer.start(limits: limits(.lineSeconds, 1))
        let client = try server.client()
        for _ in 0..<3 {
            _ = try await client.call(ListSources())
            try await Task.sleep(for: .milliseconds(1300))
        }
        #expect(try await client.call(GetStatus()).counts.contains(NamedCount("slow", 0)))
        try await server.stop()
    }

    @Test("connections of one user over user-connections; there is room again when one leaves")
    func userConnections() async throws {
        let server = try await TestServer.start(limits: limits(.userConnections, 2))
        var clients = [try server.client(), try server.client()]
        // The client that saw the server start may still be leaving.
        for index in clients.indices {
            while (try? await clients[index].call(ListSources())) == nil {
                try await Task.sleep(for: .milliseconds(20))
                clients[index] = try server.client()
            }
        }
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

    @Test("requests of one user over user-requests, whichever connection they come on; the next second is a new one")
    func userRequests() async throws {
        let server = try await TestServer.start(limits: limits(.userRequests, 5))
        let clients = [try server.client(), try server.client()]
        try await Task.sleep(for: .milliseconds(1050))
        var refused = 0
        for number in 0..<20 { await clients[number % 2].send(call("sources", "{}") + "\n") }
        for number in 0..<20 where try await clients[number % 2].errorKind() == .tooMany { refused += 1 }
        // All in one second, or on a busy machine in a few.
        #expect(1...15 ~= refused)
        try await Task.sleep(for: .milliseconds(1050))
        #expect(try await clients[0].call(ListSources()).sources.count == 1)
        try await server.stop()
    }

    @Test("limits of users are off unless they are asked for")
    func off() {
        #expect(ServerLimits()[.userConnections] == 0)
        #expect(ServerLimits()[.userRequests] == 0)
    }

    @Test("where the system has no descriptor left, those who are in are answered and those who wait are let in later")
    func noDescriptors() async throws {
        // In a process of its own, for the limit is the process's.
        await #expect(processExitsWith: .exitCode(7)) {
            let server = try await TestServer.start()
            let inside = try server.client()
            _ = try await inside.call(ListSources())
            let waiting = try server.client()
            var held: [Int32] = []
            var limit = rlimit(rlim_cur: 256, rlim_max: 256)
            getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
            limit.rlim_cur = min(limit.rlim_cur, 256)
            setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
            let late = try server.client()
            while case let descriptor = dup(2), descriptor >= 0 { held.append(descriptor) }
            await waiting.send(call("sources", "{}") + "\n")
            await late.send(call("sources", "{}") + "\n")
            for _ in 0..<5 {
                _ = try await inside.call(ListSources())
                try await Task.sleep(for: .milliseconds(60))
            }
            for descriptor in held { close(descriptor) }
            for client in [waiting, late] { _ = try await client.response().outcome.get() }
            exit(7)
        }
    }
}
