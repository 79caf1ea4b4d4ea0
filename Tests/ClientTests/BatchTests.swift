import Glibc
import TemporaryFolders
import Testing

@testable import Client
@testable import Wire

@Suite("A batch")
final class BatchTests {
    private let folder = temporaryFolder()
    deinit { removeFolder(folder) }
    private var path: String { folder + "/s" }

    private func run(_ input: String) throws -> (output: String, status: Wire.ExitStatus) {
        write(input, to: folder + "/input")
        let file = open(folder + "/input", O_RDONLY)
        defer { close(file) }
        var writer = JSONWriter()
        let batch = Batch(ClientSurroundings.named(path).finder, input: file) { outcomes in
            for outcome in outcomes { outcome.write(to: &writer) }
            return true
        }
        let status = try batch.run()
        return (String(decoding: writer.bytes, as: UTF8.self), status)
    }

    /// The `text` of each line of the output, or the kind of its error.
    private func texts(_ output: String) throws -> [String] {
        try output.split(separator: "\n").map { line in
            guard case .object(let members) = try JSON.parse(Array(line.utf8)) else { return "?" }
            let fields = Fields(members, path: "line")
            if let text = try fields.optionalString("text") { return text }
            return try fields.object("error").object("data").string("kind")
        }
    }

    @Test("lines without session are conversations of their own, a session's lines are one")
    func sessions() throws {
        let server = ScriptedDaemon(at: path) { line, _ in .send(ScriptedDaemon.echo(line)) }
        defer { server.stop() }
        let (output, status) = try run(
            """
            {"text":"a"}
            {"session":"x","text":"b"}
            {"session":"x","text":"c"}
            {"session":1,"text":"d"}
            {"session":"1","text":"e"}
            {"session":"x","text":"f"}
            {"text":"g"}
            """)
        #expect(try texts(output) == ["a/0", "b/0", "c/1", "d/0", "e/0", "f/2", "g/0"])
        #expect(status == .answered)
    }

    @Test("the id is echoed byte for byte, before the reply's own members")
    func ids() throws {
        let server = ScriptedDaemon(at: path) { line, _ in .send(ScriptedDaemon.echo(line)) }
        defer { server.stop() }
        let (output, _) = try run(#"{"text":"a","id":"\u00e9"}"# + "\n" + #"{"text":"b","id":1e2}"# + "\n")
        let lines = output.split(separator: "\n")
        #expect(lines[0].hasPrefix(#"{"id":"\u00e9","v":1,"kind":"answer""#))
        #expect(lines[1].hasPrefix(#"{"id":1e2,"v":1,"#))
    }

    @Test("a line that is no request gets an error in its place and 65 in the end")
    func errors() throws {
        let server = ScriptedDaemon(at: path) { line, _ in .send(ScriptedDaemon.echo(line)) }
        defer { server.stop() }
        let long = String(repeating: "x", count: WireLimits.textBytes + 1)
        let longer = String(repeating: "x", count: WireLimits.lineBytes)
        let controls = String(repeating: #"\u0001"#, count: 10_915)
        let (output, status) = try run(
            """
            {"id":1,"text":"a"}
            nonsense

            {"id":2}
            [1]
            {"id":3,"text":"\(long)"}
            {"text":"\(longer)"}
            {"text":"\(controls)"}
            {"id":[],"text":"a"}
            {"session":{},"text":"a"}
            {"id":4,"text":"b"}
            """)
        #expect(
            try texts(output) == [
                "a/0", "parse", "invalid-request", "invalid-request", "too-long", "too-long", "too-long",
                "invalid-request", "invalid-request", "b/0",
            ])
        #expect(output.contains(#"{"id":2,"error":{"code":-32600,"#))
        #expect(status == .badData)
    }

    @Test("a thousand lines over fifty sessions come out in order, whatever the daemon's pace")
    func many() throws {
        let server = ScriptedDaemon(at: path) { line, _ in .send(ScriptedDaemon.echo(line)) }
        defer { server.stop() }
        let input = (0..<1000).map { #"{"session":\#($0 % 50),"text":"\#($0)"}"# }.joined(separator: "\n")
        #expect(try texts(run(input).output) == (0..<1000).map { "\($0)/\($0 / 50)" })
    }

    @Test("what was not answered when the daemon went away is sent again")
    func cutOff() throws {
        let server = ScriptedDaemon(at: path) { line, number in
            number % 70 == 0 ? .hangUp : .send(ScriptedDaemon.echo(line))
        }
        defer { server.stop() }
        let input = (0..<300).map { #"{"session":\#($0 % 7),"text":"\#($0)"}"# }.joined(separator: "\n")
        #expect(try texts(run(input).output) == (0..<300).map { "\($0)/\($0 / 7)" })
    }

    @Test("a batch of bad lines needs no daemon, and an empty one neither")
    func noDaemon() throws {
        #expect(try run("x\ny\n").status == .badData)
        #expect(try run("").status == .answered)
        #expect(throws: ClientError.self) { try run(#"{"text":"a"}"#) }
    }

    @Test("a reader that is gone ends the batch")
    func closedOutput() throws {
        let server = ScriptedDaemon(at: path) { line, _ in .send(ScriptedDaemon.echo(line)) }
        defer { server.stop() }
        write((0..<5000).map { #"{"text":"\#($0)"}"# }.joined(separator: "\n"), to: folder + "/input")
        let file = open(folder + "/input", O_RDONLY)
        defer { close(file) }
        let batch = Batch(ClientSurroundings.named(path).finder, input: file) { _ in false }
        _ = try batch.run()
        #expect(server.lines.count < 5000)
    }
}
