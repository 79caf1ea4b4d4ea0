import Testing

@testable import Wire

@Suite("Requests in their usual form, beside the reader of trees")
struct UsualRequestTests {
    private static let usual = [
        #"{"jsonrpc":"2.0","id":1,"method":"say","params":{"text":"is it my fault","state":"2.abc","blocks":true}}"#,
        #"{"jsonrpc": "2.0", "id": "x\u00e9", "method": "say", "params": {"text": "a \"b\"\n\u2019 é 日"}}"#,
        #" {"id":-7,"params":{"blocks":false,"text":""},"method":"say","jsonrpc":"2.0"} "#,
        #"{"jsonrpc":"2.0","id":1,"method":"find","params":{"words":"back pain","limit":50}}"#,
        #"{"jsonrpc":"2.0","id":1,"method":"find","params":{"limit":1,"words":"a"}}"#,
    ]

    @Test("they are read without a tree, and say the same", arguments: usual)
    func short(line: String) {
        let bytes = Array(line.utf8)
        #expect(UsualRequest.read(bytes) != nil)
        #expect(RequestLine(bytes) == RequestLine(inFull: bytes))
    }

    /// What is refused, and what is taken though it is unusual.
    private static let unusual = [
        "", "{}", "[]", "{", "null", #"{"jsonrpc":"2.0","id":1,"method":"say","params":{"text":"a"}}x"#,
        #"{"jsonrpc":"2.0","id":1,"method":"say","params":{"text":"a"}"#,
        #"{"jsonrpc":"2.0","id":1,"method":"say","params":{"text":"a","text":"b"}}"#,
        #"{"jsonrpc":"2.0","id":1,"id":2,"method":"say","params":{"text":"a"}}"#,
        #"{"jsonrpc":"2.0","id":1,"method":"say","params":{"text":"a","more":[1,{}]}}"#,
        #"{"jsonrpc":"2.0","id":1,"method":"say","params":{"text":"a","state":null,"blocks":null}}"#,
        #"{"jsonrpc":"2.0","id":1,"method":"say","params":{"text":"a","state":7}}"#,
        #"{"jsonrpc":"2.0","id":1,"method":"say","params":{"text":"a","blocks":1}}"#,
        #"{"jsonrpc":"2.0","id":1,"method":"say","params":{"text":7}}"#,
        #"{"jsonrpc":"2.0","id":1,"method":"say","params":{"text":"a","words":"b"}}"#,
        #"{"jsonrpc":"2.0","id":1,"method":"say","params":{"words":"b"}}"#,
        #"{"jsonrpc":"2.0","id":1,"method":"say","params":null}"#, #"{"jsonrpc":"2.0","id":1,"method":"say"}"#,
        #"{"jsonrpc":"2.0","id":1,"method":"say","params":[]}"#,
        #"{"jsonrpc":"2.0","id":1,"method":"say","params":{}}"#,
        #"{"jsonrpc":"2.0","id":1.0,"method":"say","params":{"text":"a"}}"#,
        #"{"jsonrpc":"2.0","id":null,"method":"say","params":{"text":"a"}}"#,
        #"{"jsonrpc":"2.0","id":01,"method":"say","params":{"text":"a"}}"#,
        #"{"jsonrpc":"2.0","method":"say","params":{"text":"a"}}"#,
        #"{"jsonrpc":"1.0","id":1,"method":"say","params":{"text":"a"}}"#,
        #"{"id":1,"method":"say","params":{"text":"a"}}"#,
        #"{"jsonrpc":"\u0032.0","id":1,"m\u0065thod":"say","params":{"text":"a"}}"#,
        #"{"jsonrpc":"2.0","id":1,"method":"shout","params":{"text":"a"}}"#,
        #"{"jsonrpc":"2.0","id":1,"method":"say","params":{"text":"a\u0000"}}"#,
        #"{"jsonrpc":"2.0","id":1,"method":"say","params":{"text":"\ud800"}}"#,
        #"{"jsonrpc":"2.0","id":1,"method":"find","params":{"words":"a","limit":0}}"#,
        #"{"jsonrpc":"2.0","id":1,"method":"find","params":{"words":"a","limit":51}}"#,
        #"{"jsonrpc":"2.0","id":1,"method":"find","params":{"words":"a","limit":1e1}}"#,
        #"{"jsonrpc":"2.0","id":1,"method":"find","params":{"words":"a","limit":99999999999999999999}}"#,
        #"{"jsonrpc":"2.0","id":1,"method":"find","params":{"words":"a","text":"b"}}"#,
        #"{"jsonrpc":"2.0","id":1,"method":"say","params":{"text":"\#(String(repeating: "a", count: 16_385))"}}"#,
        #"{"jsonrpc":"2.0","id":1,"method":"say","params":{"text":"\#(String(repeating: "a", count: 65_500))"}}"#,
    ]

    @Test("whatever else comes is answered as the reader of trees has it", arguments: unusual)
    func full(line: String) {
        let bytes = Array(line.utf8)
        #expect(UsualRequest.read(bytes) == nil)
        #expect(RequestLine(bytes) == RequestLine(inFull: bytes))
    }

    @Test("with any bytes changed both say the same", arguments: 0..<4)
    func changed(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(300 + seed))
        let usual = Self.usual.map { Array($0.utf8) }
        let unusual = Self.unusual.filter { $0.utf8.count < 200 }.map { Array($0.utf8) }
        let telling = Array(#"{}[]",:\0-e.1uté "#.utf8)
        var short = 0
        for _ in 0..<8000 {
            var bytes = (Bool.random(using: &generator) ? usual : unusual).randomElement(using: &generator)!
            for _ in 0..<Int.random(in: 1...2, using: &generator) where !bytes.isEmpty {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: bytes[place] = telling.randomElement(using: &generator)!
                case 1: bytes.remove(at: place)
                case 2: bytes[place] = UInt8.random(in: 0...255, using: &generator)
                default: bytes.insert(telling.randomElement(using: &generator)!, at: place)
                }
            }
            if UsualRequest.read(bytes) != nil { short += 1 }
            let line = RequestLine(bytes)
            #expect(line == RequestLine(inFull: bytes), "\(String(decoding: bytes, as: UTF8.self))")
        }
        #expect(short > 100)
    }
}
