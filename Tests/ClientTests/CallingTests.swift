import Glibc
import TemporaryFolders
import Testing

@testable import Client
@testable import Wire

@Suite("Calling the daemon")
final class CallingTests {
    private let folder = temporaryFolder()
    private var path: String { folder + "/s" }
    deinit { removeFolder(folder) }

    private func daemon() -> Daemon { Daemon(ClientSurroundings.named(path).finder) }

    @Test("a conversation carries the state from reply to reply")
    func conversation() throws {
        let server = ScriptedDaemon(at: path) { line, _ in .send(ScriptedDaemon.echo(line)) }
        defer { server.stop() }
        var conversation = Conversation(with: daemon())
        #expect(try conversation.say("a").text == "a/0")
        #expect(try conversation.say("b").text == "b/1")
        conversation.startAgain()
        #expect(try conversation.say("c").text == "c/0")
    }

    @Test("a reply that comes in pieces is put together, and lines of others are passed over")
    func pieces() throws {
        let server = ScriptedDaemon(at: path) { _, _ in
            .send(#"{"jsonrpc":"2.0","id":99,"result":{"v":1}}"# + "\n" + #"{"jsonrpc":"2.0","id":1,"#)
        }
        defer { server.stop() }
        let connection = try ClientSurroundings.named(path).finder.connect()
        #expect(throws: ClientError.timedOut(seconds: 0)) {
            try connection.result(of: ListSources(), within: 0.2)
        }
    }

    @Test("the daemon's error is thrown with its kind and leaves the connection usable")
    func refused() throws {
        let server = ScriptedDaemon(at: path) { line, number in
            var writer = JSONWriter()
            let id = RequestLine(line).id
            if number == 1 { writer.response(WireError(.tooMany, "later"), id: id) }
            if number == 2 { writer.response(SourceList(sources: []), id: id) }
            return .send(String(decoding: writer.bytes, as: UTF8.self))
        }
        defer { server.stop() }
        let daemon = daemon()
        #expect(throws: ClientError.refused(WireError(.tooMany, "later"))) { try daemon.call(ListSources()) }
        #expect(try daemon.call(ListSources()) == SourceList(sources: []))
    }

    @Test("a call that was cut off is sent once more, on a new connection")
    func cutOff() throws {
        let server = ScriptedDaemon(at: path) { line, number in
            number == 2 ? .hangUp : .send(ScriptedDaemon.echo(line))
        }
        defer { server.stop() }
        var conversation = Conversation(with: daemon())
        #expect(try conversation.say("a").text == "a/0")
        #expect(try conversation.say("b").text == "b/1")
        #expect(server.lines.count == 3)
    }

    @Test("a daemon that always hangs up is given up on")
    func hangsUp() {
        let server = ScriptedDaemon(at: path) { _, _ in .hangUp }
        defer { server.stop() }
        #expect(throws: ClientError.disconnected) { try daemon().call(GetStatus()) }
        #expect(server.lines.count == 2)
    }

    @Test("what is no response is told apart from an error", arguments: ["hello\n", "[]\n", "{\"id\":1}\n"])
    func badResponse(line: String) {
        let server = ScriptedDaemon(at: path) { _, _ in .send(line) }
        defer { server.stop() }
        let error = #expect(throws: ClientError.self) { try daemon().call(GetStatus()) }
        guard case .badResponse = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(error?.exitStatus == .internalFault)
    }

    @Test("nobody at a place that was named ends with 69 and starts nothing")
    func nobody() {
        let error = #expect(throws: ClientError.self) { try daemon().call(GetStatus()) }
        #expect(error == .noDaemon(tried: [path], why: .placeWasNamed))
        #expect(error?.exitStatus == .noDaemon)
    }

    @Test("a path that fits no address is told")
    func longPath() {
        let long = "/tmp/" + String(repeating: "x", count: 120)
        #expect(throws: ClientError.pathTooLong(path: long)) {
            try ClientSurroundings.named(long).finder.connect()
        }
    }

    @Test("every error says something and ends with a status of its own table")
    func statuses() {
        let errors: [(ClientError, Wire.ExitStatus)] = [
            (.noDaemon(tried: ["a"], why: .forbidden), .noDaemon), (.notPermitted(path: "a"), .notPermitted),
            (.foreignFolder(path: "a"), .notPermitted), (.daemonEnded(path: "a", status: 65), .badData),
            (.daemonEnded(path: "a", status: 1), .noDaemon), (.timedOut(seconds: 1), .tryAgain),
            (.refused(WireError(.deadline, "late")), .tryAgain), (.badResponse("x"), .internalFault),
            (.refused(WireError(.notPermitted, "no")), .notPermitted),
        ]
        for (error, status) in errors {
            #expect(error.exitStatus == status)
            #expect(!error.message.isEmpty)
        }
    }
}
