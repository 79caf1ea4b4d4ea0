import Foundation
import ProcessorTime
import Testing

@testable import Wire

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

/// Documents of all shapes.
enum Documents {
    static func string(_ generator: inout SeededGenerator) -> String {
        let pieces = [
            "a", "é", "日", "😀", "\"", "\\", "\n", "\u{1}", "\u{1F}", "/", "\u{7F}", " ", "\u{2028}", "e\u{301}",
        ]
        return (0..<Int.random(in: 0...12, using: &generator)).map { _ in pieces.randomElement(using: &generator)! }
            .joined()
    }

    /// A document as text, with blanks anywhere.
    static func text(_ generator: inout SeededGenerator, depth: Int = 5) -> String {
        func blank() -> String { ["", "", "", " ", "\t", "\r\n"].randomElement(using: &generator)! }
        let choice = Int.random(in: 0..<(depth == 0 ? 5 : 8), using: &generator)
        let value: String
        switch choice {
        case 0: value = "null"
        case 1: value = Bool.random(using: &generator) ? "true" : "false"
        case 2: value = String(Int.random(in: -1000...1000, using: &generator))
        case 3: value = "\(Double.random(in: -1e6...1e6, using: &generator))"
        case 4: value = quoted(&generator)
        case 5, 6:
            // A name stands once: that is where we are stricter than the grammar.
            let members = (0..<Int.random(in: 0...12, using: &generator)).map {
                "\(blank())\(quoted(&generator, "\($0)"))\(blank()):\(text(&generator, depth: depth - 1))"
            }
            value = "{\(members.isEmpty ? blank() : members.joined(separator: ","))}"
        default:
            let items = (0..<Int.random(in: 0...6, using: &generator)).map { _ in text(&generator, depth: depth - 1) }
            value = "[\(items.isEmpty ? blank() : items.joined(separator: ","))]"
        }
        return blank() + value + blank()
    }

    private static func quoted(_ generator: inout SeededGenerator, _ ending: String = "") -> String {
        var text = "\""
        for scalar in (string(&generator) + ending).unicodeScalars {
            let mustEscape = scalar.value < 0x20 || scalar == "\"" || scalar == "\\"
            if mustEscape || Int.random(in: 0..<6, using: &generator) == 0 {
                for unit in String(scalar).utf16 {
                    text += "\\u" + String(String(unit, radix: 16).reversed()).padded
                }
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        return text + "\""
    }
}

extension String {
    /// Four hexadecimal digits from up to four that stand in reverse.
    fileprivate var padded: String { String((self + String(repeating: "0", count: 4 - count)).reversed()) }
}

@Suite("Beside Foundation's JSON")
struct DifferentialTests {
    @Test("thousands of documents are read as Foundation reads them")
    func same() throws {
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<2000 {
            let text = Documents.text(&generator)
            let ours = try JSON.parse(Array(text.utf8))
            let theirs = try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
            #expect(isSame(ours, theirs), "\(text)")
        }
    }

    @Test("what Foundation refuses we refuse, with any byte of a document changed")
    func refused() {
        var generator = SeededGenerator(seed: 2)
        var refusals = 0
        for _ in 0..<6000 {
            var bytes = Array(Documents.text(&generator, depth: 3).utf8)
            let place = Int.random(in: 0..<bytes.count, using: &generator)
            switch Int.random(in: 0..<3, using: &generator) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
            case 1: bytes.remove(at: place)
            default: bytes.insert(Array(#"{}[]",:\0-e."#.utf8).randomElement(using: &generator)!, at: place)
            }
            // Foundation takes UTF-16 and UTF-32 as well and guesses by zeros; we take UTF-8 alone.
            if bytes.contains(0) { continue }
            let theirs = try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
            let ours = try? JSON.parse(bytes)
            if theirs == nil { refusals += 1 }
            // A number past all doubles is refused by us only where somebody asks for its value.
            if theirs == nil, let ours, holdsHugeNumber(ours) { continue }
            #expect(theirs != nil || ours == nil, "\(String(decoding: bytes, as: UTF8.self))")
            if let ours, let theirs { #expect(isSame(ours, theirs)) }
        }
        #expect(refusals > 300)
    }

    private func holdsHugeNumber(_ value: JSON) -> Bool {
        switch value {
        case .null, .bool, .string: false
        case .number(let number): number.double == nil
        case .array(let items): items.contains(where: holdsHugeNumber)
        case .object(let members): members.contains { holdsHugeNumber($0.value) }
        }
    }

    private func isSame(_ ours: JSON, _ theirs: Any) -> Bool {
        switch ours {
        case .null: return theirs is NSNull
        case .bool(let value): return (theirs as? Bool) == value
        case .number(let number):
            // Foundation reads long fractions through a decimal form and may be off in the last binary place.
            guard let theirs = (theirs as? NSNumber)?.doubleValue, let ours = number.double else { return false }
            return abs(theirs - ours) <= abs(ours) * 1e-14
        case .string(let text): return (theirs as? String).map { Array($0.utf8) == Array(text.utf8) } ?? false
        case .array(let items):
            guard let list = theirs as? [Any], list.count == items.count else { return false }
            return zip(items, list).allSatisfy { isSame($0, $1) }
        case .object(let members):
            guard let dictionary = theirs as? [String: Any], dictionary.count == members.count else { return false }
            return members.allSatisfy { member in dictionary[member.key].map { isSame(member.value, $0) } ?? false }
        }
    }
}

@Suite("Anything at all")
struct FuzzTests {
    @Test(
        "no bytes crash the reading of a request or a response, and a request line always gives a value",
        arguments: 0..<8)
    func noise(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(100 + seed))
        let seeds = [
            #"{"jsonrpc":"2.0","id":1,"method":"say","params":{"text":"a","state":"1.x","blocks":true}}"#,
            #"{"jsonrpc":"2.0","id":"x","method":"find","params":{"words":"a","limit":3}}"#,
            #"{"jsonrpc":"2.0","id":1,"error":{"code":-1,"message":"m","data":{"kind":"parse"}}}"#,
            #"{"jsonrpc":"2.0","id":1,"result":{"v":1,"kind":"answer","topics":[{"id":"a","score":0.5}],"text":"","state":""}}"#,
        ].map { Array($0.utf8) }
        for _ in 0..<5000 {
            var bytes = seeds.randomElement(using: &generator)!
            for _ in 0..<Int.random(in: 1...6, using: &generator) {
                let place = Int.random(in: 0...bytes.count, using: &generator)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0 where place < bytes.count: bytes[place] = UInt8.random(in: 0...255, using: &generator)
                case 1 where place < bytes.count: bytes.removeSubrange(place..<min(place + 9, bytes.count))
                case 2: bytes.insert(contentsOf: bytes.suffix(from: place), at: place)
                default: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: place)
                }
            }
            _ = RequestLine(bytes)
            if let response = try? ResponseLine(bytes), case .success(let result) = response.outcome {
                _ = try? ResponseLine.decode(result, as: ReplyMessage.self)
                _ = try? ResponseLine.decode(result, as: StatusMessage.self)
                _ = try? ResponseLine.decode(result, as: ShownTopicMessage.self)
            }
        }
    }

    @Test("a long line of short names is read in no time")
    func manyNames() {
        let text = "{" + (0..<9000).map { "\"\($0)\":1" }.joined(separator: ",") + "}"
        #expect(ProcessorTime.taken { _ = RequestLine(Array(text.utf8)) } < .seconds(1))
    }
}

@Suite("Exit statuses")
struct ExitStatusTests {
    @Test("a reply ends pao ask as the protocol's table says")
    func replies() {
        let table: [(ReplyMessage, Int32)] = [
            (ReplyMessage(kind: .urgent, level: "emergency"), 3), (ReplyMessage(kind: .answer), 0),
            (ReplyMessage(kind: .clarify), 2), (ReplyMessage(kind: .clarify, isSafetyQuestion: true), 3),
            (ReplyMessage(kind: .question), 2), (ReplyMessage(kind: .menu), 2), (ReplyMessage(kind: .social), 0),
            (ReplyMessage(kind: .meta), 0), (ReplyMessage(kind: .command), 0), (ReplyMessage(kind: .unknown), 1),
        ]
        for (reply, status) in table { #expect(Wire.ExitStatus(reply).rawValue == status) }
        #expect(Set(table.map { $0.0.kind }) == Set(ReplyMessage.Kind.allCases))
    }

    @Test("an error ends with its sysexit")
    func errors() {
        let statuses = ErrorKind.allCases.map { Wire.ExitStatus($0).rawValue }
        #expect(statuses == [70, 70, 70, 64, 64, 75, 75, 77, 70])
    }
}
