import Testing

@testable import Server
@testable import Wire

@Suite("What is no request")
struct BadInputTests {
    /// A line and the kind of its refusal.
    static let lines: [(name: String, line: [UInt8], kind: ErrorKind)] = [
        ("nothing", [], .parse), ("blanks", bytes("  \r"), .parse), ("words", bytes("hello"), .parse),
        ("half an object", bytes(#"{"jsonrpc":"2.0","id":1,"#), .parse),
        ("a second value", bytes(#"{"id":1} {}"#), .parse),
        ("invalid UTF-8", bytes(#"{"id":"#) + [0x22, 0xFF, 0x22, 0x7D], .parse),
        ("an overlong form", bytes(#"{"id":"#) + [0x22, 0xC0, 0xAF, 0x22, 0x7D], .parse),
        ("NUL bytes", [0, 0, 0], .parse), ("NUL in a string", bytes(#"{"id":""#) + [0] + bytes(#""}"#), .parse),
        ("an escaped NUL", bytes(say(#""a\u0000b""#)), .parse),
        ("half a surrogate pair", bytes(say(#""\ud800""#)), .parse),
        ("5,000 open braces", [UInt8](repeating: 0x7B, count: 5000), .parse),
        ("5,000 open brackets", [UInt8](repeating: 0x5B, count: 5000), .parse),
        ("nesting over the limit", bytes(say(deep(40))), .parse),
        ("the same name twice", bytes(#"{"id":1,"id":2}"#), .parse),
        ("an array", bytes(#"[{"jsonrpc":"2.0","id":1,"method":"status"}]"#), .invalidRequest),
        ("a number", bytes("7"), .invalidRequest),
        ("a notification", bytes(#"{"jsonrpc":"2.0","method":"status"}"#), .invalidRequest),
        ("id null", bytes(#"{"jsonrpc":"2.0","id":null,"method":"status"}"#), .invalidRequest),
        ("id with a fraction", bytes(#"{"jsonrpc":"2.0","id":1.5,"method":"status"}"#), .invalidRequest),
        ("no version", bytes(#"{"id":1,"method":"status"}"#), .invalidRequest),
        ("another version", bytes(#"{"jsonrpc":"1.0","id":1,"method":"status"}"#), .invalidRequest),
        ("no method", bytes(#"{"jsonrpc":"2.0","id":1}"#), .invalidRequest),
        ("an unknown method", bytes(#"{"jsonrpc":"2.0","id":1,"method":"delete"}"#), .noSuchMethod),
        ("params that are a list", bytes(#"{"jsonrpc":"2.0","id":1,"method":"say","params":["a"]}"#), .invalidParams),
        ("no text", bytes(#"{"jsonrpc":"2.0","id":1,"method":"say","params":{}}"#), .invalidParams),
        ("text that is a number", bytes(say("5")), .invalidParams),
        ("text that is null", bytes(say("null")), .invalidParams),
        ("blocks that are words", bytes(call("say", #"{"text":"a","blocks":"yes"}"#)), .invalidParams),
        ("a limit of 0", bytes(call("find", #"{"words":"a","limit":0}"#)), .invalidParams),
        ("a limit of a million million", bytes(call("find", #"{"words":"a","limit":1000000000000}"#)), .invalidParams),
        ("a limit past all numbers", bytes(call("find", #"{"words":"a","limit":1e999}"#)), .invalidParams),
        ("a nation of nobody's", bytes(call("referrals", #"{"nation":"atlantis"}"#)), .invalidParams),
        ("a situation of numbers", bytes(call("show", #"{"topic":"babies","situation":{"stage":1}}"#)), .invalidParams),
        ("text over 16 KiB", bytes(say("\"" + String(repeating: "a", count: 16_385) + "\"")), .tooLong),
        (
            "words over 16 KiB", bytes(call("find", "{\"words\":\"" + String(repeating: "é", count: 8193) + "\"}")),
            .tooLong
        ),
        ("a line over 64 KiB", [UInt8](repeating: 0x20, count: 65_537), .tooLong),
        ("a line of 1 MB", [UInt8](repeating: 0x61, count: 1 << 20), .tooLong),
    ]

    @Test("each is refused by its kind, and the connection stays usable")
    func refused() async throws {
        let server = try await TestServer.start()
        let client = try server.client()
        for (name, line, kind) in Self.lines {
            await client.send(line + [0x0A])
            #expect(try await client.errorKind() == kind, "\(name)")
            #expect(try await client.call(Say(text: "can I have another baby")).kind == .answer, "after \(name)")
        }
        try await server.stop()
    }

    @Test("all at once, cut anywhere, they give the same refusals in order", arguments: [1, 7, 4096])
    func pipelined(size: Int) async throws {
        // Byte by byte a line takes its time on a busy machine.
        var limits = ServerLimits()
        limits[.lineSeconds] = 3600
        let server = try await TestServer.start(limits: limits)
        let client = try server.client()
        let lines = Self.lines.filter { $0.line.count < 6000 || size > 1000 }
        let all: [UInt8] = lines.flatMap { (_, line, _) -> [UInt8] in line + [0x0A] }
        for start in stride(from: 0, to: all.count, by: size) {
            await client.send(Array(all[start..<min(start + size, all.count)]))
        }
        for (name, _, kind) in lines { #expect(try await client.errorKind() == kind, "\(name)") }
        try await server.stop()
    }

    @Test("no refusal repeats what was typed")
    func secrecy() async throws {
        let server = try await TestServer.start()
        let client = try server.client()
        await client.send(#"{"jsonrpc":"2.0","id":1,"method":"SECRET","params":{"SECRET":1}}"# + "\n")
        await client.send(
            #"{"jsonrpc":"2.0","id":1,"method":"show","params":{"topic":"a","situation":{"SECRET":1}}}"# + "\n")
        await client.send(#"{"jsonrpc":"2.0","id":1,"method":"referrals","params":{"nation":"SECRET"}}"# + "\nSECRET\n")
        for _ in 0..<4 { #expect(!String(decoding: try await client.line(), as: UTF8.self).contains("SECRET")) }
        try await server.stop()
    }

    @Test(
        "a state that nobody gave out starts afresh and says so", arguments: [#""made-up""#, "5", "{}", #""1.AAAA""#])
    func madeUpState(state: String) async throws {
        let server = try await TestServer.start()
        let client = try server.client()
        await client.send(call("say", #"{"text":"can I have another baby","state":\#(state)}"#) + "\n")
        let reply = try ResponseLine.decode(try await client.response().outcome.get(), as: ReplyMessage.self)
        #expect(reply.isFresh)
        #expect(reply.kind == .answer)
        await client.send(call("say", #"{"text":"can I have another baby","state":null}"#) + "\n")
        #expect(
            try ResponseLine.decode(try await client.response().outcome.get(), as: ReplyMessage.self).isFresh == false)
        try await server.stop()
    }

    @Test("noise of any kind neither stops the server nor its other callers")
    func noise() async throws {
        let server = try await TestServer.start()
        let good = try server.client()
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<200 {
            let client = try server.client()
            let count = Int.random(in: 0..<3000, using: &generator)
            await client.send((0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) })
            if Bool.random(using: &generator) { await client.send(Array(say("\"x\"").utf8.dropLast(3))) }
        }
        #expect(try await good.call(Say(text: "can I have another baby")).kind == .answer)
        try await server.stop()
    }

    private static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    private static func deep(_ depth: Int) -> String {
        String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
}

/// A request to `say` with this JSON as its text.
func say(_ text: String) -> String { call("say", "{\"text\":\(text)}") }

/// A request with these params.
func call(_ method: String, _ params: String) -> String {
    #"{"jsonrpc":"2.0","id":1,"method":"\#(method)","params":\#(params)}"#
}

/// Random numbers that are the same every time (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
